//! The best way to each of a few entities within reach.
//!
//! Knows the distances that the search found; it searches nothing anew.

use super::super::budget::Budget;
use super::super::paths::{Path, path_along};
use super::{Reach, ReachQuestion, Reached, passable};
use crate::limits::PATH_SCANS_MAX;
use crate::model::{EntityIx, nine_decimals};
use crate::network::{Direction, ViewedNetwork};

const NONE: u32 = u32::MAX;
/// Strengths that differ by more than this are never equal to nine decimals (with room for rounding).
const EQUAL_WITHIN: f64 = 1.001e-9;

/// The best ways to those asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct ReachWays {
    /// Per entity asked for, in the order asked, the best shortest way there; `None` where a limit was
    /// reached before it was found, or where the entity is not within reach. Nearer ones are found first.
    pub ways: Vec<Option<Path>>,
    /// Whether a limit cut the search for ways short.
    pub partial: bool,
}

/// How does one get to these, that are within reach?
///
/// `reach` is the answer to `question` on the same network, `targets` some of its rows. The way to each
/// is the first that [`super::super::paths::paths`] gives for the pair by
/// [`super::super::paths::PathRank::Shortest`]: fewest steps, then strongest to nine decimals, then ids.
/// `halt` is asked now and then, and says true when the deadline has passed.
///
/// The steps of shortest ways to the targets are followed back layer by layer; then each layer gets its
/// best beginnings from the one before: of two with one end, the weaker is kept only where its ids come
/// first and its strength may still become equal to nine decimals. Costs O(|E|) of the shortest ways,
/// times the beginnings kept per entity (hardly ever more than one).
#[must_use]
pub fn reach_ways(
    network: &ViewedNetwork,
    question: &ReachQuestion,
    reach: &Reach,
    targets: &[Reached],
    halt: &mut impl FnMut() -> bool,
) -> ReachWays {
    let mut budget = Budget::new(PATH_SCANS_MAX, halt);
    let cone = Cone {
        network,
        question,
        hops: &reach.hops,
    };
    let layers = cone.layers(targets, &mut budget);
    let mut beginnings = Beginnings::new(question.from);
    for (place, layer) in layers.iter().enumerate() {
        if budget.is_spent() {
            break;
        }
        beginnings.add_layer(layer, weakest_rest(&layers[place + 1..]), &mut budget);
    }
    let way = |target: &Reached| {
        let entities = beginnings.best(*target)?;
        path_along(network, &entities, question.direction)
    };
    ReachWays {
        ways: targets.iter().map(way).collect(),
        partial: budget.is_spent(),
    }
}

/// A step on a shortest way, from one layer to the next.
#[derive(Clone, Copy, Debug)]
struct Arc {
    to: EntityIx,
    from: EntityIx,
    strength: f64,
}

/// The least strength that the steps of these layers can have together.
fn weakest_rest(layers: &[Vec<Arc>]) -> f64 {
    let weakest = |arcs: &Vec<Arc>| arcs.iter().map(|arc| arc.strength).fold(1.0, f64::min);
    layers.iter().map(weakest).product()
}

/// The shortest ways from the start to the targets.
struct Cone<'a> {
    network: &'a ViewedNetwork,
    question: &'a ReachQuestion,
    hops: &'a [u32],
}

impl Cone<'_> {
    /// The steps of all shortest ways to the targets: per layer, nearest first, by their ends.
    fn layers(&self, targets: &[Reached], budget: &mut Budget) -> Vec<Vec<Arc>> {
        let deepest = targets.iter().map(|target| target.hops).max().unwrap_or(0);
        let mut layers = Vec::new();
        let mut ring: Vec<EntityIx> = Vec::new();
        for hops in (1..=deepest).rev() {
            let here = targets.iter().filter(|target| target.hops == hops);
            ring.extend(here.map(|target| target.entity));
            ring.sort_unstable();
            ring.dedup();
            let mut arcs = Vec::new();
            for &to in &ring {
                self.push_arcs(to, hops, &mut arcs, budget);
            }
            ring.clear();
            ring.extend(arcs.iter().map(|arc| arc.from));
            layers.push(arcs);
        }
        layers.reverse();
        layers
    }

    /// Adds the last steps of the shortest ways to an entity, by where they start.
    fn push_arcs(&self, to: EntityIx, hops: u32, arcs: &mut Vec<Arc>, budget: &mut Budget) {
        if budget.is_spent() {
            return;
        }
        let direction = seen_from_the_end(self.question.direction);
        let start = arcs.len();
        let mut looked = 1;
        for tie in self.network.all_ties(to) {
            looked += 1;
            let from = tie.other;
            if self.hops[from.at()] == hops - 1
                && passable(self.network, self.question, from)
                && let Some(carrier) = tie.carrier(direction)
            {
                let strength = self.network.strength(carrier);
                arcs.push(Arc { to, from, strength });
            }
        }
        arcs[start..].sort_unstable_by_key(|arc| arc.from);
        budget.spend(looked);
    }
}

