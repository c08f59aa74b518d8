//! What is nearest to a way where there is none.
//!
//! Knows nothing of limits, direction and via: it looks at what hangs together at all.

use super::super::budget::Budget;
use super::{NoPath, PathQuestion};
use crate::model::EntityIx;
use crate::network::ViewedNetwork;

const UNREACHED: u32 = u32::MAX;

/// The islands of both ends, and the contact that would join them best.
///
/// `None` where an end is not in the view, where both ends are one, or where the budget ran out.
/// Breadth-first search from each end costs O(|V| + |E|); then each actor of an island is tried as
/// its middle, and given up as soon as it cannot beat the best so far: O(|V| (|V| + |E|)) at worst.
pub(super) fn no_path(
    network: &ViewedNetwork,
    question: &PathQuestion,
    budget: &mut Budget,
) -> Option<NoPath> {
    let (from, to) = (question.from, question.to);
    if from == to || !network.has_entity(from) || !network.has_entity(to) {
        return None;
    }
    let mut ground = Ground::new(network, [from, to]);
    let near_from = ground.island(from, budget)?;
    if ground.hops[to.at()] != UNREACHED {
        return Some(NoPath {
            islands: vec![sorted(near_from)],
            best_contact: None,
            shortest_hops: Some(ground.hops[to.at()]),
        });
    }
    let near_to = ground.island(to, budget)?;
    let middle_from = ground.middle(&near_from, budget)?;
    let middle_to = ground.middle(&near_to, budget)?;
    Some(NoPath {
        islands: vec![sorted(near_from), sorted(near_to)],
        best_contact: middle_from.zip(middle_to),
        shortest_hops: None,
    })
}

fn sorted(mut members: Vec<EntityIx>) -> Vec<EntityIx> {
    members.sort_unstable();
    members
}

/// The walkable network to which both ends are added, with the distances of the last search.
struct Ground<'a> {
    network: &'a ViewedNetwork,
    ends_outside: Vec<EntityIx>,
    hops: Vec<u32>,
}

impl<'a> Ground<'a> {
    fn new(network: &'a ViewedNetwork, ends: [EntityIx; 2]) -> Self {
        Self {
            network,
            ends_outside: ends.into_iter().filter(|e| !network.walkable(*e)).collect(),
            hops: vec![UNREACHED; network.dataset().entities.len()],
        }
    }

    fn tied(&self, entity: EntityIx) -> impl Iterator<Item = EntityIx> {
        let ends = self.ends_outside.iter().copied();
        let row = self.network.walkable_row(entity).iter().copied();
        row.chain(ends.filter(move |end| self.network.tie(entity, *end).is_some()))
    }

    /// Everything that hangs together with `start`, nearest first; `None` when the budget ran out.
    fn island(&mut self, start: EntityIx, budget: &mut Budget) -> Option<Vec<EntityIx>> {
        self.hops[start.at()] = 0;
        let mut members = vec![start];
        let mut next = 0;
        while let Some(&entity) = members.get(next) {
            next += 1;
            if !budget.spend(self.network.degree(entity) + 1) {
                return None;
            }
            let hops = self.hops[entity.at()] + 1;
            let from = members.len();
            members.extend(self.tied(entity).filter(|e| self.hops[e.at()] == UNREACHED));
            for reached in &members[from..] {
                self.hops[reached.at()] = hops;
            }
        }
        Some(members)
    }

    /// The actor of an island with the lowest mean distance inside it, ties by id: `Some(None)`
    /// where the island has no actor, `None` when the budget ran out.
    ///
    /// Actors of high degree are tried first, so that the others are soon given up.
    fn middle(&mut self, island: &[EntityIx], budget: &mut Budget) -> Option<Option<EntityIx>> {
        let mut actors: Vec<EntityIx> = island
            .iter()
            .copied()
            .filter(|e| self.network.category(*e).is_actor())
            .collect();
        actors.sort_unstable_by_key(|e| (std::cmp::Reverse(self.network.degree(*e)), *e));
        let mut best = None;
        for actor in actors {
            let sum = self.distance_sum(actor, island, best, budget);
            if budget.is_spent() {
                return None;
            }
            best = [best, sum.map(|sum| (sum, actor))]
                .into_iter()
                .flatten()
                .min();
        }
        Some(best.map(|(_, actor)| actor))
    }

    /// The distances from `start` to all of its island, added up; `None` as soon as they must come
    /// after the best so far. Those not yet seen are at least one step beyond the layer at hand.
    fn distance_sum(
        &mut self,
        start: EntityIx,
        island: &[EntityIx],
        best: Option<(u64, EntityIx)>,
        budget: &mut Budget,
    ) -> Option<u64> {
        for member in island {
            self.hops[member.at()] = UNREACHED;
        }
        self.hops[start.at()] = 0;
        let mut layer = vec![start];
        let (mut sum, mut unseen, mut hops) = (0, island.len() as u64 - 1, 0_u32);
        while unseen > 0 && !layer.is_empty() {
            hops += 1;
            let at_least = (sum + unseen * u64::from(hops), start);
            if best.is_some_and(|best| at_least > best) {
                return None;
            }
            layer = self.next_layer(&layer, hops, budget)?;
            sum += layer.len() as u64 * u64::from(hops);
            unseen -= layer.len() as u64;
        }
        Some(sum)
    }

    fn next_layer(
        &mut self,
        layer: &[EntityIx],
        hops: u32,
        budget: &mut Budget,
    ) -> Option<Vec<EntityIx>> {
        let mut next = Vec::new();
        for &entity in layer {
            if !budget.spend(self.network.degree(entity) + 1) {
                return None;
            }
            let from = next.len();
            next.extend(self.tied(entity).filter(|e| self.hops[e.at()] == UNREACHED));
            for reached in &next[from..] {
                let reached: &EntityIx = reached;
                self.hops[reached.at()] = hops;
            }
        }
        Some(next)
    }
}
