//! Constraints and indexes, made where they are missing: those that a load leans on before it, the rest in
//! the background, since a Neo4j that was just started takes a tenth of a second for each.
//!
//! Answers do not depend on them, only how long they take; and one who writes holds the lock of the network.

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

/// Makes those by which rows that are being written are found.
///
/// # Errors
/// When Neo4j does not answer, or whoever asks may not make them.
pub(super) async fn before_rows(connection: &Connection) -> Result<()> {
    for (_, statement) in cypher::FIRST {
        make(connection, statement).await?;
    }
    Ok(())
}

/// Makes all that is missing, one after the other, so that edits come between; nobody waits for it. Where
/// they may not be made, the log tells.
pub(super) fn complete_later(connection: &Connection, vocabulary: &Vocabulary) {
    let (own, lookups) = (connection.clone(), cypher::lookups(vocabulary));
    connection.in_background(async move {
        if let Err(error) = make_missing(&own, lookups).await {
            tracing::warn!(
                reason = error.to_string(),
                "indexes could not be made: some answers take longer"
            );
        }
    });
}

async fn make_missing(connection: &Connection, lookups: Vec<(String, String)>) -> Result<()> {
    let known: Vec<Name> = connection.rows(Ask::new(cypher::INDEXES)).await?;
    let known: BTreeSet<String> = known.into_iter().map(|row| row.name).collect();
    let fixed = cypher::FIRST.into_iter().chain(cypher::AFTER);
    let fixed = fixed.map(|(name, statement)| (name.to_owned(), statement.to_owned()));
    for (name, statement) in fixed.chain(lookups) {
        if !known.contains(&name) {
            make(connection, &statement).await?;
        }
    }
    Ok(())
}

async fn make(connection: &Connection, statement: &str) -> Result<()> {
    match connection.run(Ask::new(statement), BATCH_DEADLINE).await {
        // Somebody else makes it at this moment.
        Err(Error::Remote(_, Fault::Failed(what))) if what.contains("AlreadyExists") => Ok(()),
        made => made,
    }
}
