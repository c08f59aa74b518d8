//! Why a store did not do what was asked, in words for whoever runs it.
//!
//! Knows nothing of who asked.

use std::fmt;
use std::path::PathBuf;

/// What a call of a store gives.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a store did not do what was asked. In each case the store is as it was before.
#[derive(Debug)]
pub enum Error {
    /// There is no store in the folder.
    Absent(PathBuf),
    /// Another process writes to it; who that is, as it wrote down.
    Locked(PathBuf, String),
    /// It does not agree with itself, and where.
    Damaged(PathBuf, String),
    /// It was written by a newer version of the program.
    Newer(PathBuf, i64),
    /// The disk is full.
    Full(PathBuf),
    /// It can be read but not written.
    ReadOnly(PathBuf),
    /// The machine has no source of chance to draw a secret from.
    NoChance(String),
    /// Anything else that its files did not allow.
    Failed(PathBuf, String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent(path) => write!(
                f,
                "{} holds no store: `schakel serve` begins one",
                path.display()
            ),
            Self::Locked(path, who) => write!(
                f,
                "{} is in use by {who}: stop that first, or name another folder with --data",
                path.display()
            ),
            Self::Damaged(path, what) => write!(
                f,
                "{} is damaged: {what}; `schakel verify` tells more, `schakel restore` puts a backup back",
                path.display()
            ),
            Self::Newer(path, format) => write!(
                f,
                "{} was written by a newer version of Schakel (format {format}): use that version",
                path.display()
            ),
            Self::Full(path) => write!(
                f,
                "the disk is full: nothing was written to {}; make room and try again",
                path.display()
            ),
            Self::ReadOnly(path) => write!(
                f,
                "{} cannot be written: give this user the right to, or name another folder with --data",
                path.display()
            ),
            Self::NoChance(what) => write!(f, "no secret could be drawn: {what}"),
            Self::Failed(path, what) => write!(f, "{}: {what}", path.display()),
        }
    }
}

impl std::error::Error for Error {}
