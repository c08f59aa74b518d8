//! When a relation was and how sure it is, in words: tense, adverbial, and what stands between
//! brackets behind it.
//!
//! Knows nothing of who is related or how.

use crate::calendar::written;
use crate::model::{Confidence, Evidence, Language, PartialDate, RelationIx};

use super::dates;
use super::disagreement::disagree;
use super::speaker::Speaker;

/// A tie of which nothing newer is known than this many years before the day of speaking is told in
/// the past tense.
const FRESH_YEARS: u32 = 5;

/// How a relation stands to the day of speaking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Tense {
    /// It goes on, as far as its sources say.
    Present,
    /// Only old sources tell of it.
    LongAgo,
    /// It has ended, or happened once.
    Over,
}

/// When a relation was, and how sure it is. Relations with equal standing can be told as one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Standing {
    pub(super) tense: Tense,
    /// The year from which it is known, where that is too long ago to say that it still holds.
    pub(super) stale: Option<u16>,
    /// "in 2018", "sinds 2017"; may be empty.
    pub(super) when: String,
    /// "vrij zeker", "since 2017": what stands first between the brackets.
    pub(super) certainty: Vec<String>,
    /// The newest date of its sources, where `when` does not say it.
    pub(super) source_date: Option<String>,
    /// How many sources it has.
    sources: usize,
    /// None of its sources has a date, and it has none of its own.
    undated: bool,
}

impl Standing {
    /// "bron van 2018", or that the sources have no date.
    pub(super) fn source_note(&self, speaker: &Speaker<'_>) -> Option<String> {
        let date = self.source_date.as_deref()?;
        Some(match (speaker.language, self.sources > 1) {
            (Language::Nl, false) => format!("bron van {date}"),
            (Language::Nl, true) => format!("recentste bron van {date}"),
            (Language::En, false) => format!("source dated {date}"),
            (Language::En, true) => format!("latest source dated {date}"),
        })
    }

    /// "bron zonder datum".
    pub(super) fn undated_note(&self, speaker: &Speaker<'_>) -> Option<&'static str> {
        match self.sources {
            _ if !self.undated => None,
            0 => None,
            1 => Some(speaker.say("bron zonder datum", "undated source")),
            _ => Some(speaker.say("bronnen zonder datum", "undated sources")),
        }
    }
}

/// The dates that say when a relation was.
#[derive(Clone, Copy)]
struct Moment {
    tense: Tense,
    event: bool,
    from: Option<PartialDate>,
    to: Option<PartialDate>,
    newest: Option<PartialDate>,
}

impl Moment {
    fn new(speaker: &Speaker<'_>, relation: RelationIx, evidence: &[&Evidence]) -> Self {
        let facts = speaker.network.relation(relation);
        let kind = speaker.network.dataset().relation_kind_of(relation);
        let newest = newest(evidence.iter().filter_map(|e| e.date));
        let agreed = |date: Option<PartialDate>, differ: bool| date.filter(|_| !differ);
        let from = agreed(facts.valid_from, disagree(evidence, |e| e.valid_from));
        let to = agreed(facts.valid_to, disagree(evidence, |e| e.valid_to));
        let looked = self::newest(evidence.iter().flat_map(|e| [e.date, e.checked]).flatten());
        let tense = if kind.event || speaker.network.ended(relation) {
            Tense::Over
        } else if speaker.is_old(looked.or(from)) {
            Tense::LongAgo
        } else {
            Tense::Present
        };
        Self {
            tense,
            event: kind.event,
            from,
            // An end that is only the source's own date says when it was seen, not when it ended.
            to: to.filter(|to| from.is_some() || Some(*to) != newest),
            newest,
        }
    }

