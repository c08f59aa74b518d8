//! Clusters against plain second methods, on drawn networks and on small ones with known answers.

use std::fmt::Write as _;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::algo::islands::Islands;
use crate::dataset::Dataset;
use crate::limits::{RESOLUTION_MAX, RESOLUTION_MIN};
use crate::model::nine_decimals;
use crate::network::{Snapshot, View};

fn viewed(dataset: Dataset) -> ViewedNetwork {
    ViewedNetwork::new(
        Arc::new(Snapshot::new(Arc::new(dataset), 1)),
        View::default(),
    )
}

fn sketched(text: &str) -> ViewedNetwork {
    viewed(Dataset::sketch(text).expect(text))
}

/// A network of as many organisations, tied by these pairs of rows (taken modulo their number).
fn drawn(nodes: u32, pairs: &[(u32, u32)]) -> ViewedNetwork {
    let mut text = String::new();
    for node in 0..nodes {
        let _ = write!(text, "e{node:04};");
    }
    for (number, (from, to)) in pairs.iter().enumerate() {
        let (from, to) = (from % nodes, to % nodes);
        let _ = write!(text, "e{from:04} -partners-with-> e{to:04} =r{number:05};");
    }
    sketched(&text)
}

fn found(network: &ViewedNetwork, resolution: f64, seed: u32) -> Clustering {
    clusters(network, resolution, seed, &mut || false)
}

/// Checks the clusters of a network, written as `lead: member belonging, …`, one per line.
fn check(text: &str, resolution: f64, expect: &[&str]) {
    let network = sketched(text);
    let clustering = found(&network, resolution, 1);
    let told: Vec<String> = clustering
        .clusters
        .iter()
        .map(|c| tell(&network, c))
        .collect();
    assert_eq!(told, expect, "{text}");
}

fn tell(network: &ViewedNetwork, cluster: &Cluster) -> String {
    let id = |entity: EntityIx| &network.entity(entity).id;
    let members: Vec<String> = cluster
        .members
        .iter()
        .map(|member| format!("{} {:.2}", id(member.entity), member.belonging))
        .collect();
    let bridges: Vec<&str> = cluster
        .bridges
        .iter()
        .map(|bridge| &*network.relation(*bridge).id)
        .collect();
    format!(
        "{}: {} | {} | {}",
        id(cluster.lead),
        members.join(", "),
        bridges.join(" "),
        if cluster.has_government {
            "government"
        } else {
            "none"
        }
    )
}

#[test]
fn two_triangles_are_two_clusters_joined_by_bridges() {
    check(
        "a -partners-with-> b; b -partners-with-> c; c -partners-with-> a; c -partners-with-> d; \
         d[agentschap] -partners-with-> e; e -partners-with-> f; f -partners-with-> d; \
         d -advises-> c",
        1.0,
        &[
            "c: a 1.00, b 1.00, c 0.67 | c.partners-with.d d.advises.c | none",
            "d: d 0.67, e 1.00, f 1.00 | c.partners-with.d d.advises.c | government",
        ],
    );
}

#[test]
fn untied_entities_are_clusters_of_one_and_context_is_in_none() {
    check(
        "a -partners-with-> b; c -participates-in-> forum[evenement]; a -participates-in-> forum; \
         b -successor-of-> d; a -advises-> a",
        1.0,
        &[
            "a: a 1.00, b 1.00 |  | none",
            "c: c 1.00 |  | none",
            "d: d 1.00 |  | none",
        ],
    );
    let network = sketched("a -participates-in-> forum[evenement]");
    let forum = network.dataset().find_entity("forum").unwrap();
    assert_eq!(found(&network, 1.0, 1).cluster_of(forum), None);
}

#[test]
fn an_empty_network_has_no_clusters() {
    check("", 1.0, &[]);
    assert_eq!(found(&sketched(""), 1.0, 1).modularity, 0.0);
}

#[test]
fn resolution_runs_from_islands_to_single_entities() {
    let network = drawn(
        8,
        &[
            (0, 1),
            (1, 2),
            (2, 0),
            (2, 3),
            (3, 4),
            (4, 5),
            (5, 3),
            (6, 7),
        ],
    );
    assert_eq!(found(&network, RESOLUTION_MIN, 1).clusters.len(), 2);
    assert_eq!(found(&network, RESOLUTION_MAX, 1).clusters.len(), 8);
}

/// Questions 15 and 16 of those that users ask, and what any seed must agree on.
#[test]
fn the_shipped_network_falls_into_nine_clusters_with_febecoop_in_its_own() {
    let network = viewed(Dataset::shipped());
    let febecoop = network.dataset().find_entity("febecoop").expect("febecoop");
    for seed in 1..=20 {
        let clustering = found(&network, 1.0, seed);
        let larger: Vec<&Cluster> = clustering
            .clusters
            .iter()
            .filter(|c| c.members.len() > 1)
            .collect();
        assert_eq!(larger.len(), 9, "seed {seed}");
        assert!(
            larger.iter().all(|cluster| cluster.has_government),
            "seed {seed}"
        );
        assert_eq!(
            nine_decimals(clustering.modularity),
            688_679_245,
            "seed {seed}"
        );
        let members = &clustering.cluster_of(febecoop).expect("walkable").members;
        let ids: Vec<&str> = members
            .iter()
            .map(|m| &*network.entity(m.entity).id)
            .collect();
        let expect = "boerenbond cera coopkracht febecoop fod-economie kco nrc";
        assert_eq!(ids.join(" "), expect, "seed {seed}");
    }
}

