//! Cuts: for each, what its island falls into without it.
//!
//! Knows nothing of what stands in the way of leaving.

use std::cmp::Reverse;

use super::walked::{Rows, number};

/// Where no place is: the search has not come there.
const UNSEEN: u32 = u32::MAX;

/// Of every node what its island falls into without it.
#[derive(Clone, Debug)]
pub struct Cuts {
    /// The nodes island by island, each in the order in which a depth-first search came to them: whatever
    /// hangs on to the rest by one node alone lies in one stretch.
    order: Vec<u32>,
    /// The place of each node in that order.
    place: Vec<u32>,
    /// Of each place, where its island starts and ends.
    islands: Vec<(u32, u32)>,
    /// The stretches that each place cuts off, by place.
    stretches: Vec<Stretch>,
}

#[derive(Clone, Copy, Debug)]
struct Stretch {
    cut: u32,
    start: u32,
    end: u32,
}

impl Cuts {
    /// What falls apart when one leaves, for everybody at once?
    ///
    /// A depth-first search, kept on a stack of its own: what is below a node and reaches no higher than
    /// the node hangs on to the rest by that node alone. Costs O(|V| + |E|).
    ///
    /// Hopcroft and Tarjan (1973), "Algorithm 447: efficient algorithms for graph manipulation",
    /// Communications of the ACM 16.
    ///
    /// ```
    /// use graph_data::algo::cuts::Cuts;
    /// use graph_data::algo::walked::Rows;
    ///
    /// // herwin - ovam - green-deal-werkgroep - vlaio
    /// let cuts = Cuts::of_rows(Rows { offsets: &[0, 1, 3, 5, 6], others: &[1, 0, 2, 1, 3, 2] });
    /// assert_eq!((cuts.pieces(1), cuts.pairs_lost(1)), (2, 2));
    /// assert_eq!((cuts.pieces(0), cuts.pairs_lost(0)), (1, 0));
    /// assert_eq!(cuts.pieces_of(1), [vec![2, 3], vec![0]]);
    /// ```
    #[must_use]
    pub fn of_rows(rows: Rows<'_>) -> Self {
        let mut search = Search::new(rows);
        for node in 0..rows.nodes() {
            if search.place[node] == UNSEEN {
                search.explore(node);
            }
        }
        search.stretches.sort_unstable_by_key(|s| (s.cut, s.start));
        Self {
            order: search.order,
            place: search.place,
            islands: search.islands,
            stretches: search.stretches,
        }
    }

    /// Into how many pieces a node's island falls without it: 1 where it holds together, 0 where the
    /// node is alone.
    #[must_use]
    pub fn pieces(&self, node: usize) -> usize {
        let (cut_off, rest) = self.sizes(node);
        cut_off.count() + usize::from(rest > 0)
    }

    /// The pairs of others that have a way and have none without this node.
    #[must_use]
    pub fn pairs_lost(&self, node: usize) -> u64 {
        let (start, end) = self.islands[self.place[node] as usize];
        let others = u64::from(end - start - 1);
        let (cut_off, rest) = self.sizes(node);
        let kept: u64 = cut_off.chain([rest]).map(|size| size * size).sum();
        (others * others - kept) / 2
    }

    /// The pieces into which a node's island falls without it: largest first, then by their first
    /// member; members in the order of rows. Costs O(n log n) for an island of n.
    #[must_use]
    pub fn pieces_of(&self, node: usize) -> Vec<Vec<u32>> {
        let place = self.place[node];
        let (start, end) = self.islands[place as usize];
        let stretches = self.stretches_at(place);
        let mut pieces: Vec<Vec<u32>> = stretches
            .iter()
            .map(|s| self.order[s.start as usize..s.end as usize].to_vec())
            .collect();
        let mut rest: Vec<u32> = Vec::new();
        let mut at = start;
        for stretch in stretches {
            rest.extend(at..stretch.start);
            at = stretch.end;
        }
        rest.extend(at..end);
        rest.retain(|at| *at != place);
        pieces.push(rest.into_iter().map(|at| self.order[at as usize]).collect());
        pieces.retain(|piece| !piece.is_empty());
        pieces.iter_mut().for_each(|piece| piece.sort_unstable());
        pieces.sort_by_key(|piece| (Reverse(piece.len()), piece[0]));
        pieces
    }

