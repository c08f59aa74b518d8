//! Which address answers what; attack 22: addresses that try to leave the folder of files.

use support::Program;

#[test]
fn the_services_own_addresses_answer() {
    let program = Program::serve(&[]);
    let check = |path: &str, media_type: &str, words: &str| {
        let reply = program.get(path);
        assert_eq!(reply.status, 200, "{path}");
        assert!(
            reply
                .header("content-type")
                .is_some_and(|m| m.starts_with(media_type)),
            "{path}"
        );
        assert!(reply.text().contains(words), "{path}: {}", reply.text());
    };
    check("/health/live", "application/json", r#""status":"ok""#);
    check("/health/ready", "application/json", r#""snapshot":"ok""#);
    check("/schema.graphql", "text/plain", "type Network {");
}

#[test]
fn the_published_schema_is_kept_by_browsers_until_it_changes() {
    let program = Program::serve(&[]);
    let first = program.get("/schema.graphql");
    let tag = first.header("etag").expect("a tag").to_owned();
    let again = program.send(
        "GET",
        "/schema.graphql",
        &[&format!("If-None-Match: {tag}")],
        b"",
    );
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert_eq!(again.header("etag"), Some(tag.as_str()));
}

#[test]
fn no_address_leads_out_of_the_folder() {
    let mut program = Program::serve(&[]);
    program.endures(|program| {
        for path in [
            "/../etc/passwd",
            "/../../../../etc/passwd",
            "/assets/../../etc/passwd",
            "/assets/../index.html",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/%2E%2E%2Fetc%2Fpasswd",
            "/..%2fetc/passwd",
            "/assets/%2e%2e/x.js",
            "/%252e%252e/etc/passwd",
            "/assets/..%255c..%255cetc/passwd",
            "/..\\..\\etc\\passwd",
            "/..%5c..%5cetc%5cpasswd",
            "/assets/%00",
            "/index.html%00.js",
            "/%00",
            "/.git/config",
            "/.env",
            "//etc/passwd/..",
            "/%c0%ae%c0%ae/etc/passwd",
            "/assets/",
            "/assets",
        ] {
            let reply = program.get(path);
            assert!(
                matches!(reply.status, 400 | 404),
                "{path}: {}",
                reply.status
            );
            assert!(!reply.text().contains("root:"), "{path}");
        }
    });
}

#[test]
fn large_answers_are_packed_when_that_is_asked() {
    let program = Program::serve(&[]);
    let packed = |headers: &[&str]| {
        let headers = [&["Content-Type: application/json"], headers].concat();
        let body = br#"{"query":"{ network { entities(first: 100) { nodes { id label evidence { source } } } } }"}"#;
        let reply = program.send("POST", "/graphql", &headers, body);
        assert_eq!(reply.status, 200);
        reply.header("content-encoding").map(str::to_owned)
    };
    assert_eq!(
        packed(&["Accept-Encoding: gzip, br"]).as_deref(),
        Some("br")
    );
    assert_eq!(packed(&["Accept-Encoding: gzip"]).as_deref(), Some("gzip"));
    assert_eq!(packed(&["Accept-Encoding: br;q=0"]), None);
    assert_eq!(packed(&[]), None);
    let small = program.send("GET", "/health/live", &["Accept-Encoding: br"], b"");
    assert_eq!(small.header("content-encoding"), None);
}

#[test]
fn the_answer_has_the_media_type_that_was_asked_for() {
    let program = Program::serve(&[]);
    let ask = |accept: &[&str], query: &str| {
        let headers = [&["Content-Type: application/json"], accept].concat();
        let body = format!(r#"{{"query":"{query}"}}"#);
        let reply = program.send("POST", "/graphql", &headers, body.as_bytes());
        (
            reply.status,
            reply.header("content-type").unwrap_or_default().to_owned(),
        )
    };
    let (json, own) = (
        "application/json".to_owned(),
        "application/graphql-response+json".to_owned(),
    );
    let right = "{ network { provenance { revision } } }";
    assert_eq!(ask(&[], right), (200, json.clone()));
    assert_eq!(ask(&["Accept: */*"], right), (200, json.clone()));
    assert_eq!(
        ask(&["Accept: application/json"], right),
        (200, json.clone())
    );
    assert_eq!(
        ask(&["Accept: application/graphql-response+json"], right),
        (200, own.clone())
    );
    let both = "Accept: application/graphql-response+json; charset=utf-8, application/json;q=0.9";
    assert_eq!(ask(&[both], right), (200, own.clone()));
    // A question that is wrong as a whole: 200 in plain JSON, as the contract has it, and 4xx where the
    // client asked for the type that says so.
    assert_eq!(ask(&[], "{ nothing }"), (200, json));
    assert_eq!(
        ask(
            &["Accept: application/graphql-response+json"],
            "{ nothing }"
        ),
        (400, own)
    );
}

#[test]
fn the_consoles_examples_are_questions_with_an_answer() {
    let program = Program::serve(&[]);
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../frontend/console/examples");
    let mut examples = 0;
    for entry in std::fs::read_dir(folder).expect("the console's examples") {
        let path = entry.expect("a file").path();
        let question = std::fs::read_to_string(&path).expect("an example");
        let reply = program.ask(&question, serde_json::json!({}));
        assert!(
            reply.codes().is_empty(),
            "{}: {}",
            path.display(),
            reply.text()
        );
        examples += 1;
    }
    assert!(examples >= 4, "{examples} examples");
}
