//! Turns compiled wasm into `frontend/dist`, the folder that the program embeds.
//!
//! `bundle <page.wasm> [<worker.wasm> …] <dist>`: chunks and JavaScript glue for each wasm file, style
//! sheets, the page and the GraphQL console, each under a name that carries a digest of its
//! content, with its brotli and gzip siblings. It does not know what the page shows, which
//! addresses the program serves, or how wasm and npm packages got where it reads them.

mod console;
mod files;
mod page;
mod split;
mod write;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use files::Files;

fn main() -> Result<()> {
    let mut arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let Some(dist) = arguments.pop() else {
        bail!("usage: bundle <page.wasm> [<worker.wasm> …] <dist>");
    };
    if arguments.is_empty() {
        bail!("no wasm file named; usage: bundle <page.wasm> [<worker.wasm> …] <dist>");
    }
    let frontend = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .context("the bundle crate has no parent folder")?;

    let mut files = Files::default();
    page::add(&mut files, frontend, &arguments)?;
    console::add(&mut files, &frontend.join("console"))?;
    let report = write::write(&files, &dist)?;
    println!("{report}");
    Ok(())
}
