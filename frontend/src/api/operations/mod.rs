//! The operations of the page: one document and one answer each.

use miniserde::{Deserialize, Serialize};

use super::Operation;
use super::types::{Fact, Kind, Name, Origin};
use crate::state::view::ViewInput;

/// Joins a document with the fragments that it uses.
macro_rules! document {
    ($operation:literal $(, $fragment:literal)*) => {
        concat!(
            include_str!(concat!("../../../graphql/", $operation, ".graphql"))
            $(, include_str!(concat!("../../../graphql/", $fragment, ".fragment.graphql")))*
        )
    };
}

mod asking;
mod editing;
mod figures;
mod history;
mod live;
mod near;
mod overviews;
mod pages;
mod partners;
mod picture;
mod reach_document;
mod reaches;

pub use asking::*;
pub use editing::*;
pub use figures::*;
pub use history::*;
pub use live::*;
pub use near::*;
pub use overviews::*;
pub use pages::*;
pub use partners::*;
pub use picture::*;
pub use reach_document::*;
pub use reaches::*;

/// A view and a language: what every operation is asked under.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Asked {
    /// The view.
    pub view: ViewInput,
    /// The language of texts, as GraphQL writes it.
    pub language: &'static str,
}

/// The start screen.
#[derive(Debug)]
pub struct Start;

impl Operation for Start {
    const DOCUMENT: &'static str = document!("start", "name", "origin");
    type Variables = Asked;
    type Answer = StartAnswer;
}

/// What the start screen shows.
#[derive(Debug, Deserialize)]
pub struct StartAnswer {
    /// The network.
    pub network: StartNetwork,
}

/// The part of the network that the start screen shows.
#[derive(Debug, Deserialize)]
pub struct StartNetwork {
    /// What the figures rest on.
    pub provenance: Origin,
    /// How much there is.
    pub stats: Stats,
    /// What the dataset says of itself.
    pub dataset: Dataset,
    /// Questions with their answers.
    #[serde(rename = "startQuestions")]
    pub start_questions: Vec<StartQuestion>,
    /// The government bodies.
    pub governments: Bodies,
}

/// Entities by their ids, and how many there are in all.
#[derive(Debug, Deserialize)]
pub struct Bodies {
    /// How many in all.
    #[serde(rename = "totalCount")]
    pub total_count: usize,
    /// The first of them.
    pub nodes: Vec<Id>,
}

/// How much there is in the view.
#[derive(Debug, Deserialize)]
pub struct Stats {
    /// Actors.
    pub actors: usize,
    /// Levers.
    pub levers: usize,
    /// Events, umbrella bodies, policy frames, publications.
    pub contexts: usize,
    /// Relations.
    pub relations: usize,
    /// Distinct sources.
    pub sources: usize,
    /// What to bear in mind.
    pub caution: Option<String>,
}

/// What the dataset says of itself.
#[derive(Debug, Deserialize)]
pub struct Dataset {
    /// Its title.
    pub title: String,
    /// What it lacks.
    pub unknown: Vec<String>,
}

/// A question with its answer.
#[derive(Debug, Deserialize)]
pub struct StartQuestion {
    /// The question.
    pub question: String,
    /// The answer.
    pub sentence: String,
    /// Where the page answers it in full.
    pub page: String,
    /// Whom it is about.
    pub entities: Vec<Name>,
}

/// A question for ways.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WayAsked {
    /// The view.
    pub view: ViewInput,
    /// The view to compare with: the same, with context counted where it was not, or the reverse.
    pub other: ViewInput,
    /// Id of the start.
    pub from: String,
    /// Id of the end.
    pub to: String,
    /// How many ways.
    pub first: u32,
    /// How many steps at most.
    #[serde(rename = "hopsMax")]
    pub hops_max: u32,
    /// Ids to go through.
    pub via: Vec<String>,
    /// By what they are ranked.
    pub rank: &'static str,
    /// In which direction.
    pub direction: &'static str,
    /// The language of texts.
    pub language: &'static str,
}

