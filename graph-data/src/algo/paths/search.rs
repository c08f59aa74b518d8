//! The search for the best ways.

use super::super::budget::Budget;
use super::{PathQuestion, PathRank, way};
use crate::model::{EntityIx, nine_decimals};
use crate::network::ViewedNetwork;

/// The best ways, best first.
pub(super) fn best_ways(
    network: &ViewedNetwork,
    question: &PathQuestion,
    budget: &mut Budget,
) -> Vec<Vec<EntityIx>> {
    let mut ways = Vec::new();
    let ends = [question.from, question.to];
    if question.from == question.to || !ends.iter().all(|e| network.has_entity(*e)) {
        return ways;
    }
    extend(
        network,
        question,
        &mut vec![question.from],
        &mut ways,
        budget,
    );
    ways.sort_by_cached_key(|entities| {
        let strength = way::path(network, entities, question.direction)
            .map_or(0, |p| -nine_decimals(p.strength));
        match question.rank {
            PathRank::Shortest => (entities.len() as i64, strength, entities.clone()),
            PathRank::Strongest => (strength, entities.len() as i64, entities.clone()),
        }
    });
    ways.truncate(question.first.max(1));
    ways
}

fn extend(
    network: &ViewedNetwork,
    question: &PathQuestion,
    prefix: &mut Vec<EntityIx>,
    ways: &mut Vec<Vec<EntityIx>>,
    budget: &mut Budget,
) {
    let last = prefix[prefix.len() - 1];
    if last == question.to {
        let mut visited = prefix.iter();
        if question.via.iter().all(|v| visited.any(|e| e == v)) {
            ways.push(prefix.clone());
        }
        return;
    }
    if prefix.len() > question.hops_max as usize || !budget.spend(network.degree(last)) {
        return;
    }
    for tie in network.all_ties(last) {
        let next = tie.other;
        let allowed = network.walkable(next) || next == question.to || question.via.contains(&next);
        if allowed && tie.carrier(question.direction).is_some() && !prefix.contains(&next) {
            prefix.push(next);
            extend(network, question, prefix, ways, budget);
            prefix.pop();
        }
    }
}
