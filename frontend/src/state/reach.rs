//! The question who is near somebody, as the address says it.

use super::query::{Query, join, list};
use super::way::Heading;

/// How many steps when nothing else is asked.
pub const STEPS_DEFAULT: u32 = 2;

/// Who is within so many steps of somebody?
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReachQuestion {
    /// Id of whom it is about; empty while not filled in.
    pub from: String,
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
            from: String::new(),
            hops_max: STEPS_DEFAULT,
            heading: Heading::Any,
            only: Vec::new(),
        }
    }
}

impl ReachQuestion {
    pub(super) fn read(query: &Query) -> Self {
        Self {
            from: query.get("van").unwrap_or_default().to_owned(),
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
        query.set("van", (!self.from.is_empty()).then_some(&*self.from));
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
