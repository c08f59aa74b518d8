//! Sentences are told of results: what `explain` names of `algo` are the types of answers, never a
//! method, nor a type that works something out when it is made.
//!
//! Knows no method by name: a function's name starts with a small letter, a type's with a capital.

use std::fs;

use super::{lines, root, sources};

/// Types of `algo` that are made from a network or its rows: making one is running a method.
const WORKING: &[&str] = &["AdamicAdar", "Cuts", "Islands", "WalkedRows"];

/// What a text names of `algo`, each as the path behind `algo::`, with lists in braces taken apart.
fn named(code: &str) -> Vec<String> {
    let starts = code.match_indices("algo::").map(|(at, start)| {
        let rest = &code[at + start.len()..];
        let end = rest.find([';', '(', ')', '<', '>', '&', '[', ']', '=', '\'']);
        &rest[..end.unwrap_or(rest.len())]
    });
    starts.flat_map(taken_apart).collect()
}

/// A path as it stands, or one for each that its list names.
fn taken_apart(path: &str) -> Vec<String> {
    let Some((before, list)) = path.split_once('{') else {
        let end = path.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | ':' | '*')));
        return vec![path[..end.unwrap_or(path.len())].to_owned()];
    };
    let list = list.replace(['{', '}'], ",");
    let names = list.split(',').map(str::trim);
    let names = names.filter(|name| !name.is_empty() && !name.ends_with("::"));
    names.map(|name| format!("{before}{name}")).collect()
}

/// Whether a path ends in the type of an answer, or in something of it.
fn is_answer(path: &str) -> bool {
    let is_type = |part: &&str| part.starts_with(char::is_uppercase);
    let found = path.split("::").find(is_type);
    found.is_some_and(|found| !WORKING.contains(&found))
}

#[test]
fn sentences_are_told_of_results_and_run_no_method() {
    let (mut broken, mut seen) = (Vec::new(), 0);
    for file in sources(&root().join("graph-data/src/explain")) {
        let text = fs::read_to_string(&file).expect("source is text");
        let code: Vec<&str> = lines(&text).map(|(_, line)| line).collect();
        for path in named(&code.join("\n")) {
            seen += 1;
            if !is_answer(&path) {
                broken.push(format!("{}: algo::{path}", file.display()));
            }
        }
    }
    assert!(seen > 20, "only {seen} answers are told");
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn a_method_that_is_named_is_seen() {
    let seen = |code: &str| {
        let methods = named(code).into_iter().filter(|path| !is_answer(path));
        methods.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(seen("use crate::algo::gaps::{LeverGaps, MeetingPair};"), "");
    assert_eq!(seen("use crate::algo::paths::Path;"), "");
    assert_eq!(
        seen("use crate::algo::paths::{Path, paths};"),
        "paths::paths"
    );
    assert_eq!(seen("use crate::algo::gaps::{\n A,\n b,\n};"), "gaps::b");
    assert_eq!(
        seen("let x = algo::what_if::apart(a, b);"),
        "what_if::apart"
    );
    assert_eq!(seen("use crate::algo::paths;"), "paths");
    assert_eq!(seen("use crate::algo::gaps::*;"), "gaps::*");
    assert_eq!(
        seen("crate::algo::islands::Islands::new(network)"),
        "islands::Islands::new"
    );
}
