//! From named bytes to a dataset: every problem at once, with file, row, column and a way out.
//!
//! One file here per file of a dataset folder; `table`, `cell`, `ids`, `first_bytes`, `lined`, `quotes`, `encoding`
//! and `toml_file` are what they share. Nothing here knows graphs or questions.

mod cell;
mod encoding;
mod entities;
mod evidence;
mod first_bytes;
mod folder;
mod ids;
mod lined;
mod meta;
mod quotes;
mod records;
mod relations;
mod table;
#[cfg(test)]
mod tests;
mod toml_file;
mod vocabulary;

use std::borrow::Cow;

pub(crate) use self::cell::{IdFault, id_fault};
use self::entities::{read_aliases, read_entities, read_identifiers, read_tags};
use self::evidence::read_evidence;
use self::folder::{File, Folder, KINDS, RELATION_KINDS};
use self::ids::Ids;
pub(crate) use self::ids::did_you_mean;
use self::meta::read_meta;
use self::relations::read_relations;
use super::problem::{Problem, Problems};
use super::{Dataset, Severity};
use crate::vocabulary::Vocabulary;

/// A file by its name in the folder, and what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedBytes<'a> {
    /// Its name, without folders: `entities.csv`.
    pub name: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
}

/// A dataset that loads, and what is to be said of it all the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// The dataset.
    pub dataset: Dataset,
    /// Flaws and warnings, in the order of file, row and column.
    pub warnings: Vec<Problem>,
}

impl Checked {
    /// Whether it lacks something that it should have, so that a check says no.
    #[must_use]
    pub fn has_flaws(&self) -> bool {
        self.warnings.iter().any(|p| p.severity == Severity::Flaw)
    }
}

impl Dataset {
    /// The names of the files that are read from a dataset folder.
    pub const FILES: [&str; 9] = folder::FILES;

    /// Reads the files of a dataset folder ([`Self::FILES`]; only `entities.csv` and `relations.csv`
    /// must be there) and checks them.
    ///
    /// A relation without an id gets one from its source, kind, target and start:
    /// `herwin.member-of.verso.2018`. Two rows that come to the same id are a problem. Names of columns
    /// may be in any case; rows without content are passed over. Costs O(n log n) for n rows.
    ///
    /// ```
    /// use graph_data::dataset::{Dataset, NamedBytes};
    ///
    /// let entities = NamedBytes { name: "entities.csv", bytes: b"id,label\nherwin,Herw!n\nvlaio,VLAIO\n" };
    /// let relations = NamedBytes { name: "relations.csv", bytes: b"source,target\nherwin,vlaoi\n" };
    /// let problems = Dataset::read(&[entities, relations]).expect_err("an unknown id");
    /// assert_eq!(
    ///     problems[1].to_string(),
    ///     "relations.csv:2: target: unknown entity \"vlaoi\"; did you mean \"vlaio\"?"
    /// );
    /// ```
    ///
    /// # Errors
    /// All problems at once, warnings among them, where any of them is an error.
    pub fn read(files: &[NamedBytes<'_>]) -> Result<Checked, Vec<Problem>> {
        let files = files.iter().map(|file| File {
            name: file.name,
            bytes: Cow::Borrowed(file.bytes),
        });
        checked(files.collect())
    }

    /// The same from files by name that may be let go: each is as soon as its rows are read, so that
    /// a large dataset and its text never stand in memory together.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn read_owned(files: Vec<(String, Vec<u8>)>) -> Result<Checked, Vec<Problem>> {
        let (names, bytes): (Vec<String>, Vec<Vec<u8>>) = files.into_iter().unzip();
        let files = names.iter().zip(bytes).map(|(name, bytes)| File {
            name,
            bytes: Cow::Owned(bytes),
        });
        checked(files.collect())
    }
}

fn checked(files: Vec<File<'_>>) -> Result<Checked, Vec<Problem>> {
    let mut problems = Problems::default();
    let dataset = read_all(files, &mut problems);
    if problems.has_errors() {
        return Err(problems.sorted());
    }
    Ok(Checked {
        dataset,
        warnings: problems.sorted(),
    })
}

fn read_all(files: Vec<File<'_>>, problems: &mut Problems) -> Dataset {
    let folder = Folder::new(files, problems);
    let vocabulary = read_vocabulary(&folder, problems);
    let (tags, tags_complete) = read_tags(&folder, problems);
    let tag_ids = Ids::new("tag", tags.iter().map(|t| &*t.id), tags_complete);
    let mut entities = read_entities(&folder, &vocabulary, &tag_ids, problems);
    let ids = entities.ids();
    let meta = read_meta(&folder, &ids, problems);
    let aliases = read_aliases(&folder, &ids, problems);
    let identifiers = read_identifiers(&folder, &ids, problems);
    let mut relations = read_relations(&folder, &vocabulary, &entities, &ids, problems);
    drop(ids);
    read_evidence(&folder, &mut entities, &mut relations, problems);
    let mut dataset = Dataset {
        meta: meta.into(),
        vocabulary: vocabulary.into(),
        tags: tags.into(),
        entities: entities.rows,
        relations: relations.rows,
    };
    for (entity, alias) in aliases {
        dataset.entities[entity.at()].aliases.push(alias);
    }
    for (entity, identifier) in identifiers {
        dataset.entities[entity.at()].identifiers.push(identifier);
    }
    dataset
}

fn read_vocabulary(folder: &Folder<'_>, problems: &mut Problems) -> Vocabulary {
    let mut vocabulary = Vocabulary::built_in();
    if let Some(file) = folder.take(KINDS) {
        vocabulary::add_kinds(file, &mut vocabulary, problems);
    }
    if let Some(file) = folder.take(RELATION_KINDS) {
        vocabulary::add_relation_kinds(file, &mut vocabulary, problems);
    }
    vocabulary
}

impl Vocabulary {
    /// The kinds that every dataset may use.
    #[must_use]
    pub fn built_in() -> Self {
        vocabulary::built_in(&mut Problems::default())
    }
}
