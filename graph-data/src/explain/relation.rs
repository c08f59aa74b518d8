//! A relation as a sentence, from either side.
//!
//! Knows nothing of the other relations around it.

use crate::model::{Language, RelationIx};
use crate::network::ViewedNetwork;

use super::clause::{ClauseKind, Told};
use super::speaker::Speaker;
use super::telling::{Manner, Side};

/// What does this relation say? In its own direction ("Febecoop is lid van Coopkracht"), or from the
/// other side with `inverse`; with its time, its certainty, and where its sources disagree.
#[must_use]
pub fn relation(
    network: &ViewedNetwork,
    relation: RelationIx,
    inverse: bool,
    language: Language,
) -> Told {
    let speaker = Speaker::new(network, language);
    let facts = network.relation(relation);
    let (source, target) = (speaker.phrase(facts.source), speaker.phrase(facts.target));
    let (side, ends) = if inverse {
        (Side::Target, (&target, &source))
    } else {
        (Side::Source, (&source, &target))
    };
    let mut told = Told::default();
    let Some(piece) = speaker.piece(&[relation], side, ends, Manner::Plain) else {
        return told;
    };
    told.fact(&piece.text(), vec![relation], piece.unknown(&speaker));
    for disagreement in speaker.disagreements(relation) {
        told.sentence(ClauseKind::Fact, &disagreement, vec![relation]);
    }
    told
}
