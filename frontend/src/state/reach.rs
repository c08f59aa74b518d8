//! The question who is near somebody, as the address says it.

use super::query::{Query, join, list};
use super::way::Heading;

/// How many steps when nothing else is asked.
pub const STEPS_DEFAULT: u32 = 2;
/// How many starts one page tells of; an address with more is read as far as these.
pub const STARTS_MAX: usize = 8;

/// Who is within so many steps of somebody, or of each of several?
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReachQuestion {
    /// Ids of whom it is about, each once, at most [`STARTS_MAX`]; empty while not filled in.
    pub from: Vec<String>,
    /// How many steps at most.
    pub hops_max: u32,
    /// Along the direction of relations, against it, or either.
    pub heading: Heading,
    /// What those have in common who are listed, as for brokers; empty for everybody.
    pub only: Vec<String>,
}

impl Default for ReachQuestion {
    fn default() -> Self {
        Self {
            from: Vec::new(),
            hops_max: STEPS_DEFAULT,
            heading: Heading::Any,
            only: Vec::new(),
        }
    }
}

impl ReachQuestion {
    pub(super) fn read(query: &Query) -> Self {
        Self {
            from: starts(list(query.get("van"))),
            hops_max: query
                .get("stappen")
                .and_then(|n| n.parse().ok())
                .unwrap_or(STEPS_DEFAULT),
            heading: match query.get("richting") {
                Some("uit") => Heading::Outgoing,
                Some("in") => Heading::Incoming,
                _ => Heading::Any,
            },
            only: list(query.get("wie")),
        }
    }

    pub(super) fn write(&self, query: &mut Query) {
        query.set("van", join(&self.from).as_deref());
        let hops = self.hops_max.to_string();
        query.set(
            "stappen",
            (self.hops_max != STEPS_DEFAULT).then_some(&*hops),
        );
        query.set(
            "richting",
            match self.heading {
                Heading::Any => None,
                Heading::Outgoing => Some("uit"),
                Heading::Incoming => Some("in"),
            },
        );
        query.set("wie", join(&self.only).as_deref());
    }
}

/// Each once, in their order, as far as one page tells of.
fn starts(ids: Vec<String>) -> Vec<String> {
    let mut starts = Vec::new();
    for id in ids {
        if starts.len() < STARTS_MAX && !starts.contains(&id) {
            starts.push(id);
        }
    }
    starts
}
