//! Faults 8 and 10 with a Neo4j of one's own: stopped, started again, made read-only. On it stand a service
//! whose store it is, one whose copy it has, and one that answers from it piece by piece.

use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use support::{Command, Heard, Program, Socket};
use test_neo4j::Server;

use crate::{apply, label, ready};

const STORE: [&str; 2] = ["--store", "neo4j"];
const MIRROR: [&str; 2] = ["--mirror", "neo4j"];
const PARTS: [&str; 4] = ["--store", "neo4j", "--engine", "neo4j"];

/// How long a question or an edit may take, whatever its Neo4j does. An edit looks twice what is kept, waits
/// for whoever writes, and writes: each has two seconds, and on a machine that is busy may need them.
fn answered_within() -> Duration {
    Duration::from_secs(support::times(10, 5) as u64)
}

/// How soon all is well again: ten seconds on a quiet machine, as the long form has it.
fn soon() -> Duration {
    Duration::from_secs(support::times(60, 10) as u64)
}

/// A service on a server, and the folder and token that belong to it.
struct Served {
    program: Program,
    token: String,
    server: (String, String),
    folder: tempfile::TempDir,
}

impl Served {
    fn start(server: &Server, how: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let server = (server.uri(), server.password().to_owned());
        let command = |words: &[&str]| command(&server, folder.path(), words);
        let made = command(&["token", "create", "--role", "editor", "--name", "Jan"]).run();
        let program = command(&[&["serve", "--listen", "127.0.0.1:0"], how].concat()).start();
        Self {
            program,
            token: made.out.trim().to_owned(),
            server,
            folder,
        }
    }

    /// What an edit gives: the number of its revision, or the code with which it is refused.
    fn edit(&self, operation: &str) -> Result<u64, String> {
        let since = Instant::now();
        let told = apply(&self.program, &self.token, operation);
        let taken = since.elapsed();
        assert!(taken < answered_within(), "{taken:?}: {told}");
        let code = || told["errors"][0]["extensions"]["code"].to_string();
        let number = told["data"]["apply"]["number"].as_u64();
        number.ok_or_else(|| code().trim_matches('"').to_owned())
    }

    fn assert_refuses(&self, operation: &str) {
        assert_eq!(self.edit(operation), Err("UNAVAILABLE".to_owned()));
    }

    /// Makes an edit once it can be made, which must be soon.
    fn edit_soon(&self, since: Instant, operation: &str) -> u64 {
        loop {
            match self.edit(operation) {
                Ok(number) => return number,
                Err(code) => assert_eq!(code, "UNAVAILABLE"),
            }
            let log = self.program.log();
            assert!(since.elapsed() < soon(), "no edit is kept again\n{log}");
            std::thread::sleep(Duration::from_millis(200));
        }
    }

    fn ask(&self) -> Value {
        let since = Instant::now();
        let told = label(&self.program);
        assert!(since.elapsed() < answered_within(), "{:?}", since.elapsed());
        told
    }

    fn assert_answers(&self) {
        let told = self.ask();
        assert_eq!(told["data"]["network"]["entity"]["id"], "vlaio", "{told}");
    }

    /// Asks until there is an answer, which must be soon: one that has to read a cold Neo4j may be late.
    fn answers_soon(&self, since: Instant) {
        loop {
            let told = self.ask();
            if told["data"]["network"]["entity"]["id"] == "vlaio" {
                return;
            }
            let code = told["errors"][0]["extensions"]["code"].as_str();
            assert!(matches!(code, Some("UNAVAILABLE" | "TIMEOUT")), "{told}");
            assert!(since.elapsed() < soon(), "no answer: {told}");
            std::thread::sleep(Duration::from_millis(200));
        }
    }

    /// Waits until health says this.
    fn tells(&self, what: &str, is_so: impl Fn(&Value) -> bool) {
        let since = Instant::now();
        while !is_so(&ready(&self.program).1) {
            let told = ready(&self.program).1;
            let log = self.program.log();
            assert!(since.elapsed() < soon(), "{what}: {told}\n{log}");
            std::thread::sleep(Duration::from_millis(200));
        }
    }

    /// What `verify` says of a store of its own: its revision and its checksum.
    fn verified(&self, store: &str) -> String {
        let words = ["verify", "--store", store];
        let ended = command(&self.server, self.folder.path(), &words).run();
        assert_eq!(ended.code, 0, "{}{}", ended.out, ended.err);
        let (_, told) = ended.out.split_once("revision").expect("what it holds");
        told.to_owned()
    }
}

fn command((uri, password): &(String, String), data: &std::path::Path, words: &[&str]) -> Command {
    let data = data.display().to_string();
    Command::new(words.iter().copied().chain(["--data", &data]))
        .env("SCHAKEL_NEO4J_URI", uri)
        .env("SCHAKEL_NEO4J_PASSWORD", password)
        .env("SCHAKEL_NEO4J_NETWORK", &data)
}

