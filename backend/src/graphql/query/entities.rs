//! Which entities are there? One by id, or a filtered and ordered list.

use std::sync::Arc;

use async_graphql::{ID, Object};

use crate::engine;
use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::page::PageInput;
use crate::graphql::types::choices::EntityOrder;
use crate::graphql::types::connection::EntityConnection;
use crate::graphql::types::entity::Entity;
use crate::graphql::types::input::EntityFilterInput;

/// Questions for entities.
pub(super) struct EntityQuestions(pub(super) Arc<Asked>);

#[Object]
impl EntityQuestions {
    /// The entity with this id; null when it is unknown or the view leaves it out.
    async fn entity(&self, #[graphql(desc = "Its id.")] id: ID) -> Option<Entity> {
        let row = self.0.dataset().find_entity(&id)?;
        let network = self.0.network();
        network.has_entity(row).then(|| Entity::new(&self.0, row))
    }

    /// The entities of the view that pass a filter; by id when no order is given. `first` and `last`
    /// out of range give BAD_INPUT, a cursor of another question BAD_CURSOR.
    async fn entities(
        &self,
        #[graphql(name = "where", desc = "Which; all when left out.")] filter: Option<
            EntityFilterInput,
        >,
        #[graphql(desc = "By what, in this order; ties by id.")] order_by: Option<Vec<EntityOrder>>,
        #[graphql(
            desc = "Rows from the start, 0 to 100; 50 when neither this nor 'last' is given."
        )]
        first: Option<i32>,
        #[graphql(desc = "The cursor of the row before the page.")] after: Option<String>,
        #[graphql(desc = "Rows from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor of the row behind the page.")] before: Option<String>,
    ) -> Result<EntityConnection, Problem> {
        // Of the filter as typed: in a part of the network rows are others.
        let question = format!("entities {filter:?} {order_by:?}");
        let filter = filter.map(|f| f.filter(&self.0)).transpose()?;
        let orders: Vec<engine::EntityOrder> = order_by
            .unwrap_or_default()
            .into_iter()
            .map(Into::into)
            .collect();
        let rows = self.0.prepared().entities(filter.as_ref(), &orders);
        let page = PageInput {
            first,
            after,
            last,
            before,
        };
        EntityConnection::new(&self.0, &rows, &page, &question)
    }
}
