//! The embedded store: one SQLite file in a folder, which any SQLite tool can read.
//!
//! `schema.sql` says what is in it; `frame` and `records` write and read the network, `log` the
//! revisions, `witness` the last of them outside the file, `stamp` sees whether others write to it, `verify`
//! holds all of it together, `copies` makes and takes backups, `upgrade` takes what an earlier version wrote.

mod copies;
mod frame;
mod lock;
mod log;
mod rebuild;
mod records;
pub(super) mod sql;
mod stamp;
mod upgrade;
mod verify;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

use graph_data::dataset::Dataset;
use graph_data::edit::{Delta, founded};
use jiff::Timestamp;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::error::{Error, Result};
use super::revision::{Chain, Kept, Revision};
use super::witness::Witness;
use sql::Told as _;
use stamp::Stamp;

/// The file of the store in its folder.
const FILE: &str = "schakel.db";
/// What saw its last revision.
const WITNESS: &str = "schakel.witness";
/// What SQLite wrote and did not bring into the file yet.
const JOURNAL: &str = "schakel.db-wal";
/// The format that this version writes, as SQLite's `user_version`.
const FORMAT: i64 = 2;
/// How long a connection waits for another one that writes.
const BUSY: Duration = Duration::from_secs(5);
const SCHEMA: &str = include_str!("schema.sql");

/// What a store is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// To read, beside whoever writes.
    Read,
    /// To look for what is wrong, whatever is there: the files stay as they are.
    Examine,
    /// To read and write, alone.
    Write,
}

/// An open embedded store.
#[derive(Debug)]
pub struct Embedded {
    folder: PathBuf,
    db: Connection,
    /// The seal of the newest revision, for whoever writes.
    chain: Chain,
    writer: Option<Writer>,
}

/// What only whoever writes holds.
#[derive(Debug)]
struct Writer {
    witness: Witness,
    /// How the files looked after the last commit.
    stamp: Stamp,
    /// How they looked when they held something else.
    refused: Option<Stamp>,
    /// Unlocked when it is closed.
    _lock: File,
}

impl Embedded {
    /// Begins a store with a dataset as its first revision. Killed on the way, it leaves nothing that
    /// would be taken for a store.
    ///
    /// # Errors
    /// When the folder cannot be made or written, is in use, or the disk is full.
    pub fn begin(folder: &Path, dataset: &Dataset, by: &str, at: Timestamp) -> Result<Self> {
        let founding = Revision::founding(dataset, by, at);
        Self::arrive(folder, dataset, [Ok(founding)])
    }

    /// Begins a store with a network as it is now and its whole log, oldest revision first.
    ///
    /// # Errors
    /// As [`Self::begin`], and when the log cannot be read where it comes from.
    pub(in crate::store) fn arrive(
        folder: &Path,
        dataset: &Dataset,
        revisions: impl IntoIterator<Item = Result<Revision>>,
    ) -> Result<Self> {
        fs::create_dir_all(folder).map_err(|error| sql::io_error(folder, &error))?;
        let lock = lock::take(folder)?;
        let mut witness = Witness::new(folder.join(WITNESS))?;
        if let Some((number, _)) = witness.last() {
            return Err(gone(folder, number));
        }
        let mut db = connect(
            folder,
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        )?;
        prepare_to_write(&db).told(folder)?;
        let begun = db.transaction().told(folder)?;
        write_network(&begun, dataset).told(folder)?;
        let (mut chain, mut number) = (Chain::default(), 0);
        for revision in revisions {
            let revision = revision?;
            chain = chain.next(&revision);
            number = revision.number;
            log::add(&begun, &revision, chain).told(folder)?;
        }
        begun.commit().told(folder)?;
        witness.write(number, chain)?;
        keep_journal(&db, false).told(folder)?;
        Ok(Self {
            folder: folder.to_owned(),
            db,
            chain,
            writer: Some(Writer {
                witness,
                stamp: Stamp::of(folder),
                refused: None,
                _lock: lock,
            }),
        })
    }

