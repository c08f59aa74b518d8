//! Attack 10: connections that are held open, and headers that are too much.

use std::time::{Duration, Instant};

use support::{Connection, Program};

/// Held connections are closed by then.
const CLOSED_WITHIN: Duration = Duration::from_secs(10);

/// What the machine may add to it.
const SLACK: Duration = Duration::from_secs(2);

const HOST: &str = "Host: localhost\r\n";

/// Sends a start, then a piece now and then; how long it was let.
fn drip(program: &Program, start: &str, piece: &str) -> Duration {
    let mut connection = Connection::to(program.address);
    let since = Instant::now();
    connection.send(start.as_bytes());
    while since.elapsed() < CLOSED_WITHIN + SLACK {
        if connection.closes_within(Duration::from_millis(300)) {
            return since.elapsed();
        }
        connection.send(piece.as_bytes());
    }
    panic!("held open with {start:?}");
}

#[test]
fn slow_headers_and_bodies_are_closed() {
    let mut program = Program::serve(&[]);
    let json = "Content-Type: application/json\r\n";
    let post = format!("POST /graphql HTTP/1.1\r\n{HOST}{json}");
    let cases = [
        ("nothing at all", String::new(), ""),
        ("half a request line", "GET /hea".into(), "x"),
        (
            "headers without an end",
            format!("GET /health/live HTTP/1.1\r\n{HOST}"),
            "X-A: b\r\n",
        ),
        (
            "a body byte by byte",
            format!("{post}Content-Length: 60000\r\n\r\n{{"),
            " ",
        ),
        (
            "a body chunk by chunk",
            format!("{post}Transfer-Encoding: chunked\r\n\r\n"),
            "1\r\n \r\n",
        ),
    ];
    program.endures(|program| {
        std::thread::scope(|scope| {
            for (what, start, piece) in &cases {
                scope.spawn(move || {
                    let held = drip(program, start, piece);
                    assert!(held < CLOSED_WITHIN + SLACK, "{what}: {held:?}");
                });
            }
        });
    });
}

#[test]
fn answers_that_nobody_takes_are_dropped() {
    let mut program = Program::serve(&[]);
    program.endures(|program| {
        let mut connection = Connection::to(program.address);
        let one = format!("GET /schema.graphql HTTP/1.1\r\n{HOST}\r\n");
        let bytes = program.get("/schema.graphql").body.len();
        let asked = 64 * 1024 * 1024 / bytes;
        connection.send(one.repeat(asked).as_bytes());
        std::thread::sleep(CLOSED_WITHIN + SLACK);
        let answered = std::iter::from_fn(|| connection.reply()).count();
        assert!(
            answered < asked,
            "{answered} of {asked} answers were kept ready"
        );
    });
}

#[test]
fn two_hundred_slow_connections_leave_the_others_alone() {
    let mut program = Program::serve(&[]);
    program.endures(|program| {
        let mut held: Vec<Connection> = (0..200).map(|_| Connection::to(program.address)).collect();
        for connection in &mut held {
            assert!(connection.send(b"POST /graphql HTTP/1.1\r\nHost: local"));
        }
        let since = Instant::now();
        for connection in &mut held {
            assert!(connection.closes_within(CLOSED_WITHIN + SLACK), "held open");
        }
        assert!(
            since.elapsed() < CLOSED_WITHIN + SLACK,
            "{:?}",
            since.elapsed()
        );
    });
}

#[test]
fn headers_have_a_limit() {
    let mut program = Program::serve(&[]);
    let many = "X-A: b\r\n".repeat(2_000);
    let long = format!("X-A: {}\r\n", "b".repeat(100_000));
    let address = format!("/{}", "a".repeat(100_000));
    program.endures(|program| {
        let check = |what: &str, path: &str, headers: &str| {
            let mut connection = Connection::to(program.address);
            connection.send(format!("GET {path} HTTP/1.1\r\n{HOST}{headers}\r\n").as_bytes());
            let status = connection.reply().map(|reply| reply.status);
            assert!(
                matches!(status, None | Some(414 | 431)),
                "{what}: {status:?}"
            );
        };
        check("many", "/health/live", &many);
        check("long", "/health/live", &long);
        check("a long address", &address, "");
    });
}

#[test]
fn what_is_no_http_is_refused() {
    let mut program = Program::serve(&[]);
    program.endures(|program| {
        let check = |bytes: &[u8]| {
            let mut connection = Connection::to(program.address);
            connection.send(bytes);
            let status = connection.reply().map(|reply| reply.status);
            assert!(matches!(status, None | Some(400)), "{bytes:?}: {status:?}");
        };
        check(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03");
        check(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        check(b"GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-A: a\0b\r\n\r\n");
        check(b"GET /health/live HTTP/1.1\r\nHost: localhost\r\nBad Name: b\r\n\r\n");
        check(b"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}");
        check(b"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n");
    });
}
