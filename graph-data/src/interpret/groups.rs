//! Several entities at once: named one after the other, by what they are to another ("de leden van de
//! SERV"), or as a group that the data define ("de zes voorbereidende organisaties").

use std::collections::BTreeMap;

use super::amounts;
use super::lexicon::{Quality, Verb};
use super::pieces::{Candidate, Piece, What};
use super::words::Word;
use crate::dataset::{Dataset, StartQuestionKind};
use crate::model::{Category, EntityIx, Relation};
use crate::network::ViewedNetwork;

/// Entities that one group may have.
pub(super) const GROUP_MAX: usize = 40;
/// Words that may stand between the names of a list, or between a role and whose it is.
const BETWEEN: &[&str] = &[
    "aan", "and", "at", "bij", "de", "en", "for", "het", "in", "met", "of", "om", "or", "the",
    "to", "tot", "van", "with",
];

/// Lists of names.
pub(super) fn lists(words: &[Word], known: &[Piece]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for from in 0..words.len() {
        let mut members: Vec<Candidate> = Vec::new();
        let mut at = from;
        while let Some((candidate, to)) = name_at(known, at) {
            if members.len() == GROUP_MAX {
                break;
            }
            members.push(candidate.clone());
            if members.len() > 1 {
                pieces.push(group(from, to, members.clone()));
            }
            at = past(words, to);
        }
    }
    pieces
}

fn group(from: usize, to: usize, mut members: Vec<Candidate>) -> Piece {
    let mut seen = Vec::new();
    members.retain(|member| {
        let is_new = !seen.contains(&member.entity);
        seen.push(member.entity);
        is_new
    });
    let what = What::Entities(members);
    Piece { from, to, what }
}

/// The longest name that begins at a word.
fn name_at(known: &[Piece], at: usize) -> Option<(&Candidate, usize)> {
    let names = known.iter().filter(|piece| piece.from == at);
    let names = names.filter_map(|piece| match &piece.what {
        What::Entity(candidates) => Some((candidates.first()?, piece.to)),
        _ => None,
    });
    names.max_by_key(|(_, to)| *to)
}

/// The first word from `at` on that does not merely join names.
fn past(words: &[Word], at: usize) -> usize {
    let joins = |word: &&Word| BETWEEN.contains(&word.folded.as_str());
    at + words[at.min(words.len())..]
        .iter()
        .take_while(joins)
        .count()
}

/// Groups that the data define.
pub(super) fn groups(network: &ViewedNetwork, words: &[Word], known: &[Piece]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for piece in known {
        match &piece.what {
            What::Verbs(verbs) => pieces.extend(of_whom(network, words, known, piece, verbs)),
            What::Qualities(qualities) => {
                pieces.extend(counted(network.dataset(), words, known, piece, qualities));
            }
            _ => {}
        }
    }
    pieces
}

/// "De leden van de SERV": those with such a relation to the one named.
fn of_whom(
    network: &ViewedNetwork,
    words: &[Word],
    known: &[Piece],
    role: &Piece,
    verbs: &[Verb],
) -> Option<Piece> {
    let at = past(words, role.to);
    if at == role.to {
        return None;
    }
    let (whose, to) = name_at(known, at)?;
    let dataset = network.dataset();
    let incidences = network.snapshot().incidences(whose.entity).iter();
    let mut members: Vec<EntityIx> = incidences
        .filter(|i| {
            let kind = dataset.relation(i.relation).kind;
            verbs
                .iter()
                .any(|v| v.kind == kind && v.turned == i.outgoing)
        })
        .map(|i| i.other)
        .collect();
    members.sort_unstable();
    members.dedup();
    (2..=GROUP_MAX)
        .contains(&members.len())
        .then(|| group(role.from, to, named(dataset, &members)))
}

