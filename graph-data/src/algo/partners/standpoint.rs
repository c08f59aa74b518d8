//! From where partners are sought: an actor of the network, or a profile, as the same few facts.
//!
//! Knows nothing of who is suggested.

use std::collections::BTreeSet;

use super::super::clusters::Clustering;
use super::{PartnerQuestion, Profile, Seeker, whom};
use crate::model::{Category, EntityIx, KindIx, Nature, TagGroup};
use crate::network::ViewedNetwork;

/// What is known of the one asking.
pub(super) struct Standpoint {
    /// The actor itself; none for a profile.
    pub(super) itself: Option<EntityIx>,
    /// What it is.
    pub(super) kind: Option<KindIx>,
    /// Its walkable ties, by id.
    pub(super) ties: Vec<EntityIx>,
    /// The levers it belongs to, and the one asked, by id.
    pub(super) levers: BTreeSet<EntityIx>,
    /// Its tags that count ([`super::weights::SHARED_TAG`]), ascending; only of a profile.
    pub(super) tags: Vec<u32>,
    /// Its clusters of more than one member: its own, or those of a profile's ties.
    pub(super) clusters: BTreeSet<u32>,
}

impl Standpoint {
    pub(super) fn new(
        network: &ViewedNetwork,
        clustering: Option<&Clustering>,
        question: &PartnerQuestion,
    ) -> Self {
        let mut standpoint = match &question.seeker {
            Seeker::Actor(actor) => Self::actor(network, *actor),
            Seeker::Profile(profile) => Self::profile(network, profile),
        };
        let asked = question.lever.into_iter();
        let asked = asked.flat_map(|lever| whom::levers_of(network, lever));
        standpoint.levers.extend(asked);
        let members = match standpoint.itself {
            Some(actor) => vec![actor],
            None => standpoint.ties.clone(),
        };
        let rows = members
            .iter()
            .filter_map(|e| clustering.and_then(|c| c.cluster_of[e.at()]));
        let shared =
            |row: &u32| clustering.is_some_and(|c| c.clusters[*row as usize].members.len() > 1);
        standpoint.clusters = rows.filter(shared).collect();
        standpoint
    }

    fn actor(network: &ViewedNetwork, actor: EntityIx) -> Self {
        let own = network.incidences(actor).filter(|i| {
            i.outgoing
                && network.nature(i.relation) == Nature::Lever
                && network.category(i.other) == Category::Lever
        });
        Self {
            itself: Some(actor),
            kind: Some(network.entity(actor).kind),
            ties: network.walkable_row(actor).to_vec(),
            levers: own.map(|i| i.other).collect(),
            tags: Vec::new(),
            clusters: BTreeSet::new(),
        }
    }

    fn profile(network: &ViewedNetwork, profile: &Profile) -> Self {
        let mut ties = profile.tied_to.clone();
        ties.sort_unstable();
        ties.dedup();
        let levers = profile.levers.iter();
        Self {
            itself: None,
            kind: profile.kind,
            ties,
            levers: levers
                .flat_map(|lever| whom::levers_of(network, *lever))
                .collect(),
            tags: counting(network, &profile.tags),
            clusters: BTreeSet::new(),
        }
    }

    /// Whether this is the one asking, or somebody it is tied to already.
    pub(super) fn knows(&self, actor: EntityIx) -> bool {
        self.itself == Some(actor) || self.ties.binary_search(&actor).is_ok()
    }

    /// How many ties an entity has that the one asking is tied to: a profile counts as one of them.
    pub(super) fn ties_of(&self, network: &ViewedNetwork, neighbour: EntityIx) -> usize {
        network.degree(neighbour) + usize::from(self.itself.is_none())
    }
}

/// The tags of a profile that count: its regions and themes, or else its sectors.
fn counting(network: &ViewedNetwork, tags: &[u32]) -> Vec<u32> {
    let sector = |tag: &u32| network.dataset().tags[*tag as usize].group == TagGroup::Sector;
    let (sectors, others): (BTreeSet<u32>, BTreeSet<u32>) =
        tags.iter().partition(|tag| sector(tag));
    let counting = if others.is_empty() { sectors } else { others };
    counting.into_iter().collect()
}
