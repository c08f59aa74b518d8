//! The messages of graphql-transport-ws as text, both ways, and the codes with which a socket closes.
//!
//! Knows nothing of what is asked or answered.

use axum::extract::ws::CloseFrame;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::graphql::{Answer, GraphqlRequest};

/// Of the name that a client gives to a subscription.
const ID_BYTES_MAX: usize = 200;

/// What a client says.
#[derive(Debug, PartialEq)]
pub(super) enum Said {
    /// Who it is, as an HTTP header would say it.
    Init(Option<String>),
    Ping(Option<Value>),
    Pong,
    Subscribe(String, Value),
    Complete(String),
}

/// Why a socket closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Close {
    /// The service stops.
    GoingAway,
    /// A message is larger than is read.
    TooLarge,
    /// Tokens cannot be looked up.
    TokensUnreadable,
    /// It does not speak the protocol.
    BadMessage(&'static str),
    /// It subscribes before it said who it is.
    Unauthorized,
    /// The token does not count (any more).
    UnknownToken,
    /// Reading needs a token.
    ReadingClosed,
    /// It never said who it is.
    InitTimeout,
    /// An id of a subscription that is still running.
    SameId,
    /// It said twice who it is.
    SecondInit,
    /// Too many subscriptions.
    TooMany,
}

impl Close {
    fn code_and_reason(self) -> (u16, &'static str) {
        match self {
            Self::GoingAway => (1001, "The service stops"),
            Self::TooLarge => (1009, "A message is larger than 65536 bytes"),
            Self::TokensUnreadable => (1011, "Tokens cannot be looked up now; try again later"),
            Self::BadMessage(what) => (4400, what),
            Self::Unauthorized => (4401, "Unauthorized: send connection_init first"),
            Self::UnknownToken => (4403, "Forbidden: this token does not count (any more)"),
            Self::ReadingClosed => (4403, "Forbidden: reading needs a token here"),
            Self::InitTimeout => (4408, "Connection initialisation timeout"),
            Self::SameId => (4409, "Subscriber for this id already exists"),
            Self::SecondInit => (4429, "Too many initialisation requests"),
            Self::TooMany => (4429, "Too many subscriptions on one socket: at most 20"),
        }
    }

    /// The frame that says so.
    pub(super) fn frame(self) -> CloseFrame {
        let (code, reason) = self.code_and_reason();
        CloseFrame {
            code,
            reason: reason.into(),
        }
    }
}

#[derive(Deserialize)]
struct Message {
    #[serde(rename = "type")]
    kind: String,
    id: Option<String>,
    payload: Option<Value>,
}

/// Reads a message.
///
/// # Errors
/// How the socket closes when it is none.
pub(super) fn read(text: &str) -> Result<Said, Close> {
    let bad = |what| Err(Close::BadMessage(what));
    let Ok(Message { kind, id, payload }) = serde_json::from_str(text) else {
        return bad("A message is a JSON object with a type");
    };
    let id = id.filter(|id| !id.is_empty() && id.len() <= ID_BYTES_MAX);
    match (kind.as_str(), id, payload) {
        ("connection_init", _, payload) => authorization(payload).map(Said::Init),
        ("ping", _, payload) => Ok(Said::Ping(payload)),
        ("pong", ..) => Ok(Said::Pong),
        ("subscribe", Some(id), Some(payload @ Value::Object(_))) => {
            Ok(Said::Subscribe(id, payload))
        }
        ("complete", Some(id), _) => Ok(Said::Complete(id)),
        ("subscribe", None, _) | ("complete", None, _) => {
            bad("A subscription has an id of 1 to 200 bytes")
        }
        ("subscribe", ..) => bad("A subscription has a payload with a query"),
        _ => bad("Unknown type of message"),
    }
}

/// What stands under `authorization`, in any case, as headers have it.
fn authorization(payload: Option<Value>) -> Result<Option<String>, Close> {
    const NO_TEXT: Close = Close::BadMessage("authorization is a text: Bearer, a space, the token");
    let members = match payload {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::Object(members)) => members,
        Some(_) => {
            return Err(Close::BadMessage(
                "The payload of connection_init is an object",
            ));
        }
    };
    let mut named = members
        .into_iter()
        .filter(|(name, _)| name.eq_ignore_ascii_case("authorization"));
    match (named.next(), named.next()) {
        (None, _) | (Some((_, Value::Null)), None) => Ok(None),
        (Some((_, Value::String(text))), None) => Ok(Some(text)),
        _ => Err(NO_TEXT),
    }
}