/// "De zes voorbereidende organisaties", "de drie overheden": a number, a role or both before a noun.
fn counted(
    dataset: &Dataset,
    words: &[Word],
    known: &[Piece],
    noun: &Piece,
    qualities: &[Quality],
) -> Option<Piece> {
    let role = known.iter().find_map(|piece| match &piece.what {
        What::Verbs(verbs) if piece.to == noun.from => Some((piece.from, verbs)),
        _ => None,
    });
    let before = role.map_or(noun.from, |(from, _)| from);
    let number = before
        .checked_sub(1)
        .and_then(|at| amounts::number(&words[at].folded));
    let number = number.and_then(|n| usize::try_from(n).ok());
    let fits = |entity: EntityIx| fits(dataset, entity, qualities);
    let members = match (role, number) {
        (Some((_, verbs)), _) => by_role(dataset, &fits, number, |relation| {
            verbs.iter().any(|v| v.kind == relation.kind && !v.turned)
        })?,
        (None, Some(number)) => started_with(dataset, &fits, number).or_else(|| {
            by_role(dataset, &fits, Some(number), |relation| {
                dataset.category_of(relation.target) == Category::Context
            })
        })?,
        (None, None) => return None,
    };
    let from = if number.is_some() { before - 1 } else { before };
    Some(group(from, noun.to, named(dataset, &members)))
}

/// The entities that a question of the start screen is about, where they are so many and all fit.
fn started_with(
    dataset: &Dataset,
    fits: &impl Fn(EntityIx) -> bool,
    number: usize,
) -> Option<Vec<EntityIx>> {
    let known = dataset.start_questions();
    let known = known.filter(|(question, _)| question.kind == StartQuestionKind::Known);
    let mut lists = known.map(|(_, entities)| entities);
    lists.find(|list| list.len() == number && list.iter().all(|e| fits(*e)))
}

/// Those that fit and have one relation of a sort with the same other: so many, else the most; by the
/// row of the other where several are.
fn by_role(
    dataset: &Dataset,
    fits: &impl Fn(EntityIx) -> bool,
    number: Option<usize>,
    counts: impl Fn(&Relation) -> bool,
) -> Option<Vec<EntityIx>> {
    let mut by_other: BTreeMap<_, Vec<EntityIx>> = BTreeMap::new();
    for relation in dataset
        .relations
        .iter()
        .filter(|r| counts(r) && fits(r.source))
    {
        by_other
            .entry((relation.target, relation.kind))
            .or_default()
            .push(relation.source);
    }
    let mut found: Option<Vec<EntityIx>> = None;
    for mut members in by_other.into_values() {
        members.sort_unstable();
        members.dedup();
        let right = match number {
            Some(number) => found.is_none() && members.len() == number,
            None => found.as_ref().is_none_or(|best| members.len() > best.len()),
        };
        if right && (2..=GROUP_MAX).contains(&members.len()) {
            found = Some(members);
        }
    }
    found
}

fn named(dataset: &Dataset, entities: &[EntityIx]) -> Vec<Candidate> {
    let candidate = |entity: &EntityIx| Candidate {
        entity: *entity,
        name: dataset.entity(*entity).short_or_label().nl.clone(),
        score: 0.9,
    };
    entities.iter().map(candidate).collect()
}

/// Whether an entity is of one of the kinds or categories and carries one of the tags.
pub(super) fn fits(dataset: &Dataset, entity: EntityIx, qualities: &[Quality]) -> bool {
    let facts = dataset.entity(entity);
    let (mut of_kind, mut any_kind, mut of_tag, mut any_tag) = (false, false, false, false);
    for quality in qualities {
        match quality {
            Quality::Kind(kind) => (any_kind, of_kind) = (true, of_kind || facts.kind == *kind),
            Quality::Category(category) => {
                let is = dataset.category_of(entity) == *category;
                (any_kind, of_kind) = (true, of_kind || is);
            }
            Quality::Tag(tag) => (any_tag, of_tag) = (true, of_tag || facts.tags.contains(tag)),
        }
    }
    (of_kind || !any_kind) && (of_tag || !any_tag)
}
