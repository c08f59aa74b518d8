//! The subscription of whoever looks at the page. What is told is read in `state::live`.

use miniserde::Serialize;

/// From where the page wants to be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LiveAsked {
    /// The last revision that it knows; only those to come where it knows none.
    pub after: Option<u32>,
    /// The language of texts.
    pub language: &'static str,
}

/// Each revision as it is made.
pub const LIVE: &str = document!("live");
