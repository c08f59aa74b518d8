//! Who edits: one writer, in whose hands revisions are decided, kept, and shown to readers, in this order.
//!
//! `writer` is its thread, `round` decides, `log` is what happened; this is the handle that faces hold. Knows no GraphQL and no
//! HTTP, and not who may edit.

mod log;
mod round;
mod wish;
mod writer;

use std::sync::Arc;

use graph_data::network::Snapshot;
use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::{mpsc, oneshot, watch};

use crate::engine::Answers;
use crate::standing::{self, Standing};
use crate::store::{self, Position, Revision, Store};
use crate::telemetry::Reference;
pub use log::Log;
pub use wish::{InTheWay, Refusal, What, Wish};
use writer::{Job, Task, Writer};

/// Wishes that wait for the writer at most; more are asked to come again.
const WAITING_MAX: usize = 256;

/// The handle of the one writer. Readers never wait for it.
#[derive(Debug)]
pub struct Editor {
    tasks: mpsc::Sender<Task>,
    newest: watch::Receiver<u32>,
}

impl Editor {
    /// Starts the writer of a store, from whose newest revision questions are answered.
    ///
    /// # Errors
    /// When no thread can be started, or the store cannot be read.
    pub fn start(store: Store, answers: Answers) -> store::Result<Self> {
        let failed = store.failed("no thread could be started".to_owned());
        let number = match &answers {
            Answers::Memory(engine) => engine.snapshot().revision(),
            Answers::Parts(_) => store.catch_up()?,
        };
        let (editor, shown, waiting) = Self::idle(number);
        let writer = Writer::new(store, answers, shown);
        on_thread(move || writer.work(waiting)).map_err(|_| failed)?;
        Ok(editor)
    }

    /// Starts the writer of a store that is not there yet: `open` is tried until it is, and then questions
    /// are answered from what it holds.
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn start_when_there(
        mut open: impl FnMut() -> store::Result<Store> + Send + 'static,
        answers: Answers,
        standing: Arc<Standing>,
    ) -> std::io::Result<Self> {
        let (editor, shown, waiting) = Self::idle(0);
        let hearing = editor.hearing();
        on_thread(move || {
            let (store, number) = loop {
                let attempt = open().and_then(|store| begun(store, &answers));
                let pause = standing.see(attempt.as_ref().err());
                match attempt {
                    Ok(there) => break there,
                    // Nobody is left to wait for it.
                    Err(_) if waiting.is_closed() => return,
                    Err(_) => std::thread::sleep(pause),
                }
            };
            standing.set_ready();
            if let Store::Neo4j(there) = &store {
                // Without it, the last that was seen stands.
                let of_others = hearing.of_others(there.position());
                let _ = standing::watch(there.connection().clone(), &standing, of_others);
            }
            drop(standing);
            shown.send_replace(number);
            Writer::new(store, answers, shown).work(waiting);
        })?;
        Ok(editor)
    }

    fn idle(revision: u32) -> (Self, watch::Sender<u32>, mpsc::Receiver<Task>) {
        let (tasks, waiting) = mpsc::channel(WAITING_MAX);
        let (shown, newest) = watch::channel(revision);
        (Self { tasks, newest }, shown, waiting)
    }

    /// Does what is wished, all or none, and says which revision came of it: it is kept, and readers
    /// see it. The same operation twice gives the same revision.
    ///
    /// # Errors
    /// Why it was refused; then nothing changed.
    pub async fn make(&self, wish: Wish) -> Result<Arc<Revision>, Refusal> {
        let (answer, answered) = oneshot::channel();
        let task = Task::Make(Job { wish, answer });
        match self.tasks.try_send(task) {
            Ok(()) => answered.await.unwrap_or_else(|_| Err(nobody_writes())),
            Err(TrySendError::Full(_)) => Err(Refusal::Busy),
            Err(TrySendError::Closed(_)) => Err(nobody_writes()),
        }
    }

    /// Who has the writer look when others write.
    pub(crate) fn hearing(&self) -> Hearing {
        Hearing {
            tasks: self.tasks.downgrade(),
            shown: self.newest(),
        }
    }

    /// Closes the store, once all that was wished before is done. A store that is not there yet is not
    /// waited for.
    pub async fn close(&self) {
        let mut newest = self.newest();
        if *newest.borrow() == 0 || self.tasks.send(Task::Close).await.is_err() {
            return;
        }
        while newest.changed().await.is_ok() {}
    }

    /// The number of the newest revision, told again with each that is kept and shown. Whoever listens
    /// reads the log from where they were: so nobody misses one, however slow they are.
    #[must_use]
    pub fn newest(&self) -> watch::Receiver<u32> {
        self.newest.clone()
    }
}

/// Has the writer look when others write. Keeps no writer at work.
pub(crate) struct Hearing {
    tasks: mpsc::WeakSender<Task>,
    shown: watch::Receiver<u32>,
}

impl Hearing {
    /// Hears which revision of the store is the newest, and has the writer look where that is another than before
    /// (which is told first), or than readers see: somebody wrote, or put something back.
    pub(crate) fn of_others(self, mut before: Position) -> impl FnMut(Position) + Send + 'static {
        move |newest| {
            // What was put back may have the number that is shown.
            let is_another = newest != before || newest.number != *self.shown.borrow();
            let tasks = self.tasks.upgrade().filter(|_| is_another);
            // Whoever has much to do is told again.
            if tasks.is_none_or(|tasks| tasks.try_send(Task::Look).is_ok()) {
                before = newest;
            }
        }
    }
}

/// A store that is there by now, from which questions are answered from now on, and its newest revision.
fn begun(store: Store, answers: &Answers) -> store::Result<(Store, u32)> {
    let number = match answers {
        Answers::Memory(engine) => {
            let kept = store.load()?;
            let snapshot = Snapshot::new(Arc::new(kept.dataset), kept.revision);
            engine.advance(Arc::new(snapshot));
            kept.revision
        }
        Answers::Parts(_) => store.catch_up()?,
    };
    Ok((store, number))
}

fn nobody_writes() -> Refusal {
    let reference = Reference::next();
    tracing::error!(
        reference = reference.to_string(),
        "nobody is left who writes"
    );
    Refusal::Failed(reference)
}

fn on_thread(work: impl FnOnce() + Send + 'static) -> std::io::Result<()> {
    let thread = std::thread::Builder::new().name("schakel-writer".to_owned());
    thread.spawn(work).map(|_| ())
}
