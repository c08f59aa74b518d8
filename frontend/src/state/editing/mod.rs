//! What is edited, as values: the addresses of the forms, what is filled in, what the service may say
//! of it. Knows neither the browser nor the wire.

pub mod compare;
pub mod draft;
pub mod fields;
pub mod problems;
mod versions;
pub mod wish;

use super::query::{Query, decode, encode};

/// What is edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Editing {
    /// Somebody signs in.
    SignIn,
    /// An entity is added, with this name so far.
    NewEntity(String),
    /// A relation is added, between these two so far.
    NewRelation(String, String),
    /// An entity or a relation is changed.
    Change(String),
    /// An entity or a relation is removed.
    Remove(String),
    /// An entity is kept, and another becomes part of it; either may be empty so far.
    Merge(String, String),
    /// A revision is taken back, by its number.
    Undo(u32),
}

impl Editing {
    /// The screen of an address whose first word is `word`, with what follows it.
    pub(super) fn read(word: &str, rest: &str, query: &Query) -> Option<Self> {
        let given = |name: &str| query.get(name).unwrap_or_default().to_owned();
        let id = decode(rest);
        Some(match (word, id.is_empty()) {
            ("aanmelden", true) => Self::SignIn,
            ("nieuw", true) => Self::NewEntity(given("naam")),
            ("nieuwe-relatie", true) => Self::NewRelation(given("van"), given("naar")),
            ("bewerk", false) => Self::Change(id),
            ("verwijder", false) => Self::Remove(id),
            ("voeg-samen", true) => Self::Merge(given("houd"), given("weg")),
            ("maak-ongedaan", false) => Self::Undo(id.parse().ok()?),
            _ => return None,
        })
    }

    pub(super) fn write(&self, query: &mut Query) -> String {
        let mut set =
            |name: &str, value: &str| query.set(name, (!value.is_empty()).then_some(value));
        match self {
            Self::SignIn => "/aanmelden".to_owned(),
            Self::NewEntity(name) => {
                set("naam", name);
                "/nieuw".to_owned()
            }
            Self::NewRelation(from, to) => {
                set("van", from);
                set("naar", to);
                "/nieuwe-relatie".to_owned()
            }
            Self::Change(id) => format!("/bewerk/{}", encode(id)),
            Self::Remove(id) => format!("/verwijder/{}", encode(id)),
            Self::Merge(keep, lose) => {
                set("houd", keep);
                set("weg", lose);
                "/voeg-samen".to_owned()
            }
            Self::Undo(number) => format!("/maak-ongedaan/{number}"),
        }
    }

    /// Its address, without view and language.
    #[must_use]
    pub fn address(&self) -> String {
        let mut query = Query::default();
        let path = self.write(&mut query);
        path + &query.text()
    }

    /// The key of what the screen is called, and what it is about.
    #[must_use]
    pub fn title(&self) -> (&'static str, &str) {
        match self {
            Self::SignIn => ("sign-in", ""),
            Self::Change(id) | Self::Remove(id) => ("edit", id),
            Self::NewEntity(_) | Self::NewRelation(..) | Self::Merge(..) | Self::Undo(_) => {
                ("edit", "")
            }
        }
    }
}
