//! Coverage against plain reading of all relations, on sketches and on the shipped network.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::dataset::Dataset;
use crate::model::Nature;
use crate::network::{Snapshot, View};

fn viewed(dataset: Dataset) -> ViewedNetwork {
    let snapshot = Arc::new(Snapshot::new(Arc::new(dataset), 1));
    ViewedNetwork::new(snapshot, View::default())
}

fn found(network: &ViewedNetwork, set: &str) -> Coverage {
    let set = network.dataset().find_entity(set);
    let found = coverage(network, set, &mut || false);
    assert!(!found.partial);
    found
}

/// Checks the matrix, written as `levers | actors | lever actor relations, … | the same for links`.
fn check(sketch: &str, set: &str, expect: &str) {
    let network = viewed(Dataset::sketch(sketch).expect(sketch));
    let found = found(&network, set);
    let id = |e: &EntityIx| network.entity(*e).id.to_string();
    let ids = |list: &[EntityIx]| list.iter().map(id).collect::<Vec<_>>().join(" ");
    let rows = |lever: &EntityIx, actor: &EntityIx, relations: &[RelationIx]| {
        let relations = relations.iter().map(|r| &*network.relation(*r).id);
        let relations: Vec<&str> = relations.collect();
        format!("{} {} {}", id(lever), id(actor), relations.join(" "))
    };
    let cells = found.cells.iter().map(|c| {
        let row = rows(&c.lever, &c.actor, &c.relations);
        format!("{row} {:?}", c.confidence)
    });
    let links = found
        .linked
        .iter()
        .map(|l| rows(&l.lever, &l.actor, &l.relations));
    let told = format!(
        "{} | {} | {} | {}",
        ids(&found.levers),
        ids(&found.actors),
        cells.collect::<Vec<_>>().join(", "),
        links.collect::<Vec<_>>().join(", ")
    );
    assert_eq!(told, expect, "{sketch}");
}

#[test]
fn levers_without_an_actor_come_first_and_cells_keep_all_their_relations() {
    check(
        "a -works-on-lever-> k[hefboom] =r2 !low; a -leads-lever-> k =r1 !medium; b -works-on-lever-> k =r3; \
         l[hefboom]; c; z[hefboom]?",
        "",
        "l z k | a b | k a r1 r2 Medium, k b r3 High | ",
    );
}

#[test]
fn merely_naming_is_no_cell_and_context_no_actor() {
    check(
        "a -leads-lever-> k[hefboom] =r1; a -partners-with-> b =r2 {k}; \
         f[evenement] -works-on-lever-> k =r3; f -promotes-> b =r4 {k}; k -part-of-> a =r5 {k}",
        "",
        "k | a | k a r1 High | k b r2 r4",
    );
}

#[test]
fn a_set_holds_its_own_levers() {
    let sketch = "a -leads-lever-> k[hefboom]^s =r1; a -leads-lever-> l[hefboom]^t =r2; \
                  b -works-on-lever-> s[hefboomset] =r3; t[hefboomset]";
    check(sketch, "s", "k | a | k a r1 High | ");
    check(sketch, "t", "l | a | l a r2 High | ");
    check(sketch, "a", " |  |  | ");
    check("", "", " |  |  | ");
}

#[test]
fn a_deadline_is_said() {
    let sketch = (0..6000).fold(String::new(), |mut text, row| {
        let _ = write!(text, "l{row:04}[hefboom]; ");
        text
    });
    let network = viewed(Dataset::sketch(&sketch).expect("many levers"));
    assert!(coverage(&network, None, &mut || true).partial);
    assert!(!coverage(&network, None, &mut || false).partial);
}

/// Question 7 of those that users ask.
#[test]
fn on_the_shipped_network_five_of_seven_levers_have_no_actor() {
    let network = viewed(Dataset::shipped());
    for set in ["vlaanderen-circulair", "decreet-2012"] {
        let found = found(&network, set);
        let filled: BTreeSet<EntityIx> = found.cells.iter().map(|c| c.lever).collect();
        assert_eq!((found.levers.len(), filled.len()), (7, 2), "{set}");
        assert!(
            found.levers[..5].iter().all(|l| !filled.contains(l)),
            "{set}"
        );
    }
    assert_eq!(found(&network, "hefbomen-2024").cells, []);
    assert_eq!(found(&network, "hefbomen-2024").levers.len(), 8);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn cells_are_those_of_a_plain_reading(
        rows in prop::collection::vec((0_u8..8, 0_u8..6, 0_u8..4), 0..40),
    ) {
        let mut sketch = String::new();
        for lever in 0..6 { let _ = write!(sketch, "l{lever}[hefboom];"); }
        for (number, (actor, lever, kind)) in rows.iter().enumerate() {
            let kind = ["leads-lever", "works-on-lever", "wants-to-join-lever", "promotes"][usize::from(*kind)];
            let end = if *actor < 6 { "" } else { "[evenement]" };
            let _ = write!(sketch, "a{actor}{end} -{kind}-> l{lever} =r{number:02};");
        }
        let network = viewed(Dataset::sketch(&sketch).expect("a sketch"));
        let mut plain: BTreeMap<(EntityIx, EntityIx), Vec<RelationIx>> = BTreeMap::new();
        for &row in network.relations() {
            let relation = network.relation(row);
            if network.nature(row) == Nature::Lever && network.category(relation.source).is_actor() {
                plain.entry((relation.target, relation.source)).or_default().push(row);
            }
        }
        let found = found(&network, "");
        let cells: BTreeMap<_, _> =
            found.cells.iter().map(|c| ((c.lever, c.actor), c.relations.clone())).collect();
        let actors: BTreeSet<EntityIx> = plain.keys().map(|(_, actor)| *actor).collect();
        let filled: BTreeSet<EntityIx> = plain.keys().map(|(lever, _)| *lever).collect();
        prop_assert_eq!(&cells, &plain);
        prop_assert_eq!(found.actors, actors.into_iter().collect::<Vec<_>>());
        prop_assert_eq!(found.levers.len(), 6);
        let empty = 6 - filled.len();
        prop_assert!(found.levers[..empty].iter().all(|l| !filled.contains(l)));
    }
}
