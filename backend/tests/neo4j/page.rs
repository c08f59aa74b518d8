//! What docs/NEO4J.md shows: each question, asked of the shipped network, and the compose file beside it.

use crate::shared::answers;
use crate::support::{Home, shipped};

const PAGE: &str = include_str!("../../../docs/NEO4J.md");
const COMPOSE: &str = include_str!("../../../docs/neo4j.compose.yaml");

/// The pieces of the page that are written as Cypher.
fn questions() -> Vec<&'static str> {
    let pieces = PAGE.split("```cypher\n").skip(1);
    pieces
        .filter_map(|piece| piece.split("```").next())
        .collect()
}

#[test]
fn each_question_of_the_page_has_an_answer() {
    let home = Home::neo4j();
    drop(home.begin(&shipped()));
    let questions = questions();
    assert_eq!(questions.len(), 10);
    for question in questions {
        // A network of its own, so that tests do not meet.
        let own = question.replace("'schakel'", "$network");
        assert_ne!(own, question, "it names the network: {question}");
        assert!(answers(&home, &own) > 0, "no answer: {question}");
    }
}

#[test]
fn the_page_names_every_label_and_tie_that_there_is() {
    let home = Home::neo4j();
    drop(home.begin(&shipped()));
    let labels =
        "MATCH (n {network: $network}) UNWIND labels(n) AS label RETURN DISTINCT label AS word";
    let ties = "MATCH ({network: $network})-[r]->(n {network: $network}) WHERE NOT n:Entity \
                RETURN DISTINCT type(r) AS word";
    for cypher in [labels, ties] {
        let words = crate::shared::words(&home, cypher);
        assert!(words.len() > 2, "{words:?}");
        for word in words {
            assert!(PAGE.contains(&word), "{word} is not told");
        }
    }
}

#[test]
fn the_compose_file_has_the_form_of_one() {
    // Two spaces a level, no tabs, every line a comment, a key or an item: enough to tell a slip.
    for line in COMPOSE.lines() {
        let text = line.trim_start_matches(' ');
        let depth = line.len() - text.len();
        assert!(depth % 2 == 0 && !line.contains('\t'), "{line}");
        let is_item = text.strip_prefix("- ").is_some();
        let is_key = text
            .split_once(':')
            .is_some_and(|(key, _)| !key.contains(' '));
        assert!(text.starts_with('#') || is_item || is_key, "{line}");
    }
    let pom = include_str!("../../../tests/neo4j/pom.xml");
    let version = pom
        .split("<neo4j.version>")
        .nth(1)
        .and_then(|v| v.split('<').next());
    let version = version.expect("a pinned version");
    assert!(
        COMPOSE.contains(&format!("neo4j:{version}-community")),
        "the same version as in tests"
    );
}
