//! Of what kinds may entities and relations be, and which tags are there?

use std::sync::Arc;

use async_graphql::{Description, Object};
use graph_data::dataset::Dataset;
use graph_data::vocabulary::EndRule;

use crate::graphql::asked::Asked;
use crate::graphql::types::id::IdText;
use crate::graphql::types::vocabulary::{Kind, RelationKind, Tag};

/// The question what may be chosen in a form.
pub(super) struct VocabularyQuestions(pub(super) Arc<Asked>);

#[Object]
impl VocabularyQuestions {
    /// What entities, relations and tags may be, used or not: the same in every view.
    async fn vocabulary(&self) -> Vocabulary<'_> {
        Vocabulary(self.0.dataset())
    }
}

/// What entities, relations and tags may be.
#[derive(Description)]
struct Vocabulary<'a>(&'a Dataset);

#[Object(use_type_description)]
impl Vocabulary<'_> {
    /// The kinds of entities, by id.
    async fn kinds(&self) -> Vec<Kind<'_>> {
        self.0.vocabulary.kinds.iter().map(Kind).collect()
    }
    /// The kinds of relations, by id, with what they allow at their ends.
    async fn relation_kinds(&self) -> Vec<RelationKindRule<'_>> {
        let kinds = &self.0.vocabulary.relation_kinds;
        let rule = |kind| RelationKindRule {
            dataset: self.0,
            kind,
        };
        kinds.iter().map(rule).collect()
    }
    /// The tags, by id.
    async fn tags(&self) -> Vec<Tag<'_>> {
        self.0.tags.iter().map(Tag).collect()
    }
}

/// A kind of relation, and what may stand at its ends.
#[derive(Description)]
struct RelationKindRule<'a> {
    dataset: &'a Dataset,
    kind: &'a graph_data::vocabulary::RelationKind,
}

impl<'a> RelationKindRule<'a> {
    fn allowed(&self, rules: &[EndRule]) -> Vec<IdText<'a>> {
        let vocabulary = &self.dataset.vocabulary;
        let kinds = vocabulary.kinds.iter();
        let allowed = kinds.filter(|kind| {
            let row = vocabulary.find_kind(&kind.id);
            row.is_some_and(|row| vocabulary.allows(rules, row))
        });
        allowed.map(|kind| IdText(&kind.id)).collect()
    }
}

#[Object(use_type_description)]
impl RelationKindRule<'_> {
    /// The kind.
    async fn kind(&self) -> RelationKind<'_> {
        RelationKind(self.kind)
    }
    /// The ids of the kinds of entities that may be its source, ascending.
    async fn sources(&self) -> Vec<IdText<'_>> {
        self.allowed(&self.kind.sources)
    }
    /// The ids of the kinds of entities that may be its target, ascending.
    async fn targets(&self) -> Vec<IdText<'_>> {
        self.allowed(&self.kind.targets)
    }
}
