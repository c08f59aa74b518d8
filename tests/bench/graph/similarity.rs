//! Who has most in common with whom.

use graph_data::algo::similarity::AdamicAdar;
use serde_json::{Value, json};

use crate::arguments::Arguments;
use crate::clock::each;
use crate::loading::Loaded;
use crate::memory::with_peak;

/// Of how many entities it is asked, and how many others are named.
const ASKED: usize = 50;
const FIRST: usize = 20;

/// `aa`: the twenty with the highest Adamic-Adar that are not tied yet; the check sums scores.
pub(crate) fn adamic_adar(loaded: &Loaded, _: &Arguments) -> Value {
    let asked: Vec<_> = loaded
        .pairs
        .iter()
        .take(ASKED)
        .map(|(from, _)| *from)
        .collect();
    let mut table = AdamicAdar::new(loaded.rows.len());
    let figures = each(&asked, |entity| {
        let similar = table.top(&loaded.network, *entity, FIRST);
        similar.iter().map(|other| other.score).sum()
    });
    json!({ "aa_top20": with_peak(figures) })
}
