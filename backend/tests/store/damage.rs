//! Stores that were damaged: a fault is told or mended, never read as something else.

use std::fs;
use std::path::PathBuf;

use backend::store::{Access, Embedded};
use graph_data::dataset::Dataset;

use crate::contract;
use crate::support::{self, Home, revised, shipped};

/// A store with some revisions, closed, so that all of it is in its one file.
fn closed() -> (Home, Dataset) {
    let folder = Home::folder();
    let (mut store, mut dataset) = (folder.begin(&shipped()), shipped());
    for (number, edits) in (2..).zip(support::edits()) {
        let (revision, after) = revised(&dataset, number, &edits);
        store.commit(&[revision]).expect("room on the disk");
        dataset = after;
    }
    (folder, dataset)
}

fn file(folder: &Home) -> PathBuf {
    folder.path().join("schakel.db")
}

/// The network in a folder, or the error that says what is wrong.
fn read(folder: &Home) -> Result<Dataset, String> {
    let store = Embedded::open(folder.path(), Access::Write).map_err(|e| e.to_string())?;
    store
        .load()
        .map(|kept| kept.dataset)
        .map_err(|e| e.to_string())
}

#[test]
fn a_bit_that_turned_is_told_or_does_no_harm() {
    let (folder, dataset) = closed();
    let sound = fs::read(file(&folder)).expect("the file");
    let witness = fs::read(folder.path().join("schakel.witness")).expect("the witness");
    let mut told = 0;
    for step in 0_usize..60 {
        let place = (step * 7_919 + 13) % sound.len();
        let mut turned = sound.clone();
        turned[place] ^= 1 << (step % 8);
        for ending in ["-wal", "-shm"] {
            let _ = fs::remove_file(folder.path().join(format!("schakel.db{ending}")));
        }
        fs::write(file(&folder), &turned).expect("the file");
        fs::write(folder.path().join("schakel.witness"), &witness).expect("the witness");
        match read(&folder) {
            Ok(found) => assert!(
                found == dataset,
                "bit at {place} changed the network in silence"
            ),
            Err(error) => {
                told += 1;
                assert!(error.contains("schakel.db"), "{error}");
            }
        }
    }
    assert!(
        told > 5,
        "hardly any of the bits that turned was told: {told}"
    );
}

#[test]
fn an_end_that_was_cut_is_told() {
    let (folder, dataset) = closed();
    let sound = fs::read(file(&folder)).expect("the file");
    for cut in [1, 100, 4_096, 20_000, sound.len() / 2, sound.len() - 1] {
        fs::write(file(&folder), &sound[..sound.len() - cut]).expect("the file");
        match read(&folder) {
            Ok(found) => assert!(found == dataset, "a cut of {cut} bytes changed the network"),
            Err(error) => assert!(error.contains("schakel.db"), "{error}"),
        }
    }
}

#[test]
fn revisions_that_were_acknowledged_and_are_gone_are_told() {
    let folder = Home::folder();
    let mut store = folder.begin(&shipped());
    let backup = folder.path().join("before");
    store.back_up(&backup).expect("a backup");
    let (revision, _) = revised(&shipped(), 2, &support::edits()[0]);
    store.commit(&[revision]).expect("room on the disk");
    drop(store);
    fs::copy(&backup, file(&folder)).expect("an older file in its place");
    let error = read(&folder).expect_err("a revision is gone");
    assert!(
        error.contains("it ends at revision 1, and revision 2 was acknowledged"),
        "{error}"
    );
    let reading =
        Embedded::open(folder.path(), Access::Read).expect_err("it is told to readers too");
    assert_eq!(reading.to_string(), error);
    let faults = Embedded::open(folder.path(), Access::Examine)
        .and_then(|store| store.verify())
        .expect("it can be read")
        .faults;
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(faults[0].is_mendable);
    Embedded::accept_loss(folder.path()).expect("a witness");
    assert_eq!(read(&folder), Ok(shipped()));
}

#[test]
fn looking_at_what_is_damaged_leaves_it_as_it_is() {
    let folder = Home::folder();
    let (mut store, mut dataset) = (folder.begin(&shipped()), shipped());
    for (number, edits) in (2..).zip(&support::edits()[..2]) {
        let (revision, after) = revised(&dataset, number, edits);
        store.commit(&[revision]).expect("room on the disk");
        dataset = after;
    }
    // Killed in mid-edit: the last revision is in the journal alone. And the witness lost the end of its other line.
    let names = ["schakel.db", "schakel.db-wal", "schakel.witness"];
    let mut held = names.map(|name| fs::read(folder.path().join(name)).expect(name));
    drop(store);
    let journal = held[1].len();
    held[1].truncate(journal - 5_000);
    held[2].pop();
    for (name, bytes) in names.iter().zip(&held) {
        fs::write(folder.path().join(name), bytes).expect(name);
    }
    for turn in 0..3 {
        let error = read(&folder).err().unwrap_or_default();
        assert!(
            error.contains("revision 3 was acknowledged"),
            "{turn}: {error}"
        );
        let examined = Embedded::open(folder.path(), Access::Examine).expect("it can be read");
        assert_eq!(examined.verify().expect("it can be read").faults.len(), 1);
        drop(examined);
        for (name, bytes) in names.iter().zip(&held) {
            assert_eq!(
                &fs::read(folder.path().join(name)).expect(name),
                bytes,
                "{turn}: {name}"
            );
        }
    }
}

