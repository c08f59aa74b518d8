//! Tokens whose file was damaged, or comes from another version: told, and never anybody let in.

use std::fs;
use std::path::{Path, PathBuf};

use backend::access::Role;
use backend::store::{Error, Token, Tokens};

/// The tables of the first format, which had no seal.
const UNSEALED: &str = "CREATE TABLE token (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('reader', 'editor', 'admin')),
        hash TEXT NOT NULL UNIQUE,
        created TEXT NOT NULL,
        revoked TEXT
    ) STRICT;
    INSERT INTO token VALUES (1, 'Jan', 'editor', 'aa', '2026-11-24T10:00:00Z', NULL),
        (2, 'Els', 'admin', 'bb', '2026-11-24T11:00:00Z', '2026-11-25T10:00:00Z');
    PRAGMA user_version = 1;";

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn file(folder: &Path) -> PathBuf {
    folder.join("access.db")
}

/// A folder with three tokens, one of them taken back; what they are, and the bytes of their file.
fn three() -> (tempfile::TempDir, Vec<Token>, Vec<u8>) {
    let folder = folder();
    let tokens = Tokens::open(folder.path()).expect("tokens");
    for (name, role) in [
        ("Jan", Role::Editor),
        ("Els", Role::Admin),
        ("An", Role::Reader),
    ] {
        tokens.create(name, role).expect("a token");
    }
    assert!(tokens.revoke(2).expect("room on the disk"));
    let all = tokens.all().expect("tokens");
    drop(tokens);
    let bytes = fs::read(file(folder.path())).expect("the file");
    (folder, all, bytes)
}

fn read(folder: &Path) -> Result<Vec<Token>, Error> {
    Tokens::open(folder)?.all()
}

/// That damage is told, or does no harm; whether it is told.
fn is_told(folder: &Path, sound: &[Token], what: &str) -> bool {
    match read(folder) {
        Ok(found) => {
            assert_eq!(found, sound, "{what} changed tokens in silence");
            false
        }
        Err(error) => {
            let told = error.to_string();
            assert!(told.contains("access.db"), "{what}: {told}");
            true
        }
    }
}

#[test]
fn a_bit_that_turned_in_the_tokens_is_told_or_does_no_harm() {
    let (folder, sound, bytes) = three();
    let mut told = 0;
    for step in 0_usize..1_000 {
        let place = (step * 7_919 + 13) % bytes.len();
        let mut turned = bytes.clone();
        turned[place] ^= 1 << (step % 8);
        fs::write(file(folder.path()), &turned).expect("the file");
        told += usize::from(is_told(folder.path(), &sound, &format!("a bit at {place}")));
    }
    assert!(told > 20, "hardly any was told: {told}");
}

#[test]
fn every_bit_of_every_row_of_tokens_counts() {
    let (folder, sound, bytes) = three();
    for row in ["Janeditor", "Anreader"] {
        let place = bytes.windows(row.len()).position(|w| w == row.as_bytes());
        let place = place.unwrap_or_else(|| panic!("{row} is in the file"));
        // Name, role, hash, and the moment to the second.
        for at in place..place + row.len() + 64 + 19 {
            for bit in 0..8 {
                let mut turned = bytes.clone();
                turned[at] ^= 1 << bit;
                fs::write(file(folder.path()), &turned).expect("the file");
                let told = is_told(folder.path(), &sound, &format!("bit {bit} at {at}"));
                assert!(told, "bit {bit} at {at}");
            }
        }
    }
}

#[test]
fn an_end_that_was_cut_from_the_tokens_is_told() {
    let (folder, sound, bytes) = three();
    for left in (1..bytes.len()).step_by(61) {
        fs::write(file(folder.path()), &bytes[..left]).expect("the file");
        let told = is_told(folder.path(), &sound, &format!("a cut to {left} bytes"));
        assert!(told, "a cut to {left} bytes");
    }
}

#[test]
fn rows_that_somebody_else_wrote_let_nobody_in() {
    for sql in [
        "UPDATE token SET revoked = NULL WHERE id = 2",
        "UPDATE token SET role = 'admin' WHERE id = 1",
        "DELETE FROM token WHERE id = 2",
        "INSERT INTO token VALUES (4, 'Eva', 'admin', 'cc', '2026-11-24T10:00:00Z', NULL)",
        "DELETE FROM seal",
        "DROP TABLE seal",
        "DROP TABLE token",
        "PRAGMA user_version = 0",
        "PRAGMA user_version = 3",
    ] {
        let (folder, ..) = three();
        let open = Tokens::open(folder.path()).expect("tokens");
        let db = rusqlite::Connection::open(file(folder.path())).expect("the file");
        db.execute_batch(sql).expect(sql);
        drop(db);
        let before = fs::read(file(folder.path())).expect("the file");
        let error = read(folder.path()).expect_err(sql).to_string();
        assert!(error.contains("access.db"), "{sql}: {error}");
        if !sql.starts_with("PRAGMA") {
            assert!(error.contains("`schakel token create`"), "{sql}: {error}");
            // What was open before sees it too, and seals nothing of it.
            open.all().expect_err(sql);
            open.create("Eva", Role::Admin).expect_err(sql);
            open.revoke(1).expect_err(sql);
        }
        let after = fs::read(file(folder.path())).expect("the file");
        assert_eq!(before, after, "{sql}: the file was written");
    }
}

#[test]
fn tokens_of_the_first_format_are_sealed_after_a_copy() {
    let folder = folder();
    let db = rusqlite::Connection::open(file(folder.path())).expect("a file");
    db.pragma_update(None, "journal_mode", "wal")
        .expect("as it was");
    db.execute_batch(UNSEALED).expect("tables");
    // Whoever still writes as before would not seal: it has to stop first.
    let error = read(folder.path()).expect_err("it is in use").to_string();
    assert!(
        error.contains("is in use by a process of an earlier version"),
        "{error}"
    );
    drop(db);
    let tokens = Tokens::open(folder.path()).expect("they are sealed");
    let all = tokens.all().expect("tokens");
    let told: Vec<_> = all
        .iter()
        .map(|token| (&*token.name, token.role, token.revoked.is_some()))
        .collect();
    assert_eq!(
        told,
        [("Jan", Role::Editor, false), ("Els", Role::Admin, true)]
    );
    tokens.create("An", Role::Reader).expect("a token");
    assert_eq!(read(folder.path()).expect("tokens").len(), 3);
    let copies = fs::read_dir(folder.path()).expect("the folder");
    let copies = copies.map(|entry| entry.expect("an entry").path());
    let is_copy = |path: &PathBuf| path.to_string_lossy().contains("access-before-");
    let copies: Vec<PathBuf> = copies.filter(is_copy).collect();
    let [copy] = &copies[..] else {
        panic!("one copy: {copies:?}");
    };
    let db = rusqlite::Connection::open(copy).expect("a copy");
    let count = |sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0));
    assert_eq!(count("SELECT count(*) FROM token"), Ok(2));
    assert_eq!(count("PRAGMA user_version"), Ok(1));
}

#[test]
fn many_make_and_take_back_tokens_at_once() {
    let folder = folder();
    std::thread::scope(|scope| {
        for name in ["a", "b", "c", "d"] {
            let folder = folder.path();
            scope.spawn(move || {
                let tokens = Tokens::open(folder).expect("tokens");
                for _ in 0..10 {
                    tokens.create(name, Role::Reader).expect("a token");
                    let newest = tokens.all().expect("tokens").len();
                    assert!(newest > 0);
                }
            });
        }
    });
    assert_eq!(read(folder.path()).expect("tokens").len(), 40);
}
