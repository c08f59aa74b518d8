//! A form as it is filled in: what was there, what is there now, and the edit that it comes to.

use std::collections::BTreeMap;

use graph_data::dataset::address;
use graph_data::model::PartialDate;
use miniserde::json::{self, Array, Object, Value};
use miniserde::{Deserialize, Serialize};

use super::fields::{ENTITY, EVIDENCE, Field, RELATION, Shape, YES, member};

/// What is filled in, by the names of fields.
pub type Values = BTreeMap<String, String>;

/// How sure a source is that nobody judged yet.
const CONFIDENCE_FIRST: &str = "HIGH";

/// A form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Whether it is about a relation.
    pub is_relation: bool,
    /// The id of what is changed; empty for what is new.
    pub id: String,
    /// The revision that it was made on; 0 for what is new.
    pub on_revision: u32,
    /// The record as it was, as JSON; empty for what is new.
    pub base: String,
    /// What is filled in.
    pub values: Values,
    /// What it rests on.
    pub evidence: Vec<Values>,
    /// Why.
    pub reason: String,
}

/// What is wrong with a field: its name (`website`, `evidence[0].date`) and what is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The field; empty for the whole.
    pub field: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What may be wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// What the page sees itself: the key of its words.
    Seen(&'static str),
    /// What the service says in English, and what the page may have words for.
    Told {
        /// The sentence of the service.
        text: String,
        /// What is wrong by its key, where the service tells.
        flaw: Option<Flaw>,
    },
}

/// What is wrong with an edit, as the service tells it to programs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// Its key: `NAME_TAKEN`.
    pub key: String,
    /// What it is about, by name.
    pub parameters: Vec<(String, Parameter)>,
}

/// What a flaw is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parameter {
    /// A text, or an id.
    Text(String),
    /// How many.
    Count(usize),
    /// Ids.
    List(Vec<String>),
    /// What something is called, Dutch and English.
    Named(String, Option<String>),
}

impl Draft {
    /// An empty form for something new, with one source to fill in.
    #[must_use]
    pub fn new(is_relation: bool, given: &[(&str, &str)]) -> Self {
        let given = given.iter().filter(|(_, value)| !value.is_empty());
        let given = given.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let mut values: Values = given.collect();
        if !is_relation {
            values.insert("named".to_owned(), YES.to_owned());
        }
        Self {
            is_relation,
            values,
            evidence: vec![source()],
            ..Default::default()
        }
    }

    /// The form of a record, in the shape of GraphQL's `RevisionChange.after`, as it was in a revision.
    #[must_use]
    pub fn of(content: &str, on_revision: u32) -> Option<Self> {
        let content: Value = json::from_str(content).ok()?;
        Self::of_record(&content, on_revision)
    }

    /// The form of a record.
    #[must_use]
    pub fn of_record(content: &Value, on_revision: u32) -> Option<Self> {
        let relation = member(content, "relation");
        let record = relation.or_else(|| member(content, "entity"))?;
        let Some(Value::String(id)) = member(record, "id") else {
            return None;
        };
        let mut draft = Self {
            is_relation: relation.is_some(),
            id: id.clone(),
            on_revision,
            base: json::to_string(content),
            ..Default::default()
        };
        draft.values = values(draft.fields(), record);
        if let Some(Value::Array(pieces)) = member(record, "evidence") {
            draft.evidence = pieces
                .iter()
                .map(|piece| values(&EVIDENCE, piece))
                .collect();
        }
        Some(draft)
    }

