//! Edits that are refused, as programs read why: what is wrong, by its key.

use graph_data::edit::Flaw;
use serde_json::{Value, json};

use crate::support::{APPLY, Keeping};

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
