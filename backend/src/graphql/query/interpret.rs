//! What does a typed question mean?

use std::sync::Arc;

use async_graphql::{Context, Description, Object};
use graph_data::interpret::{Reading, Understanding, language_of};

use super::search::SearchHit;
use super::whole;
use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::page::page_rows;
use crate::graphql::types::choices::{Language, dutch, speak};
use crate::graphql::worded::{Worded, worded};

/// Examples when the question does not say how many.
const EXAMPLES_DEFAULT: usize = 3;

/// The questions about questions.
#[derive(Default)]
pub(super) struct InterpretQuestions;

#[Object]
impl InterpretQuestions {
    /// What a typed question means, best reading first; empty when it is not understood. The page and
    /// the command line use it too. At most 5 readings: several where a name may stand for more than
    /// one, or where the question can be taken in two ways. A text of more than 600 signs or 80 words is
    /// not understood; `questionHelp` says why.
    async fn interpret(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The question as typed, Dutch or English.")] text: String,
        #[graphql(
            default_with = "dutch()",
            desc = "The language in which `variables` and `page` ask for the answer."
        )]
        language: Option<Language>,
    ) -> Result<Vec<Interpretation>, Problem> {
        let asked = whole(ctx)?;
        let readings = understood(&asked, &text).readings;
        asked.allowance().take(readings.len())?;
        let interpretation = |reading| Interpretation::new(&asked, reading, speak(language));
        Ok(readings.into_iter().map(interpretation).collect())
    }

    /// Help with a question that is not understood, or that can be taken in two ways.
    async fn question_help(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The question as typed.")] text: String,
    ) -> Result<QuestionHelp, Problem> {
        let asked = whole(ctx)?;
        let understanding = understood(&asked, &text);
        Ok(QuestionHelp {
            asked,
            text,
            understanding,
        })
    }
}

fn understood(asked: &Asked, text: &str) -> Understanding {
    asked.prepared().interpret(text)
}

/// A question in our own words, as GraphQL, and where the page shows its answer.
#[derive(Description)]
pub(super) struct Interpretation {
    asked: Arc<Asked>,
    reading: Reading,
    worded: Worded,
}

impl Interpretation {
    fn new(asked: &Arc<Asked>, reading: Reading, language: graph_data::model::Language) -> Self {
        Self {
            asked: Arc::clone(asked),
            worded: worded(asked.network(), &reading, language),
            reading,
        }
    }
}

#[Object(use_type_description)]
impl Interpretation {
    /// The question as it was understood, with the part of the network that it is asked of, and the
    /// words that make no difference to the answer.
    async fn sentence(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentence.")]
        language: Option<Language>,
    ) -> String {
        self.reading.sentence(self.asked.network(), speak(language))
    }
    /// A GraphQL document that answers it.
    async fn query(&self) -> &str {
        &self.worded.query
    }
    /// A JSON object.
    async fn variables(&self) -> String {
        self.worded.variables.to_string()
    }
    /// A path on this server, percent-encoded.
    async fn page(&self) -> &str {
        &self.worded.page
    }
    /// How much of the question was understood, 0 to 1.
    async fn confidence(&self) -> f64 {
        self.reading.confidence
    }
    /// The language in which it was typed, as far as its little words tell.
    async fn language(&self) -> Language {
        self.reading.language.into()
    }
    /// Names that were read, with what they were taken for.
    async fn names(&self) -> Vec<SearchHit> {
        let names = self.reading.names.iter();
        names
            .map(|name| SearchHit::of(&self.asked, name.entity, &name.name, name.score))
            .collect()
    }
}

/// Help with a typed question.
#[derive(Description)]
pub(super) struct QuestionHelp {
    asked: Arc<Asked>,
    text: String,
    understanding: Understanding,
}

#[Object(use_type_description)]
impl QuestionHelp {
    /// What stands in the way of an answer: a number or date out of bounds, or a text too long. Null
    /// where nothing does, or where the question is not understood at all.
    async fn problem(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the sentence.")]
        language: Option<Language>,
    ) -> Option<String> {
        let trouble = self.understanding.trouble?;
        Some(trouble.text().get(speak(language)).to_owned())
    }
    /// The readings of a question that can be taken in several ways, best first, as questions to
    /// choose from; empty where there is no doubt.
    async fn choices(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the questions.")]
        language: Option<Language>,
    ) -> Vec<String> {
        let readings = &self.understanding.readings;
        if readings.len() < 2 {
            return Vec::new();
        }
        let network = self.asked.network();
        let told = readings
            .iter()
            .map(|r| r.sentence(network, speak(language)));
        told.collect()
    }
    /// Questions that are understood, about entities of this dataset: those nearest to the text first.
    async fn examples(
        &self,
        #[graphql(
            default_with = "Some(3)",
            desc = "How many at most, 0 to 100; outside of that BAD_INPUT."
        )]
        first: Option<i32>,
        #[graphql(desc = "Their language; that of the text when left out.")] language: Option<
            Language,
        >,
    ) -> Result<Vec<String>, Problem> {
        let first = page_rows("first", first)?.unwrap_or(EXAMPLES_DEFAULT);
        let language = language.map_or_else(|| language_of(&self.text), Into::into);
        let examples = self.asked.prepared().examples(&self.text, language, first);
        self.asked.allowance().take(examples.len())?;
        Ok(examples)
    }
}