    /// Whether something new is added.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.base.is_empty()
    }

    /// Its fields.
    #[must_use]
    pub fn fields(&self) -> &'static [Field] {
        match self.is_relation {
            true => &RELATION,
            false => &ENTITY,
        }
    }

    /// What is filled in in a field.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.values.get(name).map_or("", String::as_str)
    }

    /// The sources that are filled in, at least in part.
    fn given_evidence(&self) -> impl Iterator<Item = (usize, &Values)> {
        let told = |piece: &Values| {
            let mut told = piece.iter().filter(|(name, _)| *name != "confidence");
            told.any(|(_, value)| !value.trim().is_empty())
        };
        let all = self.evidence.iter().enumerate();
        all.filter(move |(_, piece)| told(piece))
    }

    /// Whether it would be kept without a source.
    #[must_use]
    pub fn is_unsourced(&self) -> bool {
        self.given_evidence().next().is_none()
    }

    /// What the page itself sees to be wrong, in the order of the form.
    #[must_use]
    pub fn complaints(&self) -> Vec<Complaint> {
        let mut found = Vec::new();
        faults(self.fields(), &self.values, "", &mut found);
        if self.is_relation
            && !self.get("source").is_empty()
            && self.get("source") == self.get("target")
        {
            found.push(seen("target", "edit-wrong-same"));
        }
        for (place, piece) in self.given_evidence() {
            faults(&EVIDENCE, piece, &format!("evidence[{place}]."), &mut found);
        }
        if self.reason.trim().is_empty() {
            found.push(seen("reason", "edit-wrong-reason"));
        }
        found
    }

    /// What the service says is wrong, about the source that it means: it counts those alone that are filled
    /// in.
    #[must_use]
    pub fn placed(&self, complaint: Complaint) -> Complaint {
        let place = complaint.field.strip_prefix("evidence[");
        let place = place.and_then(|rest| rest.split_once(']'));
        let row = place.and_then(|(number, rest)| {
            let (row, _) = self.given_evidence().nth(number.parse().ok()?)?;
            Some(format!("evidence[{row}]{rest}"))
        });
        match row {
            Some(field) => Complaint { field, ..complaint },
            None => complaint,
        }
    }

    /// The edit that it comes to, as GraphQL's `EditInput`.
    #[must_use]
    pub fn edit(&self) -> Value {
        let mut wish = Object::new();
        for field in self.fields() {
            wish.insert(field.name.to_owned(), field.value(self.get(field.name)));
        }
        let evidence = self.given_evidence().map(|(_, piece)| {
            let given = |field: &Field| piece.get(field.name).map_or("", String::as_str);
            let fields = EVIDENCE.iter();
            let fields = fields.map(|field| (field.name.to_owned(), field.value(given(field))));
            Value::Object(fields.collect())
        });
        wish.insert(
            "evidence".to_owned(),
            Value::Array(evidence.collect::<Array>()),
        );
        if self.is_new() {
            wish.insert("isNew".to_owned(), Value::Bool(true));
        }
        let id = self.made_id();
        if !id.is_empty() {
            wish.insert("id".to_owned(), Value::String(id));
        }
        let name = match self.is_relation {
            true => "putRelation",
            false => "putEntity",
        };
        let edit = [(name.to_owned(), Value::Object(wish))];
        Value::Object(edit.into_iter().collect())
    }

    /// Its id; for a new entity one made of its name, for a new relation none: the service makes it.
    #[must_use]
    pub fn made_id(&self) -> String {
        match self.is_relation || !self.is_new() {
            true => self.id.clone(),
            false => id_of(self.get("label")),
        }
    }
}

/// A source to be filled in.
#[must_use]
pub fn source() -> Values {
    [("confidence".to_owned(), CONFIDENCE_FIRST.to_owned())].into()
}

fn values(fields: &[Field], record: &Value) -> Values {
    let told = fields.iter().map(|field| (field.name, field.read(record)));
    let told = told.filter(|(_, value)| !value.is_empty());
    told.map(|(name, value)| (name.to_owned(), value)).collect()
}

fn seen(field: &str, key: &'static str) -> Complaint {
    Complaint {
        field: field.to_owned(),
        fault: Fault::Seen(key),
    }
}

fn faults(fields: &[Field], values: &Values, before: &str, found: &mut Vec<Complaint>) {
    let given = |name: &str| values.get(name).map_or("", |value| value.trim());
    for field in fields {
        if let Some(key) = fault(field, given(field.name)) {
            found.push(seen(&format!("{before}{}", field.name), key));
        }
    }
    let date = |name: &str| given(name).parse::<PartialDate>().ok();
    if let (Some(from), Some(to)) = (date("validFrom"), date("validTo"))
        && to.last_day() < from.first_day()
    {
        found.push(seen(&format!("{before}validTo"), "edit-wrong-backwards"));
    }
}

