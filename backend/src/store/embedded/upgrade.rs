//! A store of the first format, written as this version writes one.
//!
//! The first format counted the program's own kinds among the facts: a version with another word for one of
//! them would have taken every store for damaged. So each revision gets the checksum that it would have had
//! without them, and a new seal. All of it or nothing, and not before a copy was made.

use std::path::PathBuf;

use graph_data::edit::founded;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::sql::Told as _;
use super::{Embedded, FORMAT, format, frame, records};
use crate::store::aside::free_name;
use crate::store::error::{Error, Result};
use crate::store::revision::Chain;
use crate::store::truth::SealedLog;

/// The first format.
pub(super) const FIRST: i64 = 1;
/// Where the table `store` keeps what the log said last before it was sealed anew.
const SEALED_BEFORE: &str = "sealed_before";

impl Embedded {
    /// Upgrades the store where it has the first format, and only where all of it is as its log says. Returns
    /// the copy that was made before.
    ///
    /// # Errors
    /// When it is damaged or cannot be written; then it is as it was.
    pub(super) fn upgrade(&mut self) -> Result<Option<PathBuf>> {
        if format(&self.db, &self.folder)? != FIRST {
            return Ok(None);
        }
        let (last, chain) = self.last()?;
        let anew = self.sealed_anew(last)?;
        let copy = free_name(&self.folder, "schakel-before", "db");
        self.back_up(&copy)?;
        let write = |db: &mut Connection| -> rusqlite::Result<()> {
            let written = db.transaction()?;
            let sql = "UPDATE revision SET state = ?, chain = ? WHERE number = ?";
            let mut reseal = written.prepare(sql)?;
            for (revision, chain) in anew.into_lines() {
                let (state, chain) = (revision.state.to_string(), chain.to_string());
                reseal.execute(params![state, chain, revision.number])?;
            }
            drop(reseal);
            let was = format!("{last} {chain}");
            written.execute("INSERT INTO store VALUES (?, ?)", [SEALED_BEFORE, &was])?;
            written.pragma_update(None, "user_version", FORMAT)?;
            written.commit()
        };
        write(&mut self.db).told(&self.folder)?;
        Ok(Some(copy))
    }

    /// The log with the checksums and seals of this version.
    fn sealed_anew(&self, last: u32) -> Result<SealedLog> {
        let lines = (1..=last).filter_map(|number| self.sealed(number).transpose());
        let lines = lines.collect::<Result<Vec<_>>>()?;
        let log = SealedLog::read(lines);
        let log = log.ok_or_else(|| self.damaged_before("a seal of its log does not fit"))?;
        let db = &self.db;
        let frames = || Ok((frame::read_as_begun(db)?, frame::read(db)?));
        let (was, is) = frames().told(&self.folder)?;
        let (entities, relations) = records::read_all(db).told(&self.folder)?;
        let (was, frame_sum) = (was.checksum_with_all_kinds(), is.checksum());
        let newest = founded(is, entities, relations);
        let newest = newest.map_err(|mismatch| self.damaged(mismatch.to_string()))?;
        let anew = log.reckoned_anew(was, frame_sum, &newest);
        let what = format!("its tables are not what revision {last} left");
        anew.ok_or_else(|| self.damaged_before(&what))
    }

    fn damaged_before(&self, what: &str) -> Error {
        let which = "it was written by an earlier version, and that one alone mends it";
        self.damaged(format!("{what}; {which}"))
    }

    /// Whether this is what the log said last before it was sealed anew.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub(super) fn was_sealed(&self, number: u32, chain: Chain) -> Result<bool> {
        let sql = "SELECT value FROM store WHERE key = ?";
        let was = self.db.query_row(sql, [SEALED_BEFORE], |row| row.get(0));
        let was: Option<String> = was.optional().told(&self.folder)?;
        Ok(was.is_some_and(|was| was == format!("{number} {chain}")))
    }
}