fn seen_from_the_end(direction: Direction) -> Direction {
    match direction {
        Direction::Any => Direction::Any,
        Direction::Outgoing => Direction::Incoming,
        Direction::Incoming => Direction::Outgoing,
    }
}

/// The beginning of a way that may become the best one.
#[derive(Clone, Copy, Debug)]
struct Beginning {
    at: EntityIx,
    product: f64,
    parent: u32,
    /// Its place among the beginnings of its layer, compared id by id.
    rank: u32,
}

/// The beginnings found so far; those of a layer stand together, by where they end.
struct Beginnings {
    all: Vec<Beginning>,
    layer_starts: Vec<usize>,
}

impl Beginnings {
    fn new(start: EntityIx) -> Self {
        Self {
            all: vec![Beginning {
                at: start,
                product: 1.0,
                parent: NONE,
                rank: 0,
            }],
            layer_starts: vec![0],
        }
    }

    /// Goes one step on. A layer that the budget cuts short is left out.
    fn add_layer(&mut self, arcs: &[Arc], weakest_rest: f64, budget: &mut Budget) {
        let layer_start = self.all.len();
        let mut candidates = Vec::new();
        for ways in arcs.chunk_by(|a, b| a.to == b.to) {
            self.candidates(layer_start, ways, &mut candidates);
            if !budget.spend(candidates.len()) {
                self.all.truncate(layer_start);
                return;
            }
            self.keep_best(&mut candidates, weakest_rest);
        }
        self.rank_layer(layer_start);
        self.layer_starts.push(layer_start);
    }

    /// All beginnings that take one of these steps.
    fn candidates(&self, layer_start: usize, ways: &[Arc], candidates: &mut Vec<Beginning>) {
        let previous = self.layer_starts.last().copied().unwrap_or(0);
        candidates.clear();
        for way in ways {
            let before = self.ending_at(previous..layer_start, way.from);
            candidates.extend(before.map(|place| Beginning {
                at: way.to,
                product: self.all[place].product * way.strength,
                parent: u32::try_from(place).unwrap_or(NONE),
                rank: self.all[place].rank,
            }));
        }
    }

    fn ending_at(&self, layer: std::ops::Range<usize>, at: EntityIx) -> std::ops::Range<usize> {
        let beginnings = &self.all[layer.clone()];
        let first = beginnings.partition_point(|beginning| beginning.at < at);
        let last = beginnings.partition_point(|beginning| beginning.at <= at);
        layer.start + first..layer.start + last
    }

    /// Keeps the strongest, and weaker ones that come first by id and may still become as strong.
    fn keep_best(&mut self, candidates: &mut [Beginning], weakest_rest: f64) {
        candidates
            .sort_unstable_by(|a, b| b.product.total_cmp(&a.product).then(a.rank.cmp(&b.rank)));
        let strongest = candidates.first().map_or(0.0, |best| best.product);
        let mut rank = NONE;
        for candidate in candidates {
            let apart = (strongest - candidate.product) * weakest_rest;
            if candidate.rank < rank && apart <= EQUAL_WITHIN {
                rank = candidate.rank;
                self.all.push(*candidate);
            }
        }
    }

    /// From the rank of the step before to the rank of this one: by ids before, then by id.
    fn rank_layer(&mut self, layer_start: usize) {
        let layer = &mut self.all[layer_start..];
        let mut order: Vec<usize> = (0..layer.len()).collect();
        order.sort_unstable_by_key(|place| (layer[*place].rank, layer[*place].at));
        for (rank, place) in order.into_iter().enumerate() {
            layer[place].rank = u32::try_from(rank).unwrap_or(NONE);
        }
    }

    /// The entities of the best way to a target, both ends included.
    fn best(&self, target: Reached) -> Option<Vec<EntityIx>> {
        let hops = target.hops as usize;
        let start = *self.layer_starts.get(hops)?;
        let end = self.layer_starts.get(hops + 1);
        let layer = start..end.copied().unwrap_or(self.all.len());
        let ending = self.ending_at(layer, target.entity);
        let best = ending.min_by_key(|place| {
            let beginning = &self.all[*place];
            (-nine_decimals(beginning.product), beginning.rank)
        });
        best.map(|place| self.entities(place))
    }

    fn entities(&self, mut place: usize) -> Vec<EntityIx> {
        let mut entities = vec![self.all[place].at];
        while self.all[place].parent != NONE {
            place = self.all[place].parent as usize;
            entities.push(self.all[place].at);
        }
        entities.reverse();
        entities
    }
}
