//! Variables as JSON text.
//!
//! A writer of our own, since a general one brings tables of 10 kB for fractions, which no variable is.

use miniserde::Serialize;
use miniserde::ser::Fragment;

/// A value as JSON.
#[must_use]
pub fn text(value: &dyn Serialize) -> String {
    let mut out = String::new();
    write(&mut out, value);
    out
}

fn write(out: &mut String, value: &dyn Serialize) {
    match value.begin() {
        Fragment::Null => out.push_str("null"),
        Fragment::Bool(yes) => out.push_str(if yes { "true" } else { "false" }),
        Fragment::Str(text) => write_quoted(out, &text),
        Fragment::U64(number) => out.push_str(&number.to_string()),
        Fragment::I64(number) => out.push_str(&number.to_string()),
        Fragment::F64(_) => {
            debug_assert!(false, "no variable is a fraction");
            out.push_str("null");
        }
        Fragment::Seq(mut items) => {
            out.push('[');
            while let Some(item) = items.next() {
                separate(out, '[');
                write(out, item);
            }
            out.push(']');
        }
        Fragment::Map(mut fields) => {
            out.push('{');
            while let Some((name, field)) = fields.next() {
                separate(out, '{');
                write_quoted(out, &name);
                out.push(':');
                write(out, field);
            }
            out.push('}');
        }
    }
}

/// A comma, except right after what opened the list.
fn separate(out: &mut String, opened: char) {
    if !out.ends_with(opened) {
        out.push(',');
    }
}

/// Adds a text with its quotation marks.
pub(super) fn write_quoted(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\0'..='\x1f' => out.push_str(&format!("\\u{:04x}", u32::from(letter))),
            _ => out.push(letter),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[derive(Debug, Serialize)]
    struct Asked {
        ids: Vec<String>,
        none: Option<bool>,
        some: Option<Vec<u32>>,
        below: i32,
    }

    proptest! {
        #[test]
        fn it_writes_as_the_library_does(ids in prop::collection::vec("\\PC*|[\0-\x1f\"{\\[]*", 0..4), some: Option<Vec<u32>>, below: i32) {
            let asked = Asked { ids, none: None, some, below };
            // The library may escape and order otherwise; what both mean is the same.
            let meant = |text: &str| {
                let value: miniserde::json::Value = miniserde::json::from_str(text).expect("JSON");
                miniserde::json::to_string(&value)
            };
            prop_assert_eq!(
                meant(&text(&asked)),
                meant(&miniserde::json::to_string(&asked))
            );
        }
    }
}
