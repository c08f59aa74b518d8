//! How large is the network, how densely is it tied, and how much of each kind is in it?

use std::sync::Arc;

use async_graphql::{Description, Object, SimpleObject};
use graph_data::algo::stats::Distances;
use graph_data::explain;

use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::page::count;
use crate::graphql::types::choices::{Language, dutch, speak};
use crate::graphql::types::vocabulary::{Kind, RelationKind, Tag};

/// Questions for counts.
pub(super) struct StatsQuestions(pub(super) Arc<Asked>);

#[Object]
impl StatsQuestions {
    /// How large the network is and how densely it is tied.
    async fn stats(&self) -> NetworkStats {
        NetworkStats(Arc::clone(&self.0))
    }

    /// The kinds that the dataset uses, by id, with how many entities of the view have them.
    async fn kind_counts(&self) -> Vec<KindCount<'_>> {
        let (dataset, network) = (self.0.dataset(), self.0.network());
        let mut used = vec![false; dataset.vocabulary.kinds.len()];
        let mut counts = vec![0; used.len()];
        for row in dataset.entity_rows() {
            let kind = usize::from(dataset.entity(row).kind.0);
            used[kind] = true;
            counts[kind] += usize::from(network.has_entity(row));
        }
        let kinds = dataset.vocabulary.kinds.iter().zip(counts).zip(used);
        let kinds = kinds
            .filter(|(_, used)| *used)
            .map(|((kind, entities), _)| KindCount {
                kind: Kind(kind),
                entities: count(entities),
            });
        kinds.collect()
    }

    /// The kinds of relations that the dataset uses, by id, with how many relations of the view have
    /// them.
    async fn relation_kind_counts(&self) -> Vec<RelationKindCount<'_>> {
        let (dataset, network) = (self.0.dataset(), self.0.network());
        let mut used = vec![false; dataset.vocabulary.relation_kinds.len()];
        let mut counts = vec![0; used.len()];
        for row in dataset.relation_rows() {
            let kind = usize::from(dataset.relation(row).kind.0);
            used[kind] = true;
            counts[kind] += usize::from(network.has_relation(row));
        }
        let kinds = dataset
            .vocabulary
            .relation_kinds
            .iter()
            .zip(counts)
            .zip(used);
        let kinds = kinds
            .filter(|(_, used)| *used)
            .map(|((kind, relations), _)| RelationKindCount {
                kind: RelationKind(kind),
                relations: count(relations),
            });
        kinds.collect()
    }

    /// The tags that the dataset uses, by id, with how many entities of the view carry them.
    async fn tag_counts(&self) -> Vec<TagCount<'_>> {
        let (dataset, network) = (self.0.dataset(), self.0.network());
        let mut used = vec![false; dataset.tags.len()];
        let mut counts = vec![0; used.len()];
        for row in dataset.entity_rows() {
            for tag in &dataset.entity(row).tags {
                used[*tag as usize] = true;
                counts[*tag as usize] += usize::from(network.has_entity(row));
            }
        }
        let tags = dataset.tags.iter().zip(counts).zip(used);
        let tags = tags
            .filter(|(_, used)| *used)
            .map(|((tag, entities), _)| TagCount {
                tag: Tag(tag),
                entities: count(entities),
            });
        tags.collect()
    }
}

/// A kind and how much of it there is.
#[derive(SimpleObject)]
pub(super) struct KindCount<'a> {
    /// The kind.
    kind: Kind<'a>,
    /// Entities of the view that have it.
    entities: i32,
}

/// A kind of relation and how much of it there is.
#[derive(SimpleObject)]
pub(super) struct RelationKindCount<'a> {
    /// The kind.
    kind: RelationKind<'a>,
    /// Relations of the view that have it.
    relations: i32,
}

/// A tag and how much of it there is.
#[derive(SimpleObject)]
pub(super) struct TagCount<'a> {
    /// The tag.
    tag: Tag<'a>,
    /// Entities of the view that carry it.
    entities: i32,
}

/// Counts of the whole view, and how densely its walkable network is tied.
#[derive(Description)]
pub(super) struct NetworkStats(Arc<Asked>);

impl NetworkStats {
    fn distances(&self) -> Result<Distances, Problem> {
        let allowance = self.0.allowance();
        let distances = self.0.prepared().distances(allowance.deadline);
        distances.ok_or_else(|| allowance.timeout())
    }
}

#[Object(use_type_description)]
impl NetworkStats {
    /// Entities that can act.
    async fn actors(&self) -> i32 {
        count(self.0.prepared().stats().actors)
    }
    /// Levers, named or not.
    async fn levers(&self) -> i32 {
        count(self.0.prepared().stats().levers)
    }
    /// Contexts.
    async fn contexts(&self) -> i32 {
        count(self.0.prepared().stats().contexts)
    }
    /// Relations.
    async fn relations(&self) -> i32 {
        count(self.0.prepared().stats().relations)
    }
    /// Different source addresses among the evidence.
    async fn sources(&self) -> i32 {
        count(self.0.prepared().stats().sources)
    }
    /// Islands of the walkable network.
    async fn components(&self) -> i32 {
        count(self.0.prepared().stats().components)
    }
    /// 0 to 1: ties of the walkable network, of all that it could have.
    async fn density(&self) -> f64 {
        self.0.prepared().stats().density
    }
    /// Steps between the two that are farthest apart among those that have a way. TIMEOUT when the
    /// network is too large to find out.
    async fn diameter(&self) -> Result<i32, Problem> {
        Ok(count(self.distances()?.diameter as usize))
    }
    /// Mean number of steps over the pairs that have a way. TIMEOUT when the network is too large to
    /// find out.
    async fn mean_hops(&self) -> Result<f64, Problem> {
        Ok(self.distances()?.mean_hops)
    }
    /// Set when the network is too small for measures to carry weight.
    async fn caution(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the caution.")]
        language: Option<Language>,
    ) -> Option<String> {
        explain::caution(self.0.network(), speak(language)).map(|told| told.text())
    }
}
