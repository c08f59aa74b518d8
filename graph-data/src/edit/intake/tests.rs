//! A dataset taken in: cases by hand, and random ones of which nothing may be lost.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;

/// What people changed since a dataset was given.
fn given(base: &Dataset, here: &Dataset) -> Given {
    let changes = Delta::between(base, here).into_changes();
    changes
        .map(|change| (change.id().into(), change.before))
        .collect()
}

/// The network after an intake, and what was given by then.
fn after(here: &Dataset, base: &Given, intake: &Intake, side: Side) -> (Dataset, Given) {
    let mut given = base.clone();
    let taken = revise(here, &intake.taken).expect("it fits");
    for change in intake.taken.changes() {
        given.insert(change.id().into(), change.after.clone());
    }
    let after = match side {
        Side::Theirs => taken,
        Side::Ours => revise(&taken, &intake.kept).expect("it fits"),
    };
    (after, given)
}

fn told(clashes: &[Clash]) -> String {
    let told = clashes.iter().map(|clash| match &clash.cause {
        Cause::Both => clash.id.to_string(),
        Cause::Names(name) => format!("{} names {name}", clash.id),
        Cause::NamedBy(name) => format!("{} named by {name}", clash.id),
    });
    told.collect::<Vec<_>>().join(", ")
}

fn sketch(text: &str) -> Dataset {
    Dataset::sketch(text).expect(text)
}

/// Takes a dataset in both ways; `expected` is what clashes, and the network by either side.
fn check(base: &str, here: &str, there: &str, expected: (&str, &str, &str)) {
    let (base, here, there) = (sketch(base), sketch(here), sketch(there));
    let base = given(&base, &here);
    let intake = take_in(&here, &there, &base).expect("it fits");
    let (clashes, ours, theirs) = expected;
    assert_eq!(told(&intake.clashes), clashes);
    for (side, network) in [(Side::Ours, ours), (Side::Theirs, theirs)] {
        let (after, given) = after(&here, &base, &intake, side);
        assert_eq!(after, sketch(network), "{side:?}");
        let again = take_in(&after, &there, &given).expect("it fits");
        assert_eq!(told(&again.clashes), "", "{side:?}, the second time");
        assert!(again.taken.is_empty(), "{side:?}, the second time");
    }
}

#[test]
fn what_only_one_side_changed_needs_no_choice() {
    for (base, here, there, expected) in [
        ("a", "a", "a", "a"),
        ("a", "a", "a -funds-> b", "a -funds-> b"),
        ("a -funds-> b; c", "a -funds-> b; c", "c", "c"),
        ("a; b", "a; b; c", "a; b; d", "a; b; c; d"),
        ("a; b", "a -funds-> b", "a; b; d", "a -funds-> b; d"),
        (
            "a \"A\"; b",
            "a \"A1\"; b",
            "a \"A\"; b \"B1\"",
            "a \"A1\"; b \"B1\"",
        ),
        (
            "a -funds-> b; c",
            "a -funds-> b",
            "a -funds-> b; c",
            "a -funds-> b",
        ),
        ("a -funds-> b; c", "a; b; c", "a -funds-> b", "a; b"),
        // Both did the same.
        (
            "a \"A\"; b",
            "a \"A1\"; b",
            "a \"A1\"; b; c",
            "a \"A1\"; b; c",
        ),
        ("a -funds-> b", "a", "a", "a"),
        ("a", "a; b", "a; b; c", "a; b; c"),
        // Another dataset altogether.
        (
            "a -funds-> b",
            "a -funds-> b; own",
            "x -funds-> y",
            "own; x -funds-> y",
        ),
    ] {
        check(base, here, there, ("", expected, expected));
    }
}

