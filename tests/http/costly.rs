//! Attack 12: honest questions that cost much, on 10,000 entities and 50,000 relations.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use support::datasets::{HUBS, hub_heavy};
use support::{Program, Reply};

/// Until when any question is answered: the service's deadline of five seconds, after at most as long a
/// wait for a place, and the way there and back.
const ANSWERED_WITHIN: Duration = Duration::from_secs(12);

const PATHS: &str = "query($from:ID!,$to:ID!,$rank:PathRank!){network{paths(from:$from,to:$to,first:100,\
                     hopsMax:12,rank:$rank){partial paths{hops entities{id}}}}}";

fn answered(program: &Program, query: &str, variables: Value) -> Reply {
    let since = Instant::now();
    let reply = program.ask(query, variables);
    assert!(
        since.elapsed() < ANSWERED_WITHIN,
        "answered after {:?}",
        since.elapsed()
    );
    reply
}

/// Whether an answer is one, or says by name why it is none.
fn assert_honest(reply: &Reply) {
    let named = ["TIMEOUT", "UNAVAILABLE", "TOO_LARGE", "TOO_COMPLEX"];
    for code in reply.codes() {
        assert!(named.contains(&code.as_str()), "{}", reply.text());
    }
}

#[test]
fn a_large_network_with_hubs() {
    let folder = hub_heavy(10_000, 50_000);
    let mut program = Program::serve(&["--dataset", folder.argument()]);
    // What is worked out once for a network is no cost of the attack.
    program.ask("{network{provenance{revision} packed{ids}}}", json!({}));
    many_ways_between_hubs(&mut program);
    ways_further_than_allowed(&program);
    clusters_in_a_loop(&mut program);
}

fn many_ways_between_hubs(program: &mut Program) {
    program.endures(|program| {
        for (hub, rank) in [(1, "SHORTEST"), (2, "STRONGEST"), (HUBS - 1, "SHORTEST")] {
            let variables = json!({ "from": "n0", "to": format!("n{hub}"), "rank": rank });
            let reply = answered(program, PATHS, variables);
            assert_honest(&reply);
            let answer = &reply.json()["data"]["network"]["paths"];
            let ways = answer["paths"].as_array().map_or(0, Vec::len);
            assert!(
                ways > 0 || answer["partial"] == true,
                "n0 to n{hub}: {}",
                reply.text()
            );
        }
    });
}

fn ways_further_than_allowed(program: &Program) {
    for hops in [0, -1, 21, 1000] {
        let query = format!(r#"{{network{{paths(from:"n0",to:"n1",hopsMax:{hops}){{partial}}}}}}"#);
        assert_eq!(
            program.ask(&query, json!({})).codes(),
            vec!["BAD_INPUT"],
            "{hops}"
        );
    }
}

/// Each asks with another seed, so that no answer is there from before.
fn clusters_in_a_loop(program: &mut Program) {
    program.endures(|program| {
        std::thread::scope(|scope| {
            for client in 0..4 {
                scope.spawn(move || {
                    for round in 0..3 {
                        let query =
                            "query($seed:Int!){network{clusters(seed:$seed){partial modularity}}}";
                        let reply =
                            answered(program, query, json!({ "seed": client * 100 + round }));
                        assert_honest(&reply);
                    }
                });
            }
        });
    });
}
