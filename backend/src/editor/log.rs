//! The log of revisions, read beside whoever writes it.
//!
//! Knows no wishes: what happened is told, nothing is decided.

use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use graph_data::dataset::Checksum;
use graph_data::edit::{Delta, RecordChange, revise};
use graph_data::network::Snapshot;
use lru::LruCache;

use crate::engine::{Deadline, Engine};
use crate::store::{self, Head, Seen, Store};

/// Entities and relations of earlier revisions that are kept ready together; of one, however large.
const EARLIER_ROWS_MAX: usize = 200_000;
/// Earlier revisions that are kept ready at most.
const EARLIER_MAX: usize = 4;

/// Revisions that are read at once without what they changed.
const PAGE: usize = 200;

/// Changes of revisions, each with its number.
type Changes = Vec<(u32, Vec<RecordChange>)>;

/// Who answers from earlier networks, by number, with the checksums that tell whether the log still has them where
/// others may put something in its place.
type Past = LruCache<u32, (Option<Checksum>, Arc<Engine>)>;

/// Changes that are read before somebody else may.
const AT_ONCE: usize = 5_000;

/// A connection of its own to what a store has logged.
#[derive(Debug)]
pub struct Log {
    store: Mutex<Store>,
    past: Mutex<Past>,
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
        self.aside(move |log| log.made(&newest, number, deadline))
            .await
    }

    fn made(
        &self,
        newest: &Snapshot,
        number: u32,
        deadline: Deadline,
    ) -> store::Result<Option<Arc<Engine>>> {
        // Something else may have been put in the place of the store, where others can.
        let moved = self.store().moved();
        let state = match &moved {
            Some(_) => Some(self.state_of(number)?),
            None => None,
        };
        if let Some(known) = self.known(number, state) {
            return Ok(Some(known));
        }
        let _alone = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = self.known(number, state) {
            return Ok(Some(known));
        }
        if deadline.passed() {
            return Ok(None);
        }
        let Some(since) = self.since(number, newest.revision(), deadline)? else {
            return Ok(None);
        };
        let dataset = revise(newest.dataset(), &since.inverse());
        let dataset = dataset.map_err(|misfit| self.store().damaged(misfit.to_string()))?;
        if let Some(moved) = moved.filter(|_| Some(dataset.checksum()) != state) {
            return Err(moved);
        }
        let kept = (EARLIER_ROWS_MAX / (dataset.rows() + 1)).min(EARLIER_MAX);
        let snapshot = Snapshot::new(Arc::new(dataset), number);
        let engine = Arc::new(Engine::on_earlier(Arc::new(snapshot)));
        let mut past = self.kept();
        past.resize(NonZeroUsize::new(kept).unwrap_or(NonZeroUsize::MIN));
        past.put(number, (state, Arc::clone(&engine)));
        Ok(Some(engine))
    }

    /// What changed after a revision, up to the newest; `None` where the deadline passed first.
    fn since(&self, number: u32, newest: u32, deadline: Deadline) -> store::Result<Option<Delta>> {
        let (mut before, mut heads) = (newest.saturating_add(1), Vec::new());
        while before > number + 1 {
            let page = self.store().heads(Some(before), PAGE)?;
            let later = page.iter().take_while(|head| head.number > number);
            heads.extend(later.map(|head| (head.number, head.touched)));
            let Some(last) = page.last().filter(|_| !deadline.passed()) else {
                break;
            };
            before = last.number;
        }
        heads.reverse();
        if deadline.passed() {
            return Ok(None);
        }
        if !heads
            .iter()
            .map(|(number, _)| *number)
            .eq(number + 1..=newest)
        {
            let what = format!(
                "not all revisions from {} to {newest} are there",
                number + 1
            );
            return Err(self.store().damaged(what));
        }
        let changes = self.first_changes(&heads, deadline)?;
        let deltas = |changes: Changes| changes.into_iter().map(|(_, changes)| Delta::new(changes));
        Ok(changes.map(|changes| Delta::composed(deltas(changes))))
    }

    /// The first changes of each of these revisions, as many as stand beside its number, in the order of ids,
    /// with what names them; `None` where the deadline passed first. However many they are, whoever else reads
    /// comes between.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn seen(
        self: &Arc<Self>,
        of: Vec<(u32, usize)>,
        deadline: Deadline,
    ) -> store::Result<Option<Vec<Seen>>> {
        self.aside(move |log| match log.first_changes(&of, deadline)? {
            Some(changes) => log.named(changes, deadline),
            None => Ok(None),
        })
        .await
    }

    /// What each of these revisions changed of one record, likewise.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn seen_of(
        self: &Arc<Self>,
        of: Vec<u32>,
        id: Box<str>,
        deadline: Deadline,
    ) -> store::Result<Option<Vec<Seen>>> {
        self.aside(move |log| {
            let asked: Vec<(u32, &str)> = of.iter().map(|number| (*number, &*id)).collect();
            let found = log.store().changes_to(&asked)?.into_iter();
            let changes = found.map(|change| change.into_iter().collect());
            log.named(of.iter().copied().zip(changes).collect(), deadline)
        })
        .await
    }

    fn named(&self, changes: Changes, deadline: Deadline) -> store::Result<Option<Vec<Seen>>> {
        Seen::all(changes, |ends| match deadline.passed() {
            true => Ok(None),
            false => self.store().changes_to(ends).map(Some),
        })
    }

    fn first_changes(
        &self,
        of: &[(u32, usize)],
        deadline: Deadline,
    ) -> store::Result<Option<Changes>> {
        let mut all = Changes::new();
        let mut rest = of;
        while let Some((_, first)) = rest.first().copied() {
            if deadline.passed() {
                return Ok(None);
            }
            let mut most = first.clamp(1, AT_ONCE);
            let together = rest.iter().enumerate().take_while(|(before, (_, wanted))| {
                most = most.max(*wanted);
                most.saturating_mul(before + 1) <= AT_ONCE
            });
            let (now, later) = rest.split_at(together.count().max(1));
            rest = later;
            let numbers: Vec<u32> = now.iter().map(|(number, _)| *number).collect();
            let most = now.iter().map(|(_, wanted)| *wanted).max();
            let most = most.unwrap_or_default().min(AT_ONCE);
            let found = self.store().changes(&numbers, "", most)?;
            let found = found
                .into_iter()
                .zip(now)
                .map(|(mut changes, (number, wanted))| {
                    changes.truncate(*wanted);
                    (*number, changes)
                });
            all.extend(found);
            if first > AT_ONCE && !self.read_on(&mut all, first, deadline)? {
                return Ok(None);
            }
        }
        Ok(Some(all))
    }

    /// Reads the last of these revisions up to so many changes; false where the deadline passed first.
    fn read_on(&self, of: &mut Changes, first: usize, deadline: Deadline) -> store::Result<bool> {
        let Some((number, changes)) = of.last_mut() else {
            return Ok(true);
        };
        while let Some(last) = changes.last().map(|last| last.id().to_owned())
            && changes.len() < first
        {
            if deadline.passed() {
                return Ok(false);
            }
            let more = AT_ONCE.min(first - changes.len());
            let found = self.store().changes(&[*number], &last, more)?;
            let before = changes.len();
            changes.extend(found.into_iter().flatten());
            if changes.len() == before {
                break;
            }
        }
        Ok(true)
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

    /// The checksum of a revision, as the log has it.
    fn state_of(&self, number: u32) -> store::Result<Checksum> {
        let head = self.store().head_of(number)?;
        let gone = || format!("revision {number} is not there");
        let state = head.map(|Head { state, .. }| state);
        state.ok_or_else(|| self.store().damaged(gone()))
    }

    /// Who answers from the network of a revision, where that is ready.
    fn known(&self, number: u32, state: Option<Checksum>) -> Option<Arc<Engine>> {
        let mut kept = self.kept();
        let known = kept.get(&number).filter(|(of, _)| *of == state);
        known.map(|(_, engine)| Arc::clone(engine))
    }

    fn kept(&self) -> MutexGuard<'_, Past> {
        self.past.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
