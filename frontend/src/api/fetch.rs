//! One question over HTTP, and what can go wrong with it.

use gloo_net::http::Request;
use serde::{Deserialize, Serialize};

use super::Operation;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// The service could not be reached.
    Offline,
    /// The service refused the question.
    Refused(Refusal),
    /// The service answered with something that is no answer (its HTTP status).
    Broken(u16),
}

/// What the service says of a question that it refuses.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Refusal {
    /// In plain words (English: meant for the details, not for the page).
    pub message: String,
    /// What sort of refusal.
    #[serde(default)]
    pub extensions: Extensions,
}

/// The machine-readable part of a refusal.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Extensions {
    /// `BAD_INPUT`, `NOT_FOUND`, `TIMEOUT`…
    #[serde(default)]
    pub code: String,
    /// The argument that it is about.
    #[serde(default)]
    pub argument: Option<String>,
    /// What may have been meant: ids.
    #[serde(default)]
    pub suggestions: Vec<String>,
}

#[derive(Serialize)]
struct Body<'a, V> {
    query: &'a str,
    variables: &'a V,
}

#[derive(Deserialize)]
struct Reply<T> {
    data: Option<T>,
    #[serde(default)]
    errors: Vec<Refusal>,
}

/// Asks and waits for the answer.
pub(super) async fn ask<O: Operation>(variables: &O::Variables) -> Result<O::Answer, Failure> {
    let request = Request::post("/graphql")
        .json(&Body {
            query: O::DOCUMENT,
            variables,
        })
        .map_err(|_| Failure::Broken(0))?;
    let response = request.send().await.map_err(|_| Failure::Offline)?;
    let status = response.status();
    let reply: Reply<O::Answer> = response.json().await.map_err(|_| Failure::Broken(status))?;
    match (reply.errors.into_iter().next(), reply.data) {
        (Some(refusal), _) => Err(Failure::Refused(refusal)),
        (None, Some(answer)) => Ok(answer),
        (None, None) => Err(Failure::Broken(status)),
    }
}
