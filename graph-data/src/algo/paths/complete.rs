//! The best way to end a way that was begun, without coming back to where it has been.
//!
//! Knows nothing of the order of whole answers.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::super::budget::Budget;
use super::PathRank;
use super::bounds::{Bounds, Standing};
use super::ground::{Ground, Key, Look};
use super::tables::Marks;
use crate::model::EntityIx;

const NONE: u32 = u32::MAX;

/// How a way that was begun can end best.
#[derive(Debug)]
pub(super) enum Completion {
    /// Through these entities, its end included, with this key.
    Way(Key, Vec<EntityIx>),
    /// Not yet known; with a key of at least this.
    NotBefore(Key),
    /// Not at all.
    Never,
}

/// A walk on from the beginning.
#[derive(Clone, Copy, Debug)]
struct Label {
    standing: Standing,
    parent: u32,
    /// The label found before this one at the same entity.
    older: u32,
}

/// The search's notes, kept from question to question.
#[derive(Debug, Default)]
pub(super) struct Completer {
    labels: Vec<Label>,
    newest: Vec<u32>,
    labelled: Marks,
    /// Lowest key first; of equal keys the newest label, which is nearest to the end.
    heap: BinaryHeap<Reverse<(Key, Reverse<u32>)>>,
    worst: Option<Key>,
    passed_over: Option<Key>,
}

/// What a search for completions works with.
pub(super) struct Means<'a, 'b> {
    pub(super) ground: &'a Ground<'a>,
    pub(super) bounds: &'a mut Bounds,
    /// Entities that the way has been at.
    pub(super) taken: &'a Marks,
    /// Ties looked at from the start's side, so far.
    pub(super) work: &'a mut u64,
    pub(super) budget: &'a mut Budget<'b>,
}

impl Completer {
    /// The best completion of a way that stands at `start`, by A* over walks: a walk is dropped
    /// where another is at the same entity in no more steps and no less strength. With `worst`, the
    /// search stops as soon as no completion can have that key or a lower one.
    ///
    /// A best walk needs no loop, as steps never add strength; only over several legs may it cross
    /// itself, and its key is then a bound. Costs O(h |E| log |V|), h the limit of steps.
    pub(super) fn complete(
        &mut self,
        means: &mut Means,
        start: Standing,
        worst: Option<Key>,
    ) -> Completion {
        self.open(means.ground, worst);
        self.offer(means.ground, means.bounds, start, NONE);
        while let Some(Reverse((key, Reverse(number)))) = self.heap.pop() {
            let label = self.labels[number as usize];
            if label.standing.is_whole(means.ground) {
                return Completion::Way(key, self.walk(number));
            }
            if means.budget.is_spent() {
                return Completion::NotBefore(key);
            }
            if self.is_beaten(means.ground.rank(), number) {
                continue;
            }
            let grown = means
                .bounds
                .grow(means.ground, &label.standing, *means.work, means.budget);
            if grown {
                let learnt = means.bounds.key(means.ground, &label.standing);
                self.heap
                    .extend(learnt.map(|learnt| Reverse((learnt.max(key), Reverse(number)))));
            } else {
                self.expand(means, number);
            }
        }
        self.passed_over
            .map_or(Completion::Never, Completion::NotBefore)
    }

    fn open(&mut self, ground: &Ground, worst: Option<Key>) {
        let rows = ground.entities_in_dataset();
        self.labels.clear();
        self.heap.clear();
        self.labelled.clear(rows);
        if self.newest.len() < rows {
            self.newest.resize(rows, NONE);
        }
        self.worst = worst;
        self.passed_over = None;
    }

    fn expand(&mut self, means: &mut Means, number: u32) {
        let (ground, taken) = (means.ground, means.taken);
        let standing = self.labels[number as usize].standing;
        let looked = ground.steps(standing.at, Look::Ahead, |to, strength| {
            if !taken.has(to)
                && let Some(next) = standing.step(ground, to, strength)
            {
                self.offer(ground, means.bounds, next, number);
            }
        });
        *means.work += looked as u64;
        means.budget.spend(looked);
    }

    fn offer(&mut self, ground: &Ground, bounds: &Bounds, standing: Standing, parent: u32) {
        let Some(key) = bounds.key(ground, &standing) else {
            return;
        };
        if self.worst.is_some_and(|worst| key > worst) {
            self.passed_over = Some(self.passed_over.map_or(key, |passed| passed.min(key)));
            return;
        }
        let older = self.newest_at(standing.at);
        if self.any_beats(ground.rank(), older, &standing) {
            return;
        }
        let Ok(number) = u32::try_from(self.labels.len()) else {
            return;
        };
        if standing.is_whole(ground) {
            self.worst = Some(key);
        }
        self.labels.push(Label {
            standing,
            parent,
            older,
        });
        self.labelled.set(standing.at);
        self.newest[standing.at.at()] = number;
        self.heap.push(Reverse((key, Reverse(number))));
    }

    fn newest_at(&self, entity: EntityIx) -> u32 {
        if self.labelled.has(entity) {
            self.newest[entity.at()]
        } else {
            NONE
        }
    }

    /// Whether a label found later does all that this one does.
    fn is_beaten(&self, rank: PathRank, number: u32) -> bool {
        let standing = &self.labels[number as usize].standing;
        let mut other = self.newest_at(standing.at);
        while other != number && other != NONE {
            if beats(rank, &self.labels[other as usize].standing, standing) {
                return true;
            }
            other = self.labels[other as usize].older;
        }
        false
    }

    fn any_beats(&self, rank: PathRank, newest: u32, standing: &Standing) -> bool {
        let mut other = newest;
        while other != NONE {
            let label = &self.labels[other as usize];
            if beats(rank, &label.standing, standing) {
                return true;
            }
            other = label.older;
        }
        false
    }

    /// The entities after the start, up to a label.
    fn walk(&self, number: u32) -> Vec<EntityIx> {
        let mut walk = Vec::new();
        let mut label = self.labels[number as usize];
        while label.parent != NONE {
            walk.push(label.standing.at);
            label = self.labels[label.parent as usize];
        }
        walk.reverse();
        walk
    }
}

/// Whether whatever follows from `other` could as well follow from `this`.
fn beats(rank: PathRank, this: &Standing, other: &Standing) -> bool {
    let fewer = this.hops < other.hops;
    let as_few = this.hops <= other.hops;
    let as_strong = this.product >= other.product;
    this.leg == other.leg
        && match rank {
            PathRank::Shortest => fewer || (as_few && as_strong),
            PathRank::Strongest => as_few && as_strong,
        }
}
