//! Brokers and what comes apart when one leaves, through GraphQL.

use crate::support::Service;
use backend::graphql::Settings;
use graph_data::dataset::Dataset;
use serde_json::{Value, json};

fn shipped() -> Service {
    Service::over(Dataset::shipped(), &Settings::default())
}

fn ids(list: &Value) -> Vec<&str> {
    let rows = list.as_array().expect("a list").iter();
    rows.filter_map(|row| row["entity"]["id"].as_str().or(row["id"].as_str()))
        .collect()
}

#[test]
fn question_12_who_ties_the_social_to_the_circular_economy() {
    let found = shipped().ask(
        "brokers(first: 5) { entity { id } betweenness pairsLost pieces sampledFrom clusters { id } \
         sentence en: sentence(language: EN) basis { id } }",
    );
    let brokers = found["brokers"].as_array().expect("brokers");
    let figures: Vec<String> = brokers
        .iter()
        .map(|b| format!("{:.3}", b["betweenness"].as_f64().expect("a figure")))
        .collect();
    assert_eq!(
        ids(&found["brokers"]),
        [
            "vlaanderen-circulair",
            "circulair-werkt",
            "verso",
            "sif",
            "dwse"
        ]
    );
    assert_eq!(figures, ["0.321", "0.193", "0.181", "0.178", "0.151"]);
    let sentence = |at: usize| brokers[at]["sentence"].as_str().expect("a sentence");
    for part in [
        "Over Vlaanderen Circulair loopt bij zo'n 32 op de 100 paren van anderen de kortste weg.",
        "mede doordat één webpagina elf banden ermee opsomt. Gebruik dit cijfer als hint, niet als oordeel.",
    ] {
        assert!(sentence(0).contains(part), "{}", sentence(0));
    }
    assert!(sentence(1).contains("Dat zegt iets over onze bronnen, niet over wie elkaar kent."));
    assert!(
        brokers
            .iter()
            .all(|b| b["sampledFrom"].is_null() && !ids(&b["clusters"]).is_empty())
    );
    assert!(brokers[1]["pieces"].as_i64() > Some(1) && brokers[1]["pairsLost"].as_i64() > Some(0));
    assert!(!ids(&brokers[1]["basis"]).is_empty());
}

#[test]
fn between_two_groups_only_their_ways_count() {
    // a1, a2 - b - c1; a1 - d - a2: d is between the a's alone.
    let service = Service::sketch(
        "a1 -funds-> b; a2 -funds-> b; b -funds-> c1; a1 -funds-> d; d -funds-> a2; c2; \
         x[hefboom]; b -works-on-lever-> x; c2 -works-on-lever-> x",
    );
    let check = |arguments: &str, expect: &[(&str, f64)]| {
        let found = service.ask(&format!(
            "brokers{arguments} {{ entity {{ id }} betweenness }}"
        ));
        let found: Vec<(&str, f64)> = ids(&found["brokers"])
            .into_iter()
            .zip(found["brokers"].as_array().expect("brokers"))
            .map(|(id, b)| (id, b["betweenness"].as_f64().expect("a figure")))
            .map(|(id, figure)| (id, (figure * 1000.0).round() / 1000.0))
            .collect();
        assert_eq!(found, expect, "{arguments}");
    };
    let group = |ids: &str| format!("{{ids: [{ids}]}}");
    let (a, c) = (group("\"a1\", \"a2\""), group("\"c1\""));
    check(&format!("(from: {a}, to: {c})"), &[("b", 1.0)]);
    check(&format!("(from: {c}, to: {a})"), &[("b", 1.0)]);
    check(&format!("(from: {a}, to: {a})"), &[("b", 0.5), ("d", 0.5)]);
    check(&format!("(from: {c}, to: {c})"), &[]);
    check(&format!("(from: {a}, first: 0)"), &[]);
    // All others on the way to c2 must pass the lever, which is no broker.
    check(
        "(to: {ids: \"c2\"})",
        &[("b", 0.8), ("a1", 0.1), ("a2", 0.1)],
    );
    let sentence = service.ask(&format!("brokers(from: {a}, to: {c}) {{ sentence }}"));
    let sentence = sentence["brokers"][0]["sentence"]
        .as_str()
        .expect("a sentence");
    assert!(
        sentence.contains("paren tussen de twee groepen"),
        "{sentence}"
    );
}

