//! How the service starts and stops.

use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use support::client::question;
use support::{Command, Connection, Program};

#[test]
fn it_stops_when_told_to_and_says_nothing_more_on_standard_output() {
    for signal in ["TERM", "INT"] {
        let mut program = Program::serve(&[]);
        let mut idle = Connection::to(program.address);
        assert!(idle.send(b"GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        assert_eq!(idle.reply().map(|reply| reply.status), Some(200));
        let half_sent = {
            let mut connection = Connection::to(program.address);
            connection.send(b"GET /health/live HTTP/1.1\r\nHost: local");
            connection
        };
        program.signal(signal);
        let (status, output) = program.ended_within(Duration::from_secs(10));
        assert_eq!(
            (status.code(), output.as_str()),
            (Some(0), ""),
            "{signal}: {}",
            program.log()
        );
        drop(half_sent);
    }
}

#[test]
fn it_stops_under_load() {
    let mut program = Program::serve(&[]);
    let address = program.address;
    let body =
        r#"{"query":"query($s:Int!){network{clusters(seed:$s){modularity}}}","variables":{"s":7}}"#;
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(move || while asked(address, body) {});
        }
        std::thread::sleep(Duration::from_secs(1));
        program.signal("TERM");
        let (status, _) = program.ended_within(Duration::from_secs(10));
        assert_eq!(status.code(), Some(0), "{}", program.log());
    });
}

/// Whether a service still takes questions.
fn asked(address: SocketAddr, body: &str) -> bool {
    let Ok(stream) = TcpStream::connect(address) else {
        return false;
    };
    let mut connection = Connection::over(stream);
    connection.send(&question(address, body));
    connection.reply().is_none_or(|reply| reply.status == 200)
}

#[test]
fn a_taken_address_is_said_clearly() {
    let program = Program::serve(&[]);
    let address = program.address.to_string();
    let ended = Command::new(["serve", "--listen", &address]).run();
    assert_eq!((ended.code, ended.out.as_str()), (3, ""));
    assert!(
        ended.err.contains(&address) && ended.err.contains("in use"),
        "{}",
        ended.err
    );
    assert_eq!(ended.err.lines().count(), 1, "{}", ended.err);
}
