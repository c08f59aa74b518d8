//! Fault 15: a clock that is set back an hour, and forward a year, under a running service and between two
//! starts. The program is the usual one; a small library before it moves what the machine tells it.

use std::path::PathBuf;

use serde_json::{Value, json};
use support::{Command, Program, Socket};

use crate::kept::Kept;
use crate::preload;

const HOUR: i64 = 3_600;
const YEAR: i64 = 365 * 24 * HOUR;

/// A clock that can be set.
struct Clock {
    folder: tempfile::TempDir,
    library: PathBuf,
}

impl Clock {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let library = preload::built("clock", folder.path());
        let clock = Self { folder, library };
        clock.set(0);
        clock
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("seconds")
    }

    /// Moves it so far from the right time.
    fn set(&self, seconds: i64) {
        // Whoever reads meanwhile finds either.
        let next = self.folder.path().join("next");
        std::fs::write(&next, seconds.to_string()).expect("a file");
        std::fs::rename(next, self.file()).expect("the file in its place");
    }

    fn serve(&self, kept: &Kept) -> Program {
        let serve = [
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--data",
            kept.argument(),
        ];
        let (library, file) = (&self.library, self.file());
        Command::new(serve)
            .env("LD_PRELOAD", library.to_str().expect("UTF-8"))
            .env("TEST_CLOCK", file.to_str().expect("UTF-8"))
            .start()
    }
}

/// All revisions, two at a time, as the pages of the list give them.
fn paged(program: &Program) -> Vec<Value> {
    let query = "query($after: String) { revisions(first: 2, after: $after) { nodes { number at } \
                 pageInfo { hasNextPage endCursor } } }";
    let (mut all, mut after) = (Vec::new(), Value::Null);
    loop {
        let told = program.ask(query, json!({ "after": after })).json();
        assert_eq!(told["errors"], Value::Null, "{told}");
        let page = &told["data"]["revisions"];
        all.extend(page["nodes"].as_array().expect("a list").iter().cloned());
        if page["pageInfo"]["hasNextPage"] != true {
            return all;
        }
        after = page["pageInfo"]["endCursor"].clone();
    }
}

#[test]
fn fault_15_the_order_of_revisions_does_not_hang_on_the_clock() {
    let (clock, kept) = (Clock::new(), Kept::new());
    let program = clock.serve(&kept);
    let mut done = Vec::new();
    let mut live = Socket::known(&program, None);
    live.subscribe("a", "subscription { revisions(after: 0) { number at } }");
    for (at, seconds) in [0, -HOUR, YEAR, -HOUR, 0].into_iter().enumerate() {
        clock.set(seconds);
        let added = kept.add(program.address, &format!("at-{at}"));
        done.push(added.expect("it is acknowledged"));
    }
    for number in 1..=6 {
        assert_eq!(live.next("a")["number"], number);
    }
    kept.assert_whole(&program, &done);
    drop(program);
    // Started an hour before what it wrote last.
    clock.set(-2 * HOUR);
    let program = clock.serve(&kept);
    done.push(
        kept.add(program.address, "at-5")
            .expect("it is acknowledged"),
    );
    let taken_back = "mutation { undo(revision: 4, reason: \"proef\", operationId: \"undo\") { number undoes } }";
    let told = kept.edit(program.address, taken_back).expect("an answer");
    assert_eq!(
        told["data"]["undo"],
        json!({ "number": 8, "undoes": 4 }),
        "{told}"
    );
    let all = paged(&program);
    let numbers: Vec<u64> = all.iter().filter_map(|r| r["number"].as_u64()).collect();
    assert_eq!(numbers, [8, 7, 6, 5, 4, 3, 2, 1]);
    // The moments are those of the clock, whatever it said.
    let at = |number: usize| {
        all[8 - number]["at"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    assert!(
        at(3) < at(2) && at(2) < at(4) && at(5) < at(4) && at(7) < at(1),
        "{all:?}"
    );
    let earlier = "{ network(revision: 4) { a: entity(id: \"at-2\") { id } b: entity(id: \"at-3\") { id } } }";
    let told = program.ask(earlier, json!({})).json();
    assert_eq!(
        told["data"]["network"],
        json!({ "a": { "id": "at-2" }, "b": null }),
        "{told}"
    );
    drop(program);
    kept.verified();
    println!("fault 15: eight revisions under a clock set back and forward, in their order");
}
