//! What comes apart when one leaves.
//!
//! Knows neither wording nor how clusters are found.

use super::clusters::Clustering;
use super::cuts::Cuts;
use super::walked::WalkedRows;
use crate::model::EntityIx;

/// What comes apart when one leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DropOut {
    /// Who leaves.
    pub entity: EntityIx,
    /// Whether ways run over it at all: it is part of the walkable network.
    pub walkable: bool,
    /// The pairs of others that have a way and have none without it.
    pub pairs_lost: u64,
    /// The parts of its island without it, largest first (ties by their first member's id); members in
    /// the order of ids. One where the rest holds together; none where it stands alone.
    pub pieces: Vec<Vec<EntityIx>>,
}

impl DropOut {
    /// Which clusters come apart: the rows of those whose other members no longer all hang together.
    ///
    /// As every cluster is connected in itself, that can only be the cluster of the one who leaves.
    /// Costs O(n log n) for an island of n.
    #[must_use]
    pub fn clusters_split(&self, clustering: &Clustering) -> Vec<u32> {
        let Some(own) = clustering.cluster_of[self.entity.at()] else {
            return Vec::new();
        };
        let holds_one = |piece: &&Vec<EntityIx>| {
            let mut members = piece.iter();
            members.any(|e| clustering.cluster_of[e.at()] == Some(own))
        };
        let touched = self.pieces.iter().filter(holds_one).count();
        if touched > 1 { vec![own] } else { Vec::new() }
    }
}

/// What comes apart when this one leaves?
///
/// `walked` and `cuts` are those of the same network. An entity that is not walkable takes nothing with
/// it. Costs O(n log n) for an island of n.
///
/// ```
/// use std::sync::Arc;
/// use graph_data::algo::cuts::Cuts;
/// use graph_data::algo::drop_out::drop_out;
/// use graph_data::algo::walked::WalkedRows;
/// use graph_data::dataset::Dataset;
/// use graph_data::network::{Snapshot, View, ViewedNetwork};
///
/// let dataset = Dataset::sketch(
///     "ovam -partners-with-> herwin; ovam -participates-in-> green-deal-werkgroep; \
///      vlaio -participates-in-> green-deal-werkgroep",
/// )?;
/// let network = ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), View::default());
/// let walked = WalkedRows::new(&network);
/// let ovam = network.dataset().find_entity("ovam").expect("ovam");
/// let left = drop_out(&walked, &Cuts::of_rows(walked.rows()), ovam);
/// assert_eq!((left.pairs_lost, left.pieces.len()), (2, 2));
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
#[must_use]
pub fn drop_out(walked: &WalkedRows, cuts: &Cuts, entity: EntityIx) -> DropOut {
    let Some(node) = walked.node_of(entity) else {
        return DropOut {
            entity,
            walkable: false,
            pairs_lost: 0,
            pieces: Vec::new(),
        };
    };
    let entities = walked.entities();
    let named = |piece: Vec<u32>| piece.iter().map(|node| entities[*node as usize]).collect();
    DropOut {
        entity,
        walkable: true,
        pairs_lost: cuts.pairs_lost(node),
        pieces: cuts.pieces_of(node).into_iter().map(named).collect(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::algo::clusters::clusters;
    use crate::dataset::Dataset;
    use crate::network::{Snapshot, View, ViewedNetwork};

    fn check(sketch: &str, entity: &str, lost: u64, pieces: &str, split: bool) {
        let dataset = Dataset::sketch(sketch).expect(sketch);
        let snapshot = Arc::new(Snapshot::new(Arc::new(dataset), 1));
        let network = ViewedNetwork::new(snapshot, View::default());
        let walked = WalkedRows::new(&network);
        let entity = network.dataset().find_entity(entity).expect(entity);
        let left = drop_out(&walked, &Cuts::of_rows(walked.rows()), entity);
        let id = |e: &EntityIx| &*network.entity(*e).id;
        let members = |piece: &Vec<EntityIx>| piece.iter().map(id).collect::<Vec<_>>().join(" ");
        let told: Vec<String> = left.pieces.iter().map(members).collect();
        assert_eq!(
            (left.pairs_lost, told.join(" | ").as_str()),
            (lost, pieces),
            "{sketch}"
        );
        let clustering = clusters(&network, 1.0, 1, &mut || false);
        assert_eq!(
            !left.clusters_split(&clustering).is_empty(),
            split,
            "{sketch}"
        );
    }

    #[test]
    fn what_hangs_on_one_alone_comes_apart() {
        check("a -funds-> b; b -funds-> c", "b", 1, "a | c", true);
        check("a -funds-> b; b -funds-> c", "a", 0, "b c", false);
        check(
            "a -funds-> b; b -funds-> c; c -funds-> a",
            "b",
            0,
            "a c",
            false,
        );
        check("a -funds-> b; c", "c", 0, "", false);
        let forum = "a -participates-in-> x[evenement]; b -participates-in-> x";
        check(forum, "x", 0, "", false);
        let lever = "a -works-on-lever-> l[hefboom]; b -works-on-lever-> l; b -funds-> c";
        check(lever, "l", 2, "b c | a", false);
    }
}
