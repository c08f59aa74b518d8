//! A revision: who changed what, when and why; and the chain that seals the log.
//!
//! Knows nothing of where it is kept.

use std::fmt;
use std::str::FromStr;

use graph_data::dataset::{Checksum, Dataset};
use graph_data::edit::{Delta, Record};
use jiff::{Timestamp, TimestampRound, Unit};
use sha2::{Digest, Sha256};

/// Now, to the millisecond, as revisions are dated.
#[must_use]
pub fn now() -> Timestamp {
    let now = Timestamp::now();
    now.round(TimestampRound::new().smallest(Unit::Millisecond))
        .unwrap_or(now)
}

/// A revision of the network.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// Its number, from 1 on, without gaps.
    pub number: u32,
    /// When it was made, by the clock of the machine; numbers tell the order, not this.
    pub at: Timestamp,
    /// Who made it.
    pub by: String,
    /// Why.
    pub reason: String,
    /// The revision that it takes back.
    pub undoes: Option<u32>,
    /// By what it is known again when the same is asked twice.
    pub operation: Option<String>,
    /// What it changes. Empty in the first one, which is everything that the later ones did not add.
    pub delta: Delta,
    /// The checksum of the network after it.
    pub state: Checksum,
}

impl Revision {
    /// The first revision of a store that is begun with a dataset.
    pub(super) fn founding(dataset: &Dataset, by: &str, at: Timestamp) -> Self {
        Self {
            number: 1,
            at,
            by: by.to_owned(),
            reason: format!("Begonnen met de gegevens \"{}\"", dataset.meta.id),
            undoes: None,
            operation: None,
            delta: Delta::default(),
            state: dataset.checksum(),
        }
    }
}

/// A revision without what it changed: enough for a list, however much each changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// Its number, from 1 on, without gaps.
    pub number: u32,
    /// When it was made, by the clock of the machine; numbers tell the order, not this.
    pub at: Timestamp,
    /// Who made it.
    pub by: String,
    /// Why.
    pub reason: String,
    /// The revision that it takes back.
    pub undoes: Option<u32>,
    /// By what it is known again when the same is asked twice.
    pub operation: Option<String>,
    /// How many records it changed.
    pub touched: usize,
    /// The checksum of the network after it.
    pub state: Checksum,
}

impl Head {
    /// The whole revision.
    pub(super) fn with(self, delta: Delta) -> Revision {
        Revision {
            number: self.number,
            at: self.at,
            by: self.by,
            reason: self.reason,
            undoes: self.undoes,
            operation: self.operation,
            delta,
            state: self.state,
        }
    }
}

impl From<&Revision> for Head {
    fn from(revision: &Revision) -> Self {
        Self {
            number: revision.number,
            at: revision.at,
            by: revision.by.clone(),
            reason: revision.reason.clone(),
            undoes: revision.undoes,
            operation: revision.operation.clone(),
            touched: revision.delta.changes().len(),
            state: revision.state,
        }
    }
}

/// The newest revision of a store, and the network as it is.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The network.
    pub dataset: Dataset,
    /// The number of the newest revision.
    pub revision: u32,
    /// Its checksum.
    pub state: Checksum,
}

/// The seal of a revision and of all before it: a SHA-256.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chain([u8; 32]);

/// A revision among all that there ever were: where a backup was put back, another one may have its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Its number, counted from 1.
    pub number: u32,
    /// The seal of it and of all before it.
    pub seal: Chain,
}

impl Chain {
    /// The seal of the next revision.
    #[must_use]
    pub fn next(self, revision: &Revision) -> Self {
        let mut hash = Sha256::new();
        hash.update(self.0);
        hash.update(revision.number.to_le_bytes());
        let undoes = revision.undoes.unwrap_or_default().to_string();
        let operation = revision.operation.as_deref();
        for text in [
            &revision.at.to_string(),
            &revision.by,
            &revision.reason,
            &undoes,
            operation.unwrap_or_default(),
            &revision.state.to_string(),
        ] {
            feed(&mut hash, text);
        }
        for change in revision.delta.changes() {
            feed(&mut hash, change.id());
            feed(&mut hash, &json(change.before.as_ref()).unwrap_or_default());
            feed(&mut hash, &json(change.after.as_ref()).unwrap_or_default());
        }
        Self(hash.finalize().into())
    }
}

/// A record as it stands in the log.
pub(super) fn json(record: Option<&Record>) -> Option<String> {
    record.and_then(|record| serde_json::to_string(record).ok())
}

/// A text with its length before it, so that texts cannot run into one another.
fn feed(hash: &mut Sha256, text: &str) {
    hash.update((text.len() as u64).to_le_bytes());
    hash.update(text);
}

impl fmt::Display for Chain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for Chain {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let digits = text.as_bytes();
        let mut bytes = [0; 32];
        if digits.len() != 2 * bytes.len() {
            return Err(());
        }
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| ())?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| ())?;
        }
        Ok(Self(bytes))
    }
}
