//! The HTTP face: addresses, headers, and the guards that need no look at a question.
//!
//! It passes questions on to `graphql`; it knows no algorithm, no store and no sentence.

mod assets;
mod health;
mod limits;
mod middleware;
mod refusal;
mod router;
mod server;

pub use middleware::Door;
pub use router::router;
pub use server::serve;
