//! Writes the gathered files to `dist`, each with its brotli and gzip siblings.
//!
//! A file that already stands there with the same content is left alone, times included, so
//! that the program is not linked again for nothing.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::files::Files;

/// Kept in `dist` beside the files of the page.
const KEPT: &str = ".gitignore";
const BROTLI_QUALITY: i32 = 11;
const BROTLI_WINDOW_BITS: i32 = 22;

/// What was written, for people who watch the build.
pub(crate) struct Report {
    lines: Vec<String>,
    changed: usize,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in &self.lines {
            writeln!(f, "{line}")?;
        }
        write!(f, "{} files, {} changed", self.lines.len(), self.changed)
    }
}

pub(crate) fn write(files: &Files, dist: &Path) -> Result<Report> {
    let mut report = Report {
        lines: Vec::new(),
        changed: 0,
    };
    let mut wanted = BTreeSet::from([dist.join(KEPT)]);
    for (address, bytes) in files.iter() {
        let path = dist.join(address.trim_start_matches('/'));
        let (brotli, gzip) = (sibling(&path, "br"), sibling(&path, "gz"));
        let stands = fs::read(&path).is_ok_and(|old| old == bytes);
        if !(stands && brotli.is_file() && gzip.is_file()) {
            write_with_siblings(&path, bytes)?;
            report.changed += 1;
        }
        let brotli_bytes = fs::metadata(&brotli)?.len();
        report.lines.push(format!(
            "{:>9} {brotli_bytes:>8} br  {address}",
            bytes.len()
        ));
        wanted.extend([path, brotli, gzip]);
    }
    remove_others(dist, &wanted)?;
    Ok(report)
}

fn write_with_siblings(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().context("a file without a folder")?;
    fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    // The siblings first: whoever stops us halfway leaves no fresh file with stale siblings.
    put(&sibling(path, "br"), &brotli(bytes)?)?;
    put(&sibling(path, "gz"), &gzip(bytes)?)?;
    put(path, bytes)
}

fn put(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("writing {}", path.display()))
}

fn sibling(path: &Path, extension: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    PathBuf::from(name)
}

fn brotli(mut bytes: &[u8]) -> Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        lgwin: BROTLI_WINDOW_BITS,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut packed, &params).context("brotli")?;
    Ok(packed)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish().context("gzip")
}

/// Removes what an earlier build left, and folders that became empty.
fn remove_others(folder: &Path, wanted: &BTreeSet<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            remove_others(&path, wanted)?;
            if fs::read_dir(&path)?.next().is_none() {
                fs::remove_dir(&path)?;
            }
        } else if !wanted.contains(&path) {
            fs::remove_file(&path).with_context(|| format!("removing {}", path.display()))?;
        }
    }
    Ok(())
}
