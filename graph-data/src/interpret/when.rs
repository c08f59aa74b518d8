//! Between which two dates a question for changes asks.

use super::amounts::day_before;
use super::forms::Slot;
use super::modifiers::Modifier;
use super::pieces::{Piece, What};
use super::reading::Question;
use crate::model::PartialDate;
use crate::network::ViewedNetwork;

/// The question for what changed: between two dates that are named, on one, or since one until the
/// sources were read.
pub(super) fn changes<'a>(
    network: &ViewedNetwork,
    slots: &[(Slot, &Piece)],
    modifiers: impl Iterator<Item = &'a Modifier>,
) -> Option<Question> {
    let read_on = network.dataset().meta.read_on;
    let last = read_on.or_else(|| network.snapshot().newest_evidence());
    let dates: Vec<PartialDate> = slots
        .iter()
        .filter_map(|(_, piece)| match piece.what {
            What::Date(date) => Some(date),
            _ => None,
        })
        .collect();
    let said = modifiers.filter_map(|modifier| match modifier {
        Modifier::Before(date) | Modifier::At(date) => Some((day_before(*date)?, *date)),
        Modifier::Since(date) => Some((day_before(*date)?, last?)),
        _ => None,
    });
    let (from, to) = match *dates.as_slice() {
        [from, to, ..] => (from, to),
        [since] => (day_before(since)?, last?),
        [] => said.into_iter().next()?,
    };
    (from.last_day() < to.last_day()).then_some(Question::Changes(from, to))
}
