//! An entity or relation that goes: removed, or merged into another.
//!
//! Knows what goes and moves along with it.

use super::overlay::{Origin, Overlay};
use super::{EditProblem, Flaw, Named, problem};
use crate::edit::record::{EntityRecord, Record, RelationRecord};
use crate::model::{Alias, Category, Evidence};

/// Removes a record, and whatever cannot be without it.
pub(super) fn remove(id: &str, place: usize, overlay: &mut Overlay<'_>) -> Result<(), EditProblem> {
    let origin = Origin {
        place,
        name: "remove",
    };
    match overlay.find(id) {
        None => Err(not_there(overlay, id, origin, "")),
        Some(Record::Relation(_)) => {
            overlay.remove(id, origin);
            Ok(())
        }
        Some(Record::Entity(_)) => {
            forget(id, overlay, origin);
            Ok(())
        }
    }
}

/// Removes an entity, its relations, and its name wherever it stands.
fn forget(id: &str, overlay: &mut Overlay<'_>, origin: Origin) {
    for mut relation in overlay.relations_about(id) {
        if *relation.source == *id || *relation.target == *id {
            overlay.remove(&relation.id, origin);
        } else {
            relation.levers.retain(|lever| **lever != *id);
            overlay.put(Record::Relation(Box::new(relation)), origin);
        }
    }
    for mut entity in overlay.entities_naming(id) {
        entity.lever_set.take_if(|set| **set == *id);
        entity.owner.take_if(|owner| **owner == *id);
        overlay.put(Record::Entity(Box::new(entity)), origin);
    }
    overlay.remove(id, origin);
}

/// Makes one entity of two.
pub(super) fn merge(
    keep: &str,
    lose: &str,
    place: usize,
    overlay: &mut Overlay<'_>,
) -> Result<(), EditProblem> {
    let origin = Origin {
        place,
        name: "merge",
    };
    if keep == lose {
        let flaw = Flaw::MergedWithItself { id: keep.into() };
        return Err(problem(place, "merge.lose", flaw));
    }
    let entity = |id: &str, field: &str| match overlay.find_entity(id) {
        Some(entity) => Ok(entity),
        None => Err(not_there(overlay, id, origin, field)),
    };
    let (mut keeper, loser) = (entity(keep, ".keep")?, entity(lose, ".lose")?);
    if sort(overlay, &keeper) != sort(overlay, &loser) {
        let flaw = Flaw::NotOfOneSort {
            keep: Named::new(keep, &keeper.label),
            lose: Named::new(lose, &loser.label),
        };
        return Err(problem(place, "merge.lose", flaw));
    }
    take_over(&mut keeper, loser);
    overlay.put(Record::Entity(Box::new(keeper)), origin);
    for relation in overlay.relations_about(lose) {
        overlay.remove(&relation.id, origin);
        if let Some(moved) = moved(relation, lose, keep) {
            put_once(moved, overlay, origin);
        }
    }
    for mut entity in overlay.entities_naming(lose) {
        for name in [&mut entity.lever_set, &mut entity.owner] {
            if name.as_deref() == Some(lose) {
                *name = Some(keep.into());
            }
        }
        overlay.put(Record::Entity(Box::new(entity)), origin);
    }
    overlay.remove(lose, origin);
    Ok(())
}

/// What an entity is: an actor, whether organisation or government, a lever or a context.
fn sort(overlay: &Overlay<'_>, entity: &EntityRecord) -> Option<Category> {
    let vocabulary = &overlay.dataset.vocabulary;
    let category = vocabulary
        .kind(vocabulary.find_kind(&entity.kind)?)
        .category;
    Some(match category.is_actor() {
        true => Category::Organisation,
        false => category,
    })
}

/// The relation with the keeper in the loser's place; `None` where it would tie it to itself.
fn moved(mut relation: RelationRecord, lose: &str, keep: &str) -> Option<RelationRecord> {
    let names = [&mut relation.source, &mut relation.target].into_iter();
    for name in names.chain(&mut relation.levers) {
        if **name == *lose {
            *name = keep.into();
        }
    }
    relation.levers.sort_unstable();
    relation.levers.dedup();
    (relation.source != relation.target).then_some(relation)
}

/// Puts a relation that moved; where the keeper has the same one, only its evidence.
fn put_once(moved: RelationRecord, overlay: &mut Overlay<'_>, origin: Origin) {
    let same = |other: &RelationRecord| {
        other.id != moved.id
            && (&other.source, &other.target, &other.kind)
                == (&moved.source, &moved.target, &moved.kind)
            && (other.valid_from, other.valid_to) == (moved.valid_from, moved.valid_to)
    };
    let there = overlay.relations_about(&moved.source);
    let mut record = match there.into_iter().find(same) {
        Some(mut there) => {
            add_evidence(&mut there.evidence, moved.evidence);
            there.levers.extend(moved.levers);
            there
        }
        None => moved,
    };
    record.levers.sort_unstable();
    record.levers.dedup();
    overlay.put(Record::Relation(Box::new(record)), origin);
}

/// What the keeper takes over: names, numbers in registers, tags and evidence that it lacks, and a
/// description, a website and a contact where it has none.
fn take_over(keeper: &mut EntityRecord, loser: EntityRecord) {
    let names = [loser.label, loser.short].into_iter();
    let names = names.flat_map(|text| [Some(text.nl), text.en]).flatten();
    let names = names.filter(|name| !name.is_empty()).map(|name| Alias {
        name,
        valid_from: None,
        valid_to: None,
        note: None,
    });
    for alias in names.chain(loser.aliases) {
        let has_it = [&keeper.label, &keeper.short]
            .iter()
            .any(|text| text.nl == alias.name || text.en.as_ref() == Some(&alias.name));
        if !has_it && !keeper.aliases.iter().any(|known| known.name == alias.name) {
            keeper.aliases.push(alias);
        }
    }
    for identifier in loser.identifiers {
        if !keeper.identifiers.contains(&identifier) {
            keeper.identifiers.push(identifier);
        }
    }
    keeper.tags.extend(loser.tags);
    keeper.tags.sort_unstable();
    keeper.tags.dedup();
    if keeper.description.is_empty() {
        keeper.description = loser.description;
    }
    keeper.website = keeper.website.take().or(loser.website);
    keeper.contact = keeper.contact.take().or(loser.contact);
    keeper.lever_set = keeper.lever_set.take().or(loser.lever_set);
    keeper.owner = keeper.owner.take().or(loser.owner);
    add_evidence(&mut keeper.evidence, loser.evidence);
}

fn add_evidence(to: &mut Vec<Evidence>, from: Vec<Evidence>) {
    for piece in from {
        if !to.contains(&piece) {
            to.push(piece);
        }
    }
}

/// The problem of an id that nothing has.
pub(super) fn not_there(
    overlay: &Overlay<'_>,
    id: &str,
    origin: Origin,
    field: &str,
) -> EditProblem {
    let nearest = super::names::nearest_record(overlay, id);
    let id = id.into();
    let flaw = match origin.name {
        "merge" => Flaw::NoEntity { id, nearest },
        _ => Flaw::NoRecord { id, nearest },
    };
    problem(origin.place, format!("{}{field}", origin.name), flaw)
}
