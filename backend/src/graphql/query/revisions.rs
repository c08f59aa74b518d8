//! What happened to the network, and to one record?

use std::sync::Arc;

use async_graphql::{Context, ID, Object};

use super::{allowance, app, engine};
use crate::editor::Log;
use crate::graphql::error::{Code, Problem};
use crate::graphql::mutation::{readable_log, unreadable};
use crate::graphql::page::{Page, PageInput, Seal};
use crate::graphql::types::revision::{Revision, RevisionConnection};
use crate::store::{self, Head, Store};

/// Revisions on a page when the question does not say.
const FIRST_DEFAULT: i32 = 20;

/// The questions about revisions.
#[derive(Default)]
pub(super) struct RevisionQuestions;

#[Object]
impl RevisionQuestions {
    /// One revision by its number; null when there is none. UNAVAILABLE where nothing is kept.
    async fn revision(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The number of a revision, from 1.")] number: i32,
    ) -> Result<Option<Revision>, Problem> {
        let log = log(ctx)?;
        let Ok(number) = u32::try_from(number) else {
            return Ok(None);
        };
        let found = log.read(move |log| log.head_of(number)).await;
        let found = found.map_err(|error| unreadable(&error))?;
        Ok(Revision::logged(found.into_iter().collect()).pop())
    }

    /// What happened, newest first. UNAVAILABLE where nothing is kept. A cursor stays good while no
    /// revision is added; `before` always.
    async fn revisions(
        &self,
        ctx: &Context<'_>,
        #[graphql(default_with = "Some(20)", desc = "Rows on the page: 0 to 100.")] first: Option<
            i32,
        >,
        #[graphql(desc = "The cursor of the row before the page.")] after: Option<String>,
        #[graphql(
            desc = "The number of a revision: only those before it, from 1; all when left out."
        )]
        before: Option<i32>,
    ) -> Result<RevisionConnection, Problem> {
        let newest = engine(ctx)?.snapshot().revision();
        let last = match numbered(before)? {
            Some(before) => newest.min(before - 1),
            None => newest,
        };
        let input = page_input(first, after);
        let page = Page::new(
            &input,
            last as usize,
            Seal::of(&format!("revisions {last}")),
        )?;
        let skipped = u32::try_from(page.range.start).unwrap_or(u32::MAX);
        let (before, rows) = (last.saturating_sub(skipped) + 1, page.range.len());
        listed(ctx, page, move |log| log.heads(Some(before), rows)).await
    }

    /// Every revision that touched one entity or relation, newest first; an id that never was gives an
    /// empty list. UNAVAILABLE where nothing is kept.
    async fn history(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id of an entity or relation, also of one that was removed.")] id: ID,
        #[graphql(default_with = "Some(20)", desc = "Rows on the page: 0 to 100.")] first: Option<
            i32,
        >,
        #[graphql(desc = "The cursor of the row before the page.")] after: Option<String>,
        #[graphql(
            desc = "The number of a revision: only those before it, from 1; all when left out."
        )]
        before: Option<i32>,
    ) -> Result<RevisionConnection, Problem> {
        let (of, asked) = (id.to_string(), numbered(before)?);
        // Others may edit while this is answered: nothing is told that is not in its network yet.
        let known = engine(ctx)?.snapshot().revision() + 1;
        let before = Some(asked.map_or(known, |before| before.min(known)));
        let length = log(ctx)?
            .read(move |log| log.history_length(&of, before))
            .await;
        let length = length.map_err(|error| unreadable(&error))?;
        let input = page_input(first, after);
        let page = Page::new(
            &input,
            length,
            Seal::of(&format!("history {length} {asked:?} {}", *id)),
        )?;
        let (skipped, rows) = (page.range.start, page.range.len());
        let id = id.to_string();
        listed(ctx, page, move |log| {
            let found = log.history(&id, before, skipped + rows)?;
            Ok(found.into_iter().skip(skipped).collect())
        })
        .await
    }
}

fn log<'a>(ctx: &Context<'a>) -> Result<&'a Arc<Log>, Problem> {
    readable_log(app(ctx)?)
}

/// The number of a revision that was asked for.
fn numbered(before: Option<i32>) -> Result<Option<u32>, Problem> {
    let Some(number) = before else {
        return Ok(None);
    };
    let found = u32::try_from(number).ok().filter(|number| *number > 0);
    let wrong = || {
        let message = format!("'before' is {number}: write the number of a revision, from 1.");
        Problem::new(Code::BadInput, message).at("before")
    };
    found.map(Some).ok_or_else(wrong)
}

fn page_input(first: Option<i32>, after: Option<String>) -> PageInput {
    PageInput {
        first: Some(first.unwrap_or(FIRST_DEFAULT)),
        after,
        ..PageInput::default()
    }
}

async fn listed(
    ctx: &Context<'_>,
    page: Page,
    read: impl FnOnce(&Store) -> store::Result<Vec<Head>> + Send + 'static,
) -> Result<RevisionConnection, Problem> {
    allowance(ctx)?.take(page.range.len())?;
    let found = log(ctx)?.read(read).await;
    let found = found.map_err(|error| unreadable(&error))?;
    Ok(RevisionConnection::new(Revision::logged(found), page))
}
