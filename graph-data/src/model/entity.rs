//! What can stand at the end of a relation: an actor, a lever or a context.
//!
//! Knows nothing of the relations themselves.

use std::ops::{Deref, DerefMut};
use std::sync::LazyLock;

use ecow::EcoString;
use serde::{Deserialize, Serialize};
use thin_vec::ThinVec;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
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
///
/// Datasets hold a million: what most of a large dataset's entities lack ([`EntityMore`]) takes no room
/// until it is given, and is read and written as if it stood here.
#[derive(Clone, Debug)]
pub struct Entity {
    /// Its id, unique over entities and relations.
    pub id: EcoString,
    /// Its kind in the vocabulary.
    pub kind: KindIx,
    /// False for a lever that is known to exist but whose name was never published.
    pub named: bool,
    /// Its full name.
    pub label: Text,
    /// What says that it exists and what it is.
    pub evidence: ThinVec<Evidence>,
    more: Option<Box<EntityMore>>,
}

/// What an entity may have besides; the default is nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EntityMore {
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
    /// Rows of its tags in the dataset, ascending.
    pub tags: Vec<u32>,
    /// Other names, short forms and former names.
    pub aliases: Vec<Alias>,
    /// Its numbers in registers.
    pub identifiers: Vec<Identifier>,
}

impl EntityMore {
    /// Whether it is the default: asked of each entity that is read.
    fn is_nothing(&self) -> bool {
        let Self {
            short,
            phrase,
            plural,
            description,
            website,
            contact,
            lever_set,
            owner,
            tags,
            aliases,
            identifiers,
        } = self;
        let texts = short.is_empty() && phrase.is_empty() && description.is_empty();
        let addresses = website.is_none() && contact.is_none();
        let links = lever_set.is_none() && owner.is_none();
        let lists = tags.is_empty() && aliases.is_empty() && identifiers.is_empty();
        !plural && texts && addresses && links && lists
    }
}

static NOTHING_MORE: LazyLock<EntityMore> = LazyLock::new(EntityMore::default);

impl Deref for Entity {
    type Target = EntityMore;

    fn deref(&self) -> &EntityMore {
        self.more.as_deref().unwrap_or(&NOTHING_MORE)
    }
}

impl DerefMut for Entity {
    fn deref_mut(&mut self) -> &mut EntityMore {
        self.more.get_or_insert_default()
    }
}

/// Nothing given and nothing said are the same.
impl PartialEq for Entity {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
            && self.kind == other.kind
            && self.named == other.named
            && self.label == other.label
            && self.evidence == other.evidence
            && **self == **other
    }
}

impl Entity {
    /// An entity of which no more is known than its id, kind and name.
    #[must_use]
    pub fn new(id: EcoString, kind: KindIx, label: Text) -> Self {
        Self {
            id,
            kind,
            named: true,
            label,
            evidence: ThinVec::new(),
            more: None,
        }
    }

    /// The same entity with what it has besides.
    #[must_use]
    pub fn with(mut self, more: EntityMore) -> Self {
        self.more = (!more.is_nothing()).then(|| Box::new(more));
        self
    }

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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Alias {
    /// The name.
    pub name: Box<str>,
    /// From when it was used, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<PartialDate>,
    /// Until when it was used, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<PartialDate>,
    /// What the name is or where it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Box<str>>,
}

/// A number in a register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Identifier {
    /// The register: `ovo`, `kbo`, `kbo-vestiging`…
    pub scheme: Box<str>,
    /// The number as the register writes it.
    pub value: Box<str>,
    /// False where the match is derived or one of several candidates.
    pub certain: bool,
    /// The address where the match was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Box<str>>,
}

/// What a tag tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TagGroup {
    /// A region.
    Region,
    /// A sector.
    Sector,
    /// A theme.
    Theme,
}

/// A region, sector or theme that a source states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tag {
    /// Its id.
    pub id: Box<str>,
    /// What it tells.
    pub group: TagGroup,
    /// Its name.
    pub label: Text,
}
