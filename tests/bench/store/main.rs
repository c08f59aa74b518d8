//! `bench-store`: edits that are kept, how soon they are seen, and how long a start takes, in JSON lines.
//!
//! Beside them stands what the same disk does in the same run: an edit that is acknowledged is on the disk,
//! so that the disk's own rate of waits (`fdatasync` after 4 kB) bounds edits that come one by one.
//! `./just bench-store`

mod editor;
mod network;

use std::fs::File;
use std::io::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use support::Program;

use editor::{Editor, Home};

/// Starts, and edits whose sight is timed: the median counts.
const TIMES: usize = 9;
/// Of the larger network.
const ENTITIES: usize = 100_000;
const RELATIONS: usize = 200_000;

fn main() {
    let seconds = std::env::args().nth(1).and_then(|text| text.parse().ok());
    let lasts = Duration::from_secs(seconds.unwrap_or(10));
    let home = Home::new();
    let waits = waits_per_second(&home, lasts / 4);
    say(json!({ "figure": "disk", "fdatasync_of_4_kB_per_s": waits }));
    // What is edited grows: each begins with the shipped network.
    for clients in [1, 16] {
        let home = Home::new();
        let program = home.serve();
        let kept = edits_per_second(&home, &program, clients, lasts);
        say(
            json!({ "figure": "edits kept", "clients": clients, "per_s": kept, "disk_per_s": waits }),
        );
    }
    let program = home.serve();
    seen(&home, &program, "shipped");
    drop(program);
    let folder = network::folder(ENTITIES, RELATIONS);
    let home = Home::new();
    let since = Instant::now();
    drop(home.serve_on(&folder));
    say(json!({ "figure": "begun", "network": "100k/200k", "ms": millis(since.elapsed()) }));
    started(&home, "100k/200k");
    let program = home.serve();
    seen(&home, &program, "100k/200k");
}

fn say(line: Value) {
    println!("{line}");
}

fn millis(took: Duration) -> f64 {
    (took.as_secs_f64() * 10_000.0).round() / 10.0
}

/// How often in a second the disk writes a page and says that it is there.
fn waits_per_second(home: &Home, lasts: Duration) -> f64 {
    let mut file = File::create(home.path().join("waits")).expect("a file");
    let (since, mut waits) = (Instant::now(), 0_u32);
    while since.elapsed() < lasts {
        file.write_all(&[7; 4096]).expect("room on the disk");
        file.sync_data().expect("the disk has it");
        waits += 1;
    }
    (f64::from(waits) / since.elapsed().as_secs_f64()).round()
}

fn edits_per_second(home: &Home, program: &Program, clients: usize, lasts: Duration) -> f64 {
    let kept = AtomicUsize::new(0);
    let since = Instant::now();
    std::thread::scope(|scope| {
        for client in 0..clients {
            let kept = &kept;
            scope.spawn(move || {
                let mut editor = Editor::of(home, program, &format!("c{clients}-k{client}"));
                while since.elapsed() < lasts {
                    editor.edit();
                    kept.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    let kept = u32::try_from(kept.into_inner()).unwrap_or(u32::MAX);
    (f64::from(kept) / since.elapsed().as_secs_f64()).round()
}

/// From an edit's first byte to an answer in which it is seen, by somebody else.
fn seen(home: &Home, program: &Program, network: &str) {
    let mut editor = Editor::of(home, program, "seen");
    let took = (0..TIMES).map(|_| {
        let since = Instant::now();
        let id = editor.edit();
        let question = format!("{{ network {{ entity(id: \"{id}\") {{ id }} }} }}");
        let told = program.ask(&question, json!({})).json();
        assert_eq!(
            told["data"]["network"]["entity"]["id"],
            id.as_str(),
            "{told}"
        );
        since.elapsed()
    });
    say(told("edit seen", network, took.collect()));
}

/// From the start of the process to its first answer.
fn started(home: &Home, network: &str) {
    let took = (0..TIMES).map(|_| {
        let since = Instant::now();
        let program = home.serve();
        let told = program.ask("{ network { provenance { revision } } }", json!({}));
        assert_eq!(told.status, 200);
        since.elapsed()
    });
    say(told("start", network, took.collect()));
}

fn told(figure: &str, network: &str, mut took: Vec<Duration>) -> Value {
    took.sort_unstable();
    json!({
        "figure": figure,
        "network": network,
        "ms_median": millis(took[took.len() / 2]),
        "ms_best": millis(took[0]),
        "ms_worst": millis(took[took.len() - 1]),
        "times": took.len(),
    })
}
