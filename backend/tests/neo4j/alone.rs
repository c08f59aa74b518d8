//! What is ours in a Neo4j: all of it or nothing, whoever writes at once, and the same as in a file.

use std::path::Path;
use std::time::Duration;

use backend::store::{Access, Place};
use graph_data::dataset::Dataset;
use graph_data::edit::{Edit, PutEntity};
use proptest::prelude::*;

use crate::contract;
use crate::networks;
use crate::shared::by_hand;
use crate::support::{self, Home, revised, shipped};

#[test]
fn of_two_who_write_at_once_one_wins_and_the_other_is_told() {
    let home = Home::neo4j();
    drop(home.begin(&shipped()));
    let (mut one, mut other) = (home.open(), home.open());
    let (mine, after) = revised(&shipped(), 2, &support::edits()[0]);
    let (theirs, _) = revised(&shipped(), 2, &support::edits()[1]);
    let (first, second) = std::thread::scope(|scope| {
        let first = scope.spawn(|| one.commit(std::slice::from_ref(&mine)));
        let second = other.commit(std::slice::from_ref(&theirs));
        (first.join().expect("no panic"), second)
    });
    let lost = match (&first, &second) {
        (Ok(()), Err(lost)) | (Err(lost), Ok(())) => lost,
        both => panic!("one of the two: {both:?}"),
    };
    assert!(lost.is_moved(), "{lost}");
    let kept = home.reader().load().expect("a sound store");
    assert_eq!(kept.revision, 2);
    assert_eq!(kept.dataset == after, first.is_ok());
    // Whoever lost looks again, and goes on from there.
    let late = if first.is_ok() { &mut other } else { &mut one };
    assert_eq!(late.catch_up().expect("it answers"), 2);
    let (next, after) = revised(&kept.dataset, 3, &support::edits()[4]);
    late.commit(&[next]).expect("it fits now");
    assert_eq!(home.open().load().expect("a sound store").dataset, after);
}

#[test]
fn what_is_written_twice_is_there_once() {
    let home = Home::neo4j();
    let mut store = home.begin(&shipped());
    let mut other = home.open();
    let (revision, after) = revised(&shipped(), 2, &support::edits()[1]);
    store
        .commit(std::slice::from_ref(&revision))
        .expect("it is kept");
    let again = other.commit(std::slice::from_ref(&revision));
    assert!(again.expect_err("it moved").is_moved());
    assert_eq!(other.operation("op-2").expect("a log"), Some(2));
    assert_eq!(home.open().load().expect("a sound store").dataset, after);
    assert_eq!(home.open().verify().expect("it answers").faults, []);
}

#[test]
fn two_who_begin_at_once_leave_one_network() {
    let home = Home::neo4j();
    let begun: Vec<bool> = std::thread::scope(|scope| {
        let begin = || {
            home.place()
                .begin(&shipped(), "test", support::moment(1))
                .is_ok()
        };
        let threads: Vec<_> = (0..3).map(|_| scope.spawn(begin)).collect();
        threads
            .into_iter()
            .map(|t| t.join().expect("no panic"))
            .collect()
    });
    assert_eq!(begun.iter().filter(|begun| **begun).count(), 1, "{begun:?}");
    let store = home.open();
    assert_eq!(store.load().expect("a sound store").dataset, shipped());
}

#[test]
fn who_comes_while_another_fills_it_waits_and_takes_nothing() {
    let home = Home::neo4j();
    let dataset = networks::seeded(10_000, 3);
    std::thread::scope(|scope| {
        let first = scope.spawn(|| home.place().begin(&dataset, "test", support::moment(1)));
        let entities = "MATCH (n:Entity {network: $network}) RETURN count(n) AS n";
        while by_hand(&home, entities)[0] == 0 {
            std::thread::sleep(Duration::from_millis(20));
        }
        let opened = home.place().open(Access::Read);
        assert!(
            opened.is_err_and(|error| error.is_absent()),
            "it takes several steps"
        );
        let second = home.place().begin(&shipped(), "test", support::moment(2));
        assert!(second.is_err(), "it holds a network by then");
        first.join().expect("no panic").expect("a network");
    });
    let store = home.open();
    assert_eq!(store.load().expect("a sound store").dataset, dataset);
}