/// The key of what is wrong with what is filled in in a field.
fn fault(field: &Field, given: &str) -> Option<&'static str> {
    if given.is_empty() {
        return field.needed.then_some("edit-wrong-empty");
    }
    match (field.shape, field.name) {
        (Shape::Date, _) if given.parse::<PartialDate>().is_err() => Some("edit-wrong-date"),
        (_, "website") if !address::is_web_address(given) => Some("edit-wrong-website"),
        (_, "contact") if !address::is_contact(given) => Some("edit-wrong-contact"),
        _ => None,
    }
}

/// An id made of a name: its words in small letters without accents, with hyphens between them.
fn id_of(name: &str) -> String {
    let words = name.split(|sign: char| !sign.is_alphanumeric());
    let words = words.map(|word| {
        let mut word = graph_data::names::folded(word);
        word.retain(|letter| letter.is_ascii_alphanumeric());
        word
    });
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    let mut id = words.join("-");
    id.truncate(ID_LETTERS_MAX);
    id.trim_end_matches('-').to_owned()
}

/// Letters that an id made of a name has at most.
const ID_LETTERS_MAX: usize = 80;

#[cfg(test)]
mod tests {
    use super::*;

    const OVAM: &str = r#"{"entity":{"id":"ovam","kind":"agentschap","label":{"nl":"OVAM"},"named":true,"website":"https://ovam.be","evidence":[{"source":"https://a.be","confidence":"HIGH","note":{"nl":"wat"}}]}}"#;

    fn ovam() -> Draft {
        Draft::of(OVAM, 3).expect("a record")
    }

    #[test]
    fn a_form_gives_back_what_it_was_filled_with() {
        let draft = ovam();
        assert_eq!(
            (draft.get("label"), draft.get("website")),
            ("OVAM", "https://ovam.be")
        );
        assert_eq!(draft.evidence[0]["noteNl"], "wat");
        let edit = json::to_string(&draft.edit());
        for part in [
            r#""putEntity":{"#,
            r#""id":"ovam""#,
            r#""labelEn":null"#,
            r#""aliases":[]"#,
            r#""noteNl":"wat""#,
            r#""named":true"#,
        ] {
            assert!(edit.contains(part), "{part} in {edit}");
        }
        assert!(!edit.contains("isNew"));
    }

    #[test]
    fn what_is_new_gets_an_id_of_its_name_and_no_empty_source() {
        let mut draft = Draft::new(false, &[("label", "Ça va, Métaal & Co (vzw)!")]);
        draft.values.insert("kind".into(), "organisatie".into());
        let edit = json::to_string(&draft.edit());
        assert!(edit.contains(r#""id":"ca-va-metaal-co-vzw""#), "{edit}");
        assert!(edit.contains(r#""isNew":true"#) && edit.contains(r#""evidence":[]"#));
        assert!(draft.is_unsourced());
    }

    #[test]
    fn a_complaint_is_about_the_source_that_it_means() {
        let mut draft = ovam();
        draft.evidence.insert(0, source());
        for (told, field) in [
            ("evidence[0].date", "evidence[1].date"),
            ("evidence[7].date", "evidence[7].date"),
            ("website", "website"),
        ] {
            assert_eq!(draft.placed(seen(told, "x")), seen(field, "x"));
        }
    }

    #[test]
    fn what_is_wrong_is_named_with_its_field() {
        let mut draft = Draft::new(
            true,
            &[
                ("source", "a"),
                ("target", "a"),
                ("validFrom", "2024"),
                ("validTo", "2023"),
            ],
        );
        draft.evidence[0].insert("date".into(), "vorig jaar".into());
        let found = draft.complaints();
        let found: Vec<&str> = found.iter().map(|complaint| &*complaint.field).collect();
        assert_eq!(
            found,
            [
                "kind",
                "validTo",
                "target",
                "evidence[0].source",
                "evidence[0].date",
                "reason"
            ]
        );
        let mut draft = ovam();
        draft.reason = "omdat".into();
        assert_eq!(draft.complaints(), []);
        draft.values.insert("website".into(), "ovam.be".into());
        assert_eq!(draft.complaints(), [seen("website", "edit-wrong-website")]);
    }
}
