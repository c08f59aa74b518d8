//! Changes as typed, and their way to the engine's; what is wrong with one, by its place.

use async_graphql::{ID, InputObject};
use graph_data::edit::{Change, Fault, NewRelation, NotApplied, Refused};
use graph_data::limits::CHANGES_MAX;
use graph_data::model::{EntityIx, RelationIx};
use graph_data::vocabulary::EndRule;

use crate::engine::Supposed;
use crate::graphql::asked::Asked;
use crate::graphql::error::{Code, Problem};
use crate::graphql::lookup;

/// A change: what is given of these four, at least one.
#[derive(Clone, Debug, InputObject)]
pub struct ChangeInput {
    /// Adds a relation.
    add: Option<NewRelationInput>,
    /// Removes the relation with this id.
    remove: Option<ID>,
    /// Removes the entity with this id, and all its relations.
    remove_entity: Option<ID>,
    /// Removes the relation or the entity with this id: ids are unique over both.
    remove_any: Option<ID>,
}

/// A relation that is not there: without evidence, dates or levers.
#[derive(Clone, Debug, InputObject)]
#[graphql(name = "NewRelation")]
pub struct NewRelationInput {
    /// The id of the entity that it starts from.
    source: ID,
    /// The id of the entity that it leads to.
    target: ID,
    /// The id of its kind.
    kind: ID,
}

/// Changes in rows, each with the argument that it comes from.
#[derive(Debug, Default)]
pub struct Changes {
    changes: Vec<Change>,
    arguments: Vec<String>,
}

impl Changes {
    /// Changes as typed.
    ///
    /// # Errors
    /// `BAD_INPUT` for none or too many, and for what the view leaves out; `NOT_FOUND` for an id that is
    /// not known.
    pub fn read(asked: &Asked, inputs: &[ChangeInput]) -> Result<Self, Problem> {
        let mut changes = Self::default();
        if !(1..=CHANGES_MAX).contains(&inputs.len()) {
            let message = format!(
                "'changes' holds {} changes; give 1 to {CHANGES_MAX}.",
                inputs.len()
            );
            return Err(Problem::bad_input("changes", message));
        }
        for (place, input) in inputs.iter().enumerate() {
            let before = changes.changes.len();
            changes.add(asked, &format!("changes[{place}]"), input)?;
            if changes.changes.len() == before {
                let message = "The change changes nothing; give 'add', 'remove', \
                               'removeEntity' or 'removeAny'.";
                return Err(Problem::bad_input(&format!("changes[{place}]"), message));
            }
        }
        Ok(changes)
    }

    fn add(&mut self, asked: &Asked, place: &str, input: &ChangeInput) -> Result<(), Problem> {
        if let Some(new) = &input.add {
            let argument = format!("{place}.add");
            let change = Change::Add(new_relation(asked, &argument, new)?);
            self.push(change, argument);
        }
        if let Some(id) = &input.remove {
            let argument = format!("{place}.remove");
            self.push(Change::Remove(relation(asked, &argument, id)?), argument);
        }
        if let Some(id) = &input.remove_entity {
            let argument = format!("{place}.removeEntity");
            let entity = lookup::entity(asked, &argument, id)?;
            self.push(Change::RemoveEntity(entity), argument);
        }
        if let Some(id) = &input.remove_any {
            let argument = format!("{place}.removeAny");
            let change = removed(asked, &argument, id)?;
            self.push(change, argument);
        }
        Ok(())
    }

    fn push(&mut self, change: Change, argument: String) {
        self.changes.push(change);
        self.arguments.push(argument);
    }

    fn argument(&self, place: usize) -> &str {
        self.arguments.get(place).map_or("changes", String::as_str)
    }
}

fn new_relation(
    asked: &Asked,
    argument: &str,
    new: &NewRelationInput,
) -> Result<NewRelation, Problem> {
    let kind = format!("{argument}.kind");
    let kinds = lookup::relation_kinds(asked, &kind, std::slice::from_ref(&new.kind))?;
    let kind = kinds.first().copied();
    Ok(NewRelation {
        source: lookup::entity(asked, &format!("{argument}.source"), &new.source)?,
        target: lookup::entity(asked, &format!("{argument}.target"), &new.target)?,
        kind: kind.ok_or_else(|| Problem::internal("a kind of relation was lost"))?,
    })
}

/// The removal of the relation with this id, else of the entity.
fn removed(asked: &Asked, argument: &str, id: &ID) -> Result<Change, Problem> {
    if lookup::relation_anywhere(asked, id).is_some() {
        return Ok(Change::Remove(relation(asked, argument, id)?));
    }
    Ok(Change::RemoveEntity(lookup::entity(asked, argument, id)?))
}

