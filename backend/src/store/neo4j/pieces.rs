//! The network piece by piece: records by their ids, and by whom they are about.
//!
//! Reads what is asked and nothing else; what is gone is left out. Knows no questions.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use graph_data::dataset::Dataset;
use graph_data::edit::{EntityRecord, RelationRecord};
use graph_data::model::{Category, PartialDate};
use neo4rs::BoltType;
use serde::Deserialize;

use super::connection::{Ask, BATCH_DEADLINE, Connection, Lock};
use super::log::Seal;
use super::mapping::count;
use super::mapping::{AliasRow, EntityRow, EvidenceRow, IdentifierRow, RelationRow};
use super::naming::{Naming, is_indexed};
use super::{cypher, cypher_pieces as texts, head, load, schema, sealed};
use crate::store::error::{Error, Fault, Result};
use crate::store::revision::Position;

/// Ids that a full-text index is asked for at once: it takes about a thousand.
const ASKED_OF_INDEX: usize = 500;
/// Shortest walks between two entities that are told at most.
const WALKS_MAX: usize = 2_000;
/// How long it may take to tell them.
const WALKS_WITHIN: Duration = Duration::from_millis(500);

/// How long everybody who edits may be kept waiting by who reads.
const STILL_FOR: Duration = Duration::from_secs(1);

/// A network in a Neo4j that is read piece by piece.
#[derive(Debug)]
pub struct Pieces {
    connection: Connection,
    newest: Mutex<Option<Arc<Newest>>>,
}

/// What a revision has that no question changes.
#[derive(Debug)]
struct Newest {
    position: Position,
    frame: Dataset,
    newest_evidence: Option<PartialDate>,
    naming: Naming,
    kinds: HashMap<String, Box<str>>,
}

/// An entity as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityPiece {
    /// It, with all that it has.
    pub record: EntityRecord,
    /// How many relations start or end there, in the whole network; 0 where it came with walks.
    pub relations: usize,
}

/// All shortest walks between two entities.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shortest {
    /// How many steps they have; 0 where there is none.
    pub steps: usize,
    /// The entities that they pass, their ends, and the levers that relations on them name.
    pub entities: Vec<EntityPiece>,
    /// The relations that they walk over.
    pub relations: Vec<RelationRecord>,
}

/// An entity by its names.
#[derive(Clone, Debug, Deserialize)]
pub struct NamesOf {
    /// Its id.
    pub id: Box<str>,
    /// Its full and short names.
    pub own: Vec<Box<str>>,
    /// Its other names, then its numbers, each in order.
    pub others: Vec<Box<str>>,
}

impl From<EntityRecord> for NamesOf {
    fn from(record: EntityRecord) -> Self {
        let own = [record.label, record.short].into_iter();
        let own = own.flat_map(|text| [Some(text.nl), text.en]);
        let aliases = record.aliases.into_iter().map(|alias| alias.name);
        let numbers = record.identifiers.into_iter().map(|number| number.value);
        Self {
            id: record.id,
            own: own.flatten().collect(),
            others: aliases.chain(numbers).collect(),
        }
    }
}

#[derive(Deserialize)]
struct At {
    revision: u32,
    chain: String,
    mending: Option<String>,
}

#[derive(Deserialize)]
struct Id {
    id: Box<str>,
}

#[derive(Deserialize)]
struct Dated {
    date: Option<PartialDate>,
}

#[derive(Deserialize)]
struct OneEntity {
    entity: EntityFound,
}

/// An entity, how many relations it has, its names, numbers and evidence.
#[derive(Deserialize)]
struct EntityFound(
    EntityRow,
    usize,
    Vec<Placed<AliasRow>>,
    Vec<Placed<IdentifierRow>>,
    Vec<Placed<EvidenceRow>>,
);

/// What hangs on an entity, after its place among its like.
type Placed<T> = (i64, T);

