//! A plain HTTP/1.1 client: what it sends is exactly what the test says.
//!
//! Every refusal and error that it reads is searched for words that none may hold.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::{Value, json};

use crate::Program;

/// Longer than any reply may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a stranger must not learn: paths of sources, names of crates, how it failed.
const SECRETS: [&str; 12] = [
    "panicked",
    ".rs:",
    "src/",
    "/home/",
    "/root/",
    "async_graphql",
    "async-graphql",
    "axum",
    "hyper",
    "tokio",
    "serde",
    "graph_data",
];

/// One connection to the program.
pub struct Connection {
    stream: BufReader<TcpStream>,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Reply {
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Connection {
    /// Connects.
    pub fn to(address: SocketAddr) -> Self {
        Self::over(TcpStream::connect_timeout(&address, PATIENCE).expect("a connection"))
    }

    /// Speaks over a connection that was made before.
    pub fn over(stream: TcpStream) -> Self {
        stream
            .set_read_timeout(Some(PATIENCE))
            .expect("a bound on reading");
        stream
            .set_write_timeout(Some(PATIENCE))
            .expect("a bound on writing");
        stream.set_nodelay(true).expect("no delay");
        Self {
            stream: BufReader::new(stream),
        }
    }

    /// Sends bytes; `false` when the other side has closed.
    pub fn send(&mut self, bytes: &[u8]) -> bool {
        self.stream.get_mut().write_all(bytes).is_ok()
    }

    /// Whether the other side closes within a time, whatever it says first.
    pub fn closes_within(&mut self, limit: Duration) -> bool {
        self.stream
            .get_ref()
            .set_read_timeout(Some(limit))
            .expect("a bound on reading");
        let mut piece = [0; 4096];
        loop {
            match self.stream.read(&mut piece) {
                Ok(0) => return true,
                Ok(_) => {}
                Err(error) => return error.kind() == std::io::ErrorKind::ConnectionReset,
            }
        }
    }

    /// The next reply, unless the connection closes first.
    pub fn reply(&mut self) -> Option<Reply> {
        let mut reply = self.head()?;
        reply.body = self.body(&reply)?;
        reply.assert_discreet();
        Some(reply)
    }

    /// The next reply as far as its body: all there is after `HEAD`.
    pub fn head(&mut self) -> Option<Reply> {
        let status = self.line()?.split(' ').nth(1)?.parse().ok()?;
        let mut headers = Vec::new();
        loop {
            let line = self.line()?;
            let Some((name, value)) = line.split_once(':') else {
                break;
            };
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        Some(Reply {
            status,
            headers,
            body: Vec::new(),
        })
    }

    fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        let read = self.stream.read_line(&mut line).ok()?;
        (read > 0).then(|| line.trim_end().to_owned())
    }

    fn body(&mut self, reply: &Reply) -> Option<Vec<u8>> {
        if reply.header("transfer-encoding") == Some("chunked") {
            return self.chunks();
        }
        let length = reply
            .header("content-length")
            .and_then(|length| length.parse().ok());
        self.bytes(length.unwrap_or(0))
    }

    fn chunks(&mut self) -> Option<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let length = usize::from_str_radix(&self.line()?, 16).ok()?;
            body.extend(self.bytes(length)?);
            self.line()?;
            if length == 0 {
                return Some(body);
            }
        }
    }

    fn bytes(&mut self, length: usize) -> Option<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.stream.read_exact(&mut bytes).ok()?;
        Some(bytes)
    }
}

impl Reply {
    /// The first header of a name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error} in {} {}", self.status, self.text()))
    }

    /// The codes of the errors in the body, in their order.
    pub fn codes(&self) -> Vec<String> {
        let answer = self.json();
        let errors = answer["errors"].as_array().cloned().unwrap_or_default();
        errors
            .iter()
            .map(|error| text(&error["extensions"]["code"]))
            .collect()
    }

    fn assert_discreet(&self) {
        let body = self.text();
        if self.status < 400 && !body.contains("\"errors\"") {
            return;
        }
        for secret in SECRETS {
            assert!(!body.contains(secret), "the reply tells {secret:?}: {body}");
        }
    }
}

/// A JSON text, or the JSON itself where it is none.
pub fn text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

impl Program {
    /// One request on a connection of its own, with these lines of headers besides `Host`.
    pub fn send(&self, method: &str, path: &str, headers: &[&str], body: &[u8]) -> Reply {
        let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\n", self.address);
        for line in headers {
            head.push_str(line);
            head.push_str("\r\n");
        }
        if !body.is_empty() {
            head.push_str(&format!("Content-Length: {}\r\n", body.len()));
        }
        head.push_str("\r\n");
        let mut connection = Connection::to(self.address);
        connection.send(head.as_bytes());
        connection.send(body);
        let reply = if method == "HEAD" {
            connection.head()
        } else {
            connection.reply()
        };
        reply.unwrap_or_else(|| panic!("no reply to {method} {path}"))
    }

    /// A `GET`.
    pub fn get(&self, path: &str) -> Reply {
        self.send("GET", path, &[], b"")
    }

    /// A question as JSON text.
    pub fn post(&self, body: &str) -> Reply {
        self.send(
            "POST",
            "/graphql",
            &["Content-Type: application/json"],
            body.as_bytes(),
        )
    }

    /// A question.
    pub fn ask(&self, query: &str, variables: Value) -> Reply {
        self.post(&json!({ "query": query, "variables": variables }).to_string())
    }
}

/// The bytes of a question, given as JSON text.
pub fn question(address: SocketAddr, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "POST /graphql HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\n\
         Content-Length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}
