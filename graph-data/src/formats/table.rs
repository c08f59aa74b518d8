//! A table as comma-separated text: as RFC 4180 has it, and as Excel opens it in Flanders.
//!
//! Knows no columns and no network: what is in a table is its caller's choice.

use std::borrow::Cow;

use csv::{QuoteStyle, Terminator, WriterBuilder};

/// For whom the text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flavour {
    /// RFC 4180: UTF-8 without a mark in front, commas, decimal points.
    Rfc4180,
    /// Excel set to Dutch (Belgium): UTF-8 with a byte order mark, semicolons, decimal commas.
    ExcelBelgium,
}

/// What stands in one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A figure, written with a decimal point: `0.321`.
    Number(String),
}

impl Cell {
    fn written(&self, flavour: Flavour) -> Cow<'_, str> {
        match (self, flavour) {
            (Self::Text(text), _) => guarded(text),
            (Self::Number(figure), Flavour::Rfc4180) => Cow::Borrowed(figure),
            (Self::Number(figure), Flavour::ExcelBelgium) => Cow::Owned(figure.replace('.', ",")),
        }
    }
}

/// A table as text, lines ended by CR LF; every row has as many cells as `header`.
///
/// A text that a spreadsheet would take for a formula (one that begins with `=`, `+`, `-`, `@`, a tab
/// or a carriage return) gets an apostrophe before it, as does one that looks so guarded already:
/// taking that one apostrophe away gives the text back. Costs O(bytes).
///
/// ```
/// use graph_data::formats::table::{Cell, Flavour, written};
///
/// let header = ["Partij", "Score"].map(str::to_owned);
/// let rows = [vec![Cell::Text("Cera; Leuven".into()), Cell::Number("1.632".into())]];
/// assert_eq!(written(&header, &rows, Flavour::Rfc4180), "Partij,Score\r\nCera; Leuven,1.632\r\n");
/// assert_eq!(
///     written(&header, &rows, Flavour::ExcelBelgium),
///     "\u{feff}Partij;Score\r\n\"Cera; Leuven\";1,632\r\n"
/// );
/// ```
#[must_use]
pub fn written(header: &[String], rows: &[Vec<Cell>], flavour: Flavour) -> String {
    let (delimiter, mark) = match flavour {
        Flavour::Rfc4180 => (b',', ""),
        Flavour::ExcelBelgium => (b';', "\u{feff}"),
    };
    let mut writer = WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .flexible(true)
        .from_writer(mark.as_bytes().to_vec());
    let head: Vec<Cow<'_, str>> = header.iter().map(|name| guarded(name)).collect();
    let body = rows
        .iter()
        .map(|row| row.iter().map(|cell| cell.written(flavour)).collect());
    for record in std::iter::once(head).chain(body) {
        let fields = record.iter().map(|field| field.as_bytes());
        // Writing to memory does not fail.
        let _ = writer.write_record(fields);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn guarded(text: &str) -> Cow<'_, str> {
    let formula = text
        .trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t', '\r']);
    if formula {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn one(text: &str, flavour: Flavour) -> String {
        let rows = [vec![Cell::Text(text.to_owned())]];
        written(&["x".to_owned()], &rows, flavour)
    }

    #[test]
    fn what_looks_like_a_formula_is_guarded() {
        for (text, expected) in [
            ("=1+1", "'=1+1"),
            ("+32 2 555", "'+32 2 555"),
            ("-", "'-"),
            ("@import", "'@import"),
            ("\tx", "'\tx"),
            ("'=1", "''=1"),
            ("'t Vlot", "'t Vlot"),
            ("Herw!n", "Herw!n"),
        ] {
            assert_eq!(one(text, Flavour::Rfc4180), format!("x\r\n{expected}\r\n"));
        }
        assert_eq!(one("\r=1", Flavour::Rfc4180), "x\r\n\"'\r=1\"\r\n");
    }

    #[test]
    fn figures_are_never_guarded() {
        let rows = [vec![Cell::Number("-0.5".into())]];
        let header = ["x".to_owned()];
        let text = written(&header, &rows, Flavour::ExcelBelgium);
        assert_eq!(text, "\u{feff}x\r\n-0,5\r\n");
    }

    proptest! {
        /// An outside reader finds the texts again, less the apostrophe that keeps them from running.
        #[test]
        fn the_way_back_gives_the_same_texts(
            texts in prop::collection::vec("['=+@\\-]{0,2}\\PC{0,8}[\r\n\",;]{0,2}", 1..4)
        ) {
            for (flavour, delimiter) in [(Flavour::Rfc4180, b','), (Flavour::ExcelBelgium, b';')] {
                let row: Vec<Cell> = texts.iter().cloned().map(Cell::Text).collect();
                let header = vec!["x".to_owned(); texts.len()];
                let text = written(&header, &[row], flavour);
                let text = text.trim_start_matches('\u{feff}');
                let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
                let record = reader.records().next().expect("a row").expect("it reads");
                for (field, text) in record.iter().zip(&texts) {
                    let bare = if guarded(text).len() > text.len() { &field[1..] } else { field };
                    prop_assert_eq!(bare, text);
                }
            }
        }
    }
}
