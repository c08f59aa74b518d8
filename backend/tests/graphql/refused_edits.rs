//! Edits that are refused, as programs read why: what is wrong by its key, and both versions of what others
//! changed meanwhile.

use graph_data::edit::Flaw;
use serde_json::{Value, json};

use crate::support::{APPLY, Keeping, refusal_in};

const ERRORS: &str = include_str!("../../../docs/ERRORS.md");

fn put(kind: &str, id: &str, more: Value) -> Value {
    let mut entity = json!({ "id": id, "kind": kind, "label": id, "evidence": [] });
    let fields = entity.as_object_mut().expect("an object");
    fields.extend(more.as_object().expect("an object").clone());
    json!({ "putEntity": entity })
}

fn tie(source: &str, kind: &str, target: &str) -> Value {
    json!({ "putRelation": { "source": source, "target": target, "kind": kind, "evidence": [] } })
}

#[test]
fn the_keys_of_what_may_be_wrong_are_documented_with_what_they_are_about() {
    let line = |(key, parameters): &(&str, &[&str])| {
        let parameters: Vec<String> = parameters.iter().map(|name| format!("`{name}`")).collect();
        let parameters = match parameters.is_empty() {
            true => "none".to_owned(),
            false => parameters.join(", "),
        };
        format!("| `{key}` | {parameters} | ")
    };
    let (_, table) = ERRORS
        .rsplit_once("| --- | --- | --- |\n")
        .expect("a table");
    assert_eq!(table.lines().count(), Flaw::KEYS.len());
    for (found, known) in table.lines().zip(Flaw::KEYS) {
        assert!(found.starts_with(&line(known)), "{found}\n{}", line(known));
    }
}

#[test]
fn what_is_wrong_is_told_by_key_and_parameters() {
    let kept = Keeping::sketch("a -funds-> b; l[hefboom]; herwin");
    let check = |edits: Value, expected: Value| {
        let told = kept.edit(APPLY, json!({ "edits": edits, "id": "x" }));
        let error = &told["errors"][0];
        let problems = error["extensions"]["problems"].as_array().expect("a list");
        let found: Vec<Value> = problems
            .iter()
            .map(|one| json!([one["argument"], one["key"], one["parameters"]]))
            .collect();
        assert_eq!(Value::Array(found), expected);
        let lines = problems.iter().map(|one| {
            let text = |name: &str| one[name].as_str().expect("a text").to_owned();
            format!("{}: {}", text("argument"), text("message"))
        });
        let lines: Vec<String> = lines.collect();
        assert_eq!(
            error["message"],
            json!(lines.join("\n")),
            "the whole is its parts"
        );
    };
    let named = |id: &str, nl: &str, en: Value| json!({ "id": id, "nl": nl, "en": en });
    check(
        json!([
            put("organisatie", "c", json!({ "label": "b", "website": "x" })),
            tie("a", "funds", "herwinn")
        ]),
        json!([
            ["edits[1].putRelation.target", "NO_ENTITY", { "id": "herwinn", "nearest": ["herwin"] }],
        ]),
    );
    check(
        json!([put(
            "organisatie",
            "c",
            json!({ "label": "b", "website": "x" })
        )]),
        json!([
            ["edits[0].putEntity.label", "NAME_TAKEN", { "entity": named("b", "b", Value::Null) }],
            ["edits[0].putEntity.website", "WEBSITE", { "text": "x" }],
        ]),
    );
    let text = "x".repeat(20_001);
    check(
        json!([put("organisatie", "c", json!({ "descriptionNl": text }))]),
        json!([["edits[0].putEntity.descriptionNl", "TEXT_LONG", { "bytes": 20_001, "most": 20_000 }]]),
    );
    check(
        json!([tie("a", "funds", "l")]),
        json!([[
            "edits[0].putRelation.target",
            "TARGET_NOT_ALLOWED",
            {
                "entity": named("l", "l", Value::Null),
                "kind": named("hefboom", "hefboom", json!("lever")),
                "tie": named("funds", "steunt financieel", json!("supports financially")),
                "allowed": ["ORGANISATION", "GOVERNMENT", "evenement", "publicatie"],
            },
        ]]),
    );
    check(json!([]), json!([["edits[0].", "NOTHING_CHANGES", {}]]));
}

#[test]
fn what_edits_would_do_is_refused_in_the_same_way() {
    let kept = Keeping::sketch("a");
    let query = "query($edits: [EditInput!]!) { preview(edits: $edits) { summary } }";
    let told = kept.edit(query, json!({ "edits": [{ "remove": "aa" }] }));
    let problem = &told["errors"][0]["extensions"]["problems"][0];
    assert_eq!(
        (&problem["key"], &problem["parameters"]),
        (
            &json!("NO_RECORD"),
            &json!({ "id": "aa", "nearest": ["a"] })
        )
    );
}

#[test]
fn what_was_wished_is_told_also_where_it_no_longer_fits() {
    let kept = Keeping::sketch("a; b; c; l[hefboom]; s[hefboomset]");
    let conflicts = |edits: Value, operation: &str, on: u32| -> Vec<Value> {
        let told = kept.edit(APPLY, json!({ "edits": edits, "id": operation, "on": on }));
        assert_eq!(refusal_in(&told).0, "CONFLICT", "{told}");
        let conflicts = &told["errors"][0]["extensions"]["conflicts"];
        conflicts.as_array().expect("a list").clone()
    };
    kept.apply(
        "1",
        json!([put("hefboom", "l", json!({ "label": "L van Jan" }))]),
    );
    kept.apply("2", json!([{ "remove": "s" }]));
    let mine = || {
        put(
            "hefboom",
            "l",
            json!({ "label": "Mijn L", "leverSet": "s" }),
        )
    };
    // The set is gone, so it cannot be drafted any more; then it could.
    let found = conflicts(json!([mine()]), "3", 1);
    assert_eq!(found.len(), 1);
    let labels = |one: &Value| {
        json!([
            one["theirs"]["entity"]["label"]["nl"],
            one["yours"]["entity"]["label"]["nl"]
        ])
    };
    assert_eq!(labels(&found[0]), json!(["L van Jan", "Mijn L"]));
    assert_eq!(found[0]["yours"]["entity"]["leverSet"], "s");
    // What one leans on and did not touch is no wish of one's own.
    let found = conflicts(
        json!([mine(), tie("a", "leads-lever", "l"), tie("a", "funds", "s")]),
        "4",
        1,
    );
    let ids: Vec<&Value> = found.iter().map(|one| &one["id"]).collect();
    assert_eq!(ids, ["l", "s"]);
    assert_eq!(
        (&found[1]["theirs"], &found[1]["yours"]),
        (&Value::Null, &Value::Null)
    );
    // Neither then nor now: only that another changed it can be told.
    let wrong = put("hefboom", "l", json!({ "label": "Mijn L", "website": "x" }));
    let found = conflicts(json!([wrong]), "5", 1);
    assert_eq!(
        (labels(&found[0]), &found[0]["yours"]),
        (json!(["L van Jan", null]), &Value::Null)
    );
    // Removed by another, and changed here.
    kept.apply("6", json!([{ "remove": "c" }]));
    let found = conflicts(json!([{ "merge": { "keep": "c", "lose": "b" } }]), "7", 1);
    assert_eq!(found[0]["yours"]["entity"]["aliases"][0]["name"], "b");
    assert_eq!(found[0]["theirs"], Value::Null);
}
