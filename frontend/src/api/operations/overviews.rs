//! The operations of the screens that look over the whole network: gaps, who works on what, changes.

use miniserde::{Deserialize, Serialize};

use super::super::Operation;
use super::super::types::{Fact, Kind, Name, Origin, Source};
use super::{Asked, Labelled, LeverRow, Pair};
use crate::state::view::ViewInput;

/// The gaps around the levers.
#[derive(Debug)]
pub struct GapLevers;

impl Operation for GapLevers {
    const DOCUMENT: &'static str = document!(
        "gap_levers",
        "lever_row",
        "fact",
        "name",
        "source",
        "origin"
    );
    type Variables = Asked;
    type Answer = GapsAnswer<LeverGaps>;
}

/// Gaps of one kind.
#[derive(Debug, Deserialize)]
pub struct GapsAnswer<T> {
    /// The network.
    pub network: GapsNetwork<T>,
}

/// The part of the network that was asked.
#[derive(Debug, Deserialize)]
pub struct GapsNetwork<T> {
    /// What it rests on.
    pub provenance: Origin,
    /// The gaps.
    pub gaps: T,
}

/// Levers of which somebody is not known.
#[derive(Debug, Deserialize)]
pub struct LeverGaps {
    /// All gaps in sentences.
    pub sentence: String,
    /// Nobody is known.
    #[serde(rename = "leversWithoutActor")]
    pub without_actor: Vec<LeverRow>,
    /// One actor is known.
    #[serde(rename = "leversWithOneActor")]
    pub with_one_actor: Vec<LeverRow>,
    /// No government body is known.
    #[serde(rename = "leversWithoutGovernment")]
    pub without_government: Vec<LeverRow>,
    /// Their name was never published.
    #[serde(rename = "leversUnnamed")]
    pub unnamed: Vec<LeverRow>,
}

/// Parties of which no lever is known.
#[derive(Debug)]
pub struct GapActors;

impl Operation for GapActors {
    const DOCUMENT: &'static str = document!("gap_actors", "name", "origin");
    type Variables = Asked;
    type Answer = GapsAnswer<ActorGaps>;
}

/// Parties of which no lever is known.
#[derive(Debug, Deserialize)]
pub struct ActorGaps {
    /// All gaps in sentences.
    pub sentence: String,
    /// The first hundred of them.
    #[serde(rename = "actorsWithoutLever")]
    pub without_lever: Vec<IdleActor>,
}

/// A party of which no lever is known.
#[derive(Debug, Deserialize)]
pub struct IdleActor {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Its kind.
    pub kind: Kind,
    /// How many it is tied to.
    pub degree: usize,
}

/// A question for pairs that meet.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MeetingsAsked {
    /// The view.
    pub view: ViewInput,
    /// Which both of a pair are; all when left out.
    #[serde(rename = "where")]
    pub filter: Option<CategoryFilter>,
    /// The language of texts.
    pub language: &'static str,
}

/// Entities of some categories.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CategoryFilter {
    /// The categories.
    pub categories: Vec<&'static str>,
}

/// Pairs that meet without a tie of their own.
#[derive(Debug)]
pub struct GapMeetings;

impl Operation for GapMeetings {
    const DOCUMENT: &'static str = document!("gap_meetings", "name", "source", "origin");
    type Variables = MeetingsAsked;
    type Answer = GapsAnswer<MeetingGaps>;
}

/// Pairs that meet.
#[derive(Debug, Deserialize)]
pub struct MeetingGaps {
    /// The first hundred pairs.
    #[serde(rename = "meetingPairs")]
    pub pairs: Vec<MeetingPair>,
}

/// Two actors without a tie of their own that meet.
#[derive(Debug, Deserialize)]
pub struct MeetingPair {
    /// One.
    pub a: Name,
    /// The other.
    pub b: Name,
    /// Where.
    pub through: Vec<Name>,
    /// It in sentences.
    pub sentence: String,
    /// What says so.
    pub relations: Vec<Basis>,
}

/// A relation by its sources alone.
#[derive(Debug, Deserialize)]
pub struct Basis {
    /// Its id.
    pub id: String,
    /// What it rests on.
    pub evidence: Vec<Source>,
}

/// A question for ties that nobody confirmed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StaleAsked {
    /// The view.
    pub view: ViewInput,
    /// For how many years.
    pub years: u32,
    /// From which day that is counted back; the view's, else today, when left out.
    #[serde(rename = "asOf")]
    pub as_of: Option<String>,
    /// The language of texts.
    pub language: &'static str,
}

/// Ties that nobody confirmed for years.
#[derive(Debug)]
pub struct GapStale;

impl Operation for GapStale {
    const DOCUMENT: &'static str = document!("gap_stale", "fact", "name", "source", "origin");
    type Variables = StaleAsked;
    type Answer = GapsAnswer<StaleGaps>;
}

/// Ties that nobody confirmed.
#[derive(Debug, Deserialize)]
pub struct StaleGaps {
    /// They.
    pub stale: Stale,
}

/// Ties of which nothing newer is known.
#[derive(Debug, Deserialize)]
pub struct Stale {
    /// The day counted back from.
    #[serde(rename = "asOf")]
    pub as_of: String,
    /// How many there are.
    #[serde(rename = "totalCount")]
    pub total_count: usize,
    /// They in sentences.
    pub sentence: String,
    /// The first hundred.
    pub relations: Vec<Fact>,
}

