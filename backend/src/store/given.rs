//! What a store was given last: the dataset with which it was begun, and those that were taken in since.
//!
//! The log alone tells it. A revision that took a dataset in has an operation that nobody else can choose,
//! under the seal of the log; one that was taken back gave nothing. Knows nothing of how a dataset is taken
//! in.

use std::collections::BTreeSet;

use graph_data::dataset::Checksum;
use graph_data::edit::{Given, RecordChange};

use super::any::Store;
use super::error::Result;
use super::revision::Head;

/// What the operations of revisions that took a dataset in begin with.
const MARK: &str = "schakel/import/";
/// Revisions that are read at once.
const PAGE: usize = 200;
/// Changes that are read at once, those of one revision together.
const CHANGES: usize = 10_000;

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
fn took_in(head: &Head) -> Option<Checksum> {
    let named = head.operation.as_deref()?.strip_prefix(MARK)?;
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
    fn page(&mut self) -> Result<Vec<(Head, Option<Checksum>)>> {
        let page = self.store.heads(self.before, PAGE)?;
        self.before = page.last().map(|head| head.number);
        let told = page.into_iter().map(|head| {
            let stands = !self.taken_back.contains(&head.number);
            self.taken_back.extend(head.undoes.filter(|_| stands));
            let gave = took_in(&head).filter(|_| stands);
            (head, gave)
        });
        Ok(told.collect())
    }
}

/// How many of these revisions, one at least, changed so little together that it is read at once.
fn at_once(revisions: &[(Head, Option<Checksum>)]) -> usize {
    let mut changes = 0;
    let few = revisions.iter().take_while(|(head, _)| {
        changes += head.touched;
        changes <= CHANGES
    });
    few.count().max(1).min(revisions.len())
}

/// Notes what an earlier revision says of what was given, where no later one settled it.
fn note(
    given: &mut Given,
    settled: &mut BTreeSet<Box<str>>,
    gave: bool,
    changes: Vec<RecordChange>,
) {
    for change in changes {
        let id: Box<str> = change.id().into();
        if settled.contains(&id) {
            continue;
        }
        let version = match gave {
            true => {
                settled.insert(id.clone());
                change.after
            }
            false => change.before,
        };
        given.insert(id, version);
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
            let mut page = &page[..];
            while !page.is_empty() {
                let (now, later) = page.split_at(at_once(page));
                page = later;
                let numbers: Vec<u32> = now.iter().map(|(head, _)| head.number).collect();
                let most = now.iter().map(|(head, _)| head.touched).max();
                let changes = self.changes(&numbers, "", most.unwrap_or_default())?;
                for ((_, gave), changes) in now.iter().zip(changes) {
                    note(&mut given, &mut settled, gave.is_some(), changes);
                }
            }
        }
    }

    /// Whether a dataset with this checksum is what the store was begun with, or took in last.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn was_given(&self, dataset: Checksum) -> Result<bool> {
        if self.head_of(1)?.is_some_and(|first| first.state == dataset) {
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
