//! Round tables against every subset of the actors, on drawn networks and the shipped one.

use std::fmt::Write as _;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::algo::clusters::clusters;
use crate::dataset::Dataset;
use crate::network::{Snapshot, View};

fn viewed(dataset: Dataset) -> ViewedNetwork {
    let snapshot = Arc::new(Snapshot::new(Arc::new(dataset), 1));
    ViewedNetwork::new(snapshot, View::default())
}

/// Two triangles and a pair, and who touches what: m the triangle a, n both triangles, o all three.
const THREE: &str = "a1 -funds-> a2; a2 -funds-> a3; a3 -funds-> a1; \
                     b1 -funds-> b2; b2 -funds-> b3; b3 -funds-> b1; \
                     c1 -funds-> c2; c2 -funds-> c3; c3 -funds-> c1";

fn question(network: &ViewedNetwork, include: &str, lever: &str) -> RoundTableQuestion {
    let find = |id: &str| network.dataset().find_entity(id).expect(id);
    RoundTableQuestion {
        include: include.split_whitespace().map(find).collect(),
        lever: (!lever.is_empty()).then(|| find(lever)),
    }
}

fn asked(network: &ViewedNetwork, question: &RoundTableQuestion) -> (Clustering, RoundTable) {
    let clustering = clusters(network, 1.0, 1, &mut || false);
    let table = round_table(network, &clustering, question, &mut || false);
    (clustering, table)
}

/// Those invited, then the leads of the clusters that are not covered.
fn check(sketch: &str, include: &str, lever: &str, expect: &str) {
    let network = viewed(Dataset::sketch(sketch).expect(sketch));
    let (clustering, table) = asked(&network, &question(&network, include, lever));
    let id = |e: EntityIx| &*network.entity(e).id;
    let invited: Vec<&str> = table.invited.iter().map(|i| id(i.actor)).collect();
    let lead = |row: &u32| id(clustering.clusters[*row as usize].lead);
    let uncovered: Vec<&str> = table.uncovered.iter().map(lead).collect();
    assert!(!table.partial);
    assert_eq!(
        format!("{} | {}", invited.join(" "), uncovered.join(" ")),
        expect,
        "{sketch}"
    );
}

#[test]
fn the_fewest_who_touch_every_group() {
    check(THREE, "", "", "a1 b1 c1 | ");
    check(&format!("{THREE}; a2 -funds-> b2"), "", "", "a2 c1 | ");
    check(
        &format!("{THREE}; a2 -funds-> b2; a2 -funds-> c3"),
        "",
        "",
        "a2 | ",
    );
    check("", "", "", " | ");
}

#[test]
fn who_is_invited_already_comes_first_and_counts() {
    check(&format!("{THREE}; a2 -funds-> b2"), "c2", "", "c2 a2 | ");
    check(THREE, "c2 b3 a1", "", "c2 b3 a1 | ");
}

#[test]
fn groups_of_one_are_not_asked_for() {
    check(
        &format!("{THREE}; x; y -successor-of-> a1"),
        "",
        "",
        "a1 b1 c1 | ",
    );
}

#[test]
fn of_equally_small_tables_the_one_with_whom_one_can_sit_down() {
    let table = THREE.replace("a1 -funds", "a1[programma] -funds");
    check(&table, "", "", "a2 b1 c1 | ");
}

#[test]
fn with_a_lever_only_its_actors_are_added() {
    let sketch = format!(
        "{THREE}; s[hefboomset]; h[hefboom]^s; i[hefboom]^s; a1 -leads-lever-> h; b3 -works-on-lever-> i"
    );
    check(&sketch, "", "h", "a1 | b3 c1");
    check(&sketch, "", "s", "a1 b3 | c1");
    check(&sketch, "c2", "s", "c2 a1 b3 | ");
    check(&format!("{THREE}; h[hefboom]"), "", "h", " | a1 b1 c1");
}

#[test]
fn the_shipped_network() {
    let network = viewed(Dataset::shipped());
    let (_, table) = asked(&network, &RoundTableQuestion::default());
    assert_eq!((table.asked, table.partial), (9, false));
    assert_eq!(table.uncovered, []);
    assert_eq!(
        table.invited.len(),
        smallest(&table, &network).expect("a table")
    );
}

