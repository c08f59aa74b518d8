//! The wording of each kind of question.

use super::Teller;
use crate::interpret::reading::{Gap, Narrowing, Question, Supposed};
use crate::model::{EntityIx, Language, RelationKindIx};
use crate::network::Direction;

impl Teller<'_> {
    pub(super) fn question(&self, question: &Question) -> String {
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
        kinds: &[RelationKindIx],
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
}
