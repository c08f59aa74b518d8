//! Brokers, and what comes apart when one leaves.

use std::sync::Arc;

use async_graphql::{Description, Object};
use graph_data::algo::brokers;
use graph_data::algo::centrality::Sample;
use graph_data::algo::drop_out;
use graph_data::explain::{self, BrokerSetting, Told};

use super::choices::{Language, dutch, speak};
use super::cluster::{Cluster, ClusteringInput};
use super::entity::Entity;
use super::path::Island;
use super::relation::Relation;
use crate::engine::Clustered;
use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::page::count;

/// The clusters as found by default; an answer that rests on half of a clustering is none.
fn clustered(asked: &Asked) -> Result<Arc<Clustered>, Problem> {
    let clustered = ClusteringInput::default().clusters(asked)?;
    if clustered.clustering.partial {
        return Err(asked.allowance().timeout());
    }
    Ok(clustered)
}

/// What entities fall apart without it; asked again and again below a list, so held to the time.
fn left(asked: &Asked, entity: graph_data::model::EntityIx) -> Result<drop_out::DropOut, Problem> {
    asked.allowance().in_time()?;
    let prepared = asked.prepared();
    Ok(drop_out::drop_out(
        prepared.walked(),
        prepared.cuts(),
        entity,
    ))
}

/// An actor over whom ways between others run.
#[derive(Description)]
pub struct Broker {
    asked: Arc<Asked>,
    broker: brokers::Broker,
    sample: Option<Sample>,
    between_groups: bool,
}

impl Broker {
    /// Brokers as found; `between_groups` where only ways between two groups were asked for.
    pub fn list(
        asked: &Arc<Asked>,
        found: &brokers::Brokers,
        between_groups: bool,
    ) -> Result<Vec<Self>, Problem> {
        asked.allowance().take(found.brokers.len())?;
        let broker = |broker: &brokers::Broker| Self {
            asked: Arc::clone(asked),
            broker: *broker,
            sample: found.sample,
            between_groups,
        };
        Ok(found.brokers.iter().map(broker).collect())
    }

    fn told(&self, language: graph_data::model::Language) -> Result<Told, Problem> {
        let setting = BrokerSetting {
            left: &left(&self.asked, self.broker.entity)?,
            clustering: &clustered(&self.asked)?.clustering,
            sample: self.sample,
            between_groups: self.between_groups,
        };
        let network = self.asked.network();
        Ok(explain::broker(network, &self.broker, &setting, language))
    }
}

#[Object(use_type_description)]
impl Broker {
    /// Who.
    async fn entity(&self) -> Entity {
        Entity::new(&self.asked, self.broker.entity)
    }
    /// 0 to 1, normalised betweenness: of the pairs of others that count, the share whose shortest ways
    /// run over it.
    async fn betweenness(&self) -> f64 {
        self.broker.betweenness
    }
    /// Pairs of others that lose every path when this one leaves, whoever was asked between.
    async fn pairs_lost(&self) -> i32 {
        count(usize::try_from(self.broker.pairs_lost).unwrap_or(usize::MAX))
    }
    /// Into how many pieces its island falls without it; 1 when it holds together.
    async fn pieces(&self) -> i32 {
        count(self.broker.pieces)
    }
    /// Those that it has ties into, its own among them where it has a tie there; larger first. Found with
    /// resolution 1 and seed 1. TIMEOUT when there was no time to find them.
    async fn clusters(&self) -> Result<Vec<Cluster>, Problem> {
        let clustered = clustered(&self.asked)?;
        let cluster_of = &clustered.clustering.cluster_of;
        let row = self.asked.network().walkable_row(self.broker.entity).iter();
        let mut rows: Vec<u32> = row.filter_map(|other| cluster_of[other.at()]).collect();
        rows.sort_unstable();
        rows.dedup();
        self.asked.allowance().take(rows.len())?;
        let cluster = |at: u32| Cluster::new(&self.asked, &clustered, at as usize);
        Ok(rows.into_iter().map(cluster).collect())
    }
    /// From how many entities the figure was estimated; null when it is exact.
    async fn sampled_from(&self) -> Option<i32> {
        self.sample.map(|sample| count(sample.sources))
    }
    /// The relations on which its sentence rests, in the order told.
    async fn basis(&self) -> Result<Vec<Relation>, Problem> {
        let told = self.told(speak(Some(Language::Nl)))?;
        Relation::list(&self.asked, &told.relations())
    }
    /// How it ties others together and whom it alone holds to the rest, in plain language, with what the
    /// figure is worth. TIMEOUT when there was no time to find the clusters.
    async fn sentence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentence.")]
        language: Option<Language>,
    ) -> Result<String, Problem> {
        Ok(self.told(speak(language))?.text())
    }
}

/// What comes apart when one leaves.
#[derive(Description)]
pub struct DropOut {
    asked: Arc<Asked>,
    left: drop_out::DropOut,
}

impl DropOut {
    /// What comes apart when this one leaves.
    pub fn new(asked: &Arc<Asked>, entity: graph_data::model::EntityIx) -> Result<Self, Problem> {
        Ok(Self {
            asked: Arc::clone(asked),
            left: left(asked, entity)?,
        })
    }

    fn told(&self, language: graph_data::model::Language) -> Result<Told, Problem> {
        let clustering = &clustered(&self.asked)?.clustering;
        let network = self.asked.network();
        Ok(explain::drop_out(network, &self.left, clustering, language))
    }
}

#[Object(use_type_description)]
impl DropOut {
    /// Who leaves.
    async fn entity(&self) -> Entity {
        Entity::new(&self.asked, self.left.entity)
    }
    /// Pairs of others that had a way and have none without it.
    async fn pairs_lost(&self) -> i32 {
        count(usize::try_from(self.left.pairs_lost).unwrap_or(usize::MAX))
    }
    /// The parts of its island without it, largest first, then by their first member; one when the rest
    /// holds together, none when it stands alone or ways do not run over it.
    async fn pieces(&self) -> Result<Vec<Island<'_>>, Problem> {
        self.asked.allowance().take(self.left.pieces.len())?;
        let pieces = self.left.pieces.iter();
        Ok(pieces
            .map(|members| Island::new(&self.asked, members))
            .collect())
    }
    /// The clusters whose other members no longer all have a way to each other: its own or none, since a
    /// cluster is connected in itself. Found with resolution 1 and seed 1. TIMEOUT when there was no
    /// time to find them.
    async fn clusters(&self) -> Result<Vec<Cluster>, Problem> {
        let clustered = clustered(&self.asked)?;
        let rows = self.left.clusters_split(&clustered.clustering).into_iter();
        let cluster = |at: u32| Cluster::new(&self.asked, &clustered, at as usize);
        Ok(rows.map(cluster).collect())
    }
    /// The relations on which its sentence rests, in the order told.
    async fn basis(&self) -> Result<Vec<Relation>, Problem> {
        let told = self.told(speak(Some(Language::Nl)))?;
        Relation::list(&self.asked, &told.relations())
    }
    /// What comes apart, in plain language. TIMEOUT when there was no time to find the clusters.
    async fn sentence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentence.")]
        language: Option<Language>,
    ) -> Result<String, Problem> {
        Ok(self.told(speak(language))?.text())
    }
}
