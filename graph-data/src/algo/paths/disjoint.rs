//! Whether a stop can be reached from one side and left on another without crossing.
//!
//! Knows nothing of strength, direction or limits: where it says no, there is no way at all.

use super::super::budget::Budget;
use super::bounds::Standing;
use super::ground::Ground;
use super::tables::Marks;
use crate::model::EntityIx;

/// The search's notes, kept from question to question.
#[derive(Debug, Default)]
pub(super) struct Disjoint {
    /// Reached from the stop; in the second search: reached as the end of a step.
    entered: Marks,
    /// In the second search: reached so that any step may follow.
    left: Marks,
    on_first: Marks,
    before: Vec<EntityIx>,
    queue: Vec<(EntityIx, bool)>,
}

/// A stop between its neighbours on the way.
#[derive(Clone, Copy)]
struct Passage {
    stop: EntityIx,
    sides: [EntityIx; 2],
}

impl Passage {
    /// Whether a way may go through an entity here: it has not yet, and nothing stops there.
    fn is_open(&self, ground: &Ground, taken: &Marks, entity: EntityIx) -> bool {
        self.sides.contains(&entity) || !(ground.is_stop(entity) || taken.has(entity))
    }
}

impl Disjoint {
    /// Whether each stop still to be visited could, by itself, be passed without crossing what was
    /// `taken`, nor its own way in on the way out. Two searches in breadth per stop, O(|V| + |E|):
    /// Menger's theorem by augmenting ways (Ford and Fulkerson 1956).
    pub(super) fn can_pass(
        &mut self,
        ground: &Ground,
        standing: &Standing,
        taken: &Marks,
        budget: &mut Budget,
    ) -> bool {
        (standing.leg + 1..ground.legs()).all(|leg| {
            let first = leg == standing.leg + 1;
            let before = if first {
                standing.at
            } else {
                ground.source(leg - 1)
            };
            let passage = Passage {
                stop: ground.source(leg),
                sides: [before, ground.target(leg)],
            };
            self.can_pass_one(ground, passage, taken, budget)
        })
    }

    fn can_pass_one(
        &mut self,
        ground: &Ground,
        passage: Passage,
        taken: &Marks,
        budget: &mut Budget,
    ) -> bool {
        let rows = ground.entities_in_dataset();
        if self.before.len() < rows {
            self.before.resize(rows, passage.stop);
        }
        let Some(side) = self.first_way(ground, passage, taken, budget) else {
            return budget.is_spent();
        };
        self.on_first.clear(rows);
        let mut at = side;
        while at != passage.stop {
            self.on_first.set(at);
            at = self.before[at.at()];
        }
        self.has_second_way(ground, passage, taken, budget) || budget.is_spent()
    }

    /// A way from the stop to either side; the side that it reaches.
    fn first_way(
        &mut self,
        ground: &Ground,
        passage: Passage,
        taken: &Marks,
        budget: &mut Budget,
    ) -> Option<EntityIx> {
        self.entered.clear(ground.entities_in_dataset());
        self.entered.set(passage.stop);
        self.queue.clear();
        self.queue.push((passage.stop, true));
        let mut next = 0;
        while let Some(&(at, _)) = self.queue.get(next) {
            next += 1;
            if passage.sides.contains(&at) {
                return Some(at);
            }
            let looked = ground.ties(at, |other| {
                if passage.is_open(ground, taken, other) && self.entered.set(other) {
                    self.before[other.at()] = at;
                    self.queue.push((other, true));
                }
            });
            if !budget.spend(looked) {
                return None;
            }
        }
        None
    }

    /// Whether a second way reaches the other side, apart from the first: where it meets the first,
    /// it pushes that back the way it came, and goes on from there.
    fn has_second_way(
        &mut self,
        ground: &Ground,
        passage: Passage,
        taken: &Marks,
        budget: &mut Budget,
    ) -> bool {
        let rows = ground.entities_in_dataset();
        self.entered.clear(rows);
        self.left.clear(rows);
        self.queue.clear();
        self.leave(passage.stop);
        let mut next = 0;
        while let Some(&(at, may_leave)) = self.queue.get(next) {
            next += 1;
            let on_first = self.on_first.has(at);
            if on_first {
                self.leave(self.before[at.at()]);
            } else if passage.sides.contains(&at) {
                return true;
            }
            if on_first && !may_leave {
                continue;
            }
            let looked = ground.ties(at, |other| {
                let along_first = self.on_first.has(other) && self.before[other.at()] == at;
                let is_new = other != passage.stop && !along_first;
                if is_new && passage.is_open(ground, taken, other) && self.entered.set(other) {
                    self.queue.push((other, false));
                }
            });
            if !budget.spend(looked) {
                return false;
            }
        }
        false
    }

    fn leave(&mut self, at: EntityIx) {
        if self.left.set(at) {
            self.queue.push((at, true));
        }
    }
}
