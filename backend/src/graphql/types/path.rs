//! Ways from one entity to another, and what is nearest to one where there is none.

use std::sync::Arc;

use async_graphql::{Description, Object, SimpleObject};
use graph_data::algo::paths::{self, PathQuestion};
use graph_data::explain;
use graph_data::model::EntityIx;

use super::choices::{Language, Nature, dutch, speak};
use super::date::{Date, date};
use super::entity::Entity;
use super::relation::Relation;
use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::page::{count, page_rows};

/// The ways from one entity to another.
#[derive(Description)]
pub struct PathAnswer {
    asked: Arc<Asked>,
    question: PathQuestion,
    answer: Arc<paths::PathAnswer>,
}

impl PathAnswer {
    /// The answer to a question for ways.
    #[must_use]
    pub fn new(asked: &Arc<Asked>, question: PathQuestion, answer: paths::PathAnswer) -> Self {
        Self {
            asked: Arc::clone(asked),
            question,
            answer: Arc::new(answer),
        }
    }
}

#[Object(use_type_description)]
impl PathAnswer {
    /// The ways, best first.
    async fn paths(&self) -> Result<Vec<Path<'_>>, Problem> {
        self.asked.allowance().take(self.answer.paths.len())?;
        let ways = self.answer.paths.iter();
        Ok(ways.map(|way| Path::new(&self.asked, way)).collect())
    }
    /// Set when paths is empty: the islands, and the pair whose contact would join them best. Null as
    /// well when 'partial' is true: then nothing is known.
    async fn no_path(&self) -> Option<NoPath<'_>> {
        let no_path = self.answer.no_path.as_ref()?;
        Some(NoPath {
            asked: &self.asked,
            question: &self.question,
            no_path,
        })
    }
    /// True when a limit or the deadline cut the search short.
    async fn partial(&self) -> bool {
        self.answer.partial
    }
}

/// A way without a loop.
#[derive(Description)]
pub struct Path<'a> {
    asked: &'a Arc<Asked>,
    way: &'a paths::Path,
}

impl<'a> Path<'a> {
    /// A way in a network.
    #[must_use]
    pub fn new(asked: &'a Arc<Asked>, way: &'a paths::Path) -> Self {
        Self { asked, way }
    }
}

#[Object(use_type_description)]
impl<'a> Path<'a> {
    /// Its steps, at least one.
    async fn steps(&self) -> Result<Vec<PathStep<'a>>, Problem> {
        self.asked.allowance().take(self.way.steps.len())?;
        let steps = self.way.steps.iter();
        let asked = self.asked;
        Ok(steps.map(|step| PathStep { asked, step }).collect())
    }
    /// The entities on it, both ends included.
    async fn entities(&self) -> Result<Vec<Entity>, Problem> {
        let rows: Vec<EntityIx> = self.way.entities().collect();
        Entity::list(self.asked, &rows)
    }
    /// The number of its steps.
    async fn hops(&self) -> i32 {
        count(self.way.hops())
    }
    /// 0 to 1, the product of its steps.
    async fn strength(&self) -> f64 {
        self.way.strength
    }
    /// The strongest relation of its first weakest step.
    async fn weakest(&self) -> Relation {
        Relation::new(self.asked, self.way.weakest)
    }
    /// The way in plain language: what sort of tie each step is, how old and how sure.
    async fn sentence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentence.")]
        language: Option<Language>,
    ) -> String {
        explain::path(self.asked.network(), self.way, speak(language)).text()
    }
}

/// One step of a way: from one entity to the next, with all that carries it.
#[derive(Description)]
pub struct PathStep<'a> {
    asked: &'a Arc<Asked>,
    step: &'a paths::PathStep,
}

