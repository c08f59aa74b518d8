//! Every method held to what must not change when a network changes: the names of its entities, an
//! island more, a stricter view, a supposition instead of an edit.
//!
//! Knows no answer. The table of methods is held to the sources of `algo`: a function, a module or a
//! measure that has no row fails by its name.

mod answer;
mod listed;
mod methods;
mod networks;
mod second;

use std::collections::BTreeSet;
use std::sync::Arc;

use graph_data::algo::clusters::clusters;
use graph_data::algo::registry::MEASURES;
use graph_data::dataset::Dataset;
use graph_data::edit::{Change, NewRelation, apply};
use graph_data::network::{Snapshot, View, ViewedNetwork};
use proptest::prelude::*;

use answer::Answer;
use methods::{Method, methods, scale};
use networks::{Drawn, LOOKING_BACK, Names, Seen, VIEWS, WIDE_VIEWS, drawn};

fn asked(method: &Method, seen: &Seen) -> Answer {
    let mut answer = Answer::default();
    (method.ask)(seen, &mut answer);
    answer
}

/// Networks with a view and other names for all.
fn cases() -> impl Strategy<Value = (Drawn, [usize; 2], Names)> {
    let shuffled =
        (1_usize..101, 0_usize..1009).prop_map(|(times, plus)| Names::Shuffled(times, plus));
    (drawn(), [0..WIDE_VIEWS, 0..VIEWS], shuffled)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn names_that_keep_their_order_change_nothing((drawn, view, _) in cases()) {
        let (here, there) = (drawn.seen(Names::Plain, false, &view), drawn.seen(Names::Renamed, false, &view));
        for method in methods() {
            let (before, after) = (asked(method, &here), asked(method, &there));
            prop_assert_eq!(&before.whole, &after.whole, "{:?}", method.of);
            prop_assert_eq!(&before.rests_on, &after.rests_on, "{:?}", method.of);
        }
    }

    #[test]
    fn other_names_change_no_more_than_the_order_of_equals((drawn, view, names) in cases()) {
        let (here, there) = (drawn.seen(Names::Plain, false, &view), drawn.seen(names, false, &view));
        for method in methods() {
            let (before, after) = (asked(method, &here), asked(method, &there));
            prop_assert_eq!(&before.lines, &after.lines, "{:?}", method.of);
            prop_assert_eq!(before.other_figure(&after), None, "{:?}", method.of);
        }
    }

    #[test]
    fn an_island_more_changes_nothing_about_the_rest((drawn, view, _) in cases()) {
        let (here, there) = (drawn.seen(Names::Plain, false, &view), drawn.seen(Names::Plain, true, &view));
        for method in methods().filter(|method| !is_of_the_whole(method)) {
            let (before, after) = (asked(method, &here), asked(method, &there));
            prop_assert_eq!(&before.lines, &after.lines, "{:?}", method.of);
            prop_assert_eq!(&before.ordered, &after.ordered, "{:?}", method.of);
            prop_assert_eq!(before.other_figure(&after), None, "{:?}", method.of);
        }
    }

    #[test]
    fn a_stricter_view_adds_no_relation_and_raises_nothing((drawn, [wide, strict], _) in cases()) {
        let (here, there) = (drawn.seen(Names::Plain, false, &[wide]), drawn.seen(Names::Plain, false, &[wide, strict]));
        let all: BTreeSet<_> = here.network.relations().iter().copied().collect();
        let stricter = strict != 1;
        let fewer: BTreeSet<_> = there.network.relations().iter().copied().collect();
        prop_assert!(fewer.is_subset(&all));
        for method in methods() {
            let (before, after) = (asked(method, &here), asked(method, &there));
            prop_assert!(before.rests_on.is_subset(&all), "{:?}", method.of);
            prop_assert!(after.rests_on.is_subset(&fewer), "{:?}", method.of);
            if stricter && strict != LOOKING_BACK {
                prop_assert_eq!(after.raised(&before), None, "{:?}", method.of);
            }
        }
    }

    #[test]
    fn a_supposition_is_answered_like_the_data_edited(
        drawn in drawn(),
        removed in prop::collection::btree_set(0_usize..22, 0..4),
        added in prop::collection::btree_set((0_usize..9, 0_usize..9), 0..3),
        gone in prop::option::of(0_usize..9),
    ) {
        let size = drawn.kinds.len();
        let gone = gone.filter(|number| *number < size);
        let removed: Vec<usize> = removed.into_iter().filter(|r| *r < drawn.relations.len()).collect();
        let dataset = drawn.dataset(Names::Plain, false);
        let added: Vec<_> = added.into_iter().filter(|(a, b)| may_be_added(&dataset, &drawn, gone, *a, *b)).collect();
        let supposed = supposed(&dataset, &removed, &added, gone);
        let edited = edited(&drawn, &removed, &added, gone);
        let ids = |network: &ViewedNetwork| -> Vec<String> {
            network.relations().iter().map(|r| network.relation(*r).id.to_string()).collect()
        };
        prop_assert_eq!(ids(&supposed), ids(&edited));
        let [supposed, edited] = [supposed, edited].map(|network| Seen::new(network, Names::Plain, &drawn));
        for method in methods() {
            let (before, after) = (asked(method, &supposed), asked(method, &edited));
            prop_assert_eq!(&before.whole, &after.whole, "{:?}", method.of);
        }
    }
}

