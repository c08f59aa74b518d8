//! Partners, best contacts and round tables through GraphQL: the questions of users, and what is
//! refused.

use std::fmt::Write as _;
use std::time::Duration;

use crate::support::Service;
use backend::graphql::Settings;
use backend::graphql::limits::Limits;
use graph_data::dataset::Dataset;
use serde_json::{Value, json};

fn shipped() -> Service {
    Service::over(Dataset::shipped(), &Settings::default())
}

/// The ids of the actors of a list, in its order.
fn actors(list: &Value) -> Vec<&str> {
    let rows = list.as_array().expect("a list").iter();
    rows.filter_map(|row| row["actor"]["id"].as_str()).collect()
}

#[test]
fn question_10_partners_of_the_sociale_innovatiefabriek() {
    let question = "partners(for: \"sif\") { actor { id kind { canPartner } } score sentence \
                    reasons { kind share sentence relations { id } } path { hops } }";
    let found = &shipped().ask(question)["partners"];
    assert_eq!(actors(found)[0], "trividend");
    assert_eq!(actors(found).len(), 10);
    let first = &found[0];
    let common = &first["reasons"][0];
    assert_eq!(common["kind"], json!("COMMON_PARTNER"));
    assert!((common["share"].as_f64().expect("a share") - 1.632).abs() < 5e-4);
    let relations = common["relations"].as_array().expect("relations").iter();
    let relations: Vec<&str> = relations.filter_map(|r| r["id"].as_str()).collect();
    assert_eq!(
        relations,
        [
            "triodos.founds.sif",
            "triodos.founds.trividend",
            "vlaio.funds.sif",
            "vlaio.promotes.trividend",
        ]
    );
    assert_eq!(first["path"]["hops"], json!(2));
    let sentence = first["sentence"].as_str().expect("a sentence");
    assert!(
        sentence
            .starts_with("Trividend is een mogelijke partner voor de Sociale InnovatieFabriek: ")
    );
    for suggestion in found.as_array().expect("suggestions") {
        assert_eq!(suggestion["actor"]["kind"]["canPartner"], json!(true));
        let reasons = suggestion["reasons"].as_array().expect("reasons").iter();
        let sum: f64 = reasons.filter_map(|r| r["share"].as_f64()).sum();
        assert!((sum - suggestion["score"].as_f64().expect("a score")).abs() < 5e-10);
    }
}

#[test]
fn question_11_a_partner_for_an_organisation_that_is_not_in_the_network() {
    let ask = |profile: &str| {
        let question = format!(
            "partnersFor(profile: {profile}, first: 5) {{ actor {{ id }} sentence path {{ hops }} }}"
        );
        shipped().ask(&question)["partnersFor"].clone()
    };
    let hub = ["blenders", "thomas-more", "unizo-antwerpen", "vito"];
    let mut near = ask("{kind: \"onderneming\", tags: [\"kempen\", \"circulaire-economie\"]}");
    let found = actors(&near).into_iter().filter(|id| hub.contains(id));
    assert_eq!(found.count(), 4, "{near}");
    near = ask("{kind: \"onderneming\", tiedTo: [\"hub-kempen\"]}");
    let mut first: Vec<&str> = actors(&near).into_iter().take(4).collect();
    first.sort_unstable();
    assert_eq!(first, hub);
    assert_eq!(near[0]["path"]["hops"], json!(1));
    let levers = ask("{levers: [\"vc-jobs\"]}");
    assert!(actors(&levers).contains(&"dwse"), "{levers}");
    assert_eq!(ask("{}"), json!([]));
}

#[test]
fn around_a_lever_only_its_actors_and_where_nobody_is_known_others_are_offered() {
    let service = shipped();
    let ask = |lever: &str| {
        let question = format!(
            "partnerAdvice(for: \"sif\", lever: \"{lever}\") {{ sentence en: sentence(language: EN) \
             suggestions {{ actor {{ id }} }} leverActors {{ id }} otherLevers {{ id named }} }}"
        );
        service.ask(&question)["partnerAdvice"].clone()
    };
    let known = ask("vc-aankopen");
    assert_eq!(actors(&known["suggestions"]), ["facilitair-bedrijf"]);
    assert_eq!(known["otherLevers"], json!([]));
    let unknown = ask("hefbomen-2024-3");
    assert_eq!(unknown["suggestions"], json!([]));
    assert_eq!(unknown["leverActors"], json!([]));
    let others = unknown["otherLevers"].as_array().expect("levers");
    assert!(others.contains(&json!({"id": "vc-jobs", "named": true})));
    let sentence = unknown["sentence"].as_str().expect("a sentence");
    assert!(sentence.contains("is niet bekend"), "{sentence}");
    assert!(
        unknown["en"]
            .as_str()
            .is_some_and(|text| text.contains("is not known"))
    );
}

