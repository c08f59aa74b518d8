//! Attacks 1, 2, 3, 11, 14 and 21: documents that cost more than they look.

use std::time::{Duration, Instant};

use serde_json::json;
use support::{Program, Reply};

/// A document that is refused is refused by then.
const REFUSED_WITHIN: Duration = Duration::from_millis(500);

/// Asks, and returns the one code of the errors.
fn code(program: &Program, query: &str) -> String {
    let since = Instant::now();
    let reply = program.ask(query, json!({}));
    assert!(
        since.elapsed() < REFUSED_WITHIN,
        "refused after {:?}",
        since.elapsed()
    );
    one_code(&reply)
}

fn one_code(reply: &Reply) -> String {
    let mut codes = reply.codes();
    codes.dedup();
    assert_eq!(codes.len(), 1, "{}", reply.text());
    assert!(
        reply.text().len() < 2_000,
        "the question is not echoed: {}",
        reply.text().len()
    );
    codes.remove(0)
}

/// Fragments of which each spreads the next twice.
fn fragment_bomb(fragments: usize) -> String {
    let links =
        (0..fragments).map(|n| format!("fragment f{n} on Network{{...f{0} ...f{0}}}", n + 1));
    let links: String = links.collect();
    format!("{{network{{...f0}}}}{links}fragment f{fragments} on Network{{provenance{{view}}}}")
}

#[test]
fn a_fragment_bomb_is_refused() {
    let mut program = Program::serve(&[]);
    program.endures(|program| {
        assert_eq!(code(program, &fragment_bomb(20)), "TOO_COMPLEX");
        assert_eq!(code(program, &fragment_bomb(200)), "TOO_COMPLEX");
        let circle = "{network{...a}}fragment a on Network{...b}fragment b on Network{...a}";
        assert!(matches!(
            code(program, circle).as_str(),
            "TOO_COMPLEX" | "BAD_INPUT"
        ));
    });
}

#[test]
fn a_number_of_rows_out_of_range_is_refused() {
    let mut program = Program::serve(&[]);
    program.endures(|program| {
        for first in ["-1", "-2147483648", "101", "100000", "2147483647", "99999999999"] {
            let query = format!(
                "{{network{{entities(first:{first}){{totalCount}} more:entities(first:100000){{totalCount}}}}}}"
            );
            assert_eq!(code(program, &query), "BAD_INPUT", "{first}");
        }
    });
}

