//! Gaps, coverage, changes between dates and what marks groups: as asked through GraphQL.

use crate::support::Service;
use backend::graphql::Settings;
use backend::graphql::limits::Limits;
use graph_data::dataset::Dataset;
use serde_json::{Value, json};
use std::time::Duration;

const REPORT: &str = "https://www.socialeeconomie.be/nl/nieuws/sfeerverslag-stakeholdersforum-impactgericht-ondernemerschap-6-mei-2024";
const SIX: &str = r#"["herwin", "groep-maatwerk", "febecoop", "trividend", "verso", "sif"]"#;

fn shipped() -> Service {
    Service::over(Dataset::shipped(), &Settings::default())
}

/// The ids in a list of objects, in its order, with spaces between.
fn ids(list: &Value) -> String {
    let rows = list.as_array().expect("a list").iter();
    let ids: Vec<&str> = rows.filter_map(|row| row["id"].as_str()).collect();
    ids.join(" ")
}

fn length(list: &Value) -> usize {
    list.as_array().expect("a list").len()
}

/// Whether a text holds each of these parts.
fn says(text: &Value, parts: &[&str]) {
    let text = text.as_str().expect("a text");
    for part in parts {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn question_7_levers_without_an_actor() {
    let question = "gaps { leversWithoutActor { id set { id } } leversUnnamed { id } \
                    leversWithOneActor { id } leversWithoutGovernment { id } sentence en: sentence(language: EN) } \
                    coverage(set: \"vlaanderen-circulair\") { levers { id } cells { lever { id } } }";
    let found = shipped().ask(question);
    let gaps = &found["gaps"];
    assert_eq!(
        ids(&gaps["leversWithoutActor"]),
        "od-advies od-bevordering od-innovatie od-opleiding od-regie \
         vc-beleid vc-communicatie vc-financiering vc-innoveren vc-onderzoek"
    );
    assert_eq!(length(&gaps["leversUnnamed"]), 8);
    assert_eq!(
        ids(&gaps["leversWithOneActor"]),
        "od-collectief th-sociaal-aankopen vc-aankopen"
    );
    assert_eq!(length(&gaps["leversWithoutGovernment"]), 13);
    says(
        &gaps["sentence"],
        &[
            "vijf van de zeven hefbomen of thema’s van Vlaanderen Circulair",
            "niet gepubliceerd",
        ],
    );
    says(
        &gaps["en"],
        &["five of the seven levers or themes of Vlaanderen Circulair"],
    );
    assert_eq!(
        ids(&found["coverage"]["levers"]),
        "vc-beleid vc-communicatie vc-financiering vc-innoveren vc-onderzoek vc-aankopen vc-jobs"
    );
}

#[test]
fn question_8_pairs_of_the_six_without_a_tie() {
    let question = format!(
        "gaps {{ untiedPairs(among: {SIX}) {{ a {{ id }} b {{ id }} }} untied(among: {SIX}) {{ pairs {{ a {{ id }} }} sentence }} }}"
    );
    let gaps = &shipped().ask(&question)["gaps"];
    let pairs = gaps["untiedPairs"].as_array().expect("pairs");
    assert_eq!((pairs.len(), length(&gaps["untied"]["pairs"])), (13, 13));
    for (a, b) in [("sif", "verso"), ("groep-maatwerk", "verso")] {
        assert!(
            !pairs.contains(&json!({"a": {"id": a}, "b": {"id": b}})),
            "{a} {b}"
        );
    }
    says(
        &gaps["untied"]["sentence"],
        &[
            "zijn er 13 waartussen",
            "Groep Maatwerk is partner van Verso (onzeker",
        ],
    );
}

#[test]
fn question_16_no_group_without_government() {
    let question = "clusters { withoutGovernment { id } governmentSentence clusters { size hasGovernment \
                    marks { label subject share lift members { id } sentence } sentence } }";
    let found = &shipped().ask(question)["clusters"];
    assert_eq!(found["withoutGovernment"], json!([]));
    says(
        &found["governmentSentence"],
        &[
            "elk van de negen groepen",
            "de FOD Economie",
            "niet bij de Vlaamse overheid hoort",
        ],
    );
    let clusters = found["clusters"].as_array().expect("clusters");
    let larger = clusters.iter().filter(|c| c["size"].as_i64() > Some(1));
    assert_eq!(
        larger
            .clone()
            .filter(|c| c["hasGovernment"] == json!(true))
            .count(),
        9
    );
    for cluster in larger {
        let (marks, size) = (
            cluster["marks"].as_array().expect("marks"),
            cluster["size"].as_f64(),
        );
        for mark in marks {
            let members = length(&mark["members"]) as f64;
            let share = mark["share"].as_f64().expect("a share") * size.expect("a size");
            assert!((share - members).abs() < 1e-9, "{mark}");
            assert!(
                mark["lift"].as_f64() >= Some(1.5) && members >= 2.0,
                "{mark}"
            );
        }
    }
    let marks = clusters
        .iter()
        .flat_map(|c| c["marks"].as_array().expect("marks"));
    let funds = marks
        .clone()
        .find(|m| m["label"] == json!("fondsen en financiers"));
    let funds = funds.expect("a group of funds");
    assert_eq!(funds["subject"], json!("KIND"));
    says(
        &funds["sentence"],
        &["8 van de 16 zijn fondsen en financiers; in het hele netwerk 1 op 17."],
    );
}

#[test]
fn question_21_what_the_forum_added() {
    let question = "changes(from: \"2024-05-05\", to: \"2024-05-06\") { relationsBefore relationsAfter \
                    added { id } lost { id } changed { before { id } } newEntities { id } lostEntities { id } \
                    undated undatedRelations(first: 3) { id validFrom } sentence en: sentence(language: EN) }";
    let changes = &shipped().ask(question)["changes"];
    assert_eq!(
        (&changes["relationsBefore"], &changes["relationsAfter"]),
        (&json!(180), &json!(208))
    );
    assert_eq!(
        (length(&changes["added"]), length(&changes["lost"])),
        (28, 0)
    );
    assert!(ids(&changes["added"]).contains("dienst-ondersteuning.part-of.dwse"));
    assert!(ids(&changes["newEntities"]).contains("forum-2024"));
    assert_eq!(changes["lostEntities"], json!([]));
    assert_eq!(
        (&changes["undated"], length(&changes["undatedRelations"])),
        (&json!(94), 3)
    );
    says(
        &changes["sentence"],
        &[
            "er kwamen 28 bij en geen enkele verdween",
            "94 banden hebben geen datum",
        ],
    );
    says(&changes["en"], &["28 were added and none went"]);
}

#[test]
fn question_22_what_rests_on_the_report_alone() {
    let question = format!(
        "gaps {{ singleSource(source: \"{REPORT}\") {{ id }} other: singleSource(source: \"{REPORT}/\") {{ id }} }}"
    );
    let gaps = &shipped().ask(&question)["gaps"];
    assert_eq!(
        (length(&gaps["singleSource"]), length(&gaps["other"])),
        (28, 0)
    );
}

#[test]
fn question_23_what_was_never_confirmed() {
    let question = "gaps { staleRelations(asOf: \"2026-11-24\", first: 100) { id } \
                    stale(asOf: \"2026-11-24\") { asOf totalCount relations(first: 2) { id } sentence } \
                    none: staleRelations(first: 0) { id } }";
    let gaps = &shipped().ask(question)["gaps"];
    let stale = ids(&gaps["staleRelations"]);
    for id in [
        "hefboom.founds.trividend",
        "febecoop.partners-with.hefboom",
        "vmm.participates-in.green-deal-werkgroep",
    ] {
        assert!(stale.contains(id), "{id}");
    }
    assert_eq!(gaps["stale"]["totalCount"], json!(77));
    assert_eq!(
        (
            length(&gaps["staleRelations"]),
            length(&gaps["stale"]["relations"])
        ),
        (77, 2)
    );
    assert_eq!(gaps["none"], json!([]));
    assert_eq!(gaps["stale"]["asOf"], json!("2026-11-24"));
    says(
        &gaps["stale"]["sentence"],
        &[
            "op 24 november 2026 meer dan vijf jaar oud",
            "Green Deal-werkgroep",
        ],
    );
}

#[test]
fn old_is_counted_from_the_day_of_the_view_or_from_today() {
    let service = shipped();
    let viewed = service.respond("{ network(view: {asOf: \"2020\"}) { gaps { staleAsOf stale { asOf totalCount } staleRelations { id } } } }");
    let viewed = &viewed["data"]["network"]["gaps"];
    assert_eq!(
        (&viewed["staleAsOf"], &viewed["stale"]["asOf"]),
        (&json!("2020"), &json!("2020"))
    );
    assert_eq!(
        viewed["stale"]["totalCount"],
        json!(length(&viewed["staleRelations"]))
    );
    let now = &service.ask("gaps { staleAsOf stale { asOf } }")["gaps"];
    assert_eq!(now["staleAsOf"], now["stale"]["asOf"]);
    assert!(
        now["staleAsOf"]
            .as_str()
            .is_some_and(|day| day.len() == 10 && day > "2025-01-01")
    );
}

#[test]
fn pairs_that_meet_within_government() {
    let question = "gaps { meetingPairs(where: {categories: [GOVERNMENT]}, first: 100) \
                    { a { id } b { id } through { id } relations { id } sentence } \
                    few: meetingPairs(first: 3) { a { id } b { id } } }";
    let gaps = &shipped().ask(question)["gaps"];
    let pairs = gaps["meetingPairs"].as_array().expect("pairs");
    let told: Vec<(&str, &str)> = pairs
        .iter()
        .filter_map(|p| Some((p["a"]["id"].as_str()?, p["b"]["id"].as_str()?)))
        .collect();
    assert!(
        told.contains(&("dep-omgeving", "vlaio"))
            && told.contains(&("facilitair-bedrijf", "vlaio"))
    );
    assert!(told.is_sorted() && told.iter().all(|(a, b)| a < b));
    let both = pairs
        .iter()
        .find(|p| p["a"]["id"] == json!("dep-omgeving") && p["b"]["id"] == json!("vlaio"));
    let both = both.expect("the pair");
    assert_eq!(
        ids(&both["through"]),
        "forum-2024 green-deal-werkgroep vlaamse-overheid"
    );
    says(
        &both["sentence"],
        &[
            "geen rechtstreekse band",
            "Of ze daar ook met elkaar spraken, is niet bekend",
            "Dat ze met elkaar samenwerken, vonden we in geen bron.",
        ],
    );
    assert_eq!(length(&gaps["few"]), 3);
}

const NETWORK: &str = "dwse[departement] -leads-lever-> jobs[hefboom]^set =lead !high(2021); \
    herwin -wants-to-join-lever-> jobs =wish !low; herwin -partners-with-> ovam[agentschap] =deal {jobs} !low(2023); \
    beleid[hefboom]^set; serv -advises-> dwse @2015..2019; set[hefboomset]; \
    vmm[agentschap] -founds-> serv @2016..2016 !high(2016) !medium(2022); forum[evenement]";

#[test]
fn coverage_keeps_roles_evidence_and_who_is_merely_named() {
    let service = Service::sketch(NETWORK);
    let cell = "lever { id } actor { id } relations { id }";
    let question = format!(
        "coverage(set: \"set\") {{ partial levers {{ id }} actors {{ id }} \
         cells {{ {cell} confidence role en: role(language: EN) }} linked {{ {cell} role }} }}"
    );
    assert_eq!(
        service.ask(&question)["coverage"],
        json!({
            "partial": false,
            "levers": [{"id": "beleid"}, {"id": "jobs"}],
            "actors": [{"id": "dwse"}, {"id": "herwin"}],
            "cells": [
                {"lever": {"id": "jobs"}, "actor": {"id": "dwse"}, "relations": [{"id": "lead"}], "confidence": "HIGH", "role": "trekt", "en": "leads"},
                {"lever": {"id": "jobs"}, "actor": {"id": "herwin"}, "relations": [{"id": "wish"}], "confidence": "LOW", "role": "wil meewerken", "en": "wants to join"}
            ],
            "linked": [
                {"lever": {"id": "jobs"}, "actor": {"id": "ovam"}, "relations": [{"id": "deal"}], "role": "genoemd"}
            ]
        })
    );
    assert_eq!(
        length(&service.ask("coverage { levers { id } }")["coverage"]["levers"]),
        2
    );
    assert_eq!(
        length(&service.ask("coverage(set: null) { cells { role } }")["coverage"]["cells"]),
        2
    );
    let actors = "gaps { actorsWithoutLever(first: 2) { id } all: actorsWithoutLever { id } }";
    let gaps = &service.ask(actors)["gaps"];
    assert_eq!(
        (ids(&gaps["actorsWithoutLever"]), ids(&gaps["all"])),
        ("ovam serv".to_owned(), "ovam serv vmm".to_owned())
    );
}

#[test]
fn changes_show_both_sides() {
    let service = Service::sketch(NETWORK);
    let question = "changes(from: \"2019\", to: \"2023\") { added { id } lost { id ended } undated \
                    changed { before { id confidence evidence { date } } after { evidence { date } } } \
                    newEntities { id } lostEntities { id } }";
    assert_eq!(
        service.ask(question)["changes"],
        json!({
            "added": [{"id": "deal"}, {"id": "lead"}],
            "lost": [{"id": "serv.advises.dwse", "ended": false}],
            "undated": 1,
            "changed": [{
                "before": {"id": "vmm.founds.serv", "confidence": "HIGH", "evidence": [{"date": "2016"}]},
                "after": {"evidence": [{"date": "2016"}, {"date": "2022"}]}
            }],
            "newEntities": [{"id": "ovam"}],
            "lostEntities": []
        })
    );
    let same = "changes(from: \"2023-12-31\", to: \"2023\") { added { id } lost { id } changed { before { id } } }";
    assert_eq!(
        service.ask(same)["changes"],
        json!({"added": [], "lost": [], "changed": []})
    );
    // The view's other choices hold for both dates; its own date does not.
    let narrowed = service.respond(
        "{ network(view: {asOf: \"2001\", exceptEntities: [\"ovam\"]}) { changes(from: \"2019\", to: \"2023\") { added { id } } } }",
    );
    assert_eq!(
        ids(&narrowed["data"]["network"]["changes"]["added"]),
        "lead"
    );
}

/// A supposition has views of its own: what is asked of it is not answered from the network as it is.
#[test]
fn changes_and_coverage_of_a_supposition_are_its_own() {
    let service = Service::sketch(NETWORK);
    let dates = "changes(from: \"2019\", to: \"2023\") { lost { id } undated }";
    let add = "{add: {source: \"serv\", target: \"beleid\", kind: \"works-on-lever\"}}";
    let question = format!(
        "before: {dates} whatIf(changes: [{add}, {{removeEntity: \"herwin\"}}]) {{ network {{ {dates} \
         coverage {{ cells {{ lever {{ id }} actor {{ id }} role }} }} gaps {{ leversWithoutActor {{ id }} }} }} }} after: {dates}"
    );
    let found = service.ask(&question);
    assert_eq!(found["before"], found["after"]);
    assert_eq!(found["before"]["undated"], json!(1));
    let supposed = &found["whatIf"]["network"];
    assert_eq!(supposed["changes"]["undated"], json!(1));
    assert_eq!(ids(&supposed["changes"]["lost"]), "serv.advises.dwse");
    assert_eq!(supposed["gaps"]["leversWithoutActor"], json!([]));
    assert_eq!(
        supposed["coverage"]["cells"],
        json!([
            {"lever": {"id": "beleid"}, "actor": {"id": "serv"}, "role": "werkt aan (verondersteld)"},
            {"lever": {"id": "jobs"}, "actor": {"id": "dwse"}, "role": "trekt"}
        ])
    );
}

#[test]
fn what_cannot_be_asked_is_refused_by_name() {
    let service = shipped();
    let many: Vec<&str> = std::iter::repeat_n("\"vlaio\"", 201).collect();
    let many = format!("untiedPairs(among: [{}]) {{ a {{ id }} }}", many.join(","));
    for (question, code, argument, part) in [
        (
            "changes(from: \"2025\", to: \"2024\") { undated }",
            "BAD_INPUT",
            "from",
            "earlier date first",
        ),
        (
            "changes(from: \"2024\", to: \"2024-05-06\") { undated }",
            "BAD_INPUT",
            "from",
            "2024-05-06",
        ),
        (
            "changes(from: \"2024-02-30\", to: \"2025\") { undated }",
            "BAD_INPUT",
            "",
            "2024-02-30",
        ),
        (
            "changes(from: null, to: \"2025\") { undated }",
            "BAD_INPUT",
            "",
            "",
        ),
        (
            "changes(from: \"2024\", to: \"2025\") { undatedRelations(first: 101) { id } }",
            "BAD_INPUT",
            "first",
            "101",
        ),
        (
            "coverage(set: \"hefbomen-2025\") { partial }",
            "NOT_FOUND",
            "set",
            "hefbomen-2024",
        ),
        (
            "gaps { actorsWithoutLever(first: -1) { id } }",
            "BAD_INPUT",
            "first",
            "-1",
        ),
        (
            "gaps { meetingPairs(first: 101) { a { id } } }",
            "BAD_INPUT",
            "first",
            "from 0 to 100",
        ),
        (
            "gaps { meetingPairs(where: {kinds: [\"hub-\"]}) { a { id } } }",
            "BAD_INPUT",
            "where.kinds",
            "hub",
        ),
        (
            "gaps { staleRelations(olderThanYears: -1) { id } }",
            "BAD_INPUT",
            "olderThanYears",
            "from 0 to 1000",
        ),
        (
            "gaps { stale(olderThanYears: 1001) { asOf } }",
            "BAD_INPUT",
            "olderThanYears",
            "1001",
        ),
        (
            "gaps { staleRelations(asOf: \"morgen\") { id } }",
            "BAD_INPUT",
            "",
            "morgen",
        ),
        (
            "gaps { untiedPairs(among: [\"vlaioo\"]) { a { id } } }",
            "NOT_FOUND",
            "among",
            "vlaio",
        ),
        ("gaps { singleSource { id } }", "BAD_INPUT", "", "source"),
    ] {
        let (found, at, message) = service.refusal(&format!("{{ network {{ {question} }} }}"));
        assert_eq!(
            (found.as_str(), at.as_str()),
            (code, argument),
            "{question}: {message}"
        );
        assert!(message.contains(part), "{question}: {message}");
    }
    let (code, argument, message) =
        service.refusal(&format!("{{ network {{ gaps {{ {many} }} }} }}"));
    assert_eq!(
        (code.as_str(), argument.as_str()),
        ("BAD_INPUT", "among"),
        "{message}"
    );
    let (code, ..) = service.refusal("{ network(view: {exceptEntities: [\"vlaio\"]}) { gaps { untied(among: [\"vlaio\", \"dwse\"]) { sentence } } } }");
    assert_eq!(code, "BAD_INPUT");
}

#[test]
fn null_is_left_out() {
    let service = shipped();
    let question = |arguments: [&str; 4]| {
        let [one, two, three, four] = arguments;
        format!(
            "gaps {{ actorsWithoutLever{one} {{ id }} meetingPairs{two} {{ sentence{four} }} staleRelations{three} {{ id }} }} coverage {{ sentence{four} }}"
        )
    };
    let given = service.ask(&question([
        "(first: null)",
        "(where: null, first: null)",
        "(olderThanYears: null, asOf: null, first: null)",
        "(language: null)",
    ]));
    assert_eq!(given, service.ask(&question([""; 4])));
    assert_eq!(length(&given["gaps"]["actorsWithoutLever"]), 50);
}

/// Every pair of many at one event, without an end in sight: refused in time, not half told.
#[test]
fn a_search_without_time_is_a_timeout() {
    let mut sketch = String::from("forum[evenement];");
    for row in 0..3000 {
        sketch += &format!("e{row} -participates-in-> forum;");
    }
    let settings = Settings {
        limits: Limits {
            time_max: Duration::ZERO,
            ..Limits::default()
        },
        ..Settings::default()
    };
    let service = Service::over(Dataset::sketch(&sketch).expect("a hub"), &settings);
    let question =
        "{ network { gaps { meetingPairs(where: {ids: []}, first: 100) { a { id } } } } }";
    assert_eq!(service.refusal(question).0, "TIMEOUT");
    let quick = Service::over(
        Dataset::sketch(&sketch).expect("a hub"),
        &Settings::default(),
    );
    let found = quick.ask("gaps { meetingPairs(first: 100) { a { id } b { id } } }");
    assert_eq!(length(&found["gaps"]["meetingPairs"]), 100);
}
