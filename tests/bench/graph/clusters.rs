//! Clusters by weighted modularity; the quality told here is counted anew, from labels and ties.

use graph_data::algo::clusters::{LeidenSettings, Partition, TieRows, leiden};
use serde_json::{Value, json};

use crate::arguments::Arguments;
use crate::clock::{rounded, timed};
use crate::loading::Loaded;
use crate::memory::with_peak;

/// `cluster`: Leiden with two iterations and to convergence, seed 1. The labels of the latter go to
/// `PREFIX.labels.txt`, one a line, for `peers.py score`.
pub(crate) fn clusters(loaded: &Loaded, arguments: &Arguments) -> Value {
    let ties = Ties::new(loaded);
    let (twice, _) = measure(&ties, arguments, Some(2));
    let (mut converged, labels) = measure(&ties, arguments, None);
    write_labels(loaded, &arguments.prefix, &labels);
    if arguments.seeds > 1 {
        converged["q_mean"] = mean_quality(&ties, arguments.seeds, None);
    }
    json!({ "leiden_it2": with_peak(twice), "leiden_converged": with_peak(converged) })
}

fn measure(ties: &Ties, arguments: &Arguments, iterations: Option<u32>) -> (Value, Vec<u32>) {
    let run = || ties.leiden(1, iterations);
    let (mut figures, partition) = timed(arguments.repeat, run);
    figures["q"] = rounded(ties.modularity(&partition.labels), 5).into();
    figures["k"] = partition.clusters.into();
    figures["disconnected"] = (ties.pieces(&partition.labels) - partition.clusters).into();
    figures["iterations"] = partition.iterations.into();
    (figures, partition.labels)
}

fn mean_quality(ties: &Ties, seeds: u32, iterations: Option<u32>) -> Value {
    let quality = |seed| ties.modularity(&ties.leiden(seed, iterations).labels);
    let sum: f64 = (1..=seeds).map(quality).sum();
    rounded(sum / f64::from(seeds), 5).into()
}

fn write_labels(loaded: &Loaded, prefix: &str, labels: &[u32]) {
    let lines = loaded
        .rows
        .iter()
        .map(|row| format!("{}\n", labels[row.at()]));
    std::fs::write(format!("{prefix}.labels.txt"), lines.collect::<String>()).expect("labels");
}

/// The ties of the network with the weights of the file.
struct Ties {
    offsets: Vec<u32>,
    targets: Vec<u32>,
    weights: Vec<u32>,
}

impl Ties {
    fn new(loaded: &Loaded) -> Self {
        let mut ties = Self {
            offsets: vec![0],
            targets: Vec::new(),
            weights: Vec::new(),
        };
        for entity in loaded.network.dataset().entity_rows() {
            for other in loaded.network.walkable_row(entity) {
                ties.targets.push(other.0);
                ties.weights.push(loaded.weight(entity, *other));
            }
            let end = u32::try_from(ties.targets.len()).expect("a small graph");
            ties.offsets.push(end);
        }
        ties
    }

    fn leiden(&self, seed: u32, iterations_max: Option<u32>) -> Partition {
        let rows = TieRows {
            offsets: &self.offsets,
            targets: &self.targets,
            weights: &self.weights,
        };
        let settings = LeidenSettings {
            resolution: 1.0,
            seed,
            iterations_max,
        };
        leiden(rows, settings, &mut || false)
    }

    fn nodes(&self) -> usize {
        self.offsets.len() - 1
    }

    fn row(&self, node: usize) -> impl Iterator<Item = (usize, f64)> {
        let places = self.offsets[node] as usize..self.offsets[node + 1] as usize;
        places.map(|place| (self.targets[place] as usize, f64::from(self.weights[place])))
    }

    fn modularity(&self, labels: &[u32]) -> f64 {
        let (mut inside, mut whole) = (0.0, 0.0);
        let mut masses = vec![0.0; self.nodes()];
        for node in 0..self.nodes() {
            for (other, weight) in self.row(node) {
                whole += weight;
                masses[labels[node] as usize] += weight;
                if labels[other] == labels[node] {
                    inside += weight;
                }
            }
        }
        let expected: f64 = masses.iter().map(|mass| mass * mass).sum();
        inside / whole - expected / (whole * whole)
    }

    /// The number of connected pieces into which the clusters fall.
    fn pieces(&self, labels: &[u32]) -> usize {
        let mut reached = vec![false; self.nodes()];
        let (mut pieces, mut waiting) = (0, Vec::new());
        for start in 0..self.nodes() {
            if std::mem::replace(&mut reached[start], true) {
                continue;
            }
            pieces += 1;
            waiting.push(start);
            while let Some(node) = waiting.pop() {
                for (other, _) in self.row(node) {
                    if labels[other] == labels[node] && !reached[other] {
                        reached[other] = true;
                        waiting.push(other);
                    }
                }
            }
        }
        pieces
    }
}
