//! The log of revisions in Neo4j: added to, read backwards, never changed.
//!
//! Knows nothing of what a revision means to the network.

use std::time::Duration;

use graph_data::edit::Delta;
use neo4rs::BoltType;
use serde::Deserialize;

use super::connection::{Ask, BATCH_DEADLINE, Connection};
use super::listed::{self, HeadRow};
use super::{Neo4j, cypher, mapping};
use crate::store::error::Result;
use crate::store::revision::{Chain, Head, Revision, json};

/// Revisions that are read at once where all are wanted.
const PAGE: usize = 200;

/// A revision as it is kept, without what it changed.
pub(super) fn revision_row(revision: &Revision, chain: Chain) -> BoltType {
    mapping::map([
        ("number", revision.number.into()),
        ("at", revision.at.to_string().into()),
        ("by", revision.by.as_str().into()),
        ("reason", revision.reason.as_str().into()),
        ("operation", revision.operation.as_deref().into()),
        ("undoes", revision.undoes.into()),
        ("state", revision.state.to_string().into()),
        ("chain", chain.to_string().into()),
    ])
}

/// The records that a revision touched, before and after, as JSON.
pub(super) fn change_rows(revision: &Revision) -> impl Iterator<Item = BoltType> {
    let number = revision.number;
    revision.delta.changes().iter().map(move |change| {
        mapping::map([
            ("id", change.id().into()),
            ("revision", number.into()),
            ("before", json(change.before.as_ref()).into()),
            ("after", json(change.after.as_ref()).into()),
        ])
    })
}

fn revisions_between(after: u32, before: Option<u32>, first: usize) -> Ask {
    Ask::new(cypher::REVISIONS)
        .with("after", after)
        .with("before", before.unwrap_or(u32::MAX))
        .with("first", mapping::count(first))
}

fn of_operation(operation: &str) -> Ask {
    Ask::new(cypher::OPERATION).with("operation", operation)
}

/// Asks what an edit asks of the log, of a revision and an operation that nobody made.
pub(super) async fn rehearse(connection: &Connection, within: Duration) -> Result<()> {
    let none = revisions_between(u32::MAX, None, 1);
    let _: Vec<Line> = connection.rows_within(none, within).await?;
    listed::rehearse(connection, within).await?;
    let nobody = of_operation("");
    let _: Vec<Number> = connection.rows_within(nobody, within).await?;
    Ok(())
}

#[derive(Deserialize)]
struct Line {
    revision: RevisionRow,
}

/// A revision as it comes back.
#[derive(Deserialize)]
struct RevisionRow {
    number: u32,
    at: String,
    by: String,
    reason: String,
    operation: Option<String>,
    undoes: Option<u32>,
    state: String,
    chain: String,
    changes: Vec<[Option<String>; 2]>,
}

#[derive(Deserialize)]
struct Number {
    number: u32,
}

#[derive(Deserialize)]
pub(super) struct Seal {
    pub(super) chain: String,
}

#[derive(Deserialize)]
struct Touch {
    number: u32,
    was: bool,
}

#[derive(Deserialize)]
struct There {
    there: bool,
}

impl Neo4j {
    /// A revision with what it changed; `None` where there is none with this number.
    ///
    /// # Errors
    /// When Neo4j does not answer, or the log is damaged.
    pub fn revision(&self, number: u32) -> Result<Option<Revision>> {
        let found = self.lines(number.saturating_sub(1), number.checked_add(1), 1)?;
        Ok(found.into_iter().next().map(|(revision, _)| revision))
    }

    /// The seal of a revision, as it was written; `None` where there is none with this number.
    ///
    /// # Errors
    /// As [`Self::revision`].
    pub fn seal(&self, number: u32) -> Result<Option<String>> {
        let found: Vec<Seal> = self.ask(Ask::new(cypher::SEAL).with("number", number))?;
        Ok(found.into_iter().next().map(|row| row.chain))
    }

    /// At most `first` revisions before a number (the newest ones without), newest first.
    ///
    /// # Errors
    /// As [`Self::revision`].
    pub fn revisions(&self, before: Option<u32>, first: usize) -> Result<Vec<Revision>> {
        let lines = self.lines(0, before, first)?;
        Ok(lines.into_iter().map(|(revision, _)| revision).collect())
    }

