//! The house rules, read from the source tree: who may use whom. A rule that is broken is named with
//! the file and line that break it.

mod sentences;

use std::fs;
use std::path::{Path, PathBuf};

/// What the files under a place must not name, and why.
struct Rule {
    name: &'static str,
    place: &'static str,
    forbidden: &'static [&'static str],
}

const RULES: &[Rule] = &[
    Rule {
        name: "the model knows nothing else of ours",
        place: "graph-data/src/model",
        forbidden: &[
            "crate::vocabulary",
            "crate::dataset",
            "crate::network",
            "crate::algo",
            "crate::explain",
        ],
    },
    Rule {
        name: "a dataset knows neither graph nor answers",
        place: "graph-data/src/dataset",
        forbidden: &[
            "crate::network",
            "crate::algo",
            "crate::explain",
            "crate::layout",
            "crate::search",
        ],
    },
    Rule {
        name: "an edit knows neither graph nor answers",
        place: "graph-data/src/edit",
        forbidden: &[
            "crate::network",
            "crate::algo",
            "crate::explain",
            "crate::layout",
            "crate::search",
        ],
    },
    Rule {
        name: "the network knows no question",
        place: "graph-data/src/network",
        forbidden: &[
            "crate::algo",
            "crate::explain",
            "crate::layout",
            "crate::search",
        ],
    },
    Rule {
        name: "methods know no wording",
        place: "graph-data/src/algo",
        forbidden: &["crate::explain"],
    },
    Rule {
        name: "the layout knows no wording",
        place: "graph-data/src/layout",
        forbidden: &["crate::explain"],
    },
    Rule {
        name: "sentences are told of results, not computed",
        place: "graph-data/src/explain",
        forbidden: &["crate::layout", "crate::search"],
    },
    Rule {
        name: "questions are read, not answered",
        place: "graph-data/src/interpret",
        forbidden: &["crate::algo", "crate::explain", "crate::layout"],
    },
    Rule {
        name: "the library opens nothing",
        place: "graph-data/src",
        forbidden: &[
            "std::fs",
            "std::net",
            "std::thread",
            "std::time",
            "std::env",
            "std::process",
        ],
    },
    Rule {
        name: "the engine knows no face",
        place: "backend/src/engine",
        forbidden: &[
            "crate::graphql",
            "crate::http",
            "axum",
            "async_graphql",
            "neo4rs",
            "rusqlite",
        ],
    },
    Rule {
        name: "a store knows no face and no question",
        place: "backend/src/store",
        forbidden: &[
            "crate::graphql",
            "crate::http",
            "crate::engine",
            "crate::editor",
            "axum",
            "async_graphql",
            "graph_data::algo",
            "graph_data::explain",
        ],
    },
    Rule {
        name: "the editor knows no face and no database",
        place: "backend/src/editor",
        forbidden: &[
            "crate::graphql",
            "crate::http",
            "axum",
            "async_graphql",
            "neo4rs",
            "rusqlite",
        ],
    },
    Rule {
        name: "a mirror knows no face and no database",
        place: "backend/src/mirror",
        forbidden: &[
            "crate::graphql",
            "crate::http",
            "axum",
            "async_graphql",
            "neo4rs",
            "rusqlite",
        ],
    },
    Rule {
        name: "GraphQL knows neither HTTP nor stores",
        place: "backend/src/graphql",
        forbidden: &["crate::http", "axum", "tower", "neo4rs", "rusqlite"],
    },
    Rule {
        name: "HTTP knows neither methods nor stores",
        place: "backend/src/http",
        forbidden: &[
            "graph_data::algo",
            "graph_data::explain",
            "neo4rs",
            "rusqlite",
        ],
    },
    Rule {
        name: "the picture is drawn without page, wire or address",
        place: "frontend/src/canvas",
        forbidden: &[
            "yew",
            "crate::api",
            "crate::state",
            "crate::components",
            "crate::pages",
            "crate::app",
        ],
    },
    Rule {
        name: "components do not ask",
        place: "frontend/src/components",
        forbidden: &["fetch_with_", "use_answer", "crate::pages"],
    },
    Rule {
        name: "state is values",
        place: "frontend/src/state",
        forbidden: &[
            "yew",
            "web_sys",
            "crate::api",
            "crate::components",
            "crate::pages",
        ],
    },
    Rule {
        name: "only api fetches",
        place: "frontend/src/pages",
        forbidden: &["fetch_with_"],
    },
    Rule {
        name: "page and program meet only in the schema",
        place: "frontend/src",
        forbidden: &["backend::"],
    },
    Rule {
        name: "page and program meet only in the schema",
        place: "backend/src",
        forbidden: &["frontend::"],
    },
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the tests lie in the workspace")
        .to_owned()
}

