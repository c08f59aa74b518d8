//! Indexes by which the network is read piece by piece, made where they are missing.
//!
//! Answers do not depend on them, only how long they take.

use std::collections::BTreeSet;

use graph_data::vocabulary::Vocabulary;
use serde::Deserialize;

use super::connection::{Ask, BATCH_DEADLINE, Connection};
use super::cypher;
use crate::store::error::{Error, Fault, Result};

#[derive(Deserialize)]
struct Name {
    name: String,
}

/// Makes what is missing. Where that may not be, the log tells.
pub(super) async fn make(connection: &Connection, vocabulary: &Vocabulary) {
    if let Err(error) = make_missing(connection, vocabulary).await {
        tracing::warn!(
            reason = error.to_string(),
            "indexes could not be made: some answers take longer"
        );
    }
}

async fn make_missing(connection: &Connection, vocabulary: &Vocabulary) -> Result<()> {
    let known: Vec<Name> = connection.rows(Ask::new(cypher::LOOKUPS)).await?;
    let known: BTreeSet<String> = known.into_iter().map(|row| row.name).collect();
    let wanted = cypher::lookups(vocabulary).into_iter();
    for (_, statement) in wanted.filter(|(name, _)| !known.contains(name)) {
        match connection.run(Ask::new(statement), BATCH_DEADLINE).await {
            // Somebody else makes it at this moment.
            Err(Error::Remote(_, Fault::Failed(what))) if what.contains("AlreadyExists") => {}
            made => made?,
        }
    }
    Ok(())
}
