//! The forms that questions take, read from `data/questions/forms.txt`.
//!
//! Knows the shape of a form, not how a question is held against it.

use crate::names::words;

/// What a form asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FormKind {
    Path,
    Paths,
    Known,
    Lever,
    Levers,
    LeverGap,
    LeversWithoutGovernment,
    LeversOneActor,
    LeversUnnamed,
    ActorsWithoutLever,
    Untied,
    Meetings,
    Stale,
    StaleYears,
    SingleSource,
    RestsOn,
    Partners,
    PartnersFor,
    Brokers,
    Cluster,
    Clusters,
    ClustersWithoutGovernment,
    Money,
    RelationsIn,
    RelationsOut,
    RelationsBy,
    RelationsPassive,
    RelationsWith,
    RelationsAny,
    RelationsTogether,
    Changes,
    MeasureDegree,
    MeasureBetweenness,
    MeasureHarmonic,
    MeasurePagerank,
    MeasureCore,
    DropOut,
    BestContacts,
    RoundTable,
    Coverage,
    WhatIfTie,
    WhatIfGone,
    Reach,
    Entity,
    Entities,
    Size,
}

/// The kinds of forms by their names in the file.
const KINDS: &[(&str, FormKind)] = &[
    ("path", FormKind::Path),
    ("paths", FormKind::Paths),
    ("known", FormKind::Known),
    ("lever", FormKind::Lever),
    ("levers", FormKind::Levers),
    ("lever-gap", FormKind::LeverGap),
    (
        "levers-without-government",
        FormKind::LeversWithoutGovernment,
    ),
    ("levers-one-actor", FormKind::LeversOneActor),
    ("levers-unnamed", FormKind::LeversUnnamed),
    ("actors-without-lever", FormKind::ActorsWithoutLever),
    ("untied", FormKind::Untied),
    ("meetings", FormKind::Meetings),
    ("stale", FormKind::Stale),
    ("stale-years", FormKind::StaleYears),
    ("single-source", FormKind::SingleSource),
    ("rests-on", FormKind::RestsOn),
    ("partners", FormKind::Partners),
    ("partners-for", FormKind::PartnersFor),
    ("brokers", FormKind::Brokers),
    ("cluster", FormKind::Cluster),
    ("clusters", FormKind::Clusters),
    (
        "clusters-without-government",
        FormKind::ClustersWithoutGovernment,
    ),
    ("money", FormKind::Money),
    ("relations-in", FormKind::RelationsIn),
    ("relations-out", FormKind::RelationsOut),
    ("relations-by", FormKind::RelationsBy),
    ("relations-passive", FormKind::RelationsPassive),
    ("relations-with", FormKind::RelationsWith),
    ("relations-any", FormKind::RelationsAny),
    ("relations-together", FormKind::RelationsTogether),
    ("changes", FormKind::Changes),
    ("measure-degree", FormKind::MeasureDegree),
    ("measure-betweenness", FormKind::MeasureBetweenness),
    ("measure-harmonic", FormKind::MeasureHarmonic),
    ("measure-pagerank", FormKind::MeasurePagerank),
    ("measure-core", FormKind::MeasureCore),
    ("drop-out", FormKind::DropOut),
    ("best-contacts", FormKind::BestContacts),
    ("round-table", FormKind::RoundTable),
    ("coverage", FormKind::Coverage),
    ("what-if-tie", FormKind::WhatIfTie),
    ("what-if-gone", FormKind::WhatIfGone),
    ("reach", FormKind::Reach),
    ("entity", FormKind::Entity),
    ("entities", FormKind::Entities),
    ("size", FormKind::Size),
];

/// What a slot of a form takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Slot {
    /// An entity.
    A,
    /// Another.
    B,
    /// Several entities.
    S,
    /// A lever.
    L,
    /// A lever set, by itself or its owner.
    M,
    /// One side: a group, tag, kind or entity.
    X,
    /// The other side.
    Y,
    /// Kinds, categories, tags.
    Q,
    /// A relation.
    R,
    /// A relation that is about money.
    G,
    /// A source.
    U,
    /// A date.
    D,
    /// A later date.
    F,
    /// A number.
    N,
}

