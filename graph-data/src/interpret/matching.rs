//! Holds a form against the pieces of a question: the way through both that explains most.
//!
//! Knows nothing of what the form then asks.

use super::forms::{Element, Form, FormKind, Slot};
use super::pieces::{Piece, What};
use super::words::{Word, weight};
use crate::dataset::Dataset;
use crate::model::{Category, Nature};

/// A form filled in.
#[derive(Clone, Debug)]
pub(super) struct Filled<'a> {
    pub(super) kind: FormKind,
    /// What each slot took, in the order of the form.
    pub(super) slots: Vec<(Slot, &'a Piece)>,
    /// Phrases and qualities beside the form.
    pub(super) beside: Vec<&'a Piece>,
    /// Places of the words that nothing explains.
    pub(super) unexplained: Vec<usize>,
    /// Share of the question that is explained, 0 to 1, by weight.
    pub(super) share: f64,
    /// By what filled forms are compared: the share, then how much of it are the form's own words.
    pub(super) rank: f64,
}

/// One step on the way.
#[derive(Clone, Copy, Debug)]
struct Step {
    gain: f64,
    /// Element and word before it.
    before: (usize, usize),
    /// The piece taken, by its place in the list.
    piece: Option<usize>,
    explains: bool,
}

/// What a word of the form is worth beyond the share that it explains, and a slot.
const OWN_WORD: f64 = 0.03;
const OWN_SLOT: f64 = 0.02;

/// The way of a form through a question that explains most; `None` where the form does not fit.
///
/// A table over places of the form and of the question; costs O(f · (w + p)) for f places, w words and
/// p pieces.
pub(super) fn fill<'a>(
    dataset: &Dataset,
    form: &Form,
    words: &[Word],
    pieces: &'a [Piece],
) -> Option<Filled<'a>> {
    let mut table = Table::new(form.elements.len(), words.len());
    table.put(
        (0, 0),
        Step {
            gain: 0.0,
            before: (0, 0),
            piece: None,
            explains: false,
        },
    );
    for element in 0..=form.elements.len() {
        for at in 0..=words.len() {
            let Some(gain) = table.gain((element, at)) else {
                continue;
            };
            let place = Place { element, at, gain };
            place.beside(form, words, &mut table);
            let first = pieces.partition_point(|piece| piece.from < at);
            let here = pieces.iter().enumerate().skip(first);
            for (number, piece) in here.take_while(|(_, piece)| piece.from == at) {
                place.piece(dataset, form, words, (number, piece), &mut table);
            }
        }
    }
    table.filled(form, words, pieces)
}

struct Place {
    element: usize,
    at: usize,
    gain: f64,
}

impl Place {
    /// Passes a word over, takes one of the form's own words, or leaves an optional one out.
    fn beside(&self, form: &Form, words: &[Word], table: &mut Table) {
        let before = (self.element, self.at);
        let step = |gain: f64, explains| Step {
            gain: self.gain + gain,
            before,
            piece: None,
            explains,
        };
        let word = words.get(self.at);
        if word.is_some() {
            table.put((self.element, self.at + 1), step(0.0, false));
        }
        let Some(element) = form.elements.get(self.element) else {
            return;
        };
        if matches!(element, Element::Maybe(_)) {
            table.put((self.element + 1, self.at), step(0.0, false));
        }
        if let Some(word) = word.filter(|w| element.fits(&w.folded)) {
            let gain = weight(&word.folded) + OWN_WORD;
            table.put((self.element + 1, self.at + 1), step(gain, true));
        }
    }

    fn piece(
        &self,
        dataset: &Dataset,
        form: &Form,
        words: &[Word],
        (number, piece): (usize, &Piece),
        table: &mut Table,
    ) {
        let explained: f64 = words[piece.from..piece.to]
            .iter()
            .map(|w| weight(&w.folded))
            .sum();
        let step = |gain: f64| Step {
            gain: self.gain + explained + gain,
            before: (self.element, self.at),
            piece: Some(number),
            explains: true,
        };
        if is_beside(dataset, form.kind, piece) {
            table.put((self.element, piece.to), step(OWN_SLOT));
        }
        if let Some(Element::Slot(slot)) = form.elements.get(self.element)
            && takes(dataset, *slot, piece)
        {
            table.put((self.element + 1, piece.to), step(OWN_SLOT));
        }
    }
}

