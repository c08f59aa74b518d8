//! What actors, levers and contexts share: the fields of `Entity`, answered once, and the macro that
//! writes them out per GraphQL object.

use std::sync::Arc;

use async_graphql::ID;
use graph_data::limits::NEIGHBOUR_HOPS_MAX;
use graph_data::model::{self, EntityIx};

use super::choices::{Direction, Language, speak};
use super::cluster::{Cluster, ClusteringInput};
use super::connection::{EntityConnection, RelationConnection};
use super::evidence::{Alias, Evidence};
use super::id::IdText;
use super::vocabulary::{Kind, Tag};
use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::lookup;
use crate::graphql::page::{PageInput, count, in_range};

/// The names that [`entity_object`] writes.
pub(super) mod names {
    pub(in crate::graphql::types) use super::super::choices::{Direction, Language, dutch};
    pub(in crate::graphql::types) use super::super::cluster::Cluster;
    pub(in crate::graphql::types) use super::super::connection::{
        EntityConnection, RelationConnection,
    };
    pub(in crate::graphql::types) use super::super::evidence::{Alias, Evidence};
    pub(in crate::graphql::types) use super::super::id::IdText;
    pub(in crate::graphql::types) use super::super::vocabulary::{Kind, Tag};
    pub(in crate::graphql::types) use super::{EntityFields, entity_object};
    pub(in crate::graphql::types) use crate::graphql::error::Problem;
    pub(in crate::graphql::types) use async_graphql::{Description, ID, Object};
}

/// What actors, levers and contexts share.
#[derive(Clone)]
pub(super) struct EntityFields {
    asked: Arc<Asked>,
    row: EntityIx,
}

impl EntityFields {
    /// The fields of the entity in a row.
    #[must_use]
    pub(super) fn new(asked: &Arc<Asked>, row: EntityIx) -> Self {
        Self {
            asked: Arc::clone(asked),
            row,
        }
    }

    /// The network in which it was asked.
    #[must_use]
    pub(super) fn asked(&self) -> &Arc<Asked> {
        &self.asked
    }

    /// Its row.
    #[must_use]
    pub(super) fn row(&self) -> EntityIx {
        self.row
    }

    /// What the dataset tells of it.
    #[must_use]
    pub(super) fn facts(&self) -> &model::Entity {
        self.asked.network().entity(self.row)
    }
}

impl EntityFields {
    pub(super) fn id(&self) -> IdText<'_> {
        IdText(&self.facts().id)
    }
    pub(super) fn label(&self, language: Option<Language>) -> &str {
        self.facts().label.get(speak(language))
    }
    pub(super) fn short_label(&self, language: Option<Language>) -> &str {
        self.facts().short_or_label().get(speak(language))
    }
    pub(super) fn kind(&self) -> Kind<'_> {
        Kind(self.asked.dataset().kind_of(self.row))
    }
    pub(super) fn aliases(&self) -> Vec<Alias<'_>> {
        self.facts().aliases.iter().map(Alias).collect()
    }
    pub(super) fn description(&self, language: Option<Language>) -> Option<&str> {
        let description = &self.facts().description;
        (!description.is_empty()).then(|| description.get(speak(language)))
    }
    pub(super) fn website(&self) -> Option<&str> {
        self.facts().website.as_deref()
    }
    pub(super) fn tags(&self) -> Vec<Tag<'_>> {
        let tags = &self.asked.dataset().tags;
        let rows = self.facts().tags.iter();
        rows.filter_map(|row| tags.get(*row as usize))
            .map(Tag)
            .collect()
    }
    pub(super) fn evidence(&self) -> Vec<Evidence<'_>> {
        let evidence = self.asked.network().entity_evidence(self.row);
        evidence.map(Evidence).collect()
    }
    pub(super) fn relations(
        &self,
        first: Option<i32>,
        after: Option<String>,
        kinds: Option<Vec<ID>>,
        direction: Option<Direction>,
    ) -> Result<RelationConnection, Problem> {
        let kinds = kinds
            .map(|ids| lookup::relation_kinds(&self.asked, "kinds", &ids))
            .transpose()?;
        let direction = direction.unwrap_or(Direction::Any);
        let rows = self
            .asked
            .prepared()
            .relations_of(self.row, kinds.as_deref(), direction.into());
        let question = format!("relations of {} {kinds:?} {direction:?}", self.facts().id);
        let page = PageInput {
            first,
            after,
            ..PageInput::default()
        };
        RelationConnection::new(&self.asked, &rows, &page, &question)
    }
    pub(super) fn neighbours(
        &self,
        hops: Option<i32>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<EntityConnection, Problem> {
        let hops = in_range("hops", hops.unwrap_or(1), 1, NEIGHBOUR_HOPS_MAX)?;
        let rows = self.asked.prepared().neighbours(self.row, hops);
        let question = format!("neighbours of {} {hops}", self.facts().id);
        let page = PageInput {
            first,
            after,
            ..PageInput::default()
        };
        EntityConnection::new(&self.asked, &rows, &page, &question)
    }
    pub(super) fn cluster(
        &self,
        resolution: Option<f64>,
        seed: Option<i32>,
    ) -> Result<Option<Cluster>, Problem> {
        let clusters = ClusteringInput { resolution, seed }.clusters(&self.asked)?;
        Ok(Cluster::of(&self.asked, &clusters, self.row))
    }
    pub(super) fn degree(&self) -> i32 {
        count(self.asked.network().degree(self.row))
    }
}