    /// All revisions after a number with their seals, oldest first, so many at a time that none is held in
    /// vain.
    pub(super) fn log_from(
        &self,
        mut after: u32,
        mut with: impl FnMut(Revision, String) -> Result<()>,
    ) -> Result<()> {
        loop {
            let to = u32::try_from(PAGE)
                .ok()
                .and_then(|page| after.checked_add(page + 1));
            let page = self.lines_within(after, to, PAGE, BATCH_DEADLINE)?;
            let Some((newest, _)) = page.first() else {
                return Ok(());
            };
            after = newest.number;
            for (revision, chain) in page.into_iter().rev() {
                with(revision, chain)?;
            }
        }
    }

    fn lines(
        &self,
        after: u32,
        before: Option<u32>,
        first: usize,
    ) -> Result<Vec<(Revision, String)>> {
        self.lines_within(after, before, first, self.connection.deadline())
    }

    fn lines_within(
        &self,
        after: u32,
        before: Option<u32>,
        first: usize,
        within: Duration,
    ) -> Result<Vec<(Revision, String)>> {
        let ask = revisions_between(after, before, first);
        let lines: Vec<Line> = self
            .connection
            .wait(self.connection.rows_within(ask, within))?;
        lines
            .into_iter()
            .map(|line| self.read(line.revision))
            .collect()
    }

    fn read(&self, row: RevisionRow) -> Result<(Revision, String)> {
        let number = row.number;
        let touched = row.changes.len();
        let changes = row.changes.into_iter();
        let changes = changes.map(|[before, after]| self.change(number, before, after));
        let delta = Delta::new(changes.collect::<Result<Vec<_>>>()?);
        let head = HeadRow {
            number,
            at: row.at,
            by: row.by,
            reason: row.reason,
            operation: row.operation,
            undoes: row.undoes,
            state: row.state,
            touched,
        };
        Ok((self.read_head(head)?.with(delta), row.chain))
    }

    /// At most `first` revisions before a number that touched a record, newest first. The first revision
    /// touched what was there in it.
    ///
    /// # Errors
    /// As [`Self::revision`].
    pub fn history(&self, id: &str, before: Option<u32>, first: usize) -> Result<Vec<Head>> {
        let before = before.unwrap_or(u32::MAX);
        let numbers = self.touches(id)?.into_iter();
        let numbers = numbers.filter(|number| *number < before).take(first);
        let numbers: Vec<u32> = numbers.collect();
        let heads = self.heads_of(&numbers)?;
        let gone = numbers
            .iter()
            .find(|number| heads.iter().all(|head| head.number != **number));
        match gone {
            Some(number) => Err(self
                .connection
                .damaged(format!("revision {number} is gone"))),
            None => Ok(heads),
        }
    }

    /// How many revisions before a number touched a record.
    ///
    /// # Errors
    /// As [`Self::revision`].
    pub fn history_length(&self, id: &str, before: Option<u32>) -> Result<usize> {
        let before = before.unwrap_or(u32::MAX);
        let numbers = self.touches(id)?.into_iter();
        Ok(numbers.filter(|number| *number < before).count())
    }

    /// The numbers of the revisions that touched a record, newest first. What was in the first one is
    /// either still untouched, or was there before the first change to it.
    fn touches(&self, id: &str) -> Result<Vec<u32>> {
        let later = self.touched(0, id)?;
        let was_first = match later.last() {
            Some(touch) => touch.was,
            None => {
                let there: Vec<There> = self.ask(Ask::new(cypher::IS_THERE).with("id", id))?;
                there.first().is_some_and(|row| row.there)
            }
        };
        let numbers = later.iter().map(|touch| touch.number);
        Ok(numbers.chain(was_first.then_some(1)).collect())
    }

    fn touched(&self, after: u32, id: &str) -> Result<Vec<Touch>> {
        let ask = Ask::new(cypher::TOUCHED)
            .with("id", id)
            .with("after", after);
        self.ask(ask)
    }

    /// The newest revision after a number that touched a record.
    ///
    /// # Errors
    /// As [`Self::revision`].
    pub fn touched_after(&self, number: u32, id: &str) -> Result<Option<u32>> {
        let touches = self.touched(number, id)?;
        Ok(touches.first().map(|touch| touch.number))
    }

    /// The number of the revision of an operation.
    ///
    /// # Errors
    /// As [`Self::revision`].
    pub fn operation(&self, operation: &str) -> Result<Option<u32>> {
        let found: Vec<Number> = self.ask(of_operation(operation))?;
        Ok(found.first().map(|row| row.number))
    }
}
