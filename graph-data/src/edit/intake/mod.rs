//! Another version of a dataset, taken into a network that people edited meanwhile.
//!
//! Of each record three versions are held against one another: as it was given last, as it stands here, and
//! as the dataset has it. What people changed here since it was given is never overwritten without being
//! asked about. `frame` is what stands around the records. Knows nothing of who edited, or where anything is
//! stored.

mod frame;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::mem::discriminant;

use super::delta::{Delta, RecordChange};
use super::draft::broken_rules;
use super::record::Record;
use super::revise::{Mismatch, revise};
use crate::dataset::Dataset;
pub use frame::frame_differences;

/// Records that people changed here, as they were given last; `None` where they were not there. Every other
/// record is as it was given.
pub type Given = BTreeMap<Box<str>, Option<Record>>;

/// Whose version counts where a record changed here and in the dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The version that stands here.
    Ours,
    /// The version of the dataset.
    Theirs,
}

/// Why a record cannot be taken in without a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// It was changed here, and otherwise in the dataset.
    Both,
    /// As it stands here it names this entity, which the dataset no longer has.
    Names(Box<str>),
    /// It was removed here, and this record of the dataset names it.
    NamedBy(Box<str>),
}

/// A record that cannot be taken in without a choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    /// Its id.
    pub id: Box<str>,
    /// Why.
    pub cause: Cause,
    /// As it stands here; `None` where it is gone.
    pub here: Option<Record>,
    /// As the dataset has it; `None` where it lacks it.
    pub there: Option<Record>,
}

/// A record of the dataset that does not fit here, whatever is chosen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Misfit {
    /// Its id.
    pub id: Box<str>,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub way_out: String,
}

/// `"nieuw": it has the unknown kind "x"; leave it out`
impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}; {}", self.id, self.what, self.way_out)
    }
}

/// What a dataset comes to here.
#[derive(Clone, Debug, PartialEq)]
pub struct Intake {
    /// What changes where the dataset counts in every clash.
    pub taken: Delta,
    /// What changes back after it, where the version that stands here counts in every clash.
    pub kept: Delta,
    /// What cannot be taken in without a choice, in the order of ids.
    pub clashes: Vec<Clash>,
    /// Records that stay as people made them here, clashes apart.
    pub own: usize,
}

/// How a record differs.
struct Differing {
    here: Option<Record>,
    there: Option<Record>,
}

/// The records that differ, and of which of them the dataset's version counts.
struct Choice<'a> {
    differing: &'a BTreeMap<Box<str>, Differing>,
    theirs: BTreeSet<&'a str>,
}

/// What it comes to when a dataset is taken into a network. Costs a pass over both, a copy of each record
/// that differs, and a pass over the relations for each `part-of` and each change of kind that people made
/// since.
///
/// ```
/// use graph_data::dataset::Dataset;
/// use graph_data::edit::{Given, revise, take_in};
///
/// let first = Dataset::sketch("ovam -funds-> herwin; vlaio")?;
/// let next = Dataset::sketch("ovam -funds-> herwin")?;
/// let intake = take_in(&first, &next, &Given::new()).expect("nothing is in the way");
/// assert_eq!(intake.taken.touched().collect::<Vec<_>>(), ["vlaio"]);
/// assert_eq!(revise(&first, &intake.taken), Ok(next));
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
///
/// # Errors
/// Every record that does not fit here whatever is chosen: one of an unknown kind or with an unknown tag, or
/// one that breaks a rule together with what people made here.
pub fn take_in(ours: &Dataset, theirs: &Dataset, given: &Given) -> Result<Intake, Vec<Misfit>> {
    let differing = differing(ours, theirs);
    let (mut plain, mut both) = (BTreeSet::new(), Vec::new());
    for (id, record) in &differing {
        let base = given.get(id).unwrap_or(&record.here);
        if *base == record.here {
            plain.insert(&**id);
        } else if *base != record.there {
            both.push((&**id, Cause::Both));
        }
    }
    let mut taken = Choice::new(&differing, plain.iter().copied());
    taken.theirs.extend(both.iter().map(|(id, _)| *id));
    let named = taken.widen();
    let mut kept = Choice::new(&differing, plain.iter().copied());
    kept.narrow();
    let mut clashes: Vec<Clash> = both
        .into_iter()
        .chain(named)
        .map(|(id, cause)| clash(id, cause, &differing[id]))
        .collect();
    clashes.sort_by(|a, b| a.id.cmp(&b.id));
    let mut misfits = frame::misfits(ours, theirs);
    misfits.extend(
        differing
            .iter()
            .filter_map(|(id, record)| swapped(id, record)),
    );
    if !misfits.is_empty() {
        return Err(misfits);
    }
    let intake = Intake {
        taken: taken.delta(),
        kept: kept.back_from(&taken),
        own: differing.len() - taken.theirs.len(),
        clashes,
    };
    let choices = [&taken, &kept];
    let used = if intake.clashes.is_empty() { 1 } else { 2 };
    for choice in &choices[..used] {
        choice.check(ours, theirs)?;
    }
    Ok(intake)
}

