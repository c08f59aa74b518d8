//! What the service says of an edit that it refuses: complaints by field, or records in the way.
//!
//! Knows no wording but the service's own.

use miniserde::json::{self, Value};
use miniserde::{Deserialize, Serialize};

use super::draft::{Complaint, Fault};

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
        let (code, conflicts) = match refusal.extensions {
            Some(extensions) => (extensions.code, extensions.conflicts),
            None => (None, None),
        };
        match code.as_deref() {
            Some("CONFLICT") => Self::InConflict(conflicts.unwrap_or_default()),
            Some("UNAUTHENTICATED") => Self::NotAllowed { known: false },
            Some("FORBIDDEN") => Self::NotAllowed { known: true },
            Some("UNAVAILABLE" | "TIMEOUT") | None => Self::Away,
            Some(_) => Self::Wrong(complaints(&refusal.message)),
        }
    }
}

/// What the service says, line by line: `edits[0].putEntity.website: what is wrong; what to do`.
fn complaints(message: &str) -> Vec<Complaint> {
    message.lines().map(complaint).collect()
}

fn complaint(line: &str) -> Complaint {
    let whole = || Complaint {
        field: String::new(),
        fault: Fault::Told(line.to_owned()),
    };
    let Some((place, told)) = line.split_once(": ") else {
        return whole();
    };
    let mut parts = place.splitn(3, '.');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(edit), Some(_), Some(field)) if edit.starts_with("edits[") => Complaint {
            field: field.to_owned(),
            fault: Fault::Told(told.to_owned()),
        },
        (Some(edit), ..) if edit.starts_with("edits[") => Complaint {
            field: String::new(),
            fault: Fault::Told(told.to_owned()),
        },
        _ => whole(),
    }
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
    fn complaints_name_their_field() {
        let told = refused(
            "BAD_INPUT",
            r"edits[0].putEntity.evidence[1].source: it is empty; write it\nedits[0].remove: there is none; name one\nSomething else.",
        );
        let Outcome::Wrong(found) = told else {
            panic!("it is wrong")
        };
        let found: Vec<_> = found.iter().map(|c| (&*c.field, &c.fault)).collect();
        let said = |text: &str| Fault::Told(text.to_owned());
        assert_eq!(
            found,
            [
                ("evidence[1].source", &said("it is empty; write it")),
                ("", &said("there is none; name one")),
                ("", &said("Something else.")),
            ]
        );
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