#[test]
fn past_the_deadline_the_table_still_touches_all_and_says_so() {
    let network = viewed(Dataset::shipped());
    let clustering = clusters(&network, 1.0, 1, &mut || false);
    let many: Vec<Choice> = (0..40_u32)
        .map(|at| Choice {
            actor: EntityIx(at),
            stands_in: false,
            clusters: vec![at, (at * 7 + 3) % 40, (at * 11 + 5) % 40]
                .into_iter()
                .collect(),
        })
        .collect();
    let cut = cover(40, &many, &mut || true);
    assert!(cut.partial);
    let mut touched: Vec<u32> = cut
        .actors
        .iter()
        .flat_map(|a| many[a.at()].clusters.clone())
        .collect();
    touched.sort_unstable();
    touched.dedup();
    assert_eq!(touched.len(), 40);
    let halted = Clustering {
        partial: true,
        ..clustering
    };
    let table = round_table(
        &network,
        &halted,
        &RoundTableQuestion::default(),
        &mut || false,
    );
    assert!(table.partial);
}

/// How many of all actors at least touch what this table touches: subsets by size.
fn smallest(table: &RoundTable, network: &ViewedNetwork) -> Option<usize> {
    let clustering = clusters(network, 1.0, 1, &mut || false);
    let actors = network
        .walkable_entities()
        .filter(|e| network.category(*e).is_actor());
    let mask = |rows: Vec<u32>| rows.into_iter().fold(0_u64, |mask, row| mask | 1 << row);
    let reach = |e: EntityIx| {
        let rows = network.walkable_row(e).iter().chain([&e]);
        let rows = rows.filter_map(|o| clustering.cluster_of[o.at()]);
        mask(
            rows.filter(|row| clustering.clusters[*row as usize].members.len() > 1)
                .collect(),
        )
    };
    let mut masks: Vec<u64> = actors.map(reach).collect();
    masks.sort_unstable();
    masks.dedup();
    let touched = table.invited.iter().flat_map(|i| &i.touches);
    let all = mask(touched.map(|t| t.cluster).collect());
    (0..=table.invited.len()).find(|size| some_cover(&masks, all, *size))
}

fn some_cover(masks: &[u64], open: u64, size: usize) -> bool {
    if open == 0 {
        return true;
    }
    let mut rest = masks.iter().enumerate();
    size > 0 && rest.any(|(at, mask)| some_cover(&masks[at + 1..], open & !mask, size - 1))
}

/// The best of all subsets: fewest, fewest who only stand for others, first by place.
fn by_all_subsets(choices: &[Choice]) -> (usize, usize, Vec<usize>) {
    let mask = |c: &Choice| {
        c.clusters
            .iter()
            .fold(0_u64, |mask, cluster| mask | 1 << cluster)
    };
    let all = choices.iter().fold(0, |all, c| all | mask(c));
    let tables = (0..1_u32 << choices.len()).filter_map(|bits| {
        let places: Vec<usize> = (0..choices.len())
            .filter(|at| bits >> at & 1 == 1)
            .collect();
        let touched = places
            .iter()
            .fold(0, |touched, at| touched | mask(&choices[*at]));
        let stand_ins = places.iter().filter(|at| choices[**at].stands_in).count();
        (touched == all).then_some((places.len(), stand_ins, places))
    });
    tables.min().expect("everybody is a table")
}

proptest! {
    #[test]
    fn the_cover_is_the_best_of_all_subsets(
        drawn in proptest::collection::vec((any::<bool>(), proptest::collection::btree_set(0_u32..9, 1..4)), 0..11),
    ) {
        let choices: Vec<Choice> = (0_u32..)
            .zip(drawn)
            .map(|(at, (stands_in, clusters))| Choice {
                actor: EntityIx(at),
                stands_in,
                clusters: clusters.into_iter().collect(),
            })
            .collect();
        let found = cover(9, &choices, &mut || false);
        let places: Vec<usize> = found.actors.iter().map(|a| a.at()).collect();
        prop_assert!(!found.partial);
        prop_assert_eq!(places, by_all_subsets(&choices).2);
    }

    #[test]
    fn everybody_touches_what_their_ties_lead_into(
        nodes in 2_u32..14,
        pairs in proptest::collection::vec((0_u32..14, 0_u32..14), 0..30),
    ) {
        let mut text = String::new();
        for node in 0..nodes {
            let _ = write!(text, "e{node:02};");
        }
        for (number, (a, b)) in pairs.iter().enumerate() {
            let _ = write!(text, "e{:02} -funds-> e{:02} =r{number:03};", a % nodes, b % nodes);
        }
        let network = viewed(Dataset::sketch(&text).expect("a drawn network"));
        let (_, table) = asked(&network, &RoundTableQuestion::default());
        prop_assert!(table.uncovered.is_empty());
        prop_assert_eq!(Some(table.invited.len()), smallest(&table, &network));
    }
}
