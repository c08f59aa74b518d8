//! What is missing, what changed, and with whom one might work.
//!
//! Knows no expectation.

use std::sync::Arc;

use graph_data::algo::changes::{changes, undated};
use graph_data::algo::coverage::coverage;
use graph_data::algo::gaps::{
    actors_without_lever, last_known, lever_gaps, meeting_pairs, rests_on_alone, single_source,
    stale_relations, untied_pairs,
};
use graph_data::algo::partners::{PartnerQuestion, Partners, Profile, Seeker, partners};
use graph_data::model::{Category, EntityIx};
use graph_data::network::{View, ViewedNetwork};

use super::Method;
use crate::answer::Answer;
use crate::networks::{Seen, source};

pub(super) const METHODS: &[Method] = &[
    Method {
        of: &[
            "gaps::actors_without_lever",
            "gaps::lever_gaps",
            "gaps::untied_pairs",
        ],
        ask: lacking,
    },
    Method {
        of: &["gaps::meeting_pairs"],
        ask: meeting,
    },
    Method {
        of: &[
            "gaps::last_known",
            "gaps::rests_on_alone",
            "gaps::single_source",
            "gaps::stale_relations",
        ],
        ask: resting,
    },
    Method {
        of: &["coverage::coverage"],
        ask: covered,
    },
    Method {
        of: &["changes::changes", "changes::undated"],
        ask: changed,
    },
    Method {
        of: &["partners::partners"],
        ask: possible,
    },
];

fn lacking(seen: &Seen, answer: &mut Answer) {
    let idle = actors_without_lever(&seen.network);
    let gaps = lever_gaps(&seen.network);
    let untied = untied_pairs(&seen.network, &seen.all());
    answer.whole(&(&idle, &gaps, &untied));
    answer.line(format!("idle {}", seen.es(idle.iter().copied())));
    answer.ordered(seen.in_order(idle));
    let lists = [
        gaps.without_actor,
        gaps.unnamed,
        gaps.with_one_actor,
        gaps.without_government,
    ];
    for (place, list) in lists.into_iter().enumerate() {
        answer.line(format!("{place} {}", seen.es(list)));
    }
    for (a, b) in untied {
        answer.line(format!("untied {}", seen.es([a, b])));
    }
}

fn meeting(seen: &Seen, answer: &mut Answer) {
    let found = meeting_pairs(&seen.network, None, 100, &mut || false).expect("in time");
    answer.whole(&found);
    for pair in &found {
        let of = seen.es([pair.a, pair.b]);
        answer.line(format!(
            "{of} {} {}",
            seen.es(pair.through.iter().copied()),
            seen.rs(&pair.relations)
        ));
        answer.ordered(of);
        answer.rests(&pair.relations);
    }
}

fn resting(seen: &Seen, answer: &mut Answer) {
    let network = &seen.network;
    for number in 0..3 {
        let source = source(number);
        let alone = single_source(network, &source);
        answer.whole(&alone);
        assert!(alone.iter().all(|r| rests_on_alone(network, *r, &source)));
        answer.line(format!("{number} {}", seen.rs(&alone)));
        answer.rests(&alone);
    }
    for years in [0, 3, 8] {
        let stale = stale_relations(network, years, "2024".parse().expect("a date"));
        answer.whole(&stale);
        assert!(stale.iter().all(|r| last_known(network, *r).is_some()));
        answer.line(format!("{years} {}", seen.rs(&stale)));
        answer.rests(&stale);
    }
    for relation in network.relations() {
        answer.line(format!(
            "{} {:?}",
            seen.rs([relation]),
            last_known(network, *relation)
        ));
    }
    answer.lines.retain(|line| !line.starts_with("r[] "));
}

