//! The pieces that may stand in a question: names, groups, kinds, dates, phrases; each from one word
//! to another. Pieces may overlap: which of them count is for the form to say.
//!
//! Knows nothing of forms.

use super::amounts;
use super::forms::Form;
use super::groups;
use super::lexicon::{Lexicon, Means, NAME_WORDS_MAX, Quality, Verb};
use super::modifiers::{self, Modifier, Phrase};
use super::sources::Sources;
use super::words::Word;
use crate::model::{EntityIx, PartialDate};
use crate::names::words;
use crate::network::ViewedNetwork;
use crate::search::SearchIndex;

/// An entity that a name may stand for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate {
    pub(super) entity: EntityIx,
    pub(super) name: Box<str>,
    pub(super) score: f64,
}

/// What a piece is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    /// One of these entities, best first.
    Entity(Vec<Candidate>),
    /// All of these.
    Entities(Vec<Candidate>),
    /// These qualities together.
    Qualities(Vec<Quality>),
    /// One of these relations.
    Verbs(Vec<Verb>),
    /// A date.
    Date(PartialDate),
    /// One of these sources, best first.
    Sources(Vec<Box<str>>),
    /// A phrase that says of which part, how far, how many.
    Modifier(Modifier),
}

/// A piece of a question: the words from `from` up to `to`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) what: What,
}

/// Whatever pieces are made of.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    pub(super) network: &'a ViewedNetwork,
    pub(super) names: &'a SearchIndex,
    pub(super) lexicon: &'a Lexicon,
    pub(super) sources: &'a Sources,
    pub(super) forms: &'a [Form],
    pub(super) phrases: &'a [Phrase],
}

impl Ground<'_> {
    /// Whether a form has this word in a place of its own.
    fn is_form_word(&self, word: &str) -> bool {
        let mut places = self.forms.iter().flat_map(|form| &form.elements);
        places.any(|place| place.fits(word))
    }
}

/// All pieces of a question, in the order of where they begin, the longer ones first.
pub(super) fn pieces(ground: Ground<'_>, words: &[Word]) -> Vec<Piece> {
    let mut pieces = by_name(ground.lexicon, words);
    pieces.extend(misspelt(ground, words, &pieces));
    pieces.extend(dates(words));
    pieces.extend(ground.sources.pieces(words));
    pieces.extend(groups::lists(words, &pieces));
    pieces.extend(groups::groups(ground.network, words, &pieces));
    pieces.extend(modifiers::pieces(ground, words, &pieces));
    pieces.sort_by_key(|piece| (piece.from, usize::MAX - piece.to));
    pieces
}

/// The names, kinds, tags and relations that stand there as the dataset writes them.
fn by_name(lexicon: &Lexicon, words: &[Word]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for from in 0..words.len() {
        let longest = words.len().min(from + NAME_WORDS_MAX);
        for to in (from + 1..=longest).rev() {
            let key: String = words[from..to].iter().map(|w| w.folded.as_str()).collect();
            pieces.extend(whats(lexicon, &key).map(|what| Piece { from, to, what }));
        }
    }
    pieces
}

/// What a text means; without the s of a possessive where it means nothing with it.
fn whats(lexicon: &Lexicon, key: &str) -> impl Iterator<Item = What> + use<> {
    let mut entities: Vec<Candidate> = Vec::new();
    let mut others: Vec<What> = Vec::new();
    let owner = key
        .strip_suffix('s')
        .filter(|_| lexicon.find(key).next().is_none());
    for means in lexicon.find(owner.unwrap_or(key)) {
        match means {
            Means::Entity(entity, name, score) => entities.push(Candidate {
                entity: *entity,
                name: name.clone(),
                score: *score,
            }),
            Means::Qualities(qualities) => others.push(What::Qualities(qualities.clone())),
            Means::Verbs(verbs) if owner.is_none() => others.push(What::Verbs(verbs.clone())),
            Means::Verbs(_) => {}
        }
    }
    entities.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.entity.cmp(&b.entity)));
    let names = (!entities.is_empty()).then_some(What::Entity(entities));
    names.into_iter().chain(others)
}

