//! Phrases that say of which part of the network a question is, how far it looks and how many it
//! wants, read from `data/questions/modifiers.txt`.
//!
//! Knows nothing of the question that they stand in.

use super::amounts;
use super::forms::{Element, Slot, lines};
use super::pieces::{Candidate, Ground, Piece, What};
use super::words::Word;
use crate::model::{Category, Confidence, EntityIx, PartialDate};
use crate::names;
use crate::network::ViewedNetwork;

/// What a phrase says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Modifier {
    /// Context counts as a step, or does not.
    ThroughContext(bool),
    /// Only relations at least this sure.
    Sure(Confidence),
    /// Levers are no steps.
    NotThroughLevers,
    /// The state on this date.
    AsOf(PartialDate),
    /// The state before this date.
    Before(PartialDate),
    /// From this date on.
    Since(PartialDate),
    /// What happened on this date.
    At(PartialDate),
    /// Without this entity.
    Except(Candidate),
    /// Through this entity.
    Via(Candidate),
    /// So many steps.
    Steps(u32),
    /// So many years.
    Years(u32),
    /// So many rows.
    Top(u32),
    /// The strongest first, rather than the shortest.
    Strongest(bool),
    /// A date that the calendar does not have.
    NoDate,
}

const MODIFIERS: &str = include_str!("../../data/questions/modifiers.txt");

/// An effect and the phrase that has it.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    effect: &'static str,
    elements: Vec<Element>,
}

/// The phrases of the file, in its order; a test holds that every line is one.
pub(super) fn phrases() -> Vec<Phrase> {
    let phrases = lines(MODIFIERS).filter_map(|line| {
        let (effect, pattern) = line.split_once(" = ")?;
        let elements = pattern.split_whitespace().map(Element::read);
        Some(Phrase {
            effect,
            elements: elements.collect::<Option<_>>()?,
        })
    });
    phrases.collect()
}

/// What the slots of a phrase took.
#[derive(Clone, Debug, Default)]
struct Taken {
    entity: Option<Candidate>,
    date: Option<PartialDate>,
    number: Option<u32>,
}

/// The phrases in a question.
pub(super) fn pieces(ground: Ground<'_>, words: &[Word], known: &[Piece]) -> Vec<Piece> {
    let network = ground.network;
    let mut pieces = Vec::new();
    let forum = Forum::new(network);
    for phrase in ground.phrases {
        for from in 0..words.len() {
            let reader = Reader { words, known };
            let Some((to, taken)) = reader.read(&phrase.elements, from, Taken::default()) else {
                continue;
            };
            if let Some(modifier) = effect(network, &forum, phrase.effect, taken) {
                let what = What::Modifier(modifier);
                pieces.push(Piece { from, to, what });
            }
        }
    }
    pieces
}

fn effect(network: &ViewedNetwork, forum: &Forum, name: &str, taken: Taken) -> Option<Modifier> {
    let of_entity = |entity: Option<Candidate>| event_date(network, entity?.entity);
    Some(match name {
        "context-off" => Modifier::ThroughContext(false),
        "context-on" => Modifier::ThroughContext(true),
        "sure-high" => Modifier::Sure(Confidence::High),
        "sure-medium" => Modifier::Sure(Confidence::Medium),
        "levers-off" => Modifier::NotThroughLevers,
        "as-of" => Modifier::AsOf(taken.date?),
        "before" => Modifier::Before(taken.date.or_else(|| of_entity(taken.entity))?),
        "before-forum" => Modifier::Before(forum.date?),
        "since" => Modifier::Since(taken.date.or_else(|| of_entity(taken.entity))?),
        "at-forum" => Modifier::At(taken.date.or(forum.date)?),
        "since-forum" => Modifier::Since(taken.date.or(forum.date)?),
        "except" => Modifier::Except(taken.entity?),
        "via" => Modifier::Via(taken.entity?),
        "steps" => Modifier::Steps(taken.number?),
        "years" => Modifier::Years(taken.number?),
        "top" => Modifier::Top(taken.number?),
        "strongest" => Modifier::Strongest(true),
        "shortest" => Modifier::Strongest(false),
        _ => return None,
    })
}

