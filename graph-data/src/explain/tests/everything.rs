//! Everything that can be asked of the shipped data, held to what every text must keep.

use std::collections::BTreeSet;

use crate::algo::between::known_between;
use crate::algo::clusters::clusters;
use crate::algo::paths::Path;
use crate::explain::{self, ClauseKind, Told};
use crate::model::{Category, Language, RelationIx};

use super::*;

/// Words that a person would not say.
const JARGON: [&str; 10] = [
    "strict",
    "context",
    " blik",
    "provenance",
    "node",
    " edge",
    "graaf",
    "component",
    "cluster",
    "entit",
];

/// What every text keeps, whatever it tells.
pub(super) fn check_text(told: &Told, about: &str) {
    let text = told.text();
    let first = text.chars().next().expect(about);
    assert!(!first.is_lowercase(), "{about}: {text}");
    assert!(text.ends_with(['.', '!']), "{about}: {text}");
    assert!(!text.contains("!."), "{about}: {text}");
    for sign in ["{", "}", "|", "  ", "..", " ,", " .", "()", "(,"] {
        assert!(!text.contains(sign), "{about}, {sign:?}: {text}");
    }
    let lower = text.to_lowercase();
    for word in JARGON {
        assert!(!lower.contains(word), "{about}, {word:?}: {text}");
    }
    for clause in &told.clauses {
        match clause.kind {
            ClauseKind::Fact => assert!(!clause.relations.is_empty(), "{about}: {}", clause.text),
            ClauseKind::Absence => assert!(clause.relations.is_empty(), "{about}: {}", clause.text),
            ClauseKind::Frame => {}
        }
    }
}

/// Whether a text has these words, at the start of a sentence or inside one.
fn says(text: &str, words: &str) -> bool {
    text.contains(words) || text.contains(&explain::clause::capitalised(words))
}

/// The end's phrase stands in the text.
pub(super) fn check_names(
    network: &ViewedNetwork,
    told: &Told,
    ends: &[EntityIx],
    language: Language,
) {
    let text = told.text();
    for end in ends {
        let phrase = network.entity(*end).phrase_or_label().get(language);
        assert!(says(&text, phrase), "{phrase} in {text}");
    }
}

fn facts(told: &Told) -> BTreeSet<RelationIx> {
    let facts = told.clauses.iter().filter(|c| c.kind == ClauseKind::Fact);
    facts.flat_map(|c| c.relations.iter().copied()).collect()
}

fn relations(path: &Path) -> BTreeSet<RelationIx> {
    path.steps
        .iter()
        .flat_map(|s| s.relations.iter().copied())
        .collect()
}

/// Each fact names an end of each relation that it rests on.
pub(super) fn check_facts_name_their_ends(
    network: &ViewedNetwork,
    told: &Told,
    language: Language,
) {
    for clause in told.clauses.iter().filter(|c| c.kind == ClauseKind::Fact) {
        for relation in &clause.relations {
            let relation = network.relation(*relation);
            let named = [relation.source, relation.target].into_iter().any(|end| {
                says(
                    &clause.text,
                    network.entity(end).phrase_or_label().get(language),
                )
            });
            assert!(named, "{}: {}", relation.id, clause.text);
        }
    }
}

fn check_path(network: &ViewedNetwork, path: &Path, language: Language) {
    let ends: Vec<EntityIx> = path.entities().collect();
    let about = format!(
        "{} to {}",
        network.entity(ends[0]).id,
        network.entity(ends[ends.len() - 1]).id
    );
    let told = explain::path(network, path, language);
    check_text(&told, &about);
    check_names(network, &told, &ends, language);
    check_facts_name_their_ends(network, &told, language);
    assert_eq!(facts(&told), relations(path), "{about}: {}", told.text());
    for step in &path.steps {
        let told = explain::path_step(network, step, language);
        check_text(&told, &about);
        check_names(network, &told, &[step.from, step.to], language);
        assert_eq!(
            facts(&told),
            step.relations.iter().copied().collect(),
            "{about}"
        );
    }
}

fn check_all_ways(view: View) {
    let network = shipped(view);
    let actors: Vec<EntityIx> = network
        .entities()
        .filter(|e| network.category(*e).is_actor())
        .collect();
    for &from in &actors {
        for &to in actors.iter().filter(|to| **to != from) {
            let question = shortest(from, to);
            let answer = ask(&network, &question);
            for language in LANGUAGES {
                for path in &answer.paths {
                    check_path(&network, path, language);
                }
                if let Some(no_path) = &answer.no_path {
                    let told = explain::no_path(&network, &question, no_path, language);
                    check_text(&told, "no way");
                    check_names(&network, &told, &[from, to], language);
                }
            }
            assert!(answer.paths.len() + usize::from(answer.no_path.is_some()) == 1);
        }
    }
}

