//! Best contacts against adding each tie for real, on drawn networks and the shipped one.

use std::fmt::Write as _;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::dataset::Dataset;
use crate::model::nine_decimals;
use crate::network::{Snapshot, View};

fn viewed(dataset: Dataset) -> ViewedNetwork {
    let snapshot = Arc::new(Snapshot::new(Arc::new(dataset), 1));
    ViewedNetwork::new(snapshot, View::default())
}

fn entities(network: &ViewedNetwork, ids: &str) -> Vec<EntityIx> {
    let find = |id| network.dataset().find_entity(id).expect(id);
    ids.split_whitespace().map(find).collect()
}

/// The best contacts as `a b gain`, among these ids or all actors.
fn told(network: &ViewedNetwork, among: &str, first: usize) -> Vec<String> {
    let actors = network.entities();
    let among = match among {
        "" => actors.filter(|e| network.category(*e).is_actor()).collect(),
        ids => entities(network, ids),
    };
    let found = best_contacts(network, &among, first, &mut || false).expect("in time");
    let id = |e: EntityIx| &network.entity(e).id;
    let tell = |c: &ContactGain| format!("{} {} {:.4}", id(c.a), id(c.b), c.gain);
    found.iter().map(tell).collect()
}

fn check(sketch: &str, among: &str, expect: &[&str]) {
    let network = viewed(Dataset::sketch(sketch).expect(sketch));
    assert_eq!(told(&network, among, 3), expect, "{sketch}");
}

#[test]
fn ends_of_a_chain_are_brought_together() {
    let chain = "a -funds-> b; b -funds-> c; c -funds-> d";
    check(chain, "", &["a c 0.3333", "a d 0.3333", "b d 0.3333"]);
}

#[test]
fn no_way_counts_as_one_step_more_than_the_largest_distance() {
    // Cap 2: the pairs with c are 2 apart before; a tie with either end makes one of them 1.
    check("a -funds-> b; c", "", &["a c 0.3333", "b c 0.3333"]);
    // Nobody is tied: the cap is 1, and nothing can fall below.
    check("a; b", "", &["a b 0.0000"]);
}

#[test]
fn levers_count_for_distances_but_are_no_contact() {
    let sketch =
        "a -works-on-lever-> h[hefboom]; b -works-on-lever-> h; b -funds-> c; c -funds-> d";
    check(sketch, "h c", &[]);
    check(sketch, "a h d", &["a d 1.3333"]);
}

#[test]
fn who_is_tied_already_is_no_new_contact() {
    check("a -funds-> b", "", &[]);
    check("a -successor-of-> b", "", &["a b 0.0000"]);
}

#[test]
fn the_shipped_network() {
    let network = viewed(Dataset::shipped());
    assert_eq!(
        told(&network, "", 3),
        [
            "verso vlaanderen-circulair 0.2552",
            "serv vlaanderen-circulair 0.2320",
            "circulair-werkt verso 0.2289",
        ]
    );
}

#[test]
fn past_the_deadline_there_is_no_answer() {
    let network = viewed(Dataset::shipped());
    let among = entities(&network, "vlaio ovam sif");
    assert_eq!(best_contacts(&network, &among, 3, &mut || true), None);
}

/// Organisations and who is tied to whom.
fn drawn(nodes: u32, pairs: &[(u32, u32)]) -> ViewedNetwork {
    let mut text = String::new();
    for node in 0..nodes {
        let _ = write!(text, "e{node:02};");
    }
    for (number, (a, b)) in pairs.iter().enumerate() {
        let (a, b) = (a % nodes, b % nodes);
        let _ = write!(text, "e{a:02} -partners-with-> e{b:02} =r{number:03};");
    }
    viewed(Dataset::sketch(&text).expect("a drawn network"))
}

/// All distances by Floyd and Warshall; `None` for no way.
fn all_hops(network: &ViewedNetwork, extra: Option<(EntityIx, EntityIx)>) -> Vec<Vec<Option<u32>>> {
    let rows: Vec<EntityIx> = network.entities().collect();
    let tied = |a: EntityIx, b: EntityIx| {
        network.tie(a, b).is_some() || extra == Some((a, b)) || extra == Some((b, a))
    };
    let start = |a: EntityIx, b: EntityIx| match a == b {
        true => Some(0),
        false => tied(a, b).then_some(1),
    };
    let mut hops: Vec<Vec<Option<u32>>> = rows
        .iter()
        .map(|a| rows.iter().map(|b| start(*a, *b)).collect())
        .collect();
    for k in 0..rows.len() {
        for i in 0..rows.len() {
            for j in 0..rows.len() {
                let through = hops[i][k].zip(hops[k][j]).map(|(x, y)| x + y);
                hops[i][j] = [hops[i][j], through].into_iter().flatten().min();
            }
        }
    }
    hops
}

/// Every new tie added for real, and the mean distance worked out again.
fn by_adding(network: &ViewedNetwork, among: &[EntityIx]) -> Vec<(i64, EntityIx, EntityIx)> {
    let before = all_hops(network, None);
    let mut pairs = Vec::new();
    for (place, a) in among.iter().enumerate() {
        pairs.extend(among[place + 1..].iter().map(|b| (*a, *b)));
    }
    let largest = pairs
        .iter()
        .filter_map(|(a, b)| before[a.at()][b.at()])
        .max();
    let cap = largest.unwrap_or(0) + 1;
    let mean = |hops: &[Vec<Option<u32>>]| {
        let capped = pairs
            .iter()
            .map(|(a, b)| hops[a.at()][b.at()].unwrap_or(cap).min(cap));
        f64::from(capped.sum::<u32>()) / pairs.len() as f64
    };
    let mut gains = Vec::new();
    for &(a, b) in pairs.iter().filter(|(a, b)| network.tie(*a, *b).is_none()) {
        let after = mean(&all_hops(network, Some((a, b))));
        gains.push((-nine_decimals(mean(&before) - after), a, b));
    }
    gains.sort_unstable();
    gains
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn a_gain_is_what_adding_the_tie_changes(
        nodes in 2_u32..12,
        pairs in proptest::collection::vec((0_u32..12, 0_u32..12), 0..24),
        first in 0_usize..20,
        skip in 0_usize..5,
    ) {
        let network = drawn(nodes, &pairs);
        let among: Vec<EntityIx> = network.entities().skip(skip).collect();
        let found = best_contacts(&network, &among, first, &mut || false).expect("in time");
        let found: Vec<_> = found.iter().map(|c| (-nine_decimals(c.gain), c.a, c.b)).collect();
        let mut expect = by_adding(&network, &among);
        expect.truncate(first);
        prop_assert_eq!(found, expect);
    }
}
