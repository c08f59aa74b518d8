//! The table of cases: a question, and what it is taken for in short.

use super::*;

use crate::model::{Confidence, EntityIx};
use crate::network::Direction;

fn check(case: &Case, text: &str, expect: &str) -> Option<String> {
    let understood = case.understand(text);
    let Some(reading) = understood.readings.first() else {
        return Some(format!(
            "{text}\n  want {expect}\n  got  nothing, {:?}",
            understood.trouble
        ));
    };
    let short = Short(&case.network).reading(reading).trim_end().to_owned();
    let others: Vec<String> = understood
        .readings
        .iter()
        .map(|r| Short(&case.network).reading(r))
        .collect();
    (short != expect).then(|| format!("{text}\n  want {expect}\n  got  {}", others.join(" | ")))
}

/// A reading in short: its kind, its ids and its view.
struct Short<'a>(&'a ViewedNetwork);

impl Short<'_> {
    fn id(&self, entity: EntityIx) -> &str {
        &self.0.entity(entity).id
    }

    fn ids(&self, entities: &[EntityIx]) -> String {
        let ids: Vec<&str> = entities.iter().map(|e| self.id(*e)).collect();
        ids.join(",")
    }

    fn reading(&self, reading: &Reading) -> String {
        let mut parts = vec![self.question(&reading.question)];
        let view = &reading.view;
        parts.extend(view.as_of.map(|date| format!("asOf={date}")));
        parts.extend(view.confidence_min.map(|c| match c {
            Confidence::High => "sure=high".to_owned(),
            _ => "sure=medium".to_owned(),
        }));
        parts.extend(view.through_context.map(|on| format!("context={on}")));
        parts.extend(view.through_levers.map(|on| format!("levers={on}")));
        if !view.except.is_empty() {
            parts.push(format!("except={}", self.ids(&view.except)));
        }
        parts.join(" ")
    }

    fn question(&self, question: &Question) -> String {
        match question {
            Question::Path {
                from,
                to,
                via,
                strongest,
                hops_max,
                first,
            } => {
                let mut short = format!("path {} {}", self.id(*from), self.id(*to));
                if !via.is_empty() {
                    short += &format!(" via={}", self.ids(via));
                }
                if *strongest {
                    short += " strongest";
                }
                if let Some(hops) = hops_max {
                    short += &format!(" hops={hops}");
                }
                if *first != 1 {
                    short += &format!(" first={first}");
                }
                short
            }
            Question::Known(among) => format!("known {}", self.ids(among)),
            Question::Lever(lever) => format!("lever {}", self.id(*lever)),
            Question::Levers(set) => format!("levers {}", self.ids(set.as_slice())),
            Question::Gap(gap) => self.gap(gap),
            Question::RestsOn(source) => format!("rests-on {source}"),
            Question::Partners { of, lever, first } => {
                format!(
                    "partners {} {} {first}",
                    self.id(*of),
                    self.ids(lever.as_slice())
                )
            }
            Question::PartnersFor { profile, .. } => format!("partners-for {}", self.only(profile)),
            Question::Brokers { from, to, .. } => {
                format!("brokers {}/{}", self.only(from), self.only(to))
            }
            Question::ClusterOf(entity) => format!("cluster {}", self.id(*entity)),
            Question::Clusters { without_government } => format!("clusters {without_government}"),
            Question::Money { takers, .. } => format!("money {}", self.ids(takers)),
            Question::Relations {
                entity,
                kinds,
                direction,
            } => {
                let vocabulary = &self.0.dataset().vocabulary;
                let kinds: Vec<&str> = kinds
                    .iter()
                    .map(|k| &*vocabulary.relation_kind(*k).id)
                    .collect();
                let direction = match direction {
                    Direction::Any => "any",
                    Direction::Incoming => "in",
                    Direction::Outgoing => "out",
                };
                format!(
                    "relations {} {} {direction}",
                    self.id(*entity),
                    kinds.join(",")
                )
            }
            Question::Changes(from, to) => format!("changes {from} {to}"),
            Question::Measure { id, first } => format!("measure {id} {first}"),
            Question::DropOut(entity) => format!("drop-out {}", self.id(*entity)),
            Question::BestContacts { among, first } => {
                format!("best-contacts {} {first}", self.ids(among))
            }
            Question::RoundTable { include, lever } => {
                format!(
                    "round-table {} {}",
                    self.ids(include),
                    self.ids(lever.as_slice())
                )
            }
            Question::Coverage(set) => format!("coverage {}", self.ids(set.as_slice())),
            Question::WhatIf(changes) => {
                let changes: Vec<String> = changes
                    .iter()
                    .map(|change| match change {
                        Supposed::Tie(a, kind, b) => format!(
                            "+{}:{}:{}",
                            self.id(*a),
                            self.0.dataset().vocabulary.relation_kind(*kind).id,
                            self.id(*b)
                        ),
                        Supposed::Gone(entity) => format!("-{}", self.id(*entity)),
                    })
                    .collect();
                format!("what-if {}", changes.join(","))
            }
            Question::Reach {
                from,
                hops_max,
                only,
            } => {
                format!("reach {} {hops_max} {}", self.id(*from), self.only(only))
            }
            Question::Entity(entity) => format!("entity {}", self.id(*entity)),
            Question::Entities(only) => format!("entities {}", self.only(only)),
            Question::Size => "size".to_owned(),
        }
    }

    fn gap(&self, gap: &Gap) -> String {
        match gap {
            Gap::WithoutActor => "gap without-actor".to_owned(),
            Gap::WithoutGovernment => "gap without-government".to_owned(),
            Gap::OneActor => "gap one-actor".to_owned(),
            Gap::Unnamed => "gap unnamed".to_owned(),
            Gap::WithoutLever => "gap without-lever".to_owned(),
            Gap::Meetings => "gap meetings".to_owned(),
            Gap::Untied(among) => format!("gap untied {}", self.ids(among)),
            Gap::Stale(years) => format!("gap stale {years}"),
            Gap::SingleSource(source) => format!("gap single-source {source}"),
        }
    }

    fn only(&self, only: &Narrowing) -> String {
        let dataset = self.0.dataset();
        let mut parts: Vec<String> = only.categories.iter().map(|c| format!("{c:?}")).collect();
        parts.extend(
            only.kinds
                .iter()
                .map(|k| dataset.vocabulary.kind(*k).id.to_string()),
        );
        parts.extend(
            only.tags
                .iter()
                .map(|t| format!("#{}", dataset.tags[*t as usize].id)),
        );
        parts.extend(
            only.entities
                .iter()
                .chain(&only.levers)
                .map(|e| self.id(*e).to_owned()),
        );
        parts.join("+")
    }
}

const REPORT: &str = "https://www.socialeeconomie.be/nl/nieuws/sfeerverslag-stakeholdersforum-impactgericht-ondernemerschap-6-mei-2024";

#[test]
fn questions_are_taken_for_what_they_mean() {
    let case = &*CASE;
    let wrong: Vec<String> = cases()
        .filter_map(|(text, expect)| check(case, text, &expect.replace("REPORT", REPORT)))
        .collect();
    let all = cases().count();
    assert!(
        wrong.is_empty(),
        "{} of {all} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_reading_is_told_back_in_both_languages() {
    let case = &*CASE;
    for (text, _) in cases() {
        let readings = case.understand(text).readings;
        for reading in &readings {
            for language in [Language::Nl, Language::En] {
                let told = reading.sentence(&case.network, language);
                assert!(told.contains('?') && !told.contains("{}"), "{told}");
                assert!(!told.contains("  "), "{told}");
            }
        }
    }
}

/// The cases, one a line: question => what it is taken for.
const CASES: &str = include_str!("cases.txt");

fn cases() -> impl Iterator<Item = (&'static str, &'static str)> {
    super::forms::lines(CASES).filter_map(|line| line.split_once(" => "))
}
