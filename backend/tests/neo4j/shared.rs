//! A database that others use too: what is theirs stays, what they change of ours is found, and nothing
//! that somebody typed is ever taken for Cypher.

use backend::store::Place;
use graph_data::dataset::{Dataset, NamedBytes};
use graph_data::edit::{Edit, Field, PutEntity};

use crate::support::{self, Home, NAMES, revised, shipped};

/// Sends Cypher as somebody else would, with `$network` for the network of a home.
fn sent<T>(home: &Home, cypher: &str, read: impl Fn(neo4rs::Row) -> T) -> Vec<T> {
    let Place::Neo4j(settings, _) = home.place() else {
        panic!("a network in a Neo4j");
    };
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    runtime.block_on(async {
        let graph = neo4rs::Graph::new(&settings.uri, &settings.user, &settings.password);
        let query = neo4rs::query(cypher).param("network", settings.network.as_str());
        let mut rows = graph.expect("a way").execute(query).await.expect(cypher);
        let mut all = Vec::new();
        while let Some(row) = rows.next().await.expect(cypher) {
            all.push(read(row));
        }
        all
    })
}

pub(crate) fn by_hand(home: &Home, cypher: &str) -> Vec<i64> {
    sent(home, cypher, |row| row.get("n").expect("a number"))
}

/// The column `word` of an answer.
pub(crate) fn words(home: &Home, cypher: &str) -> Vec<String> {
    sent(home, cypher, |row| row.get("word").expect("a word"))
}

/// How many rows answer.
pub(crate) fn answers(home: &Home, cypher: &str) -> usize {
    sent(home, cypher, |_| ()).len()
}

#[test]
fn what_others_have_in_the_same_database_stays() {
    let home = Home::neo4j();
    let mark = home.path().display().to_string();
    let theirs = format!("[:NOTES {{by: '{mark}'}}]");
    by_hand(
        &home,
        &format!(
            "CREATE (a:Entity {{id: 'vlaio', by: '{mark}'}}), (b:Entity {{id: 'vlaio', by: '{mark}'}}), \
             (p:Evidence {{about: 'vlaio', place: 0, by: '{mark}'}}), (r:Revision {{number: 1, by: '{mark}'}}), \
             (a)-[:FUNDS {{id: 'x', by: '{mark}'}}]->(b)"
        ),
    );
    let mut store = home.begin(&shipped());
    by_hand(
        &home,
        &format!(
            "MATCH (e:Entity {{network: $network, id: 'vlaio'}}), (t:Entity {{id: 'vlaio', by: '{mark}'}}) \
             SET e.theirs = 1 CREATE (t)-{theirs}->(e), (e)-[:FUNDS]->(t)"
        ),
    );
    let mut dataset = shipped();
    for (number, edits) in (2..).zip(support::edits()) {
        let (revision, after) = revised(&dataset, number, &edits);
        store.commit(&[revision]).expect("it is kept");
        dataset = after;
    }
    assert_eq!(store.load().expect("a sound store").dataset, dataset);
    let file = home.path().join("backup");
    store.back_up(&file).expect("a new file");
    let note = "MATCH (e:Entity {network: $network, theirs: 1}) RETURN count(e) AS n";
    assert_eq!(
        by_hand(&home, note),
        [1],
        "an edit leaves what others wrote on our nodes"
    );
    home.place().restore(&file).expect("a whole backup");
    let counts = format!("MATCH (n {{by: '{mark}'}}) RETURN count(n) AS n");
    assert_eq!(by_hand(&home, &counts), [4]);
    let counts = format!("MATCH ()-[r:FUNDS {{by: '{mark}'}}]->() RETURN count(r) AS n");
    assert_eq!(by_hand(&home, &counts), [1]);
}

#[test]
fn what_somebody_else_changes_of_ours_is_told() {
    for cypher in [
        "MATCH (e:Entity {network: $network, id: 'vlaio'}) SET e.label_nl = 'x'",
        "MATCH (e:Entity {network: $network, id: 'vlaio'}) REMOVE e:Actor",
        "MATCH (e:Entity {network: $network, id: 'vlaio'}) REMOVE e.kind",
        "MATCH (e:Entity {network: $network, id: 'vlaio'}) SET e.kind = 'x'",
        "MATCH (e:Entity {network: $network, id: 'vlaio'}) DETACH DELETE e",
        "MATCH (p:Evidence {network: $network, about: 'vlaio'}) DETACH DELETE p",
        "MATCH (e:Entity {network: $network})-[r:MEMBER_OF]->() WITH r LIMIT 1 SET r.valid_from = '2024-13'",
        "MATCH (e:Entity {network: $network})-[r:MEMBER_OF]->() WITH r LIMIT 1 DELETE r",
        "MATCH (a:Entity {network: $network, id: 'voka'}), (b:Entity {network: $network, id: 'vlaio'}) CREATE (a)-[:FUNDS]->(b)",
        "MATCH (a:Entity {network: $network, id: 'voka'}), (b:Entity {network: $network, id: 'vlaio'}) CREATE (a)-[:FUNDS {id: 'x'}]->(b)",
        "MATCH (r:Revision {network: $network, number: 2}) SET r.state = '0000000000000000'",
        "MATCH (r:Revision {network: $network, number: 2}) DETACH DELETE r",
        "MATCH (n:Network {network: $network}) SET n.chain = 'x'",
        "MATCH (n:Network {network: $network}) SET n.format = 99",
    ] {
        let home = Home::neo4j();
        let mut store = home.begin(&shipped());
        let (revision, _) = revised(&shipped(), 2, &support::edits()[1]);
        store.commit(&[revision]).expect("it is kept");
        by_hand(&home, cypher);
        let opened = home.place().open(backend::store::Access::Read);
        let error = opened.and_then(|store| store.load()).expect_err(cypher);
        assert!(!error.is_absent() && !error.may_pass(), "{cypher}: {error}");
    }
    // What only the log holds is found by a verification.
    for cypher in [
        "MATCH (r:Revision {network: $network, number: 1}) SET r.reason = 'x'",
        "MATCH (c:Change {network: $network, id: 'nieuw'}) DETACH DELETE c",
    ] {
        let home = Home::neo4j();
        let mut store = home.begin(&shipped());
        let (revision, _) = revised(&shipped(), 2, &support::edits()[1]);
        store.commit(&[revision]).expect("it is kept");
        by_hand(&home, cypher);
        let faults = home.open().verify().expect("it can be read").faults;
        assert!(!faults.is_empty(), "{cypher}");
    }
}

