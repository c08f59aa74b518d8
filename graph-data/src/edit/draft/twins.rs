//! Entities of the same kind with the same name.
//!
//! Knows when two are twins, not whether they may be.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher};

use foldhash::fast::FixedState;

use crate::dataset::Dataset;
use crate::model::{Entity, EntityIx, KindIx};
use crate::names::folded_signs;

/// A kind, and the hash of a name: twins share it, and few others.
type Key = (KindIx, u64);

/// Whoever shares a name with one of those that are asked for.
pub(super) struct Twins<'a> {
    dataset: &'a Dataset,
    rows: HashMap<Key, Vec<EntityIx>, FixedState>,
}

impl<'a> Twins<'a> {
    /// Those of some entities. Costs one pass over all names, however many are asked for.
    pub(super) fn new(dataset: &'a Dataset, asked: impl Iterator<Item = EntityIx>) -> Self {
        let asked = asked.filter_map(|row| key(dataset.entity(row)));
        let mut rows: HashMap<Key, Vec<EntityIx>, FixedState> =
            asked.map(|key| (key, Vec::new())).collect();
        if !rows.is_empty() {
            for row in dataset.entity_rows() {
                let known = key(dataset.entity(row)).and_then(|key| rows.get_mut(&key));
                if let Some(known) = known {
                    known.push(row);
                }
            }
        }
        Self { dataset, rows }
    }

    /// The first other entity of the same kind with the same name, for levers that have one.
    pub(super) fn of(&self, row: EntityIx) -> Option<EntityIx> {
        let entity = self.dataset.entity(row);
        let is_same = |other: &EntityIx| {
            let name = folded_signs(&self.dataset.entity(*other).label.nl);
            *other != row && name.eq(folded_signs(&entity.label.nl))
        };
        let known = self.rows.get(&key(entity)?)?;
        known.iter().copied().find(is_same)
    }
}

/// `None` for a lever without a name.
fn key(entity: &Entity) -> Option<Key> {
    entity.named.then(|| {
        let mut hasher = FixedState::default().build_hasher();
        folded_signs(&entity.label.nl).for_each(|sign| hasher.write_u32(sign.into()));
        (entity.kind, hasher.finish())
    })
}
