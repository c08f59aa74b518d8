//! Dates in words, Dutch and English: what sentences and typed questions both write.
//!
//! Knows nothing of what happened then.

use crate::model::{Language, PartialDate};

const MONTHS_NL: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "2018", "mei 2024", "6 mei 2024".
pub(crate) fn written(date: PartialDate, language: Language) -> String {
    let year = date.year();
    match (date.month(), date.day()) {
        (Some(month), Some(day)) => format!("{day} {} {year}", month_name(month, language)),
        (Some(month), None) => format!("{} {year}", month_name(month, language)),
        _ => year.to_string(),
    }
}

fn month_name(month: u8, language: Language) -> &'static str {
    let names = match language {
        Language::Nl => &MONTHS_NL,
        Language::En => &MONTHS_EN,
    };
    names[usize::from(month.clamp(1, 12)) - 1]
}
