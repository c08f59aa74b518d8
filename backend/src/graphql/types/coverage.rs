//! Levers by actors: who belongs to what, and how.

use std::sync::Arc;

use async_graphql::{Description, Object};
use graph_data::algo::coverage;
use graph_data::explain;

use super::choices::{Confidence, Language, dutch, speak};
use super::entity::Actor;
use super::lever::Lever;
use super::relation::Relation;
use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;

/// Lever by actor: who belongs to what.
#[derive(Description)]
pub struct Coverage {
    asked: Arc<Asked>,
    found: coverage::Coverage,
}

impl Coverage {
    /// What was found.
    #[must_use]
    pub fn new(asked: &Arc<Asked>, found: coverage::Coverage) -> Self {
        Self {
            asked: Arc::clone(asked),
            found,
        }
    }
}

#[Object(use_type_description)]
impl Coverage {
    /// True when the deadline cut the search short: cells may then be missing.
    async fn partial(&self) -> bool {
        self.found.partial
    }
    /// The levers: those without an actor first, then by id.
    async fn levers(&self) -> Result<Vec<Lever>, Problem> {
        Lever::list(&self.asked, &self.found.levers)
    }
    /// The actors with a filled cell, by id.
    async fn actors(&self) -> Result<Vec<Actor>, Problem> {
        Actor::list(&self.asked, &self.found.actors)
    }
    /// The filled cells, by lever, then by actor.
    async fn cells(&self) -> Result<Vec<CoverageCell<'_>>, Problem> {
        self.asked.allowance().take(self.found.cells.len())?;
        let asked = &self.asked;
        let cells = self.found.cells.iter();
        Ok(cells.map(|cell| CoverageCell { asked, cell }).collect())
    }
    /// Actors at the ends of relations that merely name a lever, shown apart: by lever, then by actor;
    /// none that has a cell for it.
    async fn linked(&self) -> Result<Vec<CoverageLink<'_>>, Problem> {
        self.asked.allowance().take(self.found.linked.len())?;
        let asked = &self.asked;
        let linked = self.found.linked.iter();
        Ok(linked.map(|link| CoverageLink { asked, link }).collect())
    }
    /// For how many levers somebody is known, who that is, and of which levers nobody is known, in
    /// plain language.
    async fn sentence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentence.")]
        language: Option<Language>,
    ) -> String {
        explain::coverage(self.asked.network(), &self.found, speak(language)).text()
    }
}

/// An actor that belongs to a lever.
#[derive(Description)]
pub struct CoverageCell<'a> {
    asked: &'a Arc<Asked>,
    cell: &'a coverage::CoverageCell,
}

#[Object(use_type_description)]
impl CoverageCell<'_> {
    /// The lever.
    async fn lever(&self) -> Lever {
        Lever::new(self.asked, self.cell.lever)
    }
    /// The actor.
    async fn actor(&self) -> Actor {
        Actor::new(self.asked, self.cell.actor)
    }
    /// The relations by which it belongs, by id.
    async fn relations(&self) -> Result<Vec<Relation>, Problem> {
        Relation::list(self.asked, &self.cell.relations)
    }
    /// The highest of these relations.
    async fn confidence(&self) -> Confidence {
        self.cell.confidence.into()
    }
    /// How it belongs, in a few words: "trekt", "werkt aan", "wil meewerken"; stronger roles first.
    async fn role(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the role.")] language: Option<
            Language,
        >,
    ) -> String {
        explain::lever_role(self.asked.network(), &self.cell.relations, speak(language))
    }
}

/// An actor that is merely named with a lever.
#[derive(Description)]
pub struct CoverageLink<'a> {
    asked: &'a Arc<Asked>,
    link: &'a coverage::CoverageLink,
}

#[Object(use_type_description)]
impl CoverageLink<'_> {
    /// The lever.
    async fn lever(&self) -> Lever {
        Lever::new(self.asked, self.link.lever)
    }
    /// The actor.
    async fn actor(&self) -> Actor {
        Actor::new(self.asked, self.link.actor)
    }
    /// The relations that name the lever, by id.
    async fn relations(&self) -> Result<Vec<Relation>, Problem> {
        Relation::list(self.asked, &self.link.relations)
    }
    /// The word for a cell that only says so: "genoemd".
    async fn role(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the role.")] language: Option<
            Language,
        >,
    ) -> &str {
        explain::linked_role(speak(language))
    }
}
