//! Between which two groups brokers are sought, as the address says it.
//!
//! A part of a group is the id of a tag, a kind, a lever or another entity, or a word for a category.
//! What each of them is, only the service knows.

use super::query::{Query, join, list};

/// A question for those over whom ways between others run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BrokersQuestion {
    /// What those have in common where ways start; empty for everybody.
    pub from: Vec<String>,
    /// What those have in common where ways end; empty for everybody.
    pub to: Vec<String>,
}

impl BrokersQuestion {
    /// The question in an address.
    #[must_use]
    pub fn read(query: &Query) -> Self {
        Self {
            from: list(query.get("van")),
            to: list(query.get("naar")),
        }
    }

    /// Writes the question into an address; everybody writes nothing.
    pub fn write(&self, query: &mut Query) {
        query.set("van", join(&self.from).as_deref());
        query.set("naar", join(&self.to).as_deref());
    }
}
