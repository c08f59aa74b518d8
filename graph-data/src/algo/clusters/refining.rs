//! Refinement: each cluster taken apart and put together again along its ties, so that what is
//! aggregated hangs together well.
//!
//! Knows one level only.

use super::moving::GAIN_MIN;
use super::tie_rows::{Level, Tally, group_members, row_number};
use crate::chance::Chance;

/// The refined partition: groups inside the clusters of `labels` (numbered from 0 to `clusters`).
///
/// Nodes that hang together well with the rest of their cluster, w(v, S − v) ≥ γ k_v (K_S − k_v) / 2m,
/// join, in random order and while they are alone, the group with the largest gain that hangs
/// together well itself. A group is named by one of its nodes. Costs O(|V| + |E|).
pub(super) fn refine(
    level: &Level,
    labels: &[u32],
    clusters: usize,
    pull: f64,
    tally: &mut Tally,
    chance: &mut Chance,
) -> Vec<u32> {
    let mut cluster_masses = vec![0.0; clusters];
    for (&label, mass) in labels.iter().zip(&level.masses) {
        cluster_masses[label as usize] += mass;
    }
    let mut groups = Groups::new(level, labels);
    let mut order: Vec<u32> = (0..level.nodes()).map(row_number).collect();
    chance.shuffle(&mut order);
    // Clusters do not touch each other: one after the other, what each looks at stays near.
    let (_, order) = group_members(order.into_iter(), labels, clusters);
    for node in order.into_iter().map(|node| node as usize) {
        let cluster_mass = cluster_masses[labels[node] as usize];
        if groups.joined[node] || !groups.hangs_together(node, cluster_mass, pull) {
            continue;
        }
        for tie in level.row(node) {
            if labels[tie.other as usize] == labels[node] {
                tally.add(groups.group_of[tie.other as usize], tie.weight);
            }
        }
        let mut best_gain = GAIN_MIN;
        let mut best = None;
        for &group in tally.touched() {
            let weight = f64::from(tally.weight(group));
            let gain = weight - pull * level.masses[node] * groups.masses[group as usize];
            if gain > best_gain && groups.hangs_together(group as usize, cluster_mass, pull) {
                (best, best_gain) = (Some(group), gain);
            }
        }
        if let Some(group) = best {
            groups.join(node, group, tally.weight(group));
        }
        tally.clear();
    }
    groups.group_of
}

/// Groups of nodes inside clusters, each named by the node that it began with.
struct Groups {
    group_of: Vec<u32>,
    masses: Vec<f64>,
    /// The tie weight between each group and the rest of its cluster.
    outward: Vec<u64>,
    /// Whether a node is in a group of more than one, or was.
    joined: Vec<bool>,
}

impl Groups {
    fn new(level: &Level, labels: &[u32]) -> Self {
        let inside = |node: usize| {
            let ties = level.row(node).iter();
            ties.map(|tie| {
                let is_inside = labels[tie.other as usize] == labels[node];
                u64::from(is_inside) * u64::from(tie.weight)
            })
            .sum()
        };
        Self {
            group_of: (0..labels.len()).map(row_number).collect(),
            masses: level.masses.clone(),
            outward: (0..labels.len()).map(inside).collect(),
            joined: vec![false; labels.len()],
        }
    }

    /// Whether a group's ties with the rest of its cluster are at least what chance would give.
    fn hangs_together(&self, group: usize, cluster_mass: f64, pull: f64) -> bool {
        let mass = self.masses[group];
        self.outward[group] as f64 + GAIN_MIN >= pull * mass * (cluster_mass - mass)
    }

    /// Puts a node that is alone into a group with which it shares ties of this weight.
    fn join(&mut self, node: usize, group: u32, weight: u32) {
        let into = group as usize;
        self.group_of[node] = group;
        self.masses[into] += self.masses[node];
        self.masses[node] = 0.0;
        self.outward[into] = self.outward[into] + self.outward[node] - 2 * u64::from(weight);
        self.joined[node] = true;
        self.joined[into] = true;
    }
}
