//! A real Neo4j beside us, on a seeded network of 100,000 entities and 500,000 relations, in JSON lines:
//! how long our load takes beside a plain script that writes the same rows, and what one way costs through
//! our GraphQL beside Neo4j and its graph library over Bolt.
//!
//! `cargo bench -p backend --bench neo4j -- ROUNDS`, or `./just bench-neo4j`. Each load has a server of its
//! own that was just started.

mod engines;
mod network;
mod plain;

use std::time::{Duration, Instant};

use backend::store::{Connection, Neo4j, Neo4jSettings, now};
use graph_data::dataset::Dataset;
use serde_json::{Value, json};
use test_neo4j::Server;

const ENTITIES: usize = 100_000;
const RELATIONS: usize = 500_000;
/// How long any answer may take here: what is slow is told, not cut.
const PATIENCE: Duration = Duration::from_secs(600);

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let words: Vec<String> = std::env::args().collect();
    let rounds = words.iter().find_map(|word| word.parse().ok()).unwrap_or(3);
    let shipped = Dataset::shipped();
    let large = network::seeded(ENTITIES, RELATIONS);
    say(json!({
        "figure": "network",
        "entities": large.entities.len(),
        "relations": large.relations.len(),
        "MB": memory("VmRSS:"),
    }));
    let mut times = [Vec::new(), Vec::new(), Vec::new()];
    let mut last = None;
    for _ in 0..rounds {
        let server = Server::start().expect("a server");
        times[0].push(load(&server, "shipped", &shipped));
        drop(server);
        let server = Server::start().expect("a server");
        let before = memory("VmRSS:");
        forget_the_peak();
        times[1].push(load(&server, "large", &large));
        let more = memory("VmHWM:").saturating_sub(before);
        say(json!({ "figure": "memory of our load, beyond the network", "MB": more }));
        let rows = plain::Rows::of(&server, "large");
        let plain = Server::start().expect("a server");
        times[2].push(rows.write_to(&plain));
        last = Some(server);
    }
    let [shipped, ours, plain] = times.map(median);
    say(json!({ "figure": "load of the shipped network", "s": shipped, "rounds": rounds }));
    say(json!({
        "figure": "load",
        "ours_s": ours,
        "plain_s": plain,
        "times": ours / plain,
        "rounds": rounds,
    }));
    drop(large);
    engines::compare(&last.expect("a round"), "large", ENTITIES);
}

fn settings(server: &Server, network: &str) -> Neo4jSettings {
    Neo4jSettings {
        uri: server.uri(),
        user: test_neo4j::USER.into(),
        password: server.password().into(),
        database: None,
        network: network.to_owned(),
        deadline: PATIENCE,
    }
}

/// Seconds until a server holds a network.
fn load(server: &Server, network: &str, dataset: &Dataset) -> f64 {
    plain::wait_until_it_answers(server);
    let connection = Connection::new(&settings(server, network)).expect("an address");
    let since = Instant::now();
    Neo4j::begin(connection, dataset, "bench", now()).expect("a network");
    let took = since.elapsed().as_secs_f64();
    say(json!({ "figure": "one load", "network": network, "s": took }));
    took
}

fn say(line: Value) {
    println!("{line}");
}

fn median(mut seconds: Vec<f64>) -> f64 {
    seconds.sort_by(f64::total_cmp);
    seconds[seconds.len() / 2]
}

/// Megabytes of this process that the kernel tells under a name.
fn memory(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.unwrap_or(0) / 1_024
}

/// The peak is counted from now on.
fn forget_the_peak() {
    std::fs::write("/proc/self/clear_refs", "5").expect("Linux");
}
