//! From the bytes of a file to text: other encodings are named, with the line and the way out.
//!
//! Knows nothing of tables.

use std::borrow::Cow;

use super::folder::File;
use crate::dataset::problem::{Problem, Problems, Severity};

const UTF8_BOM: &[u8] = b"\xef\xbb\xbf";
const SAVE_AS_UTF8: &str = "save it as UTF-8 (in Excel: Save As, \"CSV UTF-8 (comma delimited)\"; in Notepad: Save As, encoding UTF-8)";
/// Lines with foreign bytes that are named one by one.
const FOREIGN_LINES_MAX: usize = 20;

/// The text of a file, without a byte order mark; `None` where it cannot be read at all.
///
/// Foreign bytes are errors, but the rest of the text is still read, so that its other problems are
/// told at once.
pub(super) fn text_of<'a>(file: File<'a>, problems: &mut Problems) -> Option<Cow<'a, str>> {
    if is_utf16(&file.bytes) {
        let what = "the file is in UTF-16 (Excel calls it \"Unicode text\")";
        problems.push(Problem::in_file(file.name, what, SAVE_AS_UTF8).on_row(1));
        return None;
    }
    let mut bytes = file.bytes;
    if bytes.starts_with(UTF8_BOM) {
        problems.push(byte_order_mark(file.name));
        bytes = without_first(bytes, UTF8_BOM.len());
    }
    if std::str::from_utf8(&bytes).is_err() {
        name_foreign_bytes(file.name, &bytes, problems);
    }
    Some(text(bytes))
}

fn without_first(bytes: Cow<'_, [u8]>, count: usize) -> Cow<'_, [u8]> {
    match bytes {
        Cow::Borrowed(bytes) => Cow::Borrowed(&bytes[count..]),
        Cow::Owned(mut bytes) => {
            bytes.drain(..count);
            Cow::Owned(bytes)
        }
    }
}

/// The bytes as text, uncopied where they are UTF-8.
fn text(bytes: Cow<'_, [u8]>) -> Cow<'_, str> {
    match bytes {
        Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
        Cow::Owned(bytes) => Cow::Owned(
            String::from_utf8(bytes)
                .unwrap_or_else(|foreign| String::from_utf8_lossy(foreign.as_bytes()).into_owned()),
        ),
    }
}

fn is_utf16(bytes: &[u8]) -> bool {
    let marked = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    marked
        || matches!(
            bytes,
            [0, 1..=127, 0, 1..=127, ..] | [1..=127, 0, 1..=127, 0, ..]
        )
}

fn byte_order_mark(file: &str) -> Problem {
    Problem::in_file(
        file,
        "the file begins with a byte order mark (BOM)",
        "it is read all the same; to be rid of it, save as UTF-8 without BOM",
    )
    .on_row(1)
    .with_severity(Severity::Flaw)
}

fn name_foreign_bytes(file: &str, bytes: &[u8], problems: &mut Problems) {
    let lines = (1_u32..).zip(bytes.split(|b| *b == b'\n'));
    let foreign = lines.filter_map(|(row, line)| {
        let error = std::str::from_utf8(line).err()?;
        Some((row, error.valid_up_to(), line[error.valid_up_to()]))
    });
    for (row, before, byte) in foreign.take(FOREIGN_LINES_MAX) {
        let what = format!(
            "byte {} of the line (0x{byte:02X}) is not UTF-8{}",
            before + 1,
            as_latin1(byte)
        );
        problems.push(Problem::in_file(file, what, SAVE_AS_UTF8).on_row(row));
    }
}

/// What the byte means in the encoding that older Windows programs write.
fn as_latin1(byte: u8) -> String {
    match byte {
        0xa0..=0xff => format!("; in Latin-1 (Windows) it is \"{}\"", char::from(byte)),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expect: Option<&str>, problems_expected: usize) {
        let read = |bytes| {
            let mut problems = Problems::default();
            let name = "x.csv";
            let text = text_of(File { name, bytes }, &mut problems).map(Cow::into_owned);
            (text, problems.sorted())
        };
        let (text, problems) = read(Cow::Borrowed(bytes));
        assert_eq!(
            (text.as_deref(), problems.len()),
            (expect, problems_expected)
        );
        assert_eq!(read(Cow::Owned(bytes.to_vec())), (text, problems));
    }

    #[test]
    fn files_that_are_handed_over_read_as_those_that_are_lent() {
        check("id\nvlaio é".as_bytes(), Some("id\nvlaio é"), 0);
        check(b"\xef\xbb\xbfid\nvlaio", Some("id\nvlaio"), 1);
        check(b"id\ncaf\xe9\n", Some("id\ncaf\u{fffd}\n"), 1);
        check(b"\xef\xbb\xbfid\ncaf\xe9\n", Some("id\ncaf\u{fffd}\n"), 2);
        check(b"\xff\xfei\0d\0", None, 1);
        check(b"", Some(""), 0);
    }
}
