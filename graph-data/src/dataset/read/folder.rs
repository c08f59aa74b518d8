//! The files of a dataset folder by name: which are missing and which are not read.
//!
//! Knows nothing of what is in them.

use super::table::{Columns, Table};
use crate::dataset::NamedBytes;
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

/// The files given.
pub(super) struct Folder<'a> {
    files: &'a [NamedBytes<'a>],
}

impl<'a> Folder<'a> {
    /// Takes the files, naming those that are tables or settings and not read.
    pub(super) fn new(files: &'a [NamedBytes<'a>], problems: &mut Problems) -> Self {
        let is_ours = |name: &str| name.ends_with(".csv") || name.ends_with(".toml");
        for file in files {
            if is_ours(file.name) && !FILES.contains(&file.name) {
                let way_out = format!("known files are {}", FILES.join(", "));
                let problem = Problem::in_file(file.name, "the file is not read", way_out);
                problems.push(problem.with_severity(Severity::Warning));
            }
        }
        Self { files }
    }

    /// The file with this name.
    pub(super) fn file(&self, name: &str) -> Option<&NamedBytes<'a>> {
        self.files.iter().find(|file| file.name == name)
    }

    /// The table with this name; `None` where it is not there or cannot be read.
    pub(super) fn table(
        &self,
        name: &str,
        columns: &Columns,
        problems: &mut Problems,
    ) -> Option<Table<'a>> {
        Table::open(self.file(name)?, columns, problems)
    }

    /// The table with this name, which must be there.
    pub(super) fn required_table(
        &self,
        name: &str,
        columns: &Columns,
        problems: &mut Problems,
    ) -> Option<Table<'a>> {
        if self.file(name).is_none() {
            let way_out = format!(
                "add it, with the columns {}",
                columns.required.join(" and ")
            );
            problems.push(Problem::in_file(name, "the file is missing", way_out));
        }
        self.table(name, columns, problems)
    }
}
