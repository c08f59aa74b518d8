//! Levers by actors: who belongs to what, on which relations.
//!
//! Knows nothing of wording.

use super::budget::Budget;
use crate::model::{Category, Confidence, EntityIx, RelationIx};
use crate::network::{ViewedNetwork, actors_of};
use crate::order::distinct;

/// An actor that belongs to a lever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageCell {
    /// The lever.
    pub lever: EntityIx,
    /// The actor.
    pub actor: EntityIx,
    /// The relations by which it belongs, in the order of ids; at least one.
    pub relations: Vec<RelationIx>,
    /// How sure the surest of them is.
    pub confidence: Confidence,
}

/// An actor at an end of relations that merely name a lever: it is linked, it does not belong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageLink {
    /// The lever.
    pub lever: EntityIx,
    /// The actor; it has no cell for this lever.
    pub actor: EntityIx,
    /// The relations that name the lever, in the order of ids; at least one.
    pub relations: Vec<RelationIx>,
}

/// Who belongs to which lever.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// The levers: those without an actor first, then by id.
    pub levers: Vec<EntityIx>,
    /// The actors with a filled cell, by id.
    pub actors: Vec<EntityIx>,
    /// The filled cells, by lever, then by actor.
    pub cells: Vec<CoverageCell>,
    /// Who is merely named with a lever, by lever, then by actor.
    pub linked: Vec<CoverageLink>,
    /// Whether the deadline cut the search short: cells and links may then be missing, and levers of
    /// which nothing was looked up stand with those without an actor.
    pub partial: bool,
}

/// Who works on what?
///
/// The levers of the view, or those of one `set` (the entity that stands for it), and the actors that
/// belong to them. A lever without a published name is one of them: of most of these nobody is known,
/// so that they stand with those without an actor. `halt` is asked now and then, and says true when the deadline has passed. Costs
/// O(|V| + |E| log |E|).
///
/// ```
/// use std::sync::Arc;
/// use graph_data::algo::coverage::coverage;
/// use graph_data::dataset::Dataset;
/// use graph_data::network::{Snapshot, View, ViewedNetwork};
///
/// let dataset = Dataset::sketch(
///     "dwse[departement] -leads-lever-> vc-jobs[hefboom]; vdab[agentschap] -wants-to-join-lever-> vc-jobs; \
///      vc-beleid[hefboom]; ovam -partners-with-> herwin {vc-beleid}",
/// )?;
/// let network = ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), View::default());
/// let found = coverage(&network, None, &mut || false);
/// let ids = |list: &[_]| -> Vec<String> {
///     list.iter().map(|e| network.entity(*e).id.to_string()).collect()
/// };
/// assert_eq!(ids(&found.levers), ["vc-beleid", "vc-jobs"]);
/// assert_eq!(ids(&found.actors), ["dwse", "vdab"]);
/// assert_eq!((found.cells.len(), found.linked.len()), (2, 2));
/// # Ok::<(), graph_data::dataset::SketchError>(())
/// ```
#[must_use]
pub fn coverage(
    network: &ViewedNetwork,
    set: Option<EntityIx>,
    halt: &mut impl FnMut() -> bool,
) -> Coverage {
    let mut budget = Budget::new(u64::MAX, halt);
    let mut found = Coverage {
        levers: levers(network, set),
        ..Coverage::default()
    };
    let done = found.fill_cells(network, &mut budget).is_some()
        && found.fill_links(network, &mut budget).is_some();
    found.partial = !done;
    let actors: Vec<EntityIx> = found.cells.iter().map(|c| c.actor).collect();
    found.actors = distinct(&actors);
    let cells = &found.cells;
    found.levers.sort_by_key(|l| (has_cell(cells, *l), *l));
    found
}

fn levers(network: &ViewedNetwork, set: Option<EntityIx>) -> Vec<EntityIx> {
    let of_set = |e: &EntityIx| set.is_none() || network.entity(*e).lever_set == set;
    let levers = network
        .entities()
        .filter(|e| network.category(*e) == Category::Lever);
    levers.filter(of_set).collect()
}

fn has_cell(cells: &[CoverageCell], lever: EntityIx) -> bool {
    cells.binary_search_by_key(&lever, |c| c.lever).is_ok()
}

impl Coverage {
    fn fill_cells(&mut self, network: &ViewedNetwork, budget: &mut Budget<'_>) -> Option<()> {
        for &lever in &self.levers {
            let workers: Vec<(EntityIx, RelationIx)> = actors_of(network, lever).collect();
            if !budget.spend(workers.len() + 1) {
                return None;
            }
            let actors = workers.chunk_by(|x, y| x.0 == y.0);
            self.cells
                .extend(actors.map(|actor| cell(network, lever, actor)));
        }
        Some(())
    }

    fn fill_links(&mut self, network: &ViewedNetwork, budget: &mut Budget<'_>) -> Option<()> {
        let mut named: Vec<(EntityIx, EntityIx, RelationIx)> = Vec::new();
        for &row in network.relations() {
            let relation = network.relation(row);
            if !budget.spend(relation.levers.len() + 1) {
                return None;
            }
            let ends = [relation.source, relation.target];
            let levers = relation.levers.iter().filter(|l| !ends.contains(l));
            for &lever in levers.filter(|l| self.levers.binary_search(l).is_ok()) {
                let actors = ends.iter().filter(|e| network.category(**e).is_actor());
                named.extend(actors.map(|actor| (lever, *actor, row)));
            }
        }
        named.sort_unstable();
        named.dedup();
        let pairs = named.chunk_by(|x, y| (x.0, x.1) == (y.0, y.1));
        let merely_named = pairs.filter(|named| !self.has(named[0].0, named[0].1));
        self.linked = merely_named.map(link).collect();
        Some(())
    }

    /// Whether an actor belongs to a lever.
    fn has(&self, lever: EntityIx, actor: EntityIx) -> bool {
        let key = (lever, actor);
        self.cells
            .binary_search_by_key(&key, |c| (c.lever, c.actor))
            .is_ok()
    }
}

fn cell(
    network: &ViewedNetwork,
    lever: EntityIx,
    belongs: &[(EntityIx, RelationIx)],
) -> CoverageCell {
    let relations: Vec<RelationIx> = belongs.iter().map(|(_, row)| *row).collect();
    let sure = relations.iter().map(|row| network.confidence(*row));
    CoverageCell {
        lever,
        actor: belongs[0].0,
        confidence: sure.max().unwrap_or(Confidence::Low),
        relations,
    }
}

fn link(named: &[(EntityIx, EntityIx, RelationIx)]) -> CoverageLink {
    CoverageLink {
        lever: named[0].0,
        actor: named[0].1,
        relations: named.iter().map(|(_, _, row)| *row).collect(),
    }
}

#[cfg(test)]
mod tests;
