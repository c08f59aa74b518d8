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

/// Pairs of which a way is asked, after some that are not counted: Neo4j compiles what it does often.
const WAYS: usize = 300;
const WAYS_BEFORE: usize = 100;
/// Each is asked of so many in a row, in turns: who comes first finds them cold.
const IN_A_ROW: usize = 20;
const ONE_WAY: &str = "query($from: ID!, $to: ID!) { network { \
    paths(from: $from, to: $to, rank: SHORTEST, first: 1, hopsMax: 6) { partial paths { hops entities { id } } } } }";
/// The last word of the process that asks.
const ASK: &str = "ask";
/// What rests on all levers, or on all of another kind, each one entity in eleven; and the size of a network
/// above which that is read as a whole.
const VERY_MANY: [&str; 4] = [
    "coverage {",
    "leversWithOneActor",
    "levers {",
    "kinds: [\"netwerk\"], text",
];
const PARTS_OF_ENTITIES_MAX: usize = 20_000;
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
    let mut dataset = seeded(entities, 7);
    for (at, entity) in dataset.entities.iter_mut().enumerate() {
        entity.label.nl = long_name(at).into();
    }
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

/// A name as long as those that people give.
fn long_name(at: usize) -> String {
    let [first, second, third] = [
        [
            "Vereniging",
            "Samenwerking",
            "Netwerk",
            "Bedrijf",
            "Huis",
            "Dienst",
        ],
        [
            "duurzaam",
            "circulair",
            "sociaal",
            "lokaal",
            "gedeeld",
            "open",
        ],
        ["Gent", "Hasselt", "Brugge", "Leuven", "Mechelen", "Aalst"],
    ];
    let of = |words: [&'static str; 6], by: usize| words[at / by % 6];
    format!(
        "{} {} ondernemen {} {at}",
        of(first, 1),
        of(second, 6),
        of(third, 36)
    )
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
    let answer = |document: &str, variables: &Value| {
        let body = json!({ "query": document, "variables": variables }).to_string();
        let answer = runtime.block_on(api.answer(body.as_bytes()));
        let text = String::from_utf8_lossy(&answer.bytes).into_owned();
        let expected = document.contains(NOBODY).then_some("NOT_FOUND");
        assert_eq!(answer.code.as_deref(), expected, "{document}: {text}");
    };
    say(json!({ "figure": "memory", "after": "start", "MB_now_and_most": megabytes() }));
    answer("{ network { provenance { revision } } }", &Value::Null);
    say(json!({ "figure": "memory", "after": "the frame", "MB_now_and_most": megabytes() }));
    beside_cypher(entities, settings, &runtime, &answer);
    say(json!({ "figure": "memory", "after": "ways", "MB_now_and_most": megabytes() }));
    let mut chance = Chance(8);
    for question in questions(entities, &mut chance) {
        if entities > PARTS_OF_ENTITIES_MAX && VERY_MANY.iter().any(|of| question.contains(of)) {
            say(json!({ "figure": "rests on very many", "question": question }));
            continue;
        }
        let document = format!("{{ network{} {{ {question} }} }}", VIEWS[0]);
        let since = Instant::now();
        answer(&document, &Value::Null);
        let name: String = question.chars().take(40).collect();
        say(json!({
            "figure": "question",
            "question": name,
            "ms": millis(since.elapsed()),
            "MB_now_and_most": megabytes(),
        }));
    }
}

/// One shortest way, asked of the engine and by hand, in turns, each by one text with other variables: by hand
/// as people write it, which tells one way and nothing of what it rests on, and with the same facts as the
/// engine reads, of all the shortest.
fn beside_cypher(
    entities: usize,
    settings: &Neo4jSettings,
    runtime: &Runtime,
    answer: &impl Fn(&str, &Value),
) {
    let graph = neo4rs::Graph::new(&settings.uri, &settings.user, &settings.password);
    let graph = runtime.block_on(async { graph.expect("a way") });
    let kinds = Vocabulary::built_in().relation_kinds;
    let types: Vec<String> = kinds.iter().map(|kind| relation_type(&kind.id)).collect();
    let types = types.join("|");
    let ends =
        "MATCH (a:Entity {network: $network, id: $from}), (b:Entity {network: $network, id: $to})";
    let passing = "WHERE all(n IN nodes(p) WHERE NOT n:Context OR n = a OR n = b)";
    let plain = format!(
        "{ends} MATCH p = shortestPath((a)-[:{types}*..6]-(b)) {passing} \
         RETURN [n IN nodes(p) | n {{.*}}] AS nodes, [r IN relationships(p) | r {{.*}}] AS ties"
    );
    let hanging = |on: &str, by: &str, what: &str| {
        format!("COLLECT {{ MATCH ({on})-[:{by}]->(h:{what}) RETURN h {{.*}} ORDER BY h.place }}")
    };
    let same = format!(
        "{ends} MATCH p = allShortestPaths((a)-[:{types}*..6]-(b)) {passing} WITH collect(p) AS ways \
         CALL (ways) {{ UNWIND ways AS p UNWIND nodes(p) AS n WITH DISTINCT n \
             WITH n {{.*, names: {}, numbers: {}, evidence: {}}} AS n RETURN collect(n) AS nodes }} \
         CALL (ways) {{ UNWIND ways AS p UNWIND relationships(p) AS r WITH DISTINCT r \
             WITH r {{.*, evidence: COLLECT {{ MATCH (h:Evidence {{network: $network, about: r.id}}) \
                 WHERE h.place >= 0 RETURN h {{.*}} ORDER BY h.place }}}} AS r RETURN collect(r) AS ties }} \
         RETURN nodes, ties",
        hanging("n", "HAS_NAME", "Alias"),
        hanging("n", "HAS_NUMBER", "Identifier"),
        hanging("n", "RESTS_ON", "Evidence"),
    );
    let by_hand = |cypher: &str, from: &str, to: &str| {
        let query = neo4rs::query(cypher)
            .param("network", settings.network.as_str())
            .param("from", from)
            .param("to", to);
        runtime.block_on(async {
            let mut rows = graph.execute(query).await.expect("an answer");
            while rows.next().await.expect("a row").is_some() {}
        });
    };
    let mut chance = Chance(9);
    let mut times: [Vec<Duration>; 3] = std::array::from_fn(|_| Vec::new());
    for block in 0..(WAYS_BEFORE + WAYS) / IN_A_ROW {
        let pairs: Vec<_> = (0..IN_A_ROW)
            .map(|_| {
                let (from, near) = (chance.below(entities), 1 + chance.below(60));
                let to = (from + near) % entities;
                (format!("e{from:05}"), format!("e{to:05}"))
            })
            .collect();
        for turn in 0..times.len() {
            let who = (block + turn) % times.len();
            for (from, to) in &pairs {
                let since = Instant::now();
                match who {
                    0 => answer(ONE_WAY, &json!({ "from": from, "to": to })),
                    1 => by_hand(&plain, from, to),
                    _ => by_hand(&same, from, to),
                }
                if block >= WAYS_BEFORE / IN_A_ROW {
                    times[who].push(since.elapsed());
                }
            }
        }
    }
    let [ours, plain, same] = times.map(median);
    say(json!({
        "figure": "one shortest way, median",
        "engine_ms": millis(ours),
        "plain_cypher_ms": millis(plain),
        "same_cypher_ms": millis(same),
        "times_plain": ours.as_secs_f64() / plain.as_secs_f64(),
        "times_same": ours.as_secs_f64() / same.as_secs_f64(),
    }));
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn millis(took: Duration) -> f64 {
    (took.as_secs_f64() * 100_000.0).round() / 100.0
}

/// The memory that this process has now, and the most that it had since this was asked last.
fn megabytes() -> [u64; 2] {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let of = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        let kilobytes =
            line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
        kilobytes.unwrap_or(0) / 1_024
    };
    let seen = [of("VmRSS:"), of("VmHWM:")];
    std::fs::write("/proc/self/clear_refs", "5").expect("a peak that can be forgotten");
    seen
}
