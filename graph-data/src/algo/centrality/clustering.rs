//! Local clustering: how far the partners of each are also each other's.
//!
//! Knows nothing of groups as wholes.

use super::Figures;
use crate::algo::walked::{Rows, number};

/// Nodes between two questions to the caller.
const NODES_PER_POLL: usize = 1024;

/// How many of the pairs among its partners have a tie of their own?
///
/// The local clustering coefficient, 0 to 1: ties among the partners of a node, of all that there could
/// be; 0 for a node with fewer than two partners. Each triangle is found once, from its least tied
/// corner, so that hubs cost little. Where `halt` says to stop there are no figures, for half a count
/// would be a wrong one. Costs O(|E|^1.5).
///
/// Watts and Strogatz (1998), "Collective dynamics of 'small-world' networks", Nature 393; Latapy (2008),
/// "Main-memory triangle computations for very large (sparse (power-law)) graphs", Theoretical Computer
/// Science 407.
///
/// ```
/// use graph_data::algo::centrality::clustering;
/// use graph_data::algo::walked::Rows;
///
/// // cera, coopkracht and febecoop all tied to each other; ovam tied to cera alone
/// let rows = Rows { offsets: &[0, 3, 5, 7, 8], others: &[1, 2, 3, 0, 2, 0, 1, 0] };
/// let figures = clustering(rows, &mut || false);
/// assert_eq!(figures.values, [1.0 / 3.0, 1.0, 1.0, 0.0]);
/// ```
#[must_use]
pub fn clustering(rows: Rows<'_>, halt: &mut impl FnMut() -> bool) -> Figures {
    let Some(triangles) = triangles(rows, halt) else {
        return Figures {
            values: Vec::new(),
            sample: None,
            partial: true,
        };
    };
    let share = |(node, triangles): (usize, u64)| {
        let degree = u64::from(rows.degree(node));
        let pairs = degree * degree.saturating_sub(1) / 2;
        triangles as f64 / pairs.max(1) as f64
    };
    Figures::exact(triangles.into_iter().enumerate().map(share).collect())
}

/// How many triangles each node is a corner of; `None` where there was no time.
fn triangles(rows: Rows<'_>, halt: &mut impl FnMut() -> bool) -> Option<Vec<u64>> {
    let upward = Upward::new(rows);
    let mut triangles = vec![0_u64; rows.nodes()];
    let mut marked = vec![u32::MAX; rows.nodes()];
    for node in 0..rows.nodes() {
        if node % NODES_PER_POLL == 0 && halt() {
            return None;
        }
        let mark = number(node);
        let partners = upward.row(node);
        for &partner in partners {
            marked[partner as usize] = mark;
        }
        for &partner in partners {
            for &third in upward.row(partner as usize) {
                if marked[third as usize] == mark {
                    triangles[node] += 1;
                    triangles[partner as usize] += 1;
                    triangles[third as usize] += 1;
                }
            }
        }
    }
    Some(triangles)
}

/// Each tie once, at its less tied end.
struct Upward {
    starts: Vec<u32>,
    others: Vec<u32>,
}

impl Upward {
    fn new(rows: Rows<'_>) -> Self {
        let key = |node: usize| (rows.degree(node), node);
        let mut upward = Self {
            starts: vec![0],
            others: Vec::with_capacity(rows.others.len() / 2),
        };
        for node in 0..rows.nodes() {
            let row = rows.row(node).iter().copied();
            let higher = row.filter(|other| key(*other as usize) > key(node));
            upward.others.extend(higher);
            upward.starts.push(number(upward.others.len()));
        }
        upward
    }

    fn row(&self, node: usize) -> &[u32] {
        &self.others[self.starts[node] as usize..self.starts[node + 1] as usize]
    }
}
