//! `entities.csv`, and what hangs on entities: `tags.csv`, `aliases.csv`, `identifiers.csv`.
//!
//! Knows nothing of relations.

use ecow::EcoString;

use super::cell::optional;
use super::folder::{ALIASES, ENTITIES, Folder, IDENTIFIERS, TAGS};
use super::ids::Ids;
use super::lined::Lined;
use super::table::{Column, Columns, Row, Table};
use crate::dataset::address;
use crate::dataset::problem::{Problem, Problems};
use crate::limits::ENTITIES_MAX;
use crate::model::{
    Alias, Category, Entity, EntityIx, EntityMore, Identifier, Tag, TagGroup, Text,
};
use crate::vocabulary::{DEFAULT_KIND, KindIx, Vocabulary};

const ENTITY_COLUMNS: Columns = Columns {
    required: &["id", "label"],
    optional: &[
        "kind",
        "label_en",
        "short",
        "short_en",
        "phrase_nl",
        "phrase_en",
        "plural",
        "description_nl",
        "description_en",
        "website",
        "contact",
        "lever_set",
        "named",
        "tags",
        "owner",
    ],
};
const TAG_COLUMNS: Columns = Columns {
    required: &["id", "group", "label_nl"],
    optional: &["label_en"],
};
const ALIAS_COLUMNS: Columns = Columns {
    required: &["entity", "name"],
    optional: &["valid_from", "valid_to", "note"],
};
const IDENTIFIER_COLUMNS: Columns = Columns {
    required: &["entity", "scheme", "value"],
    optional: &["certain", "source"],
};
const TAG_GROUPS: &[(&str, TagGroup)] = &[
    ("region", TagGroup::Region),
    ("sector", TagGroup::Sector),
    ("theme", TagGroup::Theme),
];
const KEEP_ONE: &str = "keep one of them, or give the other an id of its own";

/// The tags in the order of ids, and whether all of them could be read.
pub(super) fn read_tags(folder: &Folder<'_>, problems: &mut Problems) -> (Vec<Tag>, bool) {
    let Some(mut table) = folder.table(TAGS, &TAG_COLUMNS, problems) else {
        return (Vec::new(), !folder.has(TAGS));
    };
    let [id, group, nl, en] = ["id", "group", "label_nl", "label_en"].map(|c| table.column(c));
    let mut tags = Lined::with_capacity(0);
    table.each(ENTITIES_MAX, problems, |row, problems| {
        row.required(group, problems);
        row.required(nl, problems);
        if let Some(name) = row.id(id, problems) {
            let tag = Tag {
                id: name.into(),
                group: row.one_of(group, TAG_GROUPS, TagGroup::Theme, problems),
                label: row.bilingual(nl, en),
            };
            tags.push(row.line, tag);
        }
    });
    tags.sort_by_id(|tag| &tag.id, TAGS, KEEP_ONE, problems);
    (tags.rows, table.complete)
}

/// The entities in the order of ids, each with its line.
pub(super) struct Entities {
    pub(super) rows: Vec<Entity>,
    pub(super) lines: Vec<u32>,
    pub(super) complete: bool,
}

impl Entities {
    /// The ids of the entities.
    pub(super) fn ids(&self) -> Ids {
        Ids::new("entity", self.rows.iter().map(|e| &*e.id), self.complete)
    }
}

/// Reads `entities.csv`.
pub(super) fn read_entities(
    folder: &Folder<'_>,
    vocabulary: &Vocabulary,
    tags: &Ids,
    problems: &mut Problems,
) -> Entities {
    let table = folder.required_table(ENTITIES, &ENTITY_COLUMNS, problems);
    let Some(mut table) = table else {
        return Entities {
            rows: Vec::new(),
            lines: Vec::new(),
            complete: false,
        };
    };
    let reader = EntityReader::new(&table, vocabulary, tags);
    let mut read = Lined::with_capacity(table.rows_at_most().min(ENTITIES_MAX));
    let mut links = Vec::new();
    table.each(ENTITIES_MAX, problems, |row, problems| {
        if let Some(entity) = reader.read(row, problems) {
            links.extend(reader.links(row, &entity));
            read.push(row.line, entity);
        }
    });
    let complete = table.complete;
    drop(table);
    read.sort_by_id(|entity: &Entity| &entity.id, ENTITIES, KEEP_ONE, problems);
    let mut entities = Entities {
        rows: read.rows,
        lines: read.lines,
        complete,
    };
    entities.link(&links, vocabulary, problems);
    entities
}