#[test]
fn best_contacts_bring_all_actors_nearer() {
    let question = "all: bestContacts(first: 2) { a { id } b { id } gain meanBefore hops sentence } \
                    few: bestContacts(among: [\"sif\", \"febecoop\", \"serv\"]) { a { id } b { id } gain }";
    let found = shipped().ask(question);
    let first = &found["all"][0];
    assert_eq!(
        (&first["a"]["id"], &first["b"]["id"], &first["hops"]),
        (&json!("verso"), &json!("vlaanderen-circulair"), &json!(3))
    );
    assert!((first["gain"].as_f64().expect("a gain") - 1530.0 / 5995.0).abs() < 1e-9);
    let few = found["few"].as_array().expect("contacts").iter();
    let known = ["febecoop", "serv", "sif"].map(|id| json!(id));
    assert!(
        few.flat_map(|c| [&c["a"]["id"], &c["b"]["id"]])
            .all(|id| known.contains(id))
    );
}

#[test]
fn a_round_table_touches_every_group() {
    let question = "roundTable { partial sentence invited { actor { id } included sentence basis { id } touches { id size } } uncovered { id } } \
                    around: roundTable(include: [\"verso\"], lever: \"vc-jobs\") { invited { actor { id } included } uncovered { id sentence } } \
                    clusters { clusters { id size } }";
    let found = shipped().ask(question);
    let table = &found["roundTable"];
    assert_eq!(table["partial"], json!(false));
    assert_eq!(table["uncovered"], json!([]));
    let invited = table["invited"].as_array().expect("invited");
    assert_eq!(invited.len(), 3);
    let ties = |at: usize| invited[at]["basis"].as_array().map(Vec::len);
    assert_eq!((ties(0), ties(1), ties(2)), (Some(1), Some(2), Some(4)));
    let touched = invited
        .iter()
        .flat_map(|i| i["touches"].as_array().expect("clusters"));
    let touched: Vec<&Value> = touched.map(|c| &c["id"]).collect();
    for cluster in found["clusters"]["clusters"].as_array().expect("clusters") {
        let asked = cluster["size"].as_i64() > Some(1);
        assert_eq!(touched.contains(&&cluster["id"]), asked, "{cluster}");
    }
    let around = &found["around"];
    assert_eq!(
        around["invited"][0],
        json!({"actor": {"id": "verso"}, "included": true})
    );
    assert_eq!(around["uncovered"].as_array().map(Vec::len), Some(2));
}

#[test]
fn tags_are_counted_in_the_view() {
    let counts = |view: &str| {
        let document = format!(
            "{{ network({view}) {{ tagCounts {{ entities tag {{ id group label en: label(language: EN) }} }} }} }}"
        );
        let found = shipped().respond(&document);
        found["data"]["network"]["tagCounts"].as_array().cloned()
    };
    let all = counts("view: {}").expect("tags");
    let kempen = |rows: &[Value]| {
        rows.iter()
            .find(|row| row["tag"]["id"] == "kempen")
            .cloned()
    };
    assert_eq!(
        kempen(&all),
        Some(
            json!({"entities": 5, "tag": {"id": "kempen", "group": "REGION", "label": "Kempen", "en": "Kempen"}})
        )
    );
    assert!(all.is_sorted_by_key(|row| row["tag"]["id"].as_str()));
    let hubs = counts("view: {kinds: [\"hub\"]}").expect("tags");
    assert_eq!(hubs.len(), all.len());
    assert_eq!(
        kempen(&hubs).map(|row| row["entities"].clone()),
        Some(json!(1))
    );
}

