//! Names or words in the order of what they read, found whole, by how they begin, or nearly.
//!
//! Holds places in the texts and no text of its own. Knows nothing of entities.

use std::cmp::Ordering;
use std::ops::Range;

use super::texts::{Reads, Texts, bytes, signs};
use crate::names::typing_errors;

/// Signs from which on the beginning of a longer text may hold a typing error.
const PREFIX_SIGNS_MIN: usize = 5;

/// A sorted table: a row for each different text.
#[derive(Clone, Debug)]
pub(super) struct Table {
    reads: Reads,
    /// Where the places of each row start, and where those of the last end.
    starts: Vec<u32>,
    /// Which letters the text of each row holds.
    letters: Vec<u32>,
    places: Vec<u32>,
}

impl Table {
    /// The table of these places. Costs O(n log n).
    pub(super) fn new(texts: &Texts, reads: Reads, mut places: Vec<u32>) -> Self {
        let text = |place: u32| texts.text(reads, place);
        let compare = |a: u32, b: u32| bytes(text(a)).cmp(bytes(text(b)));
        places.sort_unstable_by(|a, b| compare(*a, *b).then(a.cmp(b)));
        // What is not filled is never touched, and so costs no memory.
        let mut starts = Vec::with_capacity(places.len() + 1);
        let mut letters = Vec::with_capacity(places.len());
        for (at, place) in (0_u32..).zip(&places) {
            let before = at.checked_sub(1).map(|at| places[at as usize]);
            if before.is_none_or(|before| compare(before, *place).is_ne()) {
                starts.push(at);
                letters.push(letters_of(signs(text(*place))));
            }
        }
        starts.push(u32::try_from(places.len()).unwrap_or(u32::MAX));
        Self {
            reads,
            starts,
            letters,
            places,
        }
    }

    pub(super) fn bytes(&self) -> usize {
        let rows = size_of_val(&*self.starts) + size_of_val(&*self.letters);
        rows + size_of_val(&*self.places)
    }

    /// Adds a place after all that were there. Costs O(n) moves.
    pub(super) fn insert(&mut self, texts: &Texts, place: u32) {
        let text = texts.text(self.reads, place);
        let row = self.row_from(texts, text);
        if !self.is(texts, row, text) {
            self.starts.insert(row, self.starts[row]);
            self.letters.insert(row, letters_of(signs(text)));
        }
        self.places.insert(self.starts[row + 1] as usize, place);
        for start in &mut self.starts[row + 1..] {
            *start += 1;
        }
    }

    /// Takes a place away, where it is there. Costs O(n) moves.
    pub(super) fn remove(&mut self, texts: &Texts, place: u32) {
        let text = texts.text(self.reads, place);
        let row = self.row_from(texts, text);
        if !self.is(texts, row, text) {
            return;
        }
        let Ok(at) = self.places(row).binary_search(&place) else {
            return;
        };
        self.places.remove(self.starts[row] as usize + at);
        for start in &mut self.starts[row + 1..] {
            *start -= 1;
        }
        if self.places(row).is_empty() {
            self.starts.remove(row);
            self.letters.remove(row);
        }
    }

    /// The places of a row, ascending.
    pub(super) fn places(&self, row: usize) -> &[u32] {
        &self.places[self.starts[row] as usize..self.starts[row + 1] as usize]
    }

    /// The signs in the text of a row.
    pub(super) fn signs(&self, texts: &Texts, row: usize) -> usize {
        signs(self.text(texts, row)).count()
    }

    /// Whether there is such a row, and it holds this very text.
    pub(super) fn is(&self, texts: &Texts, row: usize, text: &str) -> bool {
        row < self.letters.len() && bytes(self.text(texts, row)).eq(bytes(text))
    }

    /// The rows that begin with `text`, itself first. Costs O(log n).
    pub(super) fn beginning_with(&self, texts: &Texts, text: &str) -> Range<usize> {
        let start = self.row_from(texts, text);
        let begins = |row: &u32| {
            let mut other = bytes(texts.text(self.reads, self.places[*row as usize]));
            bytes(text).all(|byte| other.next() == Some(byte))
        };
        let length = self.firsts()[start..].partition_point(begins);
        start..start + length
    }

    /// The rows that are `text` but for at most `errors_max` typing errors, or whose beginning is but
    /// for one, each with the number of errors. Costs O(n) quick looks at the letters, and a
    /// comparison for the few rows with nearly the same ones.
    pub(super) fn near(&self, texts: &Texts, text: &str, errors_max: usize) -> Vec<(usize, usize)> {
        if errors_max == 0 {
            return Vec::new();
        }
        let asked: Vec<char> = signs(text).collect();
        let letters = letters_of(signs(text));
        let rows = self.letters.iter().enumerate();
        rows.filter(|(_, other)| (letters & !**other).count_ones() as usize <= errors_max)
            .filter_map(|(row, _)| {
                let errors = errors_between(&asked, self.text(texts, row), errors_max)?;
                Some((row, errors))
            })
            .collect()
    }

    fn text<'t>(&self, texts: &'t Texts, row: usize) -> &'t str {
        texts.text(self.reads, self.places[self.starts[row] as usize])
    }

    /// The first row that is not before a text.
    fn row_from(&self, texts: &Texts, text: &str) -> usize {
        let is_before = |row: &u32| {
            let other = texts.text(self.reads, self.places[*row as usize]);
            bytes(other).cmp(bytes(text)) == Ordering::Less
        };
        self.firsts().partition_point(is_before)
    }

    /// Where the places of each row start.
    fn firsts(&self) -> &[u32] {
        &self.starts[..self.letters.len()]
    }
}

/// The letters that a text holds, as bits: a quick way to see that two texts are too far apart. An error
/// takes at most one of those asked for away.
fn letters_of(signs: impl Iterator<Item = char>) -> u32 {
    signs.fold(0, |letters, sign| letters | 1 << (u32::from(sign) % 32))
}

fn errors_between(asked: &[char], text: &str, errors_max: usize) -> Option<usize> {
    let other: Vec<char> = signs(text).take(asked.len() + errors_max + 1).collect();
    if other.len() <= asked.len() + errors_max {
        return typing_errors(asked, &other, errors_max);
    }
    let beginning = other.get(..asked.len())?;
    (asked.len() >= PREFIX_SIGNS_MIN)
        .then(|| typing_errors(asked, beginning, 1))
        .flatten()
}
