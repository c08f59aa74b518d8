//! How far around what is selected of has to be seen for the fields selected.
//!
//! Knows no question: those say what is selected of.

use async_graphql::parser::types::{Field, SelectionSet};

use super::Reader;

/// Facts that a record holds itself, and what only groups others.
const OWN_FACTS: &[&str] = &[
    "__typename",
    "aliases",
    "certain",
    "confidence",
    "contact",
    "cursor",
    "description",
    "ended",
    "evidence",
    "hops",
    "id",
    "identifiers",
    "kind",
    "label",
    "matched",
    "named",
    "nature",
    "newest",
    "pageInfo",
    "partial",
    "role",
    "score",
    "shortLabel",
    "strength",
    "tags",
    "totalCount",
    "validFrom",
    "validTo",
    "website",
];

/// What is selected of. It decides how much a sentence tells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Entity,
    Relation,
    LeverSet,
    Answer,
}

impl<'a> Reader<'a> {
    /// How many steps around what is selected of have to be seen; `None` for everything.
    pub(super) fn steps(&self, set: &'a SelectionSet, of: Of) -> Option<u32> {
        let mut most = 0;
        for field in self.fields(set) {
            most = most.max(self.steps_of(field, of)?);
        }
        Some(most)
    }

    fn steps_of(&self, field: &'a Field, of: Of) -> Option<u32> {
        let below = |of| self.steps(&field.selection_set.node, of);
        let name = field.name.node.as_str();
        if OWN_FACTS.contains(&name) {
            return Some(0);
        }
        match (name, of) {
            ("edges" | "node" | "nodes", _) => below(of),
            ("relations" | "direct", Of::Entity) => Some(1 + below(Of::Relation)?),
            ("relations" | "direct" | "weakest" | "relation", _) => below(Of::Relation),
            ("levers", Of::Relation) => below(Of::Entity).filter(|steps| *steps == 0),
            ("leverSets", Of::Relation) => below(Of::LeverSet).filter(|steps| *steps == 0),
            ("levers" | "actors" | "linked", Of::Answer) => below(Of::Entity),
            ("levers" | "actors" | "linked" | "parent", _) => Some(1 + below(Of::Entity)?),
            ("set", Of::Entity) => Some(1 + below(Of::LeverSet)?),
            ("owner", Of::LeverSet) => below(Of::Entity),
            ("degree", Of::Entity) => Some(1),
            ("neighbours", Of::Entity) => {
                let hops = u32::try_from(self.number(field, "hops", 1)).ok()?;
                Some(hops + below(Of::Entity)?)
            }
            ("source" | "target", Of::Relation) => below(Of::Entity),
            (
                "actor" | "entity" | "entities" | "from" | "to" | "a" | "b" | "meetings" | "lever"
                | "through",
                _,
            ) => below(Of::Entity),
            ("path" | "paths" | "steps" | "pairs" | "cells", _) => below(Of::Answer),
            // Only told where there is no way; then everything is there.
            ("noPath", Of::Answer) => Some(0),
            // Who is named with a lever is told in the order of their ties.
            ("sentence", Of::LeverSet) => Some(3),
            ("sentence", Of::Entity) => Some(2),
            ("sentence", _) => Some(0),
            _ => None,
        }
    }
}
