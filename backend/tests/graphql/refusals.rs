//! What cannot be answered: the code, the argument at fault and what may have been meant.

use crate::support::Service;
use backend::graphql::Settings;
use graph_data::dataset::Dataset;
use serde_json::json;

#[test]
fn errors_name_what_where_and_what_to_do() {
    let service = Service::over(Dataset::shipped(), &Settings::default());
    let check = |question: &str, code: &str, argument: &str, part: &str| {
        let document = match question.strip_prefix("view ") {
            Some(rest) => format!("{{ network(view: {rest} }}"),
            None => format!("{{ network {{ {question} }} }}"),
        };
        let (found, at, message) = service.refusal(&document);
        assert_eq!(
            (found.as_str(), at.as_str()),
            (code, argument),
            "{question}: {message}"
        );
        assert!(message.contains(part), "{question}: {message}");
    };
    let way = |arguments: &str| format!("paths({arguments}) {{ partial }}");
    check(
        &way("from: \"herwinn\", to: \"vlaio\""),
        "NOT_FOUND",
        "from",
        "Did you mean 'herwin'",
    );
    check(
        &way("from: \"herwin\", to: \"VLAIO\""),
        "NOT_FOUND",
        "to",
        "Did you mean 'vlaio'",
    );
    check(
        &way("from: \"herwin\", to: \"herwin\""),
        "BAD_INPUT",
        "to",
        "same entity",
    );
    check(
        &way("from: \"herwin\", to: \"vlaio\", hopsMax: 0"),
        "BAD_INPUT",
        "hopsMax",
        "from 1 to 20",
    );
    check(
        &way("from: \"herwin\", to: \"vlaio\", hopsMax: 21"),
        "BAD_INPUT",
        "hopsMax",
        "21",
    );
    check(
        &way("from: \"herwin\", to: \"vlaio\", first: 101"),
        "BAD_INPUT",
        "first",
        "from 0 to 100",
    );
    check(
        &way("from: \"herwin\", to: \"vlaio\", via: [\"ovam\", \"ovam\"]"),
        "BAD_INPUT",
        "via",
        "ovam",
    );
    check(
        &way("from: \"herwin\", to: \"vlaio\", via: [\"herwin\"]"),
        "BAD_INPUT",
        "via",
        "herwin",
    );
    check(
        &way("from: \"herwin\", to: \"vlaio\", via: [\"nergens\"]"),
        "NOT_FOUND",
        "via",
        "nergens",
    );
    check(
        "view {exceptEntities: [\"vlaio\"]}) { paths(from: \"herwin\", to: \"vlaio\") { partial } }",
        "BAD_INPUT",
        "to",
        "not in this view",
    );
    check(
        "view {asOf: \"2024-02-30\"}) { provenance { view } }",
        "BAD_INPUT",
        "",
        "2024-02-30",
    );
    check(
        "view {asOf: \"gisteren\"}) { provenance { view } }",
        "BAD_INPUT",
        "",
        "gisteren",
    );
    check(
        "view {asOf: 2024}) { provenance { view } }",
        "BAD_INPUT",
        "",
        "PartialDate",
    );
    check(
        "view {kinds: [\"vakbonden\"]}) { provenance { view } }",
        "BAD_INPUT",
        "view.kinds",
        "vakbond",
    );
    check(
        "view {relationKinds: [\"founded\"]}) { provenance { view } }",
        "BAD_INPUT",
        "view.relationKinds",
        "founds",
    );
    check(
        "view {exceptEntities: [\"vlaioo\"]}) { provenance { view } }",
        "NOT_FOUND",
        "view.exceptEntities",
        "vlaio",
    );
    check(
        "view {tags: [\"x\"]}) { provenance { view } }",
        "BAD_INPUT",
        "view.tags",
        "'x'",
    );
    check(
        "view {confidenceMin: SURE}) { provenance { view } }",
        "BAD_INPUT",
        "",
        "",
    );
    check(
        "entities(first: -1) { totalCount }",
        "BAD_INPUT",
        "first",
        "-1",
    );
    check(
        "entities(last: 101) { totalCount }",
        "BAD_INPUT",
        "last",
        "101",
    );
    check(
        "entities(first: 3000000000) { totalCount }",
        "BAD_INPUT",
        "",
        "",
    );
    check(
        "entities(where: {kinds: [\"hub-\"]}) { totalCount }",
        "BAD_INPUT",
        "where.kinds",
        "hub",
    );
    check(
        "entity(id: \"vlaio\") { neighbours(hops: 7) { totalCount } }",
        "BAD_INPUT",
        "hops",
        "from 1 to 6",
    );
    check(
        "clusters(resolution: 0) { modularity }",
        "BAD_INPUT",
        "resolution",
        "0.01",
    );
    check(
        "clusters(resolution: 101) { modularity }",
        "BAD_INPUT",
        "resolution",
        "100",
    );
    check(
        "clusters(seed: -1) { modularity }",
        "BAD_INPUT",
        "seed",
        "-1",
    );
    check(
        "known(among: [\"vlaio\"]) { sentence }",
        "BAD_INPUT",
        "among",
        "2 to 6",
    );
    check(
        "known(among: [\"vlaio\", \"vlaio\"]) { sentence }",
        "BAD_INPUT",
        "among",
        "twice",
    );
    check(
        "overview(max: 2) { id }",
        "BAD_INPUT",
        "max",
        "from 3 to 100",
    );
    check(
        "search(text: \"x\", first: -2) { label }",
        "BAD_INPUT",
        "first",
        "-2",
    );
    check(
        "levers(set: \"hefbomen-2025\") { id }",
        "NOT_FOUND",
        "set",
        "hefbomen-2024",
    );
    check("nonsense", "BAD_INPUT", "", "nonsense");
    let (code, argument, _) = service.refusal("{ network(revision: 7) { provenance { view } } }");
    assert_eq!(
        (code.as_str(), argument.as_str()),
        ("NOT_FOUND", "revision")
    );
}

#[test]
fn names_that_may_have_been_meant_come_as_data_too() {
    let service = Service::over(Dataset::shipped(), &Settings::default());
    let response =
        service.respond("{ network { paths(from: \"herwinn\", to: \"vlaio\") { partial } } }");
    assert_eq!(
        response["errors"][0]["extensions"]["suggestions"][0],
        json!({"id": "herwin", "label": "Herw!n"})
    );
    assert_eq!(response["errors"][0]["path"], json!(["network", "paths"]));
}

#[test]
fn no_data_is_left_where_a_field_that_cannot_be_null_failed() {
    let service = Service::over(Dataset::shipped(), &Settings::default());
    let response =
        service.respond("{ network { provenance { view } entities(first: 101) { totalCount } } }");
    assert_eq!(response["data"], json!(null));
    let response = service
        .respond("{ network { entity(id: \"vlaio\") { id neighbours(hops: 7) { totalCount } } } }");
    let error = &response["errors"][0];
    assert_eq!(error["path"], json!(["network", "entity", "neighbours"]));
}

#[test]
fn null_is_the_same_as_left_out() {
    let service = Service::over(Dataset::shipped(), &Settings::default());
    let given = service.ask("paths(from: \"herwin\", to: \"vlaio\", first: null, hopsMax: null, via: null, rank: null, direction: null) { paths { hops sentence(language: null) } } clusters(resolution: null, seed: null) { seed } entities(where: null, orderBy: null, first: null, after: null) { totalCount }");
    let left_out = service.ask("paths(from: \"herwin\", to: \"vlaio\") { paths { hops sentence } } clusters { seed } entities { totalCount }");
    assert_eq!(given, left_out);
}
