//! A Neo4j that is hard to reach: a wrong password, a link that is cut, slow or dead.

use std::time::{Duration, Instant};

use backend::store::{Access, Neo4jSettings, Place};
use graph_data::edit::{Edit, PutEntity};
use test_neo4j::{Mode, Proxy};

use crate::support::{Home, revised, shipped};

#[test]
fn a_wrong_password_is_named_and_not_tried_again() {
    let home = Home::neo4j();
    let Place::Neo4j(mut settings, folder) = home.place() else {
        panic!("a network in a Neo4j");
    };
    settings.password = "wrong-password".into();
    let since = Instant::now();
    let error = Place::Neo4j(settings, folder)
        .open(Access::Read)
        .expect_err("it is wrong");
    let told = error.to_string();
    assert!(told.contains("SCHAKEL_NEO4J_PASSWORD"), "{told}");
    assert!(!told.contains("wrong-password"), "{told}");
    assert!(
        since.elapsed().as_secs() < 10,
        "it was tried again and again"
    );
}

#[test]
fn an_edit_that_is_cut_at_any_message_is_there_whole_or_not_at_all() {
    let home = Home::neo4j();
    drop(home.begin(&shipped()));
    let proxy = Proxy::to(test_neo4j::shared().address()).expect("a free port");
    let place = home.place_at(proxy.uri(), Duration::from_secs(5));
    let mut dataset = shipped();
    let (mut number, mut lost) = (2, 0);
    for before in [true, false] {
        for at in 0.. {
            let mut store = place.open(Access::Write).expect("the link passes");
            let (revision, after) = revised(&dataset, number, &renaming(number));
            proxy.set(Mode::Cut { at, before });
            let cut = store.commit(std::slice::from_ref(&revision));
            let messages = proxy.messages();
            proxy.set(Mode::Pass);
            let there = home.reader().load().expect("a sound store");
            let is_there = there.revision == number;
            assert_eq!(
                there.dataset == after,
                is_there,
                "half of it at message {at}"
            );
            assert!(
                is_there || there.dataset == dataset,
                "half of it at message {at}"
            );
            assert!(
                is_there || cut.is_err(),
                "lost and acknowledged at message {at}"
            );
            if cut.is_err() {
                // The same again has one effect.
                lost += 1;
                assert_eq!(store.catch_up().expect("it answers"), there.revision);
                let operation = store.operation(&format!("op-{number}"));
                match operation.expect("it answers") {
                    Some(known) => assert_eq!((known, is_there), (number, true)),
                    None => store.commit(&[revision]).expect("the link passes"),
                }
            }
            let there = home.reader().load().expect("a sound store");
            assert_eq!((there.revision, there.dataset == after), (number, true));
            (number, dataset) = (number + 1, after);
            if messages <= at {
                break;
            }
        }
    }
    assert!(lost >= 8, "it was cut {lost} times only");
    assert_eq!(home.open().verify().expect("it answers").faults, []);
}

#[test]
fn a_link_that_is_slow_or_dead_is_told_in_time_and_works_again() {
    let home = Home::neo4j();
    let mut direct = home.begin(&shipped());
    let proxy = Proxy::to(test_neo4j::shared().address()).expect("a free port");
    let place = home.place_at(proxy.uri(), Duration::from_secs(2));
    let mut store = place.open(Access::Write).expect("the link passes");
    let (revision, after) = revised(&shipped(), 2, &renaming(2));
    for mode in [
        Mode::Swallow,
        Mode::Delay(Duration::from_secs(3)),
        Mode::Drip(Duration::from_millis(200)),
        Mode::Refuse,
    ] {
        proxy.set(mode);
        let since = Instant::now();
        let asked = store.operation("op-2");
        assert!(asked.expect_err("no answer").may_pass(), "{mode:?}");
        let wrote = store.commit(std::slice::from_ref(&revision));
        assert!(wrote.expect_err("no answer").may_pass(), "{mode:?}");
        // Two questions of two seconds at most, and what is left of an edit.
        let taken = since.elapsed();
        assert!(taken < Duration::from_secs(6), "{mode:?}: {taken:?}");
    }
    proxy.set(Mode::Pass);
    // What was swallowed may have reached the server late, in part: never as an edit.
    assert_eq!(store.catch_up().expect("the link passes"), 1);
    assert_eq!(direct.catch_up().expect("it answers"), 1);
    direct.commit(&[revision]).expect("no lock is left behind");
    assert_eq!(home.reader().load().expect("a sound store").dataset, after);
}

/// `home.place()` by way of a link.
impl Home {
    fn place_at(&self, uri: String, deadline: Duration) -> Place {
        let Place::Neo4j(settings, folder) = self.place() else {
            panic!("a network in a Neo4j");
        };
        let settings = Neo4jSettings {
            uri,
            deadline,
            ..settings
        };
        Place::Neo4j(settings, folder)
    }
}

fn renaming(number: u32) -> [Edit; 1] {
    let entity = PutEntity {
        id: "vlaio".into(),
        kind: "agentschap".into(),
        label: format!("VLAIO {number}").as_str().into(),
        ..PutEntity::default()
    };
    [Edit::PutEntity(Box::new(entity))]
}
