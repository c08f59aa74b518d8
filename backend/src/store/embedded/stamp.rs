//! Whether another program wrote to the files of a store while it is open to write.
//!
//! SQLite keeps pages in memory and trusts that whoever writes takes its locks: over a file that was overwritten or
//! replaced it would go on acknowledging. Before each commit the files are looked at from outside, which costs
//! two calls of the system; only where they are not as the last commit left them, all of the store is verified.
//! What is written in the very moment of a commit is not seen.

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use super::{Access, Embedded, FILE, Writer};
use crate::store::error::Result;

/// How a file looks from outside: which it is, how long, and when it was last written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Look {
    device: u64,
    number: u64,
    bytes: u64,
    written: (i64, i64),
}

/// How the files of a store look from outside. Never opened for it: closing a file drops the locks that SQLite
/// has on it in the same process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp([Option<Look>; 2]);

impl Stamp {
    /// As they look now.
    pub(super) fn of(folder: &Path) -> Self {
        let look = |name: &str| {
            let file = fs::metadata(folder.join(name)).ok()?;
            Some(Look {
                device: file.dev(),
                number: file.ino(),
                bytes: file.size(),
                written: (file.mtime(), file.mtime_nsec()),
            })
        };
        Self([look(FILE), look(&format!("{FILE}-wal"))])
    }

    /// Whether the files are still those that were there, whatever they hold now.
    fn has_its_files(&self, now: &Self) -> bool {
        let which = |file: Look| (file.device, file.number);
        let files = self.0.iter().zip(&now.0);
        files
            .into_iter()
            .all(|(was, is)| was.is_none_or(|was| is.is_some_and(|is| which(was) == which(is))))
    }
}

impl Embedded {
    /// Whether the files hold what was last written to them here. Where they look otherwise than the last
    /// commit left them, that costs a whole verification.
    ///
    /// # Errors
    /// When they hold something else, or cannot be read.
    pub(super) fn is_still_ours(&mut self) -> Result<()> {
        let now = Stamp::of(&self.folder);
        let Some(Writer { stamp, refused, .. }) = &self.writer else {
            return Ok(());
        };
        if *stamp == now {
            return Ok(());
        }
        let is_sound =
            *refused != Some(now) && stamp.has_its_files(&now) && self.holds_what_was_written();
        if let Some(writer) = &mut self.writer {
            match is_sound {
                true => writer.stamp = now,
                false => writer.refused = Some(now),
            }
        }
        match is_sound {
            true => Ok(()),
            false => {
                let what = "another program wrote to its files while it was in use";
                Err(self.damaged(what))
            }
        }
    }

    /// Whether somebody who opens the files now reads a whole store, up to the newest revision that was written
    /// here. What is in the journal counts: a file of which all pages are still there is written again from it.
    fn holds_what_was_written(&self) -> bool {
        let read = Self::open(&self.folder, Access::Examine).and_then(|seen| {
            let is_whole = seen.verify()?.faults.is_empty();
            Ok(is_whole && seen.last()?.1 == self.chain)
        });
        read.unwrap_or(false)
    }
}
