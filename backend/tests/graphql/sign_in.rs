//! Signing in by the one-time code, and who asks: `openSession`, `caller`.

use std::time::Duration;

use backend::access::{Caller, Role};
use backend::graphql::{Api, Settings};
use serde_json::{Value, json};

use crate::support::{Keeping, Service, refusal_in};

const OPEN: &str = "mutation($code: String!) { openSession(code: $code) { token name role } }";
const CALLER: &str = "{ caller { name role } }";

impl Keeping {
    fn code(&self) -> String {
        let doorkeeper = self.app.doorkeeper().expect("it keeps");
        let offered = doorkeeper.offer_session("jan".to_owned(), Duration::from_secs(60));
        offered.expect("the machine has chance")
    }

    fn open(&self, code: &str) -> Value {
        self.respond_to(Caller::nobody(), OPEN, json!({ "code": code }))
    }

    fn caller_of(&self, token: &str) -> Option<Caller> {
        let doorkeeper = self.app.doorkeeper().expect("it keeps");
        doorkeeper.caller(token).expect("the tokens can be read")
    }
}

#[test]
fn a_code_opens_one_session_for_an_editor() {
    let kept = Keeping::sketch("a");
    let code = kept.code();
    let told = kept.open(&code)["data"]["openSession"].clone();
    assert_eq!(
        (&told["name"], &told["role"]),
        (&json!("jan"), &json!("EDITOR"))
    );
    let token = told["token"].as_str().expect("a token");
    assert!(!token.contains(&code), "the code is no token");
    let caller = kept.caller_of(token).expect("it counts");
    let put =
        json!({ "putEntity": { "id": "b", "kind": "organisatie", "label": "B", "evidence": [] } });
    let edited = kept.respond_to(
        caller,
        crate::support::APPLY,
        json!({ "edits": [put], "id": "1" }),
    );
    assert_eq!(edited["data"]["apply"]["by"], "jan", "{edited}");
    let (code, argument, message) = refusal_in(&kept.open(&code));
    assert_eq!(
        (code.as_str(), argument.as_str()),
        ("UNAUTHENTICATED", "code")
    );
    assert!(message.contains("schakel token create"), "{message}");
}

#[test]
fn what_is_no_code_opens_nothing() {
    let kept = Keeping::sketch("a");
    assert_eq!(
        refusal_in(&kept.open("")).0,
        "UNAUTHENTICATED",
        "none given"
    );
    let code = kept.code();
    let (front, back) = code.split_at(code.len() - 1);
    let other = if back == "0" { "1" } else { "0" };
    for wrong in [front, &format!("{front}{other}"), &format!("{code}0"), ""] {
        assert_eq!(
            refusal_in(&kept.open(wrong)).0,
            "UNAUTHENTICATED",
            "{wrong}"
        );
    }
    assert!(kept.open(&code)["data"]["openSession"]["token"].is_string());
    let code = kept.code();
    for wrong in 0..5 {
        assert_eq!(
            refusal_in(&kept.open(&wrong.to_string())).0,
            "UNAUTHENTICATED"
        );
    }
    assert_eq!(
        refusal_in(&kept.open(&code)).0,
        "UNAUTHENTICATED",
        "guessed"
    );
    let without = Service::sketch("a");
    let told = without.respond_with(OPEN, &json!({ "code": code }));
    assert_eq!(refusal_in(&told).0, "UNAUTHENTICATED", "nothing is kept");
}

#[test]
fn who_asks_is_told() {
    let kept = Keeping::sketch("a");
    for (caller, expected) in [
        (Caller::nobody(), Value::Null),
        (
            Caller::named("Lees", Role::Reader),
            json!({ "name": "Lees", "role": "READER" }),
        ),
        (
            Caller::named("Baas", Role::Admin),
            json!({ "name": "Baas", "role": "ADMIN" }),
        ),
    ] {
        let told = kept.respond_to(caller, CALLER, json!({}));
        assert_eq!(told["data"]["caller"], expected, "{told}");
    }
}

#[test]
fn signing_in_goes_where_reading_is_closed_and_nothing_else_does() {
    let kept = Keeping::sketch("a");
    let settings = Settings {
        public_read: false,
        ..Settings::default()
    };
    let closed = Service::of(Api::new(&kept.app, &settings));
    let told = closed.respond_with(OPEN, &json!({ "code": kept.code() }));
    assert_eq!(told["data"]["openSession"]["name"], "jan", "{told}");
    assert_eq!(closed.respond(CALLER)["data"], json!({ "caller": null }));
    for query in [
        "{ caller { name } network { stats { actors } } }",
        "{ caller: network { stats { actors } } }",
        "{ ...f } fragment f on Query { caller { name } }",
        "query A { caller { name } } query B { network { stats { actors } } }",
        "{ __schema { queryType { name } } }",
        "no GraphQL",
    ] {
        assert_eq!(closed.refusal(query).0, "UNAUTHENTICATED", "{query}");
    }
}
