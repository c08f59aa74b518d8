//! The engine on Neo4j against the one in memory: the same answers, sign for sign.

use std::sync::Arc;
use std::time::{Duration, Instant};

use backend::app::App;
use backend::graphql::limits::Limits;
use backend::graphql::{Api, Settings};
use backend::store::{Connection, Neo4j, Pieces, Place, now};
use graph_data::dataset::Dataset;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::networks::{Chance, VIEWS, questions, seeded};
use crate::support::Home;

/// The questions of the library's own table.
const CASES: &str = include_str!("../../../graph-data/src/interpret/tests/cases.txt");

const INTERPRET: &str = "query($text: String!) { interpret(text: $text) { query variables } }";

/// Both engines on one network.
struct Both {
    memory: Api,
    neo4j: Api,
    runtime: Runtime,
    _home: Home,
}

impl Both {
    fn over(dataset: Dataset) -> Self {
        let home = Home::neo4j();
        let Place::Neo4j(settings, _) = home.place() else {
            panic!("a place in Neo4j");
        };
        let connection = Connection::new(&settings).expect("an address");
        Neo4j::begin(connection.clone(), &dataset, "test", now()).expect("a network");
        let settings = Settings {
            // Both are asked beside all other tests of this run.
            limits: Limits {
                time_max: std::time::Duration::from_secs(60),
                ..Limits::default()
            },
            ..Settings::default()
        };
        let parts = App::reading_parts(Arc::new(Pieces::new(connection)));
        Self {
            memory: Api::new(&App::new(Arc::new(dataset)), &settings),
            neo4j: Api::new(&parts, &settings),
            runtime: Runtime::new().expect("a runtime"),
            _home: home,
        }
    }

    /// The answer of both, which is one.
    fn ask(&self, query: &str, variables: &Value) -> Value {
        let body = json!({ "query": query, "variables": variables }).to_string();
        let answer = |api: &Api| {
            let answer = self.runtime.block_on(api.answer(body.as_bytes()));
            String::from_utf8(answer.bytes).expect("text")
        };
        let (memory, neo4j) = (answer(&self.memory), answer(&self.neo4j));
        assert_eq!(neo4j, memory, "{query}\n{variables}");
        serde_json::from_str(&memory).expect("JSON")
    }
}

#[test]
fn every_typed_question_has_one_answer() {
    let both = Both::over(Dataset::shipped());
    let mut count = 0;
    for (text, _) in CASES.lines().filter_map(|line| line.split_once(" => ")) {
        let read = both.ask(INTERPRET, &json!({ "text": text }));
        for reading in read["data"]["interpret"].as_array().expect("readings") {
            let variables = reading["variables"].as_str().expect("text");
            let variables = serde_json::from_str(variables).expect("an object");
            let answer = both.ask(reading["query"].as_str().expect("text"), &variables);
            assert_eq!(answer["errors"], Value::Null, "{text}");
            count += 1;
        }
    }
    assert!(count > 60, "{count} readings");
}

fn check(entities: usize, seed: u64, views: &[&str]) {
    let both = Both::over(seeded(entities, seed));
    let mut chance = Chance(seed + 1);
    for view in views {
        for question in questions(entities, &mut chance) {
            let document = format!("{{ network{view} {{ {question} }} }}");
            both.ask(&document, &json!({}));
        }
    }
}

#[test]
fn a_thousand_have_one_answer() {
    check(1_000, 7, &VIEWS);
}

#[test]
fn ten_thousand_have_one_answer() {
    check(10_000, 11, &VIEWS[..1]);
}

#[test]
fn the_indexes_by_which_pieces_are_found_are_made_once() {
    let indexes = "SHOW INDEXES YIELD name WHERE name STARTS WITH 'schakel_' RETURN name AS word";
    let wanted = [
        "schakel_evidence",
        "schakel_kind",
        "schakel_names",
        "schakel_relation_FUNDS",
        "schakel_relation_WORKS_ON_LEVER",
    ];
    let mut before = None;
    for _ in 0..2 {
        let home = Home::neo4j();
        drop(home.begin(&Dataset::shipped()));
        // They are made in the background, the last one last.
        let since = Instant::now();
        let mut made = crate::shared::words(&home, indexes);
        while !wanted
            .iter()
            .all(|name| made.iter().any(|known| known == name))
        {
            assert!(since.elapsed() < Duration::from_secs(60), "{made:?}");
            std::thread::sleep(Duration::from_millis(50));
            made = crate::shared::words(&home, indexes);
        }
        made.sort_unstable();
        assert_eq!(*before.get_or_insert_with(|| made.clone()), made);
    }
}
