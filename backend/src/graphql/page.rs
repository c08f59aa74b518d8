//! Pages of lists: `first`, `after`, `last`, `before`, and the cursors between them.
//!
//! A cursor is the row's place with a seal over the place and the question (list, filter, order, view
//! and revision). It cannot be altered, nor carried to another question: both give `BAD_CURSOR`.

use std::fmt::Write as _;
use std::ops::Range;

use async_graphql::SimpleObject;
use graph_data::limits::PAGE_ROWS_MAX;

use super::error::{Code, Problem};

/// Rows on a page when the question does not say.
pub const PAGE_ROWS_DEFAULT: usize = 50;

/// Which page is asked.
#[derive(Clone, Debug, Default)]
pub struct PageInput {
    /// Rows from the start.
    pub first: Option<i32>,
    /// The row before the page.
    pub after: Option<String>,
    /// Rows from the end.
    pub last: Option<i32>,
    /// The row behind the page.
    pub before: Option<String>,
}

/// Where this page is in its list.
#[derive(Clone, Debug, SimpleObject)]
pub struct PageInfo {
    /// Whether rows follow this page.
    has_next_page: bool,
    /// Whether rows precede this page.
    has_previous_page: bool,
    /// The cursor of the first row; null when the page is empty.
    start_cursor: Option<String>,
    /// The cursor of the last row; null when the page is empty.
    end_cursor: Option<String>,
}

/// A question's seal: the hash of everything that decides which rows a list has, and in what order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seal(u64);

impl Seal {
    /// The seal of a question, by its canonical text.
    #[must_use]
    pub fn of(question: &str) -> Self {
        Self(hash(SEAL_START, question.as_bytes()))
    }

    /// The cursor of the row at a place.
    #[must_use]
    pub fn cursor(self, place: usize) -> String {
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        let proof = hash(self.0, &place.to_be_bytes());
        let mut cursor = String::with_capacity(24);
        let _ = write!(cursor, "{place:08x}{proof:016x}");
        cursor
    }

    fn place(self, argument: &str, cursor: &str, rows: usize) -> Result<usize, Problem> {
        let place = cursor
            .get(..8)
            .and_then(|digits| usize::from_str_radix(digits, 16).ok())
            .filter(|place| *place < rows && self.cursor(*place) == cursor);
        place.ok_or_else(|| {
            let message = format!(
                "The cursor in '{argument}' does not belong to this question. Use a cursor from \
                 the same list, with the same filter, order, view and revision, as it was given."
            );
            Problem::new(Code::BadCursor, message).at(argument)
        })
    }
}

const SEAL_START: u64 = 0xcbf2_9ce4_8422_2325;

