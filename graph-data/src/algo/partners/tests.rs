//! Partners on small networks, against a second method on drawn ones, and on the shipped one.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::algo::clusters::clusters;
use crate::dataset::Dataset;
use crate::network::{Snapshot, View};

fn viewed(dataset: Dataset, view: View) -> ViewedNetwork {
    ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), view)
}

fn sketched(text: &str) -> ViewedNetwork {
    viewed(Dataset::sketch(text).expect(text), View::default())
}

fn entity(network: &ViewedNetwork, id: &str) -> EntityIx {
    network.dataset().find_entity(id).expect(id)
}

fn asked(network: &ViewedNetwork, seeker: Seeker, lever: &str, first: usize) -> Partners {
    let clustering = clusters(network, 1.0, 1, &mut || false);
    let question = PartnerQuestion {
        seeker,
        lever: (!lever.is_empty()).then(|| entity(network, lever)),
        first,
    };
    partners(network, Some(&clustering), &question, &mut || false).expect("in time")
}

fn of(network: &ViewedNetwork, id: &str, lever: &str) -> Partners {
    asked(network, Seeker::Actor(entity(network, id)), lever, 100)
}

fn ids(network: &ViewedNetwork, entities: impl Iterator<Item = EntityIx>) -> String {
    let ids: Vec<&str> = entities.map(|e| &*network.entity(e).id).collect();
    ids.join(" ")
}

fn suggested(network: &ViewedNetwork, found: &Partners) -> String {
    ids(network, found.suggestions.iter().map(|s| s.actor))
}

/// A suggestion as `KIND share: relations | through`, one per reason.
fn reasons(network: &ViewedNetwork, suggestion: &Suggestion) -> Vec<String> {
    let tell = |reason: &Reason| {
        let relations = reason.relations.iter();
        let relations: Vec<&str> = relations.map(|r| &*network.relation(*r).id).collect();
        let through = ids(network, reason.through.iter().copied());
        format!(
            "{:?} {:.3}: {} | {through}",
            reason.kind,
            reason.share,
            relations.join(" ")
        )
    };
    suggestion.reasons.iter().map(tell).collect()
}

fn check(sketch: &str, of_id: &str, lever: &str, expect: &str) {
    let network = sketched(sketch);
    assert_eq!(
        suggested(&network, &of(&network, of_id, lever)),
        expect,
        "{sketch}"
    );
}

#[test]
fn who_is_suggested() {
    check("a -funds-> z; b -funds-> z", "a", "", "b");
    // Tied already; a programme; the one asking.
    check(
        "a -funds-> z; b -funds-> z; a -funds-> b; p[programma] -funds-> z",
        "a",
        "",
        "",
    );
    // No more: succeeded by another, and by the one asking.
    check(
        "a -funds-> z; b -funds-> z; c -successor-of-> b",
        "a",
        "",
        "",
    );
    check(
        "a -funds-> z; b -funds-> z; b -successor-of-> a",
        "a",
        "",
        "",
    );
    // Too far, and in no group with it.
    check("a", "a", "", "");
}

#[test]
fn who_was_succeeded_later_is_still_there_before() {
    let dataset = "a -funds-> z; b -funds-> z; c -successor-of-> b @2020";
    let before = View {
        as_of: "2019".parse().ok(),
        ..View::default()
    };
    let network = viewed(Dataset::sketch(dataset).expect(dataset), before);
    assert_eq!(suggested(&network, &of(&network, "a", "")), "b");
}

#[test]
fn an_actor_whose_sources_say_until_when_is_over() {
    let mut dataset = Dataset::sketch("a -funds-> z; b -funds-> z !high(2001)").expect("a sketch");
    let evidence = dataset.relations[1].evidence[0].clone();
    let b = dataset.find_entity("b").expect("b");
    dataset.entities[b.at()].evidence = vec![crate::model::Evidence {
        valid_to: "2019".parse().ok(),
        ..evidence
    }]
    .into();
    for (as_of, expect) in [(None, ""), (Some("2018"), "b"), (Some("2020"), "")] {
        let view = View {
            as_of: as_of.and_then(|date| date.parse().ok()),
            ..View::default()
        };
        let network = viewed(dataset.clone(), view);
        assert_eq!(
            suggested(&network, &of(&network, "a", "")),
            expect,
            "{as_of:?}"
        );
    }
}

