//! Pages of entities and of relations.

use std::sync::Arc;

use async_graphql::{Description, Object, SimpleObject};
use graph_data::model::{EntityIx, RelationIx};

use super::entity::Entity;
use super::relation::Relation;
use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::page::{Page, PageInfo, PageInput, Seal};

/// A page of entities.
#[derive(Description)]
pub struct EntityConnection {
    asked: Arc<Asked>,
    rows: Vec<EntityIx>,
    page: Page,
}

/// An entity in a list.
#[derive(SimpleObject)]
pub struct EntityEdge {
    /// The entity.
    node: Entity,
    /// Its place in the list, for `after` and `before`.
    cursor: String,
}

impl EntityConnection {
    /// The page of a list. `question` is the canonical text of what decides the list.
    ///
    /// # Errors
    /// `BAD_INPUT`, `BAD_CURSOR` (see [`Page::new`]), `TOO_LARGE`, `TIMEOUT`.
    pub fn new(
        asked: &Arc<Asked>,
        rows: &[EntityIx],
        input: &PageInput,
        question: &str,
    ) -> Result<Self, Problem> {
        let page = Page::new(input, rows.len(), seal(asked, question))?;
        asked.allowance().take(page.range.len())?;
        Ok(Self {
            asked: Arc::clone(asked),
            rows: rows[page.range.clone()].to_vec(),
            page,
        })
    }
}

#[Object(use_type_description)]
impl EntityConnection {
    /// The rows of this page with their cursors.
    async fn edges(&self) -> Vec<EntityEdge> {
        let rows = self.rows.iter().zip(self.page.range.clone());
        let edge = |(row, place): (&EntityIx, usize)| EntityEdge {
            node: Entity::new(&self.asked, *row),
            cursor: self.page.cursor(place),
        };
        rows.map(edge).collect()
    }
    /// The rows of this page.
    async fn nodes(&self) -> Vec<Entity> {
        let rows = self.rows.iter();
        rows.map(|row| Entity::new(&self.asked, *row)).collect()
    }
    /// Where this page is in its list.
    async fn page_info(&self) -> PageInfo {
        self.page.info()
    }
    /// Rows in the whole list.
    async fn total_count(&self) -> i32 {
        self.page.total()
    }
}

/// A page of relations.
#[derive(Description)]
pub struct RelationConnection {
    asked: Arc<Asked>,
    rows: Vec<RelationIx>,
    page: Page,
}

/// A relation in a list.
#[derive(SimpleObject)]
pub struct RelationEdge {
    /// The relation.
    node: Relation,
    /// Its place in the list, for `after` and `before`.
    cursor: String,
}

impl RelationConnection {
    /// The page of a list. `question` is the canonical text of what decides the list.
    ///
    /// # Errors
    /// `BAD_INPUT`, `BAD_CURSOR` (see [`Page::new`]), `TOO_LARGE`, `TIMEOUT`.
    pub fn new(
        asked: &Arc<Asked>,
        rows: &[RelationIx],
        input: &PageInput,
        question: &str,
    ) -> Result<Self, Problem> {
        let page = Page::new(input, rows.len(), seal(asked, question))?;
        asked.allowance().take(page.range.len())?;
        Ok(Self {
            asked: Arc::clone(asked),
            rows: rows[page.range.clone()].to_vec(),
            page,
        })
    }
}

#[Object(use_type_description)]
impl RelationConnection {
    /// The rows of this page with their cursors.
    async fn edges(&self) -> Vec<RelationEdge> {
        let rows = self.rows.iter().zip(self.page.range.clone());
        let edge = |(row, place): (&RelationIx, usize)| RelationEdge {
            node: Relation::new(&self.asked, *row),
            cursor: self.page.cursor(place),
        };
        rows.map(edge).collect()
    }
    /// The rows of this page.
    async fn nodes(&self) -> Vec<Relation> {
        let rows = self.rows.iter();
        rows.map(|row| Relation::new(&self.asked, *row)).collect()
    }
    /// Where this page is in its list.
    async fn page_info(&self) -> PageInfo {
        self.page.info()
    }
    /// Rows in the whole list.
    async fn total_count(&self) -> i32 {
        self.page.total()
    }
}

/// The seal of a list: its question, under this view of this revision of this dataset.
pub(super) fn seal(asked: &Asked, question: &str) -> Seal {
    let network = asked.network();
    Seal::of(&format!(
        "{} {} {} {question}",
        asked.dataset().meta.id,
        network.snapshot().revision(),
        network.digest(),
    ))
}
