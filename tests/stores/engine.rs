//! The program with its engine on Neo4j, as a user starts it: it answers and edits as with the network in
//! memory, and a Neo4j that is away is told at once.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use support::{Command, Program};
use test_neo4j::{Mode, Proxy};

use super::{Data, SERVE, UP_WITHIN, apply, ready, soon, started, version};

/// How long any answer may take, with room for a busy machine.
const ANSWERED_WITHIN: Duration = Duration::from_secs(5);

const ENGINE: [&str; 2] = ["--engine", "neo4j"];

fn serve() -> Vec<&'static str> {
    [&SERVE[..], &ENGINE].concat()
}

/// The answer, once there is one: on a busy machine a database that was not asked yet may need a while.
fn answered(program: &Program, query: &str) -> Value {
    let since = Instant::now();
    loop {
        let reply = program.ask(query, json!({})).json();
        if reply["errors"].is_null() {
            return reply["data"].clone();
        }
        assert!(since.elapsed() < super::PATIENCE, "{query}: {reply}");
        std::thread::sleep(Duration::from_millis(200));
    }
}

fn code(reply: &Value) -> &str {
    reply["errors"][0]["extensions"]["code"]
        .as_str()
        .unwrap_or_default()
}

#[test]
fn both_engines_answer_alike_before_and_after_edits() {
    let data = Data::new();
    let token = data.token();
    let parts = data.command(&serve()).start();
    let questions = [
        "{ network { entity(id: \"vlaio\") { label degree relations(first: 3) { nodes { sentence } } } } }",
        "{ network { paths(from: \"herwin\", to: \"vlaio\", first: 3) { paths { sentence } } } }",
        "{ network { search(text: \"vlaoi\") { entity { id } score } gaps { leversUnnamed { id } } } }",
        "{ network { stats { actors relations } clusters { modularity } } }",
        "{ network { entity(id: \"nieuw\") { label degree } } }",
        "{ network(revision: 1) { entity(id: \"nieuw\") { label } stats { actors } } }",
        "{ revisions { nodes { number reason summary touched } } history(id: \"nieuw\") { totalCount } }",
        "{ record(id: \"nieuw\") { onRevision content } node(id: \"vlaio\") { id } }",
        "{ interpret(text: \"Via wie kan Herw!n bij VLAIO terecht?\") { sentence } }",
    ];
    let same = |why: &str| {
        let memory = started(data.command(&SERVE));
        for question in questions {
            let (one, other) = (answered(&parts, question), answered(&memory, question));
            assert_eq!(one, other, "{why}: {question}");
        }
    };
    same("before");
    assert_eq!(apply(&parts, &token, "1")["data"]["apply"]["number"], 2);
    assert_eq!(
        apply(&parts, &token, "1")["data"]["apply"]["number"],
        2,
        "once"
    );
    let told = "{ network { entity(id: \"nieuw\") { label } } }";
    assert_eq!(
        answered(&parts, told)["network"]["entity"]["label"],
        "Nieuw 1"
    );
    same("after an edit");
    let undo = "mutation { undo(revision: 2, reason: \"toch niet\", operationId: \"2\") { number summary } }";
    let body = json!({ "query": undo }).to_string();
    let token = format!("Authorization: Bearer {token}");
    let headers = ["Content-Type: application/json", &token];
    let undone = parts.send("POST", "/graphql", &headers, body.as_bytes());
    assert_eq!(undone.json()["data"]["undo"]["number"], 3, "{undone:?}");
    same("after it was taken back");
    let preview = "{ preview(edits: [{remove: \"vlaio\"}]) { onRevision changes { id } } }";
    let body = json!({ "query": preview }).to_string();
    let seen = parts.send("POST", "/graphql", &headers, body.as_bytes());
    assert_eq!(seen.json()["data"]["preview"]["onRevision"], 3, "{seen:?}");
}

#[test]
fn what_answers_is_told_at_the_start_and_in_health() {
    let data = Data::new();
    let program = data.command(&serve()).start();
    soon("it is ready", || ready(&program).0 == 200);
    let told = ready(&program).1;
    assert_eq!(told["engine"]["name"], "neo4j", "{told}");
    let by_parts = told["engine"]["byParts"].as_array().expect("a list");
    assert!(by_parts.contains(&json!("paths")), "{told}");
    assert!(told["engine"]["why"].is_string(), "{told}");
    assert!(program.logs("by_parts="), "{}", program.log());
    let memory = started(data.command(&SERVE));
    assert_eq!(ready(&memory).1["engine"], json!({ "name": "memory" }));
}

