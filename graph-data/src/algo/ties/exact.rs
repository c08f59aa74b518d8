//! The smallest tree, by Dreyfus and Wagner: for each part of those to be joined and each entity, the
//! best tree that joins that part and ends there.
//!
//! Only entities and states that a tree no larger than a known one may hold are looked at. Of trees of
//! equal size and strength, that with the lowest ids is kept; since such an order adds up over parts as
//! sizes do, the whole is the first of all smallest trees.

use super::super::budget::Budget;
use super::ground::Ground;
use super::tree::Tree;
use crate::limits::{TIES_EXACT_MAX, TIES_STATES_MAX};
use crate::model::EntityIx;

const UNREACHED: u32 = u32::MAX;

/// The smallest tree, which has at most `size_max` ties; `None` where there are too many to join, or
/// where the search would be too large or the budget ran out.
pub(super) fn exact(ground: &Ground, size_max: usize, budget: &mut Budget) -> Option<Tree> {
    let parts = 1_usize << ground.terminals.len().checked_sub(1)?.min(TIES_EXACT_MAX);
    if ground.terminals.len() > TIES_EXACT_MAX {
        return None;
    }
    let plot = Plot::new(ground, u32::try_from(size_max).ok()?, parts, budget)?;
    let mut search = Search::new(&plot, parts);
    for part in 1..parts {
        search.join(part, budget);
        search.grow(part, budget);
        if budget.is_spent() {
            return None;
        }
    }
    search.tree(parts - 1)
}

/// What a smallest tree may hold, numbered in the order of ids.
struct Plot {
    entities: Vec<EntityIx>,
    passable: Vec<bool>,
    /// The numbers of those to be joined.
    terminals: Vec<u32>,
    /// The steps to each of those to be joined, entity by entity.
    hops: Vec<u32>,
    offsets: Vec<usize>,
    ties: Vec<(u32, u64)>,
    size_max: u32,
}

impl Plot {
    /// `None` where it would hold too many entities for so many parts, or the budget ran out.
    fn new(ground: &Ground, size_max: u32, parts: usize, budget: &mut Budget) -> Option<Self> {
        let mut far = Vec::new();
        for &terminal in &ground.terminals {
            far.push(hops_from(ground, terminal, size_max, budget)?);
        }
        let between: Vec<Vec<u32>> = far
            .iter()
            .map(|hops| ground.terminals.iter().map(|t| hops[t.at()]).collect())
            .collect();
        let rows = ground.network.dataset().entity_rows();
        let mut plot = Self {
            entities: Vec::new(),
            passable: Vec::new(),
            terminals: Vec::new(),
            hops: Vec::new(),
            offsets: vec![0],
            ties: Vec::new(),
            size_max,
        };
        let mut hops = Vec::new();
        for entity in rows {
            hops.clear();
            hops.extend(far.iter().map(|far| far[entity.at()]));
            let is_terminal = ground.terminals.binary_search(&entity).is_ok();
            if is_terminal || (ground.passable(entity) && fits(&hops, &between, size_max)) {
                plot.entities.push(entity);
                plot.passable.push(ground.passable(entity));
                plot.hops.extend(&hops);
            }
            if plot.entities.len() * parts > TIES_STATES_MAX {
                return None;
            }
        }
        plot.terminals = ground
            .terminals
            .iter()
            .filter_map(|t| plot.number(*t))
            .collect();
        plot.add_ties(ground);
        Some(plot)
    }

    fn number(&self, entity: EntityIx) -> Option<u32> {
        let place = self.entities.binary_search(&entity).ok()?;
        u32::try_from(place).ok()
    }

    fn add_ties(&mut self, ground: &Ground) {
        for place in 0..self.entities.len() {
            for tie in ground.network.all_ties(self.entities[place]) {
                if let Some(number) = self.number(tie.other) {
                    self.ties.push((number, super::ground::loss(tie.strength)));
                }
            }
            self.offsets.push(self.ties.len());
        }
    }

    fn ties(&self, at: u32) -> &[(u32, u64)] {
        let at = at as usize;
        &self.ties[self.offsets[at]..self.offsets[at + 1]]
    }

