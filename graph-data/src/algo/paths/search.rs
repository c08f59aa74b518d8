//! The search for the best ways, in exactly the order of the answer.
//!
//! Best first over beginnings of ways: each beginning stands in a heap under the lowest key that any
//! way from it can have, then its ids, so that whole ways leave the heap in their final order, ties
//! to nine decimals included. A beginning whose best rest runs back into itself gets its key anew,
//! with what it has passed taken out; so the number of beginnings looked at stays a small multiple of
//! the steps of the ways found (as with Yen 1971 and Lawler 1972).

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::rc::Rc;

use super::super::budget::Budget;
use super::beginning::{Beginning, Rest};
use super::bounds::{Bounds, Standing};
use super::complete::{Completer, Completion, Means};
use super::disjoint::Disjoint;
use super::ground::{Ground, Key, Look};
use super::nearest::Nearest;
use super::strongest::Strongest;
use super::tables::Marks;
use super::{PathQuestion, PathRank};
use crate::model::EntityIx;
use crate::network::ViewedNetwork;

/// Tables as long as the dataset, kept from question to question so that none is made per question.
#[derive(Debug, Default)]
struct Scratch {
    nearest: Nearest,
    strongest: Strongest,
    bounds: Bounds,
    completer: Completer,
    disjoint: Disjoint,
    taken: Marks,
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

/// The best ways, as entities, best first; at least one is looked for. Where the budget ran out,
/// those that are certain.
pub(super) fn best_ways(
    network: &ViewedNetwork,
    question: &PathQuestion,
    budget: &mut Budget,
) -> Vec<Vec<EntityIx>> {
    let Some(ground) = Ground::new(network, question) else {
        return Vec::new();
    };
    // Taken out while it is used: a caller that asks from inside `halt` gets tables of its own.
    let mut scratch = SCRATCH.take();
    let ways = scratch.best_ways(&ground, question.first.max(1), budget);
    SCRATCH.set(scratch);
    ways
}

impl Scratch {
    fn best_ways(
        &mut self,
        ground: &Ground,
        wanted: usize,
        budget: &mut Budget,
    ) -> Vec<Vec<EntityIx>> {
        let mut shortest = Vec::new();
        let mut attained = None;
        if ground.legs() == 1 {
            if ground.rank() == PathRank::Shortest {
                let best = wanted == 1;
                if !self.nearest.fill(ground, best, &mut self.bounds, budget) {
                    return shortest;
                }
                shortest = self.search(ground, true, wanted, None, budget);
                if shortest.len() == wanted || budget.is_spent() {
                    return shortest;
                }
            } else {
                attained = self.nearest.key_at_most(ground, budget);
                let Some(known) = attained else {
                    return shortest;
                };
                if wanted == 1 {
                    let strongest = self.strongest_way(ground, known, budget);
                    if !strongest.is_empty() || budget.is_spent() {
                        return strongest;
                    }
                }
            }
        }
        if self.bounds.open(ground, budget) {
            let ways = self.search(ground, false, wanted, attained, budget);
            if ways.len() > shortest.len() {
                return ways;
            }
        }
        shortest
    }

    /// The best way by strength, from all that can lie on one; none where such ways are too weak to tell
    /// them apart, or all have too many steps.
    fn strongest_way(
        &mut self,
        ground: &Ground,
        known: Key,
        budget: &mut Budget,
    ) -> Vec<Vec<EntityIx>> {
        let attained = -known.0;
        if attained < 1 {
            return Vec::new();
        }
        let Self {
            bounds, strongest, ..
        } = self;
        let billionths = bounds.open_strong(ground, budget, |strong, budget| {
            strongest.fill(ground, strong, attained, budget)
        });
        billionths.map_or_else(Vec::new, |billionths| {
            let worst = ground.key(ground.hops_max(), billionths);
            self.search(ground, false, 1, Some(worst), budget)
        })
    }

