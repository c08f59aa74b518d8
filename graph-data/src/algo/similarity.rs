//! How much two entities have around them in common, on any network in compressed rows.
//!
//! Knows nothing of what the rows stand for, nor of wording.

use std::cmp::Reverse;

use crate::model::{EntityIx, nine_decimals};
use crate::network::ViewedNetwork;

/// A network as rows of neighbours: undirected, each neighbour once, none with itself.
pub trait NeighbourRows {
    /// How many rows there are.
    fn len(&self) -> usize;
    /// Whether there is no row at all.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The neighbours of an entity, ascending.
    fn row(&self, entity: EntityIx) -> &[EntityIx];
}

/// The walkable network of a view.
impl NeighbourRows for ViewedNetwork {
    fn len(&self) -> usize {
        self.dataset().entities.len()
    }
    fn row(&self, entity: EntityIx) -> &[EntityIx] {
        self.walkable_row(entity)
    }
}

/// Compressed rows (CSR) that somebody else holds.
#[derive(Clone, Copy, Debug)]
pub struct CompressedRows<'a> {
    /// Where each row starts, and at last where the last one ends: one more than there are rows.
    pub offsets: &'a [u32],
    /// The rows, one after another.
    pub targets: &'a [EntityIx],
}

impl NeighbourRows for CompressedRows<'_> {
    fn len(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }
    fn row(&self, entity: EntityIx) -> &[EntityIx] {
        let row = entity.at();
        &self.targets[self.offsets[row] as usize..self.offsets[row + 1] as usize]
    }
}

/// An entity with what it has in common with the one asked of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Similar {
    /// The entity.
    pub entity: EntityIx,
    /// Adamic-Adar: above 0, without unit.
    pub score: f64,
}

/// Adamic-Adar over one network, question after question, on a working table of the network's size
/// that is made once and left clean by each question.
#[derive(Clone, Debug, Default)]
pub struct AdamicAdar {
    scores: Vec<f64>,
    touched: Vec<EntityIx>,
}

impl AdamicAdar {
    /// A table for a network of so many rows. Costs O(|V|), once.
    #[must_use]
    pub fn new(rows: usize) -> Self {
        Self {
            scores: vec![0.0; rows],
            touched: Vec::new(),
        }
    }

    /// Who has most around it in common with this entity, without being tied to it?
    ///
    /// The sum of 1 / ln(degree) over the neighbours that both have: who shares a neighbour with few
    /// ties shares more. At most `first` entities, highest first (equal to nine decimals is equal, then
    /// by row); the entity itself and its neighbours are left out. Costs the ties of its neighbours,
    /// O(d²) with d the degree, and allocates the answer only.
    ///
    /// Adamic and Adar (2003), "Friends and neighbors on the Web", Social Networks 25(3), 211-230.
    ///
    /// ```
    /// use graph_data::algo::similarity::{AdamicAdar, CompressedRows};
    /// use graph_data::model::EntityIx;
    ///
    /// // herwin (0) and vlaio (1) both have ovam (2) and the working group (3) for a neighbour.
    /// let rows = CompressedRows {
    ///     offsets: &[0, 2, 4, 6, 8],
    ///     targets: &[2, 3, 2, 3, 0, 1, 0, 1].map(EntityIx),
    /// };
    /// let similar = AdamicAdar::new(4).top(&rows, EntityIx(0), 10);
    /// assert_eq!(similar.len(), 1);
    /// assert_eq!(similar[0].entity, EntityIx(1));
    /// assert!((similar[0].score - 2.0 / 2_f64.ln()).abs() < 1e-12);
    /// ```
    pub fn top(
        &mut self,
        rows: &impl NeighbourRows,
        entity: EntityIx,
        first: usize,
    ) -> Vec<Similar> {
        let mut found: Vec<(Reverse<i64>, Similar)> = Vec::new();
        self.each(rows, entity, |entity, score| {
            found.push((Reverse(nine_decimals(score)), Similar { entity, score }));
        });
        let rank = |(score, similar): &(Reverse<i64>, Similar)| (*score, similar.entity);
        if first < found.len() {
            found.select_nth_unstable_by_key(first, rank);
            found.truncate(first);
        }
        found.sort_unstable_by_key(rank);
        found.into_iter().map(|(_, similar)| similar).collect()
    }

