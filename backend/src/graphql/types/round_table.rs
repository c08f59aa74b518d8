//! Whom to put around a table.

use std::sync::Arc;

use async_graphql::{Description, Object};
use graph_data::algo::round_table::{self, RoundTableQuestion};
use graph_data::explain;

use super::choices::{Language, dutch, speak};
use super::cluster::Cluster;
use super::entity::Actor;
use super::relation::Relation;
use crate::engine::Clustered;
use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;

/// The smallest set of actors that touches every cluster of more than one member. An actor touches its
/// own cluster and those that its ties lead into.
#[derive(Description)]
pub struct RoundTable {
    asked: Arc<Asked>,
    clustered: Arc<Clustered>,
    question: RoundTableQuestion,
    table: round_table::RoundTable,
}

impl RoundTable {
    /// A table as found.
    #[must_use]
    pub fn new(
        asked: &Arc<Asked>,
        clustered: Arc<Clustered>,
        question: RoundTableQuestion,
        table: round_table::RoundTable,
    ) -> Self {
        Self {
            asked: Arc::clone(asked),
            clustered,
            question,
            table,
        }
    }
}

#[Object(use_type_description)]
impl RoundTable {
    /// True when a smaller table may exist: there were too many clusters or trials to be sure, or the
    /// deadline cut the search short.
    async fn partial(&self) -> bool {
        self.table.partial
    }
    /// Those invited already, in the order given, then the others, by id.
    async fn invited(&self) -> Result<Vec<Invitation<'_>>, Problem> {
        self.asked.allowance().take(self.table.invited.len())?;
        let invited = self.table.invited.iter();
        let invitation = |invitation| Invitation {
            asked: &self.asked,
            clustered: &self.clustered,
            invitation,
        };
        Ok(invited.map(invitation).collect())
    }
    /// The clusters of more than one member that nobody at the table touches, larger first.
    async fn uncovered(&self) -> Result<Vec<Cluster>, Problem> {
        self.asked.allowance().take(self.table.uncovered.len())?;
        let rows = self.table.uncovered.iter();
        let cluster = |row: &u32| Cluster::new(&self.asked, &self.clustered, *row as usize);
        Ok(rows.map(cluster).collect())
    }
    /// Who sits at the table, which groups are heard and which not, in plain language.
    async fn sentence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentence.")]
        language: Option<Language>,
    ) -> String {
        let (network, clustering) = (self.asked.network(), &self.clustered.clustering);
        let language = speak(language);
        explain::round_table(network, clustering, &self.question, &self.table, language).text()
    }
}

/// Somebody at the table.
#[derive(Description)]
pub struct Invitation<'a> {
    asked: &'a Arc<Asked>,
    clustered: &'a Arc<Clustered>,
    invitation: &'a round_table::Invitation,
}

#[Object(use_type_description)]
impl Invitation<'_> {
    /// The actor.
    async fn actor(&self) -> Actor {
        Actor::new(self.asked, self.invitation.actor)
    }
    /// Whether the question named it as invited already.
    async fn included(&self) -> bool {
        self.invitation.included
    }
    /// The clusters of more than one member that it touches: its own first, then larger first.
    async fn touches(&self) -> Result<Vec<Cluster>, Problem> {
        self.asked.allowance().take(self.invitation.touches.len())?;
        let touches = self.invitation.touches.iter();
        let cluster = |touch: &round_table::Touch| {
            Cluster::new(self.asked, self.clustered, touch.cluster as usize)
        };
        Ok(touches.map(cluster).collect())
    }
    /// Which groups it touches and by which ties, in plain language.
    async fn sentence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentence.")]
        language: Option<Language>,
    ) -> String {
        let (network, clustering) = (self.asked.network(), &self.clustered.clustering);
        explain::invitation(network, clustering, self.invitation, speak(language)).text()
    }
    /// The relations on which its sentence rests: one for each group that a tie leads into.
    async fn basis(&self) -> Result<Vec<Relation>, Problem> {
        let (network, clustering) = (self.asked.network(), &self.clustered.clustering);
        let told = explain::invitation(network, clustering, self.invitation, speak(None));
        Relation::list(self.asked, &told.relations())
    }
}
