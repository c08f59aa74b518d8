//! `POST /graphql`: from bytes to a question, and from its answer to bytes.
//!
//! Reads the request as *GraphQL over HTTP* has it, JSON alone. What a question may cost and what it
//! means, `graphql` knows.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT, AUTHORIZATION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderName,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use http_body_util::{BodyExt, LengthLimitError, Limited};

use super::limits::{BODY_BYTES_MAX, BODY_WITHIN, DRAIN_BYTES_MAX};
use super::refusal::Refusal;
use super::router::Faces;
use crate::access::Caller;
use crate::graphql::{Answer, GraphqlRequest};

const JSON: &str = "application/json";

/// The type that lets a status say whether the question was one.
const RESPONSE_JSON: &str = "application/graphql-response+json";

/// `POST /graphql`.
pub(super) async fn answer(State(faces): State<Arc<Faces>>, request: Request) -> Response {
    let (parts, mut body) = request.into_parts();
    let bytes = match gather(&parts.headers, &mut body).await {
        Ok(bytes) => bytes,
        Err(refusal) => return refuse(refusal, body),
    };
    let question = match GraphqlRequest::read(&bytes) {
        Ok(question) => question,
        Err(problem) => return Refusal::NoQuestion(problem.message).into_response(),
    };
    let caller = match caller(&faces, &parts.headers) {
        Ok(caller) => caller,
        Err(refusal) => return refusal.into_response(),
    };
    tracing::debug!(operation = question.operation_name.as_deref(), "question");
    let answer = faces.questions.execute_for(question, caller).await;
    respond(answer, wants_response_json(&parts.headers))
}

/// Who asks, by the token that came along.
fn caller(faces: &Faces, headers: &HeaderMap) -> Result<Caller, Refusal> {
    if !headers.contains_key(AUTHORIZATION) {
        return Ok(Caller::nobody());
    }
    let header = only(headers, AUTHORIZATION).ok_or(Refusal::UnknownToken)?;
    caller_of(faces, Some(header))
}

/// Who asks, by what an `Authorization` header says.
pub(super) fn caller_of(faces: &Faces, header: Option<&str>) -> Result<Caller, Refusal> {
    let Some(header) = header else {
        return Ok(Caller::nobody());
    };
    let secret = bearer(header);
    let (Some(secret), Some(doorkeeper)) = (secret, faces.app.doorkeeper()) else {
        return Err(Refusal::UnknownToken);
    };
    match doorkeeper.caller(secret) {
        Ok(Some(caller)) => Ok(caller),
        Ok(None) => Err(Refusal::UnknownToken),
        Err(error) => {
            tracing::error!(reason = error.to_string(), "the tokens could not be read");
            Err(Refusal::TokensUnreadable)
        }
    }
}

/// The token of `Bearer …`.
fn bearer(header: &str) -> Option<&str> {
    let (scheme, secret) = header.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| secret.trim())
}

/// `/graphql` by any other method.
pub(super) async fn wrong_method(request: Request) -> Response {
    refuse(Refusal::Method, request.into_body())
}

/// The body, when it may be a question: of the right type, not packed, neither too large nor too slow.
async fn gather(headers: &HeaderMap, body: &mut Body) -> Result<Bytes, Refusal> {
    if !is_json(headers) {
        return Err(Refusal::MediaType);
    }
    if headers.contains_key(CONTENT_ENCODING) {
        return Err(Refusal::Encoding);
    }
    if announced_bytes(headers).is_some_and(|bytes| bytes > BODY_BYTES_MAX) {
        return Err(Refusal::TooLarge);
    }
    let bytes = whole(body).await?;
    if holds_nul(&bytes) {
        Err(Refusal::Nul)
    } else {
        Ok(bytes)
    }
}

/// Whether the type is JSON in UTF-8, said once.
fn is_json(headers: &HeaderMap) -> bool {
    let Some(media_type) = only(headers, CONTENT_TYPE) else {
        return false;
    };
    let mut parts = media_type.split(';').map(str::trim);
    parts
        .next()
        .is_some_and(|name| name.eq_ignore_ascii_case(JSON))
        && parts.all(|parameter| parameter.eq_ignore_ascii_case("charset=utf-8"))
}

