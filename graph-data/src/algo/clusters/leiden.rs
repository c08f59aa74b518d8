//! The Leiden method on compressed rows: moving, refining, aggregating, again and again.
//!
//! Knows no entities and no view: nodes are row numbers, clusters are labels.

use super::moving::{Mover, move_nodes};
use super::refining::refine;
use super::tie_rows::{Level, Tally, TieRows, group_members, row_number};
use crate::chance::Chance;

/// From how many nodes on a network is put in another order after the first iteration: smaller ones
/// fit the processor's caches as they are.
const REORDERED_NODES_MIN: usize = 10_000;

/// How Leiden is to run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LeidenSettings {
    /// The resolution γ: above 1 gives more and smaller clusters, below 1 fewer and larger ones.
    /// From [`crate::limits::RESOLUTION_MIN`] to [`crate::limits::RESOLUTION_MAX`].
    pub resolution: f64,
    /// The seed of the order in which nodes are looked at.
    pub seed: u32,
    /// After how many iterations to stop; `None` for convergence: until one changes nothing.
    pub iterations_max: Option<u32>,
}

/// Nodes divided over clusters.
#[derive(Clone, Debug, PartialEq)]
pub struct Partition {
    /// The cluster of each node, numbered from 0 in the order of first nodes.
    pub labels: Vec<u32>,
    /// How many clusters there are.
    pub clusters: usize,
    /// The modularity at the resolution asked.
    pub modularity: f64,
    /// How many iterations ran.
    pub iterations: u32,
    /// Whether `halt` cut the method short: the clusters are connected, but not the best.
    pub partial: bool,
}

/// Which nodes are tied among themselves more than their numbers of ties would give by chance?
///
/// Traag, Waltman and Van Eck, "From Louvain to Leiden: guaranteeing well-connected communities"
/// (2019), for modularity Q = Σ_c (w_c / m − γ (K_c / 2m)²), with w_c the tie weight inside cluster
/// c, K_c the summed tie weights of its nodes and m the tie weight of the whole. An iteration starts
/// from the partition of the one before, and is not done until nothing more can be aggregated.
/// Refinement takes the best merge (the paper's θ → 0), so that no exponential decides.
///
/// No cluster is disconnected: an iteration ends on a level where every cluster is one node, and each
/// of those was merged along ties. A run that `halt` cuts short is split where needed.
///
/// The same rows, settings and seed give the same labels on every machine. `halt` is asked about once
/// per thousand nodes looked at. One iteration costs about O(|E|); a converged run takes ten to
/// thirty on networks met in practice.
#[must_use]
pub fn leiden(
    ties: TieRows<'_>,
    settings: LeidenSettings,
    halt: &mut impl FnMut() -> bool,
) -> Partition {
    let mut level = Level::lowest(ties);
    let whole: f64 = level.masses.iter().sum();
    let mut run = Run {
        chance: Chance::new(settings.seed),
        pull: if whole > 0.0 {
            settings.resolution / whole
        } else {
            0.0
        },
        mover: Mover::new(level.nodes()),
        tally: Tally::new(level.nodes()),
        halt,
        halted: false,
    };
    let mut labels: Vec<u32> = (0..level.nodes()).map(row_number).collect();
    let mut order = labels.clone();
    let mut iterations = 0;
    while settings.iterations_max.is_none_or(|max| iterations < max) && !run.halted {
        iterations += 1;
        if !run.iterate(&level, &mut labels) {
            break;
        }
        if iterations == 1 && level.nodes() >= REORDERED_NODES_MIN {
            order = gather_clusters(&mut level, &mut labels);
        }
    }
    if run.halted {
        split_disconnected(&level, &mut labels);
    }
    let mut labels = in_rows(&labels, &order);
    let clusters = number_by_first_node(&mut labels);
    Partition {
        modularity: modularity(ties, &labels, settings.resolution),
        labels,
        clusters,
        iterations,
        partial: run.halted,
    }
}

