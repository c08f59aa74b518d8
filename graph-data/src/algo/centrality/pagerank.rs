//! PageRank: how often a walk that follows ties at random comes by each.
//!
//! Knows nothing of how strong ties are: each is followed as readily as another.

use super::Figures;
use crate::algo::walked::Rows;

/// How often the walk follows a tie; else it starts anew anywhere.
const DAMPING: f64 = 0.85;
/// How far the equations may still be off, summed over all nodes, as a part of the whole: the summed
/// error of the figures is then at most seven times as much.
const RESIDUAL_MAX: f64 = 1e-10;
/// More steps than any network needs: each at least halves the error, nearly.
const STEPS_MAX: usize = 200;

/// Where would one come by most often, following ties at random?
///
/// The share of time that a walk spends at each which follows a tie with probability 0.85 and else,
/// or where there is no tie, starts anew anywhere: 0 to 1, summing up to 1.
///
/// With x = D z and D the degrees, the equations of Page et al. for ties without direction read
/// (D − 0.85 A) z = 1, with a symmetric, positive definite matrix, whose solution need only be divided
/// by its sum: that also spreads what untied nodes hold evenly. Conjugate gradients, scaled by D, solve
/// them in some thirty steps whatever the network, as the scaled eigenvalues lie between 0.15 and 1.85,
/// until the summed residual is at most 1e-10. Where `halt` says to stop, the figures so far come
/// with `partial`. Costs O(|V| + |E|) per step.
///
/// Page, Brin, Motwani and Winograd (1999), "The PageRank Citation Ranking", Stanford InfoLab 1999-66; Hestenes
/// and Stiefel (1952), "Methods of Conjugate Gradients for Solving Linear Systems", Journal of Research of
/// the National Bureau of Standards 49.
///
/// ```
/// use graph_data::algo::centrality::pagerank;
/// use graph_data::algo::walked::Rows;
///
/// // herwin - ovam - green-deal-werkgroep - vlaio
/// let rows = Rows { offsets: &[0, 1, 3, 5, 6], others: &[1, 0, 2, 1, 3, 2] };
/// let figures = pagerank(rows, &mut || false).values;
/// assert!(figures[1] > figures[0] && (figures.iter().sum::<f64>() - 1.0).abs() < 1e-12);
/// ```
#[must_use]
pub fn pagerank(rows: Rows<'_>, halt: &mut impl FnMut() -> bool) -> Figures {
    let mut solving = Solving::new(rows);
    let mut partial = false;
    for _ in 0..STEPS_MAX {
        if solving.residual_sum <= RESIDUAL_MAX * rows.nodes() as f64 {
            break;
        }
        if halt() {
            partial = true;
            break;
        }
        solving.step();
    }
    Figures {
        partial,
        ..Figures::exact(solving.shares())
    }
}

/// Conjugate gradients on (D − 0.85 A) z = 1, scaled by D. Untied nodes stand aside.
struct Solving<'a> {
    rows: Rows<'a>,
    /// One divided by the degree; 0 for an untied node.
    inverse: Vec<f64>,
    z: Vec<f64>,
    residual: Vec<f64>,
    residual_sum: f64,
    /// The residual's square in the measure of D.
    rho: f64,
    direction: Vec<f64>,
    image: Vec<f64>,
}

impl<'a> Solving<'a> {
    /// Starts from what the walk would do without starting anew: shares by degree, of the right sum.
    fn new(rows: Rows<'a>) -> Self {
        let nodes = rows.nodes();
        let degree = |node| f64::from(rows.degree(node));
        let inverse: Vec<f64> = (0..nodes)
            .map(|node| {
                if rows.degree(node) == 0 {
                    0.0
                } else {
                    1.0 / degree(node)
                }
            })
            .collect();
        let tied = inverse.iter().filter(|inverse| **inverse > 0.0).count();
        let ends = (1.0 - DAMPING) * rows.others.len().max(1) as f64;
        let even = tied as f64 / ends;
        let left = |node: usize| {
            if inverse[node] > 0.0 {
                1.0 - (1.0 - DAMPING) * even * degree(node)
            } else {
                0.0
            }
        };
        let residual: Vec<f64> = (0..nodes).map(left).collect();
        let direction: Vec<f64> = residual.iter().zip(&inverse).map(|(r, i)| r * i).collect();
        Self {
            rows,
            z: vec![even; nodes],
            residual_sum: residual.iter().map(|r| r.abs()).sum(),
            rho: residual.iter().zip(&direction).map(|(r, d)| r * d).sum(),
            image: vec![0.0; nodes],
            inverse,
            residual,
            direction,
        }
    }

    fn step(&mut self) {
        let curvature = self.apply();
        let along = self.rho / curvature;
        let (mut residual_sum, mut rho) = (0.0, 0.0);
        for node in 0..self.rows.nodes() {
            self.z[node] += along * self.direction[node];
            let residual = self.residual[node] - along * self.image[node];
            self.residual[node] = residual;
            residual_sum += residual.abs();
            rho += residual * residual * self.inverse[node];
        }
        let turn = rho / self.rho;
        for (node, direction) in self.direction.iter_mut().enumerate() {
            *direction = self.residual[node] * self.inverse[node] + turn * *direction;
        }
        (self.residual_sum, self.rho) = (residual_sum, rho);
    }

    /// The image of the direction under D − 0.85 A; returns their product.
    fn apply(&mut self) -> f64 {
        let direction = self.direction.as_slice();
        let mut product = 0.0;
        for (node, image) in self.image.iter_mut().enumerate() {
            let row = self.rows.row(node);
            let around: f64 = row.iter().map(|other| direction[*other as usize]).sum();
            *image = row.len() as f64 * direction[node] - DAMPING * around;
            product += *image * direction[node];
        }
        product
    }

    /// The solution as shares of one.
    fn shares(&self) -> Vec<f64> {
        let weight = |node: usize| match self.rows.degree(node) {
            0 => 1.0,
            degree => f64::from(degree) * self.z[node],
        };
        let weights: Vec<f64> = (0..self.rows.nodes()).map(weight).collect();
        let whole: f64 = weights.iter().sum();
        weights.into_iter().map(|w| w / whole).collect()
    }
}
