//! From a dataset and changes to another dataset, in the order of ids again.
//!
//! Knows where rows are named: whoever adds such a place to the model moves it here.

use thin_vec::ThinVec;

use super::check::{Refused, check};
use super::{Change, NewRelation, added_id};
use crate::dataset::Dataset;
use crate::model::{Entity, EntityIx, Relation, RelationIx};

/// After how many rows copied `halt` is asked.
const ROWS_PER_HALT: usize = 4_096;

/// Why changes were not applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotApplied {
    /// Everything that is wrong with them, in their order.
    Refused(Vec<Refused>),
    /// There was no time to copy the dataset.
    Halted,
}

/// A dataset after changes, and where its rows were before.
#[derive(Clone, Debug, PartialEq)]
pub struct Edited {
    /// The dataset.
    pub dataset: Dataset,
    /// The relations that were added, in the order of their changes.
    pub added: Vec<RelationIx>,
    entities: Vec<Option<EntityIx>>,
    relations: Vec<Option<RelationIx>>,
}

impl Edited {
    /// The row that an entity has now; `None` where it was removed.
    #[must_use]
    pub fn entity(&self, before: EntityIx) -> Option<EntityIx> {
        self.entities[before.at()]
    }

    /// The row that a relation has now; `None` where it was removed.
    #[must_use]
    pub fn relation(&self, before: RelationIx) -> Option<RelationIx> {
        self.relations[before.at()]
    }
}

/// The dataset as it would be after these changes.
///
/// Together with an entity go its relations, and its part as a set, an owner or a lever that others name. A relation that is added has no
/// evidence, dates or levers, and the id `what-if/source.kind.target`. Costs a copy of the dataset and
/// O(|E| log |E|). `halt` is asked now and then while rows are copied, and says true when the deadline
/// has passed.
///
/// ```
/// use graph_data::dataset::Dataset;
/// use graph_data::edit::{Change, apply};
///
/// let dataset = Dataset::sketch("ovam -partners-with-> herwin; vlaio -funds-> trividend")?;
/// let ovam = dataset.find_entity("ovam").expect("in the sketch");
/// let edited = apply(&dataset, &[Change::RemoveEntity(ovam)], &mut || false).expect("nothing is wrong");
/// assert_eq!(edited.dataset, Dataset::sketch("herwin; vlaio -funds-> trividend")?);
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
///
/// # Errors
/// Everything that is wrong with the changes, in their order; or that there was no time.
pub fn apply(
    dataset: &Dataset,
    changes: &[Change],
    halt: &mut impl FnMut() -> bool,
) -> Result<Edited, NotApplied> {
    let refused = check(dataset, changes);
    if !refused.is_empty() {
        return Err(NotApplied::Refused(refused));
    }
    let moves = Moves::new(dataset, changes);
    let added = changes.iter().filter_map(|change| match change {
        Change::Add(new) => Some(*new),
        Change::Remove(_) | Change::RemoveEntity(_) => None,
    });
    let added: Vec<NewRelation> = added.collect();
    let edited = moves.edited(dataset, changes, &added, halt);
    edited.ok_or(NotApplied::Halted)
}

/// Which entities stay, and in which rows.
struct Moves {
    entities: Vec<Option<EntityIx>>,
}

impl Moves {
    fn new(dataset: &Dataset, changes: &[Change]) -> Self {
        let mut stays = vec![true; dataset.entities.len()];
        for change in changes {
            if let Change::RemoveEntity(entity) = change {
                stays[entity.at()] = false;
            }
        }
        let mut next = 0;
        let row = |stays: bool| {
            stays.then(|| {
                next += 1;
                EntityIx(next - 1)
            })
        };
        Self {
            entities: stays.into_iter().map(row).collect(),
        }
    }

    fn entity(&self, entity: EntityIx) -> Option<EntityIx> {
        self.entities[entity.at()]
    }

    fn all(&self, entities: &[EntityIx]) -> Vec<EntityIx> {
        entities.iter().filter_map(|e| self.entity(*e)).collect()
    }

