//! The methods: one question per file, each on a [`crate::network::ViewedNetwork`].
//!
//! They know no wording, no clock and no unseeded chance. Between themselves they use: `clusters`,
//! `coverage`, `gaps`, `paths`, `reach`, `stats` and `ties` use `budget` (how long to go on); `stats`, `ties`
//! and `what_if` use `islands`; `between`, `overview`, `reach`, `ties` and `what_if` use `paths`; `what_if`
//! uses `stats`; `clusters`, `coverage` and `gaps` use `belonging`.

pub mod belonging;
pub mod between;
mod budget;
pub mod changes;
pub mod clusters;
pub mod coverage;
pub mod gaps;
pub mod islands;
pub mod neighbours;
pub mod overview;
pub mod paths;
pub mod reach;
pub mod stats;
pub mod ties;
pub mod what_if;
