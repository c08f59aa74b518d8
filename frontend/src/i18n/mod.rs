//! The page's words, from `locales/`: Dutch first, English second. English, and the words of a chunk
//! of screens, are added when they are there.
//!
//! Knows no component; sentences about the network come from the service, not from here.

mod messages;

use std::cell::RefCell;
use std::fmt;

use messages::Messages;

const DUTCH: &str = include_str!("../../locales/nl.ftl");

thread_local! {
    static MESSAGES: RefCell<[Messages; 2]> =
        RefCell::new([DUTCH, ""].map(Messages::read));
}

/// Adds words to those that are there: Dutch, English.
pub fn add(words: [&'static str; 2]) {
    MESSAGES.with_borrow_mut(|messages| {
        for (messages, file) in messages.iter_mut().zip(words) {
            messages.add(file);
        }
    });
}

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Dutch as written in Flanders.
    #[default]
    Nl,
    /// English.
    En,
}

impl Language {
    /// As GraphQL writes it.
    #[must_use]
    pub fn graphql(self) -> &'static str {
        match self {
            Self::Nl => "NL",
            Self::En => "EN",
        }
    }

    /// As HTML's `lang` writes it.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Nl => "nl-BE",
            Self::En => "en",
        }
    }

    /// The text with this key.
    #[must_use]
    pub fn t(self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The text with this key, its places filled in: in Dutch where English is not there, the key
    /// itself where that is not there either.
    #[must_use]
    pub fn with(self, key: &str, values: &[(&str, Value)]) -> String {
        self.find(key, values).unwrap_or_else(|| key.to_owned())
    }

    /// The same, where a text has this key.
    #[must_use]
    pub fn find(self, key: &str, values: &[(&str, Value)]) -> Option<String> {
        MESSAGES.with_borrow(|[dutch, english]| {
            let english = (self == Self::En).then_some(english);
            let own = english.and_then(|english| english.text(key, values));
            own.or_else(|| dutch.text(key, values))
        })
    }
}

/// A value to fill in.
#[derive(Clone, Debug)]
pub enum Value {
    /// A number, by which singular or plural is chosen.
    Number(usize),
    /// A text.
    Text(String),
}

impl Value {
    fn text(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
        }
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use fluent_bundle::FluentResource;
    use std::collections::BTreeSet;

    /// The folder of the code that may use them, and the words of both languages.
    pub(super) const FILES: [(&str, [&str; 2]); 11] = [
        ("/src/", [DUTCH, include_str!("../../locales/en.ftl")]),
        (
            "/src/pages/answers/",
            [
                include_str!("../../locales/answers.nl.ftl"),
                include_str!("../../locales/answers.en.ftl"),
            ],
        ),
        (
            "/src/pages/records/",
            [
                include_str!("../../locales/records.nl.ftl"),
                include_str!("../../locales/records.en.ftl"),
            ],
        ),
        (
            "/src/pages/overviews/",
            [
                include_str!("../../locales/overviews.nl.ftl"),
                include_str!("../../locales/overviews.en.ftl"),
            ],
        ),
        (
            "/src/pages/start/",
            [
                include_str!("../../locales/start.nl.ftl"),
                include_str!("../../locales/start.en.ftl"),
            ],
        ),
        (
            "/src/pages/panel/",
            [
                include_str!("../../locales/panel.nl.ftl"),
                include_str!("../../locales/panel.en.ftl"),
            ],
        ),
        (
            "/src/pages/editing/",
            [
                include_str!("../../locales/editing.nl.ftl"),
                include_str!("../../locales/editing.en.ftl"),
            ],
        ),
        (
            "/src/pages/live/",
            [
                include_str!("../../locales/live.nl.ftl"),
                include_str!("../../locales/live.en.ftl"),
            ],
        ),
        (
            "/src/pages/partners/",
            [
                include_str!("../../locales/partners.nl.ftl"),
                include_str!("../../locales/partners.en.ftl"),
            ],
        ),
        (
            "/src/pages/history/",
            [
                include_str!("../../locales/history.nl.ftl"),
                include_str!("../../locales/history.en.ftl"),
            ],
        ),
        // Of two chunks, each of which brings them along.
        (
            "/src/pages/parts/record_field.rs",
            [
                include_str!("../../locales/fields.nl.ftl"),
                include_str!("../../locales/fields.en.ftl"),
            ],
        ),
    ];

    /// Adds the page's own words in English, as a page does that is asked in English.
    pub(crate) fn add_english() {
        add(["", FILES[0].1[1]]);
    }

    fn keys(texts: &str) -> BTreeSet<String> {
        FluentResource::try_new(texts.to_owned()).expect("the file is whole");
        texts
            .lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(|line| line.split_once(" =").map(|(key, _)| key.to_owned()))
            .collect()
    }

    #[test]
    fn both_languages_have_the_same_keys() {
        for (folder, [dutch, english]) in FILES {
            assert_eq!(keys(dutch), keys(english), "{folder}");
        }
    }

    #[test]
    fn numbers_choose_singular_and_plural() {
        add_english();
        assert_eq!(Language::Nl.with("steps", &[("count", 1.into())]), "1 stap");
        assert_eq!(
            Language::En.with("steps", &[("count", 3.into())]),
            "3 steps"
        );
    }

    #[test]
    fn no_key_is_in_two_files() {
        let mut seen = BTreeSet::new();
        for key in FILES.iter().flat_map(|(_, [dutch, _])| keys(dutch)) {
            assert!(seen.insert(key.clone()), "{key} is in two files");
        }
    }

    /// Every key that the code asks for exists, and is there when the code is: the words of a
    /// chunk come with that chunk.
    #[test]
    fn every_key_in_the_code_exists() {
        let files = FILES.map(|(folder, [dutch, _])| (folder, keys(dutch)));
        for (path, key) in asked_keys() {
            let known = |(folder, keys): &(&str, BTreeSet<String>)| {
                path.contains(folder) && keys.contains(&key)
            };
            assert!(
                files.iter().any(known),
                "{path} asks for the text {key:?}, which is not there for it"
            );
        }
    }

    #[test]
    fn without_english_the_page_reads_dutch() {
        assert_eq!(Language::En.t("month-05"), "mei");
        add_english();
        assert_eq!(Language::En.t("month-05"), "May");
        assert_eq!(Language::Nl.t("month-05"), "mei");
    }

    #[test]
    fn words_of_a_chunk_come_with_it() {
        let key = "unknown-title";
        assert_eq!(Language::Nl.t(key), key);
        add(FILES[2].1);
        assert_eq!(Language::Nl.t(key), "Deze bladzijde bestaat niet");
        assert_eq!(Language::En.t(key), "This page does not exist");
    }

    fn asked_keys() -> Vec<(String, String)> {
        let mut found = Vec::new();
        let mut folders = vec![std::path::PathBuf::from(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/src"
        ))];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("the source is there") {
                let path = entry.expect("readable").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let text = std::fs::read_to_string(&path).expect("text");
                    for call in [".t(\"", ".with(\""] {
                        found.extend(text.split(call).skip(1).filter_map(|rest| {
                            rest.split_once('"')
                                .map(|(key, _)| (path.display().to_string(), key.to_owned()))
                        }));
                    }
                }
            }
        }
        found
    }
}
