//! The forces between shapes, and one move of every shape of an island.
//!
//! Knows one island at a time, and nothing of packing or overlap.

use super::islands::Island;
use super::quadtree::Quadtree;
use super::request::LayoutRequest;

/// At what distance, in ties, near and far share a push about ten to three.
const NEAR: f32 = 1.2;
/// How hard everything is drawn to the middle of its island, as a share of a tie's pull.
const GRAVITY: f32 = 0.05;
/// How hard a member is drawn to the middle of its group, as a share of a tie's pull.
const GROUP_PULL: f32 = 0.25;
/// The share of its pull that a tie between two groups keeps.
const BETWEEN_GROUPS: f32 = 0.5;

/// Columns that the forces need, used again from step to step.
#[derive(Clone, Debug)]
pub(super) struct Forces {
    tie_length: f32,
    aspect_root: f32,
    /// What a shape of mass 1 needs on every side.
    room: f32,
    tree: Quadtree,
    masses: Vec<f32>,
    x: Vec<f32>,
    y: Vec<f32>,
    middles: Vec<Middle>,
}

/// The middle of a group of shapes.
#[derive(Clone, Copy, Debug, Default)]
struct Middle {
    x: f32,
    y: f32,
    shapes: f32,
}

impl Forces {
    pub(super) fn new(request: &LayoutRequest) -> Self {
        let shapes = request.radii.len().max(1) as f32;
        Self {
            tie_length: request.tie_length(),
            aspect_root: request.aspect.sqrt(),
            room: request.radii.iter().sum::<f32>() / shapes + request.gap,
            tree: Quadtree::default(),
            masses: Vec::new(),
            x: Vec::new(),
            y: Vec::new(),
            middles: Vec::new(),
        }
    }

    /// Moves every shape of an island by the force on it, `longest` at most; returns the summed
    /// lengths of the moves.
    pub(super) fn step(&mut self, island: &mut Island, longest: f32) -> f32 {
        self.weigh(island);
        self.push_apart(island);
        self.pull_ties(island);
        self.pull_groups(island);
        self.pull_to_middle(island);
        self.apply(island, longest)
    }

    /// Larger shapes push harder: they need more room.
    fn weigh(&mut self, island: &Island) {
        self.masses.clear();
        let room = self.room;
        let masses = island
            .radii
            .iter()
            .map(|radius| (radius + room) / (2.0 * room));
        self.masses.extend(masses);
        for column in [&mut self.x, &mut self.y] {
            column.clear();
            column.resize(island.shapes.len(), 0.0);
        }
    }

    fn push_apart(&mut self, island: &Island) {
        self.tree.build(&island.x, &island.y, &self.masses);
        let strength = self.tie_length * self.tie_length;
        self.tree
            .push(strength, NEAR * self.tie_length, &mut self.x, &mut self.y);
    }

    fn pull_ties(&mut self, island: &Island) {
        for tie in &island.ties {
            let (a, b) = (tie.a as usize, tie.b as usize);
            let (dx, dy) = (island.x[b] - island.x[a], island.y[b] - island.y[a]);
            let apart = island.groups[a] != island.groups[b];
            let weight = tie.weight * if apart { BETWEEN_GROUPS } else { 1.0 };
            let few = island.degrees[a].min(island.degrees[b]) as f32;
            let pull = weight / few.sqrt() * (dx * dx + dy * dy).sqrt() / self.tie_length;
            self.x[a] += dx * pull;
            self.y[a] += dy * pull;
            self.x[b] -= dx * pull;
            self.y[b] -= dy * pull;
        }
    }

    fn pull_groups(&mut self, island: &Island) {
        self.middles.clear();
        self.middles.resize(island.group_count, Middle::default());
        for (shape, group) in island.groups.iter().enumerate() {
            if let Some(group) = group {
                let middle = &mut self.middles[*group as usize];
                middle.x += island.x[shape];
                middle.y += island.y[shape];
                middle.shapes += 1.0;
            }
        }
        for (shape, group) in island.groups.iter().enumerate() {
            if let Some(group) = group {
                let middle = &self.middles[*group as usize];
                self.x[shape] += (middle.x / middle.shapes - island.x[shape]) * GROUP_PULL;
                self.y[shape] += (middle.y / middle.shapes - island.y[shape]) * GROUP_PULL;
            }
        }
    }

    /// The middle of the island draws harder up and down than sideways, for a picture that is wider
    /// than high.
    fn pull_to_middle(&mut self, island: &Island) {
        let shapes = island.shapes.len() as f32;
        let middle_x = island.x.iter().sum::<f32>() / shapes;
        let middle_y = island.y.iter().sum::<f32>() / shapes;
        for shape in 0..island.shapes.len() {
            let mass = self.masses[shape] * GRAVITY;
            self.x[shape] += (middle_x - island.x[shape]) * mass / self.aspect_root;
            self.y[shape] += (middle_y - island.y[shape]) * mass * self.aspect_root;
        }
    }

    fn apply(&self, island: &mut Island, longest: f32) -> f32 {
        let mut moved = 0.0;
        for shape in 0..island.shapes.len() {
            let (x, y) = (self.x[shape], self.y[shape]);
            let length = (x * x + y * y).sqrt();
            if length > 0.0 && length.is_finite() {
                let share = (longest / length).min(0.5);
                island.x[shape] += x * share;
                island.y[shape] += y * share;
                moved += length * share;
            }
        }
        moved
    }
}
