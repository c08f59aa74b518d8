//! What a store was given last: the dataset with which it was begun, and those that were taken in since.
//!
//! The log alone tells it. A revision that took a dataset in has an operation that nobody else can choose,
//! under the seal of the log; one that was taken back gave nothing. Knows nothing of how a dataset is taken
//! in.

use std::collections::BTreeSet;

use graph_data::dataset::Checksum;
use graph_data::edit::Given;

use super::any::Store;
use super::error::Result;
use super::revision::Revision;

/// What the operations of revisions that took a dataset in begin with.
const MARK: &str = "schakel/import/";
/// Revisions that are read at once.
const PAGE: usize = 200;

/// The operation of a revision that takes a dataset with this checksum in, on the revision with this number.
#[must_use]
pub fn intake_operation(dataset: Checksum, on_revision: u32) -> String {
    format!("{MARK}{dataset}/{on_revision}")
}

/// Whether an operation has a name that only intakes may have.
#[must_use]
pub fn is_intake(operation: &str) -> bool {
    operation.starts_with(MARK)
}

/// The checksum of the dataset that a revision took in; `None` where it took none in.
fn took_in(revision: &Revision) -> Option<Checksum> {
    let named = revision.operation.as_deref()?.strip_prefix(MARK)?;
    named.split('/').next()?.parse().ok()
}

/// The log read backwards, with what stands of it: a revision that was taken back, by one that was not, gave
/// nothing.
struct Backwards<'a> {
    store: &'a Store,
    before: Option<u32>,
    taken_back: BTreeSet<u32>,
}

impl<'a> Backwards<'a> {
    fn new(store: &'a Store) -> Self {
        Self {
            store,
            before: None,
            taken_back: BTreeSet::new(),
        }
    }

    /// The next page of revisions, each with the checksum of the dataset that it gave; empty at the end.
    fn page(&mut self) -> Result<Vec<(Revision, Option<Checksum>)>> {
        let page = self.store.revisions(self.before, PAGE)?;
        self.before = page.last().map(|revision| revision.number);
        let told = page.into_iter().map(|revision| {
            let stands = !self.taken_back.contains(&revision.number);
            self.taken_back.extend(revision.undoes.filter(|_| stands));
            let gave = took_in(&revision).filter(|_| stands);
            (revision, gave)
        });
        Ok(told.collect())
    }
}

impl Store {
    /// The records that people changed since they were given, as they were given. Costs a pass over the log.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn given(&self) -> Result<Given> {
        let (mut given, mut settled) = (Given::new(), BTreeSet::new());
        let mut log = Backwards::new(self);
        loop {
            let page = log.page()?;
            if page.is_empty() {
                return Ok(given);
            }
            for (revision, gave) in page {
                for change in revision.delta.into_changes() {
                    let id: Box<str> = change.id().into();
                    if settled.contains(&id) {
                        continue;
                    }
                    let version = match gave {
                        Some(_) => {
                            settled.insert(id.clone());
                            change.after
                        }
                        None => change.before,
                    };
                    given.insert(id, version);
                }
            }
        }
    }

    /// Whether a dataset with this checksum is what the store was begun with, or took in last.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn was_given(&self, dataset: Checksum) -> Result<bool> {
        if self
            .revision(1)?
            .is_some_and(|first| first.state == dataset)
        {
            return Ok(true);
        }
        let mut log = Backwards::new(self);
        loop {
            let page = log.page()?;
            let last = page.iter().find_map(|(_, gave)| *gave);
            if last.is_some() || page.is_empty() {
                return Ok(last == Some(dataset));
            }
        }
    }
}
