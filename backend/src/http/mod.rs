//! The HTTP face: addresses, headers, and the guards that need no look at a question.
//!
//! It passes questions on to `graphql`; it knows no algorithm, no store and no sentence.

mod assets;
mod graphql;
mod health;
mod limits;
mod middleware;
mod refusal;
mod router;
mod schema;
mod server;
mod socket;
mod stop;

pub use middleware::Door;
pub use router::Faces;
pub use server::{listen, serve};
pub use socket::Sockets;
