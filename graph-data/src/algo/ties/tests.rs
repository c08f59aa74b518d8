//! What ties a few: cases by hand, the shipped dataset's answers, and enumeration on small networks.

use std::fmt::Write as _;
use std::sync::Arc;

use proptest::prelude::*;

use super::ground::loss;
use super::*;
use crate::dataset::Dataset;
use crate::network::{Snapshot, View};

fn viewed(dataset: Dataset, view: View) -> ViewedNetwork {
    ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), view)
}

fn sketched(sketch: &str) -> ViewedNetwork {
    viewed(Dataset::sketch(sketch).expect(sketch), View::default())
}

fn ask(network: &ViewedNetwork, between: &[&str]) -> Ties {
    let entity = |id: &&str| network.dataset().find_entity(id).expect(id);
    let between: Vec<EntityIx> = between.iter().map(entity).collect();
    ties(network, &Islands::new(network), &between, &mut || false)
}

/// As "a-b b-c | those not reached".
fn told(network: &ViewedNetwork, ties: &Ties) -> String {
    let id = |e: EntityIx| &*network.entity(e).id;
    let arcs = ties
        .steps
        .iter()
        .map(|s| format!("{}-{}", id(s.from), id(s.to)));
    let unreached: Vec<&str> = ties.unreached.iter().map(|e| id(*e)).collect();
    format!(
        "{} | {}",
        arcs.collect::<Vec<_>>().join(" "),
        unreached.join(" ")
    )
}

fn check(sketch: &str, between: &[&str], expected: &str) {
    let network = sketched(sketch);
    let ties = ask(&network, between);
    assert_eq!(told(&network, &ties), expected, "{sketch} {between:?}");
    assert!(ties.exact && !ties.partial);
}

#[test]
fn the_smallest_tree_joins_in_the_middle() {
    let star = "a -funds-> m; b -funds-> m; c -funds-> m; a -funds-> x; x -funds-> b; b -funds-> y; y -funds-> c";
    check(star, &["a", "b", "c"], "a-m b-m c-m | ");
    check(star, &["c", "a", "a"], "a-m c-m | ");
    check(star, &["a", "m"], "a-m | ");
    check("a -funds-> b", &["a", "b"], "a-b | ");
}

#[test]
fn of_equally_small_trees_the_strongest_then_the_lowest_ids() {
    let sketch = "a -promotes-> m; b -promotes-> m; a -partners-with-> z; b -partners-with-> z";
    check(sketch, &["a", "b"], "a-z b-z | ");
    let twins = "a -funds-> z; b -funds-> z; a -funds-> m; b -funds-> m";
    check(twins, &["a", "b"], "a-m b-m | ");
    let ring = "a -funds-> b; b -funds-> c; c -funds-> a";
    check(ring, &["a", "b", "c"], "a-b a-c | ");
}

#[test]
fn context_hangs_at_the_edge() {
    let sketch = "a -participates-in-> f[evenement]; b -participates-in-> f; a -funds-> m; m -funds-> b; \
                  c -participates-in-> f; f -part-of-> k[koepel]";
    check(sketch, &["a", "b", "f"], "a-f a-m b-m | ");
    check(sketch, &["a", "f"], "a-f | ");
    check(sketch, &["f", "k"], "f-k | ");
    check(sketch, &["c", "f"], "c-f | ");
    check(sketch, &["a", "c"], " | a c");
}

#[test]
fn who_is_on_another_island_is_named() {
    let sketch = "a -funds-> b; c -funds-> d; d -funds-> e; f; a -participates-in-> x[evenement]; \
                  c -participates-in-> x";
    check(sketch, &["a", "c", "e", "f"], "c-d d-e | a f");
    check(sketch, &["b", "a", "d", "c"], "a-b | c d");
    check(sketch, &["a", "d", "f"], " | a d f");
    check(sketch, &["d", "x", "f"], "c-d c-x | f");
}

#[test]
fn relations_of_all_its_ties_are_told() {
    let network = sketched("a -funds-> b; b -partners-with-> a; a -funds-> c; b -funds-> d");
    let ties = ask(&network, &["a", "b"]);
    let relations = ties.relations();
    let ids: Vec<&str> = relations
        .iter()
        .map(|r| &*network.relation(*r).id)
        .collect();
    assert_eq!(ids, ["a.funds.b", "b.partners-with.a"]);
}

