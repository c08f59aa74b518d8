//! Who works together more than with others?

use std::sync::Arc;

use async_graphql::Object;

use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::types::cluster::{Clustering, ClusteringInput};

/// The question for clusters.
pub(super) struct ClusterQuestions(pub(super) Arc<Asked>);

#[Object]
impl ClusterQuestions {
    /// The walkable network as clusters: seeded Leiden on unweighted modularity, to convergence; the
    /// same labels for the same seed. Numbers out of range give BAD_INPUT.
    async fn clusters(
        &self,
        #[graphql(
            default_with = "Some(1.0)",
            desc = "Higher gives more and smaller clusters: 0.01 to 100."
        )]
        resolution: Option<f64>,
        #[graphql(
            default_with = "Some(1)",
            desc = "From where chance starts: 0 to 2147483647."
        )]
        seed: Option<i32>,
    ) -> Result<Clustering, Problem> {
        let clusters = ClusteringInput { resolution, seed }.clusters(&self.0)?;
        Ok(Clustering::new(&self.0, clusters))
    }
}
