//! The shortest ways from one start to everybody, level by level, counted; and what of them runs over
//! each.
//!
//! Knows nothing of why a start was chosen, or what becomes of the shares.

use std::ops::Range;

use crate::algo::walked::{Rows, number};

/// Where no rank is: the search has not come there.
const UNSEEN: u32 = u32::MAX;
/// Beyond so many ways to one level, all counts of that level are scaled down by as much.
const WAYS_MAX: f64 = 1e150;
/// Fewest ways that a scaled count still counts.
const WAYS_MIN: f64 = 1e-300;
/// Ties between two questions to the caller.
const TIES_PER_POLL: usize = 65_536;
/// How many nodes are passed over in the time in which one tie is looked at.
const NODES_PER_TIE: usize = 4;

/// From which side the ties to a level were looked at, and so at whose ranks its links stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    /// From those of the level before, each of which links onward.
    Ahead,
    /// From those who were still unseen, each of which links back.
    Back,
}

/// Those at the same number of steps from the start.
#[derive(Clone, Debug)]
struct Level {
    ranks: Range<usize>,
    found: Found,
    /// Where the ends of its links start.
    first_end: usize,
    /// By how much its counts of ways were divided.
    scale: f64,
}

/// The search from one start after another, on the same arrays. What is known of a node stands at its
/// rank: its place in the order in which the search came to it.
///
/// A level is found either from the level before or from all who are still unseen, whichever have the
/// fewer ties: the last levels, with most of the nodes, then cost next to nothing. (Beamer, Asanović
/// and Patterson (2012), "Direction-optimizing breadth-first search", SC '12.)
pub(super) struct Levels<'a> {
    rows: Rows<'a>,
    rank_of: Vec<u32>,
    nodes: Vec<u32>,
    /// The number of shortest ways to each.
    ways: Vec<f64>,
    /// The dependency on each, by the number of ways to it.
    shares: Vec<f64>,
    /// The ranks one step further, or one step back, and where those of each rank end.
    links: Vec<u32>,
    link_ends: Vec<u32>,
    levels: Vec<Level>,
    /// The ties at those who are still unseen, each tie from each unseen end.
    unseen_ties: usize,
}

impl<'a> Levels<'a> {
    pub(super) fn new(rows: Rows<'a>) -> Self {
        let nodes = rows.nodes();
        Self {
            rows,
            rank_of: vec![UNSEEN; nodes],
            nodes: Vec::with_capacity(nodes),
            ways: vec![0.0; nodes],
            shares: vec![0.0; nodes],
            // A tie links two levels once at most; one place more for what is not kept.
            links: vec![0; rows.others.len() / 2 + 1],
            link_ends: Vec::new(),
            levels: Vec::new(),
            unseen_ties: 0,
        }
    }

    /// Counts the shortest ways from a start to everybody; false where there was no time.
    pub(super) fn ways_from(&mut self, start: u32, halt: &mut impl FnMut() -> bool) -> bool {
        self.begin(start);
        let mut poll = Poll { ties: 0, halt };
        let mut before = 0..1;
        let mut links = 0;
        while !before.is_empty() {
            let ahead_ties = self.ties_of(&before);
            self.unseen_ties -= ahead_ties;
            if self.unseen_ties == 0 {
                break;
            }
            let back_ties = self.unseen_ties + self.rows.nodes() / NODES_PER_TIE;
            let first_end = self.link_ends.len();
            let (found, reached) = if back_ties < ahead_ties {
                (Found::Back, self.look_back(&before, links, &mut poll))
            } else {
                (Found::Ahead, self.look_ahead(&before, links, &mut poll))
            };
            let Some(reached) = reached else {
                return false;
            };
            links = reached;
            let ranks = before.end..self.nodes.len();
            let scale = self.scale(&ranks);
            self.levels.push(Level {
                scale,
                ranks: ranks.clone(),
                found,
                first_end,
            });
            before = ranks;
        }
        true
    }

    /// Forgets all but the start.
    fn begin(&mut self, start: u32) {
        for &node in &self.nodes {
            self.rank_of[node as usize] = UNSEEN;
        }
        self.nodes.clear();
        self.link_ends.clear();
        self.levels.clear();
        self.unseen_ties = self.rows.others.len();
        self.rank_of[start as usize] = 0;
        self.nodes.push(start);
        self.ways[0] = 1.0;
    }

    fn ties_of(&self, ranks: &Range<usize>) -> usize {
        let nodes = self.nodes[ranks.clone()].iter();
        nodes
            .map(|node| self.rows.degree(*node as usize) as usize)
            .sum()
    }

    /// Finds a level from the one before; returns where the links then end, or none without time.
    fn look_ahead(
        &mut self,
        before: &Range<usize>,
        mut links: usize,
        poll: &mut Poll<'_, impl FnMut() -> bool>,
    ) -> Option<usize> {
        let rows = self.rows;
        for at in before.clone() {
            let row = rows.row(self.nodes[at] as usize);
            if poll.says_stop(row.len()) {
                return None;
            }
            links = self.link_ahead(at, row, before.end, links);
        }
        Some(links)
    }

