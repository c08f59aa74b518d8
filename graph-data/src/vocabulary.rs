//! Kinds of entities and of relations, as data: one row of the vocabulary per kind.
//!
//! Everything that differs between kinds (category, wording, nature, strength, allowed ends) is read
//! from here; no other code knows a kind by its id. Reading the rows is `dataset`'s work.

use serde::{Deserialize, Serialize};

use crate::model::{Category, Nature, Text};
pub use crate::model::{KindIx, RelationKindIx};

/// The id of the kind that an entity has when its dataset states none.
pub const DEFAULT_KIND: &str = "organisatie";
/// The id of the kind that a relation has when its dataset states none.
pub const DEFAULT_RELATION_KIND: &str = "werkt-samen-met";
/// The id of the kind of relation that places an entity in a larger whole.
pub const PART_OF: &str = "part-of";

/// A kind of entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Its id.
    pub id: Box<str>,
    /// What sort of thing entities of this kind are.
    pub category: Category,
    /// Its name, singular, in lower case: "adviesraad".
    pub label: Text,
    /// Its name, plural: "adviesraden"; empty where the dataset gives none.
    pub plural: Text,
    /// Whether one can sit down with it: false for a working group, programme, platform…
    pub can_partner: bool,
    /// Whether people meet in it: two who are tied to one working group, programme, platform, network
    /// or context have a place in common.
    pub meeting_place: bool,
}

/// What may stand at an end of a relation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EndRule {
    /// Any entity of this category.
    Category(Category),
    /// Any entity of the kind with this id.
    Kind(Box<str>),
}

impl EndRule {
    /// Rules as errors name them: "ORGANISATION, GOVERNMENT, koepel".
    #[must_use]
    pub fn told(rules: &[Self]) -> String {
        rules.iter().map(Self::name).collect::<Vec<_>>().join(", ")
    }

    /// The name of the category, or the id of the kind.
    #[must_use]
    pub fn name(&self) -> Box<str> {
        match self {
            Self::Category(category) => format!("{category:?}").to_uppercase().into(),
            Self::Kind(id) => id.clone(),
        }
    }
}

/// The wording of a relation kind as patterns.
///
/// `{s}` and `{t}` stand for the source's and the target's phrase, `{d}` for an optional adverbial
/// ("in 2018"), `{is|zijn}` for a verb that agrees with whichever of `{s}` and `{t}` comes first.
/// Empty where the dataset gives no wording; the labels then serve.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// In the direction of the relation, going on: "{s} {is|zijn} {d} lid van {t}".
    pub now: Text,
    /// In the direction of the relation, over: "{s} {was|waren} {d} lid van {t}".
    pub past: Text,
    /// From the target's side, going on.
    pub inverse_now: Text,
    /// From the target's side, over.
    pub inverse_past: Text,
    /// What a reader must not conclude, told after the relation (columns `caveat_nl`, `caveat_en`):
    /// "of dat ook gebeurt, is niet bekend". A verb in it agrees with the source. Usually empty.
    pub caveat: Text,
    /// What somebody does who stands at the source, in the cell of a table (columns `role_nl`,
    /// `role_en`): "wil meewerken". Empty where the label serves.
    pub role: Text,
}

/// A kind of relation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RelationKind {
    /// Its id.
    pub id: Box<str>,
    /// Its name from source to target: "is lid van".
    pub label: Text,
    /// Its name from target to source: "heeft als lid".
    pub inverse: Text,
    /// What sort of tie it is.
    pub nature: Nature,
    /// It happened once, on its dates, and does not end by being over.
    pub event: bool,
    /// How much a tie of this kind carries, 0 to 1.
    pub strength: f64,
    /// What may be its source; empty for anything.
    pub sources: Vec<EndRule>,
    /// What may be its target; empty for anything.
    pub targets: Vec<EndRule>,
    /// How it is told in a sentence.
    pub wording: Wording,
}

/// All kinds that a dataset may use: the built-in ones and its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vocabulary {
    /// Kinds of entities, in the order of ids.
    pub kinds: Vec<Kind>,
    /// Kinds of relations, in the order of ids.
    pub relation_kinds: Vec<RelationKind>,
}

impl Vocabulary {
    /// The kind in a row.
    #[must_use]
    pub fn kind(&self, kind: KindIx) -> &Kind {
        &self.kinds[usize::from(kind.0)]
    }

    /// The relation kind in a row.
    #[must_use]
    pub fn relation_kind(&self, kind: RelationKindIx) -> &RelationKind {
        &self.relation_kinds[usize::from(kind.0)]
    }

    /// The row of the kind with this id.
    #[must_use]
    pub fn find_kind(&self, id: &str) -> Option<KindIx> {
        let row = self.kinds.binary_search_by(|k| (*k.id).cmp(id)).ok()?;
        u16::try_from(row).ok().map(KindIx)
    }

    /// The row of the relation kind with this id.
    #[must_use]
    pub fn find_relation_kind(&self, id: &str) -> Option<RelationKindIx> {
        let row = self
            .relation_kinds
            .binary_search_by(|k| (*k.id).cmp(id))
            .ok()?;
        u16::try_from(row).ok().map(RelationKindIx)
    }

    /// Its kinds that `other` has not, or has otherwise.
    #[must_use]
    pub fn beside(&self, other: &Self) -> Self {
        let is_here = |kind: &&Kind| other.kinds.iter().all(|theirs| theirs != *kind);
        let is_relation_here =
            |kind: &&RelationKind| other.relation_kinds.iter().all(|theirs| theirs != *kind);
        let relation_kinds = self.relation_kinds.iter().filter(is_relation_here);
        Self {
            kinds: self.kinds.iter().filter(is_here).cloned().collect(),
            relation_kinds: relation_kinds.cloned().collect(),
        }
    }

    /// These kinds and those of `other`; where both have one with the same id, that of `other` counts.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        for kind in other.kinds {
            match self.kinds.binary_search_by(|k| k.id.cmp(&kind.id)) {
                Ok(place) => self.kinds[place] = kind,
                Err(place) => self.kinds.insert(place, kind),
            }
        }
        for kind in other.relation_kinds {
            let place = self.relation_kinds.binary_search_by(|k| k.id.cmp(&kind.id));
            match place {
                Ok(place) => self.relation_kinds[place] = kind,
                Err(place) => self.relation_kinds.insert(place, kind),
            }
        }
        self
    }

    /// Whether `rules` allow an entity of `kind`.
    #[must_use]
    pub fn allows(&self, rules: &[EndRule], kind: KindIx) -> bool {
        let kind = self.kind(kind);
        rules.is_empty()
            || rules.iter().any(|rule| match rule {
                EndRule::Category(category) => *category == kind.category,
                EndRule::Kind(id) => *id == kind.id,
            })
    }
}