/// 64-bit FNV-1a with a last mix, so that each bit of the input reaches each bit of the hash.
fn hash(start: u64, bytes: &[u8]) -> u64 {
    let mut hash = start;
    for byte in bytes {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ (hash >> 29)
}

/// A page of a list: its place in the list, and how to name its rows.
#[derive(Clone, Debug)]
pub struct Page {
    /// The places of its rows.
    pub range: Range<usize>,
    total: usize,
    seal: Seal,
}

impl Page {
    /// The page of a list of `rows` rows.
    ///
    /// # Errors
    /// `BAD_INPUT` when `first` or `last` is out of range, `BAD_CURSOR` for a cursor that is not of
    /// this question.
    pub fn new(input: &PageInput, rows: usize, seal: Seal) -> Result<Self, Problem> {
        let first = page_rows("first", input.first)?;
        let last = page_rows("last", input.last)?;
        let mut range = 0..rows;
        if let Some(after) = &input.after {
            range.start = seal.place("after", after, rows)? + 1;
        }
        if let Some(before) = &input.before {
            range.end = seal.place("before", before, rows)?.max(range.start);
        }
        if let Some(first) = first.or(last.is_none().then_some(PAGE_ROWS_DEFAULT)) {
            range.end = range.end.min(range.start + first);
        }
        if let Some(last) = last {
            range.start = range.start.max(range.end.saturating_sub(last));
        }
        Ok(Self {
            range,
            total: rows,
            seal,
        })
    }

    /// Rows in the whole list.
    #[must_use]
    pub fn total(&self) -> i32 {
        count(self.total)
    }

    /// The cursor of the row at a place.
    #[must_use]
    pub fn cursor(&self, place: usize) -> String {
        self.seal.cursor(place)
    }

    /// Where this page is in its list.
    #[must_use]
    pub fn info(&self) -> PageInfo {
        let Range { start, end } = self.range;
        let filled = start < end;
        PageInfo {
            has_next_page: end < self.total,
            has_previous_page: start > 0,
            start_cursor: filled.then(|| self.cursor(start)),
            end_cursor: filled.then(|| self.cursor(end - 1)),
        }
    }
}

/// A number of rows, checked.
///
/// # Errors
/// `BAD_INPUT` when it is below 0 or over [`PAGE_ROWS_MAX`].
pub fn page_rows(argument: &str, rows: Option<i32>) -> Result<Option<usize>, Problem> {
    rows.map(|rows| in_range(argument, rows, 0, PAGE_ROWS_MAX))
        .transpose()
        .map(|rows| rows.and_then(|rows| usize::try_from(rows).ok()))
}

/// A whole number within its range.
///
/// # Errors
/// `BAD_INPUT` when it is outside.
pub fn in_range(argument: &str, value: i32, min: u32, max: u32) -> Result<u32, Problem> {
    let fitting = u32::try_from(value).ok();
    fitting.filter(|v| (min..=max).contains(v)).ok_or_else(|| {
        Problem::bad_input(
            argument,
            format!("'{argument}' is {value}; give a whole number from {min} to {max}."),
        )
    })
}

/// A count as GraphQL writes it.
#[must_use]
pub fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(rows: usize, input: &PageInput) -> Result<Range<usize>, Code> {
        let page = Page::new(input, rows, Seal::of("a list"));
        page.map(|p| p.range).map_err(|p| p.code)
    }

    fn first(first: i32) -> PageInput {
        PageInput {
            first: Some(first),
            ..PageInput::default()
        }
    }

    #[test]
    fn pages_follow_one_another() {
        let seal = Seal::of("a list");
        let after = PageInput {
            after: Some(seal.cursor(2)),
            ..first(3)
        };
        let before = PageInput {
            last: Some(2),
            before: Some(seal.cursor(5)),
            ..PageInput::default()
        };
        assert_eq!(page(9, &first(3)), Ok(0..3));
        assert_eq!(page(9, &after), Ok(3..6));
        assert_eq!(page(9, &before), Ok(3..5));
        assert_eq!(page(9, &first(0)), Ok(0..0));
        assert_eq!(page(90, &PageInput::default()), Ok(0..50));
    }

    #[test]
    fn rows_out_of_range_are_refused() {
        for rows in [-1, 101, i32::MIN, i32::MAX] {
            assert_eq!(page(9, &first(rows)), Err(Code::BadInput), "{rows}");
        }
    }

    #[test]
    fn a_cursor_belongs_to_one_question_as_it_was_given() {
        let good = Seal::of("a list").cursor(4);
        let mut bad = vec![
            Seal::of("another list").cursor(4),
            Seal::of("a list").cursor(9),
            good.to_uppercase(),
            format!("{good}0"),
            String::new(),
            "-1".to_owned(),
            "é".repeat(12),
        ];
        for at in 0..good.len() {
            let mut bytes = good.clone().into_bytes();
            bytes[at] ^= 1;
            bad.push(String::from_utf8_lossy(&bytes).into_owned());
        }
        for cursor in bad.into_iter().filter(|c| *c != good) {
            let input = PageInput {
                after: Some(cursor.clone()),
                ..first(3)
            };
            assert_eq!(page(9, &input), Err(Code::BadCursor), "{cursor}");
        }
    }
}
