//! Attack 25: the headers of every address, whatever it answers.

use support::{Program, Reply};

const ADDRESSES: [&str; 11] = [
    "/",
    "/weg?van=herwin&naar=vlaio",
    "/graphiql",
    "/schema.graphql",
    "/health/live",
    "/health/ready",
    "/graphql",
    "/assets/none.js",
    "/../etc/passwd",
    "/no.such.file",
    "/health/none",
];

const ALWAYS: [(&str, &str); 6] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

fn policy(reply: &Reply) -> Vec<&str> {
    let policy = reply.header("content-security-policy").expect("a policy");
    policy.split(';').map(str::trim).collect()
}

#[test]
fn every_address_has_the_security_headers() {
    let program = Program::serve(&[]);
    let question = program.ask(
        "{ network { provenance { revision } } }",
        serde_json::json!({}),
    );
    let refused = program.send("POST", "/graphql", &[], b"x");
    for (address, reply) in ADDRESSES
        .map(|address| (address, program.get(address)))
        .into_iter()
        .chain([("a question", question), ("a refusal", refused)])
    {
        for (name, value) in ALWAYS {
            assert_eq!(reply.header(name), Some(value), "{name} of {address}");
        }
        let policy = policy(&reply);
        for rule in [
            "default-src 'none'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        ] {
            assert!(policy.contains(&rule), "{rule} of {address}");
        }
        let console = address == "/graphiql";
        assert_eq!(
            policy.contains(&"style-src 'self' 'unsafe-inline'"),
            console,
            "{address}"
        );
        assert!(
            policy.contains(&"script-src 'self' 'wasm-unsafe-eval'"),
            "{address}"
        );
        assert!(reply.header("server").is_none() && reply.header("x-powered-by").is_none());
    }
}

#[test]
fn answers_are_not_stored() {
    let program = Program::serve(&[]);
    let answer = program.ask(
        "{ network { provenance { revision } } }",
        serde_json::json!({}),
    );
    for (what, reply) in [
        ("an answer", answer),
        ("a refusal", program.post("[]")),
        ("health", program.get("/health/ready")),
        ("what is not there", program.get("/assets/none.js")),
    ] {
        assert_eq!(reply.header("cache-control"), Some("no-store"), "{what}");
    }
}