    fn search(
        &mut self,
        ground: &Ground,
        only_nearest: bool,
        wanted: usize,
        attained: Option<Key>,
        budget: &mut Budget,
    ) -> Vec<Vec<EntityIx>> {
        let search = Search {
            ground,
            only_nearest,
            scratch: self,
            budget,
            work: 0,
            heap: BinaryHeap::new(),
            attained: Attained::new(wanted, attained),
        };
        search.run(wanted)
    }
}

/// The keys of the best ways known so far, as many as are wanted: what comes after them all is not
/// worth keeping.
struct Attained {
    wanted: usize,
    keys: BinaryHeap<Key>,
}

impl Attained {
    /// With the key of a way that is known to be there: that way is found again, so that its key
    /// counts only where one way is wanted.
    fn new(wanted: usize, known: Option<Key>) -> Self {
        Self {
            wanted,
            keys: known.into_iter().filter(|_| wanted == 1).collect(),
        }
    }

    fn add(&mut self, key: Key) {
        self.keys.push(key);
        if self.keys.len() > self.wanted {
            self.keys.pop();
        }
    }

    /// The highest key still worth keeping, where that is known.
    fn worst(&self) -> Option<Key> {
        let full = self.keys.len() == self.wanted;
        self.keys.peek().copied().filter(|_| full)
    }
}

struct Search<'a, 'b> {
    ground: &'a Ground<'a>,
    /// Whether only the steps of shortest ways are taken, all of which are known.
    only_nearest: bool,
    scratch: &'a mut Scratch,
    budget: &'a mut Budget<'b>,
    work: u64,
    heap: BinaryHeap<Reverse<Beginning>>,
    attained: Attained,
}

impl Search<'_, '_> {
    fn run(mut self, wanted: usize) -> Vec<Vec<EntityIx>> {
        let mut ways = Vec::new();
        self.push(
            Rc::from([]),
            Standing::start(self.ground),
            Rest::Guessed,
            None,
        );
        while let Some(Reverse(beginning)) = self.heap.pop() {
            // A layer broken off half-way bounds nothing: what comes after it is not certain.
            if self.budget.is_spent() {
                break;
            }
            if beginning.standing.is_whole(self.ground) {
                ways.push(beginning.entities().collect());
                if ways.len() == wanted {
                    break;
                }
            } else {
                self.advance(beginning);
            }
        }
        ways
    }

    /// Goes one step on from a beginning whose best rest is known, or else looks for that.
    fn advance(&mut self, beginning: Beginning) {
        if let Rest::Planned(plan) = &beginning.rest {
            self.expand(&beginning, plan);
        } else if !self.learn(&beginning) {
            self.plan(beginning);
        }
    }

    /// Puts a beginning into the heap, where a way from it may still be wanted.
    fn push(
        &mut self,
        passed: Rc<[EntityIx]>,
        standing: Standing,
        rest: Rest,
        not_before: Option<Key>,
    ) {
        let Some(key) = self.scratch.bounds.key(self.ground, &standing) else {
            return;
        };
        let key = not_before.map_or(key, |bound| key.max(bound));
        if self.attained.worst().is_none_or(|worst| key <= worst) {
            self.heap.push(Reverse(Beginning {
                key,
                passed,
                standing,
                rest,
            }));
        }
    }

    /// Puts a beginning back under a better bound, where the tables can give one.
    fn learn(&mut self, beginning: &Beginning) -> bool {
        let standing = &beginning.standing;
        let bounds = &mut self.scratch.bounds;
        let learnt = bounds.grow(self.ground, standing, self.work, self.budget);
        if learnt {
            self.push_back(beginning, beginning.rest.clone(), beginning.key);
        }
        learnt
    }

    fn push_back(&mut self, beginning: &Beginning, rest: Rest, not_before: Key) {
        let passed = Rc::clone(&beginning.passed);
        self.push(passed, beginning.standing, rest, Some(not_before));
    }

