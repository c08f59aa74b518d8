//! The thread that writes: wishes that wait are decided, kept together, and then shown and answered.
//!
//! Nobody is answered before what was decided is kept and readers see it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use graph_data::dataset::{Checksum, Dataset};
use graph_data::edit::Delta;
use graph_data::network::Snapshot;
use tokio::sync::mpsc::error::TryRecvError;
use tokio::sync::{mpsc, oneshot, watch};

use super::round::Round;
use super::wish::{Refusal, Wish};
use crate::engine::Answers;
use crate::store::{self, Head, Kept, Revision, Store};

/// How long until one looks again what became of edits of which the store did not say it.
const LOOKED_EVERY: Duration = Duration::from_millis(500);
/// Wishes that are kept together at most.
const TOGETHER_MAX: usize = 64;
/// Entities and relations up to which a network from which nobody else answers is kept for the next edit.
const KEPT_ROWS_MAX: usize = 400_000;

type Answer = Result<Arc<Revision>, Refusal>;

/// A wish, and where its answer is awaited.
#[derive(Debug)]
pub(super) struct Job {
    pub(super) wish: Wish,
    pub(super) answer: oneshot::Sender<Answer>,
}

impl Job {
    fn refuse(self, refusal: Refusal) {
        // Whoever asked may have gone.
        let _ = self.answer.send(Err(refusal));
    }
}

/// What the writer is given to do.
#[derive(Debug)]
pub(super) enum Task {
    Make(Job),
    /// Somebody else may have written.
    Look,
    /// Nothing more: what came before is still done.
    Close,
}

/// The network as decided so far.
#[derive(Clone)]
pub(super) struct State {
    pub(super) dataset: Arc<Dataset>,
    pub(super) number: u32,
    pub(super) checksum: Checksum,
}

/// Its store is closed before those who listen to `shown` hear that it has ended.
pub(super) struct Writer {
    store: Store,
    answers: Answers,
    shown: watch::Sender<u32>,
    /// `None` where the network is read for the next edit.
    state: Option<State>,
    /// The network before the last edits, and what they changed: with it the next ones are made without a
    /// copy of the network, where nobody needs it.
    behind: Option<(Arc<Dataset>, Delta)>,
    /// The store did not say what became of the last edits, or somebody else wrote.
    is_unsure: bool,
}

impl State {
    fn of(kept: Kept) -> Self {
        Self {
            dataset: Arc::new(kept.dataset),
            number: kept.revision,
            checksum: kept.state,
        }
    }

    fn snapshot(&self) -> Arc<Snapshot> {
        Arc::new(Snapshot::new(Arc::clone(&self.dataset), self.number))
    }
}

impl Writer {
    pub(super) fn new(store: Store, answers: Answers, shown: watch::Sender<u32>) -> Self {
        // The network was held against the checksum in the log when it was read: it need not be counted again.
        let state = answers.in_memory().and_then(|engine| {
            let snapshot = engine.snapshot();
            let head = store.head_of(snapshot.revision()).ok()??;
            Some(State {
                dataset: Arc::clone(snapshot.dataset()),
                number: head.number,
                checksum: head.state,
            })
        });
        Self {
            store,
            answers,
            shown,
            state,
            behind: None,
            is_unsure: false,
        }
    }

    /// Works until it is told to close, or no handle is left.
    pub(super) fn work(mut self, mut waiting: mpsc::Receiver<Task>) {
        let mut is_open = true;
        while is_open && let Some(first) = self.next(&mut waiting) {
            let others = std::iter::from_fn(|| waiting.try_recv().ok());
            let (mut jobs, mut looks) = (Vec::new(), false);
            for task in std::iter::once(first).chain(others.take(TOGETHER_MAX - 1)) {
                match task {
                    Task::Make(job) => jobs.push(job),
                    Task::Look => looks = true,
                    Task::Close => is_open = false,
                }
            }
            // Where that fails, it is looked at again before anything else.
            self.is_unsure |= looks && self.catch_up().is_err();
            self.make_or_fail(jobs);
        }
    }

    /// The next task. Readers are shown what was kept as soon as the store says so: until it does, whoever asks
    /// is refused by what came of the last look.
    fn next(&mut self, waiting: &mut mpsc::Receiver<Task>) -> Option<Task> {
        while self.is_unsure {
            match waiting.try_recv() {
                Ok(task) => return Some(task),
                Err(TryRecvError::Disconnected) => return None,
                Err(TryRecvError::Empty) => std::thread::sleep(LOOKED_EVERY),
            }
            let Err(error) = self.catch_up() else {
                continue;
            };
            while let Ok(task) = waiting.try_recv() {
                match task {
                    Task::Make(job) => job.refuse(Refusal::NotKept(error.to_string())),
                    Task::Look => {}
                    Task::Close => return Some(Task::Close),
                }
            }
        }
        waiting.blocking_recv()
    }

