//! Questions that are understood, as examples for whoever typed one that is not: those nearest to it
//! first, about entities of the dataset itself.

use std::collections::BTreeSet;

use super::forms::lines;
use super::{Interpreter, words};
use crate::model::{Category, EntityIx, Language};
use crate::names::folded;
use crate::network::ViewedNetwork;

/// `nl: question` or `en: question`, with {A} and {B} for actors, {L} for a lever and {T} for a tag.
const EXAMPLES: &str = include_str!("../../data/questions/examples.txt");

impl Interpreter {
    /// At most `first` questions that are understood, in a language, those that share most words with
    /// the text first, then in the order of the file. Costs O(|V|) and an interpretation per example.
    #[must_use]
    pub fn examples(
        &self,
        network: &ViewedNetwork,
        text: &str,
        language: Language,
        first: usize,
    ) -> Vec<String> {
        let asked: BTreeSet<String> = words::read(text)
            .unwrap_or_default()
            .into_iter()
            .filter(|word| words::weight(&word.folded) >= 0.4)
            .map(|word| word.folded)
            .collect();
        let names = Names::new(network, language);
        let mut examples: Vec<(usize, String)> = patterns(language)
            .filter_map(|pattern| names.filled(pattern))
            .map(|example| (shared(&asked, &example), example))
            .collect();
        examples.sort_by_key(|(shared, _)| usize::MAX - shared);
        examples.truncate(first);
        examples.into_iter().map(|(_, example)| example).collect()
    }
}

fn patterns(language: Language) -> impl Iterator<Item = &'static str> {
    let wanted = match language {
        Language::Nl => "nl: ",
        Language::En => "en: ",
    };
    lines(EXAMPLES).filter_map(move |line| line.strip_prefix(wanted))
}

fn shared(asked: &BTreeSet<String>, example: &str) -> usize {
    let words = example.split_whitespace().map(folded);
    words.filter(|word| asked.contains(word)).count()
}

/// The names with which examples are filled in.
struct Names<'a> {
    a: Option<&'a str>,
    b: Option<&'a str>,
    lever: Option<&'a str>,
    tag: Option<&'a str>,
}

impl<'a> Names<'a> {
    /// Two actors of the dataset's focus, else the first two; its first named lever; its first theme.
    fn new(network: &'a ViewedNetwork, language: Language) -> Self {
        let dataset = network.dataset();
        let name = |e: EntityIx| network.entity(e).short_or_label().get(language);
        let focus = dataset.focus().into_iter();
        let is_actor = |e: &EntityIx| network.category(*e).is_actor();
        let mut actors = focus.rev().chain(dataset.entity_rows()).filter(is_actor);
        let a = actors.next();
        let b = actors.find(|e| Some(*e) != a);
        let is_lever =
            |e: &EntityIx| network.category(*e) == Category::Lever && network.entity(*e).named;
        let themes = dataset
            .tags
            .iter()
            .filter(|tag| tag.group == crate::model::TagGroup::Theme);
        Self {
            a: a.map(name),
            b: b.map(name),
            lever: dataset.entity_rows().find(is_lever).map(name),
            tag: themes.map(|tag| tag.label.get(language)).next(),
        }
    }

    /// The example with its names; `None` where the dataset lacks one.
    fn filled(&self, pattern: &str) -> Option<String> {
        let mut example = pattern.to_owned();
        let slots = [
            ("{A}", self.a),
            ("{B}", self.b),
            ("{L}", self.lever),
            ("{T}", self.tag),
        ];
        for (slot, name) in slots {
            if example.contains(slot) {
                example = example.replace(slot, name?);
            }
        }
        Some(example)
    }
}
