//! The network: facts as a graph.
//!
//! [`Network`] is the graph that edits change; [`Snapshot`] is its frozen, compressed form; and
//! [`ViewedNetwork`] is a snapshot seen under a [`View`], on which every question is answered. The
//! network knows no question, no wording and no file.

mod belonging;
mod graph;
mod snapshot;
mod view;
mod viewed;

pub use belonging::{actors_of, levers_of};
pub use graph::Network;
pub use snapshot::{Incidence, Snapshot};
pub use view::View;
pub use viewed::{Direction, Tie, TieRelation, ViewedNetwork};
