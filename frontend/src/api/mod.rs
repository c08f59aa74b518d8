//! The only fetch: typed questions to GraphQL and their answers.
//!
//! Knows the wire; knows no component and no wording. An operation is a `.graphql` document with the
//! shape of its answer; a test asks each of the real service and reads the answer.

mod fetch;
mod hook;
mod json;
pub mod operations;
pub mod types;

pub use fetch::{Failure, Suggested, answers, read};
pub use hook::{Loaded, Loading, use_answer, use_answer_to};

use miniserde::{Deserialize, Serialize};

/// A question to GraphQL.
pub trait Operation: 'static {
    /// The document, fragments included.
    const DOCUMENT: &'static str;
    /// What is filled in.
    type Variables: Serialize;
    /// The shape of `data` in the answer.
    type Answer: Deserialize + 'static;
}
