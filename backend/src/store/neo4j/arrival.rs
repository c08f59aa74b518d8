//! A whole network written into a Neo4j that has none: in batches, and not taken for a network before the
//! last one.
//!
//! Holds two batches at a time, one that is written and one that is made, never the network a second time.

use std::time::Duration;

use futures_util::future::BoxFuture;
use graph_data::dataset::Dataset;
use graph_data::edit::{EntityRecord, RelationRecord};
use serde::Deserialize;

use super::batches::{Batches, Ground};
use super::connection::{Ask, BATCH_DEADLINE, Connection};
use super::{FORMAT, Head, cypher, frame, log, schema};
use crate::store::error::{Error, Fault, Result};
use crate::store::revision::{Chain, Revision};

/// Rows that are written in one transaction.
const BATCH_ROWS: usize = 20_000;

/// Writes a network as it is now, and its log, oldest revision first. What an arrival that was cut left is
/// taken away first.
pub(super) async fn arrive(
    connection: &Connection,
    dataset: &Dataset,
    revisions: impl IntoIterator<Item = Result<(Revision, Chain)>>,
) -> Result<()> {
    // A Neo4j that was just started takes a tenth of a second for each statement that it has not seen.
    let (indexed, is_blank) = tokio::join!(
        schema::before_rows(connection),
        holds_no_network(connection)
    );
    indexed?;
    // What was arriving may be there by now.
    if !is_blank? && !holds_no_network(connection).await? {
        wipe(connection).await?;
    }
    let mut arrival = Arrival {
        connection,
        token: token(connection)?,
        batches: Batches::new(Ground::Empty),
        under_way: None,
    };
    arrival.claim(dataset).await?;
    arrival.network(dataset).await?;
    let mut last = None;
    for line in revisions {
        let (revision, chain) = line?;
        arrival.batches.log(log::revision_row(&revision, chain), []);
        for change in log::change_rows(&revision) {
            arrival.batches.change(change);
            arrival.flush_when_full().await?;
        }
        arrival.flush_when_full().await?;
        last = Some((revision.number, chain));
    }
    let (number, chain) = last.unwrap_or_default();
    arrival.finish(number, chain).await?;
    Ok(())
}

/// That no network is there; whether nothing at all is there of one.
///
/// # Errors
/// When there is one, or Neo4j does not answer.
async fn holds_no_network(connection: &Connection) -> Result<bool> {
    match super::head(connection).await {
        Ok((head, _)) => {
            let what = format!("it holds a network already, at revision {}", head.revision);
            Err(Error::Remote(
                connection.place().into(),
                Fault::Failed(what),
            ))
        }
        Err(Error::Remote(_, Fault::Absent)) => is_blank(connection).await,
        Err(error) => Err(error),
    }
}

/// Whether nothing at all is there of a network.
///
/// # Errors
/// When Neo4j does not answer.
pub(super) async fn is_blank(connection: &Connection) -> Result<bool> {
    #[derive(Deserialize)]
    struct Found {}
    let found: Vec<Found> = connection.rows(Ask::new(cypher::ANYTHING)).await?;
    Ok(found.is_empty())
}

/// Lets nobody edit a network for a while, that it can be kept aside as it is. Nothing where there is none.
///
/// # Errors
/// When Neo4j does not answer.
pub(super) async fn hold(connection: &Connection, within: Duration) -> Result<()> {
    let seconds = i64::try_from(within.as_secs()).unwrap_or(i64::MAX);
    let hold = Ask::new(cypher::HOLD).with("seconds", seconds);
    connection.run(hold, BATCH_DEADLINE).await
}

/// Lets people edit a network again that was held.
///
/// # Errors
/// When Neo4j does not answer.
pub(super) async fn release(connection: &Connection) -> Result<()> {
    connection
        .run(Ask::new(cypher::RELEASE), BATCH_DEADLINE)
        .await
}

/// Closes a network that is to be taken away: whoever edits it from now on is refused.
///
/// # Errors
/// When it moved on from this revision, or Neo4j does not answer; then it is as it was.
pub(super) async fn close(connection: &Connection, at: &Head) -> Result<()> {
    let close = Ask::new(cypher::CLOSE)
        .with("token", token(connection)?)
        .with("expected", at.revision)
        .with("seal", at.chain.to_string());
    connection.write(close, [], BATCH_DEADLINE).await
}

/// Takes away everything of a network; nodes of others stay.
pub(super) async fn wipe(connection: &Connection) -> Result<()> {
    for statement in cypher::WIPE {
        connection.run(Ask::new(statement), BATCH_DEADLINE).await?;
    }
    Ok(())
}

struct Arrival<'a> {
    connection: &'a Connection,
    /// Tells this arrival from any other.
    token: String,
    batches: Batches,
    /// The batch that is being written while the next one is made.
    under_way: Option<BoxFuture<'static, Result<()>>>,
}

impl Arrival<'_> {
    async fn claim(&self, dataset: &Dataset) -> Result<()> {
        let claim = Ask::new(cypher::ARRIVE)
            .with("token", self.token.as_str())
            .with("format", FORMAT)
            .with("frame", frame::written(dataset));
        self.connection.write(claim, [], BATCH_DEADLINE).await
    }

    async fn network(&mut self, dataset: &Dataset) -> Result<()> {
        self.batches.tags(dataset);
        for row in dataset.entity_rows() {
            let record = EntityRecord::of(dataset, row);
            self.batches.entity(&dataset.vocabulary, &record);
            self.flush_when_full().await?;
        }
        for row in dataset.relation_rows() {
            self.batches.relation(&RelationRecord::of(dataset, row));
            self.flush_when_full().await?;
        }
        Ok(())
    }

    async fn flush_when_full(&mut self) -> Result<()> {
        match self.batches.len() {
            0..BATCH_ROWS => Ok(()),
            _ => self.flush([]).await,
        }
    }

    async fn finish(&mut self, revision: u32, chain: Chain) -> Result<()> {
        let done = Ask::new(cypher::ARRIVED)
            .with("revision", revision)
            .with("chain", chain.to_string());
        self.flush([done]).await?;
        self.written().await
    }

    async fn flush<const N: usize>(&mut self, then: [Ask; N]) -> Result<()> {
        self.written().await?;
        let guard = Ask::new(cypher::ARRIVING).with("token", self.token.as_str());
        let steps: Vec<Ask> = self.batches.take().into_iter().chain(then).collect();
        let own = self.connection.clone();
        let write = async move { own.write(guard, steps, BATCH_DEADLINE).await };
        self.under_way = Some(self.connection.on_thread(write));
        Ok(())
    }

    /// Waits for the batch that is being written.
    async fn written(&mut self) -> Result<()> {
        match self.under_way.take() {
            Some(under_way) => under_way.await,
            None => Ok(()),
        }
    }
}

/// Something that nobody else draws.
pub(super) fn token(connection: &Connection) -> Result<String> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|error| {
        let what = format!("nothing could be drawn: {error}");
        Error::Remote(connection.place().into(), Fault::Failed(what))
    })?;
    Ok(u128::from_le_bytes(bytes).to_string())
}