    /// The sizes of the stretches that a node cuts off, and how many others are left beside them.
    fn sizes(&self, node: usize) -> (impl Iterator<Item = u64>, u64) {
        let place = self.place[node];
        let (start, end) = self.islands[place as usize];
        let sizes = self.stretches_at(place).iter();
        let sizes = sizes.map(|stretch| u64::from(stretch.end - stretch.start));
        let rest = u64::from(end - start - 1) - sizes.clone().sum::<u64>();
        (sizes, rest)
    }

    fn stretches_at(&self, place: u32) -> &[Stretch] {
        let start = self.stretches.partition_point(|s| s.cut < place);
        let end = self.stretches.partition_point(|s| s.cut <= place);
        &self.stretches[start..end]
    }
}

/// The depth-first search.
struct Search<'a> {
    rows: Rows<'a>,
    order: Vec<u32>,
    place: Vec<u32>,
    islands: Vec<(u32, u32)>,
    stretches: Vec<Stretch>,
    /// Of each place the highest (lowest numbered) place that it or what is below it is tied to.
    reach: Vec<u32>,
    /// The way from the island's first node down to where the search is: places, each with how much of
    /// its row was followed.
    path: Vec<(u32, u32)>,
}

impl<'a> Search<'a> {
    fn new(rows: Rows<'a>) -> Self {
        Self {
            rows,
            order: Vec::with_capacity(rows.nodes()),
            place: vec![UNSEEN; rows.nodes()],
            islands: Vec::with_capacity(rows.nodes()),
            stretches: Vec::new(),
            reach: Vec::with_capacity(rows.nodes()),
            path: Vec::new(),
        }
    }

    fn explore(&mut self, first: usize) {
        let start = number(self.order.len());
        self.enter(first);
        while let Some((place, followed)) = self.path.last_mut() {
            let place = *place;
            let row = self.rows.row(self.order[place as usize] as usize);
            let Some(&other) = row.get(*followed as usize) else {
                self.leave(place, start);
                continue;
            };
            *followed += 1;
            match self.place[other as usize] {
                UNSEEN => self.enter(other as usize),
                seen => self.reach_up(place, seen),
            }
        }
        let end = number(self.order.len());
        self.islands
            .extend(std::iter::repeat_n((start, end), (end - start) as usize));
    }

    fn enter(&mut self, node: usize) {
        let place = number(self.order.len());
        self.place[node] = place;
        self.order.push(number(node));
        self.reach.push(place);
        self.path.push((place, 0));
    }

    fn reach_up(&mut self, place: u32, seen: u32) {
        // The tie back to where the search came from tells nothing: such ties are single.
        let came_from = self.path.len().checked_sub(2).map(|at| self.path[at].0);
        if came_from != Some(seen) {
            let reach = &mut self.reach[place as usize];
            *reach = seen.min(*reach);
        }
    }

    /// All below a place was seen: where it reaches no higher than the place above it, it hangs on to
    /// the rest by that one alone.
    fn leave(&mut self, place: u32, start: u32) {
        self.path.pop();
        let Some(&(above, _)) = self.path.last() else {
            return;
        };
        let reach = self.reach[place as usize];
        self.reach[above as usize] = self.reach[above as usize].min(reach);
        if reach >= above || above == start {
            self.stretches.push(Stretch {
                cut: above,
                start: place,
                end: number(self.order.len()),
            });
        }
    }
}

#[cfg(test)]
mod tests;
