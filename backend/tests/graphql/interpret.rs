//! Typed questions: each is asked as GraphQL that the schema accepts and that runs.

use graph_data::dataset::Dataset;
use serde_json::{Value, json};

use backend::graphql::Settings;

use crate::support::Service;

/// The questions of the library's own table.
const CASES: &str = include_str!("../../../graph-data/src/interpret/tests/cases.txt");

const INTERPRET: &str = "query($text: String!, $language: Language) { interpret(text: $text, language: $language) { \
    nl: sentence en: sentence(language: EN) query variables page confidence language \
    names { label matched score entity { id } } } }";

fn shipped() -> Service {
    Service::over(Dataset::shipped(), &Settings::default())
}

fn readings(service: &Service, text: &str, language: &str) -> Vec<Value> {
    let variables = json!({ "text": text, "language": language });
    let answer = service.respond_with(INTERPRET, &variables);
    assert_eq!(answer["errors"], Value::Null, "{text}: {answer}");
    answer["data"]["interpret"]
        .as_array()
        .cloned()
        .unwrap_or_default()
}

/// What the service answers to a reading.
fn answer(service: &Service, reading: &Value) -> Value {
    let variables: Value =
        serde_json::from_str(reading["variables"].as_str().expect("text")).expect("an object");
    assert!(variables.is_object());
    let query = reading["query"].as_str().expect("a document");
    let answer = service.respond_with(query, &variables);
    assert_eq!(answer["errors"], Value::Null, "{query}\n{variables}");
    answer["data"]["network"].clone()
}

#[test]
fn every_reading_of_every_case_runs() {
    let service = shipped();
    let cases = CASES.lines().filter_map(|line| line.split_once(" => "));
    let mut count = 0;
    for (text, _) in cases {
        let found = readings(&service, text, "EN");
        assert!(!found.is_empty(), "{text}");
        for reading in found {
            let answered = answer(&service, &reading);
            assert!(answered["provenance"]["view"].is_string(), "{text}");
            let page = reading["page"].as_str().expect("an address");
            assert!(
                page.starts_with('/') && page.is_ascii() && !page.contains(' '),
                "{page}"
            );
            assert!(page.contains("taal=en"), "{page}");
            count += 1;
        }
    }
    assert!(count > 60, "{count} readings");
}

fn check(text: &str, page: &str, pointer: &str, expect: &Value) {
    let service = shipped();
    let reading = readings(&service, text, "NL")
        .first()
        .cloned()
        .unwrap_or_else(|| panic!("{text}"));
    assert_eq!(reading["page"], page, "{text}");
    let answered = answer(&service, &reading);
    assert_eq!(
        answered.pointer(pointer),
        Some(expect),
        "{text}: {answered}"
    );
}

#[test]
fn the_users_questions_are_answered() {
    check(
        "Via wie kan Febecoop Het Facilitair Bedrijf bereiken?",
        "/weg?van=febecoop&naar=facilitair-bedrijf",
        "/paths/paths/0/hops",
        &json!(6),
    );
    check(
        "Via wie kan Febecoop Het Facilitair Bedrijf bereiken, met het forum meegerekend?",
        "/weg?van=febecoop&naar=facilitair-bedrijf&context=ja",
        "/paths/paths/0/hops",
        &json!(2),
    );
    check(
        "Welke overheden liggen binnen twee stappen van Herw!n?",
        "/bereik?van=herwin&stappen=2&wie=overheden",
        "/reach/nodes/0/entity/id",
        &json!("ovam"),
    );
    check(
        "Wie is lid van de SERV?",
        "/actor/serv",
        "/entity/relations/totalCount",
        &json!(7),
    );
    check(
        "Wie adviseert de Vlaamse Regering over sociale economie?",
        "/context/vlaamse-regering",
        "/entity/relations/totalCount",
        &json!(4),
    );
    check(
        "Wie werkt aan de hefboom jobs en vaardigheden?",
        "/hefboom/vc-jobs",
        "/lever/actors/2/actor/id",
        &json!("dwse"),
    );
    check(
        "In welke cluster zit Febecoop, en met wie?",
        "/actor/febecoop",
        "/entity/cluster/size",
        &json!(7),
    );
    check(
        "Wat verbindt VLAIO, Omgeving en Het Facilitair Bedrijf, en op welke hefbomen?",
        "/tussen?wie=vlaio,dep-omgeving,facilitair-bedrijf",
        "/known/pairs/0/path/hops",
        &json!(2),
    );
    check(
        "Wie financiert de sociale economie, en langs welke keten?",
        "/bereik?van=trividend,circulair-werkt,hub-brugge,hefboom&stappen=4&richting=in&relaties=funds,shareholder-of,manages",
        "/to1/partial",
        &json!(false),
    );
    check(
        "Wat is bekend tussen de drie overheden?",
        "/tussen?wie=vlaio,dep-omgeving,facilitair-bedrijf",
        "/known/partial",
        &json!(false),
    );
}

