//! A dataset from all of its records: what a store reads when it is opened.
//!
//! Knows nothing of where they come from.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::record::{EntityRecord, RelationRecord};
use super::revise::Mismatch;
use super::rows;
use crate::dataset::Dataset;
use crate::model::{Entity, EntityIx};

/// A dataset with these entities and relations, in a frame that has none. What `revise` makes of the same
/// records, without a copy of any of them: costs O(n log n) for n records, and O(n) where they come in the
/// order of ids.
///
/// ```
/// use graph_data::dataset::Dataset;
/// use graph_data::edit::{EntityRecord, RelationRecord, founded};
///
/// let network = Dataset::sketch("ovam -partners-with-> herwin")?;
/// let entities = network.entity_rows().map(|row| EntityRecord::of(&network, row));
/// let relations = network.relation_rows().map(|row| RelationRecord::of(&network, row));
/// let (entities, relations) = (entities.collect(), relations.collect());
/// let frame = Dataset { entities: vec![], relations: vec![], ..network.clone() };
/// assert_eq!(founded(frame, entities, relations), Ok(network));
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
///
/// # Errors
/// The first record that names something that is not there, or whose id another one has.
pub fn founded(
    mut frame: Dataset,
    mut entities: Vec<EntityRecord>,
    mut relations: Vec<RelationRecord>,
) -> Result<Dataset, Mismatch> {
    entities.sort_by(|a, b| a.id.cmp(&b.id));
    relations.sort_by(|a, b| a.id.cmp(&b.id));
    each_once(entities.iter().map(|entity| &*entity.id))?;
    each_once(relations.iter().map(|relation| &*relation.id))?;
    let (mut rows, mut names) = (Vec::with_capacity(entities.len()), Vec::new());
    for record in entities {
        let (entity, named) = rows::entity(record, &frame)?;
        if named.lever_set.is_some() || named.owner.is_some() {
            names.push((rows.len(), named));
        }
        rows.push(entity);
    }
    let index = index(&rows);
    let find = |id: &str| index.get(id).copied();
    let relations = relations.into_iter();
    let relations = relations.map(|record| rows::relation(record, &frame, find));
    let relations = relations.collect::<Result<Vec<_>, _>>()?;
    let named = names.into_iter().map(|(row, names)| {
        let mut entity: Entity = rows[row].clone();
        rows::name(&mut entity, names, find)?;
        Ok((row, entity))
    });
    let named = named.collect::<Result<Vec<_>, _>>()?;
    drop(index);
    for (row, entity) in named {
        rows[row] = entity;
    }
    frame.entities = rows;
    frame.relations = relations;
    Ok(frame)
}

fn each_once<'a>(ids: impl Iterator<Item = &'a str> + Clone) -> Result<(), Mismatch> {
    let mut pairs = ids.clone().zip(ids.skip(1));
    match pairs.find(|(id, next)| id == next) {
        Some((id, _)) => Err(Mismatch::Changed(id.into())),
        None => Ok(()),
    }
}

/// The row of each entity by its id.
fn index(entities: &[Entity]) -> HashMap<&str, EntityIx, FixedState> {
    let rows = (0_u32..).map(EntityIx);
    entities
        .iter()
        .map(|entity| &*entity.id)
        .zip(rows)
        .collect()
}
