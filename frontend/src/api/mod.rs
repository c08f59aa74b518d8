//! The only fetch: typed questions to GraphQL and their answers.
//!
//! Knows the wire; knows no component and no wording. An operation is a `.graphql` document with the
//! shape of its answer; both are held against `backend/schema.graphql` by a test.

mod fetch;
mod hook;
pub mod operations;
pub mod types;

pub use fetch::Failure;
pub use hook::{Loaded, Loading, use_answer};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A question to GraphQL.
pub trait Operation: 'static {
    /// The document, fragments included.
    const DOCUMENT: &'static str;
    /// What is filled in.
    type Variables: Serialize + Clone + PartialEq + 'static;
    /// The shape of `data` in the answer.
    type Answer: DeserializeOwned + 'static;
}
