//! The root of all questions. Each question below `Network` has a file of its own.

mod brokers;
mod changes;
mod clusters;
mod coverage;
mod dataset;
mod entities;
mod gaps;
mod interpret;
mod levers;
mod measures;
mod network;
mod overview;
mod packed;
mod partners;
mod paths;
mod preview;
mod reach;
mod relations;
mod revisions;
mod search;
mod start;
mod stats;
mod ties;
mod vocabulary;
mod what_if;

use std::sync::Arc;

use async_graphql::{Context, ID, MergedObject, Object};
use graph_data::edit::Delta;
use graph_data::network::Snapshot;

use interpret::InterpretQuestions;
pub use network::Network;
use preview::PreviewQuestions;
use revisions::RevisionQuestions;

use super::asked::{Allowance, Asked};
use super::error::{Code, Problem, unread};
use super::lookup;
use super::mutation::{readable_log, unreadable};
use super::sign_in::CallerQuestion;
use super::types::entity::{Entity, Node};
use super::types::input::ViewInput;
use super::types::relation::Relation;
use crate::app::App;
use crate::engine::Engine;
use crate::engine::part::Need;

/// The questions.
#[derive(Default, MergedObject)]
pub struct Query(
    RootQuestions,
    InterpretQuestions,
    RevisionQuestions,
    CallerQuestion,
    PreviewQuestions,
);

/// The questions for facts.
#[derive(Default)]
struct RootQuestions;

#[Object]
impl RootQuestions {
    /// The network as one view of one revision (the newest when left out). Everything below it is
    /// answered from the same snapshot. An unknown revision gives NOT_FOUND.
    async fn network(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which part of the network; all of it when left out.")] view: Option<
            ViewInput,
        >,
        #[graphql(desc = "The number of a revision, from 1.")] revision: Option<i32>,
    ) -> Result<Network, Problem> {
        let engine = match revision {
            None => Arc::clone(engine(ctx)?),
            Some(number) => of_revision(ctx, number).await?,
        };
        let whole = Arc::new(Asked::new(engine.whole(), allowance(ctx)?));
        let Some(view) = view else {
            return Ok(Network::new(&whole));
        };
        let view = view.view(&whole)?;
        let prepared = engine.under(whole.network().snapshot(), view);
        let asked = Asked::new(prepared, allowance(ctx)?);
        Ok(Network::new(&Arc::new(asked)))
    }

    /// Any entity or relation by its id, as in the Relay specification; null when no one has it. Ids
    /// are the dataset's own, unique over both.
    async fn node(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id of an entity or relation.")] id: ID,
    ) -> Result<Option<Node>, Problem> {
        let asked = whole(ctx)?;
        if let Some(row) = asked.dataset().find_entity(&id) {
            return Ok(Some(Entity::new(&asked, row).into()));
        }
        let relation = lookup::relation_anywhere(&asked, &id);
        Ok(relation.map(|row| Relation::new(&asked, row).into()))
    }
}

/// The newest revision without any restriction.
fn whole(ctx: &Context<'_>) -> Result<Arc<Asked>, Problem> {
    let prepared = engine(ctx)?.whole();
    Ok(Arc::new(Asked::new(prepared, allowance(ctx)?)))
}

/// Who answers this request.
pub(super) fn engine<'a>(ctx: &Context<'a>) -> Result<&'a Arc<Engine>, Problem> {
    ctx.data::<Arc<Engine>>().map_err(missing)
}

pub(super) fn app<'a>(ctx: &Context<'a>) -> Result<&'a App, Problem> {
    ctx.data::<App>().map_err(missing)
}

pub(super) fn allowance(ctx: &Context<'_>) -> Result<Arc<Allowance>, Problem> {
    ctx.data::<Arc<Allowance>>()
        .map(Arc::clone)
        .map_err(missing)
}

/// The newest network, with at least whoever these changes name.
pub(super) async fn naming<'a>(
    ctx: &Context<'_>,
    deltas: impl IntoIterator<Item = &'a Delta>,
) -> Result<Arc<Snapshot>, Problem> {
    let allowance = allowance(ctx)?;
    let need = || Need::of_names_in(deltas);
    let engine = app(ctx)?.engine_beside(engine(ctx)?, need, allowance.deadline);
    let engine = allowance.deadline.within(engine).await;
    let engine = engine.ok_or_else(|| allowance.timeout())?;
    Ok(engine.map_err(|error| unread(&error))?.snapshot())
}

fn missing(error: async_graphql::Error) -> Problem {
    Problem::new(Code::Internal, error.message)
}

/// Who answers from a revision.
async fn of_revision(ctx: &Context<'_>, number: i32) -> Result<Arc<Engine>, Problem> {
    let (app, engine) = (app(ctx)?, engine(ctx)?);
    let newest = engine.snapshot();
    let unknown = || {
        let newest = newest.revision();
        let message = format!("There is no revision {number}; the newest is {newest}.");
        Problem::new(Code::NotFound, message).at("revision")
    };
    let known = 1..=newest.revision();
    let number = u32::try_from(number).ok().filter(|n| known.contains(n));
    let number = number.ok_or_else(unknown)?;
    if number == newest.revision() {
        return Ok(Arc::clone(engine));
    }
    if app.log().is_none() {
        return Err(unknown());
    }
    let (log, allowance) = (readable_log(app)?, allowance(ctx)?);
    let found = log.at(Arc::clone(&newest), number, allowance.deadline);
    let found = found.await.map_err(|error| unreadable(&error))?;
    found.ok_or_else(|| allowance.timeout())
}
