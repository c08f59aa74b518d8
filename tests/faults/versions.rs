//! Fault 5: files of another version. What a newer version wrote is refused, and stays as it is. What earlier
//! ones wrote is upgraded: the tests of the store hold that.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;

use crate::kept::Kept;

/// Where SQLite's header holds the format, four bytes, the highest first.
const FORMAT_AT: usize = 60;
const NEWER: [u8; 4] = [0, 0, 0, 99];

fn make_newer(file: &Path) {
    let mut bytes = fs::read(file).expect("the file");
    bytes[FORMAT_AT..FORMAT_AT + 4].copy_from_slice(&NEWER);
    fs::write(file, bytes).expect("room on the disk");
}

/// The files of a folder, as hashes of their bytes, but its lock, which says who looked last.
fn files(folder: &Path) -> BTreeMap<String, u64> {
    let entries = fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let named = paths.map(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let mut hash = DefaultHasher::new();
        fs::read(&path).expect("a file").hash(&mut hash);
        (name.into_owned(), hash.finish())
    });
    named.filter(|(name, _)| name != "schakel.lock").collect()
}

/// A store in one file alone, as a backup is.
fn closed() -> Kept {
    let from = Kept::new();
    let program = from.serve();
    from.add(program.address, "kept")
        .expect("it is acknowledged");
    drop(program);
    let copy = from.path().join("copy");
    let ended = from.run(&["backup", copy.to_str().expect("UTF-8")]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let kept = Kept::new();
    fs::copy(copy, kept.path().join("schakel.db")).expect("room on the disk");
    kept
}

#[test]
fn fault_5_what_a_newer_version_wrote_is_refused_untouched() {
    let kept = closed();
    make_newer(&kept.path().join("schakel.db"));
    let before = files(kept.path());
    let backup = kept.path().join("backup");
    let backup = backup.to_str().expect("UTF-8");
    for arguments in [
        &["serve", "--listen", "127.0.0.1:0"][..],
        &["serve", "--listen", "127.0.0.1:0", "--dataset", "builtin"],
        &["verify"],
        &["verify", "--repair"],
        &["history"],
        &["undo", "2"],
        &["backup", backup],
    ] {
        let ended = kept.run(arguments);
        assert_eq!(ended.code, 3, "{arguments:?}: {}{}", ended.out, ended.err);
        let told = "was written by a newer version of Schakel (format 99): use that version";
        assert!(ended.err.contains(told), "{arguments:?}: {}", ended.err);
        assert_eq!(files(kept.path()), before, "{arguments:?} wrote something");
    }
}

#[test]
fn fault_5_a_newer_backup_is_refused_and_the_store_stays() {
    let (kept, newer) = (closed(), closed());
    let backup = newer.path().join("schakel.db");
    make_newer(&backup);
    let sound = kept.verified();
    let before = files(kept.path());
    let ended = kept.run(&["restore", backup.to_str().expect("UTF-8")]);
    assert_eq!(ended.code, 3, "{}", ended.err);
    assert!(
        ended.err.contains("newer version of Schakel"),
        "{}",
        ended.err
    );
    assert_eq!(files(kept.path()), before, "the restore wrote something");
    assert_eq!(kept.verified(), sound);
}

#[test]
fn fault_5_tokens_of_a_newer_version_are_refused_untouched() {
    let kept = Kept::new();
    make_newer(&kept.path().join("access.db"));
    let before = files(kept.path());
    for arguments in [
        &["token", "list"][..],
        &["token", "create", "--role", "admin", "--name", "Eva"],
        &["token", "revoke", "1"],
    ] {
        let ended = kept.run(arguments);
        assert_eq!(ended.code, 3, "{arguments:?}: {}", ended.err);
        assert!(
            ended.err.contains("newer version of Schakel"),
            "{}",
            ended.err
        );
        assert_eq!(files(kept.path()), before, "{arguments:?} wrote something");
    }
}