#[test]
fn question_26_what_ties_vlaio_omgeving_and_the_facilitair_bedrijf() {
    let network = viewed(Dataset::shipped(), View::default());
    let ties = ask(&network, &["vlaio", "dep-omgeving", "facilitair-bedrijf"]);
    assert!(ties.exact && ties.unreached.is_empty());
    assert_eq!(ties.steps.len(), 5, "{}", told(&network, &ties));
    let green = network.dataset().find_entity("green-deal-werkgroep");
    assert!(green.is_some_and(|e| ties.entities.contains(&e)));
}

#[test]
fn many_are_joined_nearly_as_small_and_it_is_said() {
    let network = viewed(Dataset::shipped(), View::default());
    let islands = Islands::new(&network);
    let largest = islands
        .all()
        .iter()
        .max_by_key(|m| m.len())
        .expect("an island");
    let many: Vec<EntityIx> = largest.iter().copied().take(40).collect();
    let joined = ties(&network, &islands, &many, &mut || false);
    assert!(!joined.exact && !joined.partial && joined.unreached.is_empty());
    assert_eq!(joined.steps.len() + 1, joined.entities.len());
    assert!(joined.steps.len() < 2 * 40);
}

#[test]
fn a_deadline_leaves_what_is_certain() {
    let mut star: String = (0..9000).map(|i| format!("a -funds-> e{i:04};")).collect();
    star += "e0001 -funds-> e0002; e0002 -funds-> e0003";
    let network = sketched(&star);
    let between =
        ["e0001", "e0002", "e0003"].map(|id| network.dataset().find_entity(id).expect(id));
    let islands = Islands::new(&network);
    let nothing = ties(&network, &islands, &between, &mut || true);
    assert!(nothing.partial && nothing.steps.is_empty() && !nothing.exact);
    assert_eq!(nothing.unreached, between);
    // The later it comes, the more is there: nothing, the near tree, the smallest one.
    let until = |polls: usize| {
        let mut left = polls;
        ties(&network, &islands, &between, &mut || {
            left = left.saturating_sub(1);
            left == 0
        })
    };
    let answers: Vec<Ties> = (1..30).map(until).collect();
    let is_near = |t: &&Ties| t.partial && !t.exact && t.unreached.is_empty();
    assert!(answers.iter().any(|t| is_near(&t)));
    let whole = answers.last().expect("an answer");
    assert!(whole.exact && !whole.partial && whole.steps.len() == 2);
}

/// A drawn network and how many of its first entities are asked for.
fn drawn(kinds: &[bool], relations: &[(usize, usize, usize, usize)]) -> ViewedNetwork {
    let mut sketch = String::new();
    for (place, context) in kinds.iter().enumerate() {
        let kind = if *context { "evenement" } else { "organisatie" };
        write!(sketch, "e{place}[{kind}];").expect("text");
    }
    for (place, (a, b, kind, sure)) in relations.iter().enumerate() {
        let (a, b) = (a % kinds.len(), b % kinds.len());
        let kind = ["partners-with", "funds", "promotes"][*kind];
        let sure = ["high", "medium"][*sure];
        if a != b {
            write!(sketch, "e{a} -{kind}-> e{b} !{sure} =r{place:03};").expect("text");
        }
    }
    sketched(&sketch)
}

type Found = (usize, u64, Vec<EntityIx>, Vec<(EntityIx, EntityIx)>);

/// The best tree over exactly these entities: a minimum spanning tree of the walkable ones (by loss, then
/// ids), and each of the others at its best tie.
fn spanning(network: &ViewedNetwork, entities: &[EntityIx]) -> Option<Found> {
    let (inside, outside): (Vec<EntityIx>, Vec<EntityIx>) =
        entities.iter().partition(|e| network.walkable(**e));
    let tie = |a: EntityIx, b: EntityIx| {
        let strength = network.tie(a, b)?.strength;
        Some((loss(strength), a.min(b), a.max(b)))
    };
    let mut chosen = Vec::new();
    if let ([], [a, b]) = (&*inside, &*outside) {
        chosen.push(tie(*a, *b)?);
    } else {
        let pairs = inside
            .iter()
            .flat_map(|a| inside.iter().map(move |b| (*a, *b)));
        let mut ties: Vec<_> = pairs
            .filter(|(a, b)| a < b)
            .filter_map(|(a, b)| tie(a, b))
            .collect();
        ties.sort_unstable();
        let mut group: Vec<usize> = (0..inside.len()).collect();
        let at = |e: EntityIx| inside.iter().position(|i| *i == e).expect("inside");
        for arc in ties {
            let (keep, lose) = (group[at(arc.1)], group[at(arc.2)]);
            if keep != lose {
                group
                    .iter_mut()
                    .filter(|g| **g == lose)
                    .for_each(|g| *g = keep);
                chosen.push(arc);
            }
        }
        for context in outside {
            chosen.push(inside.iter().filter_map(|e| tie(*e, context)).min()?);
        }
    }
    let losses = chosen.iter().map(|arc| arc.0).sum();
    let mut arcs: Vec<_> = chosen.iter().map(|arc| (arc.1, arc.2)).collect();
    arcs.sort_unstable();
    (arcs.len() + 1 == entities.len()).then(|| (arcs.len(), losses, entities.to_vec(), arcs))
}

