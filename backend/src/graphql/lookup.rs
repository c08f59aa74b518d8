//! From ids as typed to rows, or to an error with the nearest names.

use async_graphql::ID;
use graph_data::algo::registry::{MEASURES, Measure};
use graph_data::model::{Category, EntityIx, Language, RelationIx};
use graph_data::names::nearest;
use graph_data::vocabulary::{KindIx, RelationKindIx};

use super::asked::Asked;
use super::error::{Code, Problem, Suggestion};

/// Names that an error suggests.
const SUGGESTIONS_MAX: usize = 3;

/// The row of an entity of the dataset, whether the view holds it or not.
///
/// # Errors
/// `NOT_FOUND` with the nearest names.
pub(super) fn entity_anywhere(
    asked: &Asked,
    argument: &str,
    id: &str,
) -> Result<EntityIx, Problem> {
    asked
        .dataset()
        .find_entity(id)
        .ok_or_else(|| unknown_entity(asked, argument, id))
}

/// The row of an entity of the view.
///
/// # Errors
/// `NOT_FOUND` with the nearest names; `BAD_INPUT` when the view leaves the entity out.
pub(super) fn entity(asked: &Asked, argument: &str, id: &str) -> Result<EntityIx, Problem> {
    let row = entity_anywhere(asked, argument, id)?;
    if asked.network().has_entity(row) {
        return Ok(row);
    }
    let label = &asked.dataset().entity(row).label.nl;
    Err(Problem::bad_input(
        argument,
        format!(
            "'{}' ({label}) is not in this view: the view leaves it out by 'exceptEntities', \
             'kinds' or 'tags'. Widen the view or ask for another entity.",
            shown(id)
        ),
    ))
}

/// The rows of several different entities of the view.
///
/// # Errors
/// As [`entity`]; `BAD_INPUT` for one that is named twice.
pub(super) fn different(
    asked: &Asked,
    argument: &str,
    ids: &[ID],
) -> Result<Vec<EntityIx>, Problem> {
    let rows = ids.iter().map(|id| entity(asked, argument, id));
    let rows: Vec<EntityIx> = rows.collect::<Result<_, _>>()?;
    match (1..rows.len()).find(|at| rows[..*at].contains(&rows[*at])) {
        None => Ok(rows),
        Some(at) => {
            let id = shown(&ids[at]);
            let message = format!("'{argument}' names '{id}' twice; name each entity once.");
            Err(Problem::bad_input(argument, message))
        }
    }
}

/// The row of an actor of the view.
///
/// # Errors
/// As for [`entity`]; `BAD_INPUT` for a lever or a context.
pub(super) fn actor(asked: &Asked, argument: &str, id: &str) -> Result<EntityIx, Problem> {
    let row = entity(asked, argument, id)?;
    if asked.network().category(row).is_actor() {
        return Ok(row);
    }
    let message = format!(
        "'{}' ({}) is no actor but a {}: name an organisation or a government body.",
        shown(id),
        asked.dataset().entity(row).label.nl,
        asked.dataset().kind_of(row).label.get(Language::En),
    );
    Err(Problem::bad_input(argument, message))
}

/// The row of an entity of the view that ways may pass.
///
/// # Errors
/// As for [`entity`]; `BAD_INPUT` for context or a lever where the view does not walk through them.
pub(super) fn walkable(asked: &Asked, argument: &str, id: &str) -> Result<EntityIx, Problem> {
    let row = entity(asked, argument, id)?;
    if asked.network().walkable(row) {
        return Ok(row);
    }
    let message = format!(
        "'{}' ({}) places relations but is no part of the network that is walked in this view. Leave it out, or set 'throughContext' or 'throughLevers' of the view.",
        shown(id),
        asked.dataset().entity(row).label.nl,
    );
    Err(Problem::bad_input(argument, message))
}

/// The row of a lever of the view, or of an entity that stands for a set of levers.
///
/// # Errors
/// As for [`entity`]; `BAD_INPUT` for what is neither.
pub(super) fn lever(asked: &Asked, argument: &str, id: &str) -> Result<EntityIx, Problem> {
    let row = entity(asked, argument, id)?;
    let network = asked.network();
    let in_set = |e: EntityIx| network.entity(e).lever_set == Some(row);
    if network.category(row) == Category::Lever || asked.dataset().entity_rows().any(in_set) {
        return Ok(row);
    }
    let message = format!(
        "'{}' ({}) is neither a lever nor a set of levers. Ask 'levers' for those that there are.",
        shown(id),
        asked.dataset().entity(row).label.nl,
    );
    Err(Problem::bad_input(argument, message))
}

/// The rows of several entities of the dataset.
///
/// # Errors
/// `NOT_FOUND` with the nearest names of the first unknown one; `BAD_INPUT` for too many.
pub(super) fn entities_anywhere(
    asked: &Asked,
    argument: &str,
    ids: &[ID],
) -> Result<Vec<EntityIx>, Problem> {
    few_enough(asked, argument, ids.len())?;
    ids.iter()
        .map(|id| entity_anywhere(asked, argument, id))
        .collect()
}

