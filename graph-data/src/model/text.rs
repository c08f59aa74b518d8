//! Text in two languages.
//!
//! Knows nothing of what the texts say.

use serde::{Deserialize, Serialize};

/// A language in which Schakel speaks.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Dutch as written in Flanders (nl-BE).
    #[default]
    Nl,
    /// English.
    En,
}

/// A text in Dutch, and in English where that differs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// The Dutch text; for a dataset without translations simply the text.
    pub nl: Box<str>,
    /// The English text; `None` where the Dutch one serves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<Box<str>>,
}

impl Text {
    /// A text from its Dutch and its English form; an empty English form counts as absent.
    #[must_use]
    pub fn new(nl: &str, en: &str) -> Self {
        Self {
            nl: nl.into(),
            en: (!en.is_empty()).then(|| en.into()),
        }
    }

    /// The text in `language`, falling back to Dutch.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match (language, &self.en) {
            (Language::En, Some(en)) => en,
            _ => &self.nl,
        }
    }

    /// Whether there is no text at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nl.is_empty() && self.en.is_none()
    }
}
