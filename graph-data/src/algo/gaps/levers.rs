//! Levers that nobody, only one, or no government body belongs to, and levers without a name.
//!
//! Knows nothing of wording.

use crate::model::{Category, EntityIx};
use crate::network::{ViewedNetwork, actors_of};

/// Levers of a view that lack somebody, each list in the order of ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeverGaps {
    /// Named levers to which no actor belongs.
    pub without_actor: Vec<EntityIx>,
    /// Levers without a published name: not gaps but unknown, and in no other list.
    pub unnamed: Vec<EntityIx>,
    /// Named levers to which exactly one actor belongs.
    pub with_one_actor: Vec<EntityIx>,
    /// Named levers to which no government body belongs, those without any actor included.
    pub without_government: Vec<EntityIx>,
}

/// Which levers does nobody work on, or only one, or no government body?
///
/// Whoever offered to join belongs to a lever too: the relation's kind says so. Costs O(|V| + d), with
/// d the relations at all levers.
///
/// ```
/// use std::sync::Arc;
/// use graph_data::algo::gaps::lever_gaps;
/// use graph_data::dataset::Dataset;
/// use graph_data::network::{Snapshot, View, ViewedNetwork};
///
/// let dataset = Dataset::sketch(
///     "facilitair-bedrijf[agentschap] -works-on-lever-> vc-aankopen[hefboom]; vc-beleid[hefboom]; \
///      hefbomen-2024-1[hefboom]?",
/// )?;
/// let network = ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), View::default());
/// let lever = |id: &str| network.dataset().find_entity(id).expect(id);
/// let gaps = lever_gaps(&network);
/// assert_eq!(gaps.without_actor, [lever("vc-beleid")]);
/// assert_eq!(gaps.with_one_actor, [lever("vc-aankopen")]);
/// assert_eq!(gaps.unnamed, [lever("hefbomen-2024-1")]);
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
#[must_use]
pub fn lever_gaps(network: &ViewedNetwork) -> LeverGaps {
    let mut gaps = LeverGaps::default();
    let levers = network.entities();
    for lever in levers.filter(|e| network.category(*e) == Category::Lever) {
        if network.entity(lever).named {
            gaps.add(network, lever);
        } else {
            gaps.unnamed.push(lever);
        }
    }
    gaps
}

impl LeverGaps {
    fn add(&mut self, network: &ViewedNetwork, lever: EntityIx) {
        let mut actors: Vec<EntityIx> = actors_of(network, lever).map(|(actor, _)| actor).collect();
        actors.dedup();
        match actors.len() {
            0 => self.without_actor.push(lever),
            1 => self.with_one_actor.push(lever),
            _ => {}
        }
        let governs = |actor: &EntityIx| network.category(*actor) == Category::Government;
        if !actors.iter().any(governs) {
            self.without_government.push(lever);
        }
    }
}
