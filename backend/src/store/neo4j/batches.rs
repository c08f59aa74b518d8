//! What is to be written, as statements with rows: the same statement once for many rows.
//!
//! Knows the order in which statements must run, and nothing of transactions.

use std::collections::BTreeMap;

use graph_data::dataset::Dataset;
use graph_data::edit::{Delta, EntityRecord, Record, RelationRecord};
use graph_data::model::Category;
use graph_data::vocabulary::Vocabulary;
use neo4rs::BoltType;

use super::connection::Ask;
use super::{cypher, mapping};

/// In which order statements run: ends before what hangs between them, and away before anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    RelationsAway,
    PartsAway,
    EntitiesAway,
    Entities,
    TagsAway,
    Parts,
    Relations,
    ChangedAway,
    AstrayAway,
    OperationsAway,
    Revisions,
    Changes,
}

/// Whether records may be there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ground {
    /// They may: each is looked for first.
    Known,
    /// None is.
    Empty,
}

/// Rows by statement.
#[derive(Debug)]
pub(super) struct Batches {
    ground: Ground,
    rows: BTreeMap<(Turn, String), Vec<BoltType>>,
    count: usize,
}

impl Batches {
    pub(super) fn new(ground: Ground) -> Self {
        Self {
            ground,
            rows: BTreeMap::new(),
            count: 0,
        }
    }

    /// Rows so far.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// The statements of a usual edit without a row: they do nothing.
    pub(super) fn rehearsal(vocabulary: &Vocabulary) -> impl Iterator<Item = Ask> {
        let no_rows = BoltType::List(Vec::<BoltType>::new().into());
        usual(vocabulary).map(move |cypher| Ask::new(cypher).with("rows", no_rows.clone()))
    }

    /// The statements in the order in which they run; none is left.
    pub(super) fn take(&mut self) -> Vec<Ask> {
        self.count = 0;
        let rows = std::mem::take(&mut self.rows);
        let asks = rows.into_iter().map(|((_, cypher), rows)| {
            let rows = BoltType::List(rows.into());
            Ask::new(cypher).with("rows", rows)
        });
        asks.collect()
    }

    fn add(&mut self, turn: Turn, cypher: impl Into<String>, row: BoltType) {
        self.count += 1;
        self.rows
            .entry((turn, cypher.into()))
            .or_default()
            .push(row);
    }

    /// A revision's line in the log, and the records that it touched.
    pub(super) fn log(&mut self, revision: BoltType, changes: impl IntoIterator<Item = BoltType>) {
        self.add(Turn::Revisions, cypher::ADD_REVISIONS, revision);
        for change in changes {
            self.change(change);
        }
    }

    /// A record that a revision in the log touched.
    pub(super) fn change(&mut self, change: BoltType) {
        self.add(Turn::Changes, cypher::ADD_CHANGES, change);
    }

    /// What makes the network agree with a delta.
    pub(super) fn delta(&mut self, vocabulary: &Vocabulary, delta: &Delta) {
        for change in delta.changes() {
            match (&change.before, &change.after) {
                (Some(Record::Relation(was)), after) => {
                    self.parts_away(&was.id);
                    let stays = after.as_ref().is_some_and(|after| {
                        matches!(after, Record::Relation(is) if is.kind == was.kind
                            && is.source == was.source && is.target == was.target)
                    });
                    if !stays {
                        let cypher = cypher::delete_relations(&was.kind);
                        self.add(Turn::RelationsAway, cypher, mapping::relation_key(was));
                    }
                }
                (Some(Record::Entity(was)), after) => {
                    self.parts_away(&was.id);
                    match after {
                        Some(_) => self.add(Turn::TagsAway, cypher::UNTAG, (*was.id).into()),
                        None => self.add(
                            Turn::EntitiesAway,
                            cypher::DELETE_ENTITIES,
                            (*was.id).into(),
                        ),
                    }
                }
                (None, _) => {}
            }
            match &change.after {
                Some(Record::Entity(is)) => self.entity(vocabulary, is),
                Some(Record::Relation(is)) => self.relation(is),
                None => {}
            }
        }
    }

    /// What makes a record what it should be, whatever is there.
    pub(super) fn again(&mut self, vocabulary: &Vocabulary, record: &Record) {
        self.parts_away(record.id());
        match record {
            Record::Entity(entity) => {
                self.add(Turn::TagsAway, cypher::UNTAG, (*entity.id).into());
                self.entity(vocabulary, entity);
            }
            Record::Relation(relation) => self.relation(relation),
        }
    }

    /// Takes from a revision in the log the operation that made it.
    pub(super) fn operation_away(&mut self, number: u32) {
        self.add(Turn::OperationsAway, cypher::OPERATIONS_AWAY, number.into());
    }

    /// A revision's line in the log, whatever is there, without the records that it touched.
    pub(super) fn log_again(&mut self, revision: BoltType) {
        self.add(Turn::Revisions, cypher::PUT_REVISIONS, revision);
    }

    /// Cuts from a revision what should not hang there, by the keys that Neo4j has for ties, and for what may then
    /// hang on none.
    pub(super) fn changes_away(&mut self, ties: &[String], nodes: &[String]) {
        for tie in ties {
            self.add(Turn::ChangedAway, cypher::CHANGED_AWAY, tie.as_str().into());
        }
        for node in nodes {
            self.add(Turn::AstrayAway, cypher::ASTRAY_AWAY, node.as_str().into());
        }
    }

