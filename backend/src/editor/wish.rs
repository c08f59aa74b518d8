//! What is wished of the writer, and why it may refuse.
//!
//! Knows nothing of how it is done.

use std::fmt;

use graph_data::edit::{Edit, EditProblem, Record};

use crate::store;
use crate::telemetry::Reference;

/// A change that somebody wants made.
#[derive(Clone, Debug)]
pub struct Wish {
    /// What.
    pub what: What,
    /// Why.
    pub reason: String,
    /// By what it is known again when it is asked twice.
    pub operation: String,
    /// Who wants it.
    pub by: String,
}

/// What is wished.
#[derive(Clone, Debug)]
pub enum What {
    /// Edits, all or none.
    Apply {
        /// The edits, in their order.
        edits: Vec<Edit>,
        /// The revision that they were made on: what they touch may not have changed since.
        on_revision: Option<u32>,
    },
    /// That the revision with this number is taken back.
    Undo(u32),
}

/// Why a wish was refused. Nothing changed, unless the store did not say so.
#[derive(Clone, Debug)]
pub enum Refusal {
    /// Something is wrong with the edits.
    Edits(Vec<EditProblem>),
    /// There is no such revision.
    NoRevision(u32),
    /// The first revision cannot be taken back.
    FirstRevision,
    /// Others changed the same since.
    Conflict(Vec<InTheWay>),
    /// Too many wishes wait already.
    Busy,
    /// The store did not keep it; what it says is for the log.
    NotKept(String),
    /// The store did not say whether it kept it; what is known is for the log.
    Unsure(String),
    /// A defect of ours; the line of the log with this reference tells more.
    Failed(Reference),
}

/// A record that stands in the way of a wish.
#[derive(Clone, Debug, PartialEq)]
pub struct InTheWay {
    /// Its id.
    pub id: String,
    /// The revision that last touched it.
    pub revision: Option<u32>,
    /// Who made that revision.
    pub by: Option<String>,
    /// The record as it is now; `None` where it is gone.
    pub theirs: Option<Record>,
    /// The record as it was wished; `None` where it was to go, where the edits only lean on it, and where it
    /// cannot be told.
    pub yours: Option<Record>,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Edits(problems) => {
                let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
                f.write_str(&told.join("\n"))
            }
            Self::NoRevision(number) => write!(f, "there is no revision {number}"),
            Self::FirstRevision => {
                f.write_str("revision 1 is where the network began: it cannot be taken back")
            }
            Self::Conflict(records) => {
                let ids: Vec<String> = records.iter().map(|r| format!("{:?}", r.id)).collect();
                write!(
                    f,
                    "changed since: {}; look at what changed, and try again",
                    ids.join(", ")
                )
            }
            Self::Busy => f.write_str("too many edits wait already; try again in a moment"),
            Self::NotKept(_) => f.write_str(
                "the store could not keep the edit, and nothing changed; try again later",
            ),
            Self::Unsure(_) => f.write_str(
                "the store did not say whether it kept the edit; ask again with the same operationId, and it is \
                 made once",
            ),
            Self::Failed(_) => f.write_str("something went wrong here, and nothing changed"),
        }
    }
}

impl From<store::Error> for Refusal {
    fn from(error: store::Error) -> Self {
        Self::NotKept(error.to_string())
    }
}
