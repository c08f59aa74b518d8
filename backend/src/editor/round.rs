//! Wishes that wait at the same time, decided on the network as it is by then: one after the other, or in
//! one pass where none has to do with another.
//!
//! Nothing is kept or shown here.

use std::collections::{HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use graph_data::dataset::{Checksum, Dataset};
use graph_data::edit::{
    Delta, Drafted, Edit, Record, Together, draft, draft_together, revise, take_back,
};

use super::wish::{InTheWay, Refusal, What, Wish};
use super::writer::State;
use crate::store::{Revision, Store, now};
use crate::telemetry::Reference;

type Answer = Result<Arc<Revision>, Refusal>;

/// How many revisions are taken back, at most, to tell what somebody wished on an earlier network.
const LOOKED_BACK_MAX: u32 = 1_000;
/// How many records they may have touched together.
const LOOKED_BACK_RECORDS_MAX: usize = 10_000;

/// Wishes that are decided together.
pub(super) struct Round<'a> {
    store: &'a Store,
    /// The network as decided so far.
    pub(super) state: State,
    behind: Option<(Dataset, Delta)>,
    /// What came of it so far.
    pub(super) made: Vec<Arc<Revision>>,
    operations: HashMap<String, Arc<Revision>>,
}

impl<'a> Round<'a> {
    /// A round on the network as it is; `behind` is an earlier one that nobody needs, and what changed since.
    pub(super) fn new(store: &'a Store, state: State, behind: Option<(Dataset, Delta)>) -> Self {
        Self {
            store,
            state,
            behind,
            made: Vec::new(),
            operations: HashMap::new(),
        }
    }

    /// Decides all, as if one after the other.
    pub(super) fn decide_all(&mut self, wishes: Vec<Wish>) -> Vec<Answer> {
        let together = catch_unwind(AssertUnwindSafe(|| self.together(&wishes)));
        if let Ok(Some(made)) = together {
            return made.into_iter().map(Ok).collect();
        }
        let each = wishes.into_iter().map(|wish| {
            let decided = catch_unwind(AssertUnwindSafe(|| self.decide(wish)));
            decided.unwrap_or_else(|_| Err(Refusal::Failed(Reference::of_panic())))
        });
        each.collect()
    }

    /// Decides all in one pass over the network, where none has to do with another and nothing is wrong.
    fn together(&mut self, wishes: &[Wish]) -> Option<Vec<Arc<Revision>>> {
        let mut operations = HashSet::new();
        let mut sets = Vec::with_capacity(wishes.len());
        for wish in wishes {
            let What::Apply { edits, on_revision } = &wish.what else {
                return None;
            };
            if !operations.insert(&wish.operation)
                || !matches!(self.done_before(&wish.operation), Ok(None))
            {
                return None;
            }
            sets.push((edits.as_slice(), *on_revision));
        }
        let edits: Vec<&[Edit]> = sets.iter().map(|(edits, _)| *edits).collect();
        let Together { deltas, dataset } =
            draft_together(&self.state.dataset, self.behind.take(), &edits)?;
        for ((edits, on_revision), delta) in sets.into_iter().zip(&deltas) {
            let ids = edits.iter().flat_map(named_by).chain(delta.touched());
            if on_revision.is_some_and(|number| self.is_touched_after(number, ids)) {
                return None;
            }
        }
        let before = std::mem::replace(&mut self.state.dataset, Arc::new(dataset));
        let made = wishes.iter().zip(deltas).map(|(wish, delta)| {
            let state = self.checksum(&before, &delta);
            self.add(wish, delta, state, None)
        });
        Some(made.collect())
    }

