//! `GET /graphql`: web sockets for subscriptions, by the protocol graphql-transport-ws.
//!
//! `protocol` knows its messages and close codes, `talk` what is said when; here a socket is let in.

mod protocol;
mod talk;

use std::sync::Arc;

use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::{Request, State, WebSocketUpgrade};
use axum::http::header::UPGRADE;
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;

use super::graphql::refuse;
use super::limits::{BODY_BYTES_MAX, SOCKET_BUFFER_BYTES};
use super::refusal::Refusal;
use super::router::Faces;
use super::stop::Stop;
use talk::Talk;

const PROTOCOL: &str = "graphql-transport-ws";

/// Room for so many web sockets, and the word to stop that they hear.
#[derive(Clone, Debug)]
pub struct Sockets {
    room: Arc<Semaphore>,
    pub(super) stop: Stop,
}

impl Sockets {
    /// Room for so many at once.
    #[must_use]
    pub fn new(max: usize) -> Self {
        Self {
            room: Arc::new(Semaphore::new(max)),
            stop: Stop::new(),
        }
    }
}

/// `GET /graphql`: a web socket, or nothing.
pub(super) async fn open(
    State(faces): State<Arc<Faces>>,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
    request: Request,
) -> Response {
    if !request.headers().contains_key(UPGRADE) {
        return refuse(Refusal::Method, request.into_body());
    }
    let Ok(upgrade) = upgrade.map(|upgrade| upgrade.protocols([PROTOCOL])) else {
        return Refusal::NoSocket.into_response();
    };
    if upgrade.selected_protocol().is_none() {
        return Refusal::Protocol.into_response();
    }
    let Ok(room) = Arc::clone(&faces.sockets.room).try_acquire_owned() else {
        return Refusal::SocketsTaken.into_response();
    };
    let stopping = faces.sockets.stop.open();
    upgrade
        .read_buffer_size(SOCKET_BUFFER_BYTES)
        .write_buffer_size(SOCKET_BUFFER_BYTES)
        .max_message_size(BODY_BYTES_MAX)
        .max_frame_size(BODY_BYTES_MAX)
        .on_upgrade(async move |socket| {
            Talk::new(socket, faces, stopping).hold().await;
            drop(room);
        })
}
