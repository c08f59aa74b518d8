//! Tokens in a file of their own beside the store: access is no revision, a backup of the network gives
//! nobody access, and one that is put back lets nobody in again.
//!
//! A digest over all rows seals them: a bit that turns lets nobody in, and gives nobody more than was
//! given. There is no log beside the file, whose end could be lost in silence with a token's end in it.
//! Knows nothing of what a role allows.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, ErrorCode, Row, Transaction, TransactionBehavior, params};
use sha2::{Digest as _, Sha256};

use super::embedded::sql::{Told as _, bad, io_error, sql_error, value};
use super::error::{Error, Result};
use super::token::{Secret, Token, TokenHash, hexadecimal};
use crate::access::Role;

const FILE: &str = "access.db";
/// The format that this version writes, as SQLite's `user_version`. The first had no seal.
const FORMAT: i64 = 2;
const UNSEALED: i64 = 1;
/// How long a connection waits for another one that writes.
const BUSY: Duration = Duration::from_secs(5);
/// Of a token only the SHA-256 is kept.
const TOKEN: &str = "
    CREATE TABLE token (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('reader', 'editor', 'admin')),
        hash TEXT NOT NULL UNIQUE,
        created TEXT NOT NULL,
        revoked TEXT
    ) STRICT;";
/// One row: the digest of all rows of `token`.
const SEAL: &str = "
    CREATE TABLE seal (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        digest TEXT NOT NULL
    ) STRICT;";

/// The tokens of a folder; several processes may read and write them at once.
#[derive(Debug)]
pub struct Tokens {
    path: PathBuf,
    db: Connection,
}

impl Tokens {
    /// The tokens of a folder, which is made where there is none. Those that an earlier version wrote are
    /// sealed, after a copy of their file was made beside it.
    ///
    /// # Errors
    /// When they cannot be read or written, are damaged, or come from a newer version.
    pub fn open(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder).map_err(|error| io_error(folder, &error))?;
        let path = folder.join(FILE);
        let db = Connection::open(&path).told_of(&path)?;
        let tokens = Self { path, db };
        tokens.prepare()?;
        Ok(tokens)
    }

    /// Whether the tokens of a folder are as they were written; a folder without tokens is well.
    ///
    /// # Errors
    /// When they cannot be read, are damaged, or come from a newer version.
    pub fn check(folder: &Path) -> Result<()> {
        match folder.join(FILE).is_file() {
            true => Self::open(folder).map(drop),
            false => Ok(()),
        }
    }

    /// All tokens, also those that were taken back, oldest first.
    ///
    /// # Errors
    /// When they cannot be read, or are not as they were written.
    pub fn all(&self) -> Result<Vec<Token>> {
        // Rows and their seal are of one moment.
        let moment = self.read(self.db.unchecked_transaction())?;
        self.sealed(&moment)
    }

    /// A number that is another one once somebody else made a token or took one back; costs next to nothing.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn version(&self) -> Result<i64> {
        let version = self
            .db
            .query_row("PRAGMA data_version", [], |row| row.get(0));
        self.read(version)
    }

    /// Makes a token and gives its secret: it is kept nowhere.
    ///
    /// # Errors
    /// When it cannot be written, or the tokens that are there are damaged.
    pub fn create(&self, name: &str, role: Role) -> Result<String> {
        let secret = Secret::token()?;
        let hash = secret.hash();
        let now = Timestamp::now().to_string();
        let values = params![name, role.word(), hash.as_str(), now];
        let sql = "INSERT INTO token (name, role, hash, created) VALUES (?, ?, ?, ?)";
        self.change(|db| db.execute(sql, values))?;
        Ok(secret.told())
    }

    /// Takes back the token with this number; whether there was one that still counted.
    ///
    /// # Errors
    /// When it cannot be written, or the tokens that are there are damaged.
    pub fn revoke(&self, id: i64) -> Result<bool> {
        let sql = "UPDATE token SET revoked = ? WHERE id = ? AND revoked IS NULL";
        let values = params![Timestamp::now().to_string(), id];
        let changed = self.change(|db| db.execute(sql, values))?;
        Ok(changed > 0)
    }

    fn prepare(&self) -> Result<()> {
        let db = &self.db;
        self.read(db.busy_timeout(BUSY))?;
        match self.format()? {
            0 => self.begin()?,
            UNSEALED => self.seal_those_of_before()?,
            FORMAT => {}
            newer => return Err(Error::Newer(self.path.clone(), newer)),
        }
        let prepared = db
            .pragma_update(None, "journal_mode", "delete")
            .and_then(|()| db.pragma_update(None, "synchronous", "full"));
        self.read(prepared)?;
        self.check_pages()?;
        self.all().map(drop)
    }

    fn format(&self) -> Result<i64> {
        let format = self
            .db
            .query_row("PRAGMA user_version", [], |row| row.get(0));
        self.read(format)
    }

    /// Makes the tables, unless another process just did.
    fn begin(&self) -> Result<()> {
        let begun = self.alone()?;
        if self.format()? == FORMAT {
            return Ok(());
        }
        let tables = begun.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0));
        let has_bytes = fs::metadata(&self.path).is_ok_and(|file| file.len() > 0);
        if self.read::<i64>(tables)? > 0 || has_bytes {
            return Err(self.damaged("hardly anything is left of it".into()));
        }
        let made = begun
            .execute_batch(TOKEN)
            .and_then(|()| sealed_first(&begun));
        made.and_then(|()| begun.commit()).told_of(&self.path)
    }

    fn seal_those_of_before(&self) -> Result<()> {
        self.check_pages()?;
        // An earlier version that still runs would write without sealing.
        let ended = self.db.pragma_update(None, "journal_mode", "delete");
        let is_used = |error: &rusqlite::Error| {
            matches!(
                error.sqlite_error_code(),
                Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)
            )
        };
        if ended.as_ref().is_err_and(is_used) {
            let who = "a process of an earlier version".to_owned();
            return Err(Error::Locked(self.path.clone(), who));
        }
        ended.told_of(&self.path)?;
        let moment = Timestamp::now().strftime("%Y%m%dT%H%M%S");
        let copy = self
            .path
            .with_file_name(format!("access-before-{moment}.db"));
        let copied = self.db.execute("VACUUM INTO ?", [copy.to_string_lossy()]);
        copied.told_of(&copy)?;
        let sealed = self.alone()?;
        if self.format()? == FORMAT {
            return Ok(());
        }
        let made = sealed_first(&sealed);
        made.and_then(|()| sealed.commit()).told_of(&self.path)
    }

    /// A transaction that nobody else writes beside.
    fn alone(&self) -> Result<Transaction<'_>> {
        let alone = Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate);
        alone.told_of(&self.path)
    }

    /// Changes rows and seals them again. What is damaged stays as it is: a seal would make it look sound.
    fn change<T>(&self, change: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T> {
        let writing = self.alone()?;
        self.sealed(&writing)?;
        let write = || {
            let done = change(&writing)?;
            let digest = digest(&rows(&writing)?);
            writing.execute("UPDATE seal SET digest = ?", [digest])?;
            writing.commit()?;
            Ok(done)
        };
        write().told_of(&self.path)
    }

    /// The tokens, where they are as they were written.
    fn sealed(&self, db: &Connection) -> Result<Vec<Token>> {
        let rows = self.read(rows(db))?;
        let seal = db.query_row("SELECT digest FROM seal", [], |row| row.get::<_, String>(0));
        if self.read(seal)? != digest(&rows) {
            return Err(self.damaged("tokens are not as they were written".into()));
        }
        self.read(rows.into_iter().map(token).collect())
    }

    fn check_pages(&self) -> Result<()> {
        let told = self
            .db
            .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0));
        let told: String = self.read(told)?;
        match told == "ok" {
            true => Ok(()),
            false => Err(self.damaged(told)),
        }
    }

    /// What was read; what cannot be read is damaged, unless the machine stands in the way.
    fn read<T>(&self, read: rusqlite::Result<T>) -> Result<T> {
        read.map_err(|error| match error.sqlite_error_code() {
            Some(
                ErrorCode::ReadOnly
                | ErrorCode::PermissionDenied
                | ErrorCode::CannotOpen
                | ErrorCode::DiskFull
                | ErrorCode::DatabaseBusy
                | ErrorCode::DatabaseLocked
                | ErrorCode::SystemIoFailure
                | ErrorCode::OutOfMemory,
            ) => sql_error(&self.path, &error),
            _ => self.damaged(error.to_string()),
        })
    }

    fn damaged(&self, what: String) -> Error {
        Error::Access(self.path.clone(), what)
    }
}

