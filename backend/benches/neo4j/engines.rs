//! One way between two entities: through our GraphQL over HTTP, from the network in memory, and from a
//! Neo4j over Bolt, by Cypher and by its graph library.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use neo4rs::{Graph, Query, query};
use serde_json::{Value, json};
use test_neo4j::{Server, USER};
use tokio::runtime::Runtime;

use crate::network::{Chance, id};
use crate::{plain, say};

/// Pairs of which a way is asked, and fewer where each takes a second.
const PAIRS: usize = 100;
const SLOW_PAIRS: usize = 10;
/// What tells the steps that may be walked from those that hang other things on entities.
const TYPES: &str = "PARTNERS_WITH|FUNDS|ADVISES";

pub(crate) fn compare(server: &Server, network: &str, entities: usize) {
    let runtime = Runtime::new().expect("threads");
    let graph = runtime.block_on(plain::graph(server));
    let neo4j = Neo4j {
        runtime,
        graph,
        network,
    };
    let since = Instant::now();
    neo4j.ask(query(&format!(
        "MATCH (a:Entity {{network: $network}})-[r:{TYPES}]->(b:Entity) \
         RETURN gds.graph.project('ways', a, b, \
         {{relationshipProperties: {{cost: toFloat(1 + size(r.id) % 5)}}}}, \
         {{undirectedRelationshipTypes: ['*']}}) AS projected"
    )));
    say(json!({ "figure": "projection in its graph library", "s": since.elapsed().as_secs_f64() }));
    let mut ours = Service::start(server, network);
    let mut chance = Chance(11);
    let pairs: Vec<_> = (0..PAIRS)
        .map(|_| [id(chance.below(entities)), id(chance.below(entities))])
        .collect();
    let ends =
        "MATCH (a:Entity {network: $network, id: $from}), (b:Entity {network: $network, id: $to}) ";
    let questions = [
        (
            "shortest path",
            "SHORTEST, first: 1",
            format!(
                "{ends}MATCH p = shortestPath((a)-[:{TYPES}*..8]-(b)) RETURN [n IN nodes(p) | n.id] AS ids"
            ),
            PAIRS,
        ),
        (
            "strongest way, beside Dijkstra",
            "STRONGEST, first: 1",
            format!(
                "{ends}CALL gds.shortestPath.dijkstra.stream('ways', {{sourceNode: a, targetNode: b, \
                 relationshipWeightProperty: 'cost'}}) YIELD nodeIds \
                 RETURN [n IN nodeIds | gds.util.asNode(n).id] AS ids"
            ),
            PAIRS,
        ),
        (
            "10 strongest ways, beside Yen",
            "STRONGEST, first: 10",
            format!(
                "{ends}CALL gds.shortestPath.yens.stream('ways', {{sourceNode: a, targetNode: b, k: 10, \
                 relationshipWeightProperty: 'cost'}}) YIELD nodeIds \
                 RETURN [n IN nodeIds | gds.util.asNode(n).id] AS ids"
            ),
            SLOW_PAIRS,
        ),
    ];
    for (figure, asked, cypher, count) in questions {
        let mut times = [Vec::new(), Vec::new()];
        for [from, to] in &pairs[..count] {
            let since = Instant::now();
            ours.ask(&format!(
                "{{ network {{ paths(from: \"{from}\", to: \"{to}\", rank: {asked}) \
                 {{ partial paths {{ hops entities {{ id }} }} }} }} }}"
            ));
            times[0].push(since.elapsed());
            let asked = query(&cypher)
                .param("from", from.as_str())
                .param("to", to.as_str());
            let since = Instant::now();
            neo4j.ask(asked);
            times[1].push(since.elapsed());
        }
        let [ours, theirs] = times.map(median);
        say(json!({
            "figure": figure,
            "ours_ms": ours,
            "neo4j_ms": theirs,
            "times": ours / theirs,
            "pairs": count,
        }));
    }
}

struct Neo4j<'a> {
    runtime: Runtime,
    graph: Graph,
    network: &'a str,
}

impl Neo4j<'_> {
    fn ask(&self, asked: Query) {
        self.runtime.block_on(async {
            let asked = asked.param("network", self.network);
            let mut rows = self.graph.execute(asked).await.expect("an answer");
            while rows.next().await.expect("a row").is_some() {}
        });
    }
}

/// Our program on the network in that Neo4j, all of it in memory, and one connection to it.
struct Service {
    program: Child,
    connection: BufReader<TcpStream>,
    _folder: tempfile::TempDir,
}

impl Service {
    fn start(server: &Server, network: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut program = Command::new(env!("CARGO_BIN_EXE_schakel"))
            .args(["serve", "--listen", "127.0.0.1:0", "--store", "neo4j"])
            .arg("--data")
            .arg(folder.path())
            .env("SCHAKEL_NEO4J_URI", server.uri())
            .env("SCHAKEL_NEO4J_USER", USER)
            .env("SCHAKEL_NEO4J_PASSWORD", server.password())
            .env("SCHAKEL_NEO4J_NETWORK", network)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let mut said = BufReader::new(program.stdout.take().expect("a pipe"));
        let mut line = String::new();
        said.read_line(&mut line).expect("a line");
        let address = line.trim().trim_start_matches("listening on http://");
        let connection = TcpStream::connect(address).expect("a connection");
        connection.set_nodelay(true).expect("no delay");
        Self {
            program,
            connection: BufReader::new(connection),
            _folder: folder,
        }
    }

    fn ask(&mut self, document: &str) {
        let body = json!({ "query": document }).to_string();
        let request = format!(
            "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\n\r\n{body}",
            body.len()
        );
        let stream = self.connection.get_mut();
        stream.write_all(request.as_bytes()).expect("it is sent");
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.connection.read_line(&mut line).expect("a head");
            if line.trim().is_empty() {
                break;
            }
            let line = line.to_ascii_lowercase();
            if let Some(bytes) = line.strip_prefix("content-length:") {
                length = bytes.trim().parse().expect("a length");
            }
        }
        let mut answer = vec![0; length];
        self.connection.read_exact(&mut answer).expect("a body");
        let answer: Value = serde_json::from_slice(&answer).expect("JSON");
        assert!(answer.get("errors").is_none(), "{document}: {answer}");
        assert_eq!(
            answer["data"]["network"]["paths"]["partial"], false,
            "{document}"
        );
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// In milliseconds.
fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1_000.0
}
