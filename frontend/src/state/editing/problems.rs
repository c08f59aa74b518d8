//! What the service says of an edit that it refuses: complaints by field, or records in the way.
//!
//! Knows no wording but the service's own; what the page says instead goes by the keys of flaws.

use miniserde::json::{self, Number, Value};
use miniserde::{Deserialize, Serialize};

use super::draft::{Complaint, Fault, Flaw, Parameter};
use super::fields::member;

/// The answer to an edit.
#[derive(Debug, Deserialize)]
pub struct EditReply {
    /// What was made.
    pub data: Option<EditMade>,
    /// Why nothing was.
    pub errors: Option<Vec<EditRefusal>>,
}

/// What was made.
#[derive(Debug, Deserialize)]
pub struct EditMade {
    /// The revision.
    pub made: Option<Made>,
}

/// A revision that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// Its number.
    pub number: u32,
    /// What it changed, in a few words.
    pub summary: String,
    /// The id of what it touched, the first where there were several.
    pub touched: Vec<String>,
}

/// Why nothing was made.
#[derive(Debug, Deserialize)]
pub struct EditRefusal {
    /// In English.
    pub message: String,
    /// The machine-readable part.
    pub extensions: Option<EditExtensions>,
}

/// The machine-readable part of a refusal.
#[derive(Debug, Deserialize)]
pub struct EditExtensions {
    /// `BAD_INPUT`, `CONFLICT`…
    pub code: Option<String>,
    /// Records that others changed since.
    pub conflicts: Option<Vec<Conflict>>,
    /// What is wrong with the edits, one by one.
    pub problems: Option<Vec<EditProblem>>,
}

/// What is wrong with an edit.
#[derive(Debug, Deserialize)]
pub struct EditProblem {
    /// Where: `edits[0].putEntity.website`.
    pub argument: String,
    /// What: `WEBSITE`.
    pub key: String,
    /// What it is about, by name.
    pub parameters: Value,
    /// In English.
    pub message: String,
}

/// A record that others changed since.
#[derive(Debug, Deserialize)]
pub struct Conflict {
    /// Its id.
    pub id: String,
    /// The revision that last touched it.
    pub revision: Option<u32>,
    /// Who made that.
    pub by: Option<String>,
    /// The record as it is now; null where it is gone.
    pub theirs: Value,
    /// The record as it was wished; null where it was to go, or could not be.
    pub yours: Value,
}

/// What became of an edit.
#[derive(Debug)]
pub enum Outcome {
    /// It is kept.
    Made(Made),
    /// Something is wrong with it.
    Wrong(Vec<Complaint>),
    /// Others changed the same since.
    InConflict(Vec<Conflict>),
    /// Nobody, or nobody who may edit, is signed in.
    NotAllowed {
        /// Whether somebody is, who may only read.
        known: bool,
    },
    /// The service cannot take it now.
    Away,
    /// The service cannot take it now, and the browser does not keep it.
    Unkept,
}

impl Outcome {
    /// What a reply says.
    #[must_use]
    pub fn read(reply: &str) -> Self {
        let Ok(reply) = json::from_str::<EditReply>(reply) else {
            return Self::Away;
        };
        if let Some(made) = reply.data.and_then(|data| data.made) {
            return Self::Made(made);
        }
        let Some(refusal) = reply.errors.into_iter().flatten().next() else {
            return Self::Away;
        };
        let Some(extensions) = refusal.extensions else {
            return Self::Away;
        };
        match extensions.code.as_deref() {
            Some("CONFLICT") => Self::InConflict(extensions.conflicts.unwrap_or_default()),
            Some("UNAUTHENTICATED") => Self::NotAllowed { known: false },
            Some("FORBIDDEN") => Self::NotAllowed { known: true },
            Some("UNAVAILABLE" | "TIMEOUT") | None => Self::Away,
            Some(_) => Self::Wrong(match extensions.problems {
                Some(problems) => problems.into_iter().map(complaint).collect(),
                None => vec![whole(refusal.message)],
            }),
        }
    }
}

/// What is wrong with the whole, as the service says it.
fn whole(text: String) -> Complaint {
    Complaint {
        field: String::new(),
        fault: Fault::Told { text, flaw: None },
    }
}

fn complaint(problem: EditProblem) -> Complaint {
    // `edits[0].putEntity.website`: a form has one edit.
    let field = problem.argument.splitn(3, '.').nth(2).unwrap_or_default();
    let flaw = Flaw {
        key: problem.key,
        parameters: parameters(&problem.parameters),
    };
    Complaint {
        field: field.to_owned(),
        fault: Fault::Told {
            text: problem.message,
            flaw: Some(flaw),
        },
    }
}

