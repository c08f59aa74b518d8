//! Attacks 7, 8, 9 and 23 on web sockets, and what the protocol refuses.

use std::io::Write as _;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use support::{Command, Heard, Program, Socket};
use tungstenite::Message;

const QUERY: &str = "subscription { revisions(after: 0) { number } }";
const WAITING: &str = "subscription { revisions { number } }";

/// A folder for a store, a service on it, and tokens for it.
struct Kept {
    data: tempfile::TempDir,
    program: Program,
}

impl Kept {
    fn new(more: &[&str]) -> Self {
        let data = tempfile::tempdir().expect("a folder");
        let folder = data.path().to_str().expect("a path in UTF-8");
        let program = Program::serve(&[&["--data", folder], more].concat());
        Self { data, program }
    }

    fn token(&self, arguments: &[&str]) -> String {
        let folder = self.data.path().to_str().expect("a path in UTF-8");
        let all = [&["token"], arguments, &["--data", folder]].concat();
        let ended = Command::new(all).run();
        assert_eq!(ended.code, 0, "{}", ended.err);
        ended.out.trim().to_owned()
    }

    fn reader(&self) -> String {
        let token = self.token(&["create", "--role", "reader", "--name", "Lees"]);
        // What was made while the service runs counts within a second.
        std::thread::sleep(Duration::from_millis(600));
        token
    }
}

#[test]
fn attack_7_a_page_of_another_site_opens_none() {
    let program = Program::serve(&[]);
    let open = |origin: &str| Socket::open_with(&program, Some(("Origin", origin))).err();
    assert_eq!(open("http://evil.example"), Some(403));
    assert_eq!(open("null"), Some(403));
    assert_eq!(open(&format!("http://{}", program.address)), None);
}

#[test]
fn attack_8_one_that_says_nothing_is_closed() {
    let mut program = Program::serve(&[]);
    program.endures(|program| {
        let mut silent: Vec<Socket> = (0..50).map(|_| Socket::open(program)).collect();
        let mut pinging = Socket::open(program);
        let since = Instant::now();
        while since.elapsed() < Duration::from_secs(9) {
            pinging.say(&json!({ "type": "ping" }));
            std::thread::sleep(Duration::from_millis(500));
        }
        for socket in silent.iter_mut().chain([&mut pinging]) {
            assert_eq!(socket.close_code(), 4408);
        }
        let held = since.elapsed();
        assert!(
            held > Duration::from_secs(9) && held < Duration::from_secs(12),
            "{held:?}"
        );
    });
}

#[test]
fn attack_9_twenty_subscriptions_are_the_most_on_one_socket() {
    let mut program = Program::serve(&[]);
    program.endures(|program| {
        let mut socket = Socket::known(program, None);
        for id in 0..20 {
            socket.subscribe(&id.to_string(), WAITING);
        }
        assert_eq!(socket.hear_within(Duration::from_millis(300)), Heard::Nothing);
        // One that is over makes room for another.
        socket.say(&json!({ "id": "7", "type": "complete" }));
        socket.subscribe("another", WAITING);
        assert_eq!(socket.hear_within(Duration::from_millis(300)), Heard::Nothing);
        for id in 20..5_000 {
            let said = json!({ "id": id.to_string(), "type": "subscribe", "payload": { "query": WAITING } });
            if !socket.say(&said) {
                break;
            }
        }
        match socket.hear() {
            Heard::Closed(4429, reason) => assert!(reason.contains("at most 20"), "{reason}"),
            other => panic!("{other:?}"),
        }
    });
}

#[test]
fn attack_23_guessed_tokens_and_one_that_is_taken_back() {
    let mut kept = Kept::new(&[]);
    let token = kept.reader();
    kept.program.endures(|program| {
        for guess in ["", "schakel-", "schakel-0000", &token[..token.len() - 1]] {
            let mut socket = Socket::open(program);
            socket.init(Some(guess));
            assert_eq!(socket.close_code(), 4403, "{guess}");
        }
    });
    let mut live = Socket::known(&kept.program, Some(&token));
    live.subscribe("a", QUERY);
    assert_eq!(live.next("a")["number"], 1);
    let mut anonymous = Socket::known(&kept.program, None);
    // The making of another token ends nobody's stream.
    kept.token(&["create", "--role", "reader", "--name", "Ander"]);
    assert_eq!(
        live.hear_within(Duration::from_millis(1_000)),
        Heard::Nothing
    );
    kept.token(&["revoke", "1"]);
    let since = Instant::now();
    assert_eq!(live.close_code(), 4403);
    assert!(
        since.elapsed() < Duration::from_secs(1),
        "{:?}",
        since.elapsed()
    );
    assert_eq!(
        anonymous.hear_within(Duration::from_millis(500)),
        Heard::Nothing
    );
    assert!(kept.program.is_up());
}

#[test]
fn where_reading_is_closed_a_token_opens_it() {
    let kept = Kept::new(&["--public-read", "off"]);
    let mut socket = Socket::open(&kept.program);
    socket.init(None);
    assert_eq!(socket.close_code(), 4403);
    let token = kept.reader();
    let mut socket = Socket::known(&kept.program, Some(&token));
    socket.subscribe("a", QUERY);
    assert_eq!(socket.next("a")["number"], 1);
}

