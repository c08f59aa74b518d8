//! The words around the parts of an answer, Dutch and English.

use graph_data::model::Language;

/// Fields of an answer whose rows need a heading, with their headings.
const TITLES: &[(&str, &str, &str)] = &[
    ("added", "Erbij:", "New:"),
    ("lost", "Niet meer:", "No longer:"),
    (
        "changed",
        "Veranderd (eerst en daarna):",
        "Changed (before and after):",
    ),
    (
        "newEntities",
        "Nieuw in het netwerk:",
        "New in the network:",
    ),
    (
        "lostEntities",
        "Niet meer in het netwerk:",
        "No longer in the network:",
    ),
    (
        "leversWithoutActor",
        "Zonder bekende actor:",
        "Without a known actor:",
    ),
    ("leversUnnamed", "Naam niet bekend:", "Name not known:"),
    (
        "leversWithOneActor",
        "Met één bekende actor:",
        "With one known actor:",
    ),
    (
        "leversWithoutGovernment",
        "Zonder bekende overheid:",
        "Without a known government body:",
    ),
    (
        "untiedPairs",
        "Geen eigen band gevonden tussen:",
        "No tie of their own found between:",
    ),
    ("overall", "In het hele netwerk:", "In the whole network:"),
    (
        "between",
        "Alleen tussen de twee groepen:",
        "Between the two groups alone:",
    ),
    ("uncovered", "Niet bereikt:", "Not reached:"),
    ("pieces", "Delen zonder deze schakel:", "Pieces without it:"),
];

/// The heading of a field.
pub(super) fn title(field: &str, language: Language) -> Option<&'static str> {
    let (_, nl, en) = TITLES.iter().find(|(name, ..)| *name == field)?;
    Some(say(language, nl, en))
}

pub(super) fn say<'a>(language: Language, nl: &'a str, en: &'a str) -> &'a str {
    match language {
        Language::Nl => nl,
        Language::En => en,
    }
}
