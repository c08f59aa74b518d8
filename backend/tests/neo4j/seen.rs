//! A database that was emptied or put back behind our back: told by what this machine saw of it, and never
//! begun anew in silence.

use backend::store::{Access, Neo4j, Neo4jSettings, Place};

use crate::shared::by_hand;
use crate::support::{Home, edits, moment, revised, shipped};

const EMPTY: &str = "MATCH (n {network: $network}) DETACH DELETE n RETURN count(*) AS n";

fn settings(home: &Home) -> Neo4jSettings {
    match home.place() {
        Place::Neo4j(settings, _) => settings,
        Place::Folder(_) => panic!("a network in a Neo4j"),
    }
}

/// The same network, seen from another machine.
fn elsewhere(home: &Home) -> (Home, Place) {
    let other = Home::folder();
    let place = Place::Neo4j(settings(home), other.path().to_owned());
    (other, place)
}

/// That opening is refused, to read and to write, and why.
#[track_caller]
fn assert_refused(home: &Home, what: &str) {
    for access in [Access::Read, Access::Write] {
        let error = home.place().open(access).expect_err(what);
        assert!(!error.is_absent() && !error.may_pass(), "{error}");
        assert!(error.to_string().contains(what), "{error}");
    }
    let loss = Neo4j::loss(&settings(home), home.path()).expect("it answers");
    assert!(
        loss.as_ref().is_some_and(|told| told.contains(what)),
        "{loss:?}"
    );
}

fn no_loss(home: &Home) -> bool {
    let loss = Neo4j::loss(&settings(home), home.path());
    loss.expect("it answers").is_none()
}

#[test]
fn one_that_was_emptied_is_not_begun_anew() {
    let home = Home::neo4j();
    assert!(no_loss(&home), "there was none yet");
    let mut store = home.begin(&shipped());
    let (revision, _) = revised(&shipped(), 2, &edits()[0]);
    store.commit(&[revision]).expect("it is kept");
    assert!(no_loss(&home));
    by_hand(&home, EMPTY);
    let what = "nothing is left of it, and revision 2 was acknowledged";
    assert_refused(&home, what);
    let begun = home.place().begin(&shipped(), "test", moment(1));
    assert!(begun.expect_err(what).to_string().contains(what));
    Neo4j::accept_loss(&settings(&home), home.path()).expect("room on the disk");
    assert!(
        home.place()
            .open(Access::Write)
            .expect_err("none")
            .is_absent()
    );
    home.begin(&shipped());
    assert!(no_loss(&home));
}

#[test]
fn one_that_was_put_back_behind_our_back_is_told() {
    let home = Home::neo4j();
    let mut store = home.begin(&shipped());
    let file = home.path().join("backup");
    store.back_up(&file).expect("a new file");
    let (second, after) = revised(&shipped(), 2, &edits()[0]);
    let (third, newest) = revised(&after, 3, &edits()[1]);
    store.commit(&[second, third]).expect("it is kept");
    let (_folder, other) = elsewhere(&home);
    other.restore(&file).expect("a whole backup");
    assert_refused(
        &home,
        "it ends at revision 1, and revision 3 was acknowledged",
    );
    // Others went on from there.
    let mut theirs = other.open(Access::Write).expect("a network");
    let mut dataset = shipped();
    for (number, edits) in (2..).zip([&edits()[1], &edits()[2], &edits()[3]]) {
        let (revision, after) = revised(&dataset, number, edits);
        theirs.commit(&[revision]).expect("it is kept");
        dataset = after;
    }
    assert_refused(&home, "revision 3 is not the one that was acknowledged");
    // Put back by whoever saw more, all is well here.
    home.place().restore(&file).expect("a whole backup");
    assert!(no_loss(&home));
    assert_eq!(home.reader().load().expect("a network").revision, 1);
    assert_ne!(newest, dataset);
}

#[test]
fn others_may_go_further_than_was_seen() {
    let home = Home::neo4j();
    home.begin(&shipped());
    let (_folder, other) = elsewhere(&home);
    let (revision, after) = revised(&shipped(), 2, &edits()[0]);
    let mut theirs = other.open(Access::Write).expect("a network");
    theirs.commit(&[revision]).expect("it is kept");
    assert_eq!(home.open().load().expect("a network").dataset, after);
    // What was seen of theirs counts as well.
    by_hand(&home, EMPTY);
    assert_refused(
        &home,
        "nothing is left of it, and revision 2 was acknowledged",
    );
}

#[test]
fn one_that_is_put_back_under_a_writer_is_not_gone_on_from() {
    let home = Home::neo4j();
    let mut store = home.begin(&shipped());
    let file = home.path().join("backup");
    store.back_up(&file).expect("a new file");
    let (second, after) = revised(&shipped(), 2, &edits()[0]);
    let (third, _) = revised(&after, 3, &edits()[1]);
    store.commit(&[second, third]).expect("it is kept");
    let (_folder, other) = elsewhere(&home);
    other.restore(&file).expect("a whole backup");
    let (fourth, _) = revised(&shipped(), 2, &edits()[1]);
    store
        .commit(std::slice::from_ref(&fourth))
        .expect_err("it moved");
    let error = store.catch_up().expect_err("it was put back");
    let what = "it ends at revision 1, and revision 3 was acknowledged";
    assert!(error.to_string().contains(what), "{error}");
    store
        .commit(&[fourth])
        .expect_err("it is still what it was");
    // By whoever has this folder, on purpose.
    home.place().restore(&file).expect("a whole backup");
    assert_eq!(store.catch_up().expect("a network"), 1);
    let (second, _) = revised(&shipped(), 2, &edits()[1]);
    store.commit(&[second]).expect("it is kept");
    assert!(no_loss(&home));
    by_hand(&home, EMPTY);
    assert_refused(
        &home,
        "nothing is left of it, and revision 2 was acknowledged",
    );
}

#[test]
fn the_folder_need_not_be_there() {
    let home = Home::neo4j();
    let folder = home.path().join("nieuw").join("map");
    let place = Place::Neo4j(settings(&home), folder.clone());
    let begun = place.begin(&shipped(), "test", moment(1));
    drop(begun.expect("a new store"));
    assert!(folder.is_dir());
    std::fs::remove_dir_all(&folder).expect("a folder");
    drop(place.open(Access::Write).expect("a store"));
    assert!(folder.is_dir());
}