/// The ids of an entity's lever set and owner: those are found once all entities are known.
struct Links {
    line: u32,
    entity: EcoString,
    lever_set: Box<str>,
    owner: Box<str>,
}

impl Links {
    fn problem(&self, column: &str, what: String, way_out: String) -> Problem {
        let problem = Problem::in_file(ENTITIES, what, way_out);
        problem.on_row(self.line).in_column(column)
    }
}

impl Entities {
    fn link(&mut self, links: &[Links], vocabulary: &Vocabulary, problems: &mut Problems) {
        if links.is_empty() {
            return;
        }
        let ids = self.ids();
        let mut found = Vec::new();
        for link in links {
            let row = ids.row(&link.entity).map(|row| row as usize);
            // Of entities with the same id only the first is kept.
            if let Some(row) = row.filter(|row| self.lines[*row] == link.line) {
                let set = self.lever_set(link, row, &ids, vocabulary, problems);
                found.push((row, set, self.owner(link, &ids, vocabulary, problems)));
            }
        }
        for (row, lever_set, owner) in found {
            self.rows[row].lever_set = lever_set;
            self.rows[row].owner = owner;
        }
    }

    fn owner(
        &self,
        link: &Links,
        ids: &Ids,
        vocabulary: &Vocabulary,
        problems: &mut Problems,
    ) -> Option<EntityIx> {
        if link.owner.is_empty() {
            return None;
        }
        let problem = |what, way_out| link.problem("owner", what, way_out);
        let owner = EntityIx(ids.find(&link.owner, problems, problem)?);
        let kind = self.rows[owner.at()].kind;
        if !vocabulary.kind(kind).category.is_actor() {
            let what = format!("{:?} cannot own a lever set", link.owner);
            let way_out = "name an organisation or a government body, or leave the cell empty";
            problems.push(problem(what, way_out.to_owned()));
        }
        Some(owner)
    }

    fn lever_set(
        &self,
        link: &Links,
        row: usize,
        ids: &Ids,
        vocabulary: &Vocabulary,
        problems: &mut Problems,
    ) -> Option<EntityIx> {
        if link.lever_set.is_empty() {
            return None;
        }
        let problem = |what, way_out| link.problem("lever_set", what, way_out);
        if vocabulary.kind(self.rows[row].kind).category != Category::Lever {
            let what = format!("{:?} is no lever", link.entity);
            let way_out = "leave the cell empty, or give the entity a kind that is a lever";
            problems.push(problem(what, way_out.to_owned()));
        }
        ids.find(&link.lever_set, problems, problem).map(EntityIx)
    }
}

struct EntityReader<'a> {
    kinds: Ids,
    tag_ids: &'a Ids,
    default_kind: KindIx,
    id: Column,
    kind: Column,
    label: [Column; 2],
    short: [Column; 2],
    phrase: [Column; 2],
    description: [Column; 2],
    plural: Column,
    website: Column,
    contact: Column,
    lever_set: Column,
    named: Column,
    tags: Column,
    owner: Column,
}

impl<'a> EntityReader<'a> {
    fn new(table: &Table<'_>, vocabulary: &'a Vocabulary, tag_ids: &'a Ids) -> Self {
        let column = |name| table.column(name);
        Self {
            kinds: Ids::new("kind", vocabulary.kinds.iter().map(|k| &*k.id), true),
            tag_ids,
            default_kind: vocabulary.find_kind(DEFAULT_KIND).unwrap_or(KindIx(0)),
            id: column("id"),
            kind: column("kind"),
            label: ["label", "label_en"].map(column),
            short: ["short", "short_en"].map(column),
            phrase: ["phrase_nl", "phrase_en"].map(column),
            description: ["description_nl", "description_en"].map(column),
            plural: column("plural"),
            website: column("website"),
            contact: column("contact"),
            lever_set: column("lever_set"),
            named: column("named"),
            tags: column("tags"),
            owner: column("owner"),
        }
    }

    fn read(&self, row: &Row<'_>, problems: &mut Problems) -> Option<Entity> {
        row.required(self.label[0], problems);
        let text = |[nl, en]: [Column; 2]| -> Text { row.bilingual(nl, en) };
        let id = row.id(self.id, problems)?.into();
        let entity = Entity::new(id, self.kind(row, problems), text(self.label));
        let mut entity = entity.with(EntityMore {
            short: text(self.short),
            phrase: text(self.phrase),
            plural: row.flag(self.plural, false, problems),
            description: text(self.description),
            website: row.website(self.website, problems),
            contact: row.contact(self.contact, problems),
            tags: self.tags(row, problems),
            ..EntityMore::default()
        });
        entity.named = row.flag(self.named, true, problems);
        Some(entity)
    }

