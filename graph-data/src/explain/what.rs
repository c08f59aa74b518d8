//! What an entity is, in a few words under its name: "agentschap, deel van de Vlaamse overheid".
//!
//! Knows its kind, its larger whole and its set; not its ties.

use crate::model::{EntityIx, Language, RelationIx};
use crate::network::ViewedNetwork;
use crate::vocabulary::PART_OF;

use super::clause::{ClauseKind, Told, capitalised};
use super::speaker::Speaker;

/// What is this?
#[must_use]
pub fn what(network: &ViewedNetwork, entity: EntityIx, language: Language) -> Told {
    let speaker = Speaker::new(network, language);
    let kind = network.dataset().kind_of(entity).label.get(language);
    let mut told = Told::default();
    match whole(network, entity) {
        None => told.sentence(ClauseKind::Frame, kind, Vec::new()),
        Some(relation) => {
            let whole = speaker.name(network.relation(relation).target);
            let part = speaker.say(format!("deel van {whole}."), format!("part of {whole}."));
            told.push(ClauseKind::Frame, capitalised(kind) + ",", Vec::new());
            told.push(ClauseKind::Fact, part, vec![relation]);
        }
    }
    told
}

/// The first relation that places it in a larger whole and has not ended.
fn whole(network: &ViewedNetwork, entity: EntityIx) -> Option<RelationIx> {
    let part_of = network.dataset().vocabulary.find_relation_kind(PART_OF)?;
    let mut places = network
        .incidences(entity)
        .filter(|i| i.outgoing && network.relation(i.relation).kind == part_of)
        .filter(|i| !network.ended(i.relation))
        .map(|i| i.relation);
    let first = places.next()?;
    Some(places.fold(first, RelationIx::min))
}
