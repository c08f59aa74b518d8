//! Cuts a wasm module at the functions marked with `#[wasm_split(…)]`: what only those need goes
//! into chunks that the page fetches when it first calls one.
//!
//! It knows neither addresses nor what is in the chunks. The module must hold its relocations: see
//! `frontend/build.rs`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use tempfile::TempDir;

/// The name by which the glue imports the loader.
const LOADER: &str = "./__wasm_split.js";
/// Magic number and version, with which every module begins.
const HEADER_BYTES: usize = 8;

/// A module in parts.
pub(crate) struct Parts {
    /// Holds the files while they are read.
    folder: TempDir,
    /// File name and content of what is fetched later.
    pub(crate) chunks: Vec<(String, Vec<u8>)>,
    /// JavaScript that fetches the chunks; refers to each as `"./<file name>"`.
    pub(crate) loader: String,
    /// Name of a chunk -> the files that it takes, its own and what it shares with others.
    pub(crate) files_of: BTreeMap<String, Vec<String>>,
}

impl Parts {
    /// The module to make glue for.
    pub(crate) fn main(&self) -> PathBuf {
        self.folder.path().join("main.wasm")
    }
}

/// Cuts a module.
///
/// # Errors
/// When it cannot be read or holds no relocations.
pub(crate) fn cut(path: &Path) -> Result<Parts> {
    let whole = fs::read(path)?;
    let folder = TempDir::new()?;
    let main = folder.path().join("main.wasm");
    let mut options = wasm_split_cli_support::Options::new(&whole);
    options.output_dir = folder.path();
    options.main_out_path = &main;
    options.link_name = LOADER;
    let cut = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("{error:#}"))
        .context("cutting it into chunks")?;
    let loader = fs::read_to_string(folder.path().join(LOADER))?;
    let chunks = cut.split_modules.iter().map(|path| read_chunk(path));
    let mut chunks = chunks.collect::<Result<Vec<_>>>()?;
    chunks.sort();
    let files_of = cut.prefetch_map.into_iter();
    let files_of =
        files_of.map(|(name, files)| (name, files.iter().map(|f| format!("{f}.wasm")).collect()));
    Ok(Parts {
        chunks,
        loader,
        files_of: files_of.collect(),
        folder,
    })
}

fn read_chunk(path: &Path) -> Result<(String, Vec<u8>)> {
    let name = path
        .file_name()
        .context("a chunk without a name")?
        .to_string_lossy();
    let bytes = without_custom_sections(&fs::read(path)?)
        .with_context(|| format!("reading the sections of {name}"))?;
    Ok((name.into_owned(), bytes))
}

/// The glue with the loader in it instead of imports. Each names the other, so that neither
/// could carry a digest of its content if they were two files.
pub(crate) fn with_loader(glue: &str, loader: &str) -> Result<String> {
    let mut with_loader = String::new();
    let mut first_name = None;
    for line in glue.lines() {
        match (imported_name(line)?, first_name) {
            (None, _) => with_loader += line,
            (Some(name), None) => {
                with_loader += &as_constant(name, loader);
                first_name = Some(name);
            }
            (Some(name), Some(first)) => with_loader += &format!("const {name} = {first};"),
        }
        with_loader.push('\n');
    }
    Ok(with_loader)
}

/// Under which name a line of the glue imports the loader; there is one for each chunk.
fn imported_name(line: &str) -> Result<Option<&str>> {
    if !line.contains(&format!("from \"{LOADER}\"")) {
        return Ok(None);
    }
    let rest = line.strip_prefix("import * as ");
    rest.and_then(|rest| rest.split(' ').next())
        .map(Some)
        .context("the glue imports the loader in an unknown way")
}

/// The loader as a constant that holds what it exports.
fn as_constant(name: &str, loader: &str) -> String {
    let mut body = String::new();
    let mut exports = Vec::new();
    for line in loader.lines().filter(|line| !line.starts_with("import ")) {
        let exported = line.strip_prefix("export const ");
        exports.extend(exported.and_then(|rest| rest.split(' ').next()));
        body += line.strip_prefix("export ").unwrap_or(line);
        body.push('\n');
    }
    let exports = exports.join(", ");
    format!("const {name} = (() => {{\n{body}return {{ {exports} }};\n}})();")
}

/// A module without the sections that say nothing to a browser: names and producers.
fn without_custom_sections(module: &[u8]) -> Result<Vec<u8>> {
    let (header, mut rest) = module
        .split_at_checked(HEADER_BYTES)
        .context("a module without a header")?;
    let mut kept = header.to_vec();
    while let Some((&id, after)) = rest.split_first() {
        let (length, length_bytes) = unsigned(after)?;
        let Some((section, others)) = rest.split_at_checked(1 + length_bytes + length) else {
            bail!("section {id} is longer than its module");
        };
        if id != 0 {
            kept.extend(section);
        }
        rest = others;
    }
    Ok(kept)
}

/// A number as WebAssembly writes it (LEB128), and how many bytes it takes.
fn unsigned(bytes: &[u8]) -> Result<(usize, usize)> {
    let mut number = 0;
    for (at, byte) in bytes.iter().enumerate().take(5) {
        number |= usize::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Ok((number, at + 1));
        }
    }
    bail!("a number without an end")
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &[u8] = b"\0asm\x01\0\0\0";

    #[test]
    fn custom_sections_go_and_others_stay() {
        let long = [&[10, 0x80, 1][..], &[7; 128]].concat();
        let check = |sections: &[&[u8]], kept: &[&[u8]]| {
            let module = [HEADER, &sections.concat()].concat();
            let expect = [HEADER, &kept.concat()].concat();
            assert_eq!(without_custom_sections(&module).unwrap(), expect);
        };
        check(&[], &[]);
        check(&[&[0, 2, 1, b'n'], &[1, 1, 0]], &[&[1, 1, 0]]);
        check(&[&long, &[0, 1, 0], &[11, 0]], &[&long, &[11, 0]]);
    }

    #[test]
    fn a_cut_off_module_is_refused() {
        for module in [
            &b"\0as"[..],
            b"\0asm\x01\0\0\0\x01\x05\0",
            b"\0asm\x01\0\0\0\x01",
        ] {
            assert!(without_custom_sections(module).is_err(), "{module:?}");
        }
    }

    #[test]
    fn the_loader_is_put_in_the_place_of_its_imports() {
        let glue = "import * as import1 from \"./__wasm_split.js\"\n\
                    import * as import2 from \"./__wasm_split.js\"\nuse(import1);\n";
        let loader =
            "import { initSync } from \"./main.js\";\nconst a = 1;\nexport const load = a;\n";
        assert_eq!(
            with_loader(glue, loader).unwrap(),
            "const import1 = (() => {\nconst a = 1;\nconst load = a;\nreturn { load };\n})();\nconst import2 = import1;\nuse(import1);\n"
        );
        assert_eq!(with_loader("use();\n", loader).unwrap(), "use();\n");
    }
}
