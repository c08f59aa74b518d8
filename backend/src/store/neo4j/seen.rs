//! What this machine saw of a network in a Neo4j: its last revision that was acknowledged here, in a file of
//! the data folder. A database that was emptied, or put back behind our back, is told by it.
//!
//! Others may write to the network too: it goes at least as far as was seen here.

use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::{Connection, Head, Neo4j, Neo4jSettings};
use crate::store::embedded::Access;
use crate::store::embedded::sql::io_error;
use crate::store::error::{Error, Fault, Result};
use crate::store::revision::{Chain, Position};
use crate::store::token::hexadecimal;
use crate::store::witness::Witness;

/// Digits that tell one network's file from another's.
const DIGITS: usize = 16;

/// The file of a folder for a network.
pub(in crate::store) fn file(settings: &Neo4jSettings, folder: &Path) -> PathBuf {
    let digest = hexadecimal(&Sha256::digest(settings.place()));
    folder.join(format!("neo4j-{}.witness", &digest[..DIGITS]))
}

impl Neo4j {
    /// Opens a network, and holds it against what was seen of it.
    ///
    /// # Errors
    /// As [`Self::open`], and when it ends before what was seen, or is another.
    pub(in crate::store) fn open_seen(
        connection: &Connection,
        file: &Path,
        access: Access,
    ) -> Result<Self> {
        let seen = Witness::seen(file);
        let mut store = match (Self::open(connection.clone()), seen) {
            (Err(error), Some((number, _))) if error.is_absent() => {
                return Err(gone(connection, number));
            }
            (opened, _) => opened?,
        };
        store.holds(seen, store.position().number)?;
        if access == Access::Write {
            store.remember(file)?;
        }
        Ok(store)
    }

    /// Begins to write down what is acknowledged.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub(in crate::store) fn remember(&mut self, file: &Path) -> Result<()> {
        make_folder_of(file)?;
        let Position { number, seal } = self.position();
        Witness::new(file.to_owned())?.write(number, seal)?;
        self.witness = Some(file.to_owned());
        Ok(())
    }

    /// Whether what was found is what was seen, or goes on from it: for who writes, or nothing is held against it.
    /// The file counts, since a backup may have been put back beside us.
    ///
    /// # Errors
    /// When it ends before, is another, or Neo4j does not answer.
    pub(super) fn goes_on(&self, found: &Head) -> Result<()> {
        let seen = self.witness.as_deref().and_then(Witness::seen);
        self.holds(seen, found.revision)
    }

    /// Writes down the newest revision: whoever asked for it is told now that it is kept.
    pub(super) fn note_seen(&self) {
        let Some(file) = &self.witness else {
            return;
        };
        let Position { number, seal } = self.position();
        let written = Witness::new(file.clone()).and_then(|mut witness| match witness.last() {
            Some((seen, _)) if seen > number => Ok(()),
            _ => witness.write(number, seal),
        });
        // The revision is kept: a witness that lags behind is caught up with at the next one.
        if let Err(error) = written {
            let reason = error.to_string();
            tracing::warn!(reason, "the witness could not be written");
        }
    }

    /// What a network lacks of what was seen of it; nothing where all is there.
    ///
    /// # Errors
    /// When Neo4j does not answer.
    pub fn loss(settings: &Neo4jSettings, folder: &Path) -> Result<Option<String>> {
        let Some(seen) = Witness::seen(&file(settings, folder)) else {
            return Ok(None);
        };
        let connection = Connection::new(settings)?;
        let lost = match Self::open(connection.clone()) {
            Err(error) if error.is_absent() => Some(gone(&connection, seen.0)),
            // A verification tells more of it.
            Err(Error::Remote(_, Fault::Damaged(_) | Fault::Halfway)) => None,
            opened => {
                let store = opened?;
                match store.holds(Some(seen), store.position().number) {
                    Err(error) if error.may_pass() => return Err(error),
                    held => held.err(),
                }
            }
        };
        Ok(lost.map(|error| error.to_string()))
    }

    /// Accepts that it lacks what was seen of it: the next start takes it as it is, or begins one where none
    /// is.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn accept_loss(settings: &Neo4jSettings, folder: &Path) -> Result<()> {
        Witness::new(file(settings, folder))?.clear()
    }

    /// Whether the log, which ends at this revision, goes at least as far as it was seen to go.
    fn holds(&self, seen: Option<(u32, Chain)>, last: u32) -> Result<()> {
        let Some((number, chain)) = seen else {
            return Ok(());
        };
        let what = match self.seal(number)? {
            Some(written) if written == chain.to_string() => return Ok(()),
            Some(_) => format!("revision {number} is not the one that was acknowledged"),
            None => format!("it ends at revision {last}, and revision {number} was acknowledged"),
        };
        Err(self.connection.damaged(what))
    }
}

/// Makes the folder of a file, where there is none.
///
/// # Errors
/// When it cannot be made.
pub(in crate::store) fn make_folder_of(file: &Path) -> Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(|error| io_error(folder, &error))
}

/// That there is no network any more.
pub(in crate::store) fn gone(connection: &Connection, number: u32) -> Error {
    connection.damaged(format!(
        "nothing is left of it, and revision {number} was acknowledged"
    ))
}
