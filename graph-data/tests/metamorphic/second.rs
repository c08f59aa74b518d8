//! Methods held to a second way to the same answer: islands to petgraph's, neighbours to reach, what is
//! known between two and gaps to all relations, who drops out to the network without them.
//!
//! Knows how the second way goes, and nothing of the first.

use std::collections::BTreeSet;
use std::sync::Arc;

use graph_data::algo::between::known_between;
use graph_data::algo::cuts::Cuts;
use graph_data::algo::drop_out::drop_out;
use graph_data::algo::gaps::{actors_without_lever, lever_gaps};
use graph_data::algo::islands::Islands;
use graph_data::algo::neighbours::neighbours;
use graph_data::algo::reach::{ReachQuestion, reach};
use graph_data::algo::walked::WalkedRows;
use graph_data::model::{Category, EntityIx, Nature, RelationIx};
use graph_data::network::{Direction, View, ViewedNetwork};
use petgraph::unionfind::UnionFind;
use proptest::prelude::*;

use crate::networks::{Names, VIEWS, WIDE_VIEWS, drawn};

/// The same view without one entity.
fn without(network: &ViewedNetwork, entity: EntityIx) -> ViewedNetwork {
    let mut view: View = network.view().clone();
    view.except_entities.push(entity);
    ViewedNetwork::new(Arc::clone(network.snapshot()), view.normalised())
}

fn pairs(size: usize) -> u64 {
    (size * size.saturating_sub(1) / 2) as u64
}

/// The relations in the view between two, whichever way they point.
fn between(network: &ViewedNetwork, a: EntityIx, b: EntityIx) -> Vec<RelationIx> {
    let is_theirs = |r: &&RelationIx| {
        let relation = network.relation(**r);
        [(a, b), (b, a)].contains(&(relation.source, relation.target))
    };
    network
        .relations()
        .iter()
        .filter(is_theirs)
        .copied()
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn islands_are_those_of_petgraph(drawn in drawn(), view in [0..WIDE_VIEWS, 0..VIEWS]) {
        let network = drawn.seen(Names::Plain, true, &view).network;
        let islands = Islands::new(&network);
        let mut joined = UnionFind::<usize>::new(network.dataset().entities.len());
        let walked: Vec<EntityIx> = network.walkable_entities().collect();
        for relation in network.relations() {
            let relation = network.relation(*relation);
            if network.walkable(relation.source) && network.walkable(relation.target) {
                joined.union(relation.source.at(), relation.target.at());
            }
        }
        let roots: BTreeSet<usize> = walked.iter().map(|e| joined.find(e.at())).collect();
        prop_assert_eq!(islands.count(), roots.len());
        for a in &walked {
            for b in &walked {
                let one = islands.island_of(*a) == islands.island_of(*b);
                prop_assert_eq!(one, joined.equiv(a.at(), b.at()));
            }
        }
    }

    #[test]
    fn neighbours_are_those_within_reach(drawn in drawn(), view in [0..WIDE_VIEWS, 0..VIEWS], hops in 1_u32..6) {
        let network = drawn.seen(Names::Plain, true, &view).network;
        for from in network.entities() {
            let near = neighbours(&network, from, hops).into_iter().map(|near| (near.hops, near.entity));
            let question = ReachQuestion { from, hops_max: hops, direction: Direction::Any };
            let within = reach(&network, &question, &mut || false).reached;
            let within: Vec<_> = within.into_iter().map(|reached| (reached.hops, reached.entity)).collect();
            prop_assert_eq!(near.collect::<Vec<_>>(), within);
        }
    }

    #[test]
    fn who_drops_out_leaves_what_the_network_is_without_them(drawn in drawn(), view in [0..WIDE_VIEWS, 0..VIEWS]) {
        let network = drawn.seen(Names::Plain, true, &view).network;
        let (islands, walked) = (Islands::new(&network), WalkedRows::new(&network));
        let cuts = Cuts::of_rows(walked.rows());
        for entity in network.walkable_entities() {
            let left = drop_out(&walked, &cuts, entity);
            let rest = Islands::new(&without(&network, entity));
            let own = islands.island_of(entity).expect("walkable");
            let members = islands.all()[own].len();
            let pieces = rest.all().iter().filter(|piece| islands.island_of(piece[0]) == Some(own));
            let pieces: BTreeSet<Vec<EntityIx>> = pieces.cloned().collect();
            let still: u64 = pieces.iter().map(|piece| pairs(piece.len())).sum();
            prop_assert_eq!(left.pairs_lost, pairs(members - 1) - still);
            prop_assert_eq!(left.pieces.into_iter().collect::<BTreeSet<_>>(), pieces);
        }
    }

    #[test]
    fn what_is_known_between_two_is_all_that_is_recorded(drawn in drawn(), view in [0..WIDE_VIEWS, 0..VIEWS]) {
        let network = drawn.seen(Names::Plain, true, &view).network;
        let among: Vec<EntityIx> = network.entities().take(5).collect();
        prop_assume!(among.len() > 1);
        let contexts = || network.entities().filter(|e| network.category(*e) == Category::Context);
        for pair in known_between(&network, &among, &mut || false).pairs {
            prop_assert_eq!(&pair.direct, &between(&network, pair.a, pair.b));
            let both = contexts().filter(|c| *c != pair.a && *c != pair.b);
            let both = both.filter(|c| [pair.a, pair.b].iter().all(|end| !between(&network, *end, *c).is_empty()));
            prop_assert_eq!(pair.meetings, both.collect::<Vec<_>>());
        }
    }

    #[test]
    fn gaps_are_what_no_relation_fills(drawn in drawn(), view in [0..WIDE_VIEWS, 0..VIEWS]) {
        let network = drawn.seen(Names::Plain, true, &view).network;
        let at_work: BTreeSet<(EntityIx, EntityIx)> = network.relations().iter()
            .filter(|r| network.nature(**r) == Nature::Lever)
            .map(|r| (network.relation(*r).source, network.relation(*r).target))
            .filter(|(actor, lever)| network.category(*actor).is_actor() && network.category(*lever) == Category::Lever)
            .collect();
        let on = |lever: EntityIx| at_work.iter().filter(move |(_, of)| *of == lever).map(|(actor, _)| *actor);
        let levers = |fits: &dyn Fn(EntityIx) -> bool| -> Vec<EntityIx> {
            network.entities().filter(|e| network.category(*e) == Category::Lever && fits(*e)).collect()
        };
        let gaps = lever_gaps(&network);
        prop_assert_eq!(gaps.without_actor, levers(&|lever| on(lever).count() == 0));
        prop_assert_eq!(gaps.with_one_actor, levers(&|lever| on(lever).count() == 1));
        let governed = |lever| on(lever).any(|actor| network.category(actor) == Category::Government);
        prop_assert_eq!(gaps.without_government, levers(&|lever| !governed(lever)));
        let idle = network.entities().filter(|e| network.category(*e).is_actor());
        let idle = idle.filter(|e| at_work.iter().all(|(actor, _)| actor != e));
        prop_assert_eq!(actors_without_lever(&network), idle.collect::<Vec<_>>());
    }
}
