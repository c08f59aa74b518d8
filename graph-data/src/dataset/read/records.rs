//! The records of a comma-separated text, each with its line.
//!
//! Knows neither header nor columns.

use std::ops::ControlFlow;

/// A reader that takes every record as it is, as RFC 4180 has it.
pub(super) fn csv_reader(text: &str) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// Goes through the records, the header first, with the line from 1 on which each begins; empty lines
/// are none. Most are shown to `expect` some records before.
pub(super) fn each_record(
    text: &str,
    expect: impl Fn(u32, &[&str]),
    mut with: impl FnMut(u32, &[&str]) -> ControlFlow<()>,
) {
    if memchr::memchr(b'"', text.as_bytes()).is_none() {
        each_plain_record(text, &expect, &mut with);
    } else {
        each_quoted_record(text, &mut with);
    }
}

/// How many records are shown together before they are gone through.
const EXPECTED: usize = 16;

/// Without quotation marks, every comma and every line end separates: cells are pieces of the text.
fn each_plain_record(
    text: &str,
    expect: &impl Fn(u32, &[&str]),
    with: &mut impl FnMut(u32, &[&str]) -> ControlFlow<()>,
) {
    let bytes = text.as_bytes();
    let mut read = Records::default();
    let (mut line, mut start) = (1, 0);
    for (at, &byte) in bytes.iter().enumerate() {
        if !matches!(byte, b',' | b'\n' | b'\r') {
            continue;
        }
        read.cells.push(&text[start..at]);
        start = at + 1;
        if byte == b',' {
            continue;
        }
        read.end(line);
        if read.ends.len() >= EXPECTED && read.hand_over(expect, with).is_break() {
            return;
        }
        line += u32::from(ends_line(bytes, at));
    }
    read.cells.push(&text[start..]);
    read.end(line);
    let _ = read.hand_over(expect, with);
}

/// Records read and not gone through yet.
#[derive(Default)]
struct Records<'t> {
    cells: Vec<&'t str>,
    /// The line of each record, and where its cells end.
    ends: Vec<(u32, usize)>,
}

impl Records<'_> {
    /// Ends the record to which the last cells belong; a blank line is none.
    fn end(&mut self, line: u32) {
        let start = self.ends.last().map_or(0, |(_, end)| *end);
        if is_blank(&self.cells[start..]) {
            self.cells.truncate(start);
        } else {
            self.ends.push((line, self.cells.len()));
        }
    }

    fn hand_over(
        &mut self,
        expect: &impl Fn(u32, &[&str]),
        with: &mut impl FnMut(u32, &[&str]) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut start = 0;
        for &(line, end) in &self.ends {
            expect(line, &self.cells[start..end]);
            start = end;
        }
        start = 0;
        for &(line, end) in &self.ends {
            with(line, &self.cells[start..end])?;
            start = end;
        }
        self.cells.clear();
        self.ends.clear();
        ControlFlow::Continue(())
    }
}

fn is_blank(cells: &[&str]) -> bool {
    matches!(cells, [""])
}

/// Whether the line end here is the last byte of one: a carriage return before a line feed is not.
fn ends_line(bytes: &[u8], at: usize) -> bool {
    bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n')
}

fn each_quoted_record(text: &str, with: &mut impl FnMut(u32, &[&str]) -> ControlFlow<()>) {
    let mut reader = csv_reader(text);
    let mut lines = Lines::new(text.as_bytes());
    let mut record = csv::StringRecord::new();
    // The text is valid UTF-8 in memory: reading cannot fail.
    while reader.read_record(&mut record).unwrap_or(false) {
        let line = lines.line_at(record.position().map_or(0, csv::Position::byte));
        let cells: Vec<&str> = record.iter().collect();
        if with(line, &cells).is_break() {
            return;
        }
    }
}

/// The line numbers of growing byte positions, as an editor counts them.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u32,
}

impl<'a> Lines<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            line: 1,
        }
    }

    /// The line of the first sign at or after `position` that is not a line end: the CSV reader gives
    /// the position before the blank lines that it skips.
    fn line_at(&mut self, position: u64) -> u32 {
        let position = usize::try_from(position).unwrap_or(usize::MAX);
        while let Some(&byte) = self.bytes.get(self.at) {
            let line_end = matches!(byte, b'\n' | b'\r');
            if self.at >= position && !line_end {
                break;
            }
            self.line += u32::from(line_end && ends_line(self.bytes, self.at));
            self.at += 1;
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Record = (u32, Vec<String>);

    fn into_list(list: &mut Vec<Record>) -> impl FnMut(u32, &[&str]) -> ControlFlow<()> {
        |line, cells| {
            list.push((line, cells.iter().map(|cell| (*cell).to_owned()).collect()));
            ControlFlow::Continue(())
        }
    }

    proptest! {
        #[test]
        fn without_quotation_marks_both_ways_read_the_same(text in "[aé ,\n\r]{0,40}") {
            let (mut plain, mut quoted) = (Vec::new(), Vec::new());
            each_plain_record(&text, &|_, _| {}, &mut into_list(&mut plain));
            each_quoted_record(&text, &mut into_list(&mut quoted));
            prop_assert_eq!(plain, quoted);
        }
    }
}
