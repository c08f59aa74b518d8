//! What is known between a few entities, and what not.

use std::sync::Arc;

use async_graphql::{Description, Object};
use graph_data::algo::between;
use graph_data::explain;

use super::choices::{Language, dutch, speak};
use super::entity::Entity;
use super::path::Path;
use super::relation::Relation;
use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;

/// What is known between a few entities, pair by pair.
#[derive(Description)]
pub struct Known {
    asked: Arc<Asked>,
    known: between::Known,
}

impl Known {
    /// What was found.
    #[must_use]
    pub fn new(asked: &Arc<Asked>, known: between::Known) -> Self {
        Self {
            asked: Arc::clone(asked),
            known,
        }
    }
}

#[Object(use_type_description)]
impl Known {
    /// What is known and what not, in plain language.
    async fn sentence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentence.")]
        language: Option<Language>,
    ) -> String {
        explain::known(self.asked.network(), &self.known, speak(language)).text()
    }
    /// Every pair once, in the order asked: first with second, first with third, second with third…
    async fn pairs(&self) -> Vec<KnownPair<'_>> {
        let asked = &self.asked;
        let pairs = self.known.pairs.iter();
        pairs.map(|pair| KnownPair { asked, pair }).collect()
    }
    /// True when the deadline cut the search for ways short.
    async fn partial(&self) -> bool {
        self.known.partial
    }
}

/// What is known between two entities.
#[derive(Description)]
pub struct KnownPair<'a> {
    asked: &'a Arc<Asked>,
    pair: &'a between::KnownPair,
}

#[Object(use_type_description)]
impl<'a> KnownPair<'a> {
    /// The first.
    async fn a(&self) -> Entity {
        Entity::new(self.asked, self.pair.a)
    }
    /// The second.
    async fn b(&self) -> Entity {
        Entity::new(self.asked, self.pair.b)
    }
    /// The relations between the two, either direction, by id.
    async fn direct(&self) -> Result<Vec<Relation>, Problem> {
        Relation::list(self.asked, &self.pair.direct)
    }
    /// Best way (SHORTEST), when there is one within the default limit of 8 steps.
    async fn path(&self) -> Option<Path<'a>> {
        let way = self.pair.path.as_ref()?;
        Some(Path::new(self.asked, way))
    }
    /// Context entities with which both have a relation, by id.
    async fn meetings(&self) -> Result<Vec<Entity>, Problem> {
        Entity::list(self.asked, &self.pair.meetings)
    }
    /// What is known of the two and what not, in plain language.
    async fn sentence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentence.")]
        language: Option<Language>,
    ) -> String {
        explain::known_pair(self.asked.network(), self.pair, speak(language)).text()
    }
}
