//! The operation of the picture: a whole view as columns, and what to show of it first.

use miniserde::Deserialize;

use super::super::Operation;
use super::super::types::{Category, Confidence, Origin};
use super::{Asked, KindCount};

/// The picture.
#[derive(Debug)]
pub struct Picture;

impl Operation for Picture {
    const DOCUMENT: &'static str = document!("picture", "origin");
    type Variables = Asked;
    type Answer = PictureAnswer;
}

/// What the picture shows.
#[derive(Debug, Deserialize)]
pub struct PictureAnswer {
    /// The network.
    pub network: PictureNetwork,
}

/// The part of the network that is drawn.
#[derive(Debug, Deserialize)]
pub struct PictureNetwork {
    /// What it rests on.
    pub provenance: Origin,
    /// What the dataset is about.
    pub dataset: Focused,
    /// The entities of the first picture.
    pub overview: Vec<Id>,
    /// The kinds of entities in the view.
    #[serde(rename = "kindCounts")]
    pub kind_counts: Vec<KindCount>,
    /// The groups.
    pub clusters: DrawnGroups,
    /// Entities and relations.
    pub packed: Packed,
}

/// What a dataset is about.
#[derive(Debug, Deserialize)]
pub struct Focused {
    /// The entities in focus.
    pub focus: Vec<Id>,
}

/// An id alone.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Id {
    /// The id.
    pub id: String,
}

/// The groups of a view.
#[derive(Debug, Deserialize)]
pub struct DrawnGroups {
    /// One by one.
    pub clusters: Vec<DrawnGroup>,
}

/// A group.
#[derive(Debug, Deserialize)]
pub struct DrawnGroup {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Who is in it.
    pub members: Vec<DrawnMember>,
}

/// A member of a group.
#[derive(Debug, Deserialize)]
pub struct DrawnMember {
    /// Who.
    pub entity: Id,
}

/// A view as columns: the first by entity, the second by relation.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Packed {
    /// Ids of entities.
    pub ids: Vec<String>,
    /// Full names.
    pub labels: Vec<String>,
    /// Short names.
    #[serde(rename = "shortLabels")]
    pub short_labels: Vec<String>,
    /// Places in `kind_ids`.
    pub kinds: Vec<usize>,
    /// Ids of kinds.
    #[serde(rename = "kindIds")]
    pub kind_ids: Vec<String>,
    /// What sort of thing each entity is.
    pub categories: Vec<Category>,
    /// Numbers of ties.
    pub degrees: Vec<usize>,
    /// 0 to 1.
    pub importance: Vec<f64>,
    /// Places, to the right.
    pub x: Vec<f64>,
    /// Places, down.
    pub y: Vec<f64>,
    /// Rows of the entities from which relations start.
    pub sources: Vec<usize>,
    /// Rows of the entities to which they lead.
    pub targets: Vec<usize>,
    /// Ids of relations.
    #[serde(rename = "relationIds")]
    pub relation_ids: Vec<String>,
    /// How sure they are.
    pub confidences: Vec<Confidence>,
    /// 0 to 1.
    pub strengths: Vec<f64>,
    /// Whether they are over.
    pub ended: Vec<bool>,
}
