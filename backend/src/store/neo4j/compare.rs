//! What stands in a Neo4j beside what should: every node and relation of ours, as it would be written.
//!
//! Reads row after row, and holds what should be once and what differs, however strange what stands there
//! is. What others wrote on our nodes under names of their own is not looked at.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use graph_data::dataset::Dataset;
use graph_data::edit::Record;
use neo4rs::BoltType;
use serde::Deserialize;

use super::connection::{Ask, Connection};
use super::found::{
    ChangeRow, NodeRow, PartRow, RevisionRow, TagRow, TieRow, hangs, is_null, is_so, number, parts,
    parts_in_all, place, word,
};
use super::{cypher, frame, log, mapping};
use crate::store::difference::{Differences, Way};
use crate::store::error::{Error, Fault, Result};
use crate::store::revision::{Chain, Position, Revision};

/// What should stand in a Neo4j.
pub struct Truth<'a> {
    /// The network.
    pub dataset: &'a Dataset,
    /// The number of its revision.
    pub revision: u32,
    /// The seal of that.
    pub chain: Chain,
    /// The log up to it.
    pub log: &'a dyn Fn(u32) -> Result<Option<(Revision, Chain)>>,
}

/// What was found, and what mends it.
#[derive(Debug)]
pub struct Compared {
    /// How what stands there differs.
    pub differences: Differences,
    /// The node of the network as it was found: what mends goes on from there only.
    pub(super) stamp: Stamp,
    /// Records that are to be written again.
    pub(super) records: BTreeSet<Box<str>>,
    /// Whether tags are to be written again.
    pub(super) tags: bool,
    /// Revisions in the log whose own lines are to be written again.
    pub(super) lines: BTreeSet<u32>,
    /// What is to be done about the changes of revisions, by the records that they touched.
    pub(super) changes: BTreeMap<u32, BTreeMap<Box<str>, Redo>>,
    /// Changes that hang on what is no revision, and go where they then hang on none, as Neo4j names them.
    pub(super) astray: Vec<String>,
    /// Nodes and relations that are to go, likewise.
    pub(super) nodes_away: Vec<String>,
    pub(super) ties_away: Vec<String>,
}

/// What is to be done about a change in the log.
#[derive(Debug, Default)]
pub(super) struct Redo {
    /// What hangs on the revision and should not, as Neo4j names the ties, and the nodes of ours among that.
    pub(super) ties: Vec<String>,
    pub(super) nodes: Vec<String>,
    /// Whether it is to be written.
    pub(super) is_written: bool,
}

impl Compared {
    /// Whether the network was at this revision when it was compared.
    #[must_use]
    pub fn is_of(&self, position: Position) -> bool {
        let Stamp {
            revision, chain, ..
        } = &self.stamp;
        let seal = match chain {
            BoltType::String(text) => text.value.parse().ok(),
            _ => None,
        };
        *revision == position.number.into() && seal == Some(position.seal)
    }

    /// Whether the network's node was as it was found before.
    #[must_use]
    pub fn is_as(&self, stamp: &Stamp) -> bool {
        self.stamp == *stamp
    }
}

/// The node of a network, whatever stands there.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Stamp {
    pub(super) arriving: BoltType,
    pub(super) mending: BoltType,
    pub(super) mark: BoltType,
    pub(super) revision: BoltType,
    pub(super) chain: BoltType,
    pub(super) frame: BoltType,
}

