//! A typed question answered for a terminal: understood and asked over GraphQL, told in sentences with
//! numbered sources.
//!
//! Knows GraphQL's answers, not how they come about.

mod tell;
mod titles;

use async_graphql::Value;
use graph_data::interpret::language_of;
use graph_data::model::Language;
use serde_json::json;

use crate::graphql::{Api, GraphqlRequest};

/// How a question ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What to print.
    pub text: String,
    /// Whether something is known: false where the question is not understood or has no answer.
    pub is_answered: bool,
}

const UNDERSTAND: &str = "query($text: String!, $language: Language) { \
    interpret(text: $text, language: $language) { sentence(language: $language) query variables page confidence \
    names { label matched score entity { id } } } \
    questionHelp(text: $text) { problem(language: $language) examples(language: $language) } }";

/// The answer to a typed question, in its own language: as text, or as JSON with the interpretation.
pub async fn ask(api: &Api, text: &str, as_json: bool) -> Told {
    let language = language_of(text);
    let said = if language == Language::En { "EN" } else { "NL" };
    let variables = json!({ "text": text, "language": said });
    let understood = execute(api, UNDERSTAND, &variables).await;
    let readings = list(&understood, &["data", "interpret"]);
    let Some(reading) = readings.first() else {
        return not_understood(&understood, language, as_json);
    };
    let query = string(reading, "query").unwrap_or_default();
    let variables = string(reading, "variables").unwrap_or_default();
    let variables = serde_json::from_str(variables).unwrap_or_default();
    let answer = execute(api, query, &variables).await;
    let told = tell::answer(&answer, language);
    if as_json {
        let whole =
            json!({ "interpretation": reading, "others": &readings[1..], "answer": answer });
        return Told {
            text: pretty(&whole),
            is_answered: told.is_answered,
        };
    }
    let mut text = string(reading, "sentence").unwrap_or_default().to_owned();
    text += "\n\n";
    text += &told.text;
    text += &others(&readings[1..], language);
    Told {
        text: printable(&text),
        is_answered: told.is_answered,
    }
}

async fn execute(api: &Api, query: &str, variables: &serde_json::Value) -> Value {
    let question = GraphqlRequest {
        variables: Some(async_graphql::Variables::from_json(variables.clone())),
        ..GraphqlRequest::of(query)
    };
    let answer = api.execute(question).await;
    serde_json::from_slice(&answer.bytes).unwrap_or_default()
}

fn not_understood(understood: &Value, language: Language, as_json: bool) -> Told {
    let help = at(understood, &["data", "questionHelp"]);
    if as_json {
        let whole = json!({ "interpretation": null, "help": help, "answer": null });
        return Told {
            text: pretty(&whole),
            is_answered: false,
        };
    }
    let problem = help.and_then(|help| string(help, "problem"));
    let sorry = match language {
        Language::Nl => "Die vraag begrijpen we niet. Dit kan bijvoorbeeld wel:",
        Language::En => "We do not understand that question. This would do, for instance:",
    };
    let mut lines = vec![problem.unwrap_or(sorry).to_owned()];
    let examples = help
        .map(|help| list(help, &["examples"]))
        .unwrap_or_default();
    if problem.is_none() {
        lines.extend(
            examples
                .iter()
                .filter_map(text)
                .map(|example| format!("  {example}")),
        );
    }
    Told {
        text: printable(&lines.join("\n")),
        is_answered: false,
    }
}

/// What else the question may mean.
fn others(readings: &[Value], language: Language) -> String {
    let told: Vec<&str> = readings
        .iter()
        .filter_map(|r| string(r, "sentence"))
        .collect();
    if told.is_empty() {
        return String::new();
    }
    let or = match language {
        Language::Nl => "Of bedoelde u:",
        Language::En => "Or did you mean:",
    };
    format!("\n{or}\n  {}\n", told.join("\n  "))
}

fn pretty(value: &serde_json::Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

/// A text without signs that a terminal would obey.
fn printable(text: &str) -> String {
    let keep = |sign: &char| *sign == '\n' || !sign.is_control();
    text.chars().filter(keep).collect()
}

/// The value at a path of fields.
fn at<'a>(value: &'a Value, path: &[&str]) -> Option<&'a Value> {
    path.iter()
        .try_fold(value, |value, name| field(value, name))
}

fn field<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    match value {
        Value::Object(fields) => fields.get(name).filter(|value| **value != Value::Null),
        _ => None,
    }
}

fn list<'a>(value: &'a Value, path: &[&str]) -> &'a [Value] {
    match at(value, path) {
        Some(Value::List(list)) => list,
        _ => &[],
    }
}

fn text(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

fn string<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    text(field(value, name)?)
}
