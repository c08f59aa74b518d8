//! Harmonic closeness: how near each is to everybody.
//!
//! Knows nothing of how strong ties are: all steps count the same.

use super::Figures;
use super::sampling::{Sums, drawn, everybody};
use crate::algo::budget::Budget;
use crate::algo::walked::Rows;
use crate::limits::MEASURE_SCANS_MAX;

/// Starts that share a search: one bit of a word each.
const STARTS_TOGETHER: usize = 64;
/// Steps that a search usually takes, for an estimate of what it costs.
const STEPS_USUAL: u64 = 8;

/// How near is each to everybody else?
///
/// The mean over all others of one divided by the number of steps to them; those without a way count as
/// zero: 0 to 1. Breadth-first search from 64 nodes at a time, one bit each. Exact while it looks at
/// no more than about [`MEASURE_SCANS_MAX`] nodes and ties, else an estimate from as many drawn
/// nodes, with its margin. Where `halt` says to stop, the estimate is from those that were finished, with
/// `partial`. Costs O(|S| / 64 · (|V| + |E|) · d) for |S| starts, with d the diameter.
///
/// Marchiori and Latora (2000), "Harmony in the small-world", Physica A 285; Then et al. (2014), "The More
/// the Merrier: Efficient Multi-Source Graph Traversal", VLDB.
///
/// ```
/// use graph_data::algo::centrality::harmonic;
/// use graph_data::algo::walked::Rows;
///
/// // herwin - ovam - green-deal-werkgroep - vlaio
/// let rows = Rows { offsets: &[0, 1, 3, 5, 6], others: &[1, 0, 2, 1, 3, 2] };
/// let figures = harmonic(rows, &mut || false).values;
/// assert!((figures[0] - (1.0 + 1.0 / 2.0 + 1.0 / 3.0) / 3.0).abs() < 1e-12);
/// ```
#[must_use]
pub fn harmonic(rows: Rows<'_>, halt: &mut impl FnMut() -> bool) -> Figures {
    let scans = rows.scans() * STEPS_USUAL / STARTS_TOGETHER as u64;
    let starts = drawn(everybody(rows), scans, MEASURE_SCANS_MAX);
    let mut budget = Budget::new(u64::MAX, halt);
    let mut search = Search::new(rows);
    for together in starts.chunks(STARTS_TOGETHER) {
        if !search.from(together, &mut budget) {
            break;
        }
    }
    let others = rows.nodes().saturating_sub(1).max(1) as f64;
    let sums = Sums {
        sums: &search.sums,
        squares: &search.squares,
        drawn: search.drawn,
        candidates: rows.nodes(),
    };
    sums.figures(|_| 1.0 / others, budget.is_spent())
}

/// The search from some nodes after others, and what it found so far.
struct Search<'a> {
    rows: Rows<'a>,
    seen: Vec<u64>,
    reached: Vec<u64>,
    reached_next: Vec<u64>,
    /// Per node, the summed nearness of the starts of now, and the sum of its squares.
    nearness: Vec<[f64; 2]>,
    sums: Vec<f64>,
    squares: Vec<f64>,
    drawn: usize,
}

impl<'a> Search<'a> {
    fn new(rows: Rows<'a>) -> Self {
        let blank = vec![0; rows.nodes()];
        Self {
            rows,
            seen: blank.clone(),
            reached: blank.clone(),
            reached_next: blank,
            nearness: vec![[0.0; 2]; rows.nodes()],
            sums: vec![0.0; rows.nodes()],
            squares: vec![0.0; rows.nodes()],
            drawn: 0,
        }
    }

    /// Adds what a few starts find; nothing of it where the time is over before they are done.
    fn from(&mut self, starts: &[u32], budget: &mut Budget) -> bool {
        self.seen.fill(0);
        self.reached.fill(0);
        self.nearness.fill([0.0; 2]);
        for (bit, start) in starts.iter().enumerate() {
            self.seen[*start as usize] = 1 << bit;
            self.reached[*start as usize] = 1 << bit;
        }
        let mut hops = 0.0;
        loop {
            hops += 1.0;
            match self.step(1.0 / hops, budget) {
                None => return false,
                Some(false) => break,
                Some(true) => {}
            }
        }
        for (node, [sum, squares]) in self.nearness.iter().enumerate() {
            self.sums[node] += sum;
            self.squares[node] += squares;
        }
        self.drawn += starts.len();
        true
    }

    /// One step further from all starts, to those as near as this; whether it reached anybody.
    fn step(&mut self, near: f64, budget: &mut Budget) -> Option<bool> {
        let mut any = 0;
        for node in 0..self.rows.nodes() {
            let row = self.rows.row(node);
            if !budget.spend(row.len() + 1) {
                return None;
            }
            let bits = row
                .iter()
                .fold(0, |bits, other| bits | self.reached[*other as usize]);
            let bits = bits & !self.seen[node];
            self.reached_next[node] = bits;
            any |= bits;
            let count = f64::from(bits.count_ones());
            self.nearness[node][0] += count * near;
            self.nearness[node][1] += count * near * near;
        }
        std::mem::swap(&mut self.reached, &mut self.reached_next);
        for (seen, reached) in self.seen.iter_mut().zip(&self.reached) {
            *seen |= reached;
        }
        Some(any != 0)
    }
}
