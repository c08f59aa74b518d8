//! The enums: the model's choices under GraphQL's names.

use async_graphql::Enum;
use graph_data::{algo, model, network};

use crate::engine;

/// A language tag: nl or en.
#[derive(Clone, Copy, Debug, Enum, Eq, PartialEq)]
#[graphql(remote = "model::Language")]
pub enum Language {
    /// Dutch as written in Flanders (nl-BE).
    Nl,
    /// English; a text without a translation stays Dutch.
    En,
}

/// The default of every argument `language`.
#[must_use]
pub fn dutch() -> Option<Language> {
    Some(Language::Nl)
}

/// The language asked; null means the default.
#[must_use]
pub fn speak(language: Option<Language>) -> model::Language {
    language.map_or(model::Language::Nl, Into::into)
}

/// How sure a source makes something.
#[derive(Clone, Copy, Debug, Enum, Eq, PartialEq)]
#[graphql(remote = "model::Confidence")]
pub enum Confidence {
    /// A guess, a hint, or no source at all. Weighs 0.3 in a strength.
    Low,
    /// Stated with a reserve, or derived. Weighs 0.6 in a strength.
    Medium,
    /// Stated by a source that can know. Weighs 0.9 in a strength.
    High,
}

/// What sort of thing an entity is.
#[derive(Clone, Copy, Debug, Enum, Eq, PartialEq)]
#[graphql(remote = "model::Category")]
pub enum Category {
    /// An organisation that can act: an Actor.
    Organisation,
    /// A government body: an Actor.
    Government,
    /// What actors work on together: a Lever.
    Lever,
    /// An event, umbrella body, policy frame or publication: a Context.
    Context,
}

/// What a tag tells.
#[derive(Clone, Copy, Debug, Enum, Eq, PartialEq)]
#[graphql(remote = "model::TagGroup")]
pub enum TagGroup {
    /// A region where a source places the work.
    Region,
    /// A sector.
    Sector,
    /// A theme.
    Theme,
}

/// What sort of tie: working together, sitting at one table, money, advice, being part of or steering,
/// having founded, being mentioned, a lever, a rule or decision, being the same or its successor.
#[derive(Clone, Copy, Debug, Enum, Eq, PartialEq)]
#[graphql(remote = "model::Nature")]
pub enum Nature {
    /// Working together; carries 1 unless its kind says otherwise.
    Collaboration,
    /// Sitting at one table; carries 0.8.
    Table,
    /// Money; carries 0.8.
    Money,
    /// Advice; carries 0.6.
    Advice,
    /// Being part of, or steering; carries 0.8.
    Structure,
    /// Having founded or made; carries 0.6.
    Origin,
    /// Being mentioned; carries 0.3.
    Mention,
    /// A lever; carries 0.6.
    Lever,
    /// A rule or a decision; carries 0.5.
    Policy,
    /// Being the same or its successor; never walked.
    Identity,
}

/// By what ways are ranked.
#[derive(Clone, Copy, Debug, Enum, Eq, PartialEq)]
#[graphql(remote = "algo::paths::PathRank")]
pub enum PathRank {
    /// Fewest steps first, then strongest, then by ids.
    Shortest,
    /// Strongest first, then fewest steps, then by ids.
    Strongest,
}

/// Why somebody might be a partner.
#[derive(Clone, Copy, Debug, Enum, Eq, PartialEq)]
#[graphql(remote = "algo::partners::ReasonKind")]
pub enum ReasonKind {
    /// Both are tied to the same others. Weighs 1 per unit of Adamic-Adar: the sum of 1 / ln(ties) over
    /// the shared neighbours in the walkable network.
    CommonPartner,
    /// Both belong to a lever; a lever asked counts as shared. Weighs 0.5 per lever.
    SharedLever,
    /// It is of a kind that the one asking is not and has no tie with, while actors of their kinds work
    /// together elsewhere. Weighs 0.4; no reason by itself.
    ComplementaryKind,
    /// Both are in one cluster. Weighs 0.2.
    SameCluster,
    /// The shortest way there has at most 4 steps. Weighs 0.3, divided by the steps.
    ShortPath,
    /// Only for a profile: it carries tags of the profile (0.3 for all of them), or is tied to an actor
    /// that carries most of them (0.4 for all of them).
    SharedTag,
}

/// Along the direction of relations, against it, or either.
#[derive(Clone, Copy, Debug, Enum, Eq, PartialEq)]
#[graphql(remote = "network::Direction")]
pub enum Direction {
    /// Either way.
    Any,
    /// From source to target.
    Outgoing,
    /// From target to source.
    Incoming,
}

/// By what entities are ordered; ties by id.
#[derive(Clone, Copy, Debug, Enum, Eq, PartialEq)]
#[graphql(remote = "engine::EntityOrder")]
pub enum EntityOrder {
    /// By Dutch label, case and accents aside.
    LabelAsc,
    /// By Dutch label, backwards.
    LabelDesc,
    /// By number of walkable ties, fewest first.
    DegreeAsc,
    /// By number of walkable ties, most first.
    DegreeDesc,
}

/// By what relations are ordered; ties by id.
#[derive(Clone, Copy, Debug, Enum, Eq, PartialEq)]
#[graphql(remote = "engine::RelationOrder")]
pub enum RelationOrder {
    /// By the newest date of their evidence, else their start; oldest first, undated last.
    DateAsc,
    /// By the newest date of their evidence, else their start; newest first, undated last.
    DateDesc,
    /// By the id of their kind.
    KindAsc,
    /// Surest first.
    ConfidenceDesc,
}
