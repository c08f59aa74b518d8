//! `dataset.toml`: what a dataset says of itself, and what its start screen shows.
//!
//! ```toml
//! id = "forum-2024"
//! language = "nl"                       # nl or en: the language of texts in one language
//! read_on = "2026-11"                   # when the sources were read
//! title = "…"                           # a text, or a table with nl and en; so is licence
//! notes = ["…"]                         # a list, or a table with the lists nl and en
//! [start]
//! focus = ["dwse", "vlaio"]             # what the first picture is about
//! unknown = ["…"]                       # what the network lacks; as notes
//! [[start.questions]]
//! kind = "path"                         # known (2 to 6 entities), path (from, to), lever, cluster (one)
//! entities = ["herwin", "vlaio"]
//! question_nl = "…"
//! question_en = "…"
//! ```
//!
//! Everything may be left out. Knows nothing of how questions are answered.

use super::encoding::text_of;
use super::folder::{DATASET, Folder};
use super::ids::Ids;
use super::toml_file::{Node, TomlFile};
use crate::dataset::problem::Problems;
use crate::dataset::{Meta, StartQuestion, StartQuestionKind};
use crate::limits::{KNOWN_MAX, KNOWN_MIN};
use crate::model::{Language, Text};

const DEFAULT_ID: &str = "dataset";

/// Reads `dataset.toml`; without the file, the defaults.
pub(super) fn read_meta(folder: &Folder<'_>, entities: &Ids, problems: &mut Problems) -> Meta {
    let text = folder
        .take(DATASET)
        .and_then(|file| text_of(file, problems));
    let mut meta = Meta {
        id: DEFAULT_ID.into(),
        ..Meta::default()
    };
    if let Some(text) = text {
        TomlFile::new(DATASET, &text).read(problems, |root, problems| {
            read_root(root, entities, &mut meta, problems);
        });
    }
    if meta.title.is_empty() {
        meta.title = Text::new(&meta.id, "");
    }
    meta
}

fn read_root(root: &Node<'_>, entities: &Ids, meta: &mut Meta, problems: &mut Problems) {
    for entry in root.entries(problems) {
        match entry.key {
            "id" => meta.id = entry.id(problems).unwrap_or_else(|| DEFAULT_ID.into()),
            "language" => meta.language = language(&entry, problems),
            "read_on" => meta.read_on = entry.date(problems),
            "title" => meta.title = text(&entry, problems),
            "licence" => meta.licence = text(&entry, problems),
            "notes" => meta.notes = texts(&entry, problems),
            "start" => read_start(&entry, entities, meta, problems),
            _ => entry.unknown(problems),
        }
    }
}

fn read_start(start: &Node<'_>, entities: &Ids, meta: &mut Meta, problems: &mut Problems) {
    for entry in start.entries(problems) {
        match entry.key {
            "focus" => meta.focus = entity_list(&entry, entities, problems),
            "unknown" => meta.unknown = texts(&entry, problems),
            "questions" => {
                let questions = entry.items(problems);
                let questions = questions
                    .iter()
                    .filter_map(|q| question(q, entities, problems));
                meta.questions = questions.collect();
            }
            _ => entry.unknown(problems),
        }
    }
}

fn language(node: &Node<'_>, problems: &mut Problems) -> Language {
    match node.text(problems) {
        Some("en") => Language::En,
        Some("nl") | None => Language::Nl,
        Some(other) => {
            let what = format!("unknown language {other:?}");
            problems.push(node.problem(what, "write \"nl\" or \"en\""));
            Language::Nl
        }
    }
}

/// A text in one language, or a table with both.
fn text(node: &Node<'_>, problems: &mut Problems) -> Text {
    if !node.is_table() {
        return Text::new(node.text(problems).unwrap_or_default(), "");
    }
    let (mut nl, mut en) = ("", "");
    for entry in node.entries(problems) {
        match entry.key {
            "nl" => nl = entry.text(problems).unwrap_or_default(),
            "en" => en = entry.text(problems).unwrap_or_default(),
            _ => entry.unknown(problems),
        }
    }
    if nl.is_empty() {
        Text::new(en, "")
    } else {
        Text::new(nl, en)
    }
}

/// A list of texts in one language, or a table with a list for each.
fn texts(node: &Node<'_>, problems: &mut Problems) -> Vec<Text> {
    if !node.is_table() {
        let list = node.text_list(problems);
        return list.iter().map(|text| Text::new(text, "")).collect();
    }
    let (mut nl, mut en) = (Vec::new(), Vec::new());
    for entry in node.entries(problems) {
        match entry.key {
            "nl" => nl = entry.text_list(problems),
            "en" => en = entry.text_list(problems),
            _ => entry.unknown(problems),
        }
    }
    if !nl.is_empty() && !en.is_empty() && nl.len() != en.len() {
        let what = format!("{} texts in nl and {} in en", nl.len(), en.len());
        problems.push(node.problem(what, "give both lists the same texts in the same order"));
    }
    let first = if nl.is_empty() { &en } else { &nl };
    let second = if nl.is_empty() { &[] } else { en.as_slice() };
    let seconds = second.iter().copied().chain(std::iter::repeat(""));
    first
        .iter()
        .zip(seconds)
        .map(|(nl, en)| Text::new(nl, en))
        .collect()
}

fn entity_list(node: &Node<'_>, entities: &Ids, problems: &mut Problems) -> Vec<Box<str>> {
    let mut list: Vec<Box<str>> = Vec::new();
    for item in node.items(problems) {
        if let Some(id) = item.text(problems) {
            let problem = |what, way_out: String| item.problem(what, way_out);
            let found = entities.find(id, problems, problem);
            if found.is_some() && !list.iter().any(|known| **known == *id) {
                list.push(id.into());
            }
        }
    }
    list
}

const QUESTION_KINDS: [(&str, StartQuestionKind, usize, usize); 4] = [
    ("known", StartQuestionKind::Known, KNOWN_MIN, KNOWN_MAX),
    ("path", StartQuestionKind::Path, 2, 2),
    ("lever", StartQuestionKind::Lever, 1, 1),
    ("cluster", StartQuestionKind::Cluster, 1, 1),
];

fn question(node: &Node<'_>, entities: &Ids, problems: &mut Problems) -> Option<StartQuestion> {
    let (mut kind, mut about, mut nl, mut en) = ("", None, "", "");
    for entry in node.entries(problems) {
        match entry.key {
            "kind" => kind = entry.text(problems).unwrap_or_default(),
            "entities" => about = Some(entity_list(&entry, entities, problems)),
            "question_nl" => nl = entry.text(problems).unwrap_or_default(),
            "question_en" => en = entry.text(problems).unwrap_or_default(),
            _ => entry.unknown(problems),
        }
    }
    let about = about.unwrap_or_default();
    let row = QUESTION_KINDS.iter().find(|(word, ..)| *word == kind);
    let Some((_, kind, least, most)) = row else {
        let what = format!("unknown kind of question {kind:?}");
        problems.push(node.problem(what, "write known, path, lever or cluster"));
        return None;
    };
    if entities.is_complete() && !(*least..=*most).contains(&about.len()) {
        let what = format!("the question names {} entities", about.len());
        let way_out = "name 2 to 6 for known, from and to for path, one for lever or cluster";
        problems.push(node.problem(what, way_out));
    }
    if nl.is_empty() {
        problems.push(node.problem("the question has no words", "give it question_nl"));
    }
    Some(StartQuestion {
        kind: *kind,
        entities: about,
        question: Text::new(nl, en),
    })
}
