//! What the page is showing, as plain values. Knows no browser, no fetch and no component.

pub mod address;
pub mod brokers;
pub mod editing;
pub mod live;
pub mod network;
pub mod overviews;
pub mod partners;
pub mod query;
pub mod reach;
pub mod table;
pub mod undone;
pub mod view;
pub mod way;
pub mod what_if;
pub mod words;
