//! What every face of the service shares: the engine that answers.
//!
//! Knows no face: not GraphQL, not HTTP, not the command line.

use std::sync::Arc;

use graph_data::dataset::Dataset;
use graph_data::network::Snapshot;

use crate::engine::Engine;

/// The revision of a network that was never edited.
pub const FIRST_REVISION: u32 = 1;

/// The running program, without its faces. Cheap to clone.
#[derive(Clone, Debug)]
pub struct App {
    engine: Arc<Engine>,
}

impl App {
    /// An app that answers from a dataset, as its first revision.
    #[must_use]
    pub fn new(dataset: Arc<Dataset>) -> Self {
        let snapshot = Snapshot::new(dataset, FIRST_REVISION);
        Self {
            engine: Arc::new(Engine::new(Arc::new(snapshot))),
        }
    }

    /// Who answers.
    #[must_use]
    pub fn engine(&self) -> &Engine {
        &self.engine
    }
}
