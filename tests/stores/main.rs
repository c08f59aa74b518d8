//! The program on a real Neo4j, as a user starts it: edits are kept over a restart, either store can go on
//! where the other left off, and a Neo4j that is not there is told and waited for.

mod arrivals;
mod engine;
mod mirror;
mod restarts;

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use support::datasets::{Folder, Shape};
use support::program::Ended;
use support::{Command, Program};
use test_neo4j::{Mode, Proxy};

/// How soon a service is up, whatever its Neo4j does.
const UP_WITHIN: Duration = Duration::from_secs(5);
/// How soon it is as it should be after a fault is over; more than enough on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A folder, and a network of its own in the Neo4j of this run.
struct Data(tempfile::TempDir);

impl Data {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn path(&self) -> String {
        self.0.path().display().to_string()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        self.command_by(arguments, &test_neo4j::shared().uri())
    }

    fn command_by(&self, arguments: &[&str], uri: &str) -> Command {
        let path = self.path();
        Command::new(arguments.iter().copied().chain(["--data", &path]))
            .env("SCHAKEL_NEO4J_URI", uri)
            .env("SCHAKEL_NEO4J_PASSWORD", test_neo4j::shared().password())
            .env("SCHAKEL_NEO4J_NETWORK", &path)
    }

    fn done(&self, arguments: &[&str]) -> String {
        let ended = self.command(arguments).run();
        assert_eq!(ended.code, 0, "{arguments:?}: {}{}", ended.out, ended.err);
        ended.out
    }

    fn token(&self) -> String {
        let printed = self.done(&["token", "create", "--role", "editor", "--name", "Jan"]);
        printed.trim().to_owned()
    }
}

const SERVE: [&str; 5] = ["serve", "--listen", "127.0.0.1:0", "--store", "neo4j"];

fn apply(program: &Program, token: &str, operation: &str) -> Value {
    let query = "mutation($op: ID!, $name: String!) { apply(edits: [{putEntity: {id: \"nieuw\", kind: \"organisatie\", \
                 label: $name, evidence: []}}], reason: \"proef\", operationId: $op) { number } }";
    let body = json!({ "query": query, "variables": { "op": operation, "name": format!("Nieuw {operation}") } }).to_string();
    let token = format!("Authorization: Bearer {token}");
    let headers = ["Content-Type: application/json", &token];
    program
        .send("POST", "/graphql", &headers, body.as_bytes())
        .json()
}

fn label(program: &Program) -> Value {
    program
        .ask("{ network { entity(id: \"vlaio\") { id } } }", json!({}))
        .json()
}

fn ready(program: &Program) -> (u16, Value) {
    let reply = program.get("/health/ready");
    (reply.status, reply.json())
}

/// A version of a dataset with so many entities, `n0` and on, and relations.
fn version(entities: usize, relations: usize) -> Folder {
    let shape = Shape::hub_heavy(entities, relations);
    Folder::with(&[
        ("dataset.toml", "id = \"proef\"\n"),
        ("entities.csv", &shape.entity_rows(|_| "organisatie")),
        ("relations.csv", &shape.relation_rows()),
    ])
}

/// Waits until something holds, within the patience of these tests.
fn soon(what: &str, holds: impl Fn() -> bool) {
    let since = Instant::now();
    while !holds() {
        assert!(since.elapsed() < PATIENCE, "{what}");
        std::thread::sleep(Duration::from_millis(200));
    }
}

/// Starts a service and waits until it is ready: a Neo4j that is new makes its indexes first.
fn started(command: Command) -> Program {
    let program = command.start();
    soon("it is ready", || ready(&program).0 == 200);
    program
}

