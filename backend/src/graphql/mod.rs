//! The GraphQL face: bytes of a request in, bytes of an answer out.
//!
//! It knows the app and GraphQL, and no HTTP: routes, headers and statuses are `http`'s.

mod api;
pub mod asked;
mod documents;
pub mod error;
mod guard;
pub mod limits;
mod logged;
mod lookup;
mod mutation;
mod needs;
pub mod page;
pub mod query;
mod request;
pub mod schema;
mod sign_in;
mod subscription;
pub mod types;
pub mod worded;

pub use api::{Answer, Api, Fault, Settings, Subscribed};
pub use needs::told;
pub use request::GraphqlRequest;
