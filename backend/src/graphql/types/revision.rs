//! Revisions and what they changed.

use std::sync::Arc;

use async_graphql::{Context, Description, Enum, ID, Object, SimpleObject};
use graph_data::edit::{Record, RecordChange};
use graph_data::explain;
use graph_data::network::Snapshot;

use super::choices::{Language, dutch, speak};
use crate::graphql::error::{Code, Problem};
use crate::graphql::logged::{Look, Told};
use crate::graphql::page::{Page, PageInfo, count};
use crate::store::{self, Head, Seen};

/// A revision: who changed what, when and why.
#[derive(Clone, Description)]
pub struct Revision {
    told: Arc<Told>,
    place: usize,
}

impl Revision {
    /// Revisions of the log, in their order.
    #[must_use]
    pub fn logged(heads: Vec<Head>) -> Vec<Self> {
        let told = Told::logged(heads);
        let one = |place| Self {
            told: Arc::clone(&told),
            place,
        };
        (0..told.heads().len()).map(one).collect()
    }

    /// A revision that was just made.
    #[must_use]
    pub fn made(revision: Arc<store::Revision>) -> Self {
        Self {
            told: Told::made(revision),
            place: 0,
        }
    }

    fn head(&self) -> &Head {
        &self.told.heads()[self.place]
    }
}

#[Object(use_type_description)]
impl Revision {
    /// Its number, from 1 on, without gaps.
    async fn number(&self) -> i32 {
        count(self.head().number as usize)
    }
    /// When it was made, by the clock of the service: RFC 3339 in UTC, to the millisecond. Numbers tell
    /// the order, not this.
    async fn at(&self) -> String {
        self.head().at.to_string()
    }
    /// Who made it.
    async fn by(&self) -> &str {
        &self.head().by
    }
    /// Why.
    async fn reason(&self) -> &str {
        &self.head().reason
    }
    /// The number of the revision that it takes back; null for any other.
    async fn undoes(&self) -> Option<i32> {
        self.head().undoes.map(|number| count(number as usize))
    }
    /// What it changed, in a few words: of more than 500 entities and relations the first three, and how
    /// many more there are.
    async fn summary(
        &self,
        ctx: &Context<'_>,
        #[graphql(default_with = "dutch()", desc = "The language of the words.")] language: Option<
            Language,
        >,
    ) -> Result<String, Problem> {
        let looked = self.told.look(ctx, Look::InShort).await?;
        let head = self.head();
        Ok(explain::revision(
            looked.newest.dataset(),
            looked.seen[self.place].delta(),
            head.touched,
            head.undoes,
            speak(language),
        ))
    }
    /// The ids of the entities and relations that it touched, ascending. The first revision touched
    /// everything that was there; it tells none. TOO_LARGE where they are more than an answer may hold:
    /// then say how many with `first`.
    async fn touched(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many at most, from 0; all when left out.")] first: Option<i32>,
    ) -> Result<Vec<ID>, Problem> {
        let ids = self.told.ids(ctx, rows_max(first)?).await?;
        Ok(ids[self.place].iter().map(ID::from).collect())
    }
    /// How many entities and relations it touched; 0 for the first revision.
    async fn touched_count(&self) -> i32 {
        count(self.head().touched)
    }
    /// What it changed, record by record, in the order of ids; none for the first revision. TOO_LARGE where
    /// they are more than an answer may hold: then say how many with `first`.
    async fn changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many at most, from 0; all when left out.")] first: Option<i32>,
        #[graphql(desc = "Only what it changed of the entity or relation with this id.")]
        of: Option<ID>,
    ) -> Result<Vec<RevisionChange>, Problem> {
        let rows_max = rows_max(first)?;
        let look = match of {
            Some(id) => Look::Of(id.as_str().into()),
            None => Look::First(rows_max),
        };
        let looked = self.told.look(ctx, look).await?;
        let changes = RevisionChange::all(&looked.seen[self.place], &looked.newest);
        Ok(changes.take(rows_max).collect())
    }
}

