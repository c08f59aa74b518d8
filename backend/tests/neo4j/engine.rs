//! The engine on Neo4j against the one in memory: the same answers, sign for sign.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::mpsc::{self, TryRecvError};
use std::time::{Duration, Instant};

use backend::app::App;
use backend::engine::Answers;
use backend::graphql::limits::Limits;
use backend::graphql::{Api, Settings};
use backend::store::{Connection, Neo4j, Pieces, Place, now};
use graph_data::dataset::Dataset;
use graph_data::edit::{Edit, Field, PutEntity, PutRelation};
use graph_data::model::Evidence;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::everybody;
use crate::networks::{Chance, NOBODY, VIEWS, questions, seeded};
use crate::support::{self, Home};

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

/// Both are asked beside all other tests of this run.
fn patient() -> Settings {
    Settings {
        limits: Limits {
            time_max: std::time::Duration::from_secs(60),
            ..Limits::default()
        },
        ..Settings::default()
    }
}

impl Both {
    fn over(dataset: Dataset) -> Self {
        let home = Home::neo4j();
        let Place::Neo4j(settings, _) = home.place() else {
            panic!("a place in Neo4j");
        };
        let connection = Connection::new(&settings).expect("an address");
        Neo4j::begin(connection.clone(), &dataset, "test", now()).expect("a network");
        let settings = patient();
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

    /// The same of a question about the network under a view. It has an answer, but where somebody is asked for
    /// who is not there.
    fn ask_network(&self, view: &str, question: &str) {
        let document = format!("{{ network{view} {{ {question} }} }}");
        let told = self.ask(&document, &json!({}));
        let code = told["errors"][0]["extensions"]["code"].as_str();
        let is_left_out = !view.is_empty() && matches!(code, Some("BAD_INPUT" | "NOT_FOUND"));
        let is_nobody = question.contains(NOBODY) && code == Some("NOT_FOUND");
        assert!(
            code.is_none() || is_nobody || is_left_out,
            "{document}: {}",
            told["errors"]
        );
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
            both.ask_network(view, &question);
        }
    }
}

#[test]
fn a_thousand_have_one_answer() {
    check(1_000, 7, &VIEWS);
}

#[test]
fn what_rests_on_everybody_has_one_answer() {
    let both = Both::over(seeded(1_000, 7));
    for (question, view) in everybody::questions().iter().zip(VIEWS.iter().cycle()) {
        both.ask_network("", question);
        both.ask_network(view, question);
    }
}

#[test]
fn ten_thousand_have_one_answer() {
    check(10_000, 11, &VIEWS[..1]);
}

/// What is asked after every edit: what rests on everybody, which is kept, first; names, an id that is nobody's, whoever names a lever, and sentences,
/// which look back from the newest evidence.
const AFTER_EDITS: [&str; 9] = [
    "stats { actors relations sources } kindCounts { kind { id } entities } relationKindCounts { kind { id } relations }",
    "search(text: \"IWT\", first: 5) { score matched entity { id } }",
    "search(text: \"niuew\", first: 5) { score matched entity { id label(language: NL) } }",
    "search(text: \"herwn\", first: 5) { score matched entity { id } }",
    "search(text: \"agentschap\", first: 20) { score matched entity { id degree } }",
    "entity(id: \"vlaoi\") { id }",
    "entity(id: \"vlaio\") { sentence relations(first: 100) { nodes { id sentence newest } } }",
    "entity(id: \"vc-jobs\") { sentence degree }",
    "relations(where: {lever: \"vc-jobs\"}) { totalCount nodes { id sentence levers { id } } }",
];