/// Puts the nodes of each cluster next to each other, since those are looked at together: what the
/// caches of the processor hold then serves several of them. Returns the row of each node.
fn gather_clusters(level: &mut Level, labels: &mut [u32]) -> Vec<u32> {
    let clusters = number_by_first_node(labels);
    let rows = (0..level.nodes()).map(row_number);
    let (_, order) = group_members(rows, labels, clusters);
    *level = level.in_order(&order);
    labels.sort_unstable();
    order
}

/// The labels of nodes as labels of the rows in which these nodes stand.
fn in_rows(labels: &[u32], row_of: &[u32]) -> Vec<u32> {
    let mut of_rows = vec![0; labels.len()];
    for (label, row) in labels.iter().zip(row_of) {
        of_rows[*row as usize] = *label;
    }
    of_rows
}

/// What one run carries from level to level.
struct Run<'h, Halt> {
    chance: Chance,
    /// γ / 2m: what one unit of mass on either side costs.
    pull: f64,
    mover: Mover,
    tally: Tally,
    halt: &'h mut Halt,
    halted: bool,
}

impl<Halt: FnMut() -> bool> Run<'_, Halt> {
    /// One iteration over all levels; says whether anything changed.
    fn iterate(&mut self, lowest: &Level, labels: &mut [u32]) -> bool {
        let mut changed = self.move_on(lowest, labels);
        let mut next = self.coarsen(lowest, labels);
        // The row in the present level of each node of the first.
        let mut place_of: Vec<u32> = Vec::new();
        while let Some(Coarser {
            level,
            group_of,
            labels: mut coarse,
        }) = next
        {
            if place_of.is_empty() {
                place_of = group_of;
            } else {
                place_of
                    .iter_mut()
                    .for_each(|place| *place = group_of[*place as usize]);
            }
            changed |= self.move_on(&level, &mut coarse);
            next = self.coarsen(&level, &mut coarse);
            for (label, place) in labels.iter_mut().zip(&place_of) {
                *label = coarse[*place as usize];
            }
        }
        changed
    }

    fn move_on(&mut self, level: &Level, labels: &mut [u32]) -> bool {
        let (changed, halted) = move_nodes(
            level,
            labels,
            self.pull,
            &mut self.mover,
            &mut self.tally,
            &mut self.chance,
            self.halt,
        );
        self.halted |= halted;
        changed
    }

    /// The next level: refined groups as nodes, in the clusters found so far. `None` where every
    /// cluster is one node already.
    fn coarsen(&mut self, level: &Level, labels: &mut [u32]) -> Option<Coarser> {
        let clusters = number_by_first_node(labels);
        if self.halted || clusters == level.nodes() {
            return None;
        }
        let (tally, chance) = (&mut self.tally, &mut self.chance);
        let mut group_of = refine(level, labels, clusters, self.pull, tally, chance);
        let mut groups = number_by_first_node(&mut group_of);
        let mut coarse = vec![0; groups];
        if groups == level.nodes() {
            // Nothing merged: go on with the connected pieces of the clusters, so that levels shrink.
            group_of.copy_from_slice(labels);
            split_disconnected(level, &mut group_of);
            groups = number_by_first_node(&mut group_of);
            coarse = (0..groups).map(row_number).collect();
            if groups == level.nodes() {
                labels.copy_from_slice(&group_of);
                return None;
            }
        } else {
            for (group, label) in group_of.iter().zip(labels.iter()) {
                coarse[*group as usize] = *label;
            }
        }
        Some(Coarser {
            level: level.aggregate(&group_of, groups, &mut self.tally),
            group_of,
            labels: coarse,
        })
    }
}

struct Coarser {
    level: Level,
    /// The group, a node of `level`, of each node of the level below.
    group_of: Vec<u32>,
    /// The cluster of each group.
    labels: Vec<u32>,
}

