//! What the fields of a record are called, for the screens that compare versions of one.

use crate::i18n::Language;

/// The name of a field as `state::editing::compare` tells it: `website`, `evidence[0].date`.
#[must_use]
pub fn field_name(language: Language, is_relation: bool, field: &str) -> String {
    let sort = if is_relation { "relation" } else { "entity" };
    let Some((place, of_source)) = field
        .strip_prefix("evidence[")
        .and_then(|rest| rest.split_once("]."))
    else {
        return language.t(&format!("edit-{sort}-{field}"));
    };
    let number = source_number(language, place.parse().unwrap_or_default());
    format!(
        "{number}: {}",
        language.t(&format!("edit-source-{of_source}"))
    )
}

/// What a source is called by its row.
#[must_use]
pub fn source_number(language: Language, row: usize) -> String {
    language.with("edit-source-number", &[("number", (row + 1).into())])
}
