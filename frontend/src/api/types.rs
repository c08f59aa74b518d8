//! What comes back from GraphQL, as the fragments in `graphql/` ask for it.
//!
//! Knows no component. A field here is a field of a fragment; a test holds both against the schema.

use serde::Deserialize;

/// What sort of thing an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Category {
    /// An organisation.
    Organisation,
    /// A government body.
    Government,
    /// A lever.
    Lever,
    /// An event, umbrella body, policy frame or publication.
    Context,
}

/// How sure something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Confidence {
    /// Unsure.
    Low,
    /// Fairly sure.
    Medium,
    /// Sure.
    High,
}

/// The kind of an entity.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Kind {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// What sort of thing.
    pub category: Category,
    /// Whether one can sit down with it.
    pub can_partner: bool,
}

/// An entity, as named in lists and links (fragment `Name`).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Name {
    /// `Actor`, `Lever` or `Context`.
    #[serde(rename = "__typename")]
    pub typename: String,
    /// Its id.
    pub id: String,
    /// Its full name.
    pub label: String,
    /// Its short name.
    pub short_label: String,
    /// Its kind.
    pub kind: Kind,
}

/// A source and what it says (fragment `Source`).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
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
    pub valid_from: Option<String>,
    /// The end that it gives.
    pub valid_to: Option<String>,
}

/// The kind of a relation.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
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
#[serde(rename_all = "camelCase")]
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
    pub valid_from: Option<String>,
    /// Until when.
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
#[serde(rename_all = "camelCase")]
pub struct Origin {
    /// The number of the revision.
    pub revision: i64,
    /// The dataset.
    pub dataset: String,
    /// The digest of the view.
    pub view: String,
}
