//! Edits as people make them, from wishes to a delta: all of them, or everything that is wrong.
//!
//! One file per edit; `overlay` is the dataset with the edits so far on top, `rules` is what every
//! touched record must keep; `together` drafts the edits of several people in one pass. Nothing here knows who edits, or where anything is stored.

mod confirm;
mod entity;
mod evidence;
mod flaw;
mod merge;
mod names;
mod overlay;
mod relation;
mod rules;
#[cfg(test)]
mod tests;
mod text;
mod together;
mod twins;

use std::fmt;

use super::delta::Delta;
use super::revise::{Mismatch, revise};
use crate::dataset::Dataset;
use crate::limits::EDITS_MAX;
use crate::model::{Evidence, PartialDate};
pub use flaw::{Flaw, Named, Parameter};
use overlay::{Origin, Overlay};
pub use together::{Together, draft_together};

/// A value that an edit may leave as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Field<T> {
    /// Left out: the value stays; on something new, there is none.
    #[default]
    Kept,
    /// Cleared.
    Cleared,
    /// Replaced.
    Set(T),
}

impl<T> Field<T> {
    /// The value after the edit, given the one before.
    fn or(self, before: T) -> T
    where
        T: Default,
    {
        match self {
            Self::Kept => before,
            Self::Cleared => T::default(),
            Self::Set(value) => value,
        }
    }

    /// The value after the edit, of something that may have none.
    fn or_none(self, before: Option<T>) -> Option<T> {
        match self {
            Self::Kept => before,
            Self::Cleared => None,
            Self::Set(value) => Some(value),
        }
    }

    fn is_kept(&self) -> bool {
        matches!(self, Self::Kept)
    }
}

/// One edit. Edits are made in their order, and together or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Adds an entity, or changes the one with this id.
    PutEntity(Box<PutEntity>),
    /// Adds a relation, or changes the one with this id.
    PutRelation(Box<PutRelation>),
    /// Removes an entity, with its relations and its part as a set, an owner or a named lever; or a
    /// relation.
    Remove(Box<str>),
    /// Makes one entity of two: the loser's names become aliases of the keeper, and whatever named the
    /// loser names the keeper.
    Merge {
        /// The id of the entity that stays.
        keep: Box<str>,
        /// The id of the entity that goes.
        lose: Box<str>,
    },
    /// Somebody looked: an entity's or a relation's sources still say so.
    Confirm {
        /// The id of the entity or relation.
        id: Box<str>,
        /// The source that was looked at; `None` for all of them.
        source: Option<Box<str>>,
        /// When.
        day: PartialDate,
    },
}

/// An entity as it should be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PutEntity {
    /// Whether it must not be there yet.
    pub is_new: bool,
    /// Its id: 1 to 200 bytes of letters, digits and `- _ . :`.
    pub id: Box<str>,
    /// The id of its kind.
    pub kind: Box<str>,
    /// Its full name. Where it changes, the short name and the name in sentences are cleared unless
    /// they are given too.
    pub label: Box<str>,
    /// Its full name in English.
    pub label_en: Field<Box<str>>,
    /// Its short name, Dutch and English.
    pub short: [Field<Box<str>>; 2],
    /// Its name in a sentence, Dutch and English.
    pub phrase: [Field<Box<str>>; 2],
    /// Whether the name in a sentence takes a plural verb.
    pub plural: Field<bool>,
    /// Its other names; one that it had already keeps its dates.
    pub aliases: Field<Vec<Box<str>>>,
    /// What it is, Dutch and English.
    pub description: [Field<Box<str>>; 2],
    /// Its web address.
    pub website: Field<Box<str>>,
    /// A functional mailbox or page.
    pub contact: Field<Box<str>>,
    /// The id of the entity that stands for its lever set.
    pub lever_set: Field<Box<str>>,
    /// False for a lever whose name was never published; true when left out or cleared.
    pub named: Field<bool>,
    /// The ids of its tags.
    pub tags: Field<Vec<Box<str>>>,
    /// What it rests on, all of it.
    pub evidence: Vec<Evidence>,
}

/// A relation as it should be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PutRelation {
    /// Whether it must not be there yet.
    pub is_new: bool,
    /// Its id; without one it gets `source.kind.target`, or `source.kind.target.start`.
    pub id: Option<Box<str>>,
    /// The id of the entity that it starts from.
    pub source: Box<str>,
    /// The id of the entity that it leads to.
    pub target: Box<str>,
    /// The id of its kind.
    pub kind: Box<str>,
    /// The ids of the levers and lever sets that it names.
    pub levers: Field<Vec<Box<str>>>,
    /// Since when.
    pub valid_from: Field<PartialDate>,
    /// Until when.
    pub valid_to: Field<PartialDate>,
    /// What it rests on, all of it.
    pub evidence: Vec<Evidence>,
}

/// What is wrong with an edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditProblem {
    /// The place of the edit, counted from 0.
    pub place: usize,
    /// The field, as GraphQL names it: `putEntity.website`, `merge.lose`.
    pub field: String,
    /// What is wrong.
    pub flaw: Flaw,
}

/// `edits[0].putEntity.website: "x" is no web address; begin it with https://`
impl fmt::Display for EditProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place, field, flaw } = self;
        let (what, way_out) = flaw.told();
        write!(f, "edits[{place}].{field}: {what}; {way_out}")
    }
}

/// What edits come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Drafted {
    /// What changes.
    pub delta: Delta,
    /// The dataset after it.
    pub dataset: Dataset,
}