#[test]
fn a_neo4j_that_is_away_is_told_at_once_and_answers_again_when_it_is_back() {
    let data = Data::new();
    let proxy = Proxy::to(test_neo4j::shared().address()).expect("a free port");
    proxy.set(Mode::Refuse);
    // Where the program has to be built first, that is not counted.
    support::program::file();
    let since = Instant::now();
    let program = data.command_by(&serve(), &proxy.uri()).start();
    assert!(since.elapsed() < UP_WITHIN, "{:?}", since.elapsed());
    let question = "{ network { entity(id: \"vlaio\") { id } } }";
    let ask = || {
        let since = Instant::now();
        let reply = program.ask(question, json!({})).json();
        assert!(
            since.elapsed() < ANSWERED_WITHIN,
            "{:?}: {reply}",
            since.elapsed()
        );
        reply
    };
    assert_eq!(code(&ask()), "UNAVAILABLE");
    for mode in [Mode::Refuse, Mode::Swallow] {
        proxy.set(Mode::Pass);
        soon("it answers", || ask()["data"]["network"].is_object());
        soon("it is ready", || ready(&program).0 == 200);
        proxy.set(mode);
        let refused = ask();
        assert_eq!(code(&refused), "UNAVAILABLE", "{mode:?}: {refused}");
        soon("it is seen", || {
            let (status, told) = ready(&program);
            status == 503 && told["neo4j"] == "down"
        });
        assert_eq!(code(&ask()), "UNAVAILABLE");
    }
    proxy.set(Mode::Pass);
    soon("it answers", || ask()["data"]["network"].is_object());
}

#[test]
fn a_network_that_is_not_in_neo4j_is_not_answered_from_there() {
    let data = Data::new();
    let path = data.path();
    let check = |arguments: &[&str], told: &str| {
        let ended = Command::new(arguments.iter().copied().chain(ENGINE))
            .env("SCHAKEL_DATA", &path)
            .run();
        assert_eq!(ended.code, 2, "{arguments:?}: {}", ended.err);
        assert!(ended.err.contains(told), "{}", ended.err);
    };
    check(&["serve", "--listen", "127.0.0.1:0"], "--store neo4j");
    check(&["ask", "Wie is VLAIO?"], "--store neo4j");
    check(
        &["ask", "Wie is VLAIO?", "--dataset", "builtin"],
        "--dataset names another network",
    );
    drop(started(data.command(&SERVE)));
    let ask = ["ask", "Wie is VLAIO?", "--store", "neo4j"];
    let (memory, parts) = (data.done(&ask), data.done(&[&ask[..], &ENGINE].concat()));
    assert_eq!(memory, parts);
}

#[test]
fn what_is_told_of_a_large_revision_has_room_beside_a_large_answer() {
    let data = Data::new();
    let (first, next) = (version(100, 100), version(1_500, 4_000));
    let dataset = ["--dataset", first.argument()];
    drop(started(data.command(&[&SERVE[..], &dataset].concat())));
    data.done(&["import", next.argument(), "--store", "neo4j"]);
    let program = started(data.command(&serve()));
    // Both read more than is read without waiting for room; the second would wait for the first.
    let query = "{ network { entity(id: \"n0\") { neighbours(hops: 3, first: 1) { totalCount } } } \
                 revisions(first: 1) { nodes { number changes(first: 2000) { id name } } } }";
    let since = Instant::now();
    let told = answered(&program, query);
    let near = &told["network"]["entity"]["neighbours"]["totalCount"];
    assert!(near.as_u64() > Some(500), "{near}");
    assert_eq!(told["revisions"]["nodes"][0]["number"], 2, "{told}");
    assert!(since.elapsed() < super::PATIENCE);
    let told = answered(
        &program,
        "{ network { entity(id: \"n1\") { neighbours(hops: 2, first: 1) { totalCount } } } }",
    );
    assert!(
        told["network"]["entity"].is_object(),
        "there is room again: {told}"
    );
}
