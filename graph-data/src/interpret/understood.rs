//! A reading told back as a question in plain words, so that people see what they will be answered.
//!
//! Knows the wording of questions, not of answers.

use super::reading::{Gap, Narrowing, Question, Reading, Supposed};
use crate::calendar::written;
use crate::model::{Category, Confidence, EntityIx, Language, PartialDate, Text};
use crate::network::{Direction, ViewedNetwork};

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

    fn question(&self, question: &Question) -> String {
        match question {
            Question::Path {
                from,
                to,
                via,
                first,
                ..
            } => self.path(*from, *to, via, *first),
            Question::Known(among) => {
                let names = self.names(among);
                self.fill(
                    "Wat is bekend tussen {}, en wat niet?",
                    "What is known between {}, and what not?",
                    &[&names],
                )
            }
            Question::Lever(lever) => self.fill(
                "Wie werkt aan {}?",
                "Who works on {}?",
                &[self.name(*lever)],
            ),
            Question::Levers(None) => self
                .say(
                    "Welke hefbomen en thema’s zijn er?",
                    "Which levers and themes are there?",
                )
                .to_owned(),
            Question::Levers(Some(set)) => self.fill(
                "Welke hefbomen horen bij {}?",
                "Which levers belong to {}?",
                &[self.name(*set)],
            ),
            Question::Gap(gap) => self.gap(gap),
            Question::RestsOn(source) => self.fill(
                "Welke relaties steunen op {}?",
                "Which relations rest on {}?",
                &[source],
            ),
            Question::Partners {
                of, lever: None, ..
            } => self.fill(
                "Welke mogelijke partners zijn er voor {}?",
                "Which possible partners are there for {}?",
                &[self.name(*of)],
            ),
            Question::Partners {
                of,
                lever: Some(lever),
                ..
            } => self.fill(
                "Welke mogelijke partners zijn er voor {} rond {}?",
                "Which possible partners are there for {} on {}?",
                &[self.name(*of), self.name(*lever)],
            ),
            Question::PartnersFor { profile, .. } => {
                let narrowed = self.narrowed(profile);
                self.fill(
                    "Welke partners passen bij een organisatie als deze: {}?",
                    "Which partners suit an organisation like this: {}?",
                    &[&narrowed],
                )
            }
            Question::Brokers { from, to, .. } => self.brokers(from, to),
            Question::ClusterOf(entity) => self.fill(
                "In welke groep zit {}, en met wie?",
                "In which group is {}, and with whom?",
                &[self.name(*entity)],
            ),
            Question::Clusters {
                without_government: false,
            } => self
                .say("Welke groepen zijn er?", "Which groups are there?")
                .to_owned(),
            Question::Clusters {
                without_government: true,
            } => self
                .say(
                    "In welke groepen zit geen overheid?",
                    "Which groups have no government body in them?",
                )
                .to_owned(),
            Question::Money { takers, .. } => {
                let names = self.names(takers);
                self.fill(
                    "Wie financiert {}, en langs welke keten?",
                    "Who finances {}, and through which chain?",
                    &[&names],
                )
            }
            Question::Relations {
                entity,
                kinds,
                direction,
            } => self.relations(*entity, kinds, *direction),
            Question::Changes(from, to) => {
                let (from, to) = (self.date(*from), self.date(*to));
                self.fill(
                    "Wat veranderde er tussen {} en {}?",
                    "What changed between {} and {}?",
                    &[&from, &to],
                )
            }
            Question::Measure { id, .. } => self.measure(id),
            Question::DropOut(entity) => self.fill(
                "Wat valt uit elkaar zonder {}?",
                "What comes apart without {}?",
                &[self.name(*entity)],
            ),
            Question::BestContacts { among, .. } if among.is_empty() => self
                .say(
                    "Welke nieuwe contacten zouden het meeste helpen?",
                    "Which new contacts would help most?",
                )
                .to_owned(),
            Question::BestContacts { among, .. } => {
                let names = self.names(among);
                self.fill(
                    "Welke nieuwe contacten tussen {} zouden het meeste helpen?",
                    "Which new contacts among {} would help most?",
                    &[&names],
                )
            }
            Question::RoundTable { include, lever } => self.round_table(include, *lever),
            Question::Coverage(None) => self
                .say("Wie werkt aan welke hefboom?", "Who works on which lever?")
                .to_owned(),
            Question::Coverage(Some(set)) => self.fill(
                "Wie werkt aan welke hefboom van {}?",
                "Who works on which lever of {}?",
                &[self.name(*set)],
            ),
            Question::WhatIf(changes) => self.what_if(changes),
            Question::Reach {
                from,
                hops_max,
                only,
            } => self.reach(*from, *hops_max, only),
            Question::Entity(entity) => self.fill(
                "Wat weten we over {}?",
                "What do we know about {}?",
                &[self.name(*entity)],
            ),
            Question::Entities(only) => {
                let narrowed = self.narrowed(only);
                self.fill(
                    "Wie zit er in het netwerk: {}?",
                    "Who is in the network: {}?",
                    &[&narrowed],
                )
            }
            Question::Size => self
                .say("Hoe groot is het netwerk?", "How large is the network?")
                .to_owned(),
        }
    }

    fn path(&self, from: EntityIx, to: EntityIx, via: &[EntityIx], first: u32) -> String {
        let ends = [self.name(from), self.name(to)];
        let mut told = if first > 1 {
            self.fill(
                "Langs welke wegen komt {} bij {}",
                "By which ways does {} reach {}",
                &ends,
            )
        } else {
            self.fill(
                "Via wie komt {} bij {}",
                "Through whom does {} reach {}",
                &ends,
            )
        };
        if !via.is_empty() {
            told += &self.fill(", langs {}", ", passing {}", &[&self.names(via)]);
        }
        told + "?"
    }

    fn gap(&self, gap: &Gap) -> String {
        let fixed = match gap {
            Gap::WithoutActor => (
                "Aan welke hefbomen werkt niemand, voor zover bekend?",
                "On which levers does nobody work, as far as is known?",
            ),
            Gap::WithoutGovernment => (
                "Aan welke hefbomen werkt geen overheid?",
                "On which levers does no government body work?",
            ),
            Gap::OneActor => (
                "Welke hefbomen steunen op één actor?",
                "Which levers rest on one actor?",
            ),
            Gap::Unnamed => (
                "Van welke hefbomen is de naam niet bekend?",
                "Which levers have no known name?",
            ),
            Gap::WithoutLever => (
                "Welke actoren werken aan geen enkele hefboom?",
                "Which actors work on no lever?",
            ),
            Gap::Meetings => (
                "Wie komt elkaar ergens tegen zonder eigen band?",
                "Who meets somewhere without a tie of their own?",
            ),
            Gap::Untied(among) => {
                return self.fill(
                    "Wie van {} heeft geen rechtstreekse band met elkaar?",
                    "Who of {} have no direct tie with each other?",
                    &[&self.names(among)],
                );
            }
            Gap::Stale(years) => {
                let years = years.to_string();
                return self.fill(
                    "Welke banden zijn ouder dan {} jaar en sindsdien niet bevestigd?",
                    "Which ties are older than {} years and not confirmed since?",
                    &[&years],
                );
            }
            Gap::SingleSource(source) => {
                return self.fill(
                    "Welke relaties steunen alleen op {}?",
                    "Which relations rest on {} alone?",
                    &[source],
                );
            }
        };
        self.say(fixed.0, fixed.1).to_owned()
    }

    fn brokers(&self, from: &Narrowing, to: &Narrowing) -> String {
        if from.is_empty() && to.is_empty() {
            return self
                .say(
                    "Wie verbindt anderen in het netwerk?",
                    "Who links others in the network?",
                )
                .to_owned();
        }
        let sides = [self.narrowed(from), self.narrowed(to)];
        self.fill(
            "Wie verbindt {} met {}?",
            "Who links {} with {}?",
            &[&sides[0], &sides[1]],
        )
    }

    fn relations(
        &self,
        entity: EntityIx,
        kinds: &[crate::model::RelationKindIx],
        direction: Direction,
    ) -> String {
        let vocabulary = &self.network.dataset().vocabulary;
        let labels: Vec<&str> = kinds
            .iter()
            .map(|kind| vocabulary.relation_kind(*kind))
            .map(|kind| match direction {
                Direction::Outgoing => self.text(&kind.inverse),
                Direction::Incoming | Direction::Any => self.text(&kind.label),
            })
            .collect();
        let name = self.name(entity);
        if labels.is_empty() {
            return self.fill(
                "Welke banden heeft {}?",
                "Which ties does {} have?",
                &[name],
            );
        }
        let or = self.say(" of ", " or ");
        self.fill("Wie {} {}?", "Who {} {}?", &[&labels.join(or), name])
    }

    fn measure(&self, id: &str) -> String {
        let told = match id {
            "betweenness" => (
                "Wie ligt het vaakst op de weg tussen anderen?",
                "Who is most often on the way between others?",
            ),
            "harmonic" => (
                "Wie staat het dichtst bij alle anderen?",
                "Who is closest to all others?",
            ),
            "pagerank" => (
                "Wie heeft de meeste banden met wie zelf veel banden heeft?",
                "Who has most ties with those that have many themselves?",
            ),
            "core" => (
                "Wie zit het diepst in de kern van het netwerk?",
                "Who is deepest in the core of the network?",
            ),
            _ => ("Wie heeft de meeste banden?", "Who has the most ties?"),
        };
        self.say(told.0, told.1).to_owned()
    }

    fn round_table(&self, include: &[EntityIx], lever: Option<EntityIx>) -> String {
        let mut told = self
            .say(
                "Wie breng je best samen rond één tafel",
                "Whom to put around one table",
            )
            .to_owned();
        if let Some(lever) = lever {
            told += &self.fill(" voor {}", " for {}", &[self.name(lever)]);
        }
        if !include.is_empty() {
            told += &self.fill(", met {}", ", with {}", &[&self.names(include)]);
        }
        told + "?"
    }

    fn what_if(&self, changes: &[Supposed]) -> String {
        let told: Vec<String> = changes
            .iter()
            .map(|change| match change {
                Supposed::Gone(entity) => {
                    self.fill("{} weg is", "{} is gone", &[self.name(*entity)])
                }
                Supposed::Tie(from, kind, to) => {
                    let kind = self.network.dataset().vocabulary.relation_kind(*kind);
                    let ends = [self.name(*from), self.name(*to)];
                    self.fill(
                        "tussen {} en {} dit bestaat: “{}”",
                        "there is this between {} and {}: “{}”",
                        &[ends[0], ends[1], self.text(&kind.label)],
                    )
                }
            })
            .collect();
        let told: Vec<&str> = told.iter().map(String::as_str).collect();
        self.fill("Wat als {}?", "What if {}?", &[&self.list(&told)])
    }

    fn reach(&self, from: EntityIx, hops_max: u32, only: &Narrowing) -> String {
        let steps = match (hops_max, self.language) {
            (1, Language::Nl) => "1 stap".to_owned(),
            (1, Language::En) => "1 step".to_owned(),
            (n, Language::Nl) => format!("{n} stappen"),
            (n, Language::En) => format!("{n} steps"),
        };
        let told = self.fill(
            "Wie bereikt {} in hoogstens {}",
            "Whom does {} reach in at most {}",
            &[self.name(from), &steps],
        );
        if only.is_empty() {
            return told + "?";
        }
        format!("{told}: {}?", self.narrowed(only))
    }

    /// What narrows down, as a list: "vakbond, Kempen".
    fn narrowed(&self, only: &Narrowing) -> String {
        let dataset = self.network.dataset();
        let both = only.categories.contains(&Category::Government)
            && only.categories.contains(&Category::Organisation);
        let categories = only
            .categories
            .iter()
            .filter(|_| !both)
            .map(|category| match category {
                Category::Government => self.say("overheden", "government bodies"),
                _ => self.say("organisaties", "organisations"),
            });
        let all = both.then(|| self.say("alle actoren", "all actors"));
        let kinds = only.kinds.iter().map(|kind| {
            let kind = dataset.vocabulary.kind(*kind);
            self.text(if kind.plural.is_empty() {
                &kind.label
            } else {
                &kind.plural
            })
        });
        let tags = only
            .tags
            .iter()
            .map(|tag| self.text(&dataset.tags[*tag as usize].label));
        let names = only
            .entities
            .iter()
            .chain(&only.levers)
            .map(|e| self.name(*e));
        let parts: Vec<&str> = categories
            .chain(all)
            .chain(kinds)
            .chain(tags)
            .chain(names)
            .collect();
        parts.join(", ")
    }

    /// What the view of a reading adds.
    fn view(&self, reading: &Reading) -> Vec<String> {
        let mut parts = Vec::new();
        if let Question::Path {
            strongest,
            hops_max,
            ..
        } = reading.question
        {
            if strongest {
                parts.push(
                    self.say("de sterkste eerst", "the strongest first")
                        .to_owned(),
                );
            }
            if let Some(steps) = hops_max {
                let steps = steps.to_string();
                parts.push(self.fill("hoogstens {} stappen", "at most {} steps", &[&steps]));
            }
        }
        let view = &reading.view;
        if let Some(date) = view.as_of {
            parts.push(self.fill("toestand op {}", "as it was on {}", &[&self.date(date)]));
        }
        match view.confidence_min {
            Some(Confidence::High) => parts.push(
                self.say("alleen zekere bronnen", "only sure sources")
                    .to_owned(),
            ),
            Some(_) => parts.push(
                self.say("zonder onzekere bronnen", "without unsure sources")
                    .to_owned(),
            ),
            None => {}
        }
        match view.through_context {
            Some(true) => parts.push(
                self.say(
                    "het forum en de koepels tellen mee",
                    "counting the forum and umbrella bodies",
                )
                .to_owned(),
            ),
            Some(false) => parts.push(
                self.say(
                    "zonder het forum en de koepels mee te tellen",
                    "without counting the forum and umbrella bodies",
                )
                .to_owned(),
            ),
            None => {}
        }
        if view.through_levers == Some(false) {
            parts.push(self.say("niet over hefbomen", "not over levers").to_owned());
        }
        if !view.except.is_empty() {
            parts.push(self.fill("zonder {}", "without {}", &[&self.names(&view.except)]));
        }
        parts
    }

    fn date(&self, date: PartialDate) -> String {
        written(date, self.language)
    }
}
