//! A way as a text: what each step is, how old and how sure; and each step on its own.
//!
//! Knows the way that it is given, not whether there are better ones.

use std::collections::BTreeSet;

use crate::algo::paths::{Path, PathStep};
use crate::model::{EntityIx, Language, Nature, RelationIx};
use crate::network::ViewedNetwork;

use super::clause::{Clause, ClauseKind, Told, capitalised};
use super::speaker::Speaker;
use super::telling::{Manner, Piece, Side};
use super::wording::Phrase;

/// Above this many pieces each becomes a sentence of its own.
const PIECES_IN_A_SENTENCE_MAX: usize = 2;
/// From this many undated sources on, that is said once, at the end.
const UNDATED_SAID_ONCE_MIN: usize = 3;

/// How does one get from one end to the other along this way?
///
/// The way in the direction walked, through whom and past what, then its steps: two that meet in the
/// middle are told as one ("a en b waren in 2018 allebei lid van x"). Then what the steps are not.
#[must_use]
pub fn path(network: &ViewedNetwork, path: &Path, language: Language) -> Told {
    let speaker = Speaker::new(network, language);
    let mut told = Told::default();
    let pieces = pieces(&speaker, path, Extent::All);
    let inline =
        pieces.len() <= PIECES_IN_A_SENTENCE_MAX && pieces.iter().all(|p| p.caveat.is_none());
    introduce(&speaker, path, inline, &mut told);
    let said_once = said_once(&pieces);
    push_pieces(&pieces, inline, said_once, &mut told);
    push_remarks(&speaker, path, &pieces, said_once, &mut told);
    told
}

/// What carries this step? Its relations, strongest first.
#[must_use]
pub fn path_step(network: &ViewedNetwork, step: &PathStep, language: Language) -> Told {
    let speaker = Speaker::new(network, language);
    let mut told = Told::default();
    for piece in step_pieces(&speaker, step, &speaker.phrase(step.from), Extent::All) {
        told.fact(&piece.text(), piece.relations.clone(), piece.caveat);
    }
    told
}

/// "Van A naar B loopt een weg in 3 stappen, via C en langs D".
fn introduce(speaker: &Speaker<'_>, path: &Path, inline: bool, told: &mut Told) {
    let (Some(first), Some(last)) = (path.steps.first(), path.steps.last()) else {
        return;
    };
    let (from, to) = (speaker.name(first.from), speaker.name(last.to));
    let hops = path.steps.len();
    let intro = if hops == 1 {
        speaker.say(
            format!("tussen {from} en {to} is er een rechtstreekse band"),
            format!("there is a direct tie between {from} and {to}"),
        )
    } else {
        let (steps, past) = (speaker.steps(hops), along(speaker, path));
        speaker.say(
            format!("van {from} naar {to} loopt een weg in {steps}, {past}"),
            format!("a way from {from} to {to} takes {steps}, {past}"),
        )
    };
    let mark = if inline { ":" } else { "." };
    told.push(
        ClauseKind::Frame,
        capitalised(&intro) + mark,
        carriers(path),
    );
}

/// Those on the way whom one can talk to, then what one can only pass.
pub(super) fn along(speaker: &Speaker<'_>, path: &Path) -> String {
    let between = path.steps.iter().skip(1).map(|s| s.from);
    let dataset = speaker.network.dataset();
    let (partners, passed): (Vec<EntityIx>, Vec<EntityIx>) =
        between.partition(|e| dataset.kind_of(*e).can_partner);
    let part = |preposition: &str, names: &[EntityIx]| {
        (!names.is_empty()).then(|| format!("{preposition} {}", speaker.names(names)))
    };
    let and = if partners.len() > 1 {
        speaker.say(", en ", ", and ")
    } else {
        speaker.say(" en ", " and ")
    };
    let parts: Vec<String> = [
        part(speaker.say("via", "through"), &partners),
        part(speaker.say("langs", "by way of"), &passed),
    ]
    .into_iter()
    .flatten()
    .collect();
    parts.join(and)
}

fn carriers(path: &Path) -> Vec<RelationIx> {
    let carriers = path.steps.iter().filter_map(|s| s.relations.first());
    carriers.copied().collect()
}

/// How much of a step is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// All its relations.
    All,
    /// The strongest one.
    Carrier,
}

