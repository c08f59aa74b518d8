//! Through whom can one entity reach another?

use std::sync::Arc;

use async_graphql::{ID, Object};
use graph_data::algo::paths::{PathQuestion, paths};
use graph_data::limits::{HOPS_DEFAULT, HOPS_MAX, VIA_MAX};
use graph_data::model::EntityIx;

use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::lookup;
use crate::graphql::page::{in_range, page_rows};
use crate::graphql::types::choices::{Direction, PathRank};
use crate::graphql::types::path::PathAnswer;

/// Ways when the question does not say how many.
const WAYS_DEFAULT: usize = 3;

/// The question for ways.
pub(super) struct PathQuestions(pub(super) Arc<Asked>);

#[Object]
impl PathQuestions {
    /// The best ways from one entity to another, best first; ties are broken by ids. An unknown id
    /// gives NOT_FOUND with the nearest names; equal ends, an end that the view leaves out and numbers
    /// out of range give BAD_INPUT.
    async fn paths(
        &self,
        #[graphql(desc = "The id of the entity where the ways start.")] from: ID,
        #[graphql(desc = "The id of the entity where they end.")] to: ID,
        #[graphql(default_with = "Some(3)", desc = "How many ways at most, 0 to 100.")]
        first: Option<i32>,
        #[graphql(default_with = "Some(8)", desc = "How many steps at most, 1 to 20.")]
        hops_max: Option<i32>,
        #[graphql(
            desc = "Entities to visit on the way, in this order, at most 5; context named here may be walked through."
        )]
        via: Option<Vec<ID>>,
        #[graphql(
            default_with = "Some(PathRank::Strongest)",
            desc = "By what the ways are ranked."
        )]
        rank: Option<PathRank>,
        #[graphql(
            default_with = "Some(Direction::Any)",
            desc = "Along the direction of relations, against it, or either."
        )]
        direction: Option<Direction>,
    ) -> Result<PathAnswer, Problem> {
        let asked = &self.0;
        let hops_max = hops_max.map(|hops| in_range("hopsMax", hops, 1, HOPS_MAX));
        let (from, to) = ends(asked, &from, &to)?;
        let question = PathQuestion {
            from,
            to,
            first: page_rows("first", first)?.unwrap_or(WAYS_DEFAULT),
            hops_max: hops_max.transpose()?.unwrap_or(HOPS_DEFAULT),
            via: stations(asked, [from, to], &via.unwrap_or_default())?,
            rank: rank.unwrap_or(PathRank::Strongest).into(),
            direction: direction.unwrap_or(Direction::Any).into(),
        };
        let mut halt = asked.allowance().deadline.halt();
        let answer = paths(asked.network(), &question, &mut halt);
        Ok(PathAnswer::new(asked, question, answer))
    }
}

fn ends(asked: &Asked, from: &ID, to: &ID) -> Result<(EntityIx, EntityIx), Problem> {
    let ends = (
        lookup::entity(asked, "from", from)?,
        lookup::entity(asked, "to", to)?,
    );
    if ends.0 == ends.1 {
        let message = "'from' and 'to' are the same entity. Ask for a way between two.";
        return Err(Problem::bad_input("to", message));
    }
    Ok(ends)
}

fn stations(asked: &Asked, ends: [EntityIx; 2], ids: &[ID]) -> Result<Vec<EntityIx>, Problem> {
    if ids.len() > VIA_MAX {
        let message = format!(
            "'via' names {} entities; name at most {VIA_MAX}.",
            ids.len()
        );
        return Err(Problem::bad_input("via", message));
    }
    let rows = ids.iter().map(|id| lookup::entity(asked, "via", id));
    let rows: Vec<EntityIx> = rows.collect::<Result<_, _>>()?;
    let named = |at: usize| ends.iter().chain(&rows[..at]).any(|e| *e == rows[at]);
    match (0..rows.len()).find(|at| named(*at)) {
        Some(at) => Err(Problem::bad_input(
            "via",
            format!(
                "'via' names '{}' a second time: a way visits an entity once. Leave it out.",
                lookup::shown(&ids[at])
            ),
        )),
        None => Ok(rows),
    }
}
