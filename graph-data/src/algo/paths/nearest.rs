//! All ways of fewest steps between two entities, found from both ends at once.
//!
//! Knows nothing of ways with more steps.

use super::super::budget::Budget;
use super::bounds::Bounds;
use super::ground::{Ground, Key, Look};
use super::tables::{Marks, Near, Rest};
use crate::model::{EntityIx, nine_decimals};

/// Products multiplied in another order differ in their last bits: a little more, a little less.
pub(super) const ABOVE: f64 = 1.0 + 1e-12;
pub(super) const BELOW: f64 = 1.0 - 1e-12;

/// What the two searches know, kept from question to question.
#[derive(Debug, Default)]
pub(super) struct Nearest {
    ahead: Near,
    back: Near,
    listed: Marks,
    ring: Vec<EntityIx>,
    ring_next: Vec<EntityIx>,
    arcs: Vec<Arc>,
    /// The steps from what is known ahead to what is known from the end back.
    meeting: Vec<Arc>,
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
    /// and nothing else; false where no way keeps to the limit, or the budget ran out. Where only the
    /// `best` is wanted, ways that meet where none can be best are left out.
    ///
    /// Bidirectional breadth-first search, the cheaper side first: O(d^(h/2)) with d the mean
    /// degree and h the steps of the way, at most O(|V| + |E|).
    pub(super) fn fill(
        &mut self,
        ground: &Ground,
        best: bool,
        bounds: &mut Bounds,
        budget: &mut Budget,
    ) -> bool {
        if !self.meet(ground, budget) {
            return false;
        }
        if best {
            let floor = self.strength_at_least();
            let mut meeting = std::mem::take(&mut self.meeting);
            meeting.retain(|arc| nine_decimals(self.strength_through(arc) * ABOVE) >= floor);
            self.meeting = meeting;
        }
        let hops = self.hops();
        bounds.open_with(hops, |near| self.fill_near(ground, near, hops));
        true
    }

    /// A key that the best of the shortest ways does not come after; `None` where there is no way
    /// within the limit, or the budget ran out.
    pub(super) fn key_at_most(&mut self, ground: &Ground, budget: &mut Budget) -> Option<Key> {
        let met = self.meet(ground, budget);
        met.then(|| ground.key(self.hops(), self.strength_at_least()))
    }

    /// The steps of the ways that meet.
    fn hops(&self) -> u32 {
        self.ahead.layers() + 1 + self.back.layers()
    }

    /// Billionths of strength that the best of the ways that meet has at least.
    fn strength_at_least(&self) -> i64 {
        let strengths = self.meeting.iter().map(|arc| self.strength_through(arc));
        nine_decimals(strengths.fold(0.0, f64::max) * BELOW)
    }

    /// The strength of the best of the ways that take this step where they meet.
    fn strength_through(&self, arc: &Arc) -> f64 {
        self.ahead.product_at_most(arc.from) * arc.strength * self.back.product_at_most(arc.to)
    }

    /// The steps of the shortest ways last filled in, by their ends.
    pub(super) fn steps(&self) -> &[Arc] {
        &self.ways
    }

    /// Finds the steps by which the ways from both ends meet; whether there are any. A layer is looked
    /// through for such steps before it is built upon, since nothing need be noted of the last one.
    fn meet(&mut self, ground: &Ground, budget: &mut Budget) -> bool {
        let rows = ground.entities_in_dataset();
        self.ahead.open(rows, ground.start());
        self.back.open(rows, ground.target(0));
        self.meeting.clear();
        while self.ahead.layers() + self.back.layers() < ground.hops_max() {
            let ahead_is_cheaper = self.ahead.next_work(ground) <= self.back.next_work(ground);
            let (side, other, look) = if ahead_is_cheaper {
                (&mut self.ahead, &self.back, Look::Ahead)
            } else {
                (&mut self.back, &self.ahead, Look::Back)
            };
            for &at in side.layer() {
                let looked = ground.steps(at, look, |reached, strength| {
                    if other.has(reached) {
                        self.meeting
                            .push(Arc::looked_at(look, at, reached, strength));
                    }
                });
                if !budget.spend(looked) {
                    return false;
                }
            }
            if !self.meeting.is_empty() {
                return true;
            }
            side.grow_products(ground, look, budget);
            if side.layer().is_empty() || budget.is_spent() {
                return false;
            }
        }
        false
    }

    /// From where they meet, follows the ways to the end, then to the start, and offers them to the
    /// table from the end on.
    fn fill_near(&mut self, ground: &Ground, near: &mut Near, hops: u32) {
        near.open(ground.entities_in_dataset(), ground.target(0));
        self.ways.clear();
        self.begin_ring(ground, |arc| arc.to);
        self.follow(ground, Look::Ahead, self.back.layers());
        for arc in self.arcs.iter().rev() {
            let hops = self.back.hops(arc.from).unwrap_or(hops);
            near.offer(arc.from, hops, arc.rest(near));
        }
        self.ways.append(&mut self.arcs);
        self.begin_ring(ground, |arc| arc.from);
        self.follow(ground, Look::Back, self.ahead.layers());
        for arc in self.meeting.iter().chain(&self.arcs) {
            let hops_before = self.ahead.hops(arc.from).unwrap_or(0);
            near.offer(arc.from, hops - hops_before, arc.rest(near));
        }
        self.ways.append(&mut self.arcs);
        self.ways.extend_from_slice(&self.meeting);
        self.ways.sort_unstable_by_key(|arc| (arc.from, arc.to));
    }

    /// The ends on one side of the steps that meet, each once.
    fn begin_ring(&mut self, ground: &Ground, end: impl Fn(&Arc) -> EntityIx) {
        self.listed.clear(ground.entities_in_dataset());
        self.ring.clear();
        let ends = self.meeting.iter().map(end);
        self.ring.extend(ends.filter(|end| self.listed.set(*end)));
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
                        self.arcs.push(Arc::looked_at(look, at, other, strength));
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
    /// The step between where one stands and what is seen from there.
    fn looked_at(look: Look, at: EntityIx, other: EntityIx, strength: f64) -> Self {
        let (from, to) = match look {
            Look::Ahead => (at, other),
            Look::Back => (other, at),
        };
        Self { from, to, strength }
    }

    fn rest(&self, near: &Near) -> Rest {
        Rest {
            product: self.strength * near.product_at_most(self.to),
            next: self.to,
        }
    }
}