#[test]
fn cypher_in_texts_is_text() {
    let home = Home::neo4j();
    let mut store = home.begin(&NAMES.dataset());
    let attacks = [
        "'}) DETACH DELETE e //",
        "$network",
        "`}) MATCH (n) DETACH DELETE n //",
        "\\u0027 OR 1=1",
        "{id: 'a'}",
    ];
    let mut dataset = NAMES.dataset();
    for (number, attack) in (2..).zip(attacks) {
        let entity = PutEntity {
            id: "b".into(),
            kind: "organisatie".into(),
            label: attack.into(),
            aliases: Field::Set(vec![attack.into()]),
            ..PutEntity::default()
        };
        let (revision, after) = revised(&dataset, number, &[Edit::PutEntity(Box::new(entity))]);
        store.commit(&[revision]).expect("it is kept");
        dataset = after;
        assert_eq!(
            store.load().expect("a sound store").dataset,
            dataset,
            "{attack}"
        );
        assert_eq!(store.operation(attack).expect("a log"), None);
        assert!(store.history(attack, None, 9).expect("a log").is_empty());
    }
    assert_eq!(home.open().verify().expect("it can be read").faults, []);
}

/// Files of a dataset in which an id, a kind and a kind of relations are what somebody typed.
fn hostile(attack: &str) -> [[(&'static str, String); 3]; 3] {
    let quoted = attack.replace('"', "\"\"");
    let plain = |entities: String, relations: String, kinds: String| {
        [
            ("entities.csv", entities),
            ("relations.csv", relations),
            ("kinds.csv", kinds),
        ]
    };
    let none = "id,category,label_nl,label_en\n".to_owned();
    [
        plain(
            format!("id,label\n\"{quoted}\",A\nb,B\n"),
            format!("source,target\n\"{quoted}\",b\n"),
            none.clone(),
        ),
        plain(
            format!("id,label,kind\na,A,\"{quoted}\"\nb,B,\n"),
            "source,target\na,b\n".into(),
            format!("{none}\"{quoted}\",ORGANISATION,k,k\n"),
        ),
        [
            ("entities.csv", "id,label\na,A\nb,B\n".into()),
            (
                "relations.csv",
                format!("source,target,kind\na,b,\"{quoted}\"\n"),
            ),
            (
                "relation_kinds.csv",
                format!("id,label_nl,label_en,inverse_nl,inverse_en\n\"{quoted}\",k,k,k,k\n"),
            ),
        ],
    ]
}

/// Keeps a dataset and an edit of it at a place, and reads both back.
fn kept(place: &Place, dataset: &Dataset, why: &str) {
    let mut store = place.begin(dataset, "test", support::moment(1)).expect(why);
    let id = dataset.relations[0].id.to_string();
    let (revision, after) = revised(dataset, 2, &[Edit::Remove(id.clone().into())]);
    store.commit(&[revision]).expect(why);
    assert_eq!(store.load().expect(why).dataset, after, "{why}");
    assert_eq!(store.history(&id, None, 9).expect(why).len(), 2, "{why}");
    assert_eq!(store.verify().expect(why).faults, [], "{why}");
}

#[test]
fn attack_17_cypher_in_ids_kinds_and_the_networks_name_is_text_or_refused() {
    let canary = Home::neo4j();
    drop(canary.begin(&shipped()));
    for files in hostile("onschuldig") {
        let files = files.each_ref().map(|(name, text)| NamedBytes {
            name,
            bytes: text.as_bytes(),
        });
        assert!(Dataset::read(&files).is_ok(), "{files:?}");
    }
    let (mut refused, mut held) = (0, 0);
    for attack in [
        "x`]->() DETACH DELETE n //",
        "x'}) DETACH DELETE e //",
        "x\"}) MATCH (n) DETACH DELETE n //",
        "x\\u0060]-() MATCH (n) DETACH DELETE n //",
        "$network",
        "x`",
    ] {
        for files in hostile(attack) {
            let files = files.each_ref().map(|(name, text)| NamedBytes {
                name,
                bytes: text.as_bytes(),
            });
            match Dataset::read(&files) {
                Ok(checked) => {
                    kept(&Home::neo4j().place(), &checked.dataset, attack);
                    held += 1;
                }
                Err(_) => refused += 1,
            }
        }
        let home = Home::neo4j();
        let Place::Neo4j(mut settings, folder) = home.place() else {
            panic!("a network in a Neo4j");
        };
        settings.network = format!("{attack}{}", settings.network);
        kept(&Place::Neo4j(settings, folder), &shipped(), attack);
    }
    assert_eq!(refused + held, 18);
    let canary = canary.open();
    assert_eq!(canary.load().expect("untouched").dataset, shipped());
    assert_eq!(canary.verify().expect("it answers").faults, []);
    println!("attack 17: of ids and kinds {refused} refused, {held} kept as text");
}
