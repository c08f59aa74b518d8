//! Actors in the order of ids, read until an answer has as many rows as it wants.
//!
//! Everybody up to the last one read is complete; whoever comes after may be known in part, and comes after
//! in the answer too.

use std::collections::BTreeSet;

use super::Read;
use super::known::Part;
use super::need::{Id, InOrder};

/// Actors that are read first; each time after, twice as many.
const AT_FIRST: usize = 100;
/// Actors that are read at once at most.
const AT_ONCE_MAX: usize = 2_000;

impl Part<'_> {
    /// Reads what the first rows of an answer have to see.
    pub(super) async fn find_in_order(&mut self, wanted: &InOrder) -> Read<()> {
        let (mut last, mut count) = (None::<Id>, AT_FIRST);
        loop {
            let actors = self.source().actors_after(last.as_deref(), count).await?;
            let is_end = actors.len() < count;
            last = actors.last().cloned().or(last);
            self.complete(actors.iter().cloned()).await?;
            if wanted.meets {
                let places = self.meeting_places_of(&actors);
                self.complete(places).await?;
            }
            let engine = self.engine(None)?;
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
}
