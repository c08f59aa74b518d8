//! What is told: clauses that keep the relations they rest on.
//!
//! Knows nothing of languages or of how clauses are worded.

use crate::model::RelationIx;

/// What a clause does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClauseKind {
    /// It states something that the relations it carries say.
    Fact,
    /// It says that something is not known, or that there is none.
    Absence,
    /// It introduces, counts or sums up what other clauses state or what a method found; it carries
    /// the relations that it sums up, if any.
    Frame,
}

/// A piece of a text, with its punctuation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// What it does.
    pub kind: ClauseKind,
    /// Its words.
    pub text: String,
    /// The relations that it rests on; a fact has at least one.
    pub relations: Vec<RelationIx>,
}

/// A text, clause by clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The clauses in reading order.
    pub clauses: Vec<Clause>,
}

impl Told {
    /// The whole text: the clauses with a space between them.
    #[must_use]
    pub fn text(&self) -> String {
        let texts: Vec<&str> = self.clauses.iter().map(|c| c.text.as_str()).collect();
        texts.join(" ")
    }

    /// The relations that the text rests on, in the order of their first mention.
    #[must_use]
    pub fn relations(&self) -> Vec<RelationIx> {
        let mut relations = Vec::new();
        for relation in self.clauses.iter().flat_map(|c| &c.relations) {
            if !relations.contains(relation) {
                relations.push(*relation);
            }
        }
        relations
    }

    pub(super) fn push(&mut self, kind: ClauseKind, text: String, relations: Vec<RelationIx>) {
        self.clauses.push(Clause {
            kind,
            text: marked_once(text),
            relations,
        });
    }

    /// Adds a clause that is a whole sentence: with a capital and a full stop.
    pub(super) fn sentence(&mut self, kind: ClauseKind, text: &str, relations: Vec<RelationIx>) {
        self.push(kind, capitalised(text) + ".", relations);
    }

    /// Adds a sentence with a fact, and what is not known of it behind a semicolon.
    pub(super) fn fact(&mut self, text: &str, relations: Vec<RelationIx>, unknown: Option<String>) {
        match unknown {
            None => self.sentence(ClauseKind::Fact, text, relations),
            Some(unknown) => {
                self.push(ClauseKind::Fact, capitalised(text) + ";", relations);
                self.push(ClauseKind::Absence, unknown + ".", Vec::new());
            }
        }
    }

    /// Adds a sentence that states that something is not known.
    pub(super) fn absence(&mut self, text: &str) {
        self.sentence(ClauseKind::Absence, text, Vec::new());
    }

    /// Adds a sentence of several facts behind one introduction: "Intro: fact; fact; fact."
    pub(super) fn enumeration(&mut self, intro: Clause, facts: Vec<Clause>) {
        let last = facts.len();
        self.push(intro.kind, capitalised(&intro.text) + ":", intro.relations);
        for (place, fact) in facts.into_iter().enumerate() {
            let mark = if place + 1 == last { "." } else { ";" };
            self.push(fact.kind, fact.text + mark, fact.relations);
        }
    }
}

/// A name at the end may bring a mark of its own ("Circulair Werk(t)!"): no full stop follows it.
fn marked_once(mut text: String) -> String {
    if text.ends_with("!.") || text.ends_with("?.") || text.ends_with("..") {
        text.pop();
    }
    text
}

/// The text with a capital at its start. After an apostrophe word ("’t Vlot") the next word takes it,
/// and "één" keeps only its second accent.
pub(super) fn capitalised(text: &str) -> String {
    let start = if text.starts_with(['’', '\'']) {
        text.find(' ').map_or(0, |space| space + 1)
    } else {
        0
    };
    let (head, tail) = text.split_at(start);
    if let Some(rest) = tail.strip_prefix("éé") {
        return format!("{head}Eé{rest}");
    }
    let mut letters = tail.chars();
    match letters.next() {
        Some(first) => format!("{head}{}{}", first.to_uppercase(), letters.as_str()),
        None => head.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{capitalised, marked_once};

    #[test]
    fn a_name_that_ends_in_a_mark_gets_no_second_one() {
        for (text, expect) in [
            (
                "Het steunt Circulair Werk(t)!.",
                "Het steunt Circulair Werk(t)!",
            ),
            ("Het hoort bij Netwerk enz..", "Het hoort bij Netwerk enz."),
            ("Het steunt OVAM.", "Het steunt OVAM."),
            (
                "Het steunt Circulair Werk(t)!;",
                "Het steunt Circulair Werk(t)!;",
            ),
        ] {
            assert_eq!(marked_once(text.to_owned()), expect);
        }
    }

    #[test]
    fn a_sentence_starts_with_a_capital() {
        for (text, expect) in [
            ("de VMM was lid", "De VMM was lid"),
            ("’t vlot is lid", "’t Vlot is lid"),
            ("één stap", "Eén stap"),
            ("8 hefbomen", "8 hefbomen"),
            ("", ""),
        ] {
            assert_eq!(capitalised(text), expect);
        }
    }
}
