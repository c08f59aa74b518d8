//! Relations of which nothing newer is known than some years ago.
//!
//! Knows nothing of wording and of today.

use crate::model::{PartialDate, RelationIx};
use crate::network::ViewedNetwork;

/// What a year adds to a [`crate::model::Day`].
const YEAR: u32 = 10_000;

/// When was this relation last known to be so?
///
/// The latest date or check of its evidence in the view (by first day, then by last), else its start;
/// `None` for a relation without any of these. Costs O(e), with e its pieces of evidence.
#[must_use]
pub fn last_known(network: &ViewedNetwork, relation: RelationIx) -> Option<PartialDate> {
    let evidence = network.evidence(relation);
    let looked = evidence.flat_map(|e| [e.date, e.checked]).flatten();
    let latest = looked.max_by_key(|d| (d.first_day(), d.last_day()));
    latest.or(network.relation(relation).valid_from)
}

/// Which relations are old and were never confirmed?
///
/// The relations of the view that were last known ([`last_known`], its first day) more than
/// `years` whole years before `as_of` (its last day), in the order of ids. What happened once counts
/// like what goes on; what has no date at all is not stale, for its age is not known. Costs O(|E|).
///
/// ```
/// use std::sync::Arc;
/// use graph_data::algo::gaps::stale_relations;
/// use graph_data::dataset::Dataset;
/// use graph_data::network::{Snapshot, View, ViewedNetwork};
///
/// let dataset = Dataset::sketch(
///     "vmm -participates-in-> groep[werkgroep] !high(2018-09-07); ovam -partners-with-> herwin; \
///      vlaio -promotes-> trividend !medium(2024-01-08)",
/// )?;
/// let network = ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), View::default());
/// let stale = stale_relations(&network, 5, "2026-11-24".parse()?);
/// let ids: Vec<&str> = stale.iter().map(|r| &*network.relation(*r).id).collect();
/// assert_eq!(ids, ["vmm.participates-in.groep"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn stale_relations(network: &ViewedNetwork, years: u32, as_of: PartialDate) -> Vec<RelationIx> {
    let today = as_of.last_day().0;
    let is_old = |date: PartialDate| date.first_day().0.saturating_add(years * YEAR) < today;
    let relations = network.relations().iter().copied();
    relations
        .filter(|r| last_known(network, *r).is_some_and(is_old))
        .collect()
}
