//! What lists need: entities and relations that pass a filter, and actors in the order of ids.
//!
//! A filter narrows where one of its conditions names whom or what it is about; the others are then held
//! against that. One that does not narrow needs everything.

use std::sync::Arc;

use async_graphql::Value;
use async_graphql::indexmap::IndexMap;
use async_graphql::parser::types::Field;
use async_graphql::{InputType, Name};
use graph_data::algo::gaps::{actors_without_lever, meeting_pairs};

use super::document::{ids_in, member};
use super::steps::Of;
use super::{Reader, Viewed};
use crate::engine::part::{Around, Chosen, FoundInOrder, Id, InOrder, Need, Through};
use crate::graphql::asked::Asked;
use crate::graphql::page::PAGE_ROWS_DEFAULT;
use crate::graphql::types::input::EntityFilterInput;

/// Conditions on entities, and on relations, that hold others.
const NESTED: &[&str] = &["and", "or", "not", "tied"];

impl<'a> Reader<'a> {
    pub(super) fn entities(&self, field: &'a Field, need: &mut Need) -> Option<()> {
        let conditions = self.conditions(field)?;
        let given = Value::Object(conditions);
        let by_degree = self.orders(field).any(|order| order.starts_with("DEGREE"));
        let seen = self.steps(&field.selection_set.node, Of::Entity)?;
        let seen = seen.max(u32::from(by_degree));
        for id in ids_in(&given, "ids") {
            let around = Around {
                seen,
                ..Around::default()
            };
            need.see(&id, around);
        }
        if let Some(lever) = ids_in(&given, "lever").first() {
            self.see_lever(lever, 1 + seen, need);
        } else if member(&given, "ids").is_none() {
            let list = |name| {
                let ids = member(&given, name).map(|_| ids_in(&given, name));
                ids.map(|ids| ids.into_iter().map(Id::from).collect())
            };
            let (kinds, tags) = (list("kinds"), list("tags"));
            if kinds.is_none() && tags.is_none() {
                return None;
            }
            need.chosen.push(Chosen { kinds, tags, seen });
        }
        Some(())
    }

    pub(super) fn relations(&self, field: &'a Field, need: &mut Need) -> Option<()> {
        let given = Value::Object(self.conditions(field)?);
        let seen = self.steps(&field.selection_set.node, Of::Relation)?;
        let text = |name| match member(&given, name) {
            Some(Value::String(text)) => Some(text.clone()),
            _ => None,
        };
        let mut narrows = false;
        for source in [text("source"), text("singleSource")].into_iter().flatten() {
            self.see_source(&source, seen, need);
            narrows = true;
        }
        for id in ids_in(&given, "between") {
            let around = Around {
                seen: 1 + seen,
                ..Around::default()
            };
            need.see(&id, around);
            narrows = true;
        }
        if let Some(lever) = ids_in(&given, "lever").first() {
            self.see_lever(lever, 1 + seen, need);
            narrows = true;
        }
        narrows.then_some(())
    }

    /// The conditions of a filter that holds no other.
    fn conditions(&self, field: &Field) -> Option<IndexMap<Name, Value>> {
        let Some(Value::Object(conditions)) = self.value(field, "where") else {
            return None;
        };
        let holds_others = |name| {
            let value = conditions.get(name);
            value.is_some_and(|value| *value != Value::Null)
        };
        let nested = NESTED.iter().any(|name| holds_others(*name));
        (!nested).then_some(conditions)
    }

    fn orders(&self, field: &Field) -> impl Iterator<Item = String> + use<> {
        let orders = match self.value(field, "orderBy") {
            Some(Value::List(orders)) => orders,
            Some(order) => vec![order],
            None => Vec::new(),
        };
        orders.into_iter().map(|order| match order {
            Value::Enum(word) => word.to_string(),
            Value::String(word) => word,
            _ => String::new(),
        })
    }

    pub(super) fn see_source(&self, source: &str, seen: u32, need: &mut Need) {
        let known = need.sources.entry(source.into()).or_insert(seen);
        *known = seen.max(*known);
    }

    /// A lever, or the levers of a set.
    fn see_lever(&self, lever: &str, seen: u32, need: &mut Need) {
        let around = Around {
            seen,
            ..Around::default()
        };
        need.see(lever, around);
        let known = need.sets.entry(lever.into()).or_insert(seen);
        *known = seen.max(*known);
    }

    pub(super) fn without_lever(&self, field: &'a Field, viewed: &Viewed) -> Option<InOrder> {
        let seen = self.steps(&field.selection_set.node, Of::Entity)?;
        let view = self.in_part(viewed);
        let found: FoundInOrder = Arc::new(move |engine, up_to| {
            let prepared = view(engine)?;
            let idle = actors_without_lever(prepared.network()).into_iter();
            let ids = idle.map(|row| Id::from(&*prepared.dataset().entity(row).id));
            let ids = ids.take_while(|id| up_to.is_none_or(|last| **id <= *last));
            Some(ids.map(|id| vec![id]).collect())
        });
        Some(InOrder {
            found,
            first: self.number(field, "first", PAGE_ROWS_DEFAULT),
            through: Through::Actors { meets: false },
            seen,
        })
    }

    pub(super) fn meeting_pairs(
        &self,
        field: &'a Field,
        viewed: &Viewed,
        need: &mut Need,
    ) -> Option<InOrder> {
        let filter = self.value(field, "where").filter(|v| *v != Value::Null);
        if let Some(given) = &filter {
            let narrow = ["ids", "kinds", "categories", "tags"];
            let Value::Object(conditions) = given else {
                return None;
            };
            let mut named = conditions.iter().filter(|(_, v)| **v != Value::Null);
            if named.any(|(name, _)| !narrow.contains(&name.as_str())) {
                return None;
            }
            for id in ids_in(given, "ids") {
                need.see(&id, Around::default());
            }
        }
        // What cannot be read is refused later, by name.
        let filter = filter.map(|given| EntityFilterInput::parse(Some(given)));
        let filter = filter.transpose().ok()?;
        let seen = self.steps(&field.selection_set.node, Of::Answer)?;
        let first = self.number(field, "first", PAGE_ROWS_DEFAULT);
        let (view, allowance) = (self.in_part(viewed), Arc::clone(self.allowance));
        let found: FoundInOrder = Arc::new(move |engine, up_to| {
            let prepared = view(engine)?;
            let asked = Asked::new(Arc::clone(&prepared), Arc::clone(&allowance));
            let filter = filter.as_ref().map(|filter| filter.filter(&asked));
            let who = filter.transpose().ok()?.map(|f| f.column(&prepared));
            let mut halt = allowance.deadline.halt();
            let pairs = meeting_pairs(prepared.network(), who.as_deref(), first, &mut halt)?;
            let id = |row| Id::from(&*prepared.dataset().entity(row).id);
            let known = pairs
                .into_iter()
                .take_while(|pair| up_to.is_none_or(|last| *id(pair.a) <= *last));
            let about = known.map(|pair| {
                let ends = [pair.a, pair.b].into_iter();
                ends.chain(pair.through).map(id).collect()
            });
            Some(about.collect())
        });
        Some(InOrder {
            found,
            first,
            through: Through::Actors { meets: true },
            seen,
        })
    }
}
