//! Folded texts in sorted order, with what each stands for: found whole, by how they begin, or nearly.
//!
//! Knows nothing of names and entities.

use std::collections::HashMap;
use std::ops::Range;

use crate::names::{letter_bits, typing_errors};

/// Signs from which on the beginning of a longer text may hold a typing error.
const PREFIX_SIGNS_MIN: usize = 5;

/// A sorted table of texts.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    texts: Vec<Box<str>>,
    bits: Vec<u64>,
    offsets: Vec<u32>,
    names: Vec<u32>,
}

/// Gathers texts before they are sorted.
#[derive(Default)]
pub(super) struct TableDraft {
    numbers: HashMap<String, u32>,
    texts: Vec<Box<str>>,
    uses: Vec<(u32, u32)>,
}

impl TableDraft {
    /// Notes that `name` holds `text`.
    pub(super) fn add(&mut self, text: String, name: u32) {
        let next = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(text).or_insert_with_key(|text| {
            self.texts.push(text.as_str().into());
            next
        });
        self.uses.push((number, name));
    }

    /// The table. Costs O(n log n).
    pub(super) fn sorted(self) -> Table {
        let mut order: Vec<u32> = (0_u32..).take(self.texts.len()).collect();
        order.sort_unstable_by(|a, b| self.texts[*a as usize].cmp(&self.texts[*b as usize]));
        let mut row_of = vec![0_u32; order.len()];
        for (row, number) in (0_u32..).zip(&order) {
            row_of[*number as usize] = row;
        }
        let mut uses: Vec<(u32, u32)> = self.uses;
        for (number, _) in &mut uses {
            *number = row_of[*number as usize];
        }
        uses.sort_unstable();
        uses.dedup();
        let mut texts = self.texts;
        let texts: Vec<Box<str>> = order
            .iter()
            .map(|number| std::mem::take(&mut texts[*number as usize]))
            .collect();
        let offset = |row: u32| uses.partition_point(|(r, _)| *r < row);
        let rows = (0_u32..).take(texts.len() + 1);
        Table {
            bits: texts.iter().map(|text| letter_bits(text)).collect(),
            offsets: rows
                .map(|row| u32::try_from(offset(row)).unwrap_or(u32::MAX))
                .collect(),
            names: uses.into_iter().map(|(_, name)| name).collect(),
            texts,
        }
    }
}

impl Table {
    /// The names that hold the text of a row, ascending.
    pub(super) fn names(&self, row: usize) -> &[u32] {
        &self.names[self.offsets[row] as usize..self.offsets[row + 1] as usize]
    }

    /// The signs in the text of a row.
    pub(super) fn signs(&self, row: usize) -> usize {
        self.texts[row].chars().count()
    }

    /// Whether the row holds this very text.
    pub(super) fn is(&self, row: usize, text: &str) -> bool {
        &*self.texts[row] == text
    }

    /// The rows that begin with `text`, itself first. Costs O(log n).
    pub(super) fn beginning_with(&self, text: &str) -> Range<usize> {
        let start = self.texts.partition_point(|t| **t < *text);
        let length = self.texts[start..].partition_point(|t| t.starts_with(text));
        start..start + length
    }

    /// The rows that are `text` but for at most `errors_max` typing errors, or whose beginning is but
    /// for one, each with the number of errors. Costs O(n) quick looks at the letters, and a
    /// comparison for the few rows with nearly the same ones.
    pub(super) fn near(&self, text: &str, errors_max: usize) -> Vec<(usize, usize)> {
        if errors_max == 0 {
            return Vec::new();
        }
        let bits = letter_bits(text);
        let signs: Vec<char> = text.chars().collect();
        let rows = self.bits.iter().enumerate();
        rows.filter(|(_, other)| (bits & !**other).count_ones() as usize <= errors_max)
            .filter_map(|(row, _)| {
                let errors = errors_between(&signs, &self.texts[row], errors_max)?;
                Some((row, errors))
            })
            .collect()
    }
}

fn errors_between(signs: &[char], text: &str, errors_max: usize) -> Option<usize> {
    let other: Vec<char> = text.chars().take(signs.len() + errors_max + 1).collect();
    if other.len() <= signs.len() + errors_max {
        return typing_errors(signs, &other, errors_max);
    }
    let beginning = other.get(..signs.len())?;
    (signs.len() >= PREFIX_SIGNS_MIN)
        .then(|| typing_errors(signs, beginning, 1))
        .flatten()
}
