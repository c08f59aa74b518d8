//! What a revision changed, in a few words.
//!
//! Knows the records before and after; who changed them, when and why stands beside it.

use std::borrow::Cow;

use crate::dataset::Dataset;
use crate::edit::{Delta, EntityRecord, Record, RecordChange, RelationRecord};
use crate::model::Language;

/// Records that are named of each sort; of the others it is told how many there are.
const NAMED_MAX: usize = 3;
/// Records up to which a revision is told by what became of each: more are not read for a few words.
const SORTED_MAX: usize = 500;

/// How many changes, the first in the order of ids, [`revision`] has to see of one that touched so many records.
#[must_use]
pub fn revision_needs(touched: usize) -> usize {
    match touched > SORTED_MAX {
        true => NAMED_MAX,
        false => touched,
    }
}

/// What did this revision change?
///
/// `Toegevoegd: Nieuw vzw. Gewijzigd: VLAIO (website).`; what was added or changed without a source is
/// named at the end. Of one that touched very many records the first are named, and how many more there are:
/// so the delta need hold no more of it than [`revision_needs`] says, and whatever else names those. Names
/// that the delta does not hold are looked up in a dataset of any revision. A revision that touched nothing is
/// the first one.
#[must_use]
pub fn revision(
    dataset: &Dataset,
    delta: &Delta,
    touched: usize,
    undoes: Option<u32>,
    language: Language,
) -> String {
    let teller = Teller {
        dataset,
        delta,
        language,
    };
    if let Some(number) = undoes {
        return match language {
            Language::Nl => format!("Wijziging {number} ongedaan gemaakt."),
            Language::En => format!("Change {number} taken back."),
        };
    }
    if touched > SORTED_MAX {
        return teller.first_of(touched);
    }
    if touched == 0 {
        return teller
            .say("Begin van het netwerk.", "Beginning of the network.")
            .to_owned();
    }
    teller.told()
}

/// The fields that differ between two versions of a record, in words.
///
/// Empty where one of the two is missing, or nothing differs.
#[must_use]
pub fn changed_fields(change: &RecordChange, language: Language) -> Vec<&'static str> {
    let fields = match (&change.before, &change.after) {
        (Some(Record::Entity(before)), Some(Record::Entity(after))) => entity_fields(before, after),
        (Some(Record::Relation(before)), Some(Record::Relation(after))) => {
            relation_fields(before, after)
        }
        _ => Vec::new(),
    };
    let in_language = |(nl, en)| match language {
        Language::Nl => nl,
        Language::En => en,
    };
    fields.into_iter().map(in_language).collect()
}

/// What a changed record is called: `VLAIO`, or `Febecoop is lid van Coopkracht`.
///
/// Names come from the delta that the change is part of, else from the dataset, of any revision.
#[must_use]
pub fn changed_name(
    dataset: &Dataset,
    delta: &Delta,
    change: &RecordChange,
    language: Language,
) -> String {
    let teller = Teller {
        dataset,
        delta,
        language,
    };
    let record = change.after.as_ref().or(change.before.as_ref());
    record.map_or_else(|| change.id().to_owned(), |record| teller.name(record))
}

type Words = (&'static str, &'static str);

fn differing<const N: usize>(fields: [(bool, Words); N]) -> Vec<Words> {
    let differ = fields.into_iter().filter(|(differs, _)| *differs);
    differ.map(|(_, words)| words).collect()
}

fn entity_fields(before: &EntityRecord, after: &EntityRecord) -> Vec<Words> {
    differing([
        (before.label != after.label, ("naam", "name")),
        (
            before.short != after.short
                || before.phrase != after.phrase
                || before.plural != after.plural,
            ("korte naam", "short name"),
        ),
        (
            before.named != after.named,
            ("of de naam bekend is", "whether its name is known"),
        ),
        (before.kind != after.kind, ("soort", "kind")),
        (
            before.aliases != after.aliases,
            ("andere namen", "other names"),
        ),
        (
            before.description != after.description,
            ("omschrijving", "description"),
        ),
        (before.website != after.website, ("website", "website")),
        (before.contact != after.contact, ("contact", "contact")),
        (
            before.lever_set != after.lever_set,
            ("reeks van hefbomen", "set of levers"),
        ),
        (before.owner != after.owner, ("eigenaar", "owner")),
        (
            before.tags != after.tags,
            ("streek, sector of thema", "region, sector or theme"),
        ),
        (
            before.identifiers != after.identifiers,
            ("nummers", "numbers"),
        ),
        (before.evidence != after.evidence, ("bronnen", "sources")),
    ])
}

fn relation_fields(before: &RelationRecord, after: &RelationRecord) -> Vec<Words> {
    let ends = |relation: &RelationRecord| (relation.source.clone(), relation.target.clone());
    differing([
        (before.kind != after.kind, ("soort", "kind")),
        (ends(before) != ends(after), ("partijen", "parties")),
        (before.levers != after.levers, ("hefbomen", "levers")),
        (before.valid_from != after.valid_from, ("begin", "start")),
        (before.valid_to != after.valid_to, ("einde", "end")),
        (before.evidence != after.evidence, ("bronnen", "sources")),
    ])
}

struct Teller<'a> {
    dataset: &'a Dataset,
    delta: &'a Delta,
    language: Language,
}

