//! Some of what a revision changed, enough to show it: the changes themselves, and what it changed of the
//! ends of relations among them, which have their names from there.
//!
//! Knows not how many are wanted, nor how they are told.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use graph_data::edit::{Delta, Record, RecordChange};

use super::error::Result;

/// Ends that are looked up at once.
const ENDS_AT_ONCE: usize = 5_000;

/// Some changes of a revision.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seen {
    delta: Delta,
    shown: Range<usize>,
}

impl Seen {
    /// Changes that follow one another in the order of ids, with others of the same revision.
    fn new(changes: Vec<RecordChange>, ends: impl IntoIterator<Item = RecordChange>) -> Self {
        let (first, count) = (changes.first().map(|c| c.id().to_owned()), changes.len());
        let all = ends.into_iter().chain(changes);
        let all: BTreeMap<Box<str>, RecordChange> = all.map(|c| (c.id().into(), c)).collect();
        let delta = Delta::new(all.into_values());
        let at = delta
            .touched()
            .position(|id| Some(id) == first.as_deref())
            .unwrap_or_default();
        let end = (at + count).min(delta.changes().len());
        Self {
            delta,
            shown: at..end,
        }
    }

    /// The first changes of a revision that is at hand.
    #[must_use]
    pub fn first_of(delta: &Delta, first: usize) -> Self {
        let shown = delta.changes().iter().take(first).cloned().collect();
        Self::within(delta, shown)
    }

    /// What a revision that is at hand changed of a record.
    #[must_use]
    pub fn of_record(delta: &Delta, id: &str) -> Self {
        Self::within(delta, found(delta, id).cloned().into_iter().collect())
    }

    fn within(delta: &Delta, shown: Vec<RecordChange>) -> Self {
        let ends = ends(&shown);
        Self::new(
            shown,
            ends.iter().filter_map(|id| found(delta, id)).cloned(),
        )
    }

    /// Changes of revisions, each list following in the order of ids, with what `ask` says that those revisions
    /// did to the records that it is asked for, not too many at a time; `None` where it has none to say.
    ///
    /// # Errors
    /// When `ask` has one.
    pub fn all(
        of: Vec<(u32, Vec<RecordChange>)>,
        mut ask: impl FnMut(&[(u32, &str)]) -> Result<Option<Vec<Option<RecordChange>>>>,
    ) -> Result<Option<Vec<Self>>> {
        let asked = of.iter().flat_map(|(number, changes)| {
            let ends = ends(changes).into_iter();
            ends.map(|id| (*number, id))
        });
        let asked: Vec<(u32, Box<str>)> = asked.collect();
        let mut named: BTreeMap<u32, Vec<RecordChange>> = BTreeMap::new();
        for some in asked.chunks(ENDS_AT_ONCE) {
            let some: Vec<(u32, &str)> = some.iter().map(|(number, id)| (*number, &**id)).collect();
            let Some(found) = ask(&some)? else {
                return Ok(None);
            };
            for ((number, _), change) in some.into_iter().zip(found) {
                named.entry(number).or_default().extend(change);
            }
        }
        let seen = of
            .into_iter()
            .map(|(number, changes)| Self::new(changes, named.remove(&number).unwrap_or_default()));
        Ok(Some(seen.collect()))
    }

    /// The changes that are shown, in the order of ids.
    #[must_use]
    pub fn changes(&self) -> &[RecordChange] {
        &self.delta.changes()[self.shown.clone()]
    }

    /// The same, with what else of the revision is known.
    #[must_use]
    pub fn delta(&self) -> &Delta {
        &self.delta
    }
}

fn found<'a>(delta: &'a Delta, id: &str) -> Option<&'a RecordChange> {
    let changes = delta.changes();
    let at = changes.binary_search_by(|change| change.id().cmp(id)).ok();
    at.map(|at| &changes[at])
}

/// The ends of relations that are not among the changes themselves.
fn ends(changes: &[RecordChange]) -> BTreeSet<Box<str>> {
    let records = changes.iter().flat_map(|c| [&c.before, &c.after]);
    let ends = records.filter_map(|record| match record {
        Some(Record::Relation(relation)) => Some([&relation.source, &relation.target]),
        _ => None,
    });
    let shown: BTreeSet<&str> = changes.iter().map(RecordChange::id).collect();
    ends.flatten()
        .filter(|id| !shown.contains(&***id))
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use graph_data::dataset::Dataset;

    use super::*;

    #[test]
    fn what_is_shown_comes_with_the_ends_that_it_names() {
        let before = Dataset::sketch("x").expect("a sketch");
        let after = Dataset::sketch("x; b -funds-> z =c; y").expect("a sketch");
        let delta = Delta::between(&before, &after);
        let check = |seen: Seen, shown: &[&str], known: &[&str]| {
            let ids: Vec<&str> = seen.changes().iter().map(RecordChange::id).collect();
            assert_eq!(ids, shown);
            assert_eq!(seen.delta().touched().collect::<Vec<_>>(), known);
        };
        check(Seen::first_of(&delta, 0), &[], &[]);
        check(Seen::first_of(&delta, 1), &["b"], &["b"]);
        check(Seen::first_of(&delta, 2), &["b", "c"], &["b", "c", "z"]);
        let all = ["b", "c", "y", "z"];
        check(Seen::first_of(&delta, 9), &all, &all);
        check(Seen::of_record(&delta, "c"), &["c"], &["b", "c", "z"]);
        check(Seen::of_record(&delta, "y"), &["y"], &["y"]);
        check(Seen::of_record(&delta, "x"), &[], &[]);
    }
}
