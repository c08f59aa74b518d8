//! Attacks 4 and 13: bodies that are no question, or too much of one.

use std::io::Write;
use std::time::{Duration, Instant};

use support::{Connection, Program, Reply, client};

const JSON: &str = "Content-Type: application/json";

/// Bodies end their refusal here at the latest.
const EARLY: Duration = Duration::from_secs(10);

fn post(program: &Program, body: &[u8]) -> Reply {
    program.send("POST", "/graphql", &[JSON], body)
}

#[test]
fn what_is_no_question_is_refused_by_name() {
    let mut program = Program::serve(&[]);
    program.endures(|program| {
        let check = |what: &str, body: &[u8], status: u16, words: &str| {
            let reply = post(program, body);
            assert_eq!(
                (reply.status, reply.codes()),
                (status, vec!["BAD_INPUT".into()]),
                "{what}"
            );
            assert!(reply.text().contains(words), "{what}: {}", reply.text());
        };
        check("text", b"hello", 400, "not a request");
        check("a number", b"7", 400, "not a request");
        check("an empty object", b"{}", 400, "not a request");
        check(
            "a query that is no text",
            br#"{"query":7}"#,
            400,
            "not a request",
        );
        check(
            "variables that are no object",
            br#"{"query":"{a}","variables":[1]}"#,
            400,
            "not a request",
        );
        check("half an object", br#"{"query":"{a}""#, 400, "not a request");
        check(
            "another encoding",
            b"{\"query\":\"{ \xff\xfe }\"}",
            400,
            "not a request",
        );
        check("a NUL byte", b"{\"query\":\"{a\0}\"}", 400, "NUL");
        check("a NUL written out", br#"{"query":"{a\u0000}"}"#, 400, "NUL");
        check(
            "a batch of one",
            br#"[{"query":"{__typename}"}]"#,
            400,
            "one JSON object",
        );
    });
}

#[test]
fn a_batch_is_refused_whatever_its_size() {
    let mut program = Program::serve(&[]);
    let one = r#"{"query":"{ network { provenance { revision } } }"}"#;
    let batch = format!("[{}]", vec![one; 1000].join(","));
    let reply = program.endures(|program| post(program, batch.as_bytes()));
    assert_eq!(reply.status, 400, "{}", reply.text());
}

#[test]
fn variables_are_not_followed_into_the_deep() {
    let mut program = Program::serve(&[]);
    let (open, close) = ("[".repeat(20_000), "]".repeat(20_000));
    let lists = format!(r#"{{"query":"{{__typename}}","variables":{{"a":{open}{close}}}}}"#);
    let (open, close) = (r#"{"a":"#.repeat(9_000), "}".repeat(9_000));
    let objects = format!(r#"{{"query":"{{__typename}}","variables":{open}1{close}}}"#);
    program.endures(|program| {
        assert_eq!(post(program, lists.as_bytes()).status, 400);
        assert_eq!(post(program, objects.as_bytes()).status, 400);
    });
}

#[test]
fn a_large_body_is_refused() {
    let mut program = Program::serve(&[]);
    program.endures(|program| {
        for bytes in [64 * 1024 + 1, 3 * 1024 * 1024] {
            let body = vec![b' '; bytes];
            let reply = post(program, &body);
            assert_eq!(
                (reply.status, reply.codes()),
                (413, vec!["TOO_LARGE".into()]),
                "{bytes} bytes"
            );
        }
        let fits = format!("{}{{\"query\":\"{{__typename}}\"}}", " ".repeat(60_000));
        assert_eq!(post(program, fits.as_bytes()).status, 200);
    });
}

#[test]
fn a_length_that_is_only_announced_is_refused_before_it_comes() {
    let mut program = Program::serve(&[]);
    program.endures(|program| {
        let mut connection = Connection::to(program.address);
        let head = format!(
            "POST /graphql HTTP/1.1\r\nHost: {}\r\n{JSON}\r\n",
            program.address
        );
        connection.send(head.as_bytes());
        connection.send(b"Content-Length: 99999999999\r\n\r\n{");
        assert_eq!(connection.reply().map(|reply| reply.status), Some(413));
        assert!(
            connection.closes_within(EARLY),
            "the rest is not waited for"
        );
    });
}

#[test]
fn endless_chunks_end() {
    let mut program = Program::serve(&[]);
    program.endures(|program| {
        let mut connection = Connection::to(program.address);
        let head = format!(
            "POST /graphql HTTP/1.1\r\nHost: {}\r\n{JSON}\r\n",
            program.address
        );
        connection.send(head.as_bytes());
        connection.send(b"Transfer-Encoding: chunked\r\n\r\n");
        let chunk = [b"4000\r\n".as_slice(), &[b' '; 0x4000], b"\r\n"].concat();
        let since = Instant::now();
        while connection.send(&chunk) {
            assert!(since.elapsed() < EARLY, "still taking chunks");
        }
    });
}

#[test]
fn packed_bodies_are_not_unpacked() {
    let mut program = Program::serve(&[]);
    let bomb = gzip_of_spaces();
    assert!(
        bomb.len() < 64 * 1024,
        "the bomb is small: {} bytes",
        bomb.len()
    );
    program.endures(|program| {
        for encoding in [
            "gzip",
            "br",
            "deflate",
            "zstd",
            "identity, gzip",
            "none-such",
        ] {
            let encoding = format!("Content-Encoding: {encoding}");
            let reply = program.send("POST", "/graphql", &[JSON, &encoding], &bomb);
            assert_eq!(reply.status, 415, "{encoding}");
        }
    });
}

/// 16 MiB of spaces, packed.
fn gzip_of_spaces() -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(&vec![b' '; 16 << 20]).expect("packed");
    packer.finish().expect("packed")
}

#[test]
fn a_body_that_breaks_off_hurts_nobody() {
    let mut program = Program::serve(&[]);
    program.endures(|program| {
        for cut in 1..60 {
            let whole = client::question(program.address, r#"{"query":"{ __typename }"}"#);
            let mut connection = Connection::to(program.address);
            connection.send(&whole[..whole.len() - cut]);
        }
    });
}
