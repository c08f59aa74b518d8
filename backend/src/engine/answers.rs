//! Who answers: an engine on the whole network in memory, or for each request one on the part of a network
//! elsewhere that its answer has to see.
//!
//! Knows no questions.

use std::sync::Arc;

use graph_data::dataset::Dataset;
use graph_data::network::Snapshot;

use super::part::{Need, Read, Reader, Room, Source};
use super::{Deadline, Engine};
use crate::store::{self, Chain, Store};

/// Who answers. Cheap to clone.
#[derive(Clone, Debug)]
pub enum Answers {
    /// One engine for everybody.
    Memory(Arc<Engine>),
    /// For each request an engine of its own.
    Parts(Arc<Reader>),
}

impl Answers {
    /// Answers from a dataset in memory, as a revision.
    #[must_use]
    pub fn of(dataset: Arc<Dataset>, revision: u32) -> Self {
        let snapshot = Snapshot::new(dataset, revision);
        Self::Memory(Arc::new(Engine::new(Arc::new(snapshot))))
    }

    /// Answers from the newest revision of a store, read as a whole.
    ///
    /// # Errors
    /// When the store is damaged or cannot be read.
    pub fn whole_of(store: &Store) -> store::Result<Self> {
        let kept = store.load()?;
        Ok(Self::of(Arc::new(kept.dataset), kept.revision))
    }

    /// Answers by parts of a network elsewhere.
    #[must_use]
    pub fn by_parts(source: Arc<dyn Source>) -> Self {
        Self::Parts(Arc::new(Reader::new(source)))
    }

    /// Who answers a request, given what that has to see, in room that the request has already, if any.
    ///
    /// # Errors
    /// When the network lies elsewhere and cannot be read; see [`Reader::engine`].
    pub async fn engine(
        &self,
        need: impl FnOnce() -> Need,
        deadline: Deadline,
        room: Option<&Room>,
    ) -> Read<Arc<Engine>> {
        match self {
            Self::Memory(engine) => Ok(Arc::clone(engine)),
            Self::Parts(reader) => reader.engine(&need(), deadline, room).await,
        }
    }

    /// Who answers where the whole network is in memory.
    #[must_use]
    pub fn in_memory(&self) -> Option<&Arc<Engine>> {
        match self {
            Self::Memory(engine) => Some(engine),
            Self::Parts(_) => None,
        }
    }

    /// Answers from a newer revision, which is kept by now. Questions that are being answered finish on
    /// theirs. Costs O(|V| + |E| log d) where the whole is kept in memory. Takes the seal of the revision too.
    pub fn advance(&self, snapshot: Arc<Snapshot>, seal: Chain) {
        match self {
            Self::Memory(engine) => engine.advance(snapshot),
            Self::Parts(reader) => reader.advance(snapshot, seal),
        }
    }
}
