//! What a question for ways may walk on: the walkable network and the stops that the question names.
//!
//! Knows nothing of how ways are searched.

use super::{PathQuestion, PathRank};
use crate::limits::HOPS_MAX;
use crate::model::{Confidence, EntityIx, nine_decimals};
use crate::network::{Direction, Tie, ViewedNetwork};

/// Where a way comes in the answer, lower first; ids decide between equal keys.
pub(super) type Key = (i64, i64);

/// From which end a step is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// From its start.
    Ahead,
    /// From its end.
    Back,
}

/// The ground of one question. A way visits the stops in their order, and walks between two of them
/// (a leg) over walkable entities that are no stops.
pub(super) struct Ground<'a> {
    network: &'a ViewedNetwork,
    direction: Direction,
    rank: PathRank,
    hops_max: u32,
    stops: Vec<EntityIx>,
    stops_outside: Vec<EntityIx>,
}

impl<'a> Ground<'a> {
    /// `None` where no way can be: a stop is not in the view, or comes twice.
    pub(super) fn new(network: &'a ViewedNetwork, question: &PathQuestion) -> Option<Self> {
        let mut stops = vec![question.from];
        stops.extend(&question.via);
        stops.push(question.to);
        stops.dedup();
        let repeats = (1..stops.len()).any(|place| stops[..place].contains(&stops[place]));
        let known = stops.iter().all(|stop| network.has_entity(*stop));
        (stops.len() > 1 && !repeats && known).then(|| Self {
            network,
            direction: question.direction,
            rank: question.rank,
            hops_max: question.hops_max.min(HOPS_MAX),
            stops_outside: outside(network, &stops),
            stops,
        })
    }

    pub(super) fn rank(&self) -> PathRank {
        self.rank
    }

    pub(super) fn hops_max(&self) -> u32 {
        self.hops_max
    }

    pub(super) fn start(&self) -> EntityIx {
        self.stops[0]
    }

    /// The end of a leg from which a search that looks ahead, or back, sets out.
    pub(super) fn set_out(&self, look: Look, leg: usize) -> EntityIx {
        match look {
            Look::Ahead => self.source(leg),
            Look::Back => self.target(leg),
        }
    }

    /// What the strongest step carries at most.
    pub(super) fn strength_at_most(&self) -> f64 {
        let kinds = self.network.dataset().vocabulary.relation_kinds.iter();
        let strongest = kinds.map(|kind| kind.strength).fold(0.0, f64::max);
        strongest * Confidence::High.factor()
    }

    pub(super) fn entities_in_dataset(&self) -> usize {
        self.network.dataset().entities.len()
    }

    /// How many legs a way has, at least 1.
    pub(super) fn legs(&self) -> usize {
        self.stops.len() - 1
    }

    /// The stop where a leg starts.
    pub(super) fn source(&self, leg: usize) -> EntityIx {
        self.stops[leg]
    }

    /// The stop where a leg ends.
    pub(super) fn target(&self, leg: usize) -> EntityIx {
        self.stops[leg + 1]
    }

    /// Whether an entity is a stop, so that a leg may not pass it.
    pub(super) fn is_stop(&self, entity: EntityIx) -> bool {
        self.stops.contains(&entity)
    }

    /// The key of a way of so many steps and so many billionths of strength.
    pub(super) fn key(&self, hops: u32, billionths: i64) -> Key {
        match self.rank {
            PathRank::Shortest => (i64::from(hops), -billionths),
            PathRank::Strongest => (-billionths, i64::from(hops)),
        }
    }

    /// The number of steps in a key.
    pub(super) fn hops_of(&self, key: Key) -> i64 {
        match self.rank {
            PathRank::Shortest => key.0,
            PathRank::Strongest => key.1,
        }
    }

    /// The key of a whole way.
    pub(super) fn key_of_way(&self, hops: u32, strength: f64) -> Key {
        self.key(hops, nine_decimals(strength))
    }

    /// Calls `step` for each step that may be taken from (`Ahead`) or to (`Back`) an entity, with its
    /// other end and its strength; gives the number of ties looked at.
    #[inline]
    pub(super) fn steps(
        &self,
        at: EntityIx,
        look: Look,
        mut step: impl FnMut(EntityIx, f64),
    ) -> usize {
        let row = self.network.walkable_row(at);
        let direction = self.followed(look);
        if direction == Direction::Any {
            let strengths = self.network.walkable_strengths(at);
            for (&other, &strength) in row.iter().zip(strengths) {
                step(other, strength);
            }
        } else {
            for tie in self.network.walkable_ties(at) {
                if let Some(strength) = self.strength(tie, direction) {
                    step(tie.other, strength);
                }
            }
        }
        for &stop in &self.stops_outside {
            let tie = self.network.tie(at, stop);
            if let Some(strength) = tie.and_then(|tie| self.strength(tie, direction)) {
                step(stop, strength);
            }
        }
        row.len() + 1
    }

    /// Calls `tied` for each entity that a step in any direction may lead to; gives the number of
    /// ties looked at.
    pub(super) fn ties(&self, at: EntityIx, mut tied: impl FnMut(EntityIx)) -> usize {
        let row = self.network.walkable_row(at);
        row.iter().for_each(|other| tied(*other));
        for &stop in &self.stops_outside {
            if self.network.tie(at, stop).is_some() {
                tied(stop);
            }
        }
        row.len() + 1
    }

    /// The strength of the step from one entity to another, where it may be taken.
    pub(super) fn step(&self, from: EntityIx, to: EntityIx) -> Option<f64> {
        self.strength(self.network.tie(from, to)?, self.direction)
    }

    /// How many ties a search would look at from here.
    pub(super) fn degree(&self, at: EntityIx) -> usize {
        self.network.degree(at)
    }

    fn strength(&self, tie: Tie, direction: Direction) -> Option<f64> {
        let carrier = tie.carrier(direction)?;
        Some(self.network.strength(carrier))
    }

    /// The direction of relations that a step follows, as seen from the end at which one stands.
    fn followed(&self, look: Look) -> Direction {
        match (self.direction, look) {
            (Direction::Outgoing, Look::Back) => Direction::Incoming,
            (Direction::Incoming, Look::Back) => Direction::Outgoing,
            (direction, _) => direction,
        }
    }
}

fn outside(network: &ViewedNetwork, stops: &[EntityIx]) -> Vec<EntityIx> {
    let outside = stops.iter().filter(|stop| !network.walkable(**stop));
    outside.copied().collect()
}