fn announced_bytes(headers: &HeaderMap) -> Option<usize> {
    // A number that does not fit is larger than any that does.
    only(headers, CONTENT_LENGTH).map(|length| length.parse().unwrap_or(usize::MAX))
}

async fn whole(body: &mut Body) -> Result<Bytes, Refusal> {
    let limited = Limited::new(body, BODY_BYTES_MAX).collect();
    match tokio::time::timeout(BODY_WITHIN, limited).await {
        Err(_) => Err(Refusal::TooSlow),
        Ok(Ok(gathered)) => Ok(gathered.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(Refusal::TooLarge),
        Ok(Err(_)) => Err(Refusal::CutShort),
    }
}

/// Whether the NUL character stands there, as a byte or written out.
pub(super) fn holds_nul(bytes: &[u8]) -> bool {
    memchr::memchr(0, bytes).is_some() || memchr::memmem::find(bytes, b"\\u0000").is_some()
}

/// The answer as JSON. What is wrong with a question stands in the answer itself; only a client that
/// asks for the type made for it gets a status that says so too.
fn respond(answer: Answer, as_response_json: bool) -> Response {
    let (status, media_type) = match (as_response_json, answer.executed) {
        (true, true) => (StatusCode::OK, RESPONSE_JSON),
        (true, false) => (StatusCode::BAD_REQUEST, RESPONSE_JSON),
        (false, _) => (StatusCode::OK, JSON),
    };
    let media_type = HeaderValue::from_static(media_type);
    (status, [(CONTENT_TYPE, media_type)], answer.bytes).into_response()
}

fn wants_response_json(headers: &HeaderMap) -> bool {
    headers
        .get_all(ACCEPT)
        .iter()
        .filter_map(|accept| accept.to_str().ok())
        .any(|accept| {
            accept.split(',').any(|range| {
                let mut parts = range.split(';').map(str::trim);
                parts
                    .next()
                    .is_some_and(|name| name.eq_ignore_ascii_case(RESPONSE_JSON))
                    && parts.all(|parameter| !parameter.eq_ignore_ascii_case("q=0"))
            })
        })
}

/// The value of a header that stands there exactly once.
fn only(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

/// Refuses, and reads on for a while without keeping anything: a client that sends all before it reads
/// would otherwise see a reset connection instead of the refusal.
pub(super) fn refuse(refusal: Refusal, body: Body) -> Response {
    if refusal.leaves_body_unread() {
        tokio::spawn(tokio::time::timeout(BODY_WITHIN, drain(body)));
    }
    refusal.into_response()
}

async fn drain(mut body: Body) {
    let mut left = DRAIN_BYTES_MAX;
    while let Some(Ok(frame)) = body.frame().await {
        let bytes = frame.data_ref().map_or(0, Bytes::len);
        match left.checked_sub(bytes) {
            Some(less) => left = less,
            None => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types() {
        let check = |given: &[&'static str], expect: bool| {
            let mut headers = HeaderMap::new();
            for media_type in given {
                headers.append(CONTENT_TYPE, media_type.parse().unwrap());
            }
            assert_eq!(is_json(&headers), expect, "{given:?}");
        };
        check(&["application/json"], true);
        check(&["APPLICATION/JSON ; charset=UTF-8"], true);
        check(&["application/json; charset=utf-16"], false);
        check(&["application/json", "application/json"], false);
        check(&["text/plain"], false);
        check(&[], false);
    }

    #[test]
    fn wanted_types() {
        let check = |accept: &'static str, expect: bool| {
            let headers = HeaderMap::from_iter([(ACCEPT, accept.parse().unwrap())]);
            assert_eq!(wants_response_json(&headers), expect, "{accept}");
        };
        check("application/graphql-response+json", true);
        check(
            "application/json, Application/GraphQL-Response+JSON; charset=utf-8",
            true,
        );
        check("application/graphql-response+json;q=0, */*", false);
        check("*/*", false);
    }
}
