//! The share of each reason, for any actor: what is looked up is laid out once per question.
//!
//! Knows nothing of relations; which of them a reason rests on is worked out for the few that are told.

use std::collections::BTreeMap;

use super::super::clusters::Clustering;
use super::super::similarity::{common, weight};
use super::standpoint::Standpoint;
use super::{ReasonKind, weights};
use crate::model::{EntityIx, KindIx, Nature, RelationIx, nine_decimals};
use crate::network::{ViewedNetwork, actors_of};

/// Further than is looked.
const FAR: u8 = u8::MAX;

/// What shares are read from.
pub(super) struct Scores<'a> {
    network: &'a ViewedNetwork,
    clustering: Option<&'a Clustering>,
    standpoint: &'a Standpoint,
    /// Steps from the one asking, up to [`weights::SHORT_PATH_HOPS_MAX`].
    hops: Vec<u8>,
    /// For those reached from a profile: the one of its ties from where.
    pub(super) origins: Vec<EntityIx>,
    /// Who belongs to which of the levers of the one asking.
    pub(super) levers: BTreeMap<EntityIx, Vec<EntityIx>>,
    /// Per kind: the strongest relation elsewhere between that kind and the kind of the one asking,
    /// which has no tie with it.
    pub(super) precedents: Vec<Option<RelationIx>>,
    /// Actors that carry most of a profile's tags, and how many that is.
    carriers: Vec<bool>,
    carried: usize,
}

impl<'a> Scores<'a> {
    pub(super) fn new(
        network: &'a ViewedNetwork,
        clustering: Option<&'a Clustering>,
        standpoint: &'a Standpoint,
    ) -> Self {
        let mut scores = Self {
            network,
            clustering,
            standpoint,
            hops: vec![FAR; network.dataset().entities.len()],
            origins: Vec::new(),
            levers: BTreeMap::new(),
            precedents: precedents(network, standpoint),
            carriers: Vec::new(),
            carried: 0,
        };
        scores.walk();
        scores.find_workers();
        scores.find_carriers();
        scores
    }

    /// Breadth-first search from the one asking, a few steps far.
    fn walk(&mut self) {
        let (start, mut hops) = match self.standpoint.itself {
            Some(actor) => (vec![actor], 0),
            None => (self.standpoint.ties.clone(), 1),
        };
        let rows = self.hops.len();
        self.origins = (0_u32..).take(rows).map(EntityIx).collect();
        let mut layer = start;
        layer.iter().for_each(|e| self.hops[e.at()] = hops);
        while hops < weights::SHORT_PATH_HOPS_MAX && !layer.is_empty() {
            hops += 1;
            let mut next = Vec::new();
            for entity in layer {
                for &other in self.network.walkable_row(entity) {
                    if self.hops[other.at()] == FAR {
                        self.hops[other.at()] = hops;
                        self.origins[other.at()] = self.origins[entity.at()];
                        next.push(other);
                    }
                }
            }
            layer = next;
        }
    }

    fn find_workers(&mut self) {
        for &lever in &self.standpoint.levers {
            let mut last = None;
            for (actor, _) in actors_of(self.network, lever) {
                // Several relations with one lever stand next to each other.
                if last.replace(actor) != Some(actor) {
                    self.levers.entry(actor).or_default().push(lever);
                }
            }
        }
    }

    fn find_carriers(&mut self) {
        if self.standpoint.tags.is_empty() {
            return;
        }
        let rows = self.network.dataset().entity_rows();
        let carried: Vec<usize> = rows
            .map(|e| {
                let actor = self.network.walkable(e) && self.network.category(e).is_actor();
                if actor { self.tags_on(e) } else { 0 }
            })
            .collect();
        self.carried = carried.iter().copied().max().unwrap_or(0);
        let most = |tags: usize| tags > 0 && tags == self.carried;
        self.carriers = carried.into_iter().map(most).collect();
    }

    /// How many of the profile's tags an entity carries.
    fn tags_on(&self, entity: EntityIx) -> usize {
        let tags = &self.network.entity(entity).tags;
        let asked = self.standpoint.tags.iter();
        asked.filter(|tag| tags.binary_search(tag).is_ok()).count()
    }

