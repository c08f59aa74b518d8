//! `relations.csv`: ids, ends, kinds, levers and periods.
//!
//! Knows nothing of evidence.

use ecow::EcoString;
use thin_vec::ThinVec;

use super::entities::{Entities, find_entity};
use super::first_bytes::first_bytes;
use super::folder::{Folder, RELATIONS};
use super::ids::Ids;
use super::lined::Lined;
use super::table::{Column, Columns, Row, Table};
use crate::dataset::problem::{Problem, Problems};
use crate::limits::RELATIONS_MAX;
use crate::model::{Category, EntityIx, PartialDate, Relation};
use crate::vocabulary::{DEFAULT_RELATION_KIND, EndRule, RelationKind, RelationKindIx, Vocabulary};

const COLUMNS: Columns = Columns {
    required: &["source", "target"],
    optional: &["id", "kind", "levers", "valid_from", "valid_to"],
};

/// The relations in the order of ids, each with its line.
pub(super) struct Relations {
    pub(super) rows: Vec<Relation>,
    pub(super) lines: Vec<u32>,
    pub(super) complete: bool,
}

/// Reads `relations.csv`.
pub(super) fn read_relations(
    folder: &Folder<'_>,
    vocabulary: &Vocabulary,
    entities: &Entities,
    entity_ids: &Ids,
    problems: &mut Problems,
) -> Relations {
    let Some(mut table) = folder.required_table(RELATIONS, &COLUMNS, problems) else {
        return Relations {
            rows: Vec::new(),
            lines: Vec::new(),
            complete: false,
        };
    };
    let reader = RelationReader::new(&table, vocabulary, entities, entity_ids);
    let mut read = Lined::with_capacity(table.rows_at_most().min(RELATIONS_MAX));
    let ahead = |row: &Row<'_>| entity_ids.expect(row.word(reader.target));
    table.each_expected(RELATIONS_MAX, problems, ahead, |row, problems| {
        read.push(row.line, reader.read(row, problems));
    });
    let complete = table.complete;
    drop(table);
    let way_out = "keep one of them, or give each an id of its own in the column id";
    read.sort_by_id(|r: &Relation| &r.id, RELATIONS, way_out, problems);
    name_ids_of_entities(&read, entities, problems);
    Relations {
        rows: read.rows,
        lines: read.lines,
        complete,
    }
}

/// Names the relations that have the id of an entity. Both lists are in the order of ids.
fn name_ids_of_entities(read: &Lined<Relation>, entities: &Entities, problems: &mut Problems) {
    let of_entities = entities.rows.iter().zip(&entities.lines);
    // Few ids of relations begin as that of an entity: first bytes alone tell most apart.
    let mut of_entities = of_entities
        .map(|(entity, line)| (first_bytes(&entity.id), &entity.id, line))
        .peekable();
    for (relation, line) in read.rows.iter().zip(&read.lines) {
        let id = (first_bytes(&relation.id), &relation.id);
        while of_entities.next_if(|of| (of.0, of.1) < id).is_some() {}
        if let Some((.., entity_line)) = of_entities.peek().filter(|of| (of.0, of.1) == id) {
            let what = format!(
                "duplicate id {:?}, an entity has it (entities.csv, line {entity_line})",
                relation.id
            );
            let problem = Problem::in_file(RELATIONS, what, "give the relation another id");
            problems.push(problem.on_row(*line).in_column("id"));
        }
    }
}

struct RelationReader<'a> {
    vocabulary: &'a Vocabulary,
    entities: &'a Entities,
    entity_ids: &'a Ids,
    kinds: Ids,
    default_kind: RelationKindIx,
    lever_sets: Vec<bool>,
    id: Column,
    source: Column,
    target: Column,
    kind: Column,
    levers: Column,
    valid_from: Column,
    valid_to: Column,
}

impl<'a> RelationReader<'a> {
    fn new(
        table: &Table<'_>,
        vocabulary: &'a Vocabulary,
        entities: &'a Entities,
        entity_ids: &'a Ids,
    ) -> Self {
        let kinds = vocabulary.relation_kinds.iter().map(|k| &*k.id);
        Self {
            vocabulary,
            entities,
            entity_ids,
            kinds: Ids::new("relation kind", kinds, true),
            default_kind: vocabulary
                .find_relation_kind(DEFAULT_RELATION_KIND)
                .unwrap_or(RelationKindIx(0)),
            lever_sets: lever_sets(entities),
            id: table.column("id"),
            source: table.column("source"),
            target: table.column("target"),
            kind: table.column("kind"),
            levers: table.column("levers"),
            valid_from: table.column("valid_from"),
            valid_to: table.column("valid_to"),
        }
    }

