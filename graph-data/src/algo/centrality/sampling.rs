//! Of which nodes a costly measure starts: all of them, or as many drawn ones as the limit allows, and
//! how far an estimate from the drawn ones may be off.
//!
//! Knows no measure.

use super::Figures;
use crate::algo::walked::{Rows, number};
use crate::chance::Chance;

/// Fewest nodes of a sample.
const SAMPLE_MIN: u64 = 32;
/// From where the draw of a sample starts; always the same, so that an answer never depends on what was
/// asked before.
const SEED: u32 = 1;
/// How many standard errors the margin of an estimate is: 95 times in a hundred the exact figure lies
/// within.
const STANDARD_ERRORS: f64 = 1.96;

/// What an estimate rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// From how many nodes it was made.
    pub sources: usize,
    /// The widest margin of error over all nodes, in the unit of the figures: 1.96 standard errors.
    pub margin: f64,
}

/// The nodes to start from, in a drawn order: all candidates where that looks at no more than
/// `scans_max` nodes and ties, at so many per start; else as many as that allows.
pub(super) fn drawn(mut candidates: Vec<u32>, scans_per_start: u64, scans_max: u64) -> Vec<u32> {
    Chance::new(SEED).shuffle(&mut candidates);
    let affordable = (scans_max / scans_per_start.max(1)).max(SAMPLE_MIN);
    candidates.truncate(usize::try_from(affordable).unwrap_or(usize::MAX));
    candidates
}

/// Every node.
pub(super) fn everybody(rows: Rows<'_>) -> Vec<u32> {
    (0..number(rows.nodes())).collect()
}

/// What was found from some starting nodes: per node a sum and the sum of the squares.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sums<'a> {
    pub(super) sums: &'a [f64],
    pub(super) squares: &'a [f64],
    /// How many starting nodes the sums are from.
    pub(super) drawn: usize,
    /// How many there were to draw from.
    pub(super) candidates: usize,
}

impl Sums<'_> {
    /// Estimates of what the sums are from all candidates, each times `scale` of its node, and what
    /// they rest on where that is a part of the candidates; none at all from no start.
    pub(super) fn figures(self, scale: impl Fn(usize) -> f64, partial: bool) -> Figures {
        if self.drawn == 0 && self.candidates > 0 {
            return Figures {
                values: Vec::new(),
                sample: None,
                partial,
            };
        }
        let factor = self.candidates as f64 / (self.drawn as f64).max(1.0);
        let sums = self.sums.iter().enumerate();
        Figures {
            values: sums.map(|(at, sum)| sum * (factor * scale(at))).collect(),
            sample: (self.drawn < self.candidates).then(|| Sample {
                sources: self.drawn,
                margin: self.margin(scale),
            }),
            partial,
        }
    }

    /// The widest margin of error over all nodes.
    fn margin(self, scale: impl Fn(usize) -> f64) -> f64 {
        let (all, drawn) = (self.candidates as f64, self.drawn as f64);
        let deviation = |at: usize| {
            let (sum, squares) = (self.sums[at], self.squares[at]);
            let variance = (squares - sum * sum / drawn).max(0.0) / (drawn - 1.0);
            variance.sqrt() * scale(at)
        };
        let widest = (0..self.sums.len()).map(deviation).fold(0.0, f64::max);
        STANDARD_ERRORS * widest * all * ((1.0 - drawn / all) / drawn).sqrt()
    }
}
