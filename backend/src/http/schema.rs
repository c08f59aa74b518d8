//! `GET /schema.graphql`: the published schema as text.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use super::router::Faces;

/// The schema, unless it is closed or the client has it already.
pub(super) async fn published(State(faces): State<Arc<Faces>>, headers: HeaderMap) -> Response {
    let Some(schema) = faces.schema.clone() else {
        return (StatusCode::NOT_FOUND, "not found\n").into_response();
    };
    let tag = tag(&schema);
    let known = headers
        .get(IF_NONE_MATCH)
        .is_some_and(|known| known.as_bytes() == tag.as_bytes());
    let kept = [(CACHE_CONTROL, "no-cache".to_owned()), (ETAG, tag)];
    if known {
        return (StatusCode::NOT_MODIFIED, kept).into_response();
    }
    (kept, [(CONTENT_TYPE, "text/plain; charset=utf-8")], schema).into_response()
}

/// Weak, since the same text is also sent packed.
fn tag(schema: &str) -> String {
    let mut hasher = DefaultHasher::new();
    schema.hash(&mut hasher);
    format!("W/\"{:016x}\"", hasher.finish())
}
