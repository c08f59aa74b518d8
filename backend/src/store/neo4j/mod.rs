//! The store in a Neo4j of the user's own, written so that people can ask it in Cypher.
//!
//! `cypher` has every text that is sent, `mapping` the properties, `load` reads the network, `pieces` parts of it, `batches` and
//! `arrival` write it, `schema` has its constraints and indexes, `log` keeps the revisions; `connection` sees that nothing waits too long. Nodes and
//! relations of others in the same database are neither read nor changed.

mod arrival;
mod batches;
mod compare;
mod connection;
mod copies;
mod cypher;
mod cypher_pieces;
mod fault;
mod found;
mod frame;
mod listed;
mod load;
mod log;
mod mapping;
mod mend;
mod naming;
mod own;
mod pieces;
mod rehearsal;
mod remains;
mod schema;
pub(super) mod seen;
mod settings;
mod upgrade;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use graph_data::dataset::Dataset;
use graph_data::edit::Delta;
use graph_data::vocabulary::Vocabulary;
use jiff::Timestamp;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::error::{Error, Fault, Result};
use super::revision::{Chain, Kept, Position, Revision};
use super::verify::Verified;
use batches::{Batches, Ground};
pub use compare::{Compared, Stamp, Truth};
use connection::BATCH_DEADLINE;
pub use connection::{Ask, Connection, Lock};
pub use cypher::relation_type;
pub use own::Own;
pub use pieces::{EntityPiece, NamesOf, Pieces, Shortest};
pub use settings::{DEADLINE, NETWORK, Neo4jSettings};

/// The format that this version writes, in `format` of the network's node.
const FORMAT: i64 = 2;
/// The first one: its checksums counted the kinds of the program.
const FIRST: i64 = 1;
/// Rows from which on an edit may take longer than a question.
const MANY: usize = 1_000;
/// How long each row of very many may take.
const EACH_WITHIN: Duration = Duration::from_millis(1);

/// A network in a Neo4j.
#[derive(Debug)]
pub struct Neo4j {
    connection: Connection,
    /// The newest revision that was read or written here, its seal, and the kinds of the network.
    head: Mutex<Head>,
    /// Where it is written down what was acknowledged, for who writes.
    witness: Option<PathBuf>,
}

#[derive(Clone, Debug)]
struct Head {
    revision: u32,
    chain: Chain,
    /// Whether somebody began to make it another revision, and did not finish.
    is_halfway: bool,
    vocabulary: Arc<Vocabulary>,
}

impl Head {
    fn position(&self) -> Position {
        Position {
            number: self.revision,
            seal: self.chain,
        }
    }
}

#[derive(Deserialize)]
struct HeadRow {
    format: i64,
    arriving: Option<String>,
    mending: Option<String>,
    revision: Option<u32>,
    chain: Option<String>,
    frame: String,
}

impl Neo4j {
    /// Begins a network with a dataset as its first revision. Killed on the way, it leaves nothing that
    /// would be taken for a network.
    ///
    /// # Errors
    /// When there is one already, or Neo4j does not answer or cannot be written.
    pub fn begin(
        connection: Connection,
        dataset: &Dataset,
        by: &str,
        at: Timestamp,
    ) -> Result<Self> {
        let founding = Revision::founding(dataset, by, at);
        let chain = Chain::default().next(&founding);
        connection.wait(arrival::arrive(
            &connection,
            dataset,
            [Ok((founding, chain))],
            arrival::Over::Remains,
        ))?;
        // An edit says other things to it.
        connection.doubt_writing();
        Self::open(connection)
    }

    /// Opens the network in a Neo4j.
    ///
    /// # Errors
    /// When Neo4j does not answer, holds no network, or one of another version.
    pub fn open(connection: Connection) -> Result<Self> {
        let (head, _) = connection.wait(head(&connection))?;
        schema::complete_later(&connection, &head.vocabulary);
        Ok(Self {
            connection,
            head: Mutex::new(head),
            witness: None,
        })
    }

