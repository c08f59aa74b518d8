//! Wall time and processor time, told as `peers.py` tells them.

use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};
use serde_json::{Value, json};

/// Wall time that one variant may repeat itself; it always runs once.
const BUDGET: Duration = Duration::from_secs(12);

/// A stopwatch for this process.
#[derive(Clone, Copy)]
pub(crate) struct Watch {
    since: Instant,
    cpu: Duration,
}

/// Milliseconds by the clock on the wall, and on a processor.
#[derive(Clone, Copy)]
pub(crate) struct Spent {
    pub(crate) wall: f64,
    pub(crate) cpu: f64,
}

impl Watch {
    pub(crate) fn start() -> Self {
        Self {
            since: Instant::now(),
            cpu: cpu_time(),
        }
    }

    pub(crate) fn stop(self) -> Spent {
        let cpu = cpu_time().saturating_sub(self.cpu);
        Spent {
            wall: self.since.elapsed().as_secs_f64() * 1e3,
            cpu: cpu.as_secs_f64() * 1e3,
        }
    }
}

fn cpu_time() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    let seconds = u64::try_from(time.tv_sec).unwrap_or_default();
    Duration::from_secs(seconds) + Duration::from_nanos(u64::try_from(time.tv_nsec).unwrap_or(0))
}

/// Does something some times over; the median times and the last result.
pub(crate) fn timed<T>(repeat: usize, mut work: impl FnMut() -> T) -> (Value, T) {
    let since = Instant::now();
    let mut spent = Vec::new();
    loop {
        let watch = Watch::start();
        let result = work();
        spent.push(watch.stop());
        if spent.len() >= repeat || since.elapsed() > BUDGET {
            return (medians(&spent), result);
        }
    }
}

/// The median times of what was done some times over.
pub(crate) fn medians(spent: &[Spent]) -> Value {
    let wall = median(spent.iter().map(|s| s.wall).collect());
    let cpu = median(spent.iter().map(|s| s.cpu).collect());
    json!({ "wall_ms": rounded(wall, 3), "cpu_ms": rounded(cpu, 3), "runs": spent.len() })
}

/// Asks about each item; the median and 95th percentile, and the sum of the answers, which other
/// programs must come to as well.
pub(crate) fn each<T>(items: &[T], mut ask: impl FnMut(&T) -> f64) -> Value {
    let since = Instant::now();
    let (mut spent, mut sum) = (Vec::new(), 0.0);
    for item in items {
        let watch = Watch::start();
        let answer = ask(item);
        spent.push(watch.stop());
        sum += answer;
        if since.elapsed() > BUDGET {
            break;
        }
    }
    let mut walls: Vec<f64> = spent.iter().map(|s| s.wall).collect();
    walls.sort_by(f64::total_cmp);
    let late = (walls.len() * 95 / 100).min(walls.len().saturating_sub(1));
    json!({
        "wall_ms": rounded(median(walls.clone()), 4),
        "cpu_ms": rounded(median(spent.iter().map(|s| s.cpu).collect()), 4),
        "p95_ms": walls.get(late).map(|ms| rounded(*ms, 4)),
        "max_ms": walls.last().map(|ms| rounded(*ms, 3)),
        "items": spent.len(),
        "check": rounded(sum, 4),
    })
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    let middle = figures.len() / 2;
    match figures.len() {
        0 => 0.0,
        even if even % 2 == 0 => f64::midpoint(figures[middle - 1], figures[middle]),
        _ => figures[middle],
    }
}

pub(crate) fn rounded(figure: f64, decimals: i32) -> f64 {
    let scale = 10_f64.powi(decimals);
    (figure * scale).round() / scale
}
