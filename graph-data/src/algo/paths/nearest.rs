//! All ways of fewest steps between two entities, found from both ends at once.
//!
//! Knows nothing of ways with more steps.

use super::super::budget::Budget;
use super::bounds::Bounds;
use super::ground::{Ground, Look};
use super::tables::{Marks, Near, Rest};
use crate::model::EntityIx;

/// What the two searches know, kept from question to question.
#[derive(Debug, Default)]
pub(super) struct Nearest {
    ahead: Near,
    back: Near,
    listed: Marks,
    ring: Vec<EntityIx>,
    ring_next: Vec<EntityIx>,
    arcs: Vec<Arc>,
    ways: Vec<Arc>,
}

/// A step on a shortest way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arc {
    pub(super) from: EntityIx,
    pub(super) to: EntityIx,
    pub(super) strength: f64,
}

impl Nearest {
    /// Fills the bounds with the shortest ways from the start to the end of a question with one leg,
    /// and nothing else; false where no way keeps to the limit, or the budget ran out.
    ///
    /// Bidirectional breadth-first search, the cheaper side first: O(d^(h/2)) with d the mean
    /// degree and h the steps of the way, at most O(|V| + |E|).
    pub(super) fn fill(
        &mut self,
        ground: &Ground,
        bounds: &mut Bounds,
        budget: &mut Budget,
    ) -> bool {
        let meeting = self.meet(ground, budget);
        if meeting.is_empty() {
            return false;
        }
        let hops = self.ahead.layers() + self.back.layers();
        bounds.open_with(hops, |near| self.fill_near(ground, near, hops, meeting));
        true
    }

    /// The steps of the shortest ways last filled in, by their ends.
    pub(super) fn steps(&self) -> &[Arc] {
        &self.ways
    }

    /// Where the shortest ways meet that come from both ends; empty where there are none.
    fn meet(&mut self, ground: &Ground, budget: &mut Budget) -> Vec<EntityIx> {
        let rows = ground.entities_in_dataset();
        self.ahead.open(rows, ground.start());
        self.back.open(rows, ground.target(0));
        while self.ahead.layers() + self.back.layers() < ground.hops_max() {
            let ahead_is_cheaper = self.ahead.next_work(ground) <= self.back.next_work(ground);
            let (side, other, look) = if ahead_is_cheaper {
                (&mut self.ahead, &self.back, Look::Ahead)
            } else {
                (&mut self.back, &self.ahead, Look::Back)
            };
            side.grow_hops(ground, look, budget);
            let met = side.layer().iter().filter(|e| other.has(**e));
            let meeting: Vec<_> = met.copied().collect();
            if side.layer().is_empty() || budget.is_spent() {
                break;
            }
            if !meeting.is_empty() {
                return meeting;
            }
        }
        Vec::new()
    }

    /// From where they meet, follows the ways to the end, then to the start, and offers them to the
    /// table from the end on.
    fn fill_near(&mut self, ground: &Ground, near: &mut Near, hops: u32, meeting: Vec<EntityIx>) {
        near.open(ground.entities_in_dataset(), ground.target(0));
        self.ways.clear();
        self.ring.clone_from(&meeting);
        self.follow(ground, Look::Ahead, self.back.layers());
        for arc in self.arcs.iter().rev() {
            let hops = self.back.hops(arc.from).unwrap_or(hops);
            near.offer(arc.from, hops, arc.rest(near));
        }
        self.ways.append(&mut self.arcs);
        self.ring = meeting;
        self.follow(ground, Look::Back, self.ahead.layers());
        for arc in &self.arcs {
            let hops_before = self.ahead.hops(arc.from).unwrap_or(0);
            near.offer(arc.from, hops - hops_before, arc.rest(near));
        }
        self.ways.append(&mut self.arcs);
        self.ways.sort_unstable_by_key(|arc| (arc.from, arc.to));
    }

    /// Lists the steps of the shortest ways from the ring to one end, ring by ring.
    fn follow(&mut self, ground: &Ground, look: Look, rings: u32) {
        self.arcs.clear();
        let table = match look {
            Look::Ahead => &self.back,
            Look::Back => &self.ahead,
        };
        for hops in (0..rings).rev() {
            self.listed.clear(ground.entities_in_dataset());
            self.ring_next.clear();
            for &at in &self.ring {
                ground.steps(at, look, |other, strength| {
                    if table.hops(other) == Some(hops) {
                        let (from, to) = match look {
                            Look::Ahead => (at, other),
                            Look::Back => (other, at),
                        };
                        self.arcs.push(Arc { from, to, strength });
                        if self.listed.set(other) {
                            self.ring_next.push(other);
                        }
                    }
                });
            }
            std::mem::swap(&mut self.ring, &mut self.ring_next);
        }
    }
}

impl Arc {
    fn rest(&self, near: &Near) -> Rest {
        Rest {
            product: self.strength * near.product_at_most(self.to),
            next: self.to,
        }
    }
}
