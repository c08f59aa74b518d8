//! The methods: one question per file, each on a [`crate::network::ViewedNetwork`].
//!
//! They know no wording, no clock and no unseeded chance. Between themselves they use: `centrality`,
//! `clusters`, `coverage`, `gaps`, `paths`, `reach`, `stats` and `ties` use `budget` (how long to go on);
//! `stats`, `ties` and `what_if` use `islands`; `between`, `overview`, `partners`, `reach`, `ties` and
//! `what_if` use `paths`; `what_if` uses `stats` and `gaps`; `partners` uses `similarity` and `clusters` (as
//! found before); `round_table` uses `clusters` (as found before) and who belongs to a lever from
//! `partners`; `centrality`, `clusters` and `cuts` run on `walked` (rows of their own), `registry`,
//! `brokers` and `drop_out` on their results and on `clusters`.

pub mod between;
pub mod brokers;
mod budget;
pub mod centrality;
pub mod changes;
pub mod clusters;
pub mod contacts;
pub mod coverage;
pub mod cuts;
pub mod drop_out;
pub mod gaps;
pub mod islands;
pub mod neighbours;
pub mod overview;
pub mod partners;
pub mod paths;
pub mod reach;
pub mod registry;
pub mod round_table;
pub mod similarity;
pub mod stats;
pub mod ties;
pub mod walked;
pub mod what_if;
