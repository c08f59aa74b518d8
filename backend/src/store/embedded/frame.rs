//! What a dataset says of itself, its kinds and its tags: written once, when a store is begun.
//!
//! Knows nothing of entities and relations.

use graph_data::dataset::{Dataset, Meta, StartQuestion, StartQuestionKind};
use graph_data::model::{Language, Tag, Text};
use graph_data::vocabulary::{EndRule, Kind, RelationKind, Vocabulary};
use rusqlite::{Connection, Row, params};

use super::records::{date_at, text};
use super::sql::{bad, value, word};

type Sql<T> = rusqlite::Result<T>;

const LANGUAGES: [(&str, Language); 2] = [("nl", Language::Nl), ("en", Language::En)];
const QUESTIONS: [(&str, StartQuestionKind); 4] = [
    ("known", StartQuestionKind::Known),
    ("path", StartQuestionKind::Path),
    ("lever", StartQuestionKind::Lever),
    ("cluster", StartQuestionKind::Cluster),
];

/// Writes everything of a dataset but its entities and relations.
pub(super) fn write(db: &Connection, dataset: &Dataset) -> Sql<()> {
    write_meta(db, &dataset.meta)?;
    let own = dataset.vocabulary.beside(&Vocabulary::built_in());
    for kind in &dataset.vocabulary.kinds {
        write_kind(db, kind, own.find_kind(&kind.id).is_some())?;
    }
    for kind in &dataset.vocabulary.relation_kinds {
        let is_own = own.find_relation_kind(&kind.id).is_some();
        write_relation_kind(db, kind, is_own)?;
    }
    for tag in &*dataset.tags {
        let values = params![tag.id, word(&tag.group), tag.label.nl, tag.label.en];
        db.execute("INSERT INTO tag VALUES (?, ?, ?, ?)", values)?;
    }
    Ok(())
}

/// A dataset without entities and relations. Kinds of the program are as this version has them.
pub(super) fn read(db: &Connection) -> Sql<Dataset> {
    Ok(Dataset {
        meta: read_meta(db)?.into(),
        vocabulary: Vocabulary::built_in().with(kinds(db, true)?).into(),
        tags: all(db, "SELECT * FROM tag ORDER BY id", tag)?.into(),
        ..Dataset::default()
    })
}

/// The same, with the kinds of the program as they were when the store was begun.
pub(super) fn read_as_begun(db: &Connection) -> Sql<Dataset> {
    Ok(Dataset {
        vocabulary: kinds(db, false)?.with(kinds(db, true)?).into(),
        ..read(db)?
    })
}

/// The kinds of the dataset, or those of the program.
fn kinds(db: &Connection, own: bool) -> Sql<Vocabulary> {
    let of = |table: &str| format!("SELECT * FROM {table} WHERE own = {own} ORDER BY id");
    Ok(Vocabulary {
        kinds: all(db, &of("kind"), kind)?,
        relation_kinds: all(db, &of("relation_kind"), relation_kind)?,
    })
}

