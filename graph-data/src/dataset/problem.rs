//! What is wrong with a dataset, where, and what to do about it.
//!
//! Knows nothing of how problems are found.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use crate::limits::PROBLEMS_PER_FILE_MAX;

/// Signs of a name, and of what is wrong, that are told.
const TOLD_SIGNS_MAX: usize = 400;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The dataset does not load.
    Error,
    /// The dataset loads, but lacks something that it should have: a check says no.
    Flaw,
    /// Worth knowing: a check says yes all the same.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Flaw => "flaw",
            Self::Warning => "warning",
        })
    }
}

/// Something wrong in a file of a dataset. Problems sort by file, row and column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The name of the file: `relations.csv`.
    pub file: Box<str>,
    /// The line as an editor counts, from 1 (the header is line 1 of a table); `None` for the file
    /// as a whole.
    pub row: Option<u32>,
    /// The column, or the key in `dataset.toml`, where one is at fault.
    pub column: Option<Box<str>>,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub way_out: String,
}

impl Problem {
    /// An error in a file as a whole.
    pub(super) fn in_file(file: &str, what: impl Into<String>, way_out: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            row: None,
            column: None,
            severity: Severity::Error,
            what: what.into(),
            way_out: way_out.into(),
        }
    }

    /// The same problem, on a line.
    pub(super) fn on_row(mut self, row: u32) -> Self {
        self.row = Some(row);
        self
    }

    /// The same problem, in a column.
    pub(super) fn in_column(mut self, column: &str) -> Self {
        self.column = Some(column.into());
        self
    }

    /// The same problem, less or more bad.
    pub(super) fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }
}

/// The beginning of a text that may hold a whole file where a cell or a name should be.
fn short(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(TOLD_SIGNS_MAX) {
        None => text.into(),
        Some((at, _)) => format!("{}…", &text[..at]).into(),
    }
}

/// `relations.csv:14: target: unknown entity "vlaoi"; did you mean "vlaio"?`
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(row) = self.row {
            write!(f, ":{row}")?;
        }
        f.write_str(": ")?;
        if self.severity != Severity::Error {
            write!(f, "{}: ", self.severity)?;
        }
        if let Some(column) = &self.column {
            write!(f, "{}: ", short(column))?;
        }
        write!(f, "{}; {}", short(&self.what), self.way_out)
    }
}

/// The problems found so far, at most [`PROBLEMS_PER_FILE_MAX`] of each file and severity.
#[derive(Debug, Default)]
pub(super) struct Problems {
    found: Vec<Problem>,
    counts: BTreeMap<(Box<str>, Severity), usize>,
}

impl Problems {
    pub(super) fn push(&mut self, problem: Problem) {
        let key = (problem.file.clone(), problem.severity);
        let count = self.counts.entry(key).or_default();
        *count += 1;
        if *count <= PROBLEMS_PER_FILE_MAX {
            self.found.push(problem);
        }
    }

    /// Whether any problem keeps the dataset from loading.
    pub(super) fn has_errors(&self) -> bool {
        self.found.iter().any(|p| p.severity == Severity::Error)
    }

    /// All problems in order; a file that had too many ends with how many were left out.
    pub(super) fn sorted(self) -> Vec<Problem> {
        let mut found = self.found;
        found.sort();
        for ((file, severity), count) in self.counts {
            let more = count.saturating_sub(PROBLEMS_PER_FILE_MAX);
            if more > 0 {
                let after = found.partition_point(|p| p.file <= file);
                let what = format!("{more} more of this sort");
                let problem = Problem::in_file(&file, what, "mend the ones above and check again");
                found.insert(after, problem.with_severity(severity));
            }
        }
        found
    }
}
