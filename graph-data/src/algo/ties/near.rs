//! A tree that is nearly the smallest, in little time.
//!
//! Mehlhorn's method: from all to be joined at once, everybody is given to the nearest of them; then the
//! shortest ways over the borders between two such regions are chosen as a minimum spanning tree.

use std::collections::BTreeMap;

use super::super::budget::Budget;
use super::ground::Ground;
use super::tree::Tree;
use crate::model::EntityIx;

const UNREACHED: u32 = u32::MAX;

/// The nearly smallest tree; `None` where the budget ran out.
pub(super) fn near(ground: &Ground, budget: &mut Budget) -> Option<Tree> {
    let (inside, outside) = (ground.inside(), ground.outside());
    if let ([], [a, b]) = (&*inside, &*outside)
        && ground.network.tie(*a, *b).is_some()
    {
        let mut pair = Tree::default();
        pair.add(*a, *b);
        return Some(pair);
    }
    let mut regions = Regions::new(ground);
    let mut tree = if inside.len() > 1 {
        regions.grow(ground, &inside, budget)?;
        regions.joined(ground, &inside, budget)?
    } else {
        Tree::default()
    };
    let start = if tree.size() > 0 {
        tree.entities()
    } else {
        inside
            .first()
            .copied()
            .or_else(|| hub(ground, &outside))
            .into_iter()
            .collect()
    };
    if !outside.is_empty() {
        regions.grow(ground, &start, budget)?;
        for entity in outside {
            regions.attach(ground, entity, &mut tree);
        }
    }
    tree.prune(&ground.terminals);
    Some(tree)
}

/// The entity of the island that is tied to most of those outside, the lowest id of as many.
fn hub(ground: &Ground, outside: &[EntityIx]) -> Option<EntityIx> {
    let mut ties: BTreeMap<EntityIx, usize> = BTreeMap::new();
    let tied = outside.iter().flat_map(|e| ground.ties(*e));
    for (entity, _) in tied.filter(|(e, _)| ground.is_near(*e)) {
        *ties.entry(entity).or_default() += 1;
    }
    let all = |e: &EntityIx| ties.get(e).copied().unwrap_or(0);
    let most = ties.keys().max_by_key(|e| (all(e), std::cmp::Reverse(**e)));
    most.copied()
}

/// Everybody's nearest start: how far, how strong, and the entity before on the way from there.
struct Regions {
    hops: Vec<u32>,
    losses: Vec<u64>,
    before: Vec<EntityIx>,
    start: Vec<u32>,
    reached: Vec<EntityIx>,
}

/// The best way over the border between two regions: steps, loss, and the tie that crosses it.
type Border = (u32, u64, EntityIx, EntityIx);

impl Regions {
    fn new(ground: &Ground) -> Self {
        let rows = ground.network.dataset().entities.len();
        Self {
            hops: vec![UNREACHED; rows],
            losses: vec![0; rows],
            before: vec![EntityIx(0); rows],
            start: vec![0; rows],
            reached: Vec::new(),
        }
    }

    /// Breadth-first search from all starts at once; of equally short ways the strongest.
    fn grow(&mut self, ground: &Ground, starts: &[EntityIx], budget: &mut Budget) -> Option<()> {
        self.hops.fill(UNREACHED);
        self.reached.clear();
        for (&start, number) in starts.iter().zip(0..) {
            self.hops[start.at()] = 0;
            self.losses[start.at()] = 0;
            self.start[start.at()] = number;
            self.reached.push(start);
        }
        let mut next = 0;
        while let Some(&at) = self.reached.get(next) {
            next += 1;
            if !budget.spend(ground.network.degree(at) + 1) {
                return None;
            }
            for (other, loss) in ground.ties(at) {
                self.offer(at, other, loss);
            }
        }
        Some(())
    }

    fn offer(&mut self, at: EntityIx, other: EntityIx, loss: u64) {
        let (hops, loss) = (self.hops[at.at()] + 1, self.losses[at.at()] + loss);
        let known = self.hops[other.at()];
        if known == UNREACHED {
            self.reached.push(other);
        } else if known < hops || self.losses[other.at()] <= loss {
            return;
        }
        self.hops[other.at()] = hops;
        self.losses[other.at()] = loss;
        self.before[other.at()] = at;
        self.start[other.at()] = self.start[at.at()];
    }

    /// The tree over the borders between regions, cheapest first.
    fn joined(&self, ground: &Ground, starts: &[EntityIx], budget: &mut Budget) -> Option<Tree> {
        let mut borders: Vec<Border> = self.borders(ground, budget)?.into_values().collect();
        borders.sort_unstable();
        let mut group: Vec<u32> = (0..).take(starts.len()).collect();
        let mut tree = Tree::default();
        for (_, _, a, b) in borders {
            let region = |e: EntityIx| group[self.start[e.at()] as usize];
            let (keep, lose) = (region(a), region(b));
            if keep != lose {
                group
                    .iter_mut()
                    .filter(|g| **g == lose)
                    .for_each(|g| *g = keep);
                tree.add(a, b);
                self.add_way(a, &mut tree);
                self.add_way(b, &mut tree);
            }
        }
        Some(tree)
    }

    fn borders(
        &self,
        ground: &Ground,
        budget: &mut Budget,
    ) -> Option<BTreeMap<(u32, u32), Border>> {
        let mut borders: BTreeMap<(u32, u32), Border> = BTreeMap::new();
        for &a in &self.reached {
            if !budget.spend(ground.network.degree(a) + 1) {
                return None;
            }
            for (b, loss) in ground.ties(a).filter(|(b, _)| a < *b) {
                let (from, to) = (self.start[a.at()], self.start[b.at()]);
                if from != to {
                    let hops = self.hops[a.at()] + self.hops[b.at()] + 1;
                    let loss = self.losses[a.at()] + self.losses[b.at()] + loss;
                    let border = (hops, loss, a, b);
                    let best = borders
                        .entry((from.min(to), from.max(to)))
                        .or_insert(border);
                    *best = border.min(*best);
                }
            }
        }
        Some(borders)
    }

    /// Adds the way from an entity's start to it.
    fn add_way(&self, mut at: EntityIx, tree: &mut Tree) {
        while self.hops[at.at()] > 0 {
            let before = self.before[at.at()];
            tree.add(before, at);
            at = before;
        }
    }

    /// Hangs an entity that is not walkable to the nearest start: by steps, then strength, then id.
    fn attach(&self, ground: &Ground, entity: EntityIx, tree: &mut Tree) {
        let ties = ground.ties(entity);
        let reached = ties.filter(|(e, _)| self.hops[e.at()] != UNREACHED);
        let nearest =
            reached.min_by_key(|(e, loss)| (self.hops[e.at()], self.losses[e.at()] + loss, *e));
        if let Some((nearest, _)) = nearest {
            tree.add(entity, nearest);
            self.add_way(nearest, tree);
        }
    }
}