    /// Finds the best rest of a beginning, and puts it back under its key.
    fn plan(&mut self, beginning: Beginning) {
        let taken = &mut self.scratch.taken;
        taken.clear(self.ground.entities_in_dataset());
        for entity in beginning.entities() {
            taken.set(entity);
        }
        let (standing, key) = (&beginning.standing, beginning.key);
        let known = self.scratch.bounds.plan(self.ground, standing, key, taken);
        let completion = known.map_or_else(
            || self.complete(&beginning),
            |plan| Completion::Way(key, plan),
        );
        match completion {
            Completion::Never => {}
            Completion::NotBefore(bound) => {
                self.push_back(&beginning, Rest::Tried, bound.max(key));
            }
            Completion::Way(bound, plan) => {
                if let Some(plan) = self.attain(&beginning, plan) {
                    self.push_back(&beginning, Rest::Planned(plan), bound.max(key));
                }
            }
        }
    }

    /// A first search stops where another beginning comes first; a second one goes to the end.
    fn complete(&mut self, beginning: &Beginning) -> Completion {
        let next_best = self.heap.peek().map(|Reverse(next)| next.key);
        let next_best = next_best.filter(|_| matches!(beginning.rest, Rest::Guessed));
        let worst = [next_best, self.attained.worst()]
            .into_iter()
            .flatten()
            .min();
        let mut means = Means {
            ground: self.ground,
            bounds: &mut self.scratch.bounds,
            taken: &self.scratch.taken,
            work: &mut self.work,
            budget: self.budget,
        };
        let completer = &mut self.scratch.completer;
        completer.complete(&mut means, beginning.standing, worst)
    }

    /// Takes note of the way that a plan makes. Over several legs a plan may cross itself and make
    /// none: there is nothing then to follow but its key, and `None` where every plan would cross.
    fn attain(&mut self, beginning: &Beginning, plan: Vec<EntityIx>) -> Option<Rc<[EntityIx]>> {
        let ground = self.ground;
        let standing = &beginning.standing;
        if (1..plan.len()).any(|place| plan[..place].contains(&plan[place])) {
            let Scratch {
                disjoint, taken, ..
            } = &mut *self.scratch;
            let passes = disjoint.can_pass(ground, standing, taken, self.budget);
            return passes.then(|| Rc::from([]));
        }
        let (mut at, mut hops, mut strength) = (standing.at, standing.hops, standing.product);
        for &next in &plan {
            strength *= ground.step(at, next).unwrap_or(0.0);
            hops += 1;
            at = next;
        }
        self.attained.add(ground.key_of_way(hops, strength));
        Some(plan.into())
    }

    /// Puts every next step of a beginning into the heap; the one on the plan keeps the plan.
    fn expand(&mut self, beginning: &Beginning, plan: &[EntityIx]) {
        let at = beginning.standing.at;
        let passed: Rc<[EntityIx]> = beginning.entities().collect();
        if self.only_nearest {
            let steps = self.scratch.nearest.steps();
            let first = steps.partition_point(|step| step.from < at);
            let last = steps.partition_point(|step| step.from <= at);
            for place in first..last {
                let step = self.scratch.nearest.steps()[place];
                self.push_step(beginning, &passed, plan, step.to, step.strength);
            }
        } else {
            let ground = self.ground;
            let looked = ground.steps(at, Look::Ahead, |to, strength| {
                self.push_step(beginning, &passed, plan, to, strength);
            });
            self.work += looked as u64;
            self.budget.spend(looked);
        }
    }

    fn push_step(
        &mut self,
        beginning: &Beginning,
        passed: &Rc<[EntityIx]>,
        plan: &[EntityIx],
        to: EntityIx,
        strength: f64,
    ) {
        let next = beginning.standing.step(self.ground, to, strength);
        if let Some(next) = next.filter(|_| !passed.contains(&to)) {
            let rest = match plan.split_first() {
                Some((first, rest)) if *first == to => Rest::Planned(rest.into()),
                _ => Rest::Guessed,
            };
            let bound = (!next.is_whole(self.ground)).then_some(beginning.key);
            self.push(Rc::clone(passed), next, rest, bound);
        }
    }
}