    /// Adds up the scores of all that share a neighbour with `entity`, hands each that is not tied to
    /// it to `tell`, and clears the table.
    fn each(
        &mut self,
        rows: &impl NeighbourRows,
        entity: EntityIx,
        mut tell: impl FnMut(EntityIx, f64),
    ) {
        for &shared in rows.row(entity) {
            let others = rows.row(shared);
            let weight = weight(others.len());
            for &other in others {
                let score = &mut self.scores[other.at()];
                if *score == 0.0 {
                    self.touched.push(other);
                }
                *score += weight;
            }
        }
        // A score of 0 is not told.
        for &tied in rows.row(entity).iter().chain([&entity]) {
            self.scores[tied.at()] = 0.0;
        }
        for other in self.touched.drain(..) {
            let score = std::mem::take(&mut self.scores[other.at()]);
            if score > 0.0 {
                tell(other, score);
            }
        }
    }
}

/// What a shared neighbour with so many ties weighs: 1 / ln(ties). One tie alone is shared by nobody.
#[must_use]
pub fn weight(ties: usize) -> f64 {
    let ties = f64::from(u32::try_from(ties).unwrap_or(u32::MAX));
    if ties < 2.0 { 0.0 } else { 1.0 / ties.ln() }
}

/// What two ascending lists have in common, ascending: the shorter is looked up in the longer.
pub fn common<'a>(a: &'a [EntityIx], b: &'a [EntityIx]) -> impl Iterator<Item = EntityIx> + 'a {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let shared = short.iter().filter(|e| long.binary_search(e).is_ok());
    shared.copied()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::dataset::Dataset;
    use crate::network::{Snapshot, View};

    fn shipped() -> ViewedNetwork {
        let snapshot = Arc::new(Snapshot::new(Arc::new(Dataset::shipped()), 1));
        ViewedNetwork::new(snapshot, View::default())
    }

    fn check(of: &str, first: usize, expect: &[&str]) {
        let network = shipped();
        let entity = network.dataset().find_entity(of).expect(of);
        let found = AdamicAdar::new(network.len()).top(&network, entity, first);
        let told: Vec<String> = found
            .iter()
            .map(|s| format!("{} {:.3}", network.entity(s.entity).id, s.score))
            .collect();
        assert_eq!(told, expect, "{of}");
    }

    #[test]
    fn who_has_most_in_common() {
        check(
            "sif",
            4,
            &[
                "trividend 1.632",
                "green-deal-aankopen 0.910",
                "solifin 0.910",
                "vlaanderen-circulair 0.910",
            ],
        );
        check("febecoop", 2, &["cera 0.910", "nrc 0.910"]);
        check("sst", 10, &[]);
        check("sif", 0, &[]);
    }

    /// As the paper has it, pair by pair, on a table of who is tied to whom.
    fn naive(ties: &[Vec<bool>], x: usize) -> Vec<(i64, u32)> {
        let degree = |z: usize| ties[z].iter().filter(|tied| **tied).count() as f64;
        let mut scores = Vec::new();
        for y in 0..ties.len() {
            let shared = (0..ties.len()).filter(|z| ties[x][*z] && ties[y][*z]);
            let score: f64 = shared.map(|z| 1.0 / degree(z).ln()).sum();
            if y != x && !ties[x][y] && score > 0.0 {
                scores.push((-nine_decimals(score), u32::try_from(y).expect("few")));
            }
        }
        scores.sort_unstable();
        scores
    }

    proptest! {
        #[test]
        fn the_top_is_what_the_paper_says(
            nodes in 2_usize..20,
            pairs in proptest::collection::vec((0_usize..20, 0_usize..20), 0..60),
            first in 0_usize..25,
        ) {
            let mut ties = vec![vec![false; nodes]; nodes];
            for (a, b) in pairs.into_iter().map(|(a, b)| (a % nodes, b % nodes)).filter(|(a, b)| a != b) {
                ties[a][b] = true;
                ties[b][a] = true;
            }
            let (mut offsets, mut targets) = (vec![0], Vec::new());
            for row in &ties {
                targets.extend((0_u32..).zip(row).filter(|(_, tied)| **tied).map(|(e, _)| EntityIx(e)));
                offsets.push(u32::try_from(targets.len()).expect("few"));
            }
            let rows = CompressedRows { offsets: &offsets, targets: &targets };
            let mut table = AdamicAdar::new(nodes);
            for x in 0..nodes {
                let found = table.top(&rows, EntityIx(u32::try_from(x).expect("few")), first);
                let found: Vec<_> = found.iter().map(|s| (-nine_decimals(s.score), s.entity.0)).collect();
                let mut expect = naive(&ties, x);
                expect.truncate(first);
                prop_assert_eq!(found, expect);
            }
        }
    }
}
