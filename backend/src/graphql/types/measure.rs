//! Measures: what each tells, and what it says of whom.

use std::sync::Arc;

use async_graphql::{Description, Object, SimpleObject};
use graph_data::algo::centrality::Figures;
use graph_data::algo::registry::{self, MEASURES, ranked};

use super::choices::{Language, dutch, speak};
use super::entity::Entity;
use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::page::count;

/// A measure, described.
#[derive(Clone, Copy, Description)]
pub struct Measure(pub &'static registry::Measure);

#[Object(use_type_description)]
impl Measure {
    /// The id to ask with.
    async fn id(&self) -> async_graphql::ID {
        self.0.id.into()
    }
    /// What it is called.
    async fn label(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the name.")] language: Option<
            Language,
        >,
    ) -> &str {
        self.0.label.get(speak(language))
    }
    /// What it tells, in everyday words, with its limits.
    async fn explanation(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the explanation.")]
        language: Option<Language>,
    ) -> &str {
        self.0.explanation.get(speak(language))
    }
    /// The paper that defines it.
    async fn source(&self) -> &str {
        self.0.source
    }
    /// In what its figures are counted, and their range.
    async fn unit(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the unit.")] language: Option<
            Language,
        >,
    ) -> &str {
        self.0.unit.get(speak(language))
    }
    /// What it costs, with |V| entities and |E| ties.
    async fn cost(&self) -> &str {
        self.0.cost
    }
}

/// What a measure says of the view.
#[derive(Description)]
pub struct MeasureResult {
    asked: Arc<Asked>,
    place: usize,
    figures: Arc<Figures>,
    first: usize,
}

impl MeasureResult {
    /// The first figures of a measure, by its place in the registry.
    #[must_use]
    pub fn new(asked: &Arc<Asked>, place: usize, figures: Arc<Figures>, first: usize) -> Self {
        Self {
            asked: Arc::clone(asked),
            place,
            figures,
            first,
        }
    }
}

#[Object(use_type_description)]
impl MeasureResult {
    /// The measure.
    async fn measure(&self) -> Measure {
        Measure(&MEASURES[self.place])
    }
    /// The highest figures of actors and levers, and of context where the view walks through it; ties
    /// by id. Empty when 'partial' is true and there was no time for any.
    async fn values(&self) -> Result<Vec<MeasureValue>, Problem> {
        let walked = self.asked.prepared().walked();
        let values = ranked(walked, &self.figures, self.first);
        self.asked.allowance().take(values.len())?;
        let value = |ranked: registry::Ranked| MeasureValue {
            entity: Entity::new(&self.asked, ranked.entity),
            value: ranked.value,
            rank: count(ranked.rank),
        };
        Ok(values.into_iter().map(value).collect())
    }
    /// True when the deadline cut the method short: the figures are from what was done by then.
    async fn partial(&self) -> bool {
        self.figures.partial
    }
    /// From how many entities the figures were estimated; null when they are exact.
    async fn sampled_from(&self) -> Option<i32> {
        self.figures.sample.map(|sample| count(sample.sources))
    }
    /// In the measure's unit, within what the exact figure lies of an estimate in 95 cases of a hundred;
    /// null when the figures are exact.
    async fn margin(&self) -> Option<f64> {
        let margin = self.figures.sample.map(|sample| sample.margin);
        margin.filter(|margin| margin.is_finite())
    }
}

/// A figure of one entity.
#[derive(SimpleObject)]
pub struct MeasureValue {
    /// Of whom.
    entity: Entity,
    /// The figure, in the measure's unit.
    value: f64,
    /// Its place, from 1; equal figures come by id.
    rank: i32,
}
