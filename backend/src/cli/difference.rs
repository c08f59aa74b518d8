//! How a difference of records is told on a terminal: a line for each, and field by field where one changed.
//!
//! Fields have the names that they have in `record(id:)` of GraphQL. Knows not where a difference comes from.

use std::collections::BTreeSet;

use graph_data::dataset::Dataset;
use graph_data::edit::{Cause, Clash, Delta, Record, RecordChange};
use graph_data::explain;
use graph_data::model::Language;
use serde_json::{Map, Value};

use super::store::shown;

/// Signs of a value that are told where there may be many.
const VALUE_SIGNS_MAX: usize = 100;

/// `~ vlaio (VLAIO): website "https://a.example" -> "https://b.example"`. Names that the delta does not hold
/// come from a dataset of any revision.
pub(super) fn line(dataset: &Dataset, delta: &Delta, change: &RecordChange) -> String {
    let name = explain::changed_name(dataset, delta, change, Language::En);
    let told = format!("{} ({name})", change.id());
    shown(&match (&change.before, &change.after) {
        (None, _) => format!("+ {told}"),
        (_, None) => format!("- {told}"),
        (Some(before), Some(after)) => {
            let fields = fields(Some(before), Some(after));
            let fields: Vec<String> = fields
                .iter()
                .map(|(field, before, after)| {
                    format!("{field} {} -> {}", short(before), short(after))
                })
                .collect();
            format!("~ {told}: {}", fields.join("; "))
        }
    })
}

/// What cannot be taken in without a choice, with both versions; `last` says who changed it here.
pub(super) fn clash(clash: &Clash, last: &str) -> Vec<String> {
    let Clash {
        id,
        cause,
        here,
        there,
    } = clash;
    let why = match cause {
        Cause::Both => format!("changed here ({last}), and in the dataset"),
        Cause::Names(name) => {
            format!("names {name} here ({last}), which the dataset no longer has")
        }
        Cause::NamedBy(name) => {
            format!("removed here ({last}), and {name} in the dataset names it")
        }
    };
    let mut told = vec![shown(&format!("! {id}: {why}"))];
    let whole = |record: &Option<Record>| match record {
        None => "not there".to_owned(),
        Some(record) => Value::Object(object(record)).to_string(),
    };
    match (here, there) {
        (Some(_), Some(_)) => {
            for (field, here, there) in fields(here.as_ref(), there.as_ref()) {
                told.push(shown(&format!("    {field}, here:       {here}")));
                told.push(shown(&format!("    {field}, in dataset: {there}")));
            }
        }
        _ => {
            told.push(shown(&format!("    here:       {}", whole(here))));
            told.push(shown(&format!("    in dataset: {}", whole(there))));
        }
    }
    told
}

/// The fields that differ, with both values; null for one that is not there.
fn fields(before: Option<&Record>, after: Option<&Record>) -> Vec<(String, Value, Value)> {
    let fields = |record: Option<&Record>| record.map(object).unwrap_or_default();
    let (before, after) = (fields(before), fields(after));
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let value = |fields: &Map<String, Value>, name: &str| fields.get(name).cloned();
    let told = names.into_iter().filter_map(|name| {
        let (before, after) = (value(&before, name), value(&after, name));
        let differs = before != after;
        differs.then(|| {
            let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
            (name.clone(), before, after)
        })
    });
    told.collect()
}

/// The fields of a record.
fn object(record: &Record) -> Map<String, Value> {
    let object = match record {
        Record::Entity(entity) => serde_json::to_value(entity),
        Record::Relation(relation) => serde_json::to_value(relation),
    };
    match object {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

fn short(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(VALUE_SIGNS_MAX) {
        None => text,
        Some((at, _)) => format!("{}…", &text[..at]),
    }
}
