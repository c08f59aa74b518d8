//! Revisions that changed very much: listed, told as they are made, and asked piece by piece.

use backend::access::Caller;
use backend::graphql::GraphqlRequest;
use backend::graphql::limits::Limits;
use graph_data::dataset::Dataset;
use serde_json::{Value, json};

use crate::support::{Keeping, refusal_in};

const APPLY: &str = "mutation($edits: [EditInput!]!, $id: ID!) {
    apply(edits: $edits, reason: \"omdat\", operationId: $id) { number touched(first: 1) }
}";

/// Rows that an answer may hold here: fewer than the revision touched.
const ROWS_MAX: usize = 8;

/// A network whose second revision added ten entities, its third a tie between two of them.
fn much(limits: Limits) -> Keeping {
    let network = Dataset::sketch("a").expect("a sketch");
    let kept = Keeping::within(&network, limits);
    let entity = |id: &str| json!({ "putEntity": { "id": id, "kind": "organisatie", "label": id, "evidence": [] } });
    let ten: Vec<Value> = (0..10).map(|at| entity(&format!("x{at}"))).collect();
    let tie = json!({ "putRelation": { "source": "x8", "target": "x9", "kind": "partners-with", "evidence": [] } });
    for (id, edits) in [("1", json!(ten)), ("2", json!([tie]))] {
        let made = kept.edit(APPLY, json!({ "edits": edits, "id": id }));
        assert_eq!(made["errors"], Value::Null, "{made}");
    }
    kept
}

fn few_rows() -> Limits {
    Limits {
        rows_max: ROWS_MAX,
        ..Limits::default()
    }
}

#[test]
fn much_is_listed_and_asked_piece_by_piece() {
    let kept = much(few_rows());
    let told = kept.ask(
        "{ revisions { nodes { number by reason touchedCount summary(language: EN) } }
           some: revision(number: 2) { touched(first: 2) changes(first: 1) { id } of: changes(of: \"x7\") { id kind } } }",
    );
    let nodes = told["revisions"]["nodes"].as_array().expect("rows");
    let counts: Vec<&Value> = nodes.iter().map(|node| &node["touchedCount"]).collect();
    assert_eq!(counts, [1, 10, 0]);
    assert_eq!(
        nodes[1]["summary"],
        "Added: x0; x1; x2 and 7 more. Without a source: x0; x1; x2 and 7 more."
    );
    assert_eq!(
        told["some"],
        json!({ "touched": ["x0", "x1"], "changes": [{ "id": "x0" }],
                "of": [{ "id": "x7", "kind": "ADDED" }] })
    );
    let whole = kept.ask("{ revision(number: 3) { touched changes { name } } }");
    assert_eq!(
        whole["revision"],
        json!({ "touched": ["x8.partners-with.x9"], "changes": [{ "name": "x8 is partner van x9" }] })
    );
    for asked in [
        "{ revision(number: 2) { touched } }",
        "{ revision(number: 2) { changes { id } } }",
        "{ revisions { nodes { changes(first: 6) { id } } } }",
    ] {
        let refused = refusal_in(&kept.service.respond(asked));
        assert_eq!(refused.0, "TOO_LARGE", "{asked}");
    }
}

#[test]
fn much_that_is_told_ends_no_subscription() {
    let tell = |limits: Limits, wanted: &str| {
        let kept = much(limits);
        let api = &kept.service.api;
        kept.service.runtime.block_on(async {
            let body = json!({ "query": format!("subscription {{ revisions(after: 1) {{ number {wanted} }} }}") });
            let body = body.to_string();
            let request = GraphqlRequest::read(body.as_bytes()).expect("a request");
            let subscribed = api.subscribe(request, Caller::nobody()).await;
            let subscribed = subscribed.unwrap_or_else(|answer| panic!("{answer:?}"));
            assert_eq!(subscribed.start(), 2);
            let mut told = Vec::new();
            for number in [2, 3] {
                let one = api.tell(&subscribed, number).await;
                let one = one.unwrap_or_else(|answer| panic!("{wanted}: {answer:?}"));
                let one: Value = serde_json::from_slice(&one).expect("JSON");
                told.push(one);
            }
            <[Value; 2]>::try_from(told).expect("two")
        })
    };
    let code = |told: &Value| told["errors"][0]["extensions"]["code"].clone();

    // As the page asks.
    let [much, little] = tell(few_rows(), "touched(first: 3) touchedCount");
    assert_eq!(
        much["data"]["revisions"],
        json!({ "number": 2, "touched": ["x0", "x1", "x2"], "touchedCount": 10 })
    );
    assert_eq!(little["data"]["revisions"]["touchedCount"], 1);
    // More than an answer may hold, in rows and in bytes.
    let few_bytes = Limits {
        answer_bytes_max: 300,
        ..Limits::default()
    };
    let long = "at by reason summary touched a: summary b: summary c: summary";
    for (limits, wanted) in [(few_rows(), "touched"), (few_bytes, long)] {
        let [much, little] = tell(limits, wanted);
        assert_eq!(
            (&much["data"], code(&much)),
            (&Value::Null, json!("TOO_LARGE")),
            "{wanted}"
        );
        if wanted == "touched" {
            assert_eq!(little["data"]["revisions"]["number"], 3, "{little}");
        }
    }
}
