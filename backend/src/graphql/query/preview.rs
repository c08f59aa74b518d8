//! What is an edit made on, and what would it do, before anybody keeps it?

use std::sync::Arc;

use async_graphql::{Context, Description, ID, Object, SimpleObject};
use graph_data::edit::{Drafted, EntityRecord, Record, RelationRecord, draft};
use graph_data::explain;
use graph_data::network::Snapshot;

use super::{allowance, engine};
use crate::editor::Refusal;
use crate::graphql::asked::Allowance;
use crate::graphql::error::Problem;
use crate::graphql::mutation::{editor_name, refused, wished};
use crate::graphql::page::count;
use crate::graphql::types::choices::{Language, dutch, speak};
use crate::graphql::types::edit::EditInput;
use crate::graphql::types::revision::{RevisionChange, json};
use crate::store::Seen;

/// The questions of whoever prepares an edit.
#[derive(Default)]
pub(super) struct PreviewQuestions;

#[Object]
impl PreviewQuestions {
    /// An entity or relation of the newest revision with everything that is known of it, to be changed
    /// and put back; null when no one has the id.
    async fn record(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id of an entity or relation.")] id: ID,
    ) -> Result<Option<KnownRecord>, Problem> {
        let newest = engine(ctx)?.snapshot();
        let dataset = newest.dataset();
        let relation = || {
            let row = dataset.find_relation(&id)?;
            Some(Record::Relation(Box::new(RelationRecord::of(dataset, row))))
        };
        let entity = dataset.find_entity(&id);
        let entity = entity.map(|row| EntityRecord::of(dataset, row));
        let record = entity.map(|entity| Record::Entity(Box::new(entity)));
        let content = record.or_else(relation).as_ref().and_then(json);
        Ok(content.map(|content| KnownRecord {
            on_revision: count(newest.revision() as usize),
            content,
        }))
    }

    /// What `apply` would do with these edits on the newest revision; nothing is kept. What is wrong
    /// with them gives BAD_INPUT, as there. Needs the role editor: otherwise UNAUTHENTICATED or
    /// FORBIDDEN. TIMEOUT when there was no time to copy the network.
    async fn preview(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "1 to 200 edits.")] edits: Vec<EditInput>,
    ) -> Result<Preview, Problem> {
        editor_name(ctx)?;
        let (edits, allowance) = (wished(ctx, edits)?, allowance(ctx)?);
        allowance.in_time()?;
        let newest = engine(ctx)?.snapshot();
        let drafted = draft(newest.dataset(), &edits);
        let drafted = drafted.map_err(|problems| refused(Refusal::Edits(problems)))?;
        allowance.in_time()?;
        Ok(Preview {
            drafted,
            newest,
            allowance,
        })
    }
}

/// An entity or relation as it is known now.
#[derive(SimpleObject)]
struct KnownRecord {
    /// The number of the revision in which it is so: what an edit of it is made on.
    on_revision: i32,
    /// The record as a JSON object, in the shape of `RevisionChange.after`.
    content: String,
}

/// What edits would do.
#[derive(Description)]
struct Preview {
    drafted: Drafted,
    newest: Arc<Snapshot>,
    allowance: Arc<Allowance>,
}

#[Object(use_type_description)]
impl Preview {
    /// The number of the revision that they would be made on.
    async fn on_revision(&self) -> i32 {
        count(self.newest.revision() as usize)
    }
    /// What they would change, in a few words.
    async fn summary(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the words.")] language: Option<
            Language,
        >,
    ) -> String {
        let (dataset, delta) = (self.newest.dataset(), &self.drafted.delta);
        let touched = delta.changes().len();
        explain::revision(dataset, delta, touched, None, speak(language))
    }
    /// What they would change, record by record, in the order of ids.
    async fn changes(&self) -> Result<Vec<RevisionChange>, Problem> {
        let delta = &self.drafted.delta;
        self.allowance.take(delta.changes().len())?;
        let seen = Arc::new(Seen::first_of(delta, usize::MAX));
        Ok(RevisionChange::all(&seen, &self.newest).collect())
    }
}
