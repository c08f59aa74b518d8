//! Counts and distances of the whole network.
//!
//! Knows nothing of wording, nor of when a network is too small for its figures to carry weight.

use std::collections::HashSet;

use super::budget::Budget;
use super::islands::Islands;
use crate::limits::DISTANCE_SCANS_MAX;
use crate::model::{Category, EntityIx};
use crate::network::ViewedNetwork;

/// How much there is: counts of the whole view, and how densely its walkable network is tied.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NetworkStats {
    /// Entities in the view that can act.
    pub actors: usize,
    /// Levers in the view, named or not.
    pub levers: usize,
    /// Contexts in the view.
    pub contexts: usize,
    /// Relations in the view.
    pub relations: usize,
    /// Different source addresses among the evidence in the view, of its relations and its entities.
    pub sources: usize,
    /// Islands of the walkable network.
    pub components: usize,
    /// Ties of the walkable network, of all that it could have: 0 to 1, 0 for fewer than two entities.
    pub density: f64,
}

/// How far apart entities are in the walkable network.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Distances {
    /// Steps between the two that are farthest apart among those that have a way; 0 without any.
    pub diameter: u32,
    /// Mean number of steps over the pairs that have a way; 0 without any.
    pub mean_hops: f64,
    /// The unordered pairs that have a way.
    pub reachable_pairs: u64,
}

/// How large is this network, and how densely is it tied?
///
/// `islands` are those of the same network. Costs O(|V| + |E|).
#[must_use]
pub fn stats(network: &ViewedNetwork, islands: &Islands) -> NetworkStats {
    let count = |is: fn(Category) -> bool| {
        let entities = network.entities();
        entities.filter(|e| is(network.category(*e))).count()
    };
    NetworkStats {
        actors: count(Category::is_actor),
        levers: count(|c| c == Category::Lever),
        contexts: count(|c| c == Category::Context),
        relations: network.relations().len(),
        sources: sources(network),
        components: islands.count(),
        density: density(network),
    }
}

fn sources(network: &ViewedNetwork) -> usize {
    let relations = network.relations().iter();
    let of_relations = relations.flat_map(|r| network.evidence(*r));
    let of_entities = network.entities().flat_map(|e| network.entity_evidence(e));
    let sources: HashSet<&str> = of_relations
        .chain(of_entities)
        .map(|evidence| &*evidence.source)
        .collect();
    sources.len()
}

fn density(network: &ViewedNetwork) -> f64 {
    let (mut entities, mut ends) = (0_u32, 0_u64);
    for entity in network.walkable_entities() {
        entities += 1;
        ends += network.degree(entity) as u64;
    }
    let possible_ends = f64::from(entities) * f64::from(entities.saturating_sub(1));
    if entities < 2 {
        0.0
    } else {
        ends as f64 / possible_ends
    }
}

/// How many steps apart are the members of this network, on average and at most?
///
/// Breadth-first search from 64 entities at a time, one bit each. `halt` is asked now and then, and
/// says true when the deadline has passed; then, or when a limit was reached, the answer is `None`,
/// as a half-done mean would be a wrong figure. Costs O(|V| / 64 · (|V| + |E|) · d), with d the
/// diameter.
///
/// Paper: Then et al., "The More the Merrier: Efficient Multi-Source Graph Traversal", VLDB 2014.
#[must_use]
pub fn distances(network: &ViewedNetwork, halt: &mut impl FnMut() -> bool) -> Option<Distances> {
    let mut budget = Budget::new(DISTANCE_SCANS_MAX, halt);
    let entities: Vec<EntityIx> = network.walkable_entities().collect();
    let mut search = Search::new(network);
    for sources in entities.chunks(64) {
        search.from(sources, &entities, &mut budget)?;
    }
    Some(search.distances())
}

/// A search from many sources: in each word, bit i is about source i.
struct Search<'a> {
    network: &'a ViewedNetwork,
    seen: Vec<u64>,
    reached: Vec<u64>,
    reached_next: Vec<u64>,
    ordered_pairs: u64,
    hops_total: u64,
    diameter: u32,
}

impl<'a> Search<'a> {
    fn new(network: &'a ViewedNetwork) -> Self {
        let blank = vec![0; network.dataset().entities.len()];
        Self {
            network,
            seen: blank.clone(),
            reached: blank.clone(),
            reached_next: blank,
            ordered_pairs: 0,
            hops_total: 0,
            diameter: 0,
        }
    }

    fn from(
        &mut self,
        sources: &[EntityIx],
        entities: &[EntityIx],
        budget: &mut Budget,
    ) -> Option<()> {
        self.seen.fill(0);
        self.reached.fill(0);
        for (bit, source) in sources.iter().enumerate() {
            self.seen[source.at()] = 1 << bit;
            self.reached[source.at()] = 1 << bit;
        }
        for hops in 1_u32.. {
            let pairs = self.step(entities, budget)?;
            if pairs == 0 {
                break;
            }
            self.ordered_pairs += pairs;
            self.hops_total += pairs * u64::from(hops);
            self.diameter = self.diameter.max(hops);
        }
        Some(())
    }

    /// One step further from all sources; how many pairs it reached.
    fn step(&mut self, entities: &[EntityIx], budget: &mut Budget) -> Option<u64> {
        let mut pairs = 0;
        for &entity in entities {
            let row = self.network.walkable_row(entity);
            if !budget.spend(row.len() + 1) {
                return None;
            }
            let near = row.iter().fold(0, |bits, e| bits | self.reached[e.at()]);
            self.reached_next[entity.at()] = near & !self.seen[entity.at()];
        }
        std::mem::swap(&mut self.reached, &mut self.reached_next);
        for &entity in entities {
            let reached = self.reached[entity.at()];
            self.seen[entity.at()] |= reached;
            pairs += u64::from(reached.count_ones());
        }
        Some(pairs)
    }

    fn distances(&self) -> Distances {
        let mean_hops = if self.ordered_pairs == 0 {
            0.0
        } else {
            self.hops_total as f64 / self.ordered_pairs as f64
        };
        Distances {
            diameter: self.diameter,
            mean_hops,
            reachable_pairs: self.ordered_pairs / 2,
        }
    }
}
