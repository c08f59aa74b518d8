//! Who belongs to a lever, and which levers somebody belongs to.
//!
//! An actor belongs to a lever when it is the source of a relation of nature LEVER to it, nothing
//! else; how it does is for the relation's kind to say. Knows nothing of wording.

use super::ViewedNetwork;
use crate::model::{Category, EntityIx, Nature, RelationIx};

/// Which actors belong to this lever (or are at work on this whole set), by which relations?
///
/// In the order of actors, then of relations. Costs O(d), with d the relations at the lever.
pub fn actors_of(
    network: &ViewedNetwork,
    lever: EntityIx,
) -> impl Iterator<Item = (EntityIx, RelationIx)> + '_ {
    network
        .incidences(lever)
        .filter(|i| !i.outgoing && network.nature(i.relation) == Nature::Lever)
        .filter(|i| network.category(i.other).is_actor())
        .map(|i| (i.other, i.relation))
}

/// Which levers does this actor belong to, by which relations?
///
/// In the order of levers, then of relations. A set is no lever. Costs O(d), with d the relations at
/// the actor.
pub fn levers_of(
    network: &ViewedNetwork,
    actor: EntityIx,
) -> impl Iterator<Item = (EntityIx, RelationIx)> + '_ {
    network
        .incidences(actor)
        .filter(|i| i.outgoing && network.nature(i.relation) == Nature::Lever)
        .filter(|i| network.category(i.other) == Category::Lever)
        .map(|i| (i.other, i.relation))
}
