//! Reach: cases by hand, the shipped dataset's answers, and the ways against the question for ways.

use std::fmt::Write as _;
use std::sync::Arc;

use proptest::prelude::*;

use super::super::paths::{Path, PathQuestion, PathRank, paths};
use super::*;
use crate::dataset::Dataset;
use crate::network::{Snapshot, View};

fn viewed(dataset: Dataset, view: View) -> ViewedNetwork {
    ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), view)
}

fn question(
    network: &ViewedNetwork,
    from: &str,
    hops_max: u32,
    direction: Direction,
) -> ReachQuestion {
    ReachQuestion {
        from: network.dataset().find_entity(from).expect(from),
        hops_max,
        direction,
    }
}

/// Everybody within reach, each as the way there.
fn ways(network: &ViewedNetwork, question: &ReachQuestion) -> Vec<String> {
    let found = reach(network, question, &mut || false);
    assert!(!found.partial);
    let ways = reach_ways(network, question, &found, &found.reached, &mut || false);
    assert!(!ways.partial);
    let told = |path: &Option<Path>| {
        let path = path.as_ref().expect("a way to whoever is within reach");
        let ids: Vec<&str> = path.entities().map(|e| &*network.entity(e).id).collect();
        ids.join(" ")
    };
    ways.ways.iter().map(told).collect()
}

fn check(sketch: &str, (from, hops_max, direction): (&str, u32, Direction), expected: &[&str]) {
    let network = viewed(Dataset::sketch(sketch).expect(sketch), View::default());
    let question = question(&network, from, hops_max, direction);
    assert_eq!(
        ways(&network, &question),
        expected,
        "{from} {hops_max} {direction:?}"
    );
}

#[test]
fn nearest_come_first_then_ids_each_with_its_best_way() {
    let sketch =
        "a -funds-> c; a -partners-with-> b; b -partners-with-> d; c -funds-> d; d -funds-> e; f";
    check(sketch, ("a", 1, Direction::Any), &["a b", "a c"]);
    check(
        sketch,
        ("a", 20, Direction::Any),
        &["a b", "a c", "a b d", "a b d e"],
    );
    check(sketch, ("f", 20, Direction::Any), &[]);
    let twins = "a -funds-> c; a -funds-> b; c -funds-> d; b -funds-> d; d -funds-> e";
    check(
        twins,
        ("a", 3, Direction::Any),
        &["a b", "a c", "a b d", "a b d e"],
    );
}

#[test]
fn directions_are_followed() {
    let sketch =
        "pmv -manages-> sifo; sifo -funds-> t; eif -funds-> t; t -funds-> h; t -funds-> pmv";
    check(
        sketch,
        ("h", 3, Direction::Incoming),
        &["h t", "h t eif", "h t sifo", "h t sifo pmv"],
    );
    check(
        sketch,
        ("pmv", 3, Direction::Outgoing),
        &["pmv sifo", "pmv sifo t", "pmv sifo t h"],
    );
    check(sketch, ("h", 3, Direction::Outgoing), &[]);
}

#[test]
fn context_is_reached_and_not_passed_but_may_be_first() {
    let sketch = "a -participates-in-> c[evenement]; b -participates-in-> c; b -funds-> d; \
                  c -part-of-> k[koepel]; a -successor-of-> z";
    check(sketch, ("a", 5, Direction::Any), &["a c"]);
    check(
        sketch,
        ("c", 5, Direction::Any),
        &["c a", "c b", "c k", "c b d"],
    );
}

#[test]
fn a_limit_leaves_those_found_with_their_steps() {
    let star: String = (0..9000)
        .map(|i| format!("a -funds-> e{i:04}; e{i:04} -funds-> f{i:04};"))
        .collect();
    let network = viewed(Dataset::sketch(&star).expect("a star"), View::default());
    let question = question(&network, "a", 20, Direction::Any);
    let cut = reach(&network, &question, &mut || true);
    assert!(cut.partial && cut.reached.len() >= 9000);
    let whole = reach(&network, &question, &mut || false);
    assert!(
        cut.reached
            .iter()
            .all(|r| whole.reached.binary_search(r).is_ok())
    );
    let ways = reach_ways(&network, &question, &whole, &whole.reached, &mut || true);
    assert!(ways.partial && ways.ways.iter().any(Option::is_none));
}

