//! Until when an answer is waited for. The library knows no clock: it is handed [`Deadline::halt`].

use std::time::{Duration, Instant};

/// The moment at which a question is given up.
#[derive(Clone, Copy, Debug)]
pub struct Deadline(Option<Instant>);

impl Deadline {
    /// A deadline so long from now.
    #[must_use]
    pub fn after(time: Duration) -> Self {
        Self(Instant::now().checked_add(time))
    }

    /// The deadline of a question that came in at some moment, so long after it.
    #[must_use]
    pub fn since(arrived: Instant, time: Duration) -> Self {
        Self(arrived.checked_add(time))
    }

    /// A deadline halfway from now to this one, so that time is left to tell what came of it.
    #[must_use]
    pub fn halfway(self) -> Self {
        let now = Instant::now();
        Self(self.0.map(|at| now + at.saturating_duration_since(now) / 2))
    }

    /// Whether it is over.
    #[must_use]
    pub fn passed(self) -> bool {
        self.0.is_some_and(|at| Instant::now() >= at)
    }

    /// What comes of something by then; `None` where it is not over.
    pub async fn within<T>(self, work: impl Future<Output = T>) -> Option<T> {
        match self.0 {
            Some(at) => tokio::time::timeout_at(at.into(), work).await.ok(),
            None => Some(work.await),
        }
    }

    /// The question that methods of the library ask now and then: stop here?
    pub fn halt(self) -> impl Fn() -> bool + Copy {
        move || self.passed()
    }
}
