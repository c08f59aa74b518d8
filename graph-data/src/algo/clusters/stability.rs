//! Stability: whether clusters would come out the same with other seeds.
//!
//! Knows nothing of wording, nor from which figure on a cluster is called shaky.

use super::{Clustering, LeidenSettings, equal_weights, leiden, weighted};
use crate::algo::walked::WalkedRows;
use crate::network::ViewedNetwork;

/// With how many other seeds the clusters are found again.
pub const STABILITY_RERUNS: u32 = 20;

/// How stable clusters are.
#[derive(Clone, Debug, PartialEq)]
pub struct Stability {
    /// Of each cluster, 0 to 1: in what share of the reruns two of its members stay together, as a
    /// mean over its pairs; 1 for a cluster of one.
    pub shares: Vec<f64>,
    /// Whether the deadline cut the reruns short: the shares are over those that were finished, and 1
    /// where none was.
    pub partial: bool,
}

/// Would these groups come out again, or are they one of several equally good answers?
///
/// Finds the clusters again with [`STABILITY_RERUNS`] other seeds, those that follow the clustering's
/// own, in one run each (the best of several runs would hide the doubt), and counts which pairs of members stay together. `network` is the one of the clustering;
/// shares come in the order of its clusters. Costs as much as that many clusterings.
#[must_use]
pub fn stability(
    network: &ViewedNetwork,
    clustering: &Clustering,
    halt: &mut impl FnMut() -> bool,
) -> Stability {
    let walked = WalkedRows::new(network);
    let weights = equal_weights(&walked);
    let ties = weighted(&walked, &weights);
    let cluster_of: Vec<u32> = walked
        .entities()
        .iter()
        .map(|entity| clustering.cluster_of[entity.at()].unwrap_or(u32::MAX))
        .collect();
    let mut together = vec![0_u64; clustering.clusters.len()];
    let (mut reruns, mut partial) = (0_u64, false);
    for rerun in 1..=STABILITY_RERUNS {
        let settings = LeidenSettings {
            resolution: clustering.resolution,
            seed: clustering.seed.wrapping_add(rerun),
            iterations_max: None,
        };
        let partition = leiden(ties, settings, halt);
        if partition.partial {
            partial = true;
            break;
        }
        count_pairs(&cluster_of, &partition.labels, &mut together);
        reruns += 1;
    }
    let share = |(together, members): (&u64, usize)| match reruns * pairs(members as u64) {
        0 => 1.0,
        possible => *together as f64 / possible as f64,
    };
    let sizes = clustering.clusters.iter().map(|c| c.members.len());
    Stability {
        shares: together.iter().zip(sizes).map(share).collect(),
        partial,
    }
}

/// Adds to each cluster the pairs of its members that carry one label.
fn count_pairs(cluster_of: &[u32], labels: &[u32], together: &mut [u64]) {
    let mut both: Vec<(u32, u32)> = cluster_of
        .iter()
        .copied()
        .zip(labels.iter().copied())
        .collect();
    both.sort_unstable();
    for run in both.chunk_by(|a, b| a == b) {
        if let Some(count) = together.get_mut(run[0].0 as usize) {
            *count += pairs(run.len() as u64);
        }
    }
}

fn pairs(members: u64) -> u64 {
    members * members.saturating_sub(1) / 2
}
