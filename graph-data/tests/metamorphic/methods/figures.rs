//! Figures: of everybody, of pairs and of the whole.
//!
//! Knows how a figure depends on the size of the network, and no expectation.

use graph_data::algo::brokers::{betweenness_of_groups, brokers};
use graph_data::algo::centrality::{betweenness, betweenness_from};
use graph_data::algo::cuts::Cuts;
use graph_data::algo::drop_out::drop_out;
use graph_data::algo::islands::Islands;
use graph_data::algo::reach::{ReachQuestion, reach};
use graph_data::algo::registry::{MEASURES, ranked};
use graph_data::algo::similarity::{AdamicAdar, common, weight};
use graph_data::algo::stats::{distances, stats};
use graph_data::algo::walked::WalkedRows;
use graph_data::algo::what_if::what_if_figures;
use graph_data::model::EntityIx;
use graph_data::network::Direction;

use super::Method;
use crate::answer::Answer;
use crate::networks::Seen;

pub(super) const METHODS: &[Method] = &[
    Method {
        of: &[
            "centrality::betweenness",
            "centrality::clustering",
            "centrality::core_numbers",
            "centrality::degrees",
            "centrality::harmonic",
            "centrality::pagerank",
            "centrality::strengths",
            "registry::ranked",
        ],
        ask: measures,
    },
    Method {
        of: &[
            "brokers::betweenness_of_groups",
            "brokers::brokers",
            "centrality::between_groups",
            "centrality::betweenness_from",
        ],
        ask: over_whom,
    },
    Method {
        of: &["cuts::Cuts", "drop_out::drop_out", "walked::WalkedRows"],
        ask: without,
    },
    Method {
        of: &["similarity::common", "similarity::weight"],
        ask: alike,
    },
    Method {
        of: &[
            "islands::Islands",
            "stats::distances",
            "stats::stats",
            "what_if::what_if_figures",
        ],
        ask: as_a_whole,
    },
];

/// How a measure of one depends on everybody.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Scale {
    /// Not at all, nor does it rise under a stricter view.
    Falling,
    /// Not at all.
    Own,
    /// It is divided by the number of others.
    Others,
    /// It is divided by the number of pairs of others.
    Pairs,
    /// All shares come to 1, of which a part that others do not change is shared among these.
    Share,
}

/// The scale of each measure; `None` for one that nobody has thought about here.
pub(crate) fn scale(measure: &str) -> Option<Scale> {
    Some(match measure {
        "degree" | "strength" | "core" => Scale::Falling,
        "clustering" => Scale::Own,
        "harmonic" => Scale::Others,
        "betweenness" => Scale::Pairs,
        "pagerank" => Scale::Share,
        _ => return None,
    })
}

fn measures(seen: &Seen, answer: &mut Answer) {
    let walked = WalkedRows::new(&seen.network);
    let size = walked.entities().len();
    for measure in MEASURES {
        let figures = measure.figures(&seen.network, &walked, &mut || false);
        answer.whole(&(measure.id, &figures));
        assert!(!figures.partial && figures.sample.is_none());
        let of = |e: EntityIx| figures.values[walked.node_of(e).expect("walkable")];
        let scale = scale(measure.id).expect(measure.id);
        let whole = match scale {
            Scale::Falling | Scale::Own => 1.0,
            Scale::Others => others(size),
            Scale::Pairs => pairs_of_others(size),
            Scale::Share => 1.0 / seen.walked().into_iter().map(of).sum::<f64>(),
        };
        for entity in seen.walked() {
            let key = format!("{} of {}", measure.id, seen.e(entity));
            answer.figure(&key, of(entity) * whole);
            if scale == Scale::Falling {
                answer.falls(key, of(entity));
            }
        }
        let ranks = ranked(&walked, &figures, size);
        answer.whole(&ranks);
        answer.ordered(seen.in_order(ranks.iter().map(|ranked| ranked.entity)));
    }
}

fn others(size: usize) -> f64 {
    size.saturating_sub(1) as f64
}

fn pairs_of_others(size: usize) -> f64 {
    others(size) * others(size.saturating_sub(1))
}

fn over_whom(seen: &Seen, answer: &mut Answer) {
    let walked = WalkedRows::new(&seen.network);
    let cuts = Cuts::of_rows(walked.rows());
    let size = walked.entities().len();
    let marks = |remainder: usize| -> Vec<bool> {
        let rows = seen.network.dataset().entity_rows();
        rows.map(|e| seen.number(e).is_some_and(|number| number % 2 == remainder))
            .collect()
    };
    let figures = betweenness(walked.rows(), &mut || false);
    let found = brokers(&seen.network, &walked, &cuts, &figures, size);
    let groups = [marks(0), marks(1)];
    let among = betweenness_of_groups(&walked, Some(&groups[0]), Some(&groups[1]), &mut || false);
    answer.whole(&(&found, &among));
    answer.ordered(seen.in_order(found.brokers.iter().map(|broker| broker.entity)));
    for broker in found
        .brokers
        .iter()
        .filter(|broker| seen.number(broker.entity).is_some())
    {
        let of = seen.e(broker.entity);
        answer.line(format!("{of}: {} {}", broker.pairs_lost, broker.pieces));
        answer.figure(of, broker.betweenness * pairs_of_others(size));
    }
    for entity in seen.walked() {
        let node = walked.node_of(entity).expect("walkable");
        answer.figure(format!("groups {}", seen.e(entity)), among.values[node]);
        let from = u32::try_from(node).expect("a small network");
        let from = betweenness_from(walked.rows(), &[from], &mut || false);
        for over in seen.walked() {
            let sum = from.sums[walked.node_of(over).expect("walkable")];
            answer.figure(
                format!("from {} over {}", seen.e(entity), seen.e(over)),
                sum,
            );
        }
    }
}

