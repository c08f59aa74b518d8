//! The small print that the product says by itself: what a figure over a small network is worth.
//!
//! Knows how much rests on one source; it computes no measure.

use std::collections::BTreeMap;

use crate::model::{EntityIx, Language, Nature, RelationIx};
use crate::network::ViewedNetwork;

use super::clause::{ClauseKind, Told, capitalised};
use super::speaker::Speaker;

/// Below this many walkable entities a measure is a hint.
const SMALL_NETWORK: usize = 1000;
/// From this many relations of one entity from one source on, the source may make it look central.
const ONE_SOURCE_MIN: usize = 5;

/// Is the network large enough for its measures to carry weight? What to say where it is not.
///
/// Costs O(|V| + |E| log |E|).
#[must_use]
pub fn caution(network: &ViewedNetwork, language: Language) -> Option<Told> {
    let size = network.walkable_entities().count();
    if size >= SMALL_NETWORK {
        return None;
    }
    let speaker = Speaker::new(network, language);
    let mut told = Told::default();
    let text = speaker.say(
        format!("dit netwerk is klein ({size} actoren en hefbomen) en hangt af van wat enkele bronnen opsommen"),
        format!("this network is small ({size} actors and levers) and depends on what a few sources list"),
    );
    told.sentence(ClauseKind::Frame, &text, Vec::new());
    if let Some((entity, relations)) = one_sided(network) {
        push_one_sided(&speaker, entity, relations, &mut told);
    }
    told.sentence(
        ClauseKind::Frame,
        speaker.say(
            "gebruik een cijfer als hint, niet als oordeel",
            "take a figure as a hint, not as a verdict",
        ),
        Vec::new(),
    );
    Some(told)
}

/// How far a figure of one entity can be trusted, where the network is small: "Vlaanderen Circulair lijkt
/// centraal, mede doordat één webpagina elf banden ermee opsomt. Gebruik dit cijfer als hint, niet als
/// oordeel."
pub(super) fn push_hint(speaker: &Speaker<'_>, entity: EntityIx, told: &mut Told) {
    let network = speaker.network;
    if network.walkable_entities().count() >= SMALL_NETWORK {
        return;
    }
    let hint = speaker.say(
        "gebruik dit cijfer als hint, niet als oordeel",
        "take this figure as a hint, not as a verdict",
    );
    let listed = listed_together(network, entity);
    if listed.len() < ONE_SOURCE_MIN {
        let small = speaker.say("het netwerk is klein", "the network is small");
        told.sentence(ClauseKind::Frame, &format!("{small}: {hint}"), Vec::new());
        return;
    }
    let name = speaker.phrase(entity);
    let seems = speaker.say(["lijkt", "lijken"], ["seems", "seem"])[usize::from(name.plural)];
    let (name, count) = (name.text, speaker.count(listed.len()));
    let text = speaker.say(
        format!("{name} {seems} centraal, mede doordat één webpagina {count} banden ermee opsomt"),
        format!(
            "{name} {seems} central partly because a single web page lists {count} of its ties"
        ),
    );
    told.sentence(ClauseKind::Fact, &text, listed);
    told.sentence(ClauseKind::Frame, hint, Vec::new());
}

/// The relations of one entity that rest on one address and nothing else: those of the address with
/// most of them, first by address.
fn listed_together(network: &ViewedNetwork, entity: EntityIx) -> Vec<RelationIx> {
    let mut listed: BTreeMap<&str, Vec<RelationIx>> = BTreeMap::new();
    for tie in network.walkable_ties(entity) {
        for relation in tie.relations.iter().map(|r| r.relation) {
            if let [evidence] = network.relation(relation).evidence.as_slice() {
                listed.entry(&evidence.source).or_default().push(relation);
            }
        }
    }
    let most = listed
        .into_iter()
        .max_by(|a, b| a.1.len().cmp(&b.1.len()).then(b.0.cmp(a.0)));
    most.map(|(_, relations)| relations).unwrap_or_default()
}

/// "Zo lijkt Vlaanderen Circulair centraal, mede doordat één webpagina elf van zijn banden opsomt."
fn push_one_sided(
    speaker: &Speaker<'_>,
    entity: EntityIx,
    relations: Vec<RelationIx>,
    told: &mut Told,
) {
    let name = speaker.phrase(entity);
    let (seem, seems) = (speaker.say("lijken", "seem"), speaker.say("lijkt", "seems"));
    let verb = if name.plural { seem } else { seems };
    let (name, count) = (name.text, speaker.count(relations.len()));
    let text = speaker.say(
        format!("zo {verb} {name} centraal, mede doordat één webpagina {count} banden ermee opsomt"),
        format!("{name}, for one, {verb} central partly because a single web page lists {count} of its ties"),
    );
    told.push(ClauseKind::Fact, capitalised(&text) + ".", relations);
}

/// The entity with the most relations that rest on one address and nothing else.
fn one_sided(network: &ViewedNetwork) -> Option<(EntityIx, Vec<RelationIx>)> {
    let mut listed: BTreeMap<(EntityIx, &str), Vec<RelationIx>> = BTreeMap::new();
    for &row in network.relations() {
        let relation = network.relation(row);
        let [evidence] = relation.evidence.as_slice() else {
            continue;
        };
        let ends = [relation.source, relation.target];
        let walked = ends.iter().all(|e| network.walkable(*e));
        if !walked || network.nature(row) == Nature::Identity {
            continue;
        }
        for end in ends.into_iter().filter(|e| network.category(*e).is_actor()) {
            listed.entry((end, &evidence.source)).or_default().push(row);
        }
    }
    let ((entity, _), relations) = listed
        .into_iter()
        .filter(|(_, relations)| relations.len() >= ONE_SOURCE_MIN)
        .max_by(|a, b| a.1.len().cmp(&b.1.len()).then(b.0.cmp(&a.0)))?;
    Some((entity, relations))
}
