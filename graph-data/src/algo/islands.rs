//! Islands: the connected parts of the walkable network.
//!
//! Knows nothing of what is asked of them.

use crate::model::EntityIx;
use crate::network::ViewedNetwork;

/// Where no island is: an entity that is not walkable.
const NOWHERE: u32 = u32::MAX;

/// The connected parts of the walkable network, directions dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Islands {
    members: Vec<Vec<EntityIx>>,
    island_of: Vec<u32>,
}

impl Islands {
    /// Which entities hang together in any way at all?
    ///
    /// Breadth-first search from each entity not yet reached. Islands come in the order of their
    /// first member's id, members in the order of ids. Costs O(|V| + |E|).
    #[must_use]
    pub fn new(network: &ViewedNetwork) -> Self {
        let mut islands = Self {
            members: Vec::new(),
            island_of: vec![NOWHERE; network.dataset().entities.len()],
        };
        for entity in network.walkable_entities() {
            if islands.island_of[entity.at()] == NOWHERE {
                islands.explore(network, entity);
            }
        }
        islands
    }

    fn explore(&mut self, network: &ViewedNetwork, start: EntityIx) {
        let number = u32::try_from(self.members.len()).unwrap_or(NOWHERE);
        let mut members = vec![start];
        self.island_of[start.at()] = number;
        let mut next = 0;
        while let Some(&entity) = members.get(next) {
            next += 1;
            for &other in network.walkable_row(entity) {
                if self.island_of[other.at()] == NOWHERE {
                    self.island_of[other.at()] = number;
                    members.push(other);
                }
            }
        }
        members.sort_unstable();
        self.members.push(members);
    }

    /// How many islands there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.members.len()
    }

    /// The members of every island.
    #[must_use]
    pub fn all(&self) -> &[Vec<EntityIx>] {
        &self.members
    }

    /// The number of an entity's island; `None` where it is not walkable.
    #[must_use]
    pub fn island_of(&self, entity: EntityIx) -> Option<usize> {
        let number = self.island_of[entity.at()];
        (number != NOWHERE).then_some(number as usize)
    }
}
