//! Who matters in the network as a whole: betweenness, PageRank, core numbers.

use graph_data::algo::centrality::{betweenness_from, core_numbers, pagerank};
use graph_data::algo::walked::{Rows, WalkedRows};
use serde_json::{Value, json};

use crate::arguments::Arguments;
use crate::clock::{rounded, timed};
use crate::loading::Loaded;
use crate::memory::with_peak;

/// From how many entities betweenness starts: every so manieth of the file, as with the peers.
const SOURCES: usize = 256;
/// How many threads share out the starts in the second variant.
const THREADS: usize = 2;
/// How often a walk at random follows a tie.
const DAMPING: f64 = 0.85;
/// Steps of the plain iterate at most, and from which change on, summed, it is at its end.
const ITERATIONS_MAX: usize = 1_000;
const CHANGE_MIN: f64 = 1e-15;

/// `bet`: the shortest ways from 256 entities, on one thread and shared out over two; the check sums
/// the figures, each pair once.
pub(crate) fn betweenness(loaded: &Loaded, arguments: &Arguments) -> Value {
    let walked = WalkedRows::new(&loaded.network);
    let sources = sources(loaded, &walked);
    let from = |sources: &[u32]| betweenness_from(walked.rows(), sources, &mut || false).sums;
    let (alone, sums) = timed(arguments.repeat, || from(&sources));
    let (shared, shared_sums) = timed(arguments.repeat, || shared_out(&sources, from));
    json!({
        "src256": with_peak(checked(alone, &sums)),
        "src256_threads2": with_peak(checked(shared, &shared_sums)),
    })
}

fn checked(mut figures: Value, sums: &[f64]) -> Value {
    figures["check"] = rounded(sums.iter().sum::<f64>() / 2.0, 2).into();
    figures
}

fn sources(loaded: &Loaded, walked: &WalkedRows) -> Vec<u32> {
    let apart = (loaded.rows.len() / SOURCES).max(1);
    let asked = loaded.rows.iter().step_by(apart).take(SOURCES);
    let node = |row: &_| walked.node_of(*row).expect("a walkable entity");
    asked
        .map(|row| u32::try_from(node(row)).expect("a small graph"))
        .collect()
}

/// Equal parts of the starts, a thread each, added up in their order.
fn shared_out(sources: &[u32], from: impl Fn(&[u32]) -> Vec<f64> + Sync) -> Vec<f64> {
    let parts = sources.chunks(sources.len().div_ceil(THREADS));
    std::thread::scope(|scope| {
        let from = &from;
        let started: Vec<_> = parts.map(|part| scope.spawn(move || from(part))).collect();
        let found = started
            .into_iter()
            .map(|part| part.join().expect("a thread"));
        found.reduce(added).unwrap_or_default()
    })
}

fn added(mut sums: Vec<f64>, more: Vec<f64>) -> Vec<f64> {
    sums.iter_mut()
        .zip(more)
        .for_each(|(sum, part)| *sum += part);
    sums
}

/// `pr`: PageRank over unweighted ties; the check is the summed error against a plain iterate.
pub(crate) fn page_rank(loaded: &Loaded, arguments: &Arguments) -> Value {
    let walked = WalkedRows::new(&loaded.network);
    let (mut figures, ranks) = timed(arguments.repeat, || {
        pagerank(walked.rows(), &mut || false).values
    });
    let error = apart(&ranks, &iterate(walked.rows()));
    figures["check"] = error.into();
    json!({ "pagerank_unweighted": with_peak(figures) })
}

/// PageRank as its paper has it, step by step until nothing changes.
fn iterate(rows: Rows<'_>) -> Vec<f64> {
    let nodes = rows.nodes();
    let size = u32::try_from(nodes).map_or(f64::NAN, f64::from);
    let mut ranks = vec![1.0 / size; nodes];
    for _ in 0..ITERATIONS_MAX {
        let next = walked_on(rows, &ranks, size);
        let change = apart(&ranks, &next);
        ranks = next;
        if change <= CHANGE_MIN {
            break;
        }
    }
    ranks
}

fn walked_on(rows: Rows<'_>, ranks: &[f64], size: f64) -> Vec<f64> {
    let degrees: Vec<f64> = (0..ranks.len())
        .map(|node| rows.degree(node).into())
        .collect();
    let untied = ranks.iter().zip(&degrees).filter(|(_, d)| **d == 0.0);
    let untied: f64 = untied.map(|(rank, _)| rank).sum();
    let anew = (1.0 - DAMPING + DAMPING * untied) / size;
    let passed = |other: &u32| ranks[*other as usize] / degrees[*other as usize];
    let followed = |node| rows.row(node).iter().map(passed).sum::<f64>();
    (0..ranks.len())
        .map(|node| anew + DAMPING * followed(node))
        .collect()
}

fn apart(these: &[f64], those: &[f64]) -> f64 {
    these.iter().zip(those).map(|(a, b)| (a - b).abs()).sum()
}

/// `core`: core numbers; the check is the highest.
pub(crate) fn cores(loaded: &Loaded, arguments: &Arguments) -> Value {
    let walked = WalkedRows::new(&loaded.network);
    let (mut figures, cores) = timed(arguments.repeat, || core_numbers(walked.rows()).values);
    figures["check"] = cores.iter().copied().fold(0.0, f64::max).into();
    json!({ "core": with_peak(figures) })
}
