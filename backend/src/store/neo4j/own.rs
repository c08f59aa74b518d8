//! A network in a Neo4j held against its own log, and mended from that where the log tells what it should be.
//!
//! The seals say whether the log can be trusted, the checksum of the newest revision whether what is made of
//! it is right. Where either fails, only a backup helps.

use graph_data::dataset::Dataset;

use super::compare::{Stamp, stamp};
use super::{Compared, Neo4j, Truth, head_of_any, load};
use crate::store::error::{Error, Fault, Result};
use crate::store::truth::SealedLog;

/// What a network should be by its own log.
#[derive(Debug)]
pub struct Own {
    dataset: Dataset,
    log: SealedLog,
    /// The node of the network before anything was read.
    stamp: Stamp,
}

impl Neo4j {
    /// What the network should be by its own log; `None` where that cannot be known. Of records that no
    /// revision touched the log knows the checksum alone: a dataset with which it was begun tells them.
    ///
    /// # Errors
    /// When Neo4j does not answer, or holds no network.
    pub fn own(&self, begun: &[Dataset]) -> Result<Option<Own>> {
        let stamp = self.connection.wait(stamp(&self.connection))?;
        let newest = match self.catch_up() {
            Err(Error::Remote(_, Fault::Damaged(_))) => 0,
            looked => looked?,
        };
        let mut lines = Vec::new();
        let read = self.log_from(0, |revision, seal| {
            lines.push((revision, seal));
            Ok(())
        });
        let Some(log) = undamaged(read)?.and_then(|()| SealedLog::read(lines)) else {
            return Ok(None);
        };
        // The end of the log is gone: what it should be at last, nobody knows.
        if newest > log.last().0 {
            return Ok(None);
        }
        let there = undamaged(self.connection.wait(self.there()))?;
        let dataset = log.network(there.as_ref(), begun);
        Ok(dataset.map(|dataset| Own {
            dataset,
            log,
            stamp,
        }))
    }

    /// Holds what stands there against what should.
    ///
    /// # Errors
    /// As [`Self::compare`], and when somebody wrote since it was read what it should be.
    pub fn compare_own(&self, own: &Own) -> Result<Compared> {
        let compared = own.with(|truth| self.compare(truth))?;
        match compared.stamp == own.stamp {
            true => Ok(compared),
            false => Err(self.connection.moved()),
        }
    }

    /// Mends what differs.
    ///
    /// # Errors
    /// As [`Self::mend`].
    pub fn mend_own(&self, own: &Own, compared: &Compared) -> Result<()> {
        own.with(|truth| self.mend(truth, compared))
    }

    /// What is there, whether or not the log says so.
    async fn there(&self) -> Result<Dataset> {
        let (_, frame) = head_of_any(&self.connection).await?;
        load::all(&self.connection, frame).await
    }
}

impl Own {
    fn with<T>(&self, work: impl FnOnce(&Truth<'_>) -> Result<T>) -> Result<T> {
        let (revision, chain) = self.log.last();
        work(&Truth {
            dataset: &self.dataset,
            revision,
            chain,
            log: &|number| Ok(self.log.line(number)),
        })
    }
}

/// What was read; `None` where it is damaged.
fn undamaged<T>(read: Result<T>) -> Result<Option<T>> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(Error::Remote(_, Fault::Damaged(_))) => Ok(None),
        Err(error) => Err(error),
    }
}
