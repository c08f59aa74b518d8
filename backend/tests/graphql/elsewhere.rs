//! A network that is read piece by piece: the same answers as from the whole, and only what they need.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use backend::app::App;
use backend::graphql::limits::Limits;
use backend::graphql::schema::published;
use backend::graphql::{Api, Settings, told};
use graph_data::dataset::Dataset;
use serde_json::{Value, json};

use crate::networks::{Chance, NOBODY, VIEWS, questions, seeded};
use crate::shelf::Shelf;
use crate::support::Service;

/// A search that a busy machine cuts short finds less, in either engine.
const PATIENCE: Duration = Duration::from_secs(60);

/// An answer may take so long.
fn within(time_max: Duration) -> Settings {
    Settings {
        limits: Limits {
            time_max,
            ..Limits::default()
        },
        ..Settings::default()
    }
}

fn check(entities: usize, seed: u64, views: &[&str]) {
    let dataset = seeded(entities, seed);
    let settings = within(PATIENCE);
    let service = Service::over(dataset.clone(), &settings);
    let shelf = Arc::new(Shelf::new(Arc::new(dataset)));
    let parts = Service::of(Api::new(
        &App::reading_parts(Arc::clone(&shelf) as Arc<_>),
        &settings,
    ));
    let mut chance = Chance(seed + 1);
    for view in views {
        for question in questions(entities, &mut chance) {
            let document = format!("{{ network{view} {{ {question} }} }}");
            let told = service.respond(&document);
            let code = told["errors"][0]["extensions"]["code"].as_str();
            let may_be = question.contains(NOBODY) || !view.is_empty();
            assert!(code.is_none() || may_be, "{document}: {}", told["errors"]);
            parts.answer(json!({ "query": document }).to_string().as_bytes());
            assert_eq!(shelf.wholes(), 0, "{document}");
        }
    }
}

#[test]
fn a_thousand_are_answered_from_parts_as_from_the_whole() {
    check(1_000, 7, &VIEWS[..3]);
}

#[test]
fn ten_thousand_are_answered_from_parts_as_from_the_whole() {
    check(10_000, 11, &VIEWS[..3]);
}

#[test]
fn whatever_a_view_names_parts_answer_as_the_whole() {
    let service = Service::over(seeded(300, 5), &Settings::default());
    let mut chance = Chance(6);
    for view in &VIEWS[3..] {
        for question in questions(300, &mut chance) {
            service.respond(&format!("{{ network{view} {{ {question} }} }}"));
        }
    }
}

/// The answer to a question from a shelf, and how often the whole of it was read for that.
fn from_shelf(shelf: Shelf, question: &str) -> (Value, usize) {
    let shelf = Arc::new(shelf);
    let app = App::reading_parts(Arc::clone(&shelf) as Arc<_>);
    let settings = within(PATIENCE);
    let answer = Service::of(Api::new(&app, &settings)).respond(question);
    assert_eq!(shelf.still(), 0, "nobody is kept waiting");
    (answer, shelf.wholes())
}

#[test]
fn who_edits_without_a_pause_waits_until_a_part_or_the_whole_was_read() {
    for question in [
        "{ network { entity(id: \"e00001\") { id degree } } }",
        "{ network { paths(from: \"e00001\", to: \"e00004\") { partial paths { sentence } } } }",
        "{ network { clusters { modularity clusters { id size } } } }",
    ] {
        let dataset = seeded(300, 5);
        let expected = Service::over(dataset.clone(), &Settings::default()).respond(question);
        assert!(expected["errors"].is_null(), "{expected}");
        let (answer, _) = from_shelf(Shelf::edited(Arc::new(dataset)), question);
        assert_eq!(answer, expected, "{question}");
    }
}

/// So many that are each tied to one.
fn star(rays: usize) -> Dataset {
    let mut sketch = "midden[onderneming]".to_owned();
    for ray in 0..rays {
        let _ = write!(sketch, "; r{ray}[onderneming] -funds-> midden =t{ray}");
    }
    Dataset::sketch(&sketch).expect("a sketch")
}

#[test]
fn what_would_take_too_much_room_as_a_part_is_answered_from_the_whole() {
    let question = "{ network { entity(id: \"midden\") { degree neighbours(hops: 1, first: 3) { totalCount nodes { id } } } } }";
    for (rays, wholes) in [(2_000, 0), (40_000, 1)] {
        let dataset = star(rays);
        let expected = Service::over(dataset.clone(), &Settings::default()).respond(question);
        let (answer, read) = from_shelf(Shelf::new(Arc::new(dataset)), question);
        assert_eq!(answer, expected, "{rays}");
        assert_eq!(answer["data"]["network"]["entity"]["degree"], rays);
        assert_eq!(read, wholes, "{rays}");
    }
}

#[test]
fn what_is_rare_among_very_many_relations_is_answered_from_the_whole() {
    let question = "{ network { gaps { staleRelations(olderThanYears: 5, asOf: \"2026\", first: 3) { id } } } }";
    for (rays, wholes) in [(40_000, 0), (60_000, 1)] {
        let dataset = star(rays);
        let expected = Service::over(dataset.clone(), &Settings::default()).respond(question);
        assert!(expected["errors"].is_null(), "{expected}");
        let (answer, read) = from_shelf(Shelf::new(Arc::new(dataset)), question);
        assert_eq!((answer, read), (expected, wholes), "{rays}");
    }
}

#[test]
fn what_takes_long_to_find_is_read_as_a_whole_for_whoever_asks_again() {
    let question = "{ network { gaps { staleRelations(olderThanYears: 5, asOf: \"2026\", first: 3) { id } } } }";
    let dataset = star(40_000);
    let shelf = Shelf::slow(Arc::new(dataset), Duration::from_millis(200));
    let shelf = Arc::new(shelf);
    let app = App::reading_parts(Arc::clone(&shelf) as Arc<_>);
    let settings = within(Duration::from_millis(1_600));
    let service = Service::of(Api::new(&app, &settings));
    let since = Instant::now();
    // The first who asks may be told that it takes too long.
    while service.respond(question)["errors"] != Value::Null {
        assert!(since.elapsed() < Duration::from_secs(20));
    }
    assert_eq!(shelf.wholes(), 1);
}

#[test]
fn every_question_is_told_as_answered_by_parts_or_on_the_whole() {
    let schema = published();
    let network = schema.split("\ntype Network {").nth(1).expect("the type");
    let network = network.split("\n}").next().expect("its end");
    // Every second piece is a description.
    let fields = network.split("\"\"\"").step_by(2).flat_map(str::lines);
    let name = |line: &str| {
        let name = line.strip_prefix("  ")?.split(['(', ':']).next()?;
        let is_name = name.chars().all(char::is_alphanumeric) && !name.is_empty();
        is_name.then(|| name.to_owned())
    };
    let mut asked: Vec<String> = fields.filter_map(name).collect();
    asked.sort_unstable();
    let mut told = [told::BY_PARTS, told::ON_THE_WHOLE].concat();
    told.sort_unstable();
    assert_eq!(asked, told);
}
