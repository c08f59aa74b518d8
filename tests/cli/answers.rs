//! `schakel query` and `schakel schema`: answers without a service.

use serde_json::Value;
use support::{Command, Program};

const QUESTION: &str = "query($wie: ID!) { network { entity(id: $wie) { id label } } }";
const VARIABLES: &str = r#"{"wie":"herwin"}"#;

#[test]
fn a_question_from_a_file_or_standard_input_is_answered() {
    let from_input = Command::new(["query", "-", "--variables", VARIABLES])
        .input(QUESTION)
        .run();
    assert_eq!((from_input.code, from_input.err.as_str()), (0, ""));
    let answer: Value = serde_json::from_str(&from_input.out).expect("JSON on standard output");
    assert_eq!(
        answer["data"]["network"]["entity"]["label"], "Herw!n",
        "{answer}"
    );
    let (id, label) = (
        from_input.out.find("\"id\""),
        from_input.out.find("\"label\""),
    );
    assert!(
        id < label,
        "fields in the order of the question: {}",
        from_input.out
    );
    let from_file = Command::new(["query", "vraag.graphql", "--variables", VARIABLES]);
    let from_file = from_file.file("vraag.graphql", QUESTION).run();
    assert_eq!(from_file.out, from_input.out);
}

#[test]
fn an_answer_with_errors_ends_with_one() {
    let check = |question: &str, code: &str| {
        let ended = Command::new(["query", "-"]).input(question).run();
        assert_eq!((ended.code, ended.err.as_str()), (1, ""), "{question}");
        let answer: Value = serde_json::from_str(&ended.out).expect("JSON on standard output");
        assert_eq!(
            answer["errors"][0]["extensions"]["code"], code,
            "{question}"
        );
    };
    check("{ nothing }", "BAD_INPUT");
    check("{", "BAD_INPUT");
    check("", "BAD_INPUT");
    check(
        "{ network { entities(first: -1) { totalCount } } }",
        "BAD_INPUT",
    );
    check(
        r#"{ network { levers(set: "none-such") { id } } }"#,
        "NOT_FOUND",
    );
}

#[test]
fn a_question_that_is_not_there_is_wrong_use() {
    let ended = Command::new(["query", "none.graphql"]).run();
    assert_eq!((ended.code, ended.out.as_str()), (2, ""));
    assert!(ended.err.contains("none.graphql"), "{}", ended.err);
}

#[test]
fn the_schema_is_the_one_that_the_service_publishes() {
    let ended = Command::new(["schema"]).run();
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    assert!(
        ended.out.contains("\ntype Network {\n"),
        "the type of all questions"
    );
    let served = Program::serve(&[]).get("/schema.graphql").text();
    assert!(
        ended.out.trim_end() == served.trim_end(),
        "one schema on both ways"
    );
}
