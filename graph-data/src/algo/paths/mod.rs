//! Ways from one entity to another.
//!
//! Knows nothing of wording.

mod bounds;
mod complete;
mod ground;
mod nearest;
mod no_path;
mod search;
mod tables;
mod way;

use super::budget::Budget;
use crate::limits::PATH_SCANS_MAX;
use crate::model::{EntityIx, RelationIx};
use crate::network::{Direction, ViewedNetwork};

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
