//! What is known between a few entities, pair by pair.
//!
//! Knows nothing of wording.

use super::paths::{Path, PathQuestion, PathRank, paths};
use crate::limits::HOPS_DEFAULT;
use crate::model::{Category, EntityIx, RelationIx};
use crate::network::{Direction, ViewedNetwork};

/// What is known between two entities.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownPair {
    /// The first, in the order asked.
    pub a: EntityIx,
    /// The second.
    pub b: EntityIx,
    /// The relations in the view between the two, in either direction, in the order of ids.
    pub direct: Vec<RelationIx>,
    /// The best shortest way of at most [`HOPS_DEFAULT`] steps, where there is one.
    pub path: Option<Path>,
    /// The contexts with which both have a relation in the view, in the order of ids.
    pub meetings: Vec<EntityIx>,
}

/// What is known between a few entities.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// Every pair once, in the order asked: first with second, first with third, second with third…
    pub pairs: Vec<KnownPair>,
    /// Whether a limit cut the search for a way short, so that ways may be missing.
    pub partial: bool,
}

/// What do we know of how these few know each other?
///
/// `among` is [`crate::limits::KNOWN_MIN`] to [`crate::limits::KNOWN_MAX`] entities, each named once
/// (the caller refuses other numbers); the pairs come in the order asked. Direct relations and
/// meetings are those of the whole view, ways run over the walkable network. `halt` is asked now and
/// then, and says true when the deadline has passed. Costs a shortest way ([`paths`]) and the
/// relations of both ends per pair.
#[must_use]
pub fn known_between(
    network: &ViewedNetwork,
    among: &[EntityIx],
    halt: &mut impl FnMut() -> bool,
) -> Known {
    let mut known = Known {
        pairs: Vec::new(),
        partial: false,
    };
    for (place, &a) in among.iter().enumerate() {
        for &b in &among[place + 1..] {
            let answer = paths(network, &shortest(a, b), halt);
            known.partial |= answer.partial;
            known.pairs.push(KnownPair {
                a,
                b,
                direct: direct(network, a, b),
                path: answer.paths.into_iter().next(),
                meetings: meetings(network, a, b),
            });
        }
    }
    known
}

fn shortest(from: EntityIx, to: EntityIx) -> PathQuestion {
    PathQuestion {
        from,
        to,
        first: 1,
        hops_max: HOPS_DEFAULT,
        via: Vec::new(),
        rank: PathRank::Shortest,
        direction: Direction::Any,
    }
}

fn direct(network: &ViewedNetwork, a: EntityIx, b: EntityIx) -> Vec<RelationIx> {
    let between = network.incidences(a).filter(|i| i.other == b);
    let mut relations: Vec<_> = between.map(|i| i.relation).collect();
    relations.sort_unstable();
    relations
}

fn meetings(network: &ViewedNetwork, a: EntityIx, b: EntityIx) -> Vec<EntityIx> {
    let (of_a, of_b) = (contexts(network, a), contexts(network, b));
    let common = of_a.iter().filter(|e| of_b.binary_search(e).is_ok());
    common.copied().collect()
}

/// The contexts with which an entity has a relation, in the order of ids.
fn contexts(network: &ViewedNetwork, entity: EntityIx) -> Vec<EntityIx> {
    let mut contexts: Vec<_> = network
        .incidences(entity)
        .map(|i| i.other)
        .filter(|e| *e != entity && network.category(*e) == Category::Context)
        .collect();
    contexts.dedup();
    contexts
}
