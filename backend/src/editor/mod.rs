//! Who edits: one writer, in whose hands revisions are decided, kept, and shown to readers, in this order.
//!
//! `writer` is its thread, `log` what happened; this is the handle that faces hold. Knows no GraphQL and no
//! HTTP, and not who may edit.

mod log;
mod wish;
mod writer;

use std::sync::Arc;

use tokio::sync::{mpsc, oneshot, watch};

use crate::engine::Engine;
use crate::store::{self, Embedded, Revision};
pub use log::Log;
pub use wish::{InTheWay, Refusal, What, Wish};
use writer::{Job, Writer};

/// Wishes that wait for the writer at most; more are asked to come again.
const WAITING_MAX: usize = 256;

/// The handle of the one writer. Readers never wait for it.
#[derive(Debug)]
pub struct Editor {
    jobs: mpsc::Sender<Job>,
    newest: watch::Receiver<u32>,
}

impl Editor {
    /// Starts the writer of a store, whose newest revision the engine answers from.
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn start(store: Embedded, engine: Arc<Engine>) -> store::Result<Self> {
        let (jobs, waiting) = mpsc::channel(WAITING_MAX);
        let (shown, newest) = watch::channel(engine.snapshot().revision());
        let folder = store.folder().to_owned();
        let writer = Writer::new(store, engine, shown);
        let thread = std::thread::Builder::new().name("schakel-writer".to_owned());
        thread
            .spawn(move || writer.work(waiting))
            .map_err(|error| store::Error::Failed(folder, error.to_string()))?;
        Ok(Self { jobs, newest })
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

    /// The number of the newest revision, told again with each that is kept and shown. Whoever listens
    /// reads the log from where they were: so nobody misses one, however slow they are.
    #[must_use]
    pub fn newest(&self) -> watch::Receiver<u32> {
        self.newest.clone()
    }
}
