//! Ways between two entities of a network that is read piece by piece. A source may know the shortest
//! walks at once; else both ends are looked around, step by step, until nothing that was not read could be
//! among the answers.
//!
//! A way that is not wholly known has a relation of which neither end is complete. The nearest of them
//! are as many steps from each end as that was looked around, so that the way has more steps than both
//! together; and it carries no more than the best way from each end to an entity that is not complete.

use std::collections::{BTreeSet, BinaryHeap, HashMap};
use std::sync::Arc;

use graph_data::algo::paths::{Path, PathQuestion, PathRank, paths};
use graph_data::model::{EntityIx, nine_decimals};
use graph_data::network::ViewedNetwork;

use super::known::{Part, Ring};
use super::need::{Id, Ways};
use super::{NotRead, Read};
use crate::engine::{Deadline, Prepared};

impl Part<'_> {
    /// Reads what a search for ways has to see.
    ///
    /// # Errors
    /// [`NotRead::NeedsEverything`] where there is no way and that has to be told.
    pub(super) async fn find_ways(&mut self, ways: &Ways, deadline: Deadline) -> Read<()> {
        let found = match self.find_shortest(ways, deadline).await? {
            Some(found) => found,
            None => self.search_ways(ways, deadline).await?,
        };
        if found.is_empty() && ways.tells_islands {
            return Err(NotRead::NeedsEverything);
        }
        self.look_about(found, ways.seen).await
    }

    /// Who is on the ways: both ends are looked around.
    async fn search_ways(&mut self, ways: &Ways, deadline: Deadline) -> Read<BTreeSet<Id>> {
        self.know([&ways.from, &ways.to].into_iter().chain(&ways.via).cloned())
            .await?;
        let mut rings = [Ring::new(&ways.from), Ring::new(&ways.to)];
        loop {
            let apart = rings[0].reached.is_disjoint(&rings[1].reached);
            let walked_out = rings.iter().any(|ring| ring.edge.is_empty());
            if !apart || walked_out {
                let engine = self.engine()?;
                let Some((prepared, question)) = (ways.question)(&engine) else {
                    return Ok(BTreeSet::new());
                };
                let found = paths(prepared.network(), &question, &mut deadline.halt()).paths;
                let steps = rings[0].steps + rings[1].steps;
                let nothing_unseen = walked_out || steps >= question.hops_max;
                if nothing_unseen || self.none_better(&prepared, &question, &found, steps) {
                    return Ok(self.on_ways(&prepared, &found));
                }
            }
            let narrower = usize::from(rings[1].edge.len() < rings[0].edge.len());
            self.widen(&mut rings[narrower], ways.walking, &ways.via)
                .await?;
        }
    }

    /// Who is on the ways, where those that are wanted are all as short as any walk can be: then no step
    /// beside the shortest walks has to be read.
    async fn find_shortest(
        &mut self,
        ways: &Ways,
        deadline: Deadline,
    ) -> Read<Option<BTreeSet<Id>>> {
        let Some(steps_max) = ways.shortest_within else {
            return Ok(None);
        };
        let ends = [&*ways.from, &*ways.to];
        let shortest = self.source().shortest(ends, ways.walking, steps_max);
        let Some(shortest) = shortest.await? else {
            return Ok(None);
        };
        let steps = shortest.steps;
        self.walk(shortest).await?;
        if steps == 0 {
            return Ok(Some(BTreeSet::new()));
        }
        let engine = self.engine()?;
        let Some((prepared, question)) = (ways.question)(&engine) else {
            return Ok(None);
        };
        let found = paths(prepared.network(), &question, &mut deadline.halt()).paths;
        let are_all = found.len() >= question.first && found.iter().all(|way| way.hops() <= steps);
        Ok(are_all.then(|| self.on_ways(&prepared, &found)))
    }

    /// Whether no way that was not read could be among the first.
    fn none_better(
        &self,
        prepared: &Arc<Prepared>,
        question: &PathQuestion,
        found: &[Path],
        steps: u32,
    ) -> bool {
        if found.len() < question.first {
            return question.first == 0;
        }
        let network = prepared.network();
        match question.rank {
            PathRank::Shortest => found.iter().all(|way| way.hops() <= steps as usize),
            PathRank::Strongest => {
                let best = self.best_to_edge(network, question.from, &question.via)
                    * self.best_to_edge(network, question.to, &question.via);
                found
                    .iter()
                    .all(|way| nine_decimals(way.strength) > nine_decimals(best))
            }
        }
    }

    /// The best strength with which a way from an entity gets to one that is not complete.
    fn best_to_edge(&self, network: &ViewedNetwork, from: EntityIx, via: &[EntityIx]) -> f64 {
        let mut best: HashMap<EntityIx, f64> = HashMap::from([(from, 1.0)]);
        let mut waiting = BinaryHeap::from([(nine_decimals(1.0), from)]);
        while let Some((rank, entity)) = waiting.pop() {
            let strength = best.get(&entity).copied().unwrap_or(0.0);
            if nine_decimals(strength) > rank {
                continue;
            }
            if !self.is_complete(&network.entity(entity).id) {
                return strength;
            }
            let passes = |e: &EntityIx| *e == from || network.walkable(*e) || via.contains(e);
            if !passes(&entity) {
                continue;
            }
            for tie in network.all_ties(entity) {
                let with_tie = strength * tie.strength;
                let known = best.entry(tie.other).or_insert(0.0);
                if with_tie > *known {
                    *known = with_tie;
                    waiting.push((nine_decimals(with_tie), tie.other));
                }
            }
        }
        0.0
    }

    fn on_ways(&self, prepared: &Arc<Prepared>, found: &[Path]) -> BTreeSet<Id> {
        let network = prepared.network();
        let on_ways = found.iter().flat_map(Path::entities);
        on_ways.map(|e| (&*network.entity(e).id).into()).collect()
    }
}
