//! `evidence.csv`: what entities and relations rest on.
//!
//! Knows nothing of how sure a relation becomes by it.

use ecow::EcoString;

use super::cell::optional;
use super::entities::{Entities, check_source};
use super::folder::{EVIDENCE, Folder, RELATIONS};
use super::ids::{IdTable, did_you_mean, nearest};
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
enum About {
    Entity(EntityIx),
    Relation(RelationIx),
}

/// Reads `evidence.csv` and adds each piece to what it is about, in the order of the file; relations
/// without any are named.
pub(super) fn read_evidence(
    folder: &Folder<'_>,
    entities: &mut Entities,
    relations: &mut Relations,
    problems: &mut Problems,
) {
    let Some(mut table) = folder.table(EVIDENCE, &COLUMNS, problems) else {
        if !folder.has(EVIDENCE) && !relations.rows.is_empty() {
            problems.push(no_evidence_at_all());
        }
        return;
    };
    let mut reader = EvidenceReader::new(&table, entities, relations);
    table.each(EVIDENCE_MAX, problems, |row, problems| {
        let about = reader.about(row, problems);
        let piece = reader.read(row, problems);
        reader.add(about, piece);
    });
    if table.complete {
        name_unsourced(relations, problems);
    }
}

fn no_evidence_at_all() -> Problem {
    let what = "the file is missing: every relation is shown as unsourced";
    let way_out = "add it, with the columns about and source";
    Problem::in_file(EVIDENCE, what, way_out).with_severity(Severity::Warning)
}

fn name_unsourced(relations: &Relations, problems: &mut Problems) {
    let rows = relations.rows.iter().zip(&relations.lines);
    for (relation, line) in rows.filter(|(relation, _)| relation.evidence.is_empty()) {
        let what = format!("the relation {:?} has no evidence", relation.id);
        let way_out = "add a row about it to evidence.csv; until then it is shown as unsourced";
        let problem = Problem::in_file(RELATIONS, what, way_out).on_row(*line);
        problems.push(problem.with_severity(Severity::Flaw));
    }
}

struct EvidenceReader<'a> {
    entities: &'a mut Entities,
    relations: &'a mut Relations,
    entity_rows: IdTable,
    relation_rows: IdTable,
    comparisons: usize,
    /// The source of the row before: neighbours often share one.
    last_source: EcoString,
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
    fn new(table: &Table<'_>, entities: &'a mut Entities, relations: &'a mut Relations) -> Self {
        let column = |name| table.column(name);
        Self {
            entity_rows: IdTable::new(entities.rows.len(), |row| &entities.rows[row as usize].id),
            relation_rows: IdTable::new(relations.rows.len(), |row| {
                &relations.rows[row as usize].id
            }),
            entities,
            relations,
            comparisons: 0,
            last_source: EcoString::new(),
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

    fn about(&mut self, row: &Row<'_>, problems: &mut Problems) -> Option<About> {
        let id = row.word(self.about);
        let relations = &self.relations.rows;
        let relation = self
            .relation_rows
            .find(id, |row| &relations[row as usize].id)
            .map(|row| About::Relation(RelationIx(row)));
        let found = relation.or_else(|| {
            let entities = &self.entities.rows;
            let row = self.entity_rows.find(id, |row| &entities[row as usize].id);
            row.map(|row| About::Entity(EntityIx(row)))
        });
        if found.is_none() && self.relations.complete && self.entities.complete {
            problems.push(self.unknown(row, id));
        }
        found
    }

    fn unknown(&mut self, row: &Row<'_>, id: &str) -> Problem {
        let entities = self.entities.rows.iter().map(|e| &*e.id);
        let mut near = nearest(id, entities, &mut self.comparisons);
        let relations = self.relations.rows.iter().map(|r| &*r.id);
        near.extend(nearest(id, relations, &mut self.comparisons));
        let way_out = if near.is_empty() {
            "write the id of an entity or a relation".to_owned()
        } else {
            did_you_mean(&near)
        };
        let what = format!("unknown entity or relation {id:?}");
        row.problem(self.about, what, way_out)
    }

    /// Adds a piece of evidence. Most relations have one: a list that grows by itself would begin
    /// with room for four, which is gigabytes over five million relations.
    fn add(&mut self, about: Option<About>, piece: Evidence) {
        let list = match about {
            Some(About::Entity(entity)) => &mut self.entities.rows[entity.at()].evidence,
            Some(About::Relation(relation)) => &mut self.relations.rows[relation.at()].evidence,
            None => return,
        };
        if list.is_empty() {
            list.reserve_exact(1);
        }
        list.push(piece);
    }

    fn source(&mut self, row: &Row<'_>) -> EcoString {
        let source = row.word(self.source);
        if self.last_source != source {
            self.last_source = source.into();
        }
        self.last_source.clone()
    }

    fn read(&mut self, row: &Row<'_>, problems: &mut Problems) -> Evidence {
        row.required(self.source, problems);
        check_source(row, self.source, problems);
        let [from, to] = self.period;
        let (valid_from, valid_to) = row.period(from, to, problems);
        Evidence {
            source: self.source(row),
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
