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
/// Breadth-first search over the walkable network, directions dropped. What is not walkable (context)
/// may be first and last: it is reached, and not passed. `entity` itself is not in the answer; `hops`
/// is 1 to [`NEIGHBOUR_HOPS_MAX`], and what is more counts as that. Nearest first, then in the order of
/// ids; empty where the entity is not in the view. Costs O(n + m) and a sort, with n and m the entities
/// and ties within reach.
///
/// ```
/// use std::sync::Arc;
/// use graph_data::algo::neighbours::neighbours;
/// use graph_data::dataset::Dataset;
/// use graph_data::network::{Snapshot, View, ViewedNetwork};
///
/// let dataset = Dataset::sketch(
///     "ovam -partners-with-> herwin; ovam -participates-in-> green-deal-werkgroep; \
///      vlaio -participates-in-> green-deal-werkgroep",
/// )?;
/// let network = ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), View::default());
/// let herwin = network.dataset().find_entity("herwin").expect("in the sketch");
/// let near = neighbours(&network, herwin, 2);
/// let ids: Vec<&str> = near.iter().map(|n| &*network.entity(n.entity).id).collect();
/// assert_eq!(ids, ["ovam", "green-deal-werkgroep"]);
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
#[must_use]
pub fn neighbours(network: &ViewedNetwork, entity: EntityIx, hops: u32) -> Vec<Neighbour> {
    let mut seen = HashSet::from([entity]);
    let mut found = Vec::new();
    let mut layer = vec![entity];
    for hops in 1..=hops.min(NEIGHBOUR_HOPS_MAX) {
        let mut next: Vec<EntityIx> = layer
            .iter()
            .filter(|e| **e == entity || network.walkable(**e))
            .flat_map(|e| network.all_ties(*e))
            .map(|tie| tie.other)
            .filter(|e| seen.insert(*e))
            .collect();
        next.sort_unstable();
        found.extend(next.iter().map(|&entity| Neighbour { hops, entity }));
        layer = next;
    }
    found
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::dataset::Dataset;
    use crate::network::{Snapshot, View};

    fn check(sketch: &str, id: &str, hops: u32, expected: &[(u32, &str)]) {
        let dataset = Dataset::sketch(sketch).expect(sketch);
        let snapshot = Arc::new(Snapshot::new(Arc::new(dataset), 1));
        let network = ViewedNetwork::new(snapshot, View::default());
        let entity = network.dataset().find_entity(id).expect(id);
        let near = neighbours(&network, entity, hops);
        let near: Vec<_> = near
            .iter()
            .map(|n| (n.hops, &*network.entity(n.entity).id))
            .collect();
        assert_eq!(near, expected, "{id} within {hops}");
    }

    #[test]
    fn neighbours_come_nearest_first_then_by_id() {
        let chain = "d -funds-> c; c -funds-> a; c -funds-> b; b -funds-> a; b -funds-> e; x";
        check(chain, "c", 1, &[(1, "a"), (1, "b"), (1, "d")]);
        check(chain, "c", 2, &[(1, "a"), (1, "b"), (1, "d"), (2, "e")]);
        check(chain, "d", 6, &[(1, "c"), (2, "a"), (2, "b"), (3, "e")]);
        check(chain, "c", 0, &[]);
        check(chain, "x", 6, &[]);
    }

    #[test]
    fn context_is_reached_and_not_passed() {
        let forum = "a -participates-in-> forum[evenement]; b -participates-in-> forum; \
                     b -partners-with-> c; a -successor-of-> d";
        check(forum, "forum", 2, &[(1, "a"), (1, "b"), (2, "c")]);
        check(forum, "a", 6, &[(1, "forum")]);
        check(forum, "c", 6, &[(1, "b"), (2, "forum")]);
    }
}
