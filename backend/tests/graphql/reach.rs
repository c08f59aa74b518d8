//! Everybody within reach, through GraphQL: pages, filters, directions, refusals, and who finances whom.

use crate::support::Service;
use backend::graphql::Settings;
use graph_data::dataset::Dataset;
use serde_json::{Value, json};

const CHAIN: &str = "pmv -manages-> sifo; sifo -funds-> trividend; eif[overheid] -funds-> trividend; \
                     trividend -funds-> hefboom; hefboom -participates-in-> forum[evenement]";

/// Who is in a page, each as the ids of the way there.
fn ways(page: &Value) -> Vec<String> {
    let rows = page["nodes"].as_array().expect("nodes").iter();
    let way = |row: &Value| {
        let entities = row["path"]["entities"].as_array().expect("a way").clone();
        let ids: Vec<&str> = entities.iter().filter_map(|e| e["id"].as_str()).collect();
        assert_eq!(row["hops"], json!(ids.len() - 1));
        assert_eq!(row["entity"]["id"].as_str(), ids.last().copied());
        ids.join(" ")
    };
    rows.map(way).collect()
}

const PAGE: &str = "{ partial totalCount nodes { hops entity { id } path { entities { id } } } \
                    edges { cursor } pageInfo { hasNextPage endCursor } }";

#[test]
fn chains_are_followed_nearest_first() {
    let service = Service::sketch(CHAIN);
    let check = |arguments: &str, expected: &[&str]| {
        let page = &service.ask(&format!("reach({arguments}) {PAGE}"))["reach"];
        assert_eq!(ways(page), expected, "{arguments}");
        assert_eq!(page["partial"], json!(false));
    };
    check(
        "from: \"hefboom\", direction: INCOMING",
        &[
            "hefboom trividend",
            "hefboom trividend eif",
            "hefboom trividend sifo",
        ],
    );
    check(
        "from: \"hefboom\", direction: INCOMING, hopsMax: 3, where: {categories: [GOVERNMENT]}",
        &["hefboom trividend eif"],
    );
    check(
        "from: \"sifo\", direction: OUTGOING, hopsMax: 20",
        &[
            "sifo trividend",
            "sifo trividend hefboom",
            "sifo trividend hefboom forum",
        ],
    );
    check("from: \"forum\", hopsMax: 1", &["forum hefboom"]);
    check("from: \"forum\", where: {ids: []}", &[]);
}

#[test]
fn pages_of_a_reach_follow_their_cursors() {
    let service = Service::sketch(CHAIN);
    let page =
        |arguments: &str| service.ask(&format!("reach({arguments}) {PAGE}"))["reach"].clone();
    let first = page("from: \"hefboom\", hopsMax: 9, first: 2");
    assert_eq!(ways(&first), ["hefboom forum", "hefboom trividend"]);
    assert_eq!(first["totalCount"], json!(5));
    let cursor = &first["pageInfo"]["endCursor"];
    let second = page(&format!("from: \"hefboom\", hopsMax: 9, after: {cursor}"));
    assert_eq!(
        ways(&second),
        [
            "hefboom trividend eif",
            "hefboom trividend sifo",
            "hefboom trividend sifo pmv"
        ]
    );
    assert_eq!(second["pageInfo"]["hasNextPage"], json!(false));
    let other = format!(
        "{{ network {{ reach(from: \"hefboom\", hopsMax: 8, after: {cursor}) {{ partial }} }} }}"
    );
    let (code, argument, _) = service.refusal(&other);
    assert_eq!((code.as_str(), argument.as_str()), ("BAD_CURSOR", "after"));
    let nothing = page("from: \"hefboom\", first: 0");
    assert_eq!(
        (&nothing["totalCount"], &nothing["nodes"]),
        (&json!(4), &json!([]))
    );
}

#[test]
fn what_cannot_be_asked_is_refused_by_name() {
    let service = Service::over(Dataset::shipped(), &Settings::default());
    for (arguments, code, argument, part) in [
        (
            "from: \"herwinn\"",
            "NOT_FOUND",
            "from",
            "Did you mean 'herwin'",
        ),
        (
            "from: \"herwin\", hopsMax: 0",
            "BAD_INPUT",
            "hopsMax",
            "from 1 to 20",
        ),
        (
            "from: \"herwin\", hopsMax: 21",
            "BAD_INPUT",
            "hopsMax",
            "21",
        ),
        (
            "from: \"herwin\", first: 101",
            "BAD_INPUT",
            "first",
            "from 0 to 100",
        ),
        (
            "from: \"herwin\", where: {kinds: [\"hub-\"]}",
            "BAD_INPUT",
            "where.kinds",
            "hub",
        ),
    ] {
        let document = format!("{{ network {{ reach({arguments}) {{ partial }} }} }}");
        let (found, at, message) = service.refusal(&document);
        assert_eq!((found.as_str(), at.as_str()), (code, argument), "{message}");
        assert!(message.contains(part), "{message}");
    }
}

/// Who finances this, through whom: PMV manages SIFO, which cofinances Hefboom and Trividend.
#[test]
fn question_17_the_chain_of_money_to_hefboom() {
    let service = Service::over(Dataset::shipped(), &Settings::default());
    let money = "{relationKinds: [\"funds\", \"manages\", \"shareholder-of\"]}";
    let chain = |from: &str| {
        let response = service.respond(&format!(
            "{{ network(view: {money}) {{ reach(from: \"{from}\", direction: INCOMING, hopsMax: 3) \
             {{ nodes {{ hops entity {{ id }} path {{ sentence entities {{ id }} }} }} }} }} }}"
        ));
        response["data"]["network"]["reach"].clone()
    };
    let hefboom = chain("hefboom");
    let found = ways(&hefboom);
    for way in ["hefboom eif", "hefboom sifo", "hefboom sifo pmv"] {
        assert!(found.contains(&way.to_owned()), "{way}: {found:?}");
    }
    let through = found
        .iter()
        .position(|way| way == "hefboom sifo pmv")
        .expect("PMV");
    let sentence = hefboom["nodes"][through]["path"]["sentence"]
        .as_str()
        .expect("a sentence");
    for part in ["SIFO", "PMV", "beheer"] {
        assert!(sentence.contains(part), "{part}: {sentence}");
    }
    assert!(ways(&chain("trividend")).contains(&"trividend sifo".to_owned()));
}
