//! Something that is read once for all who want it, and to its end even where those stop waiting: so that
//! what takes longer than one request may is there for the next.
//!
//! Knows nothing of what is read.

use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared};

use super::{NotRead, Read};

/// A value that is read when it is first wanted.
pub(super) struct Once<T>(Mutex<Option<Reading<T>>>);

type Reading<T> = Shared<BoxFuture<'static, Read<Arc<T>>>>;

impl<T> Default for Once<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T: Send + Sync + 'static> Once<T> {
    /// The value: the one that is there, or that is being read, or read now. One that could not be read is
    /// read anew. Must be called where tasks can be started.
    pub(super) async fn get<Work>(&self, read: impl FnOnce() -> Work) -> Read<Arc<T>>
    where
        Work: Future<Output = Read<T>> + Send + 'static,
    {
        let reading = {
            let mut slot = self.lock();
            match &*slot {
                Some(reading) if !matches!(reading.peek(), Some(Err(_))) => reading.clone(),
                _ => slot.insert(started(read())).clone(),
            }
        };
        reading.await
    }

    /// Puts a value there that need not be read.
    pub(super) fn put(&self, value: Arc<T>) {
        *self.lock() = Some(over(Ok(value)));
    }

    /// Lets the value go.
    pub(super) fn forget(&self) {
        self.lock().take();
    }

    fn lock(&self) -> MutexGuard<'_, Option<Reading<T>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn started<T: Send + Sync + 'static>(
    work: impl Future<Output = Read<T>> + Send + 'static,
) -> Reading<T> {
    let mut work = work.boxed();
    // What need not be waited for is there at once.
    if let Some(read) = work.as_mut().now_or_never() {
        return over(read.map(Arc::new));
    }
    let read = tokio::spawn(work).map(|ended| match ended {
        Ok(read) => read.map(Arc::new),
        // It panicked, or the program stops: whoever wants it reads anew.
        Err(_) => Err(NotRead::Changed),
    });
    read.boxed().shared()
}

/// A reading that is over.
fn over<T: Send + Sync + 'static>(read: Read<Arc<T>>) -> Reading<T> {
    let reading = std::future::ready(read).boxed().shared();
    // A shared future is only known to be over once somebody looked.
    let _ = reading.clone().now_or_never();
    reading
}
