//! One writer at a time: a lock on a file of its own, which says who holds it.
//!
//! Knows nothing of what is written.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, Write as _};
use std::path::Path;

use jiff::Timestamp;

use super::sql::io_error;
use crate::store::error::{Error, Result};

const FILE: &str = "schakel.lock";

/// Whether nobody can write to the store in a folder, though it is there. Looked at by a file that SQLite does not
/// know: closing one that it has open drops its locks in the same process.
pub(super) fn is_read_only(folder: &Path) -> bool {
    let opened = OpenOptions::new().write(true).open(folder.join(FILE));
    opened.is_err_and(|error| matches!(io_error(folder, &error), Error::ReadOnly(_)))
}

/// Takes the lock of a folder. It is let go when the file is closed, also by a kill.
pub(super) fn take(folder: &Path) -> Result<File> {
    let path = folder.join(FILE);
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path)
        .map_err(|error| io_error(&path, &error))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let mut who = String::new();
            // A holder that has not written yet is named as what it is.
            let _ = file.read_to_string(&mut who);
            let who = match who.trim() {
                "" => "another process".to_owned(),
                known => known.to_owned(),
            };
            return Err(Error::Locked(folder.to_owned(), who));
        }
        Err(TryLockError::Error(error)) => return Err(io_error(&path, &error)),
    }
    let who = format!(
        "process {} since {}",
        std::process::id(),
        Timestamp::now().strftime("%Y-%m-%d %H:%M:%S UTC")
    );
    let mut write = || -> std::io::Result<()> {
        file.set_len(0)?;
        file.rewind()?;
        writeln!(file, "{who}")
    };
    write().map_err(|error| io_error(&path, &error))?;
    Ok(file)
}
