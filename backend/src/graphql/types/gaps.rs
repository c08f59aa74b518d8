//! Pairs without a tie, pairs that meet, and relations that nobody confirmed.

use std::sync::Arc;

use async_graphql::{Description, Object};
use graph_data::algo::gaps;
use graph_data::explain;
use graph_data::model::{EntityIx, PartialDate, RelationIx};

use super::choices::{Language, dutch, speak};
use super::date::Date;
use super::entity::Entity;
use super::path::EntityPair;
use super::relation::Relation;
use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::page::{PAGE_ROWS_DEFAULT, count, page_rows};

/// Pairs among a few that have no tie of their own.
#[derive(Description)]
pub struct Untied {
    asked: Arc<Asked>,
    among: Vec<EntityIx>,
    pairs: Vec<(EntityIx, EntityIx)>,
}

impl Untied {
    /// The pairs that were found among these, each named once.
    #[must_use]
    pub fn new(asked: &Arc<Asked>, among: Vec<EntityIx>, pairs: Vec<(EntityIx, EntityIx)>) -> Self {
        Self {
            asked: Arc::clone(asked),
            among,
            pairs,
        }
    }

    /// The pairs as entities.
    ///
    /// # Errors
    /// `TOO_LARGE` or `TIMEOUT` when the request's allowance is used up.
    pub fn pairs(&self) -> Result<Vec<EntityPair>, Problem> {
        self.asked.allowance().take(self.pairs.len() * 2)?;
        let pair = |(a, b): &(EntityIx, EntityIx)| EntityPair::new(&self.asked, *a, *b);
        Ok(self.pairs.iter().map(pair).collect())
    }
}

#[Object(use_type_description)]
impl Untied {
    /// The pairs, each once, the lower id first, by id.
    #[graphql(name = "pairs")]
    async fn all_pairs(&self) -> Result<Vec<EntityPair>, Problem> {
        self.pairs()
    }
    /// How many pairs have no tie, of how many, and which have one, in plain language.
    async fn sentence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentence.")]
        language: Option<Language>,
    ) -> String {
        let network = self.asked.network();
        explain::untied(network, &self.among, &self.pairs, speak(language)).text()
    }
}

/// Relations of which nothing newer is known than some years ago.
#[derive(Description)]
pub struct Stale {
    asked: Arc<Asked>,
    relations: Vec<RelationIx>,
    years: u32,
    as_of: PartialDate,
}

impl Stale {
    /// The relations that were last known more than so many years before a day.
    #[must_use]
    pub fn new(
        asked: &Arc<Asked>,
        relations: Vec<RelationIx>,
        (years, as_of): (u32, PartialDate),
    ) -> Self {
        Self {
            asked: Arc::clone(asked),
            relations,
            years,
            as_of,
        }
    }

    /// The first of them.
    ///
    /// # Errors
    /// `TOO_LARGE` or `TIMEOUT` when the request's allowance is used up.
    pub fn list(&self, first: Option<usize>) -> Result<Vec<Relation>, Problem> {
        let first = first.unwrap_or(PAGE_ROWS_DEFAULT);
        Relation::list(
            &self.asked,
            &self.relations[..first.min(self.relations.len())],
        )
    }
}

#[Object(use_type_description)]
impl Stale {
    /// The day looked back from.
    async fn as_of(&self) -> Date {
        Date(self.as_of)
    }
    /// How many there are.
    async fn total_count(&self) -> i32 {
        count(self.relations.len())
    }
    /// The first of them, by id.
    async fn relations(
        &self,
        #[graphql(
            default_with = "Some(50)",
            desc = "How many, 0 to 100; outside of that BAD_INPUT."
        )]
        first: Option<i32>,
    ) -> Result<Vec<Relation>, Problem> {
        self.list(page_rows("first", first)?)
    }
    /// How many there are and the largest groups among them, in plain language.
    async fn sentence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentence.")]
        language: Option<Language>,
    ) -> String {
        let (network, age) = (self.asked.network(), (self.years, self.as_of));
        explain::stale(network, &self.relations, age, speak(language)).text()
    }
}

/// Two actors without a tie of their own that are both tied to one place.
#[derive(Description)]
pub struct MeetingPair {
    asked: Arc<Asked>,
    pair: gaps::MeetingPair,
}

impl MeetingPair {
    /// A pair that was found.
    #[must_use]
    pub fn new(asked: &Arc<Asked>, pair: gaps::MeetingPair) -> Self {
        Self {
            asked: Arc::clone(asked),
            pair,
        }
    }
}

#[Object(use_type_description)]
impl MeetingPair {
    /// The one with the lower id.
    async fn a(&self) -> Entity {
        Entity::new(&self.asked, self.pair.a)
    }
    /// The other.
    async fn b(&self) -> Entity {
        Entity::new(&self.asked, self.pair.b)
    }
    /// The working groups, programmes, platforms, networks and contexts to which both are tied, by id.
    async fn through(&self) -> Result<Vec<Entity>, Problem> {
        Entity::list(&self.asked, &self.pair.through)
    }
    /// The relations of both with these, by id.
    async fn relations(&self) -> Result<Vec<Relation>, Problem> {
        Relation::list(&self.asked, &self.pair.relations)
    }
    /// Where they stand side by side and what that does not say, in plain language.
    async fn sentence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentence.")]
        language: Option<Language>,
    ) -> String {
        explain::meeting_pair(self.asked.network(), &self.pair, speak(language)).text()
    }
}
