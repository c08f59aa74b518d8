//! Attacks 15 and 24: names and addresses that want to be more than text.

use serde_json::json;
use support::client::text;
use support::datasets::Folder;
use support::{Command, Program};

const SCRIPT: &str = "<script>alert(1)</script>";
const HANDLER: &str = "<img src=x onerror=alert(1)>";
fn folder_with_texts() -> Folder {
    Folder::with(&[
        (
            "entities.csv",
            &format!("id,label,description_nl\na,{SCRIPT},{HANDLER}\nb,javascript:alert(1),\n"),
        ),
        ("relations.csv", "source,target\na,b\n"),
    ])
}

#[test]
fn scripts_in_names_stay_text() {
    let folder = folder_with_texts();
    let mut program = Program::serve(&["--dataset", folder.argument()]);
    program.endures(|program| {
        let query = "{network{entities(orderBy:[LABEL_ASC]){nodes{id label description}}}}";
        let reply = program.ask(query, json!({}));
        assert_eq!(reply.header("content-type"), Some("application/json"));
        assert_eq!(reply.header("x-content-type-options"), Some("nosniff"));
        let nodes = reply.json()["data"]["network"]["entities"]["nodes"].clone();
        let texts: Vec<String> = nodes
            .as_array()
            .into_iter()
            .flatten()
            .flat_map(|node| [text(&node["label"]), text(&node["description"])])
            .collect();
        for expect in [SCRIPT, HANDLER, "javascript:alert(1)"] {
            assert!(
                texts.iter().any(|text| text == expect),
                "{expect} in {texts:?}"
            );
        }
    });
}

#[test]
fn a_website_is_an_address_on_the_web() {
    let addresses = [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc",
    ];
    for address in addresses {
        let rows = format!("id,label,website\na,A,\"{address}\"\nb,B,https://example.org/\n");
        let folder = Folder::with(&[
            ("entities.csv", &rows),
            ("relations.csv", "source,target\na,b\n"),
        ]);
        let checked = Command::new(["check", folder.argument()]).run();
        assert_eq!(checked.code, 1, "{address}: {}", checked.out);
        assert!(
            checked.out.contains("entities.csv:2"),
            "{address}: {}",
            checked.out
        );
        assert!(
            checked.out.contains("website"),
            "{address}: {}",
            checked.out
        );
        assert!(
            !checked.out.contains("entities.csv:3: website"),
            "{}",
            checked.out
        );
    }
}

#[test]
fn foreign_text_makes_one_log_line() {
    let program = Program::serve(&["--log-level", "debug"]);
    let name = "Een\nERROR forged line\u{1b}[31m\u{7}\u{202e}";
    for body in [
        json!({ "query": "{ network { provenance { revision } } }", "operationName": name }),
        json!({ "query": format!("query {{ {name} }}") }),
        json!({ "query": "query($a: ID!) { node(id: $a) { id } }", "variables": { "a": name } }),
    ] {
        program.post(&body.to_string());
    }
    program.send(
        "GET",
        "/%0aERROR%20forged%1b[31m",
        &["User-Agent: a\u{1b}[31m"],
        b"",
    );
    let log = program.log();
    assert!(
        log.contains("/graphql") && log.contains("forged"),
        "requests are logged: {log}"
    );
    for line in log.lines() {
        assert!(!line.chars().any(char::is_control), "{line:?}");
        assert!(!line.trim_start().starts_with("ERROR"), "{line:?}");
        assert!(!line.contains('\u{202e}'), "{line:?}");
    }
}

#[test]
fn json_log_lines_are_json() {
    let program = Program::serve(&["--log", "json", "--log-level", "debug"]);
    program.post(&json!({ "query": "{ a }", "operationName": "a\nb\u{1b}" }).to_string());
    let log = program.log();
    assert!(log.lines().count() > 0);
    for line in log.lines() {
        let line: serde_json::Value = serde_json::from_str(line).expect("a JSON object");
        assert!(
            line["level"].is_string() && line["timestamp"].is_string(),
            "{line}"
        );
    }
}
