//! Whether what touched records name is there: entities, kinds and tags.
//!
//! Knows nothing of whether they may be named there.

use super::overlay::{Origin, Overlay};
use super::{EditProblem, problem};
use crate::dataset::did_you_mean;
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
            self.unknown("kind", "kind", &entity.kind, near(&entity.kind, kinds));
        }
        for tag in &entity.tags {
            if self.overlay.dataset.find_tag(tag).is_none() {
                let tags = self.overlay.dataset.tags.iter().map(|tag| &*tag.id);
                self.unknown("tags", "tag", tag, near(tag, tags));
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
            let near = near(&relation.kind, kinds);
            self.unknown("kind", "relation kind", &relation.kind, near);
        }
        self.entity("source", &relation.source);
        self.entity("target", &relation.target);
        for lever in &relation.levers {
            self.entity("levers", lever);
        }
    }

    fn entity(&mut self, field: &str, id: &str) {
        if self.overlay.find_entity(id).is_none() {
            self.unknown(field, "entity", id, nearest_entity(self.overlay, id));
        }
    }

    fn unknown(&mut self, field: &str, noun: &str, id: &str, way_out: String) {
        let Origin { place, name } = self.origin;
        let what = format!("there is no {noun} {id:?}");
        self.problems
            .push(problem(place, format!("{name}.{field}"), what, way_out));
    }
}

/// What was probably meant by the id of a record that is not there.
pub(super) fn nearest_record(overlay: &Overlay<'_>, id: &str) -> String {
    let relations = overlay.dataset.relations.iter().map(|r| &*r.id);
    let entities = overlay.dataset.entities.iter().map(|e| &*e.id);
    near(id, entities.chain(relations))
}

fn nearest_entity(overlay: &Overlay<'_>, id: &str) -> String {
    let put = overlay.records().filter_map(|(record, _)| match record {
        Record::Entity(entity) => Some(&*entity.id),
        Record::Relation(_) => None,
    });
    let entities = overlay.dataset.entities.iter().map(|e| &*e.id);
    near(id, put.chain(entities))
}

fn near<'a>(id: &str, all: impl Iterator<Item = &'a str>) -> String {
    let mut near = nearest(id, all, NEAREST_TOLD);
    near.dedup();
    match near.is_empty() {
        true => "name one that exists, or add it".to_owned(),
        false => did_you_mean(&near),
    }
}