    /// Whom the tree of every part has to come to in the end.
    fn root(&self) -> u32 {
        self.terminals.last().copied().unwrap_or(0)
    }

    /// Whether a tree of so many ties over a part may still become one that joins all.
    fn may_become_whole(&self, part: usize, at: u32, size: u32) -> bool {
        let start = at as usize * self.terminals.len();
        let hops = self.hops[start..][..self.terminals.len()]
            .iter()
            .enumerate();
        let missing = hops
            .filter(|(place, _)| part >> place & 1 == 0)
            .map(|(_, hops)| *hops);
        missing
            .max()
            .is_some_and(|rest| rest.saturating_add(size) <= self.size_max)
    }
}

/// The steps from one of those to be joined to everybody; nobody is passed who may not be.
fn hops_from(
    ground: &Ground,
    start: EntityIx,
    hops_max: u32,
    budget: &mut Budget,
) -> Option<Vec<u32>> {
    let mut hops = vec![UNREACHED; ground.network.dataset().entities.len()];
    let mut reached = vec![start];
    hops[start.at()] = 0;
    let mut next = 0;
    while let Some(&at) = reached.get(next) {
        next += 1;
        let further = hops[at.at()] + 1;
        if (at != start && !ground.passable(at)) || further > hops_max {
            continue;
        }
        let mut looked = 1;
        for tie in ground.network.all_ties(at) {
            looked += 1;
            if hops[tie.other.at()] == UNREACHED {
                hops[tie.other.at()] = further;
                reached.push(tie.other);
            }
        }
        if !budget.spend(looked) {
            return None;
        }
    }
    Some(hops)
}

/// Whether a tree of at most `size_max` ties may hold an entity: it has at least half the ties of the
/// round trip from there past any two of those to be joined.
fn fits(hops: &[u32], between: &[Vec<u32>], size_max: u32) -> bool {
    let far = |a: u32, b: u32, c: u32| u64::from(a) + u64::from(b) + u64::from(c);
    hops.iter().enumerate().all(|(a, to_a)| {
        let mut others = hops.iter().enumerate().skip(a + 1);
        others.all(|(b, to_b)| far(*to_a, *to_b, between[a][b]) <= 2 * u64::from(size_max))
    })
}

/// How the tree of a state is made.
#[derive(Clone, Copy, Debug)]
enum Made {
    /// It is one of those to be joined, alone.
    Alone,
    /// From the tree of the same part that ends at a neighbour.
    From(u32),
    /// From the tree of this part of the part and that of the rest, both ending here.
    Joined(usize),
}

#[derive(Clone, Copy, Debug)]
struct State {
    size: u32,
    loss: u64,
    made: Made,
}

const NO_TREE: State = State {
    size: UNREACHED,
    loss: 0,
    made: Made::Alone,
};

struct Search<'a> {
    plot: &'a Plot,
    /// Per part, per entity.
    states: Vec<State>,
    layers: Vec<Vec<u32>>,
}

impl<'a> Search<'a> {
    fn new(plot: &'a Plot, parts: usize) -> Self {
        let mut search = Self {
            plot,
            states: vec![NO_TREE; parts * plot.entities.len()],
            layers: vec![Vec::new(); plot.size_max as usize + 1],
        };
        for (place, terminal) in plot.terminals.iter().enumerate() {
            if let Some(state) = search.place(1 << place, *terminal)
                && 1 << place < parts
            {
                search.states[state].size = 0;
            }
        }
        search
    }

    fn place(&self, part: usize, at: u32) -> Option<usize> {
        let place = part * self.plot.entities.len() + at as usize;
        (place < self.states.len()).then_some(place)
    }

    fn state(&self, part: usize, at: u32) -> State {
        self.place(part, at)
            .map_or(NO_TREE, |place| self.states[place])
    }

