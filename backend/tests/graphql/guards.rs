//! Attacks on the GraphQL face and the safe answer to each, always with a plain question beside it.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::support::{Service, refusal_in};
use backend::app::App;
use backend::graphql::limits::Limits;
use backend::graphql::{Api, GraphqlRequest, Settings};
use graph_data::dataset::Dataset;
use serde_json::{Value, json};

const NETWORK: &str = "a -partners-with-> b; b -partners-with-> c; c -partners-with-> a; d";

/// Refused with a code within 50 ms of work, without echo; and the service goes on.
fn refused(service: &Service, document: &str, code: &str) {
    let start = Instant::now();
    let answer = service
        .runtime
        .block_on(service.api.execute(GraphqlRequest::of(document)));
    assert!(
        start.elapsed() < Duration::from_millis(500),
        "{:?}",
        start.elapsed()
    );
    let shown: String = document.chars().take(80).collect();
    assert_eq!(answer.code.as_deref(), Some(code), "{shown}");
    assert!(!answer.executed, "{shown}");
    assert!(answer.bytes.len() < 1_000, "{shown}");
    canary(service);
}

fn canary(service: &Service) {
    let start = Instant::now();
    assert_eq!(
        service.ask("entity(id: \"a\") { id }"),
        json!({"entity": {"id": "a"}})
    );
    assert!(start.elapsed() < Duration::from_millis(500));
}

fn fragment_bomb(fragments: usize) -> String {
    let mut bomb = "{ ...f0 }".to_owned();
    for at in 0..fragments {
        let _ = write!(
            bomb,
            " fragment f{at} on Query {{ ...f{0} ...f{0} }}",
            at + 1
        );
    }
    let _ = write!(bomb, " fragment f{fragments} on Query {{ __typename }}");
    bomb
}

fn nested(levels: usize) -> String {
    let open = "neighbours { nodes { ".repeat(levels);
    let close = "} } ".repeat(levels);
    format!("{{ network {{ entity(id: \"a\") {{ {open} id {close} }} }} }}")
}

#[test]
fn documents_that_grow_are_refused_before_validation() {
    let service = Service::sketch(NETWORK);
    let complex = |document: &str| refused(&service, document, "TOO_COMPLEX");
    complex(&fragment_bomb(20));
    complex(&fragment_bomb(60));
    complex(&nested(25));
    complex(&nested(2_500));
    complex(&format!(
        "{{ network {{ {} }} }}",
        "levers { id } ".repeat(20_000)
    ));
    complex(&format!(
        "{{ __typename {} }}",
        "@include(if: true) ".repeat(2_000)
    ));
    let repeat =
        |times: usize, one: &dyn Fn(usize) -> String| -> String { (0..times).map(one).collect() };
    complex(&format!(
        "{{{}}}",
        repeat(1_000, &|n| format!(" a{n}: __typename"))
    ));
    complex(&format!(
        "{{{}}}",
        repeat(31, &|n| format!(" a{n}: __typename"))
    ));
    complex(&repeat(21, &|n| format!(" query q{n} {{ __typename }}")));
    complex(&format!(
        "{{ a(b: {}1{}) }}",
        "[".repeat(5_000),
        "]".repeat(5_000)
    ));
    complex(
        "{ network { entities(first: 100) { nodes { neighbours(first: 100) { nodes { neighbours(first: 100) { nodes { neighbours { nodes { id } } } } } } } } } }",
    );
    refused(
        &service,
        "{ ...f } fragment f on Query { ...f }",
        "BAD_INPUT",
    );
    refused(&service, "{ network { nonsense", "BAD_INPUT");
}

#[test]
fn negative_numbers_of_rows_do_not_pay_for_others() {
    let service = Service::sketch(NETWORK);
    let (code, argument, _) = service.refusal(
        "{ network { a: entities(first: -1) { totalCount } b: entities(first: 100000) { totalCount } } }",
    );
    assert_eq!((code.as_str(), argument.as_str()), ("BAD_INPUT", "first"));
    canary(&service);
}

