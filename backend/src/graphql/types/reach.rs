//! Pages of whoever is within reach, each with the best way there.

use std::sync::Arc;

use async_graphql::{Description, Object, SimpleObject};
use graph_data::algo::paths;
use graph_data::algo::reach::{self, ReachQuestion, reach, reach_ways};

use super::connection::seal;
use super::entity::Entity;
use super::input::EntityFilterInput;
use super::path::Path;
use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::page::{Page, PageInfo, PageInput, count};

/// A page of whoever is within reach.
#[derive(Description)]
pub struct ReachConnection {
    asked: Arc<Asked>,
    rows: Vec<(reach::Reached, paths::Path)>,
    page: Page,
    partial: bool,
}

impl ReachConnection {
    /// A page of the answer to a question for everybody within reach; of the others no ways are made.
    ///
    /// # Errors
    /// `BAD_INPUT`, `BAD_CURSOR` (see [`Page::new`]), `TOO_LARGE`, `TIMEOUT`.
    pub fn new(
        asked: &Arc<Asked>,
        question: ReachQuestion,
        filter: Option<&EntityFilterInput>,
        input: &PageInput,
    ) -> Result<Self, Problem> {
        let mut halt = asked.allowance().deadline.halt();
        let found = reach(asked.network(), &question, &mut halt);
        let column = filter
            .map(|filter| filter.clone().filter(asked))
            .transpose()?;
        let column = column.map(|filter| filter.column(asked.prepared()));
        let passes = |r: &&reach::Reached| column.as_ref().is_none_or(|c| c[r.entity.at()]);
        let listed: Vec<reach::Reached> = found.reached.iter().filter(passes).copied().collect();
        let from = &asked.network().entity(question.from).id;
        let (hops_max, direction) = (question.hops_max, question.direction);
        let text = format!("reach {from} {hops_max} {direction:?} {filter:?}");
        let mut page = Page::new(input, listed.len(), seal(asked, &text))?;
        asked.allowance().take(page.range.len())?;
        let targets = &listed[page.range.clone()];
        let ways = reach_ways(asked.network(), &question, &found, targets, &mut halt);
        let made = ways.ways.into_iter().map_while(|way| way);
        let rows: Vec<_> = targets.iter().copied().zip(made).collect();
        page.range.end = page.range.start + rows.len();
        Ok(Self {
            asked: Arc::clone(asked),
            rows,
            page,
            partial: found.partial || ways.partial,
        })
    }

    fn reached<'a>(&'a self, (reached, way): &'a (reach::Reached, paths::Path)) -> Reached<'a> {
        Reached {
            asked: &self.asked,
            reached: *reached,
            way,
        }
    }
}

#[Object(use_type_description)]
impl ReachConnection {
    /// True when a limit or the deadline cut the search short: others may be within reach too.
    async fn partial(&self) -> bool {
        self.partial
    }
    /// The rows of this page with their cursors.
    async fn edges(&self) -> Vec<ReachEdge<'_>> {
        let rows = self.rows.iter().zip(self.page.range.clone());
        let edge = |(row, place)| ReachEdge {
            node: self.reached(row),
            cursor: self.page.cursor(place),
        };
        rows.map(edge).collect()
    }
    /// The rows of this page.
    async fn nodes(&self) -> Vec<Reached<'_>> {
        self.rows.iter().map(|row| self.reached(row)).collect()
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

/// Somebody within reach, in a list.
#[derive(SimpleObject)]
pub struct ReachEdge<'a> {
    /// Who.
    node: Reached<'a>,
    /// The place in the list, for `after`.
    cursor: String,
}

/// Somebody within reach.
#[derive(Description)]
pub struct Reached<'a> {
    asked: &'a Arc<Asked>,
    reached: reach::Reached,
    way: &'a paths::Path,
}

#[Object(use_type_description)]
impl<'a> Reached<'a> {
    /// Who.
    async fn entity(&self) -> Entity {
        Entity::new(self.asked, self.reached.entity)
    }
    /// The steps of the shortest way there, at least 1.
    async fn hops(&self) -> i32 {
        count(self.reached.hops as usize)
    }
    /// The best way there, from the entity asked about.
    async fn path(&self) -> Path<'a> {
        Path::new(self.asked, self.way)
    }
}