#[test]
fn what_others_edit_is_in_the_next_answer() {
    let naming = PutRelation {
        source: "vlaio".into(),
        target: "voka".into(),
        kind: "partners-with".into(),
        levers: Field::Set(vec!["vc-jobs".into()]),
        valid_from: Field::Set("2031".parse().expect("a date")),
        evidence: vec![Evidence {
            date: "2031-02".parse().ok(),
            ..support::evidence()
        }],
        ..PutRelation::default()
    };
    let no_more = Edit::Remove("vlaio.partners-with.voka.2031".into());
    let naming = [vec![Edit::PutRelation(Box::new(naming))], vec![no_more]];
    let edits = support::edits().into_iter().chain(naming);
    let runtime = Runtime::new().expect("a runtime");
    let (home, mut dataset) = (Home::neo4j(), Dataset::shipped());
    let mut store = home.begin(&dataset);
    let Place::Neo4j(settings, _) = home.place() else {
        panic!("a place in Neo4j");
    };
    let connection = Connection::new(&settings).expect("an address");
    let parts = App::reading_parts(Arc::new(Pieces::new(connection)));
    let neo4j = Api::new(&parts, &patient());
    for (number, edits) in (2..).zip(edits) {
        let (revision, after) = support::revised(&dataset, number, &edits);
        store.commit(&[revision]).expect("room on the disk");
        dataset = after;
        assert_answered_from(&neo4j, &dataset, &runtime);
    }
}

/// Asks an engine on a Neo4j what is asked after every edit; the answers are those from a dataset.
fn assert_answered_from(neo4j: &Api, dataset: &Dataset, runtime: &Runtime) {
    let memory = Api::new(&App::new(Arc::new(dataset.clone())), &patient());
    for question in AFTER_EDITS {
        let body = json!({ "query": format!("{{ network {{ {question} }} }}") }).to_string();
        let [neo4j, memory] = [neo4j, &memory].map(|api| {
            let answer = runtime.block_on(api.answer(body.as_bytes()));
            String::from_utf8(answer.bytes).expect("text")
        });
        assert_eq!(neo4j, memory, "{question}");
    }
}

#[test]
fn what_was_put_back_is_in_the_next_answer_whatever_its_number() {
    let runtime = Runtime::new().expect("a runtime");
    let home = Home::neo4j();
    let first = home.path().join("backup");
    let store = home.begin(&Dataset::shipped());
    store.back_up(&first).expect("a new file");
    drop(store);
    let Place::Neo4j(settings, _) = home.place() else {
        panic!("a place in Neo4j");
    };
    let connection = Connection::new(&settings).expect("an address");
    let parts = App::reading_parts(Arc::new(Pieces::new(connection)));
    let neo4j = Api::new(&parts, &patient());
    let store = home.open();
    let memory = Answers::whole_of(&store).expect("a sound store");
    let memory = App::keeping_at(&home.place(), store, memory).expect("an app");
    let memory = Api::new(&memory, &patient());
    let edits = support::edits();
    // Nobody asks in between: another revision of the same number is found, then one that comes of another line,
    // then one that was asked of before.
    for line in [
        &edits[..1],
        &edits[1..2],
        &edits[..3],
        &edits[1..2],
        &edits[1..3],
    ] {
        home.place().restore(&first).expect("a whole backup");
        let (mut store, mut dataset) = (home.open(), Dataset::shipped());
        let mut second = None;
        for (number, edits) in (2..).zip(line) {
            let (revision, after) = support::revised(&dataset, number, edits);
            store.commit(&[revision]).expect("it is kept");
            second.get_or_insert_with(|| after.clone());
            dataset = after;
        }
        assert_answered_from(&neo4j, &dataset, &runtime);
        // The engine in memory hears of it, and tells the past of this line.
        for (question, then) in [
            ("network", &dataset),
            ("network(revision: 2)", &second.expect("a line")),
        ] {
            let document = format!("{{ {question} {{ stats {{ actors relations }} }} }}");
            let expected = json!({"actors": then.entity_rows().filter(|row| then.category_of(*row).is_actor()).count(),
                "relations": then.relations.len()});
            let since = Instant::now();
            loop {
                let body = json!({ "query": document }).to_string();
                let told = runtime.block_on(memory.answer(body.as_bytes()));
                let told: Value = serde_json::from_slice(&told.bytes).expect("JSON");
                if told["data"]["network"]["stats"] == expected {
                    break;
                }
                assert!(
                    since.elapsed() < Duration::from_secs(20),
                    "{document}: {told}"
                );
                std::thread::sleep(Duration::from_millis(50));
            }
        }
    }
}

