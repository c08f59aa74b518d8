//! The page's words, from `locales/`: Dutch first, English second.
//!
//! Knows no component; sentences about the network come from the service, not from here.

mod messages;

use std::fmt;

use messages::Messages;

const DUTCH: &str = include_str!("../../locales/nl.ftl");
const ENGLISH: &str = include_str!("../../locales/en.ftl");

thread_local! {
    static MESSAGES: [Messages; 2] = [Messages::read(DUTCH), Messages::read(ENGLISH)];
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

    /// The text with this key, its places filled in.
    #[must_use]
    pub fn with(self, key: &str, values: &[(&str, Value)]) -> String {
        MESSAGES.with(|[dutch, english]| match self {
            Self::Nl => dutch.text(key, values),
            Self::En => english.text(key, values),
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
mod tests {
    use super::*;
    use fluent_bundle::FluentResource;
    use std::collections::BTreeSet;

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
        assert_eq!(keys(DUTCH), keys(ENGLISH));
    }

    #[test]
    fn numbers_choose_singular_and_plural() {
        assert_eq!(Language::Nl.with("steps", &[("count", 1.into())]), "1 stap");
        assert_eq!(
            Language::En.with("steps", &[("count", 3.into())]),
            "3 steps"
        );
    }

    /// Every key that the code asks for exists.
    #[test]
    fn every_key_in_the_code_exists() {
        let known = keys(DUTCH);
        for (file, key) in asked_keys() {
            assert!(
                known.contains(&key),
                "{file} asks for the unknown text {key:?}"
            );
        }
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
