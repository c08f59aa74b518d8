//! What an answer has to see of the network, read off the document before anything is answered.
//!
//! Only a network that lies elsewhere is asked for it. Whatever is not told here of a question or a
//! field needs everything: that is slower and never wrong.

mod dates;
mod document;
mod lists;
mod questions;
mod steps;
pub mod told;
mod ways;

use std::sync::Arc;

use async_graphql::parser::types::{DocumentOperations, ExecutableDocument, Field, SelectionSet};
use async_graphql::{InputType, Value, Variables};

use self::document::{ids_in, member};
use self::steps::Of;
use super::asked::{Allowance, Asked};
use super::types::input::ViewInput;
use crate::engine::Prepared;
use crate::engine::part::{Around, InPart, Need, Walking};

/// Fields of the root that see nothing of the network before they are answered: edits are decided by the
/// editor, and what a revision names is read with it.
const NOTHING_BEFORE: &[&str] = &[
    "__typename",
    "__schema",
    "__type",
    "apply",
    "caller",
    "history",
    "openSession",
    "revision",
    "revisions",
    "undo",
];

/// What a document has to see for an answer.
#[must_use]
pub(super) fn needs(
    document: &ExecutableDocument,
    operation: Option<&str>,
    variables: &Variables,
    allowance: &Arc<Allowance>,
) -> Need {
    let chosen = match (&document.operations, operation) {
        (DocumentOperations::Single(only), _) => Some(only),
        (DocumentOperations::Multiple(several), Some(name)) => several.get(name),
        (DocumentOperations::Multiple(several), None) => {
            several.values().next().filter(|_| several.len() == 1)
        }
    };
    let Some(chosen) = chosen else {
        // Nothing will be answered.
        return Need::default();
    };
    let reader = Reader {
        document,
        variables,
        allowance,
    };
    let mut need = Need::default();
    let seen = reader.root(&chosen.node.selection_set.node, &mut need);
    match seen {
        Some(()) => need,
        None => Need::of_everything(),
    }
}

/// Reads a document.
struct Reader<'a> {
    document: &'a ExecutableDocument,
    variables: &'a Variables,
    allowance: &'a Arc<Allowance>,
}

/// The network of a question: its view as asked.
struct Viewed {
    input: Option<ViewInput>,
    walking: Walking,
    /// Whether entities may be left out.
    leaves_out: bool,
}

impl<'a> Reader<'a> {
    /// Adds what the fields of the root need; `None` where that is everything.
    fn root(&self, set: &'a SelectionSet, need: &mut Need) -> Option<()> {
        for field in self.fields(set) {
            match field.name.node.as_str() {
                name if NOTHING_BEFORE.contains(&name) => {}
                "record" => {
                    need.records.entry(self.id(field, "id")?).or_insert(0);
                }
                "node" => {
                    let seen = self.steps(&field.selection_set.node, Of::Entity)?;
                    let known = need.records.entry(self.id(field, "id")?).or_insert(seen);
                    *known = seen.max(*known);
                }
                "network" => {
                    if self.given(field, "revision") {
                        return None;
                    }
                    let viewed = self.viewed(field, need)?;
                    for question in self.fields(&field.selection_set.node) {
                        self.question(question, &viewed, need)?;
                    }
                }
                _ => return None,
            }
        }
        Some(())
    }

    fn viewed(&self, field: &Field, need: &mut Need) -> Option<Viewed> {
        let value = self.value(field, "view");
        let Some(value) = value.filter(|value| *value != Value::Null) else {
            return Some(Viewed {
                input: None,
                walking: Walking::default(),
                leaves_out: false,
            });
        };
        for id in ids_in(&value, "exceptEntities") {
            need.see(&id, Around::default());
        }
        for id in ids_in(&value, "levers") {
            need.sets.entry(id.into()).or_insert(0);
        }
        let leaves_out = ["kinds", "tags", "exceptEntities"];
        let flag = |name: &str, default| match member(&value, name) {
            Some(Value::Boolean(flag)) => *flag,
            _ => default,
        };
        Some(Viewed {
            walking: Walking {
                through_context: flag("throughContext", false),
                through_levers: flag("throughLevers", true),
            },
            leaves_out: leaves_out.iter().any(|name| member(&value, name).is_some()),
            // What cannot be read is refused later, by name.
            input: Some(ViewInput::parse(Some(value)).ok()?),
        })
    }

    /// The view of a question, in a part of the network.
    fn in_part(&self, viewed: &Viewed) -> InPart<Arc<Prepared>> {
        let (input, allowance) = (viewed.input.clone(), Arc::clone(self.allowance));
        Arc::new(move |engine| {
            let whole = engine.whole();
            let Some(input) = &input else {
                return Some(whole);
            };
            let asked = Asked::new(Arc::clone(&whole), Arc::clone(&allowance));
            let view = input.view(&asked).ok()?;
            Some(engine.under(whole.network().snapshot(), view))
        })
    }
}
