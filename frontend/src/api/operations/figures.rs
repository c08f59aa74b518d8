//! The operations behind figures of single entities: brokers, what comes apart without one, rankings.

use miniserde::{Deserialize, Serialize};

use super::{Asked, Caution, ClusterName, Island, KindCount, Labelled};
use crate::api::Operation;
use crate::api::types::{Fact, Name, Origin};
use crate::state::view::ViewInput;

/// By what entities can be taken together.
#[derive(Debug)]
pub struct Groupings;

impl Operation for Groupings {
    const DOCUMENT: &'static str = document!("groupings");
    type Variables = Asked;
    type Answer = GroupingsAnswer;
}

/// By what entities can be taken together.
#[derive(Debug, Deserialize)]
pub struct GroupingsAnswer {
    /// The network.
    pub network: GroupingsNetwork,
}

/// The part of the network that was asked.
#[derive(Debug, Deserialize)]
pub struct GroupingsNetwork {
    /// Kinds.
    #[serde(rename = "kindCounts")]
    pub kinds: Vec<KindCount>,
    /// Regions, sectors and themes.
    #[serde(rename = "tagCounts")]
    pub tags: Vec<Tagged>,
    /// Levers, each with those that belong to it.
    pub levers: Vec<LeverName>,
}

/// How many entities carry a tag.
#[derive(Debug, Deserialize)]
pub struct Tagged {
    /// How many.
    pub entities: usize,
    /// The tag.
    pub tag: TagOfGroup,
}

/// A region, a sector or a theme.
#[derive(Debug, Deserialize)]
pub struct TagOfGroup {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Which of the three.
    pub group: String,
}

/// A lever by its name.
#[derive(Debug, Deserialize)]
pub struct LeverName {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Whether the name is known.
    pub named: bool,
}

/// The words of an address for categories, with what GraphQL calls them.
const CATEGORIES: [(&str, &str); 4] = [
    ("organisaties", "ORGANISATION"),
    ("overheden", "GOVERNMENT"),
    ("hefbomen", "LEVER"),
    ("context", "CONTEXT"),
];

/// A group of entities, as GraphQL's `EntityFilter`: all parts hold.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupInput {
    /// The parts.
    pub and: Vec<PartInput>,
}

/// A part of a group.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PartInput {
    /// One of these entities.
    pub ids: Option<Vec<String>>,
    /// Either of these.
    pub or: Option<Vec<PartInput>>,
    /// Of one of these kinds.
    pub kinds: Option<Vec<String>>,
    /// Of one of these categories.
    pub categories: Option<Vec<&'static str>>,
    /// With one of these tags.
    pub tags: Option<Vec<String>>,
    /// Actors that belong to this lever.
    pub lever: Option<String>,
}

impl GroupInput {
    /// The group that an address names, a part after the other: categories and kinds together, entities
    /// together, and each tag and lever by itself, since "care in Limburg" asks for both. `None` is
    /// everybody. What is no category, tag, kind or lever is taken for an entity.
    #[must_use]
    pub fn of(parts: &[String], known: &GroupingsNetwork) -> Option<Self> {
        let (mut ids, mut kinds, mut categories) = (Vec::new(), Vec::new(), Vec::new());
        let mut and = Vec::new();
        for part in parts {
            match known.what(part) {
                What::Category(category) => categories.push(category),
                What::Kind => kinds.push(part.clone()),
                What::Entity => ids.push(part.clone()),
                What::Tag => and.push(PartInput {
                    tags: Some(vec![part.clone()]),
                    ..PartInput::default()
                }),
                What::Lever => and.push(PartInput {
                    lever: Some(part.clone()),
                    ..PartInput::default()
                }),
            }
        }
        if !ids.is_empty() {
            and.push(PartInput {
                ids: Some(ids),
                ..PartInput::default()
            });
        }
        and.extend(kind_part(kinds, categories));
        (!and.is_empty()).then_some(Self { and })
    }
}

/// Kinds and categories, either of which will do.
fn kind_part(kinds: Vec<String>, categories: Vec<&'static str>) -> Option<PartInput> {
    let kinds = (!kinds.is_empty()).then(|| PartInput {
        kinds: Some(kinds),
        ..PartInput::default()
    });
    let categories = (!categories.is_empty()).then(|| PartInput {
        categories: Some(categories),
        ..PartInput::default()
    });
    match (kinds, categories) {
        (Some(kinds), Some(categories)) => Some(PartInput {
            or: Some(vec![kinds, categories]),
            ..PartInput::default()
        }),
        (kinds, categories) => kinds.or(categories),
    }
}

