//! A comma-separated table: header, rows and cells, each problem with its line and column.
//!
//! Knows no column by name; the readers of the files do.

use std::borrow::Cow;
use std::ops::ControlFlow;

use super::encoding::text_of;
use super::folder::File;
use super::quotes::unclosed_quote;
use super::records::{csv_reader, each_record};
use crate::dataset::problem::{Problem, Problems, Severity};
use crate::limits::{CELL_BYTES_MAX, COLUMNS_MAX};

/// The columns that a file may have.
pub(super) struct Columns {
    pub(super) required: &'static [&'static str],
    pub(super) optional: &'static [&'static str],
}

/// Where a column stands in a file, if it does.
#[derive(Clone, Copy)]
pub(super) struct Column {
    pub(super) name: &'static str,
    at: Option<usize>,
}

/// A file read as far as its header.
pub(super) struct Table<'a> {
    name: &'a str,
    text: Cow<'a, str>,
    header: Vec<String>,
    /// False where something kept rows from being read: what is not found in them may exist.
    pub(super) complete: bool,
}

impl<'a> Table<'a> {
    /// Reads the encoding and the header; `None` where the rows make no sense without them.
    pub(super) fn open(file: File<'a>, columns: &Columns, problems: &mut Problems) -> Option<Self> {
        let mut table = Self {
            name: file.name,
            text: text_of(file, problems)?,
            header: Vec::new(),
            complete: true,
        };
        table.cut_at_unclosed_quote(problems);
        table.header = table.read_header(problems)?;
        table.header_fits(columns, problems).then_some(table)
    }

    fn cut_at_unclosed_quote(&mut self, problems: &mut Problems) {
        if let Some(quote) = unclosed_quote(&self.text) {
            let what = "a quotation mark opens a cell and is never closed";
            let way_out =
                "close the cell with a quotation mark; inside a quoted cell, write one as \"\"";
            problems.push(Problem::in_file(self.name, what, way_out).on_row(quote.line));
            self.text = Cow::Owned(self.text[..quote.record_start].to_owned());
            self.complete = false;
        }
    }

    fn read_header(&self, problems: &mut Problems) -> Option<Vec<String>> {
        let mut reader = csv_reader(&self.text);
        let mut record = csv::StringRecord::new();
        let read = reader.read_record(&mut record).unwrap_or(false);
        let problem = if !read {
            Problem::in_file(self.name, "the file is empty", "begin it with a header row")
        } else if let Some(separator) = foreign_separator(&record) {
            self.other_separator(separator)
        } else if record.len() > COLUMNS_MAX {
            let what = format!("{} columns; at most {COLUMNS_MAX} are read", record.len());
            Problem::in_file(self.name, what, "leave out what is not needed").on_row(1)
        } else {
            return Some(
                record
                    .iter()
                    .map(|c| c.trim().to_ascii_lowercase())
                    .collect(),
            );
        };
        problems.push(problem);
        None
    }

    fn other_separator(&self, separator: &str) -> Problem {
        let what = format!("the header has {separator} and no comma");
        let way_out = "save the table with commas (in Excel: Save As, \"CSV UTF-8\", with the comma as list separator in the regional settings; in LibreOffice: Save As, \"Edit filter settings\", field delimiter \",\")";
        Problem::in_file(self.name, what, way_out).on_row(1)
    }

    fn header_fits(&self, columns: &Columns, problems: &mut Problems) -> bool {
        let missing: Vec<&str> = columns
            .required
            .iter()
            .filter(|c| self.place(c).is_none())
            .copied()
            .collect();
        for column in &missing {
            let what = "the column is missing";
            let way_out = format!(
                "add it; the header must have {}",
                columns.required.join(", ")
            );
            problems.push(self.header_problem(column, what, way_out));
        }
        for (place, name) in self.header.iter().enumerate() {
            if self.header[..place].contains(name) {
                let way_out = "keep one of them".to_owned();
                problems.push(self.header_problem(name, "the column stands there twice", way_out));
            } else if !columns.required.contains(&&**name) && !columns.optional.contains(&&**name) {
                let known = [columns.required, columns.optional].concat().join(", ");
                let way_out = format!("it is not read; known columns are {known}");
                let problem = self.header_problem(name, "unknown column", way_out);
                problems.push(problem.with_severity(Severity::Warning));
            }
        }
        missing.is_empty()
    }

