//! Why a store did not do what was asked, in words for whoever runs it.
//!
//! Knows nothing of who asked.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

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
    /// The file of tokens is not as it was written, and where.
    Access(PathBuf, String),
    /// It was written by a newer version of the program.
    Newer(PathBuf, i64),
    /// It was written by an earlier version of the program, and is upgraded by whoever writes to it.
    Older(PathBuf, i64),
    /// The disk is full.
    Full(PathBuf),
    /// It can be read but not written.
    ReadOnly(PathBuf),
    /// The machine has no source of chance to draw a secret from.
    NoChance(String),
    /// Anything else that its files did not allow.
    Failed(PathBuf, String),
    /// A database elsewhere does not do it: which one, and why.
    Remote(Box<str>, Fault),
}

/// Why a database elsewhere does not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It does not answer; what is known of why.
    Away(String),
    /// It did not answer within this time: it is away, or slow.
    Late(Duration),
    /// It can be read, and did not write within this time.
    Slow(Duration),
    /// As many questions as may are with it already.
    Busy,
    /// It does not let this user in.
    Password,
    /// It can be read but not written.
    ReadOnly,
    /// It holds no network of ours.
    Absent,
    /// Somebody else wrote since it was last read.
    Moved,
    /// It does not follow the store whose copy it is, and how.
    Astray(String),
    /// The network there does not agree with itself, and where.
    Damaged(String),
    /// It was left half way from one revision to another.
    Halfway,
    /// It was written by a newer version of the program.
    Newer(i64),
    /// It was written by an earlier version of the program.
    Older(i64),
    /// Anything else.
    Failed(String),
}

impl Error {
    /// Whether there is no store, so that one may be begun.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent(_) | Self::Remote(_, Fault::Absent))
    }

    /// Whether it may pass by itself: what was asked is worth asking again.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        let passing = |fault: &Fault| {
            use Fault::{Away, Busy, Halfway, Late, Moved, Password, ReadOnly, Slow};
            matches!(
                fault,
                Away(_) | Late(_) | Slow(_) | Busy | Halfway | Moved | Password | ReadOnly
            )
        };
        matches!(self, Self::Remote(_, fault) if passing(fault))
    }

    /// Whether there was no answer, or none in time.
    #[must_use]
    pub fn is_away(&self) -> bool {
        matches!(self, Self::Remote(_, Fault::Away(_) | Fault::Late(_)))
    }

    /// Whether somebody else wrote since it was last read.
    #[must_use]
    pub fn is_moved(&self) -> bool {
        matches!(self, Self::Remote(_, Fault::Moved))
    }
}

impl Fault {
    /// The same for anybody who asks, without the words of a file or of Neo4j: those are for the log.
    #[must_use]
    pub fn in_public(&self) -> String {
        match self {
            Self::Damaged(_) => "it is damaged: the log and `schakel verify` tell more".to_owned(),
            Self::Failed(_) => "it does not do what is asked: the log tells more".to_owned(),
            told => told.to_string(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Away(_) => f.write_str("Neo4j does not answer: is it running, and reachable?"),
            Self::Late(within) => write!(
                f,
                "Neo4j does not answer within {} s: is it reachable, or too busy?",
                within.as_secs_f64()
            ),
            Self::Slow(within) => write!(
                f,
                "Neo4j can be read, and does not write within {} s: is it too busy?",
                within.as_secs_f64()
            ),
            Self::Busy => f.write_str("too many questions are with Neo4j already"),
            Self::Password => f.write_str(
                "Neo4j does not let this user in: look at SCHAKEL_NEO4J_USER and SCHAKEL_NEO4J_PASSWORD",
            ),
            Self::ReadOnly => f.write_str("Neo4j lets this user read, and not write"),
            Self::Absent => f.write_str("it holds no network: `schakel serve` begins one"),
            Self::Moved => f.write_str("another program wrote to it meanwhile"),
            Self::Damaged(what) => write!(
                f,
                "it is damaged: {what}; `schakel verify` tells more, `schakel restore` puts a backup back"
            ),
            Self::Halfway => f.write_str(
                "it is half way to another revision: a copy is brought there by its service, or by \
                 `schakel verify --mirror neo4j --repair`, a store by `schakel verify --store neo4j --repair`",
            ),
            Self::Newer(format) => write!(
                f,
                "it was written by a newer version of Schakel (format {format}): use that version"
            ),
            Self::Older(format) => write!(
                f,
                "it was written by an earlier version of Schakel (format {format}): `schakel serve` upgrades it, after a copy"
            ),
            Self::Astray(what) | Self::Failed(what) => f.write_str(what),
        }
    }
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
            Self::Access(path, what) => write!(
                f,
                "{} is damaged: {what}; no token in it counts: move it away, and make new ones with `schakel token create`",
                path.display()
            ),
            Self::Newer(path, format) => write!(
                f,
                "{} was written by a newer version of Schakel (format {format}): use that version",
                path.display()
            ),
            Self::Older(path, format) => write!(
                f,
                "{} was written by an earlier version of Schakel (format {format}): `schakel serve` upgrades it, after a copy",
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
            Self::Remote(place, fault @ Fault::Away(why)) => write!(f, "{place}: {fault} ({why})"),
            Self::Remote(place, fault) => write!(f, "{place}: {fault}"),
        }
    }
}

impl std::error::Error for Error {}
