//! How relations are found that name a lever without ending there.
//!
//! Answers do not depend on which way it is, only how long they take.

use std::collections::HashSet;

use graph_data::vocabulary::Vocabulary;
use serde::Deserialize;

use super::connection::{Ask, BATCH_DEADLINE, Connection};
use super::cypher;
use crate::store::error::Result;

/// The way to them, of a revision.
#[derive(Debug)]
pub(super) enum Naming {
    /// By an index.
    Indexed,
    /// No relation names any.
    Nothing,
    /// By a pass over all relations, where one of these is asked for.
    Read(HashSet<Box<str>>),
}

#[derive(Deserialize)]
struct Types {
    types: Vec<String>,
}

#[derive(Deserialize)]
struct Id {
    id: Box<str>,
}

impl Naming {
    /// The way that there is. Costs a pass over all relations where the index is not ready, or was made
    /// for other kinds.
    pub(super) async fn read(from: &Connection, vocabulary: &Vocabulary) -> Result<Self> {
        if is_indexed(from, vocabulary).await? {
            let any: Vec<Id> = from.rows(Ask::new(cypher::NAMING_ANY)).await?;
            return Ok(match any.is_empty() {
                true => Self::Nothing,
                false => Self::Indexed,
            });
        }
        let ask = Ask::new(cypher::levers_named(vocabulary));
        let named: Vec<Id> = from.rows_within(ask, BATCH_DEADLINE).await?;
        Ok(Self::Read(named.into_iter().map(|row| row.id).collect()))
    }
}

/// Whether the index of what relations name is ready, for all kinds of a vocabulary.
pub(super) async fn is_indexed(from: &Connection, vocabulary: &Vocabulary) -> Result<bool> {
    let indexed: Vec<Types> = from.rows(Ask::new(cypher::NAMING_INDEX)).await?;
    let mut kinds = vocabulary.relation_kinds.iter();
    Ok(indexed.first().is_some_and(|Types { types }| {
        kinds.all(|kind| types.contains(&cypher::type_name(&kind.id)))
    }))
}
