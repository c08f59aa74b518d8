//! Makes what stands in a Neo4j what should, where a comparison found that it differs.
//!
//! In steps, each of which goes on only from what was compared; the last one says which revision it is.
//! Cut on the way, it leaves less that differs. Touches nothing but our nodes and what hangs on them.

use graph_data::edit::Record;

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
    let mending = Mending {
        connection,
        stamp: &compared.stamp,
    };
    for (keys, cypher) in [
        (&compared.ties_away, cypher::TIES_AWAY),
        (&compared.nodes_away, cypher::NODES_AWAY),
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
    for number in &compared.revisions {
        if let Some((revision, chain)) = (truth.log)(*number)? {
            batches.log_again(*number, log::revision_row(&revision, chain));
            for change in log::change_rows(&revision) {
                batches.change(change);
                mending.flush(&mut batches, BATCH_ROWS).await?;
            }
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
}

impl Mending<'_> {
    async fn flush(&self, batches: &mut Batches, from: usize) -> Result<()> {
        match batches.len() >= from.max(1) {
            true => self.step(batches.take()).await,
            false => Ok(()),
        }
    }

    async fn step(&self, steps: impl IntoIterator<Item = Ask>) -> Result<()> {
        let guard = Ask::new(cypher::STILL)
            .with("was_revision", self.stamp.revision.clone())
            .with("was_chain", self.stamp.chain.clone());
        let steps: Vec<Ask> = steps.into_iter().collect();
        self.connection.write(guard, steps, BATCH_DEADLINE).await
    }
}