#[derive(Deserialize)]
struct RelationFound {
    relation: RelationRow,
    evidence: Vec<EvidenceRow>,
}

/// What is on the shortest walks between two entities.
#[derive(Deserialize)]
struct Walked {
    walks: usize,
    steps: usize,
    relations: Vec<(RelationRow, Vec<EvidenceRow>)>,
    entities: Vec<EntityFound>,
}

impl Newest {
    fn relation(&self, row: RelationRow, evidence: Vec<EvidenceRow>) -> RelationRecord {
        let kind = self.kinds.get(&row.name).cloned();
        let mut record = row.record(kind.unwrap_or_default());
        record.evidence = evidence.into_iter().map(Into::into).collect();
        record
    }
}

impl Pieces {
    /// The network behind a connection, which may not be there yet.
    #[must_use]
    pub fn new(connection: Connection) -> Self {
        Self {
            connection,
            newest: Mutex::new(None),
        }
    }

    /// The newest revision.
    ///
    /// # Errors
    /// When Neo4j does not answer, or holds no whole network.
    pub async fn revision(&self) -> Result<Position> {
        let rows: Vec<At> = self.connection.rows(Ask::new(texts::NEWEST)).await?;
        let Some(at) = rows.into_iter().next() else {
            return Err(Error::Remote(self.connection.place().into(), Fault::Absent));
        };
        if at.mending.is_some() {
            return Err(self.connection.halfway());
        }
        Ok(Position {
            number: at.revision,
            seal: sealed(&self.connection, &at.chain)?,
        })
    }

    /// Everything but entities and relations, the newest revision, and, where that is the one wanted, the newest
    /// date among the evidence of relations.
    ///
    /// # Errors
    /// As [`Self::revision`].
    pub async fn frame(
        &self,
        wanted: Position,
    ) -> Result<(Dataset, Position, Option<PartialDate>)> {
        let (found, frame) = head(&self.connection).await?;
        // What is still being written is not kept.
        if found.position() != wanted {
            return Ok((frame, found.position(), None));
        }
        let newest = self.read_newest().await?;
        let frame = newest.frame.clone();
        Ok((frame, newest.position, newest.newest_evidence))
    }

    /// Hands over the names of all entities, one entity after the other.
    ///
    /// # Errors
    /// As [`Self::revision`].
    pub async fn names(&self, mut each: impl FnMut(NamesOf) + Send) -> Result<()> {
        let ask = Ask::new(texts::NAMES);
        self.connection.each(ask, |row: NamesOf| each(row)).await
    }

    /// The ids of at most `first` records that revisions after this one touched; `None` where the network does
    /// not come from this one. Costs what those touched.
    ///
    /// # Errors
    /// As [`Self::revision`].
    pub async fn touched_after(
        &self,
        revision: Position,
        first: usize,
    ) -> Result<Option<Vec<Box<str>>>> {
        let Position { number, seal } = revision;
        let ask = Ask::new(cypher::SEAL).with("number", number);
        let seals: Vec<Seal> = self.connection.rows(ask).await?;
        if seals.iter().all(|row| row.chain != seal.to_string()) {
            return Ok(None);
        }
        let ask = Ask::new(texts::TOUCHED_AFTER)
            .with("after", number)
            .with("first", count(first));
        self.ids(ask).await.map(Some)
    }

    /// The entities with these ids.
    ///
    /// # Errors
    /// As [`Self::revision`].
    pub async fn entities(&self, ids: &[Box<str>]) -> Result<Vec<EntityPiece>> {
        let newest = self.known().await?;
        let cypher = texts::entity_pieces(&newest.frame.vocabulary);
        let ask = Ask::new(cypher).with("ids", list(ids));
        let rows: Vec<OneEntity> = self.connection.rows(ask).await?;
        Ok(rows.into_iter().map(|row| row.entity.piece()).collect())
    }

