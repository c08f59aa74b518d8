//! Many relations told in a few clauses: those of one kind, time and certainty around one common end
//! together.
//!
//! Knows nothing of why these relations were asked for.

use std::collections::BTreeMap;

use crate::model::{EntityIx, RelationIx};
use crate::order::distinct;
use crate::vocabulary::RelationKindIx;

use super::clause::Clause;
use super::speaker::Speaker;
use super::standing::Standing;
use super::telling::{Manner, Piece, Side};

/// How many ends of one bundle are named.
const ENDS_NAMED_MAX: usize = 4;
/// Of how many relations, first by id, the largest bundles are told.
const RELATIONS_READ_MAX: usize = 1000;

/// Relations that are told as one.
struct Bundle {
    hub: EntityIx,
    side: Side,
    relations: Vec<RelationIx>,
}

/// What relations have in common when they are told as one: kind, standing (its place among those
/// seen), common end and side.
type Key = (RelationKindIx, usize, EntityIx, bool);

impl Speaker<'_> {
    /// The largest bundles of these relations, at most `max`, ties by id.
    pub(super) fn bundled(&self, relations: &[RelationIx], max: usize) -> Vec<Clause> {
        let mut left = self.keyed(relations);
        let mut clauses = Vec::new();
        while clauses.len() < max {
            let Some(bundle) = largest(&left) else { break };
            left.retain(|(relation, _)| !bundle.relations.contains(relation));
            clauses.extend(self.bundle_piece(&bundle).map(Piece::clause));
        }
        clauses
    }

    /// The relations, each with the bundles that it can be in: around its target, around its source.
    fn keyed(&self, relations: &[RelationIx]) -> Vec<(RelationIx, [Key; 2])> {
        let mut standings: Vec<Standing> = Vec::new();
        let read = relations.iter().take(RELATIONS_READ_MAX).copied();
        read.map(|row| {
            let standing = self.standing(row);
            let known = standings.iter().position(|s| *s == standing);
            let place = known.unwrap_or_else(|| {
                standings.push(standing);
                standings.len() - 1
            });
            let relation = self.network.relation(row);
            let key = |hub, target| (relation.kind, place, hub, target);
            (
                row,
                [key(relation.target, false), key(relation.source, true)],
            )
        })
        .collect()
    }

    fn bundle_piece(&self, bundle: &Bundle) -> Option<Piece> {
        let ends: Vec<EntityIx> = bundle
            .relations
            .iter()
            .map(|r| self.network.relation(*r))
            .map(|r| match bundle.side {
                Side::Source => r.source,
                Side::Target => r.target,
            })
            .collect();
        let ends = distinct(&ends);
        let hub = self.phrase(bundle.hub);
        let mut others = self.joined(&ends);
        others.text = self.names_up_to(&ends, ENDS_NAMED_MAX);
        let ends = match bundle.side {
            Side::Source => (&others, &hub),
            Side::Target => (&hub, &others),
        };
        self.piece(&bundle.relations, Side::Source, ends, Manner::Plain)
    }
}

/// The largest bundle that is left, ties by its key.
fn largest(left: &[(RelationIx, [Key; 2])]) -> Option<Bundle> {
    let mut bundles: BTreeMap<Key, Vec<RelationIx>> = BTreeMap::new();
    for (relation, keys) in left {
        for key in keys {
            bundles.entry(*key).or_default().push(*relation);
        }
    }
    let size = |relations: &[RelationIx]| std::cmp::Reverse(relations.len());
    let first = |relations: &[RelationIx]| relations.first().copied();
    let best = bundles
        .into_iter()
        .min_by_key(|(key, relations)| (size(relations), first(relations), key.3));
    best.map(|((_, _, hub, target), relations)| Bundle {
        hub,
        side: if target { Side::Target } else { Side::Source },
        relations,
    })
}
