//! Core numbers: how deep each sits in a group that holds together by its many ties.
//!
//! Knows nothing of who is in which group.

use super::Figures;
use crate::algo::walked::{Rows, number};

/// How deep does each sit among those who are all tied to many of each other?
///
/// The highest k for which it belongs to a part of the network where everybody has at least k ties with
/// others of that part. Whole numbers from 0 to the degree. Nodes are taken away in the order of the
/// ties they have left, kept in order by counting. Costs O(|V| + |E|).
///
/// Batagelj and Zaversnik (2003), "An O(m) algorithm for cores decomposition of networks",
/// arXiv cs/0310049.
///
/// ```
/// use graph_data::algo::centrality::core_numbers;
/// use graph_data::algo::walked::Rows;
///
/// // cera, coopkracht and febecoop all tied to each other; ovam tied to cera alone
/// let rows = Rows { offsets: &[0, 3, 5, 7, 8], others: &[1, 2, 3, 0, 2, 0, 1, 0] };
/// assert_eq!(core_numbers(rows).values, [2.0, 2.0, 2.0, 1.0]);
/// ```
#[must_use]
pub fn core_numbers(rows: Rows<'_>) -> Figures {
    let mut order = Order::by_degree(rows);
    for place in 0..order.nodes.len() {
        let node = order.nodes[place] as usize;
        for &other in rows.row(node) {
            if order.left[other as usize] > order.left[node] {
                order.take_tie(other as usize);
            }
        }
    }
    Figures::exact(order.left.into_iter().map(f64::from).collect())
}

/// The nodes by the ties they have left, fewest first, and where those with each number start.
struct Order {
    left: Vec<u32>,
    nodes: Vec<u32>,
    place: Vec<u32>,
    starts: Vec<u32>,
}

impl Order {
    fn by_degree(rows: Rows<'_>) -> Self {
        let left: Vec<u32> = (0..rows.nodes()).map(|node| rows.degree(node)).collect();
        let highest = left.iter().copied().max().unwrap_or(0) as usize;
        let mut starts = vec![0; highest + 2];
        for &ties in &left {
            starts[ties as usize + 1] += 1;
        }
        for ties in 1..starts.len() {
            starts[ties] += starts[ties - 1];
        }
        let mut next = starts.clone();
        let (mut nodes, mut place) = (vec![0; left.len()], vec![0; left.len()]);
        for (node, &ties) in left.iter().enumerate() {
            let at = &mut next[ties as usize];
            nodes[*at as usize] = number(node);
            place[node] = *at;
            *at += 1;
        }
        Self {
            left,
            nodes,
            place,
            starts,
        }
    }

    /// Takes one tie from a node: it moves to the front of those with as many, which then start behind
    /// it.
    fn take_tie(&mut self, node: usize) {
        let start = &mut self.starts[self.left[node] as usize];
        let (from, to) = (self.place[node], *start);
        *start += 1;
        let moved = self.nodes[to as usize];
        self.nodes.swap(from as usize, to as usize);
        self.place[moved as usize] = from;
        self.place[node] = to;
        self.left[node] -= 1;
    }
}
