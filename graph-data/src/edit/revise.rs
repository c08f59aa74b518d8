//! From a dataset and a delta to the next dataset, in the order of ids again.
//!
//! Knows where rows are named: whoever adds such a place to the model moves it here, and makes it in
//! `rows`.

use std::collections::BTreeMap;
use std::fmt;

use super::delta::Delta;
use super::record::{EntityRecord, Record, RelationRecord};
use super::rows::{self, unknown};
use crate::dataset::Dataset;
use crate::model::{Entity, EntityIx, Relation};

/// Why a delta does not fit a dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// The record with this id is not as the delta found it.
    Changed(Box<str>),
    /// A record would name something that is not there.
    Unknown {
        /// The id of the record.
        record: Box<str>,
        /// The id of the entity, kind or tag that is not there.
        names: Box<str>,
    },
}

impl Mismatch {
    /// The id of the record that stands in the way.
    #[must_use]
    pub fn record(&self) -> &str {
        match self {
            Self::Changed(record) | Self::Unknown { record, .. } => record,
        }
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed(id) => write!(f, "{id:?} is not as it was"),
            Self::Unknown { record, names } => {
                write!(f, "{record:?} names {names:?}, which is not there")
            }
        }
    }
}

impl std::error::Error for Mismatch {}

/// The dataset after a delta. The one before stays as it is. Costs a copy of the dataset and
/// O(d log |V|) for d changed records.
///
/// ```
/// use graph_data::dataset::Dataset;
/// use graph_data::edit::{Delta, revise};
///
/// let before = Dataset::sketch("ovam -partners-with-> herwin")?;
/// let after = Dataset::sketch("ovam -funds-> herwin")?;
/// let delta = Delta::between(&before, &after);
/// assert_eq!(revise(&before, &delta), Ok(after.clone()));
/// assert_eq!(revise(&after, &delta.inverse()), Ok(before));
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
///
/// # Errors
/// The first record that is not as the delta found it, or that would name something that is not there.
pub fn revise(dataset: &Dataset, delta: &Delta) -> Result<Dataset, Mismatch> {
    let plan = Plan::new(dataset, delta)?;
    let frame = Dataset {
        meta: dataset.meta.clone(),
        vocabulary: dataset.vocabulary.clone(),
        tags: dataset.tags.clone(),
        ..Dataset::default()
    };
    let (entities, relations) = (dataset.entities.iter(), dataset.relations.iter());
    plan.dataset(frame, entities.cloned(), relations.cloned())
}

/// The same from a dataset that is used up: its rows move, and none is copied.
///
/// # Errors
/// As [`revise`]; the dataset is then gone.
pub fn revise_taking(dataset: Dataset, delta: &Delta) -> Result<Dataset, Mismatch> {
    let plan = Plan::new(&dataset, delta)?;
    let mut frame = dataset;
    let entities = std::mem::take(&mut frame.entities);
    let relations = std::mem::take(&mut frame.relations);
    plan.dataset(frame, entities.into_iter(), relations.into_iter())
}

/// What becomes of the rows, in their order.
enum Step<Row> {
    /// So many stay.
    Stay(usize),
    /// One goes.
    Goes,
    /// One comes.
    Comes(Row),
}

/// How the rows of a dataset become those of the next one.
struct Plan {
    entities: Vec<Step<Entity>>,
    relations: Vec<Step<Relation>>,
    moves: Moves,
}

/// Where each entity goes.
struct Moves {
    /// By rows, `None` where it is removed; nothing at all where every entity keeps its row.
    rows: Option<Vec<Option<EntityIx>>>,
    /// Those that are removed.
    gone: BTreeMap<EntityIx, Box<str>>,
}

impl Plan {
    fn new(before: &Dataset, delta: &Delta) -> Result<Self, Mismatch> {
        let (mut entities, mut relations) = (BTreeMap::new(), BTreeMap::new());
        for change in delta.changes() {
            if Record::find(before, change.id()) != change.before {
                return Err(Mismatch::Changed(change.id().into()));
            }
            match change.after.as_ref().or(change.before.as_ref()) {
                Some(Record::Entity(_)) => {
                    entities.insert(change.id(), change.after.as_ref().and_then(entity));
                }
                Some(Record::Relation(_)) => {
                    relations.insert(change.id(), change.after.as_ref().and_then(relation));
                }
                None => {}
            }
        }
        let entity_steps = steps(&before.entities, |e| &e.id, &entities);
        let moves = Moves::new(before, &entity_steps);
        let coming = rows_that_come(&entity_steps);
        let find = |id: &str| {
            let known = || before.find_entity(id).and_then(|row| moves.row(row));
            coming.get(id).copied().or_else(known)
        };
        let new_entity = |record: &&EntityRecord| {
            let (mut entity, names) = rows::entity((*record).clone(), before)?;
            rows::name(&mut entity, names, find)?;
            Ok(entity)
        };
        let new_relation =
            |record: &&RelationRecord| rows::relation((*record).clone(), before, find);
        let relation_steps = steps(&before.relations, |r| &r.id, &relations);
        Ok(Self {
            entities: made(&entity_steps, new_entity)?,
            relations: made(&relation_steps, new_relation)?,
            moves,
        })
    }

    fn dataset(
        self,
        frame: Dataset,
        entities: impl ExactSizeIterator<Item = Entity>,
        relations: impl ExactSizeIterator<Item = Relation>,
    ) -> Result<Dataset, Mismatch> {
        let moves = self.moves;
        Ok(Dataset {
            entities: taken(self.entities, entities, |row| moves.entity(row))?,
            relations: taken(self.relations, relations, |row| moves.relation(row))?,
            ..frame
        })
    }
}

