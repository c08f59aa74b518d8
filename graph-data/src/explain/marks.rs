//! What sets a group apart, in words: "4 van de 6 zijn fondsen en financiers; in het hele netwerk 1 op 9".
//!
//! Knows the mark that it is given.

use crate::algo::clusters::{ClusterMark, MarkSubject};
use crate::model::Language;
use crate::network::ViewedNetwork;
use crate::vocabulary::Kind;

use super::clause::{ClauseKind, Told};
use super::speaker::Speaker;

/// What do members share? A few words: the plural of a kind, the name of a lever, the name of a kind of
/// relation.
#[must_use]
pub fn mark_label(network: &ViewedNetwork, mark: &ClusterMark, language: Language) -> String {
    let vocabulary = &network.dataset().vocabulary;
    match mark.subject {
        MarkSubject::Kind(kind) => plural(vocabulary.kind(kind), language).to_owned(),
        MarkSubject::Lever(lever) => network.entity(lever).label.get(language).to_owned(),
        MarkSubject::RelationKind(kind) => vocabulary
            .relation_kind(kind)
            .label
            .get(language)
            .to_owned(),
    }
}

/// How many of a group of `size` share this, and how common is that in the whole network?
#[must_use]
pub fn mark(network: &ViewedNetwork, mark: &ClusterMark, size: usize, language: Language) -> Told {
    let speaker = Speaker::new(network, language);
    let shared = shared(&speaker, mark);
    let inside = speaker.say(
        format!("{} van de {size}", mark.members.len()),
        format!("{} of the {size}", mark.members.len()),
    );
    let overall = overall(&speaker, mark);
    let mut told = Told::default();
    told.sentence(
        ClauseKind::Frame,
        &speaker.say(
            format!("{inside} {shared}; in het hele netwerk {overall}"),
            format!("{inside} {shared}; in the whole network {overall}"),
        ),
        Vec::new(),
    );
    told
}

/// "zijn fondsen en financiers".
fn shared(speaker: &Speaker<'_>, mark: &ClusterMark) -> String {
    let label = mark_label(speaker.network, mark, speaker.language);
    match mark.subject {
        MarkSubject::Kind(_) => speaker.say(format!("zijn {label}"), format!("are {label}")),
        MarkSubject::Lever(lever) => {
            let lever = speaker.name(lever);
            speaker.say(format!("staan bij {lever}"), format!("stand with {lever}"))
        }
        MarkSubject::RelationKind(_) => speaker.say(
            format!("hebben een band “{label}”"),
            format!("have a tie “{label}”"),
        ),
    }
}

/// "1 op 9", or "85 van de 134" where that would be more than every second.
fn overall(speaker: &Speaker<'_>, mark: &ClusterMark) -> String {
    let all = mark.walkable;
    let one_in = (all + mark.overall / 2) / mark.overall.max(1);
    if one_in < 2 {
        let shared = mark.overall;
        return speaker.say(
            format!("{shared} van de {all}"),
            format!("{shared} of the {all}"),
        );
    }
    speaker.say(format!("1 op {one_in}"), format!("1 in {one_in}"))
}

fn plural(kind: &Kind, language: Language) -> &str {
    let plural = if kind.plural.is_empty() {
        &kind.label
    } else {
        &kind.plural
    };
    plural.get(language)
}