    /// Links the node at a rank to all in its row that are one step further.
    fn link_ahead(&mut self, at: usize, row: &[u32], before_end: usize, first: usize) -> usize {
        let (before_end, mut end) = (number(before_end), first);
        let links = self.links.as_mut_slice();
        for &other in row {
            let mut rank = self.rank_of[other as usize];
            if rank == UNSEEN {
                rank = number(self.nodes.len());
                self.rank_of[other as usize] = rank;
                self.ways[rank as usize] = 0.0;
                self.nodes.push(other);
            }
            // Written in any case and kept only when it leads onward: no branch to guess wrong.
            links[end] = rank;
            end += usize::from(rank >= before_end);
        }
        let ways = self.ways[at];
        for &rank in &links[first..end] {
            self.ways[rank as usize] += ways;
        }
        self.link_ends.push(number(end));
        end
    }

    /// Finds a level from those still unseen; returns where the links then end, or none without time.
    fn look_back(
        &mut self,
        before: &Range<usize>,
        mut links: usize,
        poll: &mut Poll<'_, impl FnMut() -> bool>,
    ) -> Option<usize> {
        let rows = self.rows;
        for node in 0..rows.nodes() {
            if self.rank_of[node] == UNSEEN {
                let row = rows.row(node);
                if poll.says_stop(row.len()) {
                    return None;
                }
                links = self.link_back(number(node), row, before, links);
            }
        }
        Some(links)
    }

    /// Links an unseen node to all in its row that are of the level before, and ranks it if there are
    /// any.
    fn link_back(&mut self, node: u32, row: &[u32], before: &Range<usize>, first: usize) -> usize {
        let (start, size, mut end) = (number(before.start), number(before.len()), first);
        let links = self.links.as_mut_slice();
        for &other in row {
            let rank = self.rank_of[other as usize];
            links[end] = rank;
            // An unseen node's rank is beyond all levels.
            end += usize::from(rank.wrapping_sub(start) < size);
        }
        if end > first {
            let back = links[first..end].iter();
            let rank = self.nodes.len();
            self.ways[rank] = back.map(|rank| self.ways[*rank as usize]).sum();
            self.rank_of[node as usize] = number(rank);
            self.nodes.push(node);
            self.link_ends.push(number(end));
        }
        end
    }

    /// Keeps the counts of a level within what a figure can hold: a chain of a thousand diamonds has
    /// more shortest ways than that. Returns by how much they were divided.
    fn scale(&mut self, level: &Range<usize>) -> f64 {
        let counts = &mut self.ways[level.clone()];
        let most = counts.iter().copied().fold(0.0, f64::max);
        if most <= WAYS_MAX {
            return 1.0;
        }
        for ways in counts {
            *ways = (*ways / most).max(WAYS_MIN);
        }
        most
    }

    /// Tells the dependencies of the start on everybody else that it reaches, farthest first.
    pub(super) fn dependencies(
        &mut self,
        weight: &impl Fn(u32, u32) -> f64,
        mut tell: impl FnMut(u32, f64),
    ) {
        let start = self.nodes[0];
        for number in (0..self.levels.len()).rev() {
            let level = self.levels[number].clone();
            let next = self.levels.get(number + 1).cloned();
            if level.found == Found::Back {
                let before = number
                    .checked_sub(1)
                    .map_or(0..1, |before| self.levels[before].ranks.clone());
                self.shares[before].fill(0.0);
            }
            for at in level.ranks.clone() {
                let share = next.as_ref().map_or(0.0, |next| {
                    self.share_onward(next, at, at - level.ranks.start) / next.scale
                });
                let (node, ways) = (self.nodes[at], self.ways[at]);
                let whole = weight(start, node) / ways + share;
                self.shares[at] = whole;
                tell(node, share * ways);
                if level.found == Found::Back {
                    let back = self.links_of(level.first_end + at - level.ranks.start);
                    for link in back {
                        self.shares[self.links[link] as usize] += whole;
                    }
                }
            }
        }
    }

    /// The shares of those one step further, summed: of the node at a rank, the so manieth of its
    /// level.
    fn share_onward(&self, next: &Level, at: usize, place: usize) -> f64 {
        match next.found {
            Found::Back => self.shares[at],
            Found::Ahead => {
                let links = &self.links[self.links_of(next.first_end + place)];
                links.iter().map(|rank| self.shares[*rank as usize]).sum()
            }
        }
    }

    /// The links of which the end stands at this place.
    fn links_of(&self, place: usize) -> Range<usize> {
        let start = place
            .checked_sub(1)
            .map_or(0, |before| self.link_ends[before] as usize);
        start..self.link_ends[place] as usize
    }
}

/// When the caller is asked whether there is time left.
struct Poll<'a, Halt> {
    /// The ties until then.
    ties: usize,
    halt: &'a mut Halt,
}

impl<Halt: FnMut() -> bool> Poll<'_, Halt> {
    /// Takes note of ties about to be looked at; whether the caller says to stop.
    fn says_stop(&mut self, ties: usize) -> bool {
        if self.ties < ties {
            self.ties = TIES_PER_POLL + ties;
            if (self.halt)() {
                return true;
            }
        }
        self.ties -= ties;
        false
    }
}
