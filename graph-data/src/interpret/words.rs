//! A typed question as words: folded for looking up, and as typed for telling back.
//!
//! Knows nothing of what the words mean, but which ones carry little.

use crate::limits::{QUESTION_SIGNS_MAX, QUESTION_WORDS_MAX};
use crate::model::Language;
use crate::names;

/// A word of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Without case, accents and punctuation.
    pub(super) folded: String,
    /// As typed, without the punctuation around it.
    pub(super) typed: String,
}

/// The words of a question; `None` where it is longer than is looked at.
pub(super) fn read(text: &str) -> Option<Vec<Word>> {
    if text.chars().nth(QUESTION_SIGNS_MAX).is_some() {
        return None;
    }
    let words: Vec<Word> = text.split_whitespace().flat_map(chunk).collect();
    (words.len() <= QUESTION_WORDS_MAX).then_some(words)
}

fn chunk(typed: &str) -> Vec<Word> {
    let folded = names::words(typed);
    let typed = typed.trim_matches(|sign: char| !sign.is_alphanumeric());
    let word = |folded| Word {
        folded,
        typed: typed.to_owned(),
    };
    folded.into_iter().map(word).collect()
}

/// Articles, auxiliaries and prepositions: left unexplained, they cost next to nothing.
const LITTLE: &[&str] = &[
    "around",
    "between",
    "from",
    "near",
    "through",
    "within",
    "a",
    "aan",
    "about",
    "al",
    "all",
    "als",
    "also",
    "an",
    "and",
    "any",
    "are",
    "at",
    "be",
    "bij",
    "binnen",
    "by",
    "can",
    "could",
    "dan",
    "dat",
    "de",
    "deze",
    "die",
    "dit",
    "do",
    "does",
    "door",
    "een",
    "eens",
    "each",
    "eigenlijk",
    "elk",
    "elke",
    "every",
    "elkaar",
    "en",
    "er",
    "for",
    "gaan",
    "graag",
    "had",
    "has",
    "have",
    "heb",
    "hebben",
    "heeft",
    "het",
    "hun",
    "i",
    "ik",
    "in",
    "into",
    "is",
    "it",
    "je",
    "kan",
    "kunnen",
    "kunt",
    "langs",
    "along",
    "me",
    "met",
    "mij",
    "mijn",
    "my",
    "naar",
    "nog",
    "nu",
    "of",
    "om",
    "on",
    "onze",
    "ook",
    "op",
    "or",
    "ons",
    "our",
    "over",
    "please",
    "rond",
    "should",
    "te",
    "that",
    "the",
    "their",
    "then",
    "there",
    "they",
    "this",
    "to",
    "tot",
    "tussen",
    "u",
    "us",
    "uit",
    "van",
    "vanuit",
    "via",
    "voor",
    "was",
    "waren",
    "we",
    "were",
    "wil",
    "with",
    "word",
    "worden",
    "wordt",
    "would",
    "you",
    "zich",
    "zijn",
    "zou",
    "zo",
];

/// Words with which a question asks, and verbs that say little.
const ASKING: &[&str] = &[
    "behoort", "behoren", "ben", "belongs", "bestaan", "bestaat", "doen", "doet", "exist", "find",
    "get", "gets", "heet", "hoort", "horen", "krijgen", "krijgt", "liggen", "ligt", "maakt",
    "make", "makes", "meest", "meeste", "moet", "moeten", "most", "staan", "staat", "vind",
    "vinden", "zit", "zitten", "zoek", "zoeken", "geef", "give", "hoe", "how", "list", "lijst",
    "show", "toon", "waar", "waarvan", "wat", "welk", "welke", "what", "where", "which", "who",
    "whom", "wie", "geen", "niet", "no", "not", "without", "zonder",
];

/// How much of a question's meaning a word carries: 0.1 an article or preposition, 0.4 a question
/// word or a verb that says little, 1 any other.
pub(super) fn weight(word: &str) -> f64 {
    if LITTLE.contains(&word) {
        0.1
    } else if ASKING.contains(&word) {
        0.4
    } else {
        1.0
    }
}

/// English words that Dutch does not have, and the other way round.
const ENGLISH: &[&str] = &[
    "and", "are", "between", "by", "can", "could", "do", "does", "find", "for", "from", "has",
    "have", "how", "i", "if", "on", "partners", "reach", "show", "the", "there", "through", "to",
    "what", "where", "which", "who", "whom", "with", "without", "works", "would",
];
const DUTCH: &[&str] = &[
    "aan", "bij", "de", "door", "een", "en", "er", "heeft", "het", "hoe", "ik", "kan", "langs",
    "met", "naar", "op", "tussen", "van", "voor", "waar", "wat", "welke", "wie", "zijn", "zit",
    "zonder",
];

/// The language in which a text is written, as far as its little words tell; Dutch where they do not.
#[must_use]
pub fn language_of(text: &str) -> Language {
    let words: Vec<String> =
        names::words(&text.chars().take(QUESTION_SIGNS_MAX).collect::<String>());
    // A name may hold a little word of the other language; the first word seldom does.
    let said = || words.iter().chain(words.first());
    let among = |list: &[&str]| said().filter(|w| list.contains(&w.as_str())).count();
    if among(ENGLISH) > among(DUTCH) {
        Language::En
    } else {
        Language::Nl
    }
}
