//! What came, went and changed between two dates, as a text.
//!
//! Knows the differences that it is given; what has no date is told as not known.

use crate::algo::changes::Changes;
use crate::model::{EntityIx, Language, RelationIx};
use crate::network::ViewedNetwork;

use super::clause::{Clause, ClauseKind, Told};
use super::dates;
use super::speaker::{NAMES_MAX, Speaker};

/// How many bundles of new, or of lost, relations are told.
const BUNDLES_TOLD_MAX: usize = 4;

/// What came, went and changed between the dates of these two views?
///
/// How many relations each date has (told as seen from the later one); the largest bundles of what is new and what is gone; who came into
/// the picture; and of how many relations nobody knows when they began.
#[must_use]
pub fn changes(
    before: &ViewedNetwork,
    after: &ViewedNetwork,
    changes: &Changes,
    language: Language,
) -> Told {
    let (was, is) = (
        Speaker::new(before, language),
        Speaker::new(after, language),
    );
    let mut told = Told::default();
    push_counts(&was, &is, changes, &mut told);
    let new = is.say("nieuw", "new");
    push_bundles(&is, new, &changes.added, &mut told);
    let gone = is.say("verdwenen", "gone");
    push_bundles(&is, gone, &changes.lost, &mut told);
    push_changed(&is, changes.changed.len(), &mut told);
    push_entities(&is, &changes.new_entities, &mut told);
    push_undated(&is, changes.undated.len(), &mut told);
    told
}

fn push_counts(was: &Speaker<'_>, is: &Speaker<'_>, changes: &Changes, told: &mut Told) {
    let day = |speaker: &Speaker<'_>| {
        let as_of = speaker.network.view().as_of;
        as_of.map_or_else(String::new, |date| {
            dates::by_the_end_of(date, speaker.language)
        })
    };
    let (from, to) = (day(was), day(is));
    let (before, after) = (was.network.relations().len(), is.network.relations().len());
    let before = match before {
        1 => is.say("1 band", "1 tie").to_owned(),
        _ => format!("{before} {}", is.say("banden", "ties")),
    };
    let (new, gone) = (changes.added.len(), changes.lost.len());
    let text = match is.language {
        Language::Nl => {
            let new = counted(new, ["er kwam geen enkele bij", "er kwam één bij"], |n| {
                format!("er kwamen {n} bij")
            });
            let gone = counted(gone, ["geen enkele verdween", "één verdween"], |n| {
                format!("{n} verdwenen")
            });
            format!("{from} kenden we {before}, {to} {after}: {new} en {gone}")
        }
        Language::En => {
            let new = counted(new, ["none was added", "one was added"], |n| {
                format!("{n} were added")
            });
            let gone = counted(gone, ["none went", "one went"], |n| format!("{n} went"));
            format!("{from} we knew of {before}, {to} of {after}: {new} and {gone}")
        }
    };
    told.sentence(ClauseKind::Frame, &text, Vec::new());
}

fn counted(number: usize, few: [&str; 2], many: impl Fn(usize) -> String) -> String {
    few.get(number)
        .map_or_else(|| many(number), |few| (*few).to_owned())
}

fn push_bundles(speaker: &Speaker<'_>, intro: &str, rows: &[RelationIx], told: &mut Told) {
    let clauses = speaker.bundled(rows, BUNDLES_TOLD_MAX);
    if clauses.is_empty() {
        return;
    }
    let told_of: usize = clauses.iter().map(|c| c.relations.len()).sum();
    let among = speaker.say(" onder meer", " among other things");
    let among = if told_of < rows.len() { among } else { "" };
    let intro = Clause {
        kind: ClauseKind::Frame,
        text: format!("{intro}{among}"),
        relations: Vec::new(),
    };
    told.enumeration(intro, clauses);
}

fn push_changed(speaker: &Speaker<'_>, changed: usize, told: &mut Told) {
    let text = match changed {
        0 => return,
        1 => speaker.say(
            "over één band kwam er een bron bij".to_owned(),
            "of one tie there is a further source".to_owned(),
        ),
        _ => speaker.say(
            format!("over {changed} banden kwamen er bronnen bij"),
            format!("of {changed} ties there are further sources"),
        ),
    };
    told.sentence(ClauseKind::Frame, &text, Vec::new());
}

/// Who had no tie before.
fn push_entities(speaker: &Speaker<'_>, new: &[EntityIx], told: &mut Told) {
    if new.is_empty() {
        return;
    }
    let names = speaker.names_up_to(new, NAMES_MAX);
    let text = speaker.say(
        format!("voordien vonden we geen enkele band van {names}"),
        format!("before, we found no tie at all of {names}"),
    );
    told.sentence(ClauseKind::Frame, &text, Vec::new());
}

fn push_undated(speaker: &Speaker<'_>, undated: usize, told: &mut Told) {
    let text = match undated {
        0 => return,
        1 => speaker.say(
            "één band heeft geen datum; of die er toen al was, is niet bekend".to_owned(),
            "one tie has no date; whether it was there already is not known".to_owned(),
        ),
        _ => speaker.say(
            format!("{undated} banden hebben geen datum; of die er toen al waren, is niet bekend"),
            format!("{undated} ties have no date; whether they were there already is not known"),
        ),
    };
    told.absence(&text);
}
