//! The thread that follows: it looks what the copy holds, and brings over what comes after that.
//!
//! It starts from what is there each time, so that it may be cut anywhere. Knows not who edits.

use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};
use tokio::sync::watch;
use tokio::time::timeout;

use super::{Mirror, apart, line};
use crate::engine::Engine;
use crate::store::{self, Embedded, Error, Fault, Neo4j, Position, Revision, Truth};

/// How long until one looks again whether a copy that lacks nothing is still there.
const PAUSE: Duration = Duration::from_secs(1);
/// How long until a revision that was kept is looked for again among those that are shown.
const SHOWN_WITHIN: Duration = Duration::from_millis(20);
/// Revisions that are brought over in one transaction at most.
const TOGETHER_MAX: usize = 200;
/// Records from which on no further revision joins a transaction.
const RECORDS_MAX: usize = 1_000;

/// Records up to which a revision is brought over in one transaction: above, Neo4j would hold too much.
const AT_ONCE_MAX: usize = 20_000;

/// What a look at the copy came to.
enum Step {
    /// It lacks nothing.
    Even,
    /// Something was brought over; there may be more.
    More,
}

pub(super) struct Follower {
    log: Embedded,
    copy: Neo4j,
    engine: Arc<Engine>,
    newest: watch::Receiver<u32>,
    mirror: Arc<Mirror>,
    clock: Runtime,
}

impl Follower {
    pub(super) fn new(
        log: Embedded,
        copy: Neo4j,
        engine: Arc<Engine>,
        newest: watch::Receiver<u32>,
        mirror: Arc<Mirror>,
    ) -> std::io::Result<Self> {
        Ok(Self {
            log,
            copy,
            engine,
            newest,
            mirror,
            clock: Builder::new_current_thread().enable_time().build()?,
        })
    }

    /// Follows until nobody edits any more.
    pub(super) fn start(mut self) -> std::io::Result<()> {
        let thread = std::thread::Builder::new().name("schakel-mirror".to_owned());
        let follow = move || while self.round() {};
        thread.spawn(follow).map(|_| ())
    }

    /// One look, and the pause after it; whether there will be another.
    fn round(&mut self) -> bool {
        self.newest.mark_unchanged();
        match self.step() {
            Ok(Step::More) => self.newest.has_changed().is_ok(),
            Ok(Step::Even) => {
                let newest = &mut self.newest;
                let told = async { timeout(PAUSE, newest.changed()).await };
                !matches!(self.clock.block_on(told), Ok(Err(_)))
            }
            Err(error) => {
                // Edits do not shorten it: they would make a storm of attempts.
                std::thread::sleep(self.mirror.fails(&error));
                self.newest.has_changed().is_ok()
            }
        }
    }

    fn step(&mut self) -> store::Result<Step> {
        match self.copy.catch_up() {
            Err(error) if error.is_absent() => self.fill()?,
            Err(Error::Remote(_, Fault::Older(_))) => {
                // The store is what counts: nothing is kept of a copy.
                Neo4j::upgrade(self.copy.connection(), None)?;
                self.copy.catch_up().map(|_| ())?;
            }
            looked => looked.map(|_| ())?,
        }
        let Position { number: held, seal } = self.copy.position();
        if self.log.seal(held)?.as_deref() != Some(&*seal.to_string()) {
            return Err(apart::told(&self.log, &self.copy)?);
        }
        if self.copy.is_halfway() {
            self.mirror.holds(None);
            let holds = self.in_steps()?;
            self.mirror.follows(holds);
            return Ok(Step::More);
        }
        let next = self.after(held)?;
        let Some(last) = next.last() else {
            self.mirror.follows(held);
            return Ok(Step::Even);
        };
        self.mirror.holds(Some(held));
        let records: usize = next.iter().map(|r| r.delta.changes().len()).sum();
        let holds = match records > AT_ONCE_MAX {
            true if self.engine.snapshot().revision() < last.number => {
                // Who edits has kept it, and is about to show it.
                std::thread::sleep(SHOWN_WITHIN);
                return Ok(Step::More);
            }
            true => self.in_steps()?,
            false => self.copy.commit(&next).map(|()| last.number)?,
        };
        self.mirror.follows(holds);
        Ok(Step::More)
    }

    /// Makes the copy what the network is now, step by step; the last one says which revision that is. Cut on
    /// the way, it says that it is half way, and the next attempt finds less to do.
    fn in_steps(&self) -> store::Result<u32> {
        let newest = self.engine.snapshot();
        let (place, revision) = (self.copy.connection().place(), newest.revision());
        tracing::info!(place, revision, "much changed: it is brought over in steps");
        let chain = line(&self.log, revision)?.map(|(_, chain)| chain);
        let truth = Truth {
            dataset: newest.dataset(),
            revision,
            chain: chain.unwrap_or_default(),
            log: &|number| line(&self.log, number),
        };
        let at = self.copy.position();
        let compared = self.copy.compare(&truth)?;
        if !compared.is_of(at) {
            // Somebody edited it: the next attempt tells.
            return Err(self.copy.connection().moved());
        }
        self.copy.mend(&truth, &compared)?;
        self.copy.catch_up()
    }

    /// Brings over the whole network and its log, where there is none.
    fn fill(&self) -> store::Result<()> {
        let newest = self.engine.snapshot();
        let (place, revision) = (self.copy.connection().place(), newest.revision());
        tracing::info!(place, revision, "the mirror is filled");
        self.copy.fill(newest.dataset(), &self.log, revision)
    }

    /// The revisions after one, as many as go together.
    fn after(&self, held: u32) -> store::Result<Vec<Revision>> {
        let (mut next, mut records) = (Vec::new(), 0);
        while next.len() < TOGETHER_MAX && records < RECORDS_MAX {
            let number = held.saturating_add(1 + u32::try_from(next.len()).unwrap_or(u32::MAX));
            let Some(revision) = self.log.revision(number)? else {
                break;
            };
            records += revision.delta.changes().len();
            next.push(revision);
        }
        Ok(next)
    }
}
