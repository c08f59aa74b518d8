//! Processor time per request of the GraphQL face, guards included and HTTP left out, on a graph of
//! the size that bench/graphql uses: 10,000 entities, 50,000 relations, with hubs.
//!
//! `cargo bench -p backend --bench requests`

use std::collections::HashSet;
use std::sync::Arc;

use backend::app::App;
use backend::graphql::{Api, Settings};
use graph_data::dataset::{Dataset, NamedBytes};

const ENTITIES: usize = 10_000;
const RELATIONS: usize = 50_000;
const REQUESTS: usize = 20_000;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The next number of a fixed row of chance (xorshift).
fn next(state: &mut u64) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    usize::try_from(*state >> 33).unwrap_or(0)
}

/// Half of the ends are drawn by how many ties an entity already has.
fn dataset() -> Dataset {
    let mut chance = 20_240_506;
    let mut entities = "id,label\n".to_owned();
    for at in 0..ENTITIES {
        entities.push_str(&format!("n{at},Stakeholder {at}\n"));
    }
    let mut relations = "source,target\n".to_owned();
    let mut seen = HashSet::new();
    let mut ends: Vec<usize> = (0..50).collect();
    for at in 0..RELATIONS {
        let a = next(&mut chance) % ENTITIES;
        let b = match at % 2 {
            0 => ends[next(&mut chance) % ends.len()],
            _ => next(&mut chance) % ENTITIES,
        };
        if a != b && seen.insert((a, b)) {
            relations.push_str(&format!("n{a},n{b}\n"));
            ends.extend([a, b]);
        }
    }
    let files = [("entities.csv", &entities), ("relations.csv", &relations)];
    let files = files.map(|(name, text)| NamedBytes {
        name,
        bytes: text.as_bytes(),
    });
    Dataset::read(&files).expect("a dataset").dataset
}

/// What this thread has used of a processor, as Linux counts it: a busy machine does not change it.
fn processor_nanos() -> u64 {
    let counts = std::fs::read_to_string("/proc/thread-self/schedstat").expect("Linux");
    let nanos = counts.split(' ').next().and_then(|text| text.parse().ok());
    nanos.expect("a number")
}

fn main() {
    let app = App::new(Arc::new(dataset()));
    let api = Api::new(&app, &Settings::default());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let questions = [
        (
            "one entity by node",
            "query($a: ID!) { node(id: $a) { ... on Entity { id label } } }",
        ),
        (
            "one entity by network",
            "query($a: ID!) { network { entity(id: $a) { id label } } }",
        ),
        (
            "path",
            "query($a: ID!, $b: ID!) { network { paths(from: $a, to: $b, first: 1, rank: SHORTEST) \
             { paths { hops entities { id label } } } } }",
        ),
        (
            "neighbourhood of 100",
            "query($a: ID!) { network { neighbourhood(of: $a) { ids labels kinds kindIds degrees sources \
             targets relationKinds relationKindIds strengths } } }",
        ),
    ];
    for (name, question) in questions {
        let mut chance = 7;
        let mut bytes = 0;
        let start = processor_nanos();
        for _ in 0..REQUESTS {
            let (a, b) = (next(&mut chance) % ENTITIES, next(&mut chance) % ENTITIES);
            let body = format!(
                "{{\"query\":\"{question}\",\"variables\":{{\"a\":\"n{a}\",\"b\":\"n{b}\"}}}}"
            );
            let answer = runtime.block_on(api.answer(body.as_bytes()));
            assert!(
                answer.code.is_none() || a == b,
                "{}",
                String::from_utf8_lossy(&answer.bytes)
            );
            bytes += answer.bytes.len();
        }
        let micros = (processor_nanos() - start) as f64 / 1e3 / REQUESTS as f64;
        println!("{name}: {micros:.1} µs, {} bytes", bytes / REQUESTS);
    }
}
