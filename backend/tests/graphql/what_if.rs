//! Suppositions through GraphQL: every question of the network that would be, figures, refusals, bounds.

use crate::support::Service;
use backend::graphql::Settings;
use backend::graphql::limits::Limits;
use graph_data::dataset::Dataset;
use serde_json::{Value, json};

fn shipped() -> Service {
    Service::over(Dataset::shipped(), &Settings::default())
}

const FIGURES: &str = "{ partial components meanHops reachablePairs leversWithoutActor }";

#[test]
fn a_contact_between_vlaio_and_herwin_shortens_the_way() {
    let service = shipped();
    let changes = "[{add: {source: \"vlaio\", target: \"herwin\", kind: \"partners-with\"}}]";
    let found = &service.ask(&format!(
        "provenance {{ dataset }} whatIf(changes: {changes}) {{ \
         sentence before {FIGURES} after {FIGURES} \
         network {{ provenance {{ dataset revision }} relation(id: \"what-if/vlaio.partners-with.herwin\") {{ confidence strength sentence }} \
         paths(from: \"herwin\", to: \"vlaio\", rank: SHORTEST, first: 1) {{ paths {{ hops sentence }} }} }} }}"
    ));
    let answer = &found["whatIf"];
    assert_eq!(
        answer["sentence"],
        json!(
            "Stel dat VLAIO en Herw!n samenwerken: dan telt de kortste weg één stap in plaats van drie. Dit is een veronderstelling; er is niets bewaard."
        )
    );
    let way = &answer["network"]["paths"]["paths"][0];
    assert_eq!(way["hops"], json!(1));
    let sentence = way["sentence"].as_str().expect("a sentence");
    assert!(sentence.contains("verondersteld"), "{sentence}");
    let relation = &answer["network"]["relation"];
    assert_eq!(
        (&relation["confidence"], &relation["strength"]),
        (&json!("LOW"), &json!(0.3))
    );
    let before = &answer["before"];
    let stats = &service.ask("stats { components meanHops }")["stats"];
    assert_eq!(
        (&before["components"], &before["meanHops"]),
        (&stats["components"], &stats["meanHops"])
    );
    assert_eq!(before["leversWithoutActor"], json!(10));
    assert!(answer["after"]["meanHops"].as_f64() < before["meanHops"].as_f64());
    let supposed = answer["network"]["provenance"]["dataset"]
        .as_str()
        .expect("an id");
    let whole = found["provenance"]["dataset"].as_str().expect("an id");
    let digest = supposed
        .strip_prefix(&format!("{whole}+what-if."))
        .expect("a digest");
    assert_eq!(digest.len(), 16);
    assert_eq!(
        service.ask("stats { relations }")["stats"]["relations"],
        json!(234)
    );
}

const SKETCH: &str = "a -funds-> b; b -funds-> c; c -partners-with-> d; d -funds-> e; f -funds-> g; \
                      a -works-on-lever-> l[hefboom]; e -participates-in-> forum[evenement]";
/// The same after `b -funds-> c` and `g` left and `e -funds-> f` came.
const EDITED: &str = "a -funds-> b; c -partners-with-> d; d -funds-> e; f; e -funds-> f !none; \
                      a -works-on-lever-> l[hefboom]; e -participates-in-> forum[evenement]";
const CHANGES: &str = "[{remove: \"b.funds.c\"}, {removeEntity: \"g\", add: {source: \"e\", target: \"f\", kind: \"funds\"}}]";
const ANYTHING: &str = "stats { actors levers contexts relations components density diameter meanHops } \
    paths(from: \"c\", to: \"f\") { paths { hops strength entities { id } } } \
    reach(from: \"c\", hopsMax: 9) { totalCount nodes { hops entity { id } } } \
    ties(between: [\"c\", \"f\", \"forum\", \"a\"]) { entities { id } unreached { id } exact } \
    clusters { modularity clusters { id size stability members { entity { id } belonging } } } \
    entities { nodes { id degree } } levers { id actors { actor { id } } } \
    overview { id } packed { ids importance } known(among: [\"c\", \"f\"]) { pairs { path { hops } } }";

