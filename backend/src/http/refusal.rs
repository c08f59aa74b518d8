//! Requests that are turned away before a question is read, each with its status, code and words.
//!
//! The words name what is wrong and what to do, never what was sent.

use std::borrow::Cow;

use axum::http::header::{ALLOW, CONNECTION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::limits::BODY_BYTES_MAX;
use crate::telemetry::Reference;

/// Why a request is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The `Host` header names another machine: a page that was rebound to this address.
    ForeignHost,
    /// A page of another site sends it.
    ForeignOrigin,
    /// Questions come by POST.
    Method,
    /// Not JSON by its type.
    MediaType,
    /// Compressed.
    Encoding,
    TooLarge,
    TooSlow,
    /// The connection broke off in mid-body.
    CutShort,
    Nul,
    /// A token that does not count.
    UnknownToken,
    /// Tokens cannot be looked up now.
    TokensUnreadable,
    /// An upgrade that is none to a web socket.
    NoSocket,
    /// A web socket for another protocol than ours.
    Protocol,
    /// No room for one more web socket.
    SocketsTaken,
    /// Not a GraphQL request, for the reason told.
    NoQuestion(String),
}

impl Refusal {
    fn status(&self) -> StatusCode {
        match self {
            Self::ForeignHost => StatusCode::MISDIRECTED_REQUEST,
            Self::ForeignOrigin => StatusCode::FORBIDDEN,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::MediaType | Self::Encoding => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::UnknownToken => StatusCode::UNAUTHORIZED,
            Self::TokensUnreadable | Self::SocketsTaken => StatusCode::SERVICE_UNAVAILABLE,
            Self::NoSocket | Self::Protocol | Self::CutShort | Self::Nul | Self::NoQuestion(_) => {
                StatusCode::BAD_REQUEST
            }
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::ForeignHost | Self::ForeignOrigin => "FORBIDDEN",
            Self::TooLarge => "TOO_LARGE",
            Self::TooSlow => "TIMEOUT",
            Self::UnknownToken => "UNAUTHENTICATED",
            Self::TokensUnreadable | Self::SocketsTaken => "UNAVAILABLE",
            _ => "BAD_INPUT",
        }
    }

    fn message(&self) -> Cow<'_, str> {
        match self {
            Self::ForeignHost => "The Host header does not name this server.".into(),
            Self::ForeignOrigin => "Questions from pages of other sites are not answered.".into(),
            Self::Method => "Questions are sent with POST.".into(),
            Self::MediaType => "Send the question as Content-Type: application/json.".into(),
            Self::Encoding => {
                "Send the question uncompressed: Content-Encoding is not taken.".into()
            }
            Self::TooLarge => format!("The request is larger than {BODY_BYTES_MAX} bytes.").into(),
            Self::TooSlow => "The request took too long to arrive.".into(),
            Self::CutShort => "The request broke off before its end.".into(),
            Self::Nul => "The request holds a NUL character.".into(),
            Self::UnknownToken => "This token does not count (any more). Ask whoever runs the \
                                   service for another one."
                .into(),
            Self::TokensUnreadable => "Tokens cannot be looked up now. Try again later.".into(),
            Self::NoSocket => "This is no handshake of a web socket (RFC 6455, version 13).".into(),
            Self::Protocol => {
                "Open the web socket with the subprotocol graphql-transport-ws.".into()
            }
            Self::SocketsTaken => "All places for web sockets are taken. Try again later.".into(),
            Self::NoQuestion(why) => why.as_str().into(),
        }
    }
}

impl Refusal {
    /// Whether the client may still be sending when the refusal leaves.
    pub(super) fn leaves_body_unread(&self) -> bool {
        matches!(
            self,
            Self::Method | Self::MediaType | Self::Encoding | Self::TooLarge
        )
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = error(self.status(), self.code(), &self.message(), None);
        let headers = response.headers_mut();
        match self {
            Self::Method => drop(headers.insert(ALLOW, HeaderValue::from_static("POST"))),
            Self::TooSlow => drop(headers.insert(CONNECTION, HeaderValue::from_static("close"))),
            _ => {}
        }
        response
    }
}

/// The answer to a request whose handling panicked: what happened stands in the log alone.
pub(super) fn internal(reference: Reference) -> Response {
    let message = "Something went wrong on the server. The log tells more under this reference.";
    error(
        StatusCode::INTERNAL_SERVER_ERROR,
        "INTERNAL",
        message,
        Some(reference),
    )
}

fn error(status: StatusCode, code: &str, message: &str, reference: Option<Reference>) -> Response {
    let mut extensions = json!({ "code": code });
    if let Some(reference) = reference {
        extensions["reference"] = reference.to_string().into();
    }
    let body = json!({ "errors": [{ "message": message, "extensions": extensions }] });
    (
        status,
        [(CONTENT_TYPE, "application/json")],
        body.to_string(),
    )
        .into_response()
}
