//! Relations that rest on one source alone.
//!
//! Knows nothing of wording.

use crate::model::RelationIx;
use crate::network::ViewedNetwork;

/// Whether a relation has evidence in the view, and all of it comes from exactly this address.
#[must_use]
pub fn rests_on_alone(network: &ViewedNetwork, relation: RelationIx, source: &str) -> bool {
    let mut evidence = network.evidence(relation).peekable();
    evidence.peek().is_some() && evidence.all(|e| *e.source == *source)
}

/// What would we not know without this source?
///
/// The relations of the view whose evidence all comes from exactly the address `source`, in the order
/// of ids; none for an address that no evidence has. Costs O(|E|).
///
/// ```
/// use std::sync::Arc;
/// use graph_data::algo::gaps::single_source;
/// use graph_data::dataset::Dataset;
/// use graph_data::network::{Snapshot, View, ViewedNetwork};
///
/// let dataset = Dataset::sketch("ovam -partners-with-> herwin =r1; vlaio -funds-> sif =r2 !none")?;
/// let network = ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), View::default());
/// assert_eq!(single_source(&network, "https://example.org/r1").len(), 1);
/// assert_eq!(single_source(&network, "https://example.org/r2"), []);
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
#[must_use]
pub fn single_source(network: &ViewedNetwork, source: &str) -> Vec<RelationIx> {
    let relations = network.relations().iter().copied();
    relations
        .filter(|r| rests_on_alone(network, *r, source))
        .collect()
}
