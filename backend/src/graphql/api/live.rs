//! Subscriptions: a document is looked at once, and then told one revision at a time.
//!
//! What many subscribe to in the same words is worked out once for all of them. Knows no socket.

use std::num::NonZeroUsize;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use async_graphql::parser::types::{DocumentOperations, ExecutableDocument, OperationType};
use async_graphql::{Response, Variables};
use futures_util::{FutureExt, StreamExt};
use lru::LruCache;
use sha2::{Digest, Sha256};
use tokio::sync::OnceCell;

use super::{Answer, Api, Asking};
use crate::access::{Caller, Role};
use crate::graphql::documents::Document;
use crate::graphql::error::{Code, Problem};
use crate::graphql::mutation::{readable_log, unreadable};
use crate::graphql::request::GraphqlRequest;
use crate::graphql::subscription::{Starts, Turn};
use crate::store::Head;
use crate::telemetry::Reference;

/// Answers that are kept for others who subscribed in the same words.
const TOLD_KEPT: NonZeroUsize = NonZeroUsize::new(64).expect("sixty-four is not zero");
/// Larger answers are worked out for each.
const TOLD_BYTES_KEPT_MAX: usize = 64 * 1024;

/// A document that was looked at and found to be a subscription.
#[derive(Debug)]
pub struct Subscribed {
    document: Arc<Document>,
    variables: Variables,
    operation_name: Option<String>,
    words: Words,
    start: u32,
}

impl Subscribed {
    /// The number of the first revision to tell.
    #[must_use]
    pub fn start(&self) -> u32 {
        self.start
    }
}

/// What was asked, as a hash: the same words, the same answers.
type Words = [u8; 32];
type Told = Arc<OnceCell<Arc<[u8]>>>;

/// The answers told last.
#[derive(Debug)]
pub(super) struct Tellings(Mutex<LruCache<(Words, u32), Told>>);

impl Tellings {
    pub(super) fn new() -> Self {
        Self(Mutex::new(LruCache::new(TOLD_KEPT)))
    }

    fn place(&self, of: (Words, u32)) -> Told {
        Arc::clone(self.lock().get_or_insert(of, Told::default))
    }

    fn forget(&self, of: (Words, u32)) {
        self.lock().pop(&of);
    }

    fn lock(&self) -> MutexGuard<'_, LruCache<(Words, u32), Told>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Api {
    /// Whether a caller may read at all.
    #[must_use]
    pub fn may_read(&self, caller: &Caller) -> bool {
        self.0.public_read || caller.may(Role::Reader)
    }

    /// Looks at a document that a caller subscribes with, through the same guards as any other.
    ///
    /// # Errors
    /// The answer that says why it is refused.
    pub async fn subscribe(
        &self,
        request: GraphqlRequest<'_>,
        caller: Caller,
    ) -> Result<Subscribed, Answer> {
        let words = words(&request);
        let admitted = self.admit(request, caller).await;
        let admitted = admitted.map_err(|error| self.refuse(error))?;
        let name = admitted.operation_name.as_deref();
        if !is_subscription(&admitted.document.parsed, name) {
            return Err(self.refuse(no_subscription().into()));
        }
        let starts = Starts::default();
        let asking = admitted.asking();
        // Nothing is told on the first turn: whatever comes is an error, or no subscription.
        if let Some(response) = self.turn(asking, Turn::First(starts.clone())).await? {
            let answer = self.send(response);
            return Err(match answer.code {
                Some(_) => answer,
                None => self.refuse(one_field().into()),
            });
        }
        let start = starts.only();
        Ok(Subscribed {
            start: start.ok_or_else(|| self.refuse(one_field().into()))?,
            document: admitted.document,
            variables: admitted.variables,
            operation_name: admitted.operation_name,
            words,
        })
    }

