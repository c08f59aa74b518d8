//! A Neo4j that lets nobody in, or nobody write.

use std::time::Instant;

use backend::store::{Access, Place};

use crate::support::Home;

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
