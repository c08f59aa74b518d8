//! Which relations are there? One by id, or a filtered and ordered list.

use std::sync::Arc;

use async_graphql::{ID, Object};

use crate::engine;
use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::page::PageInput;
use crate::graphql::types::choices::RelationOrder;
use crate::graphql::types::connection::RelationConnection;
use crate::graphql::types::input::RelationFilterInput;
use crate::graphql::types::relation::Relation;

/// Questions for relations.
pub(super) struct RelationQuestions(pub(super) Arc<Asked>);

#[Object]
impl RelationQuestions {
    /// The relation with this id; null when it is unknown or the view leaves it out.
    async fn relation(&self, #[graphql(desc = "Its id.")] id: ID) -> Option<Relation> {
        let row = self.0.dataset().find_relation(&id)?;
        let network = self.0.network();
        network
            .has_relation(row)
            .then(|| Relation::new(&self.0, row))
    }

    /// The relations of the view that pass a filter; by id when no order is given. `first` and `last`
    /// out of range give BAD_INPUT, a cursor of another question BAD_CURSOR.
    async fn relations(
        &self,
        #[graphql(name = "where", desc = "Which; all when left out.")] filter: Option<
            RelationFilterInput,
        >,
        #[graphql(desc = "By what, in this order; ties by id.")] order_by: Option<
            Vec<RelationOrder>,
        >,
        #[graphql(
            desc = "Rows from the start, 0 to 100; 50 when neither this nor 'last' is given."
        )]
        first: Option<i32>,
        #[graphql(desc = "The cursor of the row before the page.")] after: Option<String>,
        #[graphql(desc = "Rows from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor of the row behind the page.")] before: Option<String>,
    ) -> Result<RelationConnection, Problem> {
        // Of the filter as typed: in a part of the network rows are others.
        let question = format!("relations {filter:?} {order_by:?}");
        let filter = filter.map(|f| f.filter(&self.0)).transpose()?;
        let orders: Vec<engine::RelationOrder> = order_by
            .unwrap_or_default()
            .into_iter()
            .map(Into::into)
            .collect();
        let rows = self.0.prepared().relations(filter.as_ref(), &orders);
        let page = PageInput {
            first,
            after,
            last,
            before,
        };
        RelationConnection::new(&self.0, &rows, &page, &question)
    }
}
