//! The published schema: held against the code, and against the contract.

use backend::graphql::schema::published;

/// Set to write the file instead of comparing it.
const WRITE: &str = "SCHAKEL_WRITE_SCHEMA";

#[test]
fn the_published_schema_is_that_of_the_code() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema.graphql");
    let code = published();
    if std::env::var_os(WRITE).is_some() {
        std::fs::write(path, &code).expect("the schema can be written");
    }
    let file = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        file == code,
        "backend/schema.graphql is not the schema of the code; run this test with {WRITE}=1"
    );
}
