//! What comes apart when one leaves: who would stand apart, and which group would fall apart.
//!
//! Knows what falls apart, not how it was found.

use crate::algo::clusters::Clustering;
use crate::algo::drop_out::DropOut;
use crate::model::{EntityIx, Language};
use crate::network::ViewedNetwork;

use super::broker::{actors_first, push_sources_only, ties_with};
use super::clause::{ClauseKind, Told};
use super::speaker::{NAMES_MAX, Speaker};

/// How many pieces of more than one are told with names.
const PIECES_TOLD_MAX: usize = 3;
/// How many members of such a piece are named.
const MEMBERS_NAMED_MAX: usize = 3;

/// What comes apart when this one leaves?
#[must_use]
pub fn drop_out(
    network: &ViewedNetwork,
    left: &DropOut,
    clustering: &Clustering,
    language: Language,
) -> Told {
    let speaker = Speaker::new(network, language);
    let mut told = Told::default();
    match left.pieces.as_slice() {
        [] => push_nothing(&speaker, left, &mut told),
        [_] => push_whole(&speaker, left, &mut told),
        [largest, cut_off @ ..] => {
            push_count(&speaker, left, &mut told);
            if largest.len() == 1 {
                push_alone(&speaker, left, &left.pieces, &mut told);
            } else {
                push_alone(&speaker, left, cut_off, &mut told);
                push_groups(&speaker, left, cut_off, &mut told);
            }
            push_clusters(&speaker, left, clustering, &mut told);
            push_sources_only(&speaker, &mut told);
        }
    }
    told
}

/// It holds nothing together: it is alone, or no step at all.
fn push_nothing(speaker: &Speaker<'_>, left: &DropOut, told: &mut Told) {
    let phrase = speaker.phrase(left.entity);
    let name = &phrase.text;
    let verb = |nl: [&'static str; 2], en: [&'static str; 2]| {
        speaker.say(nl, en)[usize::from(phrase.plural)]
    };
    let text = if left.walkable {
        let verb = verb(["staat", "staan"], ["stands", "stand"]);
        speaker.say(
            format!("{name} {verb} nu al op zichzelf: zonder valt er niets uiteen"),
            format!("{name} already {verb} alone: nothing comes apart without"),
        )
    } else {
        let verb = verb(["telt", "tellen"], ["does", "do"]);
        speaker.say(
            format!("{name} {verb} hier niet mee als stap: zonder verandert er geen enkele weg"),
            format!("{name} {verb} not count as a step here: no way changes without"),
        )
    };
    told.absence(&text);
}

fn push_whole(speaker: &Speaker<'_>, left: &DropOut, told: &mut Told) {
    let name = speaker.name(left.entity);
    let text = speaker.say(
        format!("zonder {name} valt er niets uiteen: wie een weg naar elkaar heeft, houdt er een, al kan die langer zijn"),
        format!("nothing comes apart without {name}: those who have a way to each other keep one, though it may be longer"),
    );
    told.sentence(ClauseKind::Frame, &text, Vec::new());
}

/// "Zonder X valt een deel van 102 actoren en hefbomen uiteen in drie stukken: 200 paren hebben dan geen
/// weg meer naar elkaar."
fn push_count(speaker: &Speaker<'_>, left: &DropOut, told: &mut Told) {
    let name = speaker.name(left.entity);
    let size: usize = left.pieces.iter().map(Vec::len).sum();
    let (size, pieces) = (speaker.count(size), speaker.count(left.pieces.len()));
    let lost = left.pairs_lost;
    let (pairs_nl, pairs_en) = if lost == 1 {
        ("één paar heeft".to_owned(), "one pair then has".to_owned())
    } else {
        (
            format!("{lost} paren hebben"),
            format!("{lost} pairs then have"),
        )
    };
    let text = speaker.say(
        format!("zonder {name} vallen de {size} die nu met elkaar verbonden zijn, uiteen in {pieces} stukken: {pairs_nl} dan geen weg meer naar elkaar"),
        format!("without {name} the {size} that now hang together come apart into {pieces} pieces: {pairs_en} no way to each other any more"),
    );
    told.sentence(ClauseKind::Frame, &text, Vec::new());
}

/// "Hub Genk en Hub Kortrijk komen elk alleen te staan."
fn push_alone(speaker: &Speaker<'_>, left: &DropOut, pieces: &[Vec<EntityIx>], told: &mut Told) {
    let alone = pieces.iter().filter(|piece| piece.len() == 1);
    let alone = actors_first(speaker, alone.flatten().copied());
    let names = speaker.names_up_to(&alone, NAMES_MAX);
    let text = match alone.as_slice() {
        [] => return,
        [one] if !speaker.phrase(*one).plural => speaker.say(
            format!("{names} komt dan alleen te staan"),
            format!("{names} is then left alone"),
        ),
        [_] => speaker.say(
            format!("{names} komen dan alleen te staan"),
            format!("{names} are then left alone"),
        ),
        _ => speaker.say(
            format!("{names} komen dan elk alleen te staan"),
            format!("{names} are then each left alone"),
        ),
    };
    let ties = ties_with(speaker, left.entity, &alone);
    told.sentence(ClauseKind::Frame, &text, ties);
}

/// "A, B en vier andere hangen dan alleen nog met elkaar samen."
fn push_groups(speaker: &Speaker<'_>, left: &DropOut, pieces: &[Vec<EntityIx>], told: &mut Told) {
    let groups: Vec<&Vec<EntityIx>> = pieces.iter().filter(|piece| piece.len() > 1).collect();
    for group in groups.iter().take(PIECES_TOLD_MAX) {
        let members = actors_first(speaker, group.iter().copied());
        let names = speaker.names_up_to(&members, MEMBERS_NAMED_MAX);
        let text = speaker.say(
            format!("{names} hangen dan alleen nog met elkaar samen"),
            format!("{names} are then tied to each other only"),
        );
        let ties = ties_with(speaker, left.entity, &members);
        told.sentence(ClauseKind::Frame, &text, ties);
    }
    let others = groups.len().saturating_sub(PIECES_TOLD_MAX);
    let count = speaker.count(others);
    let text = match others {
        0 => return,
        1 => speaker
            .say(
                "nog één stuk komt los van de rest",
                "one more piece comes off the rest",
            )
            .to_owned(),
        _ => speaker.say(
            format!("nog {count} stukken komen los van de rest"),
            format!("{count} more pieces come off the rest"),
        ),
    };
    told.sentence(ClauseKind::Frame, &text, Vec::new());
}

fn push_clusters(speaker: &Speaker<'_>, left: &DropOut, clustering: &Clustering, told: &mut Told) {
    for row in left.clusters_split(clustering) {
        let lead = clustering.clusters[row as usize].lead;
        let name = speaker.name(lead);
        let text = if lead == left.entity {
            speaker
                .say(
                    "de leden van de eigen groep hangen dan niet meer allemaal samen",
                    "the members of its own group then no longer all hang together",
                )
                .to_owned()
        } else {
            speaker.say(
                format!("de leden van de groep rond {name} hangen dan niet meer allemaal samen"),
                format!("the members of the group around {name} then no longer all hang together"),
            )
        };
        told.sentence(ClauseKind::Frame, &text, Vec::new());
    }
}
