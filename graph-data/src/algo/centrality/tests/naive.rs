//! Second methods, as plain as can be, on drawn networks.

use proptest::prelude::*;

use super::*;

const FAR: usize = usize::MAX;

/// Steps and numbers of shortest ways between all pairs, by matrices.
fn distances(network: &Network) -> (Vec<Vec<usize>>, Vec<Vec<f64>>) {
    let nodes = network.rows().nodes();
    let mut hops = vec![vec![FAR; nodes]; nodes];
    let mut ways = vec![vec![0.0; nodes]; nodes];
    for start in 0..nodes {
        (hops[start][start], ways[start][start]) = (0, 1.0);
        for step in 0..nodes {
            for node in (0..nodes)
                .filter(|node| hops[start][*node] == step)
                .collect::<Vec<_>>()
            {
                for &other in network.rows().row(node) {
                    let other = other as usize;
                    if hops[start][other] > step {
                        hops[start][other] = step + 1;
                        ways[start][other] += ways[start][node];
                    }
                }
            }
        }
    }
    (hops, ways)
}

/// The pairs between two groups, each once, and of each node the share of their ways over it.
fn between(network: &Network, from: &[bool], to: &[bool]) -> Vec<f64> {
    let nodes = network.rows().nodes();
    let (hops, ways) = distances(network);
    let share = |a: usize, b: usize, over: usize| {
        if hops[a][b] == FAR || hops[a][over] == FAR || hops[a][over] + hops[over][b] != hops[a][b]
        {
            0.0
        } else {
            ways[a][over] * ways[over][b] / ways[a][b]
        }
    };
    let figure = |over: usize| {
        let (mut sum, mut pairs) = (0.0, 0.0);
        for a in (0..nodes).filter(|a| *a != over) {
            for b in (a + 1..nodes).filter(|b| *b != over) {
                if (from[a] && to[b]) || (from[b] && to[a]) {
                    pairs += 1.0;
                    sum += share(a, b, over);
                }
            }
        }
        if pairs > 0.0 { sum / pairs } else { 0.0 }
    };
    (0..nodes).map(figure).collect()
}

fn walked_at_random(network: &Network) -> Vec<f64> {
    let rows = network.rows();
    let nodes = rows.nodes();
    let mut shares = vec![1.0 / nodes as f64; nodes];
    for _ in 0..300 {
        let untied: f64 = (0..nodes)
            .filter(|n| rows.degree(*n) == 0)
            .map(|n| shares[n])
            .sum();
        let anew = (0.15 + 0.85 * untied) / nodes as f64;
        let passed =
            |other: &u32| shares[*other as usize] / f64::from(rows.degree(*other as usize));
        shares = (0..nodes)
            .map(|node| anew + 0.85 * rows.row(node).iter().map(passed).sum::<f64>())
            .collect();
    }
    shares
}

/// Takes away whoever has fewer than k ties left, for k after k.
fn cores(network: &Network) -> Vec<f64> {
    let rows = network.rows();
    let mut cores = vec![0.0; rows.nodes()];
    for k in 1..=rows.nodes() {
        let mut inside = vec![true; rows.nodes()];
        loop {
            let ties = |node: usize| {
                rows.row(node)
                    .iter()
                    .filter(|o| inside[**o as usize])
                    .count()
            };
            match (0..rows.nodes()).find(|node| inside[*node] && ties(*node) < k) {
                Some(node) => inside[node] = false,
                None => break,
            }
        }
        for node in (0..rows.nodes()).filter(|node| inside[*node]) {
            cores[node] = k as f64;
        }
    }
    cores
}

fn tied_partners(network: &Network) -> Vec<f64> {
    let rows = network.rows();
    let share = |node: usize| {
        let row = rows.row(node);
        let pairs = row.iter().flat_map(|a| row.iter().map(move |b| (*a, *b)));
        let pairs: Vec<_> = pairs.filter(|(a, b)| a < b).collect();
        let tied = pairs
            .iter()
            .filter(|(a, b)| rows.row(*a as usize).contains(b))
            .count();
        tied as f64 / pairs.len().max(1) as f64
    };
    (0..rows.nodes()).map(share).collect()
}

fn nearness(network: &Network) -> Vec<f64> {
    let (hops, _) = distances(network);
    let others = hops.len().saturating_sub(1).max(1) as f64;
    let near = |hops: &usize| {
        if *hops == FAR || *hops == 0 {
            0.0
        } else {
            1.0 / *hops as f64
        }
    };
    hops.iter()
        .map(|row| row.iter().map(near).sum::<f64>() / others)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn measures_are_what_plain_methods_find(network in drawn()) {
        let everybody = vec![true; network.rows().nodes()];
        let degree = (0..everybody.len()).map(|n| network.rows().row(n).len() as f64);
        let expected = [
            degree.collect(),
            between(&network, &everybody, &everybody),
            nearness(&network),
            walked_at_random(&network),
            cores(&network),
            tied_partners(&network),
        ];
        for ((name, found), expected) in all(network.rows()).iter().zip(&expected) {
            assert_equal(name, found, expected);
        }
    }

    #[test]
    fn between_groups_each_pair_counts_once(
        network in drawn(),
        marks in prop::collection::vec((any::<bool>(), any::<bool>()), 40),
    ) {
        let (from, to): (Vec<bool>, Vec<bool>) = marks[..network.rows().nodes()].iter().copied().unzip();
        let figures = whole(between_groups(network.rows(), &from, &to, &mut || false));
        assert_equal("between", &figures, &between(&network, &from, &to));
        let turned = whole(between_groups(network.rows(), &to, &from, &mut || false));
        assert_equal("turned", &figures, &turned);
    }

    #[test]
    fn parts_of_the_starts_add_up(network in drawn(), cut in 0_usize..40) {
        let starts: Vec<u32> = (0..u32::try_from(network.rows().nodes()).unwrap()).collect();
        let (one, other) = starts.split_at(cut.min(starts.len()));
        let sums = |starts: &[u32]| betweenness_from(network.rows(), starts, &mut || false).sums;
        let added: Vec<f64> = sums(one).iter().zip(sums(other)).map(|(a, b)| a + b).collect();
        assert_equal("parts", &added, &sums(&starts));
    }
}
