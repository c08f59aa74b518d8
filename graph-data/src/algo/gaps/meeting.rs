//! Actors that meet in one place without a tie of their own.
//!
//! Knows nothing of wording; that two stand in one place is never that they work together.

use crate::algo::budget::Budget;
use crate::model::{EntityIx, RelationIx};
use crate::network::ViewedNetwork;

/// Two actors without a tie of their own that are both tied to one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingPair {
    /// The actor with the lower id.
    pub a: EntityIx,
    /// The other.
    pub b: EntityIx,
    /// The places to which both are tied, in the order of ids; at least one.
    pub through: Vec<EntityIx>,
    /// The relations of both with these places, in the order of ids; those of nature IDENTITY are none.
    pub relations: Vec<RelationIx>,
}

/// Who meets whom without being tied?
///
/// The first `first` pairs (0 to [`crate::limits::PAGE_ROWS_MAX`]) of actors of the view that have no
/// tie of their own and are both tied to one working group, programme, platform, network or context
/// (the kinds that the vocabulary calls a meeting place). With `who`, both must be marked in it (a
/// column over the dataset's entities). Pairs come in the order of ids, the lower id first.
///
/// `halt` is asked now and then; `None` when it said to stop. Looks at the members of the places of one
/// actor after the other until there are enough pairs: O(m log m) per actor looked at, with m those
/// members together. A hub of any size costs its members once per actor, never their pairs.
///
/// ```
/// use std::sync::Arc;
/// use graph_data::algo::gaps::meeting_pairs;
/// use graph_data::dataset::Dataset;
/// use graph_data::network::{Snapshot, View, ViewedNetwork};
///
/// let dataset = Dataset::sketch(
///     "ovam -participates-in-> groep[werkgroep]; vlaio -participates-in-> groep; \
///      vmm -participates-in-> groep; ovam -partners-with-> vmm",
/// )?;
/// let network = ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), View::default());
/// let pairs = meeting_pairs(&network, None, 50, &mut || false).expect("time enough");
/// let ids: Vec<_> = pairs.iter().map(|p| [p.a, p.b].map(|e| &*network.entity(e).id)).collect();
/// assert_eq!(ids, [["ovam", "vlaio"], ["vlaio", "vmm"]]);
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
#[must_use]
pub fn meeting_pairs(
    network: &ViewedNetwork,
    who: Option<&[bool]>,
    first: usize,
    halt: &mut impl FnMut() -> bool,
) -> Option<Vec<MeetingPair>> {
    let counts = |e: EntityIx| network.category(e).is_actor() && who.is_none_or(|who| who[e.at()]);
    let mut budget = Budget::new(u64::MAX, halt);
    let (mut pairs, mut met) = (Vec::new(), Vec::new());
    for a in network.entities().filter(|e| counts(*e)) {
        if pairs.len() >= first {
            break;
        }
        collect_met(network, a, &mut met, &mut budget)?;
        met.retain(|(b, _)| counts(*b));
        let others = met.chunk_by(|x, y| x.0 == y.0);
        let untied = others.filter(|met| network.tie(a, met[0].0).is_none());
        let left = first - pairs.len();
        pairs.extend(untied.take(left).map(|met| pair(network, a, met)));
    }
    Some(pairs)
}

/// Those with a higher id that stand in a place of `a`, each with the place, in that order.
fn collect_met(
    network: &ViewedNetwork,
    a: EntityIx,
    met: &mut Vec<(EntityIx, EntityIx)>,
    budget: &mut Budget<'_>,
) -> Option<()> {
    met.clear();
    for tie in network.all_ties(a) {
        let place = tie.other;
        if !budget.spend(1) {
            return None;
        }
        if network.dataset().kind_of(place).meeting_place {
            // Actors are always walkable, so that this row holds all that are tied to the place.
            let row = network.walkable_row(place);
            let higher = &row[row.partition_point(|b| *b <= a)..];
            if !budget.spend(higher.len()) {
                return None;
            }
            met.extend(higher.iter().map(|b| (*b, place)));
        }
    }
    met.sort_unstable();
    Some(())
}

fn pair(network: &ViewedNetwork, a: EntityIx, met: &[(EntityIx, EntityIx)]) -> MeetingPair {
    let b = met[0].0;
    let through: Vec<EntityIx> = met.iter().map(|(_, place)| *place).collect();
    let ties = through.iter().flat_map(|place| [(a, *place), (b, *place)]);
    let mut relations: Vec<RelationIx> = ties
        .filter_map(|(end, place)| network.tie(end, place))
        .flat_map(|tie| tie.relations.iter().map(|r| r.relation))
        .collect();
    relations.sort_unstable();
    MeetingPair {
        a,
        b,
        through,
        relations,
    }
}
