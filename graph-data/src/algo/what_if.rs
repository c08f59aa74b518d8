//! What would change if ties or entities came or went: figures of a network before and after, and how
//! far apart the ends of a changed tie are.
//!
//! Knows no changes: it is given both networks. Nothing of wording.

use super::gaps::lever_gaps;
use super::islands::Islands;
use super::paths::{PathQuestion, PathRank, paths};
use super::stats::Distances;
use crate::limits::HOPS_MAX;
use crate::model::EntityIx;
use crate::network::{Direction, ViewedNetwork};

/// The figures by which a network is held against what it would be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WhatIfFigures {
    /// Islands of the walkable network.
    pub components: usize,
    /// Mean number of steps over the pairs that have a way; `None` where there was no time.
    pub mean_hops: Option<f64>,
    /// The unordered pairs that have a way.
    pub reachable_pairs: u64,
    /// Named levers in the view to which no actor belongs.
    pub levers_without_actor: usize,
}

/// How the whole network stands: how many parts, how far apart, how many levers without anybody?
///
/// `islands` and `distances` are those of the same network; without distances the mean is left out.
/// Costs O(|V| + |E|).
///
/// ```
/// use std::sync::Arc;
/// use graph_data::algo::islands::Islands;
/// use graph_data::algo::what_if::what_if_figures;
/// use graph_data::dataset::Dataset;
/// use graph_data::network::{Snapshot, View, ViewedNetwork};
///
/// let dataset = Dataset::sketch("ovam -partners-with-> herwin; vlaio; jobs[hefboom]; dwse -leads-lever-> aankopen[hefboom]")?;
/// let network = ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), View::default());
/// let figures = what_if_figures(&network, &Islands::new(&network), None);
/// assert_eq!((figures.components, figures.reachable_pairs, figures.levers_without_actor), (4, 2, 1));
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
#[must_use]
pub fn what_if_figures(
    network: &ViewedNetwork,
    islands: &Islands,
    distances: Option<Distances>,
) -> WhatIfFigures {
    let pairs = |members: &Vec<EntityIx>| {
        let size = members.len() as u64;
        size * size.saturating_sub(1) / 2
    };
    WhatIfFigures {
        components: islands.count(),
        mean_hops: distances.map(|distances| distances.mean_hops),
        reachable_pairs: islands.all().iter().map(pairs).sum(),
        levers_without_actor: lever_gaps(network).without_actor.len(),
    }
}

/// How far apart two entities are without and with a change, in steps; `None` for no way of at most
/// [`HOPS_MAX`] steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Apart {
    /// Before the change.
    pub before: Option<usize>,
    /// After it.
    pub after: Option<usize>,
}

/// By how much would these two come nearer, or drift apart?
///
/// Two shortest ways ([`paths`]): `ends_before` are rows of the network before, `ends_after` of that
/// after. `halt` is asked now and then, and says true when the deadline has passed; then, or where a
/// limit was reached, the answer is `None`.
#[must_use]
pub fn apart(
    (before, ends_before): (&ViewedNetwork, [EntityIx; 2]),
    (after, ends_after): (&ViewedNetwork, [EntityIx; 2]),
    halt: &mut impl FnMut() -> bool,
) -> Option<Apart> {
    Some(Apart {
        before: hops(before, ends_before, halt)?,
        after: hops(after, ends_after, halt)?,
    })
}

