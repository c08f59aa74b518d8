//! The sources on which relations rest, found by what people call them: a word of the title or of the
//! address ("het sfeerverslag"), or the address itself.

use std::collections::BTreeMap;

use super::pieces::{Piece, What};
use super::words::Word;
use crate::dataset::Dataset;
use crate::names::folded;

/// Sources that are found by a word; the most used ones.
const SOURCES_MAX: usize = 2_000;
/// Words that may name a source.
const NAME_WORDS_MAX: usize = 5;
/// Signs that a word must have to name a source.
const SIGNS_MIN: usize = 7;

/// The sources of a dataset, most used first.
#[derive(Clone, Debug, Default)]
pub(super) struct Sources(Vec<Source>);

#[derive(Clone, Debug)]
struct Source {
    address: Box<str>,
    /// Title and address, folded.
    text: Box<str>,
}

impl Sources {
    /// The sources of the relations of a dataset. Costs O(n log n) for n pieces of evidence.
    pub(super) fn new(dataset: &Dataset) -> Self {
        let mut uses: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
        for evidence in dataset.relations.iter().flat_map(|r| &r.evidence) {
            let title = evidence.title.as_deref().unwrap_or_default();
            let (count, known) = uses.entry(&evidence.source).or_insert((0, title));
            *count += 1;
            if known.is_empty() {
                *known = title;
            }
        }
        let mut most_used: Vec<_> = uses.into_iter().collect();
        most_used.sort_by_key(|(address, (count, _))| (usize::MAX - count, *address));
        most_used.truncate(SOURCES_MAX);
        let source = |(address, (_, title)): (&str, (usize, &str))| Source {
            address: address.into(),
            text: format!("{} {}", folded(title), folded(address)).into(),
        };
        Self(most_used.into_iter().map(source).collect())
    }

    /// Where sources are named.
    pub(super) fn pieces(&self, words: &[Word]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for from in 0..words.len() {
            for to in (from + 1..=words.len().min(from + NAME_WORDS_MAX)).rev() {
                let found = self.named(&words[from..to]);
                if !found.is_empty() {
                    let what = What::Sources(found);
                    pieces.push(Piece { from, to, what });
                }
            }
        }
        pieces.extend(self.addresses(words));
        pieces
    }

    fn named(&self, span: &[Word]) -> Vec<Box<str>> {
        let key: String = span.iter().map(|w| w.folded.as_str()).collect();
        if key.chars().count() < SIGNS_MIN {
            return Vec::new();
        }
        let holds = self.0.iter().filter(|source| source.text.contains(&key));
        holds.map(|s| s.address.clone()).take(3).collect()
    }

    /// Addresses typed in full: the words into which one falls.
    fn addresses(&self, words: &[Word]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut from = 0;
        for chunk in words.chunk_by(|a, b| a.typed == b.typed) {
            let to = from + chunk.len();
            let typed = chunk[0].typed.trim_end_matches('/');
            let same = |s: &&Source| s.address.trim_end_matches('/') == typed;
            if typed.contains("://")
                && let Some(source) = self.0.iter().find(same)
            {
                let what = What::Sources(vec![source.address.clone()]);
                pieces.push(Piece { from, to, what });
            }
            from = to;
        }
        pieces
    }
}
