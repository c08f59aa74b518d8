//! The operations of the pages about one thing, or a list of things.

use miniserde::{Deserialize, Serialize};

use super::super::Operation;
use super::super::types::{Fact, Name, Origin, Source};
use super::{Asked, Labelled, Stats};
use crate::state::view::ViewInput;

/// One thing, by its id.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IdAsked {
    /// The view.
    pub view: ViewInput,
    /// The id.
    pub id: String,
    /// The language of texts.
    pub language: &'static str,
}

/// A source.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SourceAsked {
    /// The view.
    pub view: ViewInput,
    /// Its exact address.
    pub address: String,
    /// The language of texts.
    pub language: &'static str,
}

/// What rests on a source.
#[derive(Debug)]
pub struct SourceBasis;

impl Operation for SourceBasis {
    const DOCUMENT: &'static str = document!("source", "fact", "name", "source", "origin");
    type Variables = SourceAsked;
    type Answer = SourceAnswer;
}

/// What rests on it.
#[derive(Debug, Deserialize)]
pub struct SourceAnswer {
    /// The network.
    pub network: SourceNetwork,
}

/// The part of the network that was asked.
#[derive(Debug, Deserialize)]
pub struct SourceNetwork {
    /// What it rests on.
    pub provenance: Origin,
    /// Relations without another source.
    pub alone: Relations,
    /// Relations that other sources state too.
    pub beside: Relations,
}

/// An actor, a lever or a context, with what is known of it.
#[derive(Debug)]
pub struct Entity;

impl Operation for Entity {
    const DOCUMENT: &'static str = document!("entity", "fact", "name", "source", "origin");
    type Variables = IdAsked;
    type Answer = EntityAnswer;
}

/// The entity asked.
#[derive(Debug, Deserialize)]
pub struct EntityAnswer {
    /// The network.
    pub network: EntityNetwork,
}

/// The part of the network that was asked.
#[derive(Debug, Deserialize)]
pub struct EntityNetwork {
    /// What it rests on.
    pub provenance: Origin,
    /// The entity's name, where it is there.
    pub named: Option<Name>,
    /// What is known of it.
    pub entity: Option<EntityFacts>,
}

/// What is known of an entity.
#[derive(Debug, Deserialize)]
pub struct EntityFacts {
    /// What it is.
    pub description: Option<String>,
    /// Its web address.
    pub website: Option<String>,
    /// Its other names.
    pub aliases: Vec<Alias>,
    /// What sources place it under.
    pub tags: Vec<Labelled>,
    /// What it rests on.
    pub evidence: Vec<Source>,
    /// How many it is tied to.
    pub degree: usize,
    /// The group it belongs to.
    pub cluster: Option<ClusterName>,
    /// Its relations.
    pub relations: Relations,
    /// Its numbers in registers (actors).
    pub identifiers: Option<Vec<Identifier>>,
    /// The whole that it is part of (actors).
    pub parent: Option<Name>,
    /// A functional mailbox or page (actors).
    pub contact: Option<String>,
    /// Who works on it (levers).
    pub sentence: Option<String>,
    /// The set it belongs to (levers).
    pub set: Option<LeverSet>,
    /// Its actors (levers).
    pub actors: Option<Vec<LeverActor>>,
    /// Actors at relations that merely name it (levers).
    pub linked: Option<Vec<LeverActor>>,
}

/// Another name.
#[derive(Debug, Deserialize)]
pub struct Alias {
    /// The name.
    pub name: String,
    /// Since when.
    #[serde(rename = "validFrom")]
    pub valid_from: Option<String>,
    /// Until when.
    #[serde(rename = "validTo")]
    pub valid_to: Option<String>,
}

/// A number in a register.
#[derive(Debug, Deserialize)]
pub struct Identifier {
    /// The register.
    pub scheme: String,
    /// The number.
    pub value: String,
    /// Whether it is certain.
    pub certain: bool,
}

/// A group in short.
#[derive(Debug, Deserialize)]
pub struct ClusterName {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// How many members.
    pub size: usize,
    /// It in sentences.
    pub sentence: String,
}

/// Relations, and how many there are in all.
#[derive(Debug, Deserialize)]
pub struct Relations {
    /// How many in all.
    #[serde(rename = "totalCount")]
    pub total_count: usize,
    /// The first of them.
    pub nodes: Vec<Fact>,
}

/// A set of levers.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct LeverSet {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// A functional mailbox or page.
    pub contact: Option<String>,
    /// Whose it is.
    pub owner: Option<Name>,
}

/// An actor of a lever, by the relation that says so.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct LeverActor {
    /// The actor.
    pub actor: Name,
    /// The relation.
    pub relation: Fact,
}

/// One relation.
#[derive(Debug)]
pub struct Relation;

impl Operation for Relation {
    const DOCUMENT: &'static str = document!("relation", "fact", "name", "source", "origin");
    type Variables = IdAsked;
    type Answer = RelationAnswer;
}

