//! What is known of the ways from anywhere to one goal: fewest steps and best strength, found
//! backwards from the goal and only as far as was needed.
//!
//! Knows nothing of stops already passed or of whole ways: its figures are of walks, so they bound
//! those of loopless ways.

use std::collections::BinaryHeap;

use super::super::budget::Budget;
use super::PathRank;
use super::ground::{Ground, Look};
use crate::model::EntityIx;

/// Entities that the search for the strongest ways settles at one go.
const SETTLED_AT_ONCE: usize = 32;

/// Marks on rows that are all wiped at once, by moving on to the next epoch. A byte a row: what is
/// asked of every tie must fit the processor's nearest memory.
#[derive(Debug, Default)]
pub(super) struct Marks {
    epoch: u8,
    epochs: Vec<u8>,
}

impl Marks {
    pub(super) fn clear(&mut self, rows: usize) {
        if self.epoch == u8::MAX {
            self.epochs.fill(0);
            self.epoch = 0;
        }
        self.epoch += 1;
        if self.epochs.len() < rows {
            self.epochs.resize(rows, 0);
        }
    }

    pub(super) fn has(&self, entity: EntityIx) -> bool {
        self.epochs[entity.at()] == self.epoch
    }

    /// Marks an entity; whether it was not yet.
    pub(super) fn set(&mut self, entity: EntityIx) -> bool {
        let epoch = &mut self.epochs[entity.at()];
        let news = *epoch != self.epoch;
        *epoch = self.epoch;
        news
    }
}

/// How to go on from an entity, and how strong the rest of the way is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rest {
    pub(super) product: f64,
    pub(super) next: EntityIx,
}

const NO_REST: Rest = Rest {
    product: 0.0,
    next: EntityIx(0),
};

/// The fewest steps between each entity and a goal, in whole layers, and the best strength among the
/// ways of that few steps.
#[derive(Debug, Default)]
pub(super) struct Near {
    seen: Marks,
    hops: Vec<u32>,
    rests: Vec<Rest>,
    queue: Vec<EntityIx>,
    layer_start: usize,
    layers: u32,
    layer_work: Option<u64>,
}

impl Near {
    /// Forgets everything but the goal.
    pub(super) fn open(&mut self, rows: usize, goal: EntityIx) {
        self.seen.clear(rows);
        if self.hops.len() < rows {
            self.hops.resize(rows, 0);
            self.rests.resize(rows, NO_REST);
        }
        self.queue.clear();
        self.layer_start = 0;
        self.layers = 0;
        self.layer_work = None;
        let rest = Rest {
            product: 1.0,
            next: goal,
        };
        self.put(goal, 0, rest);
    }

    fn put(&mut self, entity: EntityIx, hops: u32, rest: Rest) {
        self.seen.set(entity);
        self.hops[entity.at()] = hops;
        self.rests[entity.at()] = rest;
        self.queue.push(entity);
    }

    /// Adds an entity found elsewhere, or a better way on from it.
    pub(super) fn offer(&mut self, entity: EntityIx, hops: u32, rest: Rest) {
        if !self.has(entity) {
            self.put(entity, hops, rest);
        } else if rest.product > self.rests[entity.at()].product {
            self.rests[entity.at()] = rest;
        }
    }

    /// Says that nothing more is to be found.
    pub(super) fn close(&mut self) {
        self.layer_start = self.queue.len();
    }

    /// The entities of the outermost layer; none when everything was found.
    pub(super) fn layer(&self) -> &[EntityIx] {
        &self.queue[self.layer_start..]
    }

    /// The number of the outermost layer.
    pub(super) fn layers(&self) -> u32 {
        self.layers
    }

    /// The ties that finding the next layer looks at; `None` when everything was found.
    pub(super) fn next_work(&mut self, ground: &Ground) -> Option<u64> {
        let layer = &self.queue[self.layer_start..];
        let work = *self.layer_work.get_or_insert_with(|| {
            let ties = layer.iter().map(|e| ground.degree(*e) + 1);
            ties.sum::<usize>() as u64
        });
        (!layer.is_empty()).then_some(work)
    }

    pub(super) fn has(&self, entity: EntityIx) -> bool {
        self.seen.has(entity)
    }

    /// The steps between an entity and the goal, where already known.
    pub(super) fn hops(&self, entity: EntityIx) -> Option<u32> {
        self.has(entity).then(|| self.hops[entity.at()])
    }

    /// A number of steps that it takes at least; `None` where there is no way at all.
    pub(super) fn hops_at_least(&self, entity: EntityIx) -> Option<u32> {
        self.hops(entity)
            .or_else(|| (!self.layer().is_empty()).then_some(self.layers + 1))
    }

    /// A strength that the rest of a shortest way has at most.
    pub(super) fn product_at_most(&self, entity: EntityIx) -> f64 {
        if self.has(entity) {
            self.rests[entity.at()].product
        } else {
            1.0
        }
    }

    pub(super) fn next(&self, entity: EntityIx) -> EntityIx {
        self.rests[entity.at()].next
    }

    /// Finds the next layer, with the strengths of its ways where these decide.
    pub(super) fn grow(&mut self, ground: &Ground, budget: &mut Budget) {
        match ground.rank() {
            PathRank::Shortest => self.grow_layer::<true>(ground, Look::Back, budget),
            PathRank::Strongest => self.grow_layer::<false>(ground, Look::Back, budget),
        }
    }

    /// Finds the next layer, with strengths, from a goal that is the way's end or its start.
    pub(super) fn grow_products(&mut self, ground: &Ground, look: Look, budget: &mut Budget) {
        self.grow_layer::<true>(ground, look, budget);
    }