    /// A revision as a subscriber wants it told: JSON. One that cannot be told so comes as the errors that say
    /// why: whoever subscribed again would get no farther.
    ///
    /// # Errors
    /// The answer that says why nothing can be told.
    pub async fn tell(&self, to: &Subscribed, number: u32) -> Result<Arc<[u8]>, Answer> {
        let of = (to.words, number);
        let place = self.0.tellings.place(of);
        let told = place.get_or_try_init(|| self.work_out(to, number)).await;
        let told = match told {
            Ok(told) => told,
            Err(answer) if is_of_one(&answer) => return Ok(answer.bytes.into()),
            Err(answer) => return Err(answer),
        };
        if told.len() > TOLD_BYTES_KEPT_MAX {
            self.0.tellings.forget(of);
        }
        Ok(Arc::clone(told))
    }

    async fn work_out(&self, to: &Subscribed, number: u32) -> Result<Arc<[u8]>, Answer> {
        let slot = self.0.telling_slots.acquire().await;
        let head = self.head(number).await;
        let head = head.map_err(|problem| self.refuse(problem.into()))?;
        let asking = Asking {
            document: &to.document,
            variables: &to.variables,
            operation_name: to.operation_name.as_deref(),
            arrived: Instant::now(),
        };
        let response = self.turn(asking, Turn::Of(head)).await?;
        drop(slot);
        let answer = match response {
            Some(response) => self.send(response),
            None => self.internal("a revision was not told"),
        };
        match answer.executed || is_too_large(&answer) {
            true => Ok(answer.bytes.into()),
            false => Err(answer),
        }
    }

    async fn head(&self, number: u32) -> Result<Head, Problem> {
        let log = readable_log(&self.0.app)?;
        let found = log.read(move |log| log.head_of(number)).await;
        let found = found.map_err(|error| unreadable(&error))?;
        let gone = || Problem::new(Code::NotFound, format!("Revision {number} is gone."));
        found.ok_or_else(gone)
    }

    /// The first thing that the library tells, if any.
    async fn turn(&self, asking: Asking<'_>, turn: Turn) -> Result<Option<Response>, Answer> {
        let asked = self.asked(asking).await;
        let (schema, request) = asked.map_err(|problem| self.refuse(problem.into()))?;
        let mut stream = schema.execute_stream(request.data(turn));
        let told = AssertUnwindSafe(stream.next()).catch_unwind().await;
        told.map_err(|_| self.refuse_under(Reference::of_panic()))
    }
}

/// Whether more was asked of a revision than an answer may hold: that is so for whoever asks the same.
fn is_too_large(answer: &Answer) -> bool {
    answer.code.as_deref() == Some(Code::TooLarge.as_str())
}

/// Whether what went wrong is of one revision and these words, so that others may be told all the same.
fn is_of_one(answer: &Answer) -> bool {
    let all = [Code::Unavailable, Code::NotFound];
    let code = answer.code.as_deref();
    !all.iter().any(|of_all| code == Some(of_all.as_str()))
}

fn words(request: &GraphqlRequest<'_>) -> Words {
    let all = (&request.query, &request.variables, &request.operation_name);
    // What cannot be written as JSON was never read from it.
    Sha256::digest(serde_json::to_vec(&all).unwrap_or_default()).into()
}

/// Whether the operation meant is a subscription. One that is not there the library refuses.
fn is_subscription(document: &ExecutableDocument, name: Option<&str>) -> bool {
    let is_one = |ty: OperationType| ty == OperationType::Subscription;
    match (&document.operations, name) {
        (DocumentOperations::Single(operation), _) => is_one(operation.node.ty),
        (DocumentOperations::Multiple(all), Some(name)) => all
            .get(name)
            .is_none_or(|operation| is_one(operation.node.ty)),
        (DocumentOperations::Multiple(all), None) => {
            all.values().all(|operation| is_one(operation.node.ty))
        }
    }
}

fn no_subscription() -> Problem {
    let message = "Over a web socket come subscriptions alone. Send questions and edits with POST.";
    Problem::new(Code::BadInput, message)
}

fn one_field() -> Problem {
    let message = "A subscription has one field, 'revisions', outside of any fragment. Subscribe once \
                   for each.";
    Problem::new(Code::BadInput, message)
}