#[test]
fn what_both_sides_changed_is_named_and_goes_by_the_side_that_is_chosen() {
    for (base, here, there, clashes, ours, theirs) in [
        (
            "a \"A\"",
            "a \"A1\"",
            "a \"A2\"; b",
            "a",
            "a \"A1\"; b",
            "a \"A2\"; b",
        ),
        (
            "a \"A\"; b",
            "a \"A1\"; b",
            "b; c",
            "a",
            "a \"A1\"; b; c",
            "b; c",
        ),
        ("a \"A\"; b", "b", "a \"A2\"; b", "a", "b", "a \"A2\"; b"),
        (
            "b",
            "a \"A1\"; b",
            "a \"A2\"; b",
            "a",
            "a \"A1\"; b",
            "a \"A2\"; b",
        ),
        (
            "a -funds-> b @2018",
            "a -funds-> b @2018..2020 =a.funds.b.2018",
            "a -funds-> b @2018..2021 =a.funds.b.2018",
            "a.funds.b.2018",
            "a -funds-> b @2018..2020 =a.funds.b.2018",
            "a -funds-> b @2018..2021 =a.funds.b.2018",
        ),
    ] {
        check(base, here, there, (clashes, ours, theirs));
    }
}

#[test]
fn nothing_ever_names_what_is_not_there() {
    for (base, here, there, clashes, ours, theirs) in [
        // Tied here to what the dataset no longer has.
        (
            "a; b",
            "a -funds-> b",
            "a; c",
            "a.funds.b names b",
            "a -funds-> b; c",
            "a; c",
        ),
        // Tied in the dataset to what was removed here.
        (
            "a; b",
            "a",
            "a -funds-> b; c",
            "b named by a.funds.b",
            "a; c",
            "a -funds-> b; c",
        ),
        (
            "a -funds-> b; l[hefboom]",
            "a -funds-> b {l}; l[hefboom]",
            "a -funds-> b",
            "a.funds.b names l",
            "a -funds-> b {l}; l[hefboom]",
            "a -funds-> b",
        ),
        (
            "l[hefboom]; s[hefboomset]",
            "l[hefboom] ^s; s[hefboomset]",
            "l[hefboom]; c",
            "l names s",
            "l[hefboom] ^s; s[hefboomset]; c",
            "l[hefboom]; c",
        ),
        (
            "l[hefboom]; s[hefboomset]",
            "l[hefboom]",
            "l[hefboom] ^s; s[hefboomset]; m[hefboom] ^s",
            "s named by l",
            "l[hefboom]",
            "l[hefboom] ^s; s[hefboomset]; m[hefboom] ^s",
        ),
        // One leads to the next.
        (
            "l[hefboom] ^s; s[hefboomset]; a; b",
            "a; b",
            "l[hefboom] ^s; s[hefboomset]; a -funds-> b {l}",
            "l named by a.funds.b, s named by l",
            "a; b",
            "l[hefboom] ^s; s[hefboomset]; a -funds-> b {l}",
        ),
    ] {
        check(base, here, there, (clashes, ours, theirs));
    }
}

#[test]
fn what_does_not_fit_whatever_is_chosen_is_told() {
    for (base, here, there, id, what) in [
        (
            "a",
            "a",
            "a #nieuw",
            "a",
            "its tag \"nieuw\" is not known here",
        ),
        (
            "a",
            "a; b \"Zelfde\"",
            "a; c \"Zelfde\"",
            "b",
            "\"c\" has the same name and kind",
        ),
        (
            "a; l[hefboom]",
            "a -leads-lever-> l[hefboom]",
            "a; l[evenement]",
            "a.leads-lever.l",
            "does not allow as its target",
        ),
        (
            "a -part-of-> b; c",
            "a -part-of-> b; b -part-of-> c",
            "a -part-of-> b; c -part-of-> a",
            "b.part-of.c",
            "would be part of itself",
        ),
        (
            "a; b",
            "a; b; x",
            "a -funds-> b =x",
            "x",
            "an entity on one side",
        ),
    ] {
        let (base, here, there) = (sketch(base), sketch(here), sketch(there));
        let given = given(&base, &here);
        let misfits = take_in(&here, &there, &given).expect_err(what);
        assert_eq!(&*misfits[0].id, id, "{misfits:?}");
        assert!(misfits[0].what.contains(what), "{misfits:?}");
    }
}