fn entity(record: &Record) -> Option<&EntityRecord> {
    match record {
        Record::Entity(entity) => Some(entity),
        Record::Relation(_) => None,
    }
}

fn relation(record: &Record) -> Option<&RelationRecord> {
    match record {
        Record::Relation(relation) => Some(relation),
        Record::Entity(_) => None,
    }
}

/// The steps that lead to rows in the order of ids again. Costs O(d log n) for d changes of n rows.
fn steps<'a, Row, New>(
    before: &[Row],
    id: impl Fn(&Row) -> &str,
    changes: &BTreeMap<&str, Option<&'a New>>,
) -> Vec<Step<&'a New>> {
    let (mut steps, mut next) = (Vec::new(), 0);
    for (changed, new) in changes {
        let found = before.binary_search_by(|row| id(row).cmp(changed));
        let (Ok(place) | Err(place)) = found;
        if place > next {
            steps.push(Step::Stay(place - next));
        }
        next = place;
        if found.is_ok() {
            steps.push(Step::Goes);
            next += 1;
        }
        steps.extend(new.map(Step::Comes));
    }
    steps.push(Step::Stay(before.len() - next));
    steps
}

/// The rows of the entities that come, by id.
fn rows_that_come<'a>(steps: &[Step<&'a EntityRecord>]) -> BTreeMap<&'a str, EntityIx> {
    let (mut rows, mut row) = (BTreeMap::new(), 0);
    for step in steps {
        match step {
            Step::Stay(count) => row += count,
            Step::Goes => {}
            Step::Comes(record) => {
                rows.insert(&*record.id, entity_row(row));
                row += 1;
            }
        }
    }
    rows
}

fn entity_row(row: usize) -> EntityIx {
    EntityIx(u32::try_from(row).unwrap_or(u32::MAX))
}

fn made<New, Row>(
    steps: &[Step<&New>],
    row: impl Fn(&&New) -> Result<Row, Mismatch>,
) -> Result<Vec<Step<Row>>, Mismatch> {
    let made = steps.iter().map(|step| {
        Ok(match step {
            Step::Stay(count) => Step::Stay(*count),
            Step::Goes => Step::Goes,
            Step::Comes(record) => Step::Comes(row(record)?),
        })
    });
    made.collect()
}

/// The rows that stay, each with the entities that it names moved, and those that come.
fn taken<Row>(
    steps: Vec<Step<Row>>,
    mut before: impl ExactSizeIterator<Item = Row>,
    moved: impl Fn(&mut Row) -> Result<(), Mismatch>,
) -> Result<Vec<Row>, Mismatch> {
    let mut after = Vec::with_capacity(before.len() + steps.len());
    for step in steps {
        match step {
            Step::Stay(count) => {
                for mut row in before.by_ref().take(count) {
                    moved(&mut row)?;
                    after.push(row);
                }
            }
            Step::Goes => drop(before.next()),
            Step::Comes(row) => after.push(row),
        }
    }
    Ok(after)
}

impl Moves {
    fn new(before: &Dataset, steps: &[Step<&EntityRecord>]) -> Self {
        let mut gone = BTreeMap::new();
        let mut rows = Vec::with_capacity(before.entities.len());
        let (mut after, mut stands_still) = (0, true);
        let mut steps = steps.iter().peekable();
        while let Some(step) = steps.next() {
            match step {
                Step::Stay(count) => {
                    rows.extend((after..after + count).map(|row| Some(entity_row(row))));
                    after += count;
                }
                Step::Goes => {
                    let old = entity_row(rows.len());
                    let id = &before.entity(old).id;
                    // One that is changed goes and comes in one place.
                    let comes = |step: &&Step<&EntityRecord>| matches!(step, Step::Comes(new) if *new.id == **id);
                    if steps.next_if(comes).is_some() {
                        rows.push(Some(entity_row(after)));
                        after += 1;
                    } else {
                        gone.insert(old, (&**id).into());
                        rows.push(None);
                        stands_still = false;
                    }
                }
                Step::Comes(_) => {
                    after += 1;
                    stands_still = false;
                }
            }
        }
        Self {
            rows: (!stands_still).then_some(rows),
            gone,
        }
    }

    /// Where an entity goes; `None` where it is removed.
    fn row(&self, before: EntityIx) -> Option<EntityIx> {
        match &self.rows {
            Some(rows) => rows[before.at()],
            None => Some(before),
        }
    }

    fn of(&self, record: &str, before: EntityIx) -> Result<EntityIx, Mismatch> {
        self.row(before).ok_or_else(|| {
            let gone = self.gone.get(&before);
            unknown(record, gone.map_or("", |id| id))
        })
    }

    fn entity(&self, entity: &mut Entity) -> Result<(), Mismatch> {
        if self.rows.is_none() {
            return Ok(());
        }
        // What an entity lacks takes no room, and none is made for it.
        if let Some(set) = entity.lever_set {
            entity.lever_set = Some(self.of(&entity.id, set)?);
        }
        if let Some(owner) = entity.owner {
            entity.owner = Some(self.of(&entity.id, owner)?);
        }
        Ok(())
    }

    fn relation(&self, relation: &mut Relation) -> Result<(), Mismatch> {
        if self.rows.is_none() {
            return Ok(());
        }
        relation.source = self.of(&relation.id, relation.source)?;
        relation.target = self.of(&relation.id, relation.target)?;
        for lever in &mut relation.levers {
            *lever = self.of(&relation.id, *lever)?;
        }
        Ok(())
    }
}
