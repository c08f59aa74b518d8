//! A store written anew from its own log, where its tables or pages are not what the log says.
//!
//! Only where every seal fits up to the revision that was acknowledged last, and the checksum of the newest
//! revision comes out. Knows nothing of what happened to the tables.

use std::fs;
use std::path::{Path, PathBuf};

use graph_data::dataset::Dataset;
use graph_data::edit::founded;

use super::copies::swap;
use super::sql::io_error;
use super::{Access, Embedded, WITNESS, frame, lock, records};
use crate::store::error::{Error, Result};
use crate::store::truth::SealedLog;
use crate::store::witness::Witness;

impl Embedded {
    /// Whether the log tells what the network should be. Of records that no revision touched it knows the
    /// checksum alone: a dataset with which the store was begun tells them.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn is_told_by_log(folder: &Path, begun: &[Dataset]) -> Result<bool> {
        Ok(told(&Self::open(folder, Access::Examine)?, begun)?.is_some())
    }

    /// Writes the store anew from its log. What was there is kept beside it, under the name that is
    /// returned.
    ///
    /// # Errors
    /// When the log does not tell what the network should be, the folder is in use, or its files cannot be
    /// written; then what was there is untouched.
    pub fn write_anew(folder: &Path, begun: &[Dataset]) -> Result<Option<PathBuf>> {
        let _lock = lock::take(folder)?;
        let (dataset, log) =
            told(&Self::open(folder, Access::Examine)?, begun)?.ok_or_else(|| {
                let what = "its log does not tell what it should be".to_owned();
                Error::Damaged(folder.to_owned(), what)
            })?;
        let arriving = folder.join("arriving");
        // Left by one that was cut.
        let _ = fs::remove_dir_all(&arriving);
        drop(Self::arrive(
            &arriving,
            &dataset,
            log.into_revisions().map(Ok),
        )?);
        swap(folder, &arriving).map_err(|error| io_error(folder, &error))
    }
}

fn told(store: &Embedded, begun: &[Dataset]) -> Result<Option<(Dataset, SealedLog)>> {
    if store
        .holds(Witness::seen(&store.folder.join(WITNESS)))
        .is_err()
    {
        return Ok(None);
    }
    let lines = || -> Result<Vec<_>> {
        let (last, _) = store.last()?;
        let lines = (1..=last).filter_map(|number| store.sealed(number).transpose());
        lines.collect()
    };
    let Some(log) = lines().ok().and_then(SealedLog::read) else {
        return Ok(None);
    };
    // Tables that cannot be read tell nothing.
    let there = || -> Option<Dataset> {
        let frame = frame::read(&store.db).ok()?;
        let (entities, relations) = records::read_all(&store.db).ok()?;
        founded(frame, entities, relations).ok()
    };
    Ok(log
        .network(there().as_ref(), begun)
        .map(|dataset| (dataset, log)))
}
