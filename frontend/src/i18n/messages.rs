//! The part of Fluent that the page's words use: texts with `{ $name }` in them, and a choice by
//! number, one variant on a line.
//!
//! Fluent itself weighs an eighth of the page's download; a test holds every text against it.

use super::Value;

/// The messages of files: key and pattern, in their order.
pub(super) struct Messages(Vec<(&'static str, &'static str)>);

impl Messages {
    pub(super) fn read(file: &'static str) -> Self {
        let mut messages = Self(Vec::new());
        messages.add(file);
        messages
    }

    /// Adds the messages of another file after those that are there.
    pub(super) fn add(&mut self, file: &'static str) {
        let mut rest = file;
        while !rest.is_empty() {
            let (entry, others) = rest.split_at(entry_length(rest));
            if entry.starts_with(|c: char| c.is_ascii_lowercase()) {
                let message = entry.split_once('=').map(|(k, p)| (k.trim(), p.trim()));
                self.0.extend(message);
            }
            rest = others;
        }
    }

    /// The text with this key, filled in, where there is one.
    pub(super) fn text(&self, key: &str, values: &[(&str, Value)]) -> Option<String> {
        let (_, pattern) = self.0.iter().find(|(known, _)| *known == key)?;
        let mut text = String::new();
        fill(&mut text, pattern, values);
        Some(text)
    }
}

/// A line, with the lines that continue it.
fn entry_length(file: &str) -> usize {
    let mut line_starts = file.match_indices('\n').map(|(end, _)| end + 1);
    let next = line_starts.find(|start| !file[*start..].starts_with([' ', '}']));
    next.unwrap_or(file.len())
}

fn fill(text: &mut String, pattern: &str, values: &[(&str, Value)]) {
    let mut rest = pattern;
    while let Some((before, place)) = rest.split_once('{') {
        text.push_str(before);
        let (inside, after) = place.split_at(closing(place));
        fill_place(text, inside, values);
        rest = after.strip_prefix('}').unwrap_or(after);
    }
    text.push_str(rest);
}

/// Where the brace closes that opened before this text.
fn closing(text: &str) -> usize {
    let mut depth = 1_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

/// Fills in `$name`, or the variant that `$name -> …` chooses.
fn fill_place(text: &mut String, place: &str, values: &[(&str, Value)]) {
    let (name, variants) = place.split_once("->").unwrap_or((place, ""));
    let name = name.trim().trim_start_matches('$');
    let value = values.iter().find(|(known, _)| *known == name);
    match value {
        None => text.push_str(name),
        Some((_, value)) if variants.is_empty() => text.push_str(&value.text()),
        Some((_, value)) => fill(text, variant(variants, value), values),
    }
}

/// The first variant for this value, else the one with the asterisk. Of the plural categories both
/// languages have only `one`, for 1.
fn variant<'a>(variants: &'a str, value: &Value) -> &'a str {
    let written = value.text();
    let mut chosen = "";
    for line in variants.lines() {
        let Some((key, text)) = line.split_once(']') else {
            continue;
        };
        let (mark, key) = key.split_once('[').unwrap_or(("", key));
        let is_one = key == "one" && matches!(value, Value::Number(1));
        if is_one || key == written {
            return text.trim_start();
        }
        if mark.ends_with('*') {
            chosen = text.trim_start();
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

    use super::*;
    use crate::i18n::tests::FILES;

    /// The names of the places in a file.
    fn places(file: &str) -> BTreeSet<&str> {
        let names = file.split('$').skip(1);
        names
            .filter_map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric()).next())
            .collect()
    }

    fn told_by_fluent(
        bundle: &FluentBundle<FluentResource>,
        key: &str,
        args: &FluentArgs,
    ) -> String {
        let message = bundle.get_message(key).expect("it is there");
        let pattern = message.value().expect("it has a text");
        bundle
            .format_pattern(pattern, Some(args), &mut Vec::new())
            .into_owned()
    }

    fn check_file(language: &str, file: &'static str) {
        let mut bundle = FluentBundle::new(vec![language.parse().expect("a language")]);
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(file.to_owned()).expect("the file is whole");
        bundle.add_resource(resource).expect("no key twice");
        let messages = Messages::read(file);
        for count in [0, 1, 2, 21, 1000] {
            let values: Vec<(&str, Value)> = places(file)
                .into_iter()
                .map(|name| (name, count.into()))
                .collect();
            let args = places(file)
                .into_iter()
                .map(|name| (name, FluentValue::from(count)))
                .collect();
            for (key, _) in &messages.0 {
                assert_eq!(
                    messages.text(key, &values),
                    Some(told_by_fluent(&bundle, key, &args)),
                    "{key} with {count}"
                );
            }
        }
    }

    #[test]
    fn all_texts_read_as_fluent_reads_them() {
        for (_, [dutch, english]) in FILES {
            check_file("nl-BE", dutch);
            check_file("en", english);
        }
    }

    #[test]
    fn texts_are_filled_in() {
        let messages = Messages::read(
            "# no message\na = x { $y }{ $y ->\n    [0] none\n    [one] { $z }!\n   *[other] many\n} end\nb = c\n",
        );
        let text = |key, values: &[(&str, Value)]| messages.text(key, values).unwrap_or_default();
        let check = |y: Value, expected: &str| {
            assert_eq!(text("a", &[("y", y), ("z", "z".into())]), expected);
        };
        check(0.into(), "x 0none end");
        check(1.into(), "x 1z! end");
        check(2.into(), "x 2many end");
        check("1".into(), "x 1many end");
        assert_eq!(text("a", &[]), "x yy end");
        assert_eq!(text("b", &[]), "c");
        assert_eq!(messages.text("d", &[]), None);
    }
}
