//! Measures held to published figures, to second methods and to outside crates.

mod crates;
mod known;
mod naive;
mod shape;

use super::*;
use crate::algo::walked::Rows;
use crate::model::nine_decimals;

/// A network in rows that it owns.
#[derive(Clone, Debug)]
struct Network {
    offsets: Vec<u32>,
    others: Vec<u32>,
}

impl Network {
    /// From pairs of nodes; loops are left out and parallel ones are one tie.
    fn new(nodes: usize, pairs: &[(usize, usize)]) -> Self {
        let mut rows = vec![Vec::new(); nodes];
        for &(a, b) in pairs.iter().filter(|(a, b)| a != b) {
            rows[a].push(u32::try_from(b).unwrap());
            rows[b].push(u32::try_from(a).unwrap());
        }
        let (mut offsets, mut others) = (vec![0], Vec::new());
        for mut row in rows {
            row.sort_unstable();
            row.dedup();
            others.extend(row);
            offsets.push(u32::try_from(others.len()).unwrap());
        }
        Self { offsets, others }
    }

    fn chain(nodes: usize) -> Self {
        let pairs: Vec<_> = (1..nodes).map(|node| (node - 1, node)).collect();
        Self::new(nodes, &pairs)
    }

    fn rows(&self) -> Rows<'_> {
        Rows {
            offsets: &self.offsets,
            others: &self.others,
        }
    }

    fn ties(&self) -> Vec<(usize, usize)> {
        let rows = self.rows();
        let from = |a: usize| rows.row(a).iter().map(move |b| (a, *b as usize));
        (0..rows.nodes())
            .flat_map(from)
            .filter(|(a, b)| a < b)
            .collect()
    }
}

/// The whole figures of a method that was not cut short.
fn whole(figures: Figures) -> Vec<f64> {
    assert!(!figures.partial && figures.sample.is_none());
    figures.values
}

/// All measures over bare rows, by name.
fn all(rows: Rows<'_>) -> [(&'static str, Vec<f64>); 6] {
    let halt = &mut || false;
    [
        ("degree", whole(degrees(rows))),
        ("betweenness", whole(betweenness(rows, halt))),
        ("harmonic", whole(harmonic(rows, halt))),
        ("pagerank", whole(pagerank(rows, halt))),
        ("core", whole(core_numbers(rows))),
        ("clustering", whole(clustering(rows, halt))),
    ]
}

/// Equal to nine decimals, one by one.
fn assert_equal(name: &str, found: &[f64], expected: &[f64]) {
    let close = |(a, b): (&f64, &f64)| (nine_decimals(*a) - nine_decimals(*b)).abs() <= 1;
    let equal = found.len() == expected.len() && found.iter().zip(expected).all(close);
    assert!(equal, "{name}: {found:?}\ninstead of {expected:?}");
}

/// Random pairs over up to so many nodes, with loops, parallel ones and islands among them.
fn drawn() -> impl proptest::strategy::Strategy<Value = Network> {
    use proptest::prelude::*;
    (1_usize..40).prop_flat_map(|nodes| {
        prop::collection::vec((0..nodes, 0..nodes), 0..nodes * 2)
            .prop_map(move |pairs| Network::new(nodes, &pairs))
    })
}
