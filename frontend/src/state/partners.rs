//! With whom might one work, and whom should one put around a table: these questions as the address
//! says them.
//!
//! Knows their words in an address; not what is asked of the service.

use super::query::{Query, join, list};

/// A question for partners: of an actor, or of an organisation that is not in the network.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartnersQuestion {
    /// Id of the actor; empty for an organisation that is not in the network.
    pub of: String,
    /// Id of the lever that partners must belong to; empty for any.
    pub lever: String,
    /// What is known of an organisation that is not in the network; counts only without an actor.
    pub profile: Profile,
}

/// An organisation that is not in the network.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Id of its kind; empty while not filled in.
    pub kind: String,
    /// Ids of its levers.
    pub levers: Vec<String>,
    /// Ids of its regions, sectors and themes.
    pub tags: Vec<String>,
    /// Ids of those it is tied to.
    pub tied_to: Vec<String>,
}

impl Profile {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl PartnersQuestion {
    /// The question for partners of an actor.
    #[must_use]
    pub fn of(id: &str) -> Self {
        Self {
            of: id.to_owned(),
            ..Self::default()
        }
    }

    /// The question for partners around a lever.
    #[must_use]
    pub fn around(lever: &str) -> Self {
        Self {
            lever: lever.to_owned(),
            ..Self::default()
        }
    }

    pub(super) fn read(query: &Query) -> Self {
        let text = |name| query.get(name).unwrap_or_default().to_owned();
        Self {
            of: text("voor"),
            lever: text("hefboom"),
            profile: Profile {
                kind: text("soort"),
                levers: list(query.get("rond")),
                tags: list(query.get("tags")),
                tied_to: list(query.get("banden")),
            },
        }
    }

    pub(super) fn write(&self, query: &mut Query) {
        query.set("voor", filled(&self.of));
        query.set("hefboom", filled(&self.lever));
        query.set("soort", filled(&self.profile.kind));
        query.set("rond", join(&self.profile.levers).as_deref());
        query.set("tags", join(&self.profile.tags).as_deref());
        query.set("banden", join(&self.profile.tied_to).as_deref());
    }
}

/// A question for the smallest round table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableQuestion {
    /// Id of the lever that others at the table must belong to; empty for any.
    pub lever: String,
    /// Ids of those who are invited already.
    pub included: Vec<String>,
}

impl TableQuestion {
    pub(super) fn read(query: &Query) -> Self {
        Self {
            lever: query.get("hefboom").unwrap_or_default().to_owned(),
            included: list(query.get("met")),
        }
    }

    pub(super) fn write(&self, query: &mut Query) {
        query.set("hefboom", filled(&self.lever));
        query.set("met", join(&self.included).as_deref());
    }
}

fn filled(id: &str) -> Option<&str> {
    (!id.is_empty()).then_some(id)
}
