//! The query for who is near somebody, with a field more: one for each page that is shown, each with the
//! place where it begins, or one for each of several starts.
//!
//! Text work on the operation's own document; knows no screen.

use miniserde::json;

/// The operation's document and variables with a field more for each further page, which begins behind
/// one of these cursors.
#[must_use]
pub fn whole(document: &str, variables: &str, cursors: &[String]) -> (String, String) {
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

/// The operation's document and variables for several starts: for each, by its number from 1, who it is
/// (`from1`) and the first page of those near it (`to1`).
#[must_use]
pub fn several(document: &str, variables: &str, starts: &[String]) -> (String, String) {
    const NAME: &str = "    from: entity(id: $from) { ...Name }\n";
    let mut variables = variables.to_owned();
    let each = |one: &str| -> String {
        let numbered = (1..=starts.len()).map(|number| one.replace('#', &number.to_string()));
        numbered.collect()
    };
    let name = NAME.replace("from: ", "from#: ").replace("$from", "$from#");
    let page = field(document).unwrap_or_default();
    let numbered = page.replacen("reach(from: $from", "to#: reach(from: $from#", 1);
    let declared = each("$from#: ID!, ");
    let document = document
        .replacen(&page, &each(&numbered), 1)
        .replacen(NAME, &each(&name), 1)
        .replacen("$from: ID!, ", &declared, 1)
        .replacen(", $after: String", "", 1)
        .replace(", after: $after", "");
    for (number, start) in (1..).zip(starts) {
        let value = format!(",\"from{number}\":{}}}", json::to_string(start));
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
    fn each_start_is_a_name_and_a_field_of_its_own() {
        let starts = ["sifo".to_owned(), "a\"b".to_owned()];
        let (document, variables) = several(Reach::DOCUMENT, r#"{"first":1}"#, &starts);
        assert_eq!(variables, r#"{"first":1,"from1":"sifo","from2":"a\"b"}"#);
        for part in [
            "($view: ViewInput, $revision: Int, $from1: ID!, $from2: ID!, $hopsMax: Int",
            "from1: entity(id: $from1)",
            "from2: entity(id: $from2)",
            "to1: reach(from: $from1,",
            "to2: reach(from: $from2,",
        ] {
            assert_eq!(document.matches(part).count(), 1, "{part} in {document}");
        }
        assert!(!document.contains("fter") && !document.contains("$from,"));
        assert_eq!(document.matches('{').count(), document.matches('}').count());
    }

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
