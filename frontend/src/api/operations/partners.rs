//! The operations of the pages about those whom one does not know yet: partners, new contacts, a round
//! table.

use miniserde::{Deserialize, Serialize};

use super::super::Operation;
use super::super::types::{Fact, Name, Origin};
use super::{Caution, KindCount};
use crate::state::view::ViewInput;

/// For which actor partners are sought.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PartnersAsked {
    /// The view.
    pub view: ViewInput,
    /// The id of the actor.
    #[serde(rename = "for")]
    pub of: String,
    /// The id of the lever that partners must belong to.
    pub lever: Option<String>,
    /// How many.
    pub first: u32,
    /// The language of texts.
    pub language: &'static str,
}

/// Partners of an actor.
#[derive(Debug)]
pub struct Partners;

impl Operation for Partners {
    const DOCUMENT: &'static str =
        document!("partners", "suggestion", "fact", "name", "source", "origin");
    type Variables = PartnersAsked;
    type Answer = PartnersAnswer;
}

/// The partners found.
#[derive(Debug, Deserialize)]
pub struct PartnersAnswer {
    /// The network.
    pub network: PartnersNetwork,
}

/// The part of the network that was asked.
#[derive(Debug, Deserialize)]
pub struct PartnersNetwork {
    /// What it rests on.
    pub provenance: Origin,
    /// The actor asked.
    pub seeker: Option<Name>,
    /// What was found.
    #[serde(rename = "partnerAdvice")]
    pub advice: Advice,
}

/// Possible partners, and what is known of the lever asked.
#[derive(Debug, Deserialize)]
pub struct Advice {
    /// In sentences.
    pub sentence: String,
    /// Best first.
    pub suggestions: Vec<Suggested>,
    /// Who belongs to the lever asked.
    #[serde(rename = "leverActors")]
    pub lever_actors: Vec<Name>,
    /// Levers of other sets, where nobody of the one asked can be suggested.
    #[serde(rename = "otherLevers")]
    pub other_levers: Vec<Name>,
}

/// A possible partner (fragment `Suggestion`).
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Suggested {
    /// Who.
    pub actor: Name,
    /// The sum of the shares of its reasons.
    pub score: f64,
    /// In sentences.
    pub sentence: String,
    /// Why, largest share first.
    pub reasons: Vec<Reason>,
    /// The way there.
    pub path: Option<WayThere>,
}

/// Why somebody might be a partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum ReasonKind {
    /// Both are tied to the same others.
    #[serde(rename = "COMMON_PARTNER")]
    CommonPartner,
    /// Both belong to a lever.
    #[serde(rename = "SHARED_LEVER")]
    SharedLever,
    /// It is what the one asking is not.
    #[serde(rename = "COMPLEMENTARY_KIND")]
    ComplementaryKind,
    /// Both are in one group.
    #[serde(rename = "SAME_CLUSTER")]
    SameCluster,
    /// The way there is short.
    #[serde(rename = "SHORT_PATH")]
    ShortPath,
    /// It shares a region, sector or theme.
    #[serde(rename = "SHARED_TAG")]
    SharedTag,
}

/// One reason.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Reason {
    /// What sort of reason.
    pub kind: ReasonKind,
    /// Its part of the score.
    pub share: f64,
    /// In sentences.
    pub sentence: String,
    /// What it rests on.
    pub relations: Vec<Fact>,
}

/// A way in short.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct WayThere {
    /// Its number of steps.
    pub hops: usize,
    /// Its steps.
    pub steps: Vec<StepThere>,
}

/// A step of a way in short.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct StepThere {
    /// Where it starts.
    pub from: Name,
    /// Where it ends.
    pub to: Name,
}

/// For what organisation partners are sought.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PartnersForAsked {
    /// The view.
    pub view: ViewInput,
    /// What is known of it.
    pub profile: ProfileInput,
    /// How many.
    pub first: u32,
    /// The language of texts.
    pub language: &'static str,
}

/// GraphQL's `PartnerProfile`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProfileInput {
    /// The id of its kind.
    pub kind: Option<String>,
    /// Ids of its levers.
    pub levers: Vec<String>,
    /// Ids of its tags.
    pub tags: Vec<String>,
    /// Ids of those it is tied to.
    #[serde(rename = "tiedTo")]
    pub tied_to: Vec<String>,
}

/// Partners of an organisation that is not in the network.
#[derive(Debug)]
pub struct PartnersFor;

impl Operation for PartnersFor {
    const DOCUMENT: &'static str = document!(
        "partners_for",
        "suggestion",
        "fact",
        "name",
        "source",
        "origin"
    );
    type Variables = PartnersForAsked;
    type Answer = PartnersForAnswer;
}

/// The partners found.
#[derive(Debug, Deserialize)]
pub struct PartnersForAnswer {
    /// The network.
    pub network: PartnersForNetwork,
}

/// The part of the network that was asked.
#[derive(Debug, Deserialize)]
pub struct PartnersForNetwork {
    /// What it rests on.
    pub provenance: Origin,
    /// Best first.
    #[serde(rename = "partnersFor")]
    pub suggestions: Vec<Suggested>,
}