/// Whether a form of this kind takes a piece beside its own places.
fn is_beside(dataset: &Dataset, kind: FormKind, piece: &Piece) -> bool {
    use super::modifiers::Modifier;
    let is_path = matches!(kind, FormKind::Path | FormKind::Paths);
    let is_profile = matches!(kind, FormKind::PartnersFor);
    match &piece.what {
        What::Modifier(modifier) => match modifier {
            Modifier::Via(_) | Modifier::Strongest(_) => is_path,
            Modifier::Steps(_) => is_path || kind == FormKind::Reach,
            Modifier::Years(_) => matches!(kind, FormKind::Stale | FormKind::StaleYears),
            Modifier::Since(_) | Modifier::At(_) => kind == FormKind::Changes,
            _ => true,
        },
        What::Qualities(_) => {
            is_profile || matches!(kind, FormKind::Entities | FormKind::Reach | FormKind::Money)
        }
        What::Entity(candidates) => match kind {
            FormKind::PartnersFor => true,
            FormKind::Partners | FormKind::RoundTable | FormKind::Entities => candidates
                .iter()
                .any(|c| dataset.category_of(c.entity) == Category::Lever),
            _ => false,
        },
        What::Entities(_) => kind == FormKind::RoundTable,
        _ => false,
    }
}

fn takes(dataset: &Dataset, slot: Slot, piece: &Piece) -> bool {
    match (slot, &piece.what) {
        (Slot::A | Slot::B, What::Entity(_))
        | (Slot::S, What::Entities(_) | What::Qualities(_))
        | (Slot::X | Slot::Y, What::Entity(_) | What::Entities(_) | What::Qualities(_))
        | (Slot::Q, What::Qualities(_))
        | (Slot::R, What::Verbs(_))
        | (Slot::U, What::Sources(_))
        | (Slot::D | Slot::F, What::Date(_)) => true,
        (Slot::G, What::Verbs(verbs)) => verbs
            .iter()
            .any(|verb| dataset.vocabulary.relation_kind(verb.kind).nature == Nature::Money),
        (Slot::L, What::Entity(candidates)) => candidates
            .iter()
            .any(|c| dataset.category_of(c.entity) == Category::Lever),
        (Slot::M, What::Entity(candidates)) => candidates
            .iter()
            .any(|c| super::build::lever_set(dataset, c.entity).is_some()),
        _ => false,
    }
}

/// The best step to each place.
struct Table {
    words: usize,
    steps: Vec<Option<Step>>,
}

impl Table {
    fn new(elements: usize, words: usize) -> Self {
        Self {
            words,
            steps: vec![None; (elements + 1) * (words + 1)],
        }
    }

    fn index(&self, (element, at): (usize, usize)) -> usize {
        element * (self.words + 1) + at
    }

    fn gain(&self, place: (usize, usize)) -> Option<f64> {
        self.steps[self.index(place)].map(|step| step.gain)
    }

    fn put(&mut self, place: (usize, usize), step: Step) {
        let index = self.index(place);
        let known = &mut self.steps[index];
        if known.is_none_or(|known| step.gain > known.gain + 1e-9) {
            *known = Some(step);
        }
    }

    /// The way back from the end.
    fn filled<'a>(&self, form: &Form, words: &[Word], pieces: &'a [Piece]) -> Option<Filled<'a>> {
        let mut place = (form.elements.len(), words.len());
        let rank = self.gain(place)?;
        let mut filled = Filled {
            kind: form.kind,
            slots: Vec::new(),
            beside: Vec::new(),
            unexplained: Vec::new(),
            share: 0.0,
            rank,
        };
        let mut explained = 0.0;
        while place != (0, 0) {
            let step = self.steps[self.index(place)]?;
            if step.explains {
                explained += words[step.before.1..place.1]
                    .iter()
                    .map(|w| weight(&w.folded))
                    .sum::<f64>();
            } else if step.before.1 < place.1 {
                filled.unexplained.push(step.before.1);
            }
            if let Some(piece) = step.piece.map(|number| &pieces[number]) {
                match form.elements.get(step.before.0) {
                    Some(Element::Slot(slot)) if place.0 > step.before.0 => {
                        filled.slots.push((*slot, piece));
                    }
                    _ => filled.beside.push(piece),
                }
            }
            place = step.before;
        }
        let total: f64 = words.iter().map(|w| weight(&w.folded)).sum();
        filled.share = explained / total.max(f64::MIN_POSITIVE);
        filled.rank = rank / total.max(f64::MIN_POSITIVE);
        filled.slots.reverse();
        filled.beside.reverse();
        filled.unexplained.reverse();
        Some(filled)
    }
}
