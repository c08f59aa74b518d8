//! Ties in compressed rows (CSR), the form on which Leiden runs, and their aggregation.
//!
//! Knows no entities: nodes are row numbers.

/// Undirected weighted ties in compressed rows. Each tie stands in the rows of both its ends; no node
/// is tied to itself, and no row names the same node twice.
#[derive(Clone, Copy, Debug)]
pub struct TieRows<'a> {
    /// Where the row of each node starts; one more than there are nodes.
    pub offsets: &'a [u32],
    /// The nodes at the other end.
    pub targets: &'a [u32],
    /// The weight of each tie, at least 1; all weights together stay below 2^32.
    pub weights: &'a [u32],
}

impl<'a> TieRows<'a> {
    /// The number of nodes.
    #[must_use]
    pub fn nodes(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    /// The ties of a node: other ends and weights.
    pub(super) fn row(&self, node: usize) -> impl Iterator<Item = (usize, u32)> + use<'a> {
        let places = self.offsets[node] as usize..self.offsets[node + 1] as usize;
        let others = self.targets[places.clone()].iter();
        others
            .zip(&self.weights[places])
            .map(|(other, weight)| (*other as usize, *weight))
    }

    /// The nodes tied to a node.
    pub(super) fn others(&self, node: usize) -> &'a [u32] {
        &self.targets[self.offsets[node] as usize..self.offsets[node + 1] as usize]
    }

    /// The summed tie weights of each node.
    pub(super) fn masses(&self) -> Vec<f64> {
        let weight_of = |node| self.row(node).map(|(_, weight)| u64::from(weight)).sum();
        (0..self.nodes())
            .map(|node| {
                let weight: u64 = weight_of(node);
                weight as f64
            })
            .collect()
    }
}

/// A network of groups of nodes: ties between groups, and the mass of each group. The ties inside a
/// group are dropped (they weigh in its mass), for a group never splits on its own level.
#[derive(Debug, Default)]
pub(super) struct Level {
    offsets: Vec<u32>,
    targets: Vec<u32>,
    weights: Vec<u32>,
    pub(super) masses: Vec<f64>,
}

impl Level {
    pub(super) fn rows(&self) -> TieRows<'_> {
        TieRows {
            offsets: &self.offsets,
            targets: &self.targets,
            weights: &self.weights,
        }
    }

    /// The network of the groups named by `labels`, which run from 0 to `groups`.
    /// Costs O(|V| + |E|).
    pub(super) fn aggregate(
        ties: TieRows<'_>,
        masses: &[f64],
        labels: &[u32],
        groups: usize,
    ) -> Self {
        let (starts, members) = group_members(labels, groups);
        let mut level = Self {
            offsets: Vec::with_capacity(groups + 1),
            targets: Vec::new(),
            weights: Vec::new(),
            masses: vec![0.0; groups],
        };
        level.offsets.push(0);
        let mut tally = Tally::new(groups);
        for group in 0..groups {
            for &member in &members[starts[group] as usize..starts[group + 1] as usize] {
                let member = member as usize;
                level.masses[group] += masses[member];
                for (other, weight) in ties.row(member) {
                    tally.add(labels[other], weight);
                }
            }
            for &other in &tally.touched {
                if other as usize != group {
                    level.targets.push(other);
                    level.weights.push(tally.weights[other as usize]);
                }
            }
            tally.clear();
            level.offsets.push(row_number(level.targets.len()));
        }
        level
    }
}

/// The members of each group, one group after the other, and where each group starts.
pub(super) fn group_members(labels: &[u32], groups: usize) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0_u32; groups + 1];
    for &label in labels {
        starts[label as usize + 1] += 1;
    }
    for group in 0..groups {
        starts[group + 1] += starts[group];
    }
    let mut next = starts.clone();
    let mut members = vec![0_u32; labels.len()];
    for (node, &label) in labels.iter().enumerate() {
        let place = &mut next[label as usize];
        members[*place as usize] = row_number(node);
        *place += 1;
    }
    (starts, members)
}

/// Tie weights summed per group, emptied in the time that it took to fill.
#[derive(Debug)]
pub(super) struct Tally {
    pub(super) weights: Vec<u32>,
    pub(super) touched: Vec<u32>,
}

impl Tally {
    pub(super) fn new(groups: usize) -> Self {
        Self {
            weights: vec![0; groups],
            touched: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, group: u32, weight: u32) {
        let sum = &mut self.weights[group as usize];
        if *sum == 0 {
            self.touched.push(group);
        }
        *sum += weight;
    }

    pub(super) fn clear(&mut self) {
        for &group in &self.touched {
            self.weights[group as usize] = 0;
        }
        self.touched.clear();
    }
}

/// A place in a table as the compressed rows store it; networks are limited far below `u32`.
pub(super) fn row_number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
