//! Numbers and dates as people type them, in digits and in words.
//!
//! Knows nothing of what they count.

use super::words::Word;
use crate::model::{PartialDate, PartialDateError};

/// Numbers in words, Dutch and English.
const NUMBERS: &[(&str, u32)] = &[
    ("een", 1),
    ("één", 1),
    ("one", 1),
    ("twee", 2),
    ("two", 2),
    ("drie", 3),
    ("three", 3),
    ("vier", 4),
    ("four", 4),
    ("vijf", 5),
    ("five", 5),
    ("zes", 6),
    ("six", 6),
    ("zeven", 7),
    ("seven", 7),
    ("acht", 8),
    ("eight", 8),
    ("negen", 9),
    ("nine", 9),
    ("tien", 10),
    ("ten", 10),
    ("elf", 11),
    ("eleven", 11),
    ("twaalf", 12),
    ("twelve", 12),
    ("vijftien", 15),
    ("fifteen", 15),
    ("twintig", 20),
    ("twenty", 20),
    ("dertig", 30),
    ("thirty", 30),
    ("vijftig", 50),
    ("fifty", 50),
    ("honderd", 100),
    ("hundred", 100),
];

/// The number that a word is; one too long to count is the highest there is.
pub(super) fn number(word: &str) -> Option<u32> {
    if !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit()) {
        return Some(word.parse().unwrap_or(u32::MAX));
    }
    let known = NUMBERS.iter().find(|(name, _)| *name == word);
    known.map(|(_, number)| *number)
}

/// Months by how they begin, Dutch and English.
const MONTHS: &[(&str, u8)] = &[
    ("jan", 1),
    ("feb", 2),
    ("maa", 3),
    ("mrt", 3),
    ("mar", 3),
    ("apr", 4),
    ("mei", 5),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("okt", 10),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
];
/// Their full names, of which a word must be a beginning.
const MONTH_NAMES: &[&str] = &[
    "januari",
    "january",
    "februari",
    "february",
    "maart",
    "mrt",
    "march",
    "april",
    "mei",
    "may",
    "juni",
    "june",
    "juli",
    "july",
    "augustus",
    "august",
    "september",
    "oktober",
    "october",
    "november",
    "december",
];

fn month(word: &str) -> Option<u8> {
    let named = MONTH_NAMES.iter().any(|name| name.starts_with(word));
    let (_, month) = MONTHS.iter().find(|(start, _)| word.starts_with(start))?;
    named.then_some(*month)
}

/// A date at the start of some words: how many words it takes, and the date or why it is none.
pub(super) fn date(words: &[Word]) -> Option<(usize, Result<PartialDate, PartialDateError>)> {
    let at = |place: usize| words.get(place).map(|w| w.folded.as_str());
    let year = |place| at(place).and_then(year);
    let small = |place| at(place).and_then(small);
    let month_at = |place| at(place).and_then(month);
    if let (Some(day), Some(month), Some(year)) = (small(0), month_at(1), year(2)) {
        return Some((3, PartialDate::new(year, Some(month), Some(day))));
    }
    if let (Some(month), Some(day), Some(year)) = (month_at(0), small(1), year(2)) {
        return Some((3, PartialDate::new(year, Some(month), Some(day))));
    }
    if let (Some(month), Some(year)) = (month_at(0), year(1)) {
        return Some((2, PartialDate::new(year, Some(month), None)));
    }
    if let (Some(day), Some(month), Some(year)) = (small(0), small(1), year(2)) {
        return Some((3, PartialDate::new(year, Some(month), Some(day))));
    }
    if let (Some(year), Some(month), Some(day)) = (year(0), small(1), small(2)) {
        return Some((3, PartialDate::new(year, Some(month), Some(day))));
    }
    let dashed = words.first().is_some_and(|w| w.typed.contains('-'));
    if let (Some(year), Some(month), true) = (year(0), small(1), dashed) {
        return Some((2, PartialDate::new(year, Some(month), None)));
    }
    year(0).map(|year| (1, PartialDate::new(year, None, None)))
}

/// Four digits that people write for a year.
fn year(word: &str) -> Option<u16> {
    let year = word.parse().ok().filter(|_| word.len() == 4)?;
    (1000..3000).contains(&year).then_some(year)
}

/// One or two digits, perhaps with the ending of an English ordinal.
fn small(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &word[digits.len()..];
    let is_number = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    (is_number && ["", "st", "nd", "rd", "th", "e", "ste", "de"].contains(&ending))
        .then(|| digits.parse().ok())
        .flatten()
}

/// The day before the first day of a date; `None` on the first day of the calendar.
pub(super) fn day_before(date: PartialDate) -> Option<PartialDate> {
    let (year, month) = (date.year(), date.month().unwrap_or(1));
    if let Some(day) = date.day().filter(|day| *day > 1) {
        return PartialDate::new(year, Some(month), Some(day - 1)).ok();
    }
    let (year, month) = if month > 1 {
        (year, month - 1)
    } else {
        (year.checked_sub(1)?, 12)
    };
    let last = [31, 30, 29, 28].into_iter();
    last.filter_map(|day| PartialDate::new(year, Some(month), Some(day)).ok())
        .next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interpret::words;

    fn check(text: &str, expect: &str) {
        let words = words::read(text).expect(text);
        let (taken, date) = date(&words).expect(text);
        assert_eq!(taken, words.len(), "{text}");
        assert_eq!(
            date.map(|d| d.to_string()).ok().as_deref(),
            Some(expect),
            "{text}"
        );
    }

    #[test]
    fn dates_are_read_as_people_type_them() {
        for (text, expect) in [
            ("6 mei 2024", "2024-05-06"),
            ("6 May 2024", "2024-05-06"),
            ("May 6, 2024", "2024-05-06"),
            ("May 6th 2024", "2024-05-06"),
            ("6/5/2024", "2024-05-06"),
            ("2024-05-06", "2024-05-06"),
            ("2024-05", "2024-05"),
            ("mei 2024", "2024-05"),
            ("2018", "2018"),
        ] {
            check(text, expect);
        }
    }

    #[test]
    fn what_the_calendar_has_not_is_told() {
        let words = words::read("31 februari 2024").expect("short");
        assert_eq!(date(&words), Some((3, Err(PartialDateError::Calendar))));
        assert_eq!(date(&words::read("mei").expect("short")), None);
    }

    #[test]
    fn the_day_before() {
        for (date, expect) in [
            ("2024-05-06", "2024-05-05"),
            ("2024-03-01", "2024-02-29"),
            ("2024", "2023-12-31"),
            ("2024-05", "2024-04-30"),
        ] {
            let before = day_before(date.parse().expect(date)).expect(date);
            assert_eq!(before.to_string(), expect, "{date}");
        }
    }

    #[test]
    fn numbers_are_read_in_digits_and_words() {
        assert_eq!(number("drie"), Some(3));
        assert_eq!(number("12"), Some(12));
        assert_eq!(number("99999999999999999999"), Some(u32::MAX));
        assert_eq!((number("paar"), number("")), (None, None));
    }
}