fn without(seen: &Seen, answer: &mut Answer) {
    let walked = WalkedRows::new(&seen.network);
    let cuts = Cuts::of_rows(walked.rows());
    for entity in seen.all() {
        let left = drop_out(&walked, &cuts, entity);
        answer.whole(&left);
        let mut pieces: Vec<_> = left
            .pieces
            .iter()
            .map(|p| seen.es(p.iter().copied()))
            .collect();
        pieces.sort_unstable();
        let of = seen.e(entity);
        answer.line(format!(
            "{of}: {} {} {pieces:?}",
            left.walkable, left.pairs_lost
        ));
    }
}

fn alike(seen: &Seen, answer: &mut Answer) {
    let network = &seen.network;
    let mut similar = AdamicAdar::new(network.dataset().entities.len());
    for entity in seen.walked() {
        let found = similar.top(network, entity, 100);
        answer.whole(&found);
        answer.figure(
            format!("weight {}", seen.e(entity)),
            weight(network.degree(entity)),
        );
        answer.ordered(seen.in_order(found.iter().map(|other| other.entity)));
        for other in &found {
            answer.figure(
                format!("{} {}", seen.e(entity), seen.e(other.entity)),
                other.score,
            );
        }
        for other in seen.walked() {
            let rows = [network.walkable_row(entity), network.walkable_row(other)];
            let shared: Vec<EntityIx> = common(rows[0], rows[1]).collect();
            let pair = format!("{} {}", seen.e(entity), seen.e(other));
            answer.falls(&*pair, shared.len() as f64);
            answer.line(format!("{pair}: {}", seen.es(shared)));
        }
    }
}

/// Steps between all pairs of an island that have a way.
fn island_hops(seen: &Seen) -> Vec<u32> {
    let mut all = Vec::new();
    for from in seen.island() {
        let question = ReachQuestion {
            from,
            hops_max: 20,
            direction: Direction::Any,
        };
        let found = reach(&seen.network, &question, &mut || false);
        let after = found.reached.iter().filter(|reached| reached.entity > from);
        all.extend(after.map(|reached| reached.hops));
    }
    all
}

fn as_a_whole(seen: &Seen, answer: &mut Answer) {
    let network = &seen.network;
    let islands = Islands::new(network);
    let stats = stats(network, &islands);
    let distances = distances(network, &mut || false).expect("in time");
    let figures = what_if_figures(network, &islands, Some(distances));
    answer.whole(&(&islands, &stats, &distances, &figures));
    let (island, hops) = (seen.island(), island_hops(seen));
    let (mut rest, mut others) = (Vec::new(), 0);
    for members in islands.all() {
        if members.iter().any(|e| seen.number(*e).is_some()) {
            rest.push(seen.es(members.iter().copied()));
        } else {
            others += 1;
        }
    }
    rest.sort_unstable();
    answer.line(format!("{rest:?}"));
    assert_eq!(
        (islands.count(), stats.components, figures.components),
        (
            rest.len() + others,
            rest.len() + others,
            rest.len() + others
        )
    );
    let of_island = |e: &EntityIx| seen.number(*e).is_none();
    let relations = network
        .relations()
        .iter()
        .filter(|r| of_island(&network.relation(**r).source));
    let relations = relations.count();
    answer.line(format!(
        "{} {} {} {} {}",
        stats.actors - island.len(),
        stats.levers,
        stats.contexts,
        stats.relations - relations,
        figures.levers_without_actor,
    ));
    answer.falls("relations", stats.relations as f64);
    answer.falls("sources", stats.sources as f64);
    answer.falls("reachable pairs", distances.reachable_pairs as f64);
    let size = (seen.walked().len() + island.len()) as f64;
    let of_island: usize = island.iter().map(|e| network.degree(*e)).sum();
    let ties = stats.density * size * (size - 1.0) / 2.0;
    answer.figure("ties", ties - of_island as f64 / 2.0);
    assert_eq!(distances.reachable_pairs, figures.reachable_pairs);
    assert_eq!(Some(distances.mean_hops), figures.mean_hops);
    answer.line(format!(
        "{} pairs",
        distances.reachable_pairs - hops.len() as u64
    ));
    let steps = distances.mean_hops * distances.reachable_pairs as f64;
    answer.figure("steps", steps - f64::from(hops.iter().sum::<u32>()));
    // Of an island that is added, two steps are the most.
    answer.line(format!("{} farthest", distances.diameter.max(2)));
}
