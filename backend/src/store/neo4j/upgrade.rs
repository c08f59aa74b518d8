//! A network of the first format in a Neo4j, written as this version writes one: as `embedded::upgrade`.
//!
//! The kinds of the program are not kept here: they must be as they were when it was written.

use std::path::{Path, PathBuf};

use graph_data::dataset::Dataset;
use neo4rs::BoltType;

use super::connection::{Ask, BATCH_DEADLINE, Connection};
use super::copies::tempfile;
use super::{FIRST, FORMAT, Head, Neo4j, cypher, found, load, mapping};
use crate::store::aside::free_name;
use crate::store::embedded::Embedded;
use crate::store::error::Result;
use crate::store::truth::SealedLog;

/// Revisions that are sealed anew by one statement.
const TOGETHER: usize = 10_000;

impl Neo4j {
    /// Upgrades a network of the first format, and only where all of it is as its log says. Before that a copy is
    /// made in a folder where one is given, and returned. Reads everything.
    ///
    /// # Errors
    /// When it is damaged, somebody writes to it, or Neo4j does not answer or cannot be written; then it is as it
    /// was.
    pub fn upgrade(connection: &Connection, aside: Option<&Path>) -> Result<Option<PathBuf>> {
        let (format, head, frame) = connection.wait(found(connection))?;
        if format != FIRST {
            return Ok(None);
        }
        let newest = connection.wait(load::all(connection, frame.clone()))?;
        let anew = sealed_anew(connection, &frame, &newest)?;
        let copy = aside.map(|folder| kept(&newest, anew.clone(), folder));
        let copy = copy.transpose()?;
        let written = connection.wait(write(connection, &head, anew));
        if let (Err(_), Some(copy)) = (&written, &copy) {
            let now = connection.wait(found(connection));
            if now.is_ok_and(|(format, ..)| format == FIRST) {
                // It is as it was: a copy for each attempt would fill the disk.
                let _ = std::fs::remove_file(copy);
            }
        }
        written.map(|()| copy)
    }
}

/// The log with the checksums and seals of this version.
fn sealed_anew(connection: &Connection, frame: &Dataset, newest: &Dataset) -> Result<SealedLog> {
    let mut lines = Vec::new();
    Neo4j::later(connection.clone()).log_from(0, |revision, seal| {
        lines.push((revision, seal));
        Ok(())
    })?;
    let (was, is) = (frame.checksum_with_all_kinds(), frame.checksum());
    let anew = SealedLog::read(lines).and_then(|log| log.reckoned_anew(was, is, newest));
    anew.ok_or_else(|| {
        let what = "it does not agree with its log, and was written by an earlier version, which alone mends it";
        connection.damaged(what)
    })
}

/// Everything in one file, as a backup.
fn kept(newest: &Dataset, log: SealedLog, folder: &Path) -> Result<PathBuf> {
    let copy = free_name(folder, "schakel-before", "db");
    let between = tempfile(folder, &copy)?;
    let store = Embedded::arrive(&between, newest, log.into_revisions().map(Ok));
    let done = store.and_then(|store| store.back_up(&copy));
    // What lay between is of no use to anybody.
    let _ = std::fs::remove_dir_all(&between);
    done.map(|()| copy)
}

async fn write(connection: &Connection, before: &Head, anew: SealedLog) -> Result<()> {
    let (_, chain) = anew.last();
    let guard = Ask::new(cypher::UPGRADE)
        .with("expected", before.revision)
        .with("seal", before.chain.to_string())
        .with("was", FIRST)
        .with("format", FORMAT)
        .with("chain", chain.to_string());
    let lines = anew.into_lines().map(|(revision, chain)| {
        mapping::map([
            ("number", revision.number.into()),
            ("state", revision.state.to_string().into()),
            ("chain", chain.to_string().into()),
        ])
    });
    let lines: Vec<BoltType> = lines.collect();
    let steps: Vec<Ask> = lines
        .chunks(TOGETHER)
        .map(|lines| Ask::new(cypher::SEAL_ANEW).with("rows", lines.to_vec()))
        .collect();
    connection.write(guard, steps, BATCH_DEADLINE).await
}
