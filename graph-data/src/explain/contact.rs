//! A new tie as a text: how much nearer it would bring a group, and how far its ends are today.
//!
//! Knows the figures that it is given; a tie that is not there is told as an assumption.

use crate::algo::contacts::ContactGain;
use crate::model::Language;
use crate::network::ViewedNetwork;

use super::clause::{ClauseKind, Told};
use super::speaker::Speaker;

/// What would a tie between these two change?
#[must_use]
pub fn contact_gain(network: &ViewedNetwork, contact: &ContactGain, language: Language) -> Told {
    let speaker = Speaker::new(network, language);
    let mut told = Told::default();
    let names = speaker.names(&[contact.a, contact.b]);
    let after = contact.mean_before - contact.gain;
    let (before, after) = (speaker.decimal(contact.mean_before), speaker.decimal(after));
    let text = if before == after {
        speaker.say(
            format!("met een band tussen {names} zou de gemiddelde afstand nagenoeg {before} stappen blijven"),
            format!("with a tie between {names} the mean distance would stay at about {before} steps"),
        )
    } else {
        speaker.say(
            format!("met een band tussen {names} zou de gemiddelde afstand dalen van {before} naar {after} stappen"),
            format!("with a tie between {names} the mean distance would fall from {before} to {after} steps"),
        )
    };
    told.sentence(ClauseKind::Frame, &text, Vec::new());
    told.absence(&match contact.hops {
        Some(hops) => {
            let steps = speaker.steps(hops as usize);
            speaker.say(
                format!("een rechtstreekse band vonden we niet; nu liggen ze {steps} uit elkaar"),
                format!("we found no direct tie; today they are {steps} apart"),
            )
        }
        None => speaker.say(
            "in onze bronnen loopt er nu geen weg tussen beide".to_owned(),
            "in our sources there is no way between the two today".to_owned(),
        ),
    });
    told
}
