//! What Neo4j did not do, in the store's words.
//!
//! Knows Neo4j's codes; what a person is told of them, `store::error` knows.

use neo4rs::{Error as Driver, Neo4jClientErrorKind, Neo4jError, Neo4jErrorKind};

use crate::store::error::{Error, Fault};

/// An error of the driver, about a place.
pub(super) fn told(place: &str, error: &Driver) -> Error {
    let fault = match error {
        Driver::Neo4j(error) => of_server(error),
        Driver::AuthenticationError(message) if message.contains("authentication") => {
            Fault::Password
        }
        Driver::DeserializationError(error) => Fault::Damaged(error.to_string()),
        other => Fault::Away(other.to_string()),
    };
    Error::Remote(place.into(), fault)
}

fn of_server(error: &Neo4jError) -> Fault {
    let told = || format!("{}: {}", error.code(), error.message());
    match (error.kind(), error.code()) {
        (Neo4jErrorKind::Client(Neo4jClientErrorKind::Security(_)), code)
            if code.ends_with("Forbidden") =>
        {
            Fault::ReadOnly
        }
        (Neo4jErrorKind::Client(Neo4jClientErrorKind::Security(_)), _) => Fault::Password,
        (_, code) if code.contains("ReadOnly") => Fault::ReadOnly,
        (_, "Neo.ClientError.Database.DatabaseNotFound") => Fault::Failed(told()),
        (_, "Neo.ClientError.Schema.ConstraintValidationFailed") => Fault::Moved,
        (Neo4jErrorKind::Transient, _) => Fault::Away(told()),
        _ => Fault::Failed(told()),
    }
}
