//! Backups: everything of a network in one file, in the form of an embedded store, and back.
//!
//! So that a network can go from either store to the other, with every revision and its seal.

use std::path::{Path, PathBuf};
use std::time::Duration;

use graph_data::dataset::Dataset;

use super::arrival::{Over, arrive, close, hold, is_blank, release};
use super::{Connection, Neo4j, remains, schema};
use crate::store::aside::free_name;
use crate::store::embedded::sql::io_error;
use crate::store::embedded::{Access, Embedded};
use crate::store::error::{Error, Fault, Result};
use crate::store::revision::{Chain, Kept, Revision};

/// How long nobody may edit what is being kept aside: a restore that is killed lets them again after it.
const HELD_FOR: Duration = Duration::from_secs(600);

impl Neo4j {
    /// Writes the network and its log to one file, which is there whole or not at all.
    ///
    /// # Errors
    /// When the file exists already or cannot be written, or Neo4j does not answer.
    pub fn back_up(&self, to: &Path) -> Result<()> {
        let parent = to.parent().filter(|parent| !parent.as_os_str().is_empty());
        let between = tempfile(parent.unwrap_or(Path::new(".")), to)?;
        let done = self.copied(&between).and_then(|store| store.back_up(to));
        // What lay between is of no use to anybody.
        let _ = std::fs::remove_dir_all(&between);
        done
    }

    /// The same network and log as an embedded store in a folder.
    fn copied(&self, folder: &Path) -> Result<Embedded> {
        let kept = self.load()?;
        let mut log: Vec<Result<Revision>> = Vec::new();
        let mut chain = Chain::default();
        self.log_from(0, |revision, seal| {
            if revision.number > kept.revision {
                return Ok(());
            }
            chain = chain.next(&revision);
            if chain.to_string() != seal {
                let what = format!("the seal of revision {} does not fit", revision.number);
                return Err(self.connection.damaged(what));
            }
            log.push(Ok(revision));
            Ok(())
        })?;
        let read = self.position();
        if chain != read.seal {
            self.catch_up()?;
            // It may have been put back, or brought on, while it was read.
            return Err(match self.position() == read {
                true => self
                    .connection
                    .damaged("the seal of its newest revision does not fit"),
                false => self.connection.moved(),
            });
        }
        Embedded::arrive(folder, &kept.dataset, log)
    }

    /// Keeps what is there in a new file of a folder, whose name is returned: as a backup, or where it is damaged,
    /// half way or of an earlier version, as it stands. `None` where nothing is there.
    ///
    /// # Errors
    /// When Neo4j does not answer, somebody wrote meanwhile, or the file cannot be written; then there is none.
    pub fn keep_aside(&self, folder: &Path, name: &str) -> Result<Option<PathBuf>> {
        kept_aside(&self.connection, folder, [name; 2])
    }

    /// Writes a network as it is at a revision, with the log of the embedded store that it is from, where
    /// there is none yet.
    ///
    /// # Errors
    /// When there is one, the log cannot be read, or Neo4j does not answer or cannot be written.
    pub fn fill(&self, dataset: &Dataset, log: &Embedded, revision: u32) -> Result<()> {
        let connection = &self.connection;
        connection.wait(arrive(
            connection,
            dataset,
            log_of(log, revision),
            Over::Remains,
        ))?;
        schema::complete_later(connection, &dataset.vocabulary);
        self.catch_up().map(|_| ())
    }

    /// Puts a backup of any store in the place of the network in a Neo4j. What was there is kept in a file
    /// in a folder, whose name is returned: as a backup, or where it is damaged, as it stands.
    ///
    /// # Errors
    /// When the backup is not whole, what is there cannot be kept, or Neo4j cannot be written.
    pub fn restore(
        connection: Connection,
        backup: &Path,
        aside: &Path,
    ) -> Result<(Kept, Option<PathBuf>)> {
        std::fs::create_dir_all(aside).map_err(|error| io_error(aside, &error))?;
        let between = tempfile(aside, backup)?;
        let arriving = Embedded::restore(&between, backup)
            .and_then(|_| Embedded::open(&between, Access::Read));
        let done = arriving.and_then(|arriving| replace(connection, &arriving, aside));
        // A copy of the backup.
        let _ = std::fs::remove_dir_all(&between);
        done
    }
}

fn replace(
    connection: Connection,
    arriving: &Embedded,
    aside: &Path,
) -> Result<(Kept, Option<PathBuf>)> {
    let kept = arriving.load()?;
    let kept_aside = closed(&connection, aside)?;
    connection.wait(arrive(
        &connection,
        &kept.dataset,
        log_of(arriving, kept.revision),
        Over::Anything,
    ))?;
    Ok((Neo4j::open(connection)?.load()?, kept_aside))
}

/// Closes what is there, and keeps it in a file of a folder: all that was acknowledged until then is in it.
fn closed(connection: &Connection, folder: &Path) -> Result<Option<PathBuf>> {
    connection.wait(hold(connection, HELD_FOR))?;
    let closed = kept_and_closed(connection, folder);
    if closed.is_err() {
        // It goes on as it was; where it cannot be told so, it does once the time is over.
        let _ = connection.wait(release(connection));
    }
    closed
}

fn kept_and_closed(connection: &Connection, folder: &Path) -> Result<Option<PathBuf>> {
    let found = connection.wait(super::found(connection)).ok();
    let names = ["schakel-before", "schakel-damaged"];
    let kept = kept_aside(connection, folder, names)?;
    if let Some((_, head, _)) = found {
        // Still nobody edited it, however long that took.
        connection.wait(close(connection, &head))?;
    }
    Ok(kept)
}

/// What is there, in a file of a folder: as a backup, or where it is damaged, half way or of an earlier version,
/// as it stands. `None` where nothing is there.
fn kept_aside(
    connection: &Connection,
    folder: &Path,
    [whole, remains]: [&str; 2],
) -> Result<Option<PathBuf>> {
    let backup = free_name(folder, whole, "db");
    let there = Neo4j::open(connection.clone());
    match there.and_then(|there| there.back_up(&backup)) {
        Ok(()) => return Ok(Some(backup)),
        Err(Error::Remote(_, Fault::Damaged(_) | Fault::Halfway | Fault::Older(_))) => {}
        Err(error) if error.is_absent() => {
            if connection.wait(is_blank(connection))? {
                return Ok(None);
            }
        }
        Err(error) => return Err(error),
    }
    let remains = free_name(folder, remains, "jsonl");
    connection.wait(remains::keep(connection, &remains))?;
    Ok(Some(remains))
}

/// The log of an embedded store up to a revision, with its seals, oldest first.
pub(super) fn log_of(store: &Embedded, to: u32) -> impl Iterator<Item = Result<(Revision, Chain)>> {
    let mut chain = Chain::default();
    (1..=to).map(move |number| {
        let revision = store.revision(number)?;
        let gone = || {
            Error::Damaged(
                store.folder().to_owned(),
                format!("revision {number} is gone"),
            )
        };
        let revision = revision.ok_or_else(gone)?;
        chain = chain.next(&revision);
        Ok((revision, chain))
    })
}

/// A new folder beside a file, for what is only needed meanwhile.
pub(super) fn tempfile(beside: &Path, about: &Path) -> Result<PathBuf> {
    let name = about.file_name().unwrap_or_default().to_string_lossy();
    let folder = beside.join(format!(".{name}.{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).map_err(|error| io_error(&folder, &error))?;
    Ok(folder)
}