    /// Looks whether the network is there, and may be written as far as is known, and tells its newest revision.
    /// An edit is rehearsed where none was kept yet, one failed for lack of a right, or the Neo4j was away since;
    /// nothing changes by it.
    ///
    /// # Errors
    /// As [`Self::open`], and when it can be read and not written, or not in time.
    pub fn look(connection: &Connection) -> Result<Position> {
        let looked = connection.wait(async {
            let (head, _) = head(connection).await?;
            if connection.may_fail_to_write() {
                rehearsal::rehearse(connection, &head.vocabulary).await?;
            }
            Ok(head.position())
        });
        if looked.as_ref().is_err_and(Error::is_away) {
            connection.doubt_writing();
        }
        looked
    }

    /// The network in a Neo4j that may not be there yet: its log can be read once it is.
    #[must_use]
    pub fn later(connection: Connection) -> Self {
        let head = Head {
            revision: 0,
            chain: Chain::default(),
            is_halfway: false,
            vocabulary: Arc::default(),
        };
        Self {
            connection,
            head: Mutex::new(head),
            witness: None,
        }
    }

    /// The newest revision that was read or written here.
    #[must_use]
    pub fn position(&self) -> Position {
        self.head().position()
    }

    /// Whether it was left half way to another revision, when it was last looked at.
    #[must_use]
    pub fn is_halfway(&self) -> bool {
        self.head().is_halfway
    }

    /// Its seal.
    pub(in crate::store) fn newest_seal(&self) -> Chain {
        self.position().seal
    }

    /// The way to it.
    #[must_use]
    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    /// The network as it is, held against the checksum of the newest revision. Costs a pass over
    /// everything.
    ///
    /// # Errors
    /// When Neo4j does not answer, or holds something else than the log says.
    pub fn load(&self) -> Result<Kept> {
        let kept = self.connection.wait(self.read_all())?;
        let written = self.head_of(kept.revision)?;
        if written.is_none_or(|head| head.state != kept.state) {
            let what = format!("it is not what revision {} left", kept.revision);
            return Err(self.connection.damaged(what));
        }
        Ok(kept)
    }

    /// What is there, whether or not the log says so.
    async fn read_all(&self) -> Result<Kept> {
        let (found, frame) = head(&self.connection).await?;
        let dataset = load::all(&self.connection, frame).await?;
        let revision = found.revision;
        *self.head() = found;
        Ok(Kept {
            state: dataset.checksum(),
            dataset,
            revision,
        })
    }

    /// Writes revisions, all or none, and only where the newest revision there is the one that they stand
    /// on.
    ///
    /// # Errors
    /// When Neo4j does not answer, cannot be written, or somebody else wrote meanwhile. Where the answer
    /// was lost, they may have been written all the same: the next call then finds that it moved.
    pub fn commit(&self, revisions: &[Revision]) -> Result<()> {
        let Some(last) = revisions.last() else {
            return Ok(());
        };
        let before = self.head().clone();
        let mut batches = Batches::new(Ground::Known);
        let mut chain = before.chain;
        for revision in revisions {
            chain = chain.next(revision);
            batches.log(
                log::revision_row(revision, chain),
                log::change_rows(revision),
            );
        }
        let deltas = revisions.iter().map(|revision| revision.delta.clone());
        batches.delta(&before.vocabulary, &Delta::composed(deltas));
        let within = match batches.len() {
            0..MANY => self.connection.deadline(),
            rows => BATCH_DEADLINE
                .max(EACH_WITHIN.saturating_mul(u32::try_from(rows).unwrap_or(u32::MAX))),
        };
        let guard = Ask::new(cypher::ADVANCE)
            .with("expected", before.revision)
            .with("seal", before.chain.to_string())
            .with("revision", last.number)
            .with("chain", chain.to_string());
        self.connection
            .wait(self.connection.write(guard, batches.take(), within))?;
        *self.head() = Head {
            revision: last.number,
            chain,
            ..before
        };
        self.note_seen();
        Ok(())
    }

    /// Looks again which revision is the newest, after somebody else may have written.
    ///
    /// # Errors
    /// When Neo4j does not answer, holds no network, or one of another version; for who writes, also when it is half
    /// way to another revision, or does not go on from what was acknowledged here.
    pub fn catch_up(&self) -> Result<u32> {
        let (found, _) = self.connection.wait(head_of_any(&self.connection))?;
        if found.is_halfway && self.witness.is_some() {
            return Err(self.connection.halfway());
        }
        self.goes_on(&found)?;
        let number = found.revision;
        *self.head() = found;
        self.note_seen();
        Ok(number)
    }

