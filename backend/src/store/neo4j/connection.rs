//! A way to a Neo4j on which nothing waits longer than it may.
//!
//! The driver tries again for a minute, waits half a minute for an answer and does not say when a server is
//! missing: here every call has a deadline of its own, and no more calls go on at once than there are
//! connections. Knows no Cypher.

use std::convert::Infallible;
use std::fmt;
use std::future::Future;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::future::BoxFuture;
use neo4rs::{BoltType, ConfigBuilder, Graph, Query, Txn};
use serde::de::DeserializeOwned;
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::sync::{Semaphore, oneshot};
use tokio::time::timeout;

use super::fault::told;
use super::settings::Neo4jSettings;
use crate::store::error::{Error, Fault, Result};

/// How long each batch of many may take.
pub(super) const BATCH_DEADLINE: Duration = Duration::from_secs(60);
/// How long what is left of a transaction that failed may take to be taken back.
const CLEANING: Duration = Duration::from_millis(500);
/// Questions that go on at once.
const READS_MAX: usize = 16;
/// How long a question waits for a place among them while none of them is answered. A burst waits its turn
/// as long as answers come; where none does, waiting is senseless.
const PLACE_WITHIN: Duration = Duration::from_millis(250);
/// Rows that are asked for at once.
const ROWS_AT_ONCE: usize = 2_000;

/// A question in Cypher: a text of this program's own, with parameters for everything else.
#[derive(Clone, Debug)]
pub struct Ask(Query);

impl Ask {
    /// A question with a text that holds nothing that anybody typed.
    pub(crate) fn new(cypher: impl Into<String>) -> Self {
        Self(Query::new(cypher.into()))
    }

    /// The same with a parameter.
    #[must_use]
    pub fn with(self, name: &str, value: impl Into<BoltType>) -> Self {
        Self(self.0.param(name, value))
    }
}

/// A way to one network in a Neo4j. Cheap to clone; it goes nowhere until something is asked.
#[derive(Clone)]
pub struct Connection {
    shared: Arc<Shared>,
}

struct Shared {
    place: String,
    network: String,
    deadline: Duration,
    /// Many read at once, and one writes: what a failed transaction leaves behind is always met by the next.
    reads: Graph,
    writes: Graph,
    reading: Semaphore,
    writing: Arc<Semaphore>,
    /// Questions that were answered so far.
    answered: AtomicUsize,
    /// The newest commit of anybody that an answer told of, and how often another one was told than before.
    newest_commit: Mutex<(Option<String>, u64)>,
    /// Nothing was written since it was last away, or the last attempt failed.
    may_fail_to_write: AtomicBool,
    threads: Threads,
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Connection({})", self.shared.place)
    }
}

/// A lock on the network; dropped, it is let go.
#[derive(Debug)]
pub struct Lock {
    held: oneshot::Sender<Infallible>,
}

impl Lock {
    /// Whether it is still held: its time may be over.
    #[must_use]
    pub fn holds(&self) -> bool {
        !self.held.is_closed()
    }
}

/// The thread on which connections live, whoever asks. It is never waited for.
struct Threads(Option<Runtime>);

impl Drop for Threads {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

impl Connection {
    /// A way to a Neo4j that may not be there yet.
    ///
    /// # Errors
    /// When its address is none, or no thread can be started.
    pub fn new(settings: &Neo4jSettings) -> Result<Self> {
        let place = settings.place();
        let failed = |what: String| Error::Remote(place.clone().into(), Fault::Failed(what));
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("schakel-neo4j")
            .enable_all()
            .build()
            .map_err(|error| failed(format!("no thread could be started: {error}")))?;
        let inside = runtime.enter();
        let graph = |connections| {
            let graph = graph(settings, connections);
            graph.map_err(|error| failed(error.to_string()))
        };
        let (reads, writes) = (graph(READS_MAX)?, graph(1)?);
        drop(inside);
        Ok(Self {
            shared: Arc::new(Shared {
                network: settings.network.clone(),
                deadline: settings.deadline,
                reads,
                writes,
                reading: Semaphore::new(READS_MAX),
                writing: Arc::new(Semaphore::new(1)),
                answered: AtomicUsize::new(0),
                newest_commit: Mutex::default(),
                may_fail_to_write: AtomicBool::new(true),
                threads: Threads(Some(runtime)),
                place,
            }),
        })
    }

