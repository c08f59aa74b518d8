//! Counts and distances of the whole network.
//!
//! Knows nothing of wording, nor of when a network is too small for its figures to carry weight.

use std::collections::HashSet;

use super::budget::Budget;
use super::islands::Islands;
use crate::limits::DISTANCE_SCANS_MAX;
use crate::model::{Category, EntityIx};
use crate::network::ViewedNetwork;

/// How much there is: counts of the whole view, and how densely its walkable network is tied.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NetworkStats {
    /// Entities in the view that can act.
    pub actors: usize,
    /// Levers in the view, named or not.
    pub levers: usize,
    /// Contexts in the view.
    pub contexts: usize,
    /// Relations in the view.
    pub relations: usize,
    /// Different source addresses among the evidence in the view, of its relations and its entities.
    pub sources: usize,
    /// Islands of the walkable network.
    pub components: usize,
    /// Ties of the walkable network, of all that it could have: 0 to 1, 0 for fewer than two entities.
    pub density: f64,
}

/// How far apart entities are in the walkable network.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Distances {
    /// Steps between the two that are farthest apart among those that have a way; 0 without any.
    pub diameter: u32,
    /// Mean number of steps over the pairs that have a way; 0 without any.
    pub mean_hops: f64,
    /// The unordered pairs that have a way.
    pub reachable_pairs: u64,
}

/// How large is this network, and how densely is it tied?
///
/// `islands` are those of the same network. Costs O(|V| + |E|).
///
/// ```
/// use std::sync::Arc;
/// use graph_data::algo::islands::Islands;
/// use graph_data::algo::stats::stats;
/// use graph_data::dataset::Dataset;
/// use graph_data::network::{Snapshot, View, ViewedNetwork};
///
/// let dataset = Dataset::sketch(
///     "ovam -partners-with-> herwin; ovam -participates-in-> green-deal-werkgroep; \
///      vlaio -participates-in-> green-deal-werkgroep",
/// )?;
/// let network = ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), View::default());
/// let stats = stats(&network, &Islands::new(&network));
/// assert_eq!((stats.actors, stats.relations, stats.components), (4, 3, 1));
/// assert_eq!(stats.density, 0.5);
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
#[must_use]
pub fn stats(network: &ViewedNetwork, islands: &Islands) -> NetworkStats {
    let count = |is: fn(Category) -> bool| {
        let entities = network.entities();
        entities.filter(|e| is(network.category(*e))).count()
    };
    NetworkStats {
        actors: count(Category::is_actor),
        levers: count(|c| c == Category::Lever),
        contexts: count(|c| c == Category::Context),
        relations: network.relations().len(),
        sources: sources(network),
        components: islands.count(),
        density: density(network),
    }
}

fn sources(network: &ViewedNetwork) -> usize {
    let relations = network.relations().iter();
    let of_relations = relations.flat_map(|r| network.evidence(*r));
    let of_entities = network.entities().flat_map(|e| network.entity_evidence(e));
    let sources: HashSet<&str> = of_relations
        .chain(of_entities)
        .map(|evidence| &*evidence.source)
        .collect();
    sources.len()
}

fn density(network: &ViewedNetwork) -> f64 {
    let (mut entities, mut ends) = (0_u32, 0_u64);
    for entity in network.walkable_entities() {
        entities += 1;
        ends += network.degree(entity) as u64;
    }
    let possible_ends = f64::from(entities) * f64::from(entities.saturating_sub(1));
    if entities < 2 {
        0.0
    } else {
        ends as f64 / possible_ends
    }
}

