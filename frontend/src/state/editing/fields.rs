//! The fields of what can be edited, each once: as GraphQL names it, where a record holds it, and how it
//! is filled in. Forms, edits, comparisons and complaints all read this table.

use miniserde::json::{Array, Value};

/// What separates the items of a list in a form.
pub const ITEM: char = '\n';
/// What a flag that is set holds in a form.
pub const YES: &str = "ja";

/// How a field is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A line of text.
    Line,
    /// A text of several lines.
    Text,
    /// Names, one a line.
    Names,
    /// A kind of entity.
    Kind,
    /// A kind of relation.
    RelationKind,
    /// An entity.
    Entity,
    /// Entities.
    Entities,
    /// Tags.
    Tags,
    /// A date as precise as the source.
    Date,
    /// How sure.
    Confidence,
    /// Whether something holds; it does where nothing is said.
    Flag,
}

/// A field.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in GraphQL's input.
    pub name: &'static str,
    /// Where a record holds it.
    path: &'static [&'static str],
    /// How it is filled in.
    pub shape: Shape,
    /// Whether it must be filled in.
    pub needed: bool,
}

const fn field(name: &'static str, path: &'static [&'static str], shape: Shape) -> Field {
    Field {
        name,
        path,
        shape,
        needed: false,
    }
}

const fn needed(name: &'static str, path: &'static [&'static str], shape: Shape) -> Field {
    Field {
        name,
        path,
        shape,
        needed: true,
    }
}

/// The fields of an entity, in the order of its form.
pub const ENTITY: [Field; 11] = [
    needed("label", &["label", "nl"], Shape::Line),
    needed("kind", &["kind"], Shape::Kind),
    field("named", &["named"], Shape::Flag),
    field("leverSet", &["leverSet"], Shape::Entity),
    field("labelEn", &["label", "en"], Shape::Line),
    field("aliases", &["aliases"], Shape::Names),
    field("descriptionNl", &["description", "nl"], Shape::Text),
    field("descriptionEn", &["description", "en"], Shape::Text),
    field("website", &["website"], Shape::Line),
    field("contact", &["contact"], Shape::Line),
    field("tags", &["tags"], Shape::Tags),
];

/// The fields of a relation, in the order of its form.
pub const RELATION: [Field; 6] = [
    needed("source", &["source"], Shape::Entity),
    needed("target", &["target"], Shape::Entity),
    needed("kind", &["kind"], Shape::RelationKind),
    field("levers", &["levers"], Shape::Entities),
    field("validFrom", &["validFrom"], Shape::Date),
    field("validTo", &["validTo"], Shape::Date),
];

/// The fields of a piece of evidence, in the order of its form.
pub const EVIDENCE: [Field; 10] = [
    needed("source", &["source"], Shape::Line),
    field("title", &["title"], Shape::Line),
    field("date", &["date"], Shape::Date),
    field("confidence", &["confidence"], Shape::Confidence),
    field("noteNl", &["note", "nl"], Shape::Text),
    field("noteEn", &["note", "en"], Shape::Text),
    field("words", &["words"], Shape::Text),
    field("checked", &["checked"], Shape::Date),
    field("validFrom", &["validFrom"], Shape::Date),
    field("validTo", &["validTo"], Shape::Date),
];

impl Field {
    /// What a record holds in it, as a form has it; empty for nothing.
    #[must_use]
    pub fn read(&self, record: &Value) -> String {
        let held = self
            .path
            .iter()
            .try_fold(record, |at, name| member(at, name));
        match held {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Bool(true)) => YES.to_owned(),
            Some(Value::Array(items)) => {
                let items: Vec<&str> = items.iter().filter_map(item).collect();
                items.join("\n")
            }
            _ => String::new(),
        }
    }

    /// What a form holds in it, as GraphQL takes it: nothing clears what was there.
    #[must_use]
    pub fn value(&self, text: &str) -> Value {
        match self.shape {
            Shape::Names | Shape::Entities | Shape::Tags => {
                let items = items(text).map(|item| Value::String(item.to_owned()));
                Value::Array(items.collect::<Array>())
            }
            Shape::Flag => Value::Bool(text == YES),
            _ if text.trim().is_empty() => Value::Null,
            _ => Value::String(text.trim().to_owned()),
        }
    }
}

impl Field {
    /// What it holds where two sides changed what it held: `[before, mine, theirs]`. Mine goes first; items of a
    /// list come together.
    #[must_use]
    pub fn merged(&self, [before, mine, theirs]: [&str; 3]) -> String {
        if mine == before {
            return theirs.to_owned();
        }
        if !matches!(self.shape, Shape::Names | Shape::Entities | Shape::Tags) {
            return mine.to_owned();
        }
        let has = |list: &str, item: &str| items(list).any(|one| one == item);
        let stay = items(theirs).filter(|item| has(mine, item) || !has(before, item));
        let new = items(mine).filter(|item| !has(before, item) && !has(theirs, item));
        let merged: Vec<&str> = stay.chain(new).collect();
        merged.join("\n")
    }
}

/// The items of a list in a form.
pub fn items(text: &str) -> impl Iterator<Item = &str> {
    text.split(ITEM)
        .map(str::trim)
        .filter(|item| !item.is_empty())
}

/// A member of an object.
#[must_use]
pub fn member<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    match value {
        Value::Object(object) => object.get(name),
        _ => None,
    }
}

/// An item of a list as text: other names are objects with a name.
fn item(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        value => match member(value, "name") {
            Some(Value::String(name)) => Some(name),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use miniserde::json;

    #[test]
    fn items_of_both_come_together() {
        let tags = ENTITY.iter().find(|field| field.name == "tags");
        let tags = tags.expect("tags");
        for (before, mine, theirs, merged) in [
            ("a", "a b", "a c", "a c b"),
            ("a b", "b", "a b c", "b c"),
            ("a", "a", "", ""),
            ("a", "", "a b", "b"),
            ("", "a", "a", "a"),
        ] {
            let lists = [before, mine, theirs].map(|list| list.replace(' ', "\n"));
            let found = tags.merged(lists.each_ref().map(String::as_str));
            assert_eq!(found, merged.replace(' ', "\n"), "{lists:?}");
        }
    }

    #[test]
    fn a_field_is_read_from_a_record_and_written_to_an_edit() {
        let record = r#"{"label":{"nl":"A","en":"An A"},"named":true,"aliases":[{"name":"x"},{"name":"y"}],"tags":["t"]}"#;
        let record: Value = json::from_str(record).expect("JSON");
        for (name, told, written) in [
            ("label", "A", r#""A""#),
            ("labelEn", "An A", r#""An A""#),
            ("named", "ja", "true"),
            ("aliases", "x\ny", r#"["x","y"]"#),
            ("tags", "t", r#"["t"]"#),
            ("website", "", "null"),
        ] {
            let field = ENTITY.iter().find(|field| field.name == name).expect(name);
            assert_eq!(field.read(&record), told, "{name}");
            assert_eq!(json::to_string(&field.value(told)), written, "{name}");
        }
    }
}
