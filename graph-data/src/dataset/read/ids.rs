//! Ids that cells refer to: found, or named with what was probably meant.
//!
//! Knows nothing of what carries the ids.

use std::cell::Cell;
use std::collections::HashMap;

use crate::dataset::problem::{Problem, Problems};
use crate::names;

/// Comparisons that the search for what was meant may cost in all, in one file of references.
const COMPARISONS_MAX: usize = 1_000_000;

/// The ids that exist of one sort.
pub(super) struct Ids<'a> {
    noun: &'static str,
    all: Vec<&'a str>,
    rows: HashMap<&'a str, u32>,
    /// False where not all of them could be read: an id that is not found may exist.
    complete: bool,
    comparisons: Cell<usize>,
}

impl<'a> Ids<'a> {
    /// The ids in their order: an id's row is its place in it.
    pub(super) fn new(
        noun: &'static str,
        all: impl Iterator<Item = &'a str>,
        complete: bool,
    ) -> Self {
        let all: Vec<&str> = all.collect();
        Self {
            noun,
            rows: (0_u32..).zip(&all).map(|(row, id)| (*id, row)).collect(),
            all,
            complete,
            comparisons: Cell::new(0),
        }
    }

    /// The row of an id, silently.
    pub(super) fn row(&self, id: &str) -> Option<u32> {
        self.rows.get(id).copied()
    }

    /// The row of an id; where it is unknown, `problem` says where that was found.
    pub(super) fn find(
        &self,
        id: &str,
        problems: &mut Problems,
        problem: impl FnOnce(String, String) -> Problem,
    ) -> Option<u32> {
        let row = self.row(id);
        if row.is_none() && self.complete {
            problems.push(self.unknown(id, problem));
        }
        row
    }

    fn unknown(&self, id: &str, problem: impl FnOnce(String, String) -> Problem) -> Problem {
        let what = format!("unknown {} {id:?}", self.noun);
        problem(what, self.way_out(&self.nearest(id)))
    }

    pub(super) fn nearest(&self, id: &str) -> Vec<&'a str> {
        let spent = self.comparisons.get();
        if spent >= COMPARISONS_MAX {
            return Vec::new();
        }
        self.comparisons.set(spent + self.all.len());
        names::nearest(id, self.all.iter().copied(), 3)
    }

    fn way_out(&self, near: &[&str]) -> String {
        if near.is_empty() {
            format!(
                "write the id of {} that exists, or add it",
                with_article(self.noun)
            )
        } else {
            did_you_mean(near)
        }
    }

    pub(super) fn is_complete(&self) -> bool {
        self.complete
    }
}

/// "did you mean "vlaio" or "voka"?"
pub(super) fn did_you_mean(near: &[&str]) -> String {
    let quoted: Vec<String> = near.iter().map(|id| format!("{id:?}")).collect();
    format!("did you mean {}?", quoted.join(" or "))
}

fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {noun}")
}
