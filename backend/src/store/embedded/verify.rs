//! Whether a store agrees with itself: its pages, its tables, its log and its witness.
//!
//! Knows nothing of how the network is asked.

use super::sql::Told as _;
use super::{Embedded, WITNESS, keep_journal, log};
use crate::store::error::Result;
use crate::store::revision::Revision;
use crate::store::verify::{FAULTS_TOLD_MAX, Found, Verified};
use crate::store::witness::Witness;

impl Embedded {
    /// Holds pages, tables, log and witness against each other: reads everything, and takes every
    /// revision back to the first. Costs a copy of the network for each revision that is taken back.
    ///
    /// # Errors
    /// When the files cannot be read at all.
    pub fn verify(&self) -> Result<Verified> {
        let pages = self.page_faults()?.into_iter().map(Found::lasting);
        let mut found = match self.load() {
            Err(error) => Verified::damaged(error.to_string()),
            Ok(kept) => Verified::by_log(kept, |number| self.sealed(number))?,
        };
        found.faults.splice(0..0, pages);
        found.faults.extend(self.witness_fault());
        found.faults.truncate(FAULTS_TOLD_MAX);
        keep_journal(&self.db, !found.faults.is_empty()).told(&self.folder)?;
        Ok(found)
    }

    /// A revision, and its seal as it was written.
    pub(in crate::store) fn sealed(&self, number: u32) -> Result<Option<(Revision, String)>> {
        let written = log::chain(&self.db, number).told(&self.folder)?;
        Ok(self.revision(number)?.zip(written))
    }

    /// Accepts that the log ends before the last revision that was acknowledged. What else is wrong
    /// only a backup mends.
    ///
    /// # Errors
    /// When the files cannot be read or written.
    pub fn accept_loss(folder: &std::path::Path) -> Result<()> {
        let _lock = super::lock::take(folder)?;
        let store = Self::open(folder, super::Access::Examine)?;
        let (number, chain) = store.last()?;
        let mut witness = Witness::new(folder.join(WITNESS))?;
        witness.clear()?;
        witness.write(number, chain)
    }

    fn page_faults(&self) -> Result<Vec<String>> {
        let check = || -> rusqlite::Result<Vec<String>> {
            let mut statement = self.db.prepare("PRAGMA integrity_check(20)")?;
            statement.query_map([], |row| row.get(0))?.collect()
        };
        let told = check().told(&self.folder)?;
        Ok(told.into_iter().filter(|line| line != "ok").collect())
    }

    fn witness_fault(&self) -> Option<Found> {
        let fault = self.holds(Witness::seen(&self.folder.join(WITNESS))).err();
        fault.map(|error| Found {
            what: error.to_string(),
            is_mendable: true,
        })
    }
}