/// By what an organisation can be described.
#[derive(Debug)]
pub struct Traits;

impl Operation for Traits {
    const DOCUMENT: &'static str = document!("traits");
    type Variables = super::Asked;
    type Answer = TraitsAnswer;
}

/// What there is to choose from.
#[derive(Debug, Deserialize)]
pub struct TraitsAnswer {
    /// The network.
    pub network: TraitsNetwork,
}

/// The part of the network that was asked.
#[derive(Debug, Deserialize)]
pub struct TraitsNetwork {
    /// By kind of entity.
    #[serde(rename = "kindCounts")]
    pub kinds: Vec<KindCount>,
    /// By tag.
    #[serde(rename = "tagCounts")]
    pub tags: Vec<TagCount>,
}

/// How many entities carry a tag.
#[derive(Debug, Deserialize)]
pub struct TagCount {
    /// How many.
    pub entities: usize,
    /// The tag.
    pub tag: Tag,
}

/// A region, a sector or a theme.
#[derive(Debug, Deserialize)]
pub struct Tag {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// What it tells.
    pub group: TagGroup,
}

/// What a tag tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum TagGroup {
    /// A region.
    #[serde(rename = "REGION")]
    Region,
    /// A sector.
    #[serde(rename = "SECTOR")]
    Sector,
    /// A theme.
    #[serde(rename = "THEME")]
    Theme,
}

/// Among whom new contacts are sought.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ContactsAsked {
    /// The view.
    pub view: ViewInput,
    /// Their ids; all actors when left out.
    pub among: Option<Vec<String>>,
    /// How many contacts.
    pub first: u32,
    /// The language of texts.
    pub language: &'static str,
}

/// The new ties that would shorten the ways most.
#[derive(Debug)]
pub struct Contacts;

impl Operation for Contacts {
    const DOCUMENT: &'static str = document!("contacts", "name", "origin");
    type Variables = ContactsAsked;
    type Answer = ContactsAnswer;
}

/// The contacts found.
#[derive(Debug, Deserialize)]
pub struct ContactsAnswer {
    /// The network.
    pub network: ContactsNetwork,
}

/// The part of the network that was asked.
#[derive(Debug, Deserialize)]
pub struct ContactsNetwork {
    /// What they rest on.
    pub provenance: Origin,
    /// What to bear in mind.
    pub stats: Caution,
    /// Best first.
    #[serde(rename = "bestContacts")]
    pub contacts: Vec<Contact>,
}

/// A new tie.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Contact {
    /// One end.
    pub a: Name,
    /// The other end.
    pub b: Name,
    /// How much the mean distance falls, in steps.
    pub gain: f64,
    /// The mean distance today, in steps.
    #[serde(rename = "meanBefore")]
    pub mean_before: f64,
    /// How many steps the two are apart today.
    pub hops: Option<u32>,
    /// In sentences.
    pub sentence: String,
}

/// For what round table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RoundTableAsked {
    /// The view.
    pub view: ViewInput,
    /// Ids of those who are invited already.
    pub include: Vec<String>,
    /// The id of the lever that others must belong to.
    pub lever: Option<String>,
    /// The language of texts.
    pub language: &'static str,
}

/// Whom to put around a table.
#[derive(Debug)]
pub struct RoundTable;

impl Operation for RoundTable {
    const DOCUMENT: &'static str = document!("table", "fact", "name", "source", "origin");
    type Variables = RoundTableAsked;
    type Answer = RoundTableAnswer;
}

/// The table found.
#[derive(Debug, Deserialize)]
pub struct RoundTableAnswer {
    /// The network.
    pub network: RoundTableNetwork,
}

/// The part of the network that was asked.
#[derive(Debug, Deserialize)]
pub struct RoundTableNetwork {
    /// What it rests on.
    pub provenance: Origin,
    /// The table.
    #[serde(rename = "roundTable")]
    pub table: TableFound,
}

/// A round table.
#[derive(Debug, Deserialize)]
pub struct TableFound {
    /// Whether a smaller one may exist.
    pub partial: bool,
    /// In sentences.
    pub sentence: String,
    /// Those at the table.
    pub invited: Vec<Invitation>,
    /// Groups that nobody at the table touches.
    pub uncovered: Vec<Unheard>,
}

/// Somebody at the table.
#[derive(Debug, Deserialize)]
pub struct Invitation {
    /// Who.
    pub name: Name,
    /// Where to be reached.
    pub actor: ContactPoint,
    /// Whether it was invited already.
    pub included: bool,
    /// What it touches, in sentences.
    pub sentence: String,
    /// What that rests on.
    pub basis: Vec<Fact>,
    /// The groups that it touches.
    pub touches: Vec<Touched>,
}

/// Where somebody is reached.
#[derive(Debug, Deserialize)]
pub struct ContactPoint {
    /// A functional mailbox or page.
    pub contact: Option<String>,
    /// Its web address.
    pub website: Option<String>,
}

/// A group that is touched.
#[derive(Debug, Deserialize)]
pub struct Touched {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
}

/// A group that is not heard.
#[derive(Debug, Deserialize)]
pub struct Unheard {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// It in sentences.
    pub sentence: String,
}
