//! Entities and relations in their tables, written one by one and read all at once.
//!
//! Knows nothing of revisions.

use std::collections::HashMap;

use foldhash::fast::FixedState;
use graph_data::edit::{EntityRecord, Record, RecordChange, RelationRecord};
use graph_data::model::{Alias, Evidence, Identifier, PartialDate, Text};
use rusqlite::{Connection, Row, params};

use super::sql::{bad, value, word};

type Sql<T> = rusqlite::Result<T>;

/// Makes the tables agree with a change.
pub(super) fn apply(db: &Connection, change: &RecordChange) -> Sql<()> {
    match &change.before {
        Some(Record::Entity(_)) => remove_entity(db, change.id())?,
        Some(Record::Relation(_)) => remove_relation(db, change.id())?,
        None => {}
    }
    match &change.after {
        Some(Record::Entity(entity)) => add_entity(db, entity),
        Some(Record::Relation(relation)) => add_relation(db, relation),
        None => Ok(()),
    }
}

fn run(db: &Connection, sql: &str, values: impl rusqlite::Params) -> Sql<()> {
    db.prepare_cached(sql)?.execute(values).map(|_| ())
}

fn remove_entity(db: &Connection, id: &str) -> Sql<()> {
    for sql in [
        "DELETE FROM entity WHERE id = ?",
        "DELETE FROM alias WHERE entity = ?",
        "DELETE FROM identifier WHERE entity = ?",
        "DELETE FROM entity_tag WHERE entity = ?",
        "DELETE FROM evidence WHERE about = ?",
    ] {
        run(db, sql, [id])?;
    }
    Ok(())
}

fn remove_relation(db: &Connection, id: &str) -> Sql<()> {
    for sql in [
        "DELETE FROM relation WHERE id = ?",
        "DELETE FROM relation_lever WHERE relation = ?",
        "DELETE FROM evidence WHERE about = ?",
    ] {
        run(db, sql, [id])?;
    }
    Ok(())
}

fn add_entity(db: &Connection, entity: &EntityRecord) -> Sql<()> {
    let EntityRecord {
        id,
        kind,
        label,
        short,
        phrase,
        plural,
        named,
        description,
        website,
        contact,
        lever_set,
        owner,
        tags,
        aliases,
        identifiers,
        evidence,
    } = entity;
    run(
        db,
        "INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        params![
            id,
            kind,
            label.nl,
            label.en,
            short.nl,
            short.en,
            phrase.nl,
            phrase.en,
            plural,
            named,
            description.nl,
            description.en,
            website,
            contact,
            lever_set,
            owner
        ],
    )?;
    for tag in tags {
        run(db, "INSERT INTO entity_tag VALUES (?, ?)", params![id, tag])?;
    }
    for (place, alias) in aliases.iter().enumerate() {
        let Alias {
            name,
            valid_from,
            valid_to,
            note,
        } = alias;
        let values = params![id, place, name, date(*valid_from), date(*valid_to), note];
        run(db, "INSERT INTO alias VALUES (?, ?, ?, ?, ?, ?)", values)?;
    }
    for (place, identifier) in identifiers.iter().enumerate() {
        let Identifier {
            scheme,
            value,
            certain,
            source,
        } = identifier;
        let values = params![id, place, scheme, value, certain, source];
        run(
            db,
            "INSERT INTO identifier VALUES (?, ?, ?, ?, ?, ?)",
            values,
        )?;
    }
    add_evidence(db, id, evidence)
}

fn add_relation(db: &Connection, relation: &RelationRecord) -> Sql<()> {
    let RelationRecord {
        id,
        kind,
        source,
        target,
        levers,
        valid_from,
        valid_to,
        evidence,
    } = relation;
    run(
        db,
        "INSERT INTO relation VALUES (?, ?, ?, ?, ?, ?)",
        params![id, kind, source, target, date(*valid_from), date(*valid_to)],
    )?;
    for lever in levers {
        run(
            db,
            "INSERT INTO relation_lever VALUES (?, ?)",
            params![id, lever],
        )?;
    }
    add_evidence(db, id, evidence)
}

fn add_evidence(db: &Connection, about: &str, evidence: &[Evidence]) -> Sql<()> {
    for (place, piece) in evidence.iter().enumerate() {
        let Evidence {
            source,
            title,
            words,
            note,
            date: dated,
            checked,
            confidence,
            valid_from,
            valid_to,
        } = piece;
        run(
            db,
            "INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            params![
                about,
                place,
                source.as_str(),
                title,
                words,
                note.nl,
                note.en,
                date(*dated),
                date(*checked),
                word(confidence),
                date(*valid_from),
                date(*valid_to)
            ],
        )?;
    }
    Ok(())
}

fn date(date: Option<PartialDate>) -> Option<String> {
    date.map(|date| date.to_string())
}

/// Everything in the tables, in the order of ids.
pub(super) fn read_all(db: &Connection) -> Sql<(Vec<EntityRecord>, Vec<RelationRecord>)> {
    let mut parts = Parts::read(db)?;
    let (mut entities, mut relations) = (Vec::new(), Vec::new());
    each(db, "SELECT * FROM entity ORDER BY id", |row| {
        entities.push(parts.entity(row)?);
        Ok(())
    })?;
    each(db, "SELECT * FROM relation ORDER BY id", |row| {
        relations.push(parts.relation(row)?);
        Ok(())
    })?;
    parts.used_up()?;
    Ok((entities, relations))
}

