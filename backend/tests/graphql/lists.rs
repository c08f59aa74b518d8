//! Entities and relations through GraphQL: one by id, lists with filters, orders, pages.

use crate::support::Service;
use serde_json::{Value, json};

const NETWORK: &str = "
    ovam[agentschap] \"OVAM\" -advises-> vr[koepel] \"Vlaamse Regering\" !high(2020)
    serv[adviesraad] \"SERV\" -advises-> vr !medium(2024)
    herwin \"Herw!n\" -partners-with-> ovam !low(2018) {vc-jobs}
    dwse[departement] -leads-lever-> vc-jobs[hefboom] ^vc
    herwin -wants-to-join-lever-> vc-jobs
    dwse -part-of-> vo[koepel]
    vc[partnerschap]
    etsy \"étsy\"";

fn ids(list: &Value) -> Vec<&str> {
    let nodes = list["nodes"].as_array().expect("nodes");
    nodes.iter().filter_map(|n| n["id"].as_str()).collect()
}

#[test]
fn lists_come_by_id_unless_ordered() {
    let service = Service::sketch(NETWORK);
    let check = |question: &str, expect: &[&str]| {
        let found = service.ask(&format!(
            "found: {question} {{ nodes {{ id }} totalCount }}"
        ));
        assert_eq!(ids(&found["found"]), expect, "{question}");
    };
    check("entities(first: 3)", &["dwse", "etsy", "herwin"]);
    check("entities(last: 2)", &["vo", "vr"]);
    check(
        "entities(orderBy: [DEGREE_DESC, LABEL_ASC], first: 2)",
        &["herwin", "vc-jobs"],
    );
    check("entities(orderBy: LABEL_DESC, first: 1)", &["vo"]);
    check(
        "relations(orderBy: DATE_DESC, first: 2)",
        &["serv.advises.vr", "ovam.advises.vr"],
    );
    check(
        "relations(orderBy: [CONFIDENCE_DESC], last: 1)",
        &["herwin.partners-with.ovam"],
    );
    check(
        "relations(orderBy: [KIND_ASC], first: 1)",
        &["ovam.advises.vr"],
    );
}

#[test]
fn filters_narrow_lists() {
    let service = Service::sketch(NETWORK);
    let entities = |filter: &str, expect: &[&str]| {
        let found = service.ask(&format!(
            "found: entities(where: {filter}) {{ nodes {{ id }} }}"
        ));
        assert_eq!(ids(&found["found"]), expect, "{filter}");
    };
    entities(
        "{kinds: [\"departement\", \"agentschap\"]}",
        &["dwse", "ovam"],
    );
    entities("{categories: [CONTEXT]}", &["vo", "vr"]);
    entities("{lever: \"vc-jobs\"}", &["dwse", "herwin"]);
    entities("{lever: \"vc\"}", &["dwse", "herwin"]);
    entities(
        "{ids: [\"ovam\", \"serv\"], not: {ids: \"serv\"}}",
        &["ovam"],
    );
    entities(
        "{or: [{ids: [\"vr\"]}, {and: [{ids: [\"vo\"]}, {kinds: [\"koepel\"]}]}]}",
        &["vo", "vr"],
    );
    entities("{text: \"ÉTSY\"}", &["etsy"]);
    entities(
        "{tied: {to: {ids: [\"vr\"]}, relationKinds: [\"advises\"], direction: OUTGOING}}",
        &["ovam", "serv"],
    );
    entities("{tied: {to: {ids: [\"vr\"]}, direction: INCOMING}}", &[]);
    entities(
        "{tied: {to: {ids: [\"ovam\"]}, direction: null}}",
        &["herwin", "vr"],
    );
    entities("{ids: []}", &[]);

    let relations = |filter: &str, expect: &[&str]| {
        let found = service.ask(&format!(
            "found: relations(where: {filter}) {{ nodes {{ id }} }}"
        ));
        assert_eq!(ids(&found["found"]), expect, "{filter}");
    };
    relations(
        "{kinds: [\"advises\"], confidenceMin: HIGH}",
        &["ovam.advises.vr"],
    );
    relations(
        "{between: [\"herwin\", \"ovam\", \"dwse\"]}",
        &["herwin.partners-with.ovam"],
    );
    relations(
        "{lever: \"vc-jobs\"}",
        &[
            "dwse.leads-lever.vc-jobs",
            "herwin.partners-with.ovam",
            "herwin.wants-to-join-lever.vc-jobs",
        ],
    );
    relations(
        "{source: \"https://example.org/serv.advises.vr\"}",
        &["serv.advises.vr"],
    );
    relations(
        "{singleSource: \"https://example.org/serv.advises.vr\"}",
        &["serv.advises.vr"],
    );
    relations("{source: \"https://example.org/\"}", &[]);
}

#[test]
fn pages_follow_their_cursors() {
    let service = Service::sketch(NETWORK);
    let page = |arguments: &str| {
        let page = "{ edges { cursor node { id } } nodes { id } totalCount \
                    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }";
        service.ask(&format!("entities({arguments}) {page}"))["entities"].clone()
    };
    let mut seen = Vec::new();
    let mut arguments = "first: 3".to_owned();
    loop {
        let found = page(&arguments);
        seen.extend(ids(&found).into_iter().map(str::to_owned));
        assert_eq!(found["totalCount"], json!(9));
        assert_eq!(
            found["edges"][0]["cursor"],
            found["pageInfo"]["startCursor"]
        );
        if found["pageInfo"]["hasNextPage"] == json!(false) {
            break;
        }
        arguments = format!("first: 3, after: {}", found["pageInfo"]["endCursor"]);
    }
    assert_eq!(
        seen.join(" "),
        "dwse etsy herwin ovam serv vc vc-jobs vo vr"
    );
}

