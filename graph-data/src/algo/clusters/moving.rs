//! Fast local moving: each node to the cluster where it fits best, until none wants to move.
//!
//! Knows one level only.

use super::tie_rows::{Level, Tally, row_number};
use crate::chance::Chance;

/// By how much a move must gain, in tie weights: below it, a gain is rounding.
pub(super) const GAIN_MIN: f64 = 1e-9;
/// After how many nodes `halt` is asked.
const NODES_PER_HALT: u32 = 1_024;

/// Columns that moving needs, made once for all levels.
#[derive(Debug)]
pub(super) struct Mover {
    /// Nodes to look at: a ring, with each node in it at most once.
    queue: Vec<u32>,
    queued: Vec<bool>,
    /// The mass and the number of nodes of each cluster.
    masses: Vec<f64>,
    sizes: Vec<u32>,
    /// Labels that no node has.
    unused: Vec<u32>,
}

impl Mover {
    pub(super) fn new(nodes: usize) -> Self {
        Self {
            queue: Vec::with_capacity(nodes),
            queued: Vec::with_capacity(nodes),
            masses: Vec::with_capacity(nodes),
            sizes: Vec::with_capacity(nodes),
            unused: Vec::new(),
        }
    }

    fn prepare(&mut self, node_masses: &[f64], labels: &[u32], chance: &mut Chance) {
        let nodes = labels.len();
        self.queue.clear();
        self.queue.extend((0..nodes).map(row_number));
        chance.shuffle(&mut self.queue);
        refill(&mut self.queued, nodes, true);
        refill(&mut self.masses, nodes, 0.0);
        refill(&mut self.sizes, nodes, 0);
        for (&label, mass) in labels.iter().zip(node_masses) {
            self.masses[label as usize] += mass;
            self.sizes[label as usize] += 1;
        }
        self.unused.clear();
        let empty = |label: &usize| self.sizes[*label] == 0;
        self.unused
            .extend((0..nodes).rev().filter(empty).map(row_number));
    }

    /// The cluster where a node that has left its own fits best. It stays on equal gain; a label
    /// without nodes is the choice where every cluster pulls less than none.
    fn best(&self, home: u32, cost: f64, tally: &Tally) -> u32 {
        let gain = |label: u32| f64::from(tally.weight(label)) - cost * self.masses[label as usize];
        let (mut best, mut best_gain) = (home, gain(home) + GAIN_MIN);
        for &label in tally.touched() {
            let gain = gain(label);
            if gain > best_gain {
                (best, best_gain) = (label, gain);
            }
        }
        match self.unused.last() {
            Some(&unused) if best_gain < 0.0 => unused,
            _ => best,
        }
    }

    fn relabel(&mut self, from: u32, to: u32) {
        if self.sizes[to as usize] == 0 {
            self.unused.pop();
        }
        self.sizes[to as usize] += 1;
        self.sizes[from as usize] -= 1;
        if self.sizes[from as usize] == 0 {
            self.unused.push(from);
        }
    }
}

fn refill<T: Clone>(column: &mut Vec<T>, rows: usize, value: T) {
    column.clear();
    column.resize(rows, value);
}

/// Moves nodes between clusters while that raises modularity, starting from `labels` (each below the
/// number of nodes). A node is looked at again when a neighbour has moved elsewhere. Says whether
/// anything moved, and whether `halt` cut it short.
pub(super) fn move_nodes(
    level: &Level,
    labels: &mut [u32],
    pull: f64,
    mover: &mut Mover,
    tally: &mut Tally,
    chance: &mut Chance,
    halt: &mut impl FnMut() -> bool,
) -> (bool, bool) {
    let masses = &level.masses;
    mover.prepare(masses, labels, chance);
    let (mut changed, mut looked_at) = (false, 0_u32);
    let (mut head, mut waiting) = (0, labels.len());
    while waiting > 0 {
        looked_at += 1;
        if looked_at.is_multiple_of(NODES_PER_HALT) && halt() {
            return (changed, true);
        }
        let node = mover.queue[head] as usize;
        head = if head + 1 == labels.len() {
            0
        } else {
            head + 1
        };
        waiting -= 1;
        mover.queued[node] = false;

        let home = labels[node];
        mover.masses[home as usize] -= masses[node];
        for tie in level.row(node) {
            tally.add(labels[tie.other as usize], tie.weight);
        }
        let best = mover.best(home, pull * masses[node], tally);
        tally.clear();
        mover.masses[best as usize] += masses[node];
        if best == home {
            continue;
        }
        changed = true;
        labels[node] = best;
        mover.relabel(home, best);
        for tie in level.row(node) {
            let other = tie.other as usize;
            if labels[other] != best && !mover.queued[other] {
                mover.queued[other] = true;
                let tail = head + waiting;
                let tail = if tail >= labels.len() {
                    tail - labels.len()
                } else {
                    tail
                };
                mover.queue[tail] = row_number(other);
                waiting += 1;
            }
        }
    }
    (changed, false)
}
