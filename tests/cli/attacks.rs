//! Attack 20: tables that are none, given to what begins a store and to what takes a dataset into one. Each is
//! told by its row, and nothing of it is kept.

use support::datasets::Folder;
use support::program::Ended;

use crate::store::Data;

const FINE: &str = "id,label\na,A\nb,B\n";
const RELATIONS: &str = "source,target\na,b\n";
/// Lines of an error that somebody can still read.
const LINES_MAX: usize = 30;

/// What is in the place of `entities.csv`, and words of what is said of it.
fn attacks() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let text = |text: &str| text.as_bytes().to_vec();
    let utf_16 = |order: fn(u16) -> [u8; 2]| FINE.encode_utf16().flat_map(order).collect();
    vec![
        (
            "one line without an end",
            [b"id,label\na,", &vec![b'x'; 32 << 20][..]].concat(),
            "entities.csv:2",
        ),
        (
            "one field name without an end",
            [b"id,label,", &vec![b'x'; 32 << 20][..]].concat(),
            "entities.csv:1",
        ),
        (
            "100,000 columns",
            text(&format!("id,label{}\na,A\n", ",x".repeat(100_000))),
            "entities.csv:1",
        ),
        (
            "100,000 cells in a row",
            text(&format!("id,label\na,A{}\nb,B\n", ",".repeat(100_000))),
            "entities.csv:2",
        ),
        (
            "an unclosed quote",
            text("id,label\na,\"A\nb,B\n"),
            "entities.csv:2",
        ),
        (
            "an unclosed quote before a million rows",
            text(&format!("id,label\na,\"A\n{}", "b,B\n".repeat(1_000_000))),
            "entities.csv:2",
        ),
        (
            "Latin-1",
            b"id,label\na,Caf\xe9\nb,B\n".to_vec(),
            "entities.csv:2",
        ),
        (
            "UTF-16, little end first",
            utf_16(u16::to_le_bytes),
            "entities.csv",
        ),
        (
            "UTF-16, big end first",
            utf_16(u16::to_be_bytes),
            "entities.csv",
        ),
        ("NUL", text("id,label\na,A\0A\nb,B\n"), "entities.csv:2"),
        ("semicolons", text("id;label\na;A\nb;B\n"), "entities.csv:1"),
        ("tabs", text("id\tlabel\na\tA\nb\tB\n"), "entities.csv:1"),
        ("nothing", Vec::new(), "entities.csv"),
        (
            "a zip",
            b"PK\x03\x04\x14\0\x08\0\x08\0".to_vec(),
            "entities.csv",
        ),
    ]
}

fn folder(entities: &[u8]) -> Folder {
    let folder = Folder::with(&[("relations.csv", RELATIONS)]);
    std::fs::write(folder.path().join("entities.csv"), entities).expect("a file");
    folder
}

fn assert_told(what: &str, ended: &Ended, words: &str) {
    assert_eq!(
        (ended.code, ended.out.as_str()),
        (1, ""),
        "{what}: {}",
        short(&ended.err)
    );
    assert!(ended.err.contains(words), "{what}: {}", short(&ended.err));
    let lines = ended.err.lines().count();
    assert!(
        lines <= LINES_MAX && ended.err.len() < 64 << 10,
        "{what}: {lines} lines"
    );
}

fn short(text: &str) -> String {
    text.chars().take(2_000).collect()
}

#[test]
fn attack_20_begins_no_store_and_takes_nothing_in() {
    let data = Data::new();
    let first = folder(FINE.as_bytes());
    drop(support::Program::serve(&[
        "--data",
        data.path(),
        "--dataset",
        first.argument(),
    ]));
    let before = data.done(&["verify"]);
    for (what, entities, words) in attacks() {
        let attacked = folder(&entities);
        for more in [&[][..], &["--dry-run"]] {
            let ended = data.run(&[&["import", attacked.argument()], more].concat());
            assert_told(what, &ended, words);
        }
        let other = Data::new();
        let serve = [
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--dataset",
            attacked.argument(),
        ];
        assert_told(what, &other.run(&serve), words);
        assert_eq!(other.run(&["history"]).code, 3, "{what}: a store was begun");
    }
    assert_eq!(data.done(&["verify"]), before);
    assert_eq!(data.done(&["history"]).lines().count(), 1);
    // Excel writes a mark before the first byte: that is no attack.
    let marked = folder(&[b"\xef\xbb\xbf", FINE.as_bytes(), b"c,C\n"].concat());
    let told = data.done(&["import", marked.argument()]);
    assert!(told.contains("+ c (C)"), "{told}");
}
