//! An entity that is added or changed.
//!
//! Knows how a wish becomes a record, not whether the record may be.

use super::overlay::{Origin, Overlay};
use super::{EditProblem, Field, Flaw, Named, PutEntity, problem};
use crate::edit::record::{EntityRecord, Record};
use crate::model::{Alias, Text};

pub(super) const NAME: &str = "putEntity";

/// Puts an entity.
pub(super) fn put(
    wish: &PutEntity,
    place: usize,
    overlay: &mut Overlay<'_>,
) -> Result<(), EditProblem> {
    let before = match overlay.find(&wish.id) {
        Some(Record::Entity(before)) if wish.is_new => {
            let entity = Named::new(&before.id, &before.label);
            let flaw = Flaw::EntityExists { entity };
            return Err(problem(place, format!("{NAME}.id"), flaw));
        }
        Some(Record::Entity(before)) => Some(*before),
        Some(Record::Relation(_)) => {
            let id = wish.id.clone();
            let flaw = Flaw::IdOfRelation { id };
            return Err(problem(place, format!("{NAME}.id"), flaw));
        }
        None => None,
    };
    let record = record(wish, before);
    overlay.put(
        Record::Entity(Box::new(record)),
        Origin { place, name: NAME },
    );
    Ok(())
}

fn record(wish: &PutEntity, before: Option<EntityRecord>) -> EntityRecord {
    let renamed = before.as_ref().is_some_and(|b| b.label.nl != wish.label);
    let before = before.unwrap_or_else(|| nothing(&wish.id));
    let of_name = |fields: &[Field<Box<str>>; 2], before: &Text| {
        let is_kept = fields.iter().all(Field::is_kept);
        match renamed && is_kept {
            true => Text::default(),
            false => both(fields, before),
        }
    };
    let mut tags = wish.tags.clone().or(before.tags);
    tags.sort_unstable();
    tags.dedup();
    EntityRecord {
        id: wish.id.clone(),
        kind: wish.kind.clone(),
        short: of_name(&wish.short, &before.short),
        phrase: of_name(&wish.phrase, &before.phrase),
        label: Text {
            nl: wish.label.clone(),
            en: given(wish.label_en.clone().or_none(before.label.en)),
        },
        plural: wish.plural.clone().or(before.plural && !renamed),
        named: match wish.named {
            Field::Kept => before.named,
            Field::Cleared => true,
            Field::Set(named) => named,
        },
        description: both(&wish.description, &before.description),
        website: given(wish.website.clone().or_none(before.website)),
        contact: given(wish.contact.clone().or_none(before.contact)),
        lever_set: given(wish.lever_set.clone().or_none(before.lever_set)),
        owner: before.owner,
        tags,
        aliases: aliases(&wish.aliases, before.aliases),
        identifiers: before.identifiers,
        evidence: wish.evidence.clone(),
    }
}

/// What is known of an entity that is new.
fn nothing(id: &str) -> EntityRecord {
    EntityRecord {
        id: id.into(),
        kind: Box::default(),
        label: Text::default(),
        short: Text::default(),
        phrase: Text::default(),
        plural: false,
        named: true,
        description: Text::default(),
        website: None,
        contact: None,
        lever_set: None,
        owner: None,
        tags: Vec::new(),
        aliases: Vec::new(),
        identifiers: Vec::new(),
        evidence: Vec::new(),
    }
}

fn both(fields: &[Field<Box<str>>; 2], before: &Text) -> Text {
    let [nl, en] = fields.clone();
    Text {
        nl: nl.or(before.nl.clone()),
        en: given(en.or_none(before.en.clone())),
    }
}

/// An empty text is none.
fn given(text: Option<Box<str>>) -> Option<Box<str>> {
    text.filter(|text| !text.is_empty())
}

/// The names in their order, each once; one that was there keeps what was known of it.
fn aliases(wish: &Field<Vec<Box<str>>>, before: Vec<Alias>) -> Vec<Alias> {
    let names = match wish {
        Field::Kept => return before,
        Field::Cleared => return Vec::new(),
        Field::Set(names) => names,
    };
    let mut aliases: Vec<Alias> = Vec::with_capacity(names.len());
    for name in names {
        if !aliases.iter().any(|alias| alias.name == *name) {
            let known = before.iter().find(|alias| alias.name == *name);
            aliases.push(known.cloned().unwrap_or_else(|| Alias {
                name: name.clone(),
                valid_from: None,
                valid_to: None,
                note: None,
            }));
        }
    }
    aliases
}
