//! Revisions and what they changed.

use std::sync::Arc;

use async_graphql::{Description, Enum, ID, Object, SimpleObject};
use graph_data::dataset::Dataset;
use graph_data::edit::{Delta, Record, RecordChange};
use graph_data::explain;
use graph_data::network::Snapshot;

use super::choices::{Language, dutch, speak};
use crate::graphql::asked::Allowance;
use crate::graphql::error::{Code, Problem};
use crate::graphql::page::{Page, PageInfo, count};
use crate::store;

/// A revision: who changed what, when and why.
#[derive(Clone, Description)]
pub struct Revision {
    revision: Arc<store::Revision>,
    /// The newest network, for names.
    newest: Arc<Snapshot>,
    allowance: Arc<Allowance>,
}

impl Revision {
    /// A revision, told with the names of the newest network.
    #[must_use]
    pub fn new(
        revision: Arc<store::Revision>,
        newest: Arc<Snapshot>,
        allowance: Arc<Allowance>,
    ) -> Self {
        Self {
            revision,
            newest,
            allowance,
        }
    }
}

#[Object(use_type_description)]
impl Revision {
    /// Its number, from 1 on, without gaps.
    async fn number(&self) -> i32 {
        count(self.revision.number as usize)
    }
    /// When it was made, by the clock of the service: RFC 3339 in UTC, to the millisecond. Numbers tell
    /// the order, not this.
    async fn at(&self) -> String {
        self.revision.at.to_string()
    }
    /// Who made it.
    async fn by(&self) -> &str {
        &self.revision.by
    }
    /// Why.
    async fn reason(&self) -> &str {
        &self.revision.reason
    }
    /// The number of the revision that it takes back; null for any other.
    async fn undoes(&self) -> Option<i32> {
        self.revision.undoes.map(|number| count(number as usize))
    }
    /// What it changed, in a few words.
    async fn summary(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the words.")] language: Option<
            Language,
        >,
    ) -> String {
        let Self {
            revision, newest, ..
        } = self;
        explain::revision(
            newest.dataset(),
            &revision.delta,
            revision.undoes,
            speak(language),
        )
    }
    /// The ids of the entities and relations that it touched, ascending. The first revision touched
    /// everything that was there; it tells none.
    async fn touched(&self) -> Result<Vec<ID>, Problem> {
        let touched: Vec<ID> = self.revision.delta.touched().map(ID::from).collect();
        self.allowance.take(touched.len())?;
        Ok(touched)
    }
    /// How many entities and relations it touched; 0 for the first revision.
    async fn touched_count(&self) -> i32 {
        count(self.revision.delta.changes().len())
    }
    /// What it changed, record by record, in the order of ids; none for the first revision.
    async fn changes(
        &self,
        #[graphql(desc = "How many at most, from 0; all when left out.")] first: Option<i32>,
        #[graphql(desc = "Only what it changed of the entity or relation with this id.")]
        of: Option<ID>,
    ) -> Result<Vec<RevisionChange<'_>>, Problem> {
        let rows_max = rows_max(first)?;
        let is_asked = |change: &&RecordChange| match &of {
            Some(id) => change.id() == id.as_str(),
            None => true,
        };
        let changes = self.revision.delta.changes().iter();
        let changes: Vec<_> = changes.filter(is_asked).take(rows_max).collect();
        self.allowance.take(changes.len())?;
        let told = |change| RevisionChange {
            change,
            delta: &self.revision.delta,
            dataset: self.newest.dataset(),
        };
        Ok(changes.into_iter().map(told).collect())
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
pub struct RevisionChange<'a> {
    /// The change itself.
    pub change: &'a RecordChange,
    /// What it is part of.
    pub delta: &'a Delta,
    /// Where names are looked up that the delta does not hold.
    pub dataset: &'a Dataset,
}

#[Object(use_type_description)]
impl RevisionChange<'_> {
    /// The id of the entity or relation.
    async fn id(&self) -> ID {
        self.change.id().into()
    }
    /// What it is called: the name of an entity, or a relation as "Febecoop is lid van Coopkracht".
    async fn name(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the name.")] language: Option<
            Language,
        >,
    ) -> String {
        explain::changed_name(self.dataset, self.delta, self.change, speak(language))
    }
    /// What happened to it.
    async fn kind(&self) -> RevisionChangeKind {
        match (&self.change.before, &self.change.after) {
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
        explain::changed_fields(self.change, speak(language))
    }
    /// The record before, as a JSON object with everything that was known of it; null where it is new.
    async fn before(&self) -> Option<String> {
        self.change.before.as_ref().and_then(json)
    }
    /// The record after, likewise; null where it was removed.
    async fn after(&self) -> Option<String> {
        self.change.after.as_ref().and_then(json)
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
