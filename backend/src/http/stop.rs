//! The word to stop, and who still has to finish: connections and web sockets alike.
//!
//! Knows neither of them.

use tokio::sync::watch;

/// Says when to stop, and knows when all who heard it are done. Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Stop(watch::Sender<bool>);

/// Hears when to stop. Whoever holds it is waited for.
#[derive(Debug)]
pub(super) struct Stopping(watch::Receiver<bool>);

impl Stop {
    pub(super) fn new() -> Self {
        Self(watch::Sender::new(false))
    }

    /// One more to be waited for.
    pub(super) fn open(&self) -> Stopping {
        Stopping(self.0.subscribe())
    }

    /// Tells all to stop.
    pub(super) fn ask(&self) {
        self.0.send_replace(true);
    }

    /// Done when nobody is left.
    pub(super) async fn all_gone(&self) {
        self.0.closed().await;
    }
}

impl Stopping {
    /// Done when it is time to stop.
    pub(super) async fn asked(&mut self) {
        // Nobody is left to say so when the other end is gone: then it is time too.
        let _ = self.0.wait_for(|asked| *asked).await;
    }
}
