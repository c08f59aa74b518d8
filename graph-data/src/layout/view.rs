//! The layout request of a viewed network: the one place where the layout knows the network.
//!
//! Knows no clusters: groups come as numbers.

use super::request::{LayoutRequest, LayoutTie};
use crate::model::{Category, EntityIx};
use crate::network::ViewedNetwork;

/// How hard a tie with context pulls: it gathers people for a day, not for good.
const CONTEXT_PULL: f32 = 0.4;

/// The radius of the shape of an entity with this many ties, in layout units: 8 to 28.
#[must_use]
pub fn shape_radius(degree: usize) -> f32 {
    let degree = u16::try_from(degree).unwrap_or(u16::MAX);
    (8.0 + 2.5 * f32::from(degree).sqrt()).min(28.0)
}

/// Where should the entities of this view be drawn? As a request: one shape for each entity of the
/// view, in the order of ids, one tie for each pair with a relation between them.
///
/// `groups` gives the group of each entity of the dataset, such as
/// [`crate::algo::clusters::Clustering::cluster_of`]; groups of one pull nothing. Costs O(|V| + |E|).
#[must_use]
pub fn request_of_view(
    network: &ViewedNetwork,
    groups: &[Option<u32>],
    seed: u32,
) -> LayoutRequest {
    let entities: Vec<EntityIx> = network.entities().collect();
    let mut row_of = vec![u32::MAX; network.dataset().entities.len()];
    for (row, entity) in (0_u32..).zip(&entities) {
        row_of[entity.at()] = row;
    }
    let is_context = |entity| network.category(entity) == Category::Context;
    let mut ties = Vec::new();
    for &entity in &entities {
        for tie in network.all_ties(entity).filter(|tie| entity < tie.other) {
            let weight = if is_context(entity) || is_context(tie.other) {
                CONTEXT_PULL
            } else {
                1.0
            };
            ties.push(LayoutTie {
                a: row_of[entity.at()],
                b: row_of[tie.other.at()],
                weight,
            });
        }
    }
    let radius = |entity: &EntityIx| shape_radius(network.all_ties(*entity).count());
    let group = |entity: &EntityIx| groups.get(entity.at()).copied().flatten();
    LayoutRequest {
        groups: entities.iter().map(group).collect(),
        seed,
        ..LayoutRequest::new(entities.iter().map(radius).collect(), ties)
    }
}