#[test]
fn kinds_of_which_the_dataset_means_something_else_do_not_fit() {
    let here = sketch("a -funds-> b");
    let other = |change: fn(&mut Dataset)| {
        let mut there = here.clone();
        change(&mut there);
        there
    };
    for (there, differs, misfits) in [
        (
            other(|there| Arc::make_mut(&mut there.meta).title.nl = "Anders".into()),
            "title",
            None,
        ),
        (
            other(|there| Arc::make_mut(&mut there.vocabulary).kinds[0].label.nl = "x".into()),
            "kind",
            None,
        ),
        (
            other(|there| {
                let kind = there.entities[0].kind;
                Arc::make_mut(&mut there.vocabulary).kinds[usize::from(kind.0)].category =
                    crate::model::Category::Context;
            }),
            "kind",
            Some("a"),
        ),
        (
            other(|there| {
                let kind = there.relations[0].kind;
                let vocabulary = Arc::make_mut(&mut there.vocabulary);
                let kind = &mut vocabulary.relation_kinds[usize::from(kind.0)];
                kind.sources.clear();
                kind.targets = vec![crate::vocabulary::EndRule::Kind("x".into())];
            }),
            "relation kind",
            Some("a.funds.b"),
        ),
    ] {
        let told = frame_differences(&here, &there);
        assert!(told.len() == 1 && told[0].starts_with(differs), "{told:?}");
        let found = take_in(&here, &there, &Given::new()).err();
        let found = found.map(|misfits| misfits[0].id.to_string());
        assert_eq!(found.as_deref(), misfits, "{differs}");
    }
}

/// Networks of five entities, each with one of three names or not there, and some relations among them.
fn networks() -> impl Strategy<Value = Dataset> {
    let entities = proptest::collection::vec(0..4_usize, 5);
    let relations = proptest::collection::vec((0..5_usize, 0..5_usize), 0..6);
    (entities, relations).prop_map(|(names, pairs)| {
        let there = |at: usize| names[at] > 0;
        let entity = |at: usize| format!("e{at} \"E{at}-{}\"", names[at]);
        let mut statements: Vec<String> = (0..5).filter(|at| there(*at)).map(entity).collect();
        let mut pairs: Vec<_> = pairs
            .into_iter()
            .filter(|(a, b)| a != b && there(*a) && there(*b))
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        statements.extend(pairs.iter().map(|(a, b)| format!("e{a} -funds-> e{b}")));
        sketch(&statements.join("; "))
    })
}

proptest! {
    #[test]
    fn nothing_is_lost_and_the_second_time_nothing_differs(
        base in networks(), here in networks(), there in networks()
    ) {
        let base_of = given(&base, &here);
        let intake = take_in(&here, &there, &base_of).expect("it fits");
        let clash = |id: &str| intake.clashes.iter().any(|clash| &*clash.id == id);
        for side in [Side::Ours, Side::Theirs] {
            let (after, now_given) = after(&here, &base_of, &intake, side);
            let touched: Vec<&str> = intake.taken.touched().collect();
            for id in touched.iter().copied().chain(base_of.keys().map(|id| &**id)) {
                let find = |dataset: &Dataset| Record::find(dataset, id);
                let (was, is) = (find(&here), find(&after));
                let is_own = was != find(&base);
                if is_own && !clash(id) {
                    prop_assert_eq!(&is, &was, "an own change is lost: {}", id);
                }
                if is_own && clash(id) && side == Side::Ours {
                    prop_assert_eq!(&is, &was, "an own change is not kept: {}", id);
                }
                if !is_own && side == Side::Theirs {
                    prop_assert_eq!(&is, &find(&there), "not taken in: {}", id);
                }
            }
            let again = take_in(&after, &there, &now_given).expect("it fits");
            prop_assert!(again.taken.is_empty() && again.clashes.is_empty());
            let back = revise(&after, &Delta::between(&after, &here)).expect("it fits");
            prop_assert_eq!(back, here.clone());
        }
    }
}