/// How many steps apart are the members of this network, on average and at most?
///
/// Breadth-first search from 64 entities at a time, one bit each. `halt` is asked now and then, and
/// says true when the deadline has passed; then, or when a limit was reached, the answer is `None`,
/// as a half-done mean would be a wrong figure. Costs O(|V| / 64 · (|V| + |E|) · d), with d the
/// diameter.
///
/// Paper: Then et al., "The More the Merrier: Efficient Multi-Source Graph Traversal", VLDB 2014.
///
/// ```
/// use std::sync::Arc;
/// use graph_data::algo::stats::distances;
/// use graph_data::dataset::Dataset;
/// use graph_data::network::{Snapshot, View, ViewedNetwork};
///
/// let dataset = Dataset::sketch(
///     "ovam -partners-with-> herwin; ovam -participates-in-> green-deal-werkgroep; \
///      vlaio -participates-in-> green-deal-werkgroep",
/// )?;
/// let network = ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), View::default());
/// let distances = distances(&network, &mut || false).expect("within the limit");
/// assert_eq!((distances.diameter, distances.reachable_pairs), (3, 6));
/// assert_eq!(distances.mean_hops, 10.0 / 6.0);
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
#[must_use]
pub fn distances(network: &ViewedNetwork, halt: &mut impl FnMut() -> bool) -> Option<Distances> {
    let mut budget = Budget::new(DISTANCE_SCANS_MAX, halt);
    let entities: Vec<EntityIx> = network.walkable_entities().collect();
    let mut search = Search::new(network);
    for sources in entities.chunks(64) {
        search.from(sources, &entities, &mut budget)?;
    }
    Some(search.distances())
}

/// A search from many sources: in each word, bit i is about source i.
struct Search<'a> {
    network: &'a ViewedNetwork,
    seen: Vec<u64>,
    reached: Vec<u64>,
    reached_next: Vec<u64>,
    ordered_pairs: u64,
    hops_total: u64,
    diameter: u32,
}

impl<'a> Search<'a> {
    fn new(network: &'a ViewedNetwork) -> Self {
        let blank = vec![0; network.dataset().entities.len()];
        Self {
            network,
            seen: blank.clone(),
            reached: blank.clone(),
            reached_next: blank,
            ordered_pairs: 0,
            hops_total: 0,
            diameter: 0,
        }
    }

    fn from(
        &mut self,
        sources: &[EntityIx],
        entities: &[EntityIx],
        budget: &mut Budget,
    ) -> Option<()> {
        self.seen.fill(0);
        self.reached.fill(0);
        for (bit, source) in sources.iter().enumerate() {
            self.seen[source.at()] = 1 << bit;
            self.reached[source.at()] = 1 << bit;
        }
        for hops in 1_u32.. {
            let pairs = self.step(entities, budget)?;
            if pairs == 0 {
                break;
            }
            self.ordered_pairs += pairs;
            self.hops_total += pairs * u64::from(hops);
            self.diameter = self.diameter.max(hops);
        }
        Some(())
    }

    /// One step further from all sources; how many pairs it reached.
    fn step(&mut self, entities: &[EntityIx], budget: &mut Budget) -> Option<u64> {
        let mut pairs = 0;
        for &entity in entities {
            let row = self.network.walkable_row(entity);
            if !budget.spend(row.len() + 1) {
                return None;
            }
            let near = row.iter().fold(0, |bits, e| bits | self.reached[e.at()]);
            self.reached_next[entity.at()] = near & !self.seen[entity.at()];
        }
        std::mem::swap(&mut self.reached, &mut self.reached_next);
        for &entity in entities {
            let reached = self.reached[entity.at()];
            self.seen[entity.at()] |= reached;
            pairs += u64::from(reached.count_ones());
        }
        Some(pairs)
    }