/// The relation asked.
#[derive(Debug, Deserialize)]
pub struct RelationAnswer {
    /// The network.
    pub network: RelationNetwork,
}

/// The part of the network that was asked.
#[derive(Debug, Deserialize)]
pub struct RelationNetwork {
    /// What it rests on.
    pub provenance: Origin,
    /// The relation with its sources, where it is there.
    pub fact: Option<Fact>,
    /// What more is known of it.
    pub relation: Option<RelationFacts>,
}

/// What is known of a relation.
#[derive(Debug, Deserialize)]
pub struct RelationFacts {
    /// It from the other side.
    pub inverse: String,
    /// The levers that it names.
    pub levers: Vec<Name>,
    /// The sets of levers that it names.
    #[serde(rename = "leverSets")]
    pub lever_sets: Vec<Labelled>,
}

/// All groups.
#[derive(Debug)]
pub struct Groups;

impl Operation for Groups {
    const DOCUMENT: &'static str = document!("groups", "fact", "name", "source", "origin");
    type Variables = Asked;
    type Answer = GroupsAnswer;
}

/// The groups.
#[derive(Debug, Deserialize)]
pub struct GroupsAnswer {
    /// The network.
    pub network: GroupsNetwork,
}

/// The network as groups.
#[derive(Debug, Deserialize)]
pub struct GroupsNetwork {
    /// What it rests on.
    pub provenance: Origin,
    /// What to bear in mind.
    pub stats: Caution,
    /// The groups.
    pub clusters: Clusters,
}

/// What to bear in mind with figures.
#[derive(Debug, Deserialize)]
pub struct Caution {
    /// In a sentence.
    pub caution: Option<String>,
}

/// Groups.
#[derive(Debug, Deserialize)]
pub struct Clusters {
    /// Whether the search was cut short.
    pub partial: bool,
    /// Which stand apart from government, in sentences.
    #[serde(rename = "governmentSentence")]
    pub government_sentence: String,
    /// Largest first.
    pub clusters: Vec<Cluster>,
}

/// One group.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Cluster {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// How many members.
    pub size: usize,
    /// Whether a government body is in it.
    #[serde(rename = "hasGovernment")]
    pub has_government: bool,
    /// It in sentences.
    pub sentence: String,
    /// Its members.
    pub members: Vec<Member>,
    /// What its members share more than others.
    pub marks: Vec<Mark>,
    /// What its sentences rest on.
    pub basis: Vec<Fact>,
    /// Relations that lead out of it.
    pub bridges: Vec<Bridge>,
}

/// What members of a group share more than others.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Mark {
    /// It in a sentence.
    pub sentence: String,
}

/// A member of a group.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Member {
    /// The entity.
    pub entity: Name,
    /// The share of its ties that stay inside, 0 to 1.
    pub belonging: f64,
}

/// A relation between two groups.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Bridge {
    /// Its id.
    pub id: String,
    /// It in a sentence.
    pub sentence: String,
    /// Where it starts.
    pub source: Name,
    /// Where it leads.
    pub target: Name,
}

/// All levers.
#[derive(Debug)]
pub struct Levers;

impl Operation for Levers {
    const DOCUMENT: &'static str =
        document!("levers", "lever_row", "fact", "name", "source", "origin");
    type Variables = Asked;
    type Answer = LeversAnswer;
}

/// The levers.
#[derive(Debug, Deserialize)]
pub struct LeversAnswer {
    /// The network.
    pub network: LeversNetwork,
}

/// The levers of the network.
#[derive(Debug, Deserialize)]
pub struct LeversNetwork {
    /// What they rest on.
    pub provenance: Origin,
    /// In the order of ids.
    pub levers: Vec<LeverRow>,
}

/// One lever in the list.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct LeverRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Whether its name was published.
    pub named: bool,
    /// Who works on it.
    pub sentence: String,
    /// The set it belongs to.
    pub set: Option<LeverSet>,
    /// Its actors.
    pub actors: Vec<LeverActor>,
}

/// What the data holds and lacks.
#[derive(Debug)]
pub struct About;

impl Operation for About {
    const DOCUMENT: &'static str = document!("about", "origin");
    type Variables = Asked;
    type Answer = AboutAnswer;
}

/// What the data says of itself.
#[derive(Debug, Deserialize)]
pub struct AboutAnswer {
    /// The network.
    pub network: AboutNetwork,
}

/// The part of the network that was asked.
#[derive(Debug, Deserialize)]
pub struct AboutNetwork {
    /// What it rests on.
    pub provenance: Origin,
    /// How much there is.
    pub stats: Stats,
    /// What the dataset says of itself.
    pub dataset: AboutDataset,
}

/// What a dataset says of itself.
#[derive(Debug, Deserialize)]
pub struct AboutDataset {
    /// Its title.
    pub title: String,
    /// Under what conditions it may be used.
    pub licence: String,
    /// How it was made.
    pub notes: Vec<String>,
    /// What it lacks.
    pub unknown: Vec<String>,
    /// When the sources were read.
    #[serde(rename = "readOn")]
    pub read_on: Option<String>,
}
