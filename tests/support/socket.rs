//! A plain client of web sockets: what it says is exactly what the test says.

use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::{Value, json};
use tungstenite::client::IntoClientRequest;
use tungstenite::http::HeaderValue;
use tungstenite::protocol::{Message, WebSocketConfig};
use tungstenite::{Error, HandshakeError, WebSocket, client};

use crate::Program;

/// Longer than anything may take that is waited for.
const PATIENCE: Duration = Duration::from_secs(30);
const PROTOCOL: &str = "graphql-transport-ws";

/// One web socket to the program.
pub struct Socket(WebSocket<TcpStream>);

/// What came.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    Message(Value),
    /// It was closed, with a code and a reason.
    Closed(u16, String),
    /// It broke off.
    Gone,
    /// Nothing, in the time that was given.
    Nothing,
}

impl Socket {
    /// Opens one with another header, or tells the status with which it was refused.
    ///
    /// # Errors
    /// The status.
    pub fn open_with(program: &Program, header: Option<(&'static str, &str)>) -> Result<Self, u16> {
        Self::open_at(program.address, header)
    }

    /// The same, at an address.
    ///
    /// # Errors
    /// The status.
    pub fn open_at(to: SocketAddr, header: Option<(&'static str, &str)>) -> Result<Self, u16> {
        let address = format!("ws://{to}/graphql");
        let mut request = address.into_client_request().expect("an address");
        let headers = request.headers_mut();
        headers.insert("Sec-WebSocket-Protocol", HeaderValue::from_static(PROTOCOL));
        if let Some((name, value)) = header {
            headers.insert(name, value.parse().expect("a header"));
        }
        let stream = TcpStream::connect(to).expect("a connection");
        stream.set_nodelay(true).expect("no delay");
        stream
            .set_read_timeout(Some(PATIENCE))
            .expect("a bound on reading");
        stream
            .set_write_timeout(Some(PATIENCE))
            .expect("a bound on writing");
        let config = WebSocketConfig::default().read_buffer_size(4 * 1024);
        match client::client_with_config(request, stream, Some(config)) {
            Ok((socket, _)) => Ok(Self(socket)),
            Err(HandshakeError::Failure(Error::Http(response))) => Err(response.status().as_u16()),
            Err(error) => panic!("no handshake: {error}"),
        }
    }

    /// Opens one.
    pub fn open(program: &Program) -> Self {
        Self::open_with(program, None).unwrap_or_else(|status| panic!("refused with {status}"))
    }

    /// Opens one and says who it is.
    pub fn known(program: &Program, token: Option<&str>) -> Self {
        let mut socket = Self::open(program);
        socket.init(token);
        assert_eq!(
            socket.hear(),
            Heard::Message(json!({ "type": "connection_ack" }))
        );
        socket
    }

    /// Says who it is.
    pub fn init(&mut self, token: Option<&str>) {
        let payload = token.map(|token| json!({ "authorization": format!("Bearer {token}") }));
        self.say(&json!({ "type": "connection_init", "payload": payload }));
    }

    /// Subscribes.
    pub fn subscribe(&mut self, id: &str, query: &str) {
        self.say(&json!({ "id": id, "type": "subscribe", "payload": { "query": query } }));
    }

    /// Says something; `false` when the other side is gone.
    pub fn say(&mut self, message: &Value) -> bool {
        self.send(Message::text(message.to_string()))
    }

    /// Says something in any form.
    pub fn send(&mut self, message: Message) -> bool {
        self.0.send(message).is_ok()
    }

    /// The underlying connection, for what is no message at all.
    pub fn stream(&mut self) -> &mut TcpStream {
        self.0.get_mut()
    }

    /// The next thing that comes; pings are answered on the way.
    pub fn hear(&mut self) -> Heard {
        self.hear_within(PATIENCE)
    }

    /// What comes within a time.
    pub fn hear_within(&mut self, limit: Duration) -> Heard {
        let bound = self.0.get_ref().set_read_timeout(Some(limit));
        bound.expect("a bound on reading");
        loop {
            match self.0.read() {
                Ok(Message::Text(text)) => {
                    return Heard::Message(serde_json::from_str(&text).expect("JSON"));
                }
                Ok(Message::Close(frame)) => {
                    let frame = frame.map(|f| (f.code.into(), f.reason.to_string()));
                    let (code, reason) = frame.unwrap_or_default();
                    return Heard::Closed(code, reason);
                }
                Ok(_) => {}
                Err(Error::Io(error)) if is_late(&error) => return Heard::Nothing,
                Err(_) => return Heard::Gone,
            }
        }
    }

    /// Reading never waits from now on.
    pub fn never_wait(&mut self) {
        let set = self.0.get_ref().set_nonblocking(true);
        set.expect("a socket that does not wait");
    }

    /// A message that came already, of a socket that does not wait.
    pub fn at_hand(&mut self) -> Option<Value> {
        loop {
            match self.0.read() {
                Ok(Message::Text(text)) => {
                    return Some(serde_json::from_str(&text).expect("JSON"));
                }
                Ok(Message::Ping(_) | Message::Pong(_)) => {}
                Err(Error::Io(error)) if is_late(&error) => return None,
                other => panic!("it is over: {other:?}"),
            }
        }
    }

    /// The next revision that comes for a subscription.
    pub fn next(&mut self, id: &str) -> Value {
        match self.hear() {
            Heard::Message(mut message) => {
                assert_eq!(
                    (&message["type"], &message["id"]),
                    (&json!("next"), &json!(id)),
                    "{message}"
                );
                assert_eq!(message["payload"]["errors"], Value::Null, "{message}");
                message["payload"]["data"]["revisions"].take()
            }
            other => panic!("no revision: {other:?}"),
        }
    }

    /// The code with which it is closed, after whatever comes before.
    pub fn close_code(&mut self) -> u16 {
        loop {
            match self.hear() {
                Heard::Message(_) => {}
                Heard::Closed(code, _) => return code,
                other => panic!("not closed: {other:?}"),
            }
        }
    }
}

fn is_late(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{TimedOut, WouldBlock};
    matches!(error.kind(), TimedOut | WouldBlock)
}
