//! Ways, and what is found along them.
//!
//! Knows no expectation.

use graph_data::algo::between::known_between;
use graph_data::algo::contacts::best_contacts;
use graph_data::algo::islands::Islands;
use graph_data::algo::neighbours::neighbours;
use graph_data::algo::overview::overview;
use graph_data::algo::paths::{NoPath, Path, PathAnswer, PathQuestion, PathRank, paths};
use graph_data::algo::reach::{ReachQuestion, reach, reach_ways};
use graph_data::algo::ties::ties;
use graph_data::algo::what_if::apart;
use graph_data::model::EntityIx;
use graph_data::network::Direction;

use super::Method;
use crate::answer::Answer;
use crate::networks::Seen;

pub(super) const METHODS: &[Method] = &[
    Method {
        of: &["paths::paths"],
        ask: all_paths,
    },
    Method {
        of: &["between::known_between"],
        ask: known,
    },
    Method {
        of: &["contacts::best_contacts"],
        ask: contacts,
    },
    Method {
        of: &["neighbours::neighbours"],
        ask: near,
    },
    Method {
        of: &["overview::overview"],
        ask: picture,
    },
    Method {
        of: &["reach::reach", "reach::reach_ways"],
        ask: within_reach,
    },
    Method {
        of: &["ties::ties"],
        ask: joined,
    },
    Method {
        of: &["what_if::apart"],
        ask: how_far,
    },
];

const DIRECTIONS: [Direction; 3] = [Direction::Any, Direction::Outgoing, Direction::Incoming];

fn pairs(of: &[EntityIx]) -> impl Iterator<Item = (EntityIx, EntityIx)> {
    let all = of
        .iter()
        .flat_map(move |a| of.iter().map(move |b| (*a, *b)));
    all.filter(|(a, b)| a != b)
}

fn all_paths(seen: &Seen, answer: &mut Answer) {
    let few = seen.few(3);
    let stop = seen.few(4).into_iter().find(|e| seen.number(*e) == Some(3));
    for (from, to) in pairs(&few) {
        for rank in [PathRank::Shortest, PathRank::Strongest] {
            for direction in DIRECTIONS {
                for via in [None, stop.filter(|stop| *stop != from && *stop != to)] {
                    let question = PathQuestion {
                        from,
                        to,
                        // More than there are ways of so few steps.
                        first: 100,
                        hops_max: 3,
                        via: via.into_iter().collect(),
                        rank,
                        direction,
                    };
                    tell_paths(seen, answer, &question);
                }
            }
        }
    }
}

fn tell_paths(seen: &Seen, answer: &mut Answer, question: &PathQuestion) {
    let found = paths(&seen.network, question, &mut || false);
    answer.whole(&found);
    assert!(!found.partial && found.paths.len() < question.first);
    let (from, to) = (seen.e(question.from), seen.e(question.to));
    let via = seen.in_order(question.via.iter().copied());
    let of = format!(
        "{from} {to} via {via} {:?} {:?}",
        question.rank, question.direction
    );
    for path in &found.paths {
        tell_way(seen, answer, &of, path);
    }
    tell_best(answer, &of, question, &found);
    if let Some(no_path) = &found.no_path {
        tell_no_path(seen, answer, &of, no_path);
    }
}

fn tell_way(seen: &Seen, answer: &mut Answer, of: &str, path: &Path) {
    let ids = seen.in_order(path.entities());
    let carried = path.steps.iter().map(|step| seen.rs(&step.relations));
    answer.line(format!("{of}: {ids} {}", carried.collect::<String>()));
    answer.ordered(format!("{of}: {ids}"));
    answer.figure(format!("{of}: {ids}"), path.strength);
    answer.falls(format!("{of}: {ids}"), path.strength);
    answer.rests(path.steps.iter().flat_map(|step| &step.relations));
    answer.rests([&path.weakest]);
}

fn tell_best(answer: &mut Answer, of: &str, question: &PathQuestion, found: &PathAnswer) {
    if let Some(best) = found.paths.first() {
        match question.rank {
            PathRank::Shortest => answer.falls(format!("{of}: nearness"), 1.0 / best.hops() as f64),
            PathRank::Strongest => answer.falls(format!("{of}: strength"), best.strength),
        }
    }
}

fn tell_no_path(seen: &Seen, answer: &mut Answer, of: &str, no_path: &NoPath) {
    let islands = no_path
        .islands
        .iter()
        .map(|island| seen.es(island.iter().copied()));
    let contact = no_path.best_contact;
    answer.line(format!(
        "{of}: none; {} {} {:?}",
        islands.collect::<String>(),
        contact.is_some(),
        no_path.shortest_hops
    ));
    answer.ordered(format!(
        "{of}: {}",
        seen.in_order(contact.into_iter().flat_map(|(a, b)| [a, b]))
    ));
}

