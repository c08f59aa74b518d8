//! Ways from one entity to another.
//!
//! Knows nothing of wording.

use crate::model::{EntityIx, RelationIx};
use crate::network::Direction;

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
    /// Entities to visit, in this order; context named here may be walked through.
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoPath {
    /// The islands of both ends (one where they share it), members in the order of ids. An end that
    /// is context is an island of its own.
    pub islands: Vec<Vec<EntityIx>>,
    /// The actors whose contact would join the islands best: of each island the one with the lowest
    /// mean distance inside it, ties by id.
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
