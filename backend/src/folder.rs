//! A dataset folder on disk: its files as bytes, and what is wrong with them in words.
//!
//! What the files mean, graph-data knows; here they are only found, read and reported on.

use std::fmt::{self, Write as _};
use std::io;
use std::path::{Path, PathBuf};

use graph_data::dataset::{Checked, Dataset, NamedBytes, Problem};

/// Problems told when a dataset is in the way of something else; `schakel check` tells all.
const PROBLEMS_TOLD_MAX: usize = 20;

/// The files of a dataset folder.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    files: Vec<(String, Vec<u8>)>,
}

/// Why a folder cannot be read at all.
#[derive(Debug)]
pub enum Error {
    /// There is no such folder.
    NoFolder(PathBuf),
    /// It is there, but something in it cannot be read.
    Unreadable(PathBuf, io::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFolder(path) => write!(f, "{} is no folder", path.display()),
            Self::Unreadable(path, error) => {
                write!(f, "{} cannot be read: {error}", path.display())
            }
        }
    }
}

impl std::error::Error for Error {}

/// What `schakel check` says.
#[derive(Debug)]
pub struct Report {
    /// Every problem on a line, then what was found.
    pub text: String,
    /// Whether the dataset is as it should be.
    pub is_right: bool,
}

impl Folder {
    /// Reads the tables and settings of a folder.
    ///
    /// # Errors
    /// When it is no folder, or a file in it cannot be read.
    pub fn read(path: &Path) -> Result<Self, Error> {
        if !path.is_dir() {
            return Err(Error::NoFolder(path.to_owned()));
        }
        let unreadable = |error| Error::Unreadable(path.to_owned(), error);
        let mut files = Vec::new();
        for entry in std::fs::read_dir(path).map_err(unreadable)? {
            files.extend(file(&entry.map_err(unreadable)?.path())?);
        }
        files.sort();
        Ok(Self {
            path: path.to_owned(),
            files,
        })
    }

    /// The dataset in it.
    ///
    /// # Errors
    /// The first problems in words, and how many more there are.
    pub fn dataset(self) -> Result<Dataset, String> {
        let Self { path, files } = self;
        Dataset::read_owned(files)
            .map(|checked| checked.dataset)
            .map_err(|problems| told_in_short(&path, &problems))
    }

    /// Everything that is to be said of it.
    #[must_use]
    pub fn report(&self) -> Report {
        let (problems, found, is_right) = match self.check() {
            Ok(checked) => {
                let is_right = !checked.has_flaws();
                (checked.warnings, counts(&checked.dataset), is_right)
            }
            Err(problems) => {
                let found = format!("{} does not load", self.path.display());
                (problems, found, false)
            }
        };
        let mut text = lines(&problems);
        let _ = write!(
            text,
            "{found}; {}",
            counted(problems.len(), "problem", "problems")
        );
        Report { text, is_right }
    }

    fn check(&self) -> Result<Checked, Vec<Problem>> {
        let files: Vec<NamedBytes<'_>> = self
            .files
            .iter()
            .map(|(name, bytes)| NamedBytes { name, bytes })
            .collect();
        Dataset::read(&files)
    }
}

/// A file of the folder that a dataset may consist of, by its name.
fn file(path: &Path) -> Result<Option<(String, Vec<u8>)>, Error> {
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
        return Ok(None);
    };
    let is_read = (name.ends_with(".csv") || name.ends_with(".toml")) && path.is_file();
    if !is_read {
        return Ok(None);
    }
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some((name.to_owned(), bytes))),
        Err(error) => Err(Error::Unreadable(path.to_owned(), error)),
    }
}

fn told_in_short(folder: &Path, problems: &[Problem]) -> String {
    let told = problems.len().min(PROBLEMS_TOLD_MAX);
    let mut text = lines(&problems[..told]);
    if told < problems.len() {
        let _ = writeln!(text, "and {} more", problems.len() - told);
    }
    let folder = folder.display();
    let _ = write!(
        text,
        "{folder} does not load; `schakel check {folder}` tells all that is wrong"
    );
    text
}

fn lines(problems: &[Problem]) -> String {
    problems.iter().fold(String::new(), |mut text, problem| {
        let _ = writeln!(text, "{problem}");
        text
    })
}

fn counts(dataset: &Dataset) -> String {
    let entities = counted(dataset.entities.len(), "entity", "entities");
    let relations = counted(dataset.relations.len(), "relation", "relations");
    format!("{entities}, {relations}")
}

fn counted(number: usize, one: &str, more: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { more })
}
