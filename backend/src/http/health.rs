//! Whether the process lives, and whether it can answer: for whoever starts and watches it.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::router::Faces;
use crate::access::{Caller, Role};
use crate::engine::Answers;
use crate::graphql::{GraphqlRequest, told};
use crate::mirror::Told;
use crate::store::Fault;

/// Why edits are refused where the files of a store can be read only.
const READ_ONLY: &str = "the store can be read and not written: its disk or folder is read-only";

/// The state of a part that answers depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Health {
    Ok,
    /// It answers, but there is nothing to tell.
    Degraded,
    Down,
}

impl Health {
    fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Degraded => "degraded",
            Self::Down => "down",
        }
    }

    fn status(self) -> StatusCode {
        match self {
            Self::Ok | Self::Degraded => StatusCode::OK,
            Self::Down => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

/// `GET /health/live`: the process answers.
pub(super) async fn live() -> Json<Value> {
    Json(json!({ "status": Health::Ok.word() }))
}

/// `GET /health/ready`: each part by name, and all together.
pub(super) async fn ready(State(faces): State<Arc<Faces>>) -> Response {
    let (snapshot, (store, reason)) = (snapshot(&faces).await, store(&faces).await);
    let mirror = faces.app.mirror().map(|mirror| mirror.told());
    let copy = mirror.as_ref().map_or(Health::Ok, copy);
    let worst = snapshot.max(store).max(copy);
    let mut told = json!({
        "status": worst.word(),
        "snapshot": snapshot.word(),
        "store": store.word(),
        "engine": engine(faces.app.answers()),
    });
    if let Some(reason) = reason {
        told["reason"] = reason.into();
    }
    if let Some(standing) = faces.app.standing() {
        let fault = standing.fault();
        let neo4j = match fault {
            None => Health::Ok,
            Some(Fault::ReadOnly | Fault::Slow(_)) => Health::Degraded,
            Some(_) => Health::Down,
        };
        told["neo4j"] = neo4j.word().into();
        if let Some(fault) = fault {
            told["reason"] = fault.in_public().into();
        }
    }
    if let Some(mirror) = mirror {
        told["neo4j"] = copy.word().into();
        told["behind"] = mirror.behind.into();
        if let Some(fault) = mirror.fault {
            told["reason"] = fault.in_public().into();
        }
    }
    (worst.status(), Json(told)).into_response()
}

/// What answers, and from what.
fn engine(answers: &Answers) -> Value {
    match answers {
        Answers::Memory(_) => json!({ "name": "memory" }),
        Answers::Parts(_) => json!({
            "name": "neo4j",
            "byParts": told::BY_PARTS,
            "onTheWhole": told::ON_THE_WHOLE,
            "why": told::WHY,
        }),
    }
}

/// A copy in a Neo4j: without it, or until it is filled, nothing else is missing.
fn copy(mirror: &Told) -> Health {
    match mirror {
        Told {
            fault: None,
            behind: Some(_),
        } => Health::Ok,
        _ => Health::Degraded,
    }
}

/// Where edits are kept, and what keeps them from it where that is known here: without it answers go on.
async fn store(faces: &Faces) -> (Health, Option<&'static str>) {
    let Some(log) = faces.app.log() else {
        return (Health::Degraded, None);
    };
    if let Some(standing) = faces.app.standing() {
        let health = match (standing.is_ready(), standing.fault()) {
            (false, _) => Health::Down,
            (true, Some(_)) => Health::Degraded,
            (true, None) => Health::Ok,
        };
        return (health, None);
    }
    let read = log.read(|log| Ok((log.heads(None, 1)?, log.is_read_only())));
    match read.await {
        Ok((_, false)) => (Health::Ok, None),
        Ok((_, true)) => (Health::Degraded, Some(READ_ONLY)),
        Err(_) => (Health::Degraded, None),
    }
}

/// The network that is answered from, asked the way that any client asks.
async fn snapshot(faces: &Faces) -> Health {
    let asked = GraphqlRequest::of("{ network { provenance { revision } } }");
    // Also where reading is closed: the answer goes no further than here.
    let reader = Caller::named("health", Role::Reader);
    let answer = faces.questions.execute_for(asked, reader).await;
    if answer.code.is_some() {
        return Health::Down;
    }
    let engine = faces.app.answers().in_memory();
    match engine.is_some_and(|engine| engine.snapshot().dataset().entities.is_empty()) {
        true => Health::Degraded,
        false => Health::Ok,
    }
}
