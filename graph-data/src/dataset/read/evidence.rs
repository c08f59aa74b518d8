//! `evidence.csv`: what entities and relations rest on.
//!
//! Knows nothing of how sure a relation becomes by it.

use super::cell::optional;
use super::entities::check_source;
use super::folder::{EVIDENCE, Folder, RELATIONS};
use super::ids::{Ids, did_you_mean};
use super::relations::Relations;
use super::table::{Column, Columns, Row, Table};
use crate::dataset::problem::{Problem, Problems, Severity};
use crate::limits::EVIDENCE_MAX;
use crate::model::{Confidence, EntityIx, Evidence, RelationIx};

const COLUMNS: Columns = Columns {
    required: &["about", "source"],
    optional: &[
        "title",
        "words",
        "note_nl",
        "note_en",
        "date",
        "checked",
        "confidence",
        "valid_from",
        "valid_to",
    ],
};
const CONFIDENCES: &[(&str, Confidence)] = &[
    ("high", Confidence::High),
    ("medium", Confidence::Medium),
    ("low", Confidence::Low),
];

/// What a piece of evidence is about.
#[derive(Clone, Copy)]
pub(super) enum About {
    Entity(EntityIx),
    Relation(RelationIx),
}

/// Reads `evidence.csv`, in the order of the file; relations without any are named.
pub(super) fn read_evidence(
    folder: &Folder<'_>,
    entities: &Ids<'_>,
    relations: &Relations,
    problems: &mut Problems,
) -> Vec<(About, Evidence)> {
    let mut evidence = Vec::new();
    let Some(mut table) = folder.table(EVIDENCE, &COLUMNS, problems) else {
        if folder.file(EVIDENCE).is_none() && !relations.rows.is_empty() {
            problems.push(no_evidence_at_all());
        }
        return evidence;
    };
    let relation_ids = relations.ids();
    let reader = EvidenceReader::new(&table, entities, &relation_ids);
    table.each(EVIDENCE_MAX, problems, |row, problems| {
        let about = reader.about(row, problems);
        let piece = reader.read(row, problems);
        evidence.extend(about.map(|about| (about, piece)));
    });
    if table.complete {
        name_unsourced(relations, &evidence, problems);
    }
    evidence
}

fn no_evidence_at_all() -> Problem {
    let what = "the file is missing: every relation is shown as unsourced";
    let way_out = "add it, with the columns about and source";
    Problem::in_file(EVIDENCE, what, way_out).with_severity(Severity::Warning)
}

fn name_unsourced(relations: &Relations, evidence: &[(About, Evidence)], problems: &mut Problems) {
    let mut sourced = vec![false; relations.rows.len()];
    for (about, _) in evidence {
        if let About::Relation(relation) = about {
            sourced[relation.at()] = true;
        }
    }
    let rows = relations.rows.iter().zip(&relations.lines).zip(sourced);
    for ((relation, line), _) in rows.filter(|(_, sourced)| !sourced) {
        let what = format!("the relation {:?} has no evidence", relation.id);
        let way_out = "add a row about it to evidence.csv; until then it is shown as unsourced";
        let problem = Problem::in_file(RELATIONS, what, way_out).on_row(*line);
        problems.push(problem.with_severity(Severity::Flaw));
    }
}

struct EvidenceReader<'a> {
    entities: &'a Ids<'a>,
    relations: &'a Ids<'a>,
    about: Column,
    source: Column,
    title: Column,
    words: Column,
    note: [Column; 2],
    date: Column,
    checked: Column,
    confidence: Column,
    period: [Column; 2],
}

impl<'a> EvidenceReader<'a> {
    fn new(table: &Table<'_>, entities: &'a Ids<'a>, relations: &'a Ids<'a>) -> Self {
        let column = |name| table.column(name);
        Self {
            entities,
            relations,
            about: column("about"),
            source: column("source"),
            title: column("title"),
            words: column("words"),
            note: ["note_nl", "note_en"].map(column),
            date: column("date"),
            checked: column("checked"),
            confidence: column("confidence"),
            period: ["valid_from", "valid_to"].map(column),
        }
    }

    fn about(&self, row: &Row<'_>, problems: &mut Problems) -> Option<About> {
        let id = row.word(self.about);
        let relation = || {
            self.relations
                .row(id)
                .map(|r| About::Relation(RelationIx(r)))
        };
        let entity = || self.entities.row(id).map(|e| About::Entity(EntityIx(e)));
        let found = relation().or_else(entity);
        if found.is_none() && self.relations.is_complete() && self.entities.is_complete() {
            problems.push(self.unknown(row, id));
        }
        found
    }

    fn unknown(&self, row: &Row<'_>, id: &str) -> Problem {
        let mut near = self.entities.nearest(id);
        near.extend(self.relations.nearest(id));
        let way_out = if near.is_empty() {
            "write the id of an entity or a relation".to_owned()
        } else {
            did_you_mean(&near)
        };
        let what = format!("unknown entity or relation {id:?}");
        row.problem(self.about, what, way_out)
    }

    fn read(&self, row: &Row<'_>, problems: &mut Problems) -> Evidence {
        row.required(self.source, problems);
        check_source(row, self.source, problems);
        let [from, to] = self.period;
        let (valid_from, valid_to) = row.period(from, to, problems);
        Evidence {
            source: row.word(self.source).into(),
            title: optional(row.text(self.title)),
            words: optional(row.text(self.words)),
            note: row.bilingual(self.note[0], self.note[1]),
            date: row.date(self.date, problems),
            checked: row.date(self.checked, problems),
            // A source that says nothing of how sure it is counts as stated with a reserve.
            confidence: row.one_of(self.confidence, CONFIDENCES, Confidence::Medium, problems),
            valid_from,
            valid_to,
        }
    }
}
