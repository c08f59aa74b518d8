//! What every store promises: what was committed is there, and nothing is half done.

use backend::intake::Weighed;
use backend::store::{Access, Head, Revision, Store};
use graph_data::dataset::Dataset;
use graph_data::edit::{Delta, Drafted, Side, revise, take_back};

use crate::support::{self, Home, NAMES, revised, shipped};

pub(crate) fn what_is_begun_is_there_again(home: &Home) {
    for dataset in [
        shipped(),
        NAMES.dataset(),
        Dataset::sketch("a").expect("a sketch"),
    ] {
        let home = home.another();
        drop(home.begin(&dataset));
        let kept = home.open().load().expect("a sound store");
        assert_eq!(kept.dataset, dataset);
        assert_eq!((kept.revision, kept.state), (1, dataset.checksum()));
    }
}

pub(crate) fn what_is_committed_is_there_again_and_can_be_taken_back(home: &Home) {
    let (mut store, mut dataset) = (home.begin(&shipped()), shipped());
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
    let store = home.open();
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

pub(crate) fn revisions_that_are_committed_together_are_all_there(home: &Home) {
    let (mut store, mut dataset) = (home.begin(&shipped()), shipped());
    let mut revisions = Vec::new();
    for (number, edits) in (2..).zip(support::edits()) {
        let (revision, after) = revised(&dataset, number, &edits);
        revisions.push(revision);
        dataset = after;
    }
    store.commit(&revisions).expect("room on the disk");
    assert_eq!(store.load().expect("a sound store").dataset, dataset);
}

pub(crate) fn a_record_has_a_history(home: &Home) {
    let mut store = home.begin(&shipped());
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
        let length = store.history_length(id, None).expect("a log");
        assert_eq!(length, expected.len(), "{id}");
        for before in 1..=6 {
            let earlier = expected.iter().filter(|number| **number < before).count();
            let length = store.history_length(id, Some(before)).expect("a log");
            assert_eq!(length, earlier, "{id} before {before}");
        }
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

pub(crate) fn the_log_is_read_as_far_as_is_asked(home: &Home) {
    let (mut store, mut dataset) = (home.begin(&shipped()), shipped());
    let mut revisions = Vec::new();
    for (number, edits) in (2..).zip(support::edits()) {
        let (revision, after) = revised(&dataset, number, &edits);
        revisions.push(revision);
        dataset = after;
    }
    store.commit(&revisions).expect("room on the disk");
    let newest_first: Vec<Head> = revisions.iter().rev().map(Head::from).collect();
    let mut heads = store.heads(None, 100).expect("a log");
    let first = heads.pop().expect("the founding");
    assert_eq!(heads, newest_first);
    assert_eq!((first.number, first.touched), (1, 0));
    assert_eq!(store.heads(Some(5), 2).expect("a log"), newest_first[2..4]);
    assert_eq!(
        store.head_of(4).expect("a log").as_ref(),
        Some(&newest_first[2])
    );
    assert_eq!(store.head_of(9).expect("a log"), None);

    let last = revisions.last().expect("the last");
    let all = last.delta.changes();
    assert!(all.len() > 4, "{}", all.len());
    let ids: Vec<&str> = last.delta.touched().collect();
    let page = |after: &str, first: usize| {
        let found = store.changes(&[last.number, 3, 1], after, first);
        found.expect("a log")
    };
    assert_eq!(page("", 0), [vec![], vec![], vec![]]);
    let found = page("", 2);
    assert_eq!(found[0], all[..2]);
    assert_eq!(found[1], revisions[1].delta.changes()[..2]);
    assert_eq!(found[2], []);
    assert_eq!(page(ids[1], 2)[0], all[2..4]);
    assert_eq!(page(ids[1], 999)[0], all[2..]);
    assert_eq!(page(ids[ids.len() - 1], 9)[0], []);
    for first in [0, 3, 999] {
        let found = store.ids_touched(&[last.number, 1], first).expect("a log");
        assert_eq!(found, [&ids[..first.min(ids.len())], &[]]);
    }
    let asked = [
        (last.number, ids[2]),
        (3, "nieuw"),
        (3, "voka"),
        (1, "voka"),
    ];
    let nieuw = revisions[1]
        .delta
        .changes()
        .iter()
        .find(|c| c.id() == "nieuw");
    assert_eq!(
        store.changes_to(&asked).expect("a log"),
        [Some(all[2].clone()), nieuw.cloned(), None, None]
    );
}

/// What one revision changed of a record cannot be read; yet all can be listed.
pub(crate) fn what_cannot_be_read_is_not_looked_at(store: &Store, number: u32, id: &str) {
    store.revision(number).expect_err("it is no JSON");
    store.changes(&[number], "", 99).expect_err("it is no JSON");
    let heads = store.heads(None, 99).expect("a list");
    assert!(
        heads
            .iter()
            .any(|head| head.number == number && head.touched > 0)
    );
    let history = store.history(id, None, 99).expect("a list");
    assert!(history.iter().any(|head| head.number == number));
    assert!(store.head_of(number).expect("a head").is_some());
    let ids = store.ids_touched(&[number], 99).expect("ids");
    assert!(ids[0].iter().any(|touched| touched == id));
    assert!(store.was_given(shipped().checksum()).expect("a log"));
}

pub(crate) fn a_backup_made_between_edits_is_a_whole_store_elsewhere(home: &Home) {
    let mut store = home.begin(&shipped());
    let (revision, after) = revised(&shipped(), 2, &support::edits()[0]);
    store.commit(&[revision]).expect("room on the disk");
    let file = home.path().join("backup.db");
    let reader = home.reader();
    reader.back_up(&file).expect("a new file");
    let again = store.back_up(&file).expect_err("the file is there");
    assert!(again.to_string().contains("exists already"), "{again}");
    let (later, _) = revised(&after, 3, &support::edits()[1]);
    store.commit(&[later]).expect("room on the disk");

    for other in [home.another(), Home::folder()] {
        let (kept, aside) = other.place().restore(&file).expect("a whole backup");
        assert_eq!(
            (kept.revision, kept.state, aside),
            (2, after.checksum(), None)
        );
        let restored = other.open();
        assert_eq!(restored.load().expect("a sound store").dataset, after);
        assert_eq!(restored.verify().expect("it can be read").faults, []);
    }

    drop(store);
    let (_, aside) = home.place().restore(&file).expect("a whole backup");
    assert!(
        aside.is_some_and(|kept| kept.exists()),
        "what was there is kept"
    );
    assert_eq!(home.open().load().expect("a sound store").revision, 2);
}

pub(crate) fn what_is_no_backup_changes_nothing(home: &Home) {
    drop(home.begin(&shipped()));
    let file = home.path().join("no-backup");
    for bytes in [&b""[..], b"hello", &[0; 100_000]] {
        std::fs::write(&file, bytes).expect("a file");
        let error = home.place().restore(&file).expect_err("no backup");
        assert!(error.to_string().contains("no-backup"), "{error}");
    }
    let absent = home.path().join("absent");
    home.place().restore(&absent).expect_err("no file");
    let kept = home.open().load().expect("a sound store");
    assert_eq!(kept.dataset, shipped());
}

pub(crate) fn a_place_without_a_store_says_so(home: &Home) {
    let error = home.place().open(Access::Write).expect_err("no store");
    assert!(error.is_absent(), "{error}");
    drop(home.begin(&shipped()));
    let again = home.place().begin(&shipped(), "test", support::moment(1));
    assert!(!again.expect_err("there is one").is_absent());
}

pub(crate) fn what_leads_from_one_dataset_to_another_can_be_committed(home: &Home) {
    let mut store = home.begin(&shipped());
    let mut other = shipped();
    other.relations.truncate(200);
    let delta = Delta::between(&shipped(), &other);
    let revision = support::revision(2, delta, &other);
    store.commit(&[revision]).expect("room on the disk");
    assert_eq!(store.load().expect("a sound store").dataset, other);
}

pub(crate) fn a_dataset_is_taken_in_once_and_can_be_taken_back(home: &Home) {
    let mut store = home.begin(&shipped());
    let (own, edited) = revised(&shipped(), 2, &support::edits()[0]);
    store.commit(&[own]).expect("room on the disk");
    // One changes what was changed here, one what was not, and relations go.
    let mut other = shipped();
    for id in ["vlaio", "voka"] {
        let row = other.find_entity(id).expect(id);
        let label = &mut other.entities[row.0 as usize].label;
        label.nl = format!("{} (nieuw)", label.nl).into();
    }
    other.relations.truncate(200);
    let weighed = |store: &Store| Weighed::of(store, &other).expect("it fits");
    let clashes = |store: &Store| {
        let clashes = weighed(store).intake.clashes.into_iter();
        clashes
            .map(|clash| clash.id.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(clashes(&store), ["vlaio"]);
    assert_eq!(store.was_given(other.checksum()).ok(), Some(false));
    let kept = weighed(&store).keep(&mut store, Side::Ours, "jan", None);
    let kept = kept.expect("room on the disk");
    assert_eq!(kept.iter().map(|r| r.number).collect::<Vec<_>>(), [3, 4]);
    drop(store);

    let mut store = home.open();
    let after = store.load().expect("a sound store").dataset;
    let mut expected = other.clone();
    let row = expected.find_entity("vlaio").expect("vlaio");
    expected.entities[row.0 as usize] = edited.entity(row).clone();
    assert_eq!(after, expected);
    assert_eq!(store.verify().expect("it can be read").faults, []);
    assert!(weighed(&store).intake.taken.is_empty(), "the second time");
    assert_eq!(clashes(&store), Vec::<String>::new(), "the second time");
    for dataset in [&other, &shipped()] {
        assert_eq!(store.was_given(dataset.checksum()).ok(), Some(true));
    }

    let mut newest = after;
    for (number, taken) in (5..).zip(kept.iter().rev()) {
        let Drafted { delta, dataset } = take_back(&newest, &taken.delta).expect("it is newest");
        let revision = Revision {
            undoes: Some(taken.number),
            ..support::revision(number, delta, &dataset)
        };
        store.commit(&[revision]).expect("room on the disk");
        newest = dataset;
    }
    assert_eq!(newest, edited);
    assert_eq!(store.was_given(other.checksum()).ok(), Some(false));
    assert_eq!(clashes(&store), ["vlaio"], "as before");
    let again = weighed(&store).keep(&mut store, Side::Theirs, "jan", Some("nu wel".into()));
    let again = again.expect("room on the disk");
    assert_eq!((again.len(), again[0].number), (1, 7));
    assert_eq!(store.load().expect("a sound store").dataset, other);
}

/// Runs every promise as a test of its own, on the sort of place that is given.
#[macro_export]
macro_rules! contract {
    ($home:path) => {
        $crate::contract!($home:
            what_is_begun_is_there_again
            what_is_committed_is_there_again_and_can_be_taken_back
            revisions_that_are_committed_together_are_all_there
            a_record_has_a_history
            the_log_is_read_as_far_as_is_asked
            a_backup_made_between_edits_is_a_whole_store_elsewhere
            what_is_no_backup_changes_nothing
            a_place_without_a_store_says_so
            what_leads_from_one_dataset_to_another_can_be_committed
            a_dataset_is_taken_in_once_and_can_be_taken_back
        );
    };
    ($home:path: $($promise:ident)+) => {
        $(
            #[test]
            fn $promise() {
                contract::$promise(&$home());
            }
        )+
    };
}