#[test]
fn every_way_between_actors() {
    check_all_ways(View::default());
}

#[test]
fn every_way_between_actors_through_context_as_of_the_day_before_the_forum() {
    check_all_ways(View {
        through_context: true,
        as_of: "2024-05-05".parse().ok(),
        ..View::default()
    });
}

#[test]
fn every_relation_both_ways() {
    for as_of in [None, "2019".parse().ok()] {
        let network = shipped(View {
            as_of,
            ..View::default()
        });
        for &relation in network.relations() {
            let ends = [
                network.relation(relation).source,
                network.relation(relation).target,
            ];
            for language in LANGUAGES {
                for inverse in [false, true] {
                    let told = explain::relation(&network, relation, inverse, language);
                    check_text(&told, &network.relation(relation).id);
                    check_names(&network, &told, &ends, language);
                    assert_eq!(facts(&told), BTreeSet::from([relation]));
                }
            }
        }
    }
}

#[test]
fn every_cluster() {
    let network = shipped(View::default());
    for resolution in [0.3, 1.0, 3.0] {
        let clustering = clusters(&network, resolution, 1, &mut || false);
        for cluster in &clustering.clusters {
            for language in LANGUAGES {
                let told = explain::cluster(&network, cluster, language);
                check_text(&told, "a cluster");
                check_names(&network, &told, &[cluster.lead], language);
                assert!(!explain::cluster_label(&network, cluster, language).is_empty());
                for member in &cluster.members {
                    let told = explain::cluster_of(&network, cluster, member.entity, language);
                    check_text(&told, "a cluster");
                    check_names(&network, &told, &[member.entity], language);
                }
            }
        }
    }
}

#[test]
fn every_lever_set_and_line() {
    let network = shipped(View::default());
    for entity in network.entities() {
        for language in LANGUAGES {
            check_text(&explain::what(&network, entity, language), "what it is");
            if network.category(entity) == Category::Lever {
                let told = explain::lever(&network, entity, language);
                check_text(&told, &network.entity(entity).id);
            }
        }
    }
    for set in entities(&network, "hefbomen-2024 vlaanderen-circulair decreet-2012") {
        for language in LANGUAGES {
            check_text(&explain::lever_set(&network, set, language), "a set");
        }
    }
}

#[test]
fn what_is_known_between_any_of_the_first_picture() {
    let network = shipped(View::default());
    let focus = network.dataset().focus();
    for among in [&focus[..6], &focus[4..10], &focus[7..10]] {
        let known = known_between(&network, among, &mut || false);
        for language in LANGUAGES {
            let told = explain::known(&network, &known, language);
            check_text(&told, "known");
            check_names(&network, &told, among, language);
            for pair in &known.pairs {
                let told = explain::known_pair(&network, pair, language);
                check_text(&told, "a pair");
                check_names(&network, &told, &[pair.a, pair.b], language);
            }
        }
    }
}

#[test]
fn what_ties_any_three_is_told_whole() {
    let network = shipped(View::default());
    let islands = crate::algo::islands::Islands::new(&network);
    let all: Vec<_> = network.entities().collect();
    for three in all.windows(3).step_by(2) {
        let ties = crate::algo::ties::ties(&network, &islands, three, &mut || false);
        for language in LANGUAGES {
            let told = explain::ties(&network, &ties, language);
            check_text(&told, &format!("{three:?}"));
            check_names(&network, &told, three, language);
            let relations = ties.relations();
            assert!(told.relations().iter().all(|r| relations.contains(r)));
        }
    }
}

#[test]
fn every_broker_and_what_comes_apart_without_anybody() {
    for through_context in [false, true] {
        let found = super::brokers::Found::new(shipped(View {
            through_context,
            ..View::default()
        }));
        for language in LANGUAGES {
            for (broker, told) in found.brokers(language, None) {
                check_text(&told, "a broker");
                check_names(&found.network, &told, &[broker], language);
                check_facts_name_their_ends(&found.network, &told, language);
            }
            for entity in found.network.entities() {
                let told = found.drop_out(entity, language);
                check_text(&told, "what comes apart");
                check_names(&found.network, &told, &[entity], language);
            }
        }
    }
}
