//! What a revision changes, record by record: enough to make it, to take it back and to tell it.
//!
//! Knows nothing of who changed it, when or why.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::record::Record;
use crate::dataset::Dataset;

/// A record before and after; at least one of the two is there, and they have the same id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordChange {
    /// The record before; `None` where it is new.
    pub before: Option<Record>,
    /// The record after; `None` where it is removed.
    pub after: Option<Record>,
}

/// Changes of records, each record once, in the order of ids.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Delta(Vec<RecordChange>);

impl RecordChange {
    /// The id of the record.
    #[must_use]
    pub fn id(&self) -> &str {
        let record = self.after.as_ref().or(self.before.as_ref());
        record.map_or("", Record::id)
    }
}

impl Delta {
    /// The changes among these that change something, in the order of ids. Each id may stand there
    /// once.
    #[must_use]
    pub fn new(changes: impl IntoIterator<Item = RecordChange>) -> Self {
        let changes = changes.into_iter();
        let mut changes: Vec<_> = changes.filter(|c| c.before != c.after).collect();
        changes.sort_by(|a, b| a.id().cmp(b.id()));
        Self(changes)
    }

    /// Everything in a dataset as new: what makes it from nothing.
    #[must_use]
    pub fn founding(dataset: &Dataset) -> Self {
        let entities = dataset
            .entity_rows()
            .map(|row| Record::entity(dataset, row));
        let relations = dataset
            .relation_rows()
            .map(|row| Record::relation(dataset, row));
        Self::new(entities.chain(relations).map(|record| RecordChange {
            before: None,
            after: Some(record),
        }))
    }

    /// What leads from one dataset to another with the same vocabulary and tags.
    /// Costs O(n) for n records, and a copy of those that differ.
    #[must_use]
    pub fn between(before: &Dataset, after: &Dataset) -> Self {
        let ids = |dataset: &Dataset| -> Vec<Box<str>> {
            let entities = dataset.entities.iter().map(|e| (&*e.id).into());
            let relations = dataset.relations.iter().map(|r| (&*r.id).into());
            entities.chain(relations).collect()
        };
        let mut all = ids(before);
        all.extend(ids(after));
        all.sort_unstable();
        all.dedup();
        Self::new(all.into_iter().map(|id| RecordChange {
            before: Record::find(before, &id),
            after: Record::find(after, &id),
        }))
    }

    /// The changes, in the order of ids.
    #[must_use]
    pub fn changes(&self) -> &[RecordChange] {
        &self.0
    }

    /// The same, given away.
    pub fn into_changes(self) -> impl Iterator<Item = RecordChange> {
        self.0.into_iter()
    }

    /// Whether nothing changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The ids of the records that change, ascending.
    pub fn touched(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(RecordChange::id)
    }

    /// What several deltas, oldest first, come to together.
    #[must_use]
    pub fn composed(deltas: impl IntoIterator<Item = Self>) -> Self {
        let mut changes: BTreeMap<Box<str>, RecordChange> = BTreeMap::new();
        for change in deltas.into_iter().flat_map(|delta| delta.0) {
            match changes.get_mut(change.id()) {
                Some(earlier) => earlier.after = change.after,
                None => {
                    changes.insert(change.id().into(), change);
                }
            }
        }
        Self::new(changes.into_values())
    }

    /// What takes these changes back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        let changes = self.0.iter().map(|change| RecordChange {
            before: change.after.clone(),
            after: change.before.clone(),
        });
        Self(changes.collect())
    }
}
