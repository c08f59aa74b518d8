//! Entities and relations as records: complete, and with ids in place of rows, so that a record means
//! the same in every revision.
//!
//! Knows nothing of changes.

use serde::{Deserialize, Serialize};

use crate::dataset::Dataset;
use crate::model::{Alias, EntityIx, Evidence, Identifier, PartialDate, RelationIx, Text};

/// An entity or a relation with everything that is known of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Record {
    /// An entity.
    Entity(Box<EntityRecord>),
    /// A relation.
    Relation(Box<RelationRecord>),
}

/// An entity ([`crate::model::Entity`]) with ids in place of rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EntityRecord {
    /// Its id.
    pub id: Box<str>,
    /// The id of its kind.
    pub kind: Box<str>,
    /// Its full name.
    pub label: Text,
    /// A short name; empty where the label serves.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub short: Text,
    /// Its name as it stands in a sentence; empty where the label serves.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub phrase: Text,
    /// Whether the phrase takes a plural verb.
    #[serde(default, skip_serializing_if = "is_false")]
    pub plural: bool,
    /// False for a lever whose name was never published.
    pub named: bool,
    /// What it is, in our words.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub description: Text,
    /// Its web address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website: Option<Box<str>>,
    /// A functional mailbox or page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Box<str>>,
    /// The id of the entity that stands for its lever set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lever_set: Option<Box<str>>,
    /// The id of the actor whose lever set it stands for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Box<str>>,
    /// The ids of its tags, ascending.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Box<str>>,
    /// Its other names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Alias>,
    /// Its numbers in registers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<Identifier>,
    /// What says that it exists and what it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

/// A relation ([`crate::model::Relation`]) with ids in place of rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RelationRecord {
    /// Its id.
    pub id: Box<str>,
    /// The id of its kind.
    pub kind: Box<str>,
    /// The id of the entity that it starts from.
    pub source: Box<str>,
    /// The id of the entity that it leads to.
    pub target: Box<str>,
    /// The ids of the levers and lever sets that it names, ascending.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levers: Vec<Box<str>>,
    /// Since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<PartialDate>,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<PartialDate>,
    /// What it rests on; empty means unsourced.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes fields by reference"
)]
fn is_false(flag: &bool) -> bool {
    !flag
}

impl Record {
    /// The record with this id in a dataset.
    #[must_use]
    pub fn find(dataset: &Dataset, id: &str) -> Option<Self> {
        let entity = dataset
            .find_entity(id)
            .map(|row| Self::entity(dataset, row));
        entity.or_else(|| {
            dataset
                .find_relation(id)
                .map(|row| Self::relation(dataset, row))
        })
    }

    /// The record of an entity.
    #[must_use]
    pub fn entity(dataset: &Dataset, row: EntityIx) -> Self {
        Self::Entity(Box::new(EntityRecord::of(dataset, row)))
    }

    /// The record of a relation.
    #[must_use]
    pub fn relation(dataset: &Dataset, row: RelationIx) -> Self {
        Self::Relation(Box::new(RelationRecord::of(dataset, row)))
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Entity(entity) => &entity.id,
            Self::Relation(relation) => &relation.id,
        }
    }

    /// The ids of the entities that it names: those that must be there for it.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let (ends, levers, sets) = match self {
            Self::Entity(entity) => (None, &[][..], [&entity.lever_set, &entity.owner]),
            Self::Relation(relation) => {
                let ends = [&*relation.source, &*relation.target];
                (Some(ends), &*relation.levers, [&None, &None])
            }
        };
        let sets = sets.into_iter().filter_map(Option::as_deref);
        let ends = ends.into_iter().flatten();
        ends.chain(levers.iter().map(|lever| &**lever)).chain(sets)
    }

    /// What it rests on.
    #[must_use]
    pub fn evidence(&self) -> &[Evidence] {
        match self {
            Self::Entity(entity) => &entity.evidence,
            Self::Relation(relation) => &relation.evidence,
        }
    }
}

impl EntityRecord {
    /// The record of an entity in a dataset.
    #[must_use]
    pub fn of(dataset: &Dataset, row: EntityIx) -> Self {
        let entity = dataset.entity(row);
        let tags = entity
            .tags
            .iter()
            .filter_map(|tag| dataset.tags.get(*tag as usize));
        Self {
            id: (&*entity.id).into(),
            kind: dataset.kind_of(row).id.clone(),
            label: entity.label.clone(),
            short: entity.short.clone(),
            phrase: entity.phrase.clone(),
            plural: entity.plural,
            named: entity.named,
            description: entity.description.clone(),
            website: entity.website.clone(),
            contact: entity.contact.clone(),
            lever_set: entity.lever_set.map(|set| id_of(dataset, set)),
            owner: entity.owner.map(|owner| id_of(dataset, owner)),
            tags: tags.map(|tag| tag.id.clone()).collect(),
            aliases: entity.aliases.clone(),
            identifiers: entity.identifiers.clone(),
            evidence: entity.evidence.to_vec(),
        }
    }
}

impl RelationRecord {
    /// The record of a relation in a dataset.
    #[must_use]
    pub fn of(dataset: &Dataset, row: RelationIx) -> Self {
        let relation = dataset.relation(row);
        let levers = relation.levers.iter().map(|lever| id_of(dataset, *lever));
        Self {
            id: (&*relation.id).into(),
            kind: dataset.relation_kind_of(row).id.clone(),
            source: id_of(dataset, relation.source),
            target: id_of(dataset, relation.target),
            levers: levers.collect(),
            valid_from: relation.valid_from,
            valid_to: relation.valid_to,
            evidence: relation.evidence.to_vec(),
        }
    }
}

fn id_of(dataset: &Dataset, entity: EntityIx) -> Box<str> {
    (&*dataset.entity(entity).id).into()
}
