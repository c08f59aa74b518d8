//! Degree: to how many others each is tied.
//!
//! Knows nothing of how strong ties are.

use super::Figures;
use crate::algo::walked::Rows;

/// With how many others does each have a tie?
///
/// Parallel relations are one tie. Whole numbers from 0. Costs O(|V|).
///
/// Freeman (1978), "Centrality in social networks: conceptual clarification", Social Networks 1.
///
/// ```
/// use graph_data::algo::centrality::degrees;
/// use graph_data::algo::walked::Rows;
///
/// // herwin - ovam - green-deal-werkgroep - vlaio
/// let rows = Rows { offsets: &[0, 1, 3, 5, 6], others: &[1, 0, 2, 1, 3, 2] };
/// assert_eq!(degrees(rows).values, [1.0, 2.0, 2.0, 1.0]);
/// ```
#[must_use]
pub fn degrees(rows: Rows<'_>) -> Figures {
    let degree = |node| f64::from(rows.degree(node));
    Figures::exact((0..rows.nodes()).map(degree).collect())
}
