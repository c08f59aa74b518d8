//! The graph in the files of `gen_graphs.py`, and the same graph as a dataset folder.
//!
//! The weight of a tie becomes its relation kind, `1` to `5`, whose strength is such that with
//! evidence of high confidence (factor 0.9) a relation of weight w carries 0.7^(6 − w). The strength of
//! a way is then 0.7 to the power of its cost, as the peers count costs, and the strongest way is the
//! cheapest.

use std::fmt::Write as _;
use std::path::Path;

use support::datasets::Folder;

/// What a step of cost 1 carries.
const CARRIED_PER_COST: f64 = 0.7;
/// What evidence of high confidence makes of a kind's strength.
const HIGH: f64 = 0.9;

/// An undirected graph with weights of 1 to 5.
pub(crate) struct Graph {
    pub(crate) nodes: usize,
    pub(crate) edges: Vec<(u32, u32, u32)>,
    types: Vec<String>,
}

impl Graph {
    pub(crate) fn read(prefix: &str) -> Self {
        let types: Vec<String> = rows(prefix, "nodes").map(|row| row[1].clone()).collect();
        Self {
            nodes: types.len(),
            types,
            edges: rows(prefix, "edges")
                .map(|row| (number(&row[0]), number(&row[1]), number(&row[3])))
                .collect(),
        }
    }

    /// The graph as a dataset folder.
    pub(crate) fn write(&self) -> Folder {
        Folder::with(&[
            ("kinds.csv", &kinds()),
            ("relation_kinds.csv", &relation_kinds()),
            ("entities.csv", &self.entities()),
            ("relations.csv", &self.relations()),
            ("evidence.csv", &self.evidence()),
        ])
    }

    fn entities(&self) -> String {
        let header = "id,label,kind\n".to_owned();
        let types = self.types.iter().enumerate();
        types.fold(header, |mut rows, (node, kind)| {
            let _ = writeln!(rows, "{node},{node},bench-{kind}");
            rows
        })
    }

    fn relations(&self) -> String {
        let header = "source,target,kind\n".to_owned();
        self.edges.iter().fold(header, |mut rows, (a, b, weight)| {
            let _ = writeln!(rows, "{a},{b},{weight}");
            rows
        })
    }

    fn evidence(&self) -> String {
        let header = "about,source,confidence\n".to_owned();
        self.edges.iter().fold(header, |mut rows, (a, b, weight)| {
            let _ = writeln!(rows, "{a}.{weight}.{b},gen_graphs,high");
            rows
        })
    }
}

/// The pairs between which ways are asked.
pub(crate) fn pairs(prefix: &str) -> Vec<(u32, u32)> {
    rows(prefix, "pairs")
        .map(|row| (number(&row[0]), number(&row[1])))
        .collect()
}

/// The weight of the ties of a relation kind.
pub(crate) fn weight_of(kind: &str) -> u32 {
    number(kind)
}

fn kinds() -> String {
    let rows = [
        ("organisation", "ORGANISATION"),
        ("government", "GOVERNMENT"),
        ("lever", "LEVER"),
        ("person", "ORGANISATION"),
    ];
    let header = "id,category,label_nl\n".to_owned();
    rows.iter().fold(header, |mut text, (kind, category)| {
        let _ = writeln!(text, "bench-{kind},{category},{kind}");
        text
    })
}

fn relation_kinds() -> String {
    let header = "id,label_nl,inverse_nl,strength\n".to_owned();
    (1..=5).fold(header, |mut rows, weight| {
        let strength = CARRIED_PER_COST.powi(6 - weight) / HIGH;
        let _ = writeln!(rows, "{weight},{weight},{weight},{strength}");
        rows
    })
}

/// The rows of a file below its header, cell by cell: these files quote nothing.
fn rows(prefix: &str, part: &str) -> impl Iterator<Item = Vec<String>> {
    let file = format!("{prefix}.{part}.csv");
    let text = std::fs::read_to_string(Path::new(&file)).unwrap_or_else(|e| panic!("{file}: {e}"));
    let rows: Vec<Vec<String>> = text
        .lines()
        .skip(1)
        .map(|line| line.split(',').map(str::to_owned).collect())
        .collect();
    rows.into_iter()
}

fn number(cell: &str) -> u32 {
    cell.parse()
        .unwrap_or_else(|_| panic!("no number: {cell:?}"))
}
