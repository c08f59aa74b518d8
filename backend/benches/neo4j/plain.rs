//! A plain script: a constraint, and UNWIND over the same rows that our load wrote, evidence included.

use std::collections::BTreeMap;
use std::time::Instant;

use neo4rs::{BoltList, BoltMap, BoltType, Graph, query};
use serde_json::json;
use test_neo4j::{Server, USER};
use tokio::runtime::Runtime;

/// As many as a script would write at once.
const BATCH_ROWS: usize = 20_000;

/// What a load of ours wrote, without its log.
pub(crate) struct Rows {
    entities: Vec<BoltType>,
    /// By their type.
    relations: BTreeMap<String, Vec<BoltType>>,
    evidence: Vec<BoltType>,
}

impl Rows {
    pub(crate) fn of(server: &Server, network: &str) -> Self {
        let runtime = Runtime::new().expect("threads");
        runtime.block_on(async {
            let graph = graph(server).await;
            let ask = |cypher: &str| query(cypher).param("network", network);
            let rows = async |cypher: &str| {
                let mut found = graph.execute(ask(cypher)).await.expect("an answer");
                let mut rows = Vec::new();
                while let Some(row) = found.next().await.expect("a row") {
                    rows.push(row.get::<BoltMap>("row").expect("a map"));
                }
                rows
            };
            let entities = rows("MATCH (e:Entity {network: $network}) RETURN e {.*} AS row").await;
            let evidence =
                rows("MATCH (p:Evidence {network: $network}) RETURN p {.*} AS row").await;
            let ties = rows(
                "MATCH (a:Entity {network: $network})-[r]->(b:Entity) \
                 RETURN {source: a.id, target: b.id, type: type(r), properties: r {.*}} AS row",
            )
            .await;
            let mut relations: BTreeMap<String, Vec<BoltType>> = BTreeMap::new();
            for tie in ties {
                let name: String = tie.get("type").expect("a type");
                relations.entry(name).or_default().push(BoltType::Map(tie));
            }
            Self {
                entities: entities.into_iter().map(BoltType::Map).collect(),
                relations,
                evidence: evidence.into_iter().map(BoltType::Map).collect(),
            }
        })
    }

    /// Seconds until a server holds them.
    pub(crate) fn write_to(self, server: &Server) -> f64 {
        wait_until_it_answers(server);
        let runtime = Runtime::new().expect("threads");
        let since = Instant::now();
        runtime.block_on(async {
            let graph = graph(server).await;
            let constraint = "CREATE CONSTRAINT FOR (n:Entity) REQUIRE (n.network, n.id) IS UNIQUE";
            graph.run(query(constraint)).await.expect("a constraint");
            write(&graph, "UNWIND $rows AS row CREATE (e:Entity) SET e = row", self.entities).await;
            for (name, ties) in self.relations {
                let cypher = format!(
                    "UNWIND $rows AS row \
                     MATCH (a:Entity {{network: 'large', id: row.source}}), (b:Entity {{network: 'large', id: row.target}}) \
                     CREATE (a)-[r:{name}]->(b) SET r = row.properties"
                );
                write(&graph, &cypher, ties).await;
            }
            write(&graph, "UNWIND $rows AS row CREATE (p:Evidence) SET p = row", self.evidence).await;
        });
        let took = since.elapsed().as_secs_f64();
        crate::say(json!({ "figure": "one plain script", "s": took }));
        took
    }
}

/// A server greets before its database answers.
pub(crate) fn wait_until_it_answers(server: &Server) {
    let runtime = Runtime::new().expect("threads");
    runtime.block_on(async {
        let graph = graph(server).await;
        graph.run(query("RETURN 1")).await.expect("an answer");
    });
}

pub(crate) async fn graph(server: &Server) -> Graph {
    let graph = Graph::new(server.uri(), USER, server.password());
    graph.expect("a way")
}

async fn write(graph: &Graph, cypher: &str, rows: Vec<BoltType>) {
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let batch: BoltList = rows.by_ref().take(BATCH_ROWS).collect::<Vec<_>>().into();
        let asked = query(cypher).param("rows", BoltType::List(batch));
        graph.run(asked).await.expect("rows are written");
    }
}
