//! A reading told back as a question in plain words, so that people see what they will be answered.
//!
//! Knows the wording of questions, not of answers.

mod narrowed;
mod question;

use super::reading::Reading;
use crate::calendar::written;
use crate::model::{EntityIx, Language, PartialDate, Text};
use crate::network::ViewedNetwork;

impl Reading {
    /// The question as it was understood, in either language: "Via wie komt Herw!n bij VLAIO?", with the
    /// part of the network behind it, and the words that make no difference.
    #[must_use]
    pub fn sentence(&self, network: &ViewedNetwork, language: Language) -> String {
        let teller = Teller { network, language };
        let mut sentence = teller.question(&self.question);
        let view = teller.view(self);
        if !view.is_empty() {
            sentence = format!("{} ({})?", sentence.trim_end_matches('?'), view.join(", "));
        }
        if !self.left_out.is_empty() {
            let words = self.left_out.join(" ");
            let note = teller.say("Niet meegenomen", "Not taken into account");
            sentence = format!("{sentence} {note}: “{words}”.");
        }
        sentence
    }
}

struct Teller<'a> {
    network: &'a ViewedNetwork,
    language: Language,
}

impl Teller<'_> {
    fn say<'a>(&self, nl: &'a str, en: &'a str) -> &'a str {
        match self.language {
            Language::Nl => nl,
            Language::En => en,
        }
    }

    fn text<'a>(&self, text: &'a Text) -> &'a str {
        text.get(self.language)
    }

    fn name(&self, entity: EntityIx) -> &str {
        self.text(self.network.entity(entity).phrase_or_label())
    }

    fn names(&self, entities: &[EntityIx]) -> String {
        let names: Vec<&str> = entities.iter().map(|e| self.name(*e)).collect();
        self.list(&names)
    }

    fn list(&self, names: &[&str]) -> String {
        match names {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [most @ .., last] => {
                let and = self.say("en", "and");
                format!("{} {and} {last}", most.join(", "))
            }
        }
    }

    /// A pattern in the language, with `{}` for each text in turn.
    fn fill(&self, nl: &str, en: &str, texts: &[&str]) -> String {
        let mut texts = texts.iter();
        let mut parts = self.say(nl, en).split("{}");
        let mut filled = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            filled.push_str(texts.next().copied().unwrap_or_default());
            filled.push_str(part);
        }
        filled
    }

    fn date(&self, date: PartialDate) -> String {
        written(date, self.language)
    }
}
