//! Betweenness: how many of the shortest ways between others run over each.
//!
//! Knows nothing of what lies behind a tie; all ties weigh the same.

use super::Figures;
use super::levels::Levels;
use super::sampling::{Sums, drawn, everybody};
use crate::algo::walked::Rows;
use crate::limits::MEASURE_SCANS_MAX;

/// For each node the share that it has in the ways from some starting nodes: Brandes' dependencies,
/// summed.
#[derive(Clone, Debug, PartialEq)]
pub struct Dependencies {
    /// Per node, the summed dependencies of the starting nodes on it. From all nodes each pair counts
    /// twice.
    pub sums: Vec<f64>,
    /// Per node, the summed squares of the same.
    pub squares: Vec<f64>,
    /// From how many starting nodes: fewer than asked where the deadline cut the search short.
    pub sources: usize,
    /// Whether the deadline cut the search short.
    pub partial: bool,
}

/// How often does one lie on a shortest way between two others?
///
/// The sum over all pairs of others of the share of their shortest ways that run over it, divided by
/// the number of those pairs: 0 to 1. Exact where |V| (|V| + 2 |E|) is at most
/// [`MEASURE_SCANS_MAX`],
/// else an estimate from as many drawn nodes, with its margin. Where `halt` says to stop, the estimate
/// is from those that were finished, with `partial`. Costs O(|S| (|V| + |E|)) for |S| starting nodes.
///
/// Brandes (2001), "A faster algorithm for betweenness centrality", Journal of Mathematical Sociology 25;
/// Brandes and Pich (2007), "Centrality estimation in large networks", for the estimate.
///
/// ```
/// use graph_data::algo::centrality::betweenness;
/// use graph_data::algo::walked::Rows;
///
/// // herwin - ovam - green-deal-werkgroep - vlaio
/// let rows = Rows { offsets: &[0, 1, 3, 5, 6], others: &[1, 0, 2, 1, 3, 2] };
/// let figures = betweenness(rows, &mut || false);
/// assert_eq!(figures.values, [0.0, 2.0 / 3.0, 2.0 / 3.0, 0.0]);
/// assert!(figures.sample.is_none());
/// ```
#[must_use]
pub fn betweenness(rows: Rows<'_>, halt: &mut impl FnMut() -> bool) -> Figures {
    betweenness_within(rows, MEASURE_SCANS_MAX, halt)
}

/// Betweenness, from a sample where all starts would look at more nodes and ties than this.
pub(super) fn betweenness_within(
    rows: Rows<'_>,
    scans_max: u64,
    halt: &mut impl FnMut() -> bool,
) -> Figures {
    let starts = drawn(everybody(rows), rows.scans(), scans_max);
    let others = rows.nodes().saturating_sub(1) as f64;
    let pairs_twice = others * (others - 1.0);
    let scale = if pairs_twice > 0.0 {
        1.0 / pairs_twice
    } else {
        0.0
    };
    let found = betweenness_from(rows, &starts, halt);
    found.figures(rows.nodes(), |_| scale)
}

/// From these, over whom do the shortest ways to all others run?
///
/// Brandes' dependencies of the starting nodes `sources` on every node, unscaled. The work of
/// [`betweenness`], for callers that choose the starting nodes themselves or share them out; sums over
/// parts of the starting nodes add up. Costs O(|S| (|V| + |E|)); nothing is allocated per starting node.
///
/// ```
/// use graph_data::algo::centrality::betweenness_from;
/// use graph_data::algo::walked::Rows;
///
/// // herwin - ovam - green-deal-werkgroep - vlaio: the ways from herwin
/// let rows = Rows { offsets: &[0, 1, 3, 5, 6], others: &[1, 0, 2, 1, 3, 2] };
/// let found = betweenness_from(rows, &[0], &mut || false);
/// assert_eq!(found.sums, [0.0, 2.0, 1.0, 0.0]);
/// ```
#[must_use]
pub fn betweenness_from(
    rows: Rows<'_>,
    sources: &[u32],
    halt: &mut impl FnMut() -> bool,
) -> Dependencies {
    dependencies(rows, sources, |_, _| 1.0, halt)
}

