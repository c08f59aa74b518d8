//! Fault 11: a copy that somebody changes behind our back. What differs is named and mended, whatever it is,
//! and what others have in the same database stays.

use backend::mirror::{Beside, Check, Look};
use backend::store::{
    self, Access, Compared, Connection, Embedded, Error, Neo4j, Pieces, Place, Truth,
};
use graph_data::dataset::Dataset;
use tokio::runtime::Runtime;

use crate::shared::by_hand;
use crate::support::{self, Home, NAMES, revised, shipped};

/// What somebody does, and what is told of it.
const CHANGES: [(&str, &str); 32] = [
    (
        "MATCH (e:Entity {network: $network, id: 'vlaio'}) SET e.label_nl = 'x'",
        "differs in entity \"vlaio\"",
    ),
    (
        "MATCH (e:Entity {network: $network, id: 'vlaio'}) SET e.label_nl = date('2024-01-01')",
        "differs in entity \"vlaio\"",
    ),
    (
        "MATCH (e:Entity {network: $network, id: 'vlaio'}) REMOVE e:Actor",
        "differs in entity \"vlaio\"",
    ),
    (
        "MATCH (e:Entity {network: $network, id: 'vlaio'}) SET e:Lever",
        "differs in entity \"vlaio\"",
    ),
    (
        "MATCH (e:Entity {network: $network, id: 'vlaio'}) REMOVE e.kind",
        "differs in entity \"vlaio\"",
    ),
    (
        "MATCH (e:Entity {network: $network, id: 'vlaio'}) REMOVE e.id",
        "has too many entity \"\"",
    ),
    (
        "MATCH (e:Entity {network: $network, id: 'vlaio'}) DETACH DELETE e",
        "lacks entity \"vlaio\"",
    ),
    (
        "CREATE (:Entity:Actor {network: $network, id: 'spook', kind: 'organisatie'})",
        "has too many entity \"spook\"",
    ),
    (
        "MATCH (p:Evidence {network: $network, about: 'vlaio'}) DETACH DELETE p",
        "differs in entity \"vlaio\"",
    ),
    (
        "MATCH (:Entity)-[r:RESTS_ON]->(:Evidence {network: $network, about: 'vlaio'}) DELETE r",
        "differs in entity \"vlaio\"",
    ),
    (
        "MATCH (p:Evidence {network: $network, about: 'vlaio', place: 0}) SET p.place = 'x'",
        "differs in entity \"vlaio\"",
    ),
    (
        "CREATE (:Alias {network: $network, about: 'niemand', place: 0, name: 'x'})",
        "has too many a name of \"niemand\"",
    ),
    (
        "MATCH (:Entity {network: $network})-[r:MEMBER_OF]->() WITH r LIMIT 1 SET r.valid_from = '2024-13'",
        "differs in relation",
    ),
    (
        "MATCH (:Entity {network: $network})-[r:MEMBER_OF]->() WITH r LIMIT 1 DELETE r",
        "lacks relation",
    ),
    (
        "MATCH (a:Entity {network: $network, id: 'voka'}), (b:Entity {network: $network, id: 'vlaio'}) CREATE (a)-[:FUNDS]->(b)",
        "has too many relation \"\"",
    ),
    (
        "MATCH (a:Entity {network: $network, id: 'voka'}), (b:Entity {network: $network, id: 'vlaio'}) CREATE (a)-[:FUNDS {id: 'x'}]->(b)",
        "has too many relation \"x\"",
    ),
    (
        "MATCH (a:Entity {network: $network})-[r:MEMBER_OF]->(b) WITH a, b, r LIMIT 1 CREATE (a)-[:MEMBER_OF {id: r.id}]->(b)",
        "differs in relation",
    ),
    (
        "MATCH (t:Tag {network: $network}) WITH t LIMIT 1 SET t.label_nl = 'x'",
        "differs in tag",
    ),
    (
        "MATCH (t:Tag {network: $network}) WITH t LIMIT 1 DETACH DELETE t",
        "lacks tag",
    ),
    (
        "MATCH (r:Revision {network: $network, number: 1}) SET r.reason = 'x'",
        "differs in revision 1",
    ),
    (
        "MATCH (c:Change {network: $network, revision: 2}) DETACH DELETE c",
        "differs in revision 2",
    ),
    (
        "MATCH (c:Change {network: $network, revision: 2}) SET c.revision = 7",
        "differs in revision 2",
    ),
    (
        "MATCH (c:Change {network: $network, revision: 2}) REMOVE c.id",
        "differs in revision 2",
    ),
    (
        "MATCH (r:Revision {network: $network, number: 2})-[:CHANGED]->(c) CREATE (r)-[:CHANGED]->(c)",
        "differs in revision 2",
    ),
    (
        "MATCH (:Revision {network: $network, number: 2})-[t:CHANGED]->(c) DELETE t \
         WITH c MATCH (r:Revision {network: $network, number: 1}) CREATE (r)-[:CHANGED]->(c)",
        "differs in revision 2",
    ),
    (
        "MATCH (c:Change {network: $network, revision: 2}) SET c.after = 'x'",
        "differs in revision 2",
    ),
    (
        "MATCH (r:Revision {network: $network, number: 2})-[:CHANGED]->(c) \
         CREATE (r)-[:CHANGED]->(:Change {network: $network, id: c.id, revision: 9})",
        "differs in revision 2",
    ),
    (
        "MATCH (c:Change {network: $network, revision: 2}) REMOVE c.network",
        "differs in revision 2",
    ),
    (
        "MATCH (c:Change {network: $network, revision: 2}) REMOVE c:Change",
        "differs in revision 2",
    ),
    (
        "MATCH (r:Revision {network: $network, number: 1}), (o:Revision {network: $network, number: 2}) \
         SET o.operation = 'x' SET r.operation = 'op-2'",
        "differs in revision 1",
    ),
    (
        "MATCH (r:Revision {network: $network, number: 2}) DETACH DELETE r",
        "lacks revision 2",
    ),
    (
        "MATCH (n:Network {network: $network}) SET n.chain = 'x', n.frame = '{'",
        "differs in the newest revision",
    ),
];

