//! The only fetch: typed questions to GraphQL and their answers.
//!
//! Knows the wire; knows no component and no wording. An operation is a `.graphql` document with the
//! shape of its answer; a test asks each of the real service and reads the answer.

mod earlier;
mod fetch;
mod hook;
mod json;
pub mod line;
pub mod news;
pub mod operations;
pub mod session;
pub mod types;

pub use earlier::ask_of;
pub use fetch::{Failure, Suggested, answers, read};
pub use hook::{
    Loaded, Loading, on_renewal, renew, shown_revision, use_answer, use_answer_to, was_missed,
};
pub use json::text;

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

/// Asks once, whatever is kept of earlier replies, and gives the reply as it came.
///
/// # Errors
/// When the service cannot be reached, or its reply cannot be read.
pub async fn reply<O: Operation>(variables: &O::Variables) -> Result<String, Failure> {
    fetch::ask(
        O::DOCUMENT,
        &earlier::variables(O::DOCUMENT, &text(variables)),
    )
    .await
}

/// Asks once, whatever is kept of earlier replies.
///
/// # Errors
/// Why there is no answer.
pub async fn answer<O: Operation>(variables: &O::Variables) -> Result<O::Answer, Failure> {
    read(&reply::<O>(variables).await?)
}