    fn links(&self, row: &Row<'_>, entity: &Entity) -> Option<Links> {
        let (set, owner) = (row.word(self.lever_set), row.word(self.owner));
        (!set.is_empty() || !owner.is_empty()).then(|| Links {
            line: row.line,
            entity: entity.id.clone(),
            lever_set: set.into(),
            owner: owner.into(),
        })
    }

    /// The kind, or the default one where the cell is empty or (with a problem) unknown.
    fn kind(&self, row: &Row<'_>, problems: &mut Problems) -> KindIx {
        let id = row.word(self.kind);
        if id.is_empty() {
            return self.default_kind;
        }
        let problem = |what, way_out| row.problem(self.kind, what, way_out);
        let known = self.kinds.find(id, problems, problem);
        let known = known.and_then(|row| u16::try_from(row).ok());
        known.map_or(self.default_kind, KindIx)
    }

    fn tags(&self, row: &Row<'_>, problems: &mut Problems) -> Vec<u32> {
        let find = |tag| {
            let problem = |what, way_out| row.problem(self.tags, what, way_out);
            self.tag_ids.find(tag, problems, problem)
        };
        let mut tags: Vec<u32> = row.list(self.tags).filter_map(find).collect();
        tags.sort_unstable();
        tags.dedup();
        tags
    }
}

/// Reads `aliases.csv`: other names, each with its entity, in the order of the file.
pub(super) fn read_aliases(
    folder: &Folder<'_>,
    entities: &Ids,
    problems: &mut Problems,
) -> Vec<(EntityIx, Alias)> {
    let mut aliases = Vec::new();
    let Some(mut table) = folder.table(ALIASES, &ALIAS_COLUMNS, problems) else {
        return aliases;
    };
    let [entity, name, from, to, note] =
        ["entity", "name", "valid_from", "valid_to", "note"].map(|c| table.column(c));
    table.each(ENTITIES_MAX, problems, |row, problems| {
        let about = find_entity(row, entity, entities, problems);
        let (valid_from, valid_to) = row.period(from, to, problems);
        let alias = Alias {
            name: row.required(name, problems).into(),
            valid_from,
            valid_to,
            note: optional(row.text(note)),
        };
        aliases.extend(about.map(|about| (about, alias)));
    });
    aliases
}

/// Reads `identifiers.csv`: numbers in registers, each with its entity, in the order of the file.
pub(super) fn read_identifiers(
    folder: &Folder<'_>,
    entities: &Ids,
    problems: &mut Problems,
) -> Vec<(EntityIx, Identifier)> {
    let mut identifiers = Vec::new();
    let Some(mut table) = folder.table(IDENTIFIERS, &IDENTIFIER_COLUMNS, problems) else {
        return identifiers;
    };
    let [entity, scheme, value, certain, source] =
        ["entity", "scheme", "value", "certain", "source"].map(|c| table.column(c));
    table.each(ENTITIES_MAX, problems, |row, problems| {
        let about = find_entity(row, entity, entities, problems);
        check_source(row, source, problems);
        let identifier = Identifier {
            scheme: row.required(scheme, problems).into(),
            value: row.required(value, problems).into(),
            certain: row.flag(certain, true, problems),
            source: optional(row.word(source)),
        };
        identifiers.extend(about.map(|about| (about, identifier)));
    });
    identifiers
}

/// The entity that a cell names.
pub(super) fn find_entity(
    row: &Row<'_>,
    column: Column,
    entities: &Ids,
    problems: &mut Problems,
) -> Option<EntityIx> {
    let problem = |what, way_out| row.problem(column, what, way_out);
    let found = entities.find(row.word(column), problems, problem);
    found.map(EntityIx)
}

/// Checks that a source is no address that could do harm or lead nowhere.
pub(super) fn check_source(row: &Row<'_>, column: Column, problems: &mut Problems) {
    let source = row.word(column);
    if !address::is_source(source) {
        let what = format!("{source:?} is a bad address");
        let way_out = "write an address that begins with https:// or http://, or name the document";
        problems.push(row.problem(column, what, way_out));
    }
}
