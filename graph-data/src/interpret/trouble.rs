//! What stands in the way of an answer to a question that is understood otherwise.

use crate::limits::{
    HOPS_MAX, KNOWN_MAX, PAGE_ROWS_MAX, QUESTION_SIGNS_MAX, QUESTION_WORDS_MAX, VIA_MAX, YEARS_MAX,
};
use crate::model::Text;

/// A number or date out of bounds, or a text too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The text is longer than is looked at.
    Long,
    /// A date that the calendar does not have.
    Date,
    /// No step, or more than a way may have.
    Steps,
    /// No row, or more than a page holds.
    Rows,
    /// No year, or more than are looked back.
    Years,
    /// More stations than a way may be asked to have.
    Stations,
    /// More entities than what is known between can be told of.
    Known,
}

impl Trouble {
    /// What is wrong and what to do.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Self::Long => Text::new(
                &format!(
                    "De vraag is te lang: hoogstens {QUESTION_SIGNS_MAX} tekens en {QUESTION_WORDS_MAX} woorden."
                ),
                &format!(
                    "The question is too long: at most {QUESTION_SIGNS_MAX} signs and {QUESTION_WORDS_MAX} words."
                ),
            ),
            Self::Date => Text::new(
                "Die datum bestaat niet in de kalender. Schrijf bijvoorbeeld 6 mei 2024, mei 2024 of 2024.",
                "The calendar has no such date. Write for instance 6 May 2024, May 2024 or 2024.",
            ),
            Self::Steps => Text::new(
                &format!("Vraag naar 1 tot {HOPS_MAX} stappen."),
                &format!("Ask for 1 to {HOPS_MAX} steps."),
            ),
            Self::Rows => Text::new(
                &format!("Vraag er 1 tot {PAGE_ROWS_MAX} tegelijk."),
                &format!("Ask for 1 to {PAGE_ROWS_MAX} at once."),
            ),
            Self::Years => Text::new(
                &format!("Vraag naar banden van 1 tot {YEARS_MAX} jaar oud."),
                &format!("Ask for ties 1 to {YEARS_MAX} years old."),
            ),
            Self::Stations => Text::new(
                &format!("Een weg kan langs hoogstens {VIA_MAX} tussenstops gevraagd worden."),
                &format!("A way can be asked to pass through at most {VIA_MAX} stations."),
            ),
            Self::Known => Text::new(
                &format!("Vraag wat bekend is tussen 2 tot {KNOWN_MAX} tegelijk."),
                &format!("Ask what is known between 2 to {KNOWN_MAX} at once."),
            ),
        }
    }
}
