//! Cuts held to cases, to taking nodes away one by one, and to rustworkx-core.

use petgraph::graph::UnGraph;
use proptest::prelude::*;
use rustworkx_core::connectivity::articulation_points;

use super::*;

/// A network in rows that it owns.
#[derive(Clone, Debug)]
struct Network {
    offsets: Vec<u32>,
    others: Vec<u32>,
}

impl Network {
    fn new(nodes: usize, pairs: &[(usize, usize)]) -> Self {
        let mut rows = vec![Vec::new(); nodes];
        for &(a, b) in pairs.iter().filter(|(a, b)| a != b) {
            rows[a].push(number(b));
            rows[b].push(number(a));
        }
        let (mut offsets, mut others) = (vec![0], Vec::new());
        for mut row in rows {
            row.sort_unstable();
            row.dedup();
            others.extend(row);
            offsets.push(number(others.len()));
        }
        Self { offsets, others }
    }

    fn rows(&self) -> Rows<'_> {
        Rows {
            offsets: &self.offsets,
            others: &self.others,
        }
    }

    /// The parts of a node's island without it, by taking it away.
    fn pieces_by_hand(&self, without: usize) -> Vec<Vec<u32>> {
        let mut seen = vec![false; self.rows().nodes()];
        seen[without] = true;
        let mut pieces: Vec<Vec<u32>> = Vec::new();
        for &start in self.rows().row(without) {
            if std::mem::replace(&mut seen[start as usize], true) {
                continue;
            }
            let mut piece = vec![start];
            let mut at = 0;
            while let Some(&node) = piece.get(at) {
                at += 1;
                for &other in self.rows().row(node as usize) {
                    if !std::mem::replace(&mut seen[other as usize], true) {
                        piece.push(other);
                    }
                }
            }
            piece.sort_unstable();
            pieces.push(piece);
        }
        pieces.sort_by_key(|piece| (Reverse(piece.len()), piece[0]));
        pieces
    }
}

#[test]
fn pieces_come_largest_first_then_by_their_first_member() {
    let check = |nodes, pairs: &[(usize, usize)], without, expect: &[&[u32]], lost| {
        let network = Network::new(nodes, pairs);
        let cuts = Cuts::of_rows(network.rows());
        assert_eq!(
            cuts.pieces_of(without),
            expect,
            "{pairs:?} without {without}"
        );
        assert_eq!(
            (cuts.pieces(without), cuts.pairs_lost(without)),
            (expect.len(), lost)
        );
    };
    check(1, &[], 0, &[], 0);
    check(2, &[(0, 1)], 0, &[&[1]], 0);
    check(3, &[(0, 1), (1, 2)], 1, &[&[0], &[2]], 1);
    check(4, &[(0, 1), (1, 2), (2, 0), (2, 3)], 2, &[&[0, 1], &[3]], 2);
    check(4, &[(0, 1), (1, 2), (2, 3), (3, 0)], 2, &[&[0, 1, 3]], 0);
    check(
        6,
        &[(5, 0), (5, 1), (5, 2), (3, 4)],
        5,
        &[&[0], &[1], &[2]],
        3,
    );
}

/// A chain as long as a network may be would break a method that calls itself.
#[test]
fn a_long_chain_needs_no_deep_stack() {
    let nodes = 300_000;
    let pairs: Vec<_> = (1..nodes).map(|node| (node - 1, node)).collect();
    let network = Network::new(nodes, &pairs);
    let cuts = Cuts::of_rows(network.rows());
    assert_eq!(cuts.pairs_lost(100_000), 100_000 * 199_999);
    assert_eq!(cuts.pieces(nodes - 1), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn cuts_are_what_taking_away_finds(
        nodes in 1_usize..40,
        pairs in prop::collection::vec((0_usize..40, 0_usize..40), 0..60),
    ) {
        let pairs: Vec<_> = pairs.iter().map(|(a, b)| (a % nodes, b % nodes)).collect();
        let network = Network::new(nodes, &pairs);
        let cuts = Cuts::of_rows(network.rows());
        let mut graph = UnGraph::<(), ()>::default();
        let at: Vec<_> = (0..nodes).map(|_| graph.add_node(())).collect();
        for (a, row) in at.iter().enumerate().map(|(a, at)| (*at, network.rows().row(a))) {
            for b in row.iter().map(|b| at[*b as usize]).filter(|b| a < *b) {
                graph.add_edge(a, b, ());
            }
        }
        let points = articulation_points(&graph, None);
        for (node, at) in at.iter().enumerate() {
            let pieces = network.pieces_by_hand(node);
            let sizes = pieces.iter().map(Vec::len);
            let all: usize = sizes.clone().sum();
            let kept: usize = sizes.map(|size| size * size).sum();
            prop_assert_eq!(cuts.pairs_lost(node), ((all * all - kept) / 2) as u64);
            prop_assert_eq!(cuts.pieces(node), pieces.len());
            prop_assert_eq!(points.contains(at), pieces.len() > 1);
            prop_assert_eq!(cuts.pieces_of(node), pieces);
        }
    }
}