fn clash(id: &str, cause: Cause, record: &Differing) -> Clash {
    Clash {
        id: id.into(),
        cause,
        here: record.here.clone(),
        there: record.there.clone(),
    }
}

fn differing(ours: &Dataset, theirs: &Dataset) -> BTreeMap<Box<str>, Differing> {
    let changes = Delta::between(ours, theirs);
    let changes = changes.into_changes().map(|change| {
        let id = change.id().into();
        let RecordChange { before, after } = change;
        let record = Differing {
            here: before,
            there: after,
        };
        (id, record)
    });
    changes.collect()
}

impl<'a> Choice<'a> {
    fn new(
        differing: &'a BTreeMap<Box<str>, Differing>,
        theirs: impl Iterator<Item = &'a str>,
    ) -> Self {
        Self {
            differing,
            theirs: theirs.collect(),
        }
    }

    /// The version of a record that counts; `None` also where it does not differ.
    fn version(&self, id: &str, record: &'a Differing) -> Option<&'a Record> {
        match self.theirs.contains(id) {
            true => record.there.as_ref(),
            false => record.here.as_ref(),
        }
    }

    /// Who names an entity that would not be there: the record, and the entity. What does not differ names
    /// only what both have.
    fn dangling(&self) -> Vec<(&'a str, &'a str)> {
        let mut found = Vec::new();
        for (id, record) in self.differing {
            let names = self.version(id, record).into_iter().flat_map(Record::names);
            let gone = names.filter_map(|name| {
                let (name, named) = self.differing.get_key_value(name)?;
                self.version(name, named).is_none().then_some(&**name)
            });
            found.extend(gone.map(|name| (&**id, name)));
        }
        found
    }

    /// Has the dataset count for more records, until none names what would not be there; says for which, and
    /// why.
    fn widen(&mut self) -> Vec<(&'a str, Cause)> {
        let mut widened = Vec::new();
        loop {
            let before = self.theirs.len();
            for (id, name) in self.dangling() {
                let (id, cause) = match self.theirs.contains(id) {
                    true => (name, Cause::NamedBy(id.into())),
                    false => (id, Cause::Names(name.into())),
                };
                if self.theirs.insert(id) {
                    widened.push((id, cause));
                }
            }
            if self.theirs.len() == before {
                return widened;
            }
        }
    }

    /// Has the dataset count for fewer records, until none names what would not be there.
    fn narrow(&mut self) {
        loop {
            let before = self.theirs.len();
            for (id, name) in self.dangling() {
                if !self.theirs.remove(id) {
                    self.theirs.remove(name);
                }
            }
            if self.theirs.len() == before {
                return;
            }
        }
    }

    fn delta(&self) -> Delta {
        let records = self.theirs.iter().map(|id| &self.differing[*id]);
        Delta::new(records.map(|record| RecordChange {
            before: record.here.clone(),
            after: record.there.clone(),
        }))
    }

    /// What leads here from another choice, in which the dataset counts for more records.
    fn back_from(&self, other: &Self) -> Delta {
        let back = other.theirs.difference(&self.theirs);
        Delta::new(back.map(|id| RecordChange {
            before: self.differing[*id].there.clone(),
            after: self.differing[*id].here.clone(),
        }))
    }

    /// Whether what people made here may stand beside the dataset, as if they made it there now.
    fn check(&self, ours: &Dataset, theirs: &Dataset) -> Result<(), Vec<Misfit>> {
        let after = revise(ours, &self.delta()).map_err(|mismatch| vec![misfit(&mismatch)])?;
        let own = self.differing.keys().map(|id| &**id);
        let own = own.filter(|id| !self.theirs.contains(id));
        let broken = broken_rules(theirs, &after, own).into_iter();
        let misfits: Vec<Misfit> = broken
            .map(|(id, what, way_out)| Misfit { id, what, way_out })
            .collect();
        match misfits.is_empty() {
            true => Ok(()),
            false => Err(misfits),
        }
    }
}

/// A record that is an entity here and a relation there, or the other way round.
fn swapped(id: &str, record: &Differing) -> Option<Misfit> {
    let (here, there) = (record.here.as_ref()?, record.there.as_ref()?);
    (discriminant(here) != discriminant(there)).then(|| Misfit {
        id: id.into(),
        what: "it is an entity on one side and a relation on the other".into(),
        way_out: "give what is new another id".into(),
    })
}

/// Kinds, tags and names were looked at before: this is for what that leaves out.
fn misfit(mismatch: &Mismatch) -> Misfit {
    Misfit {
        id: mismatch.record().into(),
        what: mismatch.to_string(),
        way_out: "change it here first".into(),
    }
}
