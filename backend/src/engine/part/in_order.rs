//! Actors or relations in the order of ids, read until an answer has as many rows as it wants.
//!
//! Every actor up to the last one read is complete; whoever comes after may be known in part, and comes
//! after in the answer too. Relations speak for themselves: those that are not in the answer are let go.

use std::collections::BTreeSet;

use super::known::Part;
use super::need::{Id, InOrder, Through};
use super::{NotRead, Read};
use crate::engine::Deadline;

/// Actors or relations that are read first; each time after, twice as many.
const AT_FIRST: usize = 100;
/// Those that are read at once at most.
const AT_ONCE_MAX: usize = 2_000;
/// Those that are read however long it takes: a Neo4j may be slow at first.
const SOON: usize = 4 * AT_FIRST;
/// Relations that are passed over before all are read.
const PASSED_MAX: usize = 50_000;

impl Part<'_> {
    /// Reads what the first rows of an answer have to see, until `deadline`; `named` are those whom the view names,
    /// read before.
    ///
    /// # Errors
    /// [`super::NotRead::NeedsEverything`] where so many are passed over, or it takes so long, that it is better to
    /// read all: that stays for whoever asks next.
    pub(super) async fn find_in_order(
        &mut self,
        wanted: &InOrder,
        named: &BTreeSet<&Id>,
        deadline: Deadline,
    ) -> Read<()> {
        match wanted.through {
            Through::Actors { meets } => self.find_actors(wanted, meets, deadline).await,
            Through::Relations => self.find_relations(wanted, named, deadline).await,
        }
    }

    async fn find_actors(&mut self, wanted: &InOrder, meets: bool, deadline: Deadline) -> Read<()> {
        let (mut last, mut count) = (None::<Id>, AT_FIRST);
        loop {
            if count > SOON && deadline.passed() {
                return Err(NotRead::NeedsEverything);
            }
            let actors = self.source().actors_after(last.as_deref(), count).await?;
            let is_end = actors.len() < count;
            last = actors.last().cloned().or(last);
            self.complete(actors.iter().cloned()).await?;
            if meets {
                let places = self.meeting_places_of(&actors);
                self.complete(places).await?;
            }
            let engine = self.engine()?;
            let up_to = last.as_deref().filter(|_| !is_end);
            let Some(found) = (wanted.found)(&engine, up_to) else {
                return Ok(());
            };
            if is_end || found.len() >= wanted.first {
                let about: BTreeSet<Id> = found.into_iter().flatten().collect();
                return self.look_about(about, wanted.seen).await;
            }
            count = AT_ONCE_MAX.min(count * 2);
        }
    }

    async fn find_relations(
        &mut self,
        wanted: &InOrder,
        named: &BTreeSet<&Id>,
        deadline: Deadline,
    ) -> Read<()> {
        let (mut last, mut count) = (None::<Id>, AT_FIRST);
        let (mut found, mut passed) = (Vec::new(), 0);
        loop {
            if passed > PASSED_MAX || (count > SOON && deadline.passed()) {
                return Err(NotRead::NeedsEverything);
            }
            let source = self.source();
            let relations = source.relations_after(last.as_deref(), count).await?;
            let is_end = relations.len() < count;
            passed += relations.len();
            last = relations.last().cloned().or(last);
            let mut some = self.only(named.iter().copied());
            some.relations(&relations).await?;
            let Some(rows) = (wanted.found)(&*some.engine()?, None) else {
                return Ok(());
            };
            found.extend(rows.into_iter().flatten());
            if is_end || found.len() >= wanted.first {
                found.truncate(wanted.first);
                let ends = self.relations(&found).await?;
                return self.look_about(ends, wanted.seen).await;
            }
            count = AT_ONCE_MAX.min(count * 2);
        }
    }
}
