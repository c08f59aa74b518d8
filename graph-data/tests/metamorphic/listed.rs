//! The table held to the sources: a function or a module of `algo` without a row fails by its name.
//!
//! Knows the sources as text, and no method.
#![expect(
    clippy::disallowed_methods,
    reason = "the library opens nothing; this test reads its sources"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::methods::methods;

fn algo() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/algo")
}

/// The Rust files under a folder, but tests.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("readable").path());
    let paths = paths.filter(|path| path.file_stem().is_some_and(|name| name != "tests"));
    let below = |path: PathBuf| {
        if path.is_dir() {
            sources(&path)
        } else {
            vec![path]
        }
    };
    paths.flat_map(below).collect()
}

/// The public functions of `algo`, as `module::function`, read from the sources.
fn functions() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in sources(&algo()) {
        let below = file.strip_prefix(algo()).expect("below it");
        let module = below
            .components()
            .next()
            .expect("a file")
            .as_os_str()
            .to_string_lossy();
        let module = module.trim_end_matches(".rs");
        let text = fs::read_to_string(&file).expect("source is text");
        let code = text
            .lines()
            .take_while(|line| !line.starts_with("#[cfg(test)]"));
        let names = code.filter_map(|line| line.strip_prefix("pub fn "));
        let name = |rest: &str| rest.split(['(', '<']).next().unwrap_or(rest).to_owned();
        found.extend(names.map(|rest| format!("{module}::{}", name(rest))));
    }
    found
}

#[test]
fn every_method_has_a_row() {
    let rows: Vec<&str> = methods().flat_map(|method| method.of).copied().collect();
    let table: BTreeSet<&str> = rows.iter().copied().collect();
    assert_eq!(rows.len(), table.len(), "a method has two rows");
    let functions = functions();
    assert!(functions.len() > 30, "{functions:?}");
    let without: Vec<&String> = functions
        .iter()
        .filter(|f| !table.contains(f.as_str()))
        .collect();
    assert!(without.is_empty(), "no row for {without:?}");
    let is_type = |row: &&&str| {
        row.rsplit("::")
            .next()
            .is_some_and(|name| name.starts_with(char::is_uppercase))
    };
    let gone: Vec<_> = table
        .iter()
        .filter(|row| !is_type(row) && !functions.contains(**row))
        .collect();
    assert!(gone.is_empty(), "rows of no function: {gone:?}");
}

#[test]
fn every_module_has_a_row() {
    let text = fs::read_to_string(algo().join("mod.rs")).expect("the list of modules");
    let modules = text
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    let modules: BTreeSet<&str> = modules.collect();
    let rows = methods().flat_map(|method| method.of);
    let named: BTreeSet<&str> = rows.filter_map(|row| row.split("::").next()).collect();
    assert_eq!(modules, named);
}