/// The request in the payload of a subscription; without one, why not.
pub(super) fn request(payload: Value) -> Result<GraphqlRequest<'static>, Value> {
    GraphqlRequest::deserialize(payload).map_err(|_| {
        let message = "The payload is no request. Send an object with 'query' and, where needed, \
                       'variables' and 'operationName'.";
        json!([{ "message": message, "extensions": { "code": "BAD_INPUT" } }])
    })
}

/// That it is known who speaks.
pub(super) fn ack() -> String {
    json!({ "type": "connection_ack" }).to_string()
}

/// The answer to a ping.
pub(super) fn pong(payload: Option<Value>) -> String {
    match payload {
        Some(payload) => json!({ "type": "pong", "payload": payload }).to_string(),
        None => json!({ "type": "pong" }).to_string(),
    }
}

/// A revision, as JSON, for a subscription.
pub(super) fn next(id: &str, payload: &[u8]) -> String {
    let payload = String::from_utf8_lossy(payload);
    format!(
        r#"{{"id":{},"type":"next","payload":{payload}}}"#,
        Value::from(id)
    )
}

/// That a subscription is refused, or ends by a fault.
pub(super) fn error(id: &str, errors: &Value) -> String {
    json!({ "id": id, "type": "error", "payload": errors }).to_string()
}

/// The errors of an answer.
pub(super) fn errors(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.bytes)
        .map_or(Value::Null, |mut answer: Value| answer["errors"].take())
}

/// That a subscription is over.
pub(super) fn complete(id: &str) -> String {
    json!({ "id": id, "type": "complete" }).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages() {
        let check = |text: &str, expect: Result<Said, u16>| {
            let found = read(text).map_err(|close| close.code_and_reason().0);
            assert_eq!(found, expect, "{text}");
        };
        let init = |token: Option<&str>| Ok(Said::Init(token.map(str::to_owned)));
        check(r#"{"type":"connection_init"}"#, init(None));
        check(r#"{"type":"connection_init","payload":null}"#, init(None));
        check(
            r#"{"type":"connection_init","payload":{"Authorization":"Bearer x","x":1}}"#,
            init(Some("Bearer x")),
        );
        check(r#"{"type":"connection_init","payload":[]}"#, Err(4400));
        check(
            r#"{"type":"connection_init","payload":{"authorization":1}}"#,
            Err(4400),
        );
        check(
            r#"{"type":"connection_init","payload":{"authorization":"a","Authorization":"b"}}"#,
            Err(4400),
        );
        check(
            r#"{"type":"ping","payload":{"a":1}}"#,
            Ok(Said::Ping(Some(json!({ "a": 1 })))),
        );
        check(r#"{"type":"pong"}"#, Ok(Said::Pong));
        check(
            r#"{"type":"complete","id":"a"}"#,
            Ok(Said::Complete("a".into())),
        );
        check(r#"{"type":"complete","id":""}"#, Err(4400));
        check(r#"{"type":"subscribe","id":"a"}"#, Err(4400));
        check(r#"{"type":"subscribe","payload":{}}"#, Err(4400));
        check(r#"{"type":"next"}"#, Err(4400));
        check("{}", Err(4400));
        check("[]", Err(4400));
        check("", Err(4400));
    }

    #[test]
    fn every_reason_fits_a_close_frame() {
        for close in [
            Close::GoingAway,
            Close::TooLarge,
            Close::TokensUnreadable,
            Close::Unauthorized,
            Close::UnknownToken,
            Close::ReadingClosed,
            Close::InitTimeout,
            Close::SameId,
            Close::SecondInit,
            Close::TooMany,
        ] {
            assert!(close.frame().reason.len() <= 123, "{close:?}");
        }
    }

    #[test]
    fn a_name_that_is_hard_to_write_comes_back_as_it_was() {
        let told = next("a\"\\\n", br#"{"data":null}"#);
        let told: Value = serde_json::from_str(&told).expect("JSON");
        assert_eq!(told["id"], "a\"\\\n");
    }
}
