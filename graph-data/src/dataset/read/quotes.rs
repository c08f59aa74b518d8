//! Quotation marks that are never closed: the CSV reader swallows the rest of the file then, without
//! a word.
//!
//! Knows nothing of columns.

/// Where a quoted cell begins that never ends.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct UnclosedQuote {
    /// The line of the quotation mark, from 1.
    pub(super) line: u32,
    /// The byte at which its row begins.
    pub(super) record_start: usize,
}

/// The quotation mark that is never closed, where there is one. Costs one pass over the text.
pub(super) fn unclosed_quote(text: &str) -> Option<UnclosedQuote> {
    let bytes = text.as_bytes();
    memchr::memchr(b'"', bytes)?;
    let mut scan = Scan::default();
    for (at, &byte) in bytes.iter().enumerate() {
        let crlf = byte == b'\r' && bytes.get(at + 1) == Some(&b'\n');
        scan.line += u32::from(byte == b'\n' || (byte == b'\r' && !crlf));
        scan.step(at, byte);
    }
    scan.quoted.then_some(UnclosedQuote {
        line: scan.quote_line + 1,
        record_start: scan.record_start,
    })
}

#[derive(Default)]
struct Scan {
    quoted: bool,
    /// Just after a quotation mark inside a quoted cell: the cell's end, or half of a written one.
    closing: bool,
    mid_cell: bool,
    line: u32,
    quote_line: u32,
    record_start: usize,
}

impl Scan {
    fn step(&mut self, at: usize, byte: u8) {
        if self.quoted {
            // A second quotation mark right after this one opens the cell again, as RFC 4180 has it.
            if byte == b'"' {
                self.quoted = false;
                self.closing = true;
            }
            return;
        }
        match byte {
            b'"' if self.closing => self.quoted = true,
            b'"' if !self.mid_cell => {
                self.quoted = true;
                self.quote_line = self.line;
            }
            b'\n' | b'\r' => self.record_start = at + 1,
            _ => {}
        }
        self.closing = false;
        self.mid_cell = !matches!(byte, b',' | b'\n' | b'\r');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Option<(u32, usize)>) {
        let found = unclosed_quote(text).map(|q| (q.line, q.record_start));
        assert_eq!(found, expect, "{text:?}");
    }

    #[test]
    fn only_a_quote_that_never_closes_is_named() {
        check("a,b\n1,2\n", None);
        check("a,b\n\"1,\n2\",\"say \"\"hi\"\"\"\n", None);
        check("a,b\nVereniging \"De Brug,2\n", None);
        check("a,b\n1,\"2\n3,4\n", Some((2, 4)));
        check("a,b\r\n\"x\ny\",\"2\r\n3,4\n", Some((3, 5)));
        check("a,b\n1,\"\"\n", None);
        check("a,b\n1,\"\"\"\n", Some((2, 4)));
        check("\"", Some((1, 0)));
    }
}
