//! A network under a view, with what was worked out on it before.
//!
//! Each result is computed when first asked for and then shared between requests; nothing that a
//! deadline cut short is kept.

use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use graph_data::algo::centrality::Figures;
use graph_data::algo::clusters::{ClusterMark, Clustering, Stability, clusters, marks, stability};
use graph_data::algo::cuts::Cuts;
use graph_data::algo::islands::Islands;
use graph_data::algo::registry::MEASURES;
use graph_data::algo::stats::{Distances, NetworkStats, distances, stats};
use graph_data::algo::walked::WalkedRows;
use graph_data::dataset::Dataset;
use graph_data::interpret::Understanding;
use graph_data::layout::LayoutResult;
use graph_data::model::{EntityIx, Language};
use graph_data::network::{View, ViewedNetwork};
use graph_data::search::SearchHit;
use lru::LruCache;

use super::catalogue::Catalogue;
use super::deadline::Deadline;

/// Clusterings (by resolution and seed) that one view keeps.
const CLUSTERINGS_KEPT: NonZeroUsize = NonZeroUsize::new(8).expect("eight is not zero");

/// A viewed network and its results so far.
#[derive(Debug)]
pub struct Prepared {
    network: ViewedNetwork,
    catalogue: Arc<Catalogue>,
    islands: OnceLock<Islands>,
    stats: OnceLock<NetworkStats>,
    distances: OnceLock<Distances>,
    clusterings: Mutex<LruCache<ClusteringKey, Arc<Clustered>>>,
    places: OnceLock<LayoutResult>,
    walked: OnceLock<WalkedRows>,
    cuts: OnceLock<Cuts>,
    measures: [OnceLock<Arc<Figures>>; MEASURES.len()],
}

/// A resolution, by its bits, and a seed.
type ClusteringKey = (u64, u32);

/// A clustering, and how stable it is once that was asked.
#[derive(Debug)]
pub struct Clustered {
    /// The clusters.
    pub clustering: Clustering,
    stability: OnceLock<Stability>,
    marks: OnceLock<Vec<Vec<ClusterMark>>>,
}

impl Prepared {
    /// A viewed network of which nothing was asked yet.
    #[must_use]
    pub fn new(network: ViewedNetwork, catalogue: Arc<Catalogue>) -> Self {
        Self {
            network,
            catalogue,
            islands: OnceLock::new(),
            stats: OnceLock::new(),
            distances: OnceLock::new(),
            clusterings: Mutex::new(LruCache::new(CLUSTERINGS_KEPT)),
            places: OnceLock::new(),
            walked: OnceLock::new(),
            cuts: OnceLock::new(),
            measures: [const { OnceLock::new() }; MEASURES.len()],
        }
    }

    /// The same snapshot under another view.
    #[must_use]
    pub fn under(&self, view: View) -> Self {
        let network = ViewedNetwork::new(Arc::clone(self.network.snapshot()), view);
        Self::new(network, Arc::clone(&self.catalogue))
    }

    /// The network.
    #[must_use]
    pub fn network(&self) -> &ViewedNetwork {
        &self.network
    }

    /// The facts behind it.
    #[must_use]
    pub fn dataset(&self) -> &Dataset {
        self.network.dataset()
    }

    /// The names in it.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Entities of the view by a name as typed, best first.
    #[must_use]
    pub fn search(&self, text: &str, first: usize) -> Vec<SearchHit> {
        self.catalogue.search(&self.network, text, first)
    }

    /// What a typed question means, with the names of this view.
    #[must_use]
    pub fn interpret(&self, text: &str) -> Understanding {
        let dataset = self.dataset();
        let interpreter = self.catalogue.interpreter(dataset);
        interpreter.interpret(&self.network, self.catalogue.names(dataset), text)
    }

    /// At most `first` questions that are understood, those nearest to a text first.
    #[must_use]
    pub fn examples(&self, text: &str, language: Language, first: usize) -> Vec<String> {
        let interpreter = self.catalogue.interpreter(self.dataset());
        interpreter.examples(&self.network, text, language, first)
    }

