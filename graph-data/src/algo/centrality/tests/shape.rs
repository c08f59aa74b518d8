//! What figures keep when the network changes its shape, and what a deadline leaves of them.

use proptest::prelude::*;

use super::super::betweenness::betweenness_within;
use super::*;

#[test]
fn ugly_shapes_have_figures() {
    for nodes in 0..3 {
        let alone = Network::new(nodes, &[]);
        for (name, figures) in all(alone.rows()) {
            let even = if name == "pagerank" {
                1.0 / nodes as f64
            } else {
                0.0
            };
            assert_equal(name, &figures, &vec![even; nodes]);
        }
    }
    let star = Network::new(5, &[(0, 1), (0, 2), (3, 0), (0, 4), (0, 0), (4, 0)]);
    let [_, betweenness, harmonic, _, core, clustering] = all(star.rows()).map(|(_, f)| f);
    assert_eq!(betweenness, [1.0, 0.0, 0.0, 0.0, 0.0]);
    assert_eq!(harmonic[..2], [1.0, 0.625]);
    assert_eq!((core[0], core[4], clustering[0]), (1.0, 1.0, 0.0));
}

/// A chain of diamonds doubles the ways at each: far more of them than a figure can hold. At its end a
/// crowd, all tied to each other, with one behind them, who is then looked for from behind: 495
/// diamonds are so many that counts are scaled down right there.
#[test]
fn more_ways_than_a_figure_holds() {
    for diamonds in [100, 495, 1_500] {
        let mut pairs = Vec::new();
        for at in (0..diamonds).map(|diamond| diamond * 3) {
            pairs.extend([
                (at, at + 1),
                (at, at + 2),
                (at + 1, at + 3),
                (at + 2, at + 3),
            ]);
        }
        let (last, crowd) = (diamonds * 3, 80);
        let behind_all = last + crowd + 1;
        for at in last + 1..behind_all {
            pairs.extend([(last, at), (at, behind_all)]);
            pairs.extend((last + 1..at).map(|other| (at, other)));
        }
        let nodes = behind_all + 1;
        let network = Network::new(nodes, &pairs);
        let sums = betweenness_from(network.rows(), &[0], &mut || false).sums;
        let check = |at: usize, expected: f64| {
            let close = (sums[at] / expected - 1.0).abs() < 1e-9;
            assert!(close, "{at} of {diamonds}: {}", sums[at]);
        };
        // All ways to whoever comes behind a waist run over it, half of them over each side.
        let behind = |node: usize| (nodes - 1 - node) as f64;
        for at in (3..last).step_by(3) {
            check(at, behind(at));
            check(at + 1, behind(at + 2) / 2.0);
        }
        check(last, behind(last));
        (last + 1..behind_all).for_each(|at| check(at, 1.0 / crowd as f64));
    }
}

#[test]
fn a_large_network_is_sampled_and_says_so() {
    let network = Network::chain(2_000);
    let rows = network.rows();
    let figures = betweenness_within(rows, 200 * rows.scans(), &mut || false);
    let sample = figures.sample.expect("a sample");
    assert_eq!((figures.partial, sample.sources), (false, 200));
    // In a chain, all pairs with one on each side of a node have it between them.
    let exact = |node: f64| 2.0 * node * (1_999.0 - node) / (1_999.0 * 1_998.0);
    let error = |node: usize| (figures.values[node] - exact(node as f64)).abs();
    let within = (0..2_000).filter(|node| error(*node) <= sample.margin);
    let within = within.count();
    assert!(within >= 1_900, "{within} of 2000 within {}", sample.margin);
    assert!(sample.margin < 0.1, "{}", sample.margin);
    let again = betweenness_within(rows, 200 * rows.scans(), &mut || false);
    assert_eq!(again, figures);
}

#[test]
fn a_deadline_leaves_no_figures_dressed_as_whole() {
    let network = Network::chain(5_000);
    let rows = network.rows();
    let cut = [
        betweenness(rows, &mut || true),
        harmonic(rows, &mut || true),
        clustering(rows, &mut || true),
    ];
    for figures in cut {
        assert!(figures.partial && figures.values.is_empty());
    }
    assert!(pagerank(rows, &mut || true).partial);
    let mut asked = 0;
    let figures = betweenness(rows, &mut || {
        asked += 1;
        asked > 40
    });
    assert!(figures.partial && figures.values.len() == 5_000);
    assert!(
        figures
            .sample
            .is_some_and(|s| (1..=41).contains(&s.sources))
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, ..ProptestConfig::default() })]

    #[test]
    fn another_island_changes_no_raw_figure(network in drawn(), island in drawn()) {
        let nodes = network.rows().nodes();
        let moved = island.ties().into_iter().map(|(a, b)| (a + nodes, b + nodes));
        let pairs: Vec<_> = network.ties().into_iter().chain(moved).collect();
        let wider = Network::new(nodes + island.rows().nodes(), &pairs);
        let raw = |network: &Network| {
            let rows = network.rows();
            let size = rows.nodes() as f64;
            let starts: Vec<u32> = (0..u32::try_from(rows.nodes()).unwrap()).collect();
            let mut near = whole(harmonic(rows, &mut || false));
            near.iter_mut().for_each(|figure| *figure *= (size - 1.0).max(1.0));
            [
                near,
                betweenness_from(rows, &starts, &mut || false).sums,
                whole(core_numbers(rows)),
                whole(clustering(rows, &mut || false)),
            ]
        };
        for (before, after) in raw(&network).iter().zip(raw(&wider)) {
            assert_equal("beside an island", &after[..nodes], before);
        }
    }

    #[test]
    fn other_numbers_give_the_same_figures(network in drawn(), seed: u32) {
        let nodes = network.rows().nodes();
        let mut number: Vec<usize> = (0..nodes).collect();
        crate::chance::Chance::new(seed).shuffle(&mut number);
        let pairs: Vec<_> = network.ties().iter().map(|(a, b)| (number[*a], number[*b])).collect();
        let renamed = Network::new(nodes, &pairs);
        for ((name, before), (_, after)) in all(network.rows()).iter().zip(all(renamed.rows())) {
            let back: Vec<f64> = number.iter().map(|node| after[*node]).collect();
            assert_equal(name, &back, before);
        }
    }
}
