//! What came, went and changed between two dates?

use std::sync::Arc;

use async_graphql::{Context, Object};
use graph_data::algo::changes::changes;
use graph_data::model::PartialDate;

use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::types::changes::Changes;
use crate::graphql::types::date::Date;

/// The question for changes.
pub(super) struct ChangeQuestions(pub(super) Arc<Asked>);

#[Object]
impl ChangeQuestions {
    /// New, lost and changed between two dates, each counted to its last day: the view as of the one
    /// against the view as of the other, a date of the view itself left aside. A 'from' after 'to'
    /// gives BAD_INPUT.
    async fn changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The earlier date.")] from: Date,
        #[graphql(desc = "The later date, or the same.")] to: Date,
    ) -> Result<Changes, Problem> {
        let (from, to) = (from.0, to.0);
        if from.last_day() > to.last_day() {
            let message = format!(
                "'from' is {from}, which ends after 'to', {to}. Give the earlier date first."
            );
            return Err(Problem::bad_input("from", message));
        }
        let (before, after) = (self.as_of(ctx, from)?, self.as_of(ctx, to)?);
        self.0.allowance().in_time()?;
        let found = changes(before.network(), after.network());
        Ok(Changes::new(before, after, found))
    }
}

impl ChangeQuestions {
    /// The view as of another date.
    fn as_of(&self, ctx: &Context<'_>, date: PartialDate) -> Result<Arc<Asked>, Problem> {
        let engine = super::engine(ctx)?;
        let prepared = engine.as_of(self.0.prepared(), date);
        Ok(Arc::new(self.0.of_another(&prepared)))
    }
}
