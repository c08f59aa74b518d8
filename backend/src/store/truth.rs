//! What a network should be by its log alone, where what stands there cannot be trusted.
//!
//! Goes on only where every seal of the log fits and the checksum of the newest revision comes out: what
//! cannot be known so is not guessed. Knows not where anything is kept.

use std::collections::BTreeMap;

use graph_data::dataset::{Checksum, Dataset};
use graph_data::edit::{Delta, Record, RecordChange, revise};

use super::revision::{Chain, Revision};

/// A log that is whole: every revision from the first on, with a seal that fits.
#[derive(Clone, Debug)]
pub(super) struct SealedLog {
    lines: Vec<(Revision, Chain)>,
}

impl SealedLog {
    /// A log, oldest revision first, with its seals as they were written; `None` where one lacks or does
    /// not fit.
    pub(super) fn read(lines: impl IntoIterator<Item = (Revision, String)>) -> Option<Self> {
        let (mut sealed, mut chain) = (Vec::new(), Chain::default());
        for (number, (revision, written)) in (1..).zip(lines) {
            chain = chain.next(&revision);
            if revision.number != number || written != chain.to_string() {
                return None;
            }
            sealed.push((revision, chain));
        }
        (!sealed.is_empty()).then_some(Self { lines: sealed })
    }

    /// The number of the newest revision, and its seal.
    pub(super) fn last(&self) -> (u32, Chain) {
        let last = self.lines.last();
        last.map_or_else(Default::default, |(last, chain)| (last.number, *chain))
    }

    /// A revision and its seal.
    pub(super) fn line(&self, number: u32) -> Option<(Revision, Chain)> {
        let place = usize::try_from(number).ok()?.checked_sub(1)?;
        self.lines.get(place).cloned()
    }

    /// The same log with the checksums of this version, and new seals; `None` where it does not lead to the
    /// newest network. The frame of that had the checksum `was`, and has `is`.
    pub(super) fn reckoned_anew(
        self,
        was: Checksum,
        is: Checksum,
        newest: &Dataset,
    ) -> Option<Self> {
        let mut chain = Chain::default();
        let lines = self.lines.into_iter().map(|(mut revision, _)| {
            revision.state = revision.state.reckoned_anew(was, is);
            chain = chain.next(&revision);
            (revision, chain)
        });
        let lines: Vec<_> = lines.collect();
        let (last, _) = lines.last()?;
        (last.state == newest.checksum()).then_some(Self { lines })
    }

    /// The revisions and their seals, oldest first.
    pub(super) fn into_lines(self) -> impl Iterator<Item = (Revision, Chain)> {
        self.lines.into_iter()
    }

    /// The revisions, oldest first.
    pub(super) fn into_revisions(self) -> impl Iterator<Item = Revision> {
        self.lines.into_iter().map(|(revision, _)| revision)
    }

    /// The newest network: from what stands there, else from a dataset with which it was begun.
    pub(super) fn network(&self, there: Option<&Dataset>, begun: &[Dataset]) -> Option<Dataset> {
        let over = there.and_then(|there| self.over(there));
        over.or_else(|| self.from(begun))
    }

    /// The first of these datasets with which the log began, and all revisions upon it.
    fn from(&self, begun: &[Dataset]) -> Option<Dataset> {
        let (first, _) = self.lines.first()?;
        let begun = begun.iter().find(|begun| begun.checksum() == first.state)?;
        let deltas = self
            .lines
            .iter()
            .map(|(revision, _)| revision.delta.clone());
        self.checked(begun, &Delta::composed(deltas))
    }

    /// What stands there, with every record that a revision touched as the log says. The checksum tells
    /// whether the others are as they were.
    fn over(&self, there: &Dataset) -> Option<Dataset> {
        let changes = self
            .lines
            .iter()
            .flat_map(|(revision, _)| revision.delta.changes());
        let should: BTreeMap<&str, &Option<Record>> =
            changes.map(|change| (change.id(), &change.after)).collect();
        let changes = should.into_iter().map(|(id, after)| RecordChange {
            before: Record::find(there, id),
            after: after.clone(),
        });
        self.checked(there, &Delta::new(changes))
    }

    fn checked(&self, from: &Dataset, delta: &Delta) -> Option<Dataset> {
        let (last, _) = self.lines.last()?;
        let dataset = revise(from, delta).ok()?;
        (dataset.checksum() == last.state).then_some(dataset)
    }
}