#[test]
fn what_is_kept_is_on_the_disk_and_in_strict_tables() {
    let folder = Home::folder();
    drop(folder.begin(&shipped()));
    let db = rusqlite::Connection::open(file(&folder)).expect("SQLite");
    let mode: String = db
        .query_row("PRAGMA journal_mode", [], |row| row.get(0))
        .expect("a mode");
    assert_eq!(mode, "wal");
    let loose = "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 \
                 AND name NOT LIKE 'sqlite_%'";
    let loose: u32 = db.query_row(loose, [], |row| row.get(0)).expect("tables");
    assert_eq!(loose, 0);
}

#[test]
fn what_somebody_else_wrote_into_the_tables_is_told() {
    for sql in [
        "UPDATE entity SET label_nl = 'x' WHERE id = 'vlaio'",
        "DELETE FROM evidence WHERE about = 'vlaio'",
        "DELETE FROM entity WHERE id = 'vlaio'",
        "UPDATE relation SET valid_from = '2024-13'",
        "UPDATE relation SET kind = 'x'",
        "UPDATE revision SET state = '0000000000000000' WHERE number = 6",
        "DELETE FROM revision WHERE number = 6",
        "PRAGMA user_version = 99",
    ] {
        let (folder, _) = closed();
        let db = rusqlite::Connection::open(file(&folder)).expect("the file");
        db.execute_batch(sql).expect(sql);
        drop(db);
        let error = read(&folder).expect_err(sql);
        assert!(error.contains("schakel.db"), "{sql}: {error}");
    }
    // What only the log holds is found by a verification.
    for sql in [
        "UPDATE revision SET reason = 'x' WHERE number = 2",
        "UPDATE change SET before = NULL WHERE id = 'vlaio'",
        "DELETE FROM change WHERE revision = 3",
    ] {
        let (folder, _) = closed();
        let db = rusqlite::Connection::open(file(&folder)).expect("the file");
        db.execute_batch(sql).expect(sql);
        drop(db);
        let store = Embedded::open(folder.path(), Access::Read).expect("a store");
        let faults = store.verify().expect("it can be read").faults;
        assert!(!faults.is_empty(), "{sql}");
    }
}

#[test]
fn what_the_log_tells_is_written_anew() {
    for sql in [
        "UPDATE entity SET label_nl = 'x' WHERE id = 'vlaio'",
        "DELETE FROM evidence WHERE about = 'vlaio'",
        "UPDATE entity SET label_nl = 'x' WHERE id = 'ovam'",
        "UPDATE relation SET valid_from = '2024-13'",
        "UPDATE relation SET kind = 'x'",
    ] {
        let (folder, dataset) = closed();
        let db = rusqlite::Connection::open(file(&folder)).expect("the file");
        db.execute_batch(sql).expect(sql);
        drop(db);
        assert!(
            Embedded::is_told_by_log(folder.path(), &[shipped()]).expect(sql),
            "{sql}"
        );
        let aside = Embedded::write_anew(folder.path(), &[shipped()]).expect(sql);
        assert!(aside.is_some_and(|aside| aside.is_file()), "{sql}");
        assert_eq!(read(&folder), Ok(dataset), "{sql}");
        let store = Embedded::open(folder.path(), Access::Read).expect("a store");
        assert_eq!(store.verify().expect("it can be read").faults, [], "{sql}");
    }
    // A log that was changed, or that lost its end, tells nothing; nor what no revision touched, where it is
    // not known with what the store was begun.
    for (sql, begun) in [
        (
            "UPDATE revision SET reason = 'x' WHERE number = 2",
            vec![shipped()],
        ),
        ("DELETE FROM revision WHERE number = 6", vec![shipped()]),
        ("UPDATE entity SET label_nl = 'x' WHERE id = 'ovam'", vec![]),
    ] {
        let (folder, _) = closed();
        let db = rusqlite::Connection::open(file(&folder)).expect("the file");
        db.execute_batch(sql).expect(sql);
        drop(db);
        assert!(
            !Embedded::is_told_by_log(folder.path(), &begun).expect(sql),
            "{sql}"
        );
        let refused = Embedded::write_anew(folder.path(), &begun);
        refused.expect_err(sql);
        assert!(file(&folder).is_file(), "{sql}");
    }
}

#[test]
fn a_list_of_revisions_reads_nothing_of_what_they_changed() {
    let (folder, _) = closed();
    let store = folder.open();
    let reader = folder.reader();
    let db = rusqlite::Connection::open(file(&folder)).expect("SQLite");
    let spoiled = db.execute(
        "UPDATE change SET after = '{' WHERE revision = 2 AND id = 'vlaio'",
        [],
    );
    assert_eq!(spoiled.expect("a change"), 1);
    for store in [store, reader] {
        contract::what_cannot_be_read_is_not_looked_at(&store, 2, "vlaio");
    }
}