#[test]
fn what_is_asked_while_somebody_edits_without_a_pause_is_of_one_moment() {
    let dataset = Dataset::sketch(
        "a[onderneming]; b[onderneming]; c[onderneming]; d[onderneming]; \
         a -funds-> b =ab; b -funds-> c =bc; c -funds-> d =cd",
    )
    .expect("a sketch");
    // One edit at a time: all four have the same name, and the way goes through one or two of them.
    let edits = |number: u32| -> Vec<Edit> {
        let named = |id: &str| {
            Edit::PutEntity(Box::new(PutEntity {
                id: id.into(),
                kind: "onderneming".into(),
                label: format!("{id} {number}").into(),
                ..PutEntity::default()
            }))
        };
        let short = PutRelation {
            id: Some("ac".into()),
            source: "a".into(),
            target: "c".into(),
            kind: "funds".into(),
            ..PutRelation::default()
        };
        let short = match number % 2 {
            0 => Edit::PutRelation(Box::new(short)),
            _ => Edit::Remove("ac".into()),
        };
        ["a", "b", "c", "d"]
            .map(named)
            .into_iter()
            .chain([short])
            .collect()
    };
    let home = Home::neo4j();
    let mut store = home.begin(&dataset);
    let Place::Neo4j(settings, _) = home.place() else {
        panic!("a place in Neo4j");
    };
    let connection = Connection::new(&settings).expect("an address");
    let parts = App::reading_parts(Arc::new(Pieces::new(connection)));
    let neo4j = Api::new(&parts, &patient());
    let runtime = Runtime::new().expect("a runtime");
    let (stop, stopped) = mpsc::channel::<()>();
    let editor = std::thread::spawn(move || {
        let (mut number, mut dataset) = (1, dataset);
        while stopped.try_recv() == Err(TryRecvError::Empty) {
            number += 1;
            let (revision, after) = support::revised(&dataset, number, &edits(number));
            store.commit(&[revision]).expect("it is kept");
            dataset = after;
        }
        number
    });
    let mut seen = BTreeSet::new();
    for rank in ["SHORTEST", "STRONGEST"].iter().cycle().take(100) {
        let document = format!(
            "{{ network {{ paths(from: \"a\", to: \"d\", rank: {rank}, first: 1) {{ paths {{ hops entities {{ label }} }} }} }} }}"
        );
        let body = json!({ "query": document }).to_string();
        let answer = runtime.block_on(neo4j.answer(body.as_bytes()));
        let answer: Value = serde_json::from_slice(&answer.bytes).expect("JSON");
        let way = &answer["data"]["network"]["paths"]["paths"][0];
        let names = way["entities"].as_array();
        let names = names.unwrap_or_else(|| panic!("{answer}")).iter();
        let number = |entity: &Value| {
            let (_, number) = entity["label"].as_str()?.split_once(' ')?;
            number.parse::<u32>().ok()
        };
        let numbers: BTreeSet<u32> = names.map(|name| number(name).unwrap_or(1)).collect();
        let number = *numbers.first().expect("somebody");
        // The short way rests on nothing: it is never the strongest.
        let hops = if number.is_multiple_of(2) && *rank == "SHORTEST" {
            2
        } else {
            3
        };
        assert_eq!(
            (numbers.len(), &way["hops"]),
            (1, &json!(hops)),
            "{rank}: {answer}"
        );
        seen.insert(number);
    }
    drop(stop);
    let edited = editor.join().expect("an end");
    assert!(seen.len() > 10, "{} of {edited} were seen", seen.len());
}

#[test]
fn the_indexes_by_which_pieces_are_found_are_made_once() {
    let indexes = "SHOW INDEXES YIELD name WHERE name STARTS WITH 'schakel_' RETURN name AS word";
    let wanted = [
        "schakel_dated",
        "schakel_evidence",
        "schakel_kind",
        "schakel_member",
        "schakel_naming",
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
