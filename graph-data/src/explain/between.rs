//! What is known between a few entities, and what is not: their own ties, how far apart they are,
//! where they met.
//!
//! Knows the pairs that it is given; presence in one place is never told as working together.

use crate::algo::between::{Known, KnownPair};
use crate::algo::paths::Path;
use crate::limits::HOPS_DEFAULT;
use crate::model::{EntityIx, Language, Nature, RelationIx};
use crate::network::ViewedNetwork;

use super::clause::{ClauseKind, Told};
use super::path::{Extent, along, pieces, push_pieces_inline, stale_remark};
use super::speaker::Speaker;
use super::telling::{Manner, Piece, Side};

/// A way of at most this many steps is told step by step.
const STEPS_TOLD_MAX: usize = 2;
/// Of how many pairs it is told how far apart they are.
const PAIRS_TOLD_MAX: usize = 3;

/// What is known between these two?
#[must_use]
pub fn known_pair(network: &ViewedNetwork, pair: &KnownPair, language: Language) -> Told {
    let speaker = Speaker::new(network, language);
    let mut told = Told::default();
    push_direct(&speaker, pair, &mut told);
    if pair.direct.is_empty() {
        push_untied(&speaker, &[pair.a, pair.b], &mut told);
        match &pair.path {
            Some(path) => push_distance(&speaker, path, speaker.say("ze", "they"), &mut told),
            None => push_no_way(&speaker, &[pair], &mut told),
        }
    }
    push_meetings(&speaker, &[pair.a, pair.b], &pair.meetings, &mut told);
    told
}

/// What is known between these few, taken together?
#[must_use]
pub fn known(network: &ViewedNetwork, known: &Known, language: Language) -> Told {
    let speaker = Speaker::new(network, language);
    let mut told = Told::default();
    let (tied, untied): (Vec<&KnownPair>, Vec<&KnownPair>) =
        known.pairs.iter().partition(|p| !p.direct.is_empty());
    tied.iter()
        .for_each(|pair| push_direct(&speaker, pair, &mut told));
    push_all_untied(&speaker, known, &tied, &untied, &mut told);
    push_distances(&speaker, &untied, &mut told);
    push_all_meetings(&speaker, known, &mut told);
    told
}

/// The relations that the two have with each other.
fn push_direct(speaker: &Speaker<'_>, pair: &KnownPair, told: &mut Told) {
    for relation in &pair.direct {
        let inverse = speaker.network.relation(*relation).source != pair.a;
        let relation = super::relation(speaker.network, *relation, inverse, speaker.language);
        told.clauses.extend(relation.clauses);
    }
}

pub(super) fn push_untied(speaker: &Speaker<'_>, entities: &[EntityIx], told: &mut Told) {
    let names = speaker.names(entities);
    told.absence(&speaker.say(
        format!("tussen {names} vonden we geen rechtstreekse band"),
        format!("we found no direct tie between {names}"),
    ));
}

fn push_all_untied(
    speaker: &Speaker<'_>,
    known: &Known,
    tied: &[&KnownPair],
    untied: &[&KnownPair],
    told: &mut Told,
) {
    match (tied.len(), untied) {
        (_, []) => {}
        (0, _) => push_untied(speaker, &asked(known), told),
        (_, [one]) => push_untied(speaker, &[one.a, one.b], told),
        (_, others) => {
            let count = speaker.count(others.len());
            told.absence(&speaker.say(
                format!("tussen de {count} andere paren vonden we geen rechtstreekse band"),
                format!("between the {count} other pairs we found no direct tie"),
            ));
        }
    }
}

/// The entities asked, in the order asked.
fn asked(known: &Known) -> Vec<EntityIx> {
    let mut entities = Vec::new();
    for end in known.pairs.iter().flat_map(|p| [p.a, p.b]) {
        if !entities.contains(&end) {
            entities.push(end);
        }
    }
    entities
}

/// How far apart the nearest pairs are, and between whom there is no way at all.
fn push_distances(speaker: &Speaker<'_>, untied: &[&KnownPair], told: &mut Told) {
    let mut ways: Vec<(&KnownPair, &Path)> = untied
        .iter()
        .filter_map(|p| p.path.as_ref().map(|path| (*p, path)))
        .collect();
    ways.sort_by_key(|(_, path)| path.hops());
    for (pair, path) in ways.iter().take(PAIRS_TOLD_MAX) {
        push_distance(speaker, path, &speaker.names(&[pair.a, pair.b]), told);
    }
    if let Some((_, path)) = ways.get(PAIRS_TOLD_MAX) {
        let steps = speaker.steps(path.hops());
        let text = speaker.say(
            format!("de andere paren liggen minstens {steps} uit elkaar"),
            format!("the other pairs are at least {steps} apart"),
        );
        told.sentence(ClauseKind::Frame, &text, Vec::new());
    }
    let apart: Vec<&KnownPair> = untied
        .iter()
        .copied()
        .filter(|p| p.path.is_none())
        .collect();
    if !apart.is_empty() {
        push_no_way(speaker, &apart, told);
    }
}

