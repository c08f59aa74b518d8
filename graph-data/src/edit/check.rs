//! What a set of changes must keep.
//!
//! Knows one dataset and the changes to it; it changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::{Change, NewRelation};
use crate::dataset::Dataset;
use crate::model::{EntityIx, RelationIx};
use crate::vocabulary::EndRule;

/// What is wrong with a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The relation would tie an entity to itself.
    EndsEqual,
    /// Relations of this kind do not start from such an entity.
    Source,
    /// Relations of this kind do not lead to such an entity.
    Target,
    /// This relation is there already: same kind, same ends, same direction, and without an end date.
    Exists(RelationIx),
    /// The change at this place, counted from 0, is the same.
    Twice(usize),
    /// Another change removes this end of the relation that is added.
    EndRemoved(EntityIx),
    /// Another change removes this relation, which is the same as the one that is added.
    AddedAndRemoved(RelationIx),
}

/// A change that cannot be made, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The place of the change, counted from 0.
    pub place: usize,
    /// What is wrong with it.
    pub fault: Fault,
}

/// Everything that is wrong with a set of changes, in their order. Costs O(n log n + d) for n changes, d
/// the relations of the dataset when any is added.
pub(super) fn check(dataset: &Dataset, changes: &[Change]) -> Vec<Refused> {
    let known = Known::new(dataset, changes);
    let mut refused = Vec::new();
    for (place, change) in changes.iter().enumerate() {
        let repeated = changes[..place].iter().position(|other| other == change);
        let fault = match (repeated, change) {
            (Some(first), _) => Some(Fault::Twice(first)),
            (None, Change::Add(new)) => known.fault_of(new),
            (None, Change::Remove(_) | Change::RemoveEntity(_)) => None,
        };
        refused.extend(fault.map(|fault| Refused { place, fault }));
    }
    refused
}

/// What the changes have to be held against.
struct Known<'a> {
    dataset: &'a Dataset,
    removed: BTreeSet<RelationIx>,
    removed_entities: BTreeSet<EntityIx>,
    /// The relations without an end date that are the same as one that is added.
    same: BTreeMap<(EntityIx, EntityIx, u16), RelationIx>,
}

impl<'a> Known<'a> {
    fn new(dataset: &'a Dataset, changes: &[Change]) -> Self {
        let mut known = Self {
            dataset,
            removed: BTreeSet::new(),
            removed_entities: BTreeSet::new(),
            same: BTreeMap::new(),
        };
        let mut added = BTreeSet::new();
        for change in changes {
            match change {
                Change::Add(new) => {
                    added.insert((new.source, new.target, new.kind.0));
                }
                Change::Remove(relation) => {
                    known.removed.insert(*relation);
                }
                Change::RemoveEntity(entity) => {
                    known.removed_entities.insert(*entity);
                }
            }
        }
        if !added.is_empty() {
            known.find_same(&added);
        }
        known
    }

    fn find_same(&mut self, added: &BTreeSet<(EntityIx, EntityIx, u16)>) {
        for row in self.dataset.relation_rows() {
            let relation = self.dataset.relation(row);
            let key = (relation.source, relation.target, relation.kind.0);
            if relation.valid_to.is_none() && added.contains(&key) {
                self.same.entry(key).or_insert(row);
            }
        }
    }

    fn fault_of(&self, new: &NewRelation) -> Option<Fault> {
        if new.source == new.target {
            return Some(Fault::EndsEqual);
        }
        let kind = self.dataset.vocabulary.relation_kind(new.kind);
        if !self.allows(&kind.sources, new.source) {
            return Some(Fault::Source);
        }
        if !self.allows(&kind.targets, new.target) {
            return Some(Fault::Target);
        }
        let mut ends = [new.source, new.target].into_iter();
        if let Some(end) = ends.find(|end| self.removed_entities.contains(end)) {
            return Some(Fault::EndRemoved(end));
        }
        let same = *self.same.get(&(new.source, new.target, new.kind.0))?;
        Some(if self.removed.contains(&same) {
            Fault::AddedAndRemoved(same)
        } else {
            Fault::Exists(same)
        })
    }

    fn allows(&self, rules: &[EndRule], end: EntityIx) -> bool {
        let vocabulary = &self.dataset.vocabulary;
        vocabulary.allows(rules, self.dataset.entity(end).kind)
    }
}