#[test]
fn every_question_is_answered_as_if_the_data_said_so() {
    for view in [
        "{}",
        "{throughContext: true}",
        "{exceptEntities: [\"d\"]}",
        "{relationKinds: [\"funds\"]}",
    ] {
        let ask = |sketch: &str, question: &str| {
            let document = format!("{{ network(view: {view}) {{ {question} }} }}");
            let response = Service::sketch(sketch).respond(&document);
            assert_eq!(response["errors"], Value::Null, "{document}");
            response["data"]["network"].clone()
        };
        let supposed = ask(
            SKETCH,
            &format!("whatIf(changes: {CHANGES}) {{ network {{ {ANYTHING} }} }}"),
        );
        assert_eq!(
            supposed["whatIf"]["network"],
            ask(EDITED, ANYTHING),
            "{view}"
        );
    }
}

#[test]
fn a_supposition_about_a_supposition_counts_on_top() {
    let service = Service::sketch("a; b; c");
    let add = |source: &str, target: &str| {
        format!("[{{add: {{source: \"{source}\", target: \"{target}\", kind: \"funds\"}}}}]")
    };
    let way = "paths(from: \"a\", to: \"c\") { paths { hops sentence } }";
    let found = service.ask(&format!(
        "whatIf(changes: {}) {{ network {{ whatIf(changes: {}) {{ network {{ {way} provenance {{ dataset }} }} after {FIGURES} }} }} }}",
        add("a", "b"),
        add("b", "c")
    ));
    let inner = &found["whatIf"]["network"]["whatIf"];
    let way = &inner["network"]["paths"]["paths"][0];
    assert_eq!(way["hops"], json!(2));
    let told = way["sentence"].as_str().expect("a sentence");
    assert_eq!(told.matches("verondersteld").count(), 2, "{told}");
    assert_eq!(inner["after"]["components"], json!(1));
    let again = service.refusal(&format!(
        "{{ network {{ whatIf(changes: {0}) {{ network {{ whatIf(changes: {0}) {{ sentence }} }} }} }} }}",
        add("a", "b")
    ));
    assert_eq!(again.0, "BAD_INPUT");
    assert!(again.2.contains("says this already"), "{}", again.2);
}

#[test]
fn what_is_removed_need_not_be_told_apart() {
    let service = shipped();
    let digest = |changes: &str| {
        let question =
            format!("whatIf(changes: [{changes}]) {{ network {{ provenance {{ dataset }} }} }}");
        service.ask(&question)["whatIf"]["network"]["provenance"]["dataset"].clone()
    };
    for (any, known) in [
        ("{removeAny: \"dwse\"}", "{removeEntity: \"dwse\"}"),
        (
            "{removeAny: \"ovam.partners-with.herwin\"}",
            "{remove: \"ovam.partners-with.herwin\"}",
        ),
    ] {
        assert_eq!(digest(any), digest(known), "{any}");
    }
    let unknown = "{ network { whatIf(changes: [{removeAny: \"vlaioo\"}]) { sentence } } }";
    let (code, at, message) = service.refusal(unknown);
    assert_eq!(
        (code.as_str(), at.as_str()),
        ("NOT_FOUND", "changes[0].removeAny")
    );
    assert!(message.contains("'vlaio'"), "{message}");
}