    /// A record that a revision in the log touched, whatever is there.
    pub(super) fn change_again(&mut self, change: BoltType) {
        self.add(Turn::Changes, cypher::PUT_CHANGES, change);
    }

    fn parts_away(&mut self, id: &str) {
        for cypher in cypher::DELETE_PARTS {
            self.add(Turn::PartsAway, cypher, id.into());
        }
    }

    pub(super) fn tags(&mut self, dataset: &Dataset) {
        for tag in &*dataset.tags {
            self.add(Turn::EntitiesAway, cypher::MERGE_TAGS, mapping::tag(tag));
        }
    }

    pub(super) fn entity(&mut self, vocabulary: &Vocabulary, record: &EntityRecord) {
        let kind = vocabulary.find_kind(&record.kind);
        let category = kind.map_or(Category::Context, |kind| vocabulary.kind(kind).category);
        match self.ground {
            Ground::Known => {
                let cypher = cypher::put_entities(category);
                self.add(Turn::Entities, cypher, mapping::entity(record));
            }
            Ground::Empty => {
                let row = mapping::new_entity(record, cypher::label(category));
                self.add(Turn::Entities, cypher::ADD_ENTITIES, row);
            }
        }
        for tag in &record.tags {
            let row = mapping::map([("id", (*record.id).into()), ("tag", (**tag).into())]);
            self.add(Turn::Parts, cypher::TAG, row);
        }
        for (place, alias) in record.aliases.iter().enumerate() {
            let row = mapping::alias(&record.id, place, alias);
            self.part(cypher::PUT_ALIASES, cypher::ADD_ALIASES, row);
        }
        for (place, identifier) in record.identifiers.iter().enumerate() {
            let row = mapping::identifier(&record.id, place, identifier);
            self.part(cypher::PUT_IDENTIFIERS, cypher::ADD_IDENTIFIERS, row);
        }
        for (place, piece) in record.evidence.iter().enumerate() {
            let row = mapping::evidence(&record.id, place, piece);
            self.part(cypher::PUT_EVIDENCE, cypher::ADD_EVIDENCE, row);
        }
    }

    pub(super) fn relation(&mut self, record: &RelationRecord) {
        match self.ground {
            Ground::Known => {
                let cypher = cypher::put_relations(&record.kind);
                self.add(Turn::Relations, cypher, mapping::relation(record));
            }
            Ground::Empty => {
                let row = mapping::new_relation(record, &cypher::type_name(&record.kind));
                self.add(Turn::Relations, cypher::ADD_RELATIONS, row);
            }
        }
        for (place, piece) in record.evidence.iter().enumerate() {
            let row = mapping::evidence(&record.id, place, piece);
            let (put, add) = (cypher::PUT_RELATION_EVIDENCE, cypher::ADD_RELATION_EVIDENCE);
            self.part(put, add, row);
        }
    }

    /// What hangs on a record.
    fn part(&mut self, put: &'static str, add: &'static str, row: BoltType) {
        match self.ground {
            Ground::Known => self.add(Turn::Parts, put, row),
            Ground::Empty => self.add(Turn::Parts, add, mapping::without_nulls(row)),
        }
    }
}

/// What edits of entities say, and of relations of one kind.
fn usual(vocabulary: &Vocabulary) -> impl Iterator<Item = String> {
    let categories = [Category::Organisation, Category::Lever, Category::Context];
    let entities = categories.map(cypher::put_entities).into_iter();
    let kind = vocabulary.relation_kinds.first();
    let relations = kind.map(|kind| cypher::put_relations(&kind.id));
    let of_each = [
        cypher::ADD_REVISIONS,
        cypher::ADD_CHANGES,
        cypher::UNTAG,
        cypher::TAG,
        cypher::PUT_EVIDENCE,
        cypher::PUT_RELATION_EVIDENCE,
        cypher::PUT_ALIASES,
        cypher::PUT_IDENTIFIERS,
    ];
    let of_each = of_each.into_iter().chain(cypher::DELETE_PARTS);
    of_each.map(str::to_owned).chain(entities).chain(relations)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn an_edit_says_nothing_that_is_not_rehearsed() {
        let shipped = Dataset::shipped();
        let mut others = shipped.clone();
        for entity in &mut others.entities {
            entity.label.nl = format!("{}!", entity.label.nl).into();
        }
        let mut edits = Batches::new(Ground::Known);
        for delta in [
            Delta::between(&Dataset::default(), &shipped),
            Delta::between(&shipped, &others),
        ] {
            edits.delta(&shipped.vocabulary, &delta);
        }
        edits.log(BoltType::from(1), [BoltType::from(1)]);
        let rehearsed: BTreeSet<String> = usual(&shipped.vocabulary).collect();
        let kinds = shipped.vocabulary.relation_kinds.iter();
        let of_kinds: BTreeSet<String> = kinds.map(|k| cypher::put_relations(&k.id)).collect();
        let said = edits.rows.into_keys().map(|(_, cypher)| cypher);
        let unheard: Vec<String> = said
            .filter(|cypher| !rehearsed.contains(cypher) && !of_kinds.contains(cypher))
            .collect();
        assert_eq!(unheard, Vec::<String>::new());
    }
}
