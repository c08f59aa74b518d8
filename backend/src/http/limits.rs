//! How much and how long a client may take of the service. Units are in the names.

use std::time::Duration;

/// Of a request's body.
pub(super) const BODY_BYTES_MAX: usize = 64 * 1024;

/// Of a refused body, read and thrown away, so that a client that sends before it reads sees the
/// refusal instead of a reset connection.
pub(super) const DRAIN_BYTES_MAX: usize = 8 * 1024 * 1024;

/// For a request's line and headers, and between two requests on one connection.
pub(super) const HEADERS_WITHIN: Duration = Duration::from_secs(5);

/// For a request's body; with the headers together under ten seconds.
pub(super) const BODY_WITHIN: Duration = Duration::from_secs(4);

/// For a client to take the next piece of an answer.
pub(super) const WRITE_WITHIN: Duration = Duration::from_secs(10);

/// Of a request's line and headers together.
pub(super) const HEAD_BYTES_MAX: usize = 16 * 1024;

/// At once. More wait until one ends: stays under the 1,024 files that a process usually may open.
pub(super) const CONNECTIONS_MAX: usize = 512;

/// Connections that wait to be taken. With the usual 128, two hundred at once make others wait a second
/// for their second try.
pub(super) const WAITING_MAX: u32 = 1024;

/// For requests in flight, once the service is told to stop.
pub(super) const STOP_WITHIN: Duration = Duration::from_secs(9);

/// Answers under this size go out as they are: packing them costs more than it saves.
pub(super) const COMPRESS_BYTES_MIN: u64 = 2048;

/// How hard answers are packed, of brotli's 11 and gzip's 9 levels: beyond it, time doubles for a few
/// per cent.
pub(super) const COMPRESS_LEVEL: i32 = 4;

/// For a web socket to say who it is.
pub(super) const INIT_WITHIN: Duration = Duration::from_secs(10);

/// Between two pings to a web socket; one that answered none of both is let go.
pub(super) const KEEP_ALIVE_EVERY: Duration = Duration::from_secs(25);

/// For a web socket to hear why it is closed.
pub(super) const CLOSE_WITHIN: Duration = Duration::from_secs(2);

/// Running at once on one web socket.
pub(super) const SUBSCRIPTIONS_PER_SOCKET_MAX: usize = 20;

/// Of a web socket, in each direction.
pub(super) const SOCKET_BUFFER_BYTES: usize = 2 * 1024;