    /// Opens the store in a folder. To write, one of an earlier version is upgraded, after a copy of it was made
    /// beside it.
    ///
    /// # Errors
    /// When there is none, another process writes to it, it comes from a newer version, or to read, from an
    /// earlier one, it ends before the last revision that was acknowledged, or its files cannot be read.
    pub fn open(folder: &Path, access: Access) -> Result<Self> {
        if !folder.join(FILE).is_file() {
            return Err(nothing(folder));
        }
        let lock = match access {
            Access::Read | Access::Examine => None,
            Access::Write => Some(lock::take(folder)?),
        };
        // Before the file is read: whoever writes goes on meanwhile.
        let seen = Witness::seen(&folder.join(WITNESS));
        let db = match access {
            Access::Read | Access::Examine => connect_to_read(folder)?,
            Access::Write => connect(folder, OpenFlags::SQLITE_OPEN_READ_WRITE)?,
        };
        // A file of another version stays as it is, until it is known to be whole.
        match format(&db, folder)? {
            upgrade::FIRST if access != Access::Write => {
                return Err(Error::Older(folder.join(FILE), upgrade::FIRST));
            }
            _ => {}
        }
        if access == Access::Write {
            prepare_to_write(&db).told(folder)?;
        }
        let mut store = Self {
            folder: folder.to_owned(),
            db,
            chain: Chain::default(),
            writer: None,
        };
        if access != Access::Examine {
            store.holds(seen)?;
        }
        if let Some(lock) = lock {
            let mut witness = Witness::new(folder.join(WITNESS))?;
            // An upgrade notes the last seal of before: a witness that lags behind would be of neither.
            let (number, chain) = store.last()?;
            witness.write(number, chain)?;
            if let Some(copy) = store.upgrade()? {
                let copy = copy.display().to_string();
                tracing::warn!(copy, "a store of an earlier version was upgraded");
                witness.clear()?;
            }
            let (number, chain) = store.last()?;
            witness.write(number, chain)?;
            store.chain = chain;
            store.writer = Some(Writer {
                witness,
                stamp: Stamp::of(folder),
                refused: None,
                _lock: lock,
            });
        }
        if access != Access::Examine {
            keep_journal(&store.db, false).told(folder)?;
        }
        Ok(store)
    }

    /// Whether it can be read only, as its files stand now. Costs one call of the system.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        lock::is_read_only(&self.folder)
    }

    /// The folder that it is in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The network as it is, held against the checksum of the newest revision. Costs a pass over
    /// everything.
    ///
    /// # Errors
    /// When it cannot be read, or is not what the log says.
    pub fn load(&self) -> Result<Kept> {
        let loaded = self.loaded();
        keep_journal(&self.db, loaded.is_err()).told(&self.folder)?;
        loaded
    }

    fn loaded(&self) -> Result<Kept> {
        // All of it is read at one moment, whoever writes meanwhile.
        let _moment = self.db.unchecked_transaction().told(&self.folder)?;
        let frame = frame::read(&self.db).told(&self.folder)?;
        let (entities, relations) = records::read_all(&self.db).told(&self.folder)?;
        let dataset = founded(frame, entities, relations);
        let dataset = dataset.map_err(|mismatch| self.damaged(mismatch.to_string()))?;
        let (revision, _) = self.last()?;
        let written = log::state(&self.db, revision).told(&self.folder)?;
        let state = dataset.checksum();
        if written != state.to_string() {
            let what = format!("its tables are not what revision {revision} left");
            return Err(self.damaged(what));
        }
        Ok(Kept {
            dataset,
            revision,
            state,
        })
    }

    /// The seal of the newest revision, for who writes.
    pub(in crate::store) fn newest_seal(&self) -> Chain {
        self.chain
    }

    /// Writes revisions, all or none, so that they are there after a loss of power.
    ///
    /// # Errors
    /// When the disk is full or does not allow it, or another program wrote to the files; then nothing was
    /// written.
    pub fn commit(&mut self, revisions: &[Revision]) -> Result<()> {
        self.is_still_ours()?;
        let Some(writer) = &mut self.writer else {
            return Err(Error::ReadOnly(self.folder.clone()));
        };
        let mut chain = self.chain;
        let db = &mut self.db;
        let mut write = || -> rusqlite::Result<()> {
            let written = db.transaction()?;
            for revision in revisions {
                chain = chain.next(revision);
                log::add(&written, revision, chain)?;
                for change in revision.delta.changes() {
                    records::apply(&written, change)?;
                }
            }
            written.commit()
        };
        let written = write();
        writer.stamp = Stamp::of(&self.folder);
        written.told(&self.folder)?;
        self.chain = chain;
        if let Some(last) = revisions.last() {
            // The revisions are safe: a witness that lags behind is caught up with at the next start.
            if let Err(error) = writer.witness.write(last.number, chain) {
                tracing::warn!(
                    reason = error.to_string(),
                    "the witness could not be written"
                );
            }
        }
        Ok(())
    }

    /// The number of the newest revision: nobody else writes while this is open to write.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn catch_up(&self) -> Result<u32> {
        Ok(self.last()?.0)
    }

    fn damaged(&self, what: impl Into<String>) -> Error {
        Error::Damaged(self.folder.join(FILE), what.into())
    }

    /// Whether the log goes at least as far as its witness saw it go.
    fn holds(&self, seen: Option<(u32, Chain)>) -> Result<()> {
        let Some((number, chain)) = seen else {
            return Ok(());
        };
        match log::chain(&self.db, number).told(&self.folder)? {
            Some(written) if written == chain.to_string() => Ok(()),
            Some(_) if self.was_sealed(number, chain)? => Ok(()),
            Some(_) => Err(self.damaged(format!(
                "revision {number} is not the one that was acknowledged"
            ))),
            None => {
                let (last, _) = self.last()?;
                Err(self.damaged(format!(
                    "it ends at revision {last}, and revision {number} was acknowledged"
                )))
            }
        }
    }
}

