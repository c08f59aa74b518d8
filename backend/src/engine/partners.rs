//! Partners, best contacts and round tables of a view. What they rest on (the clusters) is kept; they
//! themselves are worked out anew for each question.

use std::sync::Arc;

use graph_data::algo::contacts::{ContactGain, best_contacts};
use graph_data::algo::partners::{PartnerQuestion, Partners, partners};
use graph_data::algo::round_table::{RoundTable, RoundTableQuestion, round_table};
use graph_data::limits::{CONTACTS_AMONG_MAX, PARTNER_CLUSTER_SIZE_MAX};
use graph_data::model::EntityIx;

use super::deadline::Deadline;
use super::prepared::{Clustered, Prepared};

/// The clusters by which partners are sought: those that a question for clusters gives by default.
const CLUSTERING: (f64, u32) = (1.0, 1);

impl Prepared {
    /// Possible partners; `None` when there was no time to find them. A large network is not clustered
    /// for it: its partners are sought without that reason.
    #[must_use]
    pub fn partners(&self, question: &PartnerQuestion, deadline: Deadline) -> Option<Partners> {
        let clustered = match self.small_enough_for_clusters() {
            true => Some(self.clusters(CLUSTERING.0, CLUSTERING.1, deadline)),
            false => None,
        };
        if clustered.as_ref().is_some_and(|c| c.clustering.partial) {
            return None;
        }
        let clustering = clustered.as_ref().map(|c| &c.clustering);
        partners(self.network(), clustering, question, &mut deadline.halt())
    }

    fn small_enough_for_clusters(&self) -> bool {
        let network = self.network();
        let degrees = network.walkable_entities().map(|e| network.degree(e) + 1);
        degrees.sum::<usize>() <= PARTNER_CLUSTER_SIZE_MAX
    }

    /// Those among whom best contacts are sought when nobody is named: all actors of the view, or
    /// `None` where they are too many to be compared.
    #[must_use]
    pub fn contactable(&self) -> Option<Vec<EntityIx>> {
        let network = self.network();
        let actors = network
            .entities()
            .filter(|e| network.category(*e).is_actor());
        let actors: Vec<EntityIx> = actors.take(CONTACTS_AMONG_MAX + 1).collect();
        (actors.len() <= CONTACTS_AMONG_MAX).then_some(actors)
    }

    /// The best new ties among a few; `None` when there was no time to find them.
    #[must_use]
    pub fn best_contacts(
        &self,
        among: &[EntityIx],
        first: usize,
        deadline: Deadline,
    ) -> Option<Vec<ContactGain>> {
        best_contacts(self.network(), among, first, &mut deadline.halt())
    }

    /// Whom to put around a table, by the clusters given.
    #[must_use]
    pub fn round_table(
        &self,
        clustered: &Arc<Clustered>,
        question: &RoundTableQuestion,
        deadline: Deadline,
    ) -> RoundTable {
        let mut halt = deadline.halt();
        round_table(self.network(), &clustered.clustering, question, &mut halt)
    }
}
