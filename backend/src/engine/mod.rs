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
use std::sync::{Arc, Mutex, PoisonError, RwLock};

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

/// Entities and relations that all cached views may hold together.
const CACHED_ROWS_MAX: usize = 20_000_000;
/// Views that are kept, however small the network.
const CACHED_VIEWS_MAX: usize = 64;

/// The memory engine: readers share what it holds and never wait for each other's answers.
#[derive(Debug)]
pub struct Engine {
    current: RwLock<Current>,
    views: Mutex<LruCache<(u32, View), Arc<Prepared>>>,
}

/// The newest revision, and its unrestricted view, which most questions ask.
#[derive(Clone, Debug)]
struct Current {
    snapshot: Arc<Snapshot>,
    whole: Arc<Prepared>,
    catalogue: Arc<Catalogue>,
}

impl Engine {
    /// An engine on a first snapshot.
    #[must_use]
    pub fn new(snapshot: Arc<Snapshot>) -> Self {
        let views = LruCache::new(views_kept(&snapshot));
        Self {
            current: RwLock::new(Current::new(snapshot)),
            views: Mutex::new(views),
        }
    }

    /// An engine on a part of a network that lies elsewhere, with who was found by name in the
    /// whole where that was needed.
    #[must_use]
    pub fn on_part(snapshot: Arc<Snapshot>, found: Option<Arc<part::FoundByName>>) -> Self {
        let views = LruCache::new(views_kept(&snapshot));
        let catalogue = found.map_or_else(Catalogue::default, Catalogue::of_part);
        Self {
            current: RwLock::new(Current::with(snapshot, Arc::new(catalogue))),
            views: Mutex::new(views),
        }
    }

    /// Answers from a newer snapshot from now on. Questions that are being answered finish on theirs.
    pub fn advance(&self, snapshot: Arc<Snapshot>) {
        let next = Current::new(snapshot);
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        *current = next;
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

    /// A snapshot under a view, from the cache where it was asked before.
    /// Costs O(|V| + |E| log d) the first time.
    #[must_use]
    pub fn under(&self, snapshot: &Arc<Snapshot>, view: View) -> Arc<Prepared> {
        let whole = self.whole();
        if view == View::default() && Arc::ptr_eq(whole.network().snapshot(), snapshot) {
            return whole;
        }
        let key = (snapshot.revision(), view.normalised());
        if let Some(known) = self.cached().get(&key) {
            return Arc::clone(known);
        }
        let network = ViewedNetwork::new(Arc::clone(snapshot), key.1.clone());
        // The names of another revision are others.
        let current = self.read();
        let catalogue = match Arc::ptr_eq(&current.snapshot, snapshot) {
            true => current.catalogue,
            false => Arc::default(),
        };
        let prepared = Arc::new(Prepared::new(network, catalogue));
        self.cached().put(key, Arc::clone(&prepared));
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

    fn cached(&self) -> std::sync::MutexGuard<'_, LruCache<(u32, View), Arc<Prepared>>> {
        self.views.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Current {
    fn new(snapshot: Arc<Snapshot>) -> Self {
        Self::with(snapshot, Arc::default())
    }

    fn with(snapshot: Arc<Snapshot>, catalogue: Arc<Catalogue>) -> Self {
        let network = ViewedNetwork::new(Arc::clone(&snapshot), View::default());
        Self {
            snapshot,
            whole: Arc::new(Prepared::new(network, Arc::clone(&catalogue))),
            catalogue,
        }
    }
}

/// How many views to keep: fewer the larger the network, so that memory stays bounded.
fn views_kept(snapshot: &Snapshot) -> NonZeroUsize {
    let dataset = snapshot.dataset();
    let rows = dataset.entities.len() + dataset.relations.len() + 1;
    let kept = (CACHED_ROWS_MAX / rows).clamp(1, CACHED_VIEWS_MAX);
    NonZeroUsize::new(kept).unwrap_or(NonZeroUsize::MIN)
}