fn known(seen: &Seen, answer: &mut Answer) {
    let among = seen.few(4);
    if among.len() < 2 {
        return;
    }
    let found = known_between(&seen.network, &among, &mut || false);
    answer.whole(&found);
    assert!(!found.partial);
    for pair in &found.pairs {
        let of = format!("{} {}", seen.e(pair.a), seen.e(pair.b));
        let hops = pair.path.as_ref().map(Path::hops);
        let meetings = seen.es(pair.meetings.iter().copied());
        answer.line(format!(
            "{of}: {} {hops:?} {meetings}",
            seen.rs(&pair.direct)
        ));
        answer.rests(&pair.direct);
        answer.falls(format!("{of}: meetings"), pair.meetings.len() as f64);
        answer.falls(format!("{of}: direct"), pair.direct.len() as f64);
        if let Some(path) = &pair.path {
            answer.figure(&of, path.strength);
            answer.ordered(format!("{of}: {}", seen.in_order(path.entities())));
            answer.rests(path.steps.iter().flat_map(|step| &step.relations));
            answer.falls(of, 1.0 / path.hops() as f64);
        }
    }
}

fn contacts(seen: &Seen, answer: &mut Answer) {
    let among = seen.walked();
    if among.len() < 2 {
        return;
    }
    let found = best_contacts(&seen.network, &among, 100, &mut || false).expect("in time");
    answer.whole(&found);
    for gain in &found {
        let pair = seen.es([gain.a, gain.b]);
        answer.line(format!("{pair} {:?}", gain.hops));
        answer.ordered(pair.clone());
        answer.figure(format!("{pair} gain"), gain.gain);
        answer.figure(format!("{pair} before"), gain.mean_before);
    }
}

fn near(seen: &Seen, answer: &mut Answer) {
    for from in seen.all() {
        let found = neighbours(&seen.network, from, 3);
        answer.whole(&found);
        for neighbour in &found {
            let pair = format!("{} {}", seen.e(from), seen.e(neighbour.entity));
            answer.line(format!("{pair} {}", neighbour.hops));
            answer.ordered(pair.clone());
            answer.falls(pair, 1.0 / f64::from(neighbour.hops));
        }
    }
}

fn picture(seen: &Seen, answer: &mut Answer) {
    answer.whole(&overview(&seen.network, &[], 60, &mut || false));
    let focus = seen.few(3);
    if focus.is_empty() {
        return;
    }
    let found = overview(&seen.network, &focus, 60, &mut || false);
    answer.whole(&found);
    let first = found.iter().take(focus.len()).copied();
    answer.line(format!("first {}", seen.in_order(first)));
    answer.ordered(seen.in_order(found.iter().copied()));
    // Nobody of another island comes into a picture whose focus is given.
    answer.line(format!(
        "others {}",
        found.iter().any(|e| seen.number(*e).is_none())
    ));
}

fn within_reach(seen: &Seen, answer: &mut Answer) {
    for from in seen.all() {
        for direction in DIRECTIONS {
            let question = ReachQuestion {
                from,
                hops_max: 4,
                direction,
            };
            let found = reach(&seen.network, &question, &mut || false);
            let targets = &found.reached;
            let ways = reach_ways(&seen.network, &question, &found, targets, &mut || false);
            answer.whole(&(&found, &ways));
            assert!(!found.partial && !ways.partial && ways.ways.len() == targets.len());
            for (reached, way) in targets.iter().zip(&ways.ways) {
                let of = format!("{direction:?} {} {}", seen.e(from), seen.e(reached.entity));
                let way = way.as_ref().expect("a way to whoever is reached");
                assert_eq!(way.hops(), reached.hops as usize);
                answer.line(format!("{of} {}", reached.hops));
                answer.ordered(format!("{of}: {}", seen.in_order(way.entities())));
                answer.figure(&of, way.strength);
                answer.rests(way.steps.iter().flat_map(|step| &step.relations));
                answer.falls(of, 1.0 / f64::from(reached.hops));
            }
        }
    }
}

fn joined(seen: &Seen, answer: &mut Answer) {
    let between = seen.few(4);
    if between.len() < 2 {
        return;
    }
    let islands = Islands::new(&seen.network);
    let found = ties(&seen.network, &islands, &between, &mut || false);
    answer.whole(&found);
    assert!(found.exact && !found.partial);
    answer.line(format!("{} joined", found.joined.len()));
    answer.ordered(seen.in_order(found.entities.iter().copied()));
    answer.ordered(seen.rs(&found.relations()));
    answer.rests(&found.relations());
    // Of several islands that join as many, names choose one.
    if found.unreached.is_empty() {
        answer.line(format!("{} ties", found.steps.len()));
        let strength: f64 = found.steps.iter().map(|step| step.strength).product();
        answer.figure("strength", strength);
        // Where the view hides one of them, another question is asked.
        if between.len() == seen.drawn(4) {
            answer.falls("joining", 1.0 / found.steps.len() as f64);
        }
    }
}

fn how_far(seen: &Seen, answer: &mut Answer) {
    for (from, to) in pairs(&seen.few(5)) {
        let here = (&seen.network, [from, to]);
        let found = apart(here, here, &mut || false).expect("in time");
        answer.whole(&found);
        assert_eq!(found.before, found.after);
        let pair = format!("{} {}", seen.e(from), seen.e(to));
        answer.line(format!("{pair} {:?}", found.before));
        answer.falls(pair, found.before.map_or(0.0, |hops| 1.0 / hops as f64));
    }
}
