//! Ids that cells refer to: found, or named with what was probably meant.
//!
//! Knows nothing of what carries the ids.

use std::cell::Cell;
use std::hash::BuildHasher;

use ecow::EcoString;
use foldhash::fast::RandomState;

use super::first_bytes::is_same;
use crate::dataset::problem::{Problem, Problems};
use crate::names;

/// Comparisons that the search for what was meant may cost in all, in one file of references.
const COMPARISONS_MAX: usize = 1_000_000;

/// The bits of a slot that hold a row, and those that hold a part of a hash.
const ROW_PART: u64 = u32::MAX as u64;
const HASH_PART: u64 = !ROW_PART;

/// Rows by id, where the ids themselves lie elsewhere: ten to twenty bytes a row. No order comes out of
/// it, so that its seeds decide nothing.
pub(super) struct IdTable {
    /// A row and one in the low half, a part of its id's hash in the high half; 0 where there is none.
    /// A row stands where its hash says, or in the next slot that was free.
    slots: Vec<u64>,
    hasher: RandomState,
}

impl IdTable {
    /// The rows of so many ids, no two of them the same.
    pub(super) fn new<'i>(rows: usize, id_of: impl Fn(u32) -> &'i str) -> Self {
        let slots = (rows + rows / 4 + 1).next_power_of_two();
        let mut table = Self {
            slots: vec![0; slots],
            hasher: RandomState::default(),
        };
        for row in (0_u32..).take(rows) {
            let hash = table.hasher.hash_one(id_of(row));
            let mut at = table.first_slot(hash);
            while table.slots[at] != 0 {
                at = table.next_slot(at);
            }
            table.slots[at] = (hash & HASH_PART) | u64::from(row + 1);
        }
        table
    }

    fn first_slot(&self, hash: u64) -> usize {
        (hash & ROW_PART) as usize & (self.slots.len() - 1)
    }

    fn next_slot(&self, at: usize) -> usize {
        (at + 1) & (self.slots.len() - 1)
    }

    /// The row at which looking for an id begins.
    fn first_row(&self, id: &str) -> Option<u32> {
        let slot = self.slots[self.first_slot(self.hasher.hash_one(id))];
        row_in(slot)
    }

    /// The row of an id.
    pub(super) fn find<'i>(&self, id: &str, id_of: impl Fn(u32) -> &'i str) -> Option<u32> {
        let hash = self.hasher.hash_one(id);
        let mut at = self.first_slot(hash);
        loop {
            let slot = self.slots[at];
            let row = row_in(slot)?;
            if slot & HASH_PART == hash & HASH_PART && is_same(id_of(row), id) {
                return Some(row);
            }
            at = self.next_slot(at);
        }
    }
}

fn row_in(slot: u64) -> Option<u32> {
    ((slot & ROW_PART) as u32).checked_sub(1)
}

/// The ids that exist of one sort.
pub(super) struct Ids {
    noun: &'static str,
    /// Copies, which lie close together where ids are short.
    all: Vec<EcoString>,
    rows: IdTable,
    /// The row found last: rows about the same often follow each other.
    last: Cell<u32>,
    /// False where not all of them could be read: an id that is not found may exist.
    complete: bool,
    comparisons: Cell<usize>,
}

impl Ids {
    /// The ids in their order: an id's row is its place in it.
    pub(super) fn new<'i>(
        noun: &'static str,
        all: impl Iterator<Item = &'i str>,
        complete: bool,
    ) -> Self {
        let all: Vec<EcoString> = all.map(EcoString::from).collect();
        Self {
            noun,
            rows: IdTable::new(all.len(), |row| &all[row as usize]),
            all,
            complete,
            last: Cell::new(0),
            comparisons: Cell::new(0),
        }
    }

    /// Has the processor fetch what finding an id takes, so that those of several rows come at once:
    /// in a large dataset, each is a walk to memory.
    pub(super) fn expect(&self, id: &str) {
        if let Some(row) = self.rows.first_row(id) {
            std::hint::black_box(self.all[row as usize].as_bytes().first());
        }
    }

    /// The row of an id, silently.
    pub(super) fn row(&self, id: &str) -> Option<u32> {
        let last = self.last.get();
        if self
            .all
            .get(last as usize)
            .is_some_and(|last| is_same(last, id))
        {
            return Some(last);
        }
        let row = self.rows.find(id, |row| &self.all[row as usize]);
        self.last.set(row.unwrap_or(last));
        row
    }

    /// The row of an id; where it is unknown, `problem` says where that was found.
    pub(super) fn find(
        &self,
        id: &str,
        problems: &mut Problems,
        problem: impl FnOnce(String, String) -> Problem,
    ) -> Option<u32> {
        let row = self.row(id);
        if row.is_none() && self.complete {
            problems.push(self.unknown(id, problem));
        }
        row
    }

    fn unknown(&self, id: &str, problem: impl FnOnce(String, String) -> Problem) -> Problem {
        let what = format!("unknown {} {id:?}", self.noun);
        problem(what, self.way_out(&self.nearest(id)))
    }

    fn nearest(&self, id: &str) -> Vec<&str> {
        let mut comparisons = self.comparisons.get();
        let near = nearest(id, self.all.iter().map(|id| &**id), &mut comparisons);
        self.comparisons.set(comparisons);
        near
    }

    pub(super) fn is_complete(&self) -> bool {
        self.complete
    }

    fn way_out(&self, near: &[&str]) -> String {
        if near.is_empty() {
            format!(
                "write the id of {} that exists, or add it",
                with_article(self.noun)
            )
        } else {
            did_you_mean(near)
        }
    }
}

/// The ids that were probably meant; none any more once so many `comparisons` were made that the
/// search would take too long.
pub(super) fn nearest<'i>(
    id: &str,
    all: impl ExactSizeIterator<Item = &'i str>,
    comparisons: &mut usize,
) -> Vec<&'i str> {
    if *comparisons >= COMPARISONS_MAX {
        return Vec::new();
    }
    *comparisons += all.len();
    names::nearest(id, all, 3)
}

/// "did you mean "vlaio" or "voka"?"
pub(crate) fn did_you_mean(near: &[&str]) -> String {
    let quoted: Vec<String> = near.iter().map(|id| format!("{id:?}")).collect();
    format!("did you mean {}?", quoted.join(" or "))
}

fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {noun}")
}
