//! Signing in: the one-time code of the editor link, and who it is that asks.
//!
//! Both are answered to anybody, also where reading is closed. Knows nothing of how codes are drawn or
//! held to each other.

use async_graphql::parser::types::{ExecutableDocument, Selection};
use async_graphql::{Context, Object};

use super::error::{Code, Problem};
use super::query::app;
use super::types::access::{Caller, Session};
use crate::access;
use crate::telemetry::Reference;

/// What may be asked before anybody is known.
const OPEN_TO_ALL: &[&str] = &["openSession", "caller"];

/// The question who asks.
#[derive(Default)]
pub(super) struct CallerQuestion;

#[Object]
impl CallerQuestion {
    /// Who asks, by the token that came along; null for nobody known. Answered also where reading needs
    /// a token.
    async fn caller(&self, ctx: &Context<'_>) -> Option<Caller> {
        Caller::of(ctx.data_opt::<access::Caller>()?)
    }
}

/// The way in for whoever stands at this machine.
#[derive(Default)]
pub(super) struct SignIn;

#[Object]
impl SignIn {
    /// Opens a session with the role editor, by the code after the # of the link that `schakel serve`
    /// prints on its standard error when it listens on this machine alone. A code is good for one
    /// session, within 15 minutes of the start; five wrong ones end it too: UNAUTHENTICATED from then
    /// on. Then start the service again, or use a token.
    async fn open_session(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The code: 40 signs.")] code: String,
    ) -> Result<Session, Problem> {
        let doorkeeper = app(ctx)?.doorkeeper().ok_or_else(no_code)?;
        let opened = doorkeeper.open_session(&code).map_err(undrawn)?;
        let session = opened.ok_or_else(no_code)?;
        tracing::info!(by = session.name, "an editor signed in by the link");
        Ok(session.into())
    }
}

fn no_code() -> Problem {
    let message = "This code does not count (any more): it opens one session, within 15 minutes of the \
                   start of the service. Start the service again for a new link, or make a token with \
                   `schakel token create --role editor`.";
    Problem::new(Code::Unauthenticated, message).at("code")
}

fn undrawn(error: crate::store::Error) -> Problem {
    let reference = Reference::next();
    let number = reference.to_string();
    tracing::error!(
        reference = number,
        reason = error.to_string(),
        "no session could be opened"
    );
    let mut problem = Problem::new(
        Code::Unavailable,
        format!("No session can be opened now. Mention reference {number}."),
    );
    problem.reference = Some(number);
    problem
}

/// Whether a document asks nothing but what anybody may ask.
pub(super) fn only_signs_in(document: &ExecutableDocument) -> bool {
    let mut operations = document.operations.iter();
    operations.all(|(_, operation)| {
        let items = &operation.node.selection_set.node.items;
        items.iter().all(|item| match &item.node {
            Selection::Field(field) => OPEN_TO_ALL.contains(&field.node.name.node.as_str()),
            Selection::FragmentSpread(_) | Selection::InlineFragment(_) => false,
        })
    })
}
