//! The picture: what is drawn of a network, where, and how it is looked at and walked.
//!
//! Knows columns of entities and relations, a browser's canvas and pointer; knows no component, no
//! fetch and no address. Everything but `paint`, `scribe`, `gestures` and `easel` is plain values and
//! is tested without a browser.

pub mod camera;
pub mod cast;
pub mod columns;
pub mod easel;
pub mod emphasis;
pub mod geometry;
mod gestures;
pub mod hit_test;
pub mod labels;
pub mod legend;
pub mod network;
pub mod outline;
mod paint;
pub mod palette;
pub mod placement;
pub mod scene;
mod scribe;
pub mod stage;
mod staying;
pub mod svg;
pub mod walk;
