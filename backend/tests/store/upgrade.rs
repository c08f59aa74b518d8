//! Stores of the first format, as an earlier version wrote them: upgraded whole and after a copy, or left as
//! they are. And what changes with the program makes no store look damaged.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use backend::store::{Access, Embedded, Error, Revision};
use graph_data::edit::{Edit, PutEntity};
use rusqlite::Connection;

use crate::support::{Home, revised, shipped};

/// A store of four revisions with kinds of its own, written by the last version that had the first format.
const STORE: &str = include_str!("format-1.sql");
/// Its witness.
const WITNESS: &[u8] = include_bytes!("format-1.witness");

fn file(home: &Home) -> PathBuf {
    home.path().join("schakel.db")
}

fn by_hand(file: &Path, sql: &str) {
    let db = Connection::open(file).expect("a database");
    let wal = db.pragma_update(None, "journal_mode", "wal");
    wal.expect("a journal, as every store has it");
    db.execute_batch(sql).expect("sound SQL");
}

fn of_the_first_format() -> Home {
    let home = Home::folder();
    by_hand(&file(&home), STORE);
    fs::write(home.path().join("schakel.witness"), WITNESS).expect("room on the disk");
    home
}

/// What is in a folder by name, but who looked last and SQLite's own notes.
fn files(home: &Home) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(home.path()).expect("a folder");
    let named = entries.map(|entry| {
        let path = entry.expect("an entry").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        (name.into_owned(), fs::read(&path).expect("a file"))
    });
    let passing = ["schakel.lock", "schakel.db-shm", "schakel.db-wal"];
    named
        .filter(|(name, _)| !passing.contains(&&**name))
        .collect()
}

fn copies(home: &Home) -> Vec<PathBuf> {
    let names = files(home).into_keys();
    let copies = names.filter(|name| name.starts_with("schakel-before"));
    copies.map(|name| home.path().join(name)).collect()
}

fn log(store: &Embedded) -> Vec<Revision> {
    store.revisions(None, 99).expect("a log")
}

/// What people read of a revision.
fn told(revision: &Revision) -> (u32, String, &str, &str, Option<u32>, Option<&str>, usize) {
    (
        revision.number,
        revision.at.to_string(),
        &revision.by,
        &revision.reason,
        revision.undoes,
        revision.operation.as_deref(),
        revision.delta.changes().len(),
    )
}

#[test]
fn an_earlier_format_is_upgraded_whole_after_a_copy() {
    let home = of_the_first_format();
    let mut store = Embedded::open(home.path(), Access::Write).expect("an upgraded store");
    let kept = store.load().expect("a sound store");
    assert_eq!((kept.revision, kept.dataset.rows()), (4, 7));
    assert!(kept.dataset.vocabulary.find_kind("bosje").is_some());
    let is_told: Vec<_> = log(&store);
    let is_told: Vec<_> = is_told.iter().map(told).collect();
    let at = |minute: &str| format!("2026-11-29T{minute}Z");
    assert_eq!(is_told.len(), 4);
    assert!(is_told[0].1.starts_with(&at("11:24")[..16]), "{is_told:?}");
    assert_eq!(
        is_told
            .iter()
            .map(|line| (line.0, line.2, line.3, line.4, line.6))
            .collect::<Vec<_>>(),
        [
            (4, "lokaal", "toch niet", Some(3), 4),
            (3, "lokaal", "Gegevens \"proef\" ingelezen", None, 4),
            (2, "Nora", "eigen", None, 2),
            (1, "schakel", "Begonnen met de gegevens \"proef\"", None, 0),
        ]
    );
    assert_eq!(store.verify().expect("it can be read").faults, []);

    // It goes on as any store.
    let entity = PutEntity {
        id: "f".into(),
        kind: "bosje".into(),
        label: "Fazant".into(),
        ..PutEntity::default()
    };
    let (revision, after) = revised(&kept.dataset, 5, &[Edit::PutEntity(Box::new(entity))]);
    store.commit(&[revision]).expect("room on the disk");
    drop(store);
    for access in [Access::Read, Access::Examine, Access::Write] {
        let store = Embedded::open(home.path(), access).expect("a store");
        assert_eq!(store.load().expect("a sound store").dataset, after);
        assert_eq!(store.verify().expect("it can be read").faults, []);
    }

    // The copy is the store as it was, and can be put back.
    let [copy] = &copies(&home)[..] else {
        panic!("one copy, and not {:?}", copies(&home));
    };
    let db = Connection::open(copy).expect("a database");
    let was = db.query_row("SELECT state FROM revision WHERE number = 4", [], |row| {
        row.get::<_, String>(0)
    });
    assert_eq!(was.as_deref(), Ok("0f35b8e842979720"));
    drop(db);
    let bytes = fs::read(copy).expect("a file");
    let other = Home::folder();
    let (restored, _) = Embedded::restore(other.path(), copy).expect("a whole backup");
    assert_eq!((restored.revision, restored.dataset), (4, kept.dataset));
    assert_eq!(fs::read(copy).expect("a file"), bytes);
    assert_eq!(copies(&other), [] as [PathBuf; 0]);
    drop(other.open());
}

