//! The operations of whoever edits. What the service says of an edit is read in `state::editing`.

use miniserde::json::Value;
use miniserde::{Deserialize, Serialize};

use super::Labelled;
use crate::api::Operation;
use crate::api::types::Kind;
use crate::state::editing::problems::EditMade;

/// Edits that are made.
#[derive(Debug, Serialize)]
pub struct ApplyAsked {
    /// The edits.
    pub edits: Vec<Value>,
    /// Why.
    pub reason: String,
    /// By what the service knows the wish again.
    pub operation: String,
    /// The revision that they were made on.
    #[serde(rename = "onRevision")]
    pub on_revision: Option<u32>,
    /// The language of texts.
    pub language: &'static str,
}

/// Makes edits.
#[derive(Debug)]
pub struct Apply;

impl Operation for Apply {
    const DOCUMENT: &'static str = document!("apply");
    type Variables = ApplyAsked;
    type Answer = EditMade;
}

/// A revision that is taken back.
#[derive(Debug, Serialize)]
pub struct UndoAsked {
    /// Its number.
    pub revision: u32,
    /// Why.
    pub reason: String,
    /// By what the service knows the wish again.
    pub operation: String,
    /// The language of texts.
    pub language: &'static str,
}

/// Takes a revision back.
#[derive(Debug)]
pub struct Undo;

impl Operation for Undo {
    const DOCUMENT: &'static str = document!("undo");
    type Variables = UndoAsked;
    type Answer = EditMade;
}

/// Edits that are not made yet.
#[derive(Debug, Serialize)]
pub struct PreviewAsked {
    /// The edits.
    pub edits: Vec<Value>,
    /// The language of texts.
    pub language: &'static str,
}

/// What edits would do.
#[derive(Debug)]
pub struct Preview;

impl Operation for Preview {
    const DOCUMENT: &'static str = document!("preview");
    type Variables = PreviewAsked;
    type Answer = PreviewAnswer;
}

/// What edits would do.
#[derive(Debug, Deserialize)]
pub struct PreviewAnswer {
    /// What they would do.
    pub preview: Foreseen,
}

/// What edits would do.
#[derive(Debug, Deserialize)]
pub struct Foreseen {
    /// The revision that they would be made on.
    #[serde(rename = "onRevision")]
    pub on_revision: u32,
    /// Record by record.
    pub changes: Vec<ForeseenChange>,
}

/// What would happen to a record.
#[derive(Debug, Deserialize)]
pub struct ForeseenChange {
    /// Its id.
    pub id: String,
    /// `ADDED`, `CHANGED` or `REMOVED`.
    pub kind: String,
    /// What it is called.
    pub name: String,
    /// What of it would change, in words.
    pub fields: Vec<String>,
}

/// A record to be changed.
#[derive(Debug, Serialize)]
pub struct RecordAsked {
    /// Its id.
    pub id: String,
}

/// Everything that is known of an entity or relation.
#[derive(Debug)]
pub struct Record;

impl Operation for Record {
    const DOCUMENT: &'static str = document!("record");
    type Variables = RecordAsked;
    type Answer = RecordAnswer;
}

/// The record asked.
#[derive(Debug, Deserialize)]
pub struct RecordAnswer {
    /// It, where it is there.
    pub record: Option<KnownRecord>,
}

/// A record as it is known now.
#[derive(Debug, Deserialize)]
pub struct KnownRecord {
    /// The revision in which it is so.
    #[serde(rename = "onRevision")]
    pub on_revision: u32,
    /// The record as JSON.
    pub content: String,
}

/// What may be chosen.
#[derive(Debug, Serialize)]
pub struct VocabularyAsked {
    /// The language of texts.
    pub language: &'static str,
}

/// Of what kinds entities and relations may be, and which tags there are.
#[derive(Debug)]
pub struct Vocabulary;

impl Operation for Vocabulary {
    const DOCUMENT: &'static str = document!("vocabulary");
    type Variables = VocabularyAsked;
    type Answer = VocabularyAnswer;
}

/// What may be chosen.
#[derive(Debug, Deserialize)]
pub struct VocabularyAnswer {
    /// The network.
    pub network: VocabularyNetwork,
}

/// The network whose vocabulary it is.
#[derive(Debug, Deserialize)]
pub struct VocabularyNetwork {
    /// Its vocabulary.
    pub vocabulary: Words,
}

/// What may be chosen.
#[derive(Debug, Deserialize)]
pub struct Words {
    /// Kinds of entities.
    pub kinds: Vec<Kind>,
    /// Kinds of relations.
    #[serde(rename = "relationKinds")]
    pub relation_kinds: Vec<RelationRule>,
    /// Regions, sectors and themes.
    pub tags: Vec<super::TagOfGroup>,
}

/// A kind of relation, and what it allows.
#[derive(Debug, Deserialize)]
pub struct RelationRule {
    /// The kind.
    pub kind: Labelled,
    /// Ids of the kinds that may be its source.
    pub sources: Vec<String>,
    /// Ids of the kinds that may be its target.
    pub targets: Vec<String>,
}

/// Two entities.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TiedAsked {
    /// Their ids.
    pub ends: Vec<String>,
    /// The language of texts.
    pub language: &'static str,
}

/// What is known between two already.
#[derive(Debug)]
pub struct Tied;

impl Operation for Tied {
    const DOCUMENT: &'static str = document!("tied", "fact", "name", "source");
    type Variables = TiedAsked;
    type Answer = TiedAnswer;
}

/// What is known between them.
#[derive(Debug, Deserialize)]
pub struct TiedAnswer {
    /// The network.
    pub network: TiedNetwork,
}

/// The network in which they are.
#[derive(Debug, Deserialize)]
pub struct TiedNetwork {
    /// What is known between them.
    pub relations: super::Relations,
}

/// Nothing is asked but who asks.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CallerAsked {}

/// Who is signed in, by the service's own account.
#[derive(Debug)]
pub struct Caller;

impl Operation for Caller {
    const DOCUMENT: &'static str = document!("caller");
    type Variables = CallerAsked;
    type Answer = CallerAnswer;
}

/// Who is signed in.
#[derive(Debug, Deserialize)]
pub struct CallerAnswer {
    /// Nobody, or somebody.
    pub caller: Option<CallerName>,
}

/// Somebody who is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct CallerName {
    /// By what revisions are signed.
    pub name: String,
    /// `READER`, `EDITOR` or `ADMIN`.
    pub role: String,
}

impl CallerName {
    /// Whether they may edit.
    #[must_use]
    pub fn may_edit(&self) -> bool {
        self.role != "READER"
    }
}

/// The code of the link that the start of the service prints.
#[derive(Debug, Serialize)]
pub struct OpenSessionAsked {
    /// The code.
    pub code: String,
}

/// Opens a session by that code.
#[derive(Debug)]
pub struct OpenSession;

impl Operation for OpenSession {
    const DOCUMENT: &'static str = document!("open_session");
    type Variables = OpenSessionAsked;
    type Answer = OpenSessionAnswer;
}

/// The session.
#[derive(Debug, Deserialize)]
pub struct OpenSessionAnswer {
    /// It.
    pub session: SessionOpened,
}

/// A session that was opened.
#[derive(Debug, Deserialize)]
pub struct SessionOpened {
    /// Its token.
    pub token: String,
}