#[test]
fn tags_to_choose_a_group_by_are_counted() {
    let service = shipped();
    let found = service.ask("tagCounts { tag { id } entities }");
    let tags = found["tagCounts"].as_array().expect("tags");
    assert!(tags.len() > 20);
    for counted in tags {
        let id = counted["tag"]["id"].as_str().expect("an id");
        let question = format!("entities(where: {{tags: \"{id}\"}}, first: 1) {{ totalCount }}");
        let listed = &service.ask(&question)["entities"]["totalCount"];
        assert_eq!(&counted["entities"], listed, "{id}");
    }
}

#[test]
fn what_comes_apart_when_one_leaves() {
    let service = Service::sketch(
        "a -funds-> hub; b -funds-> hub; hub -funds-> c; c -funds-> d; d -funds-> hub; e; \
         e -participates-in-> x[evenement]; hub -participates-in-> x",
    );
    let check = |entity: &str, lost: i64, pieces: &[&[&str]]| {
        let found = service.ask(&format!(
            "dropOut(entity: \"{entity}\") {{ entity {{ id }} pairsLost pieces {{ size entities {{ id }} }} sentence }}"
        ));
        let left = &found["dropOut"];
        let sets: Vec<Vec<&str>> = left["pieces"]
            .as_array()
            .expect("pieces")
            .iter()
            .map(|piece| {
                let members = ids(&piece["entities"]);
                assert_eq!(piece["size"], json!(members.len()));
                members
            })
            .collect();
        assert_eq!(
            (&left["pairsLost"], sets),
            (&json!(lost), pieces.iter().map(|p| p.to_vec()).collect())
        );
        assert!(left["sentence"].as_str().is_some_and(|s| s.ends_with('.')));
    };
    check("hub", 5, &[&["c", "d"], &["a"], &["b"]]);
    check("c", 0, &[&["a", "b", "d", "hub"]]);
    check("e", 0, &[]);
    check("x", 0, &[]);
}

#[test]
fn the_shipped_network_without_circulair_werkt() {
    let found = shipped().ask(
        "dropOut(entity: \"circulair-werkt\") { pairsLost pieces { size } clusters { id } sentence \
         en: sentence(language: EN) basis { id } }",
    );
    let left = &found["dropOut"];
    let sizes: Vec<i64> = left["pieces"]
        .as_array()
        .expect("pieces")
        .iter()
        .filter_map(|p| p["size"].as_i64())
        .collect();
    let all: i64 = sizes.iter().sum();
    let kept: i64 = sizes.iter().map(|size| size * size).sum();
    assert!(
        sizes.len() > 1 && sizes.is_sorted_by(|a, b| a >= b),
        "{sizes:?}"
    );
    assert_eq!(left["pairsLost"], json!((all * all - kept) / 2));
    let sentence = left["sentence"].as_str().expect("a sentence");
    assert!(sentence.contains("geen weg meer naar elkaar"), "{sentence}");
    assert!(
        left["basis"]
            .as_array()
            .is_some_and(|basis| !basis.is_empty())
    );
}

#[test]
fn brokers_and_drop_out_refuse_by_name() {
    let service = shipped();
    let check = |question: &str, code: &str, argument: &str, part: &str| {
        let (found, at, message) = service.refusal(&format!("{{ network {{ {question} }} }}"));
        assert_eq!(
            (found.as_str(), at.as_str()),
            (code, argument),
            "{question}: {message}"
        );
        assert!(message.contains(part), "{question}: {message}");
    };
    check(
        "brokers(first: 101) { pieces }",
        "BAD_INPUT",
        "first",
        "from 0 to 100",
    );
    check(
        "brokers(from: {ids: \"versoo\"}) { pieces }",
        "NOT_FOUND",
        "where.ids",
        "Did you mean 'verso'",
    );
    check(
        "dropOut(entity: \"versoo\") { pairsLost }",
        "NOT_FOUND",
        "entity",
        "Did you mean 'verso'",
    );
    let view = "{ network(view: {exceptEntities: \"verso\"}) { dropOut(entity: \"verso\") { pairsLost } } }";
    assert_eq!(service.refusal(view).0, "BAD_INPUT");
}
