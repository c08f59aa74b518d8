//! A network of the first format in a Neo4j: upgraded after a copy, or left as it is.

use std::fs;
use std::path::PathBuf;

use backend::store::{Access, Chain, Connection, Embedded, Error, Fault, Neo4j, Place};
use graph_data::dataset::Dataset;

use crate::shared::by_hand;
use crate::support::{Home, NAMES, edits, revised, shipped};

/// Gives the log of a network the checksums and seals of the first format.
fn make_first_format(home: &Home) {
    let store = home.reader();
    let kept = store.load().expect("a sound store");
    let frame = Dataset {
        meta: kept.dataset.meta.clone(),
        vocabulary: kept.dataset.vocabulary.clone(),
        tags: kept.dataset.tags.clone(),
        ..Dataset::default()
    };
    let (now, then) = (frame.checksum(), frame.checksum_with_all_kinds());
    assert_ne!(now, then);
    let mut chain = Chain::default();
    for number in 1..=kept.revision {
        let mut revision = store.revision(number).expect("a log").expect("a revision");
        revision.state = revision.state.reckoned_anew(now, then);
        chain = chain.next(&revision);
        let state = revision.state;
        by_hand(
            home,
            &format!(
                "MATCH (r:Revision {{network: $network, number: {number}}})
                 SET r.state = '{state}', r.chain = '{chain}' RETURN r.number AS n"
            ),
        );
    }
    by_hand(
        home,
        &format!(
            "MATCH (n:Network {{network: $network}}) SET n.format = 1, n.chain = '{chain}' RETURN n.format AS n"
        ),
    );
}

/// A network with kinds of its own and some revisions.
fn network() -> (Home, Dataset) {
    let (home, mut dataset) = (Home::neo4j(), shipped());
    let mut store = home.begin(&dataset);
    for (number, edits) in (2..).zip(edits()) {
        let (revision, after) = revised(&dataset, number, &edits);
        store.commit(&[revision]).expect("it is kept");
        dataset = after;
    }
    (home, dataset)
}

fn copies(home: &Home) -> Vec<PathBuf> {
    let is_copy = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "db");
    let entries = fs::read_dir(home.path()).expect("a folder");
    entries
        .map(|entry| entry.expect("an entry").path())
        .filter(is_copy)
        .collect()
}

fn seals(home: &Home) -> Vec<Option<String>> {
    let Place::Neo4j(settings, _) = home.place() else {
        panic!("a network in a Neo4j");
    };
    let store = Neo4j::open(Connection::new(&settings).expect("a way")).expect("a network");
    (1..=6)
        .map(|number| store.seal(number).expect("a log"))
        .collect()
}

#[test]
fn an_earlier_format_is_upgraded_after_a_copy() {
    let (home, dataset) = network();
    let sealed = seals(&home);
    make_first_format(&home);
    // Who only reads changes nothing.
    let error = home
        .place()
        .open(Access::Read)
        .expect_err("an earlier format");
    assert!(
        matches!(error, Error::Remote(_, Fault::Older(1))),
        "{error}"
    );
    assert_eq!(copies(&home), [] as [PathBuf; 0]);

    let mut store = home.open();
    assert_eq!(store.load().expect("a sound store").dataset, dataset);
    assert_eq!(store.verify().expect("it can be read").faults, []);
    assert_eq!(seals(&home), sealed, "as if it had always been written so");
    let (revision, after) = revised(&dataset, 7, &edits()[1]);
    store.commit(&[revision]).expect("it is kept");
    assert_eq!(home.reader().load().expect("a sound store").dataset, after);

    let [copy] = &copies(&home)[..] else {
        panic!("one copy, and not {:?}", copies(&home));
    };
    let other = Home::folder();
    let (restored, _) = Embedded::restore(other.path(), copy).expect("a whole backup");
    assert_eq!((restored.revision, restored.dataset), (6, dataset));
    drop(home.open());
    assert_eq!(copies(&home).len(), 1);
}

#[test]
fn a_copy_of_an_embedded_store_keeps_its_seals() {
    let folder = Home::folder();
    let store = folder.begin(&NAMES.dataset());
    let home = Home::neo4j();
    let copy = folder.path().join("copy");
    store.back_up(&copy).expect("a new file");
    home.place().restore(&copy).expect("a whole backup");
    make_first_format(&home);
    let Place::Neo4j(settings, _) = home.place() else {
        panic!("a network in a Neo4j");
    };
    let connection = Connection::new(&settings).expect("a way");
    assert_eq!(Neo4j::upgrade(&connection, None).expect("an upgrade"), None);
    let embedded = Embedded::open(folder.path(), Access::Read).expect("a store");
    let seal = embedded.seal(1).expect("a log");
    let upgraded = Neo4j::open(connection).expect("a network");
    assert_eq!(upgraded.seal(1).expect("a log"), seal);
    assert_eq!(
        upgraded.position().seal.to_string(),
        seal.unwrap_or_default()
    );
}

#[test]
fn what_is_damaged_is_not_upgraded() {
    for cypher in [
        "MATCH (e:Entity {network: $network, id: 'vlaio'}) SET e.label_nl = 'x'",
        "MATCH (r:Revision {network: $network, number: 3}) SET r.reason = 'x'",
        "MATCH (c:Change {network: $network, id: 'nieuw'}) DETACH DELETE c",
    ] {
        let (home, _) = network();
        make_first_format(&home);
        by_hand(&home, cypher);
        let error = home
            .place()
            .open(Access::Write)
            .expect_err(cypher)
            .to_string();
        let what = "was written by an earlier version, which alone mends it";
        assert!(error.contains(what), "{cypher}: {error}");
        let format = "MATCH (n:Network {network: $network}) RETURN n.format AS n";
        assert_eq!(by_hand(&home, format), [1], "{cypher}");
        assert_eq!(copies(&home), [] as [PathBuf; 0]);
    }
}
