//! The server itself: it ends with whoever started it, also when that one is killed.
#![expect(
    clippy::expect_used,
    reason = "a test that cannot go on says so by panicking"
)]

use std::io::{BufRead as _, BufReader};
use std::net::{SocketAddr, TcpStream};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

#[test]
fn a_server_ends_with_its_starter_even_when_that_is_killed() {
    let mut starter = Command::new(env!("CARGO_BIN_EXE_with-neo4j"))
        .args(["sh", "-c", "echo $SCHAKEL_TEST_NEO4J_URI; exec sleep 60"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut line = String::new();
    let output = starter.stdout.take().expect("its standard output");
    BufReader::new(output).read_line(&mut line).expect("a line");
    let address: SocketAddr = line
        .trim_end()
        .strip_prefix("bolt://")
        .and_then(|address| address.parse().ok())
        .expect("an address");
    TcpStream::connect(address).expect("it answers");
    starter.kill().expect("it can be killed");
    starter.wait().expect("it is gone");
    let since = Instant::now();
    while TcpStream::connect(address).is_ok() {
        assert!(since.elapsed() < Duration::from_secs(10), "it lives on");
        std::thread::sleep(Duration::from_millis(50));
    }
}
