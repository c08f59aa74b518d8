//! A relation that is added or changed.
//!
//! Knows how a wish becomes a record, not whether the record may be.

use super::overlay::{Origin, Overlay};
use super::{EditProblem, Flaw, PutRelation, problem};
use crate::edit::record::{Record, RelationRecord};

pub(super) const NAME: &str = "putRelation";

/// Puts a relation.
pub(super) fn put(
    wish: &PutRelation,
    place: usize,
    overlay: &mut Overlay<'_>,
) -> Result<(), EditProblem> {
    let id = match &wish.id {
        Some(id) => id.clone(),
        None => made_id(wish),
    };
    let before = match overlay.find(&id) {
        Some(Record::Relation(_)) if wish.is_new => {
            let flaw = Flaw::RelationExists { id };
            return Err(problem(place, format!("{NAME}.kind"), flaw));
        }
        Some(Record::Relation(before)) if wish.id.is_none() && !is_the_one(wish, &before) => {
            let flaw = Flaw::IdOfOtherRelation { id };
            return Err(problem(place, format!("{NAME}.id"), flaw));
        }
        Some(Record::Relation(before)) => Some(*before),
        Some(Record::Entity(_)) => {
            let flaw = Flaw::IdOfEntity { id };
            return Err(problem(place, format!("{NAME}.id"), flaw));
        }
        None => None,
    };
    let (levers, from, to) = before.map_or_else(Default::default, |before| {
        (before.levers, before.valid_from, before.valid_to)
    });
    let mut levers = wish.levers.clone().or(levers);
    levers.sort_unstable();
    levers.dedup();
    let record = RelationRecord {
        id,
        kind: wish.kind.clone(),
        source: wish.source.clone(),
        target: wish.target.clone(),
        levers,
        valid_from: wish.valid_from.clone().or_none(from),
        valid_to: wish.valid_to.clone().or_none(to),
        evidence: wish.evidence.clone(),
    };
    overlay.put(
        Record::Relation(Box::new(record)),
        Origin { place, name: NAME },
    );
    Ok(())
}

/// Whether a relation is the one that a wish without an id means.
fn is_the_one(wish: &PutRelation, there: &RelationRecord) -> bool {
    let start = wish.valid_from.clone().or_none(there.valid_from);
    (&wish.source, &wish.kind, &wish.target, &start)
        == (&there.source, &there.kind, &there.target, &there.valid_from)
}

/// The id of a relation that is given none: the one that a dataset's files would give it.
fn made_id(wish: &PutRelation) -> Box<str> {
    let PutRelation {
        source,
        kind,
        target,
        valid_from,
        ..
    } = wish;
    match valid_from.clone().or_none(None) {
        Some(start) => format!("{source}.{kind}.{target}.{start}").into(),
        None => format!("{source}.{kind}.{target}").into(),
    }
}
