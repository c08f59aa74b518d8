//! Where revisions are kept: the network as it is, and how it became so.
//!
//! A store knows records and revisions. It knows no views, no questions and no faces; whether an edit
//! may be made was decided before.

mod embedded;
mod error;
mod revision;
mod token;
mod tokens;

pub use embedded::{Access, Embedded, Found, Verified};
pub use error::{Error, Result};
pub use revision::{Chain, Kept, Revision, now};
pub use token::{Secret, Token, TokenHash};
pub use tokens::Tokens;
