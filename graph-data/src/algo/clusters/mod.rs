//! Clusters: actors that are tied among themselves more than to others.
//!
//! Knows nothing of wording.

mod leiden;
mod marks;
mod moving;
mod refining;
mod stability;
mod tie_rows;

use std::cmp::Reverse;

pub use leiden::{LeidenSettings, Partition, leiden, modularity};
pub use marks::{ClusterMark, MarkSubject, marks};
pub use stability::{STABILITY_RERUNS, Stability, stability};
pub use tie_rows::TieRows;

use super::walked::WalkedRows;
use crate::model::{Category, EntityIx, Nature, RelationIx, nine_decimals};
use crate::network::ViewedNetwork;
use tie_rows::row_number;

/// Runs of Leiden at most, of which the best counts.
const RUNS_MAX: u32 = 16;
/// Rows and ties that all runs together may come to: larger networks get fewer runs, down to one.
const RUNS_SIZE_MAX: usize = 100_000;
/// How far apart the seeds of the runs are: far from each other, and from the seeds that people try.
const SEED_STRIDE: u32 = 0x9e37_79b9;

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
/// changes nothing. Of a small network it is the best of up to sixteen such runs: on the shipped
/// data one run in ten ends in a slightly worse partition, and a seed should not decide an answer.
/// Parallel relations are one tie; an entity without a tie is a cluster of one. `resolution` runs
/// from [`crate::limits::RESOLUTION_MIN`] to [`crate::limits::RESOLUTION_MAX`]: higher gives more and
/// smaller clusters. The same network, resolution and seed give the same answer on every machine,
/// whatever was asked before. Where `halt` says to stop, the clusters so far come with `partial`: each
/// connected, but perhaps not the best.
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
/// let dataset = Dataset::sketch(
///     "cera -partners-with-> coopkracht; febecoop -advises-> coopkracht; febecoop -advises-> cera; \
///      ovam[agentschap]",
/// )?;
/// let network = ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), View::default());
/// let clustering = clusters(&network, 1.0, 1, &mut || false);
/// assert_eq!(clustering.clusters.len(), 2);
/// assert_eq!(clustering.clusters[0].members.len(), 3);
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
#[must_use]
pub fn clusters(
    network: &ViewedNetwork,
    resolution: f64,
    seed: u32,
    halt: &mut impl FnMut() -> bool,
) -> Clustering {
    let walked = WalkedRows::new(network);
    let weights = equal_weights(&walked);
    let partition = best_of_runs(weighted(&walked, &weights), resolution, seed, halt);
    let mut clusters = members_of(&walked, &partition);
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

/// Leiden from several seeds where the network is small, and the best of what they find.
fn best_of_runs(
    ties: TieRows<'_>,
    resolution: f64,
    seed: u32,
    halt: &mut impl FnMut() -> bool,
) -> Partition {
    let size = ties.nodes() + ties.targets.len();
    let runs = row_number(RUNS_SIZE_MAX / size.max(1)).clamp(1, RUNS_MAX);
    let run = |number: u32, halt: &mut _| {
        let settings = LeidenSettings {
            resolution,
            seed: seed.wrapping_add(number.wrapping_mul(SEED_STRIDE)),
            iterations_max: None,
        };
        leiden(ties, settings, halt)
    };
    let mut best = run(0, halt);
    for number in 1..runs {
        if best.partial {
            break;
        }
        let next = run(number, halt);
        let partial = next.partial;
        if nine_decimals(next.modularity) > nine_decimals(best.modularity) {
            best = next;
        }
        best.partial |= partial;
    }
    best
}

/// As many weights of 1 as the rows have ends of ties: to clusters all ties weigh the same.
fn equal_weights(walked: &WalkedRows) -> Vec<u32> {
    vec![1; walked.rows().others.len()]
}

/// The rows with their weights, as Leiden reads them.
fn weighted<'a>(walked: &'a WalkedRows, weights: &'a [u32]) -> TieRows<'a> {
    let rows = walked.rows();
    TieRows {
        offsets: rows.offsets,
        targets: rows.others,
        weights,
    }
}

/// The members of each cluster, in the order of ids.
fn members_of(walked: &WalkedRows, partition: &Partition) -> Vec<Vec<EntityIx>> {
    let mut members = vec![Vec::new(); partition.clusters];
    for (entity, label) in walked.entities().iter().zip(&partition.labels) {
        members[*label as usize].push(*entity);
    }
    members
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