/// The steps in words, two as one where they meet in the middle.
pub(super) fn pieces(speaker: &Speaker<'_>, path: &Path, extent: Extent) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let steps = path.steps.as_slice();
    let mut place = 0;
    while let Some(step) = steps.get(place) {
        let next = steps.get(place + 1);
        let before = place.checked_sub(1).and_then(|p| steps.get(p));
        if let Some(folded) = next.and_then(|next| fold(speaker, step, next, extent)) {
            pieces.push(folded);
            place += 2;
            continue;
        }
        let subject = if before.is_some() && speaker.is_lever(step.from) {
            speaker.again(step.from)
        } else {
            speaker.phrase(step.from)
        };
        let shared = next.is_some_and(|next| share_lever(speaker, step, next))
            || before.is_some_and(|before| share_lever(speaker, before, step));
        let told = step_pieces(speaker, step, &subject, extent).into_iter();
        // That they only share the lever is said of the two together.
        pieces.extend(told.map(|piece| piece.without_caveat(shared)));
        place += 1;
    }
    pieces
}

/// "a en b waren in 2018 allebei lid van x": two steps with one relation each, of one kind, told
/// alike, that both lead to the middle or both come from it.
fn fold(speaker: &Speaker<'_>, step: &PathStep, next: &PathStep, extent: Extent) -> Option<Piece> {
    let (first, second) = match (step.relations.as_slice(), next.relations.as_slice()) {
        (&[first], &[second]) => (first, second),
        (&[first, ..], &[second, ..]) if extent == Extent::Carrier => (first, second),
        _ => return None,
    };
    let network = speaker.network;
    let (a, b) = (network.relation(first), network.relation(second));
    if a.kind != b.kind {
        return None;
    }
    let side = if (a.target, b.target) == (step.to, step.to) || speaker.is_symmetric(first) {
        Side::Source
    } else if (a.source, b.source) == (step.to, step.to) {
        Side::Target
    } else {
        return None;
    };
    if speaker.standing(first) != speaker.standing(second) {
        return None;
    }
    let subject = speaker.joined(&[step.from, next.to]);
    let ends = (&subject, &speaker.phrase(step.to));
    let piece = speaker.piece(&[first, second], side, ends, Manner::Both)?;
    Some(piece.without_caveat(share_lever(speaker, step, next)))
}

/// The relations of one step, from where it starts: the strongest, then "daarnaast…".
fn step_pieces(
    speaker: &Speaker<'_>,
    step: &PathStep,
    subject: &Phrase,
    extent: Extent,
) -> Vec<Piece> {
    let told = match extent {
        Extent::All => usize::MAX,
        Extent::Carrier => 1,
    };
    let relations = step.relations.iter().take(told);
    let object = speaker.phrase(step.to);
    let full = speaker.phrase(step.from);
    let told = relations.enumerate().filter_map(|(place, relation)| {
        let side = if speaker.network.relation(*relation).source == step.from {
            Side::Source
        } else {
            Side::Target
        };
        let (subject, manner) = match place {
            0 => (subject, Manner::Plain),
            _ => (&full, Manner::Besides),
        };
        speaker.piece(&[*relation], side, (subject, &object), manner)
    });
    told.collect()
}

/// Whether "the source has no date" is said once for all.
pub(super) fn said_once(pieces: &[Piece]) -> bool {
    let undated = pieces.iter().filter(|p| p.undated).count();
    undated >= UNDATED_SAID_ONCE_MIN || (undated > 1 && undated == pieces.len())
}

pub(super) fn push_pieces(pieces: &[Piece], inline: bool, said_once: bool, told: &mut Told) {
    for (place, piece) in pieces.iter().enumerate() {
        let text = if said_once && piece.undated {
            piece.text_undated()
        } else {
            piece.text()
        };
        if inline {
            push_inline(piece, text, place + 1 == pieces.len(), told);
        } else {
            told.fact(&text, piece.relations.clone(), piece.caveat.clone());
        }
    }
}

/// Pieces behind a colon, as one sentence.
pub(super) fn push_pieces_inline(pieces: &[Piece], told: &mut Told) {
    for (place, piece) in pieces.iter().enumerate() {
        push_inline(piece, piece.text(), place + 1 == pieces.len(), told);
    }
}

fn push_inline(piece: &Piece, text: String, last: bool, told: &mut Told) {
    let mark = if last { "." } else { ";" };
    told.push(ClauseKind::Fact, text + mark, piece.relations.clone());
}

fn push_remarks(
    speaker: &Speaker<'_>,
    path: &Path,
    pieces: &[Piece],
    said_once: bool,
    told: &mut Told,
) {
    if let Some(stale) = stale_remark(speaker, pieces) {
        told.absence(&stale);
    }
    for remark in lever_remarks(speaker, path) {
        told.absence(&remark);
    }
    told.clauses.extend(nature_remark(speaker, path));
    if said_once {
        told.clauses.push(undated_remark(speaker, pieces));
    }
}

