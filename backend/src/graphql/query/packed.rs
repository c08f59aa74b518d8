//! What is drawn: the whole view, or what is near one entity.

use std::sync::Arc;

use async_graphql::{ID, Object};

use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::lookup;
use crate::graphql::page::in_range;
use crate::graphql::types::packed::PackedNetwork;

/// Entities of a neighbourhood when the question does not say how many.
const AROUND_DEFAULT: i32 = 100;
/// Most entities of a neighbourhood.
const AROUND_MAX: u32 = 1_000;

/// Questions for pictures.
pub(super) struct PackedQuestions(pub(super) Arc<Asked>);

#[Object]
impl PackedQuestions {
    /// The whole view as columns, for drawing: compact, cacheable by provenance.
    async fn packed(&self) -> PackedNetwork {
        PackedNetwork::new(&self.0, self.0.prepared().whole_picture())
    }

    /// What is near one entity, as columns: the first entities found breadth-first, itself included,
    /// and the relations among them. An unknown id gives NOT_FOUND with the nearest names, a number out
    /// of range BAD_INPUT.
    async fn neighbourhood(
        &self,
        #[graphql(desc = "The id of the entity in the middle.")] of: ID,
        #[graphql(
            default_with = "Some(100)",
            desc = "How many entities at most: 1 to 1000."
        )]
        max: Option<i32>,
    ) -> Result<PackedNetwork, Problem> {
        let of = lookup::entity(&self.0, "of", &of)?;
        let max = in_range("max", max.unwrap_or(AROUND_DEFAULT), 1, AROUND_MAX)?;
        let picture = self.0.prepared().picture_around(of, max as usize);
        Ok(PackedNetwork::new(&self.0, picture))
    }
}