/// Zachary's karate club (1977), whose best modularity is known: 0.4197896 with four clusters.
#[test]
fn the_karate_club_reaches_its_known_best() {
    let network = karate();
    let best = (1..=20)
        .map(|seed| found(&network, 1.0, seed))
        .max_by(|a, b| a.modularity.total_cmp(&b.modularity))
        .unwrap();
    assert!(
        (best.modularity - 0.419_789_6).abs() < 1e-6,
        "{}",
        best.modularity
    );
    assert_eq!(best.clusters.len(), 4);
}

fn karate() -> ViewedNetwork {
    let pairs: &[(u32, u32)] = &[
        (0, 1),
        (0, 2),
        (0, 3),
        (0, 4),
        (0, 5),
        (0, 6),
        (0, 7),
        (0, 8),
        (0, 10),
        (0, 11),
        (0, 12),
        (0, 13),
        (0, 17),
        (0, 19),
        (0, 21),
        (0, 31),
        (1, 2),
        (1, 3),
        (1, 7),
        (1, 13),
        (1, 17),
        (1, 19),
        (1, 21),
        (1, 30),
        (2, 3),
        (2, 7),
        (2, 8),
        (2, 9),
        (2, 13),
        (2, 27),
        (2, 28),
        (2, 32),
        (3, 7),
        (3, 12),
        (3, 13),
        (4, 6),
        (4, 10),
        (5, 6),
        (5, 10),
        (5, 16),
        (6, 16),
        (8, 30),
        (8, 32),
        (8, 33),
        (9, 33),
        (13, 33),
        (14, 32),
        (14, 33),
        (15, 32),
        (15, 33),
        (18, 32),
        (18, 33),
        (19, 33),
        (20, 32),
        (20, 33),
        (22, 32),
        (22, 33),
        (23, 25),
        (23, 27),
        (23, 29),
        (23, 32),
        (23, 33),
        (24, 25),
        (24, 27),
        (24, 31),
        (25, 31),
        (26, 29),
        (26, 33),
        (27, 33),
        (28, 31),
        (28, 33),
        (29, 32),
        (29, 33),
        (30, 32),
        (30, 33),
        (31, 32),
        (31, 33),
        (32, 33),
    ];
    drawn(34, pairs)
}

#[test]
fn a_deadline_gives_connected_clusters_and_says_so() {
    let pairs: Vec<(u32, u32)> = (0..6_000).map(|n| (n, n + 1 + n % 7)).collect();
    let network = drawn(3_000, &pairs);
    let mut asked = 0;
    let clustering = clusters(&network, 1.0, 1, &mut || {
        asked += 1;
        asked > 1
    });
    assert!(clustering.partial);
    assert_connected(&network, &clustering);
    assert!(stability(&network, &clustering, &mut || true).partial);
}

#[test]
fn stability_is_one_where_there_is_no_doubt_and_less_where_there_is() {
    let sure = drawn(7, &[(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3)]);
    let clustering = found(&sure, 1.0, 1);
    assert_eq!(
        stability(&sure, &clustering, &mut || false).shares,
        [1.0, 1.0, 1.0]
    );
    let ring: Vec<(u32, u32)> = (0..30).map(|n| (n, n + 1)).collect();
    let doubtful = drawn(30, &ring);
    let clustering = found(&doubtful, 1.0, 1);
    let shares = stability(&doubtful, &clustering, &mut || false).shares;
    assert!(
        shares.iter().all(|share| (0.0..0.99).contains(share)),
        "{shares:?}"
    );
}

fn assert_connected(network: &ViewedNetwork, clustering: &Clustering) {
    for (row, cluster) in clustering.clusters.iter().enumerate() {
        let home = Some(row_number(row));
        let mut reached = vec![cluster.lead];
        let mut next = 0;
        while let Some(&entity) = reached.get(next) {
            next += 1;
            for &other in network.walkable_row(entity) {
                if clustering.cluster_of[other.at()] == home && !reached.contains(&other) {
                    reached.push(other);
                }
            }
        }
        assert_eq!(
            reached.len(),
            cluster.members.len(),
            "cluster {row} falls apart"
        );
    }
}

