//! A form beside what others made of its record since: whether anything is filled in, and what becomes
//! of it on their version.
//!
//! Knows no wording, and not how others' versions come.

use super::compare::beside;
use super::draft::{Draft, Values};
use super::fields::EVIDENCE;

impl Draft {
    /// The record as it was.
    fn before(&self) -> Self {
        Self::of(&self.base, 0).unwrap_or_default()
    }

    /// Whether anything is filled in that the record did not have.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        !self.is_alike(&self.before())
    }

    /// Whether the record was as it is in another form of it.
    #[must_use]
    pub fn is_based_on(&self, other: &Self) -> bool {
        self.before().is_alike(other)
    }

    fn is_alike(&self, other: &Self) -> bool {
        let mut fields = self.fields().iter();
        fields.all(|field| self.get(field.name) == other.get(field.name))
            && self.evidence == other.evidence
    }

    /// What others made of it since, in place of these wishes.
    #[must_use]
    pub fn as_theirs(&self, theirs: &Self) -> Self {
        Self {
            reason: self.reason.clone(),
            ..theirs.clone()
        }
    }

    /// These wishes in place of what others made of it since.
    #[must_use]
    pub fn over(&self, theirs: &Self) -> Self {
        Self {
            on_revision: theirs.on_revision,
            base: theirs.base.clone(),
            ..self.clone()
        }
    }

    /// The same wishes on what others made of it since: a field that this form did not change is as
    /// theirs, and so is a source; lists and sources have what either side added, and lack what either took
    /// away that the other left as it was.
    #[must_use]
    pub fn on(&self, theirs: &Self) -> Self {
        let base = self.before();
        let mut merged = theirs.clone();
        for field in self.fields() {
            let held = [&base, self, theirs].map(|draft| draft.get(field.name));
            merged
                .values
                .insert(field.name.to_owned(), field.merged(held));
        }
        merged.evidence = merged_sources([&base.evidence, &self.evidence, &theirs.evidence]);
        merged.reason.clone_from(&self.reason);
        merged
    }
}

/// The address of a source; empty for none.
fn address(piece: &Values) -> &str {
    piece.get("source").map_or("", String::as_str)
}

/// What became of each source, by their rows, and which ones were added. One with another address is another
/// source: what is known of the one says nothing of the other.
fn followed(base: &[Values], now: &[Values]) -> Vec<[Option<usize>; 2]> {
    let pairs = beside(base, now).into_iter();
    let split = pairs.flat_map(|pair| match pair {
        [Some(row), Some(at)] if address(&base[row]) != address(&now[at]) => {
            vec![[Some(row), None], [None, Some(at)]]
        }
        pair => vec![pair],
    });
    split.collect()
}

