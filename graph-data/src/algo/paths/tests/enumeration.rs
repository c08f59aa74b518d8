//! Ways and islands on random small networks, against plain enumeration.

use std::fmt::Write as _;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;

/// A drawn network: per relation its ends, its kind and its confidence.
#[derive(Clone, Debug)]
struct Drawn {
    kinds: Vec<&'static str>,
    relations: Vec<(usize, usize, &'static str, &'static str)>,
    strengths: Vec<f64>,
}

impl Drawn {
    fn network(&self, view: View) -> ViewedNetwork {
        let mut sketch = String::new();
        for (place, kind) in self.kinds.iter().enumerate() {
            write!(sketch, "e{place}[{kind}];").expect("text");
        }
        for (place, (a, b, kind, sure)) in self.relations.iter().enumerate() {
            write!(sketch, "e{a} -{kind}-> e{b} !{sure} =r{place:03};").expect("text");
        }
        let mut dataset = Dataset::sketch(&sketch).expect(&sketch);
        let vocabulary = Arc::make_mut(&mut dataset.vocabulary);
        let kinds = vocabulary.relation_kinds.iter_mut();
        for (kind, strength) in kinds.zip(self.strengths.iter().cycle()) {
            kind.strength = *strength;
        }
        viewed(dataset, view)
    }
}

const RELATION_KINDS: [&str; 8] = [
    "partners-with",
    "member-of",
    "funds",
    "part-of",
    "founds",
    "advises",
    "promotes",
    "successor-of",
];

fn drawn(entities: usize, relations_max: usize) -> impl Strategy<Value = Drawn> {
    let kind = prop::sample::select(vec![
        "organisatie",
        "organisatie",
        "organisatie",
        "agentschap",
        "hefboom",
        "evenement",
    ]);
    let relation = (
        0..entities,
        0..entities,
        prop::sample::select(RELATION_KINDS.to_vec()),
        prop::sample::select(vec!["high", "medium", "low"]),
    );
    let strength = prop_oneof![
        4 => prop::sample::select(vec![1.0, 0.9, 0.8, 0.6, 0.5, 0.3]),
        1 => Just(1e-5),
        1 => Just(0.0),
        1 => 0.0..1.0,
    ];
    (
        prop::collection::vec(kind, entities),
        prop::collection::vec(relation, 0..relations_max),
        prop::collection::vec(strength, 1..12),
    )
        .prop_map(|(kinds, relations, strengths)| Drawn {
            kinds,
            relations: relations.into_iter().filter(|(a, b, ..)| a != b).collect(),
            strengths,
        })
}

fn views() -> impl Strategy<Value = View> {
    (prop::bool::weighted(0.2), prop::bool::weighted(0.8)).prop_map(
        |(through_context, through_levers)| View {
            through_context,
            through_levers,
            ..View::default()
        },
    )
}

fn questions(entities: u32) -> impl Strategy<Value = PathQuestion> {
    let ix = move || (0..entities).prop_map(EntityIx);
    let via = prop_oneof![
        3 => Just(Vec::new()),
        2 => prop::collection::vec(ix(), 1..4),
    ];
    let direction = prop_oneof![
        Just(Direction::Any),
        Just(Direction::Outgoing),
        Just(Direction::Incoming)
    ];
    let rank = prop_oneof![Just(PathRank::Shortest), Just(PathRank::Strongest)];
    let first = prop_oneof![Just(1_usize), Just(2), Just(3), Just(10), Just(100)];
    (ix(), ix(), first, 1_u32..10, via, rank, direction).prop_map(
        |(from, to, first, hops_max, via, rank, direction)| PathQuestion {
            from,
            to,
            first,
            hops_max,
            via,
            rank,
            direction,
        },
    )
}

/// Every loopless way, sorted by the rule.
fn plainly(network: &ViewedNetwork, question: &PathQuestion) -> Vec<Path> {
    let mut ways = Vec::new();
    if question.from != question.to {
        extend(network, question, &mut vec![question.from], &mut ways);
    }
    let mut paths: Vec<Path> = ways
        .iter()
        .filter_map(|way| way::path(network, way, question.direction))
        .collect();
    paths.sort_by_cached_key(|path| {
        let (hops, strength) = (path.hops() as i64, -nine_decimals(path.strength));
        let ids: Vec<_> = path.entities().collect();
        match question.rank {
            PathRank::Shortest => (hops, strength, ids),
            PathRank::Strongest => (strength, hops, ids),
        }
    });
    paths.truncate(question.first);
    paths
}

