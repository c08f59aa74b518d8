//! Two versions of a record beside each other: the fields that differ, and the words in them.
//!
//! Knows no wording of its own.

use std::ops::Range;

use super::draft::{Draft, Values};
use super::fields::EVIDENCE;

/// Words that are compared one by one at most; of longer texts the whole counts as changed.
const WORDS_MAX: usize = 600;

/// A field in which two versions differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its name; `evidence[0]` for a source.
    pub field: String,
    /// One version.
    pub one: Vec<Run>,
    /// The other.
    pub other: Vec<Run>,
}

/// Words that stand together, the same in both versions or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Whether the other version lacks them.
    pub differs: bool,
}

/// Where two versions differ, field by field, sources last.
#[must_use]
pub fn differences(one: &Draft, other: &Draft) -> Vec<Difference> {
    let fields = one.fields().iter().map(|field| {
        let name = field.name.to_owned();
        (
            name,
            one.get(field.name).to_owned(),
            other.get(field.name).to_owned(),
        )
    });
    let places = 0..one.evidence.len().max(other.evidence.len());
    let evidence = places.map(|place| {
        let piece = |draft: &Draft| draft.evidence.get(place).map(told).unwrap_or_default();
        (format!("evidence[{place}]"), piece(one), piece(other))
    });
    let differing = fields
        .chain(evidence)
        .filter(|(_, one, other)| one != other);
    differing
        .map(|(field, one, other)| {
            let [one, other] = words(&one, &other);
            Difference { field, one, other }
        })
        .collect()
}

/// A source as one text.
fn told(piece: &Values) -> String {
    let given = EVIDENCE.iter().filter_map(|field| piece.get(field.name));
    given.cloned().collect::<Vec<_>>().join(" · ")
}

/// Two texts as runs of words, of which those differ that the other lacks at that place.
#[must_use]
pub fn words(one: &str, other: &str) -> [Vec<Run>; 2] {
    let (one, other) = (split(one), split(other));
    let same = match one.len().max(other.len()) > WORDS_MAX {
        true => Vec::new(),
        false => common(&one, &other),
    };
    let rows = |side: fn(&(usize, usize)) -> usize| same.iter().map(side).collect::<Vec<_>>();
    [
        runs(&one, &rows(|pair| pair.0)),
        runs(&other, &rows(|pair| pair.1)),
    ]
}

/// A text as words, each with the blanks behind it.
fn split(text: &str) -> Vec<&str> {
    text.split_inclusive(char::is_whitespace).collect()
}

/// The longest common subsequence of words, as pairs of rows.
fn common(one: &[&str], other: &[&str]) -> Vec<(usize, usize)> {
    let width = other.len() + 1;
    let at = |row: usize, column: usize| row * width + column;
    let mut lengths = vec![0_u32; (one.len() + 1) * width];
    for row in (0..one.len()).rev() {
        for column in (0..other.len()).rev() {
            lengths[at(row, column)] = if is_same(one[row], other[column]) {
                lengths[at(row + 1, column + 1)] + 1
            } else {
                lengths[at(row + 1, column)].max(lengths[at(row, column + 1)])
            };
        }
    }
    let (mut row, mut column, mut pairs) = (0, 0, Vec::new());
    while row < one.len() && column < other.len() {
        if is_same(one[row], other[column]) {
            pairs.push((row, column));
            row += 1;
            column += 1;
        } else if lengths[at(row + 1, column)] >= lengths[at(row, column + 1)] {
            row += 1;
        } else {
            column += 1;
        }
    }
    pairs
}

/// Whether two words are the same, whatever blanks follow them.
fn is_same(one: &str, other: &str) -> bool {
    one.trim_end() == other.trim_end()
}

/// Words as runs; `same` are the rows that both versions have, ascending.
fn runs(words: &[&str], same: &[usize]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut next = 0;
    for row in same {
        push(&mut runs, words, next..*row, true);
        push(&mut runs, words, *row..row + 1, false);
        next = row + 1;
    }
    push(&mut runs, words, next..words.len(), true);
    runs
}

fn push(runs: &mut Vec<Run>, words: &[&str], rows: Range<usize>, differs: bool) {
    if rows.is_empty() {
        return;
    }
    let text = words[rows].concat();
    match runs.last_mut() {
        Some(last) if last.differs == differs => last.text.push_str(&text),
        _ => runs.push(Run { text, differs }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(runs: &[Run]) -> String {
        let told = |run: &Run| match run.differs {
            true => format!("[{}]", run.text),
            false => run.text.clone(),
        };
        runs.iter().map(told).collect()
    }

    #[test]
    fn words_that_differ_are_marked() {
        let check = |one: &str, other: &str, expected: [&str; 2]| {
            let [left, right] = words(one, other);
            assert_eq!([marked(&left), marked(&right)], expected);
        };
        check("een twee drie", "een drie", ["een [twee ]drie", "een drie"]);
        check(
            "de oude naam",
            "de nieuwe naam",
            ["de [oude ]naam", "de [nieuwe ]naam"],
        );
        check("", "nieuw", ["", "[nieuw]"]);
        check("a b", "a b", ["a b", "a b"]);
    }

    #[test]
    fn fields_and_sources_that_differ_are_told() {
        let draft = |website: &str, source: &str| {
            let record = format!(
                r#"{{"entity":{{"id":"a","kind":"k","label":{{"nl":"A"}},"named":true,"website":"{website}","evidence":[{{"source":"{source}","confidence":"HIGH"}}]}}}}"#
            );
            Draft::of(&record, 1).expect("a record")
        };
        let found = differences(&draft("https://a.be", "x"), &draft("https://b.be", "y"));
        let found: Vec<_> = found.iter().map(|d| (&*d.field, marked(&d.one))).collect();
        assert_eq!(
            found,
            [
                ("website", "[https://a.be]".to_owned()),
                ("evidence[0]", "[x ]· HIGH".to_owned())
            ]
        );
        assert_eq!(differences(&draft("x", "y"), &draft("x", "y")), []);
    }

    proptest! {
        #[test]
        fn runs_hold_every_word_and_mark_only_what_the_other_lacks(
            one in "[ab ]{0,12}", other in "[ab ]{0,12}",
        ) {
            let [left, right] = words(&one, &other);
            let whole = |runs: &[Run]| runs.iter().map(|run| &*run.text).collect::<String>();
            prop_assert_eq!(whole(&left), &*one);
            prop_assert_eq!(whole(&right), &*other);
            let same = |runs: &[Run]| {
                let same = runs.iter().filter(|run| !run.differs);
                let same: String = same.flat_map(|run| [&*run.text, " "]).collect();
                same.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
            };
            prop_assert_eq!(same(&left), same(&right));
        }
    }
}
