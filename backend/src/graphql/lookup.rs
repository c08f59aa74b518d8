//! From ids as typed to rows, or to an error with the nearest names.

use async_graphql::ID;
use graph_data::dataset::Dataset;
use graph_data::model::{EntityIx, RelationIx};
use graph_data::vocabulary::{KindIx, RelationKindIx};

use super::asked::Asked;
use super::error::{Code, Problem, Suggestion};

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
    Problem::new(Code::NotFound, message)
        .at(argument)
        .suggesting(nearest(id, entity_names(asked.dataset())))
}

fn entity_names(dataset: &Dataset) -> impl Iterator<Item = (&str, &str)> {
    dataset.entities.iter().map(|e| (&*e.id, &*e.label.nl))
}

fn unknown<'a>(
    what: &str,
    argument: &str,
    id: &str,
    names: impl Iterator<Item = (&'a str, &'a str)>,
) -> Problem {
    let message = format!("No {what} has the id '{}'.", shown(id));
    Problem::bad_input(argument, message).suggesting(nearest(id, names))
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

/// Names that may have been meant: the three nearest by typing errors, best first, ties by id.
fn nearest<'a>(typed: &str, names: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<Suggestion> {
    const SUGGESTIONS_MAX: usize = 3;
    const TYPED_CHARS_MAX: usize = 60;
    let typed: Vec<char> = typed.to_lowercase().chars().take(TYPED_CHARS_MAX).collect();
    let errors_max = typed.len() / 3 + 1;
    let mut near: Vec<(usize, &str, &str)> = names
        .map(|(id, label)| (errors(&typed, id).min(errors(&typed, label)), id, label))
        .filter(|(errors, ..)| *errors <= errors_max)
        .collect();
    near.sort_unstable();
    near.truncate(SUGGESTIONS_MAX);
    near.into_iter()
        .map(|(_, id, label)| Suggestion {
            id: id.to_owned(),
            label: label.to_owned(),
        })
        .collect()
}

/// How many signs must be put in, left out or changed to get from one to the other (Levenshtein).
fn errors(typed: &[char], name: &str) -> usize {
    let mut row: Vec<usize> = (0..=typed.len()).collect();
    for (done, sign) in name.to_lowercase().chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], done + 1);
        for (at, typed_sign) in typed.iter().enumerate() {
            let changed = diagonal + usize::from(*typed_sign != sign);
            diagonal = row[at + 1];
            row[at + 1] = changed.min(row[at] + 1).min(diagonal + 1);
        }
    }
    row[typed.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_errors_are_counted() {
        let count = |a: &str, b| errors(&a.chars().collect::<Vec<_>>(), b);
        assert_eq!(count("herwin", "herw!n"), 1);
        assert_eq!(count("vlaio", "Vlaio"), 0);
        assert_eq!(count("", "abc"), 3);
        assert_eq!(count("kitten", "sitting"), 3);
    }
}
