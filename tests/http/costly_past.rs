//! Attack 12 on what happened: costly questions of many earlier networks, and everything that ever happened told
//! to many at once.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use support::datasets::hub_heavy;
use support::{Command, Heard, Program, Reply, Socket};

/// Until when any question is answered, in whole or in part, or refused by name.
const ANSWERED_WITHIN: Duration = Duration::from_secs(2);
/// Revisions of the network that is attacked.
const REVISIONS: u32 = 60;
/// Until when whoever subscribes to all of them has all.
const TOLD_WITHIN: Duration = Duration::from_secs(30);

/// Questions that look at the whole network, each of an earlier one.
const COSTLY: [&str; 5] = [
    "paths(from:\"n0\",to:\"n1\",first:100,hopsMax:12){partial paths{hops}}",
    "clusters(seed:4){partial clusters{sentence}}",
    "brokers(first:100){sentence}",
    "stats{diameter meanHops}",
    "measure(id:\"betweenness\",first:100){partial margin}",
];

/// A service on 10,000 entities and 50,000 relations that has a past.
struct Past {
    _data: tempfile::TempDir,
    program: Program,
}

impl Past {
    fn new() -> Self {
        let data = tempfile::tempdir().expect("a folder");
        let folder = data.path().to_str().expect("a path in UTF-8");
        let made = [
            "token", "create", "--role", "editor", "--name", "Jan", "--data", folder,
        ];
        let token = Command::new(made).run().out;
        let dataset = hub_heavy(10_000, 50_000);
        let program = Program::serve(&["--data", folder, "--dataset", dataset.argument()]);
        let token = format!("Authorization: Bearer {}", token.trim());
        for number in 2..=REVISIONS {
            let edits: String = (0..20)
                .map(|at| {
                    let id = number * 20 + at;
                    format!("{{remove: \"n{id}\"}} ")
                })
                .collect();
            let query = format!(
                "mutation {{ apply(edits: [{edits}], reason: \"proef\", operationId: \"{number}\") {{ number }} }}"
            );
            let headers = ["Content-Type: application/json", &*token];
            let body = json!({ "query": query }).to_string();
            let told = program.send("POST", "/graphql", &headers, body.as_bytes());
            assert_eq!(
                told.json()["data"]["apply"]["number"],
                number,
                "{}",
                told.text()
            );
        }
        Self {
            _data: data,
            program,
        }
    }
}

fn assert_honest(reply: &Reply) {
    let named = ["TIMEOUT", "UNAVAILABLE", "TOO_LARGE", "TOO_COMPLEX"];
    for code in reply.codes() {
        assert!(named.contains(&code.as_str()), "{}", reply.text());
    }
}

#[test]
fn attack_12_of_the_past() {
    let Past { _data, mut program } = Past::new();
    // A few earlier networks stay ready: memory is that of a program which has them. Other attacks may be under
    // way beside this one.
    ask_of_many_earlier_networks(&program, |_, _| ());
    program.endures(|program| {
        ask_of_many_earlier_networks(program, |query, took| {
            assert!(took < ANSWERED_WITHIN, "{query} after {took:?}");
        });
    });
    many_earlier_networks_in_one_question(&mut program);
    all_that_happened_told_to_many(&mut program);
}

/// No two of them ask of the same network, so that hardly one is there from before.
fn ask_of_many_earlier_networks(program: &Program, see: impl Fn(&str, Duration) + Copy + Send) {
    std::thread::scope(|scope| {
        for client in 0..4_u32 {
            scope.spawn(move || {
                for (at, question) in (0..).zip(COSTLY) {
                    let revision = 1 + client * 13 + at * 2;
                    let query = format!("{{network(revision:{revision}){{{question}}}}}");
                    let since = Instant::now();
                    let reply = program.ask(&query, json!({}));
                    see(&query, since.elapsed());
                    assert_honest(&reply);
                }
            });
        }
    });
}

/// As many as one question may ask of.
fn many_earlier_networks_in_one_question(program: &mut Program) {
    program.endures(|program| {
        for many in [10, 30, 60] {
            let fields: String = (1..=many)
                .map(|revision| {
                    format!("r{revision}: network(revision: {revision}) {{ stats {{ actors }} }} ")
                })
                .collect();
            let since = Instant::now();
            let reply = program.ask(&format!("{{ {fields} }}"), json!({}));
            let took = since.elapsed();
            assert!(took < ANSWERED_WITHIN, "{many} after {took:?}");
            assert_honest(&reply);
            let refused = reply.codes().contains(&"TOO_COMPLEX".to_owned());
            assert_eq!(refused, many > 30, "{many}: {}", reply.text());
        }
    });
}

/// Twenty on each of ten sockets, a quarter of them in words of their own: each gets everything once, in order.
fn all_that_happened_told_to_many(program: &mut Program) {
    program.endures(|program| {
        std::thread::scope(|scope| {
            for client in 0..10 {
                scope.spawn(move || told_all(program, client));
            }
        });
    });
}

fn told_all(program: &Program, client: u32) {
    let mut socket = Socket::known(program, None);
    for id in 0..20_u32 {
        let own = match id % 4 {
            0 => format!("c{client}x{id}"),
            _ => "all".to_owned(),
        };
        let query = format!(
            "subscription {{ {own}: revisions(after: 0) {{ number summary changes(first: 100) {{ id kind before after \
             fields(language: EN) }} }} }}"
        );
        socket.subscribe(&id.to_string(), &query);
    }
    let since = Instant::now();
    let mut last = [0_u64; 20];
    while last.iter().any(|number| *number < u64::from(REVISIONS)) {
        assert!(since.elapsed() < TOLD_WITHIN, "told so far: {last:?}");
        let Heard::Message(told) = socket.hear() else {
            panic!("it was closed");
        };
        let id: usize = told["id"]
            .as_str()
            .and_then(|id| id.parse().ok())
            .expect("an id");
        let data = told["payload"]["data"].as_object().into_iter().flatten();
        let number = data.map(|(_, revision)| &revision["number"]).next();
        let number = number
            .and_then(Value::as_u64)
            .unwrap_or_else(|| panic!("{told}"));
        assert_eq!(number, last[id] + 1, "each once, in order");
        last[id] = number;
    }
}
