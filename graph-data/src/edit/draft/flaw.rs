//! What may be wrong with an edit, each sort once: its key and parameters for programs, its sentence in English.
//!
//! Knows neither edits nor datasets. A key stays what it is: others have words for it.

use crate::dataset::{IdFault, did_you_mean};
use crate::model::Text;

/// An entity or a kind, with what people call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its id.
    pub id: Box<str>,
    /// Its label.
    pub label: Text,
}

impl Named {
    pub(super) fn new(id: &str, label: &Text) -> Box<Self> {
        Box::new(Self {
            id: id.into(),
            label: label.clone(),
        })
    }
}

/// What a flaw is about, as a program reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parameter {
    /// An id, or a text as it was given.
    Text(Box<str>),
    /// How many.
    Count(usize),
    /// Ids, best first.
    List(Vec<Box<str>>),
    /// An entity or a kind.
    Named(Box<Named>),
}

impl From<&Box<str>> for Parameter {
    fn from(text: &Box<str>) -> Self {
        Self::Text(text.clone())
    }
}

impl From<&usize> for Parameter {
    fn from(count: &usize) -> Self {
        Self::Count(*count)
    }
}

impl From<&Vec<Box<str>>> for Parameter {
    fn from(list: &Vec<Box<str>>) -> Self {
        Self::List(list.clone())
    }
}

impl From<&Box<Named>> for Parameter {
    fn from(named: &Box<Named>) -> Self {
        Self::Named(named.clone())
    }
}

