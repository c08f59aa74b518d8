//! The editable graph: petgraph, with an index from ids.
//!
//! Knows nothing of views or questions; those are asked of its frozen form, [`Snapshot`].

use std::collections::HashMap;
use std::sync::Arc;

use ecow::EcoString;
use petgraph::Directed;
use petgraph::stable_graph::{NodeIndex, StableGraph};
use petgraph::visit::{EdgeRef, IntoEdgeReferences};

use super::Snapshot;
use crate::dataset::Dataset;
use crate::model::{EntityIx, RelationIx};

/// The network as an editable graph: entities are nodes, relations directed edges.
#[derive(Clone, Debug)]
pub struct Network {
    dataset: Arc<Dataset>,
    graph: StableGraph<EntityIx, RelationIx, Directed>,
    node_of: HashMap<EcoString, NodeIndex>,
}

impl Network {
    /// The graph of a dataset. Costs O(|V| + |E|).
    #[must_use]
    pub fn new(dataset: Arc<Dataset>) -> Self {
        let mut graph = StableGraph::with_capacity(dataset.entities.len(), dataset.relations.len());
        let nodes: Vec<NodeIndex> = dataset.entity_rows().map(|e| graph.add_node(e)).collect();
        for row in dataset.relation_rows() {
            let relation = dataset.relation(row);
            graph.add_edge(
                nodes[relation.source.at()],
                nodes[relation.target.at()],
                row,
            );
        }
        let node_of = dataset
            .entities
            .iter()
            .map(|e| e.id.clone())
            .zip(nodes)
            .collect();
        Self {
            dataset,
            graph,
            node_of,
        }
    }

    /// The row of the entity with this id. Costs O(1).
    #[must_use]
    pub fn find(&self, id: &str) -> Option<EntityIx> {
        self.node_of
            .get(id)
            .and_then(|node| self.graph.node_weight(*node))
            .copied()
    }

    /// The facts behind the graph.
    #[must_use]
    pub fn dataset(&self) -> &Arc<Dataset> {
        &self.dataset
    }

    /// The frozen form on which questions are asked, under the number of its revision.
    /// Costs O(|V| + |E| log d), with d the highest degree.
    #[must_use]
    pub fn freeze(&self, revision: u32) -> Snapshot {
        let edges = || {
            self.graph.edge_references().map(|edge| {
                let (source, target) = (self.graph[edge.source()], self.graph[edge.target()]);
                (source, target, *edge.weight())
            })
        };
        Snapshot::from_edges(Arc::clone(&self.dataset), revision, edges)
    }
}
