//! An entity or relation whose sources somebody looked at again.
//!
//! Knows no clock: the day comes in.

use super::merge::not_there;
use super::overlay::{Origin, Overlay};
use super::{EditProblem, Flaw, problem};
use crate::edit::record::Record;
use crate::model::{Evidence, PartialDate};

pub(super) const NAME: &str = "confirm";

/// Writes the day at the sources that were looked at.
pub(super) fn confirm(
    id: &str,
    source: Option<&str>,
    day: PartialDate,
    place: usize,
    overlay: &mut Overlay<'_>,
) -> Result<(), EditProblem> {
    let origin = Origin { place, name: NAME };
    let Some(mut record) = overlay.find(id) else {
        return Err(not_there(overlay, id, origin, ".id"));
    };
    let mut found = false;
    for piece in evidence(&mut record) {
        if source.is_none_or(|source| *piece.source == *source) {
            piece.checked = Some(day);
            found = true;
        }
    }
    if !found {
        let id = id.into();
        let flaw = match source {
            Some(source) => Flaw::NotItsSource {
                id,
                source: source.into(),
            },
            None => Flaw::NoSource { id },
        };
        return Err(problem(place, format!("{NAME}.source"), flaw));
    }
    overlay.put(record, origin);
    Ok(())
}

fn evidence(record: &mut Record) -> &mut [Evidence] {
    match record {
        Record::Entity(entity) => &mut entity.evidence,
        Record::Relation(relation) => &mut relation.evidence,
    }
}
