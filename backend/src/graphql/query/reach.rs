//! Who is within so many steps, and through whom?

use std::sync::Arc;

use async_graphql::{ID, Object};
use graph_data::algo::reach::ReachQuestion;
use graph_data::limits::HOPS_MAX;

use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::lookup;
use crate::graphql::page::{PageInput, in_range};
use crate::graphql::types::choices::Direction;
use crate::graphql::types::input::EntityFilterInput;
use crate::graphql::types::reach::ReachConnection;

/// Steps when the question does not say how many.
const HOPS_DEFAULT: i32 = 2;

/// The question for everybody within reach.
pub(super) struct ReachQuestions(pub(super) Arc<Asked>);

#[Object]
impl ReachQuestions {
    /// Everybody within so many steps, nearest first (then by id), each with the best way there: fewest
    /// steps, then strongest, then ids, as `paths` gives it by SHORTEST. INCOMING follows chains that end
    /// here: who finances this, through whom. An unknown id gives NOT_FOUND with the nearest names, an
    /// entity that the view leaves out and numbers out of range BAD_INPUT, a cursor of another question
    /// BAD_CURSOR.
    async fn reach(
        &self,
        #[graphql(desc = "The id of the entity where the ways start.")] from: ID,
        #[graphql(default_with = "Some(2)", desc = "How many steps at most, 1 to 20.")]
        hops_max: Option<i32>,
        #[graphql(
            default_with = "Some(Direction::Any)",
            desc = "Along the direction of relations, against it, or either."
        )]
        direction: Option<Direction>,
        #[graphql(
            name = "where",
            desc = "Whom to list; ways may pass others. All when left out."
        )]
        filter: Option<EntityFilterInput>,
        #[graphql(default_with = "Some(50)", desc = "Rows from the start, 0 to 100.")]
        first: Option<i32>,
        #[graphql(desc = "The cursor of the row before the page.")] after: Option<String>,
    ) -> Result<ReachConnection, Problem> {
        let asked = &self.0;
        let question = ReachQuestion {
            from: lookup::entity(asked, "from", &from)?,
            hops_max: in_range("hopsMax", hops_max.unwrap_or(HOPS_DEFAULT), 1, HOPS_MAX)?,
            direction: direction.unwrap_or(Direction::Any).into(),
        };
        let page = PageInput {
            first,
            after,
            ..PageInput::default()
        };
        ReachConnection::new(asked, question, filter.as_ref(), &page)
    }
}
