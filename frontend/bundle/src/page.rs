//! The page itself: wasm with its JavaScript glue, static files, style sheets, `index.html`.
//!
//! It does not know which wasm file is the page and which a worker: each becomes a module that
//! starts itself when it is loaded.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::{Bindgen, Output};

use crate::files::Files;
use crate::split;

/// Appended to the glue, so that neither page nor worker needs an inline script.
/// `WASM_ADDRESS` stands for the served address of the module's wasm file, `"AHEAD"` for [`ahead`].
const START: &str = include_str!("start.js");
/// The chunk with the words in English.
const ENGLISH: &str = "english";

pub(crate) fn add(files: &mut Files, frontend: &Path, wasm: &[PathBuf]) -> Result<()> {
    for path in wasm {
        let chunks = &frontend.join("chunks.json");
        add_module(files, path, chunks).with_context(|| format!("bundling {}", path.display()))?;
    }
    add_styles(files, &frontend.join("style"))?;
    add_index(files, &frontend.join("index.html"))
}

/// `layout_worker.wasm` -> `/assets/layout_worker.js` and `/assets/layout_worker_bg.wasm`.
fn add_module(files: &mut Files, path: &Path, chunks: &Path) -> Result<()> {
    let name = path
        .file_stem()
        .and_then(|stem| stem.to_str())
        .context("the file has no readable name")?;
    let parts = split::cut(path)?;
    let mut output = Bindgen::new()
        .input_path(parts.main())
        .out_name(name)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .keep_lld_exports(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()?;
    let mut loader = parts.loader;
    for (file, bytes) in parts.chunks {
        let served = files.add_hashed(&format!("/assets/{file}"), bytes);
        loader = refer(&loader, &format!("'./{file}'"), &served)?;
    }
    let mut glue = split::with_loader(output.js(), &loader)?;
    shorten_imports(&mut output, &mut glue)?;
    let wasm_bytes = output.wasm_mut().emit_wasm();
    let wasm_served = files.add_hashed(&format!("/assets/{name}_bg.wasm"), wasm_bytes);
    for (written, script) in snippets(&output) {
        let served = files.add_hashed(&snippet_address(&written), script.into_bytes());
        glue = refer(&glue, &format!("'./snippets/{written}'"), &served)?;
    }
    if !glue.contains("__wbg_init") {
        bail!("the glue of this wasm-bindgen has no __wbg_init to start it with");
    }
    let ahead = ahead(files, &read_text(chunks)?, &parts.files_of)
        .with_context(|| format!("reading {}", chunks.display()))?;
    let script = glue
        + &START
            .replace("WASM_ADDRESS", &wasm_served)
            .replace("\"AHEAD\"", &ahead);
    files.add_hashed(&format!("/assets/{name}.js"), script.into_bytes());
    Ok(())
}

/// What the glue fetches beside the module, as JSON: by the first word of an address the files of the
/// chunk that `chunks` names for it; and those of the words that an address in English takes. Nothing
/// for a module that is not cut.
fn ahead(files: &Files, chunks: &str, files_of: &BTreeMap<String, Vec<String>>) -> Result<String> {
    if files_of.is_empty() {
        return Ok("[{}, {}]".to_owned());
    }
    let chunks: BTreeMap<String, String> = serde_json::from_str(chunks)?;
    let served_of = |chunk: &str| {
        let files_of = files_of.get(chunk);
        let names = files_of.with_context(|| format!("the module has no chunk {chunk}"))?;
        let served = names
            .iter()
            .map(|name| files.served(&format!("/assets/{name}")));
        served.collect::<Result<Vec<&str>>>()
    };
    let mut by_chunk = BTreeMap::new();
    for chunk in chunks.values().map(String::as_str).chain([ENGLISH]) {
        by_chunk.insert(chunk, served_of(chunk)?);
    }
    Ok(serde_json::to_string(&(&chunks, by_chunk))?)
}

/// Gives the functions that the wasm imports from its glue one short name each, in both: their long
/// ones, with a digest in each, weigh 4 kB in the download.
fn shorten_imports(output: &mut Output, glue: &mut String) -> Result<()> {
    let imports = output.wasm_mut().imports.iter_mut();
    for (number, import) in imports.filter(|i| i.name.starts_with("__wb")).enumerate() {
        let short = format!("f{number}");
        let written = format!("{}: function(", import.name);
        if glue.matches(&written).count() != 1 {
            bail!(
                "the glue of this wasm-bindgen does not define {} once",
                import.name
            );
        }
        *glue = glue.replace(&written, &format!("{short}: function("));
        import.name = short;
    }
    Ok(())
}

/// JavaScript that crates bring along, by the name under which the glue imports it.
fn snippets(output: &Output) -> Vec<(String, String)> {
    let inline = output.snippets().iter().flat_map(|(crate_name, scripts)| {
        let numbered = scripts.iter().enumerate();
        numbered.map(move |(n, script)| (format!("{crate_name}/inline{n}.js"), script.clone()))
    });
    let modules = output.local_modules().iter();
    let mut all: Vec<_> = inline
        .chain(modules.map(|(path, script)| (path.clone(), script.clone())))
        .collect();
    all.sort();
    all
}

/// `yew-0f3a/src/x.js` -> `/assets/yew-0f3a_src_x.js`: all assets lie in one folder.
fn snippet_address(written: &str) -> String {
    format!("/assets/{}", written.replace('/', "_"))
}

/// The glue, with a quoted name of wasm-bindgen's replaced by the address that is served.
fn refer(glue: &str, quoted: &str, served: &str) -> Result<String> {
    let double_quoted = quoted.replace('\'', "\"");
    for old in [quoted, &double_quoted] {
        if glue.contains(old) {
            return Ok(glue.replace(old, &format!("'{served}'")));
        }
    }
    bail!("the glue of this wasm-bindgen does not name {quoted}")
}

/// Everything in `frontend/style`: first what style sheets refer to, then the sheets.
fn add_styles(files: &mut Files, folder: &Path) -> Result<()> {
    let (sheets, others): (Vec<_>, Vec<_>) = sorted_files(folder)?
        .into_iter()
        .partition(|path| path.extension().is_some_and(|extension| extension == "css"));
    for path in others {
        let bytes = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
        files.add_hashed(&asset_address(&path), bytes);
    }
    for path in sheets {
        let text = read_text(&path)?;
        let text = files.readdress(&path.display().to_string(), &text)?;
        files.add_hashed(&asset_address(&path), text.into_bytes());
    }
    Ok(())
}

fn add_index(files: &mut Files, path: &Path) -> Result<()> {
    let text = files.readdress("index.html", &read_text(path)?)?;
    files.add_document("/index.html", text);
    Ok(())
}

fn asset_address(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    format!("/assets/{name}")
}

pub(crate) fn sorted_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        if path.is_file() {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

pub(crate) fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))
}
