//! Kinds and relation kinds: the built-in ones, and those that a dataset adds.
//!
//! Knows nothing of entities and relations.

use std::borrow::Cow;

use super::folder::{File, KINDS, RELATION_KINDS};
use super::table::{Column, Columns, Row, Table};
use crate::dataset::problem::Problems;
use crate::limits::KINDS_MAX;
use crate::model::{Category, Nature, Text};
use crate::vocabulary::{EndRule, Kind, RelationKind, Vocabulary, Wording};

const BUILT_IN_KINDS: File<'static> = File {
    name: KINDS,
    bytes: Cow::Borrowed(include_bytes!("../../../data/vocabulary/kinds.csv")),
};
const BUILT_IN_RELATION_KINDS: File<'static> = File {
    name: RELATION_KINDS,
    bytes: Cow::Borrowed(include_bytes!(
        "../../../data/vocabulary/relation_kinds.csv"
    )),
};

const KIND_COLUMNS: Columns = Columns {
    required: &["id", "category", "label_nl"],
    optional: &[
        "label_en",
        "label_plural_nl",
        "label_plural_en",
        "can_partner",
        "meeting_place",
    ],
};
const RELATION_KIND_COLUMNS: Columns = Columns {
    required: &["id", "label_nl", "inverse_nl"],
    optional: &[
        "label_en",
        "inverse_en",
        "nature",
        "event",
        "strength",
        "sources",
        "targets",
        "now_nl",
        "past_nl",
        "inverse_now_nl",
        "inverse_past_nl",
        "now_en",
        "past_en",
        "inverse_now_en",
        "inverse_past_en",
        "caveat_nl",
        "caveat_en",
        "role_nl",
        "role_en",
    ],
};
const CATEGORIES: &[(&str, Category)] = &[
    ("ORGANISATION", Category::Organisation),
    ("GOVERNMENT", Category::Government),
    ("LEVER", Category::Lever),
    ("CONTEXT", Category::Context),
];
const NATURES: &[(&str, Nature)] = &[
    ("COLLABORATION", Nature::Collaboration),
    ("TABLE", Nature::Table),
    ("MONEY", Nature::Money),
    ("ADVICE", Nature::Advice),
    ("STRUCTURE", Nature::Structure),
    ("ORIGIN", Nature::Origin),
    ("MENTION", Nature::Mention),
    ("LEVER", Nature::Lever),
    ("POLICY", Nature::Policy),
    ("IDENTITY", Nature::Identity),
];

/// The built-in vocabulary. Whatever is wrong with it goes to `problems`; a test holds it to none.
pub(super) fn built_in(problems: &mut Problems) -> Vocabulary {
    let mut vocabulary = Vocabulary::default();
    add_kinds(BUILT_IN_KINDS, &mut vocabulary, problems);
    add_relation_kinds(BUILT_IN_RELATION_KINDS, &mut vocabulary, problems);
    vocabulary
}

/// Adds the kinds of a `kinds.csv`; an id that is there already is a problem.
pub(super) fn add_kinds(file: File<'_>, vocabulary: &mut Vocabulary, problems: &mut Problems) {
    let Some(mut table) = Table::open(file, &KIND_COLUMNS, problems) else {
        return;
    };
    let [
        id,
        category,
        label_nl,
        label_en,
        plural_nl,
        plural_en,
        can_partner,
        meeting_place,
    ] = [
        "id",
        "category",
        "label_nl",
        "label_en",
        "label_plural_nl",
        "label_plural_en",
        "can_partner",
        "meeting_place",
    ]
    .map(|name| table.column(name));
    table.each(KINDS_MAX, problems, |row, problems| {
        let Some(name) = row.id(id, problems) else {
            return;
        };
        let category = row.one_of(category, CATEGORIES, Category::Organisation, problems);
        row.required(label_nl, problems);
        let kind = Kind {
            id: name.into(),
            category,
            label: row.bilingual(label_nl, label_en),
            plural: row.bilingual(plural_nl, plural_en),
            can_partner: row.flag(can_partner, category.is_actor(), problems),
            meeting_place: row.flag(meeting_place, category == Category::Context, problems),
        };
        match vocabulary.kinds.binary_search_by(|k| k.id.cmp(&kind.id)) {
            Ok(_) => problems.push(taken(row, id)),
            Err(place) => vocabulary.kinds.insert(place, kind),
        }
    });
}

