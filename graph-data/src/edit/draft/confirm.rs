//! An entity or relation whose sources somebody looked at again.
//!
//! Knows no clock: the day comes in.

use super::merge::not_there;
use super::overlay::{Origin, Overlay};
use super::{EditProblem, problem};
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
        let (what, way_out) = match source {
            Some(source) => (
                format!("{id:?} does not rest on {source:?}"),
                "name one of its sources, or leave the source out",
            ),
            None => (
                format!("{id:?} has no source that could be looked at"),
                "add a source instead",
            ),
        };
        return Err(problem(place, format!("{NAME}.source"), what, way_out));
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
