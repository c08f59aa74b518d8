//! Attacks 21, 24 and 26 on what keeps edits: cursors of others, texts that want to be lines of the log, and
//! a store that fails.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use serde_json::{Value, json};
use support::Program;

use crate::kept::Kept;

const FAKED: &str = "2026-11-24T10:00:00.000000Z  INFO faked";

fn codes(told: &Value) -> Vec<&str> {
    let errors = told["errors"].as_array().into_iter().flatten();
    errors
        .filter_map(|error| error["extensions"]["code"].as_str())
        .collect()
}

#[test]
fn attack_24_texts_of_edits_write_no_line_of_their_own() {
    let kept = Kept::new();
    let mut program = kept.serve();
    let texts = [
        format!("a\n{FAKED}"),
        format!("a\r\n{FAKED}"),
        "\u{1b}[2J\u{1b}[31mrood".to_owned(),
        "a\u{0}b".to_owned(),
        "a\u{9b}31mb".to_owned(),
        "\"} reference=1".to_owned(),
    ];
    program.endures(|program| {
    for (at, text) in texts.iter().enumerate() {
        let quoted = json!(text).to_string();
        let fine = format!("f{at}");
        for (place, (label, reason, operation, source)) in [
            (&quoted, "\"proef\"", &fine, "\"https://x.example\""),
            (
                &json!(fine).to_string(),
                &*quoted,
                &fine,
                "\"https://x.example\"",
            ),
            (
                &json!(fine).to_string(),
                "\"proef\"",
                text,
                "\"https://x.example\"",
            ),
            (&json!(fine).to_string(), "\"proef\"", &fine, &*quoted),
        ]
        .into_iter()
        .enumerate()
        {
            let operation = json!(format!("{operation}-{place}"));
            let query = format!(
                "mutation {{ apply(edits: [{{putEntity: {{id: \"t{at}-{place}\", kind: \"organisatie\", label: \
                 {label}, evidence: [{{source: {source}, confidence: LOW}}]}}}}], reason: {reason}, operationId: \
                 {operation}) {{ number }} }}"
            );
            // A NUL does not come as far as an edit.
            let Some(told) = kept.edit(program.address, &query) else {
                continue;
            };
            let refused = codes(&told);
            assert!(refused.is_empty() || refused == ["BAD_INPUT"], "{told}");
        }
    }
    });
    for line in program.log().lines() {
        assert!(!line.starts_with(FAKED), "{line}");
        assert!(!line.chars().any(char::is_control), "{line:?}");
    }
    drop(program);
    let told = kept.run(&["history", "--first", "100"]).out;
    for line in told.lines() {
        let number = line.split('\t').next().unwrap_or_default();
        assert!(number.parse::<u32>().is_ok(), "no line of ours: {line:?}");
        assert!(
            !line.replace('\t', " ").chars().any(char::is_control),
            "{line:?}"
        );
    }
    for text in &texts {
        // No argument of a program can hold a NUL.
        if text.contains(['\n', '\u{1b}', '\u{9b}']) {
            let ended = kept.run(&["token", "create", "--role", "reader", "--name", text]);
            assert_eq!(ended.code, 2, "{text:?}: {}", ended.err);
        }
    }
}

#[test]
fn attack_21_a_cursor_of_something_else_is_refused() {
    let kept = Kept::new();
    let mut program = kept.serve();
    for name in ["a", "b", "c"] {
        kept.add(program.address, name).expect("it is acknowledged");
    }
    let told = program
        .ask(
            "{ revisions(first: 1) { pageInfo { endCursor } } }",
            json!({}),
        )
        .json();
    let revisions = told["data"]["revisions"]["pageInfo"]["endCursor"].clone();
    let revisions = revisions.as_str().expect("a cursor");
    let told = program
        .ask(
            "{ history(id: \"vlaio\", first: 1) { pageInfo { endCursor } } }",
            json!({}),
        )
        .json();
    let history = told["data"]["history"]["pageInfo"]["endCursor"].as_str();
    let others = [
        "",
        "-1",
        "1",
        "0000",
        &"9".repeat(400),
        "💥",
        &revisions[1..],
    ];
    let flipped: Vec<String> = (0..revisions.len())
        .map(|at| {
            let mut bytes = revisions.as_bytes().to_vec();
            bytes[at] = if bytes[at] == b'0' { b'1' } else { b'0' };
            String::from_utf8(bytes).expect("a text")
        })
        .collect();
    let flipped = flipped.iter().map(String::as_str);
    program.endures(|program| {
        for cursor in others.into_iter().chain(flipped).chain(history) {
            let query =
                "query($after: String) { revisions(first: 1, after: $after) { nodes { number } } }";
            let told = program.ask(query, json!({ "after": cursor })).json();
            assert_eq!(codes(&told), ["BAD_CURSOR"], "{cursor}: {told}");
        }
    });
    let query = "query($after: String) { history(id: \"vlaio\", first: 1, after: $after) { nodes { number } } }";
    let told = program.ask(query, json!({ "after": revisions })).json();
    assert_eq!(codes(&told), ["BAD_CURSOR"], "{told}");
}

