//! What ties a few entities together.

use std::sync::Arc;

use async_graphql::{Description, Object};
use graph_data::algo::ties;
use graph_data::explain;

use super::choices::{Language, dutch, speak};
use super::entity::Entity;
use super::relation::Relation;
use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;

/// The subnetwork that ties a few entities.
#[derive(Description)]
pub struct Ties {
    asked: Arc<Asked>,
    ties: ties::Ties,
}

impl Ties {
    /// What was found.
    #[must_use]
    pub fn new(asked: &Arc<Asked>, ties: ties::Ties) -> Self {
        Self {
            asked: Arc::clone(asked),
            ties,
        }
    }
}

#[Object(use_type_description)]
impl Ties {
    /// True when a limit or the deadline cut the search short: a smaller subnetwork, or any at all, may
    /// exist.
    async fn partial(&self) -> bool {
        self.ties.partial
    }
    /// True when no smaller subnetwork joins the same entities. Otherwise it has at most 2 (1 − 1/k) times
    /// as many ties, with k the entities joined (where none of them is context).
    async fn exact(&self) -> bool {
        self.ties.exact
    }
    /// The entities of the subnetwork, by id: those joined, and whoever stands between them.
    async fn entities(&self) -> Result<Vec<Entity>, Problem> {
        Entity::list(&self.asked, &self.ties.entities)
    }
    /// All relations that carry its ties, by id.
    async fn relations(&self) -> Result<Vec<Relation>, Problem> {
        Relation::list(&self.asked, &self.ties.relations())
    }
    /// Those asked for that it does not join, by id.
    async fn unreached(&self) -> Result<Vec<Entity>, Problem> {
        Entity::list(&self.asked, &self.ties.unreached)
    }
    /// Who stands between them, then tie by tie, how old and how sure, and who could not be joined, in
    /// plain language.
    async fn sentence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentence.")]
        language: Option<Language>,
    ) -> String {
        explain::ties(self.asked.network(), &self.ties, speak(language)).text()
    }
}
