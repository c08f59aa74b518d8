//! Clusters: groups whose members are tied among themselves more than to others.

use std::sync::Arc;

use async_graphql::{Description, Enum, Object, SimpleObject};
use graph_data::algo::clusters;
use graph_data::explain;
use graph_data::limits::{RESOLUTION_MAX, RESOLUTION_MIN};
use graph_data::model::EntityIx;

use super::choices::{Language, dutch, speak};
use super::entity::Entity;
use super::id::IdText;
use super::relation::Relation;
use crate::engine::Clustered;
use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::page::{count, in_range};

/// The resolution of a clustering when the question does not say.
const RESOLUTION_DEFAULT: f64 = 1.0;
/// The seed of a clustering when the question does not say.
const SEED_DEFAULT: i32 = 1;

/// How clusters are to be found, as typed.
#[derive(Clone, Copy, Debug, Default)]
pub struct ClusteringInput {
    /// Higher gives more and smaller clusters.
    pub resolution: Option<f64>,
    /// From where chance starts.
    pub seed: Option<i32>,
}

impl ClusteringInput {
    /// The clusters of a network.
    ///
    /// # Errors
    /// `BAD_INPUT` when the resolution or the seed is out of range; `TIMEOUT` when the time is over.
    pub fn clusters(self, asked: &Asked) -> Result<Arc<Clustered>, Problem> {
        let resolution = self.resolution.unwrap_or(RESOLUTION_DEFAULT);
        if !(RESOLUTION_MIN..=RESOLUTION_MAX).contains(&resolution) {
            let message = format!(
                "'resolution' is {resolution}; give a number from {RESOLUTION_MIN} to {RESOLUTION_MAX}."
            );
            return Err(Problem::bad_input("resolution", message));
        }
        let seed = self.seed.unwrap_or(SEED_DEFAULT);
        let seed = in_range("seed", seed, 0, i32::MAX.unsigned_abs())?;
        asked.allowance().in_time()?;
        let deadline = asked.allowance().deadline;
        Ok(asked.prepared().clusters(resolution, seed, deadline))
    }
}

/// The walkable network as clusters.
#[derive(Description)]
pub struct Clustering {
    asked: Arc<Asked>,
    clustered: Arc<Clustered>,
}

impl Clustering {
    /// Clusters that were found.
    #[must_use]
    pub fn new(asked: &Arc<Asked>, clustered: Arc<Clustered>) -> Self {
        Self {
            asked: Arc::clone(asked),
            clustered,
        }
    }
}

#[Object(use_type_description)]
impl Clustering {
    /// True when the deadline cut the method short: the clusters hang together, and better ones may
    /// exist.
    async fn partial(&self) -> bool {
        self.clustered.clustering.partial
    }
    /// The clusters, larger first, then by id.
    async fn clusters(&self) -> Result<Vec<Cluster>, Problem> {
        let clusters = self.clustered.clustering.clusters.len();
        self.asked.allowance().take(clusters)?;
        let cluster = |at| Cluster::new(&self.asked, &self.clustered, at);
        Ok((0..clusters).map(cluster).collect())
    }
    /// Clusters of more than one member without a government body, larger first, then by id.
    async fn without_government(&self) -> Result<Vec<Cluster>, Problem> {
        let clusters = self.clustered.clustering.clusters.iter().enumerate();
        let without = clusters.filter(|(_, c)| c.members.len() > 1 && !c.has_government);
        let rows: Vec<usize> = without.map(|(at, _)| at).collect();
        self.asked.allowance().take(rows.len())?;
        let cluster = |at| Cluster::new(&self.asked, &self.clustered, at);
        Ok(rows.into_iter().map(cluster).collect())
    }
    /// Which clusters stand apart from government, or only know bodies outside the largest
    /// administration, in plain language.
    async fn government_sentence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentence.")]
        language: Option<Language>,
    ) -> String {
        let (network, clustering) = (self.asked.network(), &self.clustered.clustering);
        explain::clusters_government(network, clustering, speak(language)).text()
    }
    /// How much more ties stay inside clusters than chance would give, at this resolution: below 1.
    async fn modularity(&self) -> f64 {
        self.clustered.clustering.modularity
    }
    /// The resolution asked.
    async fn resolution(&self) -> f64 {
        self.clustered.clustering.resolution
    }
    /// The seed asked.
    async fn seed(&self) -> i32 {
        count(self.clustered.clustering.seed as usize)
    }
}

/// A group of entities that are tied among themselves more than to others.
#[derive(Description)]
pub struct Cluster {
    asked: Arc<Asked>,
    clustered: Arc<Clustered>,
    at: usize,
}

impl Cluster {
    /// One of the clusters found.
    #[must_use]
    pub fn new(asked: &Arc<Asked>, clustered: &Arc<Clustered>, at: usize) -> Self {
        Self {
            asked: Arc::clone(asked),
            clustered: Arc::clone(clustered),
            at,
        }
    }

    /// The cluster of an entity; `None` outside the walkable network.
    #[must_use]
    pub fn of(asked: &Arc<Asked>, clustered: &Arc<Clustered>, entity: EntityIx) -> Option<Self> {
        let at = clustered.clustering.cluster_of[entity.at()]?;
        Some(Self::new(asked, clustered, at as usize))
    }

    fn facts(&self) -> &clusters::Cluster {
        &self.clustered.clustering.clusters[self.at]
    }

    /// Its stability; `None` when there was no time for the reruns.
    fn share_stable(&self) -> Option<f64> {
        let deadline = self.asked.allowance().deadline;
        let shares = self.asked.prepared().stability(&self.clustered, deadline)?;
        shares.get(self.at).copied()
    }
}

