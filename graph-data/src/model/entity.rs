//! What can stand at the end of a relation: an actor, a lever or a context.
//!
//! Knows nothing of the relations themselves.

use super::{Evidence, PartialDate, Text};

/// The row of an entity in its dataset; rows are in the order of ids (bytes), so comparing rows
/// compares ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityIx(pub u32);

impl EntityIx {
    /// The row as an index into columns.
    #[must_use]
    pub fn at(self) -> usize {
        self.0 as usize
    }
}

/// The row of a kind in its vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KindIx(pub u16);

/// What sort of thing an entity is, by its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Category {
    /// An organisation that can act: an actor.
    Organisation,
    /// A government body: an actor.
    Government,
    /// What actors work on together.
    Lever,
    /// Events, umbrella bodies, policy frames, publications: they place a relation.
    Context,
}

impl Category {
    /// Whether entities of this category can act.
    #[must_use]
    pub fn is_actor(self) -> bool {
        matches!(self, Self::Organisation | Self::Government)
    }
}

/// An actor, a lever or a context, as its dataset tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Its id, unique over entities and relations.
    pub id: Box<str>,
    /// Its kind in the vocabulary.
    pub kind: KindIx,
    /// Its full name.
    pub label: Text,
    /// A short name for pictures and lists; empty where the label serves.
    pub short: Text,
    /// Its name as it stands in a sentence, with its article; empty where the label serves.
    pub phrase: Text,
    /// Whether the phrase takes a plural verb.
    pub plural: bool,
    /// What it is, in our words.
    pub description: Text,
    /// Its web address (http or https).
    pub website: Option<Box<str>>,
    /// A functional mailbox or page, never a person's.
    pub contact: Option<Box<str>>,
    /// The entity that stands for the lever set to which this lever belongs.
    pub lever_set: Option<EntityIx>,
    /// For an entity that stands for a lever set: the actor whose set it is, where that is not itself.
    pub owner: Option<EntityIx>,
    /// False for a lever that is known to exist but whose name was never published.
    pub named: bool,
    /// Rows of its tags in the dataset, ascending.
    pub tags: Vec<u32>,
    /// Other names, short forms and former names.
    pub aliases: Vec<Alias>,
    /// Its numbers in registers.
    pub identifiers: Vec<Identifier>,
    /// What says that it exists and what it is.
    pub evidence: Vec<Evidence>,
}

impl Entity {
    /// The short name, or the label where there is none.
    #[must_use]
    pub fn short_or_label(&self) -> &Text {
        if self.short.is_empty() {
            &self.label
        } else {
            &self.short
        }
    }

    /// The name for use in a sentence, or the label where there is none.
    #[must_use]
    pub fn phrase_or_label(&self) -> &Text {
        if self.phrase.is_empty() {
            &self.label
        } else {
            &self.phrase
        }
    }
}

/// Another name of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The name.
    pub name: Box<str>,
    /// From when it was used, where known.
    pub valid_from: Option<PartialDate>,
    /// Until when it was used, where known.
    pub valid_to: Option<PartialDate>,
    /// What the name is or where it comes from.
    pub note: Option<Box<str>>,
}

/// A number in a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identifier {
    /// The register: `ovo`, `kbo`, `kbo-vestiging`…
    pub scheme: Box<str>,
    /// The number as the register writes it.
    pub value: Box<str>,
    /// False where the match is derived or one of several candidates.
    pub certain: bool,
    /// The address where the match was read.
    pub source: Option<Box<str>>,
}

/// What a tag tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TagGroup {
    /// A region.
    Region,
    /// A sector.
    Sector,
    /// A theme.
    Theme,
}

/// A region, sector or theme that a source states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Its id.
    pub id: Box<str>,
    /// What it tells.
    pub group: TagGroup,
    /// Its name.
    pub label: Text,
}
