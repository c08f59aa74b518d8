//! The strongest ties inside a group, those of one kind and time around one member told as one.
//!
//! Knows the group that it is given; not around what it formed.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use super::is_member;
use crate::algo::clusters::Cluster;
use crate::explain::clause::Clause;
use crate::explain::speaker::Speaker;
use crate::explain::standing::Standing;
use crate::explain::telling::{Manner, Piece, Side};
use crate::model::{EntityIx, Nature, RelationIx, nine_decimals};
use crate::vocabulary::RelationKindIx;

/// How many groups of inner ties are told.
const TIES_TOLD_MAX: usize = 3;
/// How many ends of one group of ties are named.
const ENDS_NAMED_MAX: usize = 4;

/// Relations of one kind and standing around one member, told as one.
struct Bundle {
    hub: EntityIx,
    side: Side,
    relations: Vec<RelationIx>,
}

/// What relations have in common when they are told as one: their common end, the side of it from which
/// they are told, kind, and standing (its place among those seen).
type Key = (EntityIx, bool, RelationKindIx, usize);

/// The strongest ties inside, bundled around their common end, different kinds first.
///
/// Costs O(r log r) for r relations at the members.
pub(super) fn inner_ties(speaker: &Speaker<'_>, cluster: &Cluster) -> Vec<Clause> {
    let mut left = keyed(speaker, inner_relations(speaker, cluster));
    let mut kinds: Vec<RelationKindIx> = Vec::new();
    let mut told = Vec::new();
    while told.len() < TIES_TOLD_MAX {
        let Some(bundle) = best_bundle(speaker, &left, &kinds) else {
            break;
        };
        // Both are in the order of ids.
        left.retain(|(r, _)| bundle.relations.binary_search(r).is_err());
        kinds.push(speaker.network.relation(bundle.relations[0]).kind);
        told.extend(bundle_clause(speaker, &bundle));
    }
    told
}

/// The relations between members that are worth telling, in the order of ids.
fn inner_relations(speaker: &Speaker<'_>, cluster: &Cluster) -> Vec<RelationIx> {
    let network = speaker.network;
    let members = cluster.members.iter().map(|m| m.entity);
    let outgoing = members.flat_map(|e| network.incidences(e).filter(|i| i.outgoing));
    let mut relations: Vec<RelationIx> = outgoing.map(|i| i.relation).collect();
    relations.retain(|r| {
        let relation = network.relation(*r);
        let ends = [relation.source, relation.target];
        let lever = ends.iter().any(|e| speaker.is_lever(*e));
        let nature = network.nature(*r);
        // That a lever is part of its set is told by its name.
        (nature == Nature::Lever || !lever)
            && nature != Nature::Identity
            && relation.source != relation.target
            && is_member(cluster, relation.target)
    });
    relations.sort_unstable();
    relations
}

/// The relations, each with the bundles that it can be in: around its target, around its source.
fn keyed(speaker: &Speaker<'_>, relations: Vec<RelationIx>) -> Vec<(RelationIx, [Key; 2])> {
    let mut standings: HashMap<Standing, usize> = HashMap::new();
    let keys = relations.into_iter().map(|row| {
        let next = standings.len();
        let standing = *standings.entry(speaker.standing(row)).or_insert(next);
        let relation = speaker.network.relation(row);
        let key = |hub, at_source| (hub, at_source, relation.kind, standing);
        (
            row,
            [key(relation.target, false), key(relation.source, true)],
        )
    });
    keys.collect()
}

/// The bundle to tell next: of a kind not told yet, with most strength in the ends it names, first by
/// id.
fn best_bundle(
    speaker: &Speaker<'_>,
    left: &[(RelationIx, [Key; 2])],
    told: &[RelationKindIx],
) -> Option<Bundle> {
    let mut bundles: BTreeMap<Key, Vec<RelationIx>> = BTreeMap::new();
    for (relation, keys) in left {
        for key in keys {
            bundles.entry(*key).or_default().push(*relation);
        }
    }
    let best = bundles.into_iter().min_by_key(|(key, relations)| {
        let (_, at_source, kind, _) = *key;
        let named = f64::from(u32::try_from(relations.len().min(ENDS_NAMED_MAX)).unwrap_or(1));
        let strength = nine_decimals(speaker.network.strength(relations[0]) * named);
        (
            told.contains(&kind),
            Reverse(strength),
            relations[0],
            at_source,
        )
    });
    best.map(|((hub, at_source, ..), relations)| Bundle {
        hub,
        side: if at_source {
            Side::Target
        } else {
            Side::Source
        },
        relations,
    })
}

fn bundle_clause(speaker: &Speaker<'_>, bundle: &Bundle) -> Option<Clause> {
    let network = speaker.network;
    let ends: Vec<EntityIx> = bundle
        .relations
        .iter()
        .map(|r| {
            let relation = network.relation(*r);
            if relation.source == bundle.hub {
                relation.target
            } else {
                relation.source
            }
        })
        .collect();
    let hub = speaker.phrase(bundle.hub);
    let mut others = speaker.joined(&ends);
    others.text = speaker.names_up_to(&ends, ENDS_NAMED_MAX);
    let ends = match bundle.side {
        Side::Source => (&others, &hub),
        Side::Target => (&hub, &others),
    };
    let piece = speaker.piece(&bundle.relations, Side::Source, ends, Manner::Plain);
    piece.map(Piece::clause)
}
