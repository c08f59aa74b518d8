//! How one relation is told: tense, time, certainty, and what its sources disagree on.
//!
//! Knows one relation (or several told as one) at a time; nothing of paths, clusters or levers.

use std::collections::BTreeSet;

use crate::model::{Confidence, Evidence, Language, PartialDate, RelationIx};

use super::clause::{Clause, ClauseKind};
use super::dates;
use super::speaker::Speaker;
use super::wording::{Filling, Phrase, fill, inverted};

/// A tie of which nothing newer is known than this many years before the day of speaking is told in
/// the past tense.
const FRESH_YEARS: u32 = 5;

/// When a relation was, and how sure it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    /// Told in the past tense.
    pub(super) past: bool,
    /// It has ended (or happened once); not merely known from old sources.
    pub(super) over: bool,
    /// The year from which it is known, where that is too long ago to say that it still holds.
    pub(super) stale: Option<u16>,
    /// "in 2018", "sinds 2017"; may be empty.
    when: String,
    /// What stands between brackets behind it.
    notes: Vec<String>,
    /// The date that the last note gives.
    source_date: Option<String>,
    /// Its sources have no date, and how many they are.
    undated_sources: usize,
}

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
    /// Only its having no date is to be said, and may be said elsewhere for several at once.
    pub(super) undated: bool,
    undated_note: Option<&'static str>,
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
    /// When a relation was, and how sure it is.
    pub(super) fn standing(&self, relation: RelationIx) -> Standing {
        let facts = self.network.relation(relation);
        let evidence: Vec<&Evidence> = self.network.evidence(relation).collect();
        let newest = newest(&evidence, |e| e.date);
        let from = facts
            .valid_from
            .filter(|_| !disagree(&evidence, |e| e.valid_from));
        let to = facts
            .valid_to
            .filter(|_| !disagree(&evidence, |e| e.valid_to));
        let event = self.network.dataset().relation_kind_of(relation).event;
        let over = event || self.network.ended(relation);
        let checked = newest_of(newest, self::newest(&evidence, |e| e.checked));
        let stale = !over && self.is_old(checked.or(from));
        let moment = Moment {
            from,
            // An end that is only the source's own date says when it was seen, not when it ended.
            to: to.filter(|to| from.is_some() || Some(*to) != newest),
            newest,
        };
        let when = self.when(moment, event, over, stale);
        let dated_by_itself = over && !when.is_empty();
        let source_said = dated_by_itself
            || newest.is_some_and(|d| stale && when.contains(&d.year().to_string()));
        let mut notes = Vec::new();
        if self.language == Language::En && !over && !stale {
            notes.extend(since_note(moment, self.language));
        }
        notes.extend(self.certainty(relation, evidence.is_empty()));
        let source_date = newest
            .filter(|_| !source_said)
            .map(|d| dates::bare(d, self.language));
        if let Some(date) = &source_date {
            notes.push(self.source_note(date, evidence.len()));
        }
        let undated = newest.is_none() && !dated_by_itself;
        Standing {
            past: over || stale,
            over,
            stale: stale
                .then(|| from.or(newest).map(PartialDate::year))
                .flatten(),
            when,
            notes,
            source_date,
            undated_sources: if undated { evidence.len() } else { 0 },
        }
    }

    fn is_old(&self, known: Option<PartialDate>) -> bool {
        let (Some(known), Some(today)) = (known, self.reference()) else {
            return false;
        };
        known.first_day().0 + FRESH_YEARS * 10_000 < today.0
    }

    fn when(&self, moment: Moment, event: bool, over: bool, stale: bool) -> String {
        let language = self.language;
        let Moment { from, to, newest } = moment;
        match (from, to) {
            (Some(from), Some(to)) if over => dates::period(from, to, language),
            (None, Some(to)) if event => dates::at(to, language),
            (None, Some(to)) if over => dates::until(to, language),
            (Some(from), None) if event => dates::at(from, language),
            (from, _) if stale => self.long_ago(from, newest),
            (Some(from), _) if !over && language == Language::Nl && !moment.is_source_date() => {
                self.goes_on(from)
            }
            _ => String::new(),
        }
    }

    /// When something was of which only old sources tell.
    fn long_ago(&self, from: Option<PartialDate>, newest: Option<PartialDate>) -> String {
        match (from, newest) {
            (Some(from), Some(newest)) if from.year() != newest.year() => {
                dates::starting(from, self.language)
            }
            (Some(from), None) => dates::starting(from, self.language),
            (_, Some(newest)) => format!("in {}", newest.year()),
            (None, None) => String::new(),
        }
    }

    fn goes_on(&self, from: PartialDate) -> String {
        let to_come = self
            .reference()
            .is_some_and(|today| from.first_day() > today);
        if to_come {
            dates::starting(from, self.language)
        } else {
            dates::since(from, self.language)
        }
    }

    fn certainty(&self, relation: RelationIx, unsourced: bool) -> Option<String> {
        let note = match self.network.confidence(relation) {
            _ if unsourced => self.say("zonder bron", "no source"),
            Confidence::High => return None,
            Confidence::Medium => self.say("vrij zeker", "fairly certain"),
            Confidence::Low => self.say("onzeker", "uncertain"),
        };
        Some(note.to_owned())
    }

    fn source_note(&self, date: &str, sources: usize) -> String {
        match (self.language, sources > 1) {
            (Language::Nl, false) => format!("bron van {date}"),
            (Language::Nl, true) => format!("recentste bron van {date}"),
            (Language::En, false) => format!("source of {date}"),
            (Language::En, true) => format!("latest source of {date}"),
        }
    }

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
        let mut when = standing.when.as_str();
        if dated_part(when).is_some_and(said) {
            when = "";
        }
        let mut notes = standing.notes;
        if standing.source_date.as_deref().is_some_and(said) {
            notes.pop();
        }
        let (pattern, in_tense) = self.pattern(first, side, standing.past);
        if !in_tense {
            // A kind told by its label has no past tense: its time goes between the brackets.
            let over = standing
                .over
                .then(|| self.say("intussen voorbij", "now over"));
            let told = [Some(when), over].into_iter().flatten();
            notes.splice(0..0, told.filter(|n| !n.is_empty()).map(str::to_owned));
            when = "";
        }
        let body = self.body(
            &pattern,
            Filling {
                source,
                target,
                when,
            },
            manner,
        );
        let undated = standing.undated_sources > 0;
        let undated_note = match standing.undated_sources {
            0 => None,
            1 => Some(self.say("bron zonder datum", "undated source")),
            _ => Some(self.say("bronnen zonder datum", "undated sources")),
        };
        Some(Piece {
            body,
            undated: undated && standing.when.is_empty(),
            notes,
            undated_note,
            stale: standing.stale,
            caveat: self.caveat(first, source),
            relations: relations.to_vec(),
        })
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
    fn pattern(&self, relation: RelationIx, side: Side, past: bool) -> (String, bool) {
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

    /// What the sources of a relation disagree on, each told with who says so.
    pub(super) fn disagreements(&self, relation: RelationIx) -> Vec<String> {
        let evidence: Vec<&Evidence> = self.network.evidence(relation).collect();
        let event = self.network.dataset().relation_kind_of(relation).event;
        let start = if event {
            self.say("de datum", "the date")
        } else {
            self.say("de start", "the start")
        };
        let mut told = Vec::new();
        if disagree(&evidence, |e| e.valid_from) {
            told.push(self.disagreement(start, &evidence, |e| e.valid_from));
        }
        if disagree(&evidence, |e| e.valid_to) {
            told.push(
                self.disagreement(self.say("het einde", "the end"), &evidence, |e| e.valid_to),
            );
        }
        told
    }

    fn disagreement(
        &self,
        about: &str,
        evidence: &[&Evidence],
        date: impl Fn(&Evidence) -> Option<PartialDate>,
    ) -> String {
        let mut claims: Vec<(String, String)> = Vec::new();
        for e in evidence {
            if let Some(date) = date(e) {
                let claim = (host(&e.source).to_owned(), dates::bare(date, self.language));
                if !claims.contains(&claim) {
                    claims.push(claim);
                }
            }
        }
        let says = self.say("zegt", "says");
        let claims: Vec<String> = claims
            .into_iter()
            .enumerate()
            .map(|(place, (source, date))| match place {
                0 => format!("{source} {says} {date}"),
                _ => format!("{source} {date}"),
            })
            .collect();
        let claims = claims.join(", ");
        self.say(
            format!("over {about} verschillen de bronnen: {claims}. Wij kiezen niet"),
            format!("the sources differ on {about}: {claims}. We do not choose"),
        )
    }
}

