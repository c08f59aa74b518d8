//! A Neo4j that is hard to reach: a wrong password, a link that is cut, slow or dead.

use std::time::{Duration, Instant};

use backend::store::{Access, Neo4j, Neo4jSettings, Place, Store};
use graph_data::edit::{Edit, PutEntity};
use test_neo4j::{Mode, Proxy};

use crate::shared::by_hand;
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

#[test]
fn a_burst_of_questions_is_answered_and_beside_a_dead_link_they_are_refused_at_once() {
    let home = Home::neo4j();
    drop(home.begin(&shipped()));
    let proxy = Proxy::to(test_neo4j::shared().address()).expect("a free port");
    let deadline = Duration::from_secs(2);
    let store = home.place_at(proxy.uri(), deadline).open(Access::Read);
    let store = store.expect("the link passes");
    // Many more than may be asked at once.
    let ask = |questions: usize| {
        std::thread::scope(|scope| {
            let asked: Vec<_> = (0..questions)
                .map(|_| {
                    let one = store.reader().expect("another way to it");
                    scope.spawn(move || {
                        let since = Instant::now();
                        (one.operation("nobody"), since.elapsed())
                    })
                })
                .collect();
            let ended = asked.into_iter().map(|one| one.join().expect("no panic"));
            ended.collect::<Vec<_>>()
        })
    };
    let refused = |answers: Vec<(backend::store::Result<Option<u32>>, Duration)>| {
        let answers = answers.into_iter();
        let refused =
            answers.filter_map(|(answer, taken)| Some((answer.err()?.to_string(), taken)));
        refused.collect::<Vec<_>>()
    };
    // What was never asked of it is slow the first time, and so are connections.
    drop((ask(1), ask(16)));
    assert_eq!(refused(ask(64)), []);
    proxy.set(Mode::Swallow);
    let refused = refused(ask(40));
    assert_eq!(refused.len(), 40);
    let at_once = |(told, taken): &&(String, Duration)| {
        told.contains("too many questions") && *taken < deadline / 2
    };
    let at_once = refused.iter().filter(at_once).count();
    assert_eq!(at_once, 24, "sixteen wait for an answer: {refused:?}");
    proxy.set(Mode::Pass);
    assert_eq!(store.operation("nobody").expect("the link passes"), None);
}

#[test]
fn an_edit_rehearsed_changes_nothing() {
    let home = Home::neo4j();
    let store = home.begin(&shipped());
    let Store::Neo4j(there) = &store else {
        panic!("a network in a Neo4j");
    };
    let count = || {
        by_hand(
            &home,
            "MATCH (n) WHERE n.network = $network RETURN count(n) AS n",
        )
    };
    let before = count();
    let since = Instant::now();
    while let Err(error) = Neo4j::look(there.connection()) {
        // Slow at first, on a busy machine.
        assert!(error.may_pass(), "{error}");
        assert!(since.elapsed().as_secs() < 60, "{error}");
    }
    assert_eq!(count(), before);
    assert_eq!(store.catch_up().expect("it answers"), 1);
    assert_eq!(store.verify().expect("it answers").faults, []);
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

pub(crate) fn renaming(number: u32) -> [Edit; 1] {
    let entity = PutEntity {
        id: "vlaio".into(),
        kind: "agentschap".into(),
        label: format!("VLAIO {number}").as_str().into(),
        ..PutEntity::default()
    };
    [Edit::PutEntity(Box::new(entity))]
}
