//! All addresses of the service, on one page.

use axum::Router;
use axum::routing::get;

use super::{assets, health};

/// The service's addresses. What is none of them is a file of the page, or the page itself.
pub fn router() -> Router {
    Router::new()
        .route("/health/live", get(health::live))
        .fallback(assets::serve)
}