/// Holds what stands in a Neo4j against what should. Costs a pass over both.
///
/// # Errors
/// When Neo4j does not answer or holds no whole network, or the log cannot be read.
pub(super) async fn compared(connection: &Connection, truth: &Truth<'_>) -> Result<Compared> {
    let stamp = stamp(connection).await?;
    let mut comparing = Comparing {
        connection,
        truth,
        ways: BTreeMap::new(),
        well: HashMap::new(),
        seen: HashSet::new(),
        found: Compared {
            differences: Differences::default(),
            stamp,
            records: BTreeSet::new(),
            tags: false,
            lines: BTreeSet::new(),
            changes: BTreeMap::new(),
            astray: Vec::new(),
            nodes_away: Vec::new(),
            ties_away: Vec::new(),
        },
    };
    comparing.frame();
    comparing.tags().await?;
    for sort in &cypher::PARTS_FOUND {
        comparing.parts(sort).await?;
    }
    comparing.entities().await?;
    comparing.relations().await?;
    comparing.lacking();
    comparing.log().await?;
    Ok(comparing.found)
}

/// The node of the network.
pub(super) async fn stamp(connection: &Connection) -> Result<Stamp> {
    let found: Vec<Stamp> = connection.rows(Ask::new(cypher::STAMP)).await?;
    let whole = found.into_iter().find(|stamp| is_null(&stamp.arriving));
    whole.ok_or_else(|| Error::Remote(connection.place().into(), Fault::Absent))
}

struct Comparing<'a> {
    connection: &'a Connection,
    truth: &'a Truth<'a>,
    /// How records differ that should be there.
    ways: BTreeMap<Box<str>, Way>,
    /// How many names, numbers and pieces of evidence of a record are there as they should.
    well: HashMap<Box<str>, usize>,
    seen: HashSet<Box<str>>,
    found: Compared,
}

