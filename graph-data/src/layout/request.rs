//! What a layout is asked: shapes, ties, groups and the room for them.
//!
//! Knows no entities: shapes are row numbers.

use crate::order;

/// A tie between two shapes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LayoutTie {
    /// The row of the shape at one end.
    pub a: u32,
    /// The row of the shape at the other end.
    pub b: u32,
    /// How hard it pulls: 1 for a usual tie, 0 for none.
    pub weight: f32,
}

/// A request for a layout. Lengths are in layout units; what a unit is on a screen is up to the camera.
#[derive(Clone, Debug, PartialEq)]
pub struct LayoutRequest {
    /// The radius of each shape, of which there are as many as radii.
    pub radii: Vec<f32>,
    /// The ties. Parallel ties count as one, the heaviest; ties of a shape with itself as none.
    pub ties: Vec<LayoutTie>,
    /// The group of each shape, whose members are drawn together; may be empty.
    pub groups: Vec<Option<u32>>,
    /// How far shapes stay apart at least.
    pub gap: f32,
    /// The width wanted as a multiple of the height: 16/9 for a usual screen.
    pub aspect: f32,
    /// The seed of what is left to chance.
    pub seed: u32,
}

impl LayoutRequest {
    /// A request without groups, with the usual gap and aspect, and seed 1.
    #[must_use]
    pub fn new(radii: Vec<f32>, ties: Vec<LayoutTie>) -> Self {
        Self {
            radii,
            ties,
            groups: Vec::new(),
            gap: 10.0,
            aspect: 16.0 / 9.0,
            seed: 1,
        }
    }

    /// The request with figures that can be laid out: what is not finite or out of range becomes the
    /// nearest usable figure, and ties that cannot be drawn are left out.
    pub(super) fn mended(mut self) -> Self {
        let shapes = self.radii.len();
        for radius in &mut self.radii {
            *radius = usable(*radius, 0.1, 1e4);
        }
        self.gap = usable(self.gap, 0.1, 1e4);
        self.aspect = usable(self.aspect, 0.1, 10.0);
        self.groups.resize(shapes, None);
        self.ties.retain(|tie| {
            (tie.a.max(tie.b) as usize) < shapes && tie.a != tie.b && tie.weight > 0.0
        });
        for tie in &mut self.ties {
            (tie.a, tie.b) = (tie.a.min(tie.b), tie.a.max(tie.b));
            tie.weight = usable(tie.weight, 0.01, 10.0);
        }
        self.ties = order::sorted(&self.ties, |one, two| {
            let ends = (one.a, one.b).cmp(&(two.a, two.b));
            ends.then(two.weight.total_cmp(&one.weight))
        });
        self.ties.dedup_by_key(|tie| (tie.a, tie.b));
        self
    }

    /// How long a tie would like to be.
    pub(super) fn tie_length(&self) -> f32 {
        let sum: f32 = self.radii.iter().sum();
        2.0 * sum / self.radii.len().max(1) as f32 + 3.0 * self.gap
    }
}

fn usable(figure: f32, least: f32, most: f32) -> f32 {
    if figure.is_nan() {
        least
    } else {
        // Not `clamp`: what it says of wrong bounds brings all of float formatting into the page.
        figure.max(least).min(most)
    }
}
