//! A dataset: the one place where facts become valid values.
//!
//! Whatever holds a [`Dataset`] may trust it: ids are unique, ends exist, kinds are known, rows are in
//! the order of ids. The dataset does not know graphs, views or files: it is read from named bytes.
//!
//! # A dataset folder
//! UTF-8, comma, header row; columns in any order and in any case, unknown ones named in a warning.
//! Lists inside a cell are separated by `;`. Optional columns stand in brackets.
//!
//! | file | columns |
//! | --- | --- |
//! | `entities.csv`, required | id, label, [kind, label_en, short, short_en, phrase_nl, phrase_en, plural, description_nl, description_en, website, contact, lever_set, named, tags, owner] |
//! | `relations.csv`, required | source, target, [id, kind, levers, valid_from, valid_to] |
//! | `evidence.csv` | about (an entity's or relation's id), source, [title, words, note_nl, note_en, date, checked, confidence, valid_from, valid_to] |
//! | `aliases.csv` | entity, name, [valid_from, valid_to, note] |
//! | `identifiers.csv` | entity, scheme, value, [certain, source] |
//! | `tags.csv` | id, group (region, sector, theme), label_nl, \[label_en\] |
//! | `kinds.csv`, over and above the built-in ones | id, category, label_nl, [label_en, label_plural_nl, label_plural_en, can_partner] |
//! | `relation_kinds.csv`, likewise | id, label_nl, inverse_nl, [label_en, inverse_en, nature, event, strength, sources, targets, now_nl, past_nl, inverse_now_nl, inverse_past_nl, caveat_nl, and the same with _en] |
//! | `dataset.toml` | id, language, title, licence, notes, read_on, start.focus, start.unknown, start.questions |
//!
//! What an empty cell means: kind `organisatie`; relation kind `werkt-samen-met`; nature COLLABORATION
//! and the strength of the nature; named and certain true, plural and event false; can_partner true for
//! actors; confidence medium. A relation without an id gets `source.kind.target` or, with a start,
//! `source.kind.target.start`; two rows that come to the same id are an error, since one of them would
//! otherwise change its id when a row moves.
//!
//! An id has 1 to [`crate::limits::ID_BYTES_MAX`] bytes: letters and digits of any script, `-`, `_`,
//! `.`, `:`. A flag is true, yes, ja, waar, 1 or false, no, nee, onwaar, 0.
//!
//! A byte order mark and a relation without evidence are flaws: the dataset loads (Excel writes the mark
//! whenever it saves UTF-8, and a relation without evidence is shown as unsourced), but a check says
//! no. A folder without `evidence.csv` at all is only warned of, so that a plain list of nodes and edges
//! passes.

pub mod address;
mod builtin;
mod checksum;
mod problem;
mod read;
mod sketch;

pub use builtin::SHIPPED_FILES;
pub use checksum::{Checksum, ChecksumError};
pub use problem::{Problem, Severity};
pub use read::{Checked, NamedBytes};
pub(crate) use read::{IdFault, did_you_mean, id_fault};
pub use sketch::SketchError;

use std::sync::Arc;

use crate::model::{
    Category, Entity, EntityIx, Language, PartialDate, Relation, RelationIx, Tag, Text,
};
use crate::vocabulary::{Kind, RelationKind, Vocabulary};
use serde::{Deserialize, Serialize};

/// What a dataset says of itself (`dataset.toml`).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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
    /// Ids of the entities of the first picture, in the order given; empty for "choose yourself". One
    /// of them may have been removed since: [`Dataset::focus`] has those that are there.
    pub focus: Vec<Box<str>>,
    /// What the network lacks, one sentence each.
    pub unknown: Vec<Text>,
    /// The questions of the start screen, in the order given.
    pub questions: Vec<StartQuestion>,
}

/// What sort of question a start screen shows answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StartQuestion {
    /// What is asked.
    pub kind: StartQuestionKind,
    /// The ids of the entities that it is about, in the order of the question: as many as its kind
    /// takes.
    pub entities: Vec<Box<str>>,
    /// The question in words.
    pub question: Text,
}

/// Sourced facts, checked and in the order of ids.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dataset {
    /// What it says of itself.
    pub meta: Arc<Meta>,
    /// The kinds that it uses.
    pub vocabulary: Arc<Vocabulary>,
    /// Its tags, in the order of ids.
    pub tags: Arc<[Tag]>,
    /// Its entities, in the order of ids.
    pub entities: Vec<Entity>,
    /// Its relations, in the order of ids.
    pub relations: Vec<Relation>,
}

impl Dataset {
    /// How many entities and relations there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.entities.len() + self.relations.len()
    }

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

    /// The entities of the first picture that are there, in the order given.
    #[must_use]
    pub fn focus(&self) -> Vec<EntityIx> {
        let ids = self.meta.focus.iter();
        ids.filter_map(|id| self.find_entity(id)).collect()
    }

    /// The questions of the start screen whose entities are all there, with those entities.
    pub fn start_questions(&self) -> impl Iterator<Item = (&StartQuestion, Vec<EntityIx>)> {
        self.meta.questions.iter().filter_map(|question| {
            let entities = question.entities.iter().map(|id| self.find_entity(id));
            Some((question, entities.collect::<Option<_>>()?))
        })
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