#[test]
fn edits_are_kept_in_neo4j_and_either_store_goes_on_where_the_other_left_off() {
    let data = Data::new();
    let token = data.token();
    let program = started(data.command(&SERVE));
    assert_eq!(ready(&program).1["neo4j"], "ok");
    assert_eq!(apply(&program, &token, "1")["data"]["apply"]["number"], 2);
    assert_eq!(
        apply(&program, &token, "1")["data"]["apply"]["number"],
        2,
        "once"
    );
    drop(program);
    let program = started(data.command(&SERVE));
    let seen = program.ask(
        "{ network { entity(id: \"nieuw\") { label } } revisions { totalCount } }",
        json!({}),
    );
    assert_eq!(seen.json()["data"]["network"]["entity"]["label"], "Nieuw 1");
    assert_eq!(seen.json()["data"]["revisions"]["totalCount"], 2);
    drop(program);

    let neo4j = ["--store", "neo4j"];
    let with = |words: &[&str]| data.done(&[words, &neo4j].concat());
    assert!(with(&["history", "nieuw"]).contains("\tJan\tproef"));
    let told = with(&["verify"]);
    let checksum = told.split("checksum ").nth(1).expect("a checksum");
    let checksum = checksum.split(':').next().expect("a checksum").to_owned();
    let file = data.0.path().join("out.db").display().to_string();
    with(&["backup", &file]);
    data.done(&["restore", &file]);
    let told = data.done(&["verify"]);
    assert!(
        told.contains(&format!(
            "revision 2, 379 entities and relations, checksum {checksum}:"
        )),
        "{told}"
    );
    data.done(&["undo", "2", "--reason", "toch niet"]);
    let back = data.0.path().join("back.db").display().to_string();
    data.done(&["backup", &back]);
    assert!(with(&["restore", &back]).contains("what was there is kept as"));
    assert!(with(&["history"]).starts_with("3\t"));
    assert!(with(&["undo", "3"]).starts_with("4\t"));
    let again = format!("revision 4, 379 entities and relations, checksum {checksum}:");
    let told = with(&["verify"]);
    assert!(told.contains(&again), "the same network again: {told}");
    let file = data.0.path().join("again.db").display().to_string();
    with(&["backup", &file]);
    data.done(&["restore", &file]);
    let told = data.done(&["verify"]);
    assert!(told.contains(&again), "there and back: {told}");
}

#[test]
fn fault_7_an_edit_whose_link_is_cut_is_told_as_what_it_is_and_shown_without_another() {
    let data = Data::new();
    let token = data.token();
    let proxy = Proxy::to(test_neo4j::shared().address()).expect("a free port");
    let program = started(data.command_by(&SERVE, &proxy.uri()));
    let numbers = || {
        let told = program.ask(
            "{ network { provenance { revision } } revisions { totalCount } }",
            json!({}),
        );
        let data = &told.json()["data"];
        let number = |value: &Value| value.as_u64();
        (
            number(&data["network"]["provenance"]["revision"]),
            number(&data["revisions"]["totalCount"]),
        )
    };
    let (mut expected, mut unsure) = (1, 0);
    for before in [true, false] {
        for at in 0.. {
            let operation = format!("{before}-{at}");
            proxy.set(Mode::Cut { at, before });
            let told = apply(&program, &token, &operation);
            let messages = proxy.messages();
            proxy.set(Mode::Pass);
            soon(
                "readers see what is kept",
                || matches!(numbers(), (Some(shown), Some(kept)) if shown == kept),
            );
            let is_kept = numbers().0 == Some(expected + 1);
            if let Some(error) = told["errors"].get(0) {
                let message = error["message"].as_str().unwrap_or_default();
                let extensions = &error["extensions"];
                assert_eq!(extensions["code"], "UNAVAILABLE", "{told}");
                let reference = extensions["reference"].as_str().unwrap_or_default();
                assert!(!reference.is_empty() && program.logs(reference), "{told}");
                let is_unsure = message.contains("the same operationId");
                assert!(is_unsure || message.contains("nothing changed"), "{told}");
                assert!(is_unsure || !is_kept, "{told}");
                unsure += u32::from(is_unsure);
            } else {
                assert!(is_kept, "{told}");
            }
            expected += 1;
            soon("it has one effect", || {
                apply(&program, &token, &operation)["data"]["apply"]["number"] == expected
            });
            if messages <= at {
                break;
            }
        }
    }
    assert!(unsure > 0, "an answer was lost");
    println!("fault 7: edits cut at {expected} messages, {unsure} of them told as not known");
}