/// What hangs on records, by their ids, in the order of its places.
struct Parts {
    tags: Many<Box<str>>,
    aliases: Many<Alias>,
    identifiers: Many<Identifier>,
    levers: Many<Box<str>>,
    evidence: Many<Evidence>,
}

type Many<T> = HashMap<Box<str>, Vec<T>, FixedState>;

impl Parts {
    fn read(db: &Connection) -> Sql<Self> {
        Ok(Self {
            tags: many(
                db,
                "SELECT entity, tag FROM entity_tag ORDER BY entity, tag",
                |row| row.get(1),
            )?,
            aliases: many(db, "SELECT * FROM alias ORDER BY entity, place", alias)?,
            identifiers: many(
                db,
                "SELECT * FROM identifier ORDER BY entity, place",
                identifier,
            )?,
            levers: many(
                db,
                "SELECT relation, lever FROM relation_lever ORDER BY relation, lever",
                |row| row.get(1),
            )?,
            evidence: many(db, "SELECT * FROM evidence ORDER BY about, place", evidence)?,
        })
    }

    fn entity(&mut self, row: &Row<'_>) -> Sql<EntityRecord> {
        let id: Box<str> = row.get(0)?;
        Ok(EntityRecord {
            kind: row.get(1)?,
            label: text(row, 2)?,
            short: text(row, 4)?,
            phrase: text(row, 6)?,
            plural: row.get(8)?,
            named: row.get(9)?,
            description: text(row, 10)?,
            website: row.get(12)?,
            contact: row.get(13)?,
            lever_set: row.get(14)?,
            owner: row.get(15)?,
            tags: self.tags.remove(&id).unwrap_or_default(),
            aliases: self.aliases.remove(&id).unwrap_or_default(),
            identifiers: self.identifiers.remove(&id).unwrap_or_default(),
            evidence: self.evidence.remove(&id).unwrap_or_default(),
            id,
        })
    }

    fn relation(&mut self, row: &Row<'_>) -> Sql<RelationRecord> {
        let id: Box<str> = row.get(0)?;
        Ok(RelationRecord {
            kind: row.get(1)?,
            source: row.get(2)?,
            target: row.get(3)?,
            valid_from: date_at(row, 4)?,
            valid_to: date_at(row, 5)?,
            levers: self.levers.remove(&id).unwrap_or_default(),
            evidence: self.evidence.remove(&id).unwrap_or_default(),
            id,
        })
    }

    /// Whether everything that hangs on a record found one.
    fn used_up(&self) -> Sql<()> {
        let left = [
            self.tags.len(),
            self.aliases.len(),
            self.identifiers.len(),
            self.levers.len(),
            self.evidence.len(),
        ];
        match left.iter().sum() {
            0 => Ok(()),
            1.. => Err(bad(0, Stray)),
        }
    }
}

/// Something hangs on a record that is not there.
#[derive(Debug)]
struct Stray;

impl std::fmt::Display for Stray {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("names, tags or evidence are about a record that is not there")
    }
}

impl std::error::Error for Stray {}

fn each(db: &Connection, sql: &str, mut with: impl FnMut(&Row<'_>) -> Sql<()>) -> Sql<()> {
    let mut statement = db.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        with(row)?;
    }
    Ok(())
}

/// Rows by the id in their first column.
fn many<T>(db: &Connection, sql: &str, read: impl Fn(&Row<'_>) -> Sql<T>) -> Sql<Many<T>> {
    let mut all = Many::default();
    each(db, sql, |row| {
        let id = row.get_ref(0)?.as_str()?;
        let part = read(row)?;
        match all.get_mut(id) {
            Some(parts) => parts.push(part),
            None => {
                all.insert(id.into(), vec![part]);
            }
        }
        Ok(())
    })?;
    Ok(all)
}

fn alias(row: &Row<'_>) -> Sql<Alias> {
    Ok(Alias {
        name: row.get(2)?,
        valid_from: date_at(row, 3)?,
        valid_to: date_at(row, 4)?,
        note: row.get(5)?,
    })
}

fn identifier(row: &Row<'_>) -> Sql<Identifier> {
    Ok(Identifier {
        scheme: row.get(2)?,
        value: row.get(3)?,
        certain: row.get(4)?,
        source: row.get(5)?,
    })
}

fn evidence(row: &Row<'_>) -> Sql<Evidence> {
    let source: Box<str> = row.get(2)?;
    Ok(Evidence {
        source: (*source).into(),
        title: row.get(3)?,
        words: row.get(4)?,
        note: text(row, 5)?,
        date: date_at(row, 7)?,
        checked: date_at(row, 8)?,
        confidence: value(row.get_ref(9)?.as_str()?, 9)?,
        valid_from: date_at(row, 10)?,
        valid_to: date_at(row, 11)?,
    })
}

/// A text in two neighbouring columns.
pub(super) fn text(row: &Row<'_>, column: usize) -> Sql<Text> {
    Ok(Text {
        nl: row.get(column)?,
        en: row.get(column + 1)?,
    })
}

pub(super) fn date_at(row: &Row<'_>, column: usize) -> Sql<Option<PartialDate>> {
    let text = row.get_ref(column)?.as_str_or_null()?;
    let date = text.map(|text| text.parse().map_err(|error| bad(column, error)));
    date.transpose()
}
