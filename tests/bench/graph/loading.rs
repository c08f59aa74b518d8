//! From a dataset folder to a network that answers, as the service gets there.

use std::path::Path;
use std::sync::Arc;

use graph_data::dataset::Dataset;
use graph_data::model::EntityIx;
use graph_data::network::{Snapshot, View, ViewedNetwork};
use serde_json::{Map, Value, json};

use crate::arguments::Arguments;
use crate::clock::{Watch, medians, rounded};
use crate::graph::{pairs, weight_of};
use crate::memory::{megabytes, with_peak};

/// A graph as a node list and an edge list with weights, which is what peers load as well.
const PLAIN: [&str; 4] = [
    "kinds.csv",
    "relation_kinds.csv",
    "entities.csv",
    "relations.csv",
];

/// A loaded graph, with what is asked of it.
pub(crate) struct Loaded {
    pub(crate) network: ViewedNetwork,
    /// The row of each node of the file.
    pub(crate) rows: Vec<EntityIx>,
    /// The pairs between which ways are asked.
    pub(crate) pairs: Vec<(EntityIx, EntityIx)>,
}

impl Loaded {
    /// The graph with a piece of evidence for each relation, without which ways have no strength.
    pub(crate) fn sourced(
        folder: &Path,
        arguments: &Arguments,
        tasks: &mut Map<String, Value>,
    ) -> Self {
        let files = [&PLAIN[..], &["evidence.csv"]].concat();
        let watch = Watch::start();
        let snapshot = snapshot(folder, &files);
        let spent = watch.stop();
        let network = ViewedNetwork::new(Arc::new(snapshot), View::default());
        if let Some(load) = tasks.get_mut("load") {
            load["load_sourced"] = with_peak(medians(&[spent]));
        }
        let rows = rows(network.dataset());
        let pair = |(a, b): (u32, u32)| (rows[a as usize], rows[b as usize]);
        Self {
            pairs: pairs(&arguments.prefix).into_iter().map(pair).collect(),
            network,
            rows,
        }
    }

    /// The weight of the tie between two entities.
    pub(crate) fn weight(&self, from: EntityIx, to: EntityIx) -> u32 {
        let tie = self.network.tie(from, to).expect("a tie");
        let relation = tie.relations[0].relation;
        weight_of(&self.network.dataset().relation_kind_of(relation).id)
    }
}

/// The plain graph, loaded some times over; memory is that after the first time.
pub(crate) fn load(folder: &Path, repeat: usize) -> Value {
    let base = megabytes("VmHWM");
    let (first, mut variant) = load_once(folder);
    variant["base_mb"] = rounded(base, 1).into();
    let mut spent = vec![first];
    spent.extend((1..repeat).map(|_| load_once(folder).0));
    let times = medians(&spent);
    for figure in ["wall_ms", "cpu_ms", "runs"] {
        variant[figure] = times[figure].clone();
    }
    json!({ "load": variant })
}

fn load_once(folder: &Path) -> (crate::clock::Spent, Value) {
    let watch = Watch::start();
    let dataset = dataset(folder, &PLAIN);
    let parsed = watch.stop();
    let snapshot = Arc::new(Snapshot::new(Arc::new(dataset), 1));
    let spent = watch.stop();
    let (peak, resident) = (megabytes("VmHWM"), megabytes("VmRSS"));
    let network = ViewedNetwork::new(snapshot, View::default());
    let viewed = watch.stop();
    let variant = json!({
        "parse_ms": rounded(parsed.wall, 1),
        "build_ms": rounded(spent.wall - parsed.wall, 1),
        "view_ms": rounded(viewed.wall - spent.wall, 1),
        "check": network.relations().len(),
        "peak_mb": rounded(peak, 1),
        "resident_mb": rounded(resident, 1),
        "viewed_mb": rounded(megabytes("VmRSS"), 1),
    });
    drop(network);
    (spent, variant)
}

fn snapshot(folder: &Path, files: &[&str]) -> Snapshot {
    Snapshot::new(Arc::new(dataset(folder, files)), 1)
}

fn dataset(folder: &Path, files: &[&str]) -> Dataset {
    let read = |name: &&str| std::fs::read(folder.join(name)).expect("a file of the folder");
    let files = files.iter().map(|name| ((*name).to_owned(), read(name)));
    Dataset::read_owned(files.collect())
        .expect("a dataset")
        .dataset
}

fn rows(dataset: &Dataset) -> Vec<EntityIx> {
    let mut rows = vec![EntityIx(0); dataset.entities.len()];
    for (row, entity) in dataset.entity_rows().zip(&dataset.entities) {
        let node: usize = entity.id.parse().expect("a number");
        rows[node] = row;
    }
    rows
}