    fn header_problem(&self, column: &str, what: &str, way_out: String) -> Problem {
        Problem::in_file(self.name, what, way_out)
            .on_row(1)
            .in_column(column)
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|c| c == name)
    }

    /// The column with this name, in the file or not.
    pub(super) fn column(&self, name: &'static str) -> Column {
        Column {
            name,
            at: self.place(name),
        }
    }

    /// At most how many rows there are below the header.
    pub(super) fn rows_at_most(&self) -> usize {
        memchr::memchr2_iter(b'\n', b'\r', self.text.as_bytes()).count()
    }

    /// Goes through the rows below the header; rows without any content are passed over. At most
    /// `rows_max` rows are read.
    pub(super) fn each(
        &mut self,
        rows_max: usize,
        problems: &mut Problems,
        with: impl FnMut(&Row<'_>, &mut Problems),
    ) {
        self.each_expected(rows_max, problems, |_| {}, with);
    }

    /// The same, where most rows are shown to `expect` some rows before they are gone through.
    pub(super) fn each_expected(
        &mut self,
        rows_max: usize,
        problems: &mut Problems,
        expect: impl Fn(&Row<'_>),
        mut with: impl FnMut(&Row<'_>, &mut Problems),
    ) {
        let expect = |line, cells: &[&str]| {
            expect(&Row {
                file: self.name,
                line,
                cells,
            });
        };
        let has_control = has_control(self.text.as_bytes());
        let mut rows = 0;
        let mut is_header = true;
        each_record(&self.text, expect, |line, cells| {
            if std::mem::take(&mut is_header) || cells.iter().all(|cell| trimmed(cell).is_empty()) {
                return ControlFlow::Continue(());
            }
            let row = Row {
                file: self.name,
                line,
                cells,
            };
            rows += 1;
            if rows > rows_max {
                let what = format!("more than {rows_max} rows");
                let problem = Problem::in_file(self.name, what, "split the dataset");
                problems.push(problem.on_row(row.line));
                return ControlFlow::Break(());
            }
            if row.check_shape(&self.header, has_control, problems) {
                with(&row, problems);
            } else {
                // What stands in which column is a guess, so nothing more is told of this row; its id
                // is still taken, so that what refers to it is not called unknown.
                with(&row, &mut Problems::default());
            }
            ControlFlow::Continue(())
        });
    }
}

/// The name of the separator that a header uses instead of the comma.
fn foreign_separator(header: &csv::StringRecord) -> Option<&'static str> {
    let only = (header.len() == 1).then(|| header.get(0)).flatten()?;
    [(';', "semicolons"), ('\t', "tabs"), ('|', "bars")]
        .into_iter()
        .find(|(sign, _)| only.contains(*sign))
        .map(|(_, name)| name)
}

fn is_control(sign: char) -> bool {
    sign.is_control() && !matches!(sign, '\t' | '\n' | '\r')
}

/// Whether control signs may be in here: a quick look at the bytes, many at a time.
fn has_control(bytes: &[u8]) -> bool {
    let is_suspect = |b: &u8| matches!(b, 0..=8 | 11 | 12 | 14..=31 | 127 | 0xc2);
    let any = |block: &[u8]| block.iter().fold(false, |any, b| any | is_suspect(b));
    bytes.chunks(1_024).any(any)
}

/// A cell without space around it. Most have none, which the first and the last byte tell.
fn trimmed(cell: &str) -> &str {
    let is_sign = |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_graphic());
    if is_sign(cell.as_bytes().first()) && is_sign(cell.as_bytes().last()) {
        cell
    } else {
        cell.trim()
    }
}

/// One row of a table.
pub(super) struct Row<'r> {
    file: &'r str,
    /// Its first line in the file, from 1.
    pub(super) line: u32,
    cells: &'r [&'r str],
}

impl<'r> Row<'r> {
    /// The cell as it stands; empty where the file lacks the column.
    pub(super) fn text(&self, column: Column) -> &'r str {
        column
            .at
            .and_then(|at| self.cells.get(at))
            .copied()
            .unwrap_or("")
    }

    /// The cell without space around it.
    pub(super) fn word(&self, column: Column) -> &'r str {
        trimmed(self.text(column))
    }

    /// The pieces of a cell that holds a list, empty ones left out.
    pub(super) fn list(&self, column: Column) -> impl Iterator<Item = &'r str> {
        let text = self.text(column);
        let pieces = (!text.is_empty()).then(|| text.split(';'));
        let pieces = pieces.into_iter().flatten().map(str::trim);
        pieces.filter(|piece| !piece.is_empty())
    }

    /// A problem with a cell of this row.
    pub(super) fn problem(
        &self,
        column: Column,
        what: impl Into<String>,
        way_out: impl Into<String>,
    ) -> Problem {
        Problem::in_file(self.file, what, way_out)
            .on_row(self.line)
            .in_column(column.name)
    }

    /// Checks what holds for every cell; whether the row can be told by its columns.
    fn check_shape(&self, header: &[String], has_control: bool, problems: &mut Problems) -> bool {
        let cells = self.cells.len();
        if cells != header.len() {
            let what = format!("{cells} cells under a header of {}", header.len());
            let way_out =
                "put a cell that holds a comma between quotation marks, or add the missing commas";
            problems.push(Problem::in_file(self.file, what, way_out).on_row(self.line));
            return false;
        }
        for (name, cell) in header.iter().zip(self.cells) {
            if cell.len() > CELL_BYTES_MAX {
                let what = format!(
                    "{} bytes in one cell; at most {CELL_BYTES_MAX} are allowed",
                    cell.len()
                );
                self.cell_problem(name, what, "shorten it", problems);
            }
            if has_control && let Some(sign) = cell.chars().find(|c| is_control(*c)) {
                let what = format!(
                    "the cell holds a control character (U+{:04X})",
                    u32::from(sign)
                );
                self.cell_problem(name, what, "take it out", problems);
            }
        }
        true
    }

    fn cell_problem(&self, column: &str, what: String, way_out: &str, problems: &mut Problems) {
        let problem = Problem::in_file(self.file, what, way_out);
        problems.push(problem.on_row(self.line).in_column(column));
    }
}
