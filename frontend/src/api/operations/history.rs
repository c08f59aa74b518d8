//! The operations that ask what happened to the network, and to one record.

use miniserde::{Deserialize, Serialize};

use crate::api::Operation;
use crate::api::types::Name;

/// What happened, newest first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RevisionsAsked {
    /// How many.
    pub first: u32,
    /// Only what happened before this revision.
    pub before: Option<u32>,
    /// The language of texts.
    pub language: &'static str,
}

/// What happened to the network.
#[derive(Debug)]
pub struct Revisions;

impl Operation for Revisions {
    const DOCUMENT: &'static str = document!("revisions", "told");
    type Variables = RevisionsAsked;
    type Answer = HistoryAnswer;
}

/// What happened to an entity or a relation, newest first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HistoryAsked {
    /// Its id.
    pub id: String,
    /// How many.
    pub first: u32,
    /// Only what happened before this revision.
    pub before: Option<u32>,
    /// The language of texts.
    pub language: &'static str,
}

/// What happened to an entity or a relation.
#[derive(Debug)]
pub struct History;

impl Operation for History {
    const DOCUMENT: &'static str = document!("history", "told", "name");
    type Variables = HistoryAsked;
    type Answer = HistoryAnswer;
}

/// What happened.
#[derive(Debug, Deserialize)]
pub struct HistoryAnswer {
    /// A page of it.
    pub revisions: RevisionPage,
    /// The network of now, where one record was asked for.
    pub network: Option<HistoryNetwork>,
}

/// A page of revisions.
#[derive(Debug, Deserialize)]
pub struct RevisionPage {
    /// Newest first.
    pub nodes: Vec<ToldRevision>,
    /// Whether there are older ones.
    #[serde(rename = "pageInfo")]
    pub page_info: Older,
}

/// Whether a page is followed by another.
#[derive(Debug, Deserialize)]
pub struct Older {
    /// Whether it is.
    #[serde(rename = "hasNextPage")]
    pub has_next_page: bool,
}

/// A record as it is now, where it still is there.
#[derive(Debug, Deserialize)]
pub struct HistoryNetwork {
    /// The entity.
    pub entity: Option<Name>,
    /// The relation.
    pub relation: Option<Ends>,
}

/// Between whom a relation is.
#[derive(Debug, Deserialize)]
pub struct Ends {
    /// From whom.
    pub source: Name,
    /// To whom.
    pub target: Name,
}

/// The number of a revision.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RevisionAsked {
    /// It.
    pub number: u32,
    /// The language of texts.
    pub language: &'static str,
}

/// One revision.
#[derive(Debug)]
pub struct Revision;

impl Operation for Revision {
    const DOCUMENT: &'static str = document!("revision", "told");
    type Variables = RevisionAsked;
    type Answer = RevisionAnswer;
}

/// One revision.
#[derive(Debug, Deserialize)]
pub struct RevisionAnswer {
    /// It, where it is there.
    pub revision: Option<ToldRevision>,
}

/// Who changed what, when and why (fragment `Told`), with what it did to some records.
#[derive(Debug, Deserialize)]
pub struct ToldRevision {
    /// Its number.
    pub number: u32,
    /// When, in UTC.
    pub at: String,
    /// Who.
    pub by: String,
    /// Why.
    pub reason: String,
    /// The number of the revision that it takes back.
    pub undoes: Option<u32>,
    /// What it changed, in a few words.
    pub summary: String,
    /// How many records it touched.
    #[serde(rename = "touchedCount")]
    pub touched_count: usize,
    /// Some of them.
    pub changes: Vec<ToldChange>,
}

/// A record before and after.
#[derive(Debug, Deserialize)]
pub struct ToldChange {
    /// Its id.
    pub id: String,
    /// `ADDED`, `CHANGED` or `REMOVED`.
    pub kind: String,
    /// What it is called.
    pub name: String,
    /// What of it changed, in words.
    pub fields: Vec<String>,
    /// It as JSON before; none where it is new, or that was not asked.
    pub before: Option<String>,
    /// It as JSON after; none where it went, or that was not asked.
    pub after: Option<String>,
}
