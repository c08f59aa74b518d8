//! Attack 12: honest questions that cost much, on 10,000 entities and 50,000 relations.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use support::datasets::{HUBS, hub_heavy};
use support::{Program, Reply};

/// Until when any question is answered, in whole or in part, or refused by name.
const ANSWERED_WITHIN: Duration = Duration::from_secs(2);

/// Honest questions at their limits, each of which would look at the whole network more than once.
const COSTLY: &[(&str, &str)] = &[
    (
        "everybody within reach",
        "reach(from:\"n0\",hopsMax:20,first:100){partial totalCount nodes{hops path{sentence}}}",
    ),
    (
        "everybody within reach of a filter",
        "reach(from:\"n7\",hopsMax:20,first:100,where:{not:{kinds:[\"hub\"]}}){partial totalCount}",
    ),
    (
        "groups as sentences",
        "clusters(seed:4){partial clusters{size sentence basis{id}}}",
    ),
    (
        "how stable groups are",
        "clusters(seed:5){partial clusters{stability}}",
    ),
    (
        "what marks groups",
        "clusters(seed:6){partial clusters{marks{sentence}}}",
    ),
    (
        "a round table",
        "roundTable(seed:7){partial invited{sentence}}",
    ),
    (
        "a round table of many groups",
        "roundTable(seed:8,resolution:100){partial sentence}",
    ),
    (
        "one who leaves",
        "dropOut(entity:\"n0\"){pairsLost sentence clusters{id}}",
    ),
    ("brokers", "brokers(first:100){sentence}"),
    (
        "brokers between two groups",
        "brokers(first:100,from:{kinds:[\"organisatie\"]},to:{kinds:[\"organisatie\"]}){sentence}",
    ),
    (
        "a measure",
        "measure(id:\"betweenness\",first:100){partial margin}",
    ),
    ("distances", "stats{diameter meanHops}"),
    (
        "partners of a hub",
        "partners(for:\"n0\",first:100){sentence}",
    ),
    (
        "what is known between hubs",
        "known(among:[\"n0\",\"n1\",\"n2\",\"n3\",\"n4\",\"n5\"]){partial pairs{sentence}}",
    ),
    ("gaps", "gaps{meetingPairs(first:50){sentence} sentence}"),
];

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
    everything_at_its_limits(&mut program);
    many_at_once(&mut program);
    suppositions_at_their_limits(&mut program);
}

fn everything_at_its_limits(program: &mut Program) {
    program.endures(|program| {
        for (what, question) in COSTLY {
            let reply = answered(program, &format!("{{network{{{question}}}}}"), json!({}));
            assert_honest(&reply);
            let whole = reply.codes().is_empty();
            let data = &reply.json()["data"];
            assert!(whole || data.is_null(), "{what}: {}", reply.text());
        }
    });
}

/// Questions that name as many entities as they may, and more.
fn many_at_once(program: &mut Program) {
    let ids = |many: usize| (0..many).map(|n| format!("n{}", n * 7)).collect::<Vec<_>>();
    let ties = "query($ids:[ID!]!){network{ties(between:$ids){partial sentence relations{id}}}}";
    let contacts = "query($ids:[ID!]){network{bestContacts(among:$ids,first:100){sentence}}}";
    program.endures(|program| {
        let refused = answered(program, ties, json!({ "ids": ids(200) }));
        assert_eq!(refused.codes(), vec!["BAD_INPUT"], "{}", refused.text());
        for many in [8, 9, 100] {
            assert_honest(&answered(program, ties, json!({ "ids": ids(many) })));
        }
        assert_honest(&answered(program, contacts, json!({ "ids": ids(1_000) })));
        let everybody = answered(program, contacts, json!({}));
        assert_eq!(everybody.codes(), vec!["TIMEOUT"], "{}", everybody.text());
    });
}

/// A hundred changes, and all questions asked again of what comes of them.
fn suppositions_at_their_limits(program: &mut Program) {
    let removed = |many: usize| -> Vec<Value> {
        let ids = (0..many).map(|n| json!({ "removeEntity": format!("n{n}") }));
        ids.collect()
    };
    let asked = |question: &str| {
        format!(
            "query($changes:[ChangeInput!]!){{network{{whatIf(changes:$changes){{{question}}}}}}}"
        )
    };
    let figures = asked("sentence before{partial meanHops} after{partial meanHops}");
    program.endures(|program| {
        let refused = answered(program, &figures, json!({ "changes": removed(101) }));
        assert_eq!(refused.codes(), vec!["BAD_INPUT"], "{}", refused.text());
        assert_honest(&answered(
            program,
            &figures,
            json!({ "changes": removed(100) }),
        ));
        for question in [
            "dropOut(entity:\"n9000\"){sentence}",
            "clusters(seed:9){partial clusters{sentence}}",
            "brokers(first:100){sentence}",
        ] {
            let again = asked(&format!("network{{{question}}}"));
            assert_honest(&answered(
                program,
                &again,
                json!({ "changes": removed(100) }),
            ));
        }
    });
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
