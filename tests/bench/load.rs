//! Load on a server, and what it cost: sixteen connections that ask as soon as they are answered.

use std::time::{Duration, Instant};

use serde_json::json;
use support::client::question;
use support::datasets::Chance;
use support::{Connection, Reply};

use crate::network::ENTITIES;
use crate::server::Server;

const CONNECTIONS: u64 = 16;
const WARM_UP: Duration = Duration::from_secs(2);

/// What a question cost a server.
pub(crate) struct Measured {
    pub(crate) cpu_micros_per_request: f64,
    requests_per_second: f64,
    p50_micros: u128,
    p99_micros: u128,
    bytes: usize,
    failed: usize,
}

impl Measured {
    pub(crate) fn line(&self, server: &Server, question: &str) -> String {
        let round = |figure: f64| (figure * 10.0).round() / 10.0;
        json!({
            "server": server.name, "query": question, "bytes": self.bytes,
            "cpu_us_per_req": round(self.cpu_micros_per_request),
            "rps": round(self.requests_per_second),
            "p50_us": u64::try_from(self.p50_micros).unwrap_or(u64::MAX),
            "p99_us": u64::try_from(self.p99_micros).unwrap_or(u64::MAX),
            "failed": self.failed, "rss_mb": server.memory_megabytes(), "ready_s": server.ready_seconds,
        })
        .to_string()
    }
}

/// Asks a server for a while, with ids drawn the same way for each.
pub(crate) fn measure(server: &Server, query: &str, time: Duration) -> Measured {
    ask_all(server, query, WARM_UP);
    let (cpu, since) = (server.cpu_seconds(), Instant::now());
    let mut asked = ask_all(server, query, time);
    let (cpu, elapsed) = (server.cpu_seconds() - cpu, since.elapsed());
    asked.waits_micros.sort_unstable();
    let requests =
        f64::from(u32::try_from(asked.waits_micros.len()).expect("fewer than 4e9 requests"));
    Measured {
        cpu_micros_per_request: cpu * 1e6 / requests,
        requests_per_second: requests / elapsed.as_secs_f64(),
        p50_micros: asked.waits_micros[asked.waits_micros.len() / 2],
        p99_micros: asked.waits_micros[asked.waits_micros.len() * 99 / 100],
        bytes: asked.bytes,
        failed: asked.failed,
    }
}

#[derive(Default)]
struct Asked {
    waits_micros: Vec<u128>,
    failed: usize,
    /// Of the largest answer.
    bytes: usize,
}

fn ask_all(server: &Server, query: &str, time: Duration) -> Asked {
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..CONNECTIONS)
            .map(|seed| scope.spawn(move || ask(server, query, time, seed)))
            .collect();
        threads
            .into_iter()
            .fold(Asked::default(), |mut all, thread| {
                let one = thread.join().expect("a connection to its end");
                all.waits_micros.extend(one.waits_micros);
                all.failed += one.failed;
                all.bytes = all.bytes.max(one.bytes);
                all
            })
    })
}

fn ask(server: &Server, query: &str, time: Duration, seed: u64) -> Asked {
    let (mut chance, mut asked) = (Chance(seed), Asked::default());
    let mut connection = Connection::to(server.address);
    let until = Instant::now() + time;
    while Instant::now() < until {
        let a = chance.below(ENTITIES);
        let b = (a + 1 + chance.below(ENTITIES - 1)) % ENTITIES;
        let variables = json!({ "a": format!("n{a}"), "b": format!("n{b}") });
        let body = json!({ "query": query, "variables": variables }).to_string();
        let since = Instant::now();
        connection.send(&question(server.address, &body));
        let reply = connection.reply().expect("an answer");
        asked.waits_micros.push(since.elapsed().as_micros());
        asked.bytes = asked.bytes.max(reply.body.len());
        asked.failed += usize::from(is_failure(&reply));
    }
    asked
}

/// Errors stand in the first bytes of an answer or nowhere: no need to read it all.
fn is_failure(reply: &Reply) -> bool {
    reply.status != 200 || reply.text().contains("\"errors\"")
}
