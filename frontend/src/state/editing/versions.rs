//! A form beside what others made of its record since: whether anything is filled in, and what becomes
//! of it on their version.
//!
//! Knows no wording, and not how others' versions come.

use super::draft::Draft;

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
    /// theirs.
    #[must_use]
    pub fn on(&self, theirs: &Self) -> Self {
        let base = self.before();
        let mut merged = theirs.clone();
        for field in self.fields() {
            if self.get(field.name) != base.get(field.name) {
                let own = self.get(field.name).to_owned();
                merged.values.insert(field.name.to_owned(), own);
            }
        }
        if self.evidence != base.evidence {
            merged.evidence.clone_from(&self.evidence);
        }
        merged.reason.clone_from(&self.reason);
        merged
    }
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