/// What is old depends on the day, so the address alone is checked here.
#[test]
fn the_years_asked_for_are_in_the_address() {
    let found = readings(
        &shipped(),
        "Welke banden zijn ouder dan acht jaar en nooit bevestigd?",
        "NL",
    );
    assert_eq!(found[0]["page"], "/gaten?deel=verouderd&jaren=8");
}

#[test]
fn a_reading_is_told_in_both_languages_with_the_names_read() {
    let service = shipped();
    let found = readings(
        &service,
        "via wie kan trividnd bij VLAIO terecht zonder het forum mee te tellen",
        "NL",
    );
    let told = "Via wie komt Trividend bij VLAIO (zonder het forum en de koepels mee te tellen)?";
    assert_eq!(found[0]["nl"], told);
    assert!(
        found[0]["en"]
            .as_str()
            .expect("text")
            .starts_with("Through whom does Trividend reach VLAIO")
    );
    assert_eq!(found[0]["names"][0]["entity"]["id"], "trividend");
    assert_eq!(found[0]["language"], "NL");
}

#[test]
fn what_is_not_understood_is_helped() {
    let service = shipped();
    let help = |text: &str| {
        let asked = "query($text: String!) { interpret(text: $text) { page } questionHelp(text: $text) { problem choices examples(first: 2) } }";
        service.respond_with(asked, &json!({ "text": text }))["data"].clone()
    };
    for text in [
        "",
        "Wie bakt de lekkerste taart?",
        "\"} { __schema { types { name } } }",
    ] {
        let helped = help(text);
        assert_eq!(helped["interpret"], json!([]), "{text}");
        assert_eq!(helped["questionHelp"]["problem"], Value::Null, "{text}");
        assert_eq!(
            helped["questionHelp"]["examples"].as_array().map(Vec::len),
            Some(2)
        );
    }
    let helped = help("Via wie kan Herw!n bij VLAIO terecht in 25 stappen?");
    assert_eq!(
        helped["questionHelp"]["problem"],
        "Vraag naar 1 tot 20 stappen."
    );
    let long = help(&"wie ".repeat(2_500));
    assert!(
        long["questionHelp"]["problem"]
            .as_str()
            .expect("a sentence")
            .contains("te lang")
    );
    let doubtful = help("Wat is Hefboom?");
    assert!(
        doubtful["questionHelp"]["choices"]
            .as_array()
            .expect("choices")
            .len()
            > 1,
        "{doubtful}"
    );
}

#[test]
fn relations_of_one_are_asked_in_a_direction() {
    let service = shipped();
    let count = |direction: &str| {
        let asked = format!(
            "entity(id: \"sifo\") {{ relations(direction: {direction}) {{ totalCount }} }}"
        );
        service.ask(&asked)["entity"]["relations"]["totalCount"]
            .as_u64()
            .expect("a number")
    };
    assert_eq!(count("ANY"), count("OUTGOING") + count("INCOMING"));
    assert!(count("INCOMING") > 0 && count("OUTGOING") > 0);
}
