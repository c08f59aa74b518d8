//! Strength: how much the ties of each carry together.
//!
//! Knows the strength of ties, not where it comes from.

use super::Figures;
use crate::algo::walked::WalkedRows;
use crate::network::ViewedNetwork;

/// How much do the ties of each carry together?
///
/// The sum of the strengths of its ties, each 0 to 1 (that of the strongest relation between the two).
/// From 0 to the degree. `walked` are the rows of the same network. Costs O(|V| + |E|).
///
/// Barrat et al. (2004), "The architecture of complex weighted networks", PNAS 101.
///
/// ```
/// use std::sync::Arc;
/// use graph_data::algo::centrality::strengths;
/// use graph_data::algo::walked::WalkedRows;
/// use graph_data::dataset::Dataset;
/// use graph_data::network::{Snapshot, View, ViewedNetwork};
///
/// let dataset = Dataset::sketch("ovam -partners-with-> herwin; vlaio -funds-> ovam")?;
/// let network = ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), View::default());
/// let strengths = strengths(&network, &WalkedRows::new(&network)).values;
/// // herwin: working together, surely (1 × 0.9); vlaio: money, surely (0.8 × 0.9); ovam: both.
/// assert!((strengths[0] - 0.9).abs() < 1e-9 && (strengths[2] - 0.72).abs() < 1e-9);
/// assert!((strengths[1] - 1.62).abs() < 1e-9);
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
#[must_use]
pub fn strengths(network: &ViewedNetwork, walked: &WalkedRows) -> Figures {
    let entities = walked.entities().iter();
    let strength = |entity| network.walkable_strengths(entity).iter().sum();
    Figures::exact(entities.map(|entity| strength(*entity)).collect())
}
