//! What ties a few entities together?

use std::sync::Arc;

use async_graphql::{ID, Object};
use graph_data::algo::ties::ties;
use graph_data::limits::{TIES_MAX, TIES_MIN};

use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::lookup;
use crate::graphql::types::ties::Ties;

/// The question for what ties a few.
pub(super) struct TiesQuestions(pub(super) Arc<Asked>);

#[Object]
impl TiesQuestions {
    /// What ties these entities: the smallest sourced subnetwork that joins them (fewest ties, then
    /// strongest, then ids). Context may be asked for, and joins nobody else. Of entities on several
    /// islands it joins those of the island with most of them. Up to 8 are joined by a subnetwork that
    /// is sure to be the smallest, more by one of at most twice as many ties (see `exact`). Fewer than
    /// 2, more than 100 or repeated entities and those that the view leaves out give BAD_INPUT, an
    /// unknown one NOT_FOUND with the nearest names.
    async fn ties(
        &self,
        #[graphql(desc = "The ids of 2 to 100 entities.")] between: Vec<ID>,
    ) -> Result<Ties, Problem> {
        let asked = &self.0;
        if !(TIES_MIN..=TIES_MAX).contains(&between.len()) {
            let message = format!(
                "'between' names {} entities; name {TIES_MIN} to {TIES_MAX}.",
                between.len()
            );
            return Err(Problem::bad_input("between", message));
        }
        let rows = lookup::different(asked, "between", &between)?;
        let mut halt = asked.allowance().deadline.halt();
        let islands = asked.prepared().islands();
        let found = ties(asked.network(), islands, &rows, &mut halt);
        Ok(Ties::new(asked, found))
    }
}
