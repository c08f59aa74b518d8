//! The picture's places: a seeded force layout, one step at a time; or columns.
//!
//! A [`LayoutRequest`] goes in, a [`LayoutResult`] comes out; in between, [`Layout`] takes steps. The
//! same request gives the same places on every machine, in the service as in the page: only sums,
//! products, quotients and square roots decide, which every machine rounds alike. It knows no
//! entities, no screen and no drawing; [`request_of_view`] alone knows the network.

mod columns;
mod forces;
mod islands;
mod packing;
mod quadtree;
mod request;
mod result;
mod separation;
mod start;
#[cfg(test)]
mod tests;
mod view;

pub use columns::{ColumnsRequest, crossings, rows_in_columns};
pub use request::{LayoutRequest, LayoutTie};
pub use result::LayoutResult;
pub use view::{request_of_view, shape_radius};

use forces::Forces;
use islands::{Island, islands_of};

/// The share of a tie's length that a shape may move in the first step.
const HEAT_FIRST: f32 = 0.6;
/// By what the longest move shrinks from step to step.
const COOLING: f32 = 0.985;
/// The share of a tie's length below which moves no longer show.
const HEAT_LAST: f32 = 0.008;

/// A layout on its way.
///
/// Each connected part is laid out by itself: shapes push each other away, ties and groups pull
/// together, and moves get shorter from step to step (Fruchterman and Reingold, "Graph Drawing by
/// Force-directed Placement", 1991), with far shapes taken together (Barnes and Hut, "A hierarchical
/// O(N log N) force-calculation algorithm", 1986). It starts from distances in ties to a few pivots
/// (Brandes and Pich, "Eigensolver Methods for Progressive Multidimensional Scaling", 2007), so that
/// few steps are enough.
///
/// ```
/// use graph_data::layout::{Layout, LayoutRequest, LayoutTie};
///
/// // herwin - ovam, ovam - vlaanderen-circulair, and trividend on its own
/// let tie = |a, b| LayoutTie { a, b, weight: 1.0 };
/// let request = LayoutRequest::new(vec![10.0; 4], vec![tie(0, 1), tie(1, 2)]);
/// let mut layout = Layout::new(request);
/// layout.run(200);
/// let result = layout.positions();
/// assert_eq!(result.x.len(), 4);
/// ```
#[derive(Clone, Debug)]
pub struct Layout {
    request: LayoutRequest,
    /// Connected parts of two shapes or more, larger first.
    islands: Vec<Island>,
    /// Shapes without a tie, in the order of the request.
    alone: Vec<u32>,
    forces: Forces,
    heat: f32,
}

impl Layout {
    /// Prepares a layout and puts the shapes where they start. Costs O(p (|V| + |E|)) for p pivots, 50
    /// at most. Ties with an end that does not exist, or with itself, are left out.
    #[must_use]
    pub fn new(request: LayoutRequest) -> Self {
        let request = request.mended();
        let (mut islands, alone) = islands_of(&request);
        start::place(&mut islands, request.tie_length(), request.seed);
        Self {
            forces: Forces::new(&request),
            islands,
            alone,
            heat: HEAT_FIRST,
            request,
        }
    }

    /// Moves every shape once; returns by how much they moved on average, in layout units. Costs
    /// O(|V| log |V| + |E|), and allocates nothing once the largest part has been through it.
    pub fn step(&mut self) -> f32 {
        let longest = self.heat * self.request.tie_length();
        self.heat *= COOLING;
        let (mut moved, mut shapes) = (0.0, 0_u32);
        for island in &mut self.islands {
            moved += self.forces.step(island, longest);
            shapes += u32::try_from(island.shapes.len()).unwrap_or(u32::MAX);
        }
        moved / shapes.max(1) as f32
    }

    /// Whether further steps would not show.
    #[must_use]
    pub fn settled(&self) -> bool {
        self.heat < HEAT_LAST || self.islands.is_empty()
    }

    /// Steps until settled, `steps_max` times at most; returns how many steps it took. About 290 steps
    /// settle a layout of any size.
    pub fn run(&mut self, steps_max: u32) -> u32 {
        let mut steps = 0;
        while steps < steps_max && !self.settled() {
            self.step();
            steps += 1;
        }
        steps
    }

    /// Where the shapes are now: pushed apart so that none overlap, with the smaller parts packed
    /// around the largest, and shapes without a tie in rows below. Costs about O(|V| log |V|).
    #[must_use]
    pub fn positions(&self) -> LayoutResult {
        result::arrange(&self.request, &self.islands, &self.alone)
    }
}
