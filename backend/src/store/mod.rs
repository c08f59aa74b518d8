//! Where revisions are kept: the network as it is, and how it became so.
//!
//! A store knows records and revisions. It knows no views, no questions and no faces; whether an edit
//! may be made was decided before.

mod any;
mod aside;
mod difference;
mod embedded;
mod error;
mod given;
mod neo4j;
mod revision;
mod seen;
mod token;
mod tokens;
mod truth;
mod verify;
mod witness;

pub use any::{Place, Store};
pub use difference::{Differences, Way};
pub use embedded::{Access, Embedded};
pub use error::{Error, Fault, Result};
pub use given::{intake_operation, is_intake};
pub use neo4j::{
    Ask, Compared, Connection, DEADLINE, EntityPiece, Lock, NETWORK, NamesOf, Neo4j, Neo4jSettings,
    Own, Pieces, Shortest, Stamp, Truth, relation_type,
};
pub use revision::{Chain, Head, Kept, Position, Revision, now};
pub use seen::Seen;
pub use token::{Secret, Token, TokenHash};
pub use tokens::Tokens;
pub use verify::{Found, Verified};
