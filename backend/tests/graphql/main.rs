//! The GraphQL face: what it publishes, answers and refuses.

mod brokers;
mod contract;
mod edits;
mod elsewhere;
mod gaps;
mod guards;
mod interpret;
mod limits;
mod lists;
mod measures;
mod networks;
mod partners;
mod questions;
mod reach;
mod refusals;
mod refused_edits;
mod running;
mod schema;
mod shelf;
mod sign_in;
mod support;
mod ties;
mod told;
mod what_if;
