//! What the tests of the public faces share: the program as a user starts it, a plain HTTP client,
//! the canary beside an attack, and datasets made for the occasion.
//!
//! It uses no code of the program: only what a stranger sees.
#![expect(
    clippy::missing_panics_doc,
    clippy::expect_used,
    reason = "a test that cannot go on says so by panicking"
)]

pub mod attack;
pub mod client;
pub mod datasets;
pub mod program;
pub mod socket;

pub use client::{Connection, Reply};
pub use program::{Command, Program};
pub use socket::{Heard, Socket};

/// How often something is tried: the first number, or the second in the long form (`SCHAKEL_FAULTS=long`).
#[must_use]
pub fn times(short: usize, long: usize) -> usize {
    match std::env::var("SCHAKEL_FAULTS").as_deref() {
        Ok("long") => long,
        _ => short,
    }
}
