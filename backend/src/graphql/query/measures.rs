//! How do entities compare by one measure, and which measures are there?

use std::sync::Arc;

use async_graphql::{ID, Object};
use graph_data::algo::registry::{MEASURES, Measure as Described};

use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::lookup;
use crate::graphql::page::page_rows;
use crate::graphql::types::measure::{Measure, MeasureResult};

/// Figures when the question does not say how many.
const FIGURES_DEFAULT: usize = 20;

/// Questions for measures.
pub(super) struct MeasureQuestions(pub(super) Arc<Asked>);

#[Object]
impl MeasureQuestions {
    /// One measure over the walkable network of the view, highest first; ties by id. An unknown measure
    /// gives NOT_FOUND with those there are, a number out of range BAD_INPUT.
    async fn measure(
        &self,
        #[graphql(
            desc = "The id of a measure: degree, strength, betweenness, harmonic, pagerank, core or clustering."
        )]
        id: ID,
        #[graphql(
            default_with = "Some(20)",
            desc = "How many figures at most, 0 to 100."
        )]
        first: Option<i32>,
    ) -> Result<MeasureResult, Problem> {
        let first = page_rows("first", first)?.unwrap_or(FIGURES_DEFAULT);
        let place = Described::find(&id).ok_or_else(|| lookup::unknown_measure(&id))?;
        let deadline = self.0.allowance().deadline;
        let figures = self.0.prepared().measure(place, deadline);
        Ok(MeasureResult::new(&self.0, place, figures, first))
    }

    /// The measures that can be asked, each explained in everyday words.
    async fn measures(&self) -> Vec<Measure> {
        MEASURES.iter().map(Measure).collect()
    }
}