#[test]
fn attack_26_a_store_that_fails_tells_a_code_and_a_reference_alone() {
    let kept = Kept::new();
    let mut program = kept.serve();
    kept.add(program.address, "a").expect("it is acknowledged");
    // From under the service, all that the store has is gone.
    for name in ["schakel.db", "schakel.db-wal"] {
        waste(&kept.path().join(name));
    }
    let asked = program.endures(|program| {
        failing(
            program,
            "{ revisions(first: 50) { nodes { changes { id } } } }",
        )
    });
    let error = &asked["errors"][0];
    let code = error["extensions"]["code"].as_str().unwrap_or_default();
    assert!(["UNAVAILABLE", "INTERNAL"].contains(&code), "{asked}");
    let message = error["message"].as_str().unwrap_or_default();
    assert!(
        !message.contains("schakel.db") && !message.contains('/'),
        "{asked}"
    );
    let reference = error["extensions"]["reference"].as_str();
    let reference = reference.unwrap_or_default();
    assert!(program.logs(reference) && !reference.is_empty(), "{asked}");
    // What is in memory is answered on.
    let told = program
        .ask("{ network { entity(id: \"a\") { id } } }", json!({}))
        .json();
    assert_eq!(told["data"]["network"]["entity"]["id"], "a", "{told}");
}

/// What somebody does to the files of a store under a service; `other` is those of another one.
type Harm = fn(store: &Path, other: &Path);

const HARMS: [(&str, Harm); 6] = [
    ("both overwritten", |store, _| {
        waste(&store.join("schakel.db"));
        waste(&store.join("schakel.db-wal"));
    }),
    ("the file overwritten", |store, _| {
        waste(&store.join("schakel.db"))
    }),
    ("another put over it", |store, other| {
        fs::copy(other.join("schakel.db"), store.join("schakel.db"))
            .map(drop)
            .expect("a file");
    }),
    ("another put in its place", |store, other| {
        fs::copy(other.join("schakel.db"), store.join("arriving")).expect("a file");
        fs::rename(store.join("arriving"), store.join("schakel.db")).expect("a file");
    }),
    ("the journal gone", |store, _| {
        fs::remove_file(store.join("schakel.db-wal")).expect("a file");
    }),
    ("both gone", |store, _| {
        fs::remove_file(store.join("schakel.db")).expect("a file");
        fs::remove_file(store.join("schakel.db-wal")).expect("a file");
    }),
];

fn waste(file: &Path) {
    let length = fs::metadata(file).map_or(0, |file| file.len());
    let waste = vec![0x55; usize::try_from(length).expect("a length")];
    fs::write(file, waste).expect("room on the disk");
}

#[test]
fn nothing_is_acknowledged_into_files_that_somebody_else_wrote() {
    // Stopped in order, a store has all in its file, and nothing in the journal.
    let begun = |names: &[&str]| {
        let kept = Kept::new();
        let mut program = kept.serve();
        for name in names {
            kept.add(program.address, name).expect("it is acknowledged");
        }
        program.signal("TERM");
        program.ended_within(Duration::from_secs(10));
        assert!(!kept.path().join("schakel.db-wal").exists(), "it is closed");
        kept
    };
    let other = begun(&["x", "y", "z"]);
    for (harm, harmed) in HARMS {
        let kept = begun(&[]);
        let program = kept.serve();
        kept.add(program.address, "a").expect("it is acknowledged");
        harmed(kept.path(), other.path());
        for name in ["b", "c"] {
            let told = kept.add(program.address, name);
            assert!(told.is_none(), "{harm}: {name} was acknowledged");
        }
        assert!(
            program.logs("another program wrote to its files"),
            "{harm}: {}",
            program.log()
        );
        let told = program.ask("{ network { entity(id: \"a\") { id } } }", json!({}));
        assert_eq!(
            told.json()["data"]["network"]["entity"]["id"],
            "a",
            "{harm}"
        );
    }
}

#[test]
fn who_only_reads_or_touches_the_files_is_in_nobodys_way() {
    let kept = Kept::new();
    let program = kept.serve();
    let file = kept.path().join("schakel.db");
    let backup = kept.path().join("backup.db");
    let backup = backup.to_str().expect("a path in UTF-8");
    for (name, command) in [
        ("a", &["history"][..]),
        ("b", &["verify"]),
        ("c", &["backup", backup]),
        ("d", &["query", "-"]),
    ] {
        kept.run(command);
        kept.add(program.address, name).expect(name);
        let file = fs::File::options()
            .append(true)
            .open(&file)
            .expect("a file");
        file.set_modified(SystemTime::UNIX_EPOCH).expect("a moment");
        kept.add(program.address, &format!("{name}2")).expect(name);
    }
    drop(program);
    assert_eq!(kept.run(&["verify"]).code, 0);
}

/// The first answer with an error: pages that were read before may still be known.
fn failing(program: &Program, query: &str) -> Value {
    let told = (0..20).map(|_| program.ask(query, json!({})).json());
    let mut told = told.filter(|told| !told["errors"].is_null());
    told.next().expect("it fails")
}
