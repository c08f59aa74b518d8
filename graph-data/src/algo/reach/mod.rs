//! Everybody within so many steps of one entity, and the best way to each.
//!
//! Knows nothing of pages or of wording.

mod ways;

use super::budget::Budget;
use crate::limits::{HOPS_MAX, PATH_SCANS_MAX};
use crate::model::EntityIx;
use crate::network::{Direction, Tie, ViewedNetwork};

pub use ways::{ReachWays, reach_ways};

const UNREACHED: u32 = u32::MAX;

/// A question for everybody within reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ReachQuestion {
    /// Where the ways start.
    pub from: EntityIx,
    /// How many steps at most, 1 to [`crate::limits::HOPS_MAX`].
    pub hops_max: u32,
    /// Along the direction of relations, against it (chains that end here), or either.
    pub direction: Direction,
}

/// An entity within reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reached {
    /// The steps of the shortest way there, at least 1.
    pub hops: u32,
    /// The entity.
    pub entity: EntityIx,
}

/// Everybody within reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Nearest first, then in the order of ids; the entity asked about is not among them.
    pub reached: Vec<Reached>,
    /// Whether a limit cut the search short, so that others may be within reach too.
    pub partial: bool,
    /// Steps from the start per entity of the dataset.
    hops: Vec<u32>,
}

/// Who is within so many steps of this one: who finances this, through whom?
///
/// One breadth-first search over the walkable network. What is not walkable (context) may be first and
/// last: it is reached, and not passed. `hops_max` is 1 to [`crate::limits::HOPS_MAX`], and what is more
/// counts as that. Nearest first, then in the order of ids; empty where `from` is not in the view.
/// `halt` is asked every few thousand ties, and says true when the deadline has passed: then, or after
/// [`PATH_SCANS_MAX`] ties, the answer is partial, and whoever is in it is as many steps away as it
/// says. [`reach_ways`] gives the best way to each. Costs O(|V| + |E|) within reach.
///
/// ```
/// use std::sync::Arc;
/// use graph_data::algo::reach::{ReachQuestion, reach};
/// use graph_data::dataset::Dataset;
/// use graph_data::network::{Direction, Snapshot, View, ViewedNetwork};
///
/// let dataset = Dataset::sketch("pmv -manages-> sifo; sifo -funds-> trividend; trividend -funds-> hefboom")?;
/// let network = ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), View::default());
/// let question = ReachQuestion {
///     from: network.dataset().find_entity("trividend").expect("in the sketch"),
///     hops_max: 2,
///     direction: Direction::Incoming,
/// };
/// let found = reach(&network, &question, &mut || false).reached;
/// let ids: Vec<&str> = found.iter().map(|r| &*network.entity(r.entity).id).collect();
/// assert_eq!(ids, ["sifo", "pmv"]);
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
#[must_use]
pub fn reach(
    network: &ViewedNetwork,
    question: &ReachQuestion,
    halt: &mut impl FnMut() -> bool,
) -> Reach {
    let mut budget = Budget::new(PATH_SCANS_MAX, halt);
    let mut reach = Reach {
        reached: Vec::new(),
        partial: false,
        hops: vec![UNREACHED; network.dataset().entities.len()],
    };
    if network.has_entity(question.from) {
        reach.search(network, question, &mut budget);
    }
    reach.partial = budget.is_spent();
    reach
}

impl Reach {
    fn search(&mut self, network: &ViewedNetwork, question: &ReachQuestion, budget: &mut Budget) {
        self.hops[question.from.at()] = 0;
        let mut layer = vec![question.from];
        for hops in 1..=question.hops_max.min(HOPS_MAX) {
            let layer_start = self.reached.len();
            for &at in &layer {
                if passable(network, question, at)
                    && !self.step(network, question, at, hops, budget)
                {
                    break;
                }
            }
            let news = &mut self.reached[layer_start..];
            news.sort_unstable();
            layer.clear();
            layer.extend(news.iter().map(|reached| reached.entity));
            if layer.is_empty() || budget.is_spent() {
                return;
            }
        }
    }

    /// Reaches whoever is one step beyond; false when the budget ran out.
    fn step(
        &mut self,
        network: &ViewedNetwork,
        question: &ReachQuestion,
        at: EntityIx,
        hops: u32,
        budget: &mut Budget,
    ) -> bool {
        let mut looked = 1;
        for tie in network.all_ties(at) {
            looked += 1;
            let entity = tie.other;
            if self.hops[entity.at()] == UNREACHED && allows(tie, question.direction) {
                self.hops[entity.at()] = hops;
                self.reached.push(Reached { hops, entity });
            }
        }
        budget.spend(looked)
    }
}

/// Whether a way may go on from an entity.
fn passable(network: &ViewedNetwork, question: &ReachQuestion, at: EntityIx) -> bool {
    at == question.from || network.walkable(at)
}

fn allows(tie: Tie, direction: Direction) -> bool {
    direction == Direction::Any || tie.carrier(direction).is_some()
}

#[cfg(test)]
mod tests;
