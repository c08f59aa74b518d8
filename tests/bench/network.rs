//! The network of the bench, written twice: as a dataset folder for Schakel, as JSON for the peer.
//!
//! 10,000 entities and 50,000 relations in the shape of a stakeholder network, the same every time.

use std::path::PathBuf;

use serde_json::json;
use support::datasets::{Folder, Shape};

pub(crate) const ENTITIES: usize = 10_000;
const RELATIONS: usize = 50_000;

/// Kinds of our vocabulary in the places of the peer's.
const KINDS: [&str; 5] = [
    "organisatie",
    "agentschap",
    "netwerk",
    "vakbond",
    "onderneming",
];

/// The files of the network.
pub(crate) struct Network {
    /// Schakel's.
    pub(crate) folder: Folder,
    /// The peer's.
    pub(crate) json: PathBuf,
}

impl Network {
    pub(crate) fn write() -> Self {
        let shape = Shape::hub_heavy(ENTITIES, RELATIONS);
        let folder = Folder::with(&[
            (
                "entities.csv",
                &shape.entity_rows(|entity| KINDS[entity % KINDS.len()]),
            ),
            ("relations.csv", &shape.relation_rows()),
        ]);
        let json = folder.path().join("peer.json");
        std::fs::write(&json, peer(&shape)).expect("a file in the folder");
        Self { folder, json }
    }
}

fn peer(shape: &Shape) -> String {
    let nodes = (0..ENTITIES).map(|entity| {
        let (id, name) = (format!("n{entity}"), format!("Stakeholder {entity}"));
        json!({ "id": id, "name": name, "kind": KINDS[entity % KINDS.len()] })
    });
    let edges = shape.pairs.iter().map(|(source, target)| {
        json!({ "source": source, "target": target, "kind": "werkt-samen-met", "weight": 0.5 })
    });
    json!({ "nodes": nodes.collect::<Vec<_>>(), "edges": edges.collect::<Vec<_>>() }).to_string()
}