#[test]
fn what_cannot_be_supposed_is_refused_by_name() {
    let service = shipped();
    let check = |view: &str, changes: &str, code: &str, argument: &str, part: &str| {
        let document =
            format!("{{ network{view} {{ whatIf(changes: [{changes}]) {{ sentence }} }} }}");
        let (found, at, message) = service.refusal(&document);
        assert_eq!(
            (found.as_str(), at.as_str()),
            (code, argument),
            "{changes}: {message}"
        );
        assert!(message.contains(part), "{changes}: {message}");
    };
    let add = |source: &str, kind: &str, target: &str| {
        format!("{{add: {{source: \"{source}\", target: \"{target}\", kind: \"{kind}\"}}}}")
    };
    check("", "", "BAD_INPUT", "changes", "1 to 100");
    check("", "{}", "BAD_INPUT", "changes[0]", "changes nothing");
    check(
        "",
        &"{remove: \"x\"}, ".repeat(101),
        "BAD_INPUT",
        "changes",
        "101",
    );
    check(
        "",
        &add("vlaoi", "funds", "herwin"),
        "NOT_FOUND",
        "changes[0].add.source",
        "Did you mean 'vlaio'",
    );
    check(
        "",
        &add("vlaio", "fund", "herwin"),
        "BAD_INPUT",
        "changes[0].add.kind",
        "Did you mean 'funds'",
    );
    check(
        "",
        &add("vlaio", "funds", "vlaio"),
        "BAD_INPUT",
        "changes[0].add",
        "same entity",
    );
    check(
        "",
        &add("vc-jobs", "funds", "vlaio"),
        "BAD_INPUT",
        "changes[0].add",
        "cannot start from 'vc-jobs'",
    );
    check(
        "",
        &add("vlaio", "leads-lever", "herwin"),
        "BAD_INPUT",
        "changes[0].add",
        "cannot lead to 'herwin'",
    );
    check(
        "",
        &add("ovam", "partners-with", "herwin"),
        "BAD_INPUT",
        "changes[0].add",
        "says this already",
    );
    check(
        "",
        "{remove: \"nope\"}",
        "NOT_FOUND",
        "changes[0].remove",
        "No relation has the id 'nope'",
    );
    check(
        "",
        "{remove: \"vlaio\"}",
        "NOT_FOUND",
        "changes[0].remove",
        "removeEntity",
    );
    check(
        "",
        "{removeEntity: \"vlaioo\"}",
        "NOT_FOUND",
        "changes[0].removeEntity",
        "vlaio",
    );
    check(
        "",
        "{removeEntity: \"vlaio\"}, {removeEntity: \"vlaio\"}",
        "BAD_INPUT",
        "changes[1].removeEntity",
        "the same as",
    );
    let gone = format!(
        "{{removeEntity: \"vlaio\"}}, {}",
        add("vlaio", "funds", "herwin")
    );
    check("", &gone, "BAD_INPUT", "changes[1].add", "removes 'vlaio'");
    let both = format!(
        "{{remove: \"ovam.partners-with.herwin\"}}, {}",
        add("ovam", "partners-with", "herwin")
    );
    check("", &both, "BAD_INPUT", "changes[1].add", "leave both out");
    check(
        "(view: {relationKinds: [\"funds\"]})",
        &add("vlaio", "partners-with", "herwin"),
        "BAD_INPUT",
        "changes[0].add",
        "leaves this relation out",
    );
    check(
        "(view: {relationKinds: [\"funds\"]})",
        "{remove: \"ovam.partners-with.herwin\"}",
        "BAD_INPUT",
        "changes[0].remove",
        "not in this view",
    );
    check(
        "(view: {exceptEntities: [\"vlaio\"]})",
        "{removeEntity: \"vlaio\"}",
        "BAD_INPUT",
        "changes[0].removeEntity",
        "not in this view",
    );
}

#[test]
fn suppositions_of_one_request_copy_no_more_than_is_allowed() {
    let settings = Settings {
        limits: Limits {
            supposed_rows_max: 1_000,
            ..Limits::default()
        },
        ..Settings::default()
    };
    let service = Service::over(Dataset::shipped(), &settings);
    let what_if = |number: usize| {
        format!("w{number}: whatIf(changes: [{{removeEntity: \"vlaio\"}}]) {{ sentence }} ")
    };
    let two: String = (0..2).map(what_if).collect();
    assert_eq!(
        service.respond(&format!("{{ network {{ {two} }} }}"))["errors"],
        Value::Null
    );
    let three: String = (0..3).map(what_if).collect();
    let (code, _, message) = service.refusal(&format!("{{ network {{ {three} }} }}"));
    assert_eq!(code, "TOO_LARGE", "{message}");
}

#[test]
fn a_supposed_network_has_cursors_of_its_own() {
    let service = shipped();
    let found = service.ask(
        "entities(first: 1) { pageInfo { endCursor } } whatIf(changes: [{removeEntity: \"vlaio\"}]) \
         { network { entities(first: 1) { pageInfo { endCursor } } } }",
    );
    let cursor = &found["entities"]["pageInfo"]["endCursor"];
    let own = &found["whatIf"]["network"]["entities"]["pageInfo"]["endCursor"];
    assert_ne!(cursor, own);
    let (code, ..) = service.refusal(&format!(
        "{{ network {{ entities(after: {own}) {{ totalCount }} }} }}"
    ));
    assert_eq!(code, "BAD_CURSOR");
}
