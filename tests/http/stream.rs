//! The subscription: each revision once, in order, also after a pause, beside edits, and to the end.

use std::time::Duration;

use serde_json::{Value, json};
use support::{Heard, Program, Socket};

const TOLD: &str = "number by reason summary(language: EN) touched";

/// A service, and the token of whoever edits it.
struct Edited {
    program: Program,
    token: String,
    made: u32,
}

impl Edited {
    fn new() -> Self {
        let program = Program::serve(&[]);
        let code = program.editor_code().expect("a link");
        let open = "mutation($code: String!) { openSession(code: $code) { token } }";
        let told = program.ask(open, json!({ "code": code })).json();
        let token = told["data"]["openSession"]["token"].as_str();
        let token = token.expect("a token").to_owned();
        Self {
            program,
            token,
            made: 0,
        }
    }

    /// Makes one more revision.
    fn edit(&mut self) -> i64 {
        self.made += 1;
        let label = format!("Nieuw {}", self.made);
        edit(&self.program, &self.token, &label)
    }
}

fn edit(program: &Program, token: &str, label: &str) -> i64 {
    let query = format!(
        "mutation {{ apply(edits: [{{putEntity: {{id: \"nieuw\", kind: \"organisatie\", label: \"{label}\", \
         evidence: []}}}}], reason: \"proef\", operationId: \"{label}\") {{ number }} }}"
    );
    let headers = [
        "Content-Type: application/json".to_owned(),
        format!("Authorization: Bearer {token}"),
    ];
    let headers = headers.each_ref().map(String::as_str);
    let body = json!({ "query": query }).to_string();
    let told = program
        .send("POST", "/graphql", &headers, body.as_bytes())
        .json();
    told["data"]["apply"]["number"]
        .as_i64()
        .unwrap_or_else(|| panic!("{told}"))
}

fn after(number: i64) -> String {
    format!("subscription {{ revisions(after: {number}) {{ {TOLD} }} }}")
}

fn numbers(socket: &mut Socket, id: &str, count: usize) -> Vec<i64> {
    let number = |_| socket.next(id)["number"].as_i64().expect("a number");
    (0..count).map(number).collect()
}

#[test]
fn what_another_edits_comes_by_itself() {
    let mut edited = Edited::new();
    let mut socket = Socket::known(&edited.program, None);
    socket.subscribe("a", &format!("subscription {{ revisions {{ {TOLD} }} }}"));
    socket.subscribe(
        "b",
        "subscription($to: Language) { r: revisions { n: number summary(language: $to) } }",
    );
    assert_eq!(
        socket.hear_within(Duration::from_millis(300)),
        Heard::Nothing
    );
    edited.edit();
    let mut told = [socket.hear(), socket.hear()].map(|heard| match heard {
        Heard::Message(told) => told,
        other => panic!("{other:?}"),
    });
    told.sort_by_key(|told| told["id"].to_string());
    let revision = &told[0]["payload"]["data"]["revisions"];
    assert_eq!(
        (
            &revision["number"],
            &revision["reason"],
            &revision["touched"]
        ),
        (&json!(2), &json!("proef"), &json!(["nieuw"])),
        "{revision}"
    );
    assert_eq!(told[1]["payload"]["data"]["r"]["n"], 2);
    socket.say(&json!({ "id": "b", "type": "complete" }));
    edited.edit();
    assert_eq!(socket.next("a")["number"], 3);
    assert_eq!(
        socket.hear_within(Duration::from_millis(300)),
        Heard::Nothing
    );
}

#[test]
fn what_was_missed_comes_first() {
    let mut edited = Edited::new();
    let made: Vec<i64> = (0..5).map(|_| edited.edit()).collect();
    assert_eq!(made, [2, 3, 4, 5, 6]);
    let mut socket = Socket::known(&edited.program, None);
    socket.subscribe("all", &after(0));
    assert_eq!(numbers(&mut socket, "all", 6), [1, 2, 3, 4, 5, 6]);
    let mut other = Socket::known(&edited.program, None);
    other.subscribe("some", &after(4));
    assert_eq!(numbers(&mut other, "some", 2), [5, 6]);
    edited.edit();
    assert_eq!(numbers(&mut socket, "all", 1), [7]);
    assert_eq!(numbers(&mut other, "some", 1), [7]);
}

#[test]
fn beside_edits_nothing_is_left_out_or_told_twice() {
    const EDITS: usize = 120;
    let edited = Edited::new();
    let (program, token) = (&edited.program, edited.token.as_str());
    std::thread::scope(|scope| {
        let editors: Vec<_> = (0..3)
            .map(|editor| {
                scope.spawn(move || {
                    for at in 0..EDITS / 3 {
                        edit(program, token, &format!("Nieuw {editor} {at}"));
                    }
                })
            })
            .collect();
        let readers: Vec<_> = (0..4_u64)
            .map(|reader| {
                scope.spawn(move || {
                    std::thread::sleep(Duration::from_millis(reader * 40));
                    let mut socket = Socket::known(program, None);
                    socket.subscribe("a", &after(0));
                    let mut seen = numbers(&mut socket, "a", 1 + EDITS / 2);
                    // It goes, and comes back to where it was.
                    drop(socket);
                    let mut socket = Socket::known(program, None);
                    socket.subscribe("b", &after(seen[seen.len() - 1]));
                    seen.extend(numbers(&mut socket, "b", EDITS / 2));
                    seen
                })
            })
            .collect();
        for editor in editors {
            editor.join().expect("all edits are made");
        }
        for reader in readers {
            let seen = reader.join().expect("all revisions come");
            assert!(seen.iter().copied().eq(1..=1 + EDITS as i64), "{seen:?}");
        }
    });
}

#[test]
fn one_that_reads_late_gets_all_the_same() {
    let mut edited = Edited::new();
    let mut late = Socket::known(&edited.program, None);
    late.subscribe("a", &after(0));
    let made: Vec<i64> = (0..60).map(|_| edited.edit()).collect();
    assert_eq!(made.last(), Some(&61));
    assert!(numbers(&mut late, "a", 61).iter().copied().eq(1..=61));
}

#[test]
fn a_stop_says_so_and_is_quick() {
    let mut edited = Edited::new();
    let mut socket = Socket::known(&edited.program, None);
    socket.subscribe("a", &after(1));
    socket.subscribe("b", &after(1));
    edited.edit();
    let mut first = [socket.hear(), socket.hear()];
    first.sort_by_key(|heard| format!("{heard:?}"));
    assert!(
        first
            .iter()
            .all(|heard| matches!(heard, Heard::Message(told) if told["type"] == "next"))
    );
    // One that never reads, and one that never said who it is, hold nobody up.
    let _deaf = Socket::known(&edited.program, None);
    let _silent = Socket::open(&edited.program);
    edited.program.signal("TERM");
    let over = |id: &str| Heard::Message(json!({ "id": id, "type": "complete" }));
    assert_eq!([socket.hear(), socket.hear()], [over("a"), over("b")]);
    assert!(matches!(socket.hear(), Heard::Closed(1001, _)));
    let (status, output) = edited.program.ended_within(Duration::from_secs(10));
    assert_eq!(
        (status.code(), output.as_str()),
        (Some(0), ""),
        "{}",
        edited.program.log()
    );
}

#[test]
fn over_http_a_subscription_is_refused_with_the_way_to_it() {
    let program = Program::serve(&[]);
    let told: Value = program
        .ask("subscription { revisions { number } }", json!({}))
        .json();
    assert_eq!(
        told["errors"][0]["extensions"]["code"], "BAD_INPUT",
        "{told}"
    );
}
