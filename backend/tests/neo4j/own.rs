//! Fault 11 where the Neo4j is the store: what somebody changes is named, and mended from the network's own
//! log where that tells what should be there.

use backend::store::{Neo4j, Place, Store};
use graph_data::dataset::Dataset;

use crate::reached::renaming;
use crate::shared::by_hand;
use crate::support::{self, Home, NAMES, revised, shipped};

/// Changes of records that a revision touched, and of others.
const CHANGES: [&str; 15] = [
    "MATCH (e:Entity {network: $network, id: 'nieuw'}) SET e.label_nl = 'x'",
    "MATCH (e:Entity {network: $network, id: 'nieuw'}) DETACH DELETE e",
    "MATCH (p:Evidence {network: $network, about: 'nieuw'}) DETACH DELETE p",
    "MATCH (e:Entity {network: $network, id: 'ovam'}) SET e.label_nl = 'x'",
    "MATCH (e:Entity {network: $network, id: 'ovam'}) REMOVE e:Actor",
    "MATCH (:Entity {network: $network})-[r:MEMBER_OF]->() WITH r LIMIT 1 DELETE r",
    "MATCH (:Entity)-[r:RESTS_ON]->(:Evidence {network: $network, about: 'vlaio'}) DELETE r",
    "CREATE (:Entity:Actor {network: $network, id: 'spook', kind: 'organisatie', plural: false, named: true})",
    "MATCH (n:Network {network: $network}) SET n.chain = 'x'",
    "MATCH (n:Network {network: $network}) SET n.chain = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'",
    "MATCH (n:Network {network: $network}) SET n.mending = 'x'",
    "MATCH (c:Change {network: $network, revision: 2}) SET c.revision = 7",
    "MATCH (c:Change {network: $network, revision: 2}) REMOVE c.id",
    "MATCH (c:Change {network: $network, revision: 2}) WITH c LIMIT 1 CREATE (:Revision {network: $network, number: -1})-[:CHANGED]->(c)",
    "MATCH (c:Change {network: $network, revision: 2}) WITH c LIMIT 1 CREATE (:Revision {network: $network})-[:CHANGED]->(c)",
];

fn later(home: &Home) -> Neo4j {
    match home.open() {
        Store::Neo4j(store) => Neo4j::later(store.connection().clone()),
        Store::Embedded(_) => panic!("a network in a Neo4j"),
    }
}

fn begun(dataset: &Dataset) -> (Home, Neo4j, Dataset) {
    let home = Home::neo4j();
    let mut store = home.begin(dataset);
    let (revision, after) = match dataset == &shipped() {
        true => revised(dataset, 2, &support::edits()[1]),
        false => revised(dataset, 2, &[graph_data::edit::Edit::Remove("é.ë".into())]),
    };
    store.commit(&[revision]).expect("it is kept");
    let later = later(&home);
    (home, later, after)
}

#[test]
fn a_store_that_somebody_changed_is_mended_from_its_own_log() {
    let (home, store, after) = begun(&shipped());
    for cypher in CHANGES {
        by_hand(&home, cypher);
        let own = store.own(&[shipped()]).expect(cypher).expect(cypher);
        let compared = store.compare_own(&own).expect(cypher);
        assert!(!compared.differences.is_empty(), "{cypher}");
        store.mend_own(&own, &compared).expect(cypher);
        let own = store.own(&[shipped()]).expect(cypher).expect(cypher);
        let again = store.compare_own(&own).expect(cypher).differences;
        assert!(again.is_empty(), "{cypher}: {again}");
        let there = home.open();
        assert_eq!(there.load().expect(cypher).dataset, after, "{cypher}");
        assert_eq!(there.verify().expect(cypher).faults, [], "{cypher}");
    }
}

#[test]
fn what_is_acknowledged_while_a_repair_looks_is_not_taken_for_damage() {
    let (home, store, after) = begun(&shipped());
    let own = store.own(&[shipped()]).expect("it answers");
    let own = own.expect("a log that tells all");
    let (revision, _) = revised(&after, 3, &support::edits()[4]);
    home.open().commit(&[revision]).expect("it is kept");
    let compared = store.compare_own(&own);
    assert!(compared.expect_err("somebody wrote").is_moved());
}

