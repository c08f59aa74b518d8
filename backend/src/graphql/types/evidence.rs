//! Evidence, other names and register numbers.

use async_graphql::{Description, Object};
use graph_data::model;

use super::choices::{Confidence, Language, dutch, speak};
use super::date::{Date, date};

/// A source that states something.
#[derive(Description)]
pub struct Evidence<'a>(pub &'a model::Evidence);

#[Object(use_type_description)]
impl Evidence<'_> {
    /// Web address or document reference.
    async fn source(&self) -> &str {
        &self.0.source
    }
    /// The title of the source.
    async fn title(&self) -> Option<&str> {
        self.0.title.as_deref()
    }
    /// The source's own words, only when they were copied exactly.
    async fn words(&self) -> Option<&str> {
        self.0.words.as_deref()
    }
    /// What it says, in our words.
    async fn note(
        &self,
        #[graphql(default_with = "dutch()", desc = "The language of the note.")] language: Option<
            Language,
        >,
    ) -> Option<&str> {
        let note = &self.0.note;
        (!note.is_empty()).then(|| note.get(speak(language)))
    }
    /// The source's date; null when it shows none.
    async fn date(&self) -> Option<Date> {
        date(self.0.date)
    }
    /// When somebody last looked whether it still says so.
    async fn checked(&self) -> Option<Date> {
        date(self.0.checked)
    }
    /// How sure it is.
    async fn confidence(&self) -> Confidence {
        self.0.confidence.into()
    }
    /// The start that this source gives, where sources differ.
    async fn valid_from(&self) -> Option<Date> {
        date(self.0.valid_from)
    }
    /// The end that this source gives, where sources differ.
    async fn valid_to(&self) -> Option<Date> {
        date(self.0.valid_to)
    }
}

/// Another name: a short form, a former name, a name in another register.
#[derive(Description)]
pub struct Alias<'a>(pub &'a model::Alias);

#[Object(use_type_description)]
impl Alias<'_> {
    /// The name.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// From when it was used, where known.
    async fn valid_from(&self) -> Option<Date> {
        date(self.0.valid_from)
    }
    /// Until when it was used, where known.
    async fn valid_to(&self) -> Option<Date> {
        date(self.0.valid_to)
    }
    /// What the name is or where it comes from, where that was noted.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }
}

/// A number in a register.
#[derive(Description)]
pub struct Identifier<'a>(pub &'a model::Identifier);

#[Object(use_type_description)]
impl Identifier<'_> {
    /// The register: `ovo`, `kbo`…
    async fn scheme(&self) -> &str {
        &self.0.scheme
    }
    /// The number as the register writes it.
    async fn value(&self) -> &str {
        &self.0.value
    }
    /// False where the match is derived or one of several candidates.
    async fn certain(&self) -> bool {
        self.0.certain
    }
    /// The address where the match was read.
    async fn source(&self) -> Option<&str> {
        self.0.source.as_deref()
    }
}