impl Comparing<'_> {
    fn frame(&mut self) {
        let should = frame::written(self.truth.dataset);
        let stamp = &self.found.stamp;
        if stamp.frame != should.into() {
            let what = || "what the network says of itself, and its kinds".to_owned();
            self.found.differences.add(Way::Differs, what);
        }
        if !is_null(&stamp.mending) {
            let what = || "what it says of being whole: it was left half way".to_owned();
            self.found.differences.add(Way::Differs, what);
        }
        let is_there = [&stamp.revision, &stamp.chain];
        let (revision, chain) = (self.truth.revision, self.truth.chain.to_string());
        if is_there != [&revision.into(), &chain.into()] {
            let what = || "the newest revision of the network, and its seal".to_owned();
            self.found.differences.add(Way::Differs, what);
        }
    }

    async fn tags(&mut self) -> Result<()> {
        let tags = self.truth.dataset.tags.iter();
        let mut should: HashMap<&str, BoltType> =
            tags.map(|tag| (&*tag.id, mapping::tag(tag))).collect();
        let found = &mut self.found;
        let ask = Ask::new(cypher::TAGS_FOUND);
        let each = self.connection.each(ask, |row: TagRow| {
            let id = word(&row.properties, "id");
            match should.remove(&*id) {
                None => {
                    found
                        .differences
                        .add(Way::TooMany, || format!("tag {id:?}"));
                    found.nodes_away.push(row.key);
                }
                Some(tag) if is_so(&row.properties, &tag) => {}
                Some(_) => {
                    found
                        .differences
                        .add(Way::Differs, || format!("tag {id:?}"));
                    found.tags = true;
                }
            }
        });
        each.await?;
        let mut lacking: Vec<&str> = should.into_keys().collect();
        lacking.sort_unstable();
        for id in lacking {
            found.differences.add(Way::Lacks, || format!("tag {id:?}"));
            found.tags = true;
        }
        Ok(())
    }

    /// Names, numbers, or evidence.
    async fn parts(&mut self, sort: &cypher::PartSort) -> Result<()> {
        let mut last: Option<Record> = None;
        let connection = self.connection;
        let ask = Ask::new(sort.cypher());
        let each = connection.each(ask, |row: PartRow| {
            let about = word(&row.properties, "about");
            if last.as_ref().is_none_or(|record| record.id() != &*about) {
                last = Record::find(self.truth.dataset, &about);
            }
            let should = last.as_ref().map(|record| parts(record, sort));
            let place = place(&row.properties);
            let part = should.as_ref().and_then(|parts| parts.get(place?));
            match (part, &last) {
                (Some(part), Some(record))
                    if is_so(&row.properties, part) && hangs(&row.on, record) =>
                {
                    *self.well.entry(about).or_default() += 1;
                }
                (Some(_), _) => self.differs(about),
                (None, Some(_)) => {
                    self.differs(about);
                    self.found.nodes_away.push(row.key);
                }
                (None, None) => {
                    let what = || format!("{} of {about:?}, which is not there", sort.word);
                    self.found.differences.add(Way::TooMany, what);
                    self.found.nodes_away.push(row.key);
                }
            }
        });
        each.await
    }

    async fn entities(&mut self) -> Result<()> {
        let vocabulary = &self.truth.dataset.vocabulary;
        let ask = Ask::new(cypher::ENTITIES_FOUND);
        let connection = self.connection;
        let each = connection.each(ask, |row: NodeRow| {
            let id = word(&row.properties, "id");
            let Some(Record::Entity(should)) = Record::find(self.truth.dataset, &id) else {
                let what = || format!("entity {id:?}");
                self.found.differences.add(Way::TooMany, what);
                self.found.nodes_away.push(row.key);
                return;
            };
            let kind = vocabulary.find_kind(&should.kind);
            let label = kind.map_or("", |kind| cypher::label(vocabulary.kind(kind).category));
            let ours = row
                .labels
                .iter()
                .filter(|own| cypher::LABELS.contains(&&***own));
            let mut tags: Vec<BoltType> = should.tags.iter().map(|tag| (**tag).into()).collect();
            let is_well = is_so(&row.properties, &mapping::entity(&should))
                && ours.map(|own| &**own).eq([label])
                && row.tags.len() == tags.len()
                && {
                    tags.retain(|tag| !row.tags.contains(tag));
                    tags.is_empty()
                };
            if !is_well {
                self.differs(id.clone());
            }
            self.seen.insert(id);
        });
        each.await
    }

    async fn relations(&mut self) -> Result<()> {
        let ask = Ask::new(cypher::relations_found(&self.truth.dataset.vocabulary));
        let connection = self.connection;
        let each = connection.each(ask, |row: TieRow| {
            let id = word(&row.properties, "id");
            let should = match Record::find(self.truth.dataset, &id) {
                Some(Record::Relation(should)) => Some(should),
                _ => None,
            };
            let is_it = should.as_ref().is_some_and(|should| {
                row.name == cypher::type_name(&should.kind)
                    && row.source == (*should.source).into()
                    && row.target == (*should.target).into()
                    && !self.seen.contains(&id)
            });
            match should {
                Some(should) if is_it => {
                    if !is_so(&row.properties, &mapping::relation_properties(&should)) {
                        self.differs(id.clone());
                    }
                    self.seen.insert(id);
                }
                Some(_) => {
                    self.differs(id);
                    self.found.ties_away.push(row.key);
                }
                None => {
                    let what = || format!("relation {id:?}");
                    self.found.differences.add(Way::TooMany, what);
                    self.found.ties_away.push(row.key);
                }
            }
        });
        each.await
    }

    fn differs(&mut self, id: Box<str>) {
        self.ways.insert(id, Way::Differs);
    }

    /// Tells of the records that should be there and are not, or not whole.
    fn lacking(&mut self) {
        let dataset = self.truth.dataset;
        let entities = dataset
            .entity_rows()
            .map(|row| Record::entity(dataset, row));
        let relations = dataset
            .relation_rows()
            .map(|row| Record::relation(dataset, row));
        for record in entities.chain(relations) {
            let id = record.id();
            let well = self.well.get(id).copied().unwrap_or_default();
            let sort = match &record {
                Record::Entity(_) => "entity",
                Record::Relation(_) => "relation",
            };
            let way = match (self.seen.contains(id), self.ways.get(id)) {
                (true, None) if well == parts_in_all(&record) => continue,
                (true, _) => Way::Differs,
                // It is there, between others or under another kind.
                (false, Some(_)) if sort == "relation" => Way::Differs,
                (false, _) => Way::Lacks,
            };
            let what = || format!("{sort} {id:?}");
            self.found.differences.add(way, what);
            self.found.records.insert(id.into());
        }
    }

    async fn log(&mut self) -> Result<()> {
        let (mut seen, mut failed) = (HashSet::new(), None);
        let connection = self.connection;
        let found = &mut self.found;
        let truth = self.truth;
        let ask = Ask::new(cypher::LOG_FOUND);
        let each = connection.each(ask, |row: RevisionRow| {
            let number = number(&row.properties);
            let line = number.filter(|number| *number <= truth.revision);
            let line = line.map(|number| (truth.log)(number)).transpose();
            match line.map(Option::flatten) {
                Err(error) => failed = Some(error),
                Ok(None) => {
                    let number = number.unwrap_or_default();
                    found
                        .differences
                        .add(Way::TooMany, || format!("revision {number}"));
                    found.nodes_away.push(row.key);
                    let changes = row.changes.iter();
                    let ours = changes.filter(|change| change.is_ours);
                    found.astray.extend(ours.map(|change| change.key.clone()));
                }
                Ok(Some((revision, chain))) => {
                    seen.insert(revision.number);
                    let redo = redone(&revision, &row.changes);
                    let is_well = is_so(&row.properties, &log::revision_row(&revision, chain));
                    if !is_well || !redo.is_empty() {
                        let what = || format!("revision {}", revision.number);
                        found.differences.add(Way::Differs, what);
                    }
                    if !is_well {
                        found.lines.insert(revision.number);
                    }
                    if !redo.is_empty() {
                        found.changes.insert(revision.number, redo);
                    }
                }
            }
        });
        each.await?;
        let ask = Ask::new(cypher::CHANGES_ASTRAY);
        let each = connection.each(ask, |row: TagRow| {
            let id = word(&row.properties, "id");
            found.differences.add(Way::TooMany, || {
                format!("a change of {id:?} in no revision")
            });
            found.nodes_away.push(row.key);
        });
        each.await?;
        for number in (1..=truth.revision).filter(|number| !seen.contains(number)) {
            found
                .differences
                .add(Way::Lacks, || format!("revision {number}"));
            let line = (truth.log)(number)?;
            let redo = line.map(|(revision, _)| redone(&revision, &[]));
            found.lines.insert(number);
            found.changes.insert(number, redo.unwrap_or_default());
        }
        failed.map_or(Ok(()), Err)
    }
}

