//! Edits: changes applied to a dataset, which give another dataset.
//!
//! Pure: what is given stays as it was, and nothing is stored. `draft` makes a [`Delta`] of what people
//! wish, checked; `revise` applies one, or its inverse; `founded` makes the whole from its records; `intake` takes another
//! version of a dataset in; `apply` and `check` make the simpler changes that a question supposes, whose ids
//! were resolved to rows before.

mod apply;
mod check;
mod delta;
mod draft;
mod founded;
mod intake;
mod record;
mod revise;
mod rows;
#[cfg(test)]
mod tests;

use crate::dataset::Dataset;
use crate::fingerprint::fingerprint;
use crate::model::{EntityIx, RelationIx};
use crate::vocabulary::RelationKindIx;

pub use apply::{Edited, NotApplied, apply};
pub use check::{Fault, Refused};
pub use delta::{Delta, RecordChange};
pub use draft::{
    Drafted, Edit, EditProblem, Field, Flaw, Named, Parameter, PutEntity, PutRelation, Together,
    draft, draft_together, take_back,
};
pub use founded::founded;
pub use intake::{Cause, Clash, Given, Intake, Misfit, Side, frame_differences, take_in};
pub use record::{EntityRecord, Record, RelationRecord};
pub use revise::{Mismatch, revise, revise_taking};

/// What starts the id of a relation that was added without an id of its own, up to and with the
/// slash, which no id of a dataset holds: it can collide with none.
pub const ADDED_PREFIX: &str = "what-if/";

/// A relation that is not there: without evidence, dates or levers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NewRelation {
    /// The entity that it starts from.
    pub source: EntityIx,
    /// The entity that it leads to.
    pub target: EntityIx,
    /// Its kind.
    pub kind: RelationKindIx,
}

/// One change. Changes that are applied together are a set: their order does not matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// Adds a relation.
    Add(NewRelation),
    /// Removes a relation.
    Remove(RelationIx),
    /// Removes an entity with all its relations.
    RemoveEntity(EntityIx),
}

/// Changes as sixteen hexadecimal digits: the same changes to the same dataset give the same digits,
/// in whatever order they stand.
#[must_use]
pub fn digest(dataset: &Dataset, changes: &[Change]) -> String {
    let mut lines: Vec<String> = changes.iter().map(|c| canonical(dataset, c)).collect();
    lines.sort_unstable();
    fingerprint(&lines.join("\n"))
}

/// The ends of the one relation that is all that changes.
#[must_use]
pub fn ends_of_one(dataset: &Dataset, changes: &[Change]) -> Option<[EntityIx; 2]> {
    match changes {
        [Change::Add(new)] => Some([new.source, new.target]),
        [Change::Remove(relation)] => {
            let relation = dataset.relation(*relation);
            Some([relation.source, relation.target])
        }
        _ => None,
    }
}

fn canonical(dataset: &Dataset, change: &Change) -> String {
    match change {
        Change::Add(new) => format!("add {}", added_id(dataset, new)),
        Change::Remove(relation) => format!("remove {}", dataset.relation(*relation).id),
        Change::RemoveEntity(entity) => format!("remove {}", dataset.entity(*entity).id),
    }
}

/// The id of a relation that is added: `what-if/source.kind.target`.
fn added_id(dataset: &Dataset, new: &NewRelation) -> String {
    let (source, target) = (
        &dataset.entity(new.source).id,
        &dataset.entity(new.target).id,
    );
    let kind = &dataset.vocabulary.relation_kind(new.kind).id;
    format!("{ADDED_PREFIX}{source}.{kind}.{target}")
}
