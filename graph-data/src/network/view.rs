//! A view: which part of the network a question is asked of.
//!
//! Only the choice lives here; [`super::ViewedNetwork`] applies it. Ids were resolved to rows before:
//! the view knows no texts that users typed.

use std::fmt::Write as _;

use crate::dataset::Dataset;
use crate::fingerprint::fingerprint;
use crate::model::{Confidence, EntityIx, PartialDate};
use crate::vocabulary::{KindIx, RelationKindIx};

/// Which part of the network is asked. The default restricts nothing, does not walk through context
/// and walks through levers. In lists, `None` means no restriction; lists are kept sorted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct View {
    /// Only relations valid on this date, and only evidence dated on or before it.
    pub as_of: Option<PartialDate>,
    /// Only relations at least this sure.
    pub confidence_min: Option<Confidence>,
    /// Only relations of these kinds.
    pub relation_kinds: Option<Vec<RelationKindIx>>,
    /// No relations of these kinds.
    pub except_relation_kinds: Vec<RelationKindIx>,
    /// Only entities of these kinds.
    pub kinds: Option<Vec<KindIx>>,
    /// Without these entities.
    pub except_entities: Vec<EntityIx>,
    /// Only relations that name or touch one of these levers, or a lever of one of these sets.
    pub levers: Option<Vec<EntityIx>>,
    /// Only entities that carry one of these tags.
    pub tags: Option<Vec<u32>>,
    /// Whether paths, clusters and measures may run through context.
    pub through_context: bool,
    /// Whether they may run through levers.
    pub through_levers: bool,
}

impl Default for View {
    fn default() -> Self {
        Self {
            as_of: None,
            confidence_min: None,
            relation_kinds: None,
            except_relation_kinds: Vec::new(),
            kinds: None,
            except_entities: Vec::new(),
            levers: None,
            tags: None,
            through_context: false,
            through_levers: true,
        }
    }
}

impl View {
    /// The same view with its lists sorted and without repeats, so that equal choices are equal.
    #[must_use]
    pub fn normalised(mut self) -> Self {
        tidy(&mut self.except_relation_kinds);
        tidy(&mut self.except_entities);
        self.relation_kinds.iter_mut().for_each(tidy);
        self.kinds.iter_mut().for_each(tidy);
        self.levers.iter_mut().for_each(tidy);
        self.tags.iter_mut().for_each(tidy);
        self
    }

    /// The view as sixteen hexadecimal digits, quoted with every figure: the 64-bit FNV-1a hash of
    /// its canonical text. The same choice over the same dataset gives the same digits anywhere.
    #[must_use]
    pub fn digest(&self, dataset: &Dataset) -> String {
        fingerprint(&self.canonical(dataset))
    }

    /// The same choice over a dataset whose entities stand in other rows; those that are gone leave the
    /// lists.
    #[must_use]
    pub fn moved(&self, row_now: impl Fn(EntityIx) -> Option<EntityIx>) -> Self {
        let moved = |list: &[EntityIx]| list.iter().filter_map(|e| row_now(*e)).collect();
        Self {
            except_entities: moved(&self.except_entities),
            levers: self.levers.as_deref().map(moved),
            ..self.clone()
        }
    }

    /// The view as text, with ids instead of rows.
    fn canonical(&self, dataset: &Dataset) -> String {
        let mut text = String::new();
        let entity = |e: &EntityIx| dataset.entity(*e).id.to_string();
        let kind = |k: &KindIx| dataset.vocabulary.kind(*k).id.to_string();
        let relation_kind =
            |k: &RelationKindIx| dataset.vocabulary.relation_kind(*k).id.to_string();
        let tag = |t: &u32| dataset.tags[*t as usize].id.to_string();
        if let Some(date) = self.as_of {
            let _ = write!(text, "asOf={date};");
        }
        if let Some(confidence) = self.confidence_min {
            let _ = write!(text, "confidenceMin={confidence:?};");
        }
        push_list(
            &mut text,
            "relationKinds",
            self.relation_kinds.as_deref(),
            relation_kind,
        );
        push_list(
            &mut text,
            "exceptRelationKinds",
            some_unless_empty(&self.except_relation_kinds),
            relation_kind,
        );
        push_list(&mut text, "kinds", self.kinds.as_deref(), kind);
        push_list(
            &mut text,
            "exceptEntities",
            some_unless_empty(&self.except_entities),
            entity,
        );
        push_list(&mut text, "levers", self.levers.as_deref(), entity);
        push_list(&mut text, "tags", self.tags.as_deref(), tag);
        let _ = write!(
            text,
            "throughContext={};throughLevers={}",
            self.through_context, self.through_levers
        );
        text
    }
}

fn tidy<T: Ord>(list: &mut Vec<T>) {
    list.sort_unstable();
    list.dedup();
}

fn some_unless_empty<T>(list: &[T]) -> Option<&[T]> {
    (!list.is_empty()).then_some(list)
}

fn push_list<T>(text: &mut String, name: &str, list: Option<&[T]>, id: impl Fn(&T) -> String) {
    if let Some(list) = list {
        let ids: Vec<String> = list.iter().map(id).collect();
        let _ = write!(text, "{name}={};", ids.join(","));
    }
}
