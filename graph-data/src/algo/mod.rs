//! The methods: one question per file, each on a [`crate::network::ViewedNetwork`].
//!
//! They know no wording, no clock and no unseeded chance. Between themselves they use: `paths`, `reach`
//! and `stats` use `budget` (how long to go on); `stats` uses `islands`; `between`, `overview` and
//! `reach` use `paths`.

pub mod between;
mod budget;
pub mod clusters;
pub mod islands;
pub mod neighbours;
pub mod overview;
pub mod paths;
pub mod reach;
pub mod stats;
