//! What can stand at the end of a relation: an actor, a lever or a context, and what all three share.

use std::ops::Deref;
use std::sync::Arc;

use async_graphql::{Description, ID, Interface, MergedObject, Object};
use graph_data::limits::NEIGHBOUR_HOPS_MAX;
use graph_data::model::{self, Category, EntityIx};

use super::choices::{Language, dutch, speak};
use super::connection::{EntityConnection, RelationConnection};
use super::evidence::{Alias, Evidence, Identifier};
use super::lever::Lever;
use super::relation::Relation;
use super::vocabulary::{Kind, Tag};
use crate::graphql::asked::Asked;
use crate::graphql::error::Problem;
use crate::graphql::lookup;
use crate::graphql::page::{PageInput, count, in_range};

/// Anything with an id of its own.
#[derive(Interface)]
#[graphql(field(
    name = "id",
    ty = "ID",
    desc = "Its id in the dataset, unique over entities and relations."
))]
pub enum Node {
    /// An actor.
    Actor(Actor),
    /// A lever.
    Lever(Lever),
    /// A context.
    Context(Context),
    /// A relation.
    Relation(Relation),
}

impl From<Entity> for Node {
    fn from(entity: Entity) -> Self {
        match entity {
            Entity::Actor(actor) => Self::Actor(actor),
            Entity::Lever(lever) => Self::Lever(lever),
            Entity::Context(context) => Self::Context(context),
        }
    }
}

/// What can stand at the end of a relation: an Actor, a Lever or a Context. All three have these
/// fields.
#[derive(Clone, Interface)]
#[graphql(
    field(
        name = "id",
        ty = "ID",
        desc = "Its id, unique over entities and relations."
    ),
    field(
        name = "label",
        ty = "&str",
        desc = "Its full name.",
        arg(
            name = "language",
            ty = "Option<Language>",
            default_with = "dutch()",
            desc = "The language of the name."
        )
    ),
    field(
        name = "short_label",
        ty = "&str",
        desc = "A short name for pictures and lists; the full one where there is none.",
        arg(
            name = "language",
            ty = "Option<Language>",
            default_with = "dutch()",
            desc = "The language of the name."
        )
    ),
    field(name = "kind", ty = "Kind<'_>", desc = "What it is."),
    field(
        name = "aliases",
        ty = "Vec<Alias<'_>>",
        desc = "Other names, short forms and former names."
    ),
    field(
        name = "description",
        ty = "Option<&str>",
        desc = "What it is, in our words.",
        arg(
            name = "language",
            ty = "Option<Language>",
            default_with = "dutch()",
            desc = "The language of the description."
        )
    ),
    field(
        name = "website",
        ty = "Option<&str>",
        desc = "Its web address: http or https."
    ),
    field(
        name = "tags",
        ty = "Vec<Tag<'_>>",
        desc = "Regions, sectors and themes that a source states."
    ),
    field(
        name = "evidence",
        ty = "Vec<Evidence<'_>>",
        desc = "What says that it exists and what it is, as far as the view's date allows."
    ),
    field(
        name = "relations",
        ty = "RelationConnection",
        desc = "Its relations in the view, either direction, by id.",
        arg(
            name = "first",
            ty = "Option<i32>",
            desc = "Rows from the start, 0 to 100; 50 when left out."
        ),
        arg(
            name = "after",
            ty = "Option<String>",
            desc = "The cursor of the row before the page."
        ),
        arg(
            name = "kinds",
            ty = "Option<Vec<ID>>",
            desc = "Only relations of these kinds."
        )
    ),
    field(
        name = "neighbours",
        ty = "EntityConnection",
        desc = "Entities within so many steps over the walkable network, by id. Context can be reached, not passed.",
        arg(
            name = "hops",
            ty = "Option<i32>",
            default_with = "Some(1)",
            desc = "Steps, 1 to 6."
        ),
        arg(
            name = "first",
            ty = "Option<i32>",
            desc = "Rows from the start, 0 to 100; 50 when left out."
        ),
        arg(
            name = "after",
            ty = "Option<String>",
            desc = "The cursor of the row before the page."
        )
    ),
    field(
        name = "degree",
        ty = "i32",
        desc = "Entities to which it is tied in the walkable network of the view."
    )
)]
pub enum Entity {
    /// An actor.
    Actor(Actor),
    /// A lever.
    Lever(Lever),
    /// A context.
    Context(Context),
}

impl Entity {
    /// The entity in a row.
    #[must_use]
    pub fn new(asked: &Arc<Asked>, row: EntityIx) -> Self {
        match asked.network().category(row) {
            Category::Organisation | Category::Government => Self::Actor(Actor::new(asked, row)),
            Category::Lever => Self::Lever(Lever::new(asked, row)),
            Category::Context => Self::Context(Context::new(asked, row)),
        }
    }

    /// The entities in rows.
    ///
    /// # Errors
    /// `TOO_LARGE` or `TIMEOUT` when the request's allowance is used up.
    pub fn list(asked: &Arc<Asked>, rows: &[EntityIx]) -> Result<Vec<Self>, Problem> {
        asked.allowance().take(rows.len())?;
        Ok(rows.iter().map(|row| Self::new(asked, *row)).collect())
    }
}

/// What actors, levers and contexts share.
#[derive(Clone)]
pub struct EntityFields {
    asked: Arc<Asked>,
    row: EntityIx,
}

impl EntityFields {
    /// The fields of the entity in a row.
    #[must_use]
    pub fn new(asked: &Arc<Asked>, row: EntityIx) -> Self {
        Self {
            asked: Arc::clone(asked),
            row,
        }
    }

