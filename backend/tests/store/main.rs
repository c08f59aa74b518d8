//! The embedded store: what every store promises, and what one file in a folder promises beside.

mod access;
mod contract;
mod damage;
mod support;
mod upgrade;

use backend::store::{Access, Embedded, Error};
use support::{Home, revised, shipped};

contract!(Home::folder);

#[test]
fn one_writes_and_others_read_meanwhile() {
    let folder = Home::folder();
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
fn a_folder_without_a_store_says_so() {
    let folder = Home::folder();
    let error = Embedded::open(folder.path(), Access::Write).expect_err("no store");
    assert!(matches!(error, Error::Absent(_)), "{error}");
    assert!(
        !folder.path().join("schakel.db").exists(),
        "nothing was made"
    );
}
