//! A dataset: the one place where facts become valid values.
//!
//! Whatever holds a [`Dataset`] may trust it: ids are unique, ends exist, kinds are known, rows are in
//! the order of ids. The dataset does not know graphs, views or files: it is read from named bytes.

pub mod address;
mod builtin;
mod digest;
mod problem;
mod read;
mod sketch;

pub use builtin::SHIPPED_FILES;
pub use problem::{Problem, Severity};
pub use read::{Checked, NamedBytes};
pub use sketch::SketchError;

use crate::model::{
    Category, Entity, EntityIx, Language, PartialDate, Relation, RelationIx, Tag, Text,
};
use crate::vocabulary::{Kind, RelationKind, Vocabulary};

/// What a dataset says of itself (`dataset.toml`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meta {
    /// Its id.
    pub id: Box<str>,
    /// The language of its texts where they stand in one language only.
    pub language: Language,
    /// Its title.
    pub title: Text,
    /// Under what conditions the facts may be used.
    pub licence: Text,
    /// When the sources were read: sentences tell older ties in the past tense.
    pub read_on: Option<PartialDate>,
    /// What a reader should know of how it was made.
    pub notes: Vec<Text>,
    /// Ids of the entities of the first picture, in the order given; empty for "choose yourself".
    pub focus: Vec<EntityIx>,
    /// What the network lacks, one sentence each.
    pub unknown: Vec<Text>,
    /// The questions of the start screen, in the order given.
    pub questions: Vec<StartQuestion>,
}

/// What sort of question a start screen shows answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StartQuestionKind {
    /// What is known between 2 to 6 entities, and what not.
    Known,
    /// By whom one gets from the first entity to the second.
    Path,
    /// Who works on a lever.
    Lever,
    /// In which cluster an entity is.
    Cluster,
}

/// A question that the start screen shows answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartQuestion {
    /// What is asked.
    pub kind: StartQuestionKind,
    /// About which entities, in the order of the question: as many as its kind takes.
    pub entities: Vec<EntityIx>,
    /// The question in words.
    pub question: Text,
}

/// Sourced facts, checked and in the order of ids.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dataset {
    /// What it says of itself.
    pub meta: Meta,
    /// The kinds that it uses.
    pub vocabulary: Vocabulary,
    /// Its tags, in the order of ids.
    pub tags: Vec<Tag>,
    /// Its entities, in the order of ids.
    pub entities: Vec<Entity>,
    /// Its relations, in the order of ids.
    pub relations: Vec<Relation>,
}

impl Dataset {
    /// The entity in a row.
    #[must_use]
    pub fn entity(&self, entity: EntityIx) -> &Entity {
        &self.entities[entity.at()]
    }

    /// The relation in a row.
    #[must_use]
    pub fn relation(&self, relation: RelationIx) -> &Relation {
        &self.relations[relation.at()]
    }

    /// The row of the entity with this id.
    #[must_use]
    pub fn find_entity(&self, id: &str) -> Option<EntityIx> {
        let row = self.entities.binary_search_by(|e| (*e.id).cmp(id)).ok()?;
        u32::try_from(row).ok().map(EntityIx)
    }

    /// The row of the relation with this id.
    #[must_use]
    pub fn find_relation(&self, id: &str) -> Option<RelationIx> {
        let row = self.relations.binary_search_by(|r| (*r.id).cmp(id)).ok()?;
        u32::try_from(row).ok().map(RelationIx)
    }

    /// The row of the tag with this id.
    #[must_use]
    pub fn find_tag(&self, id: &str) -> Option<u32> {
        let row = self.tags.binary_search_by(|t| (*t.id).cmp(id)).ok()?;
        u32::try_from(row).ok()
    }

    /// The kind of an entity.
    #[must_use]
    pub fn kind_of(&self, entity: EntityIx) -> &Kind {
        self.vocabulary.kind(self.entity(entity).kind)
    }

    /// The category of an entity.
    #[must_use]
    pub fn category_of(&self, entity: EntityIx) -> Category {
        self.kind_of(entity).category
    }

    /// The kind of a relation.
    #[must_use]
    pub fn relation_kind_of(&self, relation: RelationIx) -> &RelationKind {
        self.vocabulary.relation_kind(self.relation(relation).kind)
    }

    /// The rows of all entities, in the order of ids.
    pub fn entity_rows(&self) -> impl Iterator<Item = EntityIx> + use<> {
        (0..self.entities.len())
            .filter_map(|row| u32::try_from(row).ok())
            .map(EntityIx)
    }

    /// The rows of all relations, in the order of ids.
    pub fn relation_rows(&self) -> impl Iterator<Item = RelationIx> + use<> {
        (0..self.relations.len())
            .filter_map(|row| u32::try_from(row).ok())
            .map(RelationIx)
    }
}
