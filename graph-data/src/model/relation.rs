//! A relation between two entities and the evidence that it rests on.
//!
//! Knows nothing of paths, strength or views.

use ecow::EcoString;
use serde::{Deserialize, Serialize};
use thin_vec::ThinVec;

use super::{EntityIx, PartialDate, Text};

/// The row of a relation in its dataset; rows are in the order of ids (bytes), so comparing rows
/// compares ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RelationIx(pub u32);

impl RelationIx {
    /// The row as an index into columns.
    #[must_use]
    pub fn at(self) -> usize {
        self.0 as usize
    }
}

/// The row of a relation kind in its vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RelationKindIx(pub u16);

/// A typed, directed relation. Datasets hold millions: 48 bytes each, where its id has at most fifteen
/// and it has no evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// Its id, unique over entities and relations.
    pub id: EcoString,
    /// Its kind in the vocabulary.
    pub kind: RelationKindIx,
    /// The entity that it starts from.
    pub source: EntityIx,
    /// The entity that it leads to.
    pub target: EntityIx,
    /// The levers and lever sets that it names, ascending.
    pub levers: ThinVec<EntityIx>,
    /// Since when, where a source says so.
    pub valid_from: Option<PartialDate>,
    /// Until when, where a source says so. Absent is unknown, not "still running".
    pub valid_to: Option<PartialDate>,
    /// What it rests on; empty means unsourced.
    pub evidence: ThinVec<Evidence>,
}

/// How sure a piece of evidence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Confidence {
    /// A guess, a hint, or nothing at all.
    Low,
    /// Stated with a reserve, or derived.
    Medium,
    /// Stated by a source that can know.
    High,
}

impl Confidence {
    /// The factor by which it weighs in a relation's strength.
    #[must_use]
    pub fn factor(self) -> f64 {
        match self {
            Self::High => 0.9,
            Self::Medium => 0.6,
            Self::Low => 0.3,
        }
    }
}

/// A source that states something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Evidence {
    /// Web address or document reference. Many pieces share one.
    pub source: EcoString,
    /// The title of the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Box<str>>,
    /// The source's own words, only where they were copied exactly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Box<str>>,
    /// What it says, in our words.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub note: Text,
    /// The source's date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    /// When somebody last looked whether it still says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<PartialDate>,
    /// How sure it is.
    pub confidence: Confidence,
    /// The start that this source gives, where sources differ.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<PartialDate>,
    /// The end that this source gives, where sources differ.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<PartialDate>,
}

/// What sort of tie a relation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Nature {
    /// Working together.
    Collaboration,
    /// Sitting at one table.
    Table,
    /// Money.
    Money,
    /// Advice.
    Advice,
    /// Being part of, or steering.
    Structure,
    /// Having founded or made.
    Origin,
    /// Being mentioned.
    Mention,
    /// A lever.
    Lever,
    /// A rule or a decision.
    Policy,
    /// Being the same, or its successor; never walked.
    Identity,
}

impl Nature {
    /// How much a tie of this nature carries, 0 to 1, unless its kind states its own.
    #[must_use]
    pub fn strength(self) -> f64 {
        match self {
            Self::Collaboration => 1.0,
            Self::Table | Self::Money | Self::Structure => 0.8,
            Self::Origin | Self::Advice | Self::Lever => 0.6,
            Self::Policy => 0.5,
            Self::Mention => 0.3,
            Self::Identity => 0.0,
        }
    }
}
