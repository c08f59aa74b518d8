//! The service behind the program `schakel`: its command line, its HTTP and GraphQL faces, and who answers
//! behind them.
//!
//! The pure work (what is walked, how ways are ranked, what a sentence says) is graph-data's; here are
//! only what needs a clock, a cache, a thread or a socket.
// The questions below `Network` are merged one inside the other: a level each.
#![recursion_limit = "256"]

pub mod access;
pub mod app;
pub mod ask;
pub mod cli;
pub mod config;
pub mod editor;
pub mod engine;
pub mod folder;
pub mod graphql;
pub mod http;
pub mod intake;
pub mod mirror;
pub mod standing;
pub mod store;
pub mod telemetry;
