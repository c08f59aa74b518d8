//! Records as properties of nodes and relationships, and back.
//!
//! Properties have the names of the embedded store's columns. Knows nothing of revisions, and sends nothing.

use graph_data::edit::{EntityRecord, RelationRecord};
use graph_data::model::{Alias, Evidence, Identifier, PartialDate, Tag, Text};
use neo4rs::BoltType;
use serde::Deserialize;

use crate::store::embedded::sql::word;

/// Properties by name; those that are null are taken away.
pub(super) fn map<const N: usize>(pairs: [(&str, BoltType); N]) -> BoltType {
    let pairs = pairs.into_iter().map(|(name, value)| (name.into(), value));
    BoltType::Map(pairs.collect())
}

fn text(text: &str) -> BoltType {
    filled(Some(text).filter(|text| !text.is_empty()))
}

fn filled(text: Option<&str>) -> BoltType {
    text.into()
}

fn date(date: Option<PartialDate>) -> BoltType {
    date.map(|date| date.to_string()).into()
}

/// A count or a place, as Neo4j has numbers.
pub(super) fn count(number: usize) -> BoltType {
    i64::try_from(number).unwrap_or(i64::MAX).into()
}

/// An entity without its tags, names, numbers and evidence.
pub(super) fn entity(record: &EntityRecord) -> BoltType {
    map([
        ("id", (*record.id).into()),
        ("kind", (*record.kind).into()),
        ("label_nl", text(&record.label.nl)),
        ("label_en", filled(record.label.en.as_deref())),
        ("short_nl", text(&record.short.nl)),
        ("short_en", filled(record.short.en.as_deref())),
        ("phrase_nl", text(&record.phrase.nl)),
        ("phrase_en", filled(record.phrase.en.as_deref())),
        ("plural", record.plural.into()),
        ("named", record.named.into()),
        ("description_nl", text(&record.description.nl)),
        ("description_en", filled(record.description.en.as_deref())),
        ("website", filled(record.website.as_deref())),
        ("contact", filled(record.contact.as_deref())),
        ("lever_set", filled(record.lever_set.as_deref())),
        ("owner", filled(record.owner.as_deref())),
    ])
}

/// A relation between its two ends, without its evidence.
pub(super) fn relation(record: &RelationRecord) -> BoltType {
    map([
        ("source", (*record.source).into()),
        ("target", (*record.target).into()),
        ("properties", relation_properties(record)),
    ])
}

/// An entity that is new, under its label.
pub(super) fn new_entity(record: &EntityRecord, label: &str) -> BoltType {
    map([
        ("label", label.into()),
        ("properties", without_nulls(entity(record))),
    ])
}

/// A relation that is new, of its type.
pub(super) fn new_relation(record: &RelationRecord, type_name: &str) -> BoltType {
    let properties = without_nulls(relation_properties(record));
    map([
        ("source", (*record.source).into()),
        ("target", (*record.target).into()),
        ("type", type_name.into()),
        ("properties", properties),
    ])
}

/// The same properties; on something new there is nothing to take away.
pub(super) fn without_nulls(properties: BoltType) -> BoltType {
    match properties {
        BoltType::Map(mut map) => {
            map.value
                .retain(|_, value| !matches!(value, BoltType::Null(_)));
            BoltType::Map(map)
        }
        other => other,
    }
}

/// What stands on a relation itself.
pub(super) fn relation_properties(record: &RelationRecord) -> BoltType {
    let levers: Vec<&str> = record.levers.iter().map(|id| &**id).collect();
    let levers = Some(levers).filter(|levers| !levers.is_empty());
    map([
        ("id", (*record.id).into()),
        ("levers", levers.into()),
        ("valid_from", date(record.valid_from)),
        ("valid_to", date(record.valid_to)),
    ])
}

/// A relation as it is found again to be taken away.
pub(super) fn relation_key(record: &RelationRecord) -> BoltType {
    map([
        ("id", (*record.id).into()),
        ("source", (*record.source).into()),
        ("target", (*record.target).into()),
    ])
}

pub(super) fn tag(tag: &Tag) -> BoltType {
    map([
        ("id", (*tag.id).into()),
        ("group", word(&tag.group).into()),
        ("label_nl", text(&tag.label.nl)),
        ("label_en", filled(tag.label.en.as_deref())),
    ])
}

pub(super) fn alias(about: &str, place: usize, alias: &Alias) -> BoltType {
    map([
        ("about", about.into()),
        ("place", count(place)),
        ("name", (*alias.name).into()),
        ("valid_from", date(alias.valid_from)),
        ("valid_to", date(alias.valid_to)),
        ("note", filled(alias.note.as_deref())),
    ])
}

pub(super) fn identifier(about: &str, place: usize, identifier: &Identifier) -> BoltType {
    map([
        ("about", about.into()),
        ("place", count(place)),
        ("scheme", (*identifier.scheme).into()),
        ("value", (*identifier.value).into()),
        ("certain", identifier.certain.into()),
        ("source", filled(identifier.source.as_deref())),
    ])
}

