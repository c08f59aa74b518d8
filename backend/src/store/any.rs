//! Any of the stores: one set of methods, and where a store is.
//!
//! Knows no store from the inside.

use std::fmt;
use std::path::{Path, PathBuf};

use graph_data::dataset::Dataset;
use graph_data::edit::RecordChange;
use jiff::Timestamp;

use super::embedded::{Access, Embedded};
use super::error::{Error, Fault, Result};
use super::neo4j::{Connection, Neo4j, Neo4jSettings, seen};
use super::revision::{Chain, Head, Kept, Revision};
use super::verify::Verified;
use super::witness::Witness;

/// Where a store is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a folder of this machine.
    Folder(PathBuf),
    /// In a Neo4j; the folder holds what does not belong there, such as tokens.
    Neo4j(Neo4jSettings, PathBuf),
}

/// An open store.
#[derive(Debug)]
pub enum Store {
    /// One file in a folder.
    Embedded(Box<Embedded>),
    /// A network in a Neo4j.
    Neo4j(Box<Neo4j>),
}

impl Place {
    /// The folder of what is kept beside the network.
    #[must_use]
    pub fn folder(&self) -> &Path {
        match self {
            Self::Folder(folder) | Self::Neo4j(_, folder) => folder,
        }
    }

    /// Begins a store there with a dataset as its first revision.
    ///
    /// # Errors
    /// When there is one already, or it cannot be written.
    pub fn begin(&self, dataset: &Dataset, by: &str, at: Timestamp) -> Result<Store> {
        Ok(match self {
            Self::Folder(folder) => Embedded::begin(folder, dataset, by, at)?.into(),
            Self::Neo4j(settings, folder) => {
                let (connection, file) = (Connection::new(settings)?, seen::file(settings, folder));
                if let Some((number, _)) = Witness::seen(&file) {
                    return Err(seen::gone(&connection, number));
                }
                seen::make_folder_of(&file)?;
                let mut store = Neo4j::begin(connection, dataset, by, at)?;
                store.remember(&file)?;
                store.into()
            }
        })
    }

    /// Opens the store there. To write, one of an earlier version is upgraded, after a copy of it was made in
    /// the folder.
    ///
    /// # Errors
    /// When there is none, or it cannot be read, or not written where that is wanted.
    pub fn open(&self, access: Access) -> Result<Store> {
        Ok(match self {
            Self::Folder(folder) => Embedded::open(folder, access)?.into(),
            Self::Neo4j(settings, folder) => {
                let (connection, file) = (Connection::new(settings)?, seen::file(settings, folder));
                let opened = Neo4j::open_seen(&connection, &file, access);
                match (opened, access) {
                    (Err(Error::Remote(_, Fault::Older(_))), Access::Write) => {
                        let copy = Neo4j::upgrade(&connection, Some(folder))?;
                        let copy = copy.map(|copy| copy.display().to_string());
                        tracing::warn!(copy, "a network of an earlier version was upgraded");
                        Neo4j::open_seen(&connection, &file, access)?.into()
                    }
                    (opened, _) => opened?.into(),
                }
            }
        })
    }

    /// Puts a backup of any store in the place of this one. What was there is kept in a file, whose name is
    /// returned.
    ///
    /// # Errors
    /// When the backup is not whole, or the store cannot be written; then what was there is untouched, or
    /// in the file.
    pub fn restore(&self, backup: &Path) -> Result<(Kept, Option<PathBuf>)> {
        match self {
            Self::Folder(folder) => Embedded::restore(folder, backup),
            Self::Neo4j(settings, folder) => {
                let (connection, file) = (Connection::new(settings)?, seen::file(settings, folder));
                let restored = Neo4j::restore(connection.clone(), backup, folder)?;
                Witness::new(file.clone())?.clear()?;
                Neo4j::open(connection)?.remember(&file)?;
                Ok(restored)
            }
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => write!(f, "{}", folder.display()),
            Self::Neo4j(settings, _) => f.write_str(&settings.place()),
        }
    }
}

impl From<Embedded> for Store {
    fn from(store: Embedded) -> Self {
        Self::Embedded(Box::new(store))
    }
}

impl From<Neo4j> for Store {
    fn from(store: Neo4j) -> Self {
        Self::Neo4j(Box::new(store))
    }
}

/// The same call of whichever store it is.
macro_rules! of_either {
    ($self:expr, $store:ident => $call:expr) => {
        match $self {
            Store::Embedded($store) => $call,
            Store::Neo4j($store) => $call,
        }
    };
}

