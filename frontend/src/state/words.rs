//! Two texts compared word by word: what stays, what went and what came.
//!
//! Pure text work; knows no field and no wording. A list of pieces holds both texts whole: without what
//! came it is the old one, without what went the new one.

/// Words and blanks that are compared with each other at most, between what both texts begin and end
/// with: above that all between counts as changed. 600 by 600 take a few milliseconds and 720 kB.
const CELLS_MAX: usize = 360_000;

/// What became of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// They are in both texts.
    Same,
    /// Only the old text has them.
    Gone,
    /// Only the new text has them.
    New,
}

/// Words that stand together, and what became of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words, with their blanks.
    pub text: String,
    /// What became of them.
    pub change: Change,
}

/// The old text and the new one as one list of pieces: a longest common subsequence of words stays, and
/// what went stands before what came in its place.
#[must_use]
pub fn difference(old: &str, new: &str) -> Vec<Piece> {
    let (old, new) = (split(old), split(new));
    let head = common_length(old.iter().zip(&new));
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail = common_length(old_rest.iter().rev().zip(new_rest.iter().rev()));
    let old_middle = &old_rest[..old_rest.len() - tail];
    let new_middle = &new_rest[..new_rest.len() - tail];
    let mut pieces = Pieces::default();
    pieces.add_all(Change::Same, &old[..head]);
    pieces.add_middle(old_middle, new_middle);
    pieces.add_all(Change::Same, &old_rest[old_middle.len()..]);
    pieces.tell();
    pieces.told
}

/// A text as words and blanks, in turn.
fn split(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((_, letter)) = letters.next() {
        let next = letters.peek();
        if next.is_none_or(|(_, next)| next.is_whitespace() != letter.is_whitespace()) {
            let to = next.map_or(text.len(), |(at, _)| *at);
            parts.push(&text[from..to]);
            from = to;
        }
    }
    parts
}

fn common_length<'a>(pairs: impl Iterator<Item = (&'a &'a str, &'a &'a str)>) -> usize {
    pairs.take_while(|(one, other)| one == other).count()
}

/// How long the longest common subsequence is of what follows each pair of places.
fn lengths(old: &[&str], new: &[&str]) -> Vec<u16> {
    let width = new.len() + 1;
    let mut lengths = vec![0_u16; (old.len() + 1) * width];
    for row in (0..old.len()).rev() {
        for column in (0..new.len()).rev() {
            let at = row * width + column;
            lengths[at] = if old[row] == new[column] {
                lengths[at + width + 1] + 1
            } else {
                lengths[at + width].max(lengths[at + 1])
            };
        }
    }
    lengths
}

/// Pieces as they come: what went, what came and what stays after both. A blank between two changes
/// belongs to both, so that a sentence written anew is told as one.
#[derive(Default)]
struct Pieces {
    told: Vec<Piece>,
    gone: String,
    new: String,
    same: String,
}

impl Pieces {
    fn add_middle(&mut self, old: &[&str], new: &[&str]) {
        if old.len() * new.len() > CELLS_MAX {
            self.add_all(Change::Gone, old);
            self.add_all(Change::New, new);
            return;
        }
        let (lengths, width) = (lengths(old, new), new.len() + 1);
        let (mut row, mut column) = (0, 0);
        while row < old.len() && column < new.len() {
            let at = row * width + column;
            if old[row] == new[column] {
                self.add(Change::Same, old[row]);
                row += 1;
                column += 1;
            } else if lengths[at + width] >= lengths[at + 1] {
                self.add(Change::Gone, old[row]);
                row += 1;
            } else {
                self.add(Change::New, new[column]);
                column += 1;
            }
        }
        self.add_all(Change::Gone, &old[row..]);
        self.add_all(Change::New, &new[column..]);
    }

    fn add_all(&mut self, change: Change, parts: &[&str]) {
        for part in parts {
            self.add(change, part);
        }
    }

    fn add(&mut self, change: Change, part: &str) {
        if change == Change::Same {
            self.same.push_str(part);
            return;
        }
        let is_between = !self.gone.is_empty() && !self.new.is_empty();
        if is_between && self.same.trim().is_empty() {
            let blank = std::mem::take(&mut self.same);
            self.gone.push_str(&blank);
            self.new.push_str(&blank);
        } else if !self.same.is_empty() {
            self.tell();
        }
        match change {
            Change::New => self.new.push_str(part),
            _ => self.gone.push_str(part),
        }
    }