    /// Joins the trees of two halves of a part wherever they meet.
    fn join(&mut self, part: usize, budget: &mut Budget) {
        let lowest = part & part.wrapping_neg();
        let halves = 1 << part.count_ones();
        for at in (0..).take(self.plot.entities.len()) {
            let mut half = (part - 1) & part;
            while half > 0 && self.plot.passable[at as usize] {
                if half & lowest != 0 {
                    let (one, other) = (self.state(half, at), self.state(part ^ half, at));
                    let size = one.size.saturating_add(other.size);
                    let loss = one.loss.saturating_add(other.loss);
                    let made = Made::Joined(half);
                    self.offer(part, at, State { size, loss, made }, budget);
                }
                half = (half - 1) & part;
            }
            if !budget.spend(halves) {
                return;
            }
        }
    }

    /// Lets the trees of a part grow, tie by tie, the smallest first.
    fn grow(&mut self, part: usize, budget: &mut Budget) {
        self.layers.iter_mut().for_each(Vec::clear);
        for at in (0..).take(self.plot.entities.len()) {
            let size = self.state(part, at).size as usize;
            if let Some(layer) = self.layers.get_mut(size) {
                layer.push(at);
            }
        }
        for size in 0..self.plot.size_max {
            let layer = std::mem::take(&mut self.layers[size as usize]);
            for at in layer {
                // Since it was put here, a smaller one may have been found.
                if self.state(part, at).size < size {
                    continue;
                }
                self.grow_from(part, at, budget);
                if budget.is_spent() {
                    return;
                }
            }
        }
    }

    fn grow_from(&mut self, part: usize, at: u32, budget: &mut Budget) {
        let plot = self.plot;
        let State { size, loss, .. } = self.state(part, at);
        if size > 0 && !plot.passable[at as usize] {
            return;
        }
        let whole = self.states.len() / plot.entities.len() - 1;
        for &(other, more) in plot.ties(at) {
            let comes_home = other == plot.root() && part == whole;
            if plot.passable[other as usize] || comes_home {
                let grown = State {
                    size: size + 1,
                    loss: loss + more,
                    made: Made::From(at),
                };
                if self.offer(part, other, grown, budget) {
                    self.layers[size as usize + 1].push(other);
                }
            }
        }
        budget.spend(plot.ties(at).len() + 1);
    }

    /// Takes a tree where it is better than the one known; whether it is smaller.
    fn offer(&mut self, part: usize, at: u32, tree: State, budget: &mut Budget) -> bool {
        let known = self.state(part, at);
        if tree.size > known.size || !self.plot.may_become_whole(part, at, tree.size) {
            return false;
        }
        let better = (tree.size, tree.loss).cmp(&(known.size, known.loss));
        let better = better.then_with(|| {
            budget.spend(8 * (tree.size as usize + 1));
            let of = |made| self.listed(part, at, made);
            of(tree.made).cmp(&of(known.made))
        });
        if better.is_lt()
            && let Some(place) = self.place(part, at)
        {
            self.states[place] = tree;
        }
        tree.size < known.size
    }

    /// The entities of a tree, then its ties, in the order of ids.
    fn listed(&self, part: usize, at: u32, made: Made) -> (Vec<u32>, Vec<(u32, u32)>) {
        let mut ties = Vec::new();
        self.list(part, at, made, &mut ties);
        ties.sort_unstable();
        let mut entities: Vec<u32> = ties.iter().flat_map(|(a, b)| [*a, *b]).collect();
        entities.sort_unstable();
        entities.dedup();
        (entities, ties)
    }

    fn list(&self, part: usize, at: u32, made: Made, ties: &mut Vec<(u32, u32)>) {
        match made {
            Made::Alone => {}
            Made::From(before) => {
                ties.push((at.min(before), at.max(before)));
                self.list(part, before, self.state(part, before).made, ties);
            }
            Made::Joined(half) => {
                for half in [half, part ^ half] {
                    self.list(half, at, self.state(half, at).made, ties);
                }
            }
        }
    }

    /// The tree of the whole.
    fn tree(&self, whole: usize) -> Option<Tree> {
        let root = self.plot.root();
        let state = self.state(whole, root);
        let entity = |number: u32| self.plot.entities[number as usize];
        let mut tree = Tree::default();
        for (a, b) in self.listed(whole, root, state.made).1 {
            tree.add(entity(a), entity(b));
        }
        (state.size != UNREACHED).then_some(tree)
    }
}
