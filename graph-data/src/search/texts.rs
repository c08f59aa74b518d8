//! Folded names in one piece of memory, those of an entity together: before each a sign that says whether
//! it is the entity's own, between its words a space.
//!
//! Knows nothing of what is looked for. A name or a word is the place where it starts.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::model::EntityIx;
use crate::names::words;

/// Stands before a name of an entity's own, and before any other name. No word holds them, nor what is
/// between words.
const OWN: char = '\u{1}';
const OTHER: char = '\u{2}';
const BETWEEN: char = ' ';

/// What of a text is read from its place on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reads {
    /// A name, to its end.
    Names,
    /// A word.
    Words,
}

/// The names of entities, which are numbers in the order in which they came.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts {
    text: String,
    /// Where the names of each entity start.
    starts: Vec<u32>,
}

impl Texts {
    /// Adds an entity with its names, each with whether it is its own; of names that fold to one text the
    /// first counts. Gives its number. Beyond four billion bytes of names, none is added.
    pub(super) fn add<'n>(&mut self, names: impl Iterator<Item = (&'n str, bool)>) -> EntityIx {
        let number = u32::try_from(self.starts.len()).unwrap_or(u32::MAX);
        self.starts.push(self.end());
        let mut seen = BTreeSet::new();
        for (name, own) in names {
            let words = words(name);
            let whole = words.concat();
            let fits = u32::try_from(self.text.len() + name.len() * 4 + 1).is_ok();
            if whole.is_empty() || !fits || !seen.insert(whole) {
                continue;
            }
            self.text.push(if own { OWN } else { OTHER });
            for (at, word) in words.iter().enumerate() {
                if at > 0 {
                    self.text.push(BETWEEN);
                }
                self.text.push_str(word);
            }
        }
        EntityIx(number)
    }

    /// All names and words of an entity.
    pub(super) fn of(&self, entity: EntityIx) -> [Vec<u32>; 2] {
        let start = self.starts.get(entity.at()).copied();
        let end = self.starts.get(entity.at() + 1).copied();
        let end = end.unwrap_or_else(|| self.end());
        self.within(start.unwrap_or(end)..end)
    }

    /// All names and words.
    pub(super) fn all(&self) -> [Vec<u32>; 2] {
        self.within(0..self.end())
    }

    fn within(&self, range: Range<u32>) -> [Vec<u32>; 2] {
        let bytes = &self.text.as_bytes()[range.start as usize..range.end as usize];
        let count = |starts: fn(u8) -> bool| bytes.iter().filter(|byte| starts(**byte)).count();
        let mut names = Vec::with_capacity(count(starts_name));
        let mut words = Vec::with_capacity(count(|byte| starts_name(byte) || parts_words(byte)));
        for (place, byte) in (range.start + 1..).zip(bytes) {
            if starts_name(*byte) {
                names.push(place);
                words.push(place);
            } else if parts_words(*byte) {
                words.push(place);
            }
        }
        [names, words]
    }

    /// What starts at a place; a name has spaces between its words, which do not count.
    pub(super) fn text(&self, reads: Reads, place: u32) -> &str {
        let rest = &self.text[place as usize..];
        let ends = |byte: &u8| starts_name(*byte) || reads == Reads::Words && parts_words(*byte);
        let end = rest.as_bytes().iter().position(ends);
        &rest[..end.unwrap_or(rest.len())]
    }

    /// The name in which a word stands.
    pub(super) fn name_of(&self, word: u32) -> u32 {
        let before = self.text.as_bytes()[..word as usize].iter();
        let back = before.rev().position(|byte| starts_name(*byte));
        let back = back.and_then(|signs| u32::try_from(signs).ok());
        word - back.unwrap_or_default()
    }

    /// Whose name it is.
    pub(super) fn entity(&self, name: u32) -> EntityIx {
        let after = self.starts.partition_point(|start| *start < name);
        EntityIx(u32::try_from(after.saturating_sub(1)).unwrap_or(u32::MAX))
    }

    /// Whether it is the entity's full or short name.
    pub(super) fn is_own(&self, name: u32) -> bool {
        let before = (name as usize).checked_sub(1);
        let before = before.map(|at| self.text.as_bytes()[at]);
        before.is_some_and(|byte| char::from(byte) == OWN)
    }

    pub(super) fn bytes(&self) -> usize {
        self.text.len() + size_of_val(&*self.starts)
    }

    fn end(&self) -> u32 {
        u32::try_from(self.text.len()).unwrap_or(u32::MAX)
    }
}

/// The letters and digits of a text, without what is between its words.
pub(super) fn signs(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|sign| *sign != BETWEEN)
}

/// The same as bytes, in whose order texts are sorted.
pub(super) fn bytes(text: &str) -> impl Iterator<Item = u8> {
    text.bytes().filter(|byte| !parts_words(*byte))
}

fn starts_name(byte: u8) -> bool {
    char::from(byte) == OWN || char::from(byte) == OTHER
}

fn parts_words(byte: u8) -> bool {
    char::from(byte) == BETWEEN
}
