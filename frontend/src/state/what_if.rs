//! Changes that are supposed and stored nowhere, as the address says them.
//!
//! Knows how a change is written; not what it does to an answer, nor what its ids are called.

use super::query::{Query, join, list};

/// One change. In an address: `+source:kind:target`, or `-` with what is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A relation that is not there.
    Add {
        /// Id of the entity that it starts from.
        source: String,
        /// Id of its kind.
        kind: String,
        /// Id of the entity that it leads to.
        target: String,
    },
    /// A relation or an entity without which one asks; ids are unique over both.
    Without(String),
}

impl Change {
    /// The change written in an address; `None` for what is none.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        if let Some(id) = text.strip_prefix('-') {
            return (!id.is_empty()).then(|| Self::Without(id.to_owned()));
        }
        // A plus sign that was not escaped is read as a space.
        let parts = text.trim_start_matches(['+', ' ']).split(':');
        let parts: Vec<String> = parts.map(|part| part.replace('~', ":")).collect();
        let [source, kind, target] = <[String; 3]>::try_from(parts).ok()?;
        let whole = !source.is_empty() && !kind.is_empty() && !target.is_empty();
        whole.then_some(Self::Add {
            source,
            kind,
            target,
        })
    }

    /// The change as an address has it. An id may hold a colon, which is written as a tilde.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Add {
                source,
                kind,
                target,
            } => {
                let ids = [source, kind, target].map(|id| id.replace(':', "~"));
                format!("+{}", ids.join(":"))
            }
            Self::Without(id) => format!("-{id}"),
        }
    }
}

/// What if these changes were made?
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhatIfQuestion {
    /// The changes, in the order in which they were made.
    pub changes: Vec<Change>,
    /// Id of one of two between whom a tie may be added and the way is shown; empty for none.
    pub from: String,
    /// Id of the other; empty for none.
    pub to: String,
}

impl WhatIfQuestion {
    pub(super) fn read(query: &Query) -> Self {
        let text = |name| query.get(name).unwrap_or_default().to_owned();
        let changes = list(query.get("doe"));
        Self {
            changes: changes.iter().filter_map(|c| Change::read(c)).collect(),
            from: text("van"),
            to: text("naar"),
        }
    }

    pub(super) fn write(&self, query: &mut Query) {
        let filled = |id: &str| (!id.is_empty()).then(|| id.to_owned());
        let changes: Vec<String> = self.changes.iter().map(Change::text).collect();
        query.set("doe", join(&changes).as_deref());
        query.set("van", filled(&self.from).as_deref());
        query.set("naar", filled(&self.to).as_deref());
    }

    /// The same with one change more; what is there already is not added again.
    #[must_use]
    pub fn with(&self, change: Change) -> Self {
        let mut question = self.clone();
        if !question.changes.contains(&change) {
            question.changes.push(change);
        }
        question
    }

    /// The same without the change on this place.
    #[must_use]
    pub fn undone(&self, place: usize) -> Self {
        let kept = self.changes.iter().enumerate();
        let kept = kept.filter(|(at, _)| *at != place);
        Self {
            changes: kept.map(|(_, change)| change.clone()).collect(),
            ..self.clone()
        }
    }

    /// The two between whom the way is shown before and after: those filled in, else the ends of the
    /// first tie that is added. `None` where one of them is left out.
    #[must_use]
    pub fn ends(&self) -> Option<(&str, &str)> {
        let added = self.changes.iter().find_map(|change| match change {
            Change::Add { source, target, .. } => Some((source.as_str(), target.as_str())),
            Change::Without(_) => None,
        });
        let filled = !self.from.is_empty() && !self.to.is_empty();
        let (from, to) = if filled {
            (self.from.as_str(), self.to.as_str())
        } else {
            added?
        };
        let gone = |id: &str| self.changes.contains(&Change::Without(id.to_owned()));
        (from != to && !gone(from) && !gone(to)).then_some((from, to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(source: &str, target: &str) -> Change {
        Change::Add {
            source: source.into(),
            kind: "partners-with".into(),
            target: target.into(),
        }
    }

    fn check(text: &str, change: Option<Change>) {
        assert_eq!(Change::read(text), change, "{text}");
        if let Some(change) = change {
            assert_eq!(Change::read(&change.text()), Some(change));
        }
    }

    #[test]
    fn changes_are_read_as_they_are_written() {
        check("+vlaio:partners-with:herwin", Some(add("vlaio", "herwin")));
        check(" vlaio:partners-with:herwin", Some(add("vlaio", "herwin")));
        check("+org~1:partners-with:b", Some(add("org:1", "b")));
        check("-dwse", Some(Change::Without("dwse".into())));
        check("-a.b.c", Some(Change::Without("a.b.c".into())));
        for nothing in ["", "-", "+", "+a:b", "+a::c", "+a:b:c:d"] {
            check(nothing, None);
        }
    }

    #[test]
    fn a_change_is_made_once_and_undone_by_its_place() {
        let question = WhatIfQuestion::default().with(add("a", "b"));
        let both = question.with(Change::Without("c".into()));
        assert_eq!(both.with(add("a", "b")), both);
        assert_eq!(both.undone(1), question);
        assert_eq!(both.undone(2), both);
    }

    #[test]
    fn the_way_is_shown_between_two_that_are_there() {
        let question = WhatIfQuestion::default().with(add("a", "b"));
        assert_eq!(question.ends(), Some(("a", "b")));
        assert_eq!(question.with(Change::Without("b".into())).ends(), None);
        let asked = |from: &str, to: &str| WhatIfQuestion {
            from: from.into(),
            to: to.into(),
            ..question.clone()
        };
        assert_eq!(asked("c", "d").ends(), Some(("c", "d")));
        assert_eq!(asked("c", "").ends(), Some(("a", "b")));
        assert_eq!(asked("c", "c").ends(), None);
        assert_eq!(WhatIfQuestion::default().ends(), None);
    }
}
