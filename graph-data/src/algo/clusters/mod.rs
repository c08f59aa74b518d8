//! Clusters: actors that are tied among themselves more than to others.
//!
//! Knows nothing of wording.

mod leiden;
mod moving;
mod refining;
mod stability;
mod tie_rows;

use std::cmp::Reverse;

pub use leiden::{LeidenSettings, Partition, leiden, modularity};
pub use stability::{STABILITY_RERUNS, Stability, stability};
pub use tie_rows::TieRows;

use crate::model::{Category, EntityIx, Nature, RelationIx};
use crate::network::ViewedNetwork;
use tie_rows::row_number;

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
    /// The relations of the view that lead out of it to other clusters (identity is none), in the
    /// order of ids.
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

impl Clustering {
    /// The cluster of an entity; `None` outside the walkable network.
    #[must_use]
    pub fn cluster_of(&self, entity: EntityIx) -> Option<&Cluster> {
        let row = self.cluster_of[entity.at()]?;
        self.clusters.get(row as usize)
    }
}

/// Who works together, more than their numbers of ties would give by chance?
///
/// Clusters of the walkable network by unweighted modularity: Leiden ([`leiden()`]) until an iteration
/// changes nothing. Parallel relations are one tie; an entity without a tie is a cluster of one.
/// `resolution` runs from [`crate::limits::RESOLUTION_MIN`] to [`crate::limits::RESOLUTION_MAX`]:
/// higher gives more and smaller clusters. The same network, resolution and seed give the same answer
/// on every machine, whatever was asked before. Where `halt` says to stop, the clusters so far come
/// with `partial`: each connected, but not the best.
///
/// Costs about O(|E|) per iteration, of which ten to thirty are usual.
///
/// Traag, Waltman and Van Eck (2019), "From Louvain to Leiden: guaranteeing well-connected
/// communities", Scientific Reports 9, 5233.
///
/// ```
/// use std::sync::Arc;
/// use graph_data::algo::clusters::clusters;
/// use graph_data::dataset::Dataset;
/// use graph_data::network::{Snapshot, View, ViewedNetwork};
///
/// let empty = Arc::new(Dataset::default());
/// let network = ViewedNetwork::new(Arc::new(Snapshot::new(empty, 1)), View::default());
/// assert!(clusters(&network, 1.0, 1, &mut || false).clusters.is_empty());
/// ```
#[must_use]
pub fn clusters(
    network: &ViewedNetwork,
    resolution: f64,
    seed: u32,
    halt: &mut impl FnMut() -> bool,
) -> Clustering {
    let walkable = Walkable::new(network);
    let settings = LeidenSettings {
        resolution,
        seed,
        iterations_max: None,
    };
    let partition = leiden(walkable.ties(), settings, halt);
    let mut clusters = walkable.members_of(&partition);
    clusters.sort_by_key(|members| (Reverse(members.len()), lead(network, members)));
    let cluster_of = cluster_rows(network, &clusters);
    let mut bridges = bridges(network, &cluster_of, clusters.len());
    let clusters = clusters
        .into_iter()
        .zip(&mut bridges)
        .map(|(members, bridges)| describe(network, &cluster_of, &members, std::mem::take(bridges)))
        .collect();
    Clustering {
        clusters,
        cluster_of,
        modularity: partition.modularity,
        resolution,
        seed,
        partial: partition.partial,
    }
}

/// The walkable network as compressed rows of its own.
struct Walkable {
    /// The entity of each node, in the order of ids.
    entities: Vec<EntityIx>,
    offsets: Vec<u32>,
    targets: Vec<u32>,
    weights: Vec<u32>,
}

impl Walkable {
    fn new(network: &ViewedNetwork) -> Self {
        let entities: Vec<EntityIx> = network.walkable_entities().collect();
        let mut node_of = vec![u32::MAX; network.dataset().entities.len()];
        for (node, entity) in entities.iter().enumerate() {
            node_of[entity.at()] = row_number(node);
        }
        let mut offsets = vec![0];
        let mut targets = Vec::new();
        for &entity in &entities {
            let others = network.walkable_row(entity).iter();
            targets.extend(others.map(|other| node_of[other.at()]));
            offsets.push(row_number(targets.len()));
        }
        Self {
            entities,
            offsets,
            weights: vec![1; targets.len()],
            targets,
        }
    }

    fn ties(&self) -> TieRows<'_> {
        TieRows {
            offsets: &self.offsets,
            targets: &self.targets,
            weights: &self.weights,
        }
    }

    /// The members of each cluster, in the order of ids.
    fn members_of(&self, partition: &Partition) -> Vec<Vec<EntityIx>> {
        let mut members = vec![Vec::new(); partition.clusters];
        for (entity, label) in self.entities.iter().zip(&partition.labels) {
            members[*label as usize].push(*entity);
        }
        members
    }
}

/// The member of highest degree, ties by id.
fn lead(network: &ViewedNetwork, members: &[EntityIx]) -> EntityIx {
    let mut best = members[0];
    for &member in members {
        if network.degree(member) > network.degree(best) {
            best = member;
        }
    }
    best
}

fn cluster_rows(network: &ViewedNetwork, clusters: &[Vec<EntityIx>]) -> Vec<Option<u32>> {
    let mut cluster_of = vec![None; network.dataset().entities.len()];
    for (row, members) in clusters.iter().enumerate() {
        for member in members {
            cluster_of[member.at()] = Some(row_number(row));
        }
    }
    cluster_of
}

/// The relations between different clusters, at each of the two, in the order of ids.
fn bridges(
    network: &ViewedNetwork,
    cluster_of: &[Option<u32>],
    clusters: usize,
) -> Vec<Vec<RelationIx>> {
    let mut bridges = vec![Vec::new(); clusters];
    for &row in network.relations() {
        let relation = network.relation(row);
        let ends = (
            cluster_of[relation.source.at()],
            cluster_of[relation.target.at()],
        );
        if let (Some(from), Some(to)) = ends
            && from != to
            && network.nature(row) != Nature::Identity
        {
            bridges[from as usize].push(row);
            bridges[to as usize].push(row);
        }
    }
    bridges
}

fn describe(
    network: &ViewedNetwork,
    cluster_of: &[Option<u32>],
    members: &[EntityIx],
    bridges: Vec<RelationIx>,
) -> Cluster {
    let belonging = |entity: EntityIx| {
        let others = network.walkable_row(entity);
        let home = cluster_of[entity.at()];
        let inside = others.iter().filter(|other| cluster_of[other.at()] == home);
        if others.is_empty() {
            1.0
        } else {
            inside.count() as f64 / others.len() as f64
        }
    };
    Cluster {
        lead: lead(network, members),
        members: members
            .iter()
            .map(|&entity| ClusterMember {
                entity,
                belonging: belonging(entity),
            })
            .collect(),
        bridges,
        has_government: members
            .iter()
            .any(|member| network.category(*member) == Category::Government),
    }
}

#[cfg(test)]
mod tests;
