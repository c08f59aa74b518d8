//! Schakel's pure library: a sourced stakeholder network, the questions that can be asked of it and the
//! sentences that answer them.
//!
//! It reads no file, opens no socket, looks at no clock and starts no thread: bytes and values come in,
//! values go out, so that the service, the command line, the page and the tests all run the same code.
#![warn(missing_docs)]

pub mod algo;
mod calendar;
mod chance;
pub mod dataset;
pub mod edit;
pub mod explain;
mod fingerprint;
pub mod formats;
pub mod interpret;
pub mod layout;
pub mod limits;
pub mod model;
pub mod names;
pub mod network;
pub mod order;
pub mod search;
pub mod vocabulary;