/// Modularity is about the whole: with another island its figure is another.
fn is_of_the_whole(method: &Method) -> bool {
    method.of.contains(&"clusters::modularity")
}

fn may_be_added(dataset: &Dataset, drawn: &Drawn, gone: Option<usize>, a: usize, b: usize) -> bool {
    let size = drawn.kinds.len();
    // Ends that the kind of relation allows: organisations and government bodies.
    let allowed = |number: usize| number < size && drawn.kinds[number] < 2 && Some(number) != gone;
    let there = drawn
        .relations
        .iter()
        .any(|r| (r.from, r.to, r.kind) == (a, b, 0));
    a != b
        && allowed(a)
        && allowed(b)
        && !there
        && dataset.find_entity(&Names::Plain.entity(a)).is_some()
}

fn supposed(
    dataset: &Dataset,
    removed: &[usize],
    added: &[(usize, usize)],
    gone: Option<usize>,
) -> ViewedNetwork {
    let entity = |number| {
        dataset
            .find_entity(&Names::Plain.entity(number))
            .expect("drawn")
    };
    let relation = |number| {
        dataset
            .find_relation(&Names::Plain.relation(number))
            .expect("drawn")
    };
    let kind = dataset
        .vocabulary
        .find_relation_kind("partners-with")
        .expect("a kind");
    let mut changes: Vec<Change> = removed
        .iter()
        .map(|r| Change::Remove(relation(*r)))
        .collect();
    changes.extend(added.iter().map(|(a, b)| {
        Change::Add(NewRelation {
            source: entity(*a),
            target: entity(*b),
            kind,
        })
    }));
    changes.extend(gone.map(|number| Change::RemoveEntity(entity(number))));
    let edited = apply(dataset, &changes, &mut || false).expect("nothing is wrong");
    let snapshot = Snapshot::new(Arc::new(edited.dataset), 1).supposing(edited.added);
    ViewedNetwork::new(Arc::new(snapshot), View::default())
}

/// The same, written down without the library's edits: other text, then ids as suppositions have them.
fn edited(
    drawn: &Drawn,
    removed: &[usize],
    added: &[(usize, usize)],
    gone: Option<usize>,
) -> ViewedNetwork {
    let mut text = drawn.text(Names::Plain, gone);
    for (a, b) in added {
        let ends = [*a, *b].map(|number| Names::Plain.entity(number));
        text += &format!(
            "{} -partners-with-> {} !none =what-if.{a}.{b};",
            ends[0], ends[1]
        );
    }
    let mut dataset = Dataset::sketch(&text).expect(&text);
    let removed: BTreeSet<String> = removed.iter().map(|r| Names::Plain.relation(*r)).collect();
    dataset
        .relations
        .retain(|relation| !removed.contains(&*relation.id));
    for relation in &mut dataset.relations {
        let number = relation
            .id
            .strip_prefix('r')
            .and_then(|digits| digits.parse().ok());
        for evidence in &mut relation.evidence {
            evidence.source =
                networks::source(number.expect("only what is added has no evidence")).into();
        }
    }
    let find = |(a, b): &(usize, usize)| dataset.find_relation(&format!("what-if.{a}.{b}"));
    let rows: Vec<_> = added.iter().map(find).collect();
    for ((a, b), row) in added.iter().zip(rows) {
        let ends = [*a, *b].map(|number| Names::Plain.entity(number));
        let id = format!("what-if/{}.partners-with.{}", ends[0], ends[1]);
        dataset.relations[row.expect("added").at()].id = id.into();
    }
    ViewedNetwork::new(
        Arc::new(Snapshot::new(Arc::new(dataset), 1)),
        View::default(),
    )
}

/// Where groups are beyond doubt, they are the same by any names: rings of groups in which everybody
/// knows everybody, each tied to the next by one.
#[test]
fn clear_groups_are_found_whatever_they_are_called() {
    for (groups, size) in [(2, 4), (3, 5), (4, 4), (5, 6)] {
        for times in [1, 7, 30, 58, 100] {
            let id = |number: usize| Names::Shuffled(times, 11).entity(number);
            let mut text = String::new();
            for group in 0..groups {
                for a in 0..size {
                    for b in a + 1..size {
                        text += &format!(
                            "{} -funds-> {};",
                            id(group * size + a),
                            id(group * size + b)
                        );
                    }
                }
                let next = (group + 1) % groups * size + 1;
                text += &format!("{} -advises-> {};", id(group * size), id(next));
            }
            let dataset = Dataset::sketch(&text).expect(&text);
            let rows: Vec<_> = (0..groups * size)
                .map(|number| dataset.find_entity(&id(number)).expect("there"))
                .collect();
            let network = ViewedNetwork::new(
                Arc::new(Snapshot::new(Arc::new(dataset), 1)),
                View::default(),
            );
            let found = clusters(&network, 1.0, 1, &mut || false);
            assert_eq!(found.clusters.len(), groups, "{text}");
            for (number, row) in rows.iter().enumerate() {
                let first = rows[number / size * size];
                assert_eq!(
                    found.cluster_of[row.at()],
                    found.cluster_of[first.at()],
                    "{text}"
                );
            }
        }
    }
}

#[test]
fn every_measure_has_a_scale() {
    let without = MEASURES
        .iter()
        .filter(|measure| scale(measure.id).is_none());
    let without: Vec<&str> = without.map(|measure| measure.id).collect();
    assert!(without.is_empty(), "no scale for {without:?}");
}
