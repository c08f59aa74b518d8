//! The operations of the page: one document and one answer each.

use serde::{Deserialize, Serialize};

use super::Operation;
use super::types::{Name, Origin};
use crate::state::view::ViewInput;

/// Joins a document with the fragments that it uses.
macro_rules! document {
    ($operation:literal $(, $fragment:literal)*) => {
        concat!(
            include_str!(concat!("../../graphql/", $operation, ".graphql"))
            $(, include_str!(concat!("../../graphql/", $fragment, ".fragment.graphql")))*
        )
    };
}

/// A view and a language: what every operation is asked under.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Asked {
    /// The view.
    pub view: ViewInput,
    /// The language of texts, as GraphQL writes it.
    pub language: &'static str,
}

/// The start screen.
#[derive(Debug)]
pub struct Start;

impl Operation for Start {
    const DOCUMENT: &'static str = document!("start", "name", "origin");
    type Variables = Asked;
    type Answer = StartAnswer;
}

/// What the start screen shows.
#[derive(Debug, Deserialize)]
pub struct StartAnswer {
    /// The network.
    pub network: StartNetwork,
}

/// The part of the network that the start screen shows.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StartNetwork {
    /// What the figures rest on.
    pub provenance: Origin,
    /// How much there is.
    pub stats: Stats,
    /// What the dataset says of itself.
    pub dataset: Dataset,
    /// Questions with their answers.
    pub start_questions: Vec<StartQuestion>,
}

/// How much there is in the view.
#[derive(Debug, Deserialize)]
pub struct Stats {
    /// Actors.
    pub actors: usize,
    /// Levers.
    pub levers: usize,
    /// Events, umbrella bodies, policy frames, publications.
    pub contexts: usize,
    /// Relations.
    pub relations: usize,
    /// Distinct sources.
    pub sources: usize,
    /// What to bear in mind.
    pub caution: Option<String>,
}

/// What the dataset says of itself.
#[derive(Debug, Deserialize)]
pub struct Dataset {
    /// Its title.
    pub title: String,
    /// What it lacks.
    pub unknown: Vec<String>,
}

/// A question with its answer.
#[derive(Debug, Deserialize)]
pub struct StartQuestion {
    /// The question.
    pub question: String,
    /// The answer.
    pub sentence: String,
    /// Where the page answers it in full.
    pub page: String,
    /// Whom it is about.
    pub entities: Vec<Name>,
}
