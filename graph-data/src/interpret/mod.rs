//! What a typed question means: Dutch or English in, questions as values out.
//!
//! The forms of questions, the words for kinds and relations, and the phrases for views are data
//! (`data/questions/`); names, kinds and tags are those of the dataset. A question is never matched as
//! a whole: every form is held against the pieces that its words may be, and the form that explains
//! most of them is taken. Knows nothing of GraphQL or of the page.

mod amounts;
mod build;
mod forms;
mod groups;
mod help;
mod lexicon;
mod matching;
mod modifiers;
mod money;
mod pieces;
mod reading;
mod sources;
mod trouble;
mod understood;
mod when;
mod words;

pub use reading::{Gap, NameRead, Narrowing, Question, Reading, Supposed, ViewWords};
pub use trouble::Trouble;
pub use words::language_of;

use self::build::Builder;
use self::forms::{Element, Form, Slot};
use self::lexicon::Lexicon;
use self::matching::Filled;
use self::modifiers::Phrase;
use self::pieces::{Ground, Piece};
use self::sources::Sources;
use self::words::Word;
use crate::dataset::Dataset;
use crate::limits::READINGS_MAX;
use crate::model::RelationKindIx;
use crate::network::ViewedNetwork;
use crate::search::SearchIndex;

/// Share of a question, by weight, that must be explained.
const SHARE_MIN: f64 = 0.6;
/// A reading that explains so much less than the best is not given.
const SHARE_BEHIND: f64 = 0.12;
/// How much surer the first of several meanings of a name is.
const OTHER_NAME: f64 = 0.9;

/// Understands the questions about one dataset.
#[derive(Clone, Debug, Default)]
pub struct Interpreter {
    forms: Vec<Form>,
    phrases: Vec<Phrase>,
    lexicon: Lexicon,
    sources: Sources,
    money_kinds: Vec<RelationKindIx>,
}

/// What became of a typed question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Understanding {
    /// What it may mean, best first; empty where it is not understood.
    pub readings: Vec<Reading>,
    /// What stands in the way of an answer.
    pub trouble: Option<Trouble>,
}

impl Interpreter {
    /// An interpreter of questions about a dataset. Costs O(n log n) for n names and pieces of evidence.
    #[must_use]
    pub fn new(dataset: &Dataset) -> Self {
        let lexicon = Lexicon::new(dataset);
        Self {
            forms: forms::forms(),
            phrases: modifiers::phrases(),
            money_kinds: money::chain_kinds(&lexicon),
            lexicon,
            sources: Sources::new(dataset),
        }
    }

    /// What does this question mean?
    ///
    /// `network` is the whole network of the dataset, `names` its names. At most [`READINGS_MAX`]
    /// readings, best first; several where a name may stand for more than one, or where two forms
    /// explain the question as well. Nothing is understood of a text that is empty, longer than
    /// [`crate::limits::QUESTION_SIGNS_MAX`] signs, or of which less than six tenths is explained.
    /// Costs O(f · w · p) for f forms, w words and p pieces, and a search per word that means nothing
    /// (at most six).
    ///
    /// ```
    /// use std::sync::Arc;
    /// use graph_data::dataset::Dataset;
    /// use graph_data::interpret::{Interpreter, Question};
    /// use graph_data::network::{Snapshot, View, ViewedNetwork};
    /// use graph_data::search::SearchIndex;
    ///
    /// let dataset = Arc::new(Dataset::sketch("ovam -partners-with-> herwin \"Herw!n\"; vlaio")?);
    /// let names = SearchIndex::new(&dataset);
    /// let interpreter = Interpreter::new(&dataset);
    /// let network = ViewedNetwork::new(Arc::new(Snapshot::new(dataset, 1)), View::default());
    /// let understood = interpreter.interpret(&network, &names, "Via wie geraakt Herw!n bij VLAIO?");
    /// assert!(matches!(understood.readings[0].question, Question::Path { .. }));
    /// # Ok::<(), graph_data::dataset::SketchError>(())
    /// ```
    #[must_use]
    pub fn interpret(
        &self,
        network: &ViewedNetwork,
        names: &SearchIndex,
        text: &str,
    ) -> Understanding {
        let Some(words) = words::read(text) else {
            return Understanding {
                trouble: Some(Trouble::Long),
                ..Understanding::default()
            };
        };
        let pieces = pieces::pieces(self.ground(network, names), &words);
        let filled = self.filled(network.dataset(), &words, &pieces);
        let language = language_of(text);
        let mut understanding = Understanding::default();
        for filled in &filled {
            let trouble = self.add(network, filled, &mut understanding.readings, |reading| {
                reading.language = language;
                reading.left_out = left_out(&words, filled);
            });
            understanding.trouble = understanding.trouble.or(trouble);
        }
        let readings = &mut understanding.readings;
        readings.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
        readings.truncate(READINGS_MAX);
        if !readings.is_empty() {
            understanding.trouble = None;
        }
        understanding
    }

