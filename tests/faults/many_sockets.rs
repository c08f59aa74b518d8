//! `many-sockets ADDRESS NUMBER`: opens so many web sockets, all of which subscribe and one in ten of which
//! never reads. Says in JSON lines how many read, and then of each revision when the last of them had it.

use std::io::Write as _;
use std::net::SocketAddr;
use std::time::{Duration, SystemTime};

use serde_json::{Value, json};
use support::{Heard, Socket};

const SUBSCRIPTION: &str = "subscription { revisions { number by reason summary } }";
/// Between two looks at all of them.
const PAUSE: Duration = Duration::from_millis(2);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [address, number] = &arguments[..] else {
        eprintln!("many-sockets ADDRESS NUMBER");
        std::process::exit(2);
    };
    let address: SocketAddr = address.parse().expect("an address");
    let number: usize = number.parse().expect("a number");
    let (mut readers, mut silent) = (Vec::new(), Vec::new());
    for at in 0..number {
        let mut socket = opened(address);
        match at % 10 {
            9 => silent.push(socket),
            _ => {
                socket.never_wait();
                readers.push((socket, 0_u64));
            }
        }
    }
    // What is subscribed is answered in order: a ping that comes back was read after it.
    say(&json!({ "readers": readers.len(), "silent": silent.len() }));
    listen(&mut readers);
}

fn opened(address: SocketAddr) -> Socket {
    let mut socket = Socket::open_at(address, None).expect("room for a socket");
    socket.init(None);
    assert_eq!(
        socket.hear(),
        Heard::Message(json!({ "type": "connection_ack" }))
    );
    socket.subscribe("a", SUBSCRIPTION);
    socket.say(&json!({ "type": "ping" }));
    assert_eq!(socket.hear(), Heard::Message(json!({ "type": "pong" })));
    socket
}

/// Hears for ever; each revision is told when all have heard it.
fn listen(readers: &mut [(Socket, u64)]) {
    let mut told = 0;
    loop {
        for (socket, newest) in &mut *readers {
            if let Some(message) = socket.at_hand() {
                let number = message["payload"]["data"]["revisions"]["number"].as_u64();
                let number = number.unwrap_or_else(|| panic!("no revision: {message}"));
                assert!(
                    *newest == 0 || number == *newest + 1,
                    "one was missed before {number}"
                );
                *newest = number;
            }
        }
        let slowest = readers.iter().map(|(_, newest)| *newest).min().unwrap_or(0);
        if slowest > told {
            told = slowest;
            say(&json!({ "number": slowest, "last": now_micros() }));
        }
        std::thread::sleep(PAUSE);
    }
}

fn say(line: &Value) {
    let mut output = std::io::stdout();
    // Whoever listens no more has ended.
    if writeln!(output, "{line}")
        .and_then(|()| output.flush())
        .is_err()
    {
        std::process::exit(0);
    }
}

fn now_micros() -> u64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    u64::try_from(since.expect("a clock").as_micros()).expect("a moment of this age")
}
