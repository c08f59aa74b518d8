//! The log of revisions in Neo4j, read as far as is asked: lists of revisions without what they changed, and
//! what they changed piece by piece.
//!
//! Knows nothing of what a revision means to the network.

use std::collections::BTreeMap;
use std::time::Duration;

use graph_data::edit::{Record, RecordChange};
use neo4rs::BoltType;
use serde::Deserialize;

use super::connection::{Ask, Connection};
use super::{Neo4j, cypher, mapping};
use crate::store::error::{Error, Result};
use crate::store::revision::Head;

fn heads_between(after: u32, before: Option<u32>, first: usize) -> Ask {
    Ask::new(cypher::HEADS)
        .with("after", after)
        .with("before", before.unwrap_or(u32::MAX))
        .with("first", mapping::count(first))
}

fn numbers(of: &[u32]) -> Vec<BoltType> {
    of.iter().map(|number| (*number).into()).collect()
}

/// Asks for the head of a revision that nobody made.
pub(super) async fn rehearse(connection: &Connection, within: Duration) -> Result<()> {
    let none = heads_between(u32::MAX, None, 1);
    let _: Vec<HeadLine> = connection.rows_within(none, within).await?;
    Ok(())
}

#[derive(Deserialize)]
struct HeadLine {
    revision: HeadRow,
}

/// A revision as it comes back without what it changed.
#[derive(Deserialize)]
pub(super) struct HeadRow {
    pub(super) number: u32,
    pub(super) at: String,
    pub(super) by: String,
    pub(super) reason: String,
    pub(super) operation: Option<String>,
    pub(super) undoes: Option<u32>,
    pub(super) state: String,
    pub(super) touched: usize,
}

/// What a revision changed of a record.
#[derive(Deserialize)]
struct ChangeRow {
    number: u32,
    id: String,
    before: Option<String>,
    after: Option<String>,
}

#[derive(Deserialize)]
struct IdRow {
    number: u32,
    id: String,
}

impl Neo4j {
    pub(super) fn read_head(&self, row: HeadRow) -> Result<Head> {
        let number = row.number;
        Ok(Head {
            number,
            at: (row.at.parse()).map_err(|_| self.unreadable("moment", number))?,
            by: row.by,
            reason: row.reason,
            undoes: row.undoes,
            operation: row.operation,
            touched: row.touched,
            state: (row.state.parse()).map_err(|_| self.unreadable("checksum", number))?,
        })
    }

    pub(super) fn change(
        &self,
        number: u32,
        before: Option<String>,
        after: Option<String>,
    ) -> Result<RecordChange> {
        let record = |text: Option<String>| -> Result<Option<Record>> {
            let record = text.map(|text| serde_json::from_str(&text));
            record
                .transpose()
                .map_err(|_| self.unreadable("change", number))
        };
        Ok(RecordChange {
            before: record(before)?,
            after: record(after)?,
        })
    }

    fn unreadable(&self, what: &str, number: u32) -> Error {
        let what = format!("the {what} of revision {number} cannot be read");
        self.connection.damaged(what)
    }

    /// A revision without what it changed; `None` where there is none with this number.
    ///
    /// # Errors
    /// As [`Self::revision`].
    pub fn head_of(&self, number: u32) -> Result<Option<Head>> {
        Ok(self.heads_of(&[number])?.pop())
    }

    /// As [`Self::revisions`], without what they changed.
    ///
    /// # Errors
    /// As [`Self::revision`].
    pub fn heads(&self, before: Option<u32>, first: usize) -> Result<Vec<Head>> {
        self.read_heads(heads_between(0, before, first))
    }

    pub(super) fn heads_of(&self, of: &[u32]) -> Result<Vec<Head>> {
        self.read_heads(Ask::new(cypher::HEADS_OF).with("numbers", numbers(of)))
    }

    fn read_heads(&self, ask: Ask) -> Result<Vec<Head>> {
        let lines: Vec<HeadLine> = self.ask(ask)?;
        let heads = lines.into_iter().map(|line| self.read_head(line.revision));
        heads.collect()
    }

    /// What each of these revisions changed: at most `first` changes of each, those of the records after an
    /// id, in the order of ids.
    ///
    /// # Errors
    /// As [`Self::revision`].
    pub fn changes(&self, of: &[u32], after: &str, first: usize) -> Result<Vec<Vec<RecordChange>>> {
        let ask = Ask::new(cypher::CHANGES)
            .with("numbers", numbers(of))
            .with("after", after)
            .with("first", mapping::count(first));
        let rows: Vec<ChangeRow> = self.ask(ask)?;
        let mut found: BTreeMap<u32, Vec<RecordChange>> = BTreeMap::new();
        for row in rows {
            let change = self.change(row.number, row.before, row.after)?;
            found.entry(row.number).or_default().push(change);
        }
        let of = of.iter();
        Ok(of
            .map(|number| found.remove(number).unwrap_or_default())
            .collect())
    }

    /// The ids of the first `first` records that each of these revisions changed, ascending.
    ///
    /// # Errors
    /// As [`Self::revision`].
    pub fn ids_touched(&self, of: &[u32], first: usize) -> Result<Vec<Vec<String>>> {
        let ask = Ask::new(cypher::IDS_TOUCHED)
            .with("numbers", numbers(of))
            .with("first", mapping::count(first));
        let rows: Vec<IdRow> = self.ask(ask)?;
        let mut found: BTreeMap<u32, Vec<String>> = BTreeMap::new();
        for row in rows {
            found.entry(row.number).or_default().push(row.id);
        }
        let of = of.iter();
        Ok(of
            .map(|number| found.remove(number).unwrap_or_default())
            .collect())
    }

    /// What each of these revisions changed of the record beside it; `None` where it did nothing to it.
    ///
    /// # Errors
    /// As [`Self::revision`].
    pub fn changes_to(&self, of: &[(u32, &str)]) -> Result<Vec<Option<RecordChange>>> {
        let asked = of.iter().map(|(number, id)| {
            mapping::map([("revision", (*number).into()), ("id", (*id).into())])
        });
        let asked: Vec<BoltType> = asked.collect();
        let rows: Vec<ChangeRow> = self.ask(Ask::new(cypher::CHANGES_TO).with("rows", asked))?;
        let mut found = BTreeMap::new();
        for row in rows {
            let change = self.change(row.number, row.before, row.after)?;
            found.insert((row.number, row.id), change);
        }
        let of = of.iter();
        Ok(of
            .map(|(number, id)| found.remove(&(*number, (*id).to_owned())))
            .collect())
    }
}