    /// Whether one of these changed since, as far as the store can tell.
    fn is_touched_after<'id>(&self, number: u32, ids: impl Iterator<Item = &'id str>) -> bool {
        let mut since = ids.map(|id| self.store.touched_after(number, id));
        since.any(|found| !matches!(found, Ok(None)))
    }

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
            let ids = self.changed_after(number, &ids)?;
            if !ids.is_empty() {
                let then = match &drafted {
                    Ok(_) => None,
                    Err(_) => self.drafted_then(edits, number)?,
                };
                let wished = drafted.as_ref().ok().or(then.as_ref());
                let conflicts = ids.iter().map(|id| {
                    let yours = wished.and_then(|wished| wished_of(edits, wished, id));
                    self.in_the_way(id, yours)
                });
                return Err(Refusal::Conflict(conflicts.collect::<Result<_, _>>()?));
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

    /// What edits come to on the network of an earlier revision, where they fit that one. Costs a copy of the
    /// network.
    fn drafted_then(&self, edits: &[Edit], number: u32) -> Result<Option<Drafted>, Refusal> {
        let made = self.made.iter().filter(|made| made.number > number);
        let made: Vec<Delta> = made.map(|made| made.delta.clone()).collect();
        let first_made = self.made.first().map(|made| made.number);
        let kept_end = first_made.unwrap_or(self.state.number + 1);
        let count = kept_end.saturating_sub(number.saturating_add(1));
        if count > LOOKED_BACK_MAX {
            return Ok(None);
        }
        // An intake among them may have touched all there is.
        let heads = self.store.heads(Some(kept_end), count as usize)?;
        if heads.iter().map(|head| head.touched).sum::<usize>() > LOOKED_BACK_RECORDS_MAX {
            return Ok(None);
        }
        let kept = self.store.revisions(Some(kept_end), count as usize)?;
        let kept = kept.into_iter().rev().map(|revision| revision.delta);
        let since = Delta::composed(kept.chain(made));
        let then = revise(&self.state.dataset, &since.inverse()).ok();
        Ok(then.and_then(|then| draft(&then, edits).ok()))
    }

    /// Which of these changed after a revision.
    fn changed_after(&self, number: u32, ids: &[String]) -> Result<Vec<String>, Refusal> {
        let mut changed = Vec::new();
        for id in ids {
            let touches = |made: &&Arc<Revision>| made.delta.touched().any(|touched| touched == id);
            let in_round = self
                .made
                .iter()
                .any(|made| made.number > number && touches(&made));
            if in_round || self.store.touched_after(number, id)?.is_some() {
                changed.push(id.clone());
            }
        }
        Ok(changed)
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
        let before = std::mem::replace(&mut self.state.dataset, Arc::new(dataset));
        let state = self.checksum(&before, &delta);
        self.add(&wish, delta, state, undoes)
    }

    /// Adds a revision that leads to a state, whose dataset is there already.
    fn add(
        &mut self,
        wish: &Wish,
        delta: Delta,
        state: Checksum,
        undoes: Option<u32>,
    ) -> Arc<Revision> {
        let revision = Arc::new(Revision {
            number: self.state.number + 1,
            at: now(),
            by: wish.by.clone(),
            reason: wish.reason.clone(),
            undoes,
            operation: Some(wish.operation.clone()),
            delta,
            state,
        });
        self.state.number = revision.number;
        self.state.checksum = state;
        self.made.push(Arc::clone(&revision));
        let operation = wish.operation.clone();
        self.operations.insert(operation, Arc::clone(&revision));
        revision
    }

    /// The checksum after a change of records that nothing else changed between `before` and now.
    fn checksum(&self, before: &Dataset, delta: &Delta) -> Checksum {
        let State {
            dataset, checksum, ..
        } = &self.state;
        checksum.revised(before, dataset, delta.touched())
    }
}

/// A record as edits would have it; `None` where it was to go, or they only lean on it.
fn wished_of(edits: &[Edit], wished: &Drafted, id: &str) -> Option<Record> {
    let mut own = edits
        .iter()
        .flat_map(named_by)
        .chain(wished.delta.touched());
    let is_own = own.any(|own| own == id);
    is_own.then(|| Record::find(&wished.dataset, id)).flatten()
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
