//! Kinds, relation kinds and tags: rows of the vocabulary.

use async_graphql::{Description, Object};
use graph_data::{model, vocabulary};

use super::choices::{Category, Language, Nature, TagGroup, dutch, speak};
use super::id::IdText;

/// A kind of entity: a row of the vocabulary.
#[derive(Description)]
pub struct Kind<'a>(pub &'a vocabulary::Kind);

#[Object(use_type_description)]
impl Kind<'_> {
    /// Its id in the vocabulary.
    async fn id(&self) -> IdText<'_> {
        IdText(&self.0.id)
    }
    /// Its name, singular, in lower case.
    async fn label(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the name.")] language: Option<
            Language,
        >,
    ) -> &str {
        self.0.label.get(speak(language))
    }
    /// What sort of thing entities of this kind are.
    async fn category(&self) -> Category {
        self.0.category.into()
    }
    /// Can one sit down with it? A working group, programme, platform or collective node can be a way,
    /// not a partner.
    async fn can_partner(&self) -> bool {
        self.0.can_partner
    }
}

/// A kind of relation: a row of the vocabulary.
#[derive(Description)]
pub struct RelationKind<'a>(pub &'a vocabulary::RelationKind);

#[Object(use_type_description)]
impl RelationKind<'_> {
    /// Its id in the vocabulary.
    async fn id(&self) -> IdText<'_> {
        IdText(&self.0.id)
    }
    /// Its name from source to target: "is lid van".
    async fn label(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the name.")] language: Option<
            Language,
        >,
    ) -> &str {
        self.0.label.get(speak(language))
    }
    /// Its name from target to source: "heeft als lid".
    async fn inverse(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the name.")] language: Option<
            Language,
        >,
    ) -> &str {
        self.0.inverse.get(speak(language))
    }
    /// What sort of tie it is.
    async fn nature(&self) -> Nature {
        self.0.nature.into()
    }
    /// It happened once, on its dates, and does not end by itself being over.
    async fn event(&self) -> bool {
        self.0.event
    }
    /// 0 to 1: how much a tie of this kind carries.
    async fn strength(&self) -> f64 {
        self.0.strength
    }
}

/// A region, sector or theme that a source states.
#[derive(Description)]
pub struct Tag<'a>(pub &'a model::Tag);

#[Object(use_type_description)]
impl Tag<'_> {
    /// Its id in the dataset.
    async fn id(&self) -> IdText<'_> {
        IdText(&self.0.id)
    }
    /// Its name.
    async fn label(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the name.")] language: Option<
            Language,
        >,
    ) -> &str {
        self.0.label.get(speak(language))
    }
    /// What it tells.
    async fn group(&self) -> TagGroup {
        self.0.group.into()
    }
}
