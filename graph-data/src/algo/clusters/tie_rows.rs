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
    pub(super) fn row(&self, node: usize) -> impl Iterator<Item = (&'a u32, &'a u32)> + use<'a> {
        let places = self.offsets[node] as usize..self.offsets[node + 1] as usize;
        self.targets[places.clone()]
            .iter()
            .zip(&self.weights[places])
    }
}

/// A tie as seen from one of its ends. Other end and weight lie side by side, since whoever reads one
/// reads the other.
#[derive(Clone, Copy, Debug)]
pub(super) struct LevelTie {
    pub(super) other: u32,
    pub(super) weight: u32,
}

/// The network of one level: nodes, or groups of them, each with its mass. The ties inside a group are
/// dropped (they weigh in its mass), for a group never splits on its own level.
#[derive(Debug, Default)]
pub(super) struct Level {
    offsets: Vec<u32>,
    ties: Vec<LevelTie>,
    /// The summed tie weights of each node.
    pub(super) masses: Vec<f64>,
}

impl Level {
    /// A network as it is given: the level on which every node stands for itself.
    pub(super) fn lowest(rows: TieRows<'_>) -> Self {
        let ties = rows.targets.iter().zip(rows.weights);
        let mut level = Self {
            offsets: rows.offsets.to_vec(),
            ties: ties
                .map(|(&other, &weight)| LevelTie { other, weight })
                .collect(),
            masses: Vec::new(),
        };
        level.masses = (0..rows.nodes()).map(|node| level.mass(node)).collect();
        level
    }

    /// The same network with its nodes in another order: those that are looked at together lie
    /// together. Costs O(|V| + |E|).
    pub(super) fn in_order(&self, order: &[u32]) -> Self {
        let mut place_of = vec![0; order.len()];
        for (place, node) in order.iter().enumerate() {
            place_of[*node as usize] = row_number(place);
        }
        let mut level = Self {
            offsets: Vec::with_capacity(self.offsets.len()),
            ties: Vec::with_capacity(self.ties.len()),
            masses: Vec::with_capacity(self.masses.len()),
        };
        level.offsets.push(0);
        for node in order.iter().map(|node| *node as usize) {
            level.ties.extend(self.row(node).iter().map(|tie| LevelTie {
                other: place_of[tie.other as usize],
                weight: tie.weight,
            }));
            level.masses.push(self.masses[node]);
            level.offsets.push(row_number(level.ties.len()));
        }
        level
    }

    fn mass(&self, node: usize) -> f64 {
        let weights = self.row(node).iter().map(|tie| u64::from(tie.weight));
        weights.sum::<u64>() as f64
    }

    pub(super) fn nodes(&self) -> usize {
        self.masses.len()
    }

    /// The ties of a node.
    pub(super) fn row(&self, node: usize) -> &[LevelTie] {
        &self.ties[self.offsets[node] as usize..self.offsets[node + 1] as usize]
    }

    /// The network of the groups named by `labels`, which run from 0 to `groups`. `tally` has room for
    /// as many groups. Costs O(|V| + |E|).
    pub(super) fn aggregate(&self, labels: &[u32], groups: usize, tally: &mut Tally) -> Self {
        let nodes = (0..self.nodes()).map(row_number);
        let (starts, members) = group_members(nodes, labels, groups);
        let mut level = Self {
            offsets: Vec::with_capacity(groups + 1),
            ties: Vec::new(),
            masses: vec![0.0; groups],
        };
        level.offsets.push(0);
        for group in 0..groups {
            for &member in &members[starts[group] as usize..starts[group + 1] as usize] {
                let member = member as usize;
                level.masses[group] += self.masses[member];
                for tie in self.row(member) {
                    tally.add(labels[tie.other as usize], tie.weight);
                }
            }
            let others = tally.touched().iter();
            level.ties.extend(
                others
                    .filter(|other| **other as usize != group)
                    .map(|&other| LevelTie {
                        other,
                        weight: tally.weight(other),
                    }),
            );
            tally.clear();
            level.offsets.push(row_number(level.ties.len()));
        }
        level
    }
}

/// The given nodes group by group, in the order given inside each, and where each group starts.
pub(super) fn group_members(
    nodes: impl Iterator<Item = u32>,
    labels: &[u32],
    groups: usize,
) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0_u32; groups + 1];
    for &label in labels {
        starts[label as usize + 1] += 1;
    }
    for group in 0..groups {
        starts[group + 1] += starts[group];
    }
    let mut next = starts.clone();
    let mut members = vec![0_u32; labels.len()];
    for node in nodes {
        let place = &mut next[labels[node as usize] as usize];
        members[*place as usize] = node;
        *place += 1;
    }
    (starts, members)
}

/// Tie weights summed per group, emptied in the time that it took to fill.
#[derive(Debug)]
pub(super) struct Tally {
    weights: Vec<u32>,
    /// The groups with a weight, at the front.
    touched: Vec<u32>,
    touched_count: usize,
}

impl Tally {
    /// Room for groups numbered from 0 to `groups`.
    pub(super) fn new(groups: usize) -> Self {
        Self {
            weights: vec![0; groups],
            touched: vec![0; groups + 1],
            touched_count: 0,
        }
    }

    /// Adds a weight of at least 1. Whether the group is new cannot be foretold, so nothing branches
    /// on it.
    pub(super) fn add(&mut self, group: u32, weight: u32) {
        let sum = &mut self.weights[group as usize];
        self.touched[self.touched_count] = group;
        self.touched_count += usize::from(*sum == 0);
        *sum += weight;
    }

    /// The groups that have a weight, in the order in which they came.
    pub(super) fn touched(&self) -> &[u32] {
        &self.touched[..self.touched_count]
    }

    pub(super) fn weight(&self, group: u32) -> u32 {
        self.weights[group as usize]
    }

    pub(super) fn clear(&mut self) {
        for &group in &self.touched[..self.touched_count] {
            self.weights[group as usize] = 0;
        }
        self.touched_count = 0;
    }
}

/// A place in a table as the compressed rows store it; networks are limited far below `u32`.
pub(super) fn row_number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