#[test]
fn batches_and_other_bodies_are_refused() {
    let service = Service::sketch(NETWORK);
    let batch = format!(
        "[{}]",
        vec!["{\"query\":\"{__typename}\"}"; 1_000].join(",")
    );
    let deep = format!(
        "{{\"query\":\"{{__typename}}\",\"variables\":{}1{}}}",
        "{\"a\":".repeat(20_000),
        "}".repeat(20_000)
    );
    for body in [
        batch.as_str(),
        deep.as_str(),
        "",
        "{}",
        "null",
        "\"{__typename}\"",
        "{\"query\": 1}",
        "{\"query\":\"{a}\",\"variables\":[]}",
    ] {
        let answer = service.answer(body.as_bytes());
        assert_eq!(answer.code.as_deref(), Some("BAD_INPUT"), "{:.60}", body);
        assert!(!answer.executed && answer.bytes.len() < 500);
        canary(&service);
    }
    assert!(
        service
            .answer(b" {\"query\":\"{__typename}\",\"variables\":null,\"extensions\":{}}")
            .executed
    );
}

#[test]
fn cursors_of_others_are_refused() {
    let service = Service::sketch(NETWORK);
    let found = service.ask("entities(first: 2) { pageInfo { endCursor } }");
    let cursor = found["entities"]["pageInfo"]["endCursor"]
        .as_str()
        .expect("a cursor");
    let last = if cursor.ends_with('0') { "1" } else { "0" };
    let flipped = format!("{}{last}", &cursor[..cursor.len() - 1]);
    let cases = [
        format!("network {{ entities(after: \"{flipped}\") {{ totalCount }} }}"),
        format!("network {{ entities(after: \"{cursor}\", orderBy: LABEL_ASC) {{ totalCount }} }}"),
        format!("network {{ relations(after: \"{cursor}\") {{ totalCount }} }}"),
        format!(
            "network {{ entity(id: \"a\") {{ neighbours(after: \"{cursor}\") {{ totalCount }} }} }}"
        ),
        format!(
            "network(view: {{throughContext: true}}) {{ entities(before: \"{cursor}\") {{ totalCount }} }}"
        ),
        "network { entities(after: \"-1\") { totalCount } }".to_owned(),
        "network { entities(after: \"99999999999999999999\") { totalCount } }".to_owned(),
        "network { entities(after: \"\") { totalCount } }".to_owned(),
    ];
    for case in cases {
        assert_eq!(
            service.refusal(&format!("{{ {case} }}")).0,
            "BAD_CURSOR",
            "{case}"
        );
    }
    canary(&service);
}

#[test]
fn types_are_hidden_when_the_operator_says_so() {
    let settings = Settings {
        introspection: false,
        ..Settings::default()
    };
    let service = Service::over(Dataset::sketch(NETWORK).expect("a network"), &settings);
    for document in [
        "{ __schema { types { name } } }",
        "{ __type(name: \"Query\") { name } }",
    ] {
        let response = service.respond(document);
        assert!(
            response["errors"][0].is_object() || response["data"]["__schema"].is_null(),
            "{response}"
        );
        assert!(!response.to_string().contains("Provenance"), "{response}");
    }
    let (code, _, message) = service.refusal("{ netwrk { stats { actors } } }");
    assert_eq!(code, "BAD_INPUT");
    assert!(!message.contains("network"), "{message}");
    assert!(
        Service::sketch(NETWORK)
            .refusal("{ netwrk { stats { actors } } }")
            .2
            .contains("network")
    );
    canary(&service);
}

#[test]
fn a_panic_fails_its_own_request_alone() {
    let app = App::new(Arc::new(Dataset::sketch(NETWORK).expect("a network")));
    let boom = Arc::new(|operation: &str| assert!(operation != "boom", "secret /etc/passwd"));
    let service = Service::of(Api::with_fault(&app, &Settings::default(), Some(boom)));
    for question in ["provenance { view }", "clusters { modularity }"] {
        let body = json!({"query": format!("query boom {{ network {{ {question} }} }}"), "operationName": "boom"});
        let answer = service.answer(body.to_string().as_bytes());
        let text = String::from_utf8_lossy(&answer.bytes).into_owned();
        assert_eq!(answer.code.as_deref(), Some("INTERNAL"));
        assert!(
            text.contains("reference") && !text.contains("secret"),
            "{text}"
        );
        canary(&service);
    }
}