#[test]
fn what_the_log_does_not_tell_is_not_guessed() {
    // Nobody knows with what it was begun: only what revisions touched can be told.
    let (home, store, after) = begun(&NAMES.dataset());
    assert!(
        store.own(&[shipped()]).expect("it answers").is_some(),
        "nothing is wrong"
    );
    by_hand(
        &home,
        "MATCH (e:Entity {network: $network, id: 'b'}) SET e.label_nl = 'x'",
    );
    assert!(store.own(&[shipped()]).expect("it answers").is_none());
    let own = store
        .own(&[NAMES.dataset()])
        .expect("it answers")
        .expect("it was begun with it");
    let compared = store.compare_own(&own).expect("it answers");
    store.mend_own(&own, &compared).expect("it can be written");
    assert_eq!(home.open().load().expect("a sound network").dataset, after);
    // A log that was changed tells nothing.
    by_hand(
        &home,
        "MATCH (r:Revision {network: $network, number: 2}) SET r.reason = 'x'",
    );
    assert!(store.own(&[NAMES.dataset()]).expect("it answers").is_none());
    // Neither does one that lost its end.
    let (home, store, _) = begun(&shipped());
    by_hand(
        &home,
        "MATCH (r:Revision {network: $network, number: 2}) DETACH DELETE r",
    );
    assert!(store.own(&[shipped()]).expect("it answers").is_none());
    assert!(matches!(home.place(), Place::Neo4j(..)));
}

#[test]
fn what_is_acknowledged_while_a_backup_is_put_back_is_kept_aside() {
    let (home, store, mut dataset) = begun(&shipped());
    let backup = home.path().join("backup.db");
    store.back_up(&backup).expect("a new file");
    let mut writing = home.open();
    let (sender, acknowledged) = std::sync::mpsc::channel();
    let (last, aside) = std::thread::scope(|scope| {
        scope.spawn(move || {
            for number in 3.. {
                let (revision, after) = revised(&dataset, number, &renaming(number));
                if writing.commit(&[revision]).is_err() {
                    return;
                }
                // Nobody counts any more once it is put back.
                let _ = sender.send(number);
                dataset = after;
            }
        });
        assert_eq!(acknowledged.recv(), Ok(3));
        let (kept, aside) = home.place().restore(&backup).expect("it is put back");
        assert_eq!(kept.revision, 2);
        (acknowledged.iter().last().unwrap_or(3), aside)
    });
    let folder = home.path().join("aside");
    let aside = Place::Folder(folder).restore(&aside.expect("a file"));
    assert_eq!(aside.expect("a backup").0.revision, last);
    assert_eq!(home.open().verify().expect("it answers").faults, []);
}

/// Damage after which nothing of the network can be taken for a network.
const RUINS: [&str; 11] = [
    "MATCH (e:Entity {network: $network, id: 'ovam'}) SET e.label_nl = 'x', e.seen = datetime(), e.at = point({x: 1, y: 2}), e.list = [1, 2]",
    "MATCH (e:Entity {network: $network, id: 'vlaio'}) DETACH DELETE e",
    "MATCH (e:Entity {network: $network, id: 'vlaio'}) SET e.kind = 'geen soort'",
    "MATCH (c:Change {network: $network}) SET c.after = 'no JSON'",
    "MATCH (r:Revision {network: $network, number: 2}) DETACH DELETE r",
    "MATCH (r:Revision {network: $network, number: 2}) SET r.at = 7",
    "MATCH (n:Network {network: $network}) SET n.chain = 'x'",
    "MATCH (n:Network {network: $network}) SET n.chain = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'",
    "MATCH (n:Network {network: $network}) SET n.mending = 'x'",
    "MATCH (n:Network {network: $network}) SET n.frame = 'x'",
    "MATCH (n:Network {network: $network}) DETACH DELETE n",
];

#[test]
fn a_backup_is_put_back_over_any_damage_and_what_was_there_is_kept_as_it_stood() {
    let (home, store, after) = begun(&shipped());
    let backup = home.path().join("backup.db");
    store.back_up(&backup).expect("a new file");
    for cypher in RUINS {
        by_hand(&home, cypher);
        let (kept, aside) = home.place().restore(&backup).expect(cypher);
        assert_eq!(
            (kept.revision, kept.dataset),
            (2, after.clone()),
            "{cypher}"
        );
        let aside = aside.expect(cypher);
        let text = std::fs::read_to_string(&aside).expect("lines of JSON");
        let lines = text.lines().map(|line| {
            let line: serde_json::Value = serde_json::from_str(line).expect(line);
            line
        });
        let (nodes, ties): (Vec<_>, Vec<_>) = lines.partition(|line| line["node"].is_string());
        let ids = |id: &str| {
            nodes
                .iter()
                .filter(|n| n["properties"]["id"][0] == id)
                .count()
        };
        assert!(ids("voka") == 1 && ids("nieuw") > 1, "{cypher}");
        assert!(
            ties.len() > 234 && ties.iter().all(|tie| tie["ends"][1].is_string()),
            "{cypher}"
        );
        assert_eq!(home.open().verify().expect(cypher).faults, [], "{cypher}");
        std::fs::remove_file(&aside).expect("it is there");
    }
}
