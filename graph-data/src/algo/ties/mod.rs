//! What ties a few entities together: the smallest subnetwork that joins them.
//!
//! Knows nothing of wording.

mod exact;
mod ground;
mod near;
mod tree;

use super::budget::Budget;
use super::islands::Islands;
use super::paths::{PathStep, path_along};
use crate::limits::TIES_SCANS_MAX;
use crate::model::{EntityIx, RelationIx};
use crate::network::{Direction, ViewedNetwork};
use ground::Ground;
use tree::Tree;

/// The subnetwork that joins a few entities.
#[derive(Clone, Debug, PartialEq)]
pub struct Ties {
    /// Its entities in the order of ids: those that were asked for and could be joined, and whoever
    /// stands between them.
    pub entities: Vec<EntityIx>,
    /// Its ties, each once from the lower id to the higher, in the order of ids, with all relations
    /// that carry them.
    pub steps: Vec<PathStep>,
    /// Those asked for that it joins, in the order of ids.
    pub joined: Vec<EntityIx>,
    /// Those asked for that it does not join, in the order of ids.
    pub unreached: Vec<EntityIx>,
    /// Whether it is sure to be the smallest one. Otherwise it has at most 2 (1 − 1/k) times as many
    /// ties, with k the entities joined (where all of them are walkable).
    pub exact: bool,
    /// Whether a limit cut the search short: a smaller subnetwork, or any at all, may exist.
    pub partial: bool,
}

impl Ties {
    /// All relations of its ties, in the order of ids.
    #[must_use]
    pub fn relations(&self) -> Vec<RelationIx> {
        let relations = self.steps.iter().flat_map(|step| &step.relations);
        let mut relations: Vec<RelationIx> = relations.copied().collect();
        relations.sort_unstable();
        relations
    }
}

/// What ties these entities together?
///
/// The smallest tree of ties that joins `between` (a Steiner tree): fewest ties, then strongest (the
/// product of the ties' strengths, compared by logarithms to nine decimals), then ids, entity by entity
/// in their order, then tie by tie. It runs over the walkable network; an entity that is not walkable
/// (context) may be asked for, and then hangs at its edge: nobody is joined through it. `between` is
/// [`crate::limits::TIES_MIN`] to [`crate::limits::TIES_MAX`] entities of the view (the caller refuses
/// other numbers); their order and repeats do not matter. `islands` are those of the same network.
///
/// Where they are not all on one island, the island that joins most of them is chosen (of as many, that
/// with the lowest ids), and the others are [`Ties::unreached`]; where no two can be joined, that is
/// all of them.
///
/// The tree is exact for up to [`crate::limits::TIES_EXACT_MAX`] entities to join, as long as the
/// search keeps to [`crate::limits::TIES_STATES_MAX`] states and [`TIES_SCANS_MAX`] steps: O(3^k n +
/// 2^k m), with k the entities to join, n and m the entities and ties that a smallest tree may hold.
/// Otherwise it is the near-smallest one: O(|V| + |E| + k² log k). `halt` is asked now and then, and
/// says true when the deadline has passed.
///
/// Papers: Dreyfus and Wagner, "The Steiner Problem in Graphs", 1971; Kou, Markowsky and Berman, "A Fast
/// Algorithm for Steiner Trees", 1981; Mehlhorn, "A Faster Approximation Algorithm for the Steiner
/// Problem in Graphs", 1988.
///
/// ```
/// use std::sync::Arc;
/// use graph_data::algo::islands::Islands;
/// use graph_data::algo::ties::ties;
/// use graph_data::dataset::Dataset;
/// use graph_data::network::{Snapshot, View, ViewedNetwork};
///
/// let dataset = Dataset::sketch(
///     "ovam -partners-with-> herwin; ovam -participates-in-> green-deal-werkgroep; \
///      vlaio -participates-in-> green-deal-werkgroep; vlaio -funds-> trividend",
/// )?;
/// let network = ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), View::default());
/// let between = ["herwin", "vlaio"].map(|id| network.dataset().find_entity(id).expect(id));
/// let ties = ties(&network, &Islands::new(&network), &between, &mut || false);
/// let ids: Vec<&str> = ties.entities.iter().map(|e| &*network.entity(*e).id).collect();
/// assert_eq!(ids, ["green-deal-werkgroep", "herwin", "ovam", "vlaio"]);
/// assert!(ties.exact && ties.unreached.is_empty());
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
#[must_use]
pub fn ties(
    network: &ViewedNetwork,
    islands: &Islands,
    between: &[EntityIx],
    halt: &mut impl FnMut() -> bool,
) -> Ties {
    let mut asked = between.to_vec();
    asked.sort_unstable();
    asked.dedup();
    let Some(ground) = Ground::new(network, islands, &asked) else {
        return Ties::of(network, &asked, Tree::default(), true, false);
    };
    let mut budget = Budget::new(TIES_SCANS_MAX, halt);
    let Some(near) = near::near(&ground, &mut budget) else {
        return Ties::of(network, &asked, Tree::default(), false, true);
    };
    let exact = exact::exact(&ground, near.size(), &mut budget);
    let partial = budget.is_spent();
    let is_exact = exact.is_some();
    Ties::of(network, &asked, exact.unwrap_or(near), is_exact, partial)
}

impl Ties {
    fn of(
        network: &ViewedNetwork,
        asked: &[EntityIx],
        tree: Tree,
        exact: bool,
        partial: bool,
    ) -> Self {
        let entities = tree.entities();
        let is_joined = |e: &EntityIx| entities.binary_search(e).is_ok();
        let (joined, unreached) = asked.iter().partition(|e| is_joined(e));
        let steps = tree.arcs().iter().filter_map(|(from, to)| {
            let way = path_along(network, &[*from, *to], Direction::Any)?;
            way.steps.into_iter().next()
        });
        Self {
            steps: steps.collect(),
            joined,
            unreached,
            entities,
            exact,
            partial,
        }
    }
}

#[cfg(test)]
mod tests;
