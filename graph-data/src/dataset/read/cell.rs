//! From a cell to a value: dates, flags, ids, words of a closed list, addresses.
//!
//! Knows nothing of which file a cell stands in.

use super::table::{Column, Row};
use crate::dataset::address;
use crate::dataset::problem::Problems;
use crate::limits::ID_BYTES_MAX;
use crate::model::{PartialDate, Text};

const ID_SIGNS: &str = "letters, digits and - _ . :";

/// What keeps a text from being an id.
pub(crate) enum IdFault {
    /// It has no sign.
    Empty,
    /// It is too long.
    Long {
        /// How long it is.
        bytes: usize,
        /// How long it may be.
        most: usize,
    },
    /// It holds other signs: the text.
    Signs(Box<str>),
}

impl IdFault {
    /// What is wrong, and the way out.
    pub(crate) fn told(&self) -> (String, String) {
        match self {
            Self::Empty => (
                "the id is empty".to_owned(),
                format!("give it one of {ID_SIGNS}"),
            ),
            Self::Long { bytes, most } => (
                format!("the id has {bytes} bytes"),
                format!("shorten it to at most {most}"),
            ),
            Self::Signs(id) => (
                format!("{id:?} cannot be an id"),
                format!("use only {ID_SIGNS}"),
            ),
        }
    }
}

/// What keeps a text from being an id. An id has 1 to [`ID_BYTES_MAX`] bytes: letters and digits of any
/// script, `-`, `_`, `.` and `:`.
pub(crate) fn id_fault(id: &str) -> Option<IdFault> {
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
    let (bytes, most) = (id.len(), ID_BYTES_MAX);
    if id.is_empty() {
        Some(IdFault::Empty)
    } else if bytes > most {
        Some(IdFault::Long { bytes, most })
    } else {
        (!id.chars().all(allowed)).then(|| IdFault::Signs(id.into()))
    }
}

/// A text that is optional.
pub(super) fn optional(text: &str) -> Option<Box<str>> {
    (!text.is_empty()).then(|| text.into())
}

impl Row<'_> {
    /// The id in a cell; `None` where it is empty. One that cannot be an id is a problem, but still
    /// told, so that what refers to it is not called unknown as well.
    pub(super) fn id(&self, column: Column, problems: &mut Problems) -> Option<&str> {
        let id = self.word(column);
        if let Some((what, way_out)) = id_fault(id).map(|fault| fault.told()) {
            problems.push(self.problem(column, what, way_out));
        }
        (!id.is_empty()).then_some(id)
    }

    /// A text that must be there.
    pub(super) fn required(&self, column: Column, problems: &mut Problems) -> &str {
        if self.word(column).is_empty() {
            problems.push(self.problem(column, "the cell is empty", "fill it in"));
        }
        self.text(column)
    }

    /// The texts of a Dutch and an English column.
    pub(super) fn bilingual(&self, nl: Column, en: Column) -> Text {
        Text::new(self.text(nl), self.text(en))
    }

    /// The date in a cell, if any.
    pub(super) fn date(&self, column: Column, problems: &mut Problems) -> Option<PartialDate> {
        let text = self.word(column);
        if text.is_empty() {
            return None;
        }
        let date = text.parse::<PartialDate>();
        if let Err(reason) = date {
            let what = format!("{text:?} is not a date");
            problems.push(self.problem(column, what, reason.to_string()));
        }
        date.ok()
    }

    /// The dates in two cells, of which the second may not lie before the first.
    pub(super) fn period(
        &self,
        from: Column,
        to: Column,
        problems: &mut Problems,
    ) -> (Option<PartialDate>, Option<PartialDate>) {
        let (start, end) = (self.date(from, problems), self.date(to, problems));
        if let (Some(start), Some(end)) = (start, end)
            && end.last_day() < start.first_day()
        {
            let what = format!("the dates run backwards: {end} is before {start}");
            let way_out = format!("swap {} and {}, or correct one", from.name, to.name);
            problems.push(self.problem(to, what, way_out));
        }
        (start, end)
    }

    /// The flag in a cell, as spreadsheets in Dutch and English write it.
    pub(super) fn flag(&self, column: Column, default: bool, problems: &mut Problems) -> bool {
        let word = self.word(column);
        if word.is_empty() {
            return default;
        }
        match &*word.to_lowercase() {
            "true" | "yes" | "waar" | "ja" | "1" => true,
            "false" | "no" | "onwaar" | "nee" | "0" => false,
            other => {
                let what = format!("{other:?} is neither true nor false");
                problems.push(self.problem(column, what, "write true or false"));
                default
            }
        }
    }

    /// One word of a closed list, in any case; `default` where the cell is empty or wrong.
    pub(super) fn one_of<T: Copy>(
        &self,
        column: Column,
        words: &[(&str, T)],
        default: T,
        problems: &mut Problems,
    ) -> T {
        let text = self.word(column);
        if text.is_empty() {
            return default;
        }
        let found = words.iter().find(|(w, _)| w.eq_ignore_ascii_case(text));
        found.map_or_else(
            || {
                let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
                let way_out = format!("write one of {}", known.join(", "));
                problems.push(self.problem(column, format!("unknown word {text:?}"), way_out));
                default
            },
            |(_, value)| *value,
        )
    }

    /// A web address, if any.
    pub(super) fn website(&self, column: Column, problems: &mut Problems) -> Option<Box<str>> {
        let text = self.word(column);
        if !text.is_empty() && !address::is_web_address(text) {
            let what = format!("{text:?} is not a web address");
            let way_out = "write it in full, beginning with https:// or http://";
            problems.push(self.problem(column, what, way_out));
        }
        optional(text)
    }

    /// A mailbox or a web address, if any.
    pub(super) fn contact(&self, column: Column, problems: &mut Problems) -> Option<Box<str>> {
        let text = self.word(column);
        if !text.is_empty() && !address::is_contact(text) {
            let what = format!("{text:?} is neither a mailbox nor a web address");
            let way_out = "write a functional mailbox (info@example.org) or an address that begins with https://";
            problems.push(self.problem(column, what, way_out));
        }
        optional(text)
    }
}
