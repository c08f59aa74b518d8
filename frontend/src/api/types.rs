//! What comes back from GraphQL, as the fragments in `graphql/` ask for it.
//!
//! Knows no component. A field here is a field of a fragment; a test holds both against the schema.

use miniserde::Deserialize;

/// What sort of thing an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
pub enum Category {
    /// An organisation.
    #[serde(rename = "ORGANISATION")]
    Organisation,
    /// A government body.
    #[serde(rename = "GOVERNMENT")]
    Government,
    /// A lever.
    #[serde(rename = "LEVER")]
    Lever,
    /// An event, umbrella body, policy frame or publication.
    #[serde(rename = "CONTEXT")]
    Context,
}

/// How sure something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
pub enum Confidence {
    /// Unsure.
    #[serde(rename = "LOW")]
    Low,
    /// Fairly sure.
    #[serde(rename = "MEDIUM")]
    Medium,
    /// Sure.
    #[serde(rename = "HIGH")]
    High,
}

/// The kind of an entity.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Kind {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// What sort of thing.
    pub category: Category,
    /// Whether one can sit down with it.
    #[serde(rename = "canPartner")]
    pub can_partner: bool,
}

/// An entity, as named in lists and links (fragment `Name`).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Name {
    /// `Actor`, `Lever` or `Context`.
    #[serde(rename = "__typename")]
    pub typename: String,
    /// Its id.
    pub id: String,
    /// Its full name.
    pub label: String,
    /// Its short name.
    #[serde(rename = "shortLabel")]
    pub short_label: String,
    /// Its kind.
    pub kind: Kind,
}

/// A source and what it says (fragment `Source`).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Source {
    /// Its address.
    pub source: String,
    /// Its title.
    pub title: Option<String>,
    /// Its own words.
    pub words: Option<String>,
    /// What it says, in our words.
    pub note: Option<String>,
    /// Its date.
    pub date: Option<String>,
    /// When it was last checked.
    pub checked: Option<String>,
    /// How sure.
    pub confidence: Confidence,
    /// The start that it gives.
    #[serde(rename = "validFrom")]
    pub valid_from: Option<String>,
    /// The end that it gives.
    #[serde(rename = "validTo")]
    pub valid_to: Option<String>,
}

/// The kind of a relation.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct RelationKind {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Its name from the other side.
    pub inverse: String,
    /// What sort of tie.
    pub nature: String,
}

/// A relation with its sources (fragment `Fact`).
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Fact {
    /// Its id.
    pub id: String,
    /// It in a sentence.
    pub sentence: String,
    /// Its kind.
    pub kind: RelationKind,
    /// Where it starts.
    pub source: Name,
    /// Where it leads.
    pub target: Name,
    /// Since when.
    #[serde(rename = "validFrom")]
    pub valid_from: Option<String>,
    /// Until when.
    #[serde(rename = "validTo")]
    pub valid_to: Option<String>,
    /// Whether it is over.
    pub ended: bool,
    /// 0 to 1.
    pub strength: f64,
    /// How sure.
    pub confidence: Confidence,
    /// The newest date among its sources.
    pub newest: Option<String>,
    /// What it rests on.
    pub evidence: Vec<Source>,
}

/// What a figure rests on (fragment `Origin`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Origin {
    /// The number of the revision.
    pub revision: i64,
    /// The dataset.
    pub dataset: String,
    /// The digest of the view.
    pub view: String,
}
