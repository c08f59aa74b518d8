//! The body of a request: one JSON object with `query`, `variables` and `operationName`.

use std::borrow::Cow;

use async_graphql::Variables;
use serde::Deserialize;

use super::error::{Code, Problem};

/// One question as sent. Other members (`extensions`) are passed over.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GraphqlRequest<'a> {
    /// The document.
    #[serde(borrow)]
    pub query: Cow<'a, str>,
    /// The values of its variables.
    #[serde(default)]
    pub variables: Option<Variables>,
    /// Which of its operations.
    #[serde(default)]
    pub operation_name: Option<String>,
}

impl<'a> GraphqlRequest<'a> {
    /// A request that is only a document.
    #[must_use]
    pub fn of(query: &'a str) -> Self {
        Self {
            query: query.into(),
            ..Self::default()
        }
    }

    /// Reads a body.
    ///
    /// # Errors
    /// `BAD_INPUT` when it is no such object; a list of requests (a batch) is none.
    pub fn read(body: &'a [u8]) -> Result<Self, Problem> {
        if body.trim_ascii_start().starts_with(b"[") {
            let message = "Lists of requests (batches) are not accepted. Send one JSON object.";
            return Err(Problem::new(Code::BadInput, message));
        }
        serde_json::from_slice(body).map_err(|error| {
            let message = format!(
                "The body is not a request: see line {}, column {}. Send a JSON object with \
                 'query' and, where needed, 'variables' and 'operationName'.",
                error.line(),
                error.column()
            );
            Problem::new(Code::BadInput, message)
        })
    }
}
