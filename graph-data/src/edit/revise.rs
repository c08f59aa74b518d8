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
    for change in delta.changes() {
        if Record::find(dataset, change.id()) != change.before {
            return Err(Mismatch::Changed(change.id().into()));
        }
    }
    Revision::new(dataset, delta).dataset()
}

/// A row of the next dataset: one that stays, or a record.
enum Row<'a, Stays, New> {
    Stays(&'a Stays),
    New(&'a New),
}

/// What the next dataset is made of.
struct Revision<'a> {
    before: &'a Dataset,
    entities: Vec<Row<'a, Entity, EntityRecord>>,
    relations: Vec<Row<'a, Relation, RelationRecord>>,
    /// Where each entity goes; `None` where it is removed.
    moves: Vec<Option<EntityIx>>,
}

impl<'a> Revision<'a> {
    fn new(before: &'a Dataset, delta: &'a Delta) -> Self {
        let (mut entities, mut relations) = (BTreeMap::new(), BTreeMap::new());
        for change in delta.changes() {
            let of_entity = |record: &'a Record| match record {
                Record::Entity(entity) => Some(&**entity),
                Record::Relation(_) => None,
            };
            let of_relation = |record: &'a Record| match record {
                Record::Relation(relation) => Some(&**relation),
                Record::Entity(_) => None,
            };
            let (was, is) = (change.before.as_ref(), change.after.as_ref());
            if let Some(entity) = is.or(was).and_then(of_entity) {
                entities.insert(&*entity.id, is.and_then(of_entity));
            } else if let Some(relation) = is.or(was).and_then(of_relation) {
                relations.insert(&*relation.id, is.and_then(of_relation));
            }
        }
        let entities = merged(&before.entities, |e| &e.id, &entities);
        let relations = merged(&before.relations, |r| &r.id, &relations);
        let moves = moves(before, &entities);
        Self {
            before,
            entities,
            relations,
            moves,
        }
    }

    fn dataset(&self) -> Result<Dataset, Mismatch> {
        let entities = self.entities.iter().map(|row| match row {
            Row::Stays(entity) => self.moved_entity(entity),
            Row::New(record) => self.new_entity(record),
        });
        let entities = entities.collect::<Result<_, _>>()?;
        let relations = self.relations.iter().map(|row| match row {
            Row::Stays(relation) => self.moved_relation(relation),
            Row::New(record) => self.new_relation(record),
        });
        Ok(Dataset {
            meta: self.before.meta.clone(),
            vocabulary: self.before.vocabulary.clone(),
            tags: self.before.tags.clone(),
            entities,
            relations: relations.collect::<Result<_, _>>()?,
        })
    }

    fn moved(&self, record: &str, entity: EntityIx) -> Result<EntityIx, Mismatch> {
        let row = self.moves[entity.at()];
        row.ok_or_else(|| unknown(record, &self.before.entity(entity).id))
    }

    fn moved_entity(&self, entity: &Entity) -> Result<Entity, Mismatch> {
        let mut moved = entity.clone();
        if let Some(set) = entity.lever_set {
            moved.lever_set = Some(self.moved(&entity.id, set)?);
        }
        if let Some(owner) = entity.owner {
            moved.owner = Some(self.moved(&entity.id, owner)?);
        }
        Ok(moved)
    }

    fn moved_relation(&self, relation: &Relation) -> Result<Relation, Mismatch> {
        let row = |entity| self.moved(&relation.id, entity);
        let levers = relation.levers.iter().map(|lever| row(*lever));
        Ok(Relation {
            source: row(relation.source)?,
            target: row(relation.target)?,
            levers: levers.collect::<Result<_, _>>()?,
            ..relation.clone()
        })
    }

    fn find(&self, id: &str) -> Option<EntityIx> {
        let found = self.entities.binary_search_by(|row| row.id().cmp(id)).ok();
        found.and_then(|row| u32::try_from(row).ok()).map(EntityIx)
    }

    fn new_entity(&self, record: &EntityRecord) -> Result<Entity, Mismatch> {
        let (mut entity, names) = rows::entity(record.clone(), self.before)?;
        rows::name(&mut entity, names, |id| self.find(id))?;
        Ok(entity)
    }

    fn new_relation(&self, record: &RelationRecord) -> Result<Relation, Mismatch> {
        rows::relation(record.clone(), self.before, |id| self.find(id))
    }
}

impl Row<'_, Entity, EntityRecord> {
    fn id(&self) -> &str {
        match self {
            Self::Stays(entity) => &entity.id,
            Self::New(record) => &record.id,
        }
    }
}

/// Those that stay and those that are new, in the order of ids. A `None` among the changes removes.
fn merged<'a, Stays, New>(
    before: &'a [Stays],
    id: impl Fn(&Stays) -> &str,
    changes: &BTreeMap<&'a str, Option<&'a New>>,
) -> Vec<Row<'a, Stays, New>> {
    let mut rows = Vec::with_capacity(before.len() + changes.len());
    let mut changes = changes.iter().peekable();
    for row in before {
        let id = id(row);
        while let Some((_, new)) = changes.next_if(|(changed, _)| **changed < id) {
            rows.extend(new.map(Row::New));
        }
        match changes.next_if(|(changed, _)| **changed == id) {
            Some((_, new)) => rows.extend(new.map(Row::New)),
            None => rows.push(Row::Stays(row)),
        }
    }
    rows.extend(changes.filter_map(|(_, new)| new.map(Row::New)));
    rows
}

fn moves(before: &Dataset, after: &[Row<'_, Entity, EntityRecord>]) -> Vec<Option<EntityIx>> {
    let mut after = (0_u32..).zip(after).peekable();
    let row_of = |entity: &Entity| {
        while after.next_if(|(_, row)| row.id() < &*entity.id).is_some() {}
        let found = after.next_if(|(_, row)| row.id() == &*entity.id);
        found.map(|(row, _)| EntityIx(row))
    };
    before.entities.iter().map(row_of).collect()
}
