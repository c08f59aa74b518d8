//! The same figures from rustworkx-core, on drawn networks.

use petgraph::graph::UnGraph;
use proptest::prelude::*;
use rustworkx_core::centrality::betweenness_centrality;
use rustworkx_core::connectivity::core_number;

use super::*;

fn as_petgraph(network: &Network) -> UnGraph<(), ()> {
    let mut graph = UnGraph::new_undirected();
    let nodes: Vec<_> = (0..network.rows().nodes())
        .map(|_| graph.add_node(()))
        .collect();
    for (a, b) in network.ties() {
        graph.add_edge(nodes[a], nodes[b], ());
    }
    graph
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn rustworkx_finds_the_same(network in drawn()) {
        let graph = as_petgraph(&network);
        let expected: Vec<f64> = betweenness_centrality(&graph, false, true, usize::MAX)
            .into_iter()
            .map(|figure| figure.unwrap_or(0.0))
            .collect();
        let found = whole(betweenness(network.rows(), &mut || false));
        assert_equal("betweenness", &found, &expected);
        let cores = core_number(&graph);
        let found = whole(core_numbers(network.rows()));
        for (node, core) in cores {
            prop_assert_eq!(found[node.index()], core as f64);
        }
    }
}