#[test]
fn answers_that_grow_are_cut() {
    let limits = Limits {
        answer_bytes_max: 200,
        ..Limits::default()
    };
    let settings = Settings {
        limits,
        ..Settings::default()
    };
    let service = Service::over(Dataset::sketch(NETWORK).expect("a network"), &settings);
    assert_eq!(
        service
            .refusal("{ network { entities { nodes { id label kind { label } } } } }")
            .0,
        "TOO_LARGE"
    );
    canary(&service);

    let limits = Limits {
        rows_max: 5,
        ..Limits::default()
    };
    let settings = Settings {
        limits,
        ..Settings::default()
    };
    let service = Service::over(Dataset::sketch(NETWORK).expect("a network"), &settings);
    assert_eq!(
        service
            .refusal("{ network { entities { nodes { neighbours { nodes { id } } } } } }")
            .0,
        "TOO_LARGE"
    );
    canary(&service);
}

#[test]
fn an_answer_that_takes_too_long_is_given_up() {
    let limits = Limits {
        time_max: Duration::ZERO,
        ..Limits::default()
    };
    let settings = Settings {
        limits,
        ..Settings::default()
    };
    let app = App::new(Arc::new(Dataset::sketch(NETWORK).expect("a network")));
    let service = Service::of(Api::new(&app, &settings));
    assert_eq!(
        service.refusal("{ network { entities { totalCount } } }").0,
        "TIMEOUT"
    );
}

#[test]
fn questions_wait_for_a_place_and_are_refused_when_none_comes_free() {
    let limits = Limits {
        slots: 1,
        time_max: Duration::from_millis(300),
        ..Limits::default()
    };
    let settings = Settings {
        limits,
        ..Settings::default()
    };
    let app = App::new(Arc::new(Dataset::sketch(NETWORK).expect("a network")));
    let slow = Arc::new(|operation: &str| {
        if operation == "slow" {
            std::thread::sleep(Duration::from_millis(900));
        }
    });
    let service = Service::of(Api::with_fault(&app, &settings, Some(slow)));
    let api = service.api.clone();
    let taken = service.runtime.spawn(async move {
        let mut request = GraphqlRequest::of("query slow { __typename }");
        request.operation_name = Some("slow".to_owned());
        api.execute(request).await
    });
    std::thread::sleep(Duration::from_millis(200));
    assert_eq!(service.refusal("{ __typename }").0, "UNAVAILABLE");
    assert!(service.runtime.block_on(taken).expect("an answer").executed);
}

#[test]
fn variables_are_checked_the_second_time_too() {
    let service = Service::sketch(NETWORK);
    let rows = "query($n: Int) { network { entities(first: $n) { nodes { id } } } }";
    let view = "query($v: ViewInput) { network(view: $v) { provenance { view } } }";
    for _ in 0..2 {
        assert_eq!(
            service.respond_with(rows, &json!({"n": 1}))["errors"],
            Value::Null
        );
        assert_eq!(
            refusal_in(&service.respond_with(rows, &json!({"n": "one"}))).0,
            "BAD_INPUT"
        );
        assert_eq!(
            refusal_in(&service.respond_with(rows, &json!({"n": 101}))).0,
            "BAD_INPUT"
        );
        assert_eq!(
            service.respond_with(rows, &json!({"n": null}))["errors"],
            Value::Null
        );
        assert_eq!(
            service.respond_with(view, &json!({"v": {"throughContext": true}}))["errors"],
            Value::Null
        );
        assert_eq!(
            refusal_in(&service.respond_with(view, &json!({"v": {"throughContex": true}}))).0,
            "BAD_INPUT"
        );
    }
}