const SLOTS: &[(&str, Slot)] = &[
    ("{A}", Slot::A),
    ("{B}", Slot::B),
    ("{S}", Slot::S),
    ("{L}", Slot::L),
    ("{M}", Slot::M),
    ("{X}", Slot::X),
    ("{Y}", Slot::Y),
    ("{Q}", Slot::Q),
    ("{R}", Slot::R),
    ("{G}", Slot::G),
    ("{U}", Slot::U),
    ("{D}", Slot::D),
    ("{F}", Slot::F),
    ("{N}", Slot::N),
];

/// One of the words at a place of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Alternative {
    /// This word.
    Whole(String),
    /// A word that begins so.
    Beginning(String),
}

impl Alternative {
    fn read(text: &str) -> Self {
        let folded = words(text).concat();
        if text.ends_with('*') {
            Self::Beginning(folded)
        } else {
            Self::Whole(folded)
        }
    }

    pub(super) fn fits(&self, word: &str) -> bool {
        match self {
            Self::Whole(whole) => whole == word,
            Self::Beginning(beginning) => word.starts_with(beginning.as_str()),
        }
    }
}

/// One place of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Element {
    /// One of these words.
    Words(Vec<Alternative>),
    /// One of these words, or nothing.
    Maybe(Vec<Alternative>),
    /// Something typed into the form.
    Slot(Slot),
}

impl Element {
    /// A place as the files write it.
    pub(super) fn read(text: &str) -> Option<Self> {
        if text.starts_with('{') {
            let slot = SLOTS.iter().find(|(name, _)| *name == text)?;
            return Some(Self::Slot(slot.1));
        }
        let maybe = text.ends_with(['?', '|']);
        let alternatives = text
            .trim_end_matches(['?', '|'])
            .split('|')
            .map(Alternative::read)
            .collect();
        Some(if maybe {
            Self::Maybe(alternatives)
        } else {
            Self::Words(alternatives)
        })
    }

    /// Whether the place may take this word.
    pub(super) fn fits(&self, word: &str) -> bool {
        match self {
            Self::Words(alternatives) | Self::Maybe(alternatives) => {
                alternatives.iter().any(|a| a.fits(word))
            }
            Self::Slot(_) => false,
        }
    }
}

/// A form that questions take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Form {
    pub(super) kind: FormKind,
    pub(super) elements: Vec<Element>,
}

/// The forms of the file, in its order. A line that is none is left out; a test holds that there is no
/// such line.
pub(super) fn forms() -> Vec<Form> {
    lines(FORMS).filter_map(form).collect()
}

const FORMS: &str = include_str!("../../data/questions/forms.txt");

/// The lines of a file of words that are neither empty nor a comment.
pub(super) fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    let lines = text.lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn form(line: &str) -> Option<Form> {
    let (name, pattern) = line.split_once(" = ")?;
    let (_, kind) = KINDS.iter().find(|(n, _)| *n == name)?;
    let elements = pattern.split_whitespace().map(Element::read);
    Some(Form {
        kind: *kind,
        elements: elements.collect::<Option<_>>()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_form() {
        for line in lines(FORMS) {
            let form = form(line).unwrap_or_else(|| panic!("{line}"));
            assert!(form.elements.len() < 16, "{line}");
        }
        assert_eq!(forms().len(), lines(FORMS).count());
    }

    #[test]
    fn a_place_takes_its_words_and_beginnings() {
        let place = Element::read("werk*|trekt").expect("a place");
        assert!(place.fits("werken") && place.fits("trekt"));
        assert!(!place.fits("trekken"));
        assert!(matches!(Element::read("de?"), Some(Element::Maybe(_))));
        assert_eq!(Element::read("{Z}"), None);
    }
}