#[test]
fn who_reads_only_leaves_an_earlier_format_as_it_is() {
    let home = of_the_first_format();
    let before = files(&home);
    for access in [Access::Read, Access::Examine] {
        let error = Embedded::open(home.path(), access).expect_err("an earlier format");
        assert!(matches!(error, Error::Older(_, 1)), "{error}");
        let what = "`schakel serve` upgrades it, after a copy";
        assert!(error.to_string().contains(what), "{error}");
    }
    assert_eq!(files(&home), before);
}

#[test]
fn an_upgrade_that_was_cut_is_taken_up_or_was_done() {
    // After the last byte of the store, before the first of the witness.
    let home = of_the_first_format();
    drop(home.open());
    fs::write(home.path().join("schakel.witness"), WITNESS).expect("room on the disk");
    assert_eq!(home.reader().load().expect("a sound store").revision, 4);
    assert_eq!(home.open().load().expect("a sound store").revision, 4);
    assert_eq!(copies(&home).len(), 1);
    // Only a copy was made.
    let home = of_the_first_format();
    fs::write(home.path().join("schakel-before-1.db"), "half").expect("room on the disk");
    assert_eq!(home.open().load().expect("a sound store").revision, 4);
    assert_eq!(copies(&home).len(), 2);
    // The store of before in the place of the upgraded one.
    let home = of_the_first_format();
    drop(home.open());
    for ending in ["-wal", "-shm", ""] {
        let _ = fs::remove_file(home.path().join(format!("schakel.db{ending}")));
    }
    by_hand(&file(&home), STORE);
    let error = home.place().open(Access::Write).expect_err("another store");
    let what = "revision 4 is not the one that was acknowledged";
    assert!(error.to_string().contains(what), "{error}");
}

#[test]
fn what_is_damaged_is_not_upgraded() {
    for sql in [
        "UPDATE entity SET label_nl = 'x' WHERE id = 'a'",
        "DELETE FROM relation",
        "UPDATE revision SET reason = 'x' WHERE number = 2",
        "UPDATE change SET after = NULL WHERE id = 'e'",
        "UPDATE kind SET label_nl = 'x' WHERE own = 1",
        "UPDATE relation_kind SET strength = 0.5 WHERE own = 0",
        "DELETE FROM revision WHERE number = 2",
    ] {
        let home = of_the_first_format();
        by_hand(&file(&home), sql);
        let before = files(&home);
        let error = home.place().open(Access::Write).expect_err(sql).to_string();
        assert!(error.contains("is damaged"), "{sql}: {error}");
        let what = "written by an earlier version, and that one alone mends it";
        assert!(error.contains(what), "{sql}: {error}");
        assert_eq!(files(&home), before, "{sql}");
    }
}

#[test]
fn other_words_of_the_program_damage_no_store() {
    let home = Home::folder();
    let checksum = home.begin(&shipped()).load().expect("a store").state;
    by_hand(
        &file(&home),
        "UPDATE kind SET label_nl = label_nl || ' van toen';
         UPDATE relation_kind SET strength = strength / 2, label_nl = label_nl || ' van toen';
         DELETE FROM kind WHERE id NOT IN (SELECT kind FROM entity);
         INSERT INTO kind VALUES ('ooit', 0, 'CONTEXT', 'ooit', NULL, 'ooit', NULL, 0, 0)",
    );
    let store = home.open();
    assert_eq!(store.load().expect("a sound store").state, checksum);
    assert_eq!(store.verify().expect("it can be read").faults, []);
}