/// How many changes are asked for at most.
fn rows_max(first: Option<i32>) -> Result<usize, Problem> {
    let Some(first) = first else {
        return Ok(usize::MAX);
    };
    usize::try_from(first).map_err(|_| {
        let message = format!("'first' is {first}: write 0 or more.");
        Problem::new(Code::BadInput, message).at("first")
    })
}

/// What happened to a record.
#[derive(Clone, Copy, Debug, Enum, Eq, PartialEq)]
pub enum RevisionChangeKind {
    /// It is new.
    Added,
    /// Something of it changed.
    Changed,
    /// It was removed.
    Removed,
}

/// An entity or relation before and after a revision.
#[derive(Description)]
pub struct RevisionChange {
    /// What it is part of.
    seen: Arc<Seen>,
    at: usize,
    /// Where names are looked up that this does not hold.
    newest: Arc<Snapshot>,
}

impl RevisionChange {
    /// All changes that are shown of a revision, with the names of the newest network.
    pub fn all(seen: &Arc<Seen>, newest: &Arc<Snapshot>) -> impl Iterator<Item = Self> {
        let one = |at| Self {
            seen: Arc::clone(seen),
            at,
            newest: Arc::clone(newest),
        };
        (0..seen.changes().len()).map(one)
    }

    fn change(&self) -> &RecordChange {
        &self.seen.changes()[self.at]
    }
}

#[Object(use_type_description)]
impl RevisionChange {
    /// The id of the entity or relation.
    async fn id(&self) -> ID {
        self.change().id().into()
    }
    /// What it is called: the name of an entity, or a relation as "Febecoop is lid van Coopkracht".
    async fn name(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the name.")] language: Option<
            Language,
        >,
    ) -> String {
        let dataset = self.newest.dataset();
        explain::changed_name(dataset, self.seen.delta(), self.change(), speak(language))
    }
    /// What happened to it.
    async fn kind(&self) -> RevisionChangeKind {
        match (&self.change().before, &self.change().after) {
            (None, _) => RevisionChangeKind::Added,
            (Some(_), None) => RevisionChangeKind::Removed,
            (Some(_), Some(_)) => RevisionChangeKind::Changed,
        }
    }
    /// What of it changed, in words; empty where it is new or was removed.
    async fn fields(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the words.")] language: Option<
            Language,
        >,
    ) -> Vec<&'static str> {
        explain::changed_fields(self.change(), speak(language))
    }
    /// The record before, as a JSON object with everything that was known of it; null where it is new.
    async fn before(&self) -> Option<String> {
        self.change().before.as_ref().and_then(json)
    }
    /// The record after, likewise; null where it was removed.
    async fn after(&self) -> Option<String> {
        self.change().after.as_ref().and_then(json)
    }
}

/// A record as a JSON object.
pub(in crate::graphql) fn json(record: &Record) -> Option<String> {
    serde_json::to_string(record).ok()
}

/// A page of revisions.
#[derive(Description)]
pub struct RevisionConnection {
    revisions: Vec<Revision>,
    page: Page,
}

/// A revision in a list.
#[derive(SimpleObject)]
pub struct RevisionEdge {
    /// The revision.
    node: Revision,
    /// Its place in the list, for `after`.
    cursor: String,
}

impl RevisionConnection {
    /// The revisions of a page.
    #[must_use]
    pub fn new(revisions: Vec<Revision>, page: Page) -> Self {
        Self { revisions, page }
    }
}

#[Object(use_type_description)]
impl RevisionConnection {
    /// The rows of this page with their cursors.
    async fn edges(&self) -> Vec<RevisionEdge> {
        let rows = self.revisions.iter().zip(self.page.range.clone());
        let edge = |(revision, place): (&Revision, usize)| RevisionEdge {
            node: revision.clone(),
            cursor: self.page.cursor(place),
        };
        rows.map(edge).collect()
    }
    /// The rows of this page.
    async fn nodes(&self) -> &[Revision] {
        &self.revisions
    }
    /// Where this page is in its list.
    async fn page_info(&self) -> PageInfo {
        self.page.info()
    }
    /// Rows in the whole list.
    async fn total_count(&self) -> i32 {
        self.page.total()
    }
}