/// Modularity by its definition over all pairs: Σ (A − γ k k' / 2m) / 2m.
fn plain_modularity(network: &ViewedNetwork, clustering: &Clustering) -> f64 {
    let entities: Vec<EntityIx> = network.walkable_entities().collect();
    let whole: usize = entities.iter().map(|e| network.degree(*e)).sum();
    if whole == 0 {
        return 0.0;
    }
    let mut sum = 0.0;
    for &a in &entities {
        for &b in &entities {
            if clustering.cluster_of[a.at()] == clustering.cluster_of[b.at()] {
                let tied = f64::from(u8::from(network.tie(a, b).is_some()));
                let chance = (network.degree(a) * network.degree(b)) as f64 / whole as f64;
                sum += tied - clustering.resolution * chance;
            }
        }
    }
    sum / whole as f64
}

/// The modularity of the walkable network under other labels, by entity.
fn modularity_of(
    network: &ViewedNetwork,
    resolution: f64,
    label: impl Fn(EntityIx) -> usize,
) -> f64 {
    let walked = WalkedRows::new(network);
    let labels: Vec<u32> = walked
        .entities()
        .iter()
        .map(|e| row_number(label(*e)))
        .collect();
    modularity(
        weighted(&walked, &equal_weights(&walked)),
        &labels,
        resolution,
    )
}

fn cases() -> impl Strategy<Value = (u32, Vec<(u32, u32)>, f64, u32)> {
    let resolution = prop_oneof![
        Just(1.0),
        Just(RESOLUTION_MIN),
        Just(RESOLUTION_MAX),
        0.2..3.0
    ];
    (1_u32..40).prop_flat_map(move |nodes| {
        let pairs = prop::collection::vec((0..nodes, 0..nodes), 0..110);
        (Just(nodes), pairs, resolution.clone(), any::<u32>())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn clusters_are_connected_and_cover_the_network((nodes, pairs, resolution, seed) in cases()) {
        let network = drawn(nodes, &pairs);
        let clustering = found(&network, resolution, seed);
        assert_connected(&network, &clustering);
        let members: usize = clustering.clusters.iter().map(|c| c.members.len()).sum();
        prop_assert_eq!(members, nodes as usize);
        prop_assert!(clustering.cluster_of.iter().all(Option::is_some));
        prop_assert!(!clustering.partial);
    }

    #[test]
    fn modularity_is_that_of_the_definition((nodes, pairs, resolution, seed) in cases()) {
        let network = drawn(nodes, &pairs);
        let clustering = found(&network, resolution, seed);
        let plain = plain_modularity(&network, &clustering);
        prop_assert!((clustering.modularity - plain).abs() < 1e-9 * (1.0 + resolution));
    }

    #[test]
    fn clusters_beat_single_entities_and_islands((nodes, pairs, resolution, seed) in cases()) {
        let network = drawn(nodes, &pairs);
        let islands = Islands::new(&network);
        let clustering = found(&network, resolution, seed);
        let single = modularity_of(&network, resolution, EntityIx::at);
        prop_assert!(clustering.modularity >= single - 1e-9);
        if resolution == RESOLUTION_MIN {
            let whole = modularity_of(&network, resolution, |e| islands.island_of(e).unwrap());
            prop_assert!(clustering.modularity >= whole - 1e-9);
        }
    }

    #[test]
    fn no_entity_would_rather_be_elsewhere((nodes, pairs, resolution, seed) in cases()) {
        let network = drawn(nodes, &pairs);
        let clustering = found(&network, resolution, seed);
        let row = |e: EntityIx| clustering.cluster_of[e.at()].unwrap() as usize;
        for moved in network.walkable_entities() {
            for &other in network.walkable_row(moved) {
                let to = row(other);
                let label = |e: EntityIx| if e == moved { to } else { row(e) };
                let elsewhere = modularity_of(&network, resolution, label);
                prop_assert!(elsewhere <= clustering.modularity + 1e-9);
            }
        }
    }

    #[test]
    fn the_order_of_relations_and_their_number_decide_nothing((nodes, pairs, resolution, seed) in cases()) {
        let clustering = found(&drawn(nodes, &pairs), resolution, seed);
        let mut turned: Vec<_> = pairs.iter().rev().map(|(from, to)| (*to, *from)).collect();
        turned.extend(pairs.first());
        let again = found(&drawn(nodes, &turned), resolution, seed);
        prop_assert_eq!(&clustering.cluster_of, &again.cluster_of);
        prop_assert_eq!(clustering, found(&drawn(nodes, &pairs), resolution, seed));
    }

    #[test]
    fn weights_that_are_all_alike_change_no_modularity((nodes, pairs, _, seed) in cases()) {
        let network = drawn(nodes, &pairs);
        let walked = WalkedRows::new(&network);
        let light = equal_weights(&walked);
        let settings = LeidenSettings { resolution: 1.0, seed, iterations_max: None };
        let heavy = vec![5; light.len()];
        let heavy = leiden(weighted(&walked, &heavy), settings, &mut || false);
        let light = modularity(weighted(&walked, &light), &heavy.labels, 1.0);
        prop_assert!((light - heavy.modularity).abs() < 1e-9);
    }
}

#[test]
fn labels_are_numbered_by_first_node() {
    let mut labels = vec![3, 1, 3, 0];
    assert_eq!(super::leiden::number_by_first_node(&mut labels), 3);
    assert_eq!(labels, [0, 1, 0, 2]);
}