/// A store of two revisions in a folder, and the check of its copy.
fn begun(home: &Home) -> (Check, Dataset) {
    let Place::Neo4j(settings, folder) = home.place() else {
        panic!("a network in a Neo4j");
    };
    let store = Embedded::begin(&folder, &shipped(), "test", support::moment(1));
    let mut store = store.expect("an empty folder");
    let (revision, after) = revised(&shipped(), 2, &support::edits()[1]);
    store.commit(&[revision]).expect("room on the disk");
    drop(store);
    (Check::new(&folder, &settings).expect("a store"), after)
}

fn looked(check: &Check, why: &str) -> Beside {
    match check.look().expect(why) {
        Look::Copy(beside) => *beside,
        other => panic!("{why}: {other:?}"),
    }
}

fn assert_well(check: &Check, why: &str) {
    let Beside {
        held,
        newest,
        apart_after,
        compared,
    } = looked(check, why);
    assert!(
        compared.differences.is_empty(),
        "{why}: {}",
        compared.differences
    );
    assert_eq!((held, apart_after), (newest, None), "{why}");
}

#[test]
fn what_somebody_changes_in_a_copy_is_named_and_mended_one_way() {
    let home = Home::neo4j();
    let mark = home.path().display().to_string();
    let (check, after) = begun(&home);
    assert!(matches!(check.look(), Ok(Look::Empty)));
    assert_eq!(check.repair().expect("an empty place"), None);
    assert_well(&check, "filled");
    by_hand(
        &home,
        &format!(
            "MATCH (e:Entity {{network: $network, id: 'ovam'}}) SET e.theirs = date('2024-01-01') \
             CREATE (a:Entity {{id: 'vlaio', by: '{mark}'}})-[:NOTES {{by: '{mark}'}}]->(e), (:Tag {{by: '{mark}'}}), \
             (:Alias {{about: 'vlaio', place: 0, by: '{mark}'}})"
        ),
    );
    assert_well(&check, "what others have is theirs");
    for (cypher, told) in CHANGES {
        by_hand(&home, cypher);
        let found = looked(&check, cypher).compared.differences.to_string();
        assert!(found.contains(told), "{cypher}: {found}");
        // What cannot say which revision it holds may have some of its own.
        let aside = check.repair().expect(cypher);
        assert_eq!(aside.is_some(), told.contains("newest"), "{cypher}");
        assert_well(&check, cypher);
    }
    let store = home.place().open(Access::Read).expect("a network");
    assert_eq!(store.load().expect("a sound network").dataset, after);
    assert_eq!(store.verify().expect("it answers").faults, []);
    let theirs = format!("MATCH (n {{by: '{mark}'}}) RETURN count(n) AS n");
    assert_eq!(by_hand(&home, &theirs), [3]);
    let theirs = format!(
        "MATCH (:Entity {{by: '{mark}'}})-[r:NOTES]->(e:Entity {{network: $network}}) WHERE e.theirs IS NOT NULL RETURN count(r) AS n"
    );
    assert_eq!(by_hand(&home, &theirs), [1]);
}

