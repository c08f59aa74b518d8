//! Room in memory for what answers read, so that all of them together stay within bounds.
//!
//! Small ones always have room; of the large ones, one has it at a time. Knows rows, and not what they are.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::{OnceCell, OwnedSemaphorePermit, Semaphore};

use super::{NotRead, Read};

/// Bytes that the names and a large answer may have together.
const BYTES_MAX: usize = 170_000_000;
/// Bytes that an entity or a relation takes while an answer is read and told, as seen (docs/BENCH-STORE.md).
const ROW_BYTES: usize = 2_000;
/// Entities and relations that one answer may read by parts, beside names that are few: what rests on more
/// rests on the whole.
const ROWS_MAX: usize = 50_000;
/// Those that it may read beside any names, and up to which an answer is small.
const SMALL_ROWS_MAX: usize = 500;

/// The room that one answer takes, until the last of these is dropped.
#[derive(Clone, Debug)]
pub struct Room {
    shared: Arc<Shared>,
    taken: Arc<OnceCell<OwnedSemaphorePermit>>,
}

/// The room of all answers.
#[derive(Debug, Default)]
pub(super) struct Rooms(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    large: Arc<Semaphore>,
    names_bytes: AtomicUsize,
}

impl Default for Shared {
    fn default() -> Self {
        Self {
            large: Arc::new(Semaphore::new(1)),
            names_bytes: AtomicUsize::new(0),
        }
    }
}

impl Rooms {
    /// Room for another answer.
    pub(super) fn one(&self) -> Room {
        Room {
            shared: Arc::clone(&self.0),
            taken: Arc::default(),
        }
    }

    /// Takes note of how much room the names take.
    pub(super) fn beside_names(&self, bytes: usize) {
        self.0.names_bytes.store(bytes, Ordering::Relaxed);
    }
}

impl Shared {
    fn rows_max(&self) -> usize {
        let names = self.names_bytes.load(Ordering::Relaxed);
        let rows = BYTES_MAX.saturating_sub(names) / ROW_BYTES;
        rows.clamp(SMALL_ROWS_MAX, ROWS_MAX)
    }
}

impl Room {
    /// Waits until there is room for so many rows and more of them. Gives how many more may be read before this
    /// is asked again, and one beside them that tells that there are more.
    ///
    /// # Errors
    /// [`NotRead::NeedsEverything`] where that is more than an answer may read.
    pub(super) async fn fits(&self, rows: usize, more: usize) -> Read<usize> {
        let rows_max = self.shared.rows_max();
        if rows + more > rows_max {
            return Err(NotRead::NeedsEverything);
        }
        if rows + more > SMALL_ROWS_MAX {
            let large = Arc::clone(&self.shared.large);
            let taken = self.taken.get_or_try_init(|| large.acquire_owned());
            // Nobody closes it.
            taken.await.map_err(|_| NotRead::Changed)?;
        }
        let until = match self.taken.initialized() {
            true => rows_max,
            false => SMALL_ROWS_MAX,
        };
        Ok(until + 1 - rows)
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    /// What comes of it where nobody waits; `None` where there is no room yet.
    fn at_once(room: &Room, rows: usize, more: usize) -> Option<Read<usize>> {
        room.fits(rows, more).now_or_never()
    }

    #[test]
    fn one_large_answer_has_room_at_a_time() {
        let rooms = Rooms::default();
        let (one, other) = (rooms.one(), rooms.one());
        assert!(matches!(at_once(&one, 400, 40_000), Some(Ok(49_601))));
        assert!(matches!(at_once(&one, 40_400, 9_600), Some(Ok(9_601))));
        let same = one.clone();
        drop(one);
        assert!(at_once(&other, 400, 101).is_none());
        assert!(at_once(&other, 400, 100).is_some(), "small ones have room");
        drop(same);
        assert!(at_once(&other, 400, 101).is_some());
    }

    #[test]
    fn what_has_no_room_at_all_rests_on_everything() {
        for (names, most) in [(0, 50_000), (130_000_000, 20_000), (500_000_000, 500)] {
            let rooms = Rooms::default();
            rooms.beside_names(names);
            let found = at_once(&rooms.one(), 10, most - 9);
            assert!(
                matches!(found, Some(Err(NotRead::NeedsEverything))),
                "{names}"
            );
            assert!(
                matches!(at_once(&rooms.one(), 10, most - 10), Some(Ok(_))),
                "{names}"
            );
        }
    }
}
