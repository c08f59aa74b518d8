//! The program `schakel`: reads the command line and starts what it asks for.

mod http;

use std::net::SocketAddr;

use axum::Router;
use axum::routing::get;
use clap::Parser;
use tokio::net::TcpListener;

/// Who works with whom on social innovation, and on what evidence.
#[derive(Parser)]
enum Command {
    /// Serve the page and the service, e.g. `schakel serve --listen 127.0.0.1:9000`.
    Serve {
        /// Address to listen on; port 0 picks a free one.
        #[arg(long, env = "SCHAKEL_LISTEN", default_value = "127.0.0.1:8080")]
        listen: SocketAddr,
    },
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let Command::Serve { listen } = Command::parse();
    let router = Router::new()
        .route(
            "/health/live",
            get(|| async { axum::Json(serde_json::json!({ "status": "ok" })) }),
        )
        .fallback(http::assets::serve);
    let listener = TcpListener::bind(listen).await?;
    println!("listening on http://{}", listener.local_addr()?);
    axum::serve(listener, router).await
}
