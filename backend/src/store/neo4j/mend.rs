//! Makes what stands in a Neo4j what should, where a comparison found that it differs.
//!
//! In steps, each of which goes on only from what was compared; the first one says that it is half way, and the last
//! one which revision it is. Cut on the way, it leaves less that differs, and nobody takes it for a whole network.
//! Touches nothing but our nodes and what hangs on them.

use std::collections::HashMap;

use graph_data::edit::Record;
use neo4rs::BoltType;

use super::arrival::token;
use super::batches::{Batches, Ground};
use super::compare::{Compared, Stamp, Truth};
use super::connection::{Ask, BATCH_DEADLINE, Connection};
use super::{cypher, frame, log};
use crate::store::error::Result;

/// Rows that are written in one transaction.
const BATCH_ROWS: usize = 10_000;

/// Mends what differs.
///
/// # Errors
/// When Neo4j does not answer or cannot be written, somebody else wrote since it was compared, or the log
/// cannot be read.
pub(super) async fn mend(
    connection: &Connection,
    truth: &Truth<'_>,
    compared: &Compared,
) -> Result<()> {
    let mut mending = Mending {
        connection,
        stamp: &compared.stamp,
        token: token(connection)?,
        at: compared.stamp.mending.clone(),
        steps: 0,
    };
    for (keys, cypher) in [
        (&compared.ties_away, cypher::TIES_AWAY),
        (&compared.nodes_away, cypher::NODES_AWAY),
        (&compared.astray, cypher::ASTRAY_AWAY),
    ] {
        for keys in keys.chunks(BATCH_ROWS) {
            mending
                .step([Ask::new(cypher).with("rows", keys.to_vec())])
                .await?;
        }
    }
    let mut batches = Batches::new(Ground::Known);
    if compared.tags {
        batches.tags(truth.dataset);
    }
    let records = compared.records.iter();
    let mut records: Vec<Record> = records
        .filter_map(|id| Record::find(truth.dataset, id))
        .collect();
    // Ends before what hangs between them.
    records.sort_by_key(|record| matches!(record, Record::Relation(_)));
    for record in records {
        batches.again(&truth.dataset.vocabulary, &record);
        mending.flush(&mut batches, BATCH_ROWS).await?;
    }
    mending.flush(&mut batches, 0).await?;
    // One operation may stand at another revision than the one that it made.
    for number in &compared.lines {
        batches.operation_away(*number);
        mending.flush(&mut batches, BATCH_ROWS).await?;
    }
    for number in &compared.lines {
        if let Some((revision, chain)) = (truth.log)(*number)? {
            batches.log_again(log::revision_row(&revision, chain));
            mending.flush(&mut batches, BATCH_ROWS).await?;
        }
    }
    for (number, redo) in &compared.changes {
        let Some((revision, _)) = (truth.log)(*number)? else {
            continue;
        };
        let ids = revision.delta.changes().iter().map(|change| change.id());
        let mut rows: HashMap<&str, BoltType> = ids.zip(log::change_rows(&revision)).collect();
        for (id, redo) in redo {
            // What goes and what comes in its place go together: the log may be nowhere else.
            batches.changes_away(&redo.ties, &redo.nodes);
            if let Some(row) = rows.remove(&**id).filter(|_| redo.is_written) {
                batches.change_again(row);
            }
            mending.flush(&mut batches, BATCH_ROWS).await?;
        }
    }
    mending.flush(&mut batches, 0).await?;
    let done = Ask::new(cypher::MENDED)
        .with("revision", truth.revision)
        .with("chain", truth.chain.to_string())
        .with("frame", frame::written(truth.dataset));
    mending.step([done]).await
}

struct Mending<'a> {
    connection: &'a Connection,
    stamp: &'a Stamp,
    /// Tells this one from any other.
    token: String,
    /// What the network says of who mends it, and how far that is: whoever compared before another step was made
    /// does not go on.
    at: BoltType,
    steps: usize,
}

impl Mending<'_> {
    async fn flush(&mut self, batches: &mut Batches, from: usize) -> Result<()> {
        match batches.len() >= from.max(1) {
            true => self.step(batches.take()).await,
            false => Ok(()),
        }
    }

    async fn step(&mut self, steps: impl IntoIterator<Item = Ask>) -> Result<()> {
        self.steps += 1;
        let now = BoltType::from(format!("{} {}", self.token, self.steps));
        let guard = Ask::new(cypher::STILL)
            .with("was_revision", self.stamp.revision.clone())
            .with("was_chain", self.stamp.chain.clone())
            .with("was_mark", self.stamp.mark.clone())
            .with("was_mending", self.at.clone())
            .with("mending", now.clone());
        let steps: Vec<Ask> = steps.into_iter().collect();
        self.connection.write(guard, steps, BATCH_DEADLINE).await?;
        self.at = now;
        Ok(())
    }
}
