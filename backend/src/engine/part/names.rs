//! The names of a network that lies elsewhere: what is looked up by name before anything else is read.
//!
//! Knows nothing of relations.

use graph_data::dataset::Dataset;
use graph_data::model::EntityIx;
use graph_data::network::ViewedNetwork;
use graph_data::search::{SearchHit, SearchIndex, rank};

use super::need::Id;

/// All names of a revision.
#[derive(Debug)]
pub struct Names {
    dataset: Dataset,
    index: SearchIndex,
}

impl Names {
    /// The names of the entities of a dataset; whatever else it holds is not looked at.
    #[must_use]
    pub fn new(dataset: Dataset) -> Self {
        let index = SearchIndex::new(&dataset);
        Self { dataset, index }
    }

    /// The ids of everybody who may be among the first `first` that a name finds: those, and all that
    /// fit as well as the last of them.
    #[must_use]
    pub fn candidates(&self, text: &str, first: usize) -> Vec<Id> {
        let mut hits = self.index.hits(text);
        hits.sort_by(|a, b| b.score.total_cmp(&a.score));
        let least = hits.get(first.saturating_sub(1)).map(|hit| hit.score);
        let near = hits
            .iter()
            .take_while(|hit| least.is_none_or(|least| hit.score >= least));
        near.map(|hit| self.id(hit.entity)).collect()
    }

    /// The ids of those who may have been meant by an id that nobody has.
    #[must_use]
    pub fn nearest_ids(&self, text: &str, first: usize) -> Vec<Id> {
        let found = self.index.nearest(text, first).into_iter();
        found.map(|row| self.id(row)).collect()
    }

    /// Entities of a part of the network by a name as typed, best first: as
    /// [`SearchIndex::search`] finds them in the whole.
    #[must_use]
    pub fn search(&self, part: &ViewedNetwork, text: &str, first: usize) -> Vec<SearchHit> {
        let hits = self.index.hits(text).into_iter();
        let hits = hits.filter_map(|hit| {
            let entity = self.row_in(part.dataset(), hit.entity)?;
            Some(SearchHit { entity, ..hit })
        });
        rank(part, hits.collect(), first)
    }

    /// Entities of a part of the network that may have been meant by an id that none has.
    #[must_use]
    pub fn nearest(&self, part: &Dataset, text: &str, first: usize) -> Vec<EntityIx> {
        let found = self.index.nearest(text, first).into_iter();
        found.filter_map(|row| self.row_in(part, row)).collect()
    }

    fn row_in(&self, part: &Dataset, row: EntityIx) -> Option<EntityIx> {
        part.find_entity(&self.dataset.entity(row).id)
    }

    fn id(&self, row: EntityIx) -> Id {
        (&*self.dataset.entity(row).id).into()
    }
}
