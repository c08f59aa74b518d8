//! The log of revisions: added to, read backwards, never changed.
//!
//! Knows nothing of what a revision means to the network's tables.

use graph_data::edit::{Delta, Record, RecordChange};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::Embedded;
use super::sql::{Told as _, bad};
use crate::store::error::Result;
use crate::store::revision::{Chain, Head, Revision, json};

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
    let Some(head) = head(db, number)? else {
        return Ok(None);
    };
    Ok(Some(head.with(delta(db, number)?)))
}

/// A revision without what it changed, which is not read.
fn head(db: &Connection, number: u32) -> Sql<Option<Head>> {
    let sql = format!("{HEAD} WHERE r.number = ?");
    db.prepare_cached(&sql)?
        .query_row([number], head_row)
        .optional()
}

/// What is changed is counted in an index.
const HEAD: &str = "SELECT r.number, r.at, r.by, r.reason, r.operation, r.undoes, r.state,
    (SELECT count(*) FROM change AS c WHERE c.revision = r.number) FROM revision AS r";

fn head_row(row: &Row<'_>) -> Sql<Head> {
    Ok(Head {
        number: row.get(0)?,
        at: parsed(row, 1)?,
        by: row.get(2)?,
        reason: row.get(3)?,
        operation: row.get(4)?,
        undoes: row.get(5)?,
        state: parsed(row, 6)?,
        touched: row.get(7)?,
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
    let changes = statement.query_map([number], change)?;
    Ok(Delta::new(changes.collect::<Sql<Vec<_>>>()?))
}

fn changes(db: &Connection, number: u32, after: &str, first: usize) -> Sql<Vec<RecordChange>> {
    let sql = "SELECT before, after FROM change WHERE revision = ? AND id > ? ORDER BY id LIMIT ?";
    let mut statement = db.prepare_cached(sql)?;
    let changes = statement.query_map(params![number, after, limit(first)], change)?;
    changes.collect()
}

fn change_to(db: &Connection, number: u32, id: &str) -> Sql<Option<RecordChange>> {
    let sql = "SELECT before, after FROM change WHERE id = ? AND revision = ?";
    db.prepare_cached(sql)?
        .query_row(params![id, number], change)
        .optional()
}

fn change(row: &Row<'_>) -> Sql<RecordChange> {
    Ok(RecordChange {
        before: record(row, 0)?,
        after: record(row, 1)?,
    })
}

/// So many rows, as SQLite counts.
fn limit(first: usize) -> i64 {
    i64::try_from(first).unwrap_or(i64::MAX)
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
        let heads = self.heads(before, first)?.into_iter();
        let whole = heads.map(|head| {
            let delta = delta(&self.db, head.number).told(&self.folder)?;
            Ok(head.with(delta))
        });
        whole.collect()
    }

    /// A revision without what it changed; `None` where there is none with this number.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn head_of(&self, number: u32) -> Result<Option<Head>> {
        head(&self.db, number).told(&self.folder)
    }

    /// As [`Self::revisions`], without what they changed.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn heads(&self, before: Option<u32>, first: usize) -> Result<Vec<Head>> {
        let read = || -> Sql<Vec<Head>> {
            let sql = format!("{HEAD} WHERE r.number < ? ORDER BY r.number DESC LIMIT ?");
            let mut statement = self.db.prepare_cached(&sql)?;
            let values = params![before.unwrap_or(u32::MAX), limit(first)];
            statement.query_map(values, head_row)?.collect()
        };
        read().told(&self.folder)
    }

    /// What each of these revisions changed: at most `first` changes of each, those of the records after an
    /// id, in the order of ids.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn changes(&self, of: &[u32], after: &str, first: usize) -> Result<Vec<Vec<RecordChange>>> {
        let found = of
            .iter()
            .map(|number| changes(&self.db, *number, after, first));
        found.collect::<Sql<_>>().told(&self.folder)
    }

    /// The ids of the first `first` records that each of these revisions changed, ascending. Reads an index
    /// alone.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn ids_touched(&self, of: &[u32], first: usize) -> Result<Vec<Vec<String>>> {
        let sql = "SELECT id FROM change WHERE revision = ? ORDER BY id LIMIT ?";
        let ids = |number: &u32| -> Sql<Vec<String>> {
            let mut statement = self.db.prepare_cached(sql)?;
            let ids = statement.query_map(params![number, limit(first)], |row| row.get(0))?;
            ids.collect()
        };
        of.iter().map(ids).collect::<Sql<_>>().told(&self.folder)
    }

    /// What each of these revisions changed of the record beside it; `None` where it did nothing to it.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn changes_to(&self, of: &[(u32, &str)]) -> Result<Vec<Option<RecordChange>>> {
        let found = of
            .iter()
            .map(|(number, id)| change_to(&self.db, *number, id));
        found.collect::<Sql<_>>().told(&self.folder)
    }

    /// At most `first` revisions before a number that touched a record, newest first. The first
    /// revision touched what was there in it.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn history(&self, id: &str, before: Option<u32>, first: usize) -> Result<Vec<Head>> {
        let numbers = || -> Sql<Vec<u32>> {
            let sql = format!(
                "{TOUCHED} SELECT number FROM touched WHERE number < ?2 ORDER BY number DESC LIMIT ?3"
            );
            let mut statement = self.db.prepare_cached(&sql)?;
            let values = params![id, before.unwrap_or(u32::MAX), limit(first)];
            statement.query_map(values, |row| row.get(0))?.collect()
        };
        let numbers = numbers().told(&self.folder)?.into_iter();
        let heads = numbers.map(|number| {
            let head = self.head_of(number)?;
            head.ok_or_else(|| self.damaged(format!("revision {number} is gone")))
        });
        heads.collect()
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