/// Writes the tables of a store that has none yet.
fn write_network(db: &Connection, dataset: &Dataset) -> rusqlite::Result<()> {
    db.execute_batch(SCHEMA)?;
    db.pragma_update(None, "user_version", FORMAT)?;
    frame::write(db, dataset)?;
    for change in Delta::founding(dataset).changes() {
        records::apply(db, change)?;
    }
    Ok(())
}

/// A connection that may write, and has written nothing.
fn connect(folder: &Path, flags: OpenFlags) -> Result<Connection> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(folder.join(FILE), flags).told(folder)?;
    keep_journal(&db, true).told(folder)?;
    db.busy_timeout(BUSY).told(folder)?;
    Ok(db)
}

/// Whether a connection that closes leaves the journal as it is. What is damaged may be all that is left of a
/// revision: so it is, until the store is found to be whole.
fn keep_journal(db: &Connection, keeps: bool) -> rusqlite::Result<()> {
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keeps)
        .map(drop)
}

fn prepare_to_write(db: &Connection) -> rusqlite::Result<()> {
    db.pragma_update(None, "journal_mode", "wal")?;
    db.pragma_update(None, "synchronous", "full")?;
    db.pragma_update(None, "trusted_schema", false)?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// A connection that writes nothing. In a folder that nobody may write, the files are read as they stand: a journal
/// without its index too, which SQLite then makes in memory, under no locks that it would have to write down.
fn connect_to_read(folder: &Path) -> Result<Connection> {
    let read = |db: &Connection| -> rusqlite::Result<()> {
        keep_journal(db, true)?;
        db.busy_timeout(BUSY)?;
        db.pragma_update(None, "query_only", true)?;
        db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))
    };
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if let Ok(db) = Connection::open_with_flags(folder.join(FILE), flags)
        && read(&db).is_ok()
    {
        return Ok(db);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    let path = sql::uri(&folder.join(FILE));
    let has_journal = folder.join(JOURNAL).is_file();
    let how = match has_journal {
        true => "vfs=unix-none",
        false => "immutable=1",
    };
    let db = Connection::open_with_flags(format!("file:{path}?{how}"), flags).told(folder)?;
    if has_journal {
        db.pragma_update(None, "locking_mode", "exclusive")
            .told(folder)?;
    }
    read(&db).told(folder)?;
    Ok(db)
}

/// Why there is no store in a folder: none was begun, or the one that was is gone.
fn nothing(folder: &Path) -> Error {
    match Witness::seen(&folder.join(WITNESS)) {
        Some((number, _)) => gone(folder, number),
        None => Error::Absent(folder.to_owned()),
    }
}

fn gone(folder: &Path, number: u32) -> Error {
    let what = format!("nothing is left of it, and revision {number} was acknowledged");
    Error::Damaged(folder.join(FILE), what)
}

/// The format of the file, where this version knows it.
fn format(db: &Connection, folder: &Path) -> Result<i64> {
    let format: i64 = db
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .told(folder)?;
    match format {
        upgrade::FIRST | FORMAT => Ok(format),
        // Begun and never finished, or cut so short that nothing is left.
        0 => Err(nothing(folder)),
        newer if newer > FORMAT => Err(Error::Newer(folder.join(FILE), newer)),
        unknown => Err(Error::Damaged(
            folder.join(FILE),
            format!("it has the unknown format {unknown}"),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::revision::now;

    #[test]
    fn a_commit_waits_for_the_disk() {
        let folder = tempfile::tempdir().expect("a folder");
        let begun = Embedded::begin(folder.path(), &Dataset::default(), "test", now());
        drop(begun.expect("a new store"));
        let store = Embedded::open(folder.path(), Access::Write).expect("a store");
        let pragma = |name| store.db.pragma_query_value(None, name, |row| row.get(0));
        // 2 is FULL: after a loss of power, what was told to be kept is there.
        assert_eq!(pragma("synchronous"), Ok(2_i64));
        let mode: String = store
            .db
            .pragma_query_value(None, "journal_mode", |row| row.get(0))
            .expect("a mode");
        assert_eq!(mode, "wal");
    }
}
