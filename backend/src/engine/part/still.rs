//! A network that is kept still: while it is read by who could not read it between two edits, and until a
//! revision that somebody else wrote is there as a whole.
//!
//! A database may show the number of a revision before all of what that changed; whoever wrote it lets go of
//! its lock after that. Whoever comes soon after another shares its stillness: those who edit wait once for
//! many readers. Knows nothing of what is read.

use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

use tokio::sync::Mutex;

use super::source::{Source, Still};
use super::{NotRead, Read};
use crate::store::{Error, Fault};

/// How long others may join: after that, those who edit have their turn.
const JOINED_WITHIN: Duration = Duration::from_millis(300);

/// What keeps the network still now, and since when.
#[derive(Default)]
pub(super) struct Stillness(Mutex<Option<(Instant, Weak<Still>)>>);

impl Stillness {
    /// Keeps the network still until what is given is let go; `None` where that cannot be done.
    ///
    /// # Errors
    /// [`NotRead::Changed`] where somebody writes all the time.
    pub(super) async fn get(&self, source: &dyn Source) -> Read<Option<Arc<Still>>> {
        let mut now = self.0.lock().await;
        let joined = now.as_ref();
        let joined = joined.filter(|(since, _)| since.elapsed() < JOINED_WITHIN);
        if let Some(still) = joined.and_then(|(_, still)| still.upgrade()) {
            return Ok(Some(still));
        }
        match source.keep_still().await {
            Ok(Some(still)) => {
                let still = Arc::new(still);
                *now = Some((Instant::now(), Arc::downgrade(&still)));
                Ok(Some(still))
            }
            Ok(None) => Ok(None),
            Err(Error::Remote(_, Fault::Late(_) | Fault::Busy)) => Err(NotRead::Changed),
            // What is away is told by reading; it may also be there to be read alone.
            Err(_) => Ok(None),
        }
    }
}
