//! The view that a user chose: which part of the network is asked.
//!
//! Knows how the choice is written in an address and in GraphQL; not what it does to an answer.

use miniserde::Serialize;

use super::query::{Query, join, list};

/// How sure relations must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sure {
    /// Only sources that state it plainly.
    High,
    /// Also sources with a reserve.
    Medium,
}

/// The chosen view; the default restricts nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewChoice {
    /// "Toestand op": a date as 2024, 2024-05 or 2024-05-06.
    pub as_of: Option<String>,
    /// "Alleen zekere bronnen".
    pub sure: Option<Sure>,
    /// Ids of the only kinds of entities wanted; empty for all.
    pub kinds: Vec<String>,
    /// Ids of the only kinds of relations wanted; empty for all.
    pub relation_kinds: Vec<String>,
    /// Ids of entities left out.
    pub without: Vec<String>,
    /// Ids of levers or sets; empty for all.
    pub levers: Vec<String>,
    /// Ids of tags; empty for all.
    pub tags: Vec<String>,
    /// "Tel het forum en de koepels mee".
    pub through_context: bool,
    /// Whether ways may not run over levers.
    pub not_through_levers: bool,
}

impl ViewChoice {
    /// The choice in an address.
    #[must_use]
    pub fn read(query: &Query) -> Self {
        Self {
            as_of: query.get("toestand").map(str::to_owned),
            sure: query.get("zeker").and_then(|word| match word {
                "hoog" => Some(Sure::High),
                "middel" => Some(Sure::Medium),
                _ => None,
            }),
            kinds: list(query.get("soorten")),
            relation_kinds: list(query.get("relaties")),
            without: list(query.get("zonder")),
            levers: list(query.get("hefbomen")),
            tags: list(query.get("labels")),
            through_context: query.get("context") == Some("ja"),
            not_through_levers: query.get("hefboomwegen") == Some("nee"),
        }
    }

    /// Writes the choice into an address; the default writes nothing.
    pub fn write(&self, query: &mut Query) {
        query.set("toestand", self.as_of.as_deref());
        query.set(
            "zeker",
            self.sure
                .map(|sure| if sure == Sure::High { "hoog" } else { "middel" }),
        );
        query.set("soorten", join(&self.kinds).as_deref());
        query.set("relaties", join(&self.relation_kinds).as_deref());
        query.set("zonder", join(&self.without).as_deref());
        query.set("hefbomen", join(&self.levers).as_deref());
        query.set("labels", join(&self.tags).as_deref());
        query.set("context", self.through_context.then_some("ja"));
        query.set("hefboomwegen", self.not_through_levers.then_some("nee"));
    }

    /// The choice as GraphQL's `ViewInput`.
    #[must_use]
    pub fn input(&self) -> ViewInput {
        let some = |ids: &[String]| (!ids.is_empty()).then(|| ids.to_vec());
        ViewInput {
            as_of: self.as_of.clone(),
            confidence_min: self
                .sure
                .map(|sure| if sure == Sure::High { "HIGH" } else { "MEDIUM" }),
            relation_kinds: some(&self.relation_kinds),
            kinds: some(&self.kinds),
            except_entities: some(&self.without),
            levers: some(&self.levers),
            tags: some(&self.tags),
            through_context: self.through_context,
            through_levers: !self.not_through_levers,
        }
    }
}

/// GraphQL's `ViewInput`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ViewInput {
    /// See [`ViewChoice::as_of`].
    #[serde(rename = "asOf")]
    pub as_of: Option<String>,
    /// See [`ViewChoice::sure`].
    #[serde(rename = "confidenceMin")]
    pub confidence_min: Option<&'static str>,
    /// See [`ViewChoice::relation_kinds`].
    #[serde(rename = "relationKinds")]
    pub relation_kinds: Option<Vec<String>>,
    /// See [`ViewChoice::kinds`].
    pub kinds: Option<Vec<String>>,
    /// See [`ViewChoice::without`].
    #[serde(rename = "exceptEntities")]
    pub except_entities: Option<Vec<String>>,
    /// See [`ViewChoice::levers`].
    pub levers: Option<Vec<String>>,
    /// See [`ViewChoice::tags`].
    pub tags: Option<Vec<String>>,
    /// See [`ViewChoice::through_context`].
    #[serde(rename = "throughContext")]
    pub through_context: bool,
    /// The opposite of [`ViewChoice::not_through_levers`].
    #[serde(rename = "throughLevers")]
    pub through_levers: bool,
}