#[test]
fn money_reaches_hefboom_and_trividend_through_sifo() {
    let dataset = Dataset::shipped();
    let kinds = dataset.vocabulary.relation_kinds.iter().zip(0_u16..);
    let money = kinds
        .filter(|(kind, _)| kind.nature == crate::model::Nature::Money || &*kind.id == "manages");
    let view = View {
        relation_kinds: Some(
            money
                .map(|(_, row)| crate::vocabulary::RelationKindIx(row))
                .collect(),
        ),
        ..View::default()
    };
    let network = viewed(dataset, view);
    let found = ways(
        &network,
        &question(&network, "hefboom", 3, Direction::Incoming),
    );
    for way in ["hefboom sifo", "hefboom eif", "hefboom sifo pmv"] {
        assert!(found.contains(&way.to_owned()), "{way}: {found:?}");
    }
    let found = ways(
        &network,
        &question(&network, "trividend", 3, Direction::Incoming),
    );
    for way in ["trividend sifo", "trividend pmv"] {
        assert!(found.contains(&way.to_owned()), "{way}: {found:?}");
    }
}

/// The best shortest way that the question for ways gives.
fn best(network: &ViewedNetwork, question: &ReachQuestion, to: EntityIx) -> Option<Path> {
    let question = PathQuestion {
        from: question.from,
        to,
        first: 1,
        hops_max: question.hops_max,
        via: Vec::new(),
        rank: PathRank::Shortest,
        direction: question.direction,
    };
    paths(network, &question, &mut || false).paths.pop()
}

const KINDS: [&str; 6] = [
    "organisatie",
    "organisatie",
    "agentschap",
    "hefboom",
    "evenement",
    "organisatie",
];
const RELATION_KINDS: [&str; 6] = [
    "partners-with",
    "member-of",
    "funds",
    "founds",
    "promotes",
    "successor-of",
];

type Relations = Vec<(usize, usize, usize, usize)>;

fn drawn(kinds: &[usize], relations: &Relations, strengths: &[f64]) -> Dataset {
    let mut sketch = String::new();
    for (place, kind) in kinds.iter().enumerate() {
        write!(sketch, "e{place:02}[{}];", KINDS[*kind]).expect("text");
    }
    for (place, (a, b, kind, sure)) in relations.iter().enumerate() {
        let (a, b) = (a % kinds.len(), b % kinds.len());
        if a != b {
            let (kind, sure) = (RELATION_KINDS[*kind], ["high", "medium", "low"][*sure]);
            write!(sketch, "e{a:02} -{kind}-> e{b:02} !{sure} =r{place:03};").expect("text");
        }
    }
    let mut dataset = Dataset::sketch(&sketch).expect(&sketch);
    let vocabulary = Arc::make_mut(&mut dataset.vocabulary);
    let kinds = vocabulary.relation_kinds.iter_mut();
    for (kind, strength) in kinds.zip(strengths.iter().cycle()) {
        kind.strength = *strength;
    }
    dataset
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn each_way_is_the_best_shortest_one_of_the_pair(
        kinds in prop::collection::vec(0..KINDS.len(), 2..14),
        relations in prop::collection::vec((0_usize..14, 0_usize..14, 0..RELATION_KINDS.len(), 0_usize..3), 0..50),
        strengths in prop::collection::vec(
            prop_oneof![4 => prop::sample::select(vec![1.0, 0.9, 0.6, 0.5]), 1 => Just(1e-5), 1 => Just(0.0), 1 => 0.0..1.0],
            1..12,
        ),
        hops_max in 1_u32..8,
        direction in prop::sample::select(vec![Direction::Any, Direction::Outgoing, Direction::Incoming]),
        through_context in prop::bool::weighted(0.2),
    ) {
        let view = View { through_context, ..View::default() };
        let network = viewed(drawn(&kinds, &relations, &strengths), view);
        let question = ReachQuestion { from: EntityIx(0), hops_max, direction };
        let found = reach(&network, &question, &mut || false);
        let ways = reach_ways(&network, &question, &found, &found.reached, &mut || false);
        let mut expected = Vec::new();
        for to in network.entities().filter(|e| *e != question.from) {
            if let Some(way) = best(&network, &question, to) {
                let hops = u32::try_from(way.hops()).expect("a few");
                expected.push((Reached { hops, entity: to }, Some(way)));
            }
        }
        expected.sort_by_key(|(reached, _)| *reached);
        let (reached, best): (Vec<_>, Vec<_>) = expected.into_iter().unzip();
        prop_assert_eq!(found.reached, reached);
        prop_assert_eq!(ways.ways, best);
    }
}
