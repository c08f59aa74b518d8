//! All that can lie on a strongest way between two entities, found from both ends at once.
//!
//! Knows nothing of the order among ways that are equally strong.

use super::super::budget::Budget;
use super::ground::{Ground, Look};
use super::nearest::{ABOVE, BELOW};
use super::tables::{Marks, Strong};
use crate::model::{EntityIx, nine_decimals};

/// What the search from the start knows, kept from question to question.
#[derive(Debug, Default)]
pub(super) struct Strongest {
    ahead: Strong,
    /// Entities that both searches reached, where a way over them could be strong enough.
    meeting: Vec<EntityIx>,
    followed: Marks,
}

/// How strong a way must be to be an answer: as strong as the strongest known, to nine decimals.
#[derive(Clone, Copy, Debug)]
struct Floor {
    /// The strength of the strongest walk found.
    attained: f64,
    billionths: i64,
    /// No way that is weaker than this counts as strong as that.
    product: f64,
}

impl Floor {
    fn at(billionths: i64) -> Self {
        Self {
            attained: 0.0,
            billionths,
            product: (billionths as f64 - 0.5) / 1e9 * BELOW,
        }
    }

    fn raise(&mut self, product: f64) {
        if product > self.attained {
            let billionths = nine_decimals(product * BELOW);
            *self = Self {
                attained: product,
                ..Self::at(billionths.max(self.billionths))
            };
        }
    }
}

impl Strongest {
    /// Fills the table of a question with one leg, which knows its end only: the strength of the rest of
    /// the way from each entity that can lie on a strongest way, and maybe from others. Returns the
    /// billionths of strength that such a way has, at least as many as are known to be `attained` (more
    /// than none); `None` where the budget ran out.
    ///
    /// Dijkstra from both ends, the side with less to do first, until no way over what neither has
    /// settled can be strong enough: with u the last settled from the start on such a way, the entity
    /// after it was reached from the end, by its best rest. What cannot be on a way that is strong enough
    /// is not even put into the heaps. Then the ways are followed from where they meet back to the
    /// start. Costs O(|E| log |V|), and much less where the ends are near.
    ///
    /// Pohl, "Bi-directional Search", Machine Intelligence 6, 1971.
    pub(super) fn fill(
        &mut self,
        ground: &Ground,
        back: &mut Strong,
        attained: i64,
        budget: &mut Budget,
    ) -> Option<i64> {
        let rows = ground.entities_in_dataset();
        self.ahead.open(rows, ground.start());
        self.meeting.clear();
        let mut floor = Floor::at(attained);
        let step = ground.strength_at_most() * ABOVE;
        while self.ahead.top() * back.top() * step >= floor.product {
            let ahead_is_cheaper = self.ahead.waiting() <= back.waiting();
            let (side, other, look) = if ahead_is_cheaper {
                (&mut self.ahead, &mut *back, Look::Ahead)
            } else {
                (&mut *back, &mut self.ahead, Look::Back)
            };
            let Some(at) = side.settle_next() else {
                continue;
            };
            if at != ground.set_out(look, 0) && ground.is_stop(at) {
                continue;
            }
            let product = side.product(at);
            let unsettled = other.top() * step;
            let looked = ground.steps(at, look, |to, strength| {
                let product = product * strength;
                let known = other.reached(to);
                let rest = known.map_or(unsettled, |known| known.max(unsettled));
                if product * rest < floor.product {
                    return;
                }
                if let Some(known) = known {
                    floor.raise(product * known);
                    self.meeting.push(to);
                }
                side.offer(to, product, at);
            });
            if !budget.spend(looked) {
                return None;
            }
        }
        self.follow(ground, back, floor.product);
        Some(floor.billionths)
    }

    /// Follows the ways from where they meet back to the start, noting how strong their rest is.
    fn follow(&mut self, ground: &Ground, back: &mut Strong, floor: f64) {
        let ahead = &self.ahead;
        self.followed.clear(ground.entities_in_dataset());
        back.wait_for(&self.meeting, |at, rest| ahead.product(at) * rest >= floor);
        while let Some(at) = back.next_waiting() {
            if !self.followed.set(at) || at == ground.start() {
                continue;
            }
            let rest = back.product(at);
            ground.steps(at, Look::Back, |from, strength| {
                let rest = strength * rest;
                if ahead.has(from) && ahead.product(from) * rest >= floor {
                    back.offer(from, rest, at);
                }
            });
        }
        back.close();
    }
}
