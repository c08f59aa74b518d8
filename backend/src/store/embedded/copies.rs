//! Backups: one file that holds a whole store, and putting it back.
//!
//! Knows nothing of what is in a store but that it must agree with itself.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::sql::{io_error, sql_error};
use super::{Access, Embedded, FILE, WITNESS, lock};
use crate::store::aside::free_name;
use crate::store::error::{Error, Result};
use crate::store::revision::Kept;
use crate::store::witness::Witness;

impl Embedded {
    /// Writes the store as it is at this moment to one file, which is there whole or not at all.
    ///
    /// # Errors
    /// When the file exists already, cannot be written, or the disk is full.
    pub fn back_up(&self, to: &Path) -> Result<()> {
        if to.exists() {
            let what = "it exists already; name another file, or remove it first";
            return Err(Error::Failed(to.to_owned(), what.into()));
        }
        let unfinished = beside(to, "unfinished");
        // Left by a backup that was cut.
        let _ = fs::remove_file(&unfinished);
        let copy = self.copied(&unfinished);
        let finish = || -> std::io::Result<()> {
            File::open(&unfinished)?.sync_all()?;
            fs::rename(&unfinished, to)
        };
        let done = copy
            .map_err(|error| self.not_copied(to, &error))
            .and_then(|_| finish().map_err(|error| io_error(to, &error)));
        if done.is_err() {
            let _ = fs::remove_file(&unfinished);
        }
        done
    }

    /// Why no copy came about. Only the copy is written: what cannot be written, or has no room, is its place.
    fn not_copied(&self, to: &Path, error: &rusqlite::Error) -> Error {
        match sql_error(to, error) {
            about_the_copy @ (Error::ReadOnly(_) | Error::Full(_)) => about_the_copy,
            _ => sql_error(&self.folder.join(FILE), error),
        }
    }

    /// Copies everything as it is at this moment. SQLite takes that for writing, though it is not here.
    fn copied(&self, to: &Path) -> rusqlite::Result<usize> {
        let db = &self.db;
        let reads_only: bool = db.pragma_query_value(None, "query_only", |row| row.get(0))?;
        db.pragma_update(None, "query_only", false)?;
        let copied = db.execute("VACUUM INTO ?", [to.to_string_lossy()]);
        db.pragma_update(None, "query_only", reads_only)?;
        copied
    }

    /// Puts a backup in the place of the store in a folder. What was there is kept beside it, under the
    /// name that is returned.
    ///
    /// # Errors
    /// When the backup is not whole, the folder is in use, or its files cannot be written; then what was
    /// there is untouched.
    pub fn restore(folder: &Path, backup: &Path) -> Result<(Kept, Option<PathBuf>)> {
        fs::create_dir_all(folder).map_err(|error| io_error(folder, &error))?;
        let _lock = lock::take(folder)?;
        let arriving = folder.join("arriving");
        let _ = fs::remove_dir_all(&arriving);
        let copy = || -> std::io::Result<()> {
            fs::create_dir(&arriving)?;
            fs::copy(backup, arriving.join(FILE))?;
            File::open(arriving.join(FILE))?.sync_all()
        };
        let checked = copy()
            .map_err(|error| io_error(backup, &error))
            .and_then(|()| whole(&arriving));
        let kept = match checked {
            Ok(kept) => kept,
            Err(error) => {
                let _ = fs::remove_dir_all(&arriving);
                return Err(about(error, backup));
            }
        };
        let aside = swap(folder, &arriving).map_err(|error| io_error(folder, &error))?;
        let store = Self::open(folder, Access::Examine)?;
        let (number, chain) = store.last()?;
        let mut witness = Witness::new(folder.join(WITNESS))?;
        witness.clear()?;
        witness.write(number, chain)?;
        Ok((kept, aside))
    }
}

/// The network in a folder that a backup was copied to, where it is whole. A backup of an earlier version is
/// upgraded there: the file that it was copied from stays as it is.
fn whole(folder: &Path) -> Result<Kept> {
    if let Err(Error::Older(..)) = Embedded::open(folder, Access::Examine) {
        drop(Embedded::open(folder, Access::Write)?);
    }
    let store = Embedded::open(folder, Access::Examine)?;
    let verified = store.verify()?;
    match verified.faults.first() {
        None => store.load(),
        Some(fault) => Err(Error::Damaged(folder.to_owned(), fault.what.clone())),
    }
}

/// The same error, about the file that the user named.
fn about(error: Error, backup: &Path) -> Error {
    let path = backup.to_owned();
    match error {
        Error::Absent(_) => Error::Failed(path, "it is no backup of a store".into()),
        Error::Damaged(_, what) => Error::Damaged(path, what),
        Error::Newer(_, format) => Error::Newer(path, format),
        Error::Older(_, format) => Error::Older(path, format),
        other => other,
    }
}

/// Moves the store of a folder aside, and the one that arrived into its place.
pub(super) fn swap(folder: &Path, arriving: &Path) -> std::io::Result<Option<PathBuf>> {
    let file = folder.join(FILE);
    let mut aside = None;
    if file.exists() {
        let kept = free_name(folder, "schakel-before", "db");
        // The journal first: killed in between, no other file is found beside it.
        for ending in ["-wal", "-shm", ""] {
            let part = with_ending(&file, ending);
            if part.exists() {
                fs::rename(&part, with_ending(&kept, ending))?;
            }
        }
        aside = Some(kept);
    }
    fs::rename(arriving.join(FILE), &file)?;
    fs::remove_dir_all(arriving)?;
    File::open(folder)?.sync_all()?;
    Ok(aside)
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn beside(path: &Path, word: &str) -> PathBuf {
    with_ending(path, &format!(".{word}"))
}