    /// Since when it goes on; a start that is the source's own date says when it was seen.
    fn since(self) -> Option<PartialDate> {
        let within = |from: PartialDate, source: PartialDate| {
            source.first_day() <= from.first_day() && from.last_day() <= source.last_day()
        };
        let from = self.from.filter(|_| self.tense == Tense::Present)?;
        let seen = self.newest.is_some_and(|newest| within(from, newest));
        (!seen).then_some(from)
    }
}

impl Speaker<'_> {
    /// When a relation was, and how sure it is.
    pub(super) fn standing(&self, relation: RelationIx) -> Standing {
        let evidence: Vec<&Evidence> = self.network.evidence(relation).collect();
        let moment = Moment::new(self, relation, &evidence);
        let when = self.when(moment);
        let long_ago = moment.tense == Tense::LongAgo;
        let dated_by_itself = moment.tense == Tense::Over && !when.is_empty();
        let said = |newest: &PartialDate| {
            dated_by_itself || (long_ago && when.ends_with(&newest.year().to_string()))
        };
        let source_date = moment.newest.filter(|newest| !said(newest));
        let known_from = moment.from.or(moment.newest);
        Standing {
            tense: moment.tense,
            stale: known_from.filter(|_| long_ago).map(PartialDate::year),
            certainty: self.certainty(relation, moment, evidence.is_empty()),
            source_date: source_date.map(|date| written(date, self.language)),
            sources: evidence.len(),
            undated: moment.newest.is_none() && !dated_by_itself,
            when,
        }
    }

    fn is_old(&self, known: Option<PartialDate>) -> bool {
        let (Some(known), Some(today)) = (known, self.reference()) else {
            return false;
        };
        known.first_day().0 + FRESH_YEARS * 10_000 < today.0
    }

    /// "in 2018", "sinds 2017", "tot eind 2022"; English says since when between brackets, as its
    /// present tense takes no "since".
    fn when(&self, moment: Moment) -> String {
        let language = self.language;
        match (moment.tense, moment.from, moment.to) {
            (Tense::Over, Some(from), Some(to)) => dates::period(from, to, language),
            (Tense::Over, None, Some(day)) if moment.event => dates::at(day, language),
            (Tense::Over, Some(day), None) if moment.event => dates::at(day, language),
            (Tense::Over, None, Some(to)) => dates::until(to, language),
            (Tense::LongAgo, from, _) => self.long_ago(from, moment.newest),
            (Tense::Present, ..) if language == Language::Nl => {
                let since = moment.since().map(|from| self.goes_on(from));
                since.unwrap_or_default()
            }
            _ => String::new(),
        }
    }

    /// When something was of which only old sources tell.
    fn long_ago(&self, from: Option<PartialDate>, newest: Option<PartialDate>) -> String {
        match (from, newest) {
            (Some(from), Some(newest)) if from.year() == newest.year() => {
                format!("in {}", newest.year())
            }
            (Some(from), _) => dates::starting(from, self.language),
            (None, Some(newest)) => format!("in {}", newest.year()),
            (None, None) => String::new(),
        }
    }

    fn goes_on(&self, from: PartialDate) -> String {
        let today = self.reference();
        if today.is_some_and(|today| from.first_day() > today) {
            dates::starting(from, self.language)
        } else {
            dates::since(from, self.language)
        }
    }

    fn certainty(&self, relation: RelationIx, moment: Moment, unsourced: bool) -> Vec<String> {
        let since = moment.since().filter(|_| self.language == Language::En);
        let since = since.map(|from| self.goes_on(from));
        let sure = match self.network.confidence(relation) {
            _ if self.network.is_supposed(relation) => Some(self.say("verondersteld", "supposed")),
            _ if unsourced => Some(self.say("zonder bron", "no source")),
            Confidence::High => None,
            Confidence::Medium => Some(self.say("vrij zeker", "fairly certain")),
            Confidence::Low => Some(self.say("onzeker", "uncertain")),
        };
        since.into_iter().chain(sure.map(str::to_owned)).collect()
    }
}

fn newest(dates: impl Iterator<Item = PartialDate>) -> Option<PartialDate> {
    dates.max_by_key(|d| (d.first_day(), d.last_day()))
}
