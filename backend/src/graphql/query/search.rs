//! Who is meant by a name as typed?

use std::sync::Arc;

use async_graphql::{Object, SimpleObject};
use graph_data::model::EntityIx;
use graph_data::search;

use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::page::page_rows;
use crate::graphql::types::entity::Entity;

/// Hits when the question does not say how many.
const HITS_DEFAULT: usize = 10;

/// The question for names.
pub(super) struct SearchQuestions(pub(super) Arc<Asked>);

#[Object]
impl SearchQuestions {
    /// Entities of the view by name, best first. Forgives case, accents, typing errors; finds aliases,
    /// short forms and former names.
    async fn search(
        &self,
        #[graphql(desc = "The name as typed; what is beyond 200 signs is not looked at.")]
        text: String,
        #[graphql(
            default_with = "Some(10)",
            desc = "How many hits at most, 0 to 100; outside of that BAD_INPUT."
        )]
        first: Option<i32>,
    ) -> Result<Vec<SearchHit>, Problem> {
        let first = page_rows("first", first)?.unwrap_or(HITS_DEFAULT);
        let hits = self.0.prepared().search(&text, first);
        self.0.allowance().take(hits.len())?;
        Ok(hits
            .iter()
            .map(|hit| SearchHit::new(&self.0, hit))
            .collect())
    }
}

/// An entity found by a name.
#[derive(SimpleObject)]
pub(super) struct SearchHit {
    /// The entity.
    entity: Entity,
    /// Its full name in Dutch.
    label: String,
    /// The name by which it was found, as the dataset writes it.
    matched: String,
    /// How well it fits, 0 to 1: 1 its name, 0.95 another name, less for beginnings, typing errors and
    /// parts.
    score: f64,
}

impl SearchHit {
    fn new(asked: &Arc<Asked>, hit: &search::SearchHit) -> Self {
        Self::of(asked, hit.entity, &hit.name, hit.score)
    }

    /// An entity, the name by which it was found, and how well that fits.
    pub(super) fn of(asked: &Arc<Asked>, entity: EntityIx, name: &str, score: f64) -> Self {
        Self {
            entity: Entity::new(asked, entity),
            label: asked.dataset().entity(entity).label.nl.to_string(),
            matched: name.to_owned(),
            score,
        }
    }
}
