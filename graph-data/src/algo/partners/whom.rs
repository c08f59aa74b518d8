//! Who can be suggested at all, and who belongs to a lever.
//!
//! Knows nothing of reasons.

use super::AskedLever;
use super::standpoint::Standpoint;
use crate::model::{Category, EntityIx, Nature};
use crate::network::{ViewedNetwork, actors_of};

/// Whether an entity is an actor that one can sit down with.
pub(super) fn may_sit_down(network: &ViewedNetwork, entity: EntityIx) -> bool {
    let kind = network.dataset().kind_of(entity);
    kind.category.is_actor() && kind.can_partner
}

/// Whether an actor is no more: somebody succeeded it by the view's date, or its sources say until when
/// it was. Whoever the one asking succeeded, or was succeeded by, is left out with them.
pub(super) fn is_over(network: &ViewedNetwork, actor: EntityIx, seeker: Option<EntityIx>) -> bool {
    let as_of = network.view().as_of;
    let identities = network.snapshot().incidences(actor).iter().filter(|i| {
        let begun = network.relation(i.relation).valid_from;
        network.nature(i.relation) == Nature::Identity
            && begun.is_none_or(|from| as_of.is_none_or(|on| from.first_day() <= on.last_day()))
    });
    let succeeded = |i: &crate::network::Incidence| !i.outgoing || Some(i.other) == seeker;
    let mut identities = identities.filter(|i| i.other != actor);
    let ends = network.entity_evidence(actor).filter_map(|e| e.valid_to);
    let end = ends.max_by_key(|to| to.last_day());
    identities.any(succeeded)
        || end.is_some_and(|to| as_of.is_none_or(|on| to.last_day() < on.last_day()))
}

/// The levers that an asked one stands for: itself, and where it is a set the levers of it, by id.
pub(super) fn levers_of(network: &ViewedNetwork, asked: EntityIx) -> Vec<EntityIx> {
    if network.category(asked) == Category::Lever {
        return vec![asked];
    }
    let of_set = |e: &EntityIx| network.entity(*e).lever_set == Some(asked) || *e == asked;
    network.entities().filter(of_set).collect()
}

/// The actors that belong to a lever, or to a lever of a set, by id: a relation of nature LEVER leads
/// from them to it.
pub(in crate::algo) fn belonging(network: &ViewedNetwork, asked: EntityIx) -> Vec<EntityIx> {
    let levers = levers_of(network, asked).into_iter();
    let mut actors: Vec<EntityIx> = levers
        .flat_map(|lever| actors_of(network, lever))
        .map(|(actor, _)| actor)
        .collect();
    actors.sort_unstable();
    actors.dedup();
    actors
}

/// What is known of the lever asked, and where nobody of it can be suggested, which others to look at.
pub(super) fn asked_lever(
    network: &ViewedNetwork,
    standpoint: &Standpoint,
    lever: EntityIx,
    nobody: bool,
) -> AskedLever {
    let mut actors = belonging(network, lever);
    actors.retain(|actor| Some(*actor) != standpoint.itself);
    AskedLever {
        lever,
        actors,
        others: if nobody {
            other_levers(network, standpoint, lever)
        } else {
            Vec::new()
        },
    }
}

/// The named levers of other sets to which somebody belongs who can be suggested, by id.
fn other_levers(
    network: &ViewedNetwork,
    standpoint: &Standpoint,
    asked: EntityIx,
) -> Vec<EntityIx> {
    let own_set = network.entity(asked).lever_set.or(Some(asked));
    let suggested = |actor: EntityIx| {
        may_sit_down(network, actor)
            && !standpoint.knows(actor)
            && !is_over(network, actor, standpoint.itself)
    };
    let offered = network.entities().filter(|lever| {
        let facts = network.entity(*lever);
        network.category(*lever) == Category::Lever
            && facts.named
            && *lever != asked
            && facts.lever_set != own_set
            && actors_of(network, *lever).any(|(actor, _)| suggested(actor))
    });
    offered.collect()
}
