//! Connections: taken one by one, bounded in number and in time, and let finish when asked to stop.
//!
//! `axum::serve` has no timer for headers, hence hyper underneath. Knows no address of the service.

use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_io_timeout::TimeoutStream;

use super::limits::{
    CONNECTIONS_MAX, HEAD_BYTES_MAX, HEADERS_WITHIN, STOP_WITHIN, WAITING_MAX, WRITE_WITHIN,
};
use super::middleware::{self, Door};
use super::router::{Faces, router};
use super::stop::Stop;

/// Listens on an address. Call it within a runtime.
///
/// # Errors
/// When the address is taken, not this machine's, or not allowed.
pub fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = match address {
        SocketAddr::V4(_) => TcpSocket::new_v4(),
        SocketAddr::V6(_) => TcpSocket::new_v6(),
    }?;
    // Without it, a service that is started again at once finds its address taken.
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(WAITING_MAX)
}

/// Answers on a listener until `stop` is done, then lets requests in flight finish, for a while, and
/// tells web sockets that it is over.
///
/// Returns whether all of them did.
pub async fn serve(
    listener: TcpListener,
    door: Door,
    faces: Faces,
    stop: impl Future<Output = ()>,
) -> bool {
    let server = Server::new(door, faces);
    let mut stop = pin!(stop);
    loop {
        let slot = server.slot();
        tokio::select! {
            () = &mut stop => break,
            (slot, taken) = async { (slot.await, listener.accept().await) } => match taken {
                Ok((stream, _)) => server.take(stream, slot),
                Err(error) => pause(&error).await,
            },
        }
    }
    drop(listener);
    server.finish().await
}

struct Server {
    door: Door,
    router: Router,
    http: http1::Builder,
    slots: Arc<Semaphore>,
    stop: Stop,
}

impl Server {
    fn new(door: Door, faces: Faces) -> Self {
        let mut http = http1::Builder::new();
        http.timer(TokioTimer::new())
            .header_read_timeout(HEADERS_WITHIN)
            .max_header_size(HEAD_BYTES_MAX)
            .half_close(false);
        Self {
            door,
            stop: faces.sockets.stop.clone(),
            router: router(faces),
            http,
            slots: Arc::new(Semaphore::new(CONNECTIONS_MAX)),
        }
    }

    /// Room for one more connection, once there is. `None` never comes: the semaphore is not closed.
    async fn slot(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.slots).acquire_owned().await.ok()
    }

    fn take(&self, stream: TcpStream, slot: Option<OwnedSemaphorePermit>) {
        // Answers leave in one write: waiting to fill a packet would only delay them.
        let _ = stream.set_nodelay(true);
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(WRITE_WITHIN));
        let (door, router) = (self.door, self.router.clone());
        let service = service_fn(move |request| middleware::pass(door, router.clone(), request));
        let connection = self
            .http
            .serve_connection(TokioIo::new(Box::pin(stream)), service)
            .with_upgrades();
        let mut stopping = self.stop.open();
        tokio::spawn(async move {
            let mut connection = pin!(connection);
            let ended = tokio::select! {
                ended = connection.as_mut() => ended,
                () = stopping.asked() => {
                    connection.as_mut().graceful_shutdown();
                    connection.await
                }
            };
            if let Err(error) = ended {
                tracing::debug!(reason = error.to_string(), "connection ended early");
            }
            // A web socket that came of it counts by itself.
            drop((slot, stopping));
        });
    }

    async fn finish(self) -> bool {
        self.stop.ask();
        tokio::time::timeout(STOP_WITHIN, self.stop.all_gone())
            .await
            .is_ok()
    }
}

/// A listener that cannot accept (no files left) is tried again a little later.
async fn pause(error: &io::Error) {
    tracing::warn!(reason = error.to_string(), "no connection could be taken");
    tokio::time::sleep(Duration::from_millis(50)).await;
}
