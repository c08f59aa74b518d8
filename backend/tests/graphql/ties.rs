//! What ties a few, through GraphQL: trees, islands, refusals, and the three government bodies.

use std::time::Duration;

use crate::support::Service;
use backend::graphql::Settings;
use backend::graphql::limits::Limits;
use graph_data::dataset::Dataset;
use serde_json::{Value, json};

const FIELDS: &str = "{ partial exact entities { id } relations { id } unreached { id } sentence en: sentence(language: EN) }";

fn ids(list: &Value) -> String {
    let rows = list.as_array().expect("a list").iter();
    let ids: Vec<&str> = rows.filter_map(|row| row["id"].as_str()).collect();
    ids.join(" ")
}

fn quoted(ids: &[String]) -> String {
    let ids: Vec<String> = ids.iter().map(|id| format!("\"{id}\"")).collect();
    ids.join(", ")
}

#[test]
fn a_few_are_joined_and_the_others_named() {
    let service = Service::sketch(
        "a -funds-> m; b -funds-> m; m -partners-with-> b; c -funds-> d; b -participates-in-> f[evenement]",
    );
    let check = |between: &str, entities: &str, relations: &str, unreached: &str| {
        let found = &service.ask(&format!("ties(between: [{between}]) {FIELDS}"))["ties"];
        assert_eq!(ids(&found["entities"]), entities, "{between}");
        assert_eq!(ids(&found["relations"]), relations, "{between}");
        assert_eq!(ids(&found["unreached"]), unreached, "{between}");
        assert_eq!(
            (&found["partial"], &found["exact"]),
            (&json!(false), &json!(true))
        );
    };
    check(
        "\"a\", \"b\"",
        "a b m",
        "a.funds.m b.funds.m m.partners-with.b",
        "",
    );
    check(
        "\"f\", \"c\", \"a\"",
        "a b f m",
        "a.funds.m b.funds.m b.participates-in.f m.partners-with.b",
        "c",
    );
    check("\"a\", \"d\"", "", "", "a d");
}

#[test]
fn what_cannot_be_tied_is_refused_by_name() {
    let service = Service::over(Dataset::shipped(), &Settings::default());
    let many: Vec<String> = (0..200).map(|i| format!("e{i}")).collect();
    let many = quoted(&many);
    for (between, code, part) in [
        ("\"vlaio\"", "BAD_INPUT", "2 to 100"),
        (&many, "BAD_INPUT", "200"),
        ("\"vlaio\", \"vlaio\"", "BAD_INPUT", "twice"),
        ("\"vlaio\", \"vlaioo\"", "NOT_FOUND", "Did you mean 'vlaio'"),
    ] {
        let document = format!("{{ network {{ ties(between: [{between}]) {{ partial }} }} }}");
        let (found, at, message) = service.refusal(&document);
        assert_eq!(
            (found.as_str(), at.as_str()),
            (code, "between"),
            "{message}"
        );
        assert!(message.contains(part), "{message}");
    }
    let outside = "{ network(view: {exceptEntities: [\"vlaio\"]}) { ties(between: [\"vlaio\", \"ovam\"]) { partial } } }";
    assert_eq!(service.refusal(outside).0, "BAD_INPUT");
}

#[test]
fn question_26_what_ties_vlaio_omgeving_and_the_facilitair_bedrijf() {
    let service = Service::over(Dataset::shipped(), &Settings::default());
    let between = "\"vlaio\", \"dep-omgeving\", \"facilitair-bedrijf\"";
    let found = &service.ask(&format!("ties(between: [{between}]) {FIELDS}"))["ties"];
    assert_eq!(ids(&found["unreached"]), "");
    let entities = ids(&found["entities"]);
    assert_eq!(entities.split(' ').count(), 6, "{entities}");
    for id in [
        "vlaio",
        "dep-omgeving",
        "facilitair-bedrijf",
        "green-deal-werkgroep",
        "vlaanderen-circulair",
    ] {
        assert!(entities.contains(id), "{id}: {entities}");
    }
    let sentence = found["sentence"].as_str().expect("a sentence");
    for part in [
        "VLAIO",
        "Green Deal-werkgroep",
        "2018",
        "vijf banden",
        "niet bekend",
    ] {
        assert!(sentence.contains(part), "{part}: {sentence}");
    }
}

/// A hundred at once on a network of some size: an answer that says what it is worth.
#[test]
fn many_are_tied_nearly_as_small_and_it_is_said() {
    let mut sketch = String::new();
    for i in 1..20_000_u32 {
        let (near, far) = (i / 3, (i * 7919) % i.max(2));
        sketch += &format!("e{i} -funds-> e{near} =r{i};");
        if far != near && far != i {
            sketch += &format!("e{i} -funds-> e{far} =s{i};");
        }
    }
    let settings = Settings {
        limits: Limits {
            time_max: Duration::from_secs(60),
            ..Limits::default()
        },
        ..Settings::default()
    };
    let service = Service::over(Dataset::sketch(&sketch).expect("a network"), &settings);
    let many: Vec<String> = (0..100).map(|i| format!("e{}", 150 + i * 190)).collect();
    let found = &service.ask(&format!("ties(between: [{}]) {FIELDS}", quoted(&many)))["ties"];
    assert_eq!(
        (&found["partial"], &found["exact"]),
        (&json!(false), &json!(false))
    );
    assert_eq!(ids(&found["unreached"]), "");
    let doubt = "zochten we niet tot het einde uit";
    assert!(
        found["sentence"]
            .as_str()
            .is_some_and(|text| text.contains(doubt))
    );
}
