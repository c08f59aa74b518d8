//! How good a way can still become, from where it stands: never worse than the truth, and the truth
//! wherever walks from there need no loop.
//!
//! Knows nothing of the ways that were begun.

use super::super::budget::Budget;
use super::PathRank;
use super::ground::{Ground, Key};
use super::tables::{Marks, Near, Strong};
use crate::model::EntityIx;

/// Products multiplied in another order differ in their last bits; a bound must not lose by that.
const ROUNDING: f64 = 1.0 + 1e-12;

/// At least as much as [`crate::model::nine_decimals`] of the same product in any order, and cheap.
#[inline]
fn nine_decimals_at_most(product: f64) -> i64 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "strengths are 0 to 1, and the cast saturates"
    )]
    let billionths = (product * (1e9 * ROUNDING) + 0.5) as i64;
    billionths
}

/// Where a way stands: at which entity, on which leg, after how many steps, how strong.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    pub(super) at: EntityIx,
    pub(super) leg: usize,
    pub(super) hops: u32,
    pub(super) product: f64,
}

impl Standing {
    /// At the start of a way.
    pub(super) fn start(ground: &Ground) -> Self {
        Self {
            at: ground.start(),
            leg: 0,
            hops: 0,
            product: 1.0,
        }
    }

    /// One step further; `None` where the step would pass a stop out of turn.
    #[inline]
    pub(super) fn step(&self, ground: &Ground, to: EntityIx, strength: f64) -> Option<Self> {
        let arrived = to == ground.target(self.leg);
        (arrived || !ground.is_stop(to)).then(|| Self {
            at: to,
            leg: self.leg + usize::from(arrived),
            hops: self.hops + 1,
            product: self.product * strength,
        })
    }

    /// Whether the way is at its end.
    pub(super) fn is_whole(&self, ground: &Ground) -> bool {
        self.leg == ground.legs()
    }
}

/// What is known of one leg: the ways to its target, and the legs after it at their best.
#[derive(Debug, Default)]
struct Leg {
    near: Near,
    strong: Strong,
    hops_after: u32,
    product_after: f64,
}

/// What is known of every leg.
#[derive(Debug, Default)]
pub(super) struct Bounds {
    legs: Vec<Leg>,
    hops_max: u32,
    /// Whether nothing more is to be learnt.
    closed: bool,
}

impl Bounds {
    /// Starts afresh for a question; false where a later leg has no way at all.
    pub(super) fn open(&mut self, ground: &Ground, budget: &mut Budget) -> bool {
        let rows = ground.entities_in_dataset();
        self.hops_max = ground.hops_max();
        self.closed = false;
        self.legs
            .resize_with(ground.legs().max(self.legs.len()), Leg::default);
        let (mut hops_after, mut product_after) = (0, 1.0);
        for number in (0..ground.legs()).rev() {
            let leg = &mut self.legs[number];
            leg.near.open(rows, ground.target(number));
            if ground.rank() == PathRank::Strongest {
                leg.strong.open(rows, ground.target(number));
            }
            leg.hops_after = hops_after;
            leg.product_after = product_after;
            if number > 0 {
                let source = ground.source(number);
                let Some((hops, product)) = leg.whole(ground, number, source, budget) else {
                    return false;
                };
                hops_after += hops;
                product_after *= product;
            }
        }
        true
    }

    /// Starts afresh with the ways of so many steps that are put into the table, and no others.
    pub(super) fn open_with(&mut self, hops: u32, fill: impl FnOnce(&mut Near)) {
        self.hops_max = hops;
        self.closed = true;
        if self.legs.is_empty() {
            self.legs.push(Leg::default());
        }
        let leg = &mut self.legs[0];
        leg.hops_after = 0;
        leg.product_after = 1.0;
        fill(&mut leg.near);
        leg.near.close();
    }

