//! What ties a few entities together, as a text: who stands between them, then tie by tie.
//!
//! Knows the subnetwork that it is given, not whether there are others.

use std::collections::{BTreeMap, BTreeSet};

use crate::algo::paths::{Path, PathStep};
use crate::algo::ties::Ties;
use crate::model::{EntityIx, Language};
use crate::network::ViewedNetwork;

use super::clause::{ClauseKind, Told};
use super::no_path::view_phrase;
use super::path::{
    Extent, lever_remarks, pieces, push_pieces, said_once, stale_remark, undated_remark,
};
use super::speaker::{NAMES_MAX, Speaker};
use super::telling::Piece;

/// With more ties than this they are counted, not told one by one.
const TIES_TOLD_MAX: usize = 12;

/// What ties these together?
#[must_use]
pub fn ties(network: &ViewedNetwork, ties: &Ties, language: Language) -> Told {
    let speaker = Speaker::new(network, language);
    let mut told = Told::default();
    if !ties.steps.is_empty() {
        introduce(&speaker, ties, &mut told);
        push_ties(&speaker, ties, &mut told);
        push_doubt(&speaker, ties, &mut told);
    }
    push_unreached(&speaker, ties, &mut told);
    told
}

/// "A, B en C zijn verbonden door 5 banden, via D en langs E."
fn introduce(speaker: &Speaker<'_>, ties: &Ties, told: &mut Told) {
    let names = speaker.names_up_to(&ties.joined, NAMES_MAX);
    let count = speaker.count(ties.steps.len());
    let between = between(speaker, ties);
    let text = match (ties.steps.len(), between.is_empty()) {
        (1, _) => speaker.say(
            format!("{names} zijn rechtstreeks verbonden"),
            format!("{names} are tied directly"),
        ),
        (_, true) => speaker.say(
            format!("{names} zijn onderling verbonden door {count} banden"),
            format!("{names} are joined by {count} ties among themselves"),
        ),
        _ => speaker.say(
            format!("{names} zijn verbonden door {count} banden, {between}"),
            format!("{names} are joined by {count} ties, {between}"),
        ),
    };
    let carriers = ties.steps.iter().filter_map(|s| s.relations.first());
    told.sentence(ClauseKind::Frame, &text, carriers.copied().collect());
}

/// Those between whom one can talk to, then what one can only pass.
fn between(speaker: &Speaker<'_>, ties: &Ties) -> String {
    let dataset = speaker.network.dataset();
    let others = ties.entities.iter().copied();
    let others = others.filter(|e| ties.joined.binary_search(e).is_err());
    let (partners, passed): (Vec<EntityIx>, Vec<EntityIx>) =
        others.partition(|e| dataset.kind_of(*e).can_partner);
    let part = |preposition: &str, names: &[EntityIx]| {
        (!names.is_empty())
            .then(|| format!("{preposition} {}", speaker.names_up_to(names, NAMES_MAX)))
    };
    let parts = [
        part(speaker.say("via", "through"), &partners),
        part(speaker.say("langs", "by way of"), &passed),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(speaker.say(", en ", ", and "))
}

/// Each tie in words: from the first to each of the others, the way that was not told yet.
fn push_ties(speaker: &Speaker<'_>, ties: &Ties, told: &mut Told) {
    if ties.steps.len() > TIES_TOLD_MAX {
        return;
    }
    let ways = ways(ties);
    let pieces: Vec<Piece> = ways
        .iter()
        .flat_map(|way| pieces(speaker, way, Extent::Carrier))
        .collect();
    let said_once = said_once(&pieces);
    push_pieces(&pieces, false, said_once, told);
    if let Some(stale) = stale_remark(speaker, &pieces) {
        told.absence(&stale);
    }
    for remark in ways.iter().flat_map(|way| lever_remarks(speaker, way)) {
        told.absence(&remark);
    }
    if said_once {
        told.clauses.push(undated_remark(speaker, &pieces));
    }
}

/// The tree as ways: from the first of those joined to the next, then from there to each further one.
fn ways(ties: &Ties) -> Vec<Path> {
    let Some((first, others)) = ties.joined.split_first() else {
        return Vec::new();
    };
    let before = steps_before(ties, *first);
    let mut told = BTreeSet::from([*first]);
    let mut ways = Vec::new();
    for &end in others {
        let mut steps = Vec::new();
        let mut at = end;
        while told.insert(at) {
            let Some(step) = before.get(&at) else { break };
            steps.push(step.clone());
            at = step.from;
        }
        steps.reverse();
        ways.extend(way(steps));
    }
    ways
}

fn way(steps: Vec<PathStep>) -> Option<Path> {
    let weakest = *steps.first()?.relations.first()?;
    Some(Path {
        strength: steps.iter().map(|step| step.strength).product(),
        steps,
        weakest,
    })
}

/// Per entity of the tree, the step that leads to it from the first one's side.
fn steps_before(ties: &Ties, first: EntityIx) -> BTreeMap<EntityIx, PathStep> {
    let mut before = BTreeMap::new();
    let mut waiting = vec![first];
    while let Some(at) = waiting.pop() {
        for step in &ties.steps {
            let other = if step.from == at { step.to } else { step.from };
            let touches = step.from == at || step.to == at;
            if touches && other != first && !before.contains_key(&other) {
                let step = PathStep {
                    from: at,
                    to: other,
                    relations: step.relations.clone(),
                    strength: step.strength,
                };
                before.insert(other, step);
                waiting.push(other);
            }
        }
    }
    before
}

/// That there may be a smaller one.
fn push_doubt(speaker: &Speaker<'_>, ties: &Ties, told: &mut Told) {
    if ties.exact {
        return;
    }
    let text = speaker.say(
        "of het met minder banden kan, zochten we niet tot het einde uit",
        "we did not search to the end whether fewer ties would do",
    );
    told.absence(text);
}

/// Who could not be joined.
fn push_unreached(speaker: &Speaker<'_>, ties: &Ties, told: &mut Told) {
    if ties.unreached.is_empty() {
        return;
    }
    let names = speaker.names_up_to(&ties.unreached, NAMES_MAX);
    if ties.partial && ties.steps.is_empty() {
        told.absence(&speaker.say(
            format!("wat {names} verbindt, konden we niet op tijd nagaan"),
            format!("we could not find out in time what ties {names}"),
        ));
        return;
    }
    let view = view_phrase(speaker);
    told.absence(&if ties.steps.is_empty() {
        speaker.say(
            format!("{view} vonden we niets dat {names} verbindt"),
            format!("{view} we found nothing that ties {names}"),
        )
    } else {
        speaker.say(
            format!("{view} vonden we geen weg van daar naar {names}"),
            format!("{view} we found no way from there to {names}"),
        )
    });
    told.absence(speaker.say(
        "dat zegt iets over onze bronnen, niet over wie elkaar kent",
        "this says something about our sources, not about who knows whom",
    ));
}
