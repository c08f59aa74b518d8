//! The thread that writes: wishes that wait are decided one after the other, kept together, and then
//! shown and answered.
//!
//! Nobody is answered before what was decided is kept and readers see it.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use graph_data::dataset::{Checksum, Dataset};
use graph_data::edit::{Delta, Drafted, Edit, Record, draft, take_back};
use graph_data::network::Snapshot;
use tokio::sync::{mpsc, oneshot, watch};

use super::wish::{InTheWay, Refusal, What, Wish};
use crate::engine::Answers;
use crate::store::{self, Kept, Revision, Store, now};

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

/// The network as decided so far.
#[derive(Clone)]
struct State {
    dataset: Arc<Dataset>,
    number: u32,
    checksum: Checksum,
}

pub(super) struct Writer {
    store: Store,
    answers: Answers,
    shown: watch::Sender<u32>,
    /// `None` where the network is read for the next edit.
    state: Option<State>,
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
        let state = answers.in_memory().map(|engine| {
            let snapshot = engine.snapshot();
            State {
                dataset: Arc::clone(snapshot.dataset()),
                number: snapshot.revision(),
                checksum: snapshot.dataset().checksum(),
            }
        });
        Self {
            store,
            answers,
            shown,
            state,
            is_unsure: false,
        }
    }

    /// Works until no handle is left.
    pub(super) fn work(mut self, mut waiting: mpsc::Receiver<Job>) {
        while let Some(first) = waiting.blocking_recv() {
            let mut jobs = vec![first];
            while jobs.len() < TOGETHER_MAX
                && let Ok(next) = waiting.try_recv()
            {
                jobs.push(next);
            }
            self.make(jobs);
        }
    }

    fn make(&mut self, jobs: Vec<Job>) {
        let state = match self.current() {
            Ok(state) => state,
            Err(error) => {
                tracing::warn!(reason = error.to_string(), "the store cannot be read");
                for job in jobs {
                    // Whoever asked may have gone.
                    let _ = job.answer.send(Err(Refusal::NotKept(error.to_string())));
                }
                return;
            }
        };
        let mut round = Round {
            store: &self.store,
            state,
            made: Vec::new(),
            operations: HashMap::new(),
        };
        let mut answers = Vec::with_capacity(jobs.len());
        for job in jobs {
            let decided = catch_unwind(AssertUnwindSafe(|| round.decide(job.wish)));
            answers.push((job.answer, decided.unwrap_or(Err(Refusal::Failed))));
        }
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
        if let Some(known) = &self.state {
            let newest = self.store.catch_up()?;
            let is_same = |last: &Revision| last.state == known.checksum;
            if newest != known.number || !self.store.revision(newest)?.as_ref().is_some_and(is_same)
            {
                let state = State::of(self.store.load()?);
                self.answers.advance(state.snapshot());
                self.shown.send_replace(state.number);
                self.state = Some(state);
            }
        }
        self.is_unsure = false;
        Ok(())
    }

    /// Lets a network go from which nobody else answers, where it is large.
    fn let_go(&mut self) {
        let rows = |state: &State| state.dataset.entities.len() + state.dataset.relations.len();
        if matches!(self.answers, Answers::Parts(_)) {
            self.state.take_if(|state| rows(state) > KEPT_ROWS_MAX);
        }
    }

    /// Keeps what was decided, and shows it.
    fn keep(&mut self, state: State, made: &[Arc<Revision>]) -> Result<(), Refusal> {
        if made.is_empty() {
            return Ok(());
        }
        let revisions: Vec<Revision> = made.iter().map(|made| Revision::clone(made)).collect();
        if let Err(error) = self.store.commit(&revisions) {
            tracing::error!(reason = error.to_string(), "edits could not be kept");
            self.is_unsure = true;
            return Err(error.into());
        }
        self.answers.advance(state.snapshot());
        let number = state.number;
        self.state = Some(state);
        for revision in made {
            tracing::info!(revision = revision.number, by = revision.by, "edited");
        }
        self.shown.send_replace(number);
        Ok(())
    }
}

/// Wishes that are decided together.
struct Round<'a> {
    store: &'a Store,
    state: State,
    made: Vec<Arc<Revision>>,
    operations: HashMap<String, Arc<Revision>>,
}