/// What edits to a dataset come to. Costs a copy of the dataset, and a pass over its relations for each
/// entity that is removed, merged or gets another kind.
///
/// ```
/// use graph_data::dataset::Dataset;
/// use graph_data::edit::{Edit, draft};
///
/// let dataset = Dataset::sketch("ovam -partners-with-> herwin; vlaio")?;
/// let drafted = draft(&dataset, &[Edit::Remove("ovam".into())]).expect("nothing is wrong");
/// assert_eq!(drafted.delta.touched().collect::<Vec<_>>(), ["ovam", "ovam.partners-with.herwin"]);
/// assert_eq!(drafted.dataset.relations, []);
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
///
/// # Errors
/// Everything that is wrong, in the order of the edits. Edits that change nothing are wrong too.
pub fn draft(dataset: &Dataset, edits: &[Edit]) -> Result<Drafted, Vec<EditProblem>> {
    let mut problems = Vec::new();
    if !fits(edits) {
        let (count, most) = (edits.len(), EDITS_MAX);
        let flaw = Flaw::TooManyEdits { count, most };
        return Err(vec![problem(EDITS_MAX, "", flaw)]);
    }
    let mut overlay = Overlay::new(dataset);
    for (place, edit) in edits.iter().enumerate() {
        make(edit, place, &mut overlay, &mut problems);
    }
    names::check(&overlay, &mut problems);
    if problems.is_empty() {
        let delta = overlay.delta();
        if delta.is_empty() {
            let field = edits.first().map_or("", Edit::name);
            return Err(vec![problem(0, field, Flaw::NothingChanges {})]);
        }
        match revise(dataset, &delta) {
            Ok(after) => {
                let touched = overlay.records();
                let touched = touched.map(|(record, origin)| (record.id(), origin));
                rules::check(dataset, &after, touched, &mut problems);
                if problems.is_empty() {
                    return Ok(Drafted {
                        delta,
                        dataset: after,
                    });
                }
            }
            // Names were checked above: this is for what they leave out.
            Err(mismatch) => {
                let origin = overlay.origin(mismatch.record());
                let flaw = match mismatch {
                    Mismatch::Changed(id) => Flaw::NotAsItWas { id },
                    Mismatch::Unknown { record, names } => Flaw::NamesNothing {
                        id: record,
                        named: names,
                    },
                };
                problems.push(problem(origin.place, origin.name, flaw));
            }
        }
    }
    problems.sort_by_cached_key(|one| (one.place, one.field.clone(), one.flaw.told()));
    problems.dedup();
    Err(problems)
}

/// What it comes to when a revision is taken back on which others may stand.
///
/// # Errors
/// The ids of records that are in the way: changed since, named by others since, or no longer allowed
/// beside what came since.
pub fn take_back(dataset: &Dataset, delta: &Delta) -> Result<Drafted, Vec<Box<str>>> {
    let delta = delta.inverse();
    let after = match revise(dataset, &delta) {
        Ok(after) => after,
        Err(mismatch) => return Err(vec![mismatch.record().into()]),
    };
    let broken = broken_rules(dataset, &after, delta.touched()).into_iter();
    let mut in_the_way: Vec<Box<str>> = broken.map(|(id, ..)| id).collect();
    in_the_way.dedup();
    match in_the_way.is_empty() {
        true => Ok(Drafted {
            delta,
            dataset: after,
        }),
        false => Err(in_the_way),
    }
}

/// Whether there are not too many at once.
fn fits(edits: &[Edit]) -> bool {
    edits.len() <= EDITS_MAX
}

/// Rules that records with these ids break, given the dataset before and after they came to be so: the id,
/// what is wrong and what to do.
pub(super) fn broken_rules<'a>(
    before: &Dataset,
    after: &Dataset,
    ids: impl Iterator<Item = &'a str>,
) -> Vec<(Box<str>, String, String)> {
    let ids: Vec<&str> = ids.collect();
    let mut problems = Vec::new();
    let touched = ids.iter().enumerate().map(|(place, id)| {
        let name = "";
        (*id, Origin { place, name })
    });
    rules::check(before, after, touched, &mut problems);
    let told = problems.into_iter().map(|problem| {
        let id = ids.get(problem.place).copied().unwrap_or_default();
        let (what, way_out) = problem.flaw.told();
        (id.into(), what, way_out)
    });
    told.collect()
}

fn make(edit: &Edit, place: usize, overlay: &mut Overlay<'_>, problems: &mut Vec<EditProblem>) {
    let result = match edit {
        Edit::PutEntity(wish) => entity::put(wish, place, overlay),
        Edit::PutRelation(wish) => relation::put(wish, place, overlay),
        Edit::Remove(id) => merge::remove(id, place, overlay),
        Edit::Merge { keep, lose } => merge::merge(keep, lose, place, overlay),
        Edit::Confirm { id, source, day } => {
            confirm::confirm(id, source.as_deref(), *day, place, overlay)
        }
    };
    problems.extend(result.err());
}

impl Edit {
    /// The name of its field in GraphQL.
    fn name(&self) -> &'static str {
        match self {
            Self::PutEntity(_) => "putEntity",
            Self::PutRelation(_) => "putRelation",
            Self::Remove(_) => "remove",
            Self::Merge { .. } => "merge",
            Self::Confirm { .. } => "confirm",
        }
    }
}

fn problem(place: usize, field: impl Into<String>, flaw: Flaw) -> EditProblem {
    EditProblem {
        place,
        field: field.into(),
        flaw,
    }
}
