//! What is wrong with an edit, in the page's words, by the key that the service gives it.
//!
//! Knows neither forms nor the service's sentences.

use crate::i18n::{Language, Value};
use crate::state::editing::draft::{Flaw, Parameter};

/// What is wrong; `None` where the page has no words for it, as of a newer service.
pub(super) fn told(language: Language, flaw: &Flaw) -> Option<String> {
    let counts: Vec<(String, Value)> = flaw.parameters.iter().filter_map(count).collect();
    let named = flaw.parameters.iter();
    let named = named.map(|(name, it)| (&**name, value(language, it)));
    let counts = counts.iter().map(|(name, count)| (&**name, count.clone()));
    let values: Vec<(&str, Value)> = named.chain(counts).collect();
    language.find(&key(&flaw.key), &values)
}

/// The key of the page's words: `problem-name-taken` of `NAME_TAKEN`.
fn key(of: &str) -> String {
    format!("problem-{}", of.to_lowercase().replace('_', "-"))
}

fn value(language: Language, parameter: &Parameter) -> Value {
    match (parameter, language) {
        (Parameter::Count(count), _) => Value::Number(*count),
        (Parameter::Text(text), _) | (Parameter::Named(_, Some(text)), Language::En) => {
            Value::Text(text.clone())
        }
        (Parameter::Named(text, _), _) => Value::Text(text.clone()),
        (Parameter::List(items), _) => Value::Text(items.join(", ")),
    }
}

/// How many a list holds: `nearestCount` of `nearest`.
fn count((name, parameter): &(String, Parameter)) -> Option<(String, Value)> {
    match parameter {
        Parameter::List(items) => Some((format!("{name}Count"), items.len().into())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use graph_data::edit::Flaw as Known;

    use super::*;
    use crate::i18n::add;

    const WORDS: [&str; 2] = [
        include_str!("../../../locales/editing.nl.ftl"),
        include_str!("../../../locales/editing.en.ftl"),
    ];

    /// The names of the places in a text, with its key.
    fn places(words: &'static str, key: &str) -> Option<BTreeSet<&'static str>> {
        let start = words.find(&format!("\n{key} ="))? + 1;
        let text = &words[start..];
        let end = text.match_indices('\n').map(|(end, _)| end);
        let end = end
            .into_iter()
            .find(|end| !text[end + 1..].starts_with([' ', '}']));
        let text = &text[..end.unwrap_or(text.len())];
        let names = text.split('$').skip(1);
        let names =
            names.filter_map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric()).next());
        Some(names.collect())
    }

    #[test]
    fn all_that_can_be_wrong_has_its_sentence_and_no_sentence_is_of_nothing() {
        for (language, words) in ["nl", "en"].into_iter().zip(WORDS) {
            let mut known = BTreeSet::new();
            for (flaw, parameters) in Known::KEYS {
                let key = key(flaw);
                let Some(places) = places(words, &key) else {
                    panic!("{flaw} has no sentence {key} in editing.{language}.ftl");
                };
                for place in places {
                    let about = place.strip_suffix("Count").unwrap_or(place);
                    assert!(
                        parameters.contains(&place) || parameters.contains(&about),
                        "{key} in {language} tells ${place}, which {flaw} does not give"
                    );
                }
                known.insert(key);
            }
            let lines = words.lines().filter(|line| line.starts_with("problem-"));
            for key in lines.filter_map(|line| line.split(' ').next()) {
                assert!(known.contains(key), "{key} in {language} is of nothing");
            }
        }
    }

    #[test]
    fn a_flaw_is_told_in_the_language_of_the_page_and_an_unknown_one_is_not() {
        add(WORDS);
        let flaw = |key: &str, name: &str, parameter: Parameter| Flaw {
            key: key.to_owned(),
            parameters: vec![
                ("id".to_owned(), Parameter::Text("zz".to_owned())),
                (name.to_owned(), parameter),
            ],
        };
        let near = |ids: &[&str]| Parameter::List(ids.iter().map(|id| (*id).to_owned()).collect());
        let named =
            |en: Option<&str>| Parameter::Named("Omgeving".to_owned(), en.map(str::to_owned));
        for (flaw, nl, en) in [
            (
                flaw("NO_TAG", "nearest", near(&[])),
                "“zz” staat niet bij streek, sector of thema. Kies er een uit de lijst.",
                "“zz” is no region, sector or theme. Choose one from the list.",
            ),
            (
                flaw("NO_TAG", "nearest", near(&["a", "b"])),
                "“zz” staat niet bij streek, sector of thema. Bedoelt u: a, b?",
                "“zz” is no region, sector or theme. Do you mean: a, b?",
            ),
            (
                flaw("NAME_TAKEN", "entity", named(Some("Environment"))),
                "Er is al een “Omgeving” van dezelfde soort. Bewerk die, of geef deze een andere naam.",
                "There is another “Environment” of the same kind. Edit that one, or give this one another name.",
            ),
            (
                flaw("NAME_TAKEN", "entity", named(None)),
                "Er is al een “Omgeving” van dezelfde soort. Bewerk die, of geef deze een andere naam.",
                "There is another “Omgeving” of the same kind. Edit that one, or give this one another name.",
            ),
        ] {
            assert_eq!(told(Language::Nl, &flaw).as_deref(), Some(nl));
            assert_eq!(told(Language::En, &flaw).as_deref(), Some(en));
        }
        assert_eq!(
            told(Language::Nl, &flaw("NEWER", "entity", named(None))),
            None
        );
    }
}
