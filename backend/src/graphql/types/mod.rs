//! The GraphQL types: thin shapes over graph-data's values. They choose and name; they work nothing out.

pub mod choices;
pub mod connection;
pub mod date;
pub mod entity;
pub mod evidence;
pub mod input;
pub mod lever;
pub mod relation;
mod shared;
pub mod vocabulary;
