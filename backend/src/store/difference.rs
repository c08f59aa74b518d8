//! How what stands in a Neo4j differs from what should: records and lines of the log by name.
//!
//! Knows nothing of how it is found or mended.

use std::fmt;

/// Differences that are named; all are counted.
pub(super) const NAMED_MAX: usize = 20;

/// In what way something differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// It should be there, and is not.
    Lacks,
    /// It is there, and should not be.
    TooMany,
    /// It is there, and is not as it should be.
    Differs,
}

/// All differences, counted, and the first of them by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    named: Vec<(Way, String)>,
    lacks: usize,
    too_many: usize,
    differ: usize,
}

impl Differences {
    /// Adds one.
    pub(super) fn add(&mut self, way: Way, what: impl FnOnce() -> String) {
        match way {
            Way::Lacks => self.lacks += 1,
            Way::TooMany => self.too_many += 1,
            Way::Differs => self.differ += 1,
        }
        if self.named.len() < NAMED_MAX {
            self.named.push((way, what()));
        }
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.lacks + self.too_many + self.differ
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count() == 0
    }
}

/// Lines: `lacks entity "vlaio"`, one for each that is named, and the counts of all.
impl fmt::Display for Differences {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (way, what) in &self.named {
            let word = match way {
                Way::Lacks => "lacks",
                Way::TooMany => "has too many",
                Way::Differs => "differs in",
            };
            writeln!(f, "{word} {what}")?;
        }
        let more = self.count() - self.named.len();
        if more > 0 {
            writeln!(f, "and {more} more")?;
        }
        let Self {
            lacks,
            too_many,
            differ,
            ..
        } = self;
        write!(f, "{lacks} lack, {too_many} are too many, {differ} differ")
    }
}
