//! Walking over a document: its fields, fragments written out, and the values of their arguments.
//!
//! Knows no question.

use async_graphql::Value;
use async_graphql::parser::types::{Field, Selection, SelectionSet};

use super::Reader;
use crate::engine::part::Id;

/// The largest number that a question accepts.
const NUMBER_MAX: usize = 1_000;

impl<'a> Reader<'a> {
    /// The fields of a selection, those of fragments included: whatever the type, all of them count.
    pub(super) fn fields(
        &self,
        set: &'a SelectionSet,
    ) -> impl Iterator<Item = &'a Field> + use<'a> {
        let mut found = Vec::new();
        self.gather(set, &mut found);
        found.into_iter()
    }

    fn gather(&self, set: &'a SelectionSet, found: &mut Vec<&'a Field>) {
        for item in &set.items {
            match &item.node {
                Selection::Field(field) => found.push(&field.node),
                Selection::InlineFragment(inline) => {
                    self.gather(&inline.node.selection_set.node, found);
                }
                Selection::FragmentSpread(spread) => {
                    let name = &spread.node.fragment_name.node;
                    if let Some(fragment) = self.document.fragments.get(name) {
                        self.gather(&fragment.node.selection_set.node, found);
                    }
                }
            }
        }
    }

    pub(super) fn given(&self, field: &Field, name: &str) -> bool {
        self.value(field, name).is_some_and(|v| v != Value::Null)
    }

    pub(super) fn id(&self, field: &Field, name: &str) -> Option<Id> {
        match self.value(field, name)? {
            Value::String(id) => Some(id.into()),
            Value::Number(id) => Some(id.to_string().into()),
            _ => None,
        }
    }

    pub(super) fn ids(&self, field: &Field, name: &str) -> Option<Vec<Id>> {
        let value = self.value(field, name)?;
        Some(strings(&value).into_iter().map(Into::into).collect())
    }

    pub(super) fn word(&self, field: &Field, name: &str) -> Option<String> {
        match self.value(field, name)? {
            Value::Enum(word) => Some(word.to_string()),
            Value::String(word) => Some(word),
            _ => None,
        }
    }

    /// A number as asked, held within what any question accepts: nonsense is refused later, by name.
    pub(super) fn number(&self, field: &Field, name: &str, default: usize) -> usize {
        match self.value(field, name) {
            Some(Value::Number(number)) => {
                let number = number
                    .as_u64()
                    .and_then(|number| usize::try_from(number).ok());
                number.unwrap_or(0).min(NUMBER_MAX)
            }
            _ => default,
        }
    }

    pub(super) fn value(&self, field: &Field, name: &str) -> Option<Value> {
        let value = field.get_argument(name)?.node.clone();
        let variable = |name: async_graphql::Name| self.variable(&name).ok_or(());
        value.into_const_with(variable).ok()
    }

    fn variable(&self, name: &str) -> Option<Value> {
        let given = self.variables.get(name).cloned();
        given.or_else(|| {
            let operations = self.document.operations.iter();
            let mut definitions = operations.flat_map(|(_, o)| &o.node.variable_definitions);
            let definition = definitions.find(|d| d.node.name.node.as_str() == name)?;
            definition.node.default_value().cloned()
        })
    }
}

pub(super) fn member<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    match value {
        Value::Object(members) => members.get(name).filter(|v| **v != Value::Null),
        _ => None,
    }
}

pub(super) fn ids_in(value: &Value, name: &str) -> Vec<String> {
    member(value, name).map(strings).unwrap_or_default()
}

fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::List(list) => list.iter().flat_map(strings).collect(),
        Value::String(text) => vec![text.clone()],
        Value::Number(number) => vec![number.to_string()],
        _ => Vec::new(),
    }
}
