//! Fault 16: an address space of 512 MB, and the widest questions that are allowed.

use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};
use support::datasets::hub_heavy;
use support::{Command, Program, times};

/// Becomes what its arguments say, within so many kilobytes.
const BOUNDED: [&str; 4] = ["sh", "-c", "ulimit -v 524288 && exec \"$@\"", "sh"];

/// Questions whose answers are the largest, or cost the most memory on the way.
const WIDE: [&str; 9] = [
    "packed { ids labels kinds degrees sources targets relationIds relationKinds strengths }",
    "neighbourhood(of: \"n0\", max: 1000) { ids labels kinds degrees sources targets relationKinds strengths }",
    "reach(from: \"n0\", hopsMax: 20, first: 100) { partial totalCount nodes { hops path { sentence } } }",
    "clusters(seed: 3) { partial clusters { stability sentence marks { sentence } } }",
    "measure(id: \"betweenness\", first: 100) { partial margin }",
    "paths(from: \"n0\", to: \"n1\", first: 100, hopsMax: 12) { partial paths { hops sentence } }",
    "brokers(first: 100) { sentence }",
    "gaps { meetingPairs(first: 50) { sentence } sentence }",
    "whatIf(changes: [{removeEntity: \"n0\"}]) { after { partial meanHops } network { clusters(seed: 3) { partial } } }",
];
const CODES: [&str; 4] = ["TIMEOUT", "UNAVAILABLE", "TOO_LARGE", "TOO_COMPLEX"];

/// Asks everything again and again, on so many connections at once; how many were answered, and refused.
fn asked(program: &Program, at_once: usize, rounds: usize) -> (usize, usize) {
    let (answered, refused) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for client in 0..at_once {
            let (answered, refused) = (&answered, &refused);
            scope.spawn(move || {
                for turn in 0..rounds * WIDE.len() {
                    let question = WIDE[(turn + client) % WIDE.len()];
                    let reply = program.ask(&format!("{{ network {{ {question} }} }}"), json!({}));
                    let codes = match reply.json()["errors"] {
                        Value::Null => Vec::new(),
                        _ => reply.codes(),
                    };
                    let counts = if codes.is_empty() { answered } else { refused };
                    counts.fetch_add(1, Ordering::Relaxed);
                    let is_named = codes.iter().all(|code| CODES.contains(&&**code));
                    assert!(is_named, "{question}: {}", reply.text());
                }
            });
        }
    });
    (answered.into_inner(), refused.into_inner())
}

#[test]
fn fault_16_in_512_megabytes_the_widest_questions_are_answered_or_refused() {
    let folder = hub_heavy(10_000, 50_000);
    let serve = [
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--dataset",
        folder.argument(),
    ];
    let mut program = Command::under(&BOUNDED, serve).start();
    let (answered, refused) = asked(&program, 16, times(1, 6));
    assert!(program.is_up(), "{}", program.log());
    assert!(!program.log().contains("panicked"), "{}", program.log());
    assert!(answered > 0, "nothing was answered");
    // Usable at once after.
    let small = program.ask("{ network { entity(id: \"n0\") { id } } }", json!({}));
    assert_eq!(small.json()["errors"], Value::Null, "{}", small.text());
    println!(
        "fault 16: in 512 MB {answered} wide questions answered, {refused} refused by name, {} MB in use after",
        program.memory_kilobytes() / 1024
    );
}