/// Adds the relation kinds of a `relation_kinds.csv`; an id that is there already is a problem.
pub(super) fn add_relation_kinds(
    file: File<'_>,
    vocabulary: &mut Vocabulary,
    problems: &mut Problems,
) {
    let Some(mut table) = Table::open(file, &RELATION_KIND_COLUMNS, problems) else {
        return;
    };
    let columns = RelationKindColumns::of(&table);
    table.each(KINDS_MAX, problems, |row, problems| {
        let Some(kind) = columns.read(row, vocabulary, problems) else {
            return;
        };
        match vocabulary
            .relation_kinds
            .binary_search_by(|k| k.id.cmp(&kind.id))
        {
            Ok(_) => problems.push(taken(row, columns.id)),
            Err(place) => vocabulary.relation_kinds.insert(place, kind),
        }
    });
}

fn taken(row: &Row<'_>, id: Column) -> crate::dataset::Problem {
    let what = format!("the kind {:?} exists already", row.word(id));
    row.problem(id, what, "leave the row out, or give it another id")
}

struct RelationKindColumns {
    id: Column,
    labels: [Column; 4],
    nature: Column,
    event: Column,
    strength: Column,
    sources: Column,
    targets: Column,
    wording: [Column; 8],
    caveat: [Column; 2],
    role: [Column; 2],
}

impl RelationKindColumns {
    fn of(table: &Table<'_>) -> Self {
        let column = |name| table.column(name);
        Self {
            id: column("id"),
            labels: ["label_nl", "label_en", "inverse_nl", "inverse_en"].map(column),
            nature: column("nature"),
            event: column("event"),
            strength: column("strength"),
            sources: column("sources"),
            targets: column("targets"),
            wording: [
                "now_nl",
                "now_en",
                "past_nl",
                "past_en",
                "inverse_now_nl",
                "inverse_now_en",
                "inverse_past_nl",
                "inverse_past_en",
            ]
            .map(column),
            caveat: ["caveat_nl", "caveat_en"].map(column),
            role: ["role_nl", "role_en"].map(column),
        }
    }

    fn read(
        &self,
        row: &Row<'_>,
        vocabulary: &Vocabulary,
        problems: &mut Problems,
    ) -> Option<RelationKind> {
        let [label_nl, label_en, inverse_nl, inverse_en] = self.labels;
        let nature = row.one_of(self.nature, NATURES, Nature::Collaboration, problems);
        row.required(label_nl, problems);
        row.required(inverse_nl, problems);
        Some(RelationKind {
            id: row.id(self.id, problems)?.into(),
            label: row.bilingual(label_nl, label_en),
            inverse: row.bilingual(inverse_nl, inverse_en),
            nature,
            event: row.flag(self.event, false, problems),
            strength: self.strength(row, nature, problems),
            sources: end_rules(row, self.sources, vocabulary, problems),
            targets: end_rules(row, self.targets, vocabulary, problems),
            wording: self.wording(row, problems),
        })
    }

    fn strength(&self, row: &Row<'_>, nature: Nature, problems: &mut Problems) -> f64 {
        let text = row.word(self.strength);
        if text.is_empty() {
            return nature.strength();
        }
        let strength = text.parse().ok().filter(|s| (0.0..=1.0).contains(s));
        strength.unwrap_or_else(|| {
            let what = format!("{text:?} is not a strength");
            problems.push(row.problem(
                self.strength,
                what,
                "write a number from 0 to 1, such as 0.8",
            ));
            nature.strength()
        })
    }