/// Adds the seal to what is there, in the format of this version.
fn sealed_first(db: &Connection) -> rusqlite::Result<()> {
    db.execute_batch(SEAL)?;
    let digest = digest(&rows(db)?);
    db.execute("INSERT INTO seal VALUES (1, ?)", [digest])?;
    db.pragma_update(None, "user_version", FORMAT)
}

/// A token as it stands in its row.
struct Raw {
    id: i64,
    name: String,
    role: String,
    hash: String,
    created: String,
    revoked: Option<String>,
}

fn rows(db: &Connection) -> rusqlite::Result<Vec<Raw>> {
    let sql = "SELECT id, name, role, hash, created, revoked FROM token ORDER BY id";
    let mut statement = db.prepare_cached(sql)?;
    let row = |row: &Row<'_>| {
        Ok(Raw {
            id: row.get(0)?,
            name: row.get(1)?,
            role: row.get(2)?,
            hash: row.get(3)?,
            created: row.get(4)?,
            revoked: row.get(5)?,
        })
    };
    statement.query_map([], row)?.collect()
}

/// The SHA-256 of rows. Each text comes with its length, so that texts cannot run into one another.
fn digest(rows: &[Raw]) -> String {
    let mut hash = Sha256::new();
    for row in rows {
        hash.update(row.id.to_le_bytes());
        let revoked = row.revoked.as_deref();
        hash.update([u8::from(revoked.is_some())]);
        let revoked = revoked.unwrap_or_default();
        for text in [&row.name, &row.role, &row.hash, &row.created, revoked] {
            hash.update((text.len() as u64).to_le_bytes());
            hash.update(text);
        }
    }
    hexadecimal(&hash.finalize())
}

fn token(raw: Raw) -> rusqlite::Result<Token> {
    let moment = |column: usize, text: &str| text.parse().map_err(|error| bad(column, error));
    let revoked = raw.revoked.as_deref();
    Ok(Token {
        id: raw.id,
        role: value(&raw.role, 2)?,
        created: moment(4, &raw.created)?,
        revoked: revoked.map(|text| moment(5, text)).transpose()?,
        hash: TokenHash::kept(raw.hash),
        name: raw.name,
    })
}
