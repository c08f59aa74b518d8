//! Brokers: the actors over whom the ways between others run.
//!
//! Knows the figures that it is given, not how they are found.

use std::cmp::Reverse;

use super::centrality::{Figures, Sample, between_groups};
use super::cuts::Cuts;
use super::walked::WalkedRows;
use crate::model::{EntityIx, nine_decimals};
use crate::network::ViewedNetwork;

/// An actor over whom ways between others run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Broker {
    /// Who.
    pub entity: EntityIx,
    /// How often it lies on a shortest way between two others, 0 to 1; more than 0.
    pub betweenness: f64,
    /// The pairs of others that have a way and have none without it.
    pub pairs_lost: u64,
    /// Into how many pieces its island falls without it; 1 where it holds together.
    pub pieces: usize,
}

/// The actors over whom ways between others run.
#[derive(Clone, Debug, PartialEq)]
pub struct Brokers {
    /// Those over whom most run first; ties by id.
    pub brokers: Vec<Broker>,
    /// Set when the figures are estimates.
    pub sample: Option<Sample>,
    /// Whether the deadline cut the search short.
    pub partial: bool,
}

/// Who ties others together?
///
/// The first so many actors by betweenness, highest first, ties by id; those on no shortest way between
/// others are no brokers. Levers count as others and as steps, but are not named. `figures` are the
/// betweenness of the rows of `walked` ([`super::centrality::betweenness`] or [`betweenness_of_groups`]),
/// `cuts` theirs too. Costs O(|V| log |V|).
///
/// ```
/// use std::sync::Arc;
/// use graph_data::algo::brokers::brokers;
/// use graph_data::algo::centrality::betweenness;
/// use graph_data::algo::cuts::Cuts;
/// use graph_data::algo::walked::WalkedRows;
/// use graph_data::dataset::Dataset;
/// use graph_data::network::{Snapshot, View, ViewedNetwork};
///
/// let dataset = Dataset::sketch("herwin -partners-with-> ovam; ovam -funds-> vlaio; vmm -funds-> ovam")?;
/// let network = ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), View::default());
/// let walked = WalkedRows::new(&network);
/// let figures = betweenness(walked.rows(), &mut || false);
/// let found = brokers(&network, &walked, &Cuts::of_rows(walked.rows()), &figures, 10);
/// assert_eq!(found.brokers.len(), 1);
/// assert_eq!((found.brokers[0].betweenness, found.brokers[0].pieces), (1.0, 3));
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
#[must_use]
pub fn brokers(
    network: &ViewedNetwork,
    walked: &WalkedRows,
    cuts: &Cuts,
    figures: &Figures,
    first: usize,
) -> Brokers {
    let is_broker = |node: &usize| {
        network.category(walked.entities()[*node]).is_actor()
            && nine_decimals(figures.values[*node]) > 0
    };
    let mut nodes: Vec<usize> = (0..figures.values.len()).filter(is_broker).collect();
    nodes.sort_by_key(|node| (Reverse(nine_decimals(figures.values[*node])), *node));
    nodes.truncate(first);
    let broker = |node: usize| Broker {
        entity: walked.entities()[node],
        betweenness: figures.values[node],
        pairs_lost: cuts.pairs_lost(node),
        pieces: cuts.pieces(node),
    };
    Brokers {
        brokers: nodes.into_iter().map(broker).collect(),
        sample: figures.sample,
        partial: figures.partial,
    }
}

/// How often does each lie on a shortest way from the one group to the other?
///
/// `from` and `to` mark entities of the dataset, everybody where left out; only those that are walkable
/// count. The figures are in the order of the rows of `walked`: see [`between_groups`].
#[must_use]
pub fn betweenness_of_groups(
    walked: &WalkedRows,
    from: Option<&[bool]>,
    to: Option<&[bool]>,
    halt: &mut impl FnMut() -> bool,
) -> Figures {
    let marks = |group: Option<&[bool]>| -> Vec<bool> {
        let entities = walked.entities().iter();
        entities
            .map(|entity| group.is_none_or(|group| group[entity.at()]))
            .collect()
    };
    between_groups(walked.rows(), &marks(from), &marks(to), halt)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::algo::centrality::betweenness;
    use crate::dataset::Dataset;
    use crate::network::{Snapshot, View};

    /// Each broker as `id betweenness pairs pieces`.
    fn found(dataset: Dataset, first: usize) -> Vec<String> {
        let snapshot = Arc::new(Snapshot::new(Arc::new(dataset), 1));
        let network = ViewedNetwork::new(snapshot, View::default());
        let walked = WalkedRows::new(&network);
        let figures = betweenness(walked.rows(), &mut || false);
        let cuts = Cuts::of_rows(walked.rows());
        let found = brokers(&network, &walked, &cuts, &figures, first);
        assert!(!found.partial && found.sample.is_none());
        let told = |b: &Broker| {
            let id = &network.entity(b.entity).id;
            format!("{id} {:.3} {} {}", b.betweenness, b.pairs_lost, b.pieces)
        };
        found.brokers.iter().map(told).collect()
    }

    fn check(sketch: &str, expect: &[&str]) {
        assert_eq!(
            found(Dataset::sketch(sketch).expect(sketch), 10),
            expect,
            "{sketch}"
        );
    }

    #[test]
    fn brokers_are_actors_on_ways_between_others() {
        check("", &[]);
        check("a -funds-> b; b -funds-> c; c -funds-> a", &[]);
        check(
            "a -funds-> b; b -funds-> c; c -funds-> d",
            &["b 0.667 2 2", "c 0.667 2 2"],
        );
        check("a -works-on-lever-> l[hefboom]; b -works-on-lever-> l", &[]);
        check(
            "a -participates-in-> x[evenement]; b -participates-in-> x; a -funds-> c; b -funds-> c",
            &["c 1.000 1 2"],
        );
    }

    #[test]
    fn the_shipped_network_has_the_brokers_counted_by_others() {
        let found = found(Dataset::shipped(), 5);
        let figures: Vec<&str> = found
            .iter()
            .map(|b| b.rsplitn(3, ' ').nth(2).expect(b))
            .collect();
        assert_eq!(
            figures,
            [
                "vlaanderen-circulair 0.321",
                "circulair-werkt 0.193",
                "verso 0.181",
                "sif 0.178",
                "dwse 0.151",
            ]
        );
    }
}
