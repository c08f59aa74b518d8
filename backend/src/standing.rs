//! How it stands with a Neo4j that the program rests on, as last seen: there, or away and why.
//!
//! Knows no questions. It is looked at by a thread of its own, so that whoever asks is told at once.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use crate::store::{Connection, Error, Fault, Neo4j, Position};

/// How long until one looks again.
const PAUSE: Duration = Duration::from_secs(1);
/// How long where it takes somebody to mend it.
const LONG_PAUSE: Duration = Duration::from_secs(5);
/// How long where asking again only makes it worse: a wrong password locks its user out.
const LOCKED_OUT_PAUSE: Duration = Duration::from_secs(10);

/// How it stands with a Neo4j.
#[derive(Debug, Default)]
pub struct Standing {
    is_ready: AtomicBool,
    fault: Mutex<Option<Fault>>,
}

impl Standing {
    /// Whether the network was ever read: questions can be answered.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.is_ready.load(Ordering::Acquire)
    }

    /// The network is there to be asked.
    pub fn set_ready(&self) {
        self.is_ready.store(true, Ordering::Release);
        self.see(None);
    }

    /// What keeps it away; `None` where it answers.
    #[must_use]
    pub fn fault(&self) -> Option<Fault> {
        let fault = self.fault.lock().unwrap_or_else(PoisonError::into_inner);
        fault.clone()
    }

    /// Whether what is kept there can be read, as last seen. That others read it as well, or that it cannot
    /// be written, or not soon, stops no reading.
    #[must_use]
    pub fn lets_read(&self) -> bool {
        use Fault::{Busy, Moved, ReadOnly, Slow};
        let stops = |fault: Fault| !matches!(fault, Busy | ReadOnly | Slow(_) | Moved);
        !self.fault().is_some_and(stops)
    }

    /// Notes how an attempt went, tells the log of each change, and says how long to wait for the next.
    pub fn see(&self, failed: Option<&Error>) -> Duration {
        let now = failed.map(|error| match error {
            Error::Remote(_, fault) => fault.clone(),
            other => Fault::Failed(other.to_string()),
        });
        let pause = now.as_ref().map_or(PAUSE, pause);
        let mut fault = self.fault.lock().unwrap_or_else(PoisonError::into_inner);
        if fault.as_ref().map(ToString::to_string) != now.as_ref().map(ToString::to_string) {
            match failed {
                None => tracing::info!("Neo4j answers"),
                Some(error) => tracing::warn!(reason = error.to_string(), "Neo4j is not there"),
            }
        }
        *fault = now;
        pause
    }
}

/// How long to wait before a Neo4j is tried again that failed so.
#[must_use]
pub fn pause(fault: &Fault) -> Duration {
    match fault {
        Fault::Away(_) | Fault::Late(_) | Fault::Slow(_) | Fault::Busy | Fault::Moved => PAUSE,
        Fault::Password => LOCKED_OUT_PAUSE,
        _ => LONG_PAUSE,
    }
}

/// Looks whether a Neo4j answers, now and then, as long as anybody wants to know, and tells its newest revision each time.
///
/// # Errors
/// When no thread can be started.
pub fn watch(
    connection: Connection,
    standing: &Arc<Standing>,
    newest: impl FnMut(Position) + Send + 'static,
) -> std::io::Result<()> {
    let standing = Arc::downgrade(standing);
    let look = move || watching(&connection, &standing, newest);
    let thread = std::thread::Builder::new().name("schakel-watch".to_owned());
    thread.spawn(look).map(|_| ())
}

fn watching(connection: &Connection, standing: &Weak<Standing>, mut newest: impl FnMut(Position)) {
    while let Some(standing) = standing.upgrade() {
        let looked = Neo4j::look(connection);
        let pause = standing.see(looked.as_ref().err());
        drop(standing);
        if let Ok(revision) = looked {
            newest(revision);
        }
        std::thread::sleep(pause);
    }
}
