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
/// `None` where an end is not in the view, where both ends are one, or where the budget ran out; where
/// it ran out while looking for the best contact, only that is missing. Breadth-first search from each
/// end costs O(|V| + |E|); then each actor of an island is tried as its middle, and given up as soon as
/// it cannot beat the best so far: O(|V| (|V| + |E|)) at worst.
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
    let middle_from = ground.middle(&near_from, budget);
    let middle_to = ground.middle(&near_to, budget);
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
        let (mut layer_start, mut hops) = (0, 0);
        while layer_start < members.len() {
            let layer_end = members.len();
            hops += 1;
            self.add_layer(layer_start, hops, &mut members, budget)?;
            layer_start = layer_end;
        }
        Some(members)
    }

    /// The actor of an island with the lowest mean distance inside it, ties by id; `None` where the
    /// island has no actor, or the budget ran out.
    ///
    /// Actors of high degree are tried first, so that the others are soon given up (Borassi, Crescenzi
    /// and Marino, "Fast and Simple Computation of Top-k Closeness Centralities", 2015).
    fn middle(&mut self, island: &[EntityIx], budget: &mut Budget) -> Option<EntityIx> {
        let actors = island.iter().copied();
        let mut actors: Vec<EntityIx> = actors
            .filter(|e| self.network.category(*e).is_actor())
            .collect();
        actors.sort_unstable_by_key(|e| (std::cmp::Reverse(self.network.degree(*e)), *e));
        for member in island {
            self.hops[member.at()] = UNREACHED;
        }
        let mut best = None;
        let mut seen = Vec::new();
        for actor in actors {
            let sum = self.distance_sum(actor, island.len(), best, &mut seen, budget);
            for entity in seen.drain(..) {
                self.hops[entity.at()] = UNREACHED;
            }
            if budget.is_spent() {
                return None;
            }
            if let Some(sum) = sum {
                best = Some((sum, actor));
            }
        }
        best.map(|(_, actor)| actor)
    }

    /// The distances from `start` to all of its island, added up; `None` as soon as they must come
    /// after the best so far. Of those not yet seen, no more are in the next layer than the layer at
    /// hand has ties; the others are at least one step beyond.
    fn distance_sum(
        &mut self,
        start: EntityIx,
        size: usize,
        best: Option<(u64, EntityIx)>,
        seen: &mut Vec<EntityIx>,
        budget: &mut Budget,
    ) -> Option<u64> {
        self.hops[start.at()] = 0;
        seen.push(start);
        let (mut layer_start, mut hops, mut sum) = (0, 0_u32, 0_u64);
        while seen.len() < size && layer_start < seen.len() {
            hops += 1;
            let unseen = (size - seen.len()) as u64;
            let in_next = self.ties_of(&seen[layer_start..]).min(unseen);
            let at_least = sum + unseen * u64::from(hops) + (unseen - in_next);
            if best.is_some_and(|best| (at_least, start) > best) {
                return None;
            }
            let layer_end = seen.len();
            self.add_layer(layer_start, hops, seen, budget)?;
            sum += (seen.len() - layer_end) as u64 * u64::from(hops);
            layer_start = layer_end;
        }
        best.is_none_or(|best| (sum, start) < best).then_some(sum)
    }

    fn ties_of(&self, layer: &[EntityIx]) -> u64 {
        let ends = self.ends_outside.len();
        let ties = layer.iter().map(|e| self.network.degree(*e) + ends);
        ties.sum::<usize>() as u64
    }

    /// Adds what is one step beyond those seen since `layer_start`; `None` when the budget ran out.
    fn add_layer(
        &mut self,
        layer_start: usize,
        hops: u32,
        seen: &mut Vec<EntityIx>,
        budget: &mut Budget,
    ) -> Option<()> {
        for place in layer_start..seen.len() {
            let entity = seen[place];
            if !budget.spend(self.network.degree(entity) + 1) {
                return None;
            }
            let from = seen.len();
            seen.extend(self.tied(entity).filter(|e| self.hops[e.at()] == UNREACHED));
            for reached in &seen[from..] {
                self.hops[reached.at()] = hops;
            }
        }
        Some(())
    }
}