    /// Makes them; where something is wrong with us, whoever waits is told, and the next ones find a writer.
    fn make_or_fail(&mut self, jobs: Vec<Job>) {
        let made = catch_unwind(AssertUnwindSafe(|| self.make(jobs)));
        if made.is_err() {
            // What was kept by then, the store knows.
            self.behind = None;
            self.is_unsure = true;
        }
    }

    fn make(&mut self, jobs: Vec<Job>) {
        if jobs.is_empty() {
            return;
        }
        let state = match self.current() {
            Ok(state) => state,
            Err(error) => {
                tracing::warn!(reason = error.to_string(), "the store cannot be read");
                for job in jobs {
                    job.refuse(Refusal::NotKept(error.to_string()));
                }
                return;
            }
        };
        // Whoever is still being answered from it keeps it.
        let behind = self.behind.take();
        let behind = behind.and_then(|(earlier, since)| Some((Arc::into_inner(earlier)?, since)));
        let mut round = Round::new(&self.store, state, behind);
        let (wishes, waiting): (Vec<_>, Vec<_>) =
            jobs.into_iter().map(|job| (job.wish, job.answer)).unzip();
        let decided = round.decide_all(wishes);
        let mut answers: Vec<_> = waiting.into_iter().zip(decided).collect();
        let Round { state, made, .. } = round;
        if let Err(refusal) = self.keep(state, &made) {
            for (_, decided) in &mut answers {
                let is_new = |decided: &Arc<Revision>| made.iter().any(|m| Arc::ptr_eq(m, decided));
                if decided.as_ref().is_ok_and(is_new) {
                    *decided = Err(refusal.clone());
                }
            }
        }
        for (answer, decided) in answers {
            // Whoever asked may have gone.
            let _ = answer.send(decided);
        }
        self.let_go();
    }

    /// The network as it is kept.
    fn current(&mut self) -> store::Result<State> {
        if self.is_unsure {
            self.catch_up()?;
        }
        if let Some(state) = &self.state {
            return Ok(state.clone());
        }
        let state = State::of(self.store.load()?);
        self.state = Some(state.clone());
        Ok(state)
    }

    /// Looks what is kept by now: whoever was not answered may have been served all the same, and somebody
    /// else may write to the same store.
    fn catch_up(&mut self) -> store::Result<()> {
        let newest = self.store.catch_up()?;
        let is_known = match &self.state {
            Some(known) => {
                let is_same = |last: &Head| last.state == known.checksum;
                newest == known.number && self.store.head_of(newest)?.as_ref().is_some_and(is_same)
            }
            None => newest == *self.shown.borrow(),
        };
        if !is_known {
            let is_read = self.state.is_some() || self.answers.in_memory().is_some();
            let mut number = newest;
            if is_read {
                let state = State::of(self.store.load()?);
                self.answers
                    .advance(state.snapshot(), self.store.newest_seal());
                number = state.number;
                (self.state, self.behind) = (Some(state), None);
            }
            self.shown.send_replace(number);
        }
        self.is_unsure = false;
        Ok(())
    }

    /// Lets networks go from which nobody else answers, where they are large.
    fn let_go(&mut self) {
        let is_large = |of: &Dataset| of.rows() > KEPT_ROWS_MAX;
        self.behind.take_if(|(earlier, _)| is_large(earlier));
        if matches!(self.answers, Answers::Parts(_)) {
            self.state.take_if(|state| is_large(&state.dataset));
        }
    }

    /// Keeps what was decided, and shows it.
    fn keep(&mut self, state: State, made: &[Arc<Revision>]) -> Result<(), Refusal> {
        if made.is_empty() {
            return Ok(());
        }
        let revisions: Vec<Revision> = made.iter().map(|made| Revision::clone(made)).collect();
        if let Err(error) = self.store.commit(&revisions) {
            self.is_unsure = true;
            return Err(match error.is_away() {
                true => Refusal::Unsure(error.to_string()),
                false => error.into(),
            });
        }
        self.answers
            .advance(state.snapshot(), self.store.newest_seal());
        let number = state.number;
        if let Some(earlier) = self.state.replace(state) {
            let deltas = made.iter().map(|revision| revision.delta.clone());
            self.behind = Some((earlier.dataset, Delta::composed(deltas)));
        }
        for revision in made {
            tracing::info!(revision = revision.number, by = revision.by, "edited");
        }
        self.shown.send_replace(number);
        Ok(())
    }
}