fn relation(asked: &Asked, argument: &str, id: &ID) -> Result<RelationIx, Problem> {
    let shown = lookup::shown(id);
    let Some(row) = lookup::relation_anywhere(asked, id) else {
        let hint = match asked.dataset().find_entity(id) {
            Some(_) => " An entity has; remove it with 'removeEntity'.",
            None => " Take the id from a relation in this network.",
        };
        let message = format!("No relation has the id '{shown}'.{hint}");
        return Err(Problem::new(Code::NotFound, message).at(argument));
    };
    if asked.network().has_relation(row) {
        return Ok(row);
    }
    let message = format!(
        "The relation '{shown}' is not in this view, so that its removal would change nothing. Widen \
         the view or leave the change out."
    );
    Err(Problem::bad_input(argument, message))
}

/// The network as it would be after changes.
///
/// # Errors
/// `BAD_INPUT` for the first change that cannot be made, and for a relation that the view would leave out;
/// `TIMEOUT` where there was no time to copy the network.
pub fn supposing(asked: &Asked, changes: &Changes) -> Result<Supposed, Problem> {
    let deadline = asked.allowance().deadline;
    let supposed = asked
        .prepared()
        .supposing(changes.changes.clone(), deadline);
    let supposed = supposed.map_err(|why| match why {
        NotApplied::Refused(refused) => told(asked, changes, &refused),
        NotApplied::Halted => asked.allowance().timeout(),
    })?;
    let added = changes.changes.iter().zip(&changes.arguments);
    let added = added.filter(|(change, _)| matches!(change, Change::Add(_)));
    for ((_, argument), row) in added.zip(&supposed.added) {
        if !supposed.prepared.network().has_relation(*row) {
            let message = "The view leaves this relation out by its kinds of relations or levers, so \
                           that it would change nothing. Widen the view or choose another kind.";
            return Err(Problem::bad_input(argument, message));
        }
    }
    Ok(supposed)
}

/// Everything that is wrong, at the first change that is.
fn told(asked: &Asked, changes: &Changes, refused: &[Refused]) -> Problem {
    let messages = refused.iter().map(|refused| {
        let argument = changes.argument(refused.place);
        let what = fault(asked, changes, *refused);
        format!("'{argument}': {what}")
    });
    let first = refused.first().map_or(0, |refused| refused.place);
    let messages: Vec<String> = messages.collect();
    Problem::bad_input(changes.argument(first), messages.join(" "))
}

fn fault(asked: &Asked, changes: &Changes, refused: Refused) -> String {
    let relation = |row: RelationIx| lookup::shown(&asked.dataset().relation(row).id);
    match refused.fault {
        Fault::EndsEqual => {
            "'source' and 'target' are the same entity; a relation ties two.".to_owned()
        }
        Fault::Source => end_refused(asked, changes, refused.place, true),
        Fault::Target => end_refused(asked, changes, refused.place, false),
        Fault::Exists(row) => format!(
            "the relation '{}' says this already; leave the change out.",
            relation(row)
        ),
        Fault::Twice(first) => format!(
            "this is the same as '{}'; leave one of them out.",
            changes.argument(first)
        ),
        Fault::EndRemoved(end) => format!(
            "another change removes '{}', so that no relation can be added to it; leave one of them out.",
            lookup::shown(&asked.dataset().entity(end).id)
        ),
        Fault::AddedAndRemoved(row) => format!(
            "another change removes the relation '{}', which says the same; leave both out.",
            relation(row)
        ),
    }
}

/// That a kind of relation does not start from, or lead to, an entity of such a kind.
fn end_refused(asked: &Asked, changes: &Changes, place: usize, source: bool) -> String {
    let Some(Change::Add(new)) = changes.changes.get(place) else {
        return "the kind of relation does not allow its ends.".to_owned();
    };
    let kind = asked.dataset().vocabulary.relation_kind(new.kind);
    let (verb, end, rules): (&str, EntityIx, &[EndRule]) = if source {
        ("start from", new.source, &kind.sources)
    } else {
        ("lead to", new.target, &kind.targets)
    };
    let (id, of_kind) = (
        &asked.dataset().entity(end).id,
        &asked.dataset().kind_of(end).id,
    );
    format!(
        "a relation '{}' cannot {verb} '{}' (of kind '{of_kind}'), only {}; choose another kind of relation.",
        kind.id,
        lookup::shown(id),
        EndRule::told(rules)
    )
}
