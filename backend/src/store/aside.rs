//! Where what was there is kept when something else takes its place.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

/// A file of a folder that is not there yet, by the moment.
pub(super) fn free_name(folder: &Path, what: &str, ending: &str) -> PathBuf {
    let moment = Timestamp::now().strftime("%Y%m%dT%H%M%S");
    let first = folder.join(format!("{what}-{moment}.{ending}"));
    let others = (2..).map(|number| folder.join(format!("{what}-{moment}-{number}.{ending}")));
    let mut names = std::iter::once(first).chain(others);
    names
        .find(|name| !name.exists())
        .unwrap_or_else(|| folder.join(what))
}