#[Object(use_type_description)]
impl PathStep<'_> {
    /// Where it starts.
    async fn from(&self) -> Entity {
        Entity::new(self.asked, self.step.from)
    }
    /// Where it ends.
    async fn to(&self) -> Entity {
        Entity::new(self.asked, self.step.to)
    }
    /// Of its strongest relation.
    async fn nature(&self) -> Result<Nature, Problem> {
        let strongest = self.step.relations.first();
        let nature = strongest.map(|row| self.asked.network().nature(*row).into());
        nature.ok_or_else(|| Problem::internal("a step without a relation"))
    }
    /// Newest date among its evidence; null when none is dated.
    async fn newest(&self) -> Option<Date> {
        let relations = self.step.relations.iter();
        let dates = relations.filter_map(|row| self.asked.prepared().newest(*row));
        date(dates.max_by_key(|d| (d.last_day(), *d)))
    }
    /// Every relation of the step has ended.
    async fn ended(&self) -> bool {
        let mut relations = self.step.relations.iter();
        relations.all(|row| self.asked.network().ended(*row))
    }
    /// 0 to 1: the strength of its strongest relation.
    async fn strength(&self) -> f64 {
        self.step.strength
    }
    /// All relations that carry this step, strongest first.
    async fn relations(&self) -> Result<Vec<Relation>, Problem> {
        Relation::list(self.asked, &self.step.relations)
    }
    /// The step in plain language, from where it starts.
    async fn sentence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentence.")]
        language: Option<Language>,
    ) -> String {
        explain::path_step(self.asked.network(), self.step, speak(language)).text()
    }
}

/// Why there is no way, and what is nearest to one. No way means that no source is known, not that
/// there is no contact.
#[derive(Description)]
pub struct NoPath<'a> {
    asked: &'a Arc<Asked>,
    question: &'a PathQuestion,
    no_path: &'a paths::NoPath,
}

#[Object(use_type_description)]
impl<'a> NoPath<'a> {
    /// The islands of both ends; one where both are on it.
    async fn islands(&self) -> Vec<Island<'a>> {
        let islands = self.no_path.islands.iter();
        let asked = self.asked;
        islands.map(|members| Island::new(asked, members)).collect()
    }
    /// The actors whose contact would join the islands best; null when both ends are on one island.
    async fn best_contact(&self) -> Option<EntityPair> {
        let (a, b) = self.no_path.best_contact?;
        Some(EntityPair::new(self.asked, a, b))
    }
    /// Why there is none, in plain language.
    async fn sentence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentence.")]
        language: Option<Language>,
    ) -> String {
        let network = self.asked.network();
        explain::no_path(network, self.question, self.no_path, speak(language)).text()
    }
}

/// A part of the network that hangs together and is tied to no other.
#[derive(Description)]
pub struct Island<'a> {
    asked: &'a Arc<Asked>,
    members: &'a [EntityIx],
}

impl<'a> Island<'a> {
    /// A part of a network, by its members.
    #[must_use]
    pub fn new(asked: &'a Arc<Asked>, members: &'a [EntityIx]) -> Self {
        Self { asked, members }
    }
}

#[Object(use_type_description)]
impl Island<'_> {
    /// How many entities it has.
    async fn size(&self) -> i32 {
        count(self.members.len())
    }
    /// Its first entities, by id.
    async fn entities(
        &self,
        #[graphql(
            default_with = "Some(10)",
            desc = "How many, 0 to 100; outside of that BAD_INPUT."
        )]
        first: Option<i32>,
    ) -> Result<Vec<Entity>, Problem> {
        let first = page_rows("first", first)?.unwrap_or(10);
        let rows = &self.members[..first.min(self.members.len())];
        Entity::list(self.asked, rows)
    }
}

/// Two entities.
#[derive(SimpleObject)]
pub struct EntityPair {
    /// The one.
    a: Entity,
    /// The other.
    b: Entity,
}

impl EntityPair {
    /// Two entities, by their rows.
    #[must_use]
    pub fn new(asked: &Arc<Asked>, a: EntityIx, b: EntityIx) -> Self {
        Self {
            a: Entity::new(asked, a),
            b: Entity::new(asked, b),
        }
    }
}