    /// The relation of a row. Where an end or a kind is unknown (which is an error, so that no dataset
    /// comes of it) some other stands in its place, so that evidence still finds the relation.
    fn read(&self, row: &Row<'_>, problems: &mut Problems) -> Relation {
        let kind = self.kind(row, problems);
        let rules = kind.map(|kind| self.vocabulary.relation_kind(kind));
        let source = self.end(row, self.source, rules.map(|k| (k, &*k.sources)), problems);
        let target = self.end(row, self.target, rules.map(|k| (k, &*k.targets)), problems);
        let (valid_from, valid_to) = row.period(self.valid_from, self.valid_to, problems);
        let kind = kind.unwrap_or(self.default_kind);
        Relation {
            id: self.id(row, kind, valid_from, problems),
            kind,
            source: source.unwrap_or(EntityIx(0)),
            target: target.unwrap_or(EntityIx(0)),
            levers: self.levers(row, problems),
            valid_from,
            valid_to,
            evidence: ThinVec::new(),
        }
    }

    fn kind(&self, row: &Row<'_>, problems: &mut Problems) -> Option<RelationKindIx> {
        let id = row.word(self.kind);
        if id.is_empty() {
            return Some(self.default_kind);
        }
        let problem = |what, way_out| row.problem(self.kind, what, way_out);
        let kind = self.kinds.find(id, problems, problem)?;
        u16::try_from(kind).ok().map(RelationKindIx)
    }

    /// The id, or one from source, kind, target and start where the row gives none.
    fn id(
        &self,
        row: &Row<'_>,
        kind: RelationKindIx,
        valid_from: Option<PartialDate>,
        problems: &mut Problems,
    ) -> EcoString {
        if !row.word(self.id).is_empty() {
            return row.id(self.id, problems).unwrap_or_default().into();
        }
        let kind = &self.vocabulary.relation_kind(kind).id;
        let parts = [row.word(self.source), kind, row.word(self.target)];
        let start = valid_from
            .map(|start| format!(".{start}"))
            .unwrap_or_default();
        let bytes = parts.map(str::len).iter().sum::<usize>() + 2 + start.len();
        let mut id = EcoString::with_capacity(bytes);
        for (place, part) in parts.into_iter().enumerate() {
            if place > 0 {
                id.push('.');
            }
            id.push_str(part);
        }
        id.push_str(&start);
        id
    }

    fn end(
        &self,
        row: &Row<'_>,
        column: Column,
        rules: Option<(&RelationKind, &[EndRule])>,
        problems: &mut Problems,
    ) -> Option<EntityIx> {
        let end = find_entity(row, column, self.entity_ids, problems)?;
        if let Some((kind, rules)) = rules
            && !rules.is_empty()
            && !self
                .vocabulary
                .allows(rules, self.entities.rows[end.at()].kind)
        {
            let entity = &self.entities.rows[end.at()];
            let what = format!(
                "{:?} is of kind {:?}, which a relation {:?} does not allow as its {}",
                entity.id,
                self.vocabulary.kind(entity.kind).id,
                kind.id,
                column.name
            );
            let way_out = format!(
                "allowed: {}; choose another relation kind, or correct the entity's kind",
                EndRule::told(rules)
            );
            problems.push(row.problem(column, what, way_out));
        }
        Some(end)
    }

    fn levers(&self, row: &Row<'_>, problems: &mut Problems) -> ThinVec<EntityIx> {
        let mut levers = ThinVec::new();
        for id in row.list(self.levers) {
            let problem = |what, way_out| row.problem(self.levers, what, way_out);
            if let Some(lever) = self.entity_ids.find(id, problems, problem) {
                let lever = EntityIx(lever);
                if !self.is_lever_or_set(lever) {
                    let what = format!("{id:?} is neither a lever nor a lever set");
                    problems.push(problem(what, "name levers or sets of levers".to_owned()));
                }
                levers.push(lever);
            }
        }
        levers.sort_unstable();
        levers.dedup();
        levers
    }

    fn is_lever_or_set(&self, entity: EntityIx) -> bool {
        let kind = self.entities.rows[entity.at()].kind;
        let category = self.vocabulary.kind(kind).category;
        matches!(category, Category::Lever | Category::Context) || self.lever_sets[entity.at()]
    }
}

/// Marks the entities that stand for a set to which a lever belongs.
fn lever_sets(entities: &Entities) -> Vec<bool> {
    let mut marks = vec![false; entities.rows.len()];
    for set in entities.rows.iter().filter_map(|e| e.lever_set) {
        marks[set.at()] = true;
    }
    marks
}
