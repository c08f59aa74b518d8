//! What every store promises: what was committed is there, what is damaged is told, and nothing is half
//! done.

mod damage;
mod support;

use backend::store::{Access, Embedded, Error};
use graph_data::dataset::Dataset;
use graph_data::edit::{Delta, revise};

use support::{Folder, NAMES, revised, shipped};

#[test]
fn what_is_begun_is_there_again() {
    for dataset in [
        shipped(),
        NAMES.dataset(),
        Dataset::sketch("a").expect("a sketch"),
    ] {
        let folder = Folder::new();
        drop(folder.begin(&dataset));
        let kept = folder.open().load().expect("a sound store");
        assert_eq!(kept.dataset, dataset);
        assert_eq!((kept.revision, kept.state), (1, dataset.checksum()));
    }
}

#[test]
fn what_is_committed_is_there_again_and_can_be_taken_back() {
    let folder = Folder::new();
    let (mut store, mut dataset) = (folder.begin(&shipped()), shipped());
    let mut revisions = Vec::new();
    for (number, edits) in (2..).zip(support::edits()) {
        let (revision, after) = revised(&dataset, number, &edits);
        store
            .commit(std::slice::from_ref(&revision))
            .expect("room on the disk");
        revisions.push(revision);
        dataset = after;
    }
    drop(store);
    let store = folder.open();
    let kept = store.load().expect("a sound store");
    assert_eq!(kept.dataset, dataset);
    let newest_first: Vec<_> = revisions.iter().rev().cloned().collect();
    let mut found = store.revisions(None, 100).expect("a log");
    let first = found.pop().expect("the founding");
    assert_eq!(found, newest_first);
    assert_eq!((first.number, first.delta.is_empty()), (1, true));
    let verified = store.verify().expect("it can be read");
    assert_eq!(verified.faults, []);
    let mut back = dataset;
    for revision in &newest_first {
        back = revise(&back, &revision.delta.inverse()).expect("it can be taken back");
    }
    assert_eq!(back, shipped());
}

#[test]
fn revisions_that_are_committed_together_are_all_there() {
    let folder = Folder::new();
    let (mut store, mut dataset) = (folder.begin(&shipped()), shipped());
    let mut revisions = Vec::new();
    for (number, edits) in (2..).zip(support::edits()) {
        let (revision, after) = revised(&dataset, number, &edits);
        revisions.push(revision);
        dataset = after;
    }
    store.commit(&revisions).expect("room on the disk");
    assert_eq!(store.load().expect("a sound store").dataset, dataset);
}

#[test]
fn a_record_has_a_history() {
    let folder = Folder::new();
    let mut store = folder.begin(&shipped());
    let mut dataset = shipped();
    for (number, edits) in (2..).zip(support::edits()) {
        let (revision, after) = revised(&dataset, number, &edits);
        store.commit(&[revision]).expect("room on the disk");
        dataset = after;
    }
    let check = |id: &str, expected: &[u32]| {
        let found = store.history(id, None, 100).expect("a log");
        let numbers: Vec<u32> = found.iter().map(|r| r.number).collect();
        assert_eq!(numbers, expected, "{id}");
        let length = store.history_length(id).expect("a log");
        assert_eq!(length, expected.len(), "{id}");
    };
    check("vlaio", &[2, 1]);
    check("nieuw", &[5, 3]);
    check("voka", &[1]);
    check("nergens", &[]);
    let touched = |number, id| store.touched_after(number, id).expect("a log");
    assert_eq!(touched(1, "vlaio"), Some(2));
    assert_eq!(touched(2, "vlaio"), None);
    assert_eq!(store.operation("op-3").expect("a log"), Some(3));
    assert_eq!(store.operation("op-99").expect("a log"), None);
    let page = store.revisions(Some(4), 2).expect("a log");
    assert_eq!(page.iter().map(|r| r.number).collect::<Vec<_>>(), [3, 2]);
}

#[test]
fn one_writes_and_others_read_meanwhile() {
    let folder = Folder::new();
    let mut store = folder.begin(&shipped());
    let other = Embedded::open(folder.path(), Access::Write);
    let told = other.expect_err("it is in use").to_string();
    let process = format!("is in use by process {}", std::process::id());
    assert!(told.contains(&process), "{told}");
    let reader = Embedded::open(folder.path(), Access::Read).expect("a reader");
    let (revision, after) = revised(&shipped(), 2, &support::edits()[0]);
    store.commit(&[revision]).expect("room on the disk");
    assert_eq!(reader.load().expect("a sound store").dataset, after);
    drop(store);
    drop(folder.open());
}

#[test]
fn a_backup_made_between_edits_is_a_whole_store_elsewhere() {
    let (folder, other) = (Folder::new(), Folder::new());
    let mut store = folder.begin(&shipped());
    let (revision, after) = revised(&shipped(), 2, &support::edits()[0]);
    store.commit(&[revision]).expect("room on the disk");
    let file = folder.path().join("backup.db");
    let reader = Embedded::open(folder.path(), Access::Read).expect("a reader");
    reader.back_up(&file).expect("a new file");
    let again = store.back_up(&file).expect_err("the file is there");
    assert!(again.to_string().contains("exists already"), "{again}");
    let (later, _) = revised(&after, 3, &support::edits()[1]);
    store.commit(&[later]).expect("room on the disk");

    let (kept, aside) = Embedded::restore(other.path(), &file).expect("a whole backup");
    assert_eq!(
        (kept.revision, kept.state, aside),
        (2, after.checksum(), None)
    );
    let restored = other.open();
    assert_eq!(restored.load().expect("a sound store").dataset, after);

    drop(store);
    let (_, aside) = Embedded::restore(folder.path(), &file).expect("a whole backup");
    assert!(
        aside.is_some_and(|kept| kept.exists()),
        "what was there is kept"
    );
    assert_eq!(folder.open().load().expect("a sound store").revision, 2);
}

#[test]
fn what_is_no_backup_changes_nothing() {
    let folder = Folder::new();
    drop(folder.begin(&shipped()));
    let file = folder.path().join("no-backup");
    for bytes in [&b""[..], b"hello", &[0; 100_000]] {
        std::fs::write(&file, bytes).expect("a file");
        let error = Embedded::restore(folder.path(), &file).expect_err("no backup");
        assert!(error.to_string().contains("no-backup"), "{error}");
    }
    let absent = folder.path().join("absent");
    Embedded::restore(folder.path(), &absent).expect_err("no file");
    assert_eq!(
        folder.open().load().expect("a sound store").dataset,
        shipped()
    );
}

#[test]
fn a_folder_without_a_store_says_so() {
    let folder = Folder::new();
    let error = Embedded::open(folder.path(), Access::Write).expect_err("no store");
    assert!(matches!(error, Error::Absent(_)), "{error}");
    assert!(
        !folder.path().join("schakel.db").exists(),
        "nothing was made"
    );
}

#[test]
fn what_leads_from_one_dataset_to_another_can_be_committed() {
    let folder = Folder::new();
    let mut store = folder.begin(&shipped());
    let mut other = shipped();
    other.relations.truncate(200);
    let delta = Delta::between(&shipped(), &other);
    let revision = support::revision(2, delta, &other);
    store.commit(&[revision]).expect("room on the disk");
    assert_eq!(store.load().expect("a sound store").dataset, other);
}
