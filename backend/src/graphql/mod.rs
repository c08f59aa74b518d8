//! The GraphQL face: bytes of a request in, bytes of an answer out.
//!
//! It knows the app and GraphQL, and no HTTP: routes, headers and statuses are `http`'s.

pub mod asked;
pub mod error;
pub mod limits;
mod lookup;
pub mod page;
pub mod query;
pub mod schema;
pub mod types;