    /// The network in which it was asked.
    #[must_use]
    pub fn asked(&self) -> &Arc<Asked> {
        &self.asked
    }

    /// Its row.
    #[must_use]
    pub fn row(&self) -> EntityIx {
        self.row
    }

    /// What the dataset tells of it.
    #[must_use]
    pub fn facts(&self) -> &model::Entity {
        self.asked.network().entity(self.row)
    }
}

#[Object]
impl EntityFields {
    /// Its id, unique over entities and relations.
    pub async fn id(&self) -> ID {
        ID::from(&*self.facts().id)
    }
    /// Its full name.
    pub async fn label(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the name.")] language: Option<
            Language,
        >,
    ) -> &str {
        self.facts().label.get(speak(language))
    }
    /// A short name for pictures and lists; the full one where there is none.
    pub async fn short_label(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the name.")] language: Option<
            Language,
        >,
    ) -> &str {
        self.facts().short_or_label().get(speak(language))
    }
    /// What it is.
    pub async fn kind(&self) -> Kind<'_> {
        Kind(self.asked.dataset().kind_of(self.row))
    }
    /// Other names, short forms and former names.
    pub async fn aliases(&self) -> Vec<Alias<'_>> {
        self.facts().aliases.iter().map(Alias).collect()
    }
    /// What it is, in our words.
    pub async fn description(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the description.")]
        language: Option<Language>,
    ) -> Option<&str> {
        let description = &self.facts().description;
        (!description.is_empty()).then(|| description.get(speak(language)))
    }
    /// Its web address: http or https.
    pub async fn website(&self) -> Option<&str> {
        self.facts().website.as_deref()
    }
    /// Regions, sectors and themes that a source states.
    pub async fn tags(&self) -> Vec<Tag<'_>> {
        let tags = &self.asked.dataset().tags;
        let rows = self.facts().tags.iter();
        rows.filter_map(|row| tags.get(*row as usize))
            .map(Tag)
            .collect()
    }
    /// What says that it exists and what it is, as far as the view's date allows.
    pub async fn evidence(&self) -> Vec<Evidence<'_>> {
        let evidence = self.asked.network().entity_evidence(self.row);
        evidence.map(Evidence).collect()
    }
    /// Its relations in the view, either direction, by id.
    pub async fn relations(
        &self,
        #[graphql(desc = "Rows from the start, 0 to 100; 50 when left out.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row before the page.")] after: Option<String>,
        #[graphql(desc = "Only relations of these kinds.")] kinds: Option<Vec<ID>>,
    ) -> Result<RelationConnection, Problem> {
        let kinds = kinds
            .map(|ids| lookup::relation_kinds(&self.asked, "kinds", &ids))
            .transpose()?;
        let rows = self
            .asked
            .prepared()
            .relations_of(self.row, kinds.as_deref());
        let question = format!("relations of {} {kinds:?}", self.facts().id);
        let page = PageInput {
            first,
            after,
            ..PageInput::default()
        };
        RelationConnection::new(&self.asked, &rows, &page, &question)
    }
    /// Entities within so many steps over the walkable network, by id. Context can be reached, not
    /// passed.
    pub async fn neighbours(
        &self,
        #[graphql(default_with = "Some(1)", desc = "Steps, 1 to 6.")] hops: Option<i32>,
        #[graphql(desc = "Rows from the start, 0 to 100; 50 when left out.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row before the page.")] after: Option<String>,
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
    /// Entities to which it is tied in the walkable network of the view.
    pub async fn degree(&self) -> i32 {
        count(self.asked.network().degree(self.row))
    }
}

/// An organisation, government body, network, fund, programme… that can act.
#[derive(Clone, Description)]
pub struct Actor(EntityFields);

impl Actor {
    /// The actor in a row.
    #[must_use]
    pub fn new(asked: &Arc<Asked>, row: EntityIx) -> Self {
        Self(EntityFields::new(asked, row))
    }
}

impl Deref for Actor {
    type Target = EntityFields;

    fn deref(&self) -> &EntityFields {
        &self.0
    }
}

#[Object(use_type_description)]
impl Actor {
    #[graphql(flatten)]
    async fn shared(&self) -> &EntityFields {
        &self.0
    }
    /// Its numbers in registers.
    async fn identifiers(&self) -> Vec<Identifier<'_>> {
        self.facts().identifiers.iter().map(Identifier).collect()
    }
    /// The whole that it is structurally part of: the target of its first part-of relation in the view
    /// that has not ended.
    async fn parent(&self) -> Option<Entity> {
        let parent = self.asked().prepared().parent_of(self.row());
        parent.map(|parent| Entity::new(self.asked(), parent))
    }
    /// The levers that it belongs to, by id.
    async fn levers(&self) -> Vec<Lever> {
        let levers = self.asked().prepared().levers_of(self.row());
        levers
            .into_iter()
            .map(|e| Lever::new(self.asked(), e))
            .collect()
    }
    /// A functional mailbox or page, never a person's.
    async fn contact(&self) -> Option<&str> {
        self.facts().contact.as_deref()
    }
}

/// An event, umbrella body, policy frame or publication: it places a relation, it does not
/// collaborate.
#[derive(Clone, MergedObject)]
pub struct Context(EntityFields);

impl Context {
    /// The context in a row.
    #[must_use]
    pub fn new(asked: &Arc<Asked>, row: EntityIx) -> Self {
        Self(EntityFields::new(asked, row))
    }
}

impl Deref for Context {
    type Target = EntityFields;

    fn deref(&self) -> &EntityFields {
        &self.0
    }
}
