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
/// Squares at most to each side of the middle.
const SQUARES_MAX: f32 = 32_000.0;
/// The number of the square in the middle; a row or column is a number of 16 bits.
const SQUARE_ZERO: f32 = 32_768.0;
const SQUARE_MASK: u64 = 0xffff;
/// Where in a key the column and the row begin; the shape is below.
const COLUMN_BITS: u32 = 32;
const ROW_BITS: u32 = 48;

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
    /// Row, column and shape in one number: sorted by the code that sorts the quadtree's numbers too.
    keys: Vec<u64>,
}

impl Grid {
    fn new(side: f32) -> Self {
        Self {
            side,
            keys: Vec::new(),
        }
    }

    fn fill(&mut self, x: &[f32], y: &[f32]) {
        self.keys.clear();
        let side = self.side;
        let places = y.iter().zip(x).zip(0_u64..);
        self.keys.extend(
            places.map(|((y, x), shape)| first_key(square(y / side), square(x / side)) | shape),
        );
        self.keys.sort_unstable();
    }

    /// Pushes each two shapes that overlap half the way each; returns how many pairs there were.
    fn push_overlapping(&self, x: &mut [f32], y: &mut [f32], radii: &[f32], gap: f32) -> usize {
        let mut pushed = 0;
        for (at, &key) in self.keys.iter().enumerate() {
            let (row, column) = (key >> ROW_BITS, (key >> COLUMN_BITS) & SQUARE_MASK);
            let row_end = first_key(row, column + 2);
            let same_row = self.keys[at + 1..].iter();
            let same_row = same_row.take_while(|other| **other < row_end);
            let next_row = self.run(row + 1, column - 1, column + 1);
            for other in same_row.chain(next_row) {
                let (a, b) = (shape(key), shape(*other));
                pushed += usize::from(push_pair(x, y, a, b, radii[a] + radii[b] + gap));
            }
        }
        pushed
    }

    /// The shapes of a row of squares, from one column to another.
    fn run(&self, row: u64, from: u64, to: u64) -> &[u64] {
        let before = |column: u64| {
            let key = first_key(row, column);
            self.keys.partition_point(|other| *other < key)
        };
        &self.keys[before(from)..before(to + 1)]
    }
}

/// The least key of a square.
fn first_key(row: u64, column: u64) -> u64 {
    (row << ROW_BITS) | (column << COLUMN_BITS)
}

/// The shape of a key.
fn shape(key: u64) -> usize {
    usize::try_from(key & u64::from(u32::MAX)).unwrap_or(usize::MAX)
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

/// The number of a row or column of squares. Those far outside any picture are taken together: what
/// is side by side stays so.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what fits, above zero"
)]
fn square(place: f32) -> u64 {
    (place.floor().clamp(-SQUARES_MAX, SQUARES_MAX) + SQUARE_ZERO) as u64
}
