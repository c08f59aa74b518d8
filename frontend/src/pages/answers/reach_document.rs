//! The query for all pages that are shown of who is near somebody: one field for each page, each with
//! the place where it begins.
//!
//! Text work on the operation's own document; knows no screen.

use miniserde::json;

/// The operation's document and variables with a field more for each further page, which begins behind
/// one of these cursors.
pub(super) fn whole(document: &str, variables: &str, cursors: &[String]) -> (String, String) {
    let (mut document, mut variables) = (document.to_owned(), variables.to_owned());
    let Some(field) = field(&document) else {
        return (document, variables);
    };
    for (number, cursor) in (2..).zip(cursors) {
        let after = format!("$after{number}");
        let page = field.replacen("reach(", &format!("page{number}: reach("), 1);
        let page = page.replacen("$after", &after, 1);
        document = document.replacen(
            "$after: String",
            &format!("$after: String, {after}: String"),
            1,
        );
        document = document.replacen(&field, &(field.clone() + &page), 1);
        let value = format!(",\"after{number}\":{}}}", json::to_string(cursor));
        variables.truncate(variables.trim_end().len().saturating_sub(1));
        variables += &value;
    }
    (document, variables)
}

/// The field of a page in the document, with its line break.
fn field(document: &str) -> Option<String> {
    const END: &str = "\n    }\n";
    let from = document.find("    reach(")?;
    let length = document[from..].find(END)? + END.len();
    Some(document[from..from + length].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Operation as _;
    use crate::api::operations::Reach;

    #[test]
    fn each_further_page_is_a_field_that_begins_behind_its_cursor() {
        let asked = r#"{"from":"dwse","after":null}"#;
        assert_eq!(
            whole(Reach::DOCUMENT, asked, &[]),
            (Reach::DOCUMENT.to_owned(), asked.to_owned())
        );
        let (document, variables) = whole(Reach::DOCUMENT, asked, &["a\"b".into(), "c".into()]);
        assert_eq!(
            variables,
            r#"{"from":"dwse","after":null,"after2":"a\"b","after3":"c"}"#
        );
        assert_eq!(document.matches("reach(").count(), 3);
        for part in [
            "$after2: String",
            "$after3: String",
            "page2: reach(",
            "after: $after3)",
        ] {
            assert_eq!(document.matches(part).count(), 1, "{part} in {document}");
        }
        assert_eq!(document.matches('{').count(), document.matches('}').count());
    }
}