#[test]
fn every_reason_shows_its_relations() {
    let sketch = "a[netwerk] -funds-> z =r1; z -funds-> b[fonds] =r2; a -works-on-lever-> h[hefboom] =r3; \
                  b -leads-lever-> h =r4; n[netwerk] -partners-with-> f[fonds] =r5";
    let network = sketched(sketch);
    let found = of(&network, "a", "");
    assert_eq!(suggested(&network, &found), "b");
    assert_eq!(
        reasons(&network, &found.suggestions[0]),
        [
            "CommonPartner 2.885: r3 r4 r1 r2 | h z",
            "SharedLever 0.500: r3 r4 | h",
            "ComplementaryKind 0.400: r5 | ",
            "SameCluster 0.200: r1 r2 | ",
            "ShortPath 0.150: r1 r2 | ",
        ]
    );
}

#[test]
fn a_kind_that_one_is_tied_to_does_not_complement() {
    let sketch = "a[netwerk] -funds-> z[fonds]; z -funds-> b[fonds]; n[netwerk] -funds-> b";
    let network = sketched(sketch);
    let found = of(&network, "a", "");
    let kinds = |s: &Suggestion| s.reasons.iter().map(|r| r.kind).collect::<Vec<_>>();
    assert!(!kinds(&found.suggestions[0]).contains(&ReasonKind::ComplementaryKind));
}

#[test]
fn with_a_lever_only_who_belongs_to_it() {
    let sketch = "a -funds-> z; b -funds-> z; s[hefboomset]; c -works-on-lever-> h[hefboom]^s; \
                  b -partners-with-> z2 {h}";
    check(sketch, "a", "h", "c");
    check(sketch, "a", "s", "c");
}

#[test]
fn where_nobody_belongs_levers_of_other_sets_are_offered() {
    let sketch = "a -funds-> z; h1[hefboom]^s; h2[hefboom]^s; b -leads-lever-> h2; \
                  c -works-on-lever-> i[hefboom]^t; d -works-on-lever-> j[thema]; k[hefboom]^t; \
                  e -works-on-lever-> l[hefboom]^t?; p[programma] -works-on-lever-> m[thema]";
    let network = sketched(sketch);
    let found = of(&network, "a", "h1");
    assert_eq!(suggested(&network, &found), "");
    let lever = found.lever.expect("the lever asked");
    assert_eq!(ids(&network, lever.actors.into_iter()), "");
    assert_eq!(ids(&network, lever.others.into_iter()), "i j");
    let found = of(&network, "a", "h2").lever.expect("the lever asked");
    assert_eq!(
        (
            ids(&network, found.actors.into_iter()).as_str(),
            found.others.len()
        ),
        ("b", 0)
    );
}

#[test]
fn question_10_trividend_first() {
    let network = viewed(Dataset::shipped(), View::default());
    let found = of(&network, "sif", "");
    let first = &found.suggestions[0];
    assert_eq!(&*network.entity(first.actor).id, "trividend");
    let common = &first.reasons[0];
    assert_eq!(
        (common.kind, (common.share * 1e3).round()),
        (ReasonKind::CommonPartner, 1632.0)
    );
    assert_eq!(
        ids(&network, common.through.iter().copied()),
        "triodos vlaio"
    );
    assert_eq!(first.path.as_ref().map(Path::hops), Some(2));
}

/// What a sheltered-work enterprise in the Kempen would be told, by kind, tags and ties.
fn profile(kind: &str, tags: &str, tied_to: &str) -> Vec<String> {
    let network = viewed(Dataset::shipped(), View::default());
    let dataset = network.dataset();
    let tags = tags
        .split_whitespace()
        .map(|t| dataset.find_tag(t).expect(t));
    let tied_to = tied_to.split_whitespace().map(|id| entity(&network, id));
    let profile = Profile {
        kind: dataset.vocabulary.find_kind(kind),
        levers: Vec::new(),
        tags: tags.collect(),
        tied_to: tied_to.collect(),
    };
    let found = asked(&network, Seeker::Profile(profile), "", 5);
    found
        .suggestions
        .iter()
        .map(|s| network.entity(s.actor).id.to_string())
        .collect()
}

#[test]
fn question_11_the_partners_of_hub_kempen() {
    let hub =
        BTreeSet::from(["blenders", "thomas-more", "vito", "unizo-antwerpen"].map(str::to_owned));
    for (kind, tags) in [
        ("onderneming", ""),
        ("onderneming", "kempen circulaire-economie"),
        ("onderneming", "kempen circulaire-economie maatwerk"),
    ] {
        let first: BTreeSet<String> = profile(kind, tags, "hub-kempen")
            .into_iter()
            .take(4)
            .collect();
        assert_eq!(first, hub, "{kind} {tags}");
    }
    for (kind, tags) in [
        ("onderneming", "kempen circulaire-economie"),
        ("onderneming", "kempen circulaire-economie maatwerk"),
        ("", "kempen circulaire-economie"),
    ] {
        let first: BTreeSet<String> = profile(kind, tags, "").into_iter().collect();
        assert!(first.is_superset(&hub), "{kind} {tags}: {first:?}");
    }
}

