//! Clusters: actors that are tied among themselves more than to others.
//!
//! Knows nothing of wording.

use crate::model::{EntityIx, RelationIx};

/// A member of a cluster.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClusterMember {
    /// The entity.
    pub entity: EntityIx,
    /// The share of its ties that stay inside, 0 to 1; 1 for an entity without a tie.
    pub belonging: f64,
}

/// A group of entities.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// The member of highest degree (ties by id): its id is the cluster's id.
    pub lead: EntityIx,
    /// Its members, in the order of ids.
    pub members: Vec<ClusterMember>,
    /// The relations that lead out of it to other clusters, in the order of ids.
    pub bridges: Vec<RelationIx>,
    /// Whether a government body is a member.
    pub has_government: bool,
}

/// The whole walkable network as clusters.
#[derive(Clone, Debug, PartialEq)]
pub struct Clustering {
    /// The clusters: larger first, ties by id of the lead.
    pub clusters: Vec<Cluster>,
    /// The row in `clusters` of each entity of the dataset; `None` outside the walkable network.
    pub cluster_of: Vec<Option<u32>>,
    /// Modularity of the clustering at this resolution.
    pub modularity: f64,
    /// The resolution asked.
    pub resolution: f64,
    /// The seed asked.
    pub seed: u32,
    /// Whether the deadline cut the method short.
    pub partial: bool,
}
