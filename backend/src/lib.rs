//! The service behind the program `schakel`: its command line, its HTTP face and what answers there.

pub mod cli;
pub mod config;
pub mod http;
pub mod telemetry;