#[test]
fn another_dataset_than_the_one_that_is_there_is_told() {
    let data = Data::new();
    drop(started(data.command(&SERVE)));
    let other = support::datasets::Folder::with(&[
        ("entities.csv", "id,label\na,A\nb,B\n"),
        ("relations.csv", "source,target\na,b\n"),
    ]);
    let serve = [&SERVE[..], &["--dataset", other.argument()]].concat();
    let Ended { code, err, .. } = data.command(&serve).run();
    assert_eq!(code, 1, "{err}");
    let differs = [
        "was begun from another dataset",
        "  + a (A)\n",
        "name another network with --neo4j-network",
    ];
    assert!(differs.iter().all(|words| err.contains(words)), "{err}");
    // A service that waited for its Neo4j ends in the same way, once that can be known.
    let proxy = Proxy::to(test_neo4j::shared().address()).expect("a free port");
    proxy.set(Mode::Refuse);
    let mut waiting = data.command_by(&serve, &proxy.uri()).start();
    assert_eq!(ready(&waiting).0, 503);
    proxy.set(Mode::Pass);
    let (status, _) = waiting.ended_within(PATIENCE);
    assert_eq!(status.code(), Some(1), "{}", waiting.log());
    for words in differs {
        assert!(waiting.logs(words), "{words}: {}", waiting.log());
    }
}

#[test]
fn a_dataset_is_taken_into_neo4j_beside_what_people_changed() {
    let data = Data::new();
    let token = data.token();
    let folder = |entities| {
        support::datasets::Folder::with(&[
            ("dataset.toml", "id = \"proef\"\n"),
            ("entities.csv", entities),
            ("relations.csv", "source,target\na,b\n"),
        ])
    };
    let first = folder("id,label\na,A\nb,B\n");
    let next = folder("id,label\na,A\nb,B nu\nc,C\n");
    let serve = [&SERVE[..], &["--dataset", first.argument()]].concat();
    let program = started(data.command(&serve));
    assert_eq!(apply(&program, &token, "1")["data"]["apply"]["number"], 2);
    drop(program);
    let neo4j = ["--store", "neo4j"];
    let with = |words: &[&str]| data.done(&[words, &neo4j].concat());
    let told = with(&["import", next.argument(), "--dry-run"]);
    assert!(
        told.contains("+ c (C)\n") && told.contains("1 own change stays"),
        "{told}"
    );
    let told = with(&["import", next.argument(), "--reason", "oktober"]);
    assert!(told.contains("\n3\t") && told.contains("oktober"), "{told}");
    assert!(with(&["import", next.argument()]).contains("nothing to take in"));
    assert!(with(&["verify"]).contains("revision 3, 5 entities and relations"));
    let serve = [&SERVE[..], &["--dataset", next.argument()]].concat();
    drop(started(data.command(&serve)));
    with(&["undo", "3"]);
    assert!(with(&["verify"]).contains("revision 4, 4 entities and relations"));
}

#[test]
fn what_another_program_writes_is_seen_by_itself() {
    let (data, other) = (Data::new(), Data::new());
    let token = data.token();
    let program = started(data.command(&SERVE));
    let network = data.path();
    for engine in ["memory", "neo4j"] {
        let serve = [&SERVE[..], &["--engine", engine]].concat();
        let beside = other.command(&serve).env("SCHAKEL_NEO4J_NETWORK", &network);
        let beside = started(beside);
        let edited = apply(&program, &token, engine);
        let number = edited["data"]["apply"]["number"].clone();
        assert!(number.is_u64(), "{edited}");
        let query = "{ network { provenance { revision } entity(id: \"nieuw\") { label } } }";
        let seen = || beside.ask(query, json!({})).json()["data"]["network"].clone();
        let expected = json!({ "provenance": { "revision": number }, "entity": { "label": format!("Nieuw {engine}") } });
        soon("the edit is seen", || seen() == expected);
    }
}

