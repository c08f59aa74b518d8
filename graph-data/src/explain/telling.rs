//! How one relation is told: its pattern, filled, with its time and certainty.
//!
//! Knows one relation (or several told as one) at a time; nothing of paths, clusters or levers.

use crate::model::{Language, RelationIx};

use super::clause::{Clause, ClauseKind};
use super::speaker::Speaker;
use super::standing::{Standing, Tense};
use super::wording::{Filling, Phrase, fill, inverted};

/// From which side a relation is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The source is the subject.
    Source,
    /// The target is the subject.
    Target,
}

/// What goes before or into the sentence of a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// Nothing.
    Plain,
    /// "a en b … allebei", "both a and b …".
    Both,
    /// "ze … allebei", "both …".
    They,
    /// "daarnaast …".
    Besides,
}

/// A relation in words, without a capital or a full stop.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    body: String,
    notes: Vec<String>,
    undated_note: Option<&'static str>,
    /// It has no date at all, which may be said elsewhere for several at once.
    pub(super) undated: bool,
    pub(super) stale: Option<u16>,
    /// What must not be concluded from it.
    pub(super) caveat: Option<String>,
    pub(super) relations: Vec<RelationIx>,
}

impl Piece {
    /// The words, with what stands between brackets.
    pub(super) fn text(&self) -> String {
        let undated = self.undated_note.iter().map(|n| (*n).to_owned());
        with_notes(&self.body, self.notes.iter().cloned().chain(undated))
    }

    /// The words, without what stands between brackets.
    pub(super) fn bare(&self) -> &str {
        &self.body
    }

    /// The words, without saying that the source has no date.
    pub(super) fn text_undated(&self) -> String {
        with_notes(&self.body, self.notes.iter().cloned())
    }

    /// What is not known of it: its caveat, or that it is only known from long ago.
    pub(super) fn unknown(&self, speaker: &Speaker<'_>) -> Option<String> {
        let unconfirmed = speaker.say(
            "een recentere bevestiging vonden we niet",
            "we found no later confirmation",
        );
        let caveat = self.caveat.clone();
        caveat.or_else(|| self.stale.map(|_| unconfirmed.to_owned()))
    }

    /// The same without its caveat, where that is said elsewhere.
    pub(super) fn without_caveat(self, said: bool) -> Self {
        Self {
            caveat: self.caveat.filter(|_| !said),
            ..self
        }
    }

    pub(super) fn clause(self) -> Clause {
        Clause {
            kind: ClauseKind::Fact,
            text: self.text(),
            relations: self.relations,
        }
    }
}

fn with_notes(body: &str, notes: impl Iterator<Item = String>) -> String {
    let notes: Vec<String> = notes.collect();
    if notes.is_empty() {
        return body.to_owned();
    }
    format!("{body} ({})", notes.join(", "))
}

impl Speaker<'_> {
    /// Relations that are told as one (they share kind and standing) in words.
    pub(super) fn piece(
        &self,
        relations: &[RelationIx],
        side: Side,
        (subject, object): (&Phrase, &Phrase),
        manner: Manner,
    ) -> Option<Piece> {
        let first = *relations.first()?;
        let standing = self.standing(first);
        let (source, target) = match side {
            Side::Source => (subject, object),
            Side::Target => (object, subject),
        };
        let said = |date: &str| source.text.contains(date) || target.text.contains(date);
        let when = Some(standing.when.as_str()).filter(|when| !dated_part(when).is_some_and(said));
        let source_said = standing.source_date.as_deref().is_some_and(said);
        let source_note = standing.source_note(self).filter(|_| !source_said);
        let (pattern, in_tense) = self.pattern(first, side, standing.tense);
        let mut notes = standing.certainty.clone();
        notes.extend(source_note);
        let mut filling = Filling {
            source,
            target,
            when: when.unwrap_or_default(),
        };
        if !in_tense {
            notes.splice(0..0, self.time_notes(filling.when, &standing));
            filling.when = "";
        }
        Some(Piece {
            body: self.body(&pattern, filling, manner),
            notes,
            undated_note: standing.undated_note(self),
            undated: standing.undated_note(self).is_some() && standing.when.is_empty(),
            stale: standing.stale,
            caveat: self.caveat(first, source),
            relations: relations.to_vec(),
        })
    }

    /// The time of a kind that is told by its label, which has no past tense.
    fn time_notes(&self, when: &str, standing: &Standing) -> Vec<String> {
        let over = self.say("intussen voorbij", "now over");
        let over = (standing.tense == Tense::Over).then_some(over);
        let notes = [Some(when), over].into_iter().flatten();
        notes
            .filter(|note| !note.is_empty())
            .map(str::to_owned)
            .collect()
    }

    fn body(&self, pattern: &str, filling: Filling<'_>, manner: Manner) -> String {
        match (manner, self.language) {
            (Manner::Plain, _) | (Manner::They, Language::En) => fill(pattern, filling),
            (Manner::Both | Manner::They, Language::Nl) => {
                let when = format!("{} allebei", filling.when);
                fill(
                    pattern,
                    Filling {
                        when: &when,
                        ..filling
                    },
                )
            }
            (Manner::Both, Language::En) => format!("both {}", fill(pattern, filling)),
            (Manner::Besides, Language::En) => format!("in addition, {}", fill(pattern, filling)),
            (Manner::Besides, Language::Nl) => match inverted(pattern) {
                Some(pattern) => format!("daarnaast {}", fill(&pattern, filling)),
                None => format!("daarnaast: {}", fill(pattern, filling)),
            },
        }
    }

    /// The pattern for a side and a tense, and whether it is in that tense: kinds without wording of
    /// their own are told by their labels, in the present.
    fn pattern(&self, relation: RelationIx, side: Side, tense: Tense) -> (String, bool) {
        let past = tense != Tense::Present;
        let kind = self.network.dataset().relation_kind_of(relation);
        let wording = &kind.wording;
        let (now, before) = match side {
            Side::Source => (&wording.now, &wording.past),
            Side::Target => (&wording.inverse_now, &wording.inverse_past),
        };
        if past && !before.is_empty() {
            return (before.get(self.language).to_owned(), true);
        }
        if !now.is_empty() {
            return (now.get(self.language).to_owned(), !past);
        }
        let pattern = match side {
            Side::Source => format!("{{s}} {} {{t}} {{d}}", kind.label.get(self.language)),
            Side::Target => format!("{{t}} {} {{s}} {{d}}", kind.inverse.get(self.language)),
        };
        (pattern, !past || kind.event)
    }

    /// What must not be concluded from a relation: "of ze dat ook doen, is niet bekend".
    fn caveat(&self, relation: RelationIx, source: &Phrase) -> Option<String> {
        let caveat = &self
            .network
            .dataset()
            .relation_kind_of(relation)
            .wording
            .caveat;
        let filling = Filling {
            source,
            target: source,
            when: "",
        };
        (!caveat.is_empty()).then(|| fill(caveat.get(self.language), filling))
    }
}

/// The date in an adverbial of one date: "op 6 mei 2024" has "6 mei 2024".
fn dated_part(when: &str) -> Option<&str> {
    let date = when
        .strip_prefix("op ")
        .or_else(|| when.strip_prefix("on "))
        .or_else(|| when.strip_prefix("in "))?;
    (!date.is_empty()).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::dated_part;

    #[test]
    fn an_adverbial_of_one_date_gives_it() {
        assert_eq!(dated_part("op 6 mei 2024"), Some("6 mei 2024"));
        assert_eq!(dated_part("tot 2019"), None);
    }
}
