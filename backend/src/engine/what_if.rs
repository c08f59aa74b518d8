//! A network as it would be after changes that nobody stored.
//!
//! Made anew for each question and kept only as long as its answer: suppositions are many and each
//! is asked once.

use std::sync::Arc;

use graph_data::algo::what_if::{Apart, WhatIfFigures, apart, what_if_figures};
use graph_data::dataset::Dataset;
use graph_data::edit::{self, Change, Edited, NotApplied};
use graph_data::model::RelationIx;
use graph_data::network::{Snapshot, ViewedNetwork};

use super::catalogue::Catalogue;
use super::deadline::Deadline;
use super::prepared::Prepared;

/// A network as it would be, and what was supposed.
#[derive(Debug)]
pub struct Supposed {
    /// The network, under the same view.
    pub prepared: Arc<Prepared>,
    /// What is supposed, in rows of the network before.
    pub changes: Vec<Change>,
    /// The relations that are added, in the order of their changes, in rows of the network after.
    pub added: Vec<RelationIx>,
    edited: Edited,
}

impl Prepared {
    /// Rows that a supposition copies.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.dataset().rows()
    }

    /// The network as it would be after changes, under the same view and the number of the same
    /// revision; its dataset's id ends in a digest of the changes, so that its provenance and its
    /// cursors are its own. Costs a copy of the dataset and O(|V| + |E| log |E|).
    ///
    /// # Errors
    /// Everything that is wrong with the changes, in their order; or that there was no time.
    pub fn supposing(
        &self,
        changes: Vec<Change>,
        deadline: Deadline,
    ) -> Result<Supposed, NotApplied> {
        let mut edited = edit::apply(self.dataset(), &changes, &mut deadline.halt())?;
        let before = self.network().snapshot();
        let digest = edit::digest(self.dataset(), &changes);
        let mut dataset: Dataset = std::mem::take(&mut edited.dataset);
        let meta = Arc::make_mut(&mut dataset.meta);
        meta.id = format!("{}+what-if.{digest}", meta.id).into();
        let supposed = before.supposed().iter().filter_map(|r| edited.relation(*r));
        let supposed = supposed.chain(edited.added.iter().copied()).collect();
        let snapshot = Snapshot::new(Arc::new(dataset), before.revision()).supposing(supposed);
        if deadline.passed() {
            return Err(NotApplied::Halted);
        }
        let view = self.network().view().moved(|e| edited.entity(e));
        let network = ViewedNetwork::new(Arc::new(snapshot), view);
        Ok(Supposed {
            prepared: Arc::new(Prepared::new(network, Arc::new(Catalogue::default()))),
            changes,
            added: std::mem::take(&mut edited.added),
            edited,
        })
    }

    /// The figures by which it is held against what it would be. Distances take at most half of what is
    /// left of the time.
    #[must_use]
    pub fn what_if_figures(&self, deadline: Deadline) -> WhatIfFigures {
        what_if_figures(
            self.network(),
            self.islands(),
            self.distances(deadline.halfway()),
        )
    }
}

impl Supposed {
    /// How far apart the ends are of the one relation that is all that changes, before and after.
    #[must_use]
    pub fn apart(&self, before: &Prepared, deadline: Deadline) -> Option<Apart> {
        let ends = edit::ends_of_one(before.dataset(), &self.changes)?;
        let now = [self.edited.entity(ends[0])?, self.edited.entity(ends[1])?];
        let (before, after) = (before.network(), self.prepared.network());
        apart((before, ends), (after, now), &mut deadline.halt())
    }
}
