//! Of which revision the network is asked: of the newest, or all over the page of the same earlier one.
//!
//! The one place where that is said: the documents leave the place open, and no screen fills it in.

use std::cell::Cell;

/// How a document says that it can be asked of any revision. (An edit that needs one has an `Int!`.)
const OPEN: &str = "$revision: Int,";

thread_local! {
    static REVISION: Cell<Option<u32>> = const { Cell::new(None) };
}

/// Has all questions that follow asked of a revision, or of the newest one.
pub fn ask_of(revision: Option<u32>) {
    REVISION.set(revision);
}

/// The variables of a document, as JSON, with the revision that is asked.
pub(super) fn variables(document: &str, variables: &str) -> String {
    match REVISION.get() {
        Some(revision) if document.contains(OPEN) => with(revision, variables),
        _ => variables.to_owned(),
    }
}

fn with(revision: u32, variables: &str) -> String {
    let rest = variables.strip_prefix('{').unwrap_or("}");
    let comma = if rest == "}" { "" } else { "," };
    format!(r#"{{"revision":{revision}{comma}{rest}"#)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_asked_of_the_revision_and_edits_are_not() {
        let question = "query Start($view: ViewInput, $revision: Int, $language: Language) { a }";
        let edit = "mutation Undo($revision: Int!, $reason: String!) { a }";
        assert_eq!(variables(question, r#"{"a":1}"#), r#"{"a":1}"#);
        ask_of(Some(12));
        for (document, given, expected) in [
            (question, r#"{"a":1}"#, r#"{"revision":12,"a":1}"#),
            (question, "{}", r#"{"revision":12}"#),
            (edit, r#"{"revision":3}"#, r#"{"revision":3}"#),
            ("query { caller }", "{}", "{}"),
        ] {
            assert_eq!(variables(document, given), expected, "{document}");
        }
        ask_of(None);
        assert_eq!(variables(question, "{}"), "{}");
    }

    /// A question that forgot it would show the network of now under the words of then.
    #[test]
    fn every_document_that_is_asked_under_a_view_leaves_the_revision_open() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/graphql");
        let mut seen = 0;
        for entry in std::fs::read_dir(folder).expect("the documents are there") {
            let path = entry.expect("readable").path();
            let document = std::fs::read_to_string(&path).expect("text");
            let asked = document.matches("network(").count();
            if asked == 0 {
                continue;
            }
            let (view, of) = ("network(view: $", ", revision: $revision)");
            assert_eq!(document.matches(view).count(), asked, "{}", path.display());
            assert_eq!(document.matches(of).count(), asked, "{}", path.display());
            assert_eq!(document.matches(OPEN).count(), 1, "{}", path.display());
            seen += 1;
        }
        assert!(seen > 30);
    }
}
