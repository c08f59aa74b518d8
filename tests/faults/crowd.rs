//! Fault 17: many web sockets at once, one in ten of which never reads.
//!
//! The clients are a process of their own (`many_sockets.rs`), since each side needs a file for each socket.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command as Process, Stdio};
use std::time::{Duration, SystemTime};

use serde_json::Value;
use support::Program;

use crate::kept::Kept;
use support::times;

/// Of the program's memory, for each socket.
const KILOBYTES_EACH: u64 = 64;
/// Until when every reader has an event.
const HEARD_WITHIN: Duration = Duration::from_secs(1);
const EVENTS: u64 = 10;

struct Crowd {
    child: Child,
    lines: std::io::Lines<BufReader<std::process::ChildStdout>>,
}

impl Crowd {
    fn start(program: &Program, sockets: usize) -> Self {
        let mut child = Process::new(env!("CARGO_BIN_EXE_many-sockets"))
            .args([program.address.to_string(), sockets.to_string()])
            .stdout(Stdio::piped())
            .stdin(Stdio::piped())
            .spawn()
            .expect("the clients start");
        let output = child.stdout.take().expect("its output");
        let lines = BufReader::new(output).lines();
        Self { child, lines }
    }

    fn line(&mut self) -> Value {
        let line = self.lines.next().expect("a line").expect("a text");
        serde_json::from_str(&line).expect("JSON")
    }
}

impl Drop for Crowd {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn now_micros() -> u64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    u64::try_from(since.expect("a clock").as_micros()).expect("a moment of this age")
}

#[test]
fn fault_17_many_sockets_hear_every_event_in_time_and_cost_little() {
    let sockets = times(300, 10_000);
    let kept = Kept::new();
    let most = sockets.to_string();
    let program = Program::serve(&["--data", kept.argument(), "--sockets-max", &most]);
    kept.add(program.address, "first")
        .expect("it is acknowledged");
    let before = program.memory_kilobytes();
    let mut crowd = Crowd::start(&program, sockets);
    let readers = crowd.line()["readers"].as_u64().expect("how many read");
    assert_eq!(readers, (sockets - sockets / 10) as u64);
    let mut slowest = 0;
    for event in 0..EVENTS {
        let since = now_micros();
        let done = kept.add(program.address, &format!("event-{event}"));
        let (number, _) = done.expect("it is acknowledged");
        let heard = crowd.line();
        assert_eq!(heard["number"], number, "{heard}");
        let took = heard["last"]
            .as_u64()
            .expect("a moment")
            .saturating_sub(since);
        slowest = slowest.max(took);
    }
    let each = program.memory_kilobytes().saturating_sub(before) / sockets as u64;
    println!(
        "fault 17: {sockets} sockets, {readers} of which read: {EVENTS} events, each heard by all; the last one \
         after {} ms at worst, from before the edit was sent; {each} kB of memory for each socket",
        slowest / 1000
    );
    assert!(
        Duration::from_micros(slowest) < HEARD_WITHIN,
        "{slowest} microseconds"
    );
    assert!(each < KILOBYTES_EACH, "{each} kB each");
    drop(crowd);
    let after = kept.add(program.address, "after");
    after.expect("it goes on when all are gone");
}
