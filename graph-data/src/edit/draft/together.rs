//! Several people's edits at once, where none has to do with another's: one pass instead of one for each.
//!
//! What comes out is what they come to one after the other. Knows when that is so, not what is allowed.

use std::collections::{BTreeMap, BTreeSet};

use super::overlay::Overlay;
use super::rules;
use super::{Edit, make, names};
use crate::dataset::Dataset;
use crate::edit::delta::{Delta, RecordChange};
use crate::edit::record::Record;
use crate::edit::revise::{revise, revise_taking};

/// What sets of edits come to together.
#[derive(Clone, Debug, PartialEq)]
pub struct Together {
    /// What each set changes, in their order.
    pub deltas: Vec<Delta>,
    /// The dataset after all of them.
    pub dataset: Dataset,
}

/// What several sets of edits come to, where each adds to the network and none touches what another
/// names: then their order does not matter. `None` where it may, or where anything is wrong: then they
/// are drafted one after the other.
///
/// Costs one copy of the dataset, however many sets there are. With `behind`, an earlier dataset that
/// nobody needs and what leads from there to `dataset`, its rows are moved instead, and none is copied.
///
/// ```
/// use graph_data::dataset::Dataset;
/// use graph_data::edit::{Edit, PutRelation, draft_together};
///
/// let dataset = Dataset::sketch("ovam; herwin; vlaio; serv")?;
/// let tie = |source: &str, target: &str| {
///     let (source, target, kind) = (source.into(), target.into(), "partners-with".into());
///     vec![Edit::PutRelation(Box::new(PutRelation { source, target, kind, ..Default::default() }))]
/// };
/// let sets = [tie("ovam", "herwin"), tie("vlaio", "serv")];
/// let together = draft_together(&dataset, None, &[&sets[0], &sets[1]]).expect("none has to do with another");
/// assert_eq!((together.deltas.len(), together.dataset.relations.len()), (2, 2));
/// assert_eq!(draft_together(&dataset, None, &[&sets[0], &sets[0]]), None);
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
#[must_use]
pub fn draft_together(
    dataset: &Dataset,
    behind: Option<(Dataset, Delta)>,
    sets: &[&[Edit]],
) -> Option<Together> {
    let mut problems = Vec::new();
    let mut deltas = Vec::with_capacity(sets.len());
    let mut origins = BTreeMap::new();
    for edits in sets {
        if !super::fits(edits) || edits.iter().any(takes_away) {
            return None;
        }
        let mut overlay = Overlay::new(dataset);
        for (place, edit) in edits.iter().enumerate() {
            make(edit, place, &mut overlay, &mut problems);
        }
        names::check(&overlay, &mut problems);
        let delta = overlay.delta();
        if !problems.is_empty() || delta.is_empty() || !delta.changes().iter().all(only_adds) {
            return None;
        }
        for (record, origin) in overlay.records() {
            let touched_before = origins.insert(Box::<str>::from(record.id()), origin);
            if touched_before.is_some() {
                return None;
            }
        }
        deltas.push(delta);
    }
    if !are_apart(&deltas) {
        return None;
    }
    let all = Delta::composed(deltas.iter().cloned());
    let caught_up = behind.and_then(|(earlier, since)| {
        let since = Delta::composed([since, all.clone()]);
        revise_taking(earlier, &since).ok()
    });
    let after = match caught_up {
        Some(after) => after,
        None => revise(dataset, &all).ok()?,
    };
    let touched = origins.iter().map(|(id, origin)| (&**id, *origin));
    rules::check(dataset, &after, touched, &mut problems);
    problems.is_empty().then_some(Together {
        deltas,
        dataset: after,
    })
}

/// Whether what was wrong before it may be right after it.
fn takes_away(edit: &Edit) -> bool {
    matches!(edit, Edit::Remove(_) | Edit::Merge { .. })
}

/// Whether a change leaves whatever rules look at in other records: names, kinds, ends, periods, sets.
fn only_adds(change: &RecordChange) -> bool {
    match (&change.before, &change.after) {
        (None, Some(Record::Entity(is))) => is.lever_set.is_none(),
        (None, Some(Record::Relation(_))) => true,
        (Some(Record::Entity(was)), Some(Record::Entity(is))) => {
            (&was.kind, &was.label.nl, was.named) == (&is.kind, &is.label.nl, is.named)
                && (&was.lever_set, &was.owner) == (&is.lever_set, &is.owner)
        }
        (Some(Record::Relation(was)), Some(Record::Relation(is))) => {
            (&was.kind, &was.source, &was.target) == (&is.kind, &is.source, &is.target)
                && (was.valid_from, was.valid_to) == (is.valid_from, is.valid_to)
        }
        _ => false,
    }
}

/// Whether no set names what another touches.
fn are_apart(deltas: &[Delta]) -> bool {
    let mut touched: BTreeMap<&str, usize> = BTreeMap::new();
    for (set, delta) in deltas.iter().enumerate() {
        touched.extend(delta.touched().map(|id| (id, set)));
    }
    deltas.iter().enumerate().all(|(set, delta)| {
        let mut named = delta.changes().iter().flat_map(names_of);
        named.all(|id| touched.get(id).is_none_or(|other| *other == set))
    })
}

/// The ids that a change names besides its own.
fn names_of(change: &RecordChange) -> BTreeSet<&str> {
    let mut named = BTreeSet::new();
    for record in [&change.before, &change.after].into_iter().flatten() {
        match record {
            Record::Entity(entity) => {
                let ids = entity.lever_set.iter().chain(&entity.owner);
                named.extend(ids.map(|id| &**id));
            }
            Record::Relation(relation) => {
                let ends = [&relation.source, &relation.target].into_iter();
                named.extend(ends.chain(&relation.levers).map(|id| &**id));
            }
        }
    }
    named
}