/// Ways from one entity to another, and under the view to compare with.
#[derive(Debug)]
pub struct Way;

impl Operation for Way {
    const DOCUMENT: &'static str = document!(
        "way",
        "ways",
        "found_way",
        "fact",
        "name",
        "source",
        "origin"
    );
    type Variables = WayAsked;
    type Answer = WayAnswer;
}

/// The ways found.
#[derive(Debug, Deserialize)]
pub struct WayAnswer {
    /// Under the view.
    pub network: WayNetwork,
    /// Under the view to compare with.
    pub other: OtherWays,
}

/// The ways, and between whom.
#[derive(Debug, Deserialize)]
pub struct WayNetwork {
    /// What they rest on.
    pub provenance: Origin,
    /// The start.
    pub from: Option<Name>,
    /// The end.
    pub to: Option<Name>,
    /// The ways.
    pub paths: Ways,
}

/// The ways to compare with.
#[derive(Debug, Deserialize)]
pub struct OtherWays {
    /// The ways.
    pub paths: Ways,
}

/// Ways, or why there are none.
#[derive(Debug, Deserialize)]
pub struct Ways {
    /// Whether the search was cut short.
    pub partial: bool,
    /// Best first.
    pub paths: Vec<FoundWay>,
    /// Set when there is none.
    #[serde(rename = "noPath")]
    pub no_path: Option<NoWay>,
}

/// One way.
#[derive(Debug, Deserialize)]
pub struct FoundWay {
    /// Its number of steps.
    pub hops: usize,
    /// 0 to 1.
    pub strength: f64,
    /// It in sentences.
    pub sentence: String,
    /// Its weakest relation.
    pub weakest: Weakest,
    /// Its steps.
    pub steps: Vec<Step>,
}

/// The weakest relation of a way.
#[derive(Debug, Deserialize)]
pub struct Weakest {
    /// Its id.
    pub id: String,
    /// It in a sentence.
    pub sentence: String,
}

/// One step of a way.
#[derive(Debug, Deserialize)]
pub struct Step {
    /// Where it starts.
    pub from: Name,
    /// Where it ends.
    pub to: Name,
    /// What sort of tie.
    pub nature: String,
    /// Its newest date.
    pub newest: Option<String>,
    /// Whether it is over.
    pub ended: bool,
    /// It in a sentence.
    pub sentence: String,
    /// What carries it, strongest first.
    pub relations: Vec<Fact>,
}

/// Why there is no way.
#[derive(Debug, Deserialize)]
pub struct NoWay {
    /// In sentences.
    pub sentence: String,
    /// Whose contact would join the parts best.
    #[serde(rename = "bestContact")]
    pub best_contact: Option<Pair>,
    /// The parts of the network in which the ends lie.
    pub islands: Vec<Island>,
}

/// Two entities.
#[derive(Debug, Deserialize)]
pub struct Pair {
    /// One.
    pub a: Name,
    /// The other.
    pub b: Name,
}

/// A part of the network without a way to the rest.
#[derive(Debug, Deserialize)]
pub struct Island {
    /// How many entities it has.
    pub size: usize,
    /// The first of them.
    pub entities: Vec<Name>,
}

/// Entities between which something may be known.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BetweenAsked {
    /// The view.
    pub view: ViewInput,
    /// Their ids, two to a hundred.
    pub among: Vec<String>,
    /// Whether each pair is told; of two to six only.
    pub pairs: bool,
    /// Whether the ties that join them all are told.
    pub joined: bool,
    /// The language of texts.
    pub language: &'static str,
}

/// What is known between some entities.
#[derive(Debug)]
pub struct Between;

impl Operation for Between {
    const DOCUMENT: &'static str =
        document!("between", "found_way", "fact", "name", "source", "origin");
    type Variables = BetweenAsked;
    type Answer = BetweenAnswer;
}

/// What is known.
#[derive(Debug, Deserialize)]
pub struct BetweenAnswer {
    /// The network.
    pub network: BetweenNetwork,
}