    /// Starts afresh with the rests of ways that are put into the table of the only leg, which knows its
    /// end, and no others.
    pub(super) fn open_strong<T>(
        &mut self,
        ground: &Ground,
        budget: &mut Budget,
        fill: impl FnOnce(&mut Strong, &mut Budget) -> T,
    ) -> T {
        self.open(ground, budget);
        self.closed = true;
        fill(&mut self.legs[0].strong, budget)
    }

    /// The lowest key that a way standing here can end with; `None` where it cannot end within the
    /// limit. The key itself where the way is whole.
    #[inline]
    pub(super) fn key(&self, ground: &Ground, standing: &Standing) -> Option<Key> {
        if standing.is_whole(ground) {
            return (standing.hops <= self.hops_max)
                .then(|| ground.key_of_way(standing.hops, standing.product));
        }
        let leg = &self.legs[standing.leg];
        let hops = standing.hops + leg.near.hops_at_least(standing.at)? + leg.hops_after;
        if hops > self.hops_max {
            return None;
        }
        let beyond = match ground.rank() {
            PathRank::Shortest => leg.near.product_at_most(standing.at),
            PathRank::Strongest => leg.strong.product_at_most(standing.at)?,
        };
        let product = standing.product * beyond * leg.product_after;
        Some(ground.key(hops, nine_decimals_at_most(product)))
    }

    /// Learns more about the way on from here, where that is not known yet and costs no more than
    /// the `work` done from the other side; whether it did.
    pub(super) fn grow(
        &mut self,
        ground: &Ground,
        standing: &Standing,
        work: u64,
        budget: &mut Budget,
    ) -> bool {
        if self.closed || standing.is_whole(ground) {
            return false;
        }
        let leg = &mut self.legs[standing.leg];
        let strongest = ground.rank() == PathRank::Strongest;
        if !leg.near.has(standing.at) && leg.near.next_work(ground).is_some_and(|w| w <= work) {
            leg.near.grow(ground, budget);
            true
        } else if strongest && !leg.strong.has(standing.at) && leg.strong.work() <= work {
            leg.strong.grow(ground, ground.target(standing.leg), budget);
            true
        } else {
            false
        }
    }

    /// The way on from here that reaches the bound, where it is known, keeps to the limit, and
    /// avoids `taken` and itself.
    pub(super) fn plan(
        &self,
        ground: &Ground,
        standing: &Standing,
        key: Key,
        taken: &Marks,
    ) -> Option<Vec<EntityIx>> {
        let mut plan = Vec::new();
        let mut at = standing.at;
        for number in standing.leg..ground.legs() {
            while at != ground.target(number) {
                at = self.legs[number].next(ground.rank(), at)?;
                let hops = i64::from(standing.hops) + plan.len() as i64;
                if taken.has(at) || plan.contains(&at) || hops >= ground.hops_of(key) {
                    return None;
                }
                plan.push(at);
            }
        }
        Some(plan)
    }
}

impl Leg {
    fn next(&self, rank: PathRank, at: EntityIx) -> Option<EntityIx> {
        match rank {
            PathRank::Shortest => self.near.has(at).then(|| self.near.next(at)),
            PathRank::Strongest => self.strong.has(at).then(|| self.strong.next(at)),
        }
    }

    /// The fewest steps and the best strength of the whole leg.
    fn whole(
        &mut self,
        ground: &Ground,
        number: usize,
        source: EntityIx,
        budget: &mut Budget,
    ) -> Option<(u32, f64)> {
        while !self.near.has(source) {
            if self.near.layer().is_empty() || budget.is_spent() {
                return None;
            }
            self.near.grow(ground, budget);
        }
        let hops = self.near.hops(source)?;
        if ground.rank() == PathRank::Shortest {
            return Some((hops, self.near.product_at_most(source)));
        }
        while !self.strong.has(source) && !budget.is_spent() {
            self.strong.grow(ground, ground.target(number), budget);
        }
        Some((hops, self.strong.product_at_most(source)?))
    }
}