fn all<T>(db: &Connection, sql: &str, read: impl FnMut(&Row<'_>) -> Sql<T>) -> Sql<Vec<T>> {
    let mut statement = db.prepare(sql)?;
    statement.query_map([], read)?.collect()
}

fn named<T: Copy + PartialEq>(words: &[(&'static str, T)], value: T) -> &'static str {
    let found = words.iter().find(|(_, known)| *known == value);
    found.map_or("", |(word, _)| word)
}

fn meant<T: Copy>(words: &[(&'static str, T)], row: &Row<'_>, column: usize) -> Sql<T> {
    let word = row.get_ref(column)?.as_str()?;
    let found = words.iter().find(|(known, _)| *known == word);
    found
        .map(|(_, value)| *value)
        .ok_or_else(|| bad(column, std::fmt::Error))
}

fn write_meta(db: &Connection, meta: &Meta) -> Sql<()> {
    let Meta {
        id,
        language,
        title,
        licence,
        read_on,
        notes,
        focus,
        unknown,
        questions,
    } = meta;
    db.execute(
        "INSERT INTO dataset VALUES (?, ?, ?, ?, ?, ?, ?)",
        params![
            id,
            named(&LANGUAGES, *language),
            title.nl,
            title.en,
            licence.nl,
            licence.en,
            read_on.map(|date| date.to_string())
        ],
    )?;
    for (part, texts) in [("note", notes), ("unknown", unknown)] {
        for (place, text) in texts.iter().enumerate() {
            let values = params![part, place, text.nl, text.en];
            db.execute("INSERT INTO dataset_text VALUES (?, ?, ?, ?)", values)?;
        }
    }
    for (place, entity) in focus.iter().enumerate() {
        let values = params![place, entity];
        db.execute("INSERT INTO start_focus VALUES (?, ?)", values)?;
    }
    for (place, question) in questions.iter().enumerate() {
        let StartQuestion {
            kind,
            entities,
            question,
        } = question;
        let kind = named(&QUESTIONS, *kind);
        let values = params![place, kind, entities.join(";"), question.nl, question.en];
        db.execute("INSERT INTO start_question VALUES (?, ?, ?, ?, ?)", values)?;
    }
    Ok(())
}

fn read_meta(db: &Connection) -> Sql<Meta> {
    let texts = |part: &str| -> Sql<Vec<Text>> {
        let sql = "SELECT text_nl, text_en FROM dataset_text WHERE part = ? ORDER BY place";
        let mut statement = db.prepare(sql)?;
        statement.query_map([part], |row| text(row, 0))?.collect()
    };
    let meta = db.query_row("SELECT * FROM dataset", [], |row| {
        Ok(Meta {
            id: row.get(0)?,
            language: meant(&LANGUAGES, row, 1)?,
            title: text(row, 2)?,
            licence: text(row, 4)?,
            read_on: date_at(row, 6)?,
            ..Meta::default()
        })
    })?;
    Ok(Meta {
        notes: texts("note")?,
        unknown: texts("unknown")?,
        focus: all(db, "SELECT entity FROM start_focus ORDER BY place", |row| {
            row.get(0)
        })?,
        questions: all(db, "SELECT * FROM start_question ORDER BY place", |row| {
            Ok(StartQuestion {
                kind: meant(&QUESTIONS, row, 1)?,
                entities: list(row, 2)?,
                question: text(row, 3)?,
            })
        })?,
        ..meta
    })
}

/// The pieces of a column that are separated by semicolons.
fn list(row: &Row<'_>, column: usize) -> Sql<Vec<Box<str>>> {
    let pieces = row.get_ref(column)?.as_str()?.split(';');
    Ok(pieces
        .filter(|piece| !piece.is_empty())
        .map(Box::from)
        .collect())
}

fn write_kind(db: &Connection, kind: &Kind, own: bool) -> Sql<()> {
    let Kind {
        id,
        category,
        label,
        plural,
        can_partner,
        meeting_place,
    } = kind;
    let values = params![
        id,
        own,
        word(category),
        label.nl,
        label.en,
        plural.nl,
        plural.en,
        can_partner,
        meeting_place
    ];
    db.execute(
        "INSERT INTO kind VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        values,
    )?;
    Ok(())
}

fn kind(row: &Row<'_>) -> Sql<Kind> {
    Ok(Kind {
        id: row.get(0)?,
        category: value(row.get_ref(2)?.as_str()?, 2)?,
        label: text(row, 3)?,
        plural: text(row, 5)?,
        can_partner: row.get(7)?,
        meeting_place: row.get(8)?,
    })
}

fn write_relation_kind(db: &Connection, kind: &RelationKind, own: bool) -> Sql<()> {
    let RelationKind {
        id,
        label,
        inverse,
        nature,
        event,
        strength,
        sources,
        targets,
        wording,
    } = kind;
    let values = params![
        id,
        own,
        label.nl,
        label.en,
        inverse.nl,
        inverse.en,
        word(nature),
        event,
        strength,
        rules(sources),
        rules(targets),
        serde_json::to_string(wording).unwrap_or_default()
    ];
    let sql = "INSERT INTO relation_kind VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    db.execute(sql, values)?;
    Ok(())
}

fn relation_kind(row: &Row<'_>) -> Sql<RelationKind> {
    let wording = serde_json::from_str(row.get_ref(11)?.as_str()?);
    Ok(RelationKind {
        id: row.get(0)?,
        label: text(row, 2)?,
        inverse: text(row, 4)?,
        nature: value(row.get_ref(6)?.as_str()?, 6)?,
        event: row.get(7)?,
        strength: row.get(8)?,
        sources: list(row, 9)?.into_iter().map(rule).collect(),
        targets: list(row, 10)?.into_iter().map(rule).collect(),
        wording: wording.map_err(|error| bad(11, error))?,
    })
}

/// Rules as a dataset's files write them: categories in capitals, kinds by id.
fn rules(rules: &[EndRule]) -> String {
    let words = rules.iter().map(|rule| match rule {
        EndRule::Category(category) => word(category),
        EndRule::Kind(id) => id.to_string(),
    });
    words.collect::<Vec<_>>().join(";")
}

fn rule(text: Box<str>) -> EndRule {
    match value(&text, 0) {
        Ok(category) => EndRule::Category(category),
        Err(_) => EndRule::Kind(text),
    }
}

fn tag(row: &Row<'_>) -> Sql<Tag> {
    Ok(Tag {
        id: row.get(0)?,
        group: value(row.get_ref(1)?.as_str()?, 1)?,
        label: text(row, 2)?,
    })
}
