//! An attack, and what must hold beside and after it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::client::Connection;
use crate::{Program, client};

/// Until when a small question beside an attack is answered.
const CANARY_WITHIN: Duration = Duration::from_millis(500);

/// How much more memory may be in use after an attack.
const MEMORY_KILOBYTES: u64 = 50 * 1024;

/// How long memory may take to return.
const MEMORY_WITHIN: Duration = Duration::from_secs(10);

/// The small question.
const CANARY: &str = r#"{"query":"{ network { provenance { revision } } }"}"#;

/// One attack at a time: the canary must not die of the neighbour's attack on another program.
static ALONE: Mutex<()> = Mutex::new(());

impl Program {
    /// Runs an attack beside the canary; afterwards memory is back and the program is up.
    pub fn endures<T>(&mut self, attack: impl FnOnce(&Self) -> T) -> T {
        let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        assert_eq!(
            self.post(CANARY).status,
            200,
            "the canary sings before the attack"
        );
        let before = self.memory_kilobytes();
        let canary = Canary::beside(self);
        let outcome = attack(self);
        canary.stop();
        assert_eq!(
            self.post(CANARY).status,
            200,
            "the canary sings after the attack"
        );
        self.assert_memory_returns(before);
        assert!(self.is_up(), "the program is up");
        assert!(!self.log().contains("panicked"), "no panic: {}", self.log());
        outcome
    }

    fn assert_memory_returns(&self, before: u64) {
        let since = Instant::now();
        loop {
            let now = self.memory_kilobytes();
            if now <= before + MEMORY_KILOBYTES {
                return;
            }
            assert!(
                since.elapsed() < MEMORY_WITHIN,
                "memory grew from {before} to {now} kB"
            );
            std::thread::sleep(Duration::from_millis(100));
        }
    }
}

/// Asks a small question again and again, on connections of its own.
struct Canary {
    stopped: Arc<AtomicBool>,
    slowest: JoinHandle<Duration>,
}

impl Canary {
    fn beside(program: &Program) -> Self {
        let (address, stopped) = (program.address, Arc::new(AtomicBool::new(false)));
        let seen = Arc::clone(&stopped);
        let slowest = std::thread::spawn(move || {
            let mut slowest = Duration::ZERO;
            while !seen.load(Ordering::Relaxed) {
                slowest = slowest.max(sing(address));
                std::thread::sleep(Duration::from_millis(50));
            }
            slowest
        });
        Self { stopped, slowest }
    }

    fn stop(self) {
        self.stopped.store(true, Ordering::Relaxed);
        let slowest = self.slowest.join().expect("the canary sang to the end");
        assert!(slowest <= CANARY_WITHIN, "the canary took {slowest:?}");
    }
}

fn sing(address: std::net::SocketAddr) -> Duration {
    let since = Instant::now();
    let mut connection = Connection::to(address);
    connection.send(&client::question(address, CANARY));
    let reply = connection.reply().expect("an answer to the canary");
    assert_eq!(
        (reply.status, reply.json()["errors"].is_null()),
        (200, true),
        "{}",
        reply.text()
    );
    since.elapsed()
}
