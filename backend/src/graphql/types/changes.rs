//! What came, went and changed between two dates.

use std::sync::Arc;

use async_graphql::{Description, Object, SimpleObject};
use graph_data::algo::changes;
use graph_data::explain;

use super::choices::{Language, dutch, speak};
use super::entity::Entity;
use super::relation::Relation;
use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::page::{PAGE_ROWS_DEFAULT, count, page_rows};

/// What differs between two dates. Relations without any date are in neither list; what happened once
/// is not lost by being over.
#[derive(Description)]
pub struct Changes {
    before: Arc<Asked>,
    after: Arc<Asked>,
    found: changes::Changes,
}

impl Changes {
    /// The differences that were found between two views, the earlier first.
    #[must_use]
    pub fn new(before: Arc<Asked>, after: Arc<Asked>, found: changes::Changes) -> Self {
        Self {
            found,
            before,
            after,
        }
    }
}

#[Object(use_type_description)]
impl Changes {
    /// Relations that are there on the later date and not on the earlier, as of the later, by id.
    async fn added(&self) -> Result<Vec<Relation>, Problem> {
        Relation::list(&self.after, &self.found.added)
    }
    /// Relations that are there on the earlier date and not on the later, as of the earlier, by id.
    async fn lost(&self) -> Result<Vec<Relation>, Problem> {
        Relation::list(&self.before, &self.found.lost)
    }
    /// Relations of both dates of which the later knows other evidence, by id.
    async fn changed(&self) -> Result<Vec<RelationChange>, Problem> {
        self.after.allowance().take(self.found.changed.len() * 2)?;
        let rows = self.found.changed.iter();
        let change = rows.map(|row| RelationChange {
            before: Relation::new(&self.before, *row),
            after: Relation::new(&self.after, *row),
        });
        Ok(change.collect())
    }
    /// Entities with a relation on the later date and none on the earlier, by id. Entities themselves
    /// have no date.
    async fn new_entities(&self) -> Result<Vec<Entity>, Problem> {
        Entity::list(&self.after, &self.found.new_entities)
    }
    /// Entities with a relation on the earlier date and none on the later, by id.
    async fn lost_entities(&self) -> Result<Vec<Entity>, Problem> {
        Entity::list(&self.before, &self.found.lost_entities)
    }
    /// How many relations have no date at all: nobody knows when they began.
    async fn undated(&self) -> i32 {
        count(self.found.undated.len())
    }
    /// The first of the relations without any date, by id.
    async fn undated_relations(
        &self,
        #[graphql(
            default_with = "Some(50)",
            desc = "How many, 0 to 100; outside of that BAD_INPUT."
        )]
        first: Option<i32>,
    ) -> Result<Vec<Relation>, Problem> {
        let first = page_rows("first", first)?.unwrap_or(PAGE_ROWS_DEFAULT);
        let rows = &self.found.undated;
        Relation::list(&self.after, &rows[..first.min(rows.len())])
    }
    /// Relations on the earlier date, those without a date included.
    async fn relations_before(&self) -> i32 {
        count(self.before.network().relations().len())
    }
    /// Relations on the later date, those without a date included.
    async fn relations_after(&self) -> i32 {
        count(self.after.network().relations().len())
    }
    /// What came, went and changed, and what is not known, in plain language.
    async fn sentence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentence.")]
        language: Option<Language>,
    ) -> String {
        let (before, after) = (self.before.network(), self.after.network());
        explain::changes(before, after, &self.found, speak(language)).text()
    }
}

/// A relation on two dates.
#[derive(SimpleObject)]
pub struct RelationChange {
    /// As of the earlier date.
    before: Relation,
    /// As of the later date.
    after: Relation,
}
