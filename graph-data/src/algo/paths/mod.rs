//! Ways from one entity to another.
//!
//! Knows nothing of wording.

mod beginning;
mod bounds;
mod complete;
mod disjoint;
mod ground;
mod nearest;
mod no_path;
mod search;
mod strongest;
mod tables;
mod way;

use super::budget::Budget;
use crate::limits::PATH_SCANS_MAX;
use crate::model::{EntityIx, RelationIx};
use crate::network::{Direction, ViewedNetwork};
pub(super) use way::path as path_along;

/// By what ways are ranked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PathRank {
    /// By hops up, then strength down, then ids.
    Shortest,
    /// By strength down, then hops up, then ids.
    #[default]
    Strongest,
}

/// A question for ways.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PathQuestion {
    /// Where the way starts.
    pub from: EntityIx,
    /// Where it ends; another entity than `from`.
    pub to: EntityIx,
    /// How many ways at most, 0 to [`crate::limits::PAGE_ROWS_MAX`].
    pub first: usize,
    /// How many steps at most, 1 to [`crate::limits::HOPS_MAX`].
    pub hops_max: u32,
    /// Entities to visit, in this order, ends included; what is named here may be walked through,
    /// context too.
    pub via: Vec<EntityIx>,
    /// By what ways are ranked.
    pub rank: PathRank,
    /// Along the direction of relations, against it, or either.
    pub direction: Direction,
}

/// One step of a way.
#[derive(Clone, Debug, PartialEq)]
pub struct PathStep {
    /// Where the step starts.
    pub from: EntityIx,
    /// Where it ends.
    pub to: EntityIx,
    /// All relations that carry the step along the direction asked, strongest first, ties by id.
    pub relations: Vec<RelationIx>,
    /// The strength of its strongest relation, 0 to 1.
    pub strength: f64,
}

/// A loopless way.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Its steps, at least one.
    pub steps: Vec<PathStep>,
    /// The product of its steps' strengths, 0 to 1.
    pub strength: f64,
    /// The strongest relation of its first weakest step.
    pub weakest: RelationIx,
}

/// Why there is no way, and what is nearest to one.
///
/// The islands meant here are those of the walkable network to which both ends are added: a context
/// end belongs to the island that its ties with walkable entities make, and is an island of its own
/// without such ties. Directions are dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoPath {
    /// The islands of both ends, that of `from` first (one where they share it), members in the
    /// order of ids.
    pub islands: Vec<Vec<EntityIx>>,
    /// The actors whose contact would join two islands best: of each island the one with the lowest
    /// mean distance inside it, ties by id. None where the ends share an island, or where one of the
    /// islands has no actor.
    pub best_contact: Option<(EntityIx, EntityIx)>,
    /// The steps of the shortest way, where the ends share an island but no way keeps to the
    /// question's limit, direction or via.
    pub shortest_hops: Option<u32>,
}

/// The answer to a question for ways.
#[derive(Clone, Debug, PartialEq)]
pub struct PathAnswer {
    /// The ways, best first.
    pub paths: Vec<Path>,
    /// Set when there is none.
    pub no_path: Option<NoPath>,
    /// Whether a limit cut the search short, so that better or more ways may exist.
    pub partial: bool,
}

impl Path {
    /// The entities of the way, both ends included.
    pub fn entities(&self) -> impl Iterator<Item = EntityIx> + '_ {
        let first = self.steps.first().map(|step| step.from);
        first
            .into_iter()
            .chain(self.steps.iter().map(|step| step.to))
    }

    /// The number of steps.
    #[must_use]
    pub fn hops(&self) -> usize {
        self.steps.len()
    }
}

/// Through whom can one entity reach another?
///
/// The best ways without loops, exactly in the order of [`PathQuestion::rank`]; strengths equal to
/// nine decimals are equal, and then ids decide, way by way, id by id. Two ways differ when their
/// entities differ. A way passes walkable entities only, but may begin and end at any entity in the
/// view, and pass any that `via` names. `hops_max` beyond [`crate::limits::HOPS_MAX`] counts as that.
/// Along a direction, the strength of a step is that of its strongest relation that may be followed.
///
/// Where there is no way, [`PathAnswer::no_path`] says what is nearest to one; where an end is not in
/// the view, both ends are one, or a limit was reached, there is neither. `halt` is asked every few
/// thousand ties, and says true when the deadline has passed: then, or after [`PATH_SCANS_MAX`] ties,
/// the answer is partial, and its ways are those that were certain by then.
///
/// The shortest ways are found from both ends at once: O(d^(h/2)) with d the mean degree and h the
/// steps, at most O(|V| + |E|). For one strongest way, all that can lie on it is found from both ends at
/// once as well, by strength: at most O(|E| log |V|). For more or other ways the search goes best first over beginnings of
/// ways, under bounds found backwards from the end as far as needed: O(k h d) beginnings for k ways,
/// each costing at most one search of O(h |E| log |V|). With `via` the order is as exact, but that
/// bound does not hold: ways that must not cross are hard to find, the more so along a direction. Stops
/// that cannot be passed without crossing are given up at once; else the limit may cut the search short.
/// Nothing of the dataset's size is made per question, except where there is no way.
///
/// Papers: Pohl, "Bi-directional Search", 1971; Yen, "Finding the K Shortest Loopless Paths in a Network", 1971; Lawler, "A Procedure for
/// Computing the K Best Solutions to Discrete Optimization Problems", 1972; Hart, Nilsson and Raphael,
/// "A Formal Basis for the Heuristic Determination of Minimum Cost Paths", 1968.
///
/// ```
/// use std::sync::Arc;
/// use graph_data::algo::paths::{PathQuestion, PathRank, paths};
/// use graph_data::dataset::Dataset;
/// use graph_data::network::{Direction, Snapshot, View, ViewedNetwork};
///
/// let dataset = Dataset::sketch(
///     "ovam -partners-with-> herwin; ovam -participates-in-> green-deal-werkgroep; \
///      vlaio -participates-in-> green-deal-werkgroep",
/// )?;
/// let network = ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), View::default());
/// let entity = |id| network.dataset().find_entity(id).expect(id);
/// let question = PathQuestion {
///     from: entity("herwin"),
///     to: entity("vlaio"),
///     first: 3,
///     hops_max: 8,
///     via: Vec::new(),
///     rank: PathRank::Shortest,
///     direction: Direction::Any,
/// };
/// let answer = paths(&network, &question, &mut || false);
/// assert_eq!(answer.paths.len(), 1);
/// assert_eq!(answer.paths[0].hops(), 3);
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
#[must_use]
pub fn paths(
    network: &ViewedNetwork,
    question: &PathQuestion,
    halt: &mut impl FnMut() -> bool,
) -> PathAnswer {
    let mut budget = Budget::new(PATH_SCANS_MAX, halt);
    let ways = search::best_ways(network, question, &mut budget);
    let no_path = (ways.is_empty() && !budget.is_spent())
        .then(|| no_path::no_path(network, question, &mut budget))
        .flatten();
    let wanted = ways.iter().take(question.first);
    PathAnswer {
        paths: wanted
            .filter_map(|way| way::path(network, way, question.direction))
            .collect(),
        no_path,
        partial: budget.is_spent(),
    }
}

#[cfg(test)]
mod tests;
