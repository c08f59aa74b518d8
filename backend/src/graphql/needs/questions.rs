//! Which question below a network needs what.

use async_graphql::Value;
use async_graphql::parser::types::{Field, SelectionSet};
use graph_data::limits::HOPS_DEFAULT;

use super::document::ids_in;
use super::steps::Of;
use super::{Reader, Viewed};
use crate::engine::part::{Around, Named, Nearest, Need};

/// Hits, steps and entities of a picture when the question does not say how many.
const HITS_DEFAULT: usize = 10;
const REACH_DEFAULT: usize = 2;
const PICTURE_DEFAULT: usize = 100;

/// Columns of a picture that rest on what is drawn alone.
const OWN_COLUMNS: &[&str] = &[
    "__typename",
    "ids",
    "labels",
    "shortLabels",
    "kinds",
    "kindIds",
    "categories",
    "degrees",
    "sources",
    "targets",
    "relationIds",
    "relationKinds",
    "relationKindIds",
    "confidences",
    "strengths",
    "ended",
    "natures",
];

/// Conditions on entities that their own records decide.
const OWN_CONDITIONS: &[&str] = &["ids", "kinds", "categories", "tags", "text"];

impl<'a> Reader<'a> {
    /// Adds what a question below the network needs.
    pub(super) fn question(
        &self,
        field: &'a Field,
        viewed: &Viewed,
        need: &mut Need,
    ) -> Option<()> {
        let set = &field.selection_set.node;
        match field.name.node.as_str() {
            "__typename" | "provenance" | "measures" | "vocabulary" => {}
            "dataset" => {
                for part in self.fields(set).filter(|f| f.name.node == "focus") {
                    let seen = self.steps(&part.selection_set.node, Of::Entity)?;
                    need.focus = need.focus.max(Some(seen));
                }
            }
            "entity" | "lever" => {
                let seen = self.steps(set, Of::Entity)?;
                let id = self.id(field, "id")?;
                need.see(
                    &id,
                    Around {
                        seen,
                        ..Around::default()
                    },
                );
            }
            "relation" => {
                let seen = self.steps(set, Of::Relation)?;
                need.relations.insert(self.id(field, "id")?, seen);
            }
            "search" => self.search(field, viewed, need)?,
            "levers" | "coverage" => {
                let around_levers = u32::from(field.name.node == "coverage");
                let seen = around_levers + self.steps(set, Of::Entity)?;
                if self.given(field, "set") {
                    let set = self.id(field, "set")?;
                    let known = need.sets.entry(set).or_insert(seen);
                    *known = seen.max(*known);
                } else {
                    need.levers = need.levers.max(Some(seen));
                }
            }
            "entities" => self.entities(field, need)?,
            "relations" => self.relations(field, need)?,
            "changes" => self.changes(field, need)?,
            "gaps" => self.gaps(set, viewed, need)?,
            "known" => self.known(field, viewed, need)?,
            "neighbourhood" => self.neighbourhood(field, viewed, need)?,
            "paths" => self.paths(field, viewed, need)?,
            "reach" => self.reach(field, viewed, need)?,
            _ => return None,
        }
        Some(())
    }

    fn search(&self, field: &'a Field, viewed: &Viewed, need: &mut Need) -> Option<()> {
        if viewed.leaves_out {
            return None;
        }
        let Some(Value::String(text)) = self.value(field, "text") else {
            return None;
        };
        let first = self.number(field, "first", HITS_DEFAULT);
        // Equal fits are ordered by ties.
        let seen = self.steps(&field.selection_set.node, Of::Answer)?.max(1);
        let mut more = Need::default();
        more.names.insert(text, Named { first, seen });
        need.add(more);
        Some(())
    }

    fn gaps(&self, set: &'a SelectionSet, viewed: &Viewed, need: &mut Need) -> Option<()> {
        for field in self.fields(set) {
            let below = &field.selection_set.node;
            match field.name.node.as_str() {
                "__typename" | "staleAsOf" => {}
                "stale" => self.stale(field, viewed, need)?,
                "staleRelations" => {
                    let stale = self.stale_relations(field, field, viewed)?;
                    need.in_order.push(stale);
                }
                "leversWithoutActor"
                | "leversUnnamed"
                | "leversWithOneActor"
                | "leversWithoutGovernment" => {
                    let seen = 1 + self.steps(below, Of::Entity)?;
                    need.levers = need.levers.max(Some(seen));
                }
                "untied" | "untiedPairs" => {
                    let seen = 1 + self.steps(below, Of::Answer)?;
                    for id in self.ids(field, "among")? {
                        need.see(
                            &id,
                            Around {
                                seen,
                                ..Around::default()
                            },
                        );
                    }
                }
                "singleSource" => {
                    let seen = self.steps(below, Of::Relation)?;
                    self.see_source(&self.word(field, "source")?, seen, need);
                }
                "actorsWithoutLever" => need.in_order.push(self.without_lever(field, viewed)?),
                "meetingPairs" => {
                    let pairs = self.meeting_pairs(field, viewed, need)?;
                    need.in_order.push(pairs);
                }
                _ => return None,
            }
        }
        Some(())
    }

    fn neighbourhood(&self, field: &'a Field, viewed: &Viewed, need: &mut Need) -> Option<()> {
        let mut columns = self.fields(&field.selection_set.node);
        if columns.any(|column| !OWN_COLUMNS.contains(&column.name.node.as_str())) {
            return None;
        }
        let of = self.id(field, "of")?;
        need.see(&of, Around::default());
        need.nearest.push(Nearest {
            of,
            max: self.number(field, "max", PICTURE_DEFAULT),
            view: self.in_part(viewed),
        });
        Some(())
    }

    fn reach(&self, field: &'a Field, viewed: &Viewed, need: &mut Need) -> Option<()> {
        if let Some(Value::Object(conditions)) = self.value(field, "where") {
            let mut given = conditions.iter().filter(|(_, v)| **v != Value::Null);
            if given.any(|(name, _)| !OWN_CONDITIONS.contains(&name.as_str())) {
                return None;
            }
            for id in ids_in(&Value::Object(conditions), "ids") {
                need.see(&id, Around::default());
            }
        }
        let default = match field.get_argument("hopsMax") {
            None => REACH_DEFAULT,
            // Given as null.
            Some(_) => HOPS_DEFAULT as usize,
        };
        let walked = self.number(field, "hopsMax", default);
        let around = Around {
            walked: u32::try_from(walked).unwrap_or(u32::MAX),
            walking: viewed.walking,
            seen: self.steps(&field.selection_set.node, Of::Answer)?,
        };
        need.see(&self.id(field, "from")?, around);
        Some(())
    }
}