#[test]
fn errors_name_what_where_and_what_to_do() {
    let service = shipped();
    let check = |question: &str, code: &str, argument: &str, part: &str| {
        let (found, at, message) =
            service.refusal(&format!("{{ network {{ {question} {{ __typename }} }} }}"));
        assert_eq!(
            (found.as_str(), at.as_str()),
            (code, argument),
            "{question}: {message}"
        );
        assert!(message.contains(part), "{question}: {message}");
    };
    check(
        "partners(for: \"siff\")",
        "NOT_FOUND",
        "for",
        "'sif' (Sociale",
    );
    check(
        "partners(for: \"vc-jobs\")",
        "BAD_INPUT",
        "for",
        "is no actor",
    );
    check(
        "partners(for: \"forum-2024\")",
        "BAD_INPUT",
        "for",
        "is no actor",
    );
    check(
        "partners(for: \"sif\", lever: \"vlaio\")",
        "BAD_INPUT",
        "lever",
        "neither a lever",
    );
    check(
        "partners(for: \"sif\", lever: \"vc-job\")",
        "NOT_FOUND",
        "lever",
        "Did you mean 'vc-jobs'",
    );
    check(
        "partners(for: \"sif\", first: 101)",
        "BAD_INPUT",
        "first",
        "from 0 to 100",
    );
    check(
        "partners(for: \"sif\", first: -1)",
        "BAD_INPUT",
        "first",
        "-1",
    );
    check(
        "partnerAdvice(for: \"nergens-x\")",
        "NOT_FOUND",
        "for",
        "nergens-x",
    );
    check(
        "partnersFor(profile: {kind: \"ondernemin\"})",
        "BAD_INPUT",
        "profile.kind",
        "onderneming",
    );
    check(
        "partnersFor(profile: {tags: [\"kempe\"]})",
        "BAD_INPUT",
        "profile.tags",
        "kempen",
    );
    check(
        "partnersFor(profile: {levers: [\"ovam\"]})",
        "BAD_INPUT",
        "profile.levers",
        "neither",
    );
    check(
        "partnersFor(profile: {tiedTo: [\"forum-2024\"]})",
        "BAD_INPUT",
        "profile.tiedTo",
        "throughContext",
    );
    check(
        "partnersFor(profile: {tiedTo: [\"hub-kempe\"]})",
        "NOT_FOUND",
        "profile.tiedTo",
        "hub-kempen",
    );
    check(
        "bestContacts(among: [\"ovam\"])",
        "BAD_INPUT",
        "among",
        "name 2 to 1000",
    );
    check(
        "bestContacts(among: [\"ovam\", \"ovam\"])",
        "BAD_INPUT",
        "among",
        "names 1",
    );
    check(
        "bestContacts(among: [\"ovam\", \"forum-2024\"])",
        "BAD_INPUT",
        "among",
        "throughContext",
    );
    check(
        "bestContacts(among: [\"ovam\", \"ova\"])",
        "NOT_FOUND",
        "among",
        "ovam",
    );
    check("bestContacts(first: 101)", "BAD_INPUT", "first", "101");
    check(
        "roundTable(include: [\"vc-jobs\"])",
        "BAD_INPUT",
        "include",
        "is no actor",
    );
    check(
        "roundTable(lever: \"ovam\")",
        "BAD_INPUT",
        "lever",
        "neither",
    );
    check(
        "roundTable(resolution: 0)",
        "BAD_INPUT",
        "resolution",
        "0.01",
    );
    check("roundTable(seed: -1)", "BAD_INPUT", "seed", "-1");
}

#[test]
fn explicit_null_is_left_out() {
    let question = "partners(for: \"sif\", lever: null, first: null) { score } \
                    partnersFor(profile: {kind: null, levers: null, tags: null, tiedTo: null}, first: null) { score } \
                    bestContacts(among: null, first: null) { gain } \
                    roundTable(include: null, lever: null, resolution: null, seed: null) { partial }";
    let found = shipped().ask(question);
    assert_eq!(found["partners"].as_array().map(Vec::len), Some(10));
    assert_eq!(found["bestContacts"].as_array().map(Vec::len), Some(10));
}

#[test]
fn without_time_there_is_a_timeout_or_a_partial_table() {
    let limits = Limits {
        time_max: Duration::ZERO,
        ..Limits::default()
    };
    let settings = Settings {
        limits,
        ..Settings::default()
    };
    let service = Service::over(Dataset::shipped(), &settings);
    for question in [
        "partners(for: \"sif\")",
        "partnerAdvice(for: \"sif\")",
        "partnersFor(profile: {})",
        "bestContacts",
    ] {
        let document = format!("{{ network {{ {question} {{ __typename }} }} }}");
        assert_eq!(service.refusal(&document).0, "TIMEOUT", "{question}");
    }
}

#[test]
fn more_actors_than_can_be_compared_are_refused_with_a_way_out() {
    let mut sketch = String::new();
    for at in 0..1001 {
        let _ = write!(sketch, "a{at};");
    }
    let service = Service::sketch(&sketch);
    let (code, argument, message) = service.refusal("{ network { bestContacts { gain } } }");
    assert_eq!((code.as_str(), argument.as_str()), ("TIMEOUT", "among"));
    assert!(message.contains("Name some"), "{message}");
    let few = service.ask("bestContacts(among: [\"a0\", \"a1\"]) { gain }");
    assert_eq!(few["bestContacts"], json!([{"gain": 0.0}]));
}