#[Object(use_type_description)]
impl Cluster {
    /// The id of its member of highest degree (ties by id).
    async fn id(&self) -> IdText<'_> {
        IdText(&self.asked.network().entity(self.facts().lead).id)
    }
    /// Its name, after its best-tied members.
    async fn label(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the name.")] language: Option<
            Language,
        >,
    ) -> String {
        explain::cluster_label(self.asked.network(), self.facts(), speak(language))
    }
    /// How many members it has.
    async fn size(&self) -> i32 {
        count(self.facts().members.len())
    }
    /// Its members, by id.
    async fn members(&self) -> Result<Vec<ClusterMember>, Problem> {
        self.asked.allowance().take(self.facts().members.len())?;
        let member = |member: &clusters::ClusterMember| ClusterMember {
            entity: Entity::new(&self.asked, member.entity),
            belonging: member.belonging,
        };
        Ok(self.facts().members.iter().map(member).collect())
    }
    /// The relations on which its sentences rest, in the order told.
    async fn basis(&self) -> Result<Vec<Relation>, Problem> {
        self.asked.allowance().in_time()?;
        let told = explain::cluster(
            self.asked.network(),
            self.facts(),
            speak(Some(Language::Nl)),
        );
        Relation::list(&self.asked, &told.relations())
    }
    /// What members share more than chance would give: kinds, levers, kinds of relations that at least
    /// two members have, and that are at least one and a half times as frequent as in the whole network.
    /// At most ten, those that most members have beyond chance first. TIMEOUT when there was no time
    /// to count.
    async fn marks(&self) -> Result<Vec<ClusterMark<'_>>, Problem> {
        let allowance = self.asked.allowance();
        let marks = self
            .asked
            .prepared()
            .marks(&self.clustered, allowance.deadline);
        let marks = marks.and_then(|marks| marks.get(self.at));
        let marks = marks.ok_or_else(|| allowance.timeout())?;
        allowance.take(marks.len())?;
        let (asked, size) = (&self.asked, self.facts().members.len());
        let mark = |mark| ClusterMark { asked, mark, size };
        Ok(marks.iter().map(mark).collect())
    }
    /// The relations that lead out of it to other clusters, by id.
    async fn bridges(&self) -> Result<Vec<Relation>, Problem> {
        Relation::list(&self.asked, &self.facts().bridges)
    }
    /// Whether a government body is a member.
    async fn has_government(&self) -> bool {
        self.facts().has_government
    }
    /// 0 to 1: how often its pairs stay together over 20 reruns with other seeds. Under 0.8 the
    /// cluster is shaky. TIMEOUT when there was no time for the reruns.
    async fn stability(&self) -> Result<f64, Problem> {
        self.share_stable()
            .ok_or_else(|| self.asked.allowance().timeout())
    }
    /// What holds it together, in plain language; a shaky one is called so.
    async fn sentence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentence.")]
        language: Option<Language>,
    ) -> Result<String, Problem> {
        self.asked.allowance().in_time()?;
        let (network, language) = (self.asked.network(), speak(language));
        let mut told = explain::cluster(network, self.facts(), language);
        let holds = explain::cluster_stability(network, self.share_stable(), language);
        told.clauses.extend(holds.clauses);
        Ok(told.text())
    }
}

/// An entity in a cluster.
#[derive(SimpleObject)]
pub struct ClusterMember {
    /// The entity.
    entity: Entity,
    /// 0 to 1: share of its ties that stay inside; 1 for an entity without a tie.
    belonging: f64,
}

/// What a mark of a cluster is about.
#[derive(Clone, Copy, Debug, Enum, Eq, PartialEq)]
pub enum ClusterMarkSubject {
    /// Members are of one kind.
    Kind,
    /// Members belong to one lever.
    Lever,
    /// Members have relations of one kind.
    RelationKind,
}

/// Something that members of a cluster share more than chance would give.
#[derive(Description)]
pub struct ClusterMark<'a> {
    asked: &'a Arc<Asked>,
    mark: &'a clusters::ClusterMark,
    size: usize,
}

#[Object(use_type_description)]
impl ClusterMark<'_> {
    /// What they share: the plural of a kind, the name of a lever, the name of a kind of relation.
    async fn label(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the label.")] language: Option<
            Language,
        >,
    ) -> String {
        explain::mark_label(self.asked.network(), self.mark, speak(language))
    }
    /// What it is about.
    async fn subject(&self) -> ClusterMarkSubject {
        match self.mark.subject {
            clusters::MarkSubject::Kind(_) => ClusterMarkSubject::Kind,
            clusters::MarkSubject::Lever(_) => ClusterMarkSubject::Lever,
            clusters::MarkSubject::RelationKind(_) => ClusterMarkSubject::RelationKind,
        }
    }
    /// The members that share it, by id; at least two.
    async fn members(&self) -> Result<Vec<Entity>, Problem> {
        Entity::list(self.asked, &self.mark.members)
    }
    /// Above 0 to 1: the share of the cluster's members that have it.
    async fn share(&self) -> f64 {
        self.mark.share
    }
    /// How much larger that share is than in the whole walkable network; at least 1.5.
    async fn lift(&self) -> f64 {
        self.mark.lift
    }
    /// How many members share it and how common it is, in plain language.
    async fn sentence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentence.")]
        language: Option<Language>,
    ) -> String {
        explain::mark(self.asked.network(), self.mark, self.size, speak(language)).text()
    }
}