/// The dates that say when a relation was.
#[derive(Clone, Copy)]
struct Moment {
    from: Option<PartialDate>,
    to: Option<PartialDate>,
    newest: Option<PartialDate>,
}

impl Moment {
    /// The start is the source's own date: when it was seen, not when it began.
    fn is_source_date(self) -> bool {
        self.from == self.newest
    }
}

fn since_note(moment: Moment, language: Language) -> Option<String> {
    let from = moment.from.filter(|_| !moment.is_source_date())?;
    Some(dates::since(from, language))
}

/// The date in an adverbial of one date: "op 6 mei 2024" has "6 mei 2024".
fn dated_part(when: &str) -> Option<&str> {
    let date = when
        .strip_prefix("op ")
        .or_else(|| when.strip_prefix("on "))
        .or_else(|| when.strip_prefix("in "))?;
    (!date.is_empty()).then_some(date)
}

fn newest(
    evidence: &[&Evidence],
    date: impl Fn(&Evidence) -> Option<PartialDate>,
) -> Option<PartialDate> {
    let dates = evidence.iter().filter_map(|e| date(e));
    dates.max_by_key(|d| (d.first_day(), d.last_day()))
}

fn newest_of(a: Option<PartialDate>, b: Option<PartialDate>) -> Option<PartialDate> {
    a.into_iter().chain(b).max_by_key(|d| d.first_day())
}

/// Whether pieces of evidence give different dates.
fn disagree(evidence: &[&Evidence], date: impl Fn(&Evidence) -> Option<PartialDate>) -> bool {
    let dates: BTreeSet<PartialDate> = evidence.iter().filter_map(|e| date(e)).collect();
    dates.len() > 1
}

/// The host of an address, without "www."; the whole reference where it is no address.
fn host(source: &str) -> &str {
    let address = source.split_once("://").map_or(source, |(_, rest)| rest);
    let host = address.split(['/', '?', '#']).next().unwrap_or(address);
    host.strip_prefix("www.").unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::{dated_part, host};

    #[test]
    fn a_source_is_named_by_its_host() {
        for (source, expect) in [
            ("https://www.bsae.be/k/n355/news", "bsae.be"),
            ("http://serv.be?x=1", "serv.be"),
            ("verslag van 6 mei", "verslag van 6 mei"),
        ] {
            assert_eq!(host(source), expect);
        }
    }

    #[test]
    fn an_adverbial_of_one_date_gives_it() {
        assert_eq!(dated_part("op 6 mei 2024"), Some("6 mei 2024"));
        assert_eq!(dated_part("tot 2019"), None);
    }
}