    /// Entities of the dataset that may have been meant by an id that none has.
    #[must_use]
    pub fn nearest(&self, text: &str, first: usize) -> Vec<EntityIx> {
        self.catalogue.nearest(self.dataset(), text, first)
    }

    /// The connected parts of what can be walked.
    pub fn islands(&self) -> &Islands {
        self.islands.get_or_init(|| Islands::new(&self.network))
    }

    /// How much there is.
    pub fn stats(&self) -> &NetworkStats {
        self.stats
            .get_or_init(|| stats(&self.network, self.islands()))
    }

    /// How far apart entities are; `None` when there was no time to find out.
    pub fn distances(&self, deadline: Deadline) -> Option<Distances> {
        if let Some(known) = self.distances.get() {
            return Some(*known);
        }
        let found = distances(&self.network, &mut deadline.halt())?;
        Some(*self.distances.get_or_init(|| found))
    }

    /// The clusters at a resolution, with a seed.
    pub fn clusters(&self, resolution: f64, seed: u32, deadline: Deadline) -> Arc<Clustered> {
        let key = (resolution.to_bits(), seed);
        if let Some(known) = self.kept_clusterings().get(&key) {
            return Arc::clone(known);
        }
        let clustered = Arc::new(Clustered {
            clustering: clusters(&self.network, resolution, seed, &mut deadline.halt()),
            stability: OnceLock::new(),
            marks: OnceLock::new(),
        });
        if !clustered.clustering.partial {
            self.kept_clusterings().put(key, Arc::clone(&clustered));
        }
        clustered
    }

    /// How stable each of the clusters is, 0 to 1; `None` when there was no time to find out.
    pub fn stability<'a>(&self, of: &'a Clustered, deadline: Deadline) -> Option<&'a [f64]> {
        if let Some(known) = of.stability.get() {
            return Some(&known.shares);
        }
        if deadline.passed() {
            return None;
        }
        let found = stability(&self.network, &of.clustering, &mut deadline.halt());
        let kept = (!found.partial).then(|| of.stability.get_or_init(|| found));
        kept.map(|s| s.shares.as_slice())
    }

    /// What marks each of the clusters; `None` when there was no time to find out.
    pub fn marks<'a>(
        &self,
        of: &'a Clustered,
        deadline: Deadline,
    ) -> Option<&'a [Vec<ClusterMark>]> {
        if let Some(known) = of.marks.get() {
            return Some(known);
        }
        if deadline.passed() {
            return None;
        }
        let found = marks(&self.network, &of.clustering, &mut deadline.halt())?;
        Some(of.marks.get_or_init(|| found))
    }

    /// What can be walked, in rows of its own.
    pub fn walked(&self) -> &WalkedRows {
        self.walked.get_or_init(|| WalkedRows::new(&self.network))
    }

    /// What falls apart without whom.
    pub fn cuts(&self) -> &Cuts {
        self.cuts
            .get_or_init(|| Cuts::of_rows(self.walked().rows()))
    }

    /// A measure, by its place in [`MEASURES`], of everybody that can be walked over.
    #[must_use]
    pub fn measure(&self, place: usize, deadline: Deadline) -> Arc<Figures> {
        if let Some(known) = self.measures[place].get() {
            return Arc::clone(known);
        }
        let mut halt = deadline.halt();
        let figures = MEASURES[place].figures(&self.network, self.walked(), &mut halt);
        let figures = Arc::new(figures);
        if figures.partial {
            return figures;
        }
        Arc::clone(self.measures[place].get_or_init(|| figures))
    }

    pub(super) fn kept_places(&self) -> &OnceLock<LayoutResult> {
        &self.places
    }

    fn kept_clusterings(
        &self,
    ) -> std::sync::MutexGuard<'_, LruCache<ClusteringKey, Arc<Clustered>>> {
        self.clusterings
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}
