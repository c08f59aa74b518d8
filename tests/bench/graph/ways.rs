//! Tasks that ask for ways between two entities.

use graph_data::algo::paths::{Path, PathQuestion, PathRank, paths};
use graph_data::limits::HOPS_MAX;
use graph_data::model::EntityIx;
use graph_data::network::Direction;
use serde_json::{Value, json};

use crate::arguments::Arguments;
use crate::clock::each;
use crate::loading::Loaded;
use crate::memory::with_peak;

/// Of how many pairs more than one way is asked.
const PAIRS_FOR_SEVERAL: usize = 20;
/// How many steps the ways of `asp` have at most, and how many of them are asked.
const SHORT_HOPS: u32 = 4;
const SHORT_FIRST: usize = 1_000;

type Pair = (EntityIx, EntityIx);

/// `sp`: the shortest way of each pair; the check sums steps.
pub(crate) fn shortest(loaded: &Loaded, arguments: &Arguments) -> Value {
    let figures = each(&first(loaded, arguments.pairs), |pair| {
        let ways = ask(loaded, *pair, PathRank::Shortest, 1, HOPS_MAX);
        ways.iter().map(hops).sum()
    });
    json!({ "path": with_peak(figures) })
}

/// `spw`: the strongest way of each pair; the check sums costs.
pub(crate) fn strongest(loaded: &Loaded, arguments: &Arguments) -> Value {
    json!({ "path": with_peak(costs(loaded, arguments.pairs, 1)) })
}

/// `ksp`: the five and the ten strongest ways; the check sums costs.
pub(crate) fn several(loaded: &Loaded, _: &Arguments) -> Value {
    json!({
        "yen_k5": with_peak(costs(loaded, PAIRS_FOR_SEVERAL, 5)),
        "yen_k10": with_peak(costs(loaded, PAIRS_FOR_SEVERAL, 10)),
    })
}

/// `asp`: the first thousand ways of at most four steps; the check counts them.
pub(crate) fn all_short(loaded: &Loaded, _: &Arguments) -> Value {
    let figures = each(&first(loaded, PAIRS_FOR_SEVERAL), |pair| {
        let ways = ask(loaded, *pair, PathRank::Shortest, SHORT_FIRST, SHORT_HOPS);
        u32::try_from(ways.len()).map_or(f64::NAN, f64::from)
    });
    json!({ "len4_limit1000": with_peak(figures) })
}

fn costs(loaded: &Loaded, pairs: usize, ways: usize) -> Value {
    each(&first(loaded, pairs), |pair| {
        let ways = ask(loaded, *pair, PathRank::Strongest, ways, HOPS_MAX);
        ways.iter().map(|way| cost(loaded, way)).sum()
    })
}

fn first(loaded: &Loaded, pairs: usize) -> Vec<Pair> {
    loaded.pairs.iter().take(pairs).copied().collect()
}

fn ask(
    loaded: &Loaded,
    (from, to): Pair,
    rank: PathRank,
    first: usize,
    hops_max: u32,
) -> Vec<Path> {
    let question = PathQuestion {
        from,
        to,
        first,
        hops_max,
        via: Vec::new(),
        rank,
        direction: Direction::Any,
    };
    let answer = paths(&loaded.network, &question, &mut || false);
    assert!(!answer.partial, "a limit cut the search short");
    answer.paths
}

fn hops(way: &Path) -> f64 {
    u32::try_from(way.hops()).map_or(f64::NAN, f64::from)
}

fn cost(loaded: &Loaded, way: &Path) -> f64 {
    let steps = way.steps.iter();
    steps
        .map(|step| f64::from(6 - loaded.weight(step.from, step.to)))
        .sum()
}