#[test]
fn past_the_deadline_there_is_no_answer() {
    let network = sketched("a -funds-> z; b -funds-> z");
    let question = PartnerQuestion {
        seeker: Seeker::Actor(entity(&network, "a")),
        lever: None,
        first: 10,
    };
    assert_eq!(partners(&network, None, &question, &mut || true), None);
}

/// Organisations, levers and who is tied to whom.
fn drawn(nodes: u32, pairs: &[(u32, u32)], levers: &[(u32, u32)]) -> String {
    let mut text = String::new();
    for node in 0..nodes {
        let kind = ["onderneming", "fonds", "netwerk", "programma"][node as usize % 4];
        let _ = write!(text, "e{node:02}[{kind}];");
    }
    for (number, (a, b)) in pairs.iter().enumerate() {
        let _ = write!(
            text,
            "e{:02} -partners-with-> e{:02} =r{number:03};",
            a % nodes,
            b % nodes
        );
    }
    for (number, (a, lever)) in levers.iter().enumerate() {
        let _ = write!(
            text,
            "e{:02} -works-on-lever-> h{lever}[hefboom] =l{number:03};",
            a % nodes
        );
    }
    text
}

/// Adamic-Adar of two, by going through everybody.
fn in_common(network: &ViewedNetwork, a: EntityIx, b: EntityIx) -> f64 {
    let both = network
        .entities()
        .filter(|z| network.tie(a, *z).is_some() && network.tie(b, *z).is_some());
    both.map(|z| 1.0 / (network.degree(z) as f64).ln()).sum()
}

proptest! {
    #[test]
    fn shares_add_up_and_nobody_known_is_suggested(
        nodes in 2_u32..14,
        pairs in proptest::collection::vec((0_u32..14, 0_u32..14), 0..30),
        levers in proptest::collection::vec((0_u32..14, 0_u32..3), 0..8),
    ) {
        let network = sketched(&drawn(nodes, &pairs, &levers));
        let a = entity(&network, "e00");
        let found = of(&network, "e00", "");
        let mut last = None;
        for s in &found.suggestions {
            let sum: f64 = s.reasons.iter().map(|r| r.share).sum();
            prop_assert_eq!(nine_decimals(sum), nine_decimals(s.score));
            prop_assert!(network.tie(a, s.actor).is_none() && s.actor != a);
            prop_assert!(network.dataset().kind_of(s.actor).can_partner);
            let common = s.reasons.iter().find(|r| r.kind == ReasonKind::CommonPartner);
            let share = common.map_or(0.0, |r| r.share);
            prop_assert_eq!(nine_decimals(share), nine_decimals(in_common(&network, a, s.actor)));
            prop_assert!(s.reasons.iter().all(|r| !r.relations.is_empty() && r.share > 0.0));
            let rank = Some((Reverse(nine_decimals(s.score)), s.actor));
            prop_assert!(last < rank);
            last = rank;
        }
    }

    #[test]
    fn a_profile_is_scored_as_if_it_were_in_the_network(
        nodes in 2_u32..14,
        pairs in proptest::collection::vec((0_u32..14, 0_u32..14), 0..30),
        ties in proptest::collection::btree_set(0_u32..14, 1..4),
    ) {
        let text = drawn(nodes, &pairs, &[]);
        let ties: BTreeSet<u32> = ties.into_iter().map(|t| t % nodes).collect();
        let network = sketched(&text);
        let profile = Profile {
            tied_to: ties.iter().map(|t| entity(&network, &format!("e{t:02}"))).collect(),
            ..Profile::default()
        };
        let found = asked(&network, Seeker::Profile(profile), "", 100);
        let mut with = text;
        for tie in &ties {
            let _ = write!(with, "x -partners-with-> e{tie:02};");
        }
        let with = sketched(&with);
        let x = entity(&with, "x");
        for s in &found.suggestions {
            let common = s.reasons.iter().find(|r| r.kind == ReasonKind::CommonPartner);
            let share = common.map_or(0.0, |r| r.share);
            let there = entity(&with, &network.entity(s.actor).id);
            prop_assert_eq!(nine_decimals(share), nine_decimals(in_common(&with, x, there)));
        }
        let expected = with.entities().filter(|e| {
            *e != x && with.tie(x, *e).is_none() && in_common(&with, x, *e) > 0.0
                && with.dataset().kind_of(*e).can_partner
        });
        for e in expected {
            let id = &with.entity(e).id;
            prop_assert!(found.suggestions.iter().any(|s| network.entity(s.actor).id == *id));
        }
    }
}