/// A question for pairs without a tie.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UntiedAsked {
    /// The view.
    pub view: ViewInput,
    /// Among whom, by their ids.
    pub among: Vec<String>,
    /// The language of texts.
    pub language: &'static str,
}

/// Pairs without a tie among a few.
#[derive(Debug)]
pub struct GapUntied;

impl Operation for GapUntied {
    const DOCUMENT: &'static str = document!("gap_untied", "name", "origin");
    type Variables = UntiedAsked;
    type Answer = GapsAnswer<UntiedGaps>;
}

/// Pairs without a tie.
#[derive(Debug, Deserialize)]
pub struct UntiedGaps {
    /// They.
    pub untied: Untied,
}

/// Pairs without a tie, and what is known of those who have one.
#[derive(Debug, Deserialize)]
pub struct Untied {
    /// In sentences.
    pub sentence: String,
    /// The pairs.
    pub pairs: Vec<Pair>,
}

/// A question for who works on what.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CoverageAsked {
    /// The view.
    pub view: ViewInput,
    /// The set of levers; all when left out.
    pub set: Option<String>,
    /// The language of texts.
    pub language: &'static str,
}

/// Levers by actors.
#[derive(Debug)]
pub struct Coverage;

impl Operation for Coverage {
    const DOCUMENT: &'static str = document!("coverage", "fact", "name", "source", "origin");
    type Variables = CoverageAsked;
    type Answer = CoverageAnswer;
}

/// Who works on what.
#[derive(Debug, Deserialize)]
pub struct CoverageAnswer {
    /// The network.
    pub network: CoverageNetwork,
}

/// The part of the network that was asked.
#[derive(Debug, Deserialize)]
pub struct CoverageNetwork {
    /// What it rests on.
    pub provenance: Origin,
    /// All levers, for their sets.
    pub levers: Vec<InSet>,
    /// Who works on what.
    pub coverage: CoverageTable,
}

/// A lever, by the set it belongs to.
#[derive(Debug, Deserialize)]
pub struct InSet {
    /// The set.
    pub set: Option<Labelled>,
}

/// Levers by actors.
#[derive(Debug, Deserialize)]
pub struct CoverageTable {
    /// Whether the search was cut short.
    pub partial: bool,
    /// All of it in sentences.
    pub sentence: String,
    /// The rows: those without an actor first.
    pub levers: Vec<CoveredLever>,
    /// The columns: those with a filled cell.
    pub actors: Vec<Name>,
    /// The filled cells.
    pub cells: Vec<Cell>,
    /// Who is merely named with a lever.
    pub linked: Vec<Cell>,
}

/// A row of the table.
#[derive(Debug, Deserialize)]
pub struct CoveredLever {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Whether its name was published.
    pub named: bool,
    /// Who works on it, in sentences.
    pub sentence: String,
}

/// A filled cell.
#[derive(Debug, Deserialize)]
pub struct Cell {
    /// Its row.
    pub lever: LeverId,
    /// Its column.
    pub actor: Name,
    /// What stands in it.
    pub role: String,
    /// What says so.
    pub relations: Vec<Fact>,
}

/// A lever by its id.
#[derive(Debug, Deserialize)]
pub struct LeverId {
    /// The id.
    pub id: String,
}

/// A question for what changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChangesAsked {
    /// The view.
    pub view: ViewInput,
    /// The earlier date.
    pub from: String,
    /// The later date.
    pub to: String,
    /// The language of texts.
    pub language: &'static str,
}

/// What changed between two dates.
#[derive(Debug)]
pub struct Changes;

impl Operation for Changes {
    const DOCUMENT: &'static str = document!("changes", "fact", "name", "source", "origin");
    type Variables = ChangesAsked;
    type Answer = ChangesAnswer;
}

/// What changed.
#[derive(Debug, Deserialize)]
pub struct ChangesAnswer {
    /// The network.
    pub network: ChangesNetwork,
}

/// The part of the network that was asked.
#[derive(Debug, Deserialize)]
pub struct ChangesNetwork {
    /// What it rests on.
    pub provenance: Origin,
    /// What changed.
    pub changes: Differences,
}

/// What differs between two dates.
#[derive(Debug, Deserialize)]
pub struct Differences {
    /// In sentences.
    pub sentence: String,
    /// Ties that came.
    pub added: Vec<Fact>,
    /// Ties that went.
    pub lost: Vec<Fact>,
    /// Ties of which other sources are known.
    pub changed: Vec<Change>,
    /// Names that came.
    #[serde(rename = "newEntities")]
    pub new_entities: Vec<Name>,
    /// Names that went.
    #[serde(rename = "lostEntities")]
    pub lost_entities: Vec<Name>,
    /// How many ties have no date.
    pub undated: usize,
    /// The first hundred of these.
    #[serde(rename = "undatedRelations")]
    pub undated_relations: Vec<Fact>,
}

/// A tie on two dates.
#[derive(Debug, Deserialize)]
pub struct Change {
    /// On the earlier.
    pub before: Fact,
    /// On the later.
    pub after: Fact,
}