#[test]
fn a_copy_that_another_edited_is_kept_aside_and_brought_back() {
    let home = Home::neo4j();
    let (check, after) = begun(&home);
    check.repair().expect("an empty place");
    let mut other = home.open();
    let (revision, theirs) = revised(&after, 3, &support::edits()[4]);
    other.commit(&[revision]).expect("it is kept");
    let beside = looked(&check, "another revision");
    assert_eq!(
        (beside.held, beside.newest, beside.apart_after),
        (3, 2, Some(2))
    );
    let aside = check.repair().expect("it can be mended").expect("a file");
    assert_well(&check, "brought back");
    // Nothing of what was there is lost.
    let elsewhere = tempfile::tempdir().expect("a folder");
    let (kept, _) = Embedded::restore(elsewhere.path(), &aside).expect("a whole backup");
    assert_eq!((kept.revision, kept.dataset), (3, theirs));
}

/// A copy of a store of two revisions in which a node is too many and revision 2 another, and what mends it.
fn with_two_steps_to_do(home: &Home, check: &Check) -> (Embedded, Neo4j) {
    check.repair().expect("it can be mended");
    by_hand(
        home,
        "CREATE (:Entity:Actor {network: $network, id: 'spook', kind: 'organisatie'}) \
         WITH 1 AS one MATCH (r:Revision {network: $network, number: 2}) SET r.reason = 'x'",
    );
    let Place::Neo4j(settings, folder) = home.place() else {
        panic!("a network in a Neo4j");
    };
    let store = Embedded::open(&folder, Access::Read).expect("a store");
    let connection = Connection::new(&settings).expect("an address");
    (store, Neo4j::later(connection))
}

/// Mends a copy, or is cut after the first step, when the second one would read the log.
fn mend(store: &Embedded, copy: &Neo4j, compared: &Compared, is_cut: bool) -> store::Result<()> {
    let kept = store.load()?;
    let seal = |number| Ok::<_, Error>(store.seal(number)?.and_then(|seal| seal.parse().ok()));
    let log = |number| match is_cut {
        true => Err(Error::Absent("cut".into())),
        false => Ok(store.revision(number)?.zip(seal(number)?)),
    };
    let truth = Truth {
        dataset: &kept.dataset,
        revision: kept.revision,
        chain: seal(kept.revision)?.expect("a seal"),
        log: &log,
    };
    copy.mend(&truth, compared)
}

