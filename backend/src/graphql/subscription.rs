//! The subscription: what is asked of it once, and one revision at a time as it is told.
//!
//! Whoever listens keeps the place where they are in the log; so this knows no queue and no socket.

use std::sync::{Arc, Mutex, PoisonError};

use async_graphql::futures_util::stream::{self, Stream};
use async_graphql::{Context, Description, Subscription};

use super::error::{Code, Problem};
use super::mutation::nothing_kept;
use super::query::{app, engine};
use super::types::revision::Revision;
use crate::store::Head;

/// What comes by itself, over a web socket at `GET /graphql` (graphql-transport-ws).
#[derive(Default, Description)]
pub struct Subscription;

#[Subscription(use_type_description)]
impl Subscription {
    /// Each revision once, in order; after: those missed since then first. A subscriber who is slow gets
    /// every revision all the same, later; one of which more was asked than an answer may hold comes as errors
    /// without data, and the next ones after it. An `after` that is no revision gives BAD_INPUT or NOT_FOUND,
    /// UNAVAILABLE where nothing is kept. When the log cannot be read, the subscription ends with an
    /// error: subscribe again with the number of the last revision that came.
    async fn revisions(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "The number of the last revision that is known, from 0; only those to come when left out."
        )]
        after: Option<i32>,
    ) -> Result<impl Stream<Item = Revision> + use<>, Problem> {
        let told = match ctx.data::<Turn>().map_err(|_| elsewhere())? {
            Turn::First(starts) => {
                starts.note(start(ctx, after)?);
                None
            }
            Turn::Of(head) => Revision::logged(vec![head.clone()]).pop(),
        };
        Ok(stream::iter(told))
    }
}

/// Why the library is asked.
pub(super) enum Turn {
    /// To see what is subscribed to; nothing is told yet.
    First(Starts),
    /// To tell a revision.
    Of(Head),
}

/// The first revisions that a document wants told: one for each of its fields.
#[derive(Clone, Debug, Default)]
pub(super) struct Starts(Arc<Mutex<Vec<u32>>>);

impl Starts {
    fn note(&self, start: u32) {
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        noted.push(start);
    }

    /// The one start, where there is one.
    pub(super) fn only(&self) -> Option<u32> {
        match **self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            [start] => Some(start),
            _ => None,
        }
    }
}

/// The number of the first revision to tell.
fn start(ctx: &Context<'_>, after: Option<i32>) -> Result<u32, Problem> {
    let app = app(ctx)?;
    if app.editor().is_none() {
        return Err(nothing_kept());
    }
    let newest = engine(ctx)?.snapshot().revision();
    let Some(after) = after else {
        return Ok(newest + 1);
    };
    let Ok(number) = u32::try_from(after) else {
        let message = format!("'after' is {after}; give the number of a revision, or 0.");
        return Err(Problem::bad_input("after", message));
    };
    if number > newest {
        let message = format!("There is no revision {number}; the newest is {newest}.");
        return Err(Problem::new(Code::NotFound, message).at("after"));
    }
    Ok(number + 1)
}

fn elsewhere() -> Problem {
    let message = "Subscriptions come over a web socket: open one at this address, with the subprotocol \
                   graphql-transport-ws.";
    Problem::new(Code::BadInput, message)
}
