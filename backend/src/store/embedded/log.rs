//! The log of revisions: added to, read backwards, never changed.
//!
//! Knows nothing of what a revision means to the network's tables.

use graph_data::edit::{Delta, Record, RecordChange};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::Embedded;
use super::sql::{Told as _, bad};
use crate::store::error::Result;
use crate::store::revision::{Chain, Revision, json};

type Sql<T> = rusqlite::Result<T>;

/// Adds a revision.
pub(super) fn add(db: &Connection, revision: &Revision, chain: Chain) -> Sql<()> {
    let sql = "INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    db.prepare_cached(sql)?.execute(params![
        revision.number,
        revision.at.to_string(),
        revision.by,
        revision.reason,
        revision.operation,
        revision.undoes,
        revision.state.to_string(),
        chain.to_string()
    ])?;
    let mut add = db.prepare_cached("INSERT INTO change VALUES (?, ?, ?, ?)")?;
    for change in revision.delta.changes() {
        let (before, after) = (json(change.before.as_ref()), json(change.after.as_ref()));
        add.execute(params![change.id(), revision.number, before, after])?;
    }
    Ok(())
}

/// The checksum of the network after a revision, as it was written.
pub(super) fn state(db: &Connection, number: u32) -> Sql<String> {
    let sql = "SELECT state FROM revision WHERE number = ?";
    db.query_row(sql, [number], |row| row.get(0))
}

/// The seal of a revision, as it was written.
pub(super) fn chain(db: &Connection, number: u32) -> Sql<Option<String>> {
    let sql = "SELECT chain FROM revision WHERE number = ?";
    db.query_row(sql, [number], |row| row.get(0)).optional()
}

/// A revision with what it changed.
pub(super) fn read(db: &Connection, number: u32) -> Sql<Option<Revision>> {
    let sql =
        "SELECT number, at, by, reason, operation, undoes, state FROM revision WHERE number = ?";
    let found = db
        .prepare_cached(sql)?
        .query_row([number], revision)
        .optional()?;
    let Some(revision) = found else {
        return Ok(None);
    };
    let delta = delta(db, number)?;
    Ok(Some(Revision { delta, ..revision }))
}

fn revision(row: &Row<'_>) -> Sql<Revision> {
    Ok(Revision {
        number: row.get(0)?,
        at: parsed(row, 1)?,
        by: row.get(2)?,
        reason: row.get(3)?,
        operation: row.get(4)?,
        undoes: row.get(5)?,
        state: parsed(row, 6)?,
        delta: Delta::default(),
    })
}

