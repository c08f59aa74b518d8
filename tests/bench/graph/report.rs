//! The two halves of the bench: the process that tells, and its child that is measured.

use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Map, Value, json};

use crate::arguments::Arguments;
use crate::graph::Graph;
use crate::loading::{Loaded, load};
use crate::{centrality, clusters, similarity, structure, ways};

/// Writes the graph as a folder, has a child measured on it, and tells its figures.
pub(crate) fn report(arguments: &Arguments) -> Value {
    let load_before = load_average();
    let graph = Graph::read(&arguments.prefix);
    let folder = graph.write();
    let (nodes, edges) = (graph.nodes, graph.edges.len());
    drop(graph);
    let program = std::env::current_exe().expect("its own file");
    let output = Command::new(program)
        .args(arguments.for_child(folder.argument()))
        .stderr(Stdio::inherit())
        .output()
        .expect("a child");
    assert!(output.status.success(), "the child ended badly");
    let measured: Value = serde_json::from_slice(&output.stdout).expect("JSON from the child");
    let name = Path::new(&arguments.prefix).file_name();
    json!({
        "graph": name.map(|name| name.to_string_lossy()),
        "meta": meta(&arguments.prefix, nodes, edges),
        "host": {
            "cores": std::thread::available_parallelism().map_or(1, usize::from),
            "load_before": load_before,
            "load_after": load_average(),
        },
        "peers": { "schakel": measured },
    })
}

/// Measures the tasks and writes the figures to standard output.
pub(crate) fn measure(arguments: &Arguments, folder: &Path) {
    let mut tasks = Map::new();
    if arguments.has("load") {
        tasks.insert("load".to_owned(), load(folder, arguments.repeat));
    }
    let loaded = Loaded::sourced(folder, arguments, &mut tasks);
    for (task, measure) in TASKS {
        if arguments.has(task) {
            tasks.insert((*task).to_owned(), measure(&loaded, arguments));
        }
    }
    let version = format!("schakel {}", env!("CARGO_PKG_VERSION"));
    println!("{}", json!({ "version": version, "tasks": tasks }));
}

type Measure = fn(&Loaded, &Arguments) -> Value;

const TASKS: &[(&str, Measure)] = &[
    ("sp", ways::shortest),
    ("spw", ways::strongest),
    ("ksp", ways::several),
    ("asp", ways::all_short),
    ("bet", centrality::betweenness),
    ("pr", centrality::page_rank),
    ("aa", similarity::adamic_adar),
    ("cc", structure::components),
    ("core", centrality::cores),
    ("cluster", clusters::clusters),
];

/// What is known of the graph, with the generator's own words where they are there.
fn meta(prefix: &str, nodes: usize, edges: usize) -> Value {
    let written = std::fs::read(format!("{prefix}.meta.json")).ok();
    let read = written.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let mut meta = read.unwrap_or_else(|| json!({}));
    meta["nodes"] = nodes.into();
    meta["edges"] = edges.into();
    meta
}

fn load_average() -> Vec<f64> {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let figures = text.split(' ').take(3);
    figures.filter_map(|figure| figure.parse().ok()).collect()
}
