//! Tokens in a file of their own beside the store: access is no revision, a backup of the network gives
//! nobody access, and one that is put back lets nobody in again.
//!
//! Knows nothing of what a role allows.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, Row, params};

use super::embedded::sql::{Told as _, bad, io_error, value};
use super::error::{Error, Result};
use super::token::{Secret, Token, TokenHash};
use crate::access::Role;

const FILE: &str = "access.db";
/// The format that this version writes, as SQLite's `user_version`.
const FORMAT: i64 = 1;
/// How long a connection waits for another one that writes.
const BUSY: Duration = Duration::from_secs(5);
/// Of a token only the SHA-256 is kept.
const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS token (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('reader', 'editor', 'admin')),
        hash TEXT NOT NULL UNIQUE,
        created TEXT NOT NULL,
        revoked TEXT
    ) STRICT;
    PRAGMA user_version = 1;";

/// The tokens of a folder; several processes may read and write them at once.
#[derive(Debug)]
pub struct Tokens {
    path: PathBuf,
    db: Connection,
}

impl Tokens {
    /// The tokens of a folder, which is made where there is none.
    ///
    /// # Errors
    /// When they cannot be read or written, or come from a newer version.
    pub fn open(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder).map_err(|error| io_error(folder, &error))?;
        let path = folder.join(FILE);
        let open = || -> rusqlite::Result<(Connection, i64)> {
            let db = Connection::open(&path)?;
            db.busy_timeout(BUSY)?;
            db.pragma_update(None, "journal_mode", "wal")?;
            db.pragma_update(None, "synchronous", "full")?;
            let format = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
            if format == 0 {
                db.execute_batch(SCHEMA)?;
            }
            Ok((db, format))
        };
        let (db, format) = open().told_of(&path)?;
        if format > FORMAT {
            return Err(Error::Newer(path, format));
        }
        Ok(Self { path, db })
    }

    /// All tokens, also those that were taken back, oldest first.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn all(&self) -> Result<Vec<Token>> {
        let read = || -> rusqlite::Result<Vec<Token>> {
            let sql = "SELECT id, name, role, hash, created, revoked FROM token ORDER BY id";
            let mut statement = self.db.prepare_cached(sql)?;
            statement.query_map([], token)?.collect()
        };
        read().told_of(&self.path)
    }

    /// Makes a token and gives its secret: it is kept nowhere.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn create(&self, name: &str, role: Role) -> Result<String> {
        let secret = Secret::token()?;
        let hash = secret.hash();
        let now = Timestamp::now().to_string();
        let values = params![name, role.word(), hash.as_str(), now];
        let sql = "INSERT INTO token (name, role, hash, created) VALUES (?, ?, ?, ?)";
        self.db.execute(sql, values).told_of(&self.path)?;
        Ok(secret.told())
    }

    /// Takes back the token with this number; whether there was one that still counted.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn revoke(&self, id: i64) -> Result<bool> {
        let sql = "UPDATE token SET revoked = ? WHERE id = ? AND revoked IS NULL";
        let values = params![Timestamp::now().to_string(), id];
        let changed = self.db.execute(sql, values).told_of(&self.path)?;
        Ok(changed > 0)
    }
}

fn token(row: &Row<'_>) -> rusqlite::Result<Token> {
    let moment = |column: usize| -> rusqlite::Result<Option<Timestamp>> {
        let text = row.get_ref(column)?.as_str_or_null()?;
        let moment = text.map(|text| text.parse().map_err(|error| bad(column, error)));
        moment.transpose()
    };
    Ok(Token {
        id: row.get(0)?,
        name: row.get(1)?,
        role: value(row.get_ref(2)?.as_str()?, 2)?,
        hash: TokenHash::kept(row.get(3)?),
        created: moment(4)?.unwrap_or_default(),
        revoked: moment(5)?,
    })
}