fn is_well(told: &Value) -> bool {
    told["neo4j"] == "ok" && told["status"] == "ok"
}

fn is_even(told: &Value) -> bool {
    told["neo4j"] == "ok" && told["behind"] == 0
}

fn is_read_only(told: &Value) -> bool {
    let reason = told["reason"].as_str().unwrap_or_default();
    told["neo4j"] != "ok" && reason.contains("read, and not write")
}

/// The numbers of the revisions that somebody hears who subscribes, and again after each error, as pages do.
fn heard(program: &Program) -> Receiver<u64> {
    let mut live = Socket::known(program, None);
    let (tell, told) = channel();
    std::thread::spawn(move || {
        let mut last = 1;
        let ask = |live: &mut Socket, last| {
            let query = format!("subscription {{ revisions(after: {last}) {{ number }} }}");
            live.subscribe("1", &query);
        };
        ask(&mut live, last);
        loop {
            // Whoever reads on answers the service when it asks who is still there.
            match live.hear_within(Duration::from_secs(1)) {
                Heard::Nothing => {}
                Heard::Message(message) if message["type"] == "next" => {
                    let number = &message["payload"]["data"]["revisions"]["number"];
                    last = number.as_u64().expect("a number");
                    if tell.send(last).is_err() {
                        return;
                    }
                }
                Heard::Message(_) => {
                    std::thread::sleep(Duration::from_millis(200));
                    ask(&mut live, last);
                }
                Heard::Closed(..) | Heard::Gone => return,
            }
        }
    });
    told
}

#[test]
fn faults_8_and_10_a_neo4j_that_is_stopped_started_and_made_read_only() {
    let mut server = Server::start_small().expect("a server");
    let start = |how: &[&str]| Served::start(&server, how);
    let (store, mirror, parts) = (start(&STORE), start(&MIRROR), start(&PARTS));
    for served in [&store, &parts] {
        served.tells("it is there", is_well);
    }
    mirror.tells("it is filled", is_even);
    let live = heard(&parts.program);
    for served in [&store, &mirror, &parts] {
        assert_eq!(served.edit_soon(Instant::now(), "before"), 2);
    }
    assert_eq!(live.recv_timeout(soon()), Ok(2));
    mirror.tells("it follows", is_even);

    server.stop();
    let down = Duration::from_secs(support::times(3, 30) as u64);
    let since = Instant::now();
    let mut rounds = 0;
    while since.elapsed() < down {
        store.assert_answers();
        mirror.assert_answers();
        let unanswered = parts.ask();
        assert_eq!(
            unanswered["errors"][0]["extensions"]["code"], "UNAVAILABLE",
            "{unanswered}"
        );
        store.assert_refuses("down");
        parts.assert_refuses("down");
        assert!(mirror.edit(&format!("down-{rounds}")).is_ok());
        rounds += 1;
    }
    for served in [&store, &parts] {
        served.tells("it is missed", |told| told["neo4j"] == "down");
    }
    mirror.tells("it is missed", |told| told["behind"] == rounds);
    server.start_again().expect("it starts again");
    let since = Instant::now();
    for served in [&store, &parts] {
        served.tells("it is back", is_well);
        assert_eq!(served.edit_soon(since, "down"), 3, "once, now");
        served.answers_soon(since);
    }
    assert_eq!(live.recv_timeout(soon()), Ok(3));
    mirror.tells("it follows", is_even);
    println!(
        "fault 8: down for {down:?}, {rounds} rounds; normal {:?} after it answered",
        since.elapsed()
    );

    server.start_read_only().expect("it starts again");
    for served in [&store, &parts] {
        served.tells("it is named", is_read_only);
        served.answers_soon(Instant::now());
        served.assert_refuses("read-only");
    }
    assert!(mirror.edit("read-only").is_ok());
    mirror.tells("it is named", is_read_only);
    assert_eq!(ready(&mirror.program).1["behind"], json!(1));
    std::thread::sleep(Duration::from_secs(3));
    for served in [&store, &mirror, &parts] {
        let log = served.program.log();
        let told = log.lines().filter(|line| line.contains("and not write"));
        assert!(told.count() <= 3, "a storm of attempts: {log}");
    }
    server.start_again().expect("it starts again");
    let since = Instant::now();
    for served in [&store, &parts] {
        assert_eq!(served.edit_soon(since, "read-only"), 4);
        served.tells("it can be written", is_well);
    }
    assert_eq!(live.recv_timeout(soon()), Ok(4));
    mirror.tells("it follows", is_even);
    println!("fault 10: normal {:?} after it answered", since.elapsed());

    let more = live.recv_timeout(Duration::from_millis(500));
    assert_eq!(
        more,
        Err(RecvTimeoutError::Timeout),
        "each once, to the end"
    );
    assert_eq!(mirror.verified("neo4j"), mirror.verified("embedded"));
    assert_eq!(store.verified("neo4j"), parts.verified("neo4j"));
}
