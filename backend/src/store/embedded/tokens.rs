//! Tokens in their table. They are written beside whoever writes the network: access is no revision.
//!
//! Knows nothing of what a role allows.

use std::path::Path;

use jiff::Timestamp;
use rusqlite::{OpenFlags, Row, params};

use super::sql::{Told as _, bad, value};
use super::{Embedded, connect, fits};
use crate::access::Role;
use crate::store::error::Result;
use crate::store::token::{Token, TokenHash, secret};

impl Embedded {
    /// All tokens, also those that were taken back, oldest first.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn tokens(&self) -> Result<Vec<Token>> {
        let read = || -> rusqlite::Result<Vec<Token>> {
            let sql = "SELECT id, name, role, hash, created, revoked FROM token ORDER BY id";
            let mut statement = self.db.prepare_cached(sql)?;
            statement.query_map([], token)?.collect()
        };
        read().told(&self.folder)
    }

    /// Makes a token in the store of a folder, also while another process writes there, and gives its
    /// secret: it is kept nowhere.
    ///
    /// # Errors
    /// When there is no store, or it cannot be written.
    pub fn create_token(folder: &Path, name: &str, role: Role) -> Result<String> {
        let db = connect(folder, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        fits(&db, folder)?;
        let secret = secret(folder)?;
        let hash = TokenHash::of(&secret);
        let values = params![
            name,
            role.word(),
            hash.as_str(),
            Timestamp::now().to_string()
        ];
        let sql = "INSERT INTO token (name, role, hash, created) VALUES (?, ?, ?, ?)";
        db.execute(sql, values).told(folder)?;
        Ok(secret)
    }

    /// Takes back the token with this number; whether there was one that still counted.
    ///
    /// # Errors
    /// When there is no store, or it cannot be written.
    pub fn revoke_token(folder: &Path, id: i64) -> Result<bool> {
        let db = connect(folder, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        fits(&db, folder)?;
        let sql = "UPDATE token SET revoked = ? WHERE id = ? AND revoked IS NULL";
        let values = params![Timestamp::now().to_string(), id];
        let changed = db.execute(sql, values).told(folder)?;
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
