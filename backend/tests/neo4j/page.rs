//! What docs/NEO4J.md shows: each question, asked of the shipped network, and the compose file beside it.

use yaml_rust2::YamlLoader;

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
    let read = YamlLoader::load_from_str(COMPOSE).expect("sound YAML");
    let [file] = &read[..] else {
        panic!("one document, and not {}", read.len());
    };
    let services = file["services"].as_hash().expect("services");
    for (name, service) in services {
        let image = service["image"].as_str();
        assert!(
            image.is_some_and(|image| image.contains(':')),
            "{name:?} has no image of one version"
        );
        for port in service["ports"].as_vec().into_iter().flatten() {
            let port = port
                .as_str()
                .expect("a text: YAML reads some numbers with a colon in base 60");
            assert!(port.starts_with("127.0.0.1:"), "{port} is open to others");
        }
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
