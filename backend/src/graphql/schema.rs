//! The schema as the library builds it, and as it is published.

use async_graphql::{SDLExportOptions, Schema, SchemaBuilder};

use super::mutation::Mutation;
use super::query::Query;
use super::subscription::Subscription;
use crate::app::App;

/// The executable schema.
pub type Executable = Schema<Query, Mutation, Subscription>;

/// A schema to which an app may still be given.
#[must_use]
pub fn builder() -> SchemaBuilder<Query, Mutation, Subscription> {
    Schema::build(Query::default(), Mutation::default(), Subscription)
}

/// The schema over an app.
#[must_use]
pub fn over(app: App) -> SchemaBuilder<Query, Mutation, Subscription> {
    builder().data(app)
}

/// The published schema: the text of `backend/schema.graphql`.
#[must_use]
pub fn published() -> String {
    let options = SDLExportOptions::new().use_space_ident().indent_width(2);
    builder().finish().sdl_with_options(options)
}
