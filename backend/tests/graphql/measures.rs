//! Measures through GraphQL: what each says of whom, and how it is explained.

use crate::support::Service;
use backend::graphql::Settings;
use graph_data::dataset::Dataset;
use serde_json::{Value, json};

fn shipped() -> Service {
    Service::over(Dataset::shipped(), &Settings::default())
}

/// The figures of a measure as `id value`, to three decimals.
fn figures(service: &Service, id: &str, first: usize) -> Vec<String> {
    let question = format!(
        "measure(id: \"{id}\", first: {first}) {{ partial sampledFrom margin values {{ entity {{ id }} value rank }} }}"
    );
    let answer = &service.ask(&question)["measure"];
    assert_eq!(
        [
            &answer["partial"],
            &answer["sampledFrom"],
            &answer["margin"]
        ],
        [&json!(false), &Value::Null, &Value::Null]
    );
    let values = answer["values"].as_array().expect("values").iter();
    let figure = |(place, row): (usize, &Value)| {
        assert_eq!(row["rank"], json!(place + 1));
        let id = row["entity"]["id"].as_str().expect("an id");
        format!("{id} {:.3}", row["value"].as_f64().expect("a figure"))
    };
    values.enumerate().map(figure).collect()
}

#[test]
fn the_shipped_network_turns_around_five() {
    assert_eq!(
        figures(&shipped(), "betweenness", 5),
        [
            "vlaanderen-circulair 0.321",
            "circulair-werkt 0.193",
            "verso 0.181",
            "sif 0.178",
            "dwse 0.151",
        ]
    );
}

#[test]
fn figures_come_highest_first_then_by_id() {
    // d - a - b - c - e with a triangle a b f; g stands alone, context counts for nothing.
    let service = Service::sketch(
        "a -funds-> b; a -advises-> b =second; b -partners-with-> c; d -funds-> a; c -funds-> e; \
         f -funds-> a; f -funds-> b; g; d -participates-in-> x[evenement]; g -participates-in-> x",
    );
    let check = |id: &str, expect: &[&str]| {
        assert_eq!(figures(&service, id, expect.len()), expect, "{id}");
    };
    check(
        "degree",
        &[
            "a 3.000", "b 3.000", "c 2.000", "f 2.000", "d 1.000", "e 1.000", "g 0.000",
        ],
    );
    check("strength", &["b 2.340", "a 2.160", "c 1.620"]);
    check("betweenness", &["b 0.400", "a 0.267", "c 0.267", "d 0.000"]);
    check("harmonic", &["b 0.667", "a 0.639"]);
    check("core", &["a 2.000", "b 2.000", "f 2.000", "c 1.000"]);
    check("clustering", &["f 1.000", "a 0.333", "b 0.333", "c 0.000"]);
    let pagerank = figures(&service, "pagerank", 100);
    assert!(
        pagerank.len() == 7 && pagerank[0].starts_with("a 0.2"),
        "{pagerank:?}"
    );
}

#[test]
fn every_measure_is_explained_and_can_be_asked() {
    let service = shipped();
    let list = service
        .ask("measures { id label explanation en: explanation(language: EN) source unit cost }");
    let measures = list["measures"].as_array().expect("measures");
    let ids: Vec<&str> = measures.iter().filter_map(|m| m["id"].as_str()).collect();
    assert_eq!(
        ids,
        [
            "degree",
            "strength",
            "betweenness",
            "harmonic",
            "pagerank",
            "core",
            "clustering"
        ]
    );
    for measure in measures {
        assert_ne!(measure["explanation"], measure["en"]);
        let id = measure["id"].as_str().expect("an id");
        let asked = service.ask(&format!(
            "measure(id: \"{id}\", first: 0) {{ measure {{ id }} values {{ rank }} }}"
        ));
        assert_eq!(
            asked["measure"],
            json!({"measure": {"id": id}, "values": []})
        );
    }
}

#[test]
fn an_unknown_measure_names_those_there_are() {
    let service = Service::sketch("a");
    let refusal =
        |question: &str| service.refusal(&format!("{{ network {{ {question} {{ partial }} }} }}"));
    let (code, argument, message) = refusal("measure(id: \"betweennes\")");
    assert_eq!((code.as_str(), argument.as_str()), ("NOT_FOUND", "id"));
    assert!(
        message.contains("There are: degree, strength, betweenness, harmonic"),
        "{message}"
    );
    assert!(message.contains("Did you mean 'betweenness'"), "{message}");
    for first in ["-1", "101"] {
        let (code, argument, _) = refusal(&format!("measure(id: \"degree\", first: {first})"));
        assert_eq!((code.as_str(), argument.as_str()), ("BAD_INPUT", "first"));
    }
}