/// The part of the network that was asked.
#[derive(Debug, Deserialize)]
pub struct BetweenNetwork {
    /// What it rests on.
    pub provenance: Origin,
    /// What is known of each pair, where that was asked.
    pub known: Option<Known>,
    /// What joins them all, where that was asked.
    pub ties: Option<Ties>,
}

/// What is known between entities, pair by pair.
#[derive(Debug, Deserialize)]
pub struct Known {
    /// All of it in sentences.
    pub sentence: String,
    /// Each pair.
    pub pairs: Vec<KnownPair>,
}

/// What is known between two entities.
#[derive(Debug, Deserialize)]
pub struct KnownPair {
    /// One.
    pub a: Name,
    /// The other.
    pub b: Name,
    /// In sentences.
    pub sentence: String,
    /// Relations of their own.
    pub direct: Vec<Fact>,
    /// Events and umbrella bodies with which both have a relation.
    pub meetings: Vec<Name>,
    /// The shortest way.
    pub path: Option<FoundWay>,
}

/// What somebody types.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SuggestAsked {
    /// The view.
    pub view: ViewInput,
    /// What was typed.
    pub text: String,
    /// How many hits.
    pub first: u32,
    /// The language of texts.
    pub language: &'static str,
}

/// Entities by what somebody types.
#[derive(Debug)]
pub struct Suggest;

impl Operation for Suggest {
    const DOCUMENT: &'static str = document!("suggest", "name");
    type Variables = SuggestAsked;
    type Answer = SuggestAnswer;
}

/// What was found.
#[derive(Debug, Deserialize)]
pub struct SuggestAnswer {
    /// The network.
    pub network: SuggestNetwork,
}

/// The part of the network that was searched.
#[derive(Debug, Deserialize)]
pub struct SuggestNetwork {
    /// Best first.
    pub search: Vec<Hit>,
}

/// An entity found.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Hit {
    /// The name by which it was found.
    pub label: String,
    /// The entity.
    pub entity: Name,
}

/// One id.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NamedAsked {
    /// The view.
    pub view: ViewInput,
    /// The id.
    pub id: String,
    /// The language of texts.
    pub language: &'static str,
}

/// The name of an entity, by its id.
#[derive(Debug)]
pub struct Named;

impl Operation for Named {
    const DOCUMENT: &'static str = document!("named", "name");
    type Variables = NamedAsked;
    type Answer = NamedAnswer;
}

/// The entity named.
#[derive(Debug, Deserialize)]
pub struct NamedAnswer {
    /// The network.
    pub network: NamedNetwork,
}

/// The part of the network that was asked.
#[derive(Debug, Deserialize)]
pub struct NamedNetwork {
    /// The entity, where it is there.
    pub entity: Option<Name>,
}

/// How much a view holds.
#[derive(Debug)]
pub struct Scope;

impl Operation for Scope {
    const DOCUMENT: &'static str = document!("scope");
    type Variables = Asked;
    type Answer = ScopeAnswer;
}

/// How much there is.
#[derive(Debug, Deserialize)]
pub struct ScopeAnswer {
    /// The network.
    pub network: ScopeNetwork,
}

/// The part of the network that was counted.
#[derive(Debug, Deserialize)]
pub struct ScopeNetwork {
    /// In all.
    pub stats: Stats,
    /// By kind of entity.
    #[serde(rename = "kindCounts")]
    pub kind_counts: Vec<KindCount>,
    /// By kind of relation.
    #[serde(rename = "relationKindCounts")]
    pub relation_kind_counts: Vec<RelationKindCount>,
}

/// How many entities of a kind there are.
#[derive(Debug, Deserialize)]
pub struct KindCount {
    /// How many.
    pub entities: usize,
    /// The kind.
    pub kind: Kind,
}

/// How many relations of a kind there are.
#[derive(Debug, Deserialize)]
pub struct RelationKindCount {
    /// How many.
    pub relations: usize,
    /// The kind.
    pub kind: Labelled,
}

/// Something with an id and a name.
#[derive(Debug, Deserialize)]
pub struct Labelled {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
}
