//! From the bytes of a file to text: other encodings are named, with the line and the way out.
//!
//! Knows nothing of tables.

use std::borrow::Cow;

use crate::dataset::NamedBytes;
use crate::dataset::problem::{Problem, Problems, Severity};

const UTF8_BOM: &[u8] = b"\xef\xbb\xbf";
const SAVE_AS_UTF8: &str = "save it as UTF-8 (in Excel: Save As, \"CSV UTF-8 (comma delimited)\"; in Notepad: Save As, encoding UTF-8)";
/// Lines with foreign bytes that are named one by one.
const FOREIGN_LINES_MAX: usize = 20;

/// The text of a file, without a byte order mark; `None` where it cannot be read at all.
///
/// Foreign bytes are errors, but the rest of the text is still read, so that its other problems are
/// told at once.
pub(super) fn text_of<'a>(file: &NamedBytes<'a>, problems: &mut Problems) -> Option<Cow<'a, str>> {
    if is_utf16(file.bytes) {
        let what = "the file is in UTF-16 (Excel calls it \"Unicode text\")";
        problems.push(Problem::in_file(file.name, what, SAVE_AS_UTF8).on_row(1));
        return None;
    }
    let bytes = match file.bytes.strip_prefix(UTF8_BOM) {
        Some(rest) => {
            problems.push(byte_order_mark(file.name));
            rest
        }
        None => file.bytes,
    };
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(Cow::Borrowed(text)),
        Err(_) => {
            name_foreign_bytes(file.name, bytes, problems);
            Some(String::from_utf8_lossy(bytes))
        }
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
