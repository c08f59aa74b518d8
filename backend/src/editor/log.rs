//! The log of revisions, read beside whoever writes it.
//!
//! Knows no wishes: what happened is told, nothing is decided.

use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use graph_data::edit::{Delta, revise};
use graph_data::network::Snapshot;
use lru::LruCache;

use crate::store::{self, Store};

/// Earlier revisions of the network that are kept ready.
const PAST_KEPT: NonZeroUsize = NonZeroUsize::new(4).expect("four is not zero");

/// A connection of its own to what a store has logged.
#[derive(Debug)]
pub struct Log {
    store: Mutex<Store>,
    past: Mutex<LruCache<u32, Arc<Snapshot>>>,
}

impl Log {
    /// The log of a store that was opened to read.
    #[must_use]
    pub fn new(store: Store) -> Self {
        Self {
            store: Mutex::new(store),
            past: Mutex::new(LruCache::new(PAST_KEPT)),
        }
    }

    /// Reads the log, away from the threads that answer.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn read<T: Send + 'static>(
        self: &Arc<Self>,
        read: impl FnOnce(&Store) -> store::Result<T> + Send + 'static,
    ) -> store::Result<T> {
        let log = Arc::clone(self);
        let reading = tokio::task::spawn_blocking(move || read(&log.store()));
        match reading.await {
            Ok(found) => found,
            Err(error) => Err(self.store().failed(error.to_string())),
        }
    }

    /// The network of an earlier revision; `None` where there was none. Costs a pass over the revisions
    /// since and a copy of the network, the first time.
    ///
    /// # Errors
    /// When the log cannot be read, or does not fit the network.
    pub async fn at(
        self: &Arc<Self>,
        newest: Arc<Snapshot>,
        number: u32,
    ) -> store::Result<Option<Arc<Snapshot>>> {
        if number == 0 || number > newest.revision() {
            return Ok(None);
        }
        if number == newest.revision() {
            return Ok(Some(newest));
        }
        if let Some(known) = self.kept().get(&number) {
            return Ok(Some(Arc::clone(known)));
        }
        let found = self.read(move |log| earlier(log, &newest, number)).await?;
        self.kept().put(number, Arc::clone(&found));
        Ok(Some(found))
    }

    fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn kept(&self) -> MutexGuard<'_, LruCache<u32, Arc<Snapshot>>> {
        self.past.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn earlier(log: &Store, newest: &Snapshot, number: u32) -> store::Result<Arc<Snapshot>> {
    let damaged = |what: String| log.damaged(what);
    let mut since = Vec::new();
    for later in number + 1..=newest.revision() {
        let revision = log.revision(later)?;
        let revision = revision.ok_or_else(|| damaged(format!("revision {later} is gone")))?;
        since.push(revision.delta);
    }
    let back = Delta::composed(since).inverse();
    let dataset = revise(newest.dataset(), &back).map_err(|m| damaged(m.to_string()))?;
    Ok(Arc::new(Snapshot::new(Arc::new(dataset), number)))
}