/// What a part of a group is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A category, as GraphQL writes it.
    Category(&'static str),
    /// A region, sector or theme.
    Tag,
    /// A kind.
    Kind,
    /// A lever.
    Lever,
    /// An entity, as far as is known here.
    Entity,
}

impl GroupingsNetwork {
    /// Whether a group is themes and nothing else: what a network is about, rather than a part of it.
    #[must_use]
    pub fn is_theme(&self, parts: &[String]) -> bool {
        let theme = |part: &String| {
            let mut tags = self.tags.iter();
            tags.any(|t| t.tag.id == *part && t.tag.group == "THEME")
        };
        !parts.is_empty() && parts.iter().all(theme)
    }

    /// What a part of a group is.
    #[must_use]
    pub fn what(&self, part: &str) -> What {
        let category = CATEGORIES.iter().find(|(word, _)| *word == part);
        if let Some((_, category)) = category {
            return What::Category(category);
        }
        if self.tags.iter().any(|t| t.tag.id == part) {
            What::Tag
        } else if self.kinds.iter().any(|k| k.kind.id == part) {
            What::Kind
        } else if self.levers.iter().any(|lever| lever.id == part) {
            What::Lever
        } else {
            What::Entity
        }
    }
}

/// A question for brokers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BrokersAsked {
    /// The view.
    pub view: ViewInput,
    /// How many.
    pub first: u32,
    /// Whether those of the whole network are asked as well.
    pub overall: bool,
    /// Where ways start; `None` for everybody.
    pub from: Option<GroupInput>,
    /// Where ways end; `None` for everybody.
    pub to: Option<GroupInput>,
    /// The language of texts.
    pub language: &'static str,
}

/// Those over whom ways between others run.
#[derive(Debug)]
pub struct Brokers;

impl Operation for Brokers {
    const DOCUMENT: &'static str = document!("brokers", "fact", "name", "source", "origin");
    type Variables = BrokersAsked;
    type Answer = BrokersAnswer;
}

/// The brokers.
#[derive(Debug, Deserialize)]
pub struct BrokersAnswer {
    /// The network.
    pub network: BrokersNetwork,
}

/// The part of the network that was asked.
#[derive(Debug, Deserialize)]
pub struct BrokersNetwork {
    /// What they rest on.
    pub provenance: Origin,
    /// What to bear in mind.
    pub stats: Caution,
    /// Those of the whole network, where they were asked; the highest first.
    pub overall: Option<Vec<Broker>>,
    /// Those between the two groups; the highest first.
    pub brokers: Vec<Broker>,
}

/// One over whom ways between others run.
#[derive(Debug, Deserialize)]
pub struct Broker {
    /// Who.
    pub entity: Name,
    /// 0 to 1: the share of pairs whose shortest ways run over it.
    pub betweenness: f64,
    /// Pairs that lose every way without it.
    #[serde(rename = "pairsLost")]
    pub pairs_lost: usize,
    /// Into how many pieces its part of the network falls.
    pub pieces: usize,
    /// From how many entities the figure was estimated.
    #[serde(rename = "sampledFrom")]
    pub sampled_from: Option<usize>,
    /// The groups into which it has ties.
    pub clusters: Vec<Labelled>,
    /// On which the sentence rests.
    pub basis: Vec<Fact>,
    /// How it ties others together.
    pub sentence: String,
}

/// A question for what comes apart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DropOutAsked {
    /// The view.
    pub view: ViewInput,
    /// Who leaves.
    pub entity: String,
    /// The language of texts.
    pub language: &'static str,
}

/// What comes apart when one leaves.
#[derive(Debug)]
pub struct DropOut;

impl Operation for DropOut {
    const DOCUMENT: &'static str = document!("drop_out", "fact", "name", "source", "origin");
    type Variables = DropOutAsked;
    type Answer = DropOutAnswer;
}

/// What comes apart.
#[derive(Debug, Deserialize)]
pub struct DropOutAnswer {
    /// The network.
    pub network: DropOutNetwork,
}

/// The part of the network that was asked.
#[derive(Debug, Deserialize)]
pub struct DropOutNetwork {
    /// What it rests on.
    pub provenance: Origin,
    /// What comes apart.
    #[serde(rename = "dropOut")]
    pub left: Left,
}