/// "Of de band uit 2018 nog bestaat, is niet bekend."
pub(super) fn stale_remark(speaker: &Speaker<'_>, pieces: &[Piece]) -> Option<String> {
    let stale = pieces.iter().filter_map(|p| p.stale.map(|year| (year, p)));
    let (years, relations): (BTreeSet<u16>, usize) = stale.fold(
        (BTreeSet::new(), 0),
        |(mut years, relations), (year, piece)| {
            years.insert(year);
            (years, relations + piece.relations.len())
        },
    );
    let years: Vec<String> = years.iter().map(u16::to_string).collect();
    let years = speaker.list(&years);
    match relations {
        0 => None,
        1 => Some(speaker.say(
            format!("of de band uit {years} nog bestaat, is niet bekend"),
            format!("whether the tie of {years} still exists is not known"),
        )),
        _ => Some(speaker.say(
            format!("of de banden uit {years} nog bestaan, is niet bekend"),
            format!("whether the ties of {years} still exist is not known"),
        )),
    }
}

/// For each lever between two who relate to it: that this is all they share.
pub(super) fn lever_remarks(speaker: &Speaker<'_>, path: &Path) -> Vec<String> {
    let shared = path.steps.windows(2).filter_map(|pair| match pair {
        [step, next] if share_lever(speaker, step, next) => Some((step, next)),
        _ => None,
    });
    let remarks = shared.map(|(step, next)| {
        let (a, b) = (speaker.name(step.from), speaker.name(next.to));
        let lever = speaker.again(step.to).text;
        speaker.say(
            format!("{a} en {b} hebben hier alleen {lever} gemeen; of ze er samen aan werken, is niet bekend"),
            format!("{a} and {b} have only {lever} in common here; whether they work on it together is not known"),
        )
    });
    remarks.collect()
}

/// Whether two steps meet at a lever to which both ends relate.
fn share_lever(speaker: &Speaker<'_>, step: &PathStep, next: &PathStep) -> bool {
    speaker.is_lever(step.to) && is_lever_tie(speaker, step) && is_lever_tie(speaker, next)
}

fn is_lever_tie(speaker: &Speaker<'_>, step: &PathStep) -> bool {
    let carrier = step.relations.first();
    carrier.is_some_and(|r| speaker.network.nature(*r) == Nature::Lever)
}

/// That no step is a collaboration, and what the steps are instead.
fn nature_remark(speaker: &Speaker<'_>, path: &Path) -> Option<Clause> {
    let network = speaker.network;
    let relations: Vec<RelationIx> = path
        .steps
        .iter()
        .flat_map(|s| &s.relations)
        .copied()
        .collect();
    if relations
        .iter()
        .any(|r| network.nature(*r) == Nature::Collaboration)
    {
        return None;
    }
    let mut natures: Vec<&str> = Vec::new();
    for relation in carriers(path) {
        let nature = speaker.nature(network.nature(relation));
        if !natures.contains(&nature) {
            natures.push(nature);
        }
    }
    let natures = speaker.list(&natures);
    let text = if path.steps.len() == 1 {
        speaker.say(
            format!("Dat is geen samenwerking: het gaat om {natures}."),
            format!("That is not working together: it is about {natures}."),
        )
    } else {
        speaker.say(
            format!("Geen van deze stappen is een samenwerking: het gaat om {natures}."),
            format!("None of these steps is about working together: they are about {natures}."),
        )
    };
    Some(Clause {
        kind: ClauseKind::Frame,
        text,
        relations,
    })
}

pub(super) fn undated_remark(speaker: &Speaker<'_>, pieces: &[Piece]) -> Clause {
    let all = pieces.iter().all(|p| p.undated);
    let text = if all {
        speaker.say(
            "Geen van de bronnen vermeldt een datum.",
            "None of the sources gives a date.",
        )
    } else {
        speaker.say(
            "Waar geen datum staat, vermeldt de bron er geen.",
            "Where no date is given, the source has none.",
        )
    };
    let undated = pieces.iter().filter(|p| p.undated);
    Clause {
        kind: ClauseKind::Frame,
        text: text.to_owned(),
        relations: undated.flat_map(|p| p.relations.clone()).collect(),
    }
}

impl Speaker<'_> {
    /// Whether a relation says the same from both sides.
    pub(super) fn is_symmetric(&self, relation: RelationIx) -> bool {
        let wording = &self.network.dataset().relation_kind_of(relation).wording;
        let now = wording.now.get(Language::Nl);
        !now.is_empty() && super::wording::symmetric(now, wording.inverse_now.get(Language::Nl))
    }
}