/// Sources as they were, as this form has them, and as theirs are, brought together in the order of theirs.
fn merged_sources([base, mine, theirs]: [&[Values]; 3]) -> Vec<Values> {
    let [own, others] = [mine, theirs].map(|side| followed(base, side));
    let of = |pairs: &[[Option<usize>; 2]], row: usize| {
        let pair = pairs.iter().find(|[before, _]| *before == Some(row));
        pair.and_then(|[_, now]| *now)
    };
    let mut merged: Vec<Option<Values>> = theirs.iter().cloned().map(Some).collect();
    for (row, before) in base.iter().enumerate() {
        let own = of(&own, row).map(|at| &mine[at]);
        match (own, of(&others, row)) {
            (Some(own), Some(at)) => {
                let fields = EVIDENCE.iter().map(|field| {
                    let held = [before, own, &theirs[at]]
                        .map(|piece| piece.get(field.name).map_or("", String::as_str));
                    (field.name.to_owned(), field.merged(held))
                });
                merged[at] = Some(fields.filter(|(_, held)| !held.is_empty()).collect());
            }
            (None, Some(at)) if theirs[at] == *before => merged[at] = None,
            (Some(own), None) if own != before => merged.push(Some(own.clone())),
            _ => {}
        }
    }
    let added = |pairs: &[[Option<usize>; 2]]| -> Vec<usize> {
        let added = pairs.iter().filter(|[before, _]| before.is_none());
        added.filter_map(|[_, now]| *now).collect()
    };
    let mut of_theirs = added(&others);
    for own in added(&own).into_iter().map(|at| &mine[at]) {
        let is_same =
            |at: &usize| !address(own).is_empty() && address(&theirs[*at]) == address(own);
        let same = of_theirs.iter().position(is_same);
        match same.map(|same| of_theirs.remove(same)) {
            // Both added a source with this address: theirs stands, with what only this form says of it.
            Some(at) => {
                let there = merged[at].get_or_insert_default();
                for (name, held) in own {
                    let known = there.entry(name.clone()).or_default();
                    if known.is_empty() {
                        known.clone_from(held);
                    }
                }
            }
            None => merged.push(Some(own.clone())),
        }
    }
    merged.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OVAM: &str = r#"{"entity":{"id":"ovam","kind":"agentschap","label":{"nl":"OVAM"},"named":true,"website":"https://ovam.be","evidence":[{"source":"https://a.be","confidence":"HIGH"}]}}"#;

    fn ovam() -> Draft {
        Draft::of(OVAM, 3).expect("a record")
    }

    fn renamed() -> Draft {
        let text = OVAM.replace("\"OVAM\"", "\"De OVAM\"");
        Draft::of(&text, 4).expect("a record")
    }

    #[test]
    fn a_form_on_what_others_made_keeps_what_both_changed_apart() {
        let mut mine = ovam();
        mine.values
            .insert("website".into(), "https://www.ovam.be".into());
        mine.reason = "omdat".into();
        let mut theirs = ovam();
        theirs.values.insert("label".into(), "De OVAM".into());
        theirs.on_revision = 4;
        let merged = mine.on(&theirs);
        assert_eq!(
            (
                merged.get("label"),
                merged.get("website"),
                merged.on_revision
            ),
            ("De OVAM", "https://www.ovam.be", 4)
        );
        assert_eq!(merged.reason, "omdat");
    }

    #[test]
    fn lists_and_sources_of_both_come_together() {
        let list = |text: &str| -> Values {
            [
                ("source", text.split('|').next()),
                ("checked", text.split('|').nth(1)),
                ("title", text.split('|').nth(2)),
            ]
            .into_iter()
            .filter_map(|(name, held)| Some((name.to_owned(), held?.to_owned())))
            .filter(|(_, held)| !held.is_empty())
            .collect()
        };
        let sources = |text: &str| -> Vec<Values> { text.split_whitespace().map(list).collect() };
        for (base, mine, theirs, merged) in [
            // A second source of mine beside their date on the first.
            ("a", "a b", "a|2024", "a|2024 b"),
            ("a b", "b", "a b c", "b c"),
            ("a b", "b", "a|2024 b", "a|2024 b"),
            ("a b", "a b|2024", "a", "a b|2024"),
            ("a b", "a b", "a", "a"),
            ("a", "a|2023", "a|2024", "a|2023"),
            ("", "a", "a|2024", "a|2024"),
            ("", "a", "b", "b a"),
            // A second claim from a source that is there already, or that another added once.
            ("a", "a a|2024", "a", "a a|2024"),
            ("a", "a a|2024", "a||t", "a||t a|2024"),
            ("", "a|2023 a|2024", "a||t", "a|2023|t a|2024"),
            ("a", "a a|2024", "a a||t", "a a|2024|t"),
            // Without an address none is another's.
            ("", "|2024 ||t", "", "|2024 ||t"),
            ("", "|2024", "||t", "||t |2024"),
            // A source in the place of another is not that one.
            ("b", "c", "b", "c"),
            ("b", "c", "b|2024", "b|2024 c"),
            ("b", "b|2024", "c", "c b|2024"),
            ("b", "b", "c", "c"),
            ("b", "c", "d", "d c"),
            ("b", "c", "c|2024", "c|2024"),
            ("a b", "a c", "a b|2024", "a b|2024 c"),
        ] {
            let (base, mine, theirs) = (sources(base), sources(mine), sources(theirs));
            let found = merged_sources([&base, &mine, &theirs]);
            assert_eq!(found, sources(merged), "{base:?} {mine:?} {theirs:?}");
        }
        let mut mine = ovam();
        mine.values.insert("tags".into(), "a\nb".into());
        let mut theirs = ovam();
        theirs.values.insert("tags".into(), "c".into());
        assert_eq!(mine.on(&theirs).get("tags"), "c\na\nb");
    }

    #[test]
    fn whether_anything_is_filled_in_is_seen() {
        let mut draft = ovam();
        draft.reason = "omdat".into();
        assert!(!draft.is_changed(), "a reason alone changes nothing");
        draft.values.insert("labelEn".into(), String::new());
        assert!(!draft.is_changed(), "a field emptied again is as it was");
        draft.values.insert("label".into(), "De OVAM".into());
        assert!(draft.is_changed());
        let mut draft = ovam();
        draft.evidence.clear();
        assert!(draft.is_changed());
        assert!(Draft::new(false, &[("label", "Nieuw")]).is_changed());
    }

    #[test]
    fn a_form_knows_on_what_it_is_based() {
        let mut draft = ovam();
        draft.values.insert("website".into(), String::new());
        assert!(draft.is_based_on(&ovam()));
        assert!(!draft.is_based_on(&renamed()));
    }

    #[test]
    fn each_choice_gives_the_version_that_it_says() {
        let (mut mine, theirs) = (ovam(), renamed());
        mine.values.insert("website".into(), "https://x.be".into());
        mine.reason = "omdat".into();
        let told = |draft: &Draft| {
            let draft = draft.clone();
            assert_eq!((&*draft.reason, draft.on_revision), ("omdat", 4));
            assert!(draft.is_based_on(&theirs));
            format!("{} {}", draft.get("label"), draft.get("website"))
        };
        assert_eq!(told(&mine.as_theirs(&theirs)), "De OVAM https://ovam.be");
        assert_eq!(told(&mine.over(&theirs)), "OVAM https://x.be");
        assert_eq!(told(&mine.on(&theirs)), "De OVAM https://x.be");
    }
}