/// Words that mean nothing may be a name with a typing error, or a part of one. At most so many are
/// looked up.
const LOOKED_UP_MAX: usize = 6;
/// A hit must fit at least so well.
const FIT_MIN: f64 = 0.35;
/// Names among which to ask back; more say nothing.
const CANDIDATES_MAX: usize = 3;

fn misspelt(ground: Ground<'_>, words: &[Word], known: &[Piece]) -> Vec<Piece> {
    let is_known = |place: usize| {
        let word = &words[place].folded;
        known
            .iter()
            .any(|p| p.from <= place && place < p.to && !matches!(p.what, What::Verbs(_)))
            || ground.is_form_word(word)
            || super::words::weight(word) < 1.0
            || word.chars().count() < 4
            || amounts::number(word).is_some()
    };
    let unknown = (0..words.len()).filter(|place| !is_known(*place));
    unknown
        .take(LOOKED_UP_MAX)
        .filter_map(|place| nearly(ground, words, place))
        .collect()
}

/// The entity nearly named around an unknown word: with its neighbours where they belong to the name.
fn nearly(ground: Ground<'_>, words: &[Word], place: usize) -> Option<Piece> {
    let spans = [
        (2, 2),
        (1, 2),
        (2, 1),
        (1, 1),
        (0, 2),
        (2, 0),
        (0, 1),
        (1, 0),
        (0, 0),
    ];
    let mut best: Option<(f64, usize, usize, Vec<Candidate>)> = None;
    for (before, after) in spans {
        let (Some(from), to) = (place.checked_sub(before), place + after + 1) else {
            continue;
        };
        if to > words.len() || !begins_and_ends_well(&words[from..to]) {
            continue;
        }
        let found = candidates(ground, &words[from..to]);
        let Some(score) = found.first().map(|c| c.score) else {
            continue;
        };
        if best
            .as_ref()
            .is_none_or(|(known, ..)| score > *known + 1e-9)
        {
            best = Some((score, from, to, found));
        }
    }
    best.map(|(_, from, to, found)| Piece {
        from,
        to,
        what: What::Entity(found),
    })
}

fn begins_and_ends_well(span: &[Word]) -> bool {
    let tells = |word: Option<&Word>| word.is_some_and(|w| super::words::weight(&w.folded) >= 1.0);
    tells(span.first()) && tells(span.last())
}

fn candidates(ground: Ground<'_>, span: &[Word]) -> Vec<Candidate> {
    let text: Vec<&str> = span.iter().map(|w| w.folded.as_str()).collect();
    let hits = ground
        .names
        .search(ground.network, &text.join(" "), CANDIDATES_MAX + 1);
    let best = hits.first().map_or(1.0, |hit| hit.score);
    let signs: usize = text.iter().map(|w| w.chars().count()).sum();
    let fits = |hit: &&crate::search::SearchHit| {
        let name = words(&hit.name).concat().chars().count();
        hit.score >= FIT_MIN && hit.score >= best - 0.05 && signs * 3 >= name
    };
    let found: Vec<Candidate> = hits
        .iter()
        .filter(fits)
        .map(|hit| Candidate {
            entity: hit.entity,
            name: hit.name.clone(),
            score: hit.score,
        })
        .collect();
    if found.len() > CANDIDATES_MAX {
        Vec::new()
    } else {
        found
    }
}

fn dates(words: &[Word]) -> Vec<Piece> {
    let at = |from: usize| {
        let (taken, date) = amounts::date(&words[from..])?;
        let what = match date {
            Ok(date) => What::Date(date),
            Err(_) => What::Modifier(Modifier::NoDate),
        };
        let to = from + taken;
        Some(Piece { from, to, what })
    };
    (0..words.len()).filter_map(at).collect()
}
