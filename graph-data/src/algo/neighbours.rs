//! Neighbours: who is near an entity.
//!
//! Knows nothing of ways or of direction.

use std::collections::HashSet;

use crate::limits::NEIGHBOUR_HOPS_MAX;
use crate::model::EntityIx;
use crate::network::ViewedNetwork;

/// An entity within reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Neighbour {
    /// How many steps away it is, at least 1.
    pub hops: u32,
    /// The entity.
    pub entity: EntityIx,
}

/// Who is within so many steps of this one?
///
/// Breadth-first search over the walkable network, directions dropped. `entity` itself need not be
/// walkable (it may be context) and is not in the answer; `hops` is 1 to
/// [`NEIGHBOUR_HOPS_MAX`], and what is more counts as that. Nearest first, then in the order of ids;
/// empty where the entity is not in the view. Costs O(n + m) and a sort, with n and m the entities
/// and ties within reach.
#[must_use]
pub fn neighbours(network: &ViewedNetwork, entity: EntityIx, hops: u32) -> Vec<Neighbour> {
    let mut seen = HashSet::from([entity]);
    let mut found = Vec::new();
    let mut layer = vec![entity];
    for hops in 1..=hops.min(NEIGHBOUR_HOPS_MAX) {
        let mut next: Vec<EntityIx> = layer
            .iter()
            .flat_map(|e| network.walkable_row(*e))
            .copied()
            .filter(|e| seen.insert(*e))
            .collect();
        next.sort_unstable();
        found.extend(next.iter().map(|&entity| Neighbour { hops, entity }));
        layer = next;
    }
    found
}
