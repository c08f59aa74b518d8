//! Attacks 5, 6 and 7: questions that another site's page sends, and pages that rebind their name.

use support::{Program, Reply};

const BODY: &[u8] = br#"{"query":"{ network { provenance { revision } } }"}"#;

/// The handshake of a web socket.
const UPGRADE: [&str; 5] = [
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Protocol: graphql-transport-ws",
];

/// A question with these headers.
fn post(program: &Program, headers: &[&str]) -> Reply {
    program.send("POST", "/graphql", headers, BODY)
}

#[test]
fn only_json_is_a_question() {
    let mut program = Program::serve(&[]);
    program.endures(|program| {
        let check = |media_type: Option<&str>, expect: u16| {
            let header = media_type.map(|media_type| format!("Content-Type: {media_type}"));
            let reply = post(program, header.as_deref().as_slice());
            assert_eq!(reply.status, expect, "{media_type:?}: {}", reply.text());
        };
        check(Some("application/json"), 200);
        check(Some("application/json; charset=utf-8"), 200);
        check(Some("Application/JSON;charset=UTF-8"), 200);
        check(None, 415);
        check(Some("text/plain"), 415);
        check(Some("text/plain; application/json"), 415);
        check(Some("application/x-www-form-urlencoded"), 415);
        check(Some("multipart/form-data; boundary=application/json"), 415);
        check(Some("application/jsonp"), 415);
        check(Some("application/json; charset=utf-16"), 415);
        check(Some(""), 415);
        let twice = ["Content-Type: application/json", "Content-Type: text/plain"];
        assert_eq!(post(program, &twice).status, 415);
    });
}

#[test]
fn a_question_comes_by_post() {
    let mut program = Program::serve(&[]);
    program.endures(|program| {
        for method in ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"] {
            let reply = program.send(method, "/graphql?query={__typename}", &[], b"");
            assert_eq!(reply.status, 405, "{method}");
            assert_eq!(reply.header("allow"), Some("POST"), "{method}");
        }
    });
}

#[test]
fn a_page_of_another_site_is_not_answered() {
    let mut program = Program::serve(&[]);
    program.endures(|program| {
        let own = program.address.to_string();
        let check = |origin: &str, expect: u16| {
            let headers = [
                "Content-Type: application/json".into(),
                format!("Origin: {origin}"),
            ];
            let headers = headers.each_ref().map(String::as_str);
            assert_eq!(post(program, &headers).status, expect, "{origin}");
        };
        check(&format!("http://{own}"), 200);
        check("http://evil.example", 403);
        check("null", 403);
        check("http://127.0.0.1", 403);
        check("http://127.0.0.1:1", 403);
        check(&format!("http://{own}.evil.example"), 403);
        check(&format!("http://evil.example/{own}"), 403);
        check(&format!("http://evil.example@{own}"), 403);
        check(&own, 403);
    });
}

#[test]
fn a_web_socket_is_opened_to_our_own_page_alone() {
    let mut program = Program::serve(&[]);
    program.endures(|program| {
        let check = |origin: Option<&str>, expect: u16| {
            let header = origin.map(|origin| format!("Origin: {origin}"));
            let upgrade = [&UPGRADE[..], header.as_deref().as_slice()].concat();
            let status = program.send("GET", "/graphql", &upgrade, b"").status;
            assert_eq!(status, expect, "{origin:?}");
        };
        check(None, 101);
        check(Some(&format!("http://{}", program.address)), 101);
        check(Some("http://evil.example"), 403);
        check(Some("null"), 403);
        check(
            Some(&format!("http://{}.evil.example", program.address)),
            403,
        );
    });
}

#[test]
fn what_is_no_handshake_is_refused() {
    let mut program = Program::serve(&[]);
    program.endures(|program| {
        let check = |left_out: &str, instead: &str, expect: u16| {
            let kept = UPGRADE.iter().filter(|line| !line.starts_with(left_out));
            let upgrade: Vec<&str> = kept.copied().chain([instead]).collect();
            let reply = program.send("GET", "/graphql", &upgrade, b"");
            assert_eq!(reply.status, expect, "{left_out}: {}", reply.text());
        };
        check("Sec-WebSocket-Protocol", "X-None: 1", 400);
        check(
            "Sec-WebSocket-Protocol",
            "Sec-WebSocket-Protocol: graphql-ws",
            400,
        );
        check("Sec-WebSocket-Version", "Sec-WebSocket-Version: 8", 400);
        check("Sec-WebSocket-Key", "X-None: 1", 400);
        check("Upgrade", "Upgrade: h2c", 400);
        check("Upgrade", "X-None: 1", 405);
        assert_eq!(program.send("HEAD", "/graphql", &UPGRADE, b"").status, 400);
        assert_eq!(program.send("POST", "/graphql", &UPGRADE, b"").status, 415);
    });
}

#[test]
fn a_name_that_was_rebound_to_this_machine_is_refused() {
    let program = Program::serve(&[]);
    let check = |host: &str, expect: u16| {
        let mut connection = support::Connection::to(program.address);
        connection.send(format!("GET /health/live HTTP/1.1\r\n{host}\r\n").as_bytes());
        let status = connection.reply().expect("a reply").status;
        assert_eq!(status, expect, "{host}");
    };
    check("Host: localhost\r\n", 200);
    check("Host: LOCALHOST:8080\r\n", 200);
    check("Host: 127.0.0.1:1\r\n", 200);
    check("Host: [::1]:8080\r\n", 200);
    check("Host: evil.example\r\n", 421);
    check("Host: evil.example:8080\r\n", 421);
    check("Host: 127.0.0.1.evil.example\r\n", 421);
    check("Host: localhost.evil.example\r\n", 421);
    check("Host: 127.0.0.1:80:evil.example\r\n", 421);
    check("Host: localhost@evil.example\r\n", 421);
    check("Host: \r\n", 421);
    check("Host: localhost\r\nHost: evil.example\r\n", 421);
    check("", 421);
}
