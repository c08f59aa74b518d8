//! The log of revisions, read beside whoever writes it.
//!
//! Knows no wishes: what happened is told, nothing is decided.

use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use graph_data::edit::{Delta, revise};
use graph_data::network::Snapshot;
use lru::LruCache;

use crate::engine::{Deadline, Engine};
use crate::store::{self, Store};

/// Entities and relations of earlier revisions that are kept ready together; of one, however large.
const EARLIER_ROWS_MAX: usize = 200_000;
/// Earlier revisions that are kept ready at most.
const EARLIER_MAX: usize = 4;

/// A connection of its own to what a store has logged.
#[derive(Debug)]
pub struct Log {
    store: Mutex<Store>,
    past: Mutex<LruCache<u32, Arc<Engine>>>,
    /// Held by whoever makes an earlier network: many at once would fill the memory.
    making: Mutex<()>,
}

impl Log {
    /// The log of a store that was opened to read.
    #[must_use]
    pub fn new(store: Store) -> Self {
        Self {
            store: Mutex::new(store),
            past: Mutex::new(LruCache::new(NonZeroUsize::MIN)),
            making: Mutex::new(()),
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
        self.aside(move |log| read(&log.store())).await
    }

    /// Who answers from the network of an earlier revision, counted from 1; `None` where that was not ready
    /// before the deadline. Costs a pass over the revisions since and a copy of the network, the first time.
    ///
    /// # Errors
    /// When the log cannot be read, or does not fit the network.
    pub async fn at(
        self: &Arc<Self>,
        newest: Arc<Snapshot>,
        number: u32,
        deadline: Deadline,
    ) -> store::Result<Option<Arc<Engine>>> {
        if let Some(known) = self.kept().get(&number) {
            return Ok(Some(Arc::clone(known)));
        }
        self.aside(move |log| log.made(&newest, number, deadline))
            .await
    }

    fn made(
        &self,
        newest: &Snapshot,
        number: u32,
        deadline: Deadline,
    ) -> store::Result<Option<Arc<Engine>>> {
        let _alone = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = self.kept().get(&number) {
            return Ok(Some(Arc::clone(known)));
        }
        if deadline.passed() {
            return Ok(None);
        }
        let Some(since) = since(&self.store(), number, newest.revision(), deadline)? else {
            return Ok(None);
        };
        let dataset = revise(newest.dataset(), &since.inverse());
        let dataset = dataset.map_err(|misfit| self.store().damaged(misfit.to_string()))?;
        let kept = (EARLIER_ROWS_MAX / (dataset.rows() + 1)).min(EARLIER_MAX);
        let snapshot = Snapshot::new(Arc::new(dataset), number);
        let engine = Arc::new(Engine::on_earlier(Arc::new(snapshot)));
        let mut past = self.kept();
        past.resize(NonZeroUsize::new(kept).unwrap_or(NonZeroUsize::MIN));
        past.put(number, Arc::clone(&engine));
        Ok(Some(engine))
    }

    async fn aside<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Self) -> store::Result<T> + Send + 'static,
    ) -> store::Result<T> {
        let log = Arc::clone(self);
        match tokio::task::spawn_blocking(move || work(&log)).await {
            Ok(found) => found,
            Err(error) => Err(self.store().failed(error.to_string())),
        }
    }

    fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn kept(&self) -> MutexGuard<'_, LruCache<u32, Arc<Engine>>> {
        self.past.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What changed after a revision, up to the newest; `None` where the deadline passed first.
fn since(
    log: &Store,
    number: u32,
    newest: u32,
    deadline: Deadline,
) -> store::Result<Option<Delta>> {
    let mut deltas = Vec::new();
    for later in number + 1..=newest {
        if deadline.passed() {
            return Ok(None);
        }
        let revision = log.revision(later)?;
        let gone = || log.damaged(format!("revision {later} is gone"));
        deltas.push(revision.ok_or_else(gone)?.delta);
    }
    Ok(Some(Delta::composed(deltas)))
}