    /// The relations with these ids.
    ///
    /// # Errors
    /// As [`Self::revision`].
    pub async fn relations(&self, ids: &[Box<str>]) -> Result<Vec<RelationRecord>> {
        let newest = self.known().await?;
        let cypher = texts::relation_pieces(&newest.frame.vocabulary);
        let ask = Ask::new(cypher).with("ids", list(ids));
        self.relation_rows(&newest, ask).await
    }

    /// The relations that start or end at one of these entities, or that name one of them as a lever: at least
    /// `first` of them where there are as many. One may come twice. Where there is no index of what relations
    /// name, costs a pass over all of them when one of these is named by any.
    ///
    /// # Errors
    /// As [`Self::revision`].
    pub async fn relations_at(
        &self,
        ids: &[Box<str>],
        first: usize,
    ) -> Result<Vec<RelationRecord>> {
        let newest = self.known().await?;
        let vocabulary = &newest.frame.vocabulary;
        let some = |cypher: String, ids: &[Box<str>]| {
            let ask = Ask::new(cypher).with("ids", list(ids));
            ask.with("first", count(first))
        };
        let at = some(texts::relation_pieces_at(vocabulary), ids);
        let mut found = self.relation_rows(&newest, at).await?;
        if found.len() >= first {
            return Ok(found);
        }
        let first = first - found.len();
        let more = match &newest.naming {
            Naming::Nothing => Vec::new(),
            Naming::Indexed => self.naming(&newest, ids, first).await?,
            Naming::Read(named) => {
                let named = ids.iter().filter(|id| named.contains(*id)).cloned();
                let named: Vec<Box<str>> = named.collect();
                if named.is_empty() {
                    return Ok(found);
                }
                // It may be ready by now.
                match is_indexed(&self.connection, vocabulary).await? {
                    true => self.naming(&newest, &named, first).await?,
                    false => {
                        let naming = some(texts::relation_pieces_naming(vocabulary), &named);
                        self.relation_rows(&newest, naming).await?
                    }
                }
            }
        };
        found.extend(more);
        Ok(found)
    }

    /// The relations that name one of these as a lever, by the index of what they name.
    async fn naming(
        &self,
        newest: &Newest,
        ids: &[Box<str>],
        first: usize,
    ) -> Result<Vec<RelationRecord>> {
        let types: Vec<&str> = newest.kinds.keys().map(String::as_str).collect();
        let mut found = Vec::new();
        for some in ids.chunks(ASKED_OF_INDEX) {
            if found.len() >= first {
                break;
            }
            let first = first - found.len();
            let ask = Ask::new(texts::relation_pieces_naming_indexed())
                .with("words", texts::any_of(some.iter().map(|id| &**id)))
                .with("types", types.clone())
                .with("first", count(first))
                .with("ids", list(some));
            found.extend(self.relation_rows(newest, ask).await?);
        }
        Ok(found)
    }

    /// The ids of at most `first` entities that belong to one of the lever sets for which these stand.
    ///
    /// # Errors
    /// As [`Self::revision`].
    pub async fn members_of(&self, sets: &[Box<str>], first: usize) -> Result<Vec<Box<str>>> {
        let ask = Ask::new(texts::MEMBERS).with("ids", list(sets));
        self.ids(ask.with("first", count(first))).await
    }

    /// The ids of at most `first` levers.
    ///
    /// # Errors
    /// As [`Self::revision`].
    pub async fn levers(&self, first: usize) -> Result<Vec<Box<str>>> {
        let ask = Ask::new(texts::LEVERS).with("first", count(first));
        self.ids(ask).await
    }

    /// The ids of at most `first` actors after an id, in the order of ids; from the start without one.
    ///
    /// # Errors
    /// As [`Self::revision`].
    pub async fn actors_after(&self, id: Option<&str>, first: usize) -> Result<Vec<Box<str>>> {
        let ask = Ask::new(texts::ACTORS_AFTER)
            .with("after", id.unwrap_or_default())
            .with("first", count(first));
        self.ids(ask).await
    }