impl Store {
    /// Another way to the same store, to read beside whoever writes. A network in a Neo4j need not be there
    /// yet.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn reader(&self) -> Result<Self> {
        Ok(match self {
            Self::Embedded(store) => Embedded::open(store.folder(), Access::Read)?.into(),
            Self::Neo4j(store) => Neo4j::later(store.connection().clone()).into(),
        })
    }

    /// Whether its files can be read only, as they stand now. How it is with a Neo4j, its standing tells.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        match self {
            Self::Embedded(store) => store.is_read_only(),
            Self::Neo4j(_) => false,
        }
    }

    /// That it is damaged, and where.
    #[must_use]
    pub fn damaged(&self, what: String) -> Error {
        match self {
            Self::Embedded(store) => Error::Damaged(store.folder().to_owned(), what),
            Self::Neo4j(store) => store.connection().damaged(what),
        }
    }

    /// That somebody else wrote to it, or put something in its place while it was read; `None` where nobody can.
    #[must_use]
    pub fn moved(&self) -> Option<Error> {
        match self {
            Self::Embedded(_) => None,
            Self::Neo4j(store) => Some(store.connection().moved()),
        }
    }

    /// That something failed that has nothing to do with what it holds.
    #[must_use]
    pub fn failed(&self, what: String) -> Error {
        match self {
            Self::Embedded(store) => Error::Failed(store.folder().to_owned(), what),
            Self::Neo4j(store) => {
                Error::Remote(store.connection().place().into(), Fault::Failed(what))
            }
        }
    }

    /// The seal of the newest revision that was read or written here, for who writes.
    #[must_use]
    pub fn newest_seal(&self) -> Chain {
        of_either!(self, store => store.newest_seal())
    }

    /// The network as it is, held against the checksum of the newest revision.
    ///
    /// # Errors
    /// When it cannot be read, or is not what the log says.
    pub fn load(&self) -> Result<Kept> {
        of_either!(self, store => store.load())
    }

    /// Writes revisions, all or none.
    ///
    /// # Errors
    /// When it cannot be written, or somebody else wrote meanwhile; then nothing was written. Where only
    /// the answer was lost, [`Self::catch_up`] tells.
    pub fn commit(&mut self, revisions: &[Revision]) -> Result<()> {
        of_either!(self, store => store.commit(revisions))
    }

    /// The newest revision's number, after somebody else may have written.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn catch_up(&self) -> Result<u32> {
        of_either!(self, store => store.catch_up())
    }

    /// A revision with what it changed; `None` where there is none with this number.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn revision(&self, number: u32) -> Result<Option<Revision>> {
        of_either!(self, store => store.revision(number))
    }

    /// At most `first` revisions before a number (the newest ones without), newest first.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn revisions(&self, before: Option<u32>, first: usize) -> Result<Vec<Revision>> {
        of_either!(self, store => store.revisions(before, first))
    }

    /// A revision without what it changed; `None` where there is none with this number.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn head_of(&self, number: u32) -> Result<Option<Head>> {
        of_either!(self, store => store.head_of(number))
    }

    /// As [`Self::revisions`], without what they changed, none of which is read.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn heads(&self, before: Option<u32>, first: usize) -> Result<Vec<Head>> {
        of_either!(self, store => store.heads(before, first))
    }

    /// What each of these revisions changed: at most `first` changes of each, those of the records after an
    /// id, in the order of ids.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn changes(&self, of: &[u32], after: &str, first: usize) -> Result<Vec<Vec<RecordChange>>> {
        of_either!(self, store => store.changes(of, after, first))
    }

    /// The ids of the first `first` records that each of these revisions changed, ascending.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn ids_touched(&self, of: &[u32], first: usize) -> Result<Vec<Vec<String>>> {
        of_either!(self, store => store.ids_touched(of, first))
    }

    /// What each of these revisions changed of the record beside it; `None` where it did nothing to it.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn changes_to(&self, of: &[(u32, &str)]) -> Result<Vec<Option<RecordChange>>> {
        of_either!(self, store => store.changes_to(of))
    }

    /// At most `first` revisions before a number that touched a record, newest first, without what they
    /// changed. The first revision touched what was there in it.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn history(&self, id: &str, before: Option<u32>, first: usize) -> Result<Vec<Head>> {
        of_either!(self, store => store.history(id, before, first))
    }

    /// How many revisions before a number touched a record.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn history_length(&self, id: &str, before: Option<u32>) -> Result<usize> {
        of_either!(self, store => store.history_length(id, before))
    }

    /// The newest revision after a number that touched a record.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn touched_after(&self, number: u32, id: &str) -> Result<Option<u32>> {
        of_either!(self, store => store.touched_after(number, id))
    }

    /// The number of the revision of an operation.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn operation(&self, operation: &str) -> Result<Option<u32>> {
        of_either!(self, store => store.operation(operation))
    }

    /// Writes everything, the log included, to one file from which any store can be restored.
    ///
    /// # Errors
    /// When the file exists already or cannot be written, or the store cannot be read.
    pub fn back_up(&self, to: &Path) -> Result<()> {
        of_either!(self, store => store.back_up(to))
    }

    /// Holds the network and its log against each other.
    ///
    /// # Errors
    /// When it cannot be read at all.
    pub fn verify(&self) -> Result<Verified> {
        of_either!(self, store => store.verify())
    }
}
