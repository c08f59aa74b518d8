//! SQLite's errors in the store's words, and small things about its files.
//!
//! Knows no table.

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use rusqlite::ErrorCode;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{FILE, lock};
use crate::store::error::{Error, Result};

/// A result of SQLite that tells its error in the store's words.
pub(in crate::store) trait Told<T> {
    /// The same, about a file.
    fn told_of(self, file: &Path) -> Result<T>;

    /// The same, about the store in a folder.
    fn told(self, folder: &Path) -> Result<T>
    where
        Self: Sized,
    {
        self.told_of(&folder.join(FILE))
    }
}

impl<T> Told<T> for rusqlite::Result<T> {
    fn told_of(self, file: &Path) -> Result<T> {
        self.map_err(|error| sql_error(file, &error))
    }
}

/// SQLite's error about a file, in the store's words.
pub(in crate::store) fn sql_error(file: &Path, error: &rusqlite::Error) -> Error {
    let path = file.to_owned();
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => Error::Full(path),
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
            Error::ReadOnly(path)
        }
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            Error::Damaged(path, error.to_string())
        }
        // What SQLite says where a disk turned read-only under an open file, as where it breaks.
        Some(ErrorCode::SystemIoFailure) if file.parent().is_some_and(lock::is_read_only) => {
            Error::ReadOnly(path)
        }
        Some(_) => Error::Failed(path, error.to_string()),
        // What a column holds is not what this program writes.
        None => Error::Damaged(path, error.to_string()),
    }
}

/// What a file or folder did not allow.
pub(in crate::store) fn io_error(path: &Path, error: &io::Error) -> Error {
    let path = path.to_owned();
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Error::Full(path),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            Error::ReadOnly(path)
        }
        _ => Error::Failed(path, error.to_string()),
    }
}

/// A path as it stands in an address of SQLite.
pub(in crate::store) fn uri(path: &Path) -> String {
    let mut escaped = String::new();
    for sign in path.to_string_lossy().chars() {
        match sign {
            '?' | '#' | '%' => {
                let _ = write!(escaped, "%{:02X}", u32::from(sign));
            }
            _ => escaped.push(sign),
        }
    }
    escaped
}

/// A value of a closed list as its word.
pub(in crate::store) fn word<T: Serialize>(value: &T) -> String {
    let json = serde_json::to_value(value);
    let word = json.ok().and_then(|json| Some(json.as_str()?.to_owned()));
    word.unwrap_or_default()
}

/// The value of a closed list that has this word, in the column at this place.
pub(in crate::store) fn value<T: DeserializeOwned>(
    word: &str,
    column: usize,
) -> rusqlite::Result<T> {
    serde_json::from_value(serde_json::Value::from(word)).map_err(|error| bad(column, error))
}

/// A column that holds what this program does not write.
pub(in crate::store) fn bad(
    column: usize,
    error: impl std::error::Error + Send + Sync + 'static,
) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(error))
}
