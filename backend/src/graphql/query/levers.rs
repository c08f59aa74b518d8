//! Which levers are there?

use std::sync::Arc;

use async_graphql::{ID, Object};
use graph_data::model::Category;

use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::lookup;
use crate::graphql::types::lever::Lever;

/// Questions for levers.
pub(super) struct LeverQuestions(pub(super) Arc<Asked>);

#[Object]
impl LeverQuestions {
    /// The levers of the view, by id. An unknown set gives NOT_FOUND with the nearest names.
    async fn levers(
        &self,
        #[graphql(desc = "Only those of the set for which this entity stands.")] set: Option<ID>,
    ) -> Result<Vec<Lever>, Problem> {
        let set = set
            .map(|id| lookup::entity_anywhere(&self.0, "set", &id))
            .transpose()?;
        let network = self.0.network();
        let levers = network.entities().filter(|e| {
            network.category(*e) == Category::Lever
                && (set.is_none() || network.entity(*e).lever_set == set)
        });
        let levers: Vec<Lever> = levers.map(|e| Lever::new(&self.0, e)).collect();
        self.0.allowance().take(levers.len())?;
        Ok(levers)
    }

    /// The lever with this id; null when it is unknown, no lever, or left out by the view.
    async fn lever(&self, #[graphql(desc = "Its id.")] id: ID) -> Option<Lever> {
        let row = self.0.dataset().find_entity(&id)?;
        let network = self.0.network();
        let is_lever = network.has_entity(row) && network.category(row) == Category::Lever;
        is_lever.then(|| Lever::new(&self.0, row))
    }
}
