//! Nodes and relations of ours as they stand in a Neo4j, whatever somebody made of them, and whether they
//! are as they would be written.
//!
//! Knows nothing of what is done about it.

use graph_data::edit::Record;
use neo4rs::{BoltMap, BoltType};
use serde::Deserialize;

use super::{cypher, mapping};

#[derive(Deserialize)]
pub(super) struct NodeRow {
    pub(super) key: String,
    pub(super) properties: BoltMap,
    pub(super) labels: Vec<Box<str>>,
    pub(super) tags: Vec<BoltType>,
}

#[derive(Deserialize)]
pub(super) struct PartRow {
    pub(super) key: String,
    pub(super) properties: BoltMap,
    pub(super) on: Vec<BoltType>,
}

#[derive(Deserialize)]
pub(super) struct TieRow {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) source: BoltType,
    pub(super) target: BoltType,
    pub(super) properties: BoltMap,
}

#[derive(Deserialize)]
pub(super) struct TagRow {
    pub(super) key: String,
    pub(super) properties: BoltMap,
}

#[derive(Deserialize)]
pub(super) struct RevisionRow {
    pub(super) key: String,
    pub(super) properties: BoltMap,
    pub(super) changes: Vec<ChangeRow>,
}

/// What hangs on a revision.
#[derive(Deserialize)]
pub(super) struct ChangeRow {
    pub(super) tie: String,
    pub(super) key: String,
    pub(super) properties: BoltMap,
    /// Whether it is a node of ours.
    pub(super) is_ours: bool,
}

/// The names, numbers or evidence of a record, as they are written.
pub(super) fn parts(record: &Record, sort: &cypher::PartSort) -> Vec<BoltType> {
    match (record, sort.label) {
        (Record::Entity(entity), "Alias") => {
            let parts = entity.aliases.iter().enumerate();
            parts
                .map(|(place, part)| mapping::alias(record.id(), place, part))
                .collect()
        }
        (Record::Entity(entity), "Identifier") => {
            let parts = entity.identifiers.iter().enumerate();
            parts
                .map(|(place, part)| mapping::identifier(record.id(), place, part))
                .collect()
        }
        (_, "Evidence") => {
            let parts = record.evidence().iter().enumerate();
            parts
                .map(|(place, part)| mapping::evidence(record.id(), place, part))
                .collect()
        }
        _ => Vec::new(),
    }
}

pub(super) fn parts_in_all(record: &Record) -> usize {
    let own = match record {
        Record::Entity(entity) => entity.aliases.len() + entity.identifiers.len(),
        Record::Relation(_) => 0,
    };
    own + record.evidence().len()
}

/// Whether a part hangs on the entity that it is about, and on nothing where that is a relation.
pub(super) fn hangs(on: &[BoltType], record: &Record) -> bool {
    match record {
        Record::Entity(entity) => on == [(*entity.id).into()],
        Record::Relation(_) => on.is_empty(),
    }
}

/// Whether properties are as they would be written; what is null is not there.
pub(super) fn is_so(found: &BoltMap, should: &BoltType) -> bool {
    let BoltType::Map(should) = should else {
        return false;
    };
    should
        .value
        .iter()
        .all(|(name, value)| match found.value.get(name) {
            Some(is) => is == value,
            None => is_null(value),
        })
}

pub(super) fn is_null(value: &BoltType) -> bool {
    matches!(value, BoltType::Null(_))
}

pub(super) fn word(properties: &BoltMap, name: &str) -> Box<str> {
    match properties.value.get(name) {
        Some(BoltType::String(text)) => text.value.as_str().into(),
        _ => "".into(),
    }
}

pub(super) fn place(properties: &BoltMap) -> Option<usize> {
    match properties.value.get("place") {
        Some(BoltType::Integer(place)) => usize::try_from(place.value).ok(),
        _ => None,
    }
}

pub(super) fn number(properties: &BoltMap) -> Option<u32> {
    match properties.value.get("number") {
        Some(BoltType::Integer(number)) => u32::try_from(number.value).ok(),
        _ => None,
    }
}