#[test]
fn a_thousand_aliases_are_refused() {
    let mut program = Program::serve(&[]);
    let many = |count: usize, field: &str| -> String {
        (0..count).map(|n| format!("a{n}:{field} ")).collect()
    };
    program.endures(|program| {
        let at_the_root = many(1_000, "network{provenance{revision}}");
        assert_eq!(code(program, &format!("{{{at_the_root}}}")), "TOO_COMPLEX");
        let over_the_cap = many(31, "network{provenance{revision}}");
        assert_eq!(code(program, &format!("{{{over_the_cap}}}")), "TOO_COMPLEX");
        let below = many(1_000, "clusters{modularity}");
        assert_eq!(
            code(program, &format!("{{network{{{below}}}}}")),
            "TOO_COMPLEX"
        );
        let paths = many(1_000, r#"paths(from:"herwin",to:"vlaio"){partial}"#);
        assert_eq!(
            code(program, &format!("{{network{{{paths}}}}}")),
            "TOO_COMPLEX"
        );
        let few = many(30, "network{provenance{revision}}");
        assert_eq!(
            program.ask(&format!("{{{few}}}"), json!({})).codes(),
            Vec::<String>::new()
        );
    });
}

#[test]
fn deep_and_wide_documents_are_refused() {
    let mut program = Program::serve(&[]);
    let deep = |levels: usize| {
        let (open, close) = ("nodes{neighbours{".repeat(levels), "}}".repeat(levels));
        format!("{{network{{entities{{{open}nodes{{id}}{close}}}}}}}")
    };
    program.endures(|program| {
        for levels in [25, 50, 1_000, 2_500] {
            assert_eq!(
                code(program, &deep(levels)),
                "TOO_COMPLEX",
                "{levels} levels"
            );
        }
        let same = "__typename ".repeat(5_900);
        assert_eq!(
            code(program, &format!("{{{}}}", "a ".repeat(20_000))),
            "TOO_COMPLEX"
        );
        let reply = program.ask(&format!("{{{same}}}"), json!({}));
        assert!(reply.text().len() < 2_000, "{}", reply.text().len());
        let directives = "@include(if:true)".repeat(2_000);
        assert_eq!(
            code(
                program,
                &format!("{{network{directives}{{provenance{{revision}}}}}}")
            ),
            "TOO_COMPLEX"
        );
        let lists = format!("{}1{}", "[".repeat(20_000), "]".repeat(20_000));
        assert_eq!(
            code(
                program,
                &format!("{{network(view:{lists}){{provenance{{revision}}}}}}")
            ),
            "TOO_COMPLEX"
        );
    });
}

#[test]
fn circular_relations_cost_no_more_than_their_limit() {
    let mut program = Program::serve(&[]);
    let around = "relations(first:100){nodes{source{id relations(first:100){nodes{target{id \
                  relations(first:100){nodes{source{id neighbours(hops:6,first:100){nodes{id}}}}}}}}}}}";
    let query = format!("{{network{{entities(first:100){{nodes{{id {around}}}}}}}}}");
    program.endures(|program| {
        let reply = program.ask(&query, json!({}));
        let refused = ["TOO_COMPLEX", "TOO_LARGE", "TIMEOUT"];
        let codes = reply.codes();
        assert!(
            codes
                .first()
                .is_some_and(|code| refused.contains(&code.as_str())),
            "{codes:?}"
        );
        assert!(reply.body.len() < 20_000_000, "{} bytes", reply.body.len());
    });
}

#[test]
fn a_refusal_does_not_echo_the_document() {
    let program = Program::serve(&[]);
    let marker = "zebrapad";
    for query in [
        format!("{{ {marker} {{"),
        format!("{{ network {{ provenance {{ revision }} }} }} # {marker}\n \u{1}"),
        format!("{{ network {{ {} }} }}", format!("{marker}{{").repeat(100)),
        format!("query {marker} {{ {} }}", "a ".repeat(20_000)),
    ] {
        let reply = program.ask(&query, json!({}));
        assert!(!reply.codes().is_empty());
        assert!(!reply.text().contains(&query), "{}", reply.text());
    }
}

#[test]
fn the_schema_is_closed_when_the_operator_says_so() {
    let mut program = Program::serve(&["--introspection", "off"]);
    program.endures(|program| {
        for query in [
            "{__schema{types{name}}}",
            "{__type(name:\"Query\"){name}}",
            "{a:__schema{queryType{name}}}",
            "query{...f}fragment f on Query{__schema{queryType{name}}}",
        ] {
            let reply = program.ask(query, json!({}));
            assert!(
                !reply.text().contains("\"name\""),
                "{query}: {}",
                reply.text()
            );
        }
        for near in [
            "{netwerk{revision{revision}}}",
            "{network{provenence{revision}}}",
        ] {
            let reply = program.ask(near, json!({}));
            assert_eq!(one_code(&reply), "BAD_INPUT");
            for told in ["Did you mean", "network", "provenance"] {
                let told_by_us = near.contains(told);
                assert!(
                    told_by_us || !reply.text().contains(told),
                    "{near}: {}",
                    reply.text()
                );
            }
        }
        let typename = program.ask("{__typename network{__typename}}", json!({}));
        assert_eq!(typename.json()["data"]["network"]["__typename"], "Network");
        assert_eq!(program.get("/schema.graphql").status, 404);
    });
}

#[test]
fn the_schema_is_open_otherwise() {
    let program = Program::serve(&[]);
    let answer = program.ask("{__schema{queryType{name}}}", json!({})).json();
    assert_eq!(answer["data"]["__schema"]["queryType"]["name"], "Query");
    let near = program.ask("{network{provenence{revision}}}", json!({}));
    assert!(near.text().contains("provenance"), "{}", near.text());
}

#[test]
fn cursors_hold_only_where_they_were_given() {
    let mut program = Program::serve(&[]);
    let page = |program: &Program, list: &str, after: &str| {
        let query = format!("query($after:String){{network{{{list}{{pageInfo{{endCursor}}}}}}}}");
        program.ask(&query, json!({ "after": after }))
    };
    let entities = "list:entities(first:2,after:$after)";
    let given = {
        let first = program
            .ask(
                "{network{entities(first:2){pageInfo{endCursor}}}}",
                json!({}),
            )
            .json();
        support::client::text(&first["data"]["network"]["entities"]["pageInfo"]["endCursor"])
    };
    program.endures(|program| {
        assert!(page(program, entities, &given).codes().is_empty());
        let refused = |list: &str, cursor: &str| {
            let reply = page(program, list, cursor);
            assert_eq!(
                reply.codes(),
                vec!["BAD_CURSOR"],
                "{list} {cursor}: {}",
                reply.text()
            );
        };
        for at in 0..given.len() {
            let mut flipped = given.clone().into_bytes();
            flipped[at] ^= 1;
            refused(entities, &String::from_utf8_lossy(&flipped));
        }
        refused("list:relations(first:2,after:$after)", &given);
        refused(
            "list:entities(first:2,orderBy:[LABEL_DESC],after:$after)",
            &given,
        );
        for cursor in [
            "-1",
            "0",
            "99999999999999999999",
            "",
            "é",
            &"9".repeat(10_000),
        ] {
            refused(entities, cursor);
        }
    });
}