/// What is left when one leaves.
#[derive(Debug, Deserialize)]
pub struct Left {
    /// Who leaves.
    pub entity: Name,
    /// Pairs that lose every way.
    #[serde(rename = "pairsLost")]
    pub pairs_lost: usize,
    /// The pieces, largest first.
    pub pieces: Vec<Island>,
    /// Groups that come apart.
    pub clusters: Vec<ClusterName>,
    /// On which the sentence rests.
    pub basis: Vec<Fact>,
    /// In sentences.
    pub sentence: String,
}

/// A question for a ranking.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MeasuresAsked {
    /// The view.
    pub view: ViewInput,
    /// The id of the measure.
    pub id: String,
    /// How many figures.
    pub first: u32,
    /// The language of texts.
    pub language: &'static str,
}

/// The highest figures of a measure.
#[derive(Debug)]
pub struct Measures;

impl Operation for Measures {
    const DOCUMENT: &'static str = document!("measures", "name", "origin");
    type Variables = MeasuresAsked;
    type Answer = MeasuresAnswer;
}

/// A ranking.
#[derive(Debug, Deserialize)]
pub struct MeasuresAnswer {
    /// The network.
    pub network: MeasuresNetwork,
}

/// The part of the network that was asked.
#[derive(Debug, Deserialize)]
pub struct MeasuresNetwork {
    /// What it rests on.
    pub provenance: Origin,
    /// What to bear in mind.
    pub stats: Caution,
    /// All measures.
    pub measures: Vec<Labelled>,
    /// The one that was asked.
    pub measure: Ranking,
}

/// The highest figures of one measure.
#[derive(Debug, Deserialize)]
pub struct Ranking {
    /// Whether time ran out.
    pub partial: bool,
    /// From how many entities the figures were estimated.
    #[serde(rename = "sampledFrom")]
    pub sampled_from: Option<usize>,
    /// How far an estimate may be off.
    pub margin: Option<f64>,
    /// The measure.
    pub measure: Measure,
    /// The figures, highest first.
    pub values: Vec<Figure>,
}

/// A measure, described.
#[derive(Debug, Deserialize)]
pub struct Measure {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// What it tells, with its limits.
    pub explanation: String,
    /// In what it is counted.
    pub unit: String,
    /// The paper that defines it.
    pub source: String,
}

/// A figure of one entity.
#[derive(Debug, Deserialize)]
pub struct Figure {
    /// Its place, from 1.
    pub rank: usize,
    /// The figure.
    pub value: f64,
    /// Of whom.
    pub entity: Name,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> GroupingsNetwork {
        miniserde::json::from_str(
            r#"{
                "kindCounts": [{"entities": 3, "kind": {"id": "vakbond", "label": "vakbond", "category": "ORGANISATION", "canPartner": true}}],
                "tagCounts": [{"entities": 9, "tag": {"id": "zorg", "label": "zorg", "group": "sector"}}, {"entities": 4, "tag": {"id": "limburg", "label": "Limburg", "group": "region"}}],
                "levers": [{"id": "vc-jobs", "label": "jobs", "named": true}]
            }"#,
        )
        .expect("an answer")
    }

    fn check(parts: &[&str], expected: &str) {
        let parts: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
        let text = miniserde::json::to_string(&GroupInput::of(&parts, &known()));
        let empty = ["ids", "or", "kinds", "categories", "tags", "lever"];
        let told = empty.iter().fold(text, |text, name| {
            text.replace(&format!("\"{name}\":null,"), "")
                .replace(&format!(",\"{name}\":null"), "")
        });
        assert_eq!(told, expected);
    }

    #[test]
    fn an_address_names_a_group() {
        check(&[], "null");
        check(&["zorg"], r#"{"and":[{"tags":["zorg"]}]}"#);
        check(
            &["zorg", "limburg"],
            r#"{"and":[{"tags":["zorg"]},{"tags":["limburg"]}]}"#,
        );
        check(&["vc-jobs"], r#"{"and":[{"lever":"vc-jobs"}]}"#);
        check(&["verso", "sif"], r#"{"and":[{"ids":["verso","sif"]}]}"#);
        check(&["vakbond"], r#"{"and":[{"kinds":["vakbond"]}]}"#);
        check(&["overheden"], r#"{"and":[{"categories":["GOVERNMENT"]}]}"#);
        check(
            &["organisaties", "limburg", "vakbond"],
            r#"{"and":[{"tags":["limburg"]},{"or":[{"kinds":["vakbond"]},{"categories":["ORGANISATION"]}]}]}"#,
        );
    }
}
