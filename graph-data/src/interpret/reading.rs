//! What a typed question was taken for, as values.
//!
//! Knows neither the words of the question nor how it is asked of the service.

use crate::model::{Category, Confidence, EntityIx, Language, PartialDate, RelationKindIx};
use crate::network::Direction;
use crate::vocabulary::KindIx;

/// A question, typed and understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What is asked.
    pub question: Question,
    /// Of which part of the network.
    pub view: ViewWords,
    /// The language in which it was typed.
    pub language: Language,
    /// How much of the question was understood, 0 to 1.
    pub confidence: f64,
    /// The names that were read.
    pub names: Vec<NameRead>,
    /// Words of the question that make no difference to the answer, as typed.
    pub left_out: Vec<String>,
}

/// A name in a question, and what it was taken for.
#[derive(Clone, Debug, PartialEq)]
pub struct NameRead {
    /// The entity.
    pub entity: EntityIx,
    /// The name as the dataset writes it.
    pub name: Box<str>,
    /// How well it fits, 0 to 1, as in a search.
    pub score: f64,
}

/// Which part of the network a question is asked of; the default restricts nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewWords {
    /// The state on this date.
    pub as_of: Option<PartialDate>,
    /// Only relations at least this sure.
    pub confidence_min: Option<Confidence>,
    /// Whether context counts as a step; `None` where the question does not say.
    pub through_context: Option<bool>,
    /// Whether levers count as a step; `None` where the question does not say.
    pub through_levers: Option<bool>,
    /// Without these entities, in the order of rows.
    pub except: Vec<EntityIx>,
}

/// A restriction to some entities; an empty list restricts nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrowing {
    /// Only these entities.
    pub entities: Vec<EntityIx>,
    /// Only these kinds.
    pub kinds: Vec<KindIx>,
    /// Only these categories.
    pub categories: Vec<Category>,
    /// Only with one of these tags, by row.
    pub tags: Vec<u32>,
    /// Only actors of one of these levers.
    pub levers: Vec<EntityIx>,
}

impl Narrowing {
    /// Whether nothing is restricted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Which gap is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Levers on which nobody is known to work.
    WithoutActor,
    /// Levers on which no government body works.
    WithoutGovernment,
    /// Levers that rest on one actor.
    OneActor,
    /// Levers whose name was never published.
    Unnamed,
    /// Actors that work on no lever.
    WithoutLever,
    /// Which of these have no tie of their own with each other?
    Untied(Vec<EntityIx>),
    /// Actors that meet somewhere without a tie of their own.
    Meetings,
    /// Relations not confirmed for so many years.
    Stale(u32),
    /// Relations that rest on this source alone.
    SingleSource(Box<str>),
}

/// A change that is only supposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Supposed {
    /// A relation is added.
    Tie(EntityIx, RelationKindIx, EntityIx),
    /// An entity is gone.
    Gone(EntityIx),
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Through whom does one reach the other?
    Path {
        /// The start.
        from: EntityIx,
        /// The end.
        to: EntityIx,
        /// To be visited on the way, in this order.
        via: Vec<EntityIx>,
        /// Whether the strongest ways come first, rather than the shortest.
        strongest: bool,
        /// How many steps at most, 1 to 20.
        hops_max: Option<u32>,
        /// How many ways.
        first: u32,
    },
    /// What is known between two to six?
    Known(Vec<EntityIx>),
    /// Who works on this lever?
    Lever(EntityIx),
    /// Which levers are there, of this set?
    Levers(Option<EntityIx>),
    /// What is missing?
    Gap(Gap),
    /// Which relations rest on this source?
    RestsOn(Box<str>),
    /// Who could be a partner for this one?
    Partners {
        /// For whom.
        of: EntityIx,
        /// On which lever.
        lever: Option<EntityIx>,
        /// How many.
        first: u32,
    },
    /// Who could be a partner for an organisation like this, which is not in the network?
    PartnersFor {
        /// What it is, does and knows.
        profile: Narrowing,
        /// How many.
        first: u32,
    },
    /// Who links others?
    Brokers {
        /// One side; nobody for everybody.
        from: Narrowing,
        /// The other side.
        to: Narrowing,
        /// How many.
        first: u32,
    },
    /// In which cluster is this one?
    ClusterOf(EntityIx),
    /// Which clusters are there?
    Clusters {
        /// Only those without a government body are asked for.
        without_government: bool,
    },
    /// Through which chains does money come to these?
    Money {
        /// To whom.
        takers: Vec<EntityIx>,
        /// Over relations of these kinds.
        kinds: Vec<RelationKindIx>,
    },
    /// Which relations of these kinds does this one have?
    Relations {
        /// Of whom.
        entity: EntityIx,
        /// Of which kinds; empty for all.
        kinds: Vec<RelationKindIx>,
        /// Incoming: others do it to this one.
        direction: Direction,
    },
    /// What changed between two dates?
    Changes(PartialDate, PartialDate),
    /// Who stands highest by this measure?
    Measure {
        /// The measure's id.
        id: &'static str,
        /// How many.
        first: u32,
    },
    /// What comes apart when this one leaves?
    DropOut(EntityIx),
    /// Which new contacts would help most?
    BestContacts {
        /// Among whom; empty for all actors.
        among: Vec<EntityIx>,
        /// How many.
        first: u32,
    },
    /// Whom to put around a table?
    RoundTable {
        /// Already invited.
        include: Vec<EntityIx>,
        /// On which lever.
        lever: Option<EntityIx>,
    },
    /// Who works on what?
    Coverage(Option<EntityIx>),
    /// What if?
    WhatIf(Vec<Supposed>),
    /// Who is within so many steps?
    Reach {
        /// From whom.
        from: EntityIx,
        /// How many steps at most, 1 to 20.
        hops_max: u32,
        /// Which of them.
        only: Narrowing,
    },
    /// What is this?
    Entity(EntityIx),
    /// Which are there?
    Entities(Narrowing),
    /// How large is the network?
    Size,
}
