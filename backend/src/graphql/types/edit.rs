//! Edits as they are sent, and their way to the library's.

use async_graphql::{ID, InputObject, MaybeUndefined, OneofObject};
use graph_data::edit::{Edit, Field, PutEntity, PutRelation};
use graph_data::model::{self, PartialDate, Text};

use super::choices::Confidence;
use super::date::Date;
use crate::graphql::error::{Code, Problem};

/// Exactly one field is set.
#[derive(Clone, Debug, OneofObject)]
pub enum EditInput {
    /// Adds an entity, or changes the one with this id.
    PutEntity(Box<EntityInput>),
    /// Adds a relation, or changes the one with this id.
    PutRelation(Box<RelationInput>),
    /// Removes an entity or a relation, by its id. With an entity go its relations, and its part as a
    /// lever set, an owner or a lever that others name.
    Remove(ID),
    /// Makes one entity of two.
    Merge(MergeInput),
    /// Says that somebody looked, and that the sources still say so: the server's day, in UTC, becomes
    /// the day on which they were last checked.
    Confirm(ConfirmInput),
}

/// An entity as it should be. A field left out keeps its value, null clears it, a list replaces.
#[derive(Clone, Debug, InputObject)]
pub struct EntityInput {
    /// True: refused when there is an entity with this id already.
    #[graphql(default)]
    is_new: bool,
    /// Its id: 1 to 200 bytes of letters, digits and - _ . :
    id: ID,
    /// The id of its kind.
    kind: ID,
    /// Its full name, at most 1,000 bytes. Where it changes, the short name and the name in sentences
    /// are cleared unless they are given too. No other entity of the kind may have it.
    label: String,
    /// Its full name in English.
    label_en: MaybeUndefined<String>,
    /// A short name for pictures and lists.
    short_nl: MaybeUndefined<String>,
    /// A short name in English.
    short_en: MaybeUndefined<String>,
    /// Its name as it stands in a Dutch sentence, with its article: "het Departement Omgeving".
    phrase_nl: MaybeUndefined<String>,
    /// Its name as it stands in an English sentence.
    phrase_en: MaybeUndefined<String>,
    /// Whether the name in a sentence takes a plural verb.
    plural: MaybeUndefined<bool>,
    /// Its other names, at most 100; one that it had already keeps its dates.
    aliases: MaybeUndefined<Vec<String>>,
    /// What it is, in Dutch, at most 20,000 bytes.
    description_nl: MaybeUndefined<String>,
    /// What it is, in English.
    description_en: MaybeUndefined<String>,
    /// Its web address (http or https).
    website: MaybeUndefined<String>,
    /// A functional mailbox or page, never a person's.
    contact: MaybeUndefined<String>,
    /// The id of the entity that stands for its lever set; for a lever alone.
    lever_set: MaybeUndefined<ID>,
    /// False for a lever that is known to exist but whose name was never published.
    named: MaybeUndefined<bool>,
    /// The ids of its tags.
    tags: MaybeUndefined<Vec<ID>>,
    /// What it rests on, all of it, at most 100 pieces; empty means without a source.
    evidence: Vec<EvidenceInput>,
}

/// A relation as it should be. A field left out keeps its value, null clears it, a list replaces.
#[derive(Clone, Debug, InputObject)]
pub struct RelationInput {
    /// True: refused when there is a relation with this id already.
    #[graphql(default)]
    is_new: bool,
    /// Its id; without one it gets source.kind.target, or source.kind.target.start.
    id: Option<ID>,
    /// The id of the entity that it starts from.
    source: ID,
    /// The id of the entity that it leads to.
    target: ID,
    /// The id of its kind, which must allow both ends.
    kind: ID,
    /// The ids of the levers and lever sets that it names.
    levers: MaybeUndefined<Vec<ID>>,
    /// Since when.
    valid_from: MaybeUndefined<Date>,
    /// Until when; not before the start.
    valid_to: MaybeUndefined<Date>,
    /// What it rests on, all of it, at most 100 pieces; empty means without a source.
    evidence: Vec<EvidenceInput>,
}

/// A source that states something.
#[derive(Clone, Debug, InputObject)]
pub struct EvidenceInput {
    /// Web address or document reference.
    source: String,
    /// The title of the source.
    title: Option<String>,
    /// The source's own words, only when they were copied exactly.
    words: Option<String>,
    /// What it says, in our words, in Dutch.
    note_nl: Option<String>,
    /// What it says, in our words, in English.
    note_en: Option<String>,
    /// The source's date.
    date: Option<Date>,
    /// When somebody last looked whether it still says so.
    checked: Option<Date>,
    /// How sure it is.
    confidence: Confidence,
    /// The start that this source gives, where sources differ.
    valid_from: Option<Date>,
    /// The end that this source gives, where sources differ.
    valid_to: Option<Date>,
}

