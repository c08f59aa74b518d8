//! What questions about time need: what changed between two dates, and what is old.

use std::sync::Arc;

use async_graphql::parser::types::Field;
use graph_data::algo::gaps::stale_relations;
use graph_data::model::PartialDate;

use super::steps::Of;
use super::{Reader, Viewed};
use crate::engine::part::{Dated, FoundInOrder, Id, InOrder, Need, Through};
use crate::graphql::page::PAGE_ROWS_DEFAULT;

/// Years after which a relation counts as old when the question does not say.
const STALE_YEARS_DEFAULT: usize = 5;

impl<'a> Reader<'a> {
    /// What came, went and changed; how many relations there were rests on all of them.
    pub(super) fn changes(&self, field: &'a Field, need: &mut Need) -> Option<()> {
        let (mut seen, mut undated) = (0, None);
        for part in self.fields(&field.selection_set.node) {
            let below = &part.selection_set.node;
            match part.name.node.as_str() {
                "__typename" => {}
                "added" | "lost" => seen = seen.max(self.steps(below, Of::Relation)?),
                "changed" => {
                    for time in self.fields(below) {
                        seen = seen.max(self.steps(&time.selection_set.node, Of::Relation)?);
                    }
                }
                // Whoever has another relation is neither new nor lost.
                "newEntities" | "lostEntities" => {
                    seen = seen.max(self.steps(below, Of::Entity)?).max(1);
                }
                "undated" => undated = undated.max(Some(0)),
                "undatedRelations" => undated = undated.max(Some(self.steps(below, Of::Relation)?)),
                _ => return None,
            }
        }
        let date = |name| self.word(field, name).and_then(|text| text.parse().ok());
        // What cannot be read is refused later, by name.
        if let (Some(from), Some(to)) = (date("from"), date("to")) {
            need.dated.push(Dated { from, to, seen });
            need.undated = need.undated.max(undated);
        }
        Some(())
    }

    /// The first relations that are old; how many there are rests on all of them.
    pub(super) fn stale(&self, field: &'a Field, viewed: &Viewed, need: &mut Need) -> Option<()> {
        for part in self.fields(&field.selection_set.node) {
            match part.name.node.as_str() {
                "__typename" | "asOf" => {}
                "relations" => need
                    .in_order
                    .push(self.stale_relations(field, part, viewed)?),
                _ => return None,
            }
        }
        Some(())
    }

    /// The first relations that are old: `list` says how many, and what is told of them.
    pub(super) fn stale_relations(
        &self,
        field: &'a Field,
        list: &'a Field,
        viewed: &Viewed,
    ) -> Option<InOrder> {
        let years = self.number(field, "olderThanYears", STALE_YEARS_DEFAULT);
        let years = u32::try_from(years).ok()?;
        let as_of: Option<PartialDate> = match self.word(field, "asOf") {
            // What cannot be read is refused later, by name.
            Some(text) => Some(text.parse().ok()?),
            None => None,
        };
        let (view, today) = (self.in_part(viewed), self.allowance.today);
        let found: FoundInOrder = Arc::new(move |engine, _| {
            let prepared = view(engine)?;
            let network = prepared.network();
            let as_of = as_of.or(network.view().as_of).or(today)?;
            let stale = stale_relations(network, years, as_of).into_iter();
            let ids = stale.map(|row| vec![Id::from(&*network.relation(row).id)]);
            Some(ids.collect())
        });
        Some(InOrder {
            found,
            first: self.number(list, "first", PAGE_ROWS_DEFAULT),
            through: Through::Relations,
            seen: self.steps(&list.selection_set.node, Of::Relation)?,
        })
    }
}