/// # Errors
/// `BAD_INPUT` for a list longer than the limit.
pub(super) fn few_enough(asked: &Asked, argument: &str, length: usize) -> Result<(), Problem> {
    let max = asked.allowance().limits.ids_max;
    if length > max {
        let message = format!("'{argument}' holds {length} ids; give at most {max}.");
        return Err(Problem::bad_input(argument, message));
    }
    Ok(())
}

/// The rows of kinds of entities.
///
/// # Errors
/// `BAD_INPUT` with the nearest names.
pub(super) fn kinds(asked: &Asked, argument: &str, ids: &[ID]) -> Result<Vec<KindIx>, Problem> {
    let known = &asked.dataset().vocabulary;
    few_enough(asked, argument, ids.len())?;
    let names = || known.kinds.iter().map(|k| (&*k.id, &*k.label.nl));
    ids.iter()
        .map(|id| {
            known
                .find_kind(id)
                .ok_or_else(|| unknown("kind of entity", argument, id, names()))
        })
        .collect()
}

/// The rows of kinds of relations.
///
/// # Errors
/// `BAD_INPUT` with the nearest names.
pub(super) fn relation_kinds(
    asked: &Asked,
    argument: &str,
    ids: &[ID],
) -> Result<Vec<RelationKindIx>, Problem> {
    let known = &asked.dataset().vocabulary;
    few_enough(asked, argument, ids.len())?;
    let names = || known.relation_kinds.iter().map(|k| (&*k.id, &*k.label.nl));
    ids.iter()
        .map(|id| {
            known
                .find_relation_kind(id)
                .ok_or_else(|| unknown("kind of relation", argument, id, names()))
        })
        .collect()
}

/// The rows of tags.
///
/// # Errors
/// `BAD_INPUT` with the nearest names.
pub(super) fn tags(asked: &Asked, argument: &str, ids: &[ID]) -> Result<Vec<u32>, Problem> {
    let known = asked.dataset();
    few_enough(asked, argument, ids.len())?;
    let names = || known.tags.iter().map(|t| (&*t.id, &*t.label.nl));
    ids.iter()
        .map(|id| {
            known
                .find_tag(id)
                .ok_or_else(|| unknown("tag", argument, id, names()))
        })
        .collect()
}

/// The row of a relation of the dataset, whether the view holds it or not.
#[must_use]
pub(super) fn relation_anywhere(asked: &Asked, id: &str) -> Option<RelationIx> {
    asked.dataset().find_relation(id)
}

/// The problem of an id that no entity has.
#[must_use]
pub(super) fn unknown_entity(asked: &Asked, argument: &str, id: &str) -> Problem {
    let message = format!("No entity has the id '{}'.", shown(id));
    let near = asked.prepared().nearest(id, SUGGESTIONS_MAX).into_iter();
    let near = near.map(|row| asked.dataset().entity(row));
    Problem::new(Code::NotFound, message)
        .at(argument)
        .suggesting(near.map(|e| suggestion(&e.id, &e.label.nl)).collect())
}

/// The problem of an id that no measure has: those there are.
#[must_use]
pub(super) fn unknown_measure(id: &str) -> Problem {
    let known: Vec<&str> = MEASURES.iter().map(|measure| measure.id).collect();
    let message = format!(
        "No measure has the id '{}'. There are: {}.",
        shown(id),
        known.join(", ")
    );
    let near = nearest(id, known.into_iter(), SUGGESTIONS_MAX).into_iter();
    let near = near.filter_map(Measure::find).map(|place| &MEASURES[place]);
    Problem::new(Code::NotFound, message).at("id").suggesting(
        near.map(|measure| suggestion(measure.id, measure.label.get(Language::Nl)))
            .collect(),
    )
}

fn unknown<'a>(
    what: &str,
    argument: &str,
    id: &str,
    names: impl Iterator<Item = (&'a str, &'a str)>,
) -> Problem {
    let message = format!("No {what} has the id '{}'.", shown(id));
    let known: Vec<(&str, &str)> = names.collect();
    let ids = known.iter().map(|(id, _)| *id);
    let near = nearest(id, ids, SUGGESTIONS_MAX).into_iter();
    let suggestions = near.filter_map(|near| known.iter().find(|(id, _)| *id == near));
    Problem::bad_input(argument, message).suggesting(
        suggestions
            .map(|(id, label)| suggestion(id, label))
            .collect(),
    )
}

fn suggestion(id: &str, label: &str) -> Suggestion {
    Suggestion {
        id: id.to_owned(),
        label: label.to_owned(),
    }
}

/// The start of what was typed, short enough to repeat in an error.
#[must_use]
pub(super) fn shown(id: &str) -> String {
    const SHOWN_CHARS_MAX: usize = 60;
    let mut shown: String = id
        .chars()
        .filter(|c| !c.is_control())
        .take(SHOWN_CHARS_MAX)
        .collect();
    if shown.len() < id.len() {
        shown.push('…');
    }
    shown
}
