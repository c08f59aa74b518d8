//! Whether a store agrees with itself: its pages, its tables, its log and its witness.
//!
//! Knows nothing of how the network is asked.

use graph_data::dataset::Dataset;
use graph_data::edit::revise;

use super::sql::Told as _;
use super::witness::Witness;
use super::{Embedded, log};
use crate::store::error::Result;
use crate::store::revision::Chain;

/// Faults that are told at most.
const FAULTS_TOLD_MAX: usize = 20;

/// Something that does not agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What does not agree, and with what.
    pub what: String,
    /// Whether a repair mends it without a backup.
    pub is_mendable: bool,
}

/// What a verification found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// What does not agree; empty when all is well.
    pub faults: Vec<Found>,
    /// The number of the newest revision.
    pub revision: u32,
    /// Entities and relations in the newest revision.
    pub records: usize,
    /// The checksum of the newest revision.
    pub state: String,
}

impl Embedded {
    /// Holds pages, tables, log and witness against each other: reads everything, and takes every
    /// revision back to the first. Costs a pass over everything for each revision that is taken back.
    ///
    /// # Errors
    /// When the files cannot be read at all.
    pub fn verify(&self) -> Result<Verified> {
        let mut faults = Vec::new();
        let sound = |what: String| Found {
            what,
            is_mendable: false,
        };
        faults.extend(self.page_faults()?.into_iter().map(sound));
        let (mut revision, mut records, mut state) = (0, 0, String::new());
        match self.load() {
            Err(error) => faults.push(sound(error.to_string())),
            Ok(kept) => {
                revision = kept.revision;
                records = kept.dataset.entities.len() + kept.dataset.relations.len();
                state = kept.state.to_string();
                faults.extend(
                    self.log_faults(kept.dataset, kept.revision)?
                        .into_iter()
                        .map(sound),
                );
            }
        }
        faults.extend(self.witness_fault()?);
        faults.truncate(FAULTS_TOLD_MAX);
        Ok(Verified {
            faults,
            revision,
            records,
            state,
        })
    }

    /// Accepts that the log ends before the last revision that was acknowledged. What else is wrong
    /// only a backup mends.
    ///
    /// # Errors
    /// When the files cannot be read or written.
    pub fn accept_loss(folder: &std::path::Path) -> Result<()> {
        let _lock = super::lock::take(folder)?;
        let store = Self::open(folder, super::Access::Read)?;
        let (number, chain) = store.last()?;
        let mut witness = Witness::new(folder)?;
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

    /// Faults of the log: a seal that does not fit, a revision that cannot be taken back, a network
    /// that is not what the log says of it.
    fn log_faults(&self, newest: Dataset, last: u32) -> Result<Vec<String>> {
        let mut faults = Vec::new();
        let mut dataset = newest;
        for number in (1..=last).rev() {
            let Some(revision) = self.revision(number)? else {
                return Ok(vec![format!("revision {number} is not in the log")]);
            };
            if revision.state != dataset.checksum() {
                faults.push(format!(
                    "the network of revision {number} has another checksum"
                ));
            }
            match revise(&dataset, &revision.delta.inverse()) {
                Ok(before) => dataset = before,
                Err(mismatch) => {
                    faults.push(format!(
                        "revision {number} cannot be taken back: {mismatch}"
                    ));
                    break;
                }
            }
        }
        let mut chain = Chain::default();
        for number in 1..=last {
            if let Some(revision) = self.revision(number)? {
                chain = chain.next(&revision);
            }
            let written = log::chain(&self.db, number).told(&self.folder)?;
            if written != Some(chain.to_string()) {
                faults.push(format!("the seal of revision {number} does not fit"));
                break;
            }
        }
        Ok(faults)
    }

    fn witness_fault(&self) -> Result<Option<Found>> {
        let witness = Witness::new(&self.folder)?;
        let fault = self.holds(&witness).err();
        Ok(fault.map(|error| Found {
            what: error.to_string(),
            is_mendable: true,
        }))
    }
}