/// What is to be done about the changes of a revision: one that is there under its id and number is written where
/// it is, and whatever else hangs there is cut off.
fn redone(revision: &Revision, changes: &[ChangeRow]) -> BTreeMap<Box<str>, Redo> {
    let rows = log::change_rows(revision);
    let ids = revision.delta.changes().iter().map(|change| change.id());
    let should: HashMap<&str, BoltType> = ids.zip(rows).collect();
    let mut lacking: BTreeSet<&str> = should.keys().copied().collect();
    let mut redo: BTreeMap<Box<str>, Redo> = BTreeMap::new();
    let mut seen = HashSet::new();
    for change in changes {
        let id = word(&change.properties, "id");
        let row = should.get(&*id);
        let number = change.properties.value.get("revision");
        let is_its = change.is_ours
            && row.is_some()
            && number.is_some_and(|number| *number == revision.number.into());
        if is_its && seen.insert(id.clone()) {
            if row.is_some_and(|row| is_so(&change.properties, row)) {
                lacking.remove(&*id);
            }
            continue;
        }
        let redo = redo.entry(id).or_default();
        redo.ties.push(change.tie.clone());
        redo.nodes
            .extend(change.is_ours.then(|| change.key.clone()));
    }
    for id in lacking {
        redo.entry(id.into()).or_default().is_written = true;
    }
    redo
}