fn parsed<T: std::str::FromStr>(row: &Row<'_>, column: usize) -> Sql<T>
where
    T::Err: std::error::Error + Send + Sync + 'static,
{
    let text = row.get_ref(column)?.as_str()?;
    text.parse().map_err(|error| bad(column, error))
}

fn delta(db: &Connection, number: u32) -> Sql<Delta> {
    let sql = "SELECT before, after FROM change WHERE revision = ? ORDER BY id";
    let mut statement = db.prepare_cached(sql)?;
    let changes = statement.query_map([number], |row| {
        Ok(RecordChange {
            before: record(row, 0)?,
            after: record(row, 1)?,
        })
    })?;
    Ok(Delta::new(changes.collect::<Sql<Vec<_>>>()?))
}

fn record(row: &Row<'_>, column: usize) -> Sql<Option<Record>> {
    let text = row.get_ref(column)?.as_str_or_null()?;
    let record = text.map(|text| serde_json::from_str(text).map_err(|error| bad(column, error)));
    record.transpose()
}

impl Embedded {
    /// The newest revision's number and its seal.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub(super) fn last(&self) -> Result<(u32, Chain)> {
        let sql = "SELECT number, chain FROM revision ORDER BY number DESC LIMIT 1";
        let last = self.db.query_row(sql, [], |row| {
            Ok((row.get(0)?, row.get_ref(1)?.as_str()?.parse::<Chain>()))
        });
        let (number, chain) = last.told(&self.folder)?;
        let chain = chain
            .map_err(|()| self.damaged(format!("the seal of revision {number} is no seal")))?;
        Ok((number, chain))
    }

    /// The seal of a revision, as it was written; `None` where there is none with this number.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn seal(&self, number: u32) -> Result<Option<String>> {
        chain(&self.db, number).told(&self.folder)
    }

    /// A revision with what it changed; `None` where there is none with this number.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn revision(&self, number: u32) -> Result<Option<Revision>> {
        read(&self.db, number).told(&self.folder)
    }

    /// At most `first` revisions before a number (the newest ones without), newest first.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn revisions(&self, before: Option<u32>, first: usize) -> Result<Vec<Revision>> {
        let sql = "SELECT number FROM revision WHERE number < ? ORDER BY number DESC LIMIT ?";
        self.numbered(sql, params![before.unwrap_or(u32::MAX), first])
    }

    /// At most `first` revisions before a number that touched a record, newest first. The first
    /// revision touched what was there in it.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn history(&self, id: &str, before: Option<u32>, first: usize) -> Result<Vec<Revision>> {
        let sql = format!(
            "{TOUCHED} SELECT number FROM touched WHERE number < ?2 ORDER BY number DESC LIMIT ?3"
        );
        self.numbered(&sql, params![id, before.unwrap_or(u32::MAX), first])
    }

    /// How many revisions before a number touched a record.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn history_length(&self, id: &str, before: Option<u32>) -> Result<usize> {
        let sql = format!("{TOUCHED} SELECT count(*) FROM touched WHERE number < ?2");
        self.db
            .query_row(&sql, params![id, before.unwrap_or(u32::MAX)], |row| {
                row.get(0)
            })
            .told(&self.folder)
    }

    /// The newest revision after a number that touched a record.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn touched_after(&self, number: u32, id: &str) -> Result<Option<u32>> {
        let sql = "SELECT max(revision) FROM change WHERE id = ? AND revision > ?";
        let found = self.db.prepare_cached(sql);
        let found = found.and_then(|mut sql| sql.query_row(params![id, number], |row| row.get(0)));
        found.told(&self.folder)
    }

    /// The number of the revision of an operation.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn operation(&self, operation: &str) -> Result<Option<u32>> {
        let sql = "SELECT number FROM revision WHERE operation = ?";
        let found = self.db.prepare_cached(sql);
        let found =
            found.and_then(|mut sql| sql.query_row([operation], |row| row.get(0)).optional());
        found.told(&self.folder)
    }

    fn numbered(&self, sql: &str, values: impl rusqlite::Params) -> Result<Vec<Revision>> {
        let numbers = || -> Sql<Vec<u32>> {
            let mut statement = self.db.prepare_cached(sql)?;
            statement.query_map(values, |row| row.get(0))?.collect()
        };
        let numbers = numbers().told(&self.folder)?;
        let revisions = numbers.into_iter().map(|number| {
            let revision = self.revision(number)?;
            revision.ok_or_else(|| self.damaged(format!("revision {number} is gone")))
        });
        revisions.collect()
    }
}

/// The revisions that touched the record ?1. What was in the first one is either still untouched, or
/// was there before the first change to it.
const TOUCHED: &str = "WITH
    later AS (SELECT revision AS number, before FROM change WHERE id = ?1),
    now AS (SELECT 1 FROM entity WHERE id = ?1 UNION ALL SELECT 1 FROM relation WHERE id = ?1),
    touched AS (
        SELECT number FROM later
        UNION ALL
        SELECT 1 WHERE CASE
            WHEN EXISTS (SELECT 1 FROM later)
                THEN (SELECT before FROM later ORDER BY number LIMIT 1) IS NOT NULL
            ELSE EXISTS (SELECT 1 FROM now)
        END
    )";