/// The Rust files under a folder, those of its tests left out.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("a readable folder").path();
        let name = path.file_stem().unwrap_or_default();
        if name == "tests" {
            continue;
        }
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The lines that compile into the program: no comments, and nothing from the first test on.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let code = text
        .lines()
        .take_while(|line| !line.trim_start().starts_with("#[cfg(test)]"));
    code.enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// Whether a line names a path, as a whole word at its start.
fn names(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + path.len()..].chars().next();
        let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let inside = part(before) || (!path.ends_with(':') && part(after));
        let is_path =
            path.contains("::") || after == Some(':') || line.trim_start().starts_with("use ");
        !inside && is_path
    })
}

fn broken(rule: &Rule) -> Vec<String> {
    let files = sources(&root().join(rule.place));
    assert!(!files.is_empty(), "{}: no source there", rule.place);
    let mut broken = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("source is text");
        for (row, line) in lines(&text) {
            for path in rule.forbidden.iter().filter(|path| names(line, path)) {
                broken.push(format!(
                    "{}:{}: {path}: {}",
                    file.display(),
                    row + 1,
                    rule.name
                ));
            }
        }
    }
    broken
}

#[test]
fn nobody_uses_whom_they_may_not() {
    let broken: Vec<String> = RULES.iter().flat_map(broken).collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn a_forbidden_use_is_seen() {
    assert!(names("use crate::algo::paths;", "crate::algo"));
    assert!(names("    yew::Html::default()", "yew"));
    assert!(names("use yew::prelude::*;", "yew"));
    assert!(!names("use crate::algorithms;", "crate::algo"));
    assert!(!names("let renew = 1;", "yew"));
}

#[test]
fn every_source_file_opens_with_what_it_is_for() {
    let files = [
        "graph-data/src",
        "backend/src",
        "frontend/src",
        "frontend/bundle/src",
        "tests",
    ];
    let bare: Vec<String> = files
        .iter()
        .flat_map(|place| sources(&root().join(place)))
        .filter(|file| {
            !file
                .components()
                .any(|part| part.as_os_str() == "node_modules")
        })
        .filter(|file| {
            !fs::read_to_string(file)
                .expect("source is text")
                .starts_with("//!")
        })
        .map(|file| file.display().to_string())
        .collect();
    assert!(bare.is_empty(), "no opening words in {}", bare.join(", "));
}

/// Where rows that may come and go, `{for …}`, have neighbours in the same element. The framework compares
/// neighbours from the last to the first: with one more of them those before it would be made anew, and what
/// was typed there, or had the focus, would be lost.
fn beside_others(text: &str) -> Vec<usize> {
    let opens = |before: &str| {
        let tag = before.rfind('<').map_or("", |at| &before[at..]);
        let is_tag = before.ends_with('>') && !before.ends_with("->") && !before.ends_with("=>");
        before.ends_with('{') || (is_tag && !tag.starts_with("</") && !tag.ends_with("/>"))
    };
    let closes = |after: &str| after.starts_with("</") || after.starts_with('}');
    let is_alone = |at: usize| {
        let mut depth = 0;
        let end = text[at..].find(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            depth == 0
        });
        let after = end.map_or("", |end| &text[at + end + 1..]);
        opens(text[..at].trim_end()) && closes(after.trim_start())
    };
    let rows = text.match_indices("{for ").map(|(at, _)| at);
    let beside = rows.filter(|at| !is_alone(*at));
    beside
        .map(|at| text[..at].matches('\n').count() + 1)
        .collect()
}

#[test]
fn rows_of_the_page_have_no_neighbours() {
    let mut wrong = Vec::new();
    for file in sources(&root().join("frontend/src")) {
        let text = fs::read_to_string(&file).expect("source is text");
        let found = beside_others(&text).into_iter();
        wrong.extend(found.map(|line| format!("{}:{line}", file.display())));
    }
    let wrong = wrong.join("\n");
    assert!(
        wrong.is_empty(),
        "put <> and </> around these rows:\n{wrong}"
    );
}

#[test]
fn rows_beside_others_are_seen() {
    let check =
        |text: &str, expected: &[usize]| assert_eq!(beside_others(text), expected, "{text}");
    check(
        "html! {\n <ul class=\"x\">{for rows.map(|r| html! { <li>{r}</li> })}</ul> }",
        &[],
    );
    check("html! { {for rows} }", &[]);
    check("<div>\n<input />\n<>{for rows}</>\n</div>", &[]);
    check("<div>\n<input />\n{for rows}\n</div>", &[3]);
    check("<div>{for rows}<p>{text}</p></div>", &[1]);
    check("<div><p>{text}</p>{for rows}</div>", &[1]);
}