#[test]
fn a_copy_that_is_left_half_way_is_taken_for_no_network() {
    let home = Home::neo4j();
    let (check, after) = begun(&home);
    check.repair().expect("an empty place");
    let mut writer = home.open();
    let (store, copy) = with_two_steps_to_do(&home, &check);
    let compared = looked(&check, "two things to mend").compared;
    mend(&store, &copy, &compared, true).expect_err("it is cut");
    let told = "it is half way to another revision";
    let Place::Neo4j(settings, _) = home.place() else {
        panic!("a network in a Neo4j");
    };
    let connection = Connection::new(&settings).expect("an address");
    let pieces = Runtime::new()
        .expect("a runtime")
        .block_on(Pieces::new(connection).revision());
    for refused in [
        home.place().open(Access::Read).map(|_| ()),
        pieces.map(|_| ()),
        writer.catch_up().map(|_| ()),
    ] {
        let refused = refused.expect_err("half of it").to_string();
        assert!(refused.contains(told), "{refused}");
    }
    let (revision, _) = revised(&after, 3, &support::edits()[4]);
    writer.commit(&[revision]).expect_err("half of it");
    let found = copy.verify().expect("it answers").faults;
    assert!(format!("{found:?}").contains(told), "{found:?}");
    let beside = looked(&check, "it is told");
    let found = beside.compared.differences.to_string();
    assert!(found.contains("left half way"), "{found}");
    assert_eq!(beside.held, 2);
    assert_eq!(check.repair().expect("it can be mended"), None);
    assert_well(&check, "brought on");
    // It goes on as a network.
    let (revision, _) = revised(&after, 3, &support::edits()[4]);
    writer.catch_up().expect("a whole network");
    writer.commit(&[revision]).expect("it is kept");
}

#[test]
fn a_copy_that_is_half_way_and_apart_is_kept_as_it_stands() {
    let home = Home::neo4j();
    let (check, _) = begun(&home);
    let (store, copy) = with_two_steps_to_do(&home, &check);
    let compared = looked(&check, "two things to mend").compared;
    mend(&store, &copy, &compared, true).expect_err("it is cut");
    drop(store);
    // The store is put back to before what the copy holds.
    let Place::Neo4j(settings, folder) = home.place() else {
        panic!("a network in a Neo4j");
    };
    let other = tempfile::tempdir().expect("a folder");
    let first = Embedded::begin(other.path(), &shipped(), "test", support::moment(1));
    let file = other.path().join("first");
    first
        .and_then(|first| first.back_up(&file))
        .expect("a new file");
    Embedded::restore(&folder, &file).expect("a whole backup");
    let check = Check::new(&folder, &settings).expect("a store");
    let aside = check.repair().expect("it can be mended").expect("a file");
    let kept = std::fs::read_to_string(&aside).expect("text");
    let changed = revised(&shipped(), 2, &support::edits()[1]).0.delta;
    let id = format!("{:?}", changed.changes()[0].id());
    let is_told = |line: &str| line.contains("\"Change\"") && line.contains(&id);
    assert!(kept.lines().any(is_told), "{kept}");
    assert_well(&check, "brought back");
}

#[test]
fn of_two_who_mend_a_copy_at_once_one_goes_on() {
    for is_cut in [true, false] {
        let home = Home::neo4j();
        let (check, _) = begun(&home);
        let (store, copy) = with_two_steps_to_do(&home, &check);
        let [one, other] = [(); 2].map(|()| looked(&check, "two things to mend").compared);
        let first = mend(&store, &copy, &one, is_cut);
        assert_eq!(first.is_err(), is_cut);
        // What it found is no more, though the newest revision is the same.
        let second = mend(&store, &copy, &other, false);
        assert!(second.expect_err("another mended").is_moved(), "{is_cut}");
        check.repair().expect("it can be mended");
        assert_well(&check, "by one of them");
    }
}

#[test]
fn another_network_is_not_mended() {
    let home = Home::neo4j();
    drop(home.begin(&NAMES.dataset()));
    let (check, _) = begun(&home);
    assert!(matches!(check.look(), Ok(Look::Other)));
    let refused = check.repair().expect_err("it is another's").to_string();
    assert!(refused.contains("another network"), "{refused}");
    assert_eq!(home.open().verify().expect("it answers").faults, []);
}