    /// The share of each reason for an actor, 0 where it does not hold, in the order of
    /// [`ReasonKind::ALL`].
    pub(super) fn shares(&self, actor: EntityIx) -> [f64; ReasonKind::ALL.len()] {
        let mut shares = ReasonKind::ALL.map(|kind| match kind {
            ReasonKind::CommonPartner => weights::COMMON_PARTNER * self.in_common(actor),
            ReasonKind::SharedLever => {
                weights::SHARED_LEVER * number(self.levers.get(&actor).map_or(0, Vec::len))
            }
            ReasonKind::SameCluster if self.same_cluster(actor) => weights::SAME_CLUSTER,
            ReasonKind::ShortPath => self.nearness(actor),
            ReasonKind::SharedTag => self.tag_share(actor),
            ReasonKind::SameCluster | ReasonKind::ComplementaryKind => 0.0,
        });
        let complementary = self.precedent(actor).is_some();
        if complementary && shares.iter().any(|share| *share > 0.0) {
            shares[ReasonKind::ComplementaryKind as usize] = weights::COMPLEMENTARY_KIND;
        }
        shares
    }

    /// The neighbours that an actor shares with the one asking, by id.
    pub(super) fn shared(&self, actor: EntityIx) -> impl Iterator<Item = EntityIx> {
        common(&self.standpoint.ties, self.network.walkable_row(actor))
    }

    /// Adamic-Adar of an actor and the one asking.
    fn in_common(&self, actor: EntityIx) -> f64 {
        if self.hops[actor.at()] != 2 {
            return 0.0;
        }
        let ties = |z| self.standpoint.ties_of(self.network, z);
        self.shared(actor).map(|z| weight(ties(z))).sum()
    }

    /// The relation that shows the kind of an actor to complement that of the one asking.
    pub(super) fn precedent(&self, actor: EntityIx) -> Option<RelationIx> {
        let KindIx(kind) = self.network.entity(actor).kind;
        self.precedents.get(usize::from(kind)).copied().flatten()
    }

    fn same_cluster(&self, actor: EntityIx) -> bool {
        let row = self.clustering.and_then(|c| c.cluster_of[actor.at()]);
        row.is_some_and(|row| self.standpoint.clusters.contains(&row))
    }

    fn nearness(&self, actor: EntityIx) -> f64 {
        match self.hops[actor.at()] {
            0 | FAR => 0.0,
            hops => weights::SHORT_PATH / f64::from(hops),
        }
    }

    fn tag_share(&self, actor: EntityIx) -> f64 {
        let asked = number(self.standpoint.tags.len().max(1));
        let own = number(self.tags_on(actor)) / asked;
        let near = self.carrier_near(actor).map_or(0, |_| self.carried);
        weights::SHARED_TAG * own + weights::NEAR_TAG * (number(near) / asked)
    }

    /// The first of those that carry most of a profile's tags to whom an actor is tied, leaving out
    /// whom the profile is tied to (that is a shared neighbour).
    pub(super) fn carrier_near(&self, actor: EntityIx) -> Option<EntityIx> {
        let carries = |e: &EntityIx| self.carriers.get(e.at()).is_some_and(|carries| *carries);
        let mut near = self.network.walkable_row(actor).iter().copied();
        near.find(|e| carries(e) && !self.standpoint.knows(*e))
    }
}

/// Per kind that the one asking neither is nor is tied to: the strongest relation (ties by id) by which
/// an actor of it works with one of the asker's kind.
fn precedents(network: &ViewedNetwork, standpoint: &Standpoint) -> Vec<Option<RelationIx>> {
    let Some(own) = standpoint.kind else {
        return Vec::new();
    };
    let mut best: Vec<Option<RelationIx>> = vec![None; network.dataset().vocabulary.kinds.len()];
    let works = |r: RelationIx| {
        let works = match network.nature(r) {
            Nature::Collaboration
            | Nature::Table
            | Nature::Money
            | Nature::Structure
            | Nature::Origin => true,
            Nature::Advice
            | Nature::Mention
            | Nature::Lever
            | Nature::Policy
            | Nature::Identity => false,
        };
        works && !network.ended(r)
    };
    let strength = |r: RelationIx| nine_decimals(network.strength(r));
    for &row in network.relations().iter().filter(|r| works(**r)) {
        let relation = network.relation(row);
        let kinds = [relation.source, relation.target].map(|e| network.entity(e).kind);
        let other = match kinds {
            [source, target] if source == own && target != own => target,
            [source, target] if target == own && source != own => source,
            _ => continue,
        };
        let known = &mut best[usize::from(other.0)];
        if known.is_none_or(|known| strength(row) > strength(known)) {
            *known = Some(row);
        }
    }
    for tie in &standpoint.ties {
        best[usize::from(network.entity(*tie).kind.0)] = None;
    }
    best
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
