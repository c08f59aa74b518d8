//! Embeds `frontend/dist` in the program: writes the table that `src/http/assets.rs` includes.
//!
//! It knows file names and digests, not how they are served. An empty `dist` gives an empty
//! table, so that a plain `cargo check` needs no page.

use std::error::Error;
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../frontend/dist");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", dist.display());

    let mut files = Vec::new();
    if dist.is_dir() {
        collect(&dist.canonicalize()?, "", &mut files)?;
    }
    files.sort();
    let out = PathBuf::from(std::env::var("OUT_DIR")?).join("assets.rs");
    fs::write(out, table(&files)?)?;
    Ok(())
}

/// Address and file of everything under `folder`, without hidden files and packed siblings.
fn collect(folder: &Path, address: &str, files: &mut Vec<(String, PathBuf)>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .and_then(OsStr::to_str)
            .ok_or("a name that is not UTF-8")?;
        let address = format!("{address}/{name}");
        if path.is_dir() {
            collect(&path, &address, files)?;
        } else if !(name.starts_with('.') || name.ends_with(".br") || name.ends_with(".gz")) {
            files.push((address, path));
        }
    }
    Ok(())
}

fn table(files: &[(String, PathBuf)]) -> Result<String> {
    let mut rows = String::from("&[\n");
    for (address, path) in files {
        let extension = path.extension().and_then(OsStr::to_str).unwrap_or_default();
        writeln!(
            rows,
            "Asset {{ address: {address:?}, content_type: {:?}, digest: {:?}, immutable: {}, \
             plain: include_bytes!({path:?}), brotli: {}, gzip: {} }},",
            content_type(address, extension)?,
            digest(&fs::read(path)?),
            // The bundle puts a digest in the name of everything but documents.
            extension != "html",
            packed(path, "br"),
            packed(path, "gz"),
        )?;
    }
    rows.push(']');
    Ok(rows)
}

fn packed(path: &Path, extension: &str) -> String {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    let sibling = PathBuf::from(name);
    if sibling.is_file() {
        format!("Some(include_bytes!({sibling:?}))")
    } else {
        "None".into()
    }
}

fn digest(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    format!("{:016x}", hasher.finish())
}

fn content_type(address: &str, extension: &str) -> Result<&'static str> {
    Ok(match extension {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        _ => {
            return Err(
                format!("{address}: no content type known; add it in backend/build.rs").into(),
            );
        }
    })
}
