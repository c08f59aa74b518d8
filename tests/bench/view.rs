//! Processor time of applying a view to the shipped network, in JSON lines: what the first question
//! under a view costs before it is answered. Later ones take it from the engine's cache.
//!
//! `./just bench-view`

use std::sync::Arc;
use std::time::Duration;

use graph_data::dataset::Dataset;
use graph_data::model::{Confidence, PartialDate};
use graph_data::network::{Snapshot, View, ViewedNetwork};
use rustix::time::{ClockId, clock_gettime};
use serde_json::json;

/// How often each view is applied; the median counts.
const RUNS: usize = 2_001;

/// As the service does it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let snapshot = Arc::new(Snapshot::new(Arc::new(Dataset::shipped()), 1));
    for (name, view) in views(snapshot.dataset()) {
        let mut spent: Vec<Duration> = (0..RUNS).map(|_| apply(&snapshot, &view)).collect();
        spent.sort_unstable();
        let micros = |at: usize| spent[at].as_nanos() / 100;
        let told = |tenths: u128| f64::from(u32::try_from(tenths).unwrap_or(u32::MAX)) / 10.0;
        println!(
            "{}",
            json!({
                "view": name,
                "cpu_us_median": told(micros(RUNS / 2)),
                "cpu_us_p95": told(micros(RUNS * 95 / 100)),
                "runs": RUNS,
            })
        );
    }
}

fn apply(snapshot: &Arc<Snapshot>, view: &View) -> Duration {
    let before = processor();
    let viewed = ViewedNetwork::new(Arc::clone(snapshot), view.clone());
    let after = processor();
    assert!(!viewed.relations().is_empty(), "the view holds something");
    after.saturating_sub(before)
}

fn processor() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    let seconds = u64::try_from(time.tv_sec).unwrap_or_default();
    Duration::from_secs(seconds) + Duration::from_nanos(u64::try_from(time.tv_nsec).unwrap_or(0))
}

/// The whole, and one view for each sort of restriction, the last with all of them.
fn views(dataset: &Dataset) -> Vec<(&'static str, View)> {
    let as_of = "2024-05-06".parse::<PartialDate>().ok();
    let levers = dataset
        .find_entity("vlaanderen-circulair")
        .map(|set| vec![set]);
    let forum = dataset.find_entity("forum-2024").into_iter().collect();
    vec![
        ("whole", View::default()),
        (
            "on a date",
            View {
                as_of,
                ..View::default()
            },
        ),
        (
            "sure sources",
            View {
                confidence_min: Some(Confidence::High),
                ..View::default()
            },
        ),
        (
            "context counted",
            View {
                through_context: true,
                ..View::default()
            },
        ),
        (
            "around a lever set",
            View {
                levers,
                ..View::default()
            },
        ),
        (
            "several at once",
            View {
                as_of,
                confidence_min: Some(Confidence::Medium),
                except_entities: forum,
                through_context: true,
                through_levers: false,
                ..View::default()
            },
        ),
    ]
}