    /// `None` where `halt` said to stop.
    fn edited(
        self,
        dataset: &Dataset,
        changes: &[Change],
        added: &[NewRelation],
        halt: &mut impl FnMut() -> bool,
    ) -> Option<Edited> {
        let rows = self.relation_rows(dataset, changes, added, halt)?;
        let kept = self.entity_rows(dataset, halt)?;
        let mut relations = vec![None; dataset.relations.len()];
        let mut added_rows = vec![RelationIx(0); added.len()];
        let mut moved = Vec::with_capacity(rows.len());
        for ((relation, origin), row) in rows.into_iter().zip(0..) {
            match origin {
                Origin::Before(before) => relations[before.at()] = Some(RelationIx(row)),
                Origin::Added(place) => added_rows[place] = RelationIx(row),
            }
            moved.push(relation);
        }
        Some(Edited {
            dataset: Dataset {
                meta: dataset.meta.clone(),
                vocabulary: dataset.vocabulary.clone(),
                tags: dataset.tags.clone(),
                entities: kept,
                relations: moved,
            },
            added: added_rows,
            entities: self.entities,
            relations,
        })
    }

    /// The entities that stay.
    fn entity_rows(
        &self,
        dataset: &Dataset,
        halt: &mut impl FnMut() -> bool,
    ) -> Option<Vec<Entity>> {
        let mut kept = Vec::with_capacity(dataset.entities.len());
        for (place, entity) in dataset.entities.iter().enumerate() {
            if place % ROWS_PER_HALT == 0 && halt() {
                return None;
            }
            if self.entities[place].is_some() {
                kept.push(self.moved(entity));
            }
        }
        Some(kept)
    }

    /// The relations that stay and those that are added, in the order of ids.
    fn relation_rows(
        &self,
        dataset: &Dataset,
        changes: &[Change],
        added: &[NewRelation],
        halt: &mut impl FnMut() -> bool,
    ) -> Option<Vec<(Relation, Origin)>> {
        let mut removed = vec![false; dataset.relations.len()];
        for change in changes {
            if let Change::Remove(relation) = change {
                removed[relation.at()] = true;
            }
        }
        let mut rows = Vec::with_capacity(dataset.relations.len() + added.len());
        for row in dataset.relation_rows() {
            if row.at() % ROWS_PER_HALT == 0 && halt() {
                return None;
            }
            if !removed[row.at()] {
                let moved = self.moved_relation(dataset.relation(row));
                rows.extend(moved.map(|relation| (relation, Origin::Before(row))));
            }
        }
        let added = added.iter().enumerate().filter_map(|(place, new)| {
            let relation = self.new_relation(dataset, new)?;
            Some((relation, Origin::Added(place)))
        });
        rows.extend(added);
        rows.sort_by(|(a, _), (b, _)| a.id.cmp(&b.id));
        Some(rows)
    }

    fn moved(&self, entity: &Entity) -> Entity {
        let mut moved = entity.clone();
        if let Some(set) = entity.lever_set {
            moved.lever_set = self.entity(set);
        }
        if let Some(owner) = entity.owner {
            moved.owner = self.entity(owner);
        }
        moved
    }

    /// `None` where one of its ends was removed.
    fn moved_relation(&self, relation: &Relation) -> Option<Relation> {
        Some(Relation {
            source: self.entity(relation.source)?,
            target: self.entity(relation.target)?,
            levers: self.all(&relation.levers).into(),
            ..relation.clone()
        })
    }

    fn new_relation(&self, dataset: &Dataset, new: &NewRelation) -> Option<Relation> {
        Some(Relation {
            id: added_id(dataset, new).into(),
            kind: new.kind,
            source: self.entity(new.source)?,
            target: self.entity(new.target)?,
            levers: ThinVec::new(),
            valid_from: None,
            valid_to: None,
            evidence: ThinVec::new(),
        })
    }
}

/// Where a relation comes from.
enum Origin {
    Before(RelationIx),
    Added(usize),
}