    /// The place in words.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.shared.place
    }

    /// The name of the network there: the value of `network` on every node of ours.
    #[must_use]
    pub fn network(&self) -> &str {
        &self.shared.network
    }

    /// How long a question may take here.
    #[must_use]
    pub fn deadline(&self) -> Duration {
        self.shared.deadline
    }

    /// The rows that answer a question, each as a value; `$network` is there in every question.
    ///
    /// # Errors
    /// When there is no connection free, no answer in time, or a row is something else.
    pub async fn rows<T: DeserializeOwned + Send + 'static>(&self, ask: Ask) -> Result<Vec<T>> {
        self.rows_within(ask, self.deadline()).await
    }

    /// The same, with a deadline of its own.
    ///
    /// # Errors
    /// As [`Self::rows`].
    pub async fn rows_within<T: DeserializeOwned + Send + 'static>(
        &self,
        ask: Ask,
        within: Duration,
    ) -> Result<Vec<T>> {
        let own = self.clone();
        self.on_thread(async move {
            let mut rows = Vec::new();
            let each = own.each(ask, |row| rows.push(row));
            match timeout(within, each).await {
                Ok(done) => done.map(|()| rows),
                Err(_) => Err(own.late(within)),
            }
        })
        .await
    }

    /// Hands over row after row, however many there are; only between two of them time is limited by the
    /// driver.
    pub(super) async fn each<T: DeserializeOwned>(
        &self,
        ask: Ask,
        mut with: impl FnMut(T),
    ) -> Result<()> {
        let _place = self.reader().await?;
        let read = self.read(ask, &mut with).await;
        // What failed may have failed because of what was being written.
        let commit = read.as_ref().ok().cloned().flatten();
        self.note_moment(commit);
        read?;
        self.shared.answered.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    /// Hands over row after row, and tells the newest commit of anybody.
    async fn read<T: DeserializeOwned>(
        &self,
        ask: Ask,
        with: &mut impl FnMut(T),
    ) -> Result<Option<String>> {
        let query = self.named(ask);
        let rows = self.shared.reads.execute_read(query).await;
        let mut rows = rows.map_err(|e| self.told(&e))?;
        while let Some(row) = rows.next().await.map_err(|e| self.told(&e))? {
            with(row.to().map_err(|error| self.damaged(error.to_string()))?);
        }
        let summary = rows.finish().await.map_err(|e| self.told(&e))?;
        Ok(summary.bookmark)
    }

    /// A number that is another one as soon as any answer was told after anybody committed anything in that
    /// database: Neo4j names the newest commit with each answer, from before what that changed is seen.
    pub(super) fn moment(&self) -> u64 {
        self.newest_commit().1
    }

    fn note_moment(&self, commit: Option<String>) {
        let mut newest = self.newest_commit();
        if commit.is_none() || newest.0 != commit {
            *newest = (commit, newest.1 + 1);
        }
    }

    fn newest_commit(&self) -> MutexGuard<'_, (Option<String>, u64)> {
        let newest = self.shared.newest_commit.lock();
        newest.unwrap_or_else(PoisonError::into_inner)
    }

    /// A place among those who read.
    async fn reader(&self) -> Result<impl Drop> {
        let shared = &self.shared;
        let mut place = pin!(shared.reading.acquire());
        loop {
            let before = shared.answered.load(Ordering::Relaxed);
            match timeout(PLACE_WITHIN, place.as_mut()).await {
                Ok(Ok(place)) => return Ok(place),
                Err(_) if shared.answered.load(Ordering::Relaxed) != before => {}
                _ => return Err(self.busy()),
            }
        }
    }

    /// Does one thing outside a transaction of ours.
    pub(super) async fn run(&self, ask: Ask, within: Duration) -> Result<()> {
        let _slot = self.writer().await?;
        let run = self.shared.writes.run(self.named(ask));
        match timeout(within, run).await {
            Ok(done) => done.map(|_| ()).map_err(|error| self.told(&error)),
            Err(_) => Err(self.late(within)),
        }
    }

    /// Does several things, all or none. Where the first gives no row, nothing is done, and the place has
    /// moved on.
    pub(super) async fn write(
        &self,
        guard: Ask,
        steps: impl IntoIterator<Item = Ask> + Send,
        within: Duration,
    ) -> Result<()> {
        let _slot = self.writer().await?;
        let done = match timeout(within, self.transaction(guard, steps)).await {
            Ok(done) => done,
            Err(_) => Err(self.late(within)),
        };
        if done.is_err() {
            self.clean_up().await;
        }
        // That it moved, or was busy, tells nothing of the next.
        match &done {
            Ok(()) => self.trust_writing(true),
            Err(error) if error.is_away() || is_read_only(error) => self.trust_writing(false),
            Err(_) => {}
        }
        done
    }

    /// Whether nothing was written here since it was last away, or the last attempt failed.
    pub(super) fn may_fail_to_write(&self) -> bool {
        self.shared.may_fail_to_write.load(Ordering::Acquire)
    }

    /// What was away may have come back as something that can be read and not written, or not in time.
    pub(super) fn doubt_writing(&self) {
        self.trust_writing(false);
    }

    fn trust_writing(&self, works: bool) {
        let known = &self.shared.may_fail_to_write;
        known.store(!works, Ordering::Release);
    }

    async fn transaction(&self, guard: Ask, steps: impl IntoIterator<Item = Ask>) -> Result<()> {
        let begun = self.shared.writes.start_txn().await;
        let mut txn = begun.map_err(|error| self.told(&error))?;
        let done = self.steps(&mut txn, guard, steps).await;
        match done {
            Ok(()) => txn
                .commit()
                .await
                .map(|_| ())
                .map_err(|error| self.told(&error)),
            Err(error) => {
                let _ = timeout(CLEANING, txn.rollback()).await;
                Err(error)
            }
        }
    }

    async fn steps(
        &self,
        txn: &mut Txn,
        guard: Ask,
        steps: impl IntoIterator<Item = Ask>,
    ) -> Result<()> {
        let mut found = txn
            .execute(self.named(guard))
            .await
            .map_err(|e| self.told(&e))?;
        let row = found.next(txn.handle()).await.map_err(|e| self.told(&e))?;
        if row.is_none() {
            return Err(Error::Remote(self.place().into(), Fault::Moved));
        }
        while found
            .next(txn.handle())
            .await
            .map_err(|e| self.told(&e))?
            .is_some()
        {}
        for step in steps {
            let done = txn.run(self.named(step)).await;
            done.map_err(|error| self.told(&error))?;
        }
        Ok(())
    }

    /// Takes the lock that `ask` takes, and writes nothing: until what is given is dropped or the time is over,
    /// everybody else who wants it waits.
    ///
    /// # Errors
    /// When the lock is not there to be had in that time, or Neo4j does not answer or cannot be written.
    pub(super) async fn hold_lock(&self, ask: Ask, at_most: Duration) -> Result<Lock> {
        let own = self.clone();
        self.on_thread(async move {
            let slot = own.writer().await?;
            let taken = match timeout(at_most, own.lock_taken(ask)).await {
                Ok(taken) => taken,
                Err(_) => Err(own.late(at_most)),
            };
            let txn = match taken {
                Ok(txn) => txn,
                Err(error) => {
                    own.clean_up().await;
                    return Err(error);
                }
            };
            let (held, let_go) = oneshot::channel::<Infallible>();
            let also = own.clone();
            own.in_background(async move {
                let _slot = slot;
                // It is dropped, and never used.
                let _ = timeout(at_most, let_go).await;
                if !matches!(timeout(CLEANING, txn.rollback()).await, Ok(Ok(_))) {
                    also.clean_up().await;
                }
            });
            Ok(Lock { held })
        })
        .await
    }

    async fn lock_taken(&self, ask: Ask) -> Result<Txn> {
        let begun = self.shared.writes.start_txn().await;
        let mut txn = begun.map_err(|error| self.told(&error))?;
        let taken = txn.run(self.named(ask)).await;
        taken.map(|_| txn).map_err(|error| self.told(&error))
    }

    /// What is left of a transaction would hold its locks: the one connection for writing is set back.
    async fn clean_up(&self) {
        let _ = timeout(CLEANING, self.shared.writes.run("RETURN 1")).await;
    }

    async fn writer(&self) -> Result<impl Drop + Send + use<>> {
        let slot = Arc::clone(&self.shared.writing).acquire_owned();
        match timeout(self.deadline(), slot).await {
            Ok(Ok(slot)) => Ok(slot),
            _ => Err(self.busy()),
        }
    }

    /// Begins something where the connections live, at once. Whoever stops waiting stops nothing.
    pub(super) fn on_thread<T: Send + 'static>(
        &self,
        work: impl Future<Output = Result<T>> + Send + 'static,
    ) -> BoxFuture<'static, Result<T>> {
        let place: Box<str> = self.place().into();
        let begun = self.handle().map(|handle| handle.spawn(work));
        Box::pin(async move {
            let failed = match begun {
                None => "its thread has ended".to_owned(),
                Some(begun) => match begun.await {
                    Ok(done) => return done,
                    Err(error) => error.to_string(),
                },
            };
            Err(Error::Remote(place, Fault::Failed(failed)))
        })
    }

    /// Begins something where the connections live; nobody waits for it.
    pub(super) fn in_background(&self, work: impl Future<Output = ()> + Send + 'static) {
        if let Some(handle) = self.handle() {
            handle.spawn(work);
        }
    }

    /// Runs something to its end, on a thread that may wait.
    pub(super) fn wait<T>(&self, work: impl Future<Output = Result<T>>) -> Result<T> {
        match self.handle() {
            Some(handle) => handle.block_on(work),
            None => Err(self.damaged("its thread has ended")),
        }
    }

    fn handle(&self) -> Option<&Handle> {
        self.shared.threads.0.as_ref().map(Runtime::handle)
    }

    fn named(&self, ask: Ask) -> Query {
        ask.0.param("network", self.network())
    }

    fn told(&self, error: &neo4rs::Error) -> Error {
        told(self.place(), error)
    }

    fn late(&self, within: Duration) -> Error {
        Error::Remote(self.place().into(), Fault::Late(within))
    }

    fn busy(&self) -> Error {
        Error::Remote(self.place().into(), Fault::Busy)
    }

    /// That somebody else wrote there meanwhile.
    pub(crate) fn moved(&self) -> Error {
        Error::Remote(self.place().into(), Fault::Moved)
    }

    pub(in crate::store) fn halfway(&self) -> Error {
        Error::Remote(self.place().into(), Fault::Halfway)
    }

    pub(in crate::store) fn damaged(&self, what: impl Into<String>) -> Error {
        Error::Remote(self.place().into(), Fault::Damaged(what.into()))
    }
}

fn is_read_only(error: &Error) -> bool {
    matches!(error, Error::Remote(_, Fault::ReadOnly))
}

fn graph(settings: &Neo4jSettings, connections: usize) -> neo4rs::Result<Graph> {
    let mut config = ConfigBuilder::default()
        .uri(&settings.uri)
        .user(&settings.user)
        .password(&settings.password)
        .fetch_size(ROWS_AT_ONCE)
        .connection_timeout(BATCH_DEADLINE)
        .max_connections(connections);
    if let Some(database) = &settings.database {
        config = config.db(database.as_str());
    }
    Graph::connect(config.build()?)
}