    fn distances(&self) -> Distances {
        let mean_hops = if self.ordered_pairs == 0 {
            0.0
        } else {
            self.hops_total as f64 / self.ordered_pairs as f64
        };
        Distances {
            diameter: self.diameter,
            mean_hops,
            reachable_pairs: self.ordered_pairs / 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use petgraph::algo::{connected_components, floyd_warshall};
    use petgraph::graph::UnGraph;
    use proptest::prelude::*;

    use super::*;
    use crate::dataset::Dataset;
    use crate::network::{Snapshot, View};

    fn viewed(dataset: Dataset) -> ViewedNetwork {
        let snapshot = Arc::new(Snapshot::new(Arc::new(dataset), 1));
        ViewedNetwork::new(snapshot, View::default())
    }

    #[test]
    fn the_shipped_network_is_as_large_as_counted_by_others() {
        let network = viewed(Dataset::shipped());
        let stats = stats(&network, &Islands::new(&network));
        assert_eq!((stats.actors, stats.levers, stats.contexts), (110, 24, 10));
        assert_eq!((stats.relations, stats.sources), (234, 85));
        assert_eq!(stats.components, 16);
        let distances = distances(&network, &mut || false).expect("a small network");
        assert_eq!(distances.diameter, 9);
    }

    #[test]
    fn nothing_and_one_have_no_distances() {
        for sketch in ["", "a", "a; b", "a -participates-in-> c[evenement]"] {
            let network = viewed(Dataset::sketch(sketch).expect(sketch));
            assert_eq!(stats(&network, &Islands::new(&network)).density, 0.0);
            let none = Distances {
                diameter: 0,
                mean_hops: 0.0,
                reachable_pairs: 0,
            };
            assert_eq!(distances(&network, &mut || false), Some(none), "{sketch}");
        }
    }

    #[test]
    fn a_deadline_leaves_no_half_mean() {
        let chain: Vec<String> = (0..2000)
            .map(|i| format!("e{i} -funds-> e{}", i + 1))
            .collect();
        let network = viewed(Dataset::sketch(&chain.join(";")).expect("a chain"));
        assert_eq!(distances(&network, &mut || true), None);
    }

    /// The walkable network of a drawn one, as petgraph has it.
    fn as_petgraph(network: &ViewedNetwork) -> UnGraph<(), u32> {
        let mut graph = UnGraph::new_undirected();
        let entities: Vec<_> = network.walkable_entities().collect();
        let nodes: Vec<_> = entities.iter().map(|_| graph.add_node(())).collect();
        for (a, node) in entities.iter().zip(&nodes) {
            for (b, other) in entities.iter().zip(&nodes) {
                if a < b && network.tie(*a, *b).is_some() {
                    graph.add_edge(*node, *other, 1);
                }
            }
        }
        graph
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

        #[test]
        fn figures_are_those_of_petgraph(
            entities in 1_usize..90,
            pairs in prop::collection::vec((0_usize..90, 0_usize..90), 0..160),
        ) {
            let mut sketch = (0..entities).map(|e| format!("e{e};")).collect::<String>();
            for (place, (a, b)) in pairs.iter().enumerate() {
                let (a, b) = (a % entities, b % entities);
                if a != b {
                    sketch += &format!("e{a} -funds-> e{b} =r{place};");
                }
            }
            let network = viewed(Dataset::sketch(&sketch).expect("a sketch"));
            let graph = as_petgraph(&network);
            let figures = stats(&network, &Islands::new(&network));
            prop_assert_eq!(figures.components, connected_components(&graph));
            let possible = (entities * entities.saturating_sub(1)).max(1) as f64;
            let density = 2.0 * graph.edge_count() as f64 / possible;
            prop_assert!((figures.density - density).abs() < 1e-12);
            let hops: Vec<u64> = floyd_warshall(&graph, |edge| *edge.weight())
                .expect("no negative steps")
                .into_iter()
                .filter(|((a, b), hops)| a < b && *hops != u32::MAX)
                .map(|(_, hops)| u64::from(hops))
                .collect();
            let distances = distances(&network, &mut || false).expect("a small network");
            prop_assert_eq!(distances.reachable_pairs, hops.len() as u64);
            prop_assert_eq!(u64::from(distances.diameter), hops.iter().copied().max().unwrap_or(0));
            let mean = hops.iter().sum::<u64>() as f64 / hops.len().max(1) as f64;
            prop_assert!((distances.mean_hops - mean).abs() < 1e-12);
        }
    }
}