fn moved(from: &Place, to: &Place, file: &Path) {
    let store = from.open(Access::Read).expect("a store");
    store.back_up(file).expect("a new file");
    to.restore(file).expect("a whole backup");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn from_a_file_into_neo4j_and_back_nothing_is_lost(
        kinds in prop::collection::vec((0_usize..6, 0_usize..6, 0_usize..4), 0..12),
        texts in prop::collection::vec("[\\PC'\"`\\\\{}$;]{1,12}", 6),
    ) {
        let dataset = small(&kinds, &texts);
        let (folder, neo4j, back) = (Home::folder(), Home::neo4j(), Home::folder());
        let mut store = folder.begin(&dataset);
        let (revision, after) = revised(&dataset, 2, &renamed("e0", &texts[0]));
        store.commit(&[revision]).expect("room on the disk");
        let log = store.revisions(None, 10).expect("a log");
        drop(store);
        moved(&folder.place(), &neo4j.place(), &folder.path().join("out.db"));
        moved(&neo4j.place(), &back.place(), &neo4j.path().join("back.db"));
        for home in [&neo4j, &back] {
            let store = home.open();
            let kept = store.load().expect("a sound store");
            prop_assert_eq!((kept.revision, kept.state), (2, after.checksum()));
            prop_assert_eq!(&kept.dataset, &after);
            prop_assert_eq!(&store.revisions(None, 10).expect("a log"), &log);
            prop_assert_eq!(store.verify().expect("it can be read").faults, []);
        }
    }
}

/// Six entities with these names, tied by these relations.
fn small(relations: &[(usize, usize, usize)], names: &[String]) -> Dataset {
    let kinds = ["partners-with", "funds", "member-of", "werkt-samen-met"];
    let mut sketch: String = (0..6).map(|e| format!("e{e};")).collect();
    for (place, (a, b, kind)) in relations.iter().enumerate() {
        if a != b {
            sketch += &format!("e{a} -{}-> e{b} =r{place:02};", kinds[*kind]);
        }
    }
    let mut dataset = Dataset::sketch(&sketch).expect("a sketch");
    for (entity, name) in dataset.entities.iter_mut().zip(names) {
        entity.label.nl = name.as_str().into();
    }
    dataset
}

#[test]
fn a_place_that_is_no_neo4j_is_told_at_once() {
    let home = Home::neo4j();
    let Place::Neo4j(settings, folder) = home.place() else {
        panic!("a network in a Neo4j");
    };
    let mut nobody = settings.clone();
    nobody.uri = "bolt://127.0.0.1:9".into();
    let error = Place::Neo4j(nobody, folder.clone()).open(Access::Read);
    let error = error.expect_err("nobody is there");
    assert!(error.may_pass() && !error.is_absent(), "{error}");
    let mut nonsense = settings;
    nonsense.uri = "http://127.0.0.1:9".into();
    let error = Place::Neo4j(nonsense, folder)
        .open(Access::Read)
        .expect_err("no Bolt");
    assert!(!error.may_pass(), "{error}");
}

/// An edit that gives an entity another name.
fn renamed(id: &str, name: &str) -> [Edit; 1] {
    let entity = PutEntity {
        id: id.into(),
        kind: "organisatie".into(),
        label: format!("Nieuw {name}").as_str().into(),
        ..PutEntity::default()
    };
    [Edit::PutEntity(Box::new(entity))]
}

#[test]
fn a_list_of_revisions_reads_nothing_of_what_they_changed() {
    let home = Home::neo4j();
    let mut store = home.begin(&shipped());
    let (revision, _) = revised(&shipped(), 2, &support::edits()[0]);
    store.commit(&[revision]).expect("room on the disk");
    let spoiled = by_hand(
        &home,
        "MATCH (c:Change {network: $network, revision: 2, id: 'vlaio'}) SET c.after = '{' RETURN count(c) AS n",
    );
    assert_eq!(spoiled, [1]);
    contract::what_cannot_be_read_is_not_looked_at(&store, 2, "vlaio");
}
