//! The walkable network in compressed rows (CSR) of its own: what methods run on that look at every tie
//! many times.
//!
//! Knows no question: nodes are row numbers, in the order of the entities' ids.

use crate::model::EntityIx;
use crate::network::ViewedNetwork;

/// Who is tied to whom, by number. Each tie stands in the rows of both its ends; no node is tied to
/// itself, and no row names the same node twice.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'a> {
    /// Where the row of each node starts; one more than there are nodes.
    pub offsets: &'a [u32],
    /// The nodes at the other end.
    pub others: &'a [u32],
}

impl<'a> Rows<'a> {
    /// The number of nodes.
    #[must_use]
    pub fn nodes(self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    /// The nodes tied to a node.
    #[must_use]
    pub fn row(self, node: usize) -> &'a [u32] {
        &self.others[self.offsets[node] as usize..self.offsets[node + 1] as usize]
    }

    /// How many ties a node has.
    #[must_use]
    pub fn degree(self, node: usize) -> u32 {
        self.offsets[node + 1] - self.offsets[node]
    }

    /// What one walk over the whole network looks at: every node, and every tie from both its ends.
    #[must_use]
    pub fn scans(self) -> u64 {
        (self.nodes() + self.others.len()) as u64
    }
}

/// The walkable network in rows, with the entity of each row.
#[derive(Clone, Debug)]
pub struct WalkedRows {
    entities: Vec<EntityIx>,
    offsets: Vec<u32>,
    others: Vec<u32>,
}

impl WalkedRows {
    /// The rows of a network. Costs O(|V| + |E|).
    #[must_use]
    pub fn new(network: &ViewedNetwork) -> Self {
        let entities: Vec<EntityIx> = network.walkable_entities().collect();
        let mut node_of = vec![u32::MAX; network.dataset().entities.len()];
        for (node, entity) in (0_u32..).zip(&entities) {
            node_of[entity.at()] = node;
        }
        let mut offsets = vec![0];
        let mut others = Vec::new();
        for &entity in &entities {
            let row = network.walkable_row(entity).iter();
            others.extend(row.map(|other| node_of[other.at()]));
            offsets.push(number(others.len()));
        }
        Self {
            entities,
            offsets,
            others,
        }
    }

    /// The rows.
    #[must_use]
    pub fn rows(&self) -> Rows<'_> {
        Rows {
            offsets: &self.offsets,
            others: &self.others,
        }
    }

    /// The entity of each row, in the order of ids.
    #[must_use]
    pub fn entities(&self) -> &[EntityIx] {
        &self.entities
    }

    /// The row of an entity; `None` where it is not walkable. Costs O(log |V|).
    #[must_use]
    pub fn node_of(&self, entity: EntityIx) -> Option<usize> {
        self.entities.binary_search(&entity).ok()
    }
}

/// A place as the rows store it; networks are limited far below `u32`.
pub(super) fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
