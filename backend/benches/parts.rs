//! What answers from a Neo4j by parts cost: the memory of the process that answers, and one shortest way
//! beside the same Cypher by hand, on a seeded network, in JSON lines.
//!
//! `cargo bench -p backend --bench parts -- ENTITIES`, or `./just bench-parts`. The network has about three
//! relations an entity. It is written by one process and asked by another, whose memory counts.

#![recursion_limit = "256"]

#[path = "../tests/graphql/networks.rs"]
mod networks;

use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use backend::app::App;
use backend::graphql::limits::Limits;
use backend::graphql::{Api, Settings};
use backend::store::{Connection, Neo4j, Neo4jSettings, Pieces, now, relation_type};
use graph_data::vocabulary::Vocabulary;
use networks::{Chance, NOBODY, VIEWS, questions, seeded};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

/// Pairs of which a way is asked.
const WAYS: usize = 200;
/// The last word of the process that asks.
const ASK: &str = "ask";
/// How long any answer may take here: what is slow is told, not cut.
const PATIENCE: Duration = Duration::from_secs(600);

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let words: Vec<String> = std::env::args().collect();
    let entities = words.iter().find_map(|word| word.parse().ok());
    let entities: usize = entities.unwrap_or(100_000);
    let network = format!("bench-{entities}");
    if words.iter().any(|word| word == ASK) {
        ask(entities, &settings(network));
    } else {
        write(entities, network);
    }
}

fn settings(network: String) -> Neo4jSettings {
    let server = test_neo4j::shared();
    Neo4jSettings {
        uri: server.uri(),
        user: test_neo4j::USER.into(),
        password: server.password().into(),
        database: None,
        network,
        deadline: PATIENCE,
    }
}

fn say(line: Value) {
    println!("{line}");
}

/// Writes the network, and has another process ask it.
fn write(entities: usize, network: String) {
    let settings = settings(network);
    let dataset = seeded(entities, 7);
    let relations = dataset.relations.len();
    let connection = Connection::new(&settings).expect("an address");
    let since = Instant::now();
    Neo4j::begin(connection, &dataset, "bench", now()).expect("a network");
    say(json!({
        "figure": "written",
        "entities": entities,
        "relations": relations,
        "s": since.elapsed().as_secs_f64(),
    }));
    drop(dataset);
    let me = std::env::current_exe().expect("this program");
    let asked = Command::new(me)
        .args([&entities.to_string(), ASK])
        .env(test_neo4j::URI, &settings.uri)
        .env(test_neo4j::PASSWORD, &settings.password)
        .status();
    assert!(asked.expect("it starts").success(), "it asks to its end");
}

/// Asks every question that is answered by parts, and ways.
fn ask(entities: usize, settings: &Neo4jSettings) {
    let runtime = Runtime::new().expect("threads");
    let connection = Connection::new(settings).expect("an address");
    let app = App::reading_parts(Arc::new(Pieces::new(connection)));
    let limits = Limits {
        time_max: PATIENCE,
        ..Limits::default()
    };
    let api = Api::new(
        &app,
        &Settings {
            limits,
            ..Settings::default()
        },
    );
    // What is refused measures nothing, but where somebody is asked for who is not there.
    let answer = |document: &str| {
        let body = json!({ "query": document }).to_string();
        let answer = runtime.block_on(api.answer(body.as_bytes()));
        let text = String::from_utf8_lossy(&answer.bytes).into_owned();
        let expected = document.contains(NOBODY).then_some("NOT_FOUND");
        assert_eq!(answer.code.as_deref(), expected, "{document}: {text}");
    };
    say(json!({ "figure": "memory", "after": "start", "MB": megabytes() }));
    answer("{ network { provenance { revision } } }");
    say(json!({ "figure": "memory", "after": "the frame", "MB": megabytes() }));
    beside_cypher(entities, settings, &runtime, &answer);
    say(json!({ "figure": "memory", "after": "ways", "MB": megabytes() }));
    let mut chance = Chance(8);
    for question in questions(entities, &mut chance) {
        let document = format!("{{ network{} {{ {question} }} }}", VIEWS[0]);
        let since = Instant::now();
        answer(&document);
        let name: String = question.chars().take(40).collect();
        say(json!({
            "figure": "question",
            "question": name,
            "ms": millis(since.elapsed()),
            "MB": megabytes(),
        }));
    }
}

/// One shortest way, asked of the engine and by hand, in turns.
fn beside_cypher(
    entities: usize,
    settings: &Neo4jSettings,
    runtime: &Runtime,
    answer: &impl Fn(&str),
) {
    let graph = neo4rs::Graph::new(&settings.uri, &settings.user, &settings.password);
    let graph = runtime.block_on(async { graph.expect("a way") });
    let kinds = Vocabulary::built_in().relation_kinds;
    let types: Vec<String> = kinds.iter().map(|kind| relation_type(&kind.id)).collect();
    let cypher = format!(
        "MATCH (a:Entity {{network: $network, id: $from}}), (b:Entity {{network: $network, id: $to}}) \
         MATCH p = shortestPath((a)-[:{}*..6]-(b)) \
         WHERE all(n IN nodes(p) WHERE NOT n:Context OR n = a OR n = b) \
         RETURN [n IN nodes(p) | n {{.*}}] AS nodes, [r IN relationships(p) | r {{.*}}] AS ties",
        types.join("|")
    );
    let by_hand = |from: &str, to: &str| {
        let query = neo4rs::query(&cypher)
            .param("network", settings.network.as_str())
            .param("from", from)
            .param("to", to);
        runtime.block_on(async {
            let mut rows = graph.execute(query).await.expect("an answer");
            while rows.next().await.expect("a row").is_some() {}
        });
    };
    let mut chance = Chance(9);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..WAYS {
        let (from, near) = (chance.below(entities), 1 + chance.below(60));
        let to = (from + near) % entities;
        let (from, to) = (format!("e{from:05}"), format!("e{to:05}"));
        let since = Instant::now();
        answer(&format!(
            "{{ network {{ paths(from: \"{from}\", to: \"{to}\", rank: SHORTEST, first: 1, hopsMax: 6) \
             {{ partial paths {{ hops entities {{ id }} }} }} }} }}"
        ));
        ours.push(since.elapsed());
        let since = Instant::now();
        by_hand(&from, &to);
        theirs.push(since.elapsed());
    }
    let (ours, theirs) = (median(ours), median(theirs));
    say(json!({
        "figure": "one shortest way, median",
        "engine_ms": millis(ours),
        "cypher_ms": millis(theirs),
        "times": ours.as_secs_f64() / theirs.as_secs_f64(),
    }));
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn millis(took: Duration) -> f64 {
    (took.as_secs_f64() * 100_000.0).round() / 100.0
}

/// The memory that this process has now.
fn megabytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.unwrap_or(0) / 1_024
}
