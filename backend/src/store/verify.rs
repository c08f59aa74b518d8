//! Whether a network and the log of its revisions agree, wherever they are kept.
//!
//! Knows nothing of files, tables and databases.

use graph_data::edit::revise;

use super::error::Result;
use super::revision::{Chain, Kept, Revision};

/// Faults that are told at most.
pub(super) const FAULTS_TOLD_MAX: usize = 20;

/// Something that does not agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What does not agree, and with what.
    pub what: String,
    /// Whether a repair mends it without a backup.
    pub is_mendable: bool,
}

impl Found {
    /// Something that only a backup mends.
    pub(super) fn lasting(what: String) -> Self {
        Self {
            what,
            is_mendable: false,
        }
    }
}

/// What a verification found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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

impl Verified {
    /// A network that could be read: what its log says of it. `read` gives a revision and its seal as it
    /// was written. Costs a copy of the network for each revision.
    pub(super) fn by_log(
        kept: Kept,
        read: impl FnMut(u32) -> Result<Option<(Revision, String)>>,
    ) -> Result<Self> {
        let records = kept.dataset.rows();
        let (revision, state) = (kept.revision, kept.state.to_string());
        let faults = log_faults(kept, read)?;
        Ok(Self {
            faults: faults.into_iter().map(Found::lasting).collect(),
            revision,
            records,
            state,
        })
    }

    /// A network that cannot be read.
    pub(super) fn damaged(what: String) -> Self {
        Self {
            faults: vec![Found::lasting(what)],
            ..Self::default()
        }
    }
}

/// Faults of the log: a seal that does not fit, a revision that cannot be taken back, a network that is not
/// what the log says of it.
fn log_faults(
    newest: Kept,
    mut read: impl FnMut(u32) -> Result<Option<(Revision, String)>>,
) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let (mut dataset, last) = (newest.dataset, newest.revision);
    // A pass over everything at both ends; between them, what each revision touched.
    let mut state = dataset.checksum();
    for number in (1..=last).rev() {
        let Some((revision, _)) = read(number)? else {
            return Ok(vec![format!("revision {number} is not in the log")]);
        };
        if revision.state != state {
            faults.push(other_checksum(number));
        }
        match revise(&dataset, &revision.delta.inverse()) {
            Ok(before) => {
                state = state.revised(&dataset, &before, revision.delta.touched());
                dataset = before;
            }
            Err(mismatch) => {
                faults.push(format!(
                    "revision {number} cannot be taken back: {mismatch}"
                ));
                break;
            }
        }
    }
    if faults.is_empty() && state != dataset.checksum() {
        faults.push(other_checksum(1));
    }
    let mut chain = Chain::default();
    for number in 1..=last {
        let line = read(number)?;
        let fits = line.is_some_and(|(revision, written)| {
            chain = chain.next(&revision);
            written == chain.to_string()
        });
        if !fits {
            faults.push(format!("the seal of revision {number} does not fit"));
            break;
        }
    }
    Ok(faults)
}

fn other_checksum(number: u32) -> String {
    format!("the network of revision {number} has another checksum")
}