#[test]
fn one_entity_tells_what_is_known_of_it() {
    let service = Service::sketch(NETWORK);
    assert_eq!(
        service.ask("entity(id: \"dwse\") { __typename id label shortLabel(language: EN) degree kind { id category canPartner } ... on Actor { parent { id } levers { id } contact } ... on Node { same: id } }"),
        json!({"entity": {
            "__typename": "Actor", "id": "dwse", "label": "dwse", "shortLabel": "dwse", "degree": 1,
            "kind": {"id": "departement", "category": "GOVERNMENT", "canPartner": true},
            "parent": {"id": "vo"}, "levers": [{"id": "vc-jobs"}], "contact": null, "same": "dwse"
        }})
    );
    assert_eq!(
        service.ask("lever(id: \"vc-jobs\") { named set { id owner { id } levers { id } } actors { actor { id } relation { kind { id nature } } } linked { actor { id } relation { id } } }"),
        json!({"lever": {
            "named": true,
            "set": {"id": "vc", "owner": {"id": "vc"}, "levers": [{"id": "vc-jobs"}]},
            "actors": [
                {"actor": {"id": "dwse"}, "relation": {"kind": {"id": "leads-lever", "nature": "LEVER"}}},
                {"actor": {"id": "herwin"}, "relation": {"kind": {"id": "wants-to-join-lever", "nature": "LEVER"}}}
            ],
            "linked": [
                {"actor": {"id": "herwin"}, "relation": {"id": "herwin.partners-with.ovam"}},
                {"actor": {"id": "ovam"}, "relation": {"id": "herwin.partners-with.ovam"}}
            ]
        }})
    );
    let nothing = "a: entity(id: \"nobody\") { id } b: lever(id: \"dwse\") { id } c: relation(id: \"x\") { id }";
    assert_eq!(
        service.ask(nothing),
        json!({"a": null, "b": null, "c": null})
    );
}

#[test]
fn neighbours_reach_context_and_do_not_pass_it() {
    let service = Service::sketch(NETWORK);
    let around = |arguments: &str| {
        let found = service.ask(&format!(
            "entity(id: \"ovam\") {{ neighbours{arguments} {{ nodes {{ id }} }} }}"
        ));
        ids(&found["entity"]["neighbours"]).join(" ")
    };
    assert_eq!(around(""), "herwin vr");
    assert_eq!(around("(hops: 2)"), "herwin vc-jobs vr");
    assert_eq!(around("(hops: 3)"), "dwse herwin vc-jobs vr");
    assert_eq!(around("(hops: 6, first: 1)"), "dwse");
}

#[test]
fn a_node_is_found_by_its_id_alone() {
    let service = Service::sketch(NETWORK);
    let node = |id: &str| {
        service.respond(&format!("{{ node(id: \"{id}\") {{ __typename id }} }}"))["data"]["node"]
            .clone()
    };
    assert_eq!(
        node("vc-jobs"),
        json!({"__typename": "Lever", "id": "vc-jobs"})
    );
    assert_eq!(node("vr"), json!({"__typename": "Context", "id": "vr"}));
    assert_eq!(
        node("ovam.advises.vr"),
        json!({"__typename": "Relation", "id": "ovam.advises.vr"})
    );
    assert_eq!(node("nobody"), Value::Null);
}

#[test]
fn a_view_narrows_everything_below_it() {
    let service = Service::sketch(NETWORK);
    let check = |view: &str, expect: &[&str]| {
        let response = service.respond(&format!(
            "{{ network(view: {view}) {{ relations {{ nodes {{ id }} }} }} }}"
        ));
        assert_eq!(
            ids(&response["data"]["network"]["relations"]),
            expect,
            "{view} {response}"
        );
    };
    check(
        "{asOf: \"2019\"}",
        &[
            "dwse.leads-lever.vc-jobs",
            "dwse.part-of.vo",
            "herwin.partners-with.ovam",
            "herwin.wants-to-join-lever.vc-jobs",
        ],
    );
    check(
        "{confidenceMin: MEDIUM, relationKinds: [\"advises\", \"partners-with\"]}",
        &["ovam.advises.vr", "serv.advises.vr"],
    );
    check(
        "{exceptEntities: [\"dwse\", \"vr\"], exceptRelationKinds: [\"partners-with\"]}",
        &["herwin.wants-to-join-lever.vc-jobs"],
    );
    check(
        "{levers: [\"vc\"], kinds: null}",
        &[
            "dwse.leads-lever.vc-jobs",
            "herwin.partners-with.ovam",
            "herwin.wants-to-join-lever.vc-jobs",
        ],
    );
    let views = service.respond("{ a: network { provenance { revision view } } b: network(view: {}) { provenance { view } } c: network(view: {throughContext: true}) { provenance { view } } }");
    assert_eq!(
        views["data"]["a"]["provenance"]["view"],
        views["data"]["b"]["provenance"]["view"]
    );
    assert_ne!(
        views["data"]["a"]["provenance"]["view"],
        views["data"]["c"]["provenance"]["view"]
    );
    assert_eq!(views["data"]["a"]["provenance"]["revision"], json!(1));
}