    fn tell(&mut self) {
        let waiting = [
            (Change::Gone, &mut self.gone),
            (Change::New, &mut self.new),
            (Change::Same, &mut self.same),
        ];
        for (change, text) in waiting {
            if !text.is_empty() {
                let text = std::mem::take(text);
                self.told.push(Piece { text, change });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(old: &str, new: &str) -> String {
        let pieces = difference(old, new);
        let told = |piece: &Piece| match piece.change {
            Change::Same => piece.text.clone(),
            Change::Gone => format!("[-{}-]", piece.text),
            Change::New => format!("[+{}+]", piece.text),
        };
        pieces.iter().map(told).collect()
    }

    /// The text that a list of pieces holds beside what is left out.
    fn without(change: Change, pieces: &[Piece]) -> String {
        let kept = pieces.iter().filter(|piece| piece.change != change);
        kept.map(|piece| &*piece.text).collect()
    }

    #[test]
    fn what_went_and_what_came_is_marked_word_by_word() {
        for (old, new, expected) in [
            ("", "", ""),
            ("een", "een", "een"),
            ("", "nieuw", "[+nieuw+]"),
            ("oud", "", "[-oud-]"),
            (
                "de oude naam",
                "de nieuwe naam",
                "de [-oude-][+nieuwe+] naam",
            ),
            ("een twee drie", "een drie", "een [-twee -]drie"),
            ("een drie", "een drie vier", "een drie[+ vier+]"),
            (
                "geef wat hulp",
                "leen veel geld",
                "[-geef wat hulp-][+leen veel geld+]",
            ),
            ("a b  c", "a b c", "a b[-  -][+ +]c"),
            (
                "steun aan\nVLAIO",
                "steun van\nVLAIO",
                "steun [-aan-][+van+]\nVLAIO",
            ),
            ("één", "eén", "[-één-][+eén+]"),
        ] {
            assert_eq!(marked(old, new), expected, "{old:?} {new:?}");
        }
    }

    #[test]
    fn of_long_texts_only_what_differs_in_the_middle_counts() {
        let words = |from: usize, to: usize| -> String {
            (from..to).map(|number| format!("{number} ")).collect()
        };
        let (head, tail) = (words(0, 20_000), words(20_000, 40_000));
        let told = marked(&format!("{head}oud {tail}"), &format!("{head}nieuw {tail}"));
        assert_eq!(told, format!("{head}[-oud-][+nieuw+] {tail}"));
        // Nothing in common, and too much to compare: told as a whole, at once.
        let (old, new) = (words(0, 5_000), words(10_000, 15_000));
        let pieces = difference(&old, &new);
        assert_eq!(pieces.len(), 3, "what went, what came, and the last blank");
    }

    proptest! {
        #[test]
        fn without_what_came_it_is_the_old_text_and_without_what_went_the_new_one(
            old in "[ab \n]{0,16}|\\PC{0,24}", new in "[ab \n]{0,16}|\\PC{0,24}",
        ) {
            let pieces = difference(&old, &new);
            prop_assert_eq!(without(Change::New, &pieces), old);
            prop_assert_eq!(without(Change::Gone, &pieces), new);
        }

        #[test]
        fn pieces_differ_from_their_neighbours_and_none_is_empty(
            old in "[abc ]{0,24}", new in "[abc ]{0,24}",
        ) {
            let pieces = difference(&old, &new);
            prop_assert!(pieces.iter().all(|piece| !piece.text.is_empty()));
            prop_assert!(pieces.windows(2).all(|pair| pair[0].change != pair[1].change));
            prop_assert_eq!(old == new, pieces.iter().all(|piece| piece.change == Change::Same));
        }

        #[test]
        fn a_text_against_itself_with_a_word_more_marks_that_word_alone(
            before in prop::collection::vec("[a-z]{1,4}", 0..8),
            after in prop::collection::vec("[a-z]{1,4}", 1..8),
        ) {
            let text = |parts: &[&[String]]| parts.concat().join(" ");
            let word = ["NIEUW".to_owned()];
            let pieces = difference(&text(&[&before, &after]), &text(&[&before, &word, &after]));
            let marked: Vec<_> = pieces.iter().filter(|piece| piece.change != Change::Same).collect();
            prop_assert_eq!(marked.len(), 1);
            prop_assert_eq!(marked[0].text.trim(), "NIEUW");
        }
    }
}
