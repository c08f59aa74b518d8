//! A store, as a user keeps it: begun by itself, told, taken back, copied, and given access to.

use serde_json::{Value, json};
use support::datasets::Folder;
use support::program::Ended;
use support::{Command, Program};

const ADD: &str = r#"{"query": "mutation { apply(edits: [{putEntity: {id: \"nieuw\", kind: \"organisatie\", label: \"Nieuw\", evidence: []}}], reason: \"proef\", operationId: \"1\") { number } }"}"#;

/// A folder for a store, and commands on it.
pub(crate) struct Data(tempfile::TempDir);

impl Data {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    pub(crate) fn path(&self) -> &str {
        self.0.path().to_str().expect("a path in UTF-8")
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ended {
        let data = ["--data", self.path()];
        Command::new(arguments.iter().chain(&data)).run()
    }

    pub(crate) fn done(&self, arguments: &[&str]) -> String {
        let ended = self.run(arguments);
        assert_eq!(ended.code, 0, "{arguments:?}: {}", ended.err);
        ended.out
    }

    pub(crate) fn serve(&self) -> Program {
        Program::serve(&["--data", self.path()])
    }

    pub(crate) fn token(&self, role: &str) -> String {
        let printed = self.done(&["token", "create", "--role", role, "--name", "Jan"]);
        assert_eq!(printed.lines().count(), 1, "the token alone");
        printed.trim().to_owned()
    }
}

fn apply(program: &Program, token: Option<&str>) -> Value {
    post(program, token, ADD)
}

/// The answer to a body that comes with a token, or without one.
pub(crate) fn post(program: &Program, token: Option<&str>, body: &str) -> Value {
    let token = token.map(|token| format!("Authorization: Bearer {token}"));
    let headers = ["Content-Type: application/json"]
        .into_iter()
        .chain(token.as_deref());
    let headers: Vec<&str> = headers.collect();
    program
        .send("POST", "/graphql", &headers, body.as_bytes())
        .json()
}

#[test]
fn edits_are_kept_over_a_restart_and_told_and_taken_back() {
    let data = Data::new();
    let token = data.token("editor");
    let program = data.serve();
    let told = apply(&program, Some(&token));
    assert_eq!(told["data"]["apply"]["number"], 2, "{told}");
    drop(program);
    let history = data.done(&["history"]);
    let lines: Vec<&str> = history.lines().collect();
    assert!(
        lines[0].starts_with("2\t") && lines[0].contains("\tJan\tproef — Toegevoegd: Nieuw."),
        "{history}"
    );
    assert!(lines[1].starts_with("1\t"), "{history}");
    let of_one = data.done(&["history", "nieuw"]);
    assert_eq!(of_one.lines().count(), 1, "{of_one}");
    let program = data.serve();
    let query = r#"{"query": "{ network { entity(id: \"nieuw\") { label } } }"}"#;
    let seen = post(&program, None, query);
    assert_eq!(seen["data"]["network"]["entity"]["label"], "Nieuw");
    let there = std::fs::read(data.0.path().join("schakel.db")).expect("the file");
    let busy = data.run(&["undo", "2"]);
    assert_eq!(
        (busy.code, busy.err.lines().count()),
        (3, 1),
        "{}",
        busy.err
    );
    assert!(busy.err.contains("in use by process"), "{}", busy.err);
    let still = std::fs::read(data.0.path().join("schakel.db")).expect("the file");
    assert!(there == still, "whoever is refused changes nothing");
    drop(program);
    assert!(
        data.done(&["undo", "2", "--reason", "toch niet"])
            .contains("Wijziging 2 ongedaan gemaakt.")
    );
    let again = data.run(&["undo", "2"]);
    assert_eq!(again.code, 1, "{}", again.err);
    assert_eq!(data.run(&["undo", "1"]).code, 1);
    assert!(
        data.done(&["verify"])
            .contains("revision 3, 378 entities and relations")
    );
}

#[test]
fn what_was_changed_behind_the_log_is_told_and_mended_from_it() {
    let data = Data::new();
    let token = data.token("editor");
    let program = data.serve();
    apply(&program, Some(&token));
    drop(program);
    let sound = data.done(&["verify"]);
    // As some tool might: a word of a table, and no more.
    let (file, word) = (data.0.path().join("schakel.db"), b"Departement Omgeving");
    let mut bytes = std::fs::read(&file).expect("the file");
    let place = bytes.windows(word.len()).position(|bytes| bytes == word);
    bytes[place.expect("the word")] = b'd';
    std::fs::write(&file, bytes).expect("room on the disk");
    let told = data.run(&["verify"]);
    assert_eq!(told.code, 1, "{}{}", told.out, told.err);
    let (what, way_out) = ("its tables are not what revision 2 left", "verify --repair");
    assert!(
        told.out.contains(what) && told.err.contains(way_out),
        "{}{}",
        told.out,
        told.err
    );
    let mended = data.done(&["verify", "--repair"]);
    assert!(mended.contains("what was there is kept as"), "{mended}");
    assert!(mended.ends_with(&sound), "{mended}");
    assert_eq!(data.done(&["verify"]), sound);
}

#[test]
fn a_query_is_answered_from_the_store_unless_a_dataset_is_named() {
    let data = Data::new();
    let token = data.token("editor");
    let program = data.serve();
    apply(&program, Some(&token));
    drop(program);
    let asked = "{ network { entity(id: \"nieuw\") { label } } revisions { totalCount } }";
    let ended = Command::new(["query", "-", "--data", data.path()])
        .input(asked)
        .run();
    let told: Value = serde_json::from_str(&ended.out).expect("JSON");
    assert_eq!(told["data"]["network"]["entity"]["label"], "Nieuw");
    assert_eq!(told["data"]["revisions"]["totalCount"], 2);
    let arguments = ["query", "-", "--data", data.path(), "--dataset", "builtin"];
    let ended = Command::new(arguments)
        .input("{ network { entity(id: \"nieuw\") { label } } }")
        .run();
    let told: Value = serde_json::from_str(&ended.out).expect("JSON");
    assert_eq!(told["data"]["network"]["entity"], Value::Null);
    let absent = Command::new(["query", "-", "--data", "none-such"])
        .input("{ __typename }")
        .run();
    assert_eq!(absent.code, 3);
    assert!(
        absent.err.contains("none-such holds no store"),
        "{}",
        absent.err
    );
}

#[test]
fn tokens_count_until_they_are_taken_back() {
    let data = Data::new();
    let reader = data.token("reader");
    let program = data.serve();
    let code = |token: Option<&str>| {
        let told = apply(&program, token);
        told["errors"][0]["extensions"]["code"]
            .as_str()
            .unwrap_or("done")
            .to_owned()
    };
    assert_eq!(code(None), "UNAUTHENTICATED");
    assert_eq!(code(Some("schakel-guessed")), "UNAUTHENTICATED");
    assert_eq!(code(Some(&reader)), "FORBIDDEN");
    // Made while the service runs.
    let editor = data.token("editor");
    std::thread::sleep(std::time::Duration::from_millis(1_000));
    assert_eq!(code(Some(&editor)), "done");
    let list = data.done(&["token", "list"]);
    assert!(
        list.contains("1\treader\tJan") && list.contains("2\teditor\tJan"),
        "{list}"
    );
    assert!(!list.contains(&editor), "a secret is shown once");
    data.done(&["token", "revoke", "2"]);
    std::thread::sleep(std::time::Duration::from_millis(1_000));
    assert_eq!(code(Some(&editor)), "UNAUTHENTICATED");
    assert_eq!(data.run(&["token", "revoke", "2"]).code, 1);
}

#[test]
fn reading_can_be_closed() {
    let data = Data::new();
    let reader = data.token("reader");
    let program = Program::serve(&["--data", data.path(), "--public-read", "off"]);
    let query = r#"{"query": "{ network { stats { actors } } }"}"#;
    let told = post(&program, None, query);
    assert_eq!(told["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
    let told = post(&program, Some(&reader), query);
    assert_eq!(told["data"]["network"]["stats"]["actors"], 110);
    let health = program.get("/health/ready");
    assert_eq!(
        (health.status, &health.json()["snapshot"]),
        (200, &json!("ok"))
    );
}

#[test]
fn a_backup_is_made_beside_the_service_and_put_back_elsewhere() {
    let data = Data::new();
    let token = data.token("editor");
    let program = data.serve();
    let file = data.0.path().join("copy.db");
    let file = file.to_str().expect("a path in UTF-8");
    data.done(&["backup", file]);
    apply(&program, Some(&token));
    drop(program);
    let other = Data::new();
    assert!(other.done(&["restore", file]).contains("holds revision 1"));
    let checksum = |data: &Data| {
        let told = data.done(&["verify"]);
        told.split("checksum ")
            .nth(1)
            .expect("a checksum")
            .to_owned()
    };
    assert_ne!(checksum(&other), checksum(&data));
    assert!(
        data.done(&["restore", file])
            .contains("what was there is kept as")
    );
    assert_eq!(checksum(&other), checksum(&data));
    assert_eq!(data.run(&["restore", "none-such"]).code, 3);
}

#[test]
fn another_dataset_is_told_as_a_difference() {
    let data = Data::new();
    drop(data.serve());
    drop(Program::serve(&[
        "--data",
        data.path(),
        "--dataset",
        "builtin",
    ]));
    let folder = Folder::with(&[
        ("entities.csv", "id,label\nvlaio,VLAIO\nnieuw,Nieuw\n"),
        ("relations.csv", "source,target\nnieuw,vlaio\n"),
    ]);
    let ended = data.run(&[
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--dataset",
        folder.argument(),
    ]);
    assert_eq!(ended.code, 1, "{}", ended.err);
    assert!(
        ended.err.contains("was begun from another dataset"),
        "{}",
        ended.err
    );
    assert!(
        ended.err.contains("\n  - ") && ended.err.contains(" more\n"),
        "{}",
        ended.err
    );
}

#[test]
fn a_folder_that_cannot_hold_a_store_is_one_clear_line() {
    for command in ["history", "verify"] {
        let ended = Command::new([command, "--data", "none-such"]).run();
        assert_eq!(
            (ended.code, ended.err.lines().count()),
            (3, 1),
            "{}",
            ended.err
        );
    }
    let ended = Command::new([
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--data",
        "/proc/schakel",
    ])
    .run();
    assert_eq!(
        (ended.code, ended.err.lines().count()),
        (3, 1),
        "{}",
        ended.err
    );
    let data = Data::new();
    std::fs::write(
        data.0.path().join("schakel.db"),
        "not a database at all, and longer than a header".repeat(9),
    )
    .expect("a file");
    let ended = data.run(&["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(
        (ended.code, ended.err.lines().count()),
        (3, 1),
        "{}",
        ended.err
    );
    assert!(ended.err.contains("is damaged"), "{}", ended.err);
}
