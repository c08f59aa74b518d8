//! A store and its copy held against each other, record by record, and the copy mended on request.
//!
//! Mends one way: the store is the truth. What may stand beside ours in the same database is not touched.

use std::path::{Path, PathBuf};

use graph_data::dataset::Dataset;
use graph_data::edit::{Delta, revise};

use super::{last_shared, line};
use crate::store::{
    self, Access, Compared, Connection, Embedded, Error, Fault, Neo4j, Neo4jSettings, Truth,
};

/// How often both are compared again because somebody wrote meanwhile.
const ATTEMPTS: usize = 5;

/// A store and what is to be its copy.
#[derive(Debug)]
pub struct Check {
    store: Embedded,
    copy: Neo4j,
}

/// What a look at both came to.
#[derive(Debug)]
pub enum Look {
    /// There is no copy yet.
    Empty,
    /// There is another network.
    Other,
    /// There is a copy.
    Copy(Box<Beside>),
}

/// A copy beside its store.
#[derive(Debug)]
pub struct Beside {
    /// The revision that the copy says it holds; 0 where that cannot be read.
    pub held: u32,
    /// The newest revision of the store.
    pub newest: u32,
    /// Where it went another way, the last revision that both have.
    pub apart_after: Option<u32>,
    /// How it differs: from the revision that it holds where it follows, else from the newest.
    pub compared: Compared,
}

impl Check {
    /// The store in a folder, and the Neo4j that is to hold its copy.
    ///
    /// # Errors
    /// When the store cannot be read, or the Neo4j's address is none.
    pub fn new(folder: &Path, settings: &Neo4jSettings) -> store::Result<Self> {
        Ok(Self {
            store: Embedded::open(folder, Access::Read)?,
            copy: Neo4j::later(Connection::new(settings)?),
        })
    }

    /// The place of the copy in words.
    #[must_use]
    pub fn place(&self) -> &str {
        self.copy.connection().place()
    }

    /// Holds both against each other. Costs a pass over both.
    ///
    /// # Errors
    /// When either cannot be read, or they are written all the while.
    pub fn look(&self) -> store::Result<Look> {
        self.attempts(|| {
            let held = match self.held() {
                Err(error) if error.is_absent() => return Ok(Some(Look::Empty)),
                held => held?,
            };
            let apart_after = match held {
                Held::Follows(_) => None,
                Held::Apart(_, 0) => return Ok(Some(Look::Other)),
                Held::Apart(_, shared) => Some(shared),
            };
            let newest = self.store.catch_up()?;
            let at = match held {
                Held::Follows(held) => held,
                Held::Apart(..) => newest,
            };
            let compared = self.with_truth(at, |truth| self.copy.compare(truth))?;
            let (Held::Follows(number) | Held::Apart(number, _)) = held;
            // Somebody may have written while rows were read.
            let is_still = self.held().is_ok_and(|now| now == held);
            Ok(is_still.then_some(Look::Copy(Box::new(Beside {
                held: number,
                newest,
                apart_after,
                compared,
            }))))
        })
    }

    /// Makes the copy what the store is now. Where the copy has revisions of its own, all of it is kept in a
    /// file of the folder first, whose name is returned.
    ///
    /// # Errors
    /// When either cannot be read, the Neo4j cannot be written, the copy is another network, or what is there
    /// cannot be kept.
    pub fn repair(&self) -> store::Result<Option<PathBuf>> {
        let (mut aside, mut kept) = (None, None);
        self.attempts(|| {
            let looked = self.copy.stamp();
            let looked = looked.and_then(|stamp| Ok((stamp, self.held()?)));
            let (at, held) = match looked {
                Err(error) if error.is_absent() => {
                    let kept = self.store.load()?;
                    self.copy.fill(&kept.dataset, &self.store, kept.revision)?;
                    return Ok(Some(()));
                }
                looked => looked?,
            };
            if matches!(held, Held::Apart(_, 0)) {
                let what = "it holds another network, which is left as it is";
                return Err(Error::Remote(
                    self.place().into(),
                    Fault::Astray(what.into()),
                ));
            }
            // Somebody may have edited it since it was kept aside.
            if matches!(held, Held::Apart(..)) && kept.as_ref() != Some(&at) {
                let name = "schakel-mirror-before";
                match self.copy.keep_aside(self.store.folder(), name) {
                    Err(error) if error.is_moved() => return Ok(None),
                    file => aside = file?.or(aside.take()),
                }
                kept = Some(at.clone());
            }
            let newest = self.store.catch_up()?;
            let mended = self.with_truth(newest, |truth| {
                let compared = self.copy.compare(truth)?;
                match compared.is_as(&at) {
                    true => self.copy.mend(truth, &compared).map(Some),
                    false => Ok(None),
                }
            });
            match mended {
                Err(error) if error.is_moved() => Ok(None),
                mended => mended,
            }
        })?;
        Ok(aside)
    }

    fn held(&self) -> store::Result<Held> {
        let held = match self.copy.catch_up() {
            Err(Error::Remote(_, Fault::Damaged(_))) => 0,
            looked => looked?,
        };
        let seal = self.copy.position().seal;
        if held > 0 && self.store.seal(held)?.as_deref() == Some(&*seal.to_string()) {
            return Ok(Held::Follows(held));
        }
        let shared = match held {
            // Its own node cannot be read: where both began tells whether it is ours.
            0 => u32::from(self.copy.seal(1)? == self.store.seal(1)?),
            _ => last_shared(&self.store, &self.copy)?,
        };
        Ok(Held::Apart(held, shared))
    }

    /// Does something with the network and the log as they were at a revision.
    fn with_truth<T>(
        &self,
        number: u32,
        work: impl FnOnce(&Truth<'_>) -> store::Result<T>,
    ) -> store::Result<T> {
        let dataset = self.at(number)?;
        let log = |number| line(&self.store, number);
        let chain = line(&self.store, number)?.map(|(_, chain)| chain);
        work(&Truth {
            dataset: &dataset,
            revision: number,
            chain: chain.unwrap_or_default(),
            log: &log,
        })
    }

    fn at(&self, number: u32) -> store::Result<Dataset> {
        let kept = self.store.load()?;
        let since =
            (number + 1..=kept.revision).filter_map(|later| self.store.revision(later).transpose());
        let since: Vec<Delta> = since
            .map(|revision| revision.map(|revision| revision.delta))
            .collect::<store::Result<_>>()?;
        let back = Delta::composed(since).inverse();
        let damaged = |what: String| Error::Damaged(self.store.folder().to_owned(), what);
        revise(&kept.dataset, &back).map_err(|mismatch| damaged(mismatch.to_string()))
    }

    /// Tries until something comes of it.
    fn attempts<T>(
        &self,
        mut attempt: impl FnMut() -> store::Result<Option<T>>,
    ) -> store::Result<T> {
        for _ in 0..ATTEMPTS {
            if let Some(done) = attempt()? {
                return Ok(done);
            }
        }
        Err(Error::Remote(self.place().into(), Fault::Moved))
    }
}

/// The revision that a copy holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Held {
    /// One of the store.
    Follows(u32),
    /// Another one, and the last that both have.
    Apart(u32, u32),
}