/// Says each flaw once: its key, its name, and what it is about.
macro_rules! flaws {
    ($($(#[$doc:meta])* $key:literal $name:ident { $($parameter:ident: $is:ty),* };)*) => {
        /// What is wrong with an edit. What its fields hold stands in its sentence.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "the fields are parameters, which the sentence of each flaw explains")]
        pub enum Flaw {
            $($(#[$doc])* $name { $($parameter: $is),* },)*
        }

        impl Flaw {
            /// Every key, each with the names of its parameters.
            pub const KEYS: &[(&str, &[&str])] = &[$(($key, &[$(stringify!($parameter)),*])),*];

            /// By what a program knows it; it stays the same.
            #[must_use]
            pub fn key(&self) -> &'static str {
                match self {
                    $(Self::$name { .. } => $key,)*
                }
            }

            /// What it is about, by name.
            #[must_use]
            pub fn parameters(&self) -> Vec<(&'static str, Parameter)> {
                match self {
                    $(Self::$name { $($parameter),* } => {
                        vec![$((stringify!($parameter), Parameter::from($parameter))),*]
                    })*
                }
            }
        }
    };
}

flaws! {
    /// An id without a sign.
    "ID_EMPTY" IdEmpty {};
    /// An id that is too long.
    "ID_LONG" IdLong { bytes: usize, most: usize };
    /// An id with other signs than letters, digits and `- _ . :`.
    "ID_SIGNS" IdSigns { id: Box<str> };
    /// Something new that has the id of an entity.
    "ENTITY_EXISTS" EntityExists { entity: Box<Named> };
    /// A new relation that is there.
    "RELATION_EXISTS" RelationExists { id: Box<str> };
    /// An entity with the id of a relation.
    "ID_OF_RELATION" IdOfRelation { id: Box<str> };
    /// A relation with the id of an entity.
    "ID_OF_ENTITY" IdOfEntity { id: Box<str> };
    /// A relation without an id that would get that of another.
    "ID_OF_OTHER_RELATION" IdOfOtherRelation { id: Box<str> };
    /// No such kind of entity.
    "NO_KIND" NoKind { id: Box<str>, nearest: Vec<Box<str>> };
    /// No such kind of relation.
    "NO_RELATION_KIND" NoRelationKind { id: Box<str>, nearest: Vec<Box<str>> };
    /// No such tag.
    "NO_TAG" NoTag { id: Box<str>, nearest: Vec<Box<str>> };
    /// No such entity.
    "NO_ENTITY" NoEntity { id: Box<str>, nearest: Vec<Box<str>> };
    /// No such entity or relation.
    "NO_RECORD" NoRecord { id: Box<str>, nearest: Vec<Box<str>> };
    /// A record is not as the edits found it.
    "NOT_AS_IT_WAS" NotAsItWas { id: Box<str> };
    /// A record would name something that is not there.
    "NAMES_NOTHING" NamesNothing { id: Box<str>, named: Box<str> };
    /// Everything is as the edits would have it.
    "NOTHING_CHANGES" NothingChanges {};
    /// More edits than are made at once.
    "TOO_MANY_EDITS" TooManyEdits { count: usize, most: usize };
    /// More entities than a network has.
    "TOO_MANY_ENTITIES" TooManyEntities { count: usize, most: usize };
    /// More relations than a network has.
    "TOO_MANY_RELATIONS" TooManyRelations { count: usize, most: usize };
    /// More other names than an entity has.
    "TOO_MANY_ALIASES" TooManyAliases { count: usize, most: usize };
    /// More pieces of evidence than one record has.
    "TOO_MANY_SOURCES" TooManySources { count: usize, most: usize };
    /// A name without a sign.
    "NAME_EMPTY" NameEmpty {};
    /// A name of several lines.
    "NAME_LINES" NameLines {};
    /// The name of another of the same kind.
    "NAME_TAKEN" NameTaken { entity: Box<Named> };
    /// A text that is too long.
    "TEXT_LONG" TextLong { bytes: usize, most: usize };
    /// A text with a sign that does not show: `U+0007`.
    "TEXT_SIGN" TextSign { sign: Box<str> };
    /// A source without a sign.
    "SOURCE_EMPTY" SourceEmpty {};
    /// A source that looks like an address and is none.
    "SOURCE_ADDRESS" SourceAddress { text: Box<str> };
    /// A website that is no web address.
    "WEBSITE" Website { text: Box<str> };
    /// A contact that is neither mailbox nor page.
    "CONTACT" Contact { text: Box<str> };
    /// An end before the start.
    "BACKWARDS" Backwards { from: Box<str>, to: Box<str> };
    /// A lever set of what is no lever.
    "NO_LEVER" NoLever { entity: Box<Named> };
    /// A lever named by a relation that is neither a lever nor a set.
    "NO_LEVER_OR_SET" NoLeverOrSet { entity: Box<Named> };
    /// Both ends are the same.
    "TIED_TO_ITSELF" TiedToItself { entity: Box<Named> };
    /// A source that the kind of relation does not allow; `allowed` are categories and kinds.
    "SOURCE_NOT_ALLOWED" SourceNotAllowed { entity: Box<Named>, kind: Box<Named>, tie: Box<Named>, allowed: Vec<Box<str>> };
    /// A target that the kind of relation does not allow.
    "TARGET_NOT_ALLOWED" TargetNotAllowed { entity: Box<Named>, kind: Box<Named>, tie: Box<Named>, allowed: Vec<Box<str>> };
    /// A new kind of an entity that is the source of a relation which does not allow it there.
    "KIND_BARS_SOURCE" KindBarsSource { relation: Box<str>, entity: Box<Named>, kind: Box<Named>, tie: Box<Named> };
    /// A new kind of an entity that is the target of a relation which does not allow it there.
    "KIND_BARS_TARGET" KindBarsTarget { relation: Box<str>, entity: Box<Named>, kind: Box<Named>, tie: Box<Named> };
    /// Part of itself, by way of others.
    "CIRCLE" Circle { entity: Box<Named> };
    /// Merged with itself.
    "MERGED_WITH_ITSELF" MergedWithItself { id: Box<str> };
    /// An actor merged with a lever, and the like.
    "NOT_OF_ONE_SORT" NotOfOneSort { keep: Box<Named>, lose: Box<Named> };
    /// A source that was looked at, on which the record does not rest.
    "NOT_ITS_SOURCE" NotItsSource { id: Box<str>, source: Box<str> };
    /// Sources that were looked at of a record without one.
    "NO_SOURCE" NoSource { id: Box<str> };
}

impl From<IdFault> for Flaw {
    fn from(fault: IdFault) -> Self {
        match fault {
            IdFault::Empty => Self::IdEmpty {},
            IdFault::Long { bytes, most } => Self::IdLong { bytes, most },
            IdFault::Signs(id) => Self::IdSigns { id },
        }
    }
}

impl Flaw {
    /// What is wrong, and what to do, in English.
    #[must_use]
    pub fn told(&self) -> (String, String) {
        let (what, way_out) = match self {
            Self::IdEmpty {} => return IdFault::Empty.told(),
            Self::IdLong { bytes, most } => {
                let (bytes, most) = (*bytes, *most);
                return IdFault::Long { bytes, most }.told();
            }
            Self::IdSigns { id } => return IdFault::Signs(id.clone()).told(),
            Self::NoKind { id, nearest } => return missing("kind", id, nearest),
            Self::NoRelationKind { id, nearest } => return missing("relation kind", id, nearest),
            Self::NoTag { id, nearest } => return missing("tag", id, nearest),
            Self::NoEntity { id, nearest } => return missing("entity", id, nearest),
            Self::NoRecord { id, nearest } => return missing("entity or relation", id, nearest),
            Self::SourceNotAllowed {
                entity,
                kind,
                tie,
                allowed,
            } => return not_allowed([entity, kind, tie], "source", allowed),
            Self::TargetNotAllowed {
                entity,
                kind,
                tie,
                allowed,
            } => return not_allowed([entity, kind, tie], "target", allowed),
            Self::KindBarsSource {
                relation,
                entity,
                kind,
                tie,
            } => return barred(relation, [entity, kind, tie], "source"),
            Self::KindBarsTarget {
                relation,
                entity,
                kind,
                tie,
            } => return barred(relation, [entity, kind, tie], "target"),
            Self::TooManyEdits { count, most } => {
                return (
                    format!("there are {count} edits"),
                    format!("give at most {most} at once"),
                );
            }
            Self::TooManyEntities { count, most } => return too_many(*count, "entities", *most),
            Self::TooManyRelations { count, most } => return too_many(*count, "relations", *most),
            Self::TooManyAliases { count, most } => {
                return (
                    format!("there are {count} other names"),
                    format!("give at most {most}"),
                );
            }
            Self::TooManySources { count, most } => {
                return (
                    format!("there are {count} pieces of evidence"),
                    format!("give at most {most}"),
                );
            }
            Self::TextLong { bytes, most } => {
                return (
                    format!("the text has {bytes} bytes"),
                    format!("shorten it to at most {most}"),
                );
            }
            Self::NameTaken { entity } => {
                let id = &entity.id;
                return (
                    format!("{id:?} has the same name and kind"),
                    format!("change {id:?} instead, or give this one another name"),
                );
            }
            Self::EntityExists { entity } => (
                format!("{:?} is there already: {:?}", entity.id, entity.label.nl),
                "change that one, or give this one another id",
            ),
            Self::RelationExists { id } => (
                format!("the relation {id:?} is there already"),
                "add your source to that one, or give another kind or start",
            ),
            Self::IdOfRelation { id } => (
                format!("{id:?} is the id of a relation"),
                "give the entity another id",
            ),
            Self::IdOfEntity { id } => (
                format!("{id:?} is the id of an entity"),
                "give the relation another id",
            ),
            Self::IdOfOtherRelation { id } => (
                format!(
                    "{id:?} is the id of a relation of another kind, between others, or with another start"
                ),
                "give the new relation an id of its own, or the other's id to change that one",
            ),
            Self::NotAsItWas { id } => (
                format!("{id:?} is not as it was"),
                "name what is there, or add it in the same edits",
            ),
            Self::NamesNothing { id, named } => (
                format!("{id:?} names {named:?}, which is not there"),
                "name what is there, or add it in the same edits",
            ),
            Self::NothingChanges {} => (
                "nothing would change".into(),
                "leave out what is as it should be",
            ),
            Self::NameEmpty {} => ("the name is empty".into(), "write a name"),
            Self::NameLines {} => (
                "the name holds a line break or a tab".into(),
                "write it on one line, with spaces",
            ),
            Self::TextSign { sign } => (
                format!("the text holds the sign {sign}, which does not show"),
                "take it out",
            ),
            Self::SourceEmpty {} => (
                "the source is empty".into(),
                "write its web address, or name the document",
            ),
            Self::SourceAddress { text } => (
                format!("{text:?} is a bad address"),
                "write an address that begins with https:// or http://, or name the document",
            ),
            Self::Website { text } => (
                format!("{text:?} is no web address"),
                "write an address that begins with https:// or http://",
            ),
            Self::Contact { text } => (
                format!("{text:?} is no mailbox or page"),
                "write a functional mailbox, or a page that begins with https://",
            ),
            Self::Backwards { from, to } => (
                format!("the dates run backwards: {to} is before {from}"),
                "swap validFrom and validTo, or correct one",
            ),
            Self::NoLever { entity } => (
                format!("{:?} is no lever", entity.id),
                "leave leverSet out, or choose a kind that is a lever",
            ),
            Self::NoLeverOrSet { entity } => (
                format!("{:?} is neither a lever nor a lever set", entity.id),
                "name levers or sets of levers",
            ),
            Self::TiedToItself { entity } => (
                format!("the relation would tie {:?} to itself", entity.id),
                "name another entity",
            ),
            Self::Circle { entity } => (
                format!("{:?} would be part of itself", entity.id),
                "name a whole that is not among its parts, or end the other relation",
            ),
            Self::MergedWithItself { id } => (
                format!("{id:?} cannot be merged with itself"),
                "name another entity",
            ),
            Self::NotOfOneSort { keep, lose } => (
                format!("{:?} and {:?} are not of one sort", lose.id, keep.id),
                "merge actors with actors, levers with levers and contexts with contexts",
            ),
            Self::NotItsSource { id, source } => (
                format!("{id:?} does not rest on {source:?}"),
                "name one of its sources, or leave the source out",
            ),
            Self::NoSource { id } => (
                format!("{id:?} has no source that could be looked at"),
                "add a source instead",
            ),
        };
        (what, way_out.to_owned())
    }
}

fn missing(noun: &str, id: &str, nearest: &[Box<str>]) -> (String, String) {
    let way_out = match nearest {
        [] => "name one that exists, or add it".to_owned(),
        near => did_you_mean(&near.iter().map(|id| &**id).collect::<Vec<_>>()),
    };
    (format!("there is no {noun} {id:?}"), way_out)
}

fn not_allowed(about: [&Named; 3], end: &str, allowed: &[Box<str>]) -> (String, String) {
    let way_out = format!(
        "allowed: {}; choose another relation kind",
        allowed.join(", ")
    );
    (disallowed(about, end), way_out)
}

fn barred(relation: &str, about: [&Named; 3], end: &str) -> (String, String) {
    let way_out = "change or remove that relation in the same edits, or keep the kind";
    let what = format!("relation {relation:?}: {}", disallowed(about, end));
    (what, way_out.to_owned())
}

fn disallowed([entity, kind, tie]: [&Named; 3], end: &str) -> String {
    format!(
        "{:?} is of kind {:?}, which a relation {:?} does not allow as its {end}",
        entity.id, kind.id, tie.id
    )
}

fn too_many(count: usize, noun: &str, most: usize) -> (String, String) {
    (
        format!("there would be {count} {noun}"),
        format!("remove some first: at most {most} fit"),
    )
}