    fn wording(&self, row: &Row<'_>, problems: &mut Problems) -> Wording {
        for column in self.wording {
            if let Some(what) = pattern_fault(row.text(column), [1, 1]) {
                let way_out =
                    "write both ends as {s} and {t}, the date as {d}, and a verb as {is|zijn}";
                problems.push(row.problem(column, what, way_out));
            }
        }
        for column in self.caveat {
            if let Some(what) = pattern_fault(row.text(column), [0, 0]) {
                let way_out = "write a verb or pronoun that agrees with the source as {doet|doen}";
                problems.push(row.problem(column, what, way_out));
            }
        }
        let text = |at: usize| -> Text { row.bilingual(self.wording[at], self.wording[at + 1]) };
        Wording {
            now: text(0),
            past: text(2),
            inverse_now: text(4),
            inverse_past: text(6),
            caveat: row.bilingual(self.caveat[0], self.caveat[1]),
            role: row.bilingual(self.role[0], self.role[1]),
        }
    }
}

fn end_rules(
    row: &Row<'_>,
    column: Column,
    vocabulary: &Vocabulary,
    problems: &mut Problems,
) -> Vec<EndRule> {
    let mut rules = Vec::new();
    for piece in row.list(column) {
        let category = CATEGORIES.iter().find(|(word, _)| *word == piece);
        if let Some((_, category)) = category {
            rules.push(EndRule::Category(*category));
        } else if vocabulary.find_kind(piece).is_some() {
            rules.push(EndRule::Kind(piece.into()));
        } else {
            let what = format!("unknown kind or category {piece:?}");
            let way_out =
                "name kinds by id, or ORGANISATION, GOVERNMENT, LEVER, CONTEXT, separated by ;";
            problems.push(row.problem(column, what, way_out));
        }
    }
    rules
}

/// What is wrong with a pattern that names source and target so many times; an empty one is fine.
fn pattern_fault(pattern: &str, ends_expected: [u32; 2]) -> Option<String> {
    if pattern.is_empty() {
        return None;
    }
    let mut pieces = pattern.split('{');
    if pieces.next().is_some_and(|before| before.contains('}')) {
        return Some("a } stands before any {".to_owned());
    }
    let mut ends = [0, 0];
    for piece in pieces {
        match piece.split_once('}') {
            Some(("s", _)) => ends[0] += 1,
            Some(("t", _)) => ends[1] += 1,
            Some(("d", _)) => {}
            Some((verb, _)) if verb.split('|').count() == 2 => {}
            Some((other, _)) => return Some(format!("unknown placeholder {{{other}}}")),
            None => return Some("a { is never closed".to_owned()),
        }
    }
    let [s, t] = ends_expected;
    (ends != ends_expected).then(|| format!("{{s}} must stand here {s} times and {{t}} {t} times"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_vocabulary_is_sound() {
        let mut problems = Problems::default();
        let vocabulary = built_in(&mut problems);
        assert_eq!(problems.sorted(), []);
        assert_eq!(vocabulary.kinds.len(), 31);
        assert_eq!(vocabulary.relation_kinds.len(), 26);
        assert!(
            vocabulary
                .find_kind(crate::vocabulary::DEFAULT_KIND)
                .is_some()
        );
        assert!(
            vocabulary
                .find_relation_kind(crate::vocabulary::DEFAULT_RELATION_KIND)
                .is_some()
        );
    }

    #[test]
    fn a_pattern_names_both_ends_once() {
        for good in ["", "{s} {is|zijn} {d} lid van {t}", "aan {t} werkt {s}"] {
            assert_eq!(pattern_fault(good, [1, 1]), None, "{good}");
        }
        for bad in [
            "{s} werkt",
            "{s} {t} {t}",
            "{s} {x} {t}",
            "{s} {t} {d",
            "} {s} {t}",
            "{a|b|c} {s} {t}",
        ] {
            assert!(pattern_fault(bad, [1, 1]).is_some(), "{bad}");
        }
    }
}
