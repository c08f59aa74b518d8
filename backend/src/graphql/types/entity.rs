//! What can stand at the end of a relation: an actor, a lever or a context, and what all three share.

#![expect(
    clippy::duplicated_attributes,
    reason = "each field of the interface has a `name` and a `ty`; clippy takes them for repeats of one another"
)]

use std::borrow::Cow;
use std::sync::Arc;

use async_graphql::parser::types::Field;
use async_graphql::registry::Registry;
use async_graphql::{ContextSelectionSet, Interface, OutputType, Positioned, ServerResult, Value};
use graph_data::model::{Category, EntityIx};

use super::evidence::Identifier;
use super::lever::Lever;
use super::relation::Relation;
use super::shared::names::*;
use crate::graphql::asked::Asked;

/// Anything with an id of its own.
#[derive(Interface)]
#[graphql(field(
    name = "id",
    ty = "IdText<'_>",
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
        match entity.0 {
            AnyEntity::Actor(actor) => Self::Actor(actor),
            AnyEntity::Lever(lever) => Self::Lever(lever),
            AnyEntity::Context(context) => Self::Context(context),
        }
    }
}

/// What can stand at the end of a relation: an Actor, a Lever or a Context. All three have these
/// fields.
#[derive(Clone, Interface)]
#[graphql(
    name = "Entity",
    field(
        name = "id",
        ty = "IdText<'_>",
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
        ),
        arg(
            name = "direction",
            ty = "Option<Direction>",
            default_with = "Some(Direction::Any)",
            desc = "Those that start here (OUTGOING), end here (INCOMING), or either."
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
        name = "cluster",
        ty = "Option<Cluster>",
        desc = "The cluster that it is in; null outside the walkable network.",
        arg(
            name = "resolution",
            ty = "Option<f64>",
            default_with = "Some(1.0)",
            desc = "Higher gives more and smaller clusters: 0.01 to 100."
        ),
        arg(
            name = "seed",
            ty = "Option<i32>",
            default_with = "Some(1)",
            desc = "From where chance starts: 0 to 2147483647."
        )
    ),
    field(
        name = "degree",
        ty = "i32",
        desc = "Entities to which it is tied in the walkable network of the view."
    )
)]
pub enum AnyEntity {
    /// An actor.
    Actor(Actor),
    /// A lever.
    Lever(Lever),
    /// A context.
    Context(Context),
}

/// An actor, a lever or a context, answered as what it is: the interface itself would answer with one
/// more step per field, and its errors would not say where they happened.
#[derive(Clone)]
pub struct Entity(AnyEntity);

impl OutputType for Entity {
    fn type_name() -> Cow<'static, str> {
        AnyEntity::type_name()
    }

    fn introspection_type_name(&self) -> Cow<'static, str> {
        self.0.introspection_type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        AnyEntity::create_type_info(registry)
    }

    async fn resolve(
        &self,
        ctx: &ContextSelectionSet<'_>,
        field: &Positioned<Field>,
    ) -> ServerResult<Value> {
        match &self.0 {
            AnyEntity::Actor(actor) => actor.resolve(ctx, field).await,
            AnyEntity::Lever(lever) => lever.resolve(ctx, field).await,
            AnyEntity::Context(context) => context.resolve(ctx, field).await,
        }
    }
}

impl Entity {
    /// The entity in a row.
    #[must_use]
    pub fn new(asked: &Arc<Asked>, row: EntityIx) -> Self {
        Self(match asked.network().category(row) {
            Category::Organisation | Category::Government => {
                AnyEntity::Actor(Actor::new(asked, row))
            }
            Category::Lever => AnyEntity::Lever(Lever::new(asked, row)),
            Category::Context => AnyEntity::Context(Context::new(asked, row)),
        })
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

/// An organisation, government body, network, fund, programme… that can act.
#[derive(Clone, Description)]
pub struct Actor(EntityFields);

impl Actor {
    /// The actor in a row.
    #[must_use]
    pub fn new(asked: &Arc<Asked>, row: EntityIx) -> Self {
        Self(EntityFields::new(asked, row))
    }

    /// The actors in rows.
    ///
    /// # Errors
    /// `TOO_LARGE` or `TIMEOUT` when the request's allowance is used up.
    pub fn list(asked: &Arc<Asked>, rows: &[EntityIx]) -> Result<Vec<Self>, Problem> {
        asked.allowance().take(rows.len())?;
        Ok(rows.iter().map(|row| Self::new(asked, *row)).collect())
    }
}

entity_object!(Actor {
    /// Its numbers in registers.
    async fn identifiers(&self) -> Vec<Identifier<'_>> {
        self.0.facts().identifiers.iter().map(Identifier).collect()
    }
    /// The whole that it is structurally part of: the target of its first part-of relation in the view
    /// that has not ended.
    async fn parent(&self) -> Option<Entity> {
        let parent = self.0.asked().prepared().parent_of(self.0.row());
        parent.map(|parent| Entity::new(self.0.asked(), parent))
    }
    /// The levers that it belongs to, by id.
    async fn levers(&self) -> Vec<Lever> {
        let levers = self.0.asked().prepared().levers_of(self.0.row());
        levers
            .into_iter()
            .map(|e| Lever::new(self.0.asked(), e))
            .collect()
    }
    /// A functional mailbox or page, never a person's.
    async fn contact(&self) -> Option<&str> {
        self.0.facts().contact.as_deref()
    }
});

/// An event, umbrella body, policy frame or publication: it places a relation, it does not
/// collaborate.
#[derive(Clone, Description)]
pub struct Context(EntityFields);

impl Context {
    /// The context in a row.
    #[must_use]
    pub fn new(asked: &Arc<Asked>, row: EntityIx) -> Self {
        Self(EntityFields::new(asked, row))
    }
}

entity_object!(Context {});