    /// The ids of at most `first` entities that are of one of these kinds and carry one of these tags.
    ///
    /// # Errors
    /// As [`Self::revision`].
    pub async fn chosen(
        &self,
        kinds: Option<&[Box<str>]>,
        tags: Option<&[Box<str>]>,
        first: usize,
    ) -> Result<Vec<Box<str>>> {
        let ask = Ask::new(texts::chosen(kinds.is_some(), tags.is_some()))
            .with("kinds", list(kinds.unwrap_or_default()))
            .with("tags", list(tags.unwrap_or_default()))
            .with("first", count(first));
        self.ids(ask).await
    }

    /// The ids of at most `first` records with evidence from this address.
    ///
    /// # Errors
    /// As [`Self::revision`].
    pub async fn resting_on(&self, source: &str, first: usize) -> Result<Vec<Box<str>>> {
        let ask = Ask::new(texts::RESTING_ON)
            .with("source", source)
            .with("first", count(first));
        self.ids(ask).await
    }

    /// The ids of at most `first` relations that begin, end or have evidence of a date from the year of one
    /// date to the last day of another. Costs Neo4j a pass over all relations.
    ///
    /// # Errors
    /// As [`Self::revision`].
    pub async fn dated(
        &self,
        from: PartialDate,
        to: PartialDate,
        first: usize,
    ) -> Result<Vec<Box<str>>> {
        let newest = self.known().await?;
        // A sign after all that dates have: what begins like the last date is not after it.
        let (from, to) = (format!("{:04}", from.year()), format!("{to}~"));
        let within = |cypher: String| {
            let ask = Ask::new(cypher).with("from", from.as_str());
            ask.with("to", to.as_str()).with("first", count(first))
        };
        let mut found = self.ids(within(texts::EVIDENCE_DATED.into())).await?;
        let cypher = texts::relations_dated(&newest.frame.vocabulary);
        found.extend(self.ids(within(cypher)).await?);
        found.sort_unstable();
        found.dedup();
        found.truncate(first);
        Ok(found)
    }

    /// The ids of at most `first` relations that have no date at all. Costs Neo4j a pass over all.
    ///
    /// # Errors
    /// As [`Self::revision`].
    pub async fn undated(&self, first: usize) -> Result<Vec<Box<str>>> {
        let newest = self.known().await?;
        let cypher = texts::relations_undated(&newest.frame.vocabulary);
        self.ids(Ask::new(cypher).with("first", count(first))).await
    }

    /// The ids of at most `first` relations after an id, in the order of ids; from the start without one.
    ///
    /// # Errors
    /// As [`Self::revision`].
    pub async fn relations_after(&self, id: Option<&str>, first: usize) -> Result<Vec<Box<str>>> {
        let newest = self.known().await?;
        let ask = Ask::new(texts::relations_after(&newest.frame.vocabulary))
            .with("after", id.unwrap_or_default())
            .with("first", count(first));
        self.ids(ask).await
    }

    /// The whole network, with its revision.
    ///
    /// # Errors
    /// As [`Self::revision`], and when its parts do not fit together.
    pub async fn whole(&self) -> Result<(Dataset, Position)> {
        let (found, frame) = head(&self.connection).await?;
        let dataset = load::all(&self.connection, frame).await?;
        Ok((dataset, found.position()))
    }

    /// A number that is another one once an answer was told after anybody committed anything there.
    #[must_use]
    pub fn moment(&self) -> u64 {
        self.connection.moment()
    }

    /// Has everybody who edits this network wait, from whichever program, until what is given is dropped: a
    /// second at most. Writes nothing.
    ///
    /// # Errors
    /// When somebody else writes just as long, or Neo4j does not answer or cannot be written.
    pub async fn keep_still(&self) -> Result<Lock> {
        let lock = Ask::new(cypher::TOUCH);
        self.connection.hold_lock(lock, STILL_FOR).await
    }

