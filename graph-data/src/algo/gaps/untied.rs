//! Pairs among a few that have no tie of their own.
//!
//! Knows nothing of wording.

use crate::model::EntityIx;
use crate::network::ViewedNetwork;
use crate::order::distinct;

/// Which of these have no direct tie with each other?
///
/// The pairs of different entities among `among` between which the view has no relation but those of
/// nature IDENTITY, either direction; an ended relation is a tie. Each pair once, the lower id first,
/// in the order of ids. Costs O(n² log d), with n the entities named and d their highest degree.
///
/// ```
/// use std::sync::Arc;
/// use graph_data::algo::gaps::untied_pairs;
/// use graph_data::dataset::Dataset;
/// use graph_data::network::{Snapshot, View, ViewedNetwork};
///
/// let dataset = Dataset::sketch("verso -member-of-> sif; febecoop")?;
/// let network = ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), View::default());
/// let among = ["verso", "sif", "febecoop"].map(|id| network.dataset().find_entity(id).expect(id));
/// let [verso, sif, febecoop] = among;
/// assert_eq!(untied_pairs(&network, &among), [(febecoop, sif), (febecoop, verso)]);
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
#[must_use]
pub fn untied_pairs(network: &ViewedNetwork, among: &[EntityIx]) -> Vec<(EntityIx, EntityIx)> {
    let among = distinct(among);
    let mut pairs = Vec::new();
    for (place, &a) in among.iter().enumerate() {
        let others = among[place + 1..].iter();
        let untied = others.filter(|b| network.tie(a, **b).is_none());
        pairs.extend(untied.map(|&b| (a, b)));
    }
    pairs
}