    fn ground<'a>(&'a self, network: &'a ViewedNetwork, names: &'a SearchIndex) -> Ground<'a> {
        Ground {
            network,
            names,
            lexicon: &self.lexicon,
            sources: &self.sources,
            forms: &self.forms,
            phrases: &self.phrases,
        }
    }

    /// Adds the readings of a filled form that are new; gives what stands in the way of the first.
    fn add(
        &self,
        network: &ViewedNetwork,
        filled: &Filled<'_>,
        readings: &mut Vec<Reading>,
        finish: impl Fn(&mut Reading),
    ) -> Option<Trouble> {
        for other in choices(network.dataset(), filled) {
            let builder = Builder {
                network,
                filled,
                money_kinds: &self.money_kinds,
                other,
            };
            let question = match builder.question() {
                Ok(Some(question)) => question,
                Ok(None) => continue,
                Err(trouble) => return Some(trouble),
            };
            let view = builder.view();
            let is_known = |r: &Reading| r.question == question && r.view == view;
            if readings.iter().any(is_known) {
                continue;
            }
            let names = builder.names();
            let sure = names
                .iter()
                .map(|name| name.score.max(0.5))
                .fold(1.0, f64::min);
            let chosen = if other.is_some() { OTHER_NAME } else { 1.0 };
            let mut reading = Reading {
                question,
                view,
                confidence: (filled.rank.min(1.0) * sure.sqrt() * chosen).clamp(0.0, 1.0),
                names,
                language: crate::model::Language::Nl,
                left_out: Vec::new(),
            };
            finish(&mut reading);
            // Two forms may ask the same in other fields: a user could not choose between them.
            let told = |reading: &Reading| reading.sentence(network, crate::model::Language::Nl);
            let same = told(&reading);
            if !readings.iter().any(|known| told(known) == same) {
                readings.push(reading);
            }
        }
        None
    }

    /// The forms that explain the question, best first, those far behind the best left out.
    fn filled<'a>(
        &self,
        dataset: &Dataset,
        words: &[Word],
        pieces: &'a [Piece],
    ) -> Vec<Filled<'a>> {
        let filled = self.forms.iter();
        let mut filled: Vec<Filled<'_>> = filled
            .filter(|form| could_fit(form, words))
            .filter_map(|form| matching::fill(dataset, form, words, pieces))
            .filter(|filled| filled.share >= SHARE_MIN)
            .collect();
        filled.sort_by(|a, b| b.rank.total_cmp(&a.rank));
        let best = filled.first().map_or(0.0, |best| best.rank);
        filled.retain(|filled| filled.rank >= best - SHARE_BEHIND);
        filled
    }
}

/// Whether every place of a form that must be a word has its word somewhere in the question.
fn could_fit(form: &Form, words: &[Word]) -> bool {
    let has = |element: &Element| words.iter().any(|word| element.fits(&word.folded));
    let mut places = form.elements.iter();
    places.all(|element| !matches!(element, Element::Words(_)) || has(element))
}

/// The first meaning of every name, then each other meaning of one of them.
fn choices(dataset: &Dataset, filled: &Filled<'_>) -> Vec<Option<(Slot, usize)>> {
    let mut choices = vec![None];
    for (slot, piece) in &filled.slots {
        let meanings = build::candidates(dataset, *slot, piece).count();
        choices.extend((1..meanings).map(|nth| Some((*slot, nth))));
    }
    choices
}

/// The words that make no difference, as typed: those that carry meaning and that nothing explains.
fn left_out(words: &[Word], filled: &Filled<'_>) -> Vec<String> {
    let unexplained = filled.unexplained.iter().map(|place| &words[*place]);
    let telling = unexplained.filter(|word| words::weight(&word.folded) >= 1.0);
    telling.map(|word| word.typed.clone()).collect()
}

#[cfg(test)]
mod tests;
