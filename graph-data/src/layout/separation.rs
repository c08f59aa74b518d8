//! Pushing shapes apart until none overlap.
//!
//! Knows nothing of ties.

/// Rounds of pushing before everything is spread a little.
const ROUNDS_PER_SPREAD: u32 = 16;
/// One in how many shapes may overlap before everything is spread at once.
const CROWDED: usize = 3;
/// By how much everything is spread when pushing does not get there.
const SPREAD: f32 = 1.08;
/// Spreads at most; shapes that were on one spot are far apart by then.
const SPREADS_MAX: u32 = 200;
/// The slack that rounding is allowed, as a share of a distance.
const SLACK: f32 = 1.0 + 1e-3;

/// Moves shapes, as little as will do, until each two are `gap` apart. Costs about O(|V|) a round.
pub(super) fn separate(x: &mut [f32], y: &mut [f32], radii: &[f32], gap: f32) {
    let widest = radii.iter().copied().fold(0.0, f32::max);
    let mut grid = Grid::new(2.0 * widest + gap);
    for _ in 0..SPREADS_MAX {
        for _ in 0..ROUNDS_PER_SPREAD {
            grid.fill(x, y);
            match grid.push_overlapping(x, y, radii, gap) {
                0 => return,
                pushed if pushed > radii.len() / CROWDED => break,
                _ => {}
            }
        }
        x.iter_mut()
            .chain(y.iter_mut())
            .for_each(|place| *place *= SPREAD);
    }
}

/// Shapes by the square in which they lie: sorted, so that each square is a run.
struct Grid {
    side: f32,
    shapes: Vec<(i32, i32, u32)>,
}

impl Grid {
    fn new(side: f32) -> Self {
        Self {
            side,
            shapes: Vec::new(),
        }
    }

    fn fill(&mut self, x: &[f32], y: &[f32]) {
        self.shapes.clear();
        let side = self.side;
        let places = y.iter().zip(x).zip(0_u32..);
        self.shapes
            .extend(places.map(|((y, x), shape)| (square(y / side), square(x / side), shape)));
        self.shapes.sort_unstable();
    }

    /// Pushes each two shapes that overlap half the way each; returns how many pairs there were.
    fn push_overlapping(&self, x: &mut [f32], y: &mut [f32], radii: &[f32], gap: f32) -> usize {
        let mut pushed = 0;
        for (at, &(row, column, shape)) in self.shapes.iter().enumerate() {
            let same_row = self.shapes[at + 1..]
                .iter()
                .take_while(|other| other.0 == row && other.1 <= column + 1);
            let next_row = self.run(row + 1, column - 1, column + 1);
            for &(_, _, other) in same_row.chain(next_row) {
                let (a, b) = (shape as usize, other as usize);
                pushed += usize::from(push_pair(x, y, a, b, radii[a] + radii[b] + gap));
            }
        }
        pushed
    }

    /// The shapes of a row of squares, from one column to another.
    fn run(&self, row: i32, from: i32, to: i32) -> &[(i32, i32, u32)] {
        let start = self.shapes.partition_point(|s| (s.0, s.1) < (row, from));
        let end = self.shapes[start..].partition_point(|s| (s.0, s.1) <= (row, to));
        &self.shapes[start..start + end]
    }
}

fn push_pair(x: &mut [f32], y: &mut [f32], a: usize, b: usize, distance: f32) -> bool {
    let (mut dx, mut dy) = (x[b] - x[a], y[b] - y[a]);
    let mut length = (dx * dx + dy * dy).sqrt();
    if length >= distance {
        return false;
    }
    if length < 1e-3 {
        (dx, dy, length) = (if a < b { 1e-3 } else { -1e-3 }, 0.0, 1e-3);
    }
    let share = 0.5 * (distance * SLACK - length) / length;
    x[a] -= dx * share;
    y[a] -= dy * share;
    x[b] += dx * share;
    y[b] += dy * share;
    true
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the cast saturates, far outside any picture"
)]
fn square(place: f32) -> i32 {
    place.floor().clamp(-1e9, 1e9) as i32
}
