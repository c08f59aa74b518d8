//! From named bytes to a dataset: every problem at once, with file, row, column and a way out.

mod cell;
mod encoding;
mod quotes;
mod table;
mod vocabulary;

use super::problem::Problems;
use crate::vocabulary::Vocabulary;

const KINDS: &str = "kinds.csv";
const RELATION_KINDS: &str = "relation_kinds.csv";

/// A file by its name in the folder, and what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedBytes<'a> {
    /// Its name, without folders: `entities.csv`.
    pub name: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
}

impl Vocabulary {
    /// The kinds that every dataset may use.
    #[must_use]
    pub fn built_in() -> Self {
        vocabulary::built_in(&mut Problems::default())
    }
}