pub(super) fn evidence(about: &str, place: usize, piece: &Evidence) -> BoltType {
    map([
        ("about", about.into()),
        ("place", count(place)),
        ("source", piece.source.as_str().into()),
        ("title", filled(piece.title.as_deref())),
        ("words", filled(piece.words.as_deref())),
        ("note_nl", text(&piece.note.nl)),
        ("note_en", filled(piece.note.en.as_deref())),
        ("date", date(piece.date)),
        ("checked", date(piece.checked)),
        ("confidence", word(&piece.confidence).into()),
        ("valid_from", date(piece.valid_from)),
        ("valid_to", date(piece.valid_to)),
    ])
}

/// An entity as it comes back.
#[derive(Debug, Deserialize)]
pub(super) struct EntityRow {
    pub(super) id: Box<str>,
    kind: Box<str>,
    label_nl: Option<Box<str>>,
    label_en: Option<Box<str>>,
    short_nl: Option<Box<str>>,
    short_en: Option<Box<str>>,
    phrase_nl: Option<Box<str>>,
    phrase_en: Option<Box<str>>,
    plural: bool,
    named: bool,
    description_nl: Option<Box<str>>,
    description_en: Option<Box<str>>,
    website: Option<Box<str>>,
    contact: Option<Box<str>>,
    lever_set: Option<Box<str>>,
    owner: Option<Box<str>>,
    tags: Vec<Box<str>>,
    /// Where they are asked for.
    #[serde(default)]
    pub(super) labels: Vec<Box<str>>,
}

impl EntityRow {
    /// The record, still without names, numbers and evidence.
    pub(super) fn record(self) -> EntityRecord {
        let mut tags = self.tags;
        tags.sort_unstable();
        EntityRecord {
            id: self.id,
            kind: self.kind,
            label: both(self.label_nl, self.label_en),
            short: both(self.short_nl, self.short_en),
            phrase: both(self.phrase_nl, self.phrase_en),
            plural: self.plural,
            named: self.named,
            description: both(self.description_nl, self.description_en),
            website: self.website,
            contact: self.contact,
            lever_set: self.lever_set,
            owner: self.owner,
            tags,
            aliases: Vec::new(),
            identifiers: Vec::new(),
            evidence: Vec::new(),
        }
    }
}

fn both(nl: Option<Box<str>>, en: Option<Box<str>>) -> Text {
    Text {
        nl: nl.unwrap_or_default(),
        en,
    }
}

/// A relation as it comes back.
#[derive(Debug, Deserialize)]
pub(super) struct RelationRow {
    pub(super) id: Box<str>,
    #[serde(rename = "type")]
    pub(super) name: String,
    source: Box<str>,
    target: Box<str>,
    #[serde(default)]
    levers: Option<Vec<Box<str>>>,
    #[serde(default)]
    valid_from: Option<PartialDate>,
    #[serde(default)]
    valid_to: Option<PartialDate>,
}

impl RelationRow {
    /// The record, still without evidence.
    pub(super) fn record(self, kind: Box<str>) -> RelationRecord {
        let mut levers = self.levers.unwrap_or_default();
        levers.sort_unstable();
        RelationRecord {
            id: self.id,
            kind,
            source: self.source,
            target: self.target,
            levers,
            valid_from: self.valid_from,
            valid_to: self.valid_to,
            evidence: Vec::new(),
        }
    }
}

/// Something that hangs on a record, as it comes back.
#[derive(Debug, Deserialize)]
pub(super) struct PartRow<T> {
    pub(super) about: Box<str>,
    pub(super) place: u32,
    pub(super) part: T,
}

#[derive(Debug, Deserialize)]
pub(super) struct AliasRow {
    name: Box<str>,
    valid_from: Option<PartialDate>,
    valid_to: Option<PartialDate>,
    note: Option<Box<str>>,
}

impl From<AliasRow> for Alias {
    fn from(row: AliasRow) -> Self {
        Self {
            name: row.name,
            valid_from: row.valid_from,
            valid_to: row.valid_to,
            note: row.note,
        }
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct IdentifierRow {
    scheme: Box<str>,
    value: Box<str>,
    certain: bool,
    source: Option<Box<str>>,
}

impl From<IdentifierRow> for Identifier {
    fn from(row: IdentifierRow) -> Self {
        Self {
            scheme: row.scheme,
            value: row.value,
            certain: row.certain,
            source: row.source,
        }
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct EvidenceRow {
    source: Box<str>,
    title: Option<Box<str>>,
    words: Option<Box<str>>,
    note_nl: Option<Box<str>>,
    note_en: Option<Box<str>>,
    date: Option<PartialDate>,
    checked: Option<PartialDate>,
    confidence: graph_data::model::Confidence,
    valid_from: Option<PartialDate>,
    valid_to: Option<PartialDate>,
}

impl From<EvidenceRow> for Evidence {
    fn from(row: EvidenceRow) -> Self {
        Self {
            source: (*row.source).into(),
            title: row.title,
            words: row.words,
            note: both(row.note_nl, row.note_en),
            date: row.date,
            checked: row.checked,
            confidence: row.confidence,
            valid_from: row.valid_from,
            valid_to: row.valid_to,
        }
    }
}
