//! Who works on what?

use std::sync::Arc;

use async_graphql::{ID, Object};
use graph_data::algo::coverage::coverage;

use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::lookup;
use crate::graphql::types::coverage::Coverage;

/// The question for levers by actors.
pub(super) struct CoverageQuestions(pub(super) Arc<Asked>);

#[Object]
impl CoverageQuestions {
    /// Lever by actor: who belongs to what, on which evidence. A cell that is not there means that
    /// nothing is known. An unknown set gives NOT_FOUND with the nearest names.
    async fn coverage(
        &self,
        #[graphql(
            desc = "Only levers of the set for which this entity stands; all levers when left out."
        )]
        set: Option<ID>,
    ) -> Result<Coverage, Problem> {
        let set = set
            .map(|id| lookup::entity_anywhere(&self.0, "set", &id))
            .transpose()?;
        let mut halt = self.0.allowance().deadline.halt();
        let found = coverage(self.0.network(), set, &mut halt);
        Ok(Coverage::new(&self.0, found))
    }
}
