//! What somebody wants kept: told to the service once, or again with the same operation when the
//! answer got lost.

use miniserde::json::Value;
use miniserde::{Deserialize, Serialize};

use super::draft::Draft;

/// A wish.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Wish {
    /// By what the service knows it again.
    pub operation: String,
    /// The edits, as GraphQL takes them; none for what takes a revision back.
    pub edits: Vec<Value>,
    /// The revision that it takes back.
    pub undoes: Option<u32>,
    /// Who wished it, as far as that was known.
    pub by: Option<String>,
    /// Why.
    pub reason: String,
    /// The revision that the edits were made on.
    pub on_revision: Option<u32>,
    /// What it is about, in people's words.
    pub about: String,
    /// The form that it comes from, where it comes from one.
    pub draft: Option<Draft>,
    /// What the service said of it, where it waits for a decision.
    pub reply: Option<String>,
}

impl Wish {
    /// A wish with these edits.
    #[must_use]
    pub fn of(operation: String, edits: Vec<Value>, reason: &str, about: &str) -> Self {
        Self {
            operation,
            edits,
            undoes: None,
            by: None,
            reason: reason.trim().to_owned(),
            on_revision: None,
            about: about.to_owned(),
            draft: None,
            reply: None,
        }
    }

    /// The wish of a form.
    #[must_use]
    pub fn of_draft(operation: String, draft: &Draft, about: &str) -> Self {
        Self {
            on_revision: (draft.on_revision > 0).then_some(draft.on_revision),
            draft: Some(draft.clone()),
            ..Self::of(operation, vec![draft.edit()], &draft.reason, about)
        }
    }

    /// The wish that a revision is taken back.
    #[must_use]
    pub fn undoing(operation: String, revision: u32, reason: &str, about: &str) -> Self {
        Self {
            undoes: Some(revision),
            ..Self::of(operation, Vec::new(), reason, about)
        }
    }

    /// Whether it is not to go out under the name of whoever is signed in.
    #[must_use]
    pub fn is_of_another(&self, caller: Option<&str>) -> bool {
        self.by.as_deref().is_some_and(|by| caller != Some(by))
    }

    /// The same wish, made on what others did since: another operation, as the service may remember
    /// that it refused this one.
    #[must_use]
    pub fn again(&self, operation: String, on_revision: Option<u32>) -> Self {
        Self {
            operation,
            on_revision,
            reply: None,
            ..self.clone()
        }
    }
}

/// One edit with one member: `{"remove": "ovam"}`.
#[must_use]
pub fn edit(name: &str, value: Value) -> Value {
    Value::Object([(name.to_owned(), value)].into_iter().collect())
}

/// A text as a value.
#[must_use]
pub fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

/// The edit that makes one entity of two.
#[must_use]
pub fn merge(keep: &str, lose: &str) -> Value {
    let members = [("keep", keep), ("lose", lose)];
    let members = members.map(|(name, id)| (name.to_owned(), text(id)));
    edit("merge", Value::Object(members.into_iter().collect()))
}

/// The edit that dates the sources of a record that somebody looked at.
#[must_use]
pub fn confirm(id: &str) -> Value {
    edit("confirm", edit("id", text(id)))
}

/// The edit that dates one source of a record.
#[must_use]
pub fn confirm_source(id: &str, source: &str) -> Value {
    let members = [("id", id), ("source", source)];
    let members = members.map(|(name, value)| (name.to_owned(), text(value)));
    edit("confirm", Value::Object(members.into_iter().collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use miniserde::json;

    #[test]
    fn edits_are_as_the_service_takes_them() {
        let written = |value: &Value| json::to_string(value);
        assert_eq!(written(&edit("remove", text("a"))), r#"{"remove":"a"}"#);
        assert_eq!(
            written(&merge("a", "b")),
            r#"{"merge":{"keep":"a","lose":"b"}}"#
        );
        assert_eq!(written(&confirm("a")), r#"{"confirm":{"id":"a"}}"#);
        assert_eq!(
            written(&confirm_source("a", "https://b.be")),
            r#"{"confirm":{"id":"a","source":"https://b.be"}}"#
        );
    }

    #[test]
    fn a_wish_survives_being_kept() {
        let draft = Draft::new(false, &[("label", "Nieuw")]);
        let wish = Wish::of_draft("1".into(), &draft, "Nieuw");
        let kept: Wish = json::from_str(&json::to_string(&wish)).expect("JSON");
        assert_eq!(
            (kept.draft.as_ref(), kept.on_revision),
            (Some(&draft), None)
        );
        assert_eq!(json::to_string(&kept.edits), json::to_string(&wish.edits));
        let again = kept.again("2".into(), Some(7));
        assert_eq!((&*again.operation, again.on_revision), ("2", Some(7)));
    }

    #[test]
    fn a_wish_goes_out_under_the_name_of_whoever_wished_it() {
        let of = |by: Option<&str>| Wish {
            by: by.map(str::to_owned),
            ..Wish::of("1".into(), Vec::new(), "omdat", "a")
        };
        let is_of_another = |by, caller| of(by).is_of_another(caller);
        assert!(is_of_another(Some("Jo"), Some("An")) && is_of_another(Some("Jo"), None));
        assert!(!is_of_another(Some("Jo"), Some("Jo")) && !is_of_another(None, Some("An")));
    }
}
