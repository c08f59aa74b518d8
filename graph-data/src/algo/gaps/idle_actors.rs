//! Actors that belong to no lever.
//!
//! Knows nothing of wording.

use crate::model::EntityIx;
use crate::network::{ViewedNetwork, levers_of};

/// Of whom do we know no lever?
///
/// The actors of the view that belong to no lever, in the order of ids. Work on a set as a whole is no
/// work on one of its levers, and a relation that merely names a lever does not count. Costs
/// O(|V| + |E|).
///
/// ```
/// use std::sync::Arc;
/// use graph_data::algo::gaps::actors_without_lever;
/// use graph_data::dataset::Dataset;
/// use graph_data::network::{Snapshot, View, ViewedNetwork};
///
/// let dataset = Dataset::sketch(
///     "dwse[departement] -leads-lever-> vc-jobs[hefboom]; dwse -works-on-lever-> hefbomen-2024[hefboomset]; \
///      verso -works-on-lever-> hefbomen-2024; vdab[agentschap] -wants-to-join-lever-> vc-jobs",
/// )?;
/// let network = ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), View::default());
/// let verso = network.dataset().find_entity("verso").expect("verso");
/// assert_eq!(actors_without_lever(&network), [verso]);
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
#[must_use]
pub fn actors_without_lever(network: &ViewedNetwork) -> Vec<EntityIx> {
    let actors = network
        .entities()
        .filter(|e| network.category(*e).is_actor());
    actors
        .filter(|e| levers_of(network, *e).next().is_none())
        .collect()
}
