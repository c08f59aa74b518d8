//! Which part of the network the picture shows, and how, as the address says it.

use super::query::{Query, join, list};

/// Whether a network is told or drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As a table.
    Text,
    /// As a picture.
    Picture,
}

/// Which part of the network is shown, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NetworkQuestion {
    /// Whether everything is shown.
    pub all: bool,
    /// The id of the chosen entity.
    pub chosen: Option<String>,
    /// Ids of entities whose folded neighbours are shown.
    pub unfolded: Vec<String>,
    /// Told or drawn; `None` for what suits the screen.
    pub form: Option<Form>,
}

impl NetworkQuestion {
    pub(super) fn read(query: &Query) -> Self {
        Self {
            all: query.get("toon") == Some("alles"),
            chosen: query.get("kies").map(str::to_owned),
            unfolded: list(query.get("open")),
            form: match query.get("vorm") {
                Some("tekst") => Some(Form::Text),
                Some("beeld") => Some(Form::Picture),
                _ => None,
            },
        }
    }

    pub(super) fn write(&self, query: &mut Query) {
        query.set("toon", self.all.then_some("alles"));
        query.set("kies", self.chosen.as_deref());
        query.set("open", join(&self.unfolded).as_deref());
        query.set(
            "vorm",
            self.form.map(|form| match form {
                Form::Text => "tekst",
                Form::Picture => "beeld",
            }),
        );
    }
}