/// Numbers labels anew from 0, in the order of their first nodes; returns how many there are.
pub(super) fn number_by_first_node(labels: &mut [u32]) -> usize {
    const UNSEEN: u32 = u32::MAX;
    let mut number_of = vec![UNSEEN; labels.len()];
    let mut numbers = 0;
    for label in labels {
        let number = &mut number_of[*label as usize];
        if *number == UNSEEN {
            *number = numbers;
            numbers += 1;
        }
        *label = *number;
    }
    numbers as usize
}

/// Gives each connected piece of each cluster a label of its own. Costs O(|V| + |E|).
fn split_disconnected(level: &Level, labels: &mut [u32]) {
    let clusters = labels.to_vec();
    let mut reached = vec![false; labels.len()];
    let mut piece = Vec::new();
    for start in 0..labels.len() {
        if reached[start] {
            continue;
        }
        reached[start] = true;
        piece.push(start);
        while let Some(node) = piece.pop() {
            labels[node] = row_number(start);
            for tie in level.row(node) {
                let other = tie.other as usize;
                if !reached[other] && clusters[other] == clusters[start] {
                    reached[other] = true;
                    piece.push(other);
                }
            }
        }
    }
}

/// The modularity of a partition at a resolution: Σ_c (w_c / m − γ (K_c / 2m)²); 0 without ties.
/// Labels are below the number of nodes. Costs O(|V| + |E|).
#[must_use]
pub fn modularity(ties: TieRows<'_>, labels: &[u32], resolution: f64) -> f64 {
    let mut mass_of = vec![0_u64; ties.nodes()];
    let (mut inside, mut whole) = (0_u64, 0_u64);
    for (node, &label) in labels.iter().enumerate() {
        for (&other, &weight) in ties.row(node) {
            let weight = u64::from(weight);
            whole += weight;
            mass_of[label as usize] += weight;
            if labels[other as usize] == label {
                inside += weight;
            }
        }
    }
    if whole == 0 {
        return 0.0;
    }
    let whole = whole as f64;
    let expected: f64 = mass_of
        .iter()
        .map(|mass| (*mass as f64 / whole) * (*mass as f64 / whole))
        .sum();
    inside as f64 / whole - resolution * expected
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Squares with diagonals in a ring, the corners of each far apart among the rows: too many nodes
    /// to stay in the order given.
    #[test]
    fn a_network_put_in_another_order_keeps_its_labels_apart() {
        const SQUARES: usize = 3_000;
        let mut rows = vec![Vec::new(); 4 * SQUARES];
        let mut tie = |a: usize, b: usize, weight: u32| {
            rows[a].push((row_number(b), weight));
            rows[b].push((row_number(a), weight));
        };
        let corner = |square: usize, corner: usize| corner * SQUARES + square % SQUARES;
        for square in 0..SQUARES {
            for (a, b) in [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)] {
                tie(corner(square, a), corner(square, b), 5);
            }
            tie(corner(square, 0), corner(square + 1, 1), 1);
        }
        let mut offsets = vec![0];
        offsets.extend(rows.iter().scan(0, |end, row| {
            *end += row_number(row.len());
            Some(*end)
        }));
        let (targets, weights): (Vec<u32>, Vec<u32>) = rows.concat().into_iter().unzip();
        let ties = TieRows {
            offsets: &offsets,
            targets: &targets,
            weights: &weights,
        };
        assert!(ties.nodes() >= REORDERED_NODES_MIN);
        let settings = LeidenSettings {
            resolution: 100.0,
            seed: 1,
            iterations_max: None,
        };
        let partition = leiden(ties, settings, &mut || false);
        assert!(partition.iterations > 1);
        let expected: Vec<u32> = (0..4 * SQUARES)
            .map(|node| row_number(node % SQUARES))
            .collect();
        assert!(partition.labels == expected, "a square fell apart");
    }
}
