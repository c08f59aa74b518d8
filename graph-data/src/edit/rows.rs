//! Rows of a dataset from records, which are used up.
//!
//! Knows where rows are named: whoever adds such a place to the model adds it here and in `revise`.

use thin_vec::ThinVec;

use super::record::{EntityRecord, RelationRecord};
use super::revise::Mismatch;
use crate::dataset::Dataset;
use crate::model::{Entity, EntityIx, EntityMore, Relation};

/// The ids of the entities that an entity names.
pub(super) struct Names {
    pub(super) lever_set: Option<Box<str>>,
    pub(super) owner: Option<Box<str>>,
}

/// The row of an entity, but for the entities that it names.
pub(super) fn entity(record: EntityRecord, frame: &Dataset) -> Result<(Entity, Names), Mismatch> {
    let id = record.id;
    let kind = frame.vocabulary.find_kind(&record.kind);
    let kind = kind.ok_or_else(|| unknown(&id, &record.kind))?;
    let tags = record.tags.iter().map(|tag| {
        let row = frame.find_tag(tag);
        row.ok_or_else(|| unknown(&id, tag))
    });
    let more = EntityMore {
        short: record.short,
        phrase: record.phrase,
        plural: record.plural,
        description: record.description,
        website: record.website,
        contact: record.contact,
        lever_set: None,
        owner: None,
        tags: tags.collect::<Result<_, _>>()?,
        aliases: record.aliases,
        identifiers: record.identifiers,
    };
    let mut entity = Entity::new((&*id).into(), kind, record.label).with(more);
    entity.named = record.named;
    entity.evidence = record.evidence.into_iter().collect();
    let names = Names {
        lever_set: record.lever_set,
        owner: record.owner,
    };
    Ok((entity, names))
}

/// Writes the entities that it names into the row of an entity.
pub(super) fn name(
    entity: &mut Entity,
    names: Names,
    find: impl Fn(&str) -> Option<EntityIx>,
) -> Result<(), Mismatch> {
    let row = |id: Box<str>| find(&id).ok_or_else(|| unknown(&entity.id, &id));
    let Names { lever_set, owner } = names;
    let (lever_set, owner) = (lever_set.map(row).transpose()?, owner.map(row).transpose()?);
    // What an entity lacks takes no room.
    if lever_set.is_some() {
        entity.lever_set = lever_set;
    }
    if owner.is_some() {
        entity.owner = owner;
    }
    Ok(())
}

/// The row of a relation.
pub(super) fn relation(
    record: RelationRecord,
    frame: &Dataset,
    find: impl Fn(&str) -> Option<EntityIx>,
) -> Result<Relation, Mismatch> {
    let id = record.id;
    let row = |entity: &str| find(entity).ok_or_else(|| unknown(&id, entity));
    let kind = frame.vocabulary.find_relation_kind(&record.kind);
    let levers = record.levers.iter().map(|lever| row(lever));
    let mut levers = levers.collect::<Result<ThinVec<_>, _>>()?;
    levers.sort_unstable();
    Ok(Relation {
        kind: kind.ok_or_else(|| unknown(&id, &record.kind))?,
        source: row(&record.source)?,
        target: row(&record.target)?,
        id: (&*id).into(),
        levers,
        valid_from: record.valid_from,
        valid_to: record.valid_to,
        evidence: record.evidence.into_iter().collect(),
    })
}

pub(super) fn unknown(record: &str, names: &str) -> Mismatch {
    Mismatch::Unknown {
        record: record.into(),
        names: names.into(),
    }
}
