//! Whether the process lives, and whether it can answer: for whoever starts and watches it.

use axum::Json;
use serde_json::{Value, json};

/// `GET /health/live`: the process answers.
pub(super) async fn live() -> Json<Value> {
    Json(json!({ "status": "ok" }))
}