    fn grow_layer<const PRODUCTS: bool>(
        &mut self,
        ground: &Ground,
        look: Look,
        budget: &mut Budget,
    ) {
        let (start, end) = (self.layer_start, self.queue.len());
        self.layers += 1;
        self.layer_work = None;
        for place in start..end {
            let entity = self.queue[place];
            if place > 0 && ground.is_stop(entity) {
                continue;
            }
            let looked = self.reach::<PRODUCTS>(ground, look, entity);
            if !budget.spend(looked) {
                break;
            }
        }
        self.layer_start = end;
    }

    #[inline]
    fn reach<const PRODUCTS: bool>(
        &mut self,
        ground: &Ground,
        look: Look,
        next: EntityIx,
    ) -> usize {
        let beyond = if PRODUCTS {
            self.rests[next.at()].product
        } else {
            1.0
        };
        ground.steps(next, look, |entity, strength| {
            let row = entity.at();
            if self.seen.set(entity) {
                self.hops[row] = self.layers;
                self.queue.push(entity);
                if PRODUCTS {
                    let product = strength * beyond;
                    self.rests[row] = Rest { product, next };
                }
            } else if PRODUCTS
                && self.hops[row] == self.layers
                && strength * beyond > self.rests[row].product
            {
                let product = strength * beyond;
                self.rests[row] = Rest { product, next };
            }
        })
    }
}

/// The best strength of the ways from each entity to a goal, strongest first (Dijkstra backwards).
#[derive(Debug, Default)]
pub(super) struct Strong {
    reached: Marks,
    settled: Marks,
    rests: Vec<Rest>,
    heap: BinaryHeap<(u64, EntityIx)>,
    work: u64,
}

impl Strong {
    /// Forgets everything but the goal.
    pub(super) fn open(&mut self, rows: usize, goal: EntityIx) {
        self.reached.clear(rows);
        self.settled.clear(rows);
        if self.rests.len() < rows {
            self.rests.resize(rows, NO_REST);
        }
        self.heap.clear();
        self.work = 0;
        self.offer(goal, 1.0, goal);
    }

    /// The ties that were looked at.
    pub(super) fn work(&self) -> u64 {
        self.work
    }

    pub(super) fn has(&self, entity: EntityIx) -> bool {
        self.settled.has(entity)
    }

    /// The best strength of the ways found from an entity, settled or not.
    #[inline]
    pub(super) fn reached(&self, entity: EntityIx) -> Option<f64> {
        self.reached.has(entity).then(|| self.product(entity))
    }

    /// The same, of an entity that was reached.
    pub(super) fn product(&self, entity: EntityIx) -> f64 {
        self.rests[entity.at()].product
    }

    /// What the best strength is at most of whatever is not settled; 0 where all is.
    pub(super) fn top(&self) -> f64 {
        self.heap
            .peek()
            .map_or(0.0, |(bits, _)| f64::from_bits(*bits))
    }

    /// How many entities wait to be settled, those twice that got better.
    pub(super) fn waiting(&self) -> usize {
        self.heap.len()
    }

    /// Settles the strongest entity that waits.
    pub(super) fn settle_next(&mut self) -> Option<EntityIx> {
        while let Some(entity) = self.next_waiting() {
            if self.settled.set(entity) {
                return Some(entity);
            }
        }
        None
    }

    /// The strongest entity that waits, settled or not.
    pub(super) fn next_waiting(&mut self) -> Option<EntityIx> {
        self.heap.pop().map(|(_, entity)| entity)
    }

    /// Lets only those of some reached entities wait that are strong enough.
    pub(super) fn wait_for(
        &mut self,
        entities: &[EntityIx],
        is_strong: impl Fn(EntityIx, f64) -> bool,
    ) {
        self.heap.clear();
        for &entity in entities {
            let product = self.product(entity);
            if is_strong(entity, product) {
                self.heap.push((product.to_bits(), entity));
            }
        }
    }

    /// Says that nothing more is to be found, and that what was reached is as good as settled.
    pub(super) fn close(&mut self) {
        self.heap.clear();
        std::mem::swap(&mut self.settled, &mut self.reached);
    }

    /// A strength that a way from an entity has at most; `None` where there is no way at all.
    pub(super) fn product_at_most(&self, entity: EntityIx) -> Option<f64> {
        if self.has(entity) {
            Some(self.product(entity))
        } else {
            (!self.heap.is_empty()).then(|| self.top())
        }
    }

    pub(super) fn next(&self, entity: EntityIx) -> EntityIx {
        self.rests[entity.at()].next
    }

    /// Settles a handful of entities more.
    pub(super) fn grow(&mut self, ground: &Ground, goal: EntityIx, budget: &mut Budget) {
        for _ in 0..SETTLED_AT_ONCE {
            let Some(entity) = self.settle_next() else {
                return;
            };
            if entity != goal && ground.is_stop(entity) {
                continue;
            }
            let beyond = self.product(entity);
            let looked = ground.steps(entity, Look::Back, |other, strength| {
                self.offer(other, strength * beyond, entity);
            });
            self.work += looked as u64;
            if !budget.spend(looked) {
                return;
            }
        }
    }

    #[inline]
    pub(super) fn offer(&mut self, entity: EntityIx, product: f64, next: EntityIx) {
        let news = self.reached.set(entity);
        let rest = &mut self.rests[entity.at()];
        if news || product > rest.product {
            *rest = Rest { product, next };
            // Figures of 0 and more are in the order of their bits.
            self.heap.push((product.to_bits(), entity));
        }
    }
}