    /// Holds the network and its log against each other: reads everything, and takes every revision back to
    /// the first.
    ///
    /// # Errors
    /// When Neo4j does not answer.
    pub fn verify(&self) -> Result<Verified> {
        let mut log = BTreeMap::new();
        let read = self.log_from(0, |revision, seal| {
            log.insert(revision.number, (revision, seal));
            Ok(())
        });
        match read.and_then(|()| self.load()) {
            Ok(kept) => Verified::by_log(kept, |number| Ok(log.get(&number).cloned())),
            Err(Error::Remote(_, Fault::Damaged(what))) => Ok(Verified::damaged(what)),
            Err(error @ Error::Remote(_, Fault::Halfway)) => {
                Ok(Verified::damaged(error.to_string()))
            }
            Err(error) => Err(error),
        }
    }

    /// The node of the network as it stands there, whatever it says.
    ///
    /// # Errors
    /// When Neo4j does not answer, or holds no network that has arrived.
    pub fn stamp(&self) -> Result<Stamp> {
        self.connection.wait(compare::stamp(&self.connection))
    }

    /// Holds what stands in this Neo4j against what should. Costs a pass over both.
    ///
    /// # Errors
    /// When Neo4j does not answer or holds no whole network, or the log cannot be read.
    pub fn compare(&self, truth: &Truth<'_>) -> Result<Compared> {
        self.connection
            .wait(compare::compared(&self.connection, truth))
    }

    /// Mends what differs from what should be, and only where nobody wrote since it was compared.
    ///
    /// # Errors
    /// As [`Self::compare`], and when Neo4j cannot be written, or somebody wrote.
    pub fn mend(&self, truth: &Truth<'_>, compared: &Compared) -> Result<()> {
        self.connection
            .wait(mend::mend(&self.connection, truth, compared))
    }

    fn ask<T: DeserializeOwned + Send + 'static>(&self, ask: Ask) -> Result<Vec<T>> {
        self.connection.wait(self.connection.rows(ask))
    }

    fn head(&self) -> MutexGuard<'_, Head> {
        self.head.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The newest revision of a network all of which is there, and its frame.
async fn head(connection: &Connection) -> Result<(Head, Dataset)> {
    let (head, frame) = head_of_any(connection).await?;
    match head.is_halfway {
        true => Err(connection.halfway()),
        false => Ok((head, frame)),
    }
}

/// The same of one that may be half way to another revision.
async fn head_of_any(connection: &Connection) -> Result<(Head, Dataset)> {
    match found(connection).await? {
        (FORMAT, head, frame) => Ok((head, frame)),
        (older, ..) => {
            let fault = Fault::Older(older);
            Err(Error::Remote(connection.place().into(), fault))
        }
    }
}

/// The seal of the newest revision, from what stands there.
fn sealed(connection: &Connection, text: &str) -> Result<Chain> {
    let seal = text.parse();
    seal.map_err(|()| connection.damaged("the seal of the newest revision is no seal"))
}

/// The same of a network of any format that this version knows, and which that is.
async fn found(connection: &Connection) -> Result<(i64, Head, Dataset)> {
    let absent = || Error::Remote(connection.place().into(), Fault::Absent);
    let rows: Vec<HeadRow> = connection.rows(Ask::new(cypher::HEAD)).await?;
    let row = rows.into_iter().next().ok_or_else(absent)?;
    if row.format > FORMAT {
        return Err(Error::Remote(
            connection.place().into(),
            Fault::Newer(row.format),
        ));
    }
    let (None, Some(revision), Some(chain)) = (row.arriving, row.revision, row.chain) else {
        return Err(absent());
    };
    let chain = sealed(connection, &chain)?;
    let frame = frame::read(&row.frame);
    let frame = frame.map_err(|error| connection.damaged(format!("its frame: {error}")))?;
    let vocabulary = frame.vocabulary.clone();
    let head = Head {
        revision,
        chain,
        is_halfway: row.mending.is_some(),
        vocabulary,
    };
    Ok((row.format, head, frame))
}
