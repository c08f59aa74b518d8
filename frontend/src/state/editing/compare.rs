//! Two versions of a record beside each other: the fields that differ, and the words in them.
//!
//! Knows no wording of its own.

use super::draft::{Draft, Values};
use super::fields::{ENTITY, EVIDENCE, Field, RELATION};
use crate::state::words::{Piece, difference};

/// A field in which two versions differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its name; `evidence[0].date` for one of a source.
    pub field: String,
    /// What it held in one version and holds in the other.
    pub pieces: Vec<Piece>,
}

/// Where two versions differ, field by field, sources last. A source is beside the one with the same
/// address, else beside one that is left over; its number is that in the other version, where it is.
#[must_use]
pub fn differences(one: &Draft, other: &Draft) -> Vec<Difference> {
    let mut found = Vec::new();
    // A version that is not there yet, or no more, does not say of what sort it is.
    let fields = match one.is_relation || other.is_relation {
        true => &RELATION[..],
        false => &ENTITY[..],
    };
    differing("", fields, [&one.values, &other.values], &mut found);
    let none = Values::new();
    for [row, of_other] in beside(&one.evidence, &other.evidence) {
        let piece =
            |pieces: &[Values], row: Option<usize>| row.and_then(|row| pieces.get(row)).cloned();
        let sides = [piece(&one.evidence, row), piece(&other.evidence, of_other)];
        let [before, after] = sides.each_ref().map(|side| side.as_ref().unwrap_or(&none));
        let number = of_other.or(row).unwrap_or_default();
        differing(
            &format!("evidence[{number}]."),
            &EVIDENCE,
            [before, after],
            &mut found,
        );
    }
    found
}

/// Adds the fields of which two versions hold something else.
fn differing(prefix: &str, fields: &[Field], sides: [&Values; 2], found: &mut Vec<Difference>) {
    for field in fields {
        let [one, other] = sides.map(|side| side.get(field.name).map_or("", String::as_str));
        if one != other {
            found.push(Difference {
                field: format!("{prefix}{}", field.name),
                pieces: difference(one, other),
            });
        }
    }
}

/// Which sources stand beside each other, by their rows: in the order of the other version, then those
/// that only the first one has.
pub(super) fn beside(one: &[Values], other: &[Values]) -> Vec<[Option<usize>; 2]> {
    let address = |piece: &Values| piece.get("source").cloned().unwrap_or_default();
    let mut left: Vec<usize> = (0..one.len()).collect();
    let mut take = |is_wanted: &dyn Fn(usize) -> bool| {
        let at = left.iter().position(|row| is_wanted(*row))?;
        Some(left.remove(at))
    };
    let mut rows: Vec<_> = other.iter().map(|_| None).collect();
    for (row, piece) in rows.iter_mut().zip(other) {
        *row = take(&|row| address(&one[row]) == address(piece));
    }
    for row in rows.iter_mut().filter(|row| row.is_none()) {
        *row = take(&|_| true);
    }
    let paired = rows.into_iter().enumerate();
    let paired = paired.map(|(of_other, row)| [row, Some(of_other)]);
    let gone = left.into_iter().map(|row| [Some(row), None]);
    paired.chain(gone).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::words::Change;

    #[test]
    fn fields_and_sources_that_differ_are_told() {
        let draft = |website: &str, source: &str| {
            let record = format!(
                r#"{{"entity":{{"id":"a","kind":"k","label":{{"nl":"A"}},"named":true,"website":"{website}","evidence":[{{"source":"{source}","confidence":"HIGH"}}]}}}}"#
            );
            Draft::of(&record, 1).expect("a record")
        };
        let found = differences(&draft("https://a.be", "x"), &draft("https://b.be", "y"));
        let gone = |pieces: &[Piece]| -> String {
            let gone = pieces.iter().filter(|piece| piece.change == Change::Gone);
            gone.map(|piece| &*piece.text).collect()
        };
        let found: Vec<_> = found.iter().map(|d| (&*d.field, gone(&d.pieces))).collect();
        assert_eq!(
            found,
            [
                ("website", "https://a.be".to_owned()),
                ("evidence[0].source", "x".to_owned())
            ]
        );
        assert_eq!(differences(&draft("x", "y"), &draft("x", "y")), []);
    }

    #[test]
    fn a_source_is_beside_the_one_with_its_address() {
        let pieces = |text: &str| -> Vec<Values> {
            let of = |address: &str| [("source".to_owned(), address.to_owned())].into();
            text.split_whitespace().map(of).collect()
        };
        let check = |one: &str, other: &str, expected: &[[Option<usize>; 2]]| {
            assert_eq!(
                beside(&pieces(one), &pieces(other)),
                expected,
                "{one} {other}"
            );
        };
        check("a b", "a b", &[[Some(0), Some(0)], [Some(1), Some(1)]]);
        check("a b", "b", &[[Some(1), Some(0)], [Some(0), None]]);
        check("b", "a b", &[[None, Some(0)], [Some(0), Some(1)]]);
        check("a b", "c b", &[[Some(0), Some(0)], [Some(1), Some(1)]]);
        check("a a", "a", &[[Some(0), Some(0)], [Some(1), None]]);
        check("", "a", &[[None, Some(0)]]);
    }

    #[test]
    fn what_is_new_or_gone_differs_from_nothing_in_all_that_it_holds() {
        let record = r#"{"entity":{"id":"a","kind":"k","label":{"nl":"A"},"named":true,"evidence":[{"source":"x"}]}}"#;
        let made = Draft::of(record, 1).expect("a record");
        let nothing = Draft::default();
        let fields = |one, other| -> Vec<String> {
            let found = differences(one, other).into_iter();
            found.map(|difference| difference.field).collect()
        };
        let all = ["label", "kind", "named", "evidence[0].source"];
        assert_eq!(fields(&nothing, &made), all);
        assert_eq!(fields(&made, &nothing), all);
    }
}