/// Holds a phrase against the words from a place on, one after the other.
struct Reader<'a> {
    words: &'a [Word],
    known: &'a [Piece],
}

impl Reader<'_> {
    fn read(&self, elements: &[Element], at: usize, taken: Taken) -> Option<(usize, Taken)> {
        let Some((element, rest)) = elements.split_first() else {
            return Some((at, taken));
        };
        let word = self.words.get(at).map(|w| w.folded.as_str());
        match element {
            Element::Slot(slot) => {
                let (to, taken) = self.slot(*slot, at, taken)?;
                self.read(rest, to, taken)
            }
            Element::Words(_) if word.is_some_and(|w| element.fits(w)) => {
                self.read(rest, at + 1, taken)
            }
            Element::Words(_) => None,
            Element::Maybe(_) => word
                .filter(|w| element.fits(w))
                .and_then(|_| self.read(rest, at + 1, taken.clone()))
                .or_else(|| self.read(rest, at, taken)),
        }
    }

    fn slot(&self, slot: Slot, at: usize, mut taken: Taken) -> Option<(usize, Taken)> {
        if slot == Slot::N {
            taken.number = Some(amounts::number(&self.words.get(at)?.folded)?);
            return Some((at + 1, taken));
        }
        let here = self.known.iter().filter(|piece| piece.from == at);
        let longest = here
            .filter(|piece| match &piece.what {
                What::Entity(_) => slot == Slot::A,
                What::Date(_) => slot == Slot::D,
                _ => false,
            })
            .max_by_key(|piece| piece.to)?;
        match &longest.what {
            What::Entity(candidates) => taken.entity = candidates.first().cloned(),
            What::Date(date) => taken.date = Some(*date),
            _ => {}
        }
        Some((longest.to, taken))
    }
}

/// When an event was: by its name, else by its earliest relation. `None` for what is no context.
pub(super) fn event_date(network: &ViewedNetwork, entity: EntityIx) -> Option<PartialDate> {
    if network.category(entity) != Category::Context {
        return None;
    }
    let label = super::words::read(&network.entity(entity).label.nl).unwrap_or_default();
    let in_name = (0..label.len()).find_map(|from| amounts::date(&label[from..])?.1.ok());
    let relations = network.snapshot().incidences(entity).iter();
    let starts = relations.filter_map(|i| network.dataset().relation(i.relation).valid_from);
    in_name.or_else(|| starts.min_by_key(|date| date.first_day()))
}

/// What people mean by "the forum": the event of that name with the most relations.
struct Forum {
    date: Option<PartialDate>,
}

impl Forum {
    fn new(network: &ViewedNetwork) -> Self {
        let dataset = network.dataset();
        let is_forum = |entity: &EntityIx| {
            network.category(*entity) == Category::Context
                && names::words(&dataset.entity(*entity).label.nl)
                    .iter()
                    .any(|word| word.ends_with("forum"))
        };
        let ties = |entity: &EntityIx| network.snapshot().incidences(*entity).len();
        let forums = dataset.entity_rows().filter(is_forum);
        let forum = forums.max_by_key(|entity| (ties(entity), std::cmp::Reverse(*entity)));
        Self {
            date: forum.and_then(|entity| event_date(network, entity)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_phrase_with_an_effect() {
        assert_eq!(phrases().len(), lines(MODIFIERS).count());
        let network = crate::interpret::tests::shipped();
        let forum = Forum::new(&network);
        let date = "2024".parse().ok();
        for phrase in phrases() {
            let entity = network.dataset().find_entity("forum-2024");
            let taken = Taken {
                entity: entity.map(|entity| Candidate {
                    entity,
                    name: "forum".into(),
                    score: 1.0,
                }),
                date,
                number: Some(3),
            };
            assert!(
                effect(&network, &forum, phrase.effect, taken).is_some(),
                "{}",
                phrase.effect
            );
        }
    }
}