/// The loser's names become aliases of the keeper, its relations move, one revision, undoable.
#[derive(Clone, Debug, InputObject)]
pub struct MergeInput {
    /// The id of the entity that stays.
    keep: ID,
    /// The id of the entity that goes; an actor, a lever or a context as the other.
    lose: ID,
}

/// Sources that were looked at.
#[derive(Clone, Debug, InputObject)]
pub struct ConfirmInput {
    /// The id of the entity or relation.
    id: ID,
    /// The address of the source that was looked at; all of them when left out.
    source: Option<String>,
}

impl EditInput {
    /// The edit, on this day.
    ///
    /// # Errors
    /// `UNAVAILABLE` where a day is needed and the server's clock shows none.
    pub fn edit(self, today: Option<PartialDate>) -> Result<Edit, Problem> {
        Ok(match self {
            Self::PutEntity(entity) => Edit::PutEntity(Box::new(entity.wish())),
            Self::PutRelation(relation) => Edit::PutRelation(Box::new(relation.wish())),
            Self::Remove(id) => Edit::Remove(id.0.into()),
            Self::Merge(merge) => Edit::Merge {
                keep: merge.keep.0.into(),
                lose: merge.lose.0.into(),
            },
            Self::Confirm(confirm) => Edit::Confirm {
                id: confirm.id.0.into(),
                source: confirm.source.map(Into::into),
                day: today.ok_or_else(no_day)?,
            },
        })
    }
}

fn no_day() -> Problem {
    let message = "The server's clock shows no date. Write the day at the sources yourself.";
    Problem::new(Code::Unavailable, message)
}

impl EntityInput {
    fn wish(self) -> PutEntity {
        PutEntity {
            is_new: self.is_new,
            id: self.id.0.into(),
            kind: self.kind.0.into(),
            label: self.label.into(),
            label_en: text(self.label_en),
            short: [text(self.short_nl), text(self.short_en)],
            phrase: [text(self.phrase_nl), text(self.phrase_en)],
            plural: field(self.plural, |flag| flag),
            aliases: field(self.aliases, |names| {
                names.into_iter().map(Into::into).collect()
            }),
            description: [text(self.description_nl), text(self.description_en)],
            website: text(self.website),
            contact: text(self.contact),
            lever_set: field(self.lever_set, |id| id.0.into()),
            named: field(self.named, |flag| flag),
            tags: field(self.tags, ids),
            evidence: evidence(self.evidence),
        }
    }
}

impl RelationInput {
    fn wish(self) -> PutRelation {
        PutRelation {
            is_new: self.is_new,
            id: self.id.map(|id| id.0.into()),
            source: self.source.0.into(),
            target: self.target.0.into(),
            kind: self.kind.0.into(),
            levers: field(self.levers, ids),
            valid_from: field(self.valid_from, |date| date.0),
            valid_to: field(self.valid_to, |date| date.0),
            evidence: evidence(self.evidence),
        }
    }
}

impl EvidenceInput {
    fn piece(self) -> model::Evidence {
        let given = |text: Option<String>| text.filter(|text| !text.is_empty()).map(Into::into);
        model::Evidence {
            source: self.source.trim().into(),
            title: given(self.title),
            words: given(self.words),
            note: Text::new(
                &self.note_nl.unwrap_or_default(),
                &self.note_en.unwrap_or_default(),
            ),
            date: self.date.map(|date| date.0),
            checked: self.checked.map(|date| date.0),
            confidence: self.confidence.into(),
            valid_from: self.valid_from.map(|date| date.0),
            valid_to: self.valid_to.map(|date| date.0),
        }
    }
}

fn field<T, U>(given: MaybeUndefined<T>, value: impl FnOnce(T) -> U) -> Field<U> {
    match given {
        MaybeUndefined::Undefined => Field::Kept,
        MaybeUndefined::Null => Field::Cleared,
        MaybeUndefined::Value(given) => Field::Set(value(given)),
    }
}

fn text(given: MaybeUndefined<String>) -> Field<Box<str>> {
    field(given, Into::into)
}

fn ids(ids: Vec<ID>) -> Vec<Box<str>> {
    ids.into_iter().map(|id| id.0.into()).collect()
}

fn evidence(pieces: Vec<EvidenceInput>) -> Vec<model::Evidence> {
    pieces.into_iter().map(EvidenceInput::piece).collect()
}
