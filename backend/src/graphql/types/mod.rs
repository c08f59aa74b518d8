//! The GraphQL types: thin shapes over graph-data's values. They choose and name; they work nothing out.

#![expect(
    clippy::missing_errors_doc,
    reason = "a resolver's documentation is published as its description; errors are described once, with their codes"
)]

pub mod access;
pub mod broker;
pub mod change;
pub mod changes;
pub mod choices;
pub mod cluster;
pub mod column;
pub mod connection;
pub mod contact;
pub mod coverage;
pub mod date;
pub mod edit;
pub mod entity;
pub mod evidence;
pub mod gaps;
pub mod id;
pub mod input;
pub mod known;
pub mod lever;
pub mod measure;
pub mod packed;
pub mod partner;
pub mod path;
pub mod reach;
pub mod relation;
pub mod revision;
pub mod round_table;
mod shared;
pub mod ties;
pub mod vocabulary;
