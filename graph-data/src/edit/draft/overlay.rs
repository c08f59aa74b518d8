//! A dataset with the edits so far on top of it.
//!
//! Knows nothing of what edits mean: records are found, put and taken away.

use std::collections::BTreeMap;

use crate::dataset::Dataset;
use crate::edit::delta::{Delta, RecordChange};
use crate::edit::record::{EntityRecord, Record, RelationRecord};

/// The edit that last touched a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Origin {
    /// Its place, counted from 0.
    pub(super) place: usize,
    /// Its name in GraphQL.
    pub(super) name: &'static str,
}

struct Touched {
    origin: Origin,
    after: Option<Record>,
}

/// The dataset, and the records that were touched.
pub(super) struct Overlay<'a> {
    pub(super) dataset: &'a Dataset,
    touched: BTreeMap<Box<str>, Touched>,
}

impl<'a> Overlay<'a> {
    pub(super) fn new(dataset: &'a Dataset) -> Self {
        Self {
            dataset,
            touched: BTreeMap::new(),
        }
    }

    /// The record with this id as it is by now.
    pub(super) fn find(&self, id: &str) -> Option<Record> {
        match self.touched.get(id) {
            Some(touched) => touched.after.clone(),
            None => Record::find(self.dataset, id),
        }
    }

    pub(super) fn find_entity(&self, id: &str) -> Option<EntityRecord> {
        match self.find(id)? {
            Record::Entity(entity) => Some(*entity),
            Record::Relation(_) => None,
        }
    }

    pub(super) fn put(&mut self, record: Record, origin: Origin) {
        let touched = Touched {
            origin,
            after: Some(record.clone()),
        };
        self.touched.insert(record.id().into(), touched);
    }

    pub(super) fn remove(&mut self, id: &str, origin: Origin) {
        let touched = Touched {
            origin,
            after: None,
        };
        self.touched.insert(id.into(), touched);
    }

    /// The relations at an entity and those that name it as a lever, by id.
    pub(super) fn relations_about(&self, id: &str) -> Vec<RelationRecord> {
        let row = self.dataset.find_entity(id);
        let before = self.dataset.relation_rows().filter(|row_of| {
            let relation = self.dataset.relation(*row_of);
            row.is_some_and(|row| {
                relation.source == row || relation.target == row || relation.levers.contains(&row)
            })
        });
        let before =
            before.filter(|row| !self.touched.contains_key(&*self.dataset.relation(*row).id));
        let before = before.map(|row| RelationRecord::of(self.dataset, row));
        let since = self.records().filter_map(|(record, _)| match record {
            Record::Relation(relation) => Some(&**relation),
            Record::Entity(_) => None,
        });
        let is_about = |relation: &&RelationRecord| {
            let mut ends = [&relation.source, &relation.target].into_iter();
            ends.any(|end| **end == *id) || relation.levers.iter().any(|lever| **lever == *id)
        };
        let mut all: Vec<_> = before.chain(since.filter(is_about).cloned()).collect();
        all.sort_by(|a, b| a.id.cmp(&b.id));
        all
    }

    /// The entities that name another as their lever set or owner, by id.
    pub(super) fn entities_naming(&self, id: &str) -> Vec<EntityRecord> {
        let row = self.dataset.find_entity(id);
        let before = self.dataset.entity_rows().filter(|entity| {
            let entity = self.dataset.entity(*entity);
            row.is_some() && (entity.lever_set == row || entity.owner == row)
        });
        let before =
            before.filter(|row| !self.touched.contains_key(&*self.dataset.entity(*row).id));
        let before = before.map(|row| EntityRecord::of(self.dataset, row));
        let since = self.records().filter_map(|(record, _)| match record {
            Record::Entity(entity) => Some(&**entity),
            Record::Relation(_) => None,
        });
        let names = |entity: &&EntityRecord| {
            let mut named = entity.lever_set.iter().chain(&entity.owner);
            named.any(|named| **named == *id)
        };
        let mut all: Vec<_> = before.chain(since.filter(names).cloned()).collect();
        all.sort_by(|a, b| a.id.cmp(&b.id));
        all
    }

    /// The records that were put and are still there, by id, each with the edit that last touched it.
    pub(super) fn records(&self) -> impl Iterator<Item = (&Record, Origin)> {
        let touched = self.touched.values();
        touched.filter_map(|touched| Some((touched.after.as_ref()?, touched.origin)))
    }

    /// The edit that touched a record; the first one for a record that none touched.
    pub(super) fn origin(&self, id: &str) -> Origin {
        let first = Origin { place: 0, name: "" };
        self.touched.get(id).map_or(first, |touched| touched.origin)
    }

    /// What changes.
    pub(super) fn delta(&self) -> Delta {
        Delta::new(self.touched.iter().map(|(id, touched)| RecordChange {
            before: Record::find(self.dataset, id),
            after: touched.after.clone(),
        }))
    }
}
