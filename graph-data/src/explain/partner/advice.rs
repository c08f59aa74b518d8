//! Who was found around the lever asked, and where nobody was, which other levers to look at.
//!
//! Knows the partners that it is given, not why each is one.

use crate::algo::partners::Partners;
use crate::explain::clause::{ClauseKind, Told};
use crate::explain::speaker::{NAMES_MAX, Speaker};
use crate::model::{EntityIx, Language};
use crate::network::ViewedNetwork;

/// What is known of partners around the lever asked, and where nobody is, which other levers to look
/// at; without a lever, how many were found.
#[must_use]
pub fn partner_advice(
    network: &ViewedNetwork,
    seeker: EntityIx,
    partners: &Partners,
    language: Language,
) -> Told {
    let speaker = Speaker::new(network, language);
    let mut told = Told::default();
    let name = speaker.name(seeker);
    let found: Vec<EntityIx> = partners.suggestions.iter().map(|s| s.actor).collect();
    let Some(asked) = &partners.lever else {
        push_found(&speaker, &found, &name, &mut told);
        return told;
    };
    let lever = speaker.name(asked.lever);
    if !found.is_empty() {
        push_found(
            &speaker,
            &found,
            &speaker.say(
                format!("{name} rond {lever}"),
                format!("{name} around {lever}"),
            ),
            &mut told,
        );
    } else if asked.actors.is_empty() {
        told.absence(&speaker.say(
            format!(
                "wie aan {lever} werkt, is niet bekend; een partner daarrond kunnen we niet noemen"
            ),
            format!("who works on {lever} is not known; we cannot name a partner around it"),
        ));
    } else {
        let actors = speaker.names_up_to(&asked.actors, NAMES_MAX);
        told.absence(&speaker.say(
            format!("rond {lever} vonden we geen nieuwe partner voor {name}: we kennen er alleen {actors}"),
            format!("around {lever} we found no new partner for {name}: we only know of {actors} there"),
        ));
    }
    push_other_levers(&speaker, &asked.others, &mut told);
    told
}

fn push_found(speaker: &Speaker<'_>, found: &[EntityIx], whom: &str, told: &mut Told) {
    if found.is_empty() {
        told.absence(&speaker.say(
            format!("een mogelijke partner voor {whom} vonden we niet"),
            format!("we found no possible partner for {whom}"),
        ));
        return;
    }
    let names = speaker.names_up_to(found, NAMES_MAX);
    let text = match found {
        [_] => speaker.say(
            format!("een mogelijke partner voor {whom} is {names}"),
            format!("a possible partner for {whom} is {names}"),
        ),
        _ => speaker.say(
            format!("mogelijke partners voor {whom} zijn {names}"),
            format!("possible partners for {whom} are {names}"),
        ),
    };
    told.sentence(ClauseKind::Frame, &text, Vec::new());
}

fn push_other_levers(speaker: &Speaker<'_>, levers: &[EntityIx], told: &mut Told) {
    if levers.is_empty() {
        return;
    }
    let names = speaker.names_up_to(levers, NAMES_MAX);
    let text = match levers {
        [_] => speaker.say(
            format!(
                "wel bekend is wie werkt aan een hefboom of thema van een andere reeks: {names}"
            ),
            format!("what is known is who works on a lever or theme of another set: {names}"),
        ),
        _ => speaker.say(
            format!("wel bekend is wie werkt aan hefbomen of thema’s van andere reeksen: {names}"),
            format!("what is known is who works on levers or themes of other sets: {names}"),
        ),
    };
    told.sentence(ClauseKind::Frame, &text, Vec::new());
}
