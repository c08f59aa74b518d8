//! The editor link that a start prints: used once, from this machine alone. Also attack 23, guesses.

use serde_json::{Value, json};
use support::{Command, Program};

const OPEN: &str = "mutation($code: String!) { openSession(code: $code) { token name role } }";
const ADD: &str = r#"mutation { apply(edits: [{putEntity: {id: "nieuw", kind: "organisatie", label: "Nieuw", evidence: []}}], reason: "proef", operationId: "1") { number by } }"#;

fn start(arguments: &[&str]) -> Program {
    let serve = ["serve", "--listen", "127.0.0.1:0"];
    Command::new(serve.iter().chain(arguments))
        .env("USER", "jan")
        .start()
}

fn open(program: &Program, code: &str) -> Value {
    program.ask(OPEN, json!({ "code": code })).json()
}

fn code_of(told: &Value) -> &Value {
    &told["errors"][0]["extensions"]["code"]
}

/// The answer to a question that comes with a token.
fn ask_as(program: &Program, token: &str, query: &str) -> support::Reply {
    let headers = [
        "Content-Type: application/json".to_owned(),
        format!("Authorization: Bearer {token}"),
    ];
    let body = json!({ "query": query }).to_string();
    let headers = headers.each_ref().map(String::as_str);
    program.send("POST", "/graphql", &headers, body.as_bytes())
}

#[test]
fn the_link_of_the_start_signs_one_in() {
    let mut program = start(&[]);
    let code = program.editor_code().expect("a link");
    assert_eq!(code.len(), 40, "{}", program.log());
    let told = open(&program, &code);
    let session = &told["data"]["openSession"];
    assert_eq!(session["name"], "jan", "{told}");
    let token = session["token"].as_str().expect("a token");
    let caller = ask_as(&program, token, "{ caller { name role } }").json();
    assert_eq!(
        caller["data"]["caller"],
        json!({ "name": "jan", "role": "EDITOR" })
    );
    let made = ask_as(&program, token, ADD).json();
    assert_eq!(
        made["data"]["apply"],
        json!({ "number": 2, "by": "jan" }),
        "{made}"
    );
    assert_eq!(code_of(&open(&program, &code)), "UNAUTHENTICATED");
    assert!(!program.log().contains(token), "{}", program.log());
    let guess = ask_as(&program, "schakel-0000", "{ caller { name } }");
    assert_eq!(
        (guess.status, guess.codes()),
        (401, vec!["UNAUTHENTICATED".to_owned()])
    );
    program.signal("TERM");
    let (_, output) = program.ended_within(std::time::Duration::from_secs(10));
    assert_eq!(output, "", "standard output holds the address alone");
}

#[test]
fn guesses_end_the_link() {
    let mut program = start(&[]);
    let code = program.editor_code().expect("a link");
    program.endures(|program| {
        for guess in 0..200 {
            let told = open(program, &format!("{guess:040x}"));
            assert_eq!(code_of(&told), "UNAUTHENTICATED");
        }
    });
    assert_eq!(code_of(&open(&program, &code)), "UNAUTHENTICATED");
}

#[test]
fn a_session_ends_with_the_service_and_is_not_written() {
    let data = tempfile::tempdir().expect("a folder");
    let folder = data.path().to_str().expect("a path in UTF-8");
    let program = start(&["--data", folder]);
    let code = program.editor_code().expect("a link");
    let told = open(&program, &code);
    let token = told["data"]["openSession"]["token"]
        .as_str()
        .expect("a token");
    drop(program);
    let list = Command::new(["token", "list", "--data", folder]).run();
    assert_eq!((list.code, list.out.as_str()), (0, ""));
    let program = start(&["--data", folder]);
    assert_eq!(
        ask_as(&program, token, "{ caller { name } }").status,
        401,
        "it ended"
    );
    let other = program.editor_code().expect("a link");
    assert_ne!(other, code);
}

#[test]
fn another_page_signs_nobody_in() {
    let program = start(&[]);
    let code = program.editor_code().expect("a link");
    let body = json!({ "query": OPEN, "variables": { "code": code } }).to_string();
    let headers = [
        "Content-Type: application/json",
        "Origin: http://evil.example",
    ];
    let reply = program.send("POST", "/graphql", &headers, body.as_bytes());
    assert_eq!(reply.status, 403);
    let told = open(&program, &code);
    assert_eq!(told["data"]["openSession"]["name"], "jan", "{told}");
}

#[test]
fn the_link_is_for_this_machine_alone() {
    let remote = ["serve", "--listen", "0.0.0.0:0", "--allow-remote", "on"];
    let program = Command::new(remote).start();
    assert_eq!(program.editor_code(), None);
}

#[test]
fn the_link_is_a_line_of_the_log_where_that_is_json() {
    let program = start(&["--log", "json", "--log-level", "info"]);
    assert!(program.editor_code().is_some());
    let log = program.log();
    assert!(log.lines().all(|line| line.starts_with('{')), "{log}");
}