fn extend(
    network: &ViewedNetwork,
    question: &PathQuestion,
    way: &mut Vec<EntityIx>,
    ways: &mut Vec<Vec<EntityIx>>,
) {
    let last = way[way.len() - 1];
    if last == question.to {
        let mut visited = way.iter();
        let mut via = question.via.clone();
        via.dedup();
        if via.iter().all(|stop| visited.any(|e| e == stop)) {
            ways.push(way.clone());
        }
        return;
    }
    if way.len() > question.hops_max as usize {
        return;
    }
    for tie in network.all_ties(last) {
        let next = tie.other;
        let named = next == question.to || question.via.contains(&next);
        let open = named || network.walkable(next);
        if open && tie.carrier(question.direction).is_some() && !way.contains(&next) {
            way.push(next);
            extend(network, question, way, ways);
            way.pop();
        }
    }
}

/// What hangs together with an end, by plain closure over all pairs: its distances.
fn plain_distances(network: &ViewedNetwork, ends: [EntityIx; 2], start: EntityIx) -> Vec<u32> {
    let rows: Vec<EntityIx> = network.dataset().entity_rows().collect();
    let open = |e: EntityIx| network.walkable(e) || ends.contains(&e);
    let mut hops = vec![u32::MAX; rows.len()];
    hops[start.at()] = 0;
    for round in 1..=u32::try_from(rows.len()).expect("few") {
        for &a in &rows {
            for &b in &rows {
                let step = hops[a.at()] == round - 1 && hops[b.at()] == u32::MAX;
                if step && open(a) && open(b) && network.tie(a, b).is_some() {
                    hops[b.at()] = round;
                }
            }
        }
    }
    hops
}

fn plain_no_path(network: &ViewedNetwork, question: &PathQuestion) -> NoPath {
    let ends = [question.from, question.to];
    let island_of = |end| {
        let hops = plain_distances(network, ends, end);
        let rows = network.dataset().entity_rows();
        rows.filter(|e| hops[e.at()] != u32::MAX)
            .collect::<Vec<_>>()
    };
    let middle_of = |island: &[EntityIx]| {
        let actors = island.iter().filter(|e| network.category(**e).is_actor());
        actors.copied().min_by_key(|actor| {
            let hops = plain_distances(network, ends, *actor);
            let sum: u32 = island.iter().map(|e| hops[e.at()]).sum();
            (sum, *actor)
        })
    };
    let (near_from, near_to) = (island_of(question.from), island_of(question.to));
    let shortest = plain_distances(network, ends, question.from)[question.to.at()];
    if shortest != u32::MAX {
        return NoPath {
            islands: vec![near_from],
            best_contact: None,
            shortest_hops: Some(shortest),
        };
    }
    NoPath {
        best_contact: middle_of(&near_from).zip(middle_of(&near_to)),
        islands: vec![near_from, near_to],
        shortest_hops: None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn ways_are_those_of_plain_enumeration(
        drawn in (2_usize..9).prop_flat_map(|entities| drawn(entities, 24)),
        view in views(),
        questions in prop::collection::vec(questions(8), 4),
    ) {
        let network = drawn.network(view);
        let rows = u32::try_from(drawn.kinds.len()).expect("few");
        for mut question in questions {
            question.from.0 %= rows;
            question.to.0 %= rows;
            question.via.iter_mut().for_each(|stop| stop.0 %= rows);
            let answer = paths(&network, &question, &mut || false);
            prop_assert_eq!(&answer.paths, &plainly(&network, &question), "{:?}", question);
            prop_assert!(!answer.partial);
            if answer.paths.is_empty() && question.from != question.to {
                let plain = plain_no_path(&network, &question);
                prop_assert_eq!(answer.no_path, Some(plain), "{:?}", question);
            } else {
                prop_assert_eq!(answer.no_path, None);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    /// One way is found by other means than several.
    #[test]
    fn the_best_alone_is_the_best_of_several(
        drawn in (20_usize..60).prop_flat_map(|entities| drawn(entities, 160)),
        view in views(),
        questions in prop::collection::vec(questions(60), 8),
    ) {
        let network = drawn.network(view);
        let rows = u32::try_from(drawn.kinds.len()).expect("few");
        for mut question in questions {
            question.from.0 %= rows;
            question.to.0 %= rows;
            question.via.clear();
            let best = |first| {
                let question = PathQuestion { first, ..question.clone() };
                paths(&network, &question, &mut || false).paths.first().cloned()
            };
            prop_assert_eq!(best(1), best(2), "{:?}", question);
        }
    }
}
