//! A question for ways from one entity to another, as the address says it.

use super::query::{Query, join, list};

/// By what ways are ranked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rank {
    /// The fewest steps first.
    #[default]
    Shortest,
    /// The strongest first.
    Strongest,
}

/// Along the direction of relations, against it, or either.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Heading {
    /// Either.
    #[default]
    Any,
    /// Along.
    Outgoing,
    /// Against.
    Incoming,
}

impl Heading {
    /// As GraphQL writes it.
    #[must_use]
    pub fn graphql(self) -> &'static str {
        match self {
            Self::Any => "ANY",
            Self::Outgoing => "OUTGOING",
            Self::Incoming => "INCOMING",
        }
    }
}

/// A question for ways from one entity to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayQuestion {
    /// Id of the start; empty while not filled in.
    pub from: String,
    /// Id of the end; empty while not filled in.
    pub to: String,
    /// By what ways are ranked.
    pub rank: Rank,
    /// How many steps at most.
    pub hops_max: u32,
    /// Ids to go through, in order.
    pub via: Vec<String>,
    /// In which direction.
    pub heading: Heading,
    /// Which of the ways is told in full, from 1.
    pub number: usize,
}

impl Default for WayQuestion {
    fn default() -> Self {
        Self {
            from: String::new(),
            to: String::new(),
            rank: Rank::default(),
            hops_max: graph_data::limits::HOPS_DEFAULT,
            via: Vec::new(),
            heading: Heading::default(),
            number: 1,
        }
    }
}

impl WayQuestion {
    pub(super) fn read(query: &Query) -> Self {
        let text = |name| query.get(name).unwrap_or_default().to_owned();
        Self {
            from: text("van"),
            to: text("naar"),
            rank: if query.get("rang") == Some("sterkste") {
                Rank::Strongest
            } else {
                Rank::Shortest
            },
            hops_max: query
                .get("stappen")
                .and_then(|n| n.parse().ok())
                .unwrap_or(graph_data::limits::HOPS_DEFAULT),
            via: list(query.get("via")),
            heading: match query.get("richting") {
                Some("heen") => Heading::Outgoing,
                Some("terug") => Heading::Incoming,
                _ => Heading::Any,
            },
            number: query.get("nr").and_then(|n| n.parse().ok()).unwrap_or(1),
        }
    }

    pub(super) fn write(&self, query: &mut Query) {
        let filled = |id: &str| (!id.is_empty()).then(|| id.to_owned());
        query.set("van", filled(&self.from).as_deref());
        query.set("naar", filled(&self.to).as_deref());
        query.set("rang", (self.rank == Rank::Strongest).then_some("sterkste"));
        let hops = self.hops_max.to_string();
        query.set(
            "stappen",
            (self.hops_max != graph_data::limits::HOPS_DEFAULT).then_some(&*hops),
        );
        query.set("via", join(&self.via).as_deref());
        query.set(
            "richting",
            match self.heading {
                Heading::Any => None,
                Heading::Outgoing => Some("heen"),
                Heading::Incoming => Some("terug"),
            },
        );
        let number = self.number.to_string();
        query.set("nr", (self.number != 1).then_some(&*number));
    }
}