/// The steps of the shortest way, if there is any; `None` where that was not found out.
fn hops(
    network: &ViewedNetwork,
    [from, to]: [EntityIx; 2],
    halt: &mut impl FnMut() -> bool,
) -> Option<Option<usize>> {
    let question = PathQuestion {
        from,
        to,
        first: 1,
        hops_max: HOPS_MAX,
        via: Vec::new(),
        rank: PathRank::Shortest,
        direction: Direction::Any,
    };
    let answer = paths(network, &question, halt);
    (!answer.partial).then(|| answer.paths.first().map(super::paths::Path::hops))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::algo::stats::distances;
    use crate::dataset::Dataset;
    use crate::edit::{Change, NewRelation, apply};
    use crate::network::{Snapshot, View};

    fn viewed(dataset: Dataset, view: View) -> ViewedNetwork {
        ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), view)
    }

    fn supposing(network: &ViewedNetwork, changes: &[Change]) -> ViewedNetwork {
        let edited = apply(network.dataset(), changes, &mut || false).expect("nothing is wrong");
        let view = network.view().moved(|e| edited.entity(e));
        let added = edited.added.clone();
        let snapshot = Snapshot::new(Arc::new(edited.dataset), 1).supposing(added);
        ViewedNetwork::new(Arc::new(snapshot), view)
    }

    /// Figures, and for each pair the best ways as ids with their strength.
    fn told(network: &ViewedNetwork) -> Vec<String> {
        let islands = Islands::new(network);
        let figures = what_if_figures(network, &islands, distances(network, &mut || false));
        let mut told = vec![format!("{figures:?}")];
        let all: Vec<EntityIx> = network.entities().collect();
        for (place, from) in all.iter().enumerate() {
            for to in &all[place + 1..] {
                let question = PathQuestion {
                    from: *from,
                    to: *to,
                    first: 3,
                    hops_max: 8,
                    via: Vec::new(),
                    rank: PathRank::Strongest,
                    direction: Direction::Any,
                };
                for way in paths(network, &question, &mut || false).paths {
                    let ids: Vec<&str> = way.entities().map(|e| &*network.entity(e).id).collect();
                    told.push(format!("{} {}", ids.join(" "), way.strength));
                }
            }
        }
        told
    }

    #[test]
    fn a_supposed_contact_shortens_the_way() {
        let network = viewed(Dataset::shipped(), View::default());
        let entity = |id| network.dataset().find_entity(id).expect(id);
        let kind = network
            .dataset()
            .vocabulary
            .find_relation_kind("partners-with");
        let ends = [entity("vlaio"), entity("herwin")];
        let new = NewRelation {
            source: ends[0],
            target: ends[1],
            kind: kind.expect("a kind"),
        };
        let after = supposing(&network, &[Change::Add(new)]);
        let apart = apart((&network, ends), (&after, ends), &mut || false);
        let expected = Apart {
            before: Some(3),
            after: Some(1),
        };
        assert_eq!(apart, Some(expected));
        let none = super::apart((&network, ends), (&after, ends), &mut || true);
        assert!(none.is_none_or(|apart| apart == expected));
        let figures = what_if_figures(&network, &Islands::new(&network), None);
        assert_eq!(figures.levers_without_actor, 10);
        assert_eq!((figures.components, figures.mean_hops), (16, None));
    }

    #[test]
    fn a_supposition_counts_however_sure_the_view_wants_relations_to_be() {
        let dataset = Dataset::sketch("a; b; c -funds-> b !none").expect("a sketch");
        let view = View {
            confidence_min: Some(crate::model::Confidence::High),
            ..View::default()
        };
        let network = viewed(dataset, view);
        let new = NewRelation {
            source: EntityIx(0),
            target: EntityIx(1),
            kind: network.dataset().relation(crate::model::RelationIx(0)).kind,
        };
        let after = supposing(&network, &[Change::Add(new)]);
        let ids: Vec<&str> = after
            .relations()
            .iter()
            .map(|r| &*after.relation(*r).id)
            .collect();
        assert_eq!(ids, ["what-if/a.funds.b"]);
        assert!(after.is_supposed(after.relations()[0]));
    }

    /// A sketch of these entities and relations: `(from, to, sourced)`.
    fn sketch(entities: &[usize], relations: &[(usize, usize, bool)]) -> Dataset {
        let mut text: String = entities.iter().map(|e| format!("e{e};")).collect();
        for (a, b, sourced) in relations {
            let none = if *sourced { "" } else { "!none" };
            text += &format!("e{a} -funds-> e{b} {none};");
        }
        Dataset::sketch(&text).expect(&text)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

        #[test]
        fn what_if_is_what_an_edit_gives(
            relations in prop::collection::btree_set((0_usize..8, 0_usize..8), 1..16),
            removed in prop::collection::btree_set(0_usize..16, 0..4),
            added in prop::collection::btree_set((0_usize..8, 0_usize..8), 0..3),
            gone in prop::option::of(0_usize..8),
        ) {
            let different = |(a, b): &(usize, usize)| a != b;
            let relations: Vec<_> = relations.into_iter().filter(different).collect();
            let added: Vec<_> = added.into_iter().filter(different)
                .filter(|pair| !relations.contains(pair) && Some(pair.0) != gone && Some(pair.1) != gone).collect();
            let all: Vec<usize> = (0..8).collect();
            let there: Vec<_> = relations.iter().map(|(a, b)| (*a, *b, true)).collect();
            let network = viewed(sketch(&all, &there), View::default());
            let dataset = network.dataset();
            let entity = |e: usize| dataset.find_entity(&format!("e{e}")).expect("an entity");
            let relation = |(a, b): &(usize, usize)| dataset.find_relation(&format!("e{a}.funds.e{b}")).expect("a relation");
            let kind = dataset.vocabulary.find_relation_kind("funds").expect("a kind");
            let leaving: Vec<_> = removed.iter().filter_map(|place| relations.get(*place)).collect();
            let mut changes: Vec<Change> = leaving.iter().map(|pair| Change::Remove(relation(pair))).collect();
            changes.extend(added.iter().map(|(a, b)| Change::Add(NewRelation { source: entity(*a), target: entity(*b), kind })));
            changes.extend(gone.map(|e| Change::RemoveEntity(entity(e))));
            let after = supposing(&network, &changes);

            let stays = |e: &usize| Some(*e) != gone;
            let kept = relations.iter().filter(|pair| !leaving.contains(pair)).map(|(a, b)| (*a, *b, true));
            let edited: Vec<_> = kept.chain(added.iter().map(|(a, b)| (*a, *b, false)))
                .filter(|(a, b, _)| stays(a) && stays(b)).collect();
            let entities: Vec<usize> = all.iter().copied().filter(stays).collect();
            prop_assert_eq!(told(&after), told(&viewed(sketch(&entities, &edited), View::default())));
        }

        #[test]
        fn an_island_more_changes_no_way(relations in prop::collection::btree_set((0_usize..8, 0_usize..8), 1..16)) {
            let relations: Vec<_> = relations.into_iter().map(|(a, b)| (a, b, true)).collect();
            let all: Vec<usize> = (0..8).collect();
            let network = viewed(sketch(&all, &relations), View::default());
            let with_island: Vec<_> = relations.iter().copied().chain([(90, 91, true)]).collect();
            let wide = viewed(sketch(&all, &with_island), View::default());
            let ways: Vec<String> = told(&wide).into_iter().skip(1).filter(|way| !way.starts_with("e90")).collect();
            prop_assert_eq!(&ways, &told(&network)[1..]);
        }
    }
}
