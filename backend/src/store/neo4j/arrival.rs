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
/// How long who fills a network takes at most from one step to the next, which begin with its lock; and how much
/// longer for each row that may have to be read from a log in between.
const BETWEEN_STEPS: Duration = Duration::from_millis(1_500);
const READING_A_ROW: Duration = Duration::from_micros(20);

/// What an arrival may take the place of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Over {
    /// What an arrival that was cut left; one that goes on is waited for.
    Remains,
    /// Whatever is there.
    Anything,
}

/// Writes a network as it is now, and its log, oldest revision first. What was there is taken away first; whoever
/// was filling it meanwhile finds that it is another who does.
///
/// # Errors
/// When there is a network, but where it may be taken the place of; another arrives; or Neo4j does not answer or
/// cannot be written.
pub(super) async fn arrive(
    connection: &Connection,
    dataset: &Dataset,
    revisions: impl IntoIterator<Item = Result<(Revision, Chain)>>,
    over: Over,
) -> Result<()> {
    // A Neo4j that was just started takes a tenth of a second for each statement that it has not seen.
    let (indexed, looked) = tokio::join!(
        schema::before_rows(connection),
        holds_no_network(connection)
    );
    indexed?;
    let left = match over {
        Over::Remains => {
            looked?;
            left_behind(connection).await?
        }
        Over::Anything => None,
    };
    let mut arrival = Arrival {
        connection,
        token: token(connection)?,
        batches: Batches::new(Ground::Empty),
        under_way: None,
    };
    arrival.claim(dataset, over, left).await?;
    arrival.clear().await?;
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

/// That no network is there.
///
/// # Errors
/// When there is one, or Neo4j does not answer.
async fn holds_no_network(connection: &Connection) -> Result<()> {
    match super::head(connection).await {
        Ok((head, _)) => {
            let what = format!("it holds a network already, at revision {}", head.revision);
            Err(Error::Remote(
                connection.place().into(),
                Fault::Failed(what),
            ))
        }
        // Asked again once nobody else fills it, by when Neo4j has seen the question.
        Err(Error::Remote(_, Fault::Absent)) => is_blank(connection).await.map(|_| ()),
        Err(error) => Err(error),
    }
}

/// Whether nothing is there of a network, beside its own node.
///
/// # Errors
/// When Neo4j does not answer.
pub(super) async fn is_blank(connection: &Connection) -> Result<bool> {
    Ok(anything(connection).await?.is_none())
}

/// Something of a network, beside its own node.
async fn anything(connection: &Connection) -> Result<Option<Labels>> {
    let found: Vec<Labels> = connection.rows(Ask::new(cypher::ANYTHING)).await?;
    Ok(found.into_iter().next())
}

/// Who fills a network, and how many steps that took so far.
#[derive(Deserialize, PartialEq)]
struct Filling {
    arriving: String,
    steps: i64,
    /// Milliseconds from one to the next, at most.
    pause: u64,
}

/// What somebody left who began to fill the network, and goes on no more; who goes on is waited for. Two who begin
/// it at once would else take it from each other for ever.
///
/// # Errors
/// When there is a network once nobody fills it, or Neo4j does not answer or cannot be written.
async fn left_behind(connection: &Connection) -> Result<Option<Filling>> {
    let mut before = filling(connection).await?;
    while let Some(seen) = before {
        tokio::time::sleep(BETWEEN_STEPS.max(Duration::from_millis(seen.pause))).await;
        // A step that is under way has the lock.
        let lock = connection.hold_lock(Ask::new(cypher::TOUCH), BATCH_DEADLINE);
        let _lock = lock.await?;
        match filling(connection).await? {
            Some(now) if now == seen => return Ok(Some(now)),
            Some(now) => before = Some(now),
            None => return holds_no_network(connection).await.map(|()| None),
        }
    }
    Ok(None)
}

async fn filling(connection: &Connection) -> Result<Option<Filling>> {
    let found: Vec<Filling> = connection.rows(Ask::new(cypher::FILLING)).await?;
    Ok(found.into_iter().next())
}

/// The labels of a node.
#[derive(Deserialize)]
struct Labels {
    labels: Vec<String>,
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

struct Arrival<'a> {
    connection: &'a Connection,
    /// Tells this arrival from any other.
    token: String,
    batches: Batches,
    /// The batch that is being written while the next one is made.
    under_way: Option<BoxFuture<'static, Result<()>>>,
}

impl Arrival<'_> {
    /// Takes the network, unless anybody went on with what was left behind.
    async fn claim(&self, dataset: &Dataset, over: Over, left: Option<Filling>) -> Result<()> {
        let rows = u32::try_from(dataset.rows()).unwrap_or(u32::MAX);
        let pause = BETWEEN_STEPS + READING_A_ROW * rows;
        let steps = left.as_ref().map_or(0, |left| left.steps);
        let claim = Ask::new(cypher::ARRIVE)
            .with("any", over == Over::Anything)
            .with(
                "filled_by",
                left.map_or_else(String::new, |left| left.arriving),
            )
            .with("steps", steps)
            .with(
                "pause",
                i64::try_from(pause.as_millis()).unwrap_or(i64::MAX),
            )
            .with("token", self.token.as_str())
            .with("format", FORMAT)
            .with("frame", frame::written(dataset));
        self.connection.write(claim, [], BATCH_DEADLINE).await
    }

    /// Takes away everything of what was there; nodes of others stay.
    async fn clear(&self) -> Result<()> {
        while let Some(Labels { labels }) = anything(self.connection).await? {
            let own = |(label, _): &&(&str, &str)| labels.iter().any(|known| known == label);
            let statements = cypher::WIPE.iter().filter(own);
            let steps: Vec<Ask> = statements.map(|(_, wipe)| Ask::new(*wipe)).collect();
            let guard = Ask::new(cypher::ARRIVING).with("token", self.token.as_str());
            self.connection.write(guard, steps, BATCH_DEADLINE).await?;
        }
        Ok(())
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
