//! What is known between a few entities, pair by pair.
//!
//! Knows nothing of wording.

use super::paths::{Path, PathQuestion, PathRank, paths};
use crate::limits::HOPS_DEFAULT;
use crate::model::{Category, EntityIx, RelationIx};
use crate::network::{Direction, ViewedNetwork};

/// What is known between two entities.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownPair {
    /// The first, in the order asked.
    pub a: EntityIx,
    /// The second.
    pub b: EntityIx,
    /// The relations in the view between the two, in either direction, in the order of ids.
    pub direct: Vec<RelationIx>,
    /// The best shortest way of at most [`HOPS_DEFAULT`] steps, where there is one.
    pub path: Option<Path>,
    /// The contexts with which both have a relation in the view, in the order of ids.
    pub meetings: Vec<EntityIx>,
}

/// What is known between a few entities.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// Every pair once, in the order asked: first with second, first with third, second with third…
    pub pairs: Vec<KnownPair>,
    /// Whether a limit cut the search for a way short, so that ways may be missing.
    pub partial: bool,
}

/// What do we know of how these few know each other?
///
/// `among` is [`crate::limits::KNOWN_MIN`] to [`crate::limits::KNOWN_MAX`] entities, each named once
/// (the caller refuses other numbers); the pairs come in the order asked. Direct relations and
/// meetings are those of the whole view, ways run over the walkable network. `halt` is asked now and
/// then, and says true when the deadline has passed. Costs a shortest way ([`paths`]) and the
/// relations of both ends per pair.
///
/// ```
/// use std::sync::Arc;
/// use graph_data::algo::between::known_between;
/// use graph_data::dataset::Dataset;
/// use graph_data::network::{Snapshot, View, ViewedNetwork};
///
/// let dataset = Dataset::sketch(
///     "ovam -partners-with-> herwin; ovam -participates-in-> green-deal-werkgroep; \
///      vlaio -participates-in-> green-deal-werkgroep",
/// )?;
/// let network = ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), View::default());
/// let among = ["herwin", "vlaio"].map(|id| network.dataset().find_entity(id).expect(id));
/// let known = known_between(&network, &among, &mut || false);
/// assert!(known.pairs[0].direct.is_empty());
/// assert_eq!(known.pairs[0].path.as_ref().map(|way| way.hops()), Some(3));
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
#[must_use]
pub fn known_between(
    network: &ViewedNetwork,
    among: &[EntityIx],
    halt: &mut impl FnMut() -> bool,
) -> Known {
    let mut known = Known {
        pairs: Vec::new(),
        partial: false,
    };
    for (place, &a) in among.iter().enumerate() {
        for &b in &among[place + 1..] {
            let answer = paths(network, &shortest(a, b), halt);
            known.partial |= answer.partial;
            known.pairs.push(KnownPair {
                a,
                b,
                direct: direct(network, a, b),
                path: answer.paths.into_iter().next(),
                meetings: meetings(network, a, b),
            });
        }
    }
    known
}

fn shortest(from: EntityIx, to: EntityIx) -> PathQuestion {
    PathQuestion {
        from,
        to,
        first: 1,
        hops_max: HOPS_DEFAULT,
        via: Vec::new(),
        rank: PathRank::Shortest,
        direction: Direction::Any,
    }
}

fn direct(network: &ViewedNetwork, a: EntityIx, b: EntityIx) -> Vec<RelationIx> {
    let between = network.incidences(a).filter(|i| i.other == b);
    let mut relations: Vec<_> = between.map(|i| i.relation).collect();
    relations.sort_unstable();
    relations
}

fn meetings(network: &ViewedNetwork, a: EntityIx, b: EntityIx) -> Vec<EntityIx> {
    let (of_a, of_b) = (contexts(network, a), contexts(network, b));
    let common = of_a.iter().filter(|e| of_b.binary_search(e).is_ok());
    common.copied().collect()
}

/// The contexts with which an entity has a relation, in the order of ids.
fn contexts(network: &ViewedNetwork, entity: EntityIx) -> Vec<EntityIx> {
    let mut contexts: Vec<_> = network
        .incidences(entity)
        .map(|i| i.other)
        .filter(|e| *e != entity && network.category(*e) == Category::Context)
        .collect();
    contexts.dedup();
    contexts
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::dataset::Dataset;
    use crate::network::{Snapshot, View};

    fn known(network: &ViewedNetwork, among: &[&str]) -> Vec<KnownPair> {
        let entity = |id: &&str| network.dataset().find_entity(id).expect(id);
        let among: Vec<_> = among.iter().map(entity).collect();
        let known = known_between(network, &among, &mut || false);
        assert!(!known.partial);
        known.pairs
    }

    fn viewed(dataset: Dataset) -> ViewedNetwork {
        let snapshot = Arc::new(Snapshot::new(Arc::new(dataset), 1));
        ViewedNetwork::new(snapshot, View::default())
    }

    /// Per pair: `a b: direct relations | hops of the way | meetings`.
    fn check(sketch: &str, among: &[&str], expected: &[&str]) {
        let network = viewed(Dataset::sketch(sketch).expect(sketch));
        let id = |e: EntityIx| &*network.entity(e).id;
        let told = |pair: &KnownPair| {
            let direct: Vec<_> = pair
                .direct
                .iter()
                .map(|r| &*network.relation(*r).id)
                .collect();
            let hops = pair.path.as_ref().map_or(0, Path::hops);
            let meetings: Vec<_> = pair.meetings.iter().map(|e| id(*e)).collect();
            let (direct, meetings) = (direct.join(" "), meetings.join(" "));
            format!(
                "{} {}: {direct} | {hops} | {meetings}",
                id(pair.a),
                id(pair.b)
            )
        };
        let pairs: Vec<_> = known(&network, among).iter().map(told).collect();
        assert_eq!(pairs, expected);
    }

    #[test]
    fn pairs_come_in_the_order_asked() {
        let sketch = "b -funds-> a =r2; a -part-of-> b =r1; b -funds-> c =r3; c -successor-of-> a =r0; \
                      a -participates-in-> forum[evenement]; c -participates-in-> forum; \
                      c -organises-> forum; a -part-of-> koepel[koepel]; b -part-of-> koepel; d";
        check(
            sketch,
            &["c", "a", "b", "d"],
            &[
                "c a: r0 | 2 | forum",
                "c b: r3 | 1 | ",
                "c d:  | 0 | ",
                "a b: r1 r2 | 1 | koepel",
                "a d:  | 0 | ",
                "b d:  | 0 | ",
            ],
        );
    }

    #[test]
    fn three_government_bodies_met_at_the_forum_without_a_tie() {
        let network = viewed(Dataset::shipped());
        let three = ["vlaio", "dep-omgeving", "facilitair-bedrijf"];
        let pairs = known(&network, &three);
        let hops: Vec<_> = pairs
            .iter()
            .map(|p| p.path.as_ref().map(Path::hops))
            .collect();
        assert_eq!(hops, [Some(2), Some(5), Some(3)]);
        assert!(pairs.iter().all(|pair| pair.direct.is_empty()));
        let forum = network
            .dataset()
            .find_entity("forum-2024")
            .expect("the forum");
        assert!(pairs.iter().all(|pair| pair.meetings.contains(&forum)));
    }
}
