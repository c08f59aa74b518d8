//! An edit rehearsed: a Neo4j that was just started takes seconds to understand what it was never told, and
//! whoever edits first should not be refused for it.
//!
//! Changes nothing. What is rehearsed, `log` and `batches` know.

use std::time::Duration;

use graph_data::vocabulary::Vocabulary;

use super::batches::Batches;
use super::connection::{Ask, Connection};
use super::{cypher, log};
use crate::store::error::{Error, Fault, Result};

/// How long each thing may take: a Neo4j that was just started is slow.
const WITHIN: Duration = Duration::from_secs(5);

/// Says what an edit says, so that the next one is understood at once. One thing at a time: an edit that
/// comes meanwhile waits for no more than one.
///
/// # Errors
/// When Neo4j does not answer in time, or cannot be written.
pub(super) async fn rehearse(connection: &Connection, vocabulary: &Vocabulary) -> Result<()> {
    log::rehearse(connection, WITHIN).await?;
    for step in Batches::rehearsal(vocabulary) {
        let touch = Ask::new(cypher::TOUCH);
        let written = connection.write(touch, [step], WITHIN).await;
        // It did answer what was asked.
        written.map_err(|error| match error {
            Error::Remote(place, Fault::Late(within)) => Error::Remote(place, Fault::Slow(within)),
            other => other,
        })?;
    }
    Ok(())
}