impl Round<'_> {
    fn decide(&mut self, wish: Wish) -> Answer {
        if let Some(done) = self.done_before(&wish.operation)? {
            return Ok(done);
        }
        let (drafted, undoes) = match &wish.what {
            What::Apply { edits, on_revision } => (self.drafted(edits, *on_revision)?, None),
            What::Undo(number) => (self.taken_back(*number)?, Some(*number)),
        };
        Ok(self.revise(wish, drafted, undoes))
    }

    fn done_before(&self, operation: &str) -> Result<Option<Arc<Revision>>, Refusal> {
        if let Some(done) = self.operations.get(operation) {
            return Ok(Some(Arc::clone(done)));
        }
        let Some(number) = self.store.operation(operation)? else {
            return Ok(None);
        };
        Ok(self.store.revision(number)?.map(Arc::new))
    }

    fn drafted(&self, edits: &[Edit], on_revision: Option<u32>) -> Result<Drafted, Refusal> {
        let drafted = draft(&self.state.dataset, edits);
        if let Some(number) = on_revision {
            // Edits that no longer fit may not fit because of what changed since.
            let leans = edits.iter().flat_map(leans_on).filter(|_| drafted.is_err());
            let named = edits
                .iter()
                .flat_map(named_by)
                .chain(leans)
                .map(str::to_owned);
            let touched = drafted
                .iter()
                .flat_map(|d| d.delta.touched())
                .map(str::to_owned);
            let mut ids: Vec<String> = named.chain(touched).collect();
            ids.sort_unstable();
            ids.dedup();
            let after = drafted.as_ref().ok().map(|drafted| &drafted.dataset);
            let conflicts = self.changed_after(number, &ids, after)?;
            if !conflicts.is_empty() {
                return Err(Refusal::Conflict(conflicts));
            }
        }
        drafted.map_err(Refusal::Edits)
    }

    fn taken_back(&self, number: u32) -> Result<Drafted, Refusal> {
        if number == 1 {
            return Err(Refusal::FirstRevision);
        }
        let in_round = self.made.iter().find(|made| made.number == number);
        let revision = match in_round {
            Some(made) => Some(Revision::clone(made)),
            None => self.store.revision(number)?,
        };
        let revision = revision.ok_or(Refusal::NoRevision(number))?;
        match take_back(&self.state.dataset, &revision.delta) {
            Ok(drafted) => Ok(drafted),
            Err(ids) => {
                let conflicts = ids.iter().map(|id| {
                    let yours = revision.delta.changes().iter().find(|c| c.id() == &**id);
                    let yours = yours.and_then(|change| change.before.clone());
                    self.in_the_way(id, yours)
                });
                Err(Refusal::Conflict(conflicts.collect::<Result<_, _>>()?))
            }
        }
    }

    fn changed_after(
        &self,
        number: u32,
        ids: &[String],
        after: Option<&Dataset>,
    ) -> Result<Vec<InTheWay>, Refusal> {
        let mut conflicts = Vec::new();
        for id in ids {
            let touches = |made: &&Arc<Revision>| made.delta.touched().any(|touched| touched == id);
            let in_round = self
                .made
                .iter()
                .any(|made| made.number > number && touches(&made));
            if in_round || self.store.touched_after(number, id)?.is_some() {
                let yours = after.and_then(|after| Record::find(after, id));
                conflicts.push(self.in_the_way(id, yours)?);
            }
        }
        Ok(conflicts)
    }

    fn in_the_way(&self, id: &str, yours: Option<Record>) -> Result<InTheWay, Refusal> {
        let touches = |made: &&Arc<Revision>| made.delta.touched().any(|touched| touched == id);
        let last = match self.made.iter().rev().find(touches) {
            Some(made) => Some((made.number, made.by.clone())),
            None => {
                let last = self.store.history(id, None, 1)?;
                last.into_iter().next().map(|last| (last.number, last.by))
            }
        };
        let (revision, by) = last.unzip();
        Ok(InTheWay {
            id: id.to_owned(),
            revision,
            by,
            theirs: Record::find(&self.state.dataset, id),
            yours,
        })
    }

    fn revise(&mut self, wish: Wish, drafted: Drafted, undoes: Option<u32>) -> Arc<Revision> {
        let Drafted { delta, dataset } = drafted;
        let state = self.checksum(&dataset, &delta);
        let revision = Arc::new(Revision {
            number: self.state.number + 1,
            at: now(),
            by: wish.by,
            reason: wish.reason,
            undoes,
            operation: Some(wish.operation.clone()),
            delta,
            state,
        });
        self.state = State {
            dataset: Arc::new(dataset),
            number: revision.number,
            checksum: state,
        };
        self.made.push(Arc::clone(&revision));
        self.operations
            .insert(wish.operation, Arc::clone(&revision));
        revision
    }

    fn checksum(&self, after: &Dataset, delta: &Delta) -> Checksum {
        let State {
            dataset, checksum, ..
        } = &self.state;
        checksum.revised(dataset, after, delta.touched())
    }
}

/// The ids of the records that an edit is about.
fn named_by(edit: &Edit) -> Vec<&str> {
    match edit {
        Edit::PutEntity(wish) => vec![&*wish.id],
        Edit::PutRelation(wish) => wish.id.as_deref().into_iter().collect(),
        Edit::Remove(id) | Edit::Confirm { id, .. } => vec![id],
        Edit::Merge { keep, lose } => vec![keep, lose],
    }
}

/// The ids of what must be there for an edit.
fn leans_on(edit: &Edit) -> Vec<&str> {
    match edit {
        Edit::PutRelation(wish) => vec![&*wish.source, &*wish.target],
        Edit::PutEntity(_) | Edit::Remove(_) | Edit::Merge { .. } | Edit::Confirm { .. } => {
            Vec::new()
        }
    }
}
