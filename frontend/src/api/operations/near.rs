//! The operations of the pages about who is near whom, and about what would be if something changed.

use miniserde::{Deserialize, Serialize};

use super::super::Operation;
use super::super::types::{Fact, Name, Origin, Source};
use super::{GroupInput, Ways};
use crate::state::view::ViewInput;
use crate::state::what_if::Change;

/// Whom somebody reaches.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReachAsked {
    /// The view.
    pub view: ViewInput,
    /// Id of whom it is about.
    pub from: String,
    /// How many steps at most.
    #[serde(rename = "hopsMax")]
    pub hops_max: u32,
    /// In which direction.
    pub direction: &'static str,
    /// Whom to list; `None` for everybody. Ways may pass others.
    #[serde(rename = "where")]
    pub only: Option<GroupInput>,
    /// How many rows.
    pub first: u32,
    /// Behind which row; `None` from the start.
    pub after: Option<String>,
    /// The language of texts.
    pub language: &'static str,
}

/// Whoever is within so many steps.
#[derive(Debug)]
pub struct Reach;

impl Operation for Reach {
    const DOCUMENT: &'static str = document!("reach", "name", "source", "origin");
    type Variables = ReachAsked;
    type Answer = ReachAnswer;
}

/// Whoever was found.
#[derive(Debug, Deserialize)]
pub struct ReachAnswer {
    /// The network.
    pub network: ReachNetwork,
}

/// The part of the network that was asked.
#[derive(Debug, Deserialize)]
pub struct ReachNetwork {
    /// What it rests on.
    pub provenance: Origin,
    /// Whom it is about.
    pub from: Option<Name>,
    /// A page of those found.
    pub reach: ReachPage,
}

/// A page of those found, nearest first.
#[derive(Debug, Deserialize)]
pub struct ReachPage {
    /// Whether the search was cut short.
    pub partial: bool,
    /// How many in all.
    #[serde(rename = "totalCount")]
    pub total_count: usize,
    /// Where the page is.
    #[serde(rename = "pageInfo")]
    pub page_info: PageInfo,
    /// The rows.
    pub nodes: Vec<Reached>,
}

/// Where a page is in its list.
#[derive(Debug, Deserialize)]
pub struct PageInfo {
    /// Whether there is more.
    #[serde(rename = "hasNextPage")]
    pub has_next_page: bool,
    /// The place of the last row.
    #[serde(rename = "endCursor")]
    pub end_cursor: Option<String>,
}

/// Somebody found.
#[derive(Clone, Debug, Deserialize)]
pub struct Reached {
    /// The number of steps.
    pub hops: usize,
    /// Who.
    pub entity: Name,
    /// The best way there.
    pub path: ReachWay,
}

/// The best way to somebody.
#[derive(Clone, Debug, Deserialize)]
pub struct ReachWay {
    /// It in sentences.
    pub sentence: String,
    /// Whom it passes, both ends included.
    pub entities: Vec<Stop>,
    /// Its steps.
    pub steps: Vec<Carried>,
}

/// An entity on a way.
#[derive(Clone, Debug, Deserialize)]
pub struct Stop {
    /// Its id.
    pub id: String,
    /// Its short name.
    #[serde(rename = "shortLabel")]
    pub short_label: String,
}

/// A step, by what carries it.
#[derive(Clone, Debug, Deserialize)]
pub struct Carried {
    /// The relations, strongest first.
    pub relations: Vec<Sourced>,
}

/// A relation by its sources alone.
#[derive(Clone, Debug, Deserialize)]
pub struct Sourced {
    /// Its id.
    pub id: String,
    /// What it rests on.
    pub evidence: Vec<Source>,
}

/// What joins some entities.
#[derive(Debug, Deserialize)]
pub struct Ties {
    /// Whether the search was cut short.
    pub partial: bool,
    /// Whether it is sure that fewer ties cannot do.
    pub exact: bool,
    /// In sentences.
    pub sentence: String,
    /// Those joined, and who stands between them.
    pub entities: Vec<Name>,
    /// What joins them.
    pub relations: Vec<Fact>,
    /// Those that are not joined.
    pub unreached: Vec<Name>,
}

