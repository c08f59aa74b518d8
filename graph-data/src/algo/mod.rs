//! The methods: one question per file, each on a [`crate::network::ViewedNetwork`].
//!
//! They know no wording, no clock and no unseeded chance. Between themselves they use: `paths` uses
//! `islands` (what to say when there is no way).

pub mod clusters;
pub mod islands;
pub mod paths;