/// How often does one lie on a shortest way from the one group to the other?
///
/// As [`betweenness`], but only pairs count of which one end is in `from` and the other in `to` (columns
/// of marks over the rows), each unordered pair once, also where the groups overlap. The sum is divided
/// by the number of such pairs without the node itself, so that with everybody in both groups the
/// figures are those of [`betweenness`]. Starts from the smaller group, exact within the same limit.
/// Costs O(|S| (|V| + |E|)).
///
/// ```
/// use graph_data::algo::centrality::between_groups;
/// use graph_data::algo::walked::Rows;
///
/// // herwin - ovam - green-deal-werkgroep - vlaio: from herwin to vlaio both others are needed
/// let rows = Rows { offsets: &[0, 1, 3, 5, 6], others: &[1, 0, 2, 1, 3, 2] };
/// let (from, to) = ([true, false, false, false], [false, false, false, true]);
/// let figures = between_groups(rows, &from, &to, &mut || false);
/// assert_eq!(figures.values, [0.0, 1.0, 1.0, 0.0]);
/// ```
#[must_use]
pub fn between_groups(
    rows: Rows<'_>,
    from: &[bool],
    to: &[bool],
    halt: &mut impl FnMut() -> bool,
) -> Figures {
    let groups = Groups::new(from, to);
    let starts = drawn(groups.starts(), rows.scans(), MEASURE_SCANS_MAX);
    let found = dependencies(rows, &starts, |s, t| groups.weight(s, t), halt);
    found.figures(groups.from_size, |node| {
        let pairs = groups.pairs_without(node);
        if pairs > 0.0 { 1.0 / pairs } else { 0.0 }
    })
}

impl Dependencies {
    fn figures(&self, candidates: usize, scale: impl Fn(usize) -> f64) -> Figures {
        let sums = Sums {
            sums: &self.sums,
            squares: &self.squares,
            drawn: self.sources,
            candidates,
        };
        sums.figures(scale, self.partial)
    }
}

/// Two groups of nodes, the smaller first, and the pairs between them.
struct Groups<'a> {
    from: &'a [bool],
    to: &'a [bool],
    from_size: usize,
    to_size: usize,
    both_size: usize,
}

impl<'a> Groups<'a> {
    fn new(from: &'a [bool], to: &'a [bool]) -> Self {
        let size = |group: &[bool]| group.iter().filter(|mark| **mark).count();
        let (from, to) = if size(from) <= size(to) {
            (from, to)
        } else {
            (to, from)
        };
        Self {
            from,
            to,
            from_size: size(from),
            to_size: size(to),
            both_size: from.iter().zip(to).filter(|(a, b)| **a && **b).count(),
        }
    }

    fn starts(&self) -> Vec<u32> {
        let marked = (0..).zip(self.from).filter(|(_, mark)| **mark);
        marked.map(|(node, _)| node).collect()
    }

    /// How far a way counts that is found from `start`: by half where it is found from `end` as well.
    fn weight(&self, start: u32, end: u32) -> f64 {
        let (start, end) = (start as usize, end as usize);
        if !self.to[end] {
            0.0
        } else if self.to[start] && self.from[end] {
            0.5
        } else {
            1.0
        }
    }

    /// The unordered pairs between the groups of which a node is no end.
    fn pairs_without(&self, node: usize) -> f64 {
        let (from, to) = (self.from_size as f64, self.to_size as f64);
        let both = self.both_size as f64;
        let all = from * to - both - both * (both - 1.0) / 2.0;
        let own = match (self.from[node], self.to[node]) {
            (true, true) => from + to - both - 1.0,
            (true, false) => to,
            (false, true) => from,
            (false, false) => 0.0,
        };
        all - own
    }
}

fn dependencies(
    rows: Rows<'_>,
    sources: &[u32],
    weight: impl Fn(u32, u32) -> f64,
    halt: &mut impl FnMut() -> bool,
) -> Dependencies {
    let mut found = Dependencies {
        sums: vec![0.0; rows.nodes()],
        squares: vec![0.0; rows.nodes()],
        sources: 0,
        partial: false,
    };
    let mut levels = Levels::new(rows);
    for &source in sources {
        if !levels.ways_from(source, halt) {
            found.partial = true;
            break;
        }
        levels.dependencies(&weight, |node, dependency| {
            found.sums[node as usize] += dependency;
            found.squares[node as usize] += dependency * dependency;
        });
        found.sources += 1;
    }
    found
}