impl Teller<'_> {
    fn say(&self, nl: &'static str, en: &'static str) -> &'static str {
        match self.language {
            Language::Nl => nl,
            Language::En => en,
        }
    }

    fn told(&self) -> String {
        let (mut added, mut changed, mut removed) = (Vec::new(), Vec::new(), Vec::new());
        let mut unsourced = Vec::new();
        for change in self.delta.changes() {
            match (&change.before, &change.after) {
                (None, Some(record)) => added.push(self.name(record)),
                (Some(record), None) => removed.push(self.name(record)),
                (_, Some(record)) => changed.push(self.with_fields(record, change)),
                (None, None) => {}
            }
            let after = change.after.as_ref();
            if let Some(record) = after.filter(|record| record.evidence().is_empty()) {
                unsourced.push(self.name(record));
            }
        }
        let parts = [
            (self.say("Toegevoegd", "Added"), added),
            (self.say("Gewijzigd", "Changed"), changed),
            (self.say("Verwijderd", "Removed"), removed),
            (self.say("Zonder bron", "Without a source"), unsourced),
        ];
        let parts = parts.into_iter().filter(|(_, names)| !names.is_empty());
        let parts =
            parts.map(|(what, names)| format!("{what}: {}.", self.listed(&names, names.len())));
        parts.collect::<Vec<_>>().join(" ")
    }

    /// The first of very many, whatever became of each.
    fn first_of(&self, touched: usize) -> String {
        let first = self.delta.changes().iter().take(NAMED_MAX);
        let records = first.filter_map(|change| change.after.as_ref().or(change.before.as_ref()));
        let names: Vec<String> = records.map(|record| self.name(record)).collect();
        let what = self.say("Betreft", "About");
        format!("{what}: {}.", self.listed(&names, touched))
    }

    fn listed(&self, names: &[String], count: usize) -> String {
        let named = names[..names.len().min(NAMED_MAX)].join("; ");
        match count.saturating_sub(NAMED_MAX) {
            0 => named,
            more => format!("{named} {} {more}", self.say("en nog", "and")) + self.say("", " more"),
        }
    }

    fn with_fields(&self, record: &Record, change: &RecordChange) -> String {
        let fields = changed_fields(change, self.language);
        format!("{} ({})", self.name(record), fields.join(", "))
    }

    /// "VLAIO", or "Febecoop is lid van Coopkracht".
    fn name(&self, record: &Record) -> String {
        match record {
            Record::Entity(entity) => entity.label.get(self.language).to_owned(),
            Record::Relation(relation) => {
                let vocabulary = &self.dataset.vocabulary;
                let kind = vocabulary.find_relation_kind(&relation.kind);
                let kind = kind.map_or(&*relation.kind, |kind| {
                    vocabulary.relation_kind(kind).label.get(self.language)
                });
                let (source, target) = (self.label(&relation.source), self.label(&relation.target));
                format!("{source} {kind} {target}")
            }
        }
    }

    /// The label of an entity: as the delta has it, else as the dataset has it, else its id.
    fn label<'b>(&'b self, id: &'b str) -> Cow<'b, str> {
        let changes = self.delta.changes();
        let at = changes.binary_search_by(|change| change.id().cmp(id)).ok();
        let record = at.and_then(|at| changes[at].after.as_ref().or(changes[at].before.as_ref()));
        let label = match record {
            Some(Record::Entity(entity)) => Some(entity.label.get(self.language)),
            _ => self.dataset.find_entity(id).map(|row| {
                let entity = self.dataset.entity(row);
                entity.short_or_label().get(self.language)
            }),
        };
        label.unwrap_or(id).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: &str, after: &str, nl: &str, en: &str) {
        let before = Dataset::sketch(before).expect(before);
        let after = Dataset::sketch(after).expect(after);
        let delta = Delta::between(&before, &after);
        for (language, told) in [(Language::Nl, nl), (Language::En, en)] {
            let touched = delta.changes().len();
            assert_eq!(revision(&after, &delta, touched, None, language), told);
        }
    }

    #[test]
    fn of_very_many_the_first_are_named() {
        let all: Vec<String> = (0..600).map(|number| format!("e{number:03}")).collect();
        let many = |count: usize| Dataset::sketch(&all[..count].join("; ")).expect("a sketch");
        let empty = Dataset::sketch("z").expect("a sketch");
        for (count, nl, en) in [
            (
                499,
                "Toegevoegd: e000; e001; e002 en nog 496. Verwijderd: z. Zonder bron: e000; e001; e002 en nog 496.",
                "Added: e000; e001; e002 and 496 more. Removed: z. Without a source: e000; e001; e002 and 496 more.",
            ),
            (
                500,
                "Betreft: e000; e001; e002 en nog 498.",
                "About: e000; e001; e002 and 498 more.",
            ),
        ] {
            let delta = Delta::between(&empty, &many(count));
            let touched = delta.changes().len();
            let needed = delta.changes().iter().take(revision_needs(touched));
            let seen = Delta::new(needed.cloned());
            for (language, told) in [(Language::Nl, nl), (Language::En, en)] {
                assert_eq!(revision(&empty, &seen, touched, None, language), told);
            }
        }
    }

    #[test]
    fn a_revision_says_what_came_went_and_changed() {
        check(
            "a -funds-> b",
            "a -funds-> b; c",
            "Toegevoegd: c. Zonder bron: c.",
            "Added: c. Without a source: c.",
        );
        check(
            "a -member-of-> b =r",
            "a -member-of-> b =r @2018..",
            "Gewijzigd: a is lid van b (begin).",
            "Changed: a is a member of b (start).",
        );
        check(
            "a -member-of-> b; c",
            "c",
            "Verwijderd: a; a is lid van b; b.",
            "Removed: a; a is a member of b; b.",
        );
        check(
            "a; b; c; d; e",
            "a",
            "Verwijderd: b; c; d en nog 1.",
            "Removed: b; c; d and 1 more.",
        );
        check(
            "a",
            "a",
            "Begin van het netwerk.",
            "Beginning of the network.",
        );
    }
}
