//! Whether what touched records name is there: entities, kinds and tags.
//!
//! Knows nothing of whether they may be named there.

use super::overlay::{Origin, Overlay};
use super::{EditProblem, Flaw, problem};
use crate::edit::record::{EntityRecord, Record, RelationRecord};
use crate::names::nearest;

/// Names that are told as probably meant.
const NEAREST_TOLD: usize = 3;

/// Names everything that is not there, with what was probably meant.
pub(super) fn check(overlay: &Overlay<'_>, problems: &mut Vec<EditProblem>) {
    for (record, origin) in overlay.records() {
        let mut names = Names {
            overlay,
            origin,
            problems,
        };
        match record {
            Record::Entity(entity) => names.of_entity(entity),
            Record::Relation(relation) => names.of_relation(relation),
        }
    }
}

struct Names<'a> {
    overlay: &'a Overlay<'a>,
    origin: Origin,
    problems: &'a mut Vec<EditProblem>,
}

impl Names<'_> {
    fn of_entity(&mut self, entity: &EntityRecord) {
        let vocabulary = &self.overlay.dataset.vocabulary;
        if vocabulary.find_kind(&entity.kind).is_none() {
            let kinds = vocabulary.kinds.iter().map(|kind| &*kind.id);
            let (id, nearest) = (entity.kind.clone(), near(&entity.kind, kinds));
            self.push("kind", Flaw::NoKind { id, nearest });
        }
        for tag in &entity.tags {
            if self.overlay.dataset.find_tag(tag).is_none() {
                let tags = self.overlay.dataset.tags.iter().map(|tag| &*tag.id);
                let (id, nearest) = (tag.clone(), near(tag, tags));
                self.push("tags", Flaw::NoTag { id, nearest });
            }
        }
        if let Some(set) = &entity.lever_set {
            self.entity("leverSet", set);
        }
        if let Some(owner) = &entity.owner {
            self.entity("owner", owner);
        }
    }

    fn of_relation(&mut self, relation: &RelationRecord) {
        let vocabulary = &self.overlay.dataset.vocabulary;
        if vocabulary.find_relation_kind(&relation.kind).is_none() {
            let kinds = vocabulary.relation_kinds.iter().map(|kind| &*kind.id);
            let (id, nearest) = (relation.kind.clone(), near(&relation.kind, kinds));
            self.push("kind", Flaw::NoRelationKind { id, nearest });
        }
        self.entity("source", &relation.source);
        self.entity("target", &relation.target);
        for lever in &relation.levers {
            self.entity("levers", lever);
        }
    }

    fn entity(&mut self, field: &str, id: &str) {
        if self.overlay.find_entity(id).is_none() {
            let (id, nearest) = (id.into(), nearest_entity(self.overlay, id));
            self.push(field, Flaw::NoEntity { id, nearest });
        }
    }

    fn push(&mut self, field: &str, flaw: Flaw) {
        let Origin { place, name } = self.origin;
        self.problems
            .push(problem(place, format!("{name}.{field}"), flaw));
    }
}

/// What was probably meant by the id of a record that is not there.
pub(super) fn nearest_record(overlay: &Overlay<'_>, id: &str) -> Vec<Box<str>> {
    let relations = overlay.dataset.relations.iter().map(|r| &*r.id);
    let entities = overlay.dataset.entities.iter().map(|e| &*e.id);
    near(id, entities.chain(relations))
}

fn nearest_entity(overlay: &Overlay<'_>, id: &str) -> Vec<Box<str>> {
    let put = overlay.records().filter_map(|(record, _)| match record {
        Record::Entity(entity) => Some(&*entity.id),
        Record::Relation(_) => None,
    });
    let entities = overlay.dataset.entities.iter().map(|e| &*e.id);
    near(id, put.chain(entities))
}

fn near<'a>(id: &str, all: impl Iterator<Item = &'a str>) -> Vec<Box<str>> {
    let mut near = nearest(id, all, NEAREST_TOLD);
    near.dedup();
    near.into_iter().map(Into::into).collect()
}
