//! What a typed question means, and what can be asked instead.

use miniserde::{Deserialize, Serialize};

use crate::api::Operation;

/// A typed question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AskAsked {
    /// The question as typed.
    pub text: String,
    /// The language of texts.
    pub language: &'static str,
}

/// What a typed question means.
#[derive(Debug)]
pub struct Ask;

impl Operation for Ask {
    const DOCUMENT: &'static str = document!("ask");
    type Variables = AskAsked;
    type Answer = AskAnswer;
}

/// What it may mean, and help where that is nothing.
#[derive(Debug, Deserialize)]
pub struct AskAnswer {
    /// What it may mean, best first; empty where it is not understood.
    pub interpret: Vec<Reading>,
    /// Help.
    #[serde(rename = "questionHelp")]
    pub help: QuestionHelp,
}

/// One meaning of a typed question.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Reading {
    /// The question as it was understood.
    pub sentence: String,
    /// Where the page answers it.
    pub page: String,
    /// How much of it was understood, 0 to 1.
    pub confidence: f64,
}

/// Help with a typed question.
#[derive(Debug, Deserialize)]
pub struct QuestionHelp {
    /// What stands in the way of an answer.
    pub problem: Option<String>,
    /// Questions that are understood, nearest first.
    pub examples: Vec<String>,
}
