//! Who edits: one writer, in whose hands revisions are decided, kept, and shown to readers, in this order.
//!
//! `writer` is its thread, `log` what happened; this is the handle that faces hold. Knows no GraphQL and no
//! HTTP, and not who may edit.

mod log;
mod wish;
mod writer;

use std::sync::Arc;

use tokio::sync::{broadcast, mpsc, oneshot};

use crate::engine::Engine;
use crate::store::{self, Embedded, Revision};
pub use log::Log;
pub use wish::{InTheWay, Refusal, What, Wish};
use writer::{Job, Writer};

/// Wishes that wait for the writer at most; more are asked to come again.
const WAITING_MAX: usize = 256;
/// Revisions that a slow listener may lag behind before it is told of a gap.
const NEWS_KEPT: usize = 1_024;

/// The handle of the one writer. Readers never wait for it.
#[derive(Debug)]
pub struct Editor {
    jobs: mpsc::Sender<Job>,
    news: broadcast::Sender<Arc<Revision>>,
}

impl Editor {
    /// Starts the writer of a store, whose newest revision the engine answers from.
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn start(store: Embedded, engine: Arc<Engine>) -> store::Result<Self> {
        let (jobs, waiting) = mpsc::channel(WAITING_MAX);
        let (news, _) = broadcast::channel(NEWS_KEPT);
        let folder = store.folder().to_owned();
        let writer = Writer::new(store, engine, news.clone());
        let thread = std::thread::Builder::new().name("schakel-writer".to_owned());
        thread
            .spawn(move || writer.work(waiting))
            .map_err(|error| store::Error::Failed(folder, error.to_string()))?;
        Ok(Self { jobs, news })
    }

    /// Does what is wished, all or none, and says which revision came of it: it is kept, and readers
    /// see it. The same operation twice gives the same revision.
    ///
    /// # Errors
    /// Why it was refused; then nothing changed.
    pub async fn make(&self, wish: Wish) -> Result<Arc<Revision>, Refusal> {
        let (answer, answered) = oneshot::channel();
        let job = Job { wish, answer };
        self.jobs.try_send(job).map_err(|_| Refusal::Busy)?;
        answered.await.unwrap_or(Err(Refusal::Failed))
    }

    /// Each revision from now on, once, in order.
    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<Arc<Revision>> {
        self.news.subscribe()
    }
}