fn parameters(all: &Value) -> Vec<(String, Parameter)> {
    let Value::Object(all) = all else {
        return Vec::new();
    };
    let read = all
        .iter()
        .filter_map(|(name, value)| Some((name.clone(), parameter(value)?)));
    read.collect()
}

fn parameter(value: &Value) -> Option<Parameter> {
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        _ => None,
    };
    Some(match value {
        Value::Number(Number::U64(count)) => Parameter::Count(usize::try_from(*count).ok()?),
        Value::Array(items) => Parameter::List(items.iter().filter_map(text).collect()),
        Value::Object(_) => {
            let called = |language| member(value, language).and_then(text);
            Parameter::Named(called("nl")?, called("en"))
        }
        value => Parameter::Text(text(value)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(code: &str, message: &str) -> Outcome {
        let reply = format!(
            r#"{{"data":null,"errors":[{{"message":"{message}","extensions":{{"code":"{code}"}}}}]}}"#
        );
        Outcome::read(&reply)
    }

    #[test]
    fn complaints_name_their_field_and_what_is_wrong() {
        let reply = r#"{"data":null,"errors":[{"message":"all of it","extensions":{"code":"BAD_INPUT","problems":[
            {"argument":"edits[0].putEntity.evidence[1].source","key":"SOURCE_ADDRESS","parameters":{"text":"x"},"message":"bad"},
            {"argument":"edits[0].putEntity.label","key":"NAME_TAKEN","message":"taken",
             "parameters":{"entity":{"id":"a","nl":"A","en":null},"count":2,"nearest":["b","c"]}},
            {"argument":"edits[0].remove","key":"NEWER","parameters":{},"message":"none"}]}}]}"#;
        let Outcome::Wrong(found) = Outcome::read(reply) else {
            panic!("it is wrong")
        };
        let told = |field: &str, text: &str, key: &str, parameters: &[(&str, Parameter)]| {
            let parameters = parameters.iter().cloned();
            let flaw = Flaw {
                key: key.to_owned(),
                parameters: parameters.map(|(name, it)| (name.to_owned(), it)).collect(),
            };
            Complaint {
                field: field.to_owned(),
                fault: Fault::Told {
                    text: text.to_owned(),
                    flaw: Some(flaw),
                },
            }
        };
        let about = [
            ("count", Parameter::Count(2)),
            ("entity", Parameter::Named("A".to_owned(), None)),
            (
                "nearest",
                Parameter::List(vec!["b".to_owned(), "c".to_owned()]),
            ),
        ];
        let x = [("text", Parameter::Text("x".to_owned()))];
        assert_eq!(
            found,
            [
                told("evidence[1].source", "bad", "SOURCE_ADDRESS", &x),
                told("label", "taken", "NAME_TAKEN", &about),
                told("", "none", "NEWER", &[]),
            ]
        );
        let Outcome::Wrong(found) = refused("INTERNAL", "Something else.") else {
            panic!("it is wrong")
        };
        assert_eq!(found, [whole("Something else.".to_owned())]);
    }

    #[test]
    fn what_may_go_well_later_is_told_from_what_never_will() {
        assert!(matches!(refused("UNAVAILABLE", "x"), Outcome::Away));
        assert!(matches!(Outcome::read("<html>"), Outcome::Away));
        assert!(matches!(refused("INTERNAL", "x"), Outcome::Wrong(_)));
        let known = |code| matches!(refused(code, "x"), Outcome::NotAllowed { known: true });
        assert!(known("FORBIDDEN") && !known("UNAUTHENTICATED"));
        let made = r#"{"data":{"made":{"number":2,"summary":"Toegevoegd: a.","touched":["a"]}}}"#;
        assert!(matches!(Outcome::read(made), Outcome::Made(made) if made.number == 2));
        let conflict = r#"{"data":null,"errors":[{"message":"x","extensions":{"code":"CONFLICT","conflicts":[
            {"id":"a","revision":3,"by":"Jo","theirs":null,"yours":{"entity":{"id":"a"}}}]}}]}"#;
        let Outcome::InConflict(conflicts) = Outcome::read(conflict) else {
            panic!("others changed it")
        };
        assert_eq!(
            (conflicts[0].revision, conflicts[0].by.as_deref()),
            (Some(3), Some("Jo"))
        );
        assert!(matches!(conflicts[0].theirs, Value::Null));
    }
}
