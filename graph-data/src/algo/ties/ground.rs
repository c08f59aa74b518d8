//! Whom a tree has to join, and what it may run over.
//!
//! Knows nothing of how trees are searched.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::super::islands::Islands;
use crate::model::EntityIx;
use crate::network::ViewedNetwork;

/// The loss of a tie without any strength: more than a thousand others together.
const LOSS_MAX: u64 = 1_000_000_000_000;

/// How much a tie weakens a tree, in billionths of a natural logarithm: losses add up where strengths
/// multiply.
pub(super) fn loss(strength: f64) -> u64 {
    let billionths = -strength.ln() * 1e9;
    if !(0.0..1e12).contains(&billionths) {
        return if strength >= 1.0 { 0 } else { LOSS_MAX };
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between nothing and a million million"
    )]
    let loss = billionths.round() as u64;
    loss
}

/// The entities that can be joined, most of those asked for.
pub(super) struct Ground<'a> {
    pub(super) network: &'a ViewedNetwork,
    /// Whom to join, at least two, in the order of ids.
    pub(super) terminals: Vec<EntityIx>,
    islands: &'a Islands,
    island: Option<usize>,
}

impl<'a> Ground<'a> {
    /// `None` where no two can be joined. `asked` is in the order of ids, without repeats.
    pub(super) fn new(
        network: &'a ViewedNetwork,
        islands: &'a Islands,
        asked: &[EntityIx],
    ) -> Option<Self> {
        let mut groups: BTreeMap<usize, Vec<EntityIx>> = BTreeMap::new();
        for &entity in asked.iter().filter(|e| network.has_entity(**e)) {
            for island in islands_of(network, islands, entity) {
                groups.entry(island).or_default().push(entity);
            }
        }
        let groups = groups.into_iter().filter(|(_, group)| group.len() > 1);
        let largest =
            groups.min_by(|(_, a), (_, b)| (Reverse(a.len()), a).cmp(&(Reverse(b.len()), b)));
        let (island, terminals) = match largest {
            Some((island, terminals)) => (Some(island), terminals),
            None => (None, tied_outside(network, asked)?),
        };
        Some(Self {
            network,
            terminals,
            islands,
            island,
        })
    }

    /// Whether an entity is on the island where all are joined.
    pub(super) fn is_near(&self, entity: EntityIx) -> bool {
        self.islands.island_of(entity) == self.island
    }

    /// Whether others may be joined through an entity.
    pub(super) fn passable(&self, entity: EntityIx) -> bool {
        self.network.walkable(entity)
    }

    /// Those to join that are walkable, in the order of ids.
    pub(super) fn inside(&self) -> Vec<EntityIx> {
        let terminals = self.terminals.iter().copied();
        terminals.filter(|e| self.passable(*e)).collect()
    }

    /// Those to join that are not walkable, in the order of ids.
    pub(super) fn outside(&self) -> Vec<EntityIx> {
        let terminals = self.terminals.iter().copied();
        terminals.filter(|e| !self.passable(*e)).collect()
    }

    /// The walkable entities tied to one, each with the loss of the tie.
    pub(super) fn ties(&self, entity: EntityIx) -> impl Iterator<Item = (EntityIx, u64)> {
        let row = self.network.walkable_row(entity).iter().copied();
        let strengths = self.network.walkable_strengths(entity).iter();
        row.zip(strengths.map(|strength| loss(*strength)))
    }
}

/// The islands at which an entity stands: its own, or, for one that is not walkable, those of the
/// entities that it is tied to.
fn islands_of(network: &ViewedNetwork, islands: &Islands, entity: EntityIx) -> Vec<usize> {
    if let Some(own) = islands.island_of(entity) {
        return vec![own];
    }
    let row = network.walkable_row(entity).iter();
    let mut near: Vec<usize> = row.filter_map(|e| islands.island_of(*e)).collect();
    near.sort_unstable();
    near.dedup();
    near
}

/// The first two that are tied to each other though neither is walkable.
fn tied_outside(network: &ViewedNetwork, asked: &[EntityIx]) -> Option<Vec<EntityIx>> {
    let pairs = asked.iter().enumerate().flat_map(|(place, a)| {
        let others = asked[place + 1..].iter();
        others.map(move |b| (*a, *b))
    });
    let mut tied = pairs.filter(|(a, b)| network.tie(*a, *b).is_some());
    tied.next().map(|(a, b)| vec![a, b])
}