fn covered(seen: &Seen, answer: &mut Answer) {
    let found = coverage(&seen.network, None, &mut || false);
    answer.whole(&found);
    assert!(!found.partial);
    answer.line(format!("levers {}", seen.es(found.levers.iter().copied())));
    answer.line(format!("actors {}", seen.es(found.actors.iter().copied())));
    answer.ordered(seen.in_order(found.levers.iter().copied()));
    for cell in &found.cells {
        let of = format!("{} {}", seen.e(cell.lever), seen.e(cell.actor));
        answer.line(format!(
            "{of} {} {:?}",
            seen.rs(&cell.relations),
            cell.confidence
        ));
        answer.rests(&cell.relations);
        answer.falls(of, cell.relations.len() as f64);
    }
    for link in &found.linked {
        let of = format!("{} {}", seen.e(link.lever), seen.e(link.actor));
        answer.line(format!("linked {of} {}", seen.rs(&link.relations)));
        answer.rests(&link.relations);
    }
}

fn changed(seen: &Seen, answer: &mut Answer) {
    let network = &seen.network;
    // A view that looks back cannot be asked what changed since.
    if network.view().as_of.is_some() {
        return;
    }
    let on = |day: &str| {
        let as_of = Some(day.parse().expect(day));
        let view = View {
            as_of,
            ..network.view().clone()
        };
        ViewedNetwork::new(Arc::clone(network.snapshot()), view)
    };
    let (before, after) = (on("2015-06-30"), on("2019-06-30"));
    let found = changes(&before, &after);
    answer.whole(&found);
    for (list, relations) in [&found.added, &found.lost, &found.changed, &found.undated]
        .into_iter()
        .enumerate()
    {
        answer.line(format!("{list} {}", seen.rs(relations)));
        answer.rests(relations);
    }
    assert!(found.undated.iter().all(|r| undated(&after, *r)));
    for (list, entities) in [found.new_entities, found.lost_entities]
        .into_iter()
        .enumerate()
    {
        answer.line(format!("{list} {}", seen.es(entities)));
    }
}

fn possible(seen: &Seen, answer: &mut Answer) {
    let network = &seen.network;
    let is_lever = |e: &EntityIx| network.category(*e) == Category::Lever;
    let lever = seen.all().into_iter().find(is_lever);
    let actors = seen
        .few(4)
        .into_iter()
        .filter(|e| network.category(*e).is_actor());
    let mut seekers: Vec<Seeker> = actors.map(Seeker::Actor).collect();
    let mut tied_to = seen.walked();
    tied_to.truncate(2);
    tied_to.sort_unstable();
    let profile = Profile {
        kind: network.dataset().vocabulary.find_kind("agentschap"),
        levers: lever.into_iter().collect(),
        tags: network.dataset().find_tag("t1").into_iter().collect(),
        tied_to,
    };
    seekers.push(Seeker::Profile(profile));
    for (place, seeker) in seekers.into_iter().enumerate() {
        for lever in [None, lever] {
            let question = PartnerQuestion {
                seeker: seeker.clone(),
                lever,
                first: 100,
            };
            let found = partners(network, None, &question, &mut || false).expect("in time");
            answer.whole(&found);
            tell(
                seen,
                answer,
                &format!("{place} {}", lever.is_some()),
                &found,
            );
        }
    }
}

fn tell(seen: &Seen, answer: &mut Answer, question: &str, found: &Partners) {
    if let Some(asked) = &found.lever {
        let (actors, others) = (asked.actors.iter(), asked.others.iter());
        answer.line(format!(
            "{question} {} {}",
            seen.es(actors.copied()),
            seen.es(others.copied())
        ));
    }
    for suggestion in &found.suggestions {
        let of = format!("{question} {}", seen.e(suggestion.actor));
        answer.ordered(of.clone());
        answer.figure(&of, suggestion.score);
        if let Some(path) = &suggestion.path {
            answer.line(format!("{of} {}", path.hops()));
            answer.ordered(seen.in_order(path.entities()));
            answer.rests(path.steps.iter().flat_map(|step| &step.relations));
        }
        for reason in &suggestion.reasons {
            answer.figure(format!("{of} {:?}", reason.kind), reason.share);
            answer.ordered(format!("{:?} {}", reason.kind, seen.rs(&reason.relations)));
            answer.ordered(seen.in_order(reason.through.iter().copied()));
            answer.rests(&reason.relations);
        }
    }
}