/// The GraphQL object of an actor, a lever or a context: what all three share, then its own fields.
///
/// The fields are written out per object: the library finds no fields of a type that is still being
/// registered, and entities contain each other.
macro_rules! entity_object {
    ($name:ident { $($own:tt)* }) => {
        #[Object(use_type_description)]
        impl $name {
            /// Its id, unique over entities and relations.
            pub async fn id(&self) -> IdText<'_> {
                self.0.id()
            }
            /// Its full name.
            pub async fn label(
                &self,
                #[graphql(default_with = "dutch()", desc = "The language of the name.")] language: Option<
                    Language,
                >,
            ) -> &str {
                self.0.label(language)
            }
            /// A short name for pictures and lists; the full one where there is none.
            pub async fn short_label(
                &self,
                #[graphql(default_with = "dutch()", desc = "The language of the name.")] language: Option<
                    Language,
                >,
            ) -> &str {
                self.0.short_label(language)
            }
            /// What it is.
            pub async fn kind(&self) -> Kind<'_> {
                self.0.kind()
            }
            /// Other names, short forms and former names.
            pub async fn aliases(&self) -> Vec<Alias<'_>> {
                self.0.aliases()
            }
            /// What it is, in our words.
            pub async fn description(
                &self,
                #[graphql(default_with = "dutch()", desc = "The language of the description.")]
                language: Option<Language>,
            ) -> Option<&str> {
                self.0.description(language)
            }
            /// Its web address: http or https.
            pub async fn website(&self) -> Option<&str> {
                self.0.website()
            }
            /// Regions, sectors and themes that a source states.
            pub async fn tags(&self) -> Vec<Tag<'_>> {
                self.0.tags()
            }
            /// What says that it exists and what it is, as far as the view's date allows.
            pub async fn evidence(&self) -> Vec<Evidence<'_>> {
                self.0.evidence()
            }
            /// Its relations in the view, either direction, by id.
            pub async fn relations(
                &self,
                #[graphql(desc = "Rows from the start, 0 to 100; 50 when left out.")] first: Option<i32>,
                #[graphql(desc = "The cursor of the row before the page.")] after: Option<String>,
                #[graphql(desc = "Only relations of these kinds.")] kinds: Option<Vec<ID>>,
                #[graphql(
                    default_with = "Some(Direction::Any)",
                    desc = "Those that start here (OUTGOING), end here (INCOMING), or either."
                )]
                direction: Option<Direction>,
            ) -> Result<RelationConnection, Problem> {
                self.0.relations(first, after, kinds, direction)
            }
            /// Entities within so many steps over the walkable network, by id. Context can be reached, not
            /// passed.
            pub async fn neighbours(
                &self,
                #[graphql(default_with = "Some(1)", desc = "Steps, 1 to 6.")] hops: Option<i32>,
                #[graphql(desc = "Rows from the start, 0 to 100; 50 when left out.")] first: Option<i32>,
                #[graphql(desc = "The cursor of the row before the page.")] after: Option<String>,
            ) -> Result<EntityConnection, Problem> {
                self.0.neighbours(hops, first, after)
            }
            /// The cluster that it is in; null outside the walkable network.
            pub async fn cluster(
                &self,
                #[graphql(
                    default_with = "Some(1.0)",
                    desc = "Higher gives more and smaller clusters: 0.01 to 100."
                )]
                resolution: Option<f64>,
                #[graphql(default_with = "Some(1)", desc = "From where chance starts: 0 to 2147483647.")]
                seed: Option<i32>,
            ) -> Result<Option<Cluster>, Problem> {
                self.0.cluster(resolution, seed)
            }
            /// Entities to which it is tied in the walkable network of the view.
            pub async fn degree(&self) -> i32 {
                self.0.degree()
            }
            $($own)*
        }
    };
}
pub(super) use entity_object;
