//! Who speaks: a network, a language and the day from which the sentences look back.
//!
//! Names, lists and numbers in words live here; it does not know what is said of them.

use crate::model::{Category, Day, EntityIx, Language, Nature};
use crate::network::ViewedNetwork;

use super::wording::Phrase;

/// How many names a list gives before it counts the others.
pub(super) const NAMES_MAX: usize = 5;

/// What all sentences need to know.
#[derive(Clone, Copy)]
pub(super) struct Speaker<'a> {
    pub(super) network: &'a ViewedNetwork,
    pub(super) language: Language,
}

impl<'a> Speaker<'a> {
    pub(super) fn new(network: &'a ViewedNetwork, language: Language) -> Self {
        Self { network, language }
    }

    /// The Dutch or the English words.
    pub(super) fn say<T>(&self, nl: T, en: T) -> T {
        match self.language {
            Language::Nl => nl,
            Language::En => en,
        }
    }

    /// The day from which the sentences look back: the view's, else when the sources were read, else
    /// the newest evidence.
    pub(super) fn reference(&self) -> Option<Day> {
        let read_on = self.network.dataset().meta.read_on;
        let date = self.network.view().as_of.or(read_on);
        date.or_else(|| self.network.snapshot().newest_evidence())
            .map(|d| d.last_day())
    }

    /// An entity as it stands in a sentence.
    pub(super) fn phrase(&self, entity: EntityIx) -> Phrase {
        let entity = self.network.entity(entity);
        Phrase {
            text: entity.phrase_or_label().get(self.language).to_owned(),
            plural: entity.plural,
        }
    }

    pub(super) fn name(&self, entity: EntityIx) -> String {
        self.phrase(entity).text
    }

    /// A lever that was just named, or else its full phrase: "die hefboom". Rests on the phrase having
    /// an article and a common noun ("de hefboom Onderzoek…").
    pub(super) fn again(&self, entity: EntityIx) -> Phrase {
        let phrase = self.phrase(entity);
        let mut words = phrase.text.split(' ');
        let noun = (words.next(), words.next());
        let pointing = match (noun, self.language) {
            ((Some("de"), Some(noun)), Language::Nl) if is_common(noun) => format!("die {noun}"),
            ((Some("het"), Some(noun)), Language::Nl) if is_common(noun) => format!("dat {noun}"),
            ((Some("the"), Some(noun)), Language::En) if is_common(noun) => format!("that {noun}"),
            _ => return phrase,
        };
        Phrase {
            text: pointing,
            plural: phrase.plural,
        }
    }

    /// Two who were just named.
    pub(super) fn both(&self) -> Phrase {
        Phrase {
            text: self.say("ze", "both").to_owned(),
            plural: true,
        }
    }

    /// "A, B en C" as one subject.
    pub(super) fn joined(&self, entities: &[EntityIx]) -> Phrase {
        match entities {
            [one] => self.phrase(*one),
            _ => Phrase {
                text: self.names(entities),
                plural: true,
            },
        }
    }

    /// "A, B en C".
    pub(super) fn names(&self, entities: &[EntityIx]) -> String {
        let names: Vec<String> = entities.iter().map(|e| self.name(*e)).collect();
        self.list(&names)
    }

    /// At most `max` names, then how many more: "A, B en vijf andere".
    pub(super) fn names_up_to(&self, entities: &[EntityIx], max: usize) -> String {
        if entities.len() <= max + 1 {
            return self.names(entities);
        }
        let mut names: Vec<String> = entities[..max].iter().map(|e| self.name(*e)).collect();
        let others = self.count(entities.len() - max);
        names.push(self.say(format!("{others} andere"), format!("{others} others")));
        self.list(&names)
    }

    /// "a, b en c".
    pub(super) fn list<T: AsRef<str>>(&self, words: &[T]) -> String {
        let and = self.say(" en ", " and ");
        let Some((last, before)) = words.split_last() else {
            return String::new();
        };
        let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
        if before.is_empty() {
            return last.as_ref().to_owned();
        }
        format!("{}{and}{}", before.join(", "), last.as_ref())
    }

    /// A number in words up to twelve.
    pub(super) fn count(&self, number: usize) -> String {
        const NL: [&str; 13] = [
            "geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien",
            "elf", "twaalf",
        ];
        const EN: [&str; 13] = [
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve",
        ];
        let word = self.say(NL, EN).get(number).copied();
        word.map_or_else(|| number.to_string(), str::to_owned)
    }

    /// A figure to two decimals: "4,45" or "4.45".
    pub(super) fn decimal(&self, figure: f64) -> String {
        let figure = format!("{figure:.2}");
        self.say(figure.replace('.', ","), figure)
    }

    /// "1 stap", "3 stappen".
    pub(super) fn steps(&self, number: usize) -> String {
        match number {
            1 => self.say("1 stap", "1 step").to_owned(),
            _ => format!("{number} {}", self.say("stappen", "steps")),
        }
    }

    pub(super) fn is_lever(&self, entity: EntityIx) -> bool {
        self.network.category(entity) == Category::Lever
    }

    /// What a tie of this nature is, said as "it is about…".
    pub(super) fn nature(&self, nature: Nature) -> &'static str {
        let (nl, en) = match nature {
            Nature::Collaboration => ("een samenwerking", "working together"),
            Nature::Table => ("een plaats aan tafel", "a seat at the table"),
            Nature::Money => ("geld", "money"),
            Nature::Advice => ("advies", "advice"),
            Nature::Structure => ("een organisatorische band", "an organisational tie"),
            Nature::Origin => ("een rol bij het ontstaan", "a part in the beginnings"),
            Nature::Mention => ("een vermelding", "a mention"),
            Nature::Lever => ("een band met een hefboom", "a tie with a lever"),
            Nature::Policy => ("een regel of beslissing", "a rule or a decision"),
            Nature::Identity => ("een opvolging", "a succession"),
        };
        self.say(nl, en)
    }
}

fn is_common(noun: &str) -> bool {
    noun.starts_with(char::is_lowercase)
}