/// A change, as GraphQL's `ChangeInput`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChangeAsked {
    /// A relation that is added.
    pub add: Option<NewRelation>,
    /// A relation or entity that is left out.
    #[serde(rename = "removeAny")]
    pub remove_any: Option<String>,
}

/// A relation that is added.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NewRelation {
    /// Id of the entity that it starts from.
    pub source: String,
    /// Id of the entity that it leads to.
    pub target: String,
    /// Id of its kind.
    pub kind: String,
}

impl ChangeAsked {
    /// A change of the address.
    #[must_use]
    pub fn of(change: &Change) -> Self {
        match change.clone() {
            Change::Add {
                source,
                kind,
                target,
            } => Self {
                add: Some(NewRelation {
                    source,
                    target,
                    kind,
                }),
                remove_any: None,
            },
            Change::Without(id) => Self {
                add: None,
                remove_any: Some(id),
            },
        }
    }
}

/// What would be.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WhatIfAsked {
    /// The view.
    pub view: ViewInput,
    /// The changes, one at least.
    pub changes: Vec<ChangeAsked>,
    /// Whether the way between two is asked as well.
    pub way: bool,
    /// Id of the one.
    pub from: String,
    /// Id of the other.
    pub to: String,
    /// The language of texts.
    pub language: &'static str,
}

/// What would be if something changed.
#[derive(Debug)]
pub struct WhatIf;

impl Operation for WhatIf {
    const DOCUMENT: &'static str = document!(
        "what_if",
        "ways",
        "found_way",
        "fact",
        "name",
        "source",
        "origin"
    );
    type Variables = WhatIfAsked;
    type Answer = WhatIfAnswer;
}

/// What is, and what would be.
#[derive(Debug, Deserialize)]
pub struct WhatIfAnswer {
    /// The network.
    pub network: WhatIfNetwork,
}

/// The network as it is.
#[derive(Debug, Deserialize)]
pub struct WhatIfNetwork {
    /// What it rests on.
    pub provenance: Origin,
    /// The way as it is.
    pub way: Option<Ways>,
    /// What would be.
    #[serde(rename = "whatIf")]
    pub what_if: Supposed,
}

/// What would be.
#[derive(Debug, Deserialize)]
pub struct Supposed {
    /// In sentences.
    pub sentence: String,
    /// The figures as they are.
    pub before: Figures,
    /// The figures as they would be.
    pub after: Figures,
    /// The network as it would be.
    pub network: SupposedNetwork,
}

/// The network as it would be.
#[derive(Debug, Deserialize)]
pub struct SupposedNetwork {
    /// The way as it would be.
    pub way: Option<Ways>,
}

/// How a network stands as a whole.
#[derive(Debug, Deserialize)]
pub struct Figures {
    /// Whether there was no time to measure distances.
    pub partial: bool,
    /// Parts without a tie between them.
    pub components: usize,
    /// The mean number of steps between two that have a way.
    #[serde(rename = "meanHops")]
    pub mean_hops: f64,
    /// Pairs that have a way.
    #[serde(rename = "reachablePairs")]
    pub reachable_pairs: usize,
    /// Levers by name of which nobody is known.
    #[serde(rename = "leversWithoutActor")]
    pub levers_without_actor: usize,
}

/// What an id stands for: an entity or a relation.
#[derive(Debug)]
pub struct Standing;

impl Operation for Standing {
    const DOCUMENT: &'static str = document!("standing", "name");
    type Variables = super::IdAsked;
    type Answer = StandingAnswer;
}

/// What it stands for.
#[derive(Debug, Deserialize)]
pub struct StandingAnswer {
    /// The network.
    pub network: StandingNetwork,
}

/// The part of the network that was asked.
#[derive(Debug, Deserialize)]
pub struct StandingNetwork {
    /// The entity, where it is one.
    pub entity: Option<Name>,
    /// The relation, where it is one.
    pub relation: Option<Told>,
}

/// A relation in a sentence.
#[derive(Debug, Deserialize)]
pub struct Told {
    /// Its id.
    pub id: String,
    /// It in a sentence.
    pub sentence: String,
}