    async fn ids(&self, ask: Ask) -> Result<Vec<Box<str>>> {
        let rows: Vec<Id> = self.connection.rows(ask).await?;
        Ok(rows.into_iter().map(|row| row.id).collect())
    }

    async fn relation_rows(&self, newest: &Newest, ask: Ask) -> Result<Vec<RelationRecord>> {
        let rows: Vec<RelationFound> = self.connection.rows(ask).await?;
        let record = |row: RelationFound| newest.relation(row.relation, row.evidence);
        Ok(rows.into_iter().map(record).collect())
    }

    /// The shortest walks between two entities, and those themselves. `None` where either is not there, there are very many walks, or it takes long to tell.
    ///
    /// # Errors
    /// When Neo4j does not answer.
    pub async fn shortest(
        &self,
        from: &str,
        to: &str,
        barred: [Option<Category>; 2],
        steps_max: u32,
    ) -> Result<Option<Shortest>> {
        let newest = self.known().await?;
        let barred = barred.into_iter().flatten();
        let cypher = texts::shortest(&newest.frame.vocabulary, barred, steps_max);
        let ask = Ask::new(cypher)
            .with("from", from)
            .with("to", to)
            .with("most", count(WALKS_MAX + 1));
        // What takes long is found by looking around; a Neo4j that is away is told then.
        let rows = self
            .connection
            .rows_within::<Walked>(ask, WALKS_WITHIN)
            .await;
        let walked = rows.ok().and_then(|rows| rows.into_iter().next());
        let few = walked.filter(|walked| walked.walks <= WALKS_MAX);
        Ok(few.map(|walked| {
            let relations = walked.relations.into_iter();
            let entities = walked.entities.into_iter();
            Shortest {
                steps: walked.steps,
                entities: entities.map(EntityFound::piece).collect(),
                relations: relations
                    .map(|(row, on)| newest.relation(row, on))
                    .collect(),
            }
        }))
    }

    /// What was read last: its frame stays good for whoever began with it.
    async fn known(&self) -> Result<Arc<Newest>> {
        let known = self.lock().clone();
        match known {
            Some(known) => Ok(known),
            None => self.read_newest().await,
        }
    }

    async fn read_newest(&self) -> Result<Arc<Newest>> {
        let (found, frame) = head(&self.connection).await?;
        let before = self.lock().clone();
        match before {
            Some(known) if known.position == found.position() => return Ok(known),
            Some(_) => {}
            // Without them answers are slower, and the same.
            None => schema::complete_later(&self.connection, &frame.vocabulary),
        }
        let dates: Vec<Dated> = self
            .connection
            .rows_within(Ask::new(texts::NEWEST_EVIDENCE), BATCH_DEADLINE)
            .await?;
        let dates = dates.into_iter().filter_map(|row| row.date);
        let newest = Arc::new(Newest {
            position: found.position(),
            newest_evidence: dates.max_by_key(|date| date.last_day()),
            naming: Naming::read(&self.connection, &frame.vocabulary).await?,
            kinds: load::kinds(&frame.vocabulary),
            frame,
        });
        *self.lock() = Some(Arc::clone(&newest));
        Ok(newest)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Arc<Newest>>> {
        self.newest.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl EntityFound {
    fn piece(self) -> EntityPiece {
        let Self(row, relations, aliases, identifiers, evidence) = self;
        let mut record = row.record();
        record.aliases = in_order(aliases);
        record.identifiers = in_order(identifiers);
        record.evidence = in_order(evidence);
        EntityPiece { record, relations }
    }
}

fn in_order<R, T: From<R>>(mut rows: Vec<Placed<R>>) -> Vec<T> {
    rows.sort_by_key(|(place, _)| *place);
    rows.into_iter().map(|(_, row)| row.into()).collect()
}

fn list(ids: &[Box<str>]) -> BoltType {
    let ids: Vec<&str> = ids.iter().map(|id| &**id).collect();
    ids.into()
}
