//! A network that is damaged, kept as it stands: node by node and tie by tie, one JSON object a line.
//!
//! For whoever wants to look what was there. Nothing has to fit or to be readable for that, and nothing is made
//! of it again.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::connection::{Ask, Connection};
use super::cypher;
use crate::store::embedded::sql::io_error;
use crate::store::error::Result;

/// A node or a tie. Values are texts, whatever they were, and lists of them.
#[derive(Deserialize)]
struct Row {
    key: String,
    labels: Vec<String>,
    ends: Vec<String>,
    names: Vec<String>,
    values: Vec<Vec<Option<String>>>,
}

impl Row {
    fn line(self) -> Value {
        let values = self.values.into_iter().map(|value| json!(value));
        let properties: Map<String, Value> = self.names.into_iter().zip(values).collect();
        match &self.ends[..] {
            [] => json!({"node": self.key, "labels": self.labels, "properties": properties}),
            ends => {
                json!({"tie": self.key, "types": self.labels, "ends": ends, "properties": properties})
            }
        }
    }
}

/// Writes all that stands there to a new file.
///
/// # Errors
/// When Neo4j does not answer, or the file is there already or cannot be written; then there is none of this.
pub(super) async fn keep(connection: &Connection, to: &Path) -> Result<()> {
    let file = File::create_new(to).map_err(|error| io_error(to, &error))?;
    let done = written(connection, file, to).await;
    if done.is_err() {
        // Half of it would be taken for the whole.
        let _ = std::fs::remove_file(to);
    }
    done
}

async fn written(connection: &Connection, file: File, to: &Path) -> Result<()> {
    let failed = |error: &std::io::Error| io_error(to, error);
    let mut file = BufWriter::new(file);
    for text in [cypher::ALL_NODES, cypher::ALL_TIES] {
        let mut fault = None;
        let write = |row: Row| {
            if fault.is_none() {
                fault = writeln!(file, "{}", row.line()).err();
            }
        };
        connection.each(Ask::new(text), write).await?;
        if let Some(error) = fault {
            return Err(failed(&error));
        }
    }
    let file = file.into_inner().map_err(|error| failed(error.error()))?;
    file.sync_all().map_err(|error| failed(&error))
}
