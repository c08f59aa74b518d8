//! Revisions that are told together: what telling them takes of the log is read when a field asks for it, and
//! then once for all of them.
//!
//! Knows no wording, and no field.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use async_graphql::Context;
use graph_data::explain;
use graph_data::network::Snapshot;
use tokio::sync::OnceCell;

use super::error::Problem;
use super::mutation::{readable_log, unreadable};
use super::query::{allowance, app, naming};
use crate::store::{self, Head, Seen};

/// A page of revisions, or one.
pub(super) struct Told {
    heads: Vec<Head>,
    /// The whole revision, where it was just made.
    made: Option<Arc<store::Revision>>,
    looks: Once<Look, Arc<Looked>>,
    ids: Once<usize, Arc<Vec<Vec<String>>>>,
}

/// Which changes of each revision are looked at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    /// As many as it takes to tell it in a few words.
    InShort,
    /// So many, the first in the order of ids.
    First(usize),
    /// That to one record.
    Of(Box<str>),
}

/// What was seen of each revision, in their order.
#[derive(Debug)]
pub(super) struct Looked {
    /// The changes.
    pub(super) seen: Vec<Arc<Seen>>,
    /// The newest network, with at least whoever the changes name.
    pub(super) newest: Arc<Snapshot>,
}

impl Told {
    /// Revisions of the log.
    #[must_use]
    pub(super) fn logged(heads: Vec<Head>) -> Arc<Self> {
        Arc::new(Self {
            heads,
            made: None,
            looks: Once::default(),
            ids: Once::default(),
        })
    }

    /// A revision that was just made: nothing of it has to be read.
    #[must_use]
    pub(super) fn made(revision: Arc<store::Revision>) -> Arc<Self> {
        Arc::new(Self {
            heads: vec![Head::from(&*revision)],
            made: Some(revision),
            looks: Once::default(),
            ids: Once::default(),
        })
    }

    /// The revisions without what they changed.
    #[must_use]
    pub(super) fn heads(&self) -> &[Head] {
        &self.heads
    }

    /// What is seen of each revision, and of the network for its names.
    ///
    /// # Errors
    /// `TOO_LARGE` where that is more than the answer may hold, before anything is read; `TIMEOUT`, and
    /// `UNAVAILABLE` where it cannot be read.
    pub(super) async fn look(&self, ctx: &Context<'_>, look: Look) -> Result<Arc<Looked>, Problem> {
        self.looks.get(look.clone(), self.read(ctx, &look)).await
    }

    async fn read(&self, ctx: &Context<'_>, look: &Look) -> Result<Arc<Looked>, Problem> {
        let wanted: Vec<usize> = self.heads.iter().map(|head| wanted(head, look)).collect();
        if *look != Look::InShort {
            allowance(ctx)?.take(wanted.iter().sum())?;
        }
        let seen: Vec<Arc<Seen>> = match &self.made {
            Some(made) => vec![Arc::new(match look {
                Look::Of(id) => Seen::of_record(&made.delta, id),
                Look::InShort | Look::First(_) => Seen::first_of(&made.delta, wanted[0]),
            })],
            None => self.logged_changes(ctx, look, &wanted).await?,
        };
        let newest = naming(ctx, seen.iter().map(|seen| seen.delta())).await?;
        Ok(Arc::new(Looked { seen, newest }))
    }

    async fn logged_changes(
        &self,
        ctx: &Context<'_>,
        look: &Look,
        wanted: &[usize],
    ) -> Result<Vec<Arc<Seen>>, Problem> {
        let (log, allowance) = (readable_log(app(ctx)?)?, allowance(ctx)?);
        let heads = self.heads.iter().zip(wanted);
        let read = heads.filter(|(_, wanted)| **wanted > 0);
        let read = read.map(|(head, wanted)| (head.number, *wanted));
        let deadline = allowance.deadline;
        let found = match look {
            Look::Of(id) => {
                let of = read.map(|(number, _)| number).collect();
                log.seen_of(of, id.clone(), deadline).await
            }
            Look::InShort | Look::First(_) => log.seen(read.collect(), deadline).await,
        };
        let found = found.map_err(|error| unreadable(&error))?;
        let mut found = found.ok_or_else(|| allowance.timeout())?.into_iter();
        let each = wanted.iter().map(|wanted| match wanted {
            0 => Seen::default(),
            _ => found.next().unwrap_or_default(),
        });
        Ok(each.map(Arc::new).collect())
    }

    /// The ids of the first records that each revision touched, ascending.
    ///
    /// # Errors
    /// As [`Self::look`].
    pub(super) async fn ids(
        &self,
        ctx: &Context<'_>,
        first: usize,
    ) -> Result<Arc<Vec<Vec<String>>>, Problem> {
        let read = async {
            let most = self.heads.iter().map(|head| head.touched.min(first));
            allowance(ctx)?.take(most.sum())?;
            if let Some(made) = &self.made {
                let ids = made.delta.touched().take(first).map(str::to_owned);
                return Ok(Arc::new(vec![ids.collect()]));
            }
            let of: Vec<u32> = self.heads.iter().map(|head| head.number).collect();
            let log = readable_log(app(ctx)?)?;
            let found = log.read(move |log| log.ids_touched(&of, first)).await;
            found.map(Arc::new).map_err(|error| unreadable(&error))
        };
        self.ids.get(first, read).await
    }
}

/// How many changes of a revision are read at most.
fn wanted(head: &Head, look: &Look) -> usize {
    match look {
        Look::InShort if head.undoes.is_some() => 0,
        Look::InShort => explain::revision_needs(head.touched),
        Look::First(first) => head.touched.min(*first),
        Look::Of(_) => head.touched.min(1),
    }
}

/// What was worked out, or why not: for each key once, while others wait for it.
struct Once<K, V>(Mutex<BTreeMap<K, Cell<V>>>);

type Cell<V> = Arc<OnceCell<Result<V, Problem>>>;

impl<K, V> Default for Once<K, V> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Ord, V: Clone> Once<K, V> {
    async fn get(
        &self,
        key: K,
        work: impl Future<Output = Result<V, Problem>>,
    ) -> Result<V, Problem> {
        let cell = {
            let mut cells = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(cells.entry(key).or_default())
        };
        cell.get_or_init(|| work).await.clone()
    }
}
