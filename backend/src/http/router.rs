//! All addresses of the service, on one page.

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::SizeAbove;

use super::limits::{COMPRESS_BYTES_MIN, COMPRESS_LEVEL};
use super::socket::{self, Sockets};
use super::{assets, graphql, health, schema};
use crate::app::App;
use crate::graphql::Api;

/// What the addresses answer from.
pub struct Faces {
    /// The running program.
    pub app: App,
    /// Who answers questions.
    pub questions: Api,
    /// The published schema; `None` where the operator keeps it closed.
    pub schema: Option<String>,
    /// Room for web sockets.
    pub sockets: Sockets,
}

/// The service's addresses. What is none of them is a file of the page, or the page itself.
pub(super) fn router(faces: Faces) -> Router {
    Router::new()
        .route(
            "/graphql",
            post(graphql::answer)
                .get(socket::open)
                .fallback(graphql::wrong_method)
                .layer(packing()),
        )
        .route("/schema.graphql", get(schema::published).layer(packing()))
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .with_state(Arc::new(faces))
        .fallback(assets::serve)
}

/// Packs large answers for clients that ask for it. The files of the page are packed beforehand.
fn packing() -> CompressionLayer<SizeAbove> {
    CompressionLayer::new()
        .quality(CompressionLevel::Precise(COMPRESS_LEVEL))
        .compress_when(SizeAbove::new(COMPRESS_BYTES_MIN))
}
