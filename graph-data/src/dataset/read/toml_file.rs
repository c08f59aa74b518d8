//! A TOML file as a tree of which each piece knows its line.
//!
//! Knows no key by name.

use std::cell::OnceCell;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::cell::{id_fault, optional};
use crate::dataset::problem::{Problem, Problems, Severity};
use crate::model::PartialDate;

/// A TOML file.
pub(super) struct TomlFile<'a> {
    name: &'a str,
    text: &'a str,
    line_starts: OnceCell<Vec<usize>>,
}

impl<'a> TomlFile<'a> {
    pub(super) fn new(name: &'a str, text: &'a str) -> Self {
        Self {
            name,
            text,
            line_starts: OnceCell::new(),
        }
    }

    /// Parses the file and hands its root over; what TOML does not allow is a problem.
    pub(super) fn read(
        &self,
        problems: &mut Problems,
        with: impl FnOnce(&Node<'_>, &mut Problems),
    ) {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in &errors {
            let line = self.line_of(error.span().map_or(0, |span| span.start));
            let what = format!("not valid TOML: {}", error.message());
            let way_out = "correct the line; texts stand between quotation marks";
            problems.push(Problem::in_file(self.name, what, way_out).on_row(line));
        }
        if errors.is_empty() {
            let root = Node {
                file: self,
                key: "",
                at: 0,
                value: Value::Table(table.get_ref()),
            };
            with(&root, problems);
        }
    }

    fn line_of(&self, at: usize) -> u32 {
        let starts = self.line_starts.get_or_init(|| {
            let ends = self.text.match_indices('\n').map(|(end, _)| end + 1);
            std::iter::once(0).chain(ends).collect()
        });
        let line = starts.partition_point(|start| *start <= at);
        u32::try_from(line).unwrap_or(u32::MAX)
    }
}

#[derive(Clone, Copy)]
enum Value<'t> {
    Table(&'t DeTable<'t>),
    Other(&'t DeValue<'t>),
}

/// A piece of a TOML file.
pub(super) struct Node<'t> {
    file: &'t TomlFile<'t>,
    /// The key under which it stands; that of the list for the items of a list.
    pub(super) key: &'t str,
    at: usize,
    value: Value<'t>,
}

impl<'t> Node<'t> {
    fn inside(&self, key: &'t str, value: &'t Spanned<DeValue<'t>>) -> Self {
        Node {
            file: self.file,
            key,
            at: value.span().start,
            value: match value.get_ref() {
                DeValue::Table(table) => Value::Table(table),
                other => Value::Other(other),
            },
        }
    }

    /// A problem with this piece.
    pub(super) fn problem(&self, what: impl Into<String>, way_out: impl Into<String>) -> Problem {
        let problem = Problem::in_file(self.file.name, what, way_out);
        let problem = problem.on_row(self.file.line_of(self.at));
        if self.key.is_empty() {
            problem
        } else {
            problem.in_column(self.key)
        }
    }

    fn expected(&self, what: &str, problems: &mut Problems) {
        problems.push(self.problem(format!("expected {what}"), format!("write {what}")));
    }

    /// Warns that the key is not read.
    pub(super) fn unknown(&self, problems: &mut Problems) {
        let problem = self.problem(
            "unknown key",
            "it is not read; correct its name or leave it out",
        );
        problems.push(problem.with_severity(Severity::Warning));
    }

    pub(super) fn is_table(&self) -> bool {
        matches!(self.value, Value::Table(_))
    }

    /// The entries of a table, in the order of the file.
    pub(super) fn entries(&self, problems: &mut Problems) -> Vec<Node<'t>> {
        let Value::Table(table) = self.value else {
            self.expected("a table", problems);
            return Vec::new();
        };
        let entries = table.iter();
        let mut entries: Vec<Node<'t>> = entries
            .map(|(key, value)| self.inside(key.get_ref(), value))
            .collect();
        entries.sort_by_key(|entry| entry.at);
        entries
    }

    /// The items of a list.
    pub(super) fn items(&self, problems: &mut Problems) -> Vec<Node<'t>> {
        let Value::Other(DeValue::Array(list)) = self.value else {
            self.expected("a list", problems);
            return Vec::new();
        };
        list.iter()
            .map(|item| self.inside(self.key, item))
            .collect()
    }

    /// The text of this piece.
    pub(super) fn text(&self, problems: &mut Problems) -> Option<&'t str> {
        if let Value::Other(DeValue::String(text)) = self.value {
            return Some(text);
        }
        self.expected("a text between quotation marks", problems);
        None
    }

    /// The texts of a list.
    pub(super) fn text_list(&self, problems: &mut Problems) -> Vec<&'t str> {
        let items = self.items(problems);
        items
            .iter()
            .filter_map(|item| item.text(problems))
            .collect()
    }

    /// The date of this piece.
    pub(super) fn date(&self, problems: &mut Problems) -> Option<PartialDate> {
        let text = self.text(problems)?;
        let date = text.parse::<PartialDate>();
        if let Err(reason) = date {
            problems.push(self.problem(format!("{text:?} is not a date"), reason.to_string()));
        }
        date.ok()
    }

    /// The id that this piece gives.
    pub(super) fn id(&self, problems: &mut Problems) -> Option<Box<str>> {
        let text = self.text(problems)?;
        if let Some((what, way_out)) = id_fault(text).map(|fault| fault.told()) {
            problems.push(self.problem(what, way_out));
        }
        optional(text)
    }
}