#[test]
fn a_neo4j_that_is_not_there_is_waited_for() {
    let data = Data::new();
    let token = data.token();
    let proxy = Proxy::to(test_neo4j::shared().address()).expect("a free port");
    for mode in [Mode::Refuse, Mode::Swallow] {
        proxy.set(mode);
        let since = Instant::now();
        let program = data.command_by(&SERVE, &proxy.uri()).start();
        assert!(
            since.elapsed() < UP_WITHIN,
            "{mode:?}: {:?}",
            since.elapsed()
        );
        let (status, told) = ready(&program);
        assert_eq!((status, &told["neo4j"]), (503, &json!("down")), "{told}");
        assert!(told["reason"].is_string(), "{told}");
        let refused = label(&program);
        assert_eq!(
            refused["errors"][0]["extensions"]["code"], "UNAVAILABLE",
            "{refused}"
        );
        let refused = apply(&program, &token, "1");
        assert_eq!(
            refused["errors"][0]["extensions"]["code"], "UNAVAILABLE",
            "{refused}"
        );
        proxy.set(Mode::Pass);
        soon("it is ready by itself", || ready(&program).0 == 200);
        assert_eq!(label(&program)["data"]["network"]["entity"]["id"], "vlaio");
    }
}

#[test]
fn a_neo4j_that_goes_away_stops_edits_and_no_question() {
    let data = Data::new();
    let token = data.token();
    let proxy = Proxy::to(test_neo4j::shared().address()).expect("a free port");
    let program = started(data.command_by(&SERVE, &proxy.uri()));
    for (mode, operation) in [(Mode::Refuse, "1"), (Mode::Swallow, "2")] {
        proxy.set(mode);
        let since = Instant::now();
        let refused = apply(&program, &token, operation);
        assert_eq!(
            refused["errors"][0]["extensions"]["code"], "UNAVAILABLE",
            "{refused}"
        );
        assert!(
            since.elapsed() < Duration::from_secs(10),
            "{mode:?}: {:?}",
            since.elapsed()
        );
        assert_eq!(label(&program)["data"]["network"]["entity"]["id"], "vlaio");
        soon("it is seen", || ready(&program).1["neo4j"] == "down");
        assert_eq!(ready(&program).0, 200, "questions go on");
        proxy.set(Mode::Pass);
        soon("edits are kept again", || {
            apply(&program, &token, operation)["data"]["apply"]["number"].is_number()
        });
        soon("it is seen", || ready(&program).1["neo4j"] == "ok");
    }
}

#[test]
fn a_wrong_password_is_named_in_health_and_never_shown() {
    let data = Data::new();
    let program = data
        .command(&SERVE)
        .env("SCHAKEL_NEO4J_PASSWORD", "verkeerd-geheim")
        .start();
    let (status, told) = ready(&program);
    assert_eq!((status, &told["neo4j"]), (503, &json!("down")), "{told}");
    let reason = told["reason"].as_str().expect("a reason");
    assert!(reason.contains("SCHAKEL_NEO4J_PASSWORD"), "{reason}");
    std::thread::sleep(Duration::from_secs(3));
    let log = program.log();
    assert!(!log.contains("verkeerd-geheim"), "{log}");
    let tried = log
        .lines()
        .filter(|line| line.contains("SCHAKEL_NEO4J_PASSWORD"))
        .count();
    assert!(tried <= 2, "a storm of attempts: {log}");
    let help = data
        .command(&["serve", "--help"])
        .env("SCHAKEL_NEO4J_PASSWORD", "verkeerd-geheim")
        .run();
    assert!(!help.out.contains("verkeerd-geheim"), "{}", help.out);
}
