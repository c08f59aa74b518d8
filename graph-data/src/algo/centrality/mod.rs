//! Measures: a figure for every entity of the walkable network. One method per file, each over bare
//! compressed rows, so that the service and the benches run the same code; [`super::registry`]
//! describes each as data.
//!
//! Knows no wording, and not which measure a question asks for.

mod betweenness;
mod clustering;
mod core_number;
mod degree;
mod harmonic;
mod levels;
mod pagerank;
mod sampling;
mod strength;

pub use betweenness::{Dependencies, between_groups, betweenness, betweenness_from};
pub use clustering::clustering;
pub use core_number::core_numbers;
pub use degree::degrees;
pub use harmonic::harmonic;
pub use pagerank::pagerank;
pub use sampling::Sample;
pub use strength::strengths;

/// A figure for every node.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// The figure of each node, in the order of rows; empty where the deadline left no time for any.
    pub values: Vec<f64>,
    /// Set when the figures are estimates from some of the nodes.
    pub sample: Option<Sample>,
    /// Whether the deadline cut the method short.
    pub partial: bool,
}

impl Figures {
    fn exact(values: Vec<f64>) -> Self {
        Self {
            values,
            sample: None,
            partial: false,
        }
    }
}

#[cfg(test)]
mod tests;
