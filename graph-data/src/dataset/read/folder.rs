//! The files of a dataset folder by name: which are missing and which are not read.
//!
//! Knows nothing of what is in them.

use std::borrow::Cow;
use std::cell::RefCell;

use super::table::{Columns, Table};
use crate::dataset::problem::{Problem, Problems, Severity};

pub(super) const DATASET: &str = "dataset.toml";
pub(super) const ENTITIES: &str = "entities.csv";
pub(super) const ALIASES: &str = "aliases.csv";
pub(super) const IDENTIFIERS: &str = "identifiers.csv";
pub(super) const RELATIONS: &str = "relations.csv";
pub(super) const EVIDENCE: &str = "evidence.csv";
pub(super) const TAGS: &str = "tags.csv";
pub(super) const KINDS: &str = "kinds.csv";
pub(super) const RELATION_KINDS: &str = "relation_kinds.csv";

/// The files that are read, in the order in which they are told.
pub(super) const FILES: [&str; 9] = [
    DATASET,
    ENTITIES,
    ALIASES,
    IDENTIFIERS,
    RELATIONS,
    EVIDENCE,
    TAGS,
    KINDS,
    RELATION_KINDS,
];

/// A file by its name, and what is in it.
pub(super) struct File<'a> {
    pub(super) name: &'a str,
    pub(super) bytes: Cow<'a, [u8]>,
}

/// The files given. Each is read once, and let go as soon as it is: large ones take much room.
pub(super) struct Folder<'a> {
    names: Vec<&'a str>,
    /// Those that were not read yet.
    unread: RefCell<Vec<File<'a>>>,
}

impl<'a> Folder<'a> {
    /// Takes the files, naming those that are tables or settings and not read.
    pub(super) fn new(files: Vec<File<'a>>, problems: &mut Problems) -> Self {
        let is_ours = |name: &str| name.ends_with(".csv") || name.ends_with(".toml");
        for file in &files {
            if is_ours(file.name) && !FILES.contains(&file.name) {
                let way_out = format!("known files are {}", FILES.join(", "));
                let problem = Problem::in_file(file.name, "the file is not read", way_out);
                problems.push(problem.with_severity(Severity::Warning));
            }
        }
        Self {
            names: files.iter().map(|file| file.name).collect(),
            unread: RefCell::new(files),
        }
    }

    /// Whether there is a file with this name, read or not.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains(&name)
    }

    /// The file with this name, to be read; `None` where there is none.
    pub(super) fn take(&self, name: &str) -> Option<File<'a>> {
        let mut unread = self.unread.borrow_mut();
        let place = unread.iter().position(|file| file.name == name)?;
        Some(unread.remove(place))
    }

    /// The table with this name; `None` where it is not there or cannot be read.
    pub(super) fn table(
        &self,
        name: &str,
        columns: &Columns,
        problems: &mut Problems,
    ) -> Option<Table<'a>> {
        Table::open(self.take(name)?, columns, problems)
    }

    /// The table with this name, which must be there.
    pub(super) fn required_table(
        &self,
        name: &str,
        columns: &Columns,
        problems: &mut Problems,
    ) -> Option<Table<'a>> {
        if !self.has(name) {
            let way_out = format!(
                "add it, with the columns {}",
                columns.required.join(" and ")
            );
            problems.push(Problem::in_file(name, "the file is missing", way_out));
        }
        self.table(name, columns, problems)
    }
}