/// "VLAIO en het Departement Omgeving liggen 2 stappen uit elkaar, langs de Green Deal-werkgroep: …"
fn push_distance(speaker: &Speaker<'_>, path: &Path, names: &str, told: &mut Told) {
    let (steps, along) = (speaker.steps(path.hops()), along(speaker, path));
    let text = speaker.say(
        format!("{names} liggen {steps} uit elkaar, {along}"),
        format!("{names} are {steps} apart, {along}"),
    );
    let carriers: Vec<RelationIx> = path
        .steps
        .iter()
        .filter_map(|s| s.relations.first().copied())
        .collect();
    if path.hops() > STEPS_TOLD_MAX {
        told.sentence(ClauseKind::Fact, &text, carriers);
        return;
    }
    let pieces = pieces(speaker, path, Extent::Carrier);
    told.push(
        ClauseKind::Frame,
        super::clause::capitalised(&text) + ":",
        carriers,
    );
    push_pieces_inline(&pieces, told);
    if let Some(stale) = stale_remark(speaker, &pieces) {
        told.absence(&stale);
    }
}

fn push_no_way(speaker: &Speaker<'_>, pairs: &[&KnownPair], told: &mut Told) {
    let pairs: Vec<String> = pairs.iter().map(|p| speaker.names(&[p.a, p.b])).collect();
    let (pairs, within) = (pairs.join("; "), speaker.steps(HOPS_DEFAULT as usize));
    told.absence(&speaker.say(
        format!("ook een omweg van hoogstens {within} vonden we niet tussen {pairs}"),
        format!("nor did we find a way of at most {within} between {pairs}"),
    ));
}

/// The contexts where at least two of them stand alike.
fn push_all_meetings(speaker: &Speaker<'_>, known: &Known, told: &mut Told) {
    let entities = asked(known);
    let mut contexts: Vec<EntityIx> = known
        .pairs
        .iter()
        .flat_map(|p| p.meetings.clone())
        .collect();
    contexts.sort_unstable();
    contexts.dedup();
    contexts.retain(|context| {
        let groups = groups(
            speaker,
            *context,
            &relations_with(speaker, &entities, *context),
        );
        entities.len() == 2 || groups.iter().any(|group| group.len() > 1)
    });
    push_meetings(speaker, &entities, &contexts, told);
}

/// Where these met, and that this is no talk between them; then what else they share.
pub(super) fn push_meetings(
    speaker: &Speaker<'_>,
    entities: &[EntityIx],
    contexts: &[EntityIx],
    told: &mut Told,
) {
    let network = speaker.network;
    let at_table = |context: &EntityIx| {
        let relations = relations_with(speaker, entities, *context);
        relations
            .iter()
            .any(|r| network.nature(*r) == Nature::Table)
    };
    let (met, shared): (Vec<EntityIx>, Vec<EntityIx>) =
        contexts.iter().copied().partition(at_table);
    for context in &met {
        push_context(speaker, entities, *context, told);
    }
    if !met.is_empty() {
        told.absence(speaker.say(
            "of ze daar ook met elkaar spraken, is niet bekend",
            "whether they spoke with each other there is not known",
        ));
    }
    for context in &shared {
        push_context(speaker, entities, *context, told);
    }
}

fn push_context(speaker: &Speaker<'_>, entities: &[EntityIx], context: EntityIx, told: &mut Told) {
    let relations = relations_with(speaker, entities, context);
    for group in groups(speaker, context, &relations) {
        if let Some(piece) = together(speaker, entities, context, &group) {
            told.sentence(ClauseKind::Fact, &piece.text(), piece.relations);
        }
    }
}

fn relations_with(
    speaker: &Speaker<'_>,
    entities: &[EntityIx],
    context: EntityIx,
) -> Vec<RelationIx> {
    let network = speaker.network;
    let of = |entity: &EntityIx| {
        let incidences = network.incidences(*entity).filter(|i| i.other == context);
        incidences.map(|i| i.relation).collect::<Vec<_>>()
    };
    entities.iter().flat_map(of).collect()
}

/// Relations with one context: those of one kind, direction and standing together.
fn groups(
    speaker: &Speaker<'_>,
    context: EntityIx,
    relations: &[RelationIx],
) -> Vec<Vec<RelationIx>> {
    let network = speaker.network;
    let alike = |a: RelationIx, b: RelationIx| {
        let (first, second) = (network.relation(a), network.relation(b));
        first.kind == second.kind
            && (first.target == context) == (second.target == context)
            && speaker.standing(a) == speaker.standing(b)
    };
    let mut groups: Vec<Vec<RelationIx>> = Vec::new();
    for &relation in relations {
        match groups.iter_mut().find(|g| alike(g[0], relation)) {
            Some(group) => group.push(relation),
            None => groups.push(vec![relation]),
        }
    }
    groups
}

/// "Ze namen allebei deel aan het forum" where the group is a pair that was just named.
fn together(
    speaker: &Speaker<'_>,
    entities: &[EntityIx],
    context: EntityIx,
    group: &[RelationIx],
) -> Option<Piece> {
    let network = speaker.network;
    let to_context = network.relation(group[0]).target == context;
    let ends: Vec<EntityIx> = group
        .iter()
        .map(|r| network.relation(*r))
        .map(|r| if to_context { r.source } else { r.target })
        .collect();
    let side = if to_context {
        Side::Source
    } else {
        Side::Target
    };
    let pair = entities.len() == 2 && ends.as_slice() == entities;
    let (subject, manner) = if pair {
        (speaker.both(), Manner::They)
    } else {
        (speaker.joined(&ends), Manner::Plain)
    };
    speaker.piece(group, side, (&subject, &speaker.phrase(context)), manner)
}
