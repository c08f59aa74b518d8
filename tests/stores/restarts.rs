//! Faults 8 and 10 with a Neo4j of one's own: stopped, started again, made read-only. On the one side a
//! service whose store it is, on the other one whose copy it has.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use support::{Command, Program};
use test_neo4j::Server;

use crate::{apply, label, ready};

/// How long a question or an edit may take while a Neo4j is away: its deadline, and what is left of an edit.
const ANSWERED_WITHIN: Duration = Duration::from_secs(5);

/// A service on a server, and the folder and token that belong to it.
struct Served {
    program: Program,
    token: String,
    _folder: tempfile::TempDir,
}

impl Served {
    fn start(server: &Server, how: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().display().to_string();
        let command = |words: &[&str]| {
            Command::new(words.iter().copied().chain(["--data", &data]))
                .env("SCHAKEL_NEO4J_URI", &server.uri())
                .env("SCHAKEL_NEO4J_PASSWORD", server.password())
                .env("SCHAKEL_NEO4J_NETWORK", &data)
        };
        let made = command(&["token", "create", "--role", "editor", "--name", "Jan"]).run();
        let program = command(&["serve", "--listen", "127.0.0.1:0", how, "neo4j"]).start();
        Self {
            program,
            token: made.out.trim().to_owned(),
            _folder: folder,
        }
    }

    fn edit(&self, operation: &str) -> Value {
        let since = Instant::now();
        let told = apply(&self.program, &self.token, operation);
        let taken = since.elapsed();
        assert!(taken < ANSWERED_WITHIN, "{taken:?}: {told}");
        told
    }

    fn is_edited(&self, operation: &str) -> bool {
        self.edit(operation)["data"]["apply"]["number"].is_number()
    }

    fn assert_answers(&self) {
        let since = Instant::now();
        assert_eq!(
            label(&self.program)["data"]["network"]["entity"]["id"],
            "vlaio"
        );
        assert!(since.elapsed() < ANSWERED_WITHIN, "{:?}", since.elapsed());
    }

    /// Waits until health says this.
    fn tells(&self, within: Duration, what: &str, is_so: impl Fn(&Value) -> bool) {
        let since = Instant::now();
        while !is_so(&ready(&self.program).1) {
            let told = ready(&self.program).1;
            let log = self.program.log();
            assert!(since.elapsed() < within, "{what}: {told}\n{log}");
            std::thread::sleep(Duration::from_millis(200));
        }
    }
}

/// How soon all is well again: ten seconds on a quiet machine, as the long form has it.
fn soon() -> Duration {
    Duration::from_secs(support::times(60, 10) as u64)
}

fn is_even(told: &Value) -> bool {
    told["neo4j"] == "ok" && told["behind"] == 0
}

fn is_read_only(told: &Value) -> bool {
    let reason = told["reason"].as_str().unwrap_or_default();
    told["neo4j"] != "ok" && reason.contains("read, and not write")
}

#[test]
#[ignore = "starts four servers one after the other: run by ./just test-faults"]
fn faults_8_and_10_a_neo4j_that_is_stopped_started_and_made_read_only() {
    let mut server = Server::start().expect("a server");
    let (store, mirror) = (
        Served::start(&server, "--store"),
        Served::start(&server, "--mirror"),
    );
    store.tells(soon(), "it is there", |told| told["neo4j"] == "ok");
    mirror.tells(soon(), "it is filled", is_even);
    assert!(store.is_edited("before") && mirror.is_edited("before"));
    mirror.tells(soon(), "it follows", is_even);

    server.stop();
    let (down, since) = (
        Duration::from_secs(support::times(5, 30) as u64),
        Instant::now(),
    );
    let mut rounds = 0;
    while since.elapsed() < down {
        store.assert_answers();
        mirror.assert_answers();
        let refused = store.edit("down");
        assert_eq!(
            refused["errors"][0]["extensions"]["code"], "UNAVAILABLE",
            "{refused}"
        );
        assert!(mirror.is_edited(&format!("down-{rounds}")));
        rounds += 1;
    }
    store.tells(soon(), "it is missed", |told| told["neo4j"] == "down");
    mirror.tells(soon(), "it is missed", |told| told["behind"] == rounds);
    server.start_again().expect("it starts again");
    let since = Instant::now();
    store.tells(soon(), "it is back", |told| told["neo4j"] == "ok");
    while !store.is_edited("down") {
        assert!(since.elapsed() < soon(), "edits are kept again");
    }
    mirror.tells(soon(), "it follows", is_even);
    println!(
        "fault 8: down for {down:?}, {rounds} rounds; normal {:?} after it answered",
        since.elapsed()
    );

    server.start_read_only().expect("it starts again");
    store.tells(soon(), "it is named", is_read_only);
    store.assert_answers();
    let refused = store.edit("read-only");
    assert_eq!(
        refused["errors"][0]["extensions"]["code"], "UNAVAILABLE",
        "{refused}"
    );
    assert!(mirror.is_edited("read-only"));
    mirror.tells(soon(), "it is named", is_read_only);
    assert_eq!(ready(&mirror.program).1["behind"], json!(1));
    std::thread::sleep(Duration::from_secs(5));
    for served in [&store, &mirror] {
        let log = served.program.log();
        let told = log
            .lines()
            .filter(|line| line.contains("read, and not write"))
            .count();
        assert!(told <= 3, "a storm of attempts: {log}");
    }
    server.start_again().expect("it starts again");
    let since = Instant::now();
    while !store.is_edited("read-only") {
        assert!(since.elapsed() < soon(), "edits are kept again");
    }
    store.tells(soon(), "it can be written", |told| told["neo4j"] == "ok");
    mirror.tells(soon(), "it follows", is_even);
}
