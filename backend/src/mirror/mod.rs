//! A copy of the embedded store in a Neo4j, which follows it revision by revision.
//!
//! The store is the truth, and nobody waits for the copy: what is still to be brought over is what the
//! store's log has more than the copy's. `follow` is the thread that brings it, `apart` says where a copy
//! does not follow, `check` compares record by record and mends. Knows no Cypher and no faces.

mod apart;
mod check;
mod follow;

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

use crate::engine::Engine;
use crate::standing;
use crate::store::{
    self, Access, Chain, Connection, Embedded, Error, Fault, Neo4j, Neo4jSettings, Revision,
};
use apart::last_shared;
pub use check::{Beside, Check, Look};
use follow::Follower;

/// How long the Neo4j may take for one thing: nobody waits for it, and a cold one is slow at first.
const DEADLINE: Duration = Duration::from_secs(5);

/// How it stands with a copy in a Neo4j, as last seen.
#[derive(Debug)]
pub struct Mirror {
    newest: watch::Receiver<u32>,
    seen: Mutex<Seen>,
}

#[derive(Debug, Default)]
struct Seen {
    /// The revision that the copy holds, where it follows.
    held: Option<u32>,
    fault: Option<Fault>,
}

/// What is told of a mirror.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What keeps it from following; `None` where nothing does.
    pub fault: Option<Fault>,
    /// How many revisions it lacks; `None` where it is not known what it holds.
    pub behind: Option<u32>,
}

impl Mirror {
    /// Starts to follow the store in a folder, whose newest revision the engine answers from; `newest` tells
    /// its number. The Neo4j need not be there yet.
    ///
    /// # Errors
    /// When the store cannot be read, the Neo4j's address is none, or no thread can be started.
    pub fn start(
        folder: &Path,
        settings: &Neo4jSettings,
        engine: Arc<Engine>,
        newest: watch::Receiver<u32>,
    ) -> store::Result<Arc<Self>> {
        let settings = Neo4jSettings {
            deadline: DEADLINE,
            ..settings.clone()
        };
        let log = Embedded::open(folder, Access::Read)?;
        let copy = Neo4j::later(Connection::new(&settings)?);
        let mirror = Arc::new(Self {
            newest: newest.clone(),
            seen: Mutex::default(),
        });
        let follower = Follower::new(log, copy, engine, newest, Arc::clone(&mirror));
        let failed = |what: String| Error::Failed(folder.to_owned(), what);
        follower
            .and_then(Follower::start)
            .map_err(|error| failed(format!("no thread could be started: {error}")))?;
        Ok(mirror)
    }

    /// How it stands with the copy.
    #[must_use]
    pub fn told(&self) -> Told {
        let newest = *self.newest.borrow();
        let seen = self.seen();
        Told {
            fault: seen.fault.clone(),
            behind: seen.held.map(|held| newest.saturating_sub(held)),
        }
    }

    /// Notes what the copy holds, whether or not more can be brought over; `None` where it is half way.
    fn holds(&self, held: Option<u32>) {
        self.seen().held = held;
    }

    /// Notes that the copy follows, up to a revision.
    fn follows(&self, held: u32) {
        let mut seen = self.seen();
        if seen.fault.is_some() || seen.held.is_none() {
            tracing::info!(revision = held, "the mirror in Neo4j follows");
        }
        *seen = Seen {
            held: Some(held),
            fault: None,
        };
    }

    /// Notes what keeps the copy from following, tells the log of each change, and says how long to wait
    /// before the next attempt.
    fn fails(&self, error: &Error) -> Duration {
        let fault = match error {
            Error::Remote(_, fault) => fault.clone(),
            other => Fault::Failed(other.to_string()),
        };
        let mut seen = self.seen();
        let known = seen.fault.as_ref().map(ToString::to_string);
        if known.is_none_or(|known| known != fault.to_string()) {
            tracing::warn!(reason = error.to_string(), "the mirror does not follow");
        }
        if matches!(fault, Fault::Astray(_)) {
            seen.held = None;
        }
        let pause = standing::pause(&fault);
        seen.fault = Some(fault);
        pause
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A revision of a store with its seal.
fn line(store: &Embedded, number: u32) -> store::Result<Option<(Revision, Chain)>> {
    let seal = store.seal(number)?;
    let chain = seal.and_then(|seal| seal.parse().ok());
    Ok(store.revision(number)?.zip(chain))
}
