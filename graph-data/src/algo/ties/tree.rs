//! A tree of ties while it is put together.
//!
//! Knows nothing of why a tie is in it.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::EntityIx;

/// Ties without direction, each from the lower to the higher id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tree {
    arcs: BTreeSet<(EntityIx, EntityIx)>,
}

impl Tree {
    pub(super) fn add(&mut self, a: EntityIx, b: EntityIx) {
        self.arcs.insert((a.min(b), a.max(b)));
    }

    /// The ties in the order of ids.
    pub(super) fn arcs(&self) -> &BTreeSet<(EntityIx, EntityIx)> {
        &self.arcs
    }

    /// How many ties it has.
    pub(super) fn size(&self) -> usize {
        self.arcs.len()
    }

    /// The entities at its ties, in the order of ids.
    pub(super) fn entities(&self) -> Vec<EntityIx> {
        let entities: BTreeSet<EntityIx> = self.arcs.iter().flat_map(|(a, b)| [*a, *b]).collect();
        entities.into_iter().collect()
    }

    /// Takes away, one by one, whoever hangs at a single tie and was not asked for.
    pub(super) fn prune(&mut self, asked: &[EntityIx]) {
        loop {
            let mut ties: BTreeMap<EntityIx, usize> = BTreeMap::new();
            for end in self.arcs.iter().flat_map(|(a, b)| [*a, *b]) {
                *ties.entry(end).or_default() += 1;
            }
            let loose = |e: &EntityIx| ties.get(e) == Some(&1) && asked.binary_search(e).is_err();
            let before = self.arcs.len();
            self.arcs.retain(|(a, b)| !loose(a) && !loose(b));
            if self.arcs.len() == before {
                return;
            }
        }
    }
}
