//! What answers: the choice of an engine, held against where the network is kept.
//!
//! Knows nothing of what is answered.

use std::sync::Arc;
use std::time::Duration;

use super::{Failure, outside};
use crate::config::EngineChoice;
use crate::engine::Answers;
use crate::store::{self, Connection, Neo4jSettings, Pieces, Place, Store};

/// How long one read for an answer may take: less than an answer may, so that a Neo4j that does not answer
/// is told as such.
const READ_DEADLINE: Duration = Duration::from_millis(1_200);

/// What was chosen to answer.
#[derive(Debug)]
pub(super) enum Chosen {
    /// The whole network in memory.
    Memory,
    /// Parts of the network in this Neo4j. It may not be there yet.
    Parts(Connection),
}

/// What is to answer from the network of a place.
pub(super) fn chosen(engine: EngineChoice, place: &Place) -> Result<Chosen, Failure> {
    match (engine, place) {
        (EngineChoice::Memory, _) => Ok(Chosen::Memory),
        (EngineChoice::Neo4j, Place::Neo4j(there, _)) => {
            let there = Neo4jSettings {
                deadline: READ_DEADLINE,
                ..there.clone()
            };
            Ok(Chosen::Parts(Connection::new(&there).map_err(outside)?))
        }
        (EngineChoice::Neo4j, Place::Folder(folder)) => Err(Failure::Use(format!(
            "--engine neo4j answers from a network in a Neo4j, and this one is kept in {}: say --store \
             neo4j too, with the address of your Neo4j (docs/NEO4J.md tells how to set one up), or leave \
             --engine out",
            folder.display()
        ))),
    }
}

impl Chosen {
    /// Answers from a store that is there.
    pub(super) fn answers(&self, store: &Store) -> store::Result<Answers> {
        match self {
            Self::Memory => Answers::whole_of(store),
            Self::Parts(_) => Ok(self.answers_later()),
        }
    }

    /// Answers from a store that is not there yet.
    pub(super) fn answers_later(&self) -> Answers {
        match self {
            Self::Memory => Answers::of(Arc::default(), 0),
            Self::Parts(there) => Answers::by_parts(Arc::new(Pieces::new(there.clone()))),
        }
    }
}
