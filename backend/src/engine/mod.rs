//! Who answers: the current snapshot, views on it, and what was worked out on them before.
//!
//! Everything is answered in memory, from the whole network or from a part that was read for it. The
//! engine knows clocks and caches, but no GraphQL and no HTTP: rows come in, values of graph-data go out.

mod answers;
mod around;
mod catalogue;
mod deadline;
mod filter;
mod lists;
pub mod part;
mod partners;
mod picture;
mod prepared;
mod today;
mod what_if;

use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use graph_data::model::PartialDate;
use graph_data::network::{Snapshot, View, ViewedNetwork};
use lru::LruCache;

pub use answers::Answers;
use catalogue::Catalogue;
pub use deadline::Deadline;
pub use filter::{EntityFilter, RelationFilter};
pub use lists::{EntityOrder, RelationOrder};
pub use picture::Picture;
pub use prepared::{Clustered, Prepared};
pub use today::today;
pub use what_if::Supposed;

/// Entities and relations that all cached views of the newest revision may hold together.
const CACHED_ROWS_MAX: usize = 20_000_000;
/// Views that are kept, however small the network.
const CACHED_VIEWS_MAX: usize = 64;
/// Views that are kept of an earlier revision.
const EARLIER_VIEWS_MAX: usize = 4;

/// The memory engine: readers share what it holds and never wait for each other's answers.
#[derive(Debug)]
pub struct Engine {
    current: RwLock<Current>,
    /// The room that a part of a network takes while it is there.
    room: Option<part::Room>,
}

/// The newest revision, its unrestricted view, which most questions ask, and others that were asked. They go
/// with it.
#[derive(Clone, Debug)]
struct Current {
    snapshot: Arc<Snapshot>,
    whole: Arc<Prepared>,
    catalogue: Arc<Catalogue>,
    views: Arc<Mutex<LruCache<View, Arc<Prepared>>>>,
}

impl Engine {
    /// An engine on a first snapshot.
    #[must_use]
    pub fn new(snapshot: Arc<Snapshot>) -> Self {
        Self::with(Current::new(snapshot), None)
    }

    /// An engine on an earlier revision, of which few views are asked.
    #[must_use]
    pub fn on_earlier(snapshot: Arc<Snapshot>) -> Self {
        let kept = views_kept(&snapshot, EARLIER_VIEWS_MAX);
        Self::with(Current::with(snapshot, Arc::default(), kept), None)
    }

    /// An engine on a part of a network that lies elsewhere, with who was found by name in the
    /// whole where that was needed.
    #[must_use]
    pub fn on_part(
        snapshot: Arc<Snapshot>,
        found: Option<Arc<part::FoundByName>>,
        room: part::Room,
    ) -> Self {
        let catalogue = found.map_or_else(Catalogue::default, Catalogue::of_part);
        let kept = views_kept(&snapshot, CACHED_VIEWS_MAX);
        let current = Current::with(snapshot, Arc::new(catalogue), kept);
        Self::with(current, Some(room))
    }

    fn with(current: Current, room: Option<part::Room>) -> Self {
        Self {
            current: RwLock::new(current),
            room,
        }
    }

    /// Answers from a newer snapshot from now on. Questions that are being answered finish on theirs.
    pub fn advance(&self, snapshot: Arc<Snapshot>) {
        let next = Current::new(snapshot);
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        *current = next;
    }

    /// The room that a part of a network takes.
    #[must_use]
    pub fn room(&self) -> Option<&part::Room> {
        self.room.as_ref()
    }

    /// The newest snapshot.
    #[must_use]
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.read().snapshot)
    }

    /// The newest snapshot without any restriction.
    #[must_use]
    pub fn whole(&self) -> Arc<Prepared> {
        Arc::clone(&self.read().whole)
    }

    /// A snapshot under a view: of the newest snapshot, from the cache where it was asked before.
    /// Costs O(|V| + |E| log d) the first time.
    #[must_use]
    pub fn under(&self, snapshot: &Arc<Snapshot>, view: View) -> Arc<Prepared> {
        let current = self.read();
        let view = view.normalised();
        let made = |view: View, catalogue| {
            let network = ViewedNetwork::new(Arc::clone(snapshot), view);
            Arc::new(Prepared::new(network, catalogue))
        };
        if !Arc::ptr_eq(&current.snapshot, snapshot) {
            // The names of another revision are others.
            return made(view, Arc::default());
        }
        if view == View::default() {
            return current.whole;
        }
        if let Some(known) = current.views().get(&view) {
            return Arc::clone(known);
        }
        let prepared = made(view.clone(), Arc::clone(&current.catalogue));
        current.views().put(view, Arc::clone(&prepared));
        prepared
    }

    /// A network under its own view as of another date: from the cache where it is of the newest
    /// snapshot, made anew for a supposition. Costs O(|V| + |E| log d) the first time.
    #[must_use]
    pub fn as_of(&self, prepared: &Prepared, date: PartialDate) -> Arc<Prepared> {
        let network = prepared.network();
        let view = View {
            as_of: Some(date),
            ..network.view().clone()
        };
        if Arc::ptr_eq(&self.snapshot(), network.snapshot()) {
            return self.under(network.snapshot(), view);
        }
        Arc::new(prepared.under(view))
    }

    fn read(&self) -> Current {
        let current = self.current.read();
        current.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Current {
    fn new(snapshot: Arc<Snapshot>) -> Self {
        let kept = views_kept(&snapshot, CACHED_VIEWS_MAX);
        Self::with(snapshot, Arc::default(), kept)
    }

    fn with(snapshot: Arc<Snapshot>, catalogue: Arc<Catalogue>, kept: NonZeroUsize) -> Self {
        let network = ViewedNetwork::new(Arc::clone(&snapshot), View::default());
        Self {
            snapshot,
            whole: Arc::new(Prepared::new(network, Arc::clone(&catalogue))),
            catalogue,
            views: Arc::new(Mutex::new(LruCache::new(kept))),
        }
    }

    fn views(&self) -> MutexGuard<'_, LruCache<View, Arc<Prepared>>> {
        self.views.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How many views to keep: fewer the larger the network, so that memory stays bounded.
fn views_kept(snapshot: &Snapshot, most: usize) -> NonZeroUsize {
    let kept = (CACHED_ROWS_MAX / (snapshot.dataset().rows() + 1)).min(most);
    NonZeroUsize::new(kept).unwrap_or(NonZeroUsize::MIN)
}