/// The first of all trees that join these, by trying every set of entities.
fn plainly(network: &ViewedNetwork, asked: &[EntityIx]) -> Option<Found> {
    let all: Vec<EntityIx> = network.dataset().entity_rows().collect();
    let sets = (0_u32..1 << all.len()).map(|bits| {
        let inside = all.iter().copied().filter(move |e| bits >> e.0 & 1 == 1);
        inside.collect::<Vec<_>>()
    });
    let allowed = |e: &EntityIx| network.walkable(*e) || asked.contains(e);
    sets.filter(|set| asked.iter().all(|e| set.contains(e)) && set.iter().all(allowed))
        .filter_map(|set| spanning(network, &set))
        .min()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn the_tree_is_the_first_of_all_that_join(
        kinds in prop::collection::vec(prop::bool::weighted(0.15), 2..10),
        relations in prop::collection::vec((0_usize..9, 0_usize..9, 0_usize..3, 0_usize..2), 4..28),
        asked in prop::collection::btree_set(0_u32..9, 2..7),
    ) {
        let network = drawn(&kinds, &relations);
        let rows = u32::try_from(kinds.len()).expect("a few");
        let asked: Vec<EntityIx> = asked.into_iter().filter(|e| *e < rows).map(EntityIx).collect();
        let islands = Islands::new(&network);
        let found = ties(&network, &islands, &asked, &mut || false);
        let backwards: Vec<EntityIx> = asked.iter().rev().copied().collect();
        prop_assert_eq!(&found, &ties(&network, &islands, &backwards, &mut || false));
        let joined: Vec<EntityIx> = asked.iter().copied().filter(|e| !found.unreached.contains(e)).collect();
        if joined.is_empty() {
            for pair in asked.iter().flat_map(|a| asked.iter().map(move |b| [*a, *b])).filter(|p| p[0] < p[1]) {
                prop_assert_eq!(plainly(&network, &pair), None);
            }
            return Ok(());
        }
        let (_, _, entities, arcs) = plainly(&network, &joined).expect("a tree");
        prop_assert_eq!(&found.entities, &entities);
        let steps: Vec<_> = found.steps.iter().map(|s| (s.from, s.to)).collect();
        prop_assert_eq!(steps, arcs);
        prop_assert!(found.exact && !found.partial);
        for more in &found.unreached {
            let mut with: Vec<EntityIx> = joined.iter().copied().chain([*more]).collect();
            with.sort_unstable();
            prop_assert_eq!(plainly(&network, &with), None);
        }
    }

    #[test]
    fn the_near_tree_keeps_its_bound(
        relations in prop::collection::vec((0_usize..14, 0_usize..14, 0_usize..3, 0_usize..2), 10..40),
        asked in prop::collection::btree_set(0_u32..14, 2..7),
    ) {
        let network = drawn(&[false; 14], &relations);
        let asked: Vec<EntityIx> = asked.into_iter().map(EntityIx).collect();
        let islands = Islands::new(&network);
        if let Some(ground) = Ground::new(&network, &islands, &asked) {
            let mut halt = || false;
            let mut budget = Budget::new(TIES_SCANS_MAX, &mut halt);
            let near = near::near(&ground, &mut budget).expect("time enough");
            let smallest = exact::exact(&ground, near.size(), &mut budget).expect("a few");
            let joined = ground.terminals.len();
            prop_assert!(near.size() * joined <= 2 * (joined - 1) * smallest.size());
            prop_assert_eq!(near.entities().len(), near.size() + 1);
            let entities = near.entities();
            prop_assert!(ground.terminals.iter().all(|e| entities.binary_search(e).is_ok()));
        }
    }
}