#[test]
fn what_the_protocol_refuses_closes_with_its_code() {
    let mut program = Program::serve(&[]);
    program.endures(|program| {
        let check = |is_known: bool, said: &[&str], expect: u16| {
            let mut socket = match is_known {
                true => Socket::known(program, None),
                false => Socket::open(program),
            };
            for said in said {
                socket.send(Message::text(*said));
            }
            assert_eq!(socket.close_code(), expect, "{said:?}");
        };
        let subscribe = json!({ "id": "a", "type": "subscribe", "payload": { "query": WAITING } });
        let subscribe = subscribe.to_string();
        check(false, &[&subscribe], 4401);
        check(true, &[r#"{"type":"connection_init"}"#], 4429);
        check(false, &[r#"{"type":"connection_init","payload":7}"#], 4400);
        check(true, &[&subscribe, &subscribe], 4409);
        check(true, &[r#"{"type":"start"}"#], 4400);
        check(
            true,
            &[r#"{"type":"subscribe","payload":{"query":"x"}}"#],
            4400,
        );
        check(true, &["hello"], 4400);
        check(true, &[&"[".repeat(60_000)], 4400);
        check(true, &["{\"type\":\"ping\",\"payload\":\"\\u0000\"}"], 4400);
        let large = format!(r#"{{"type":"ping","payload":"{}"}}"#, "x".repeat(70_000));
        check(true, &[&large], 1009);
        let mut socket = Socket::known(program, None);
        socket.send(Message::binary(subscribe));
        assert_eq!(socket.close_code(), 4400);
    });
}

#[test]
fn what_is_no_frame_ends_the_socket_alone() {
    let mut program = Program::serve(&[]);
    program.endures(|program| {
        for bytes in [
            &[0xff; 64][..],
            b"GET / HTTP/1.1\r\n\r\n",
            &[0x81, 0xff, 0, 0, 0, 1, 0, 0, 0, 0, 1, 2, 3, 4],
        ] {
            let mut socket = Socket::known(program, None);
            socket.stream().write_all(bytes).expect("it is open");
            let heard = socket.hear();
            assert!(
                matches!(heard, Heard::Closed(..) | Heard::Gone),
                "{bytes:?}: {heard:?}"
            );
        }
    });
}

#[test]
fn documents_pass_the_same_guard() {
    let mut program = Program::serve(&[]);
    program.endures(|program| {
        let mut socket = Socket::known(program, None);
        let mut check = |query: &str, expect: &str| {
            socket.subscribe("a", query);
            let Heard::Message(told) = socket.hear() else {
                panic!("{query}");
            };
            assert_eq!(
                (&told["type"], &told["id"]),
                (&json!("error"), &json!("a")),
                "{told}"
            );
            assert_eq!(told["payload"][0]["extensions"]["code"], expect, "{told}");
        };
        check("{ network { provenance { revision } } }", "BAD_INPUT");
        check(
            "mutation { undo(revision: 1, reason: \"x\", operationId: \"1\") { number } }",
            "BAD_INPUT",
        );
        check("subscription { __typename }", "BAD_INPUT");
        check(
            "subscription { revisions { number } b: revisions { number } }",
            "BAD_INPUT",
        );
        check(
            "subscription { ...f } fragment f on Subscription { revisions { number } }",
            "BAD_INPUT",
        );
        check("subscription { revisions { nummer } }", "BAD_INPUT");
        check(
            "subscription { revisions(after: -1) { number } }",
            "BAD_INPUT",
        );
        check(
            "subscription { revisions(after: 2) { number } }",
            "NOT_FOUND",
        );
        check("nothing", "BAD_INPUT");
        let wide = format!(
            "subscription {{ revisions {{ {} }} }}",
            "number ".repeat(9_000)
        );
        check(&wide, "TOO_COMPLEX");
        let aliases: String = (0..250).map(|at| format!("a{at}: number ")).collect();
        check(
            &format!("subscription {{ revisions {{ {aliases} }} }}"),
            "TOO_COMPLEX",
        );
        socket.say(&json!({ "id": "a", "type": "subscribe", "payload": { "query": 7 } }));
        assert!(matches!(socket.hear(), Heard::Message(told) if told["type"] == "error"));
        socket.subscribe("a", QUERY);
        assert_eq!(socket.next("a")["number"], 1);
    });
}

#[test]
fn pings_are_answered() {
    let program = Program::serve(&[]);
    let mut socket = Socket::open(&program);
    let ping = json!({ "type": "ping", "payload": { "a": [1] } });
    socket.say(&ping);
    let pong = json!({ "type": "pong", "payload": { "a": [1] } });
    assert_eq!(socket.hear(), Heard::Message(pong));
    socket.init(None);
    assert_eq!(
        socket.hear(),
        Heard::Message(json!({ "type": "connection_ack" }))
    );
    socket.say(&json!({ "type": "ping" }));
    assert_eq!(socket.hear(), Heard::Message(json!({ "type": "pong" })));
    socket.say(&json!({ "type": "pong" }));
    assert_eq!(
        socket.hear_within(Duration::from_millis(200)),
        Heard::Nothing
    );
}

#[test]
fn places_for_sockets_are_bounded_and_come_free() {
    let program = Program::serve(&["--sockets-max", "3"]);
    let mut open: Vec<Socket> = (0..3).map(|_| Socket::known(&program, None)).collect();
    assert_eq!(Socket::open_with(&program, None).err(), Some(503));
    let told: Value = program
        .ask("{ network { provenance { revision } } }", json!({}))
        .json();
    assert_eq!(told["errors"], Value::Null);
    drop(open.pop());
    let again = (0..50).find_map(|_| {
        std::thread::sleep(Duration::from_millis(20));
        Socket::open_with(&program, None).ok()
    });
    assert!(again.is_some());
}
