//! What the page is showing, as plain values. Knows no browser, no fetch and no component.

pub mod address;
pub mod brokers;
pub mod overviews;
pub mod partners;
pub mod reach;
pub mod table;
pub mod view;
pub mod what_if;
