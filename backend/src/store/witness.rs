//! The last revision that was acknowledged, written down outside the database: SQLite drops a damaged
//! end of its log in silence, and whoever was told "done" must not be.
//!
//! Two lines, written in turn, so that a write that is cut leaves the other one. Knows nothing of what
//! a revision is.

use std::fs::{File, OpenOptions};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::embedded::sql::io_error;
use super::error::Result;
use super::revision::Chain;

/// Ten digits, a seal, the check of both, and the signs between them.
const LINE_BYTES: usize = 10 + 1 + 64 + 1 + 8 + 1;

/// What one file says of the last revision.
#[derive(Debug)]
pub(super) struct Witness {
    path: PathBuf,
    file: File,
    /// Whether the file has the form of two lines.
    is_whole: bool,
    lines: [Option<(u32, Chain)>; 2],
}

impl Witness {
    /// The witness in a file; one that saw nothing where there is none.
    pub(super) fn new(path: PathBuf) -> Result<Self> {
        let mut text = Vec::new();
        let mut open = || -> std::io::Result<File> {
            let mut options = OpenOptions::new();
            let options = options.read(true).write(true).create(true).truncate(false);
            let mut file = options.open(&path)?;
            file.read_to_end(&mut text)?;
            Ok(file)
        };
        let file = open().map_err(|error| io_error(&path, &error))?;
        let lines = read_both(&text);
        Ok(Self {
            path,
            file,
            is_whole: text.len() == 2 * LINE_BYTES,
            lines,
        })
    }

    /// The last revision that the witness in a file saw; nothing is written.
    pub(super) fn seen(path: &Path) -> Option<(u32, Chain)> {
        let text = std::fs::read(path).ok()?;
        newest(&read_both(&text))
    }

    /// The last revision that it saw, and its seal.
    pub(super) fn last(&self) -> Option<(u32, Chain)> {
        newest(&self.lines)
    }

    /// Writes down a revision, durably. One that it saw already costs nothing.
    pub(super) fn write(&mut self, number: u32, chain: Chain) -> Result<()> {
        if self.is_whole && self.last() == Some((number, chain)) {
            return Ok(());
        }
        if !self.is_whole {
            return self.write_whole(number, chain);
        }
        let seen = |line: Option<(u32, Chain)>| line.map_or(0, |(number, _)| number);
        let place = usize::from(seen(self.lines[0]) > seen(self.lines[1]));
        let line = line(number, chain);
        let write = |file: &mut File| -> std::io::Result<()> {
            file.seek(SeekFrom::Start((place * LINE_BYTES) as u64))?;
            file.write_all(line.as_bytes())?;
            file.sync_data()
        };
        write(&mut self.file).map_err(|error| io_error(&self.path, &error))?;
        self.lines[place] = Some((number, chain));
        Ok(())
    }

    /// Writes a file anew that was cut, with this revision alone.
    fn write_whole(&mut self, number: u32, chain: Chain) -> Result<()> {
        let text = line(number, chain) + &" ".repeat(LINE_BYTES);
        let write = |file: &mut File| -> std::io::Result<()> {
            file.rewind()?;
            file.write_all(text.as_bytes())?;
            file.set_len(text.len() as u64)?;
            file.sync_all()
        };
        write(&mut self.file).map_err(|error| io_error(&self.path, &error))?;
        (self.is_whole, self.lines) = (true, [Some((number, chain)), None]);
        Ok(())
    }

    /// Forgets what it saw: for a store that was put back from a backup, or whose loss is accepted.
    pub(super) fn clear(&mut self) -> Result<()> {
        let clear = |file: &mut File| -> std::io::Result<()> {
            file.rewind()?;
            file.write_all(&[b' '; 2 * LINE_BYTES])?;
            file.set_len(2 * LINE_BYTES as u64)?;
            file.sync_all()
        };
        clear(&mut self.file).map_err(|error| io_error(&self.path, &error))?;
        (self.is_whole, self.lines) = (true, [None, None]);
        Ok(())
    }
}

fn newest(lines: &[Option<(u32, Chain)>; 2]) -> Option<(u32, Chain)> {
    let seen = lines.iter().flatten();
    seen.max_by_key(|(number, _)| *number).copied()
}

fn read_both(text: &[u8]) -> [Option<(u32, Chain)>; 2] {
    let mut lines = text.chunks_exact(LINE_BYTES).map(read);
    [lines.next().flatten(), lines.next().flatten()]
}

fn line(number: u32, chain: Chain) -> String {
    let text = format!("{number:010} {chain}");
    let check = check(&text);
    format!("{text} {check:08x}\n")
}

fn read(line: &[u8]) -> Option<(u32, Chain)> {
    let line = std::str::from_utf8(line).ok()?.strip_suffix('\n')?;
    let (text, written) = line.rsplit_once(' ')?;
    if u32::from_str_radix(written, 16).ok()? != check(text) {
        return None;
    }
    let (number, chain) = text.split_once(' ')?;
    Some((number.parse().ok()?, chain.parse().ok()?))
}

/// The 32-bit FNV-1a hash of a text: enough to tell a line that was cut.
fn check(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}
