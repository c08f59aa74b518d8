//! Who ties others together, and what comes apart when one leaves?

use std::sync::Arc;

use async_graphql::{ID, Object};
use graph_data::algo::brokers::{betweenness_of_groups, brokers};
use graph_data::algo::centrality::Figures;
use graph_data::algo::registry::BETWEENNESS;

use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::lookup;
use crate::graphql::page::page_rows;
use crate::graphql::types::broker::{Broker, DropOut};
use crate::graphql::types::input::EntityFilterInput;

/// Brokers when the question does not say how many.
const BROKERS_DEFAULT: usize = 10;

/// Questions for brokers.
pub(super) struct BrokerQuestions(pub(super) Arc<Asked>);

#[Object]
impl BrokerQuestions {
    /// The actors over whom most of the shortest ways between others run, first; ties by id. Whoever
    /// lies on none is left out. With from or to, only pairs count with one end in each of the two
    /// groups, each pair once; a group left out is everybody. Numbers out of range give BAD_INPUT, an
    /// unknown id NOT_FOUND, and a network too large to find out TIMEOUT.
    async fn brokers(
        &self,
        #[graphql(
            default_with = "Some(10)",
            desc = "How many brokers at most, 0 to 100."
        )]
        first: Option<i32>,
        #[graphql(desc = "The group where the ways start; everybody when left out.")] from: Option<
            EntityFilterInput,
        >,
        #[graphql(desc = "The group where the ways end; everybody when left out.")] to: Option<
            EntityFilterInput,
        >,
    ) -> Result<Vec<Broker>, Problem> {
        let asked = &self.0;
        let first = page_rows("first", first)?.unwrap_or(BROKERS_DEFAULT);
        let groups = from.is_some() || to.is_some();
        let figures = figures(asked, from.as_ref(), to.as_ref())?;
        if figures.partial {
            return Err(asked.allowance().timeout());
        }
        let prepared = asked.prepared();
        let (walked, cuts) = (prepared.walked(), prepared.cuts());
        let found = brokers(asked.network(), walked, cuts, &figures, first);
        Broker::list(asked, &found, groups)
    }

    /// What comes apart when this one leaves: who loses which ways, and into which pieces its part of the
    /// network falls. An unknown id gives NOT_FOUND with the nearest names, an entity that the view leaves
    /// out BAD_INPUT.
    async fn drop_out(
        &self,
        #[graphql(desc = "The id of the entity that leaves.")] entity: ID,
    ) -> Result<DropOut, Problem> {
        DropOut::new(&self.0, lookup::entity(&self.0, "entity", &entity)?)
    }
}

fn figures(
    asked: &Asked,
    from: Option<&EntityFilterInput>,
    to: Option<&EntityFilterInput>,
) -> Result<Arc<Figures>, Problem> {
    let (prepared, deadline) = (asked.prepared(), asked.allowance().deadline);
    if from.is_none() && to.is_none() {
        return Ok(prepared.measure(BETWEENNESS, deadline));
    }
    let column = |group: Option<&EntityFilterInput>| -> Result<Option<Vec<bool>>, Problem> {
        let filter = group.map(|group| group.filter(asked)).transpose()?;
        Ok(filter.map(|filter| filter.column(prepared)))
    };
    let (from, to) = (column(from)?, column(to)?);
    let mut halt = deadline.halt();
    let figures =
        betweenness_of_groups(prepared.walked(), from.as_deref(), to.as_deref(), &mut halt);
    Ok(Arc::new(figures))
}
