//! A quadtree in flat arrays: far shapes are taken together when they push.
//!
//! Barnes and Hut (1986), built over shapes sorted along a Z curve. Knows nothing of ties.

/// How wide a cell may look, as a share of its distance, to be taken as one shape.
const OPENING: f32 = 1.1;
/// Up to how many shapes share a leaf.
const LEAF_SHAPES: usize = 4;
/// The share of the push that reaches far.
const FAR: f32 = 0.3;
/// Cells along a side on the finest level, as a power of two.
const LEVELS: u32 = 16;
/// Shapes nearer than this are on one spot.
const SPOT: f32 = 1e-3;
/// The end of the walk over cells.
const END: u32 = u32::MAX;

/// A shape as the tree holds it.
#[derive(Clone, Copy, Debug, Default)]
struct Body {
    x: f32,
    y: f32,
    mass: f32,
    shape: u32,
}

/// A cell of the tree. Cells stand in the order of a walk; `next` skips what is inside one.
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    x: f32,
    y: f32,
    mass: f32,
    /// The squared distance beyond which the cell counts as one shape.
    far: f32,
    next: u32,
    /// The bodies of a leaf; none for a cell with cells inside.
    first: u32,
    bodies: u32,
}

/// A tree whose memory is used again from step to step.
#[derive(Clone, Debug, Default)]
pub(super) struct Quadtree {
    keys: Vec<u64>,
    bodies: Vec<Body>,
    cells: Vec<Cell>,
}

impl Quadtree {
    /// Builds the tree over shapes at finite places. Costs O(|V| log |V|).
    pub(super) fn build(&mut self, x: &[f32], y: &[f32], masses: &[f32]) {
        let (left, top, side) = square_around(x, y);
        let scale = (1_u32 << LEVELS) as f32 / side;
        self.keys.clear();
        let places = x.iter().zip(y).zip(0_u32..);
        self.keys.extend(places.map(|((x, y), shape)| {
            let code = z_code(grid_row((x - left) * scale), grid_row((y - top) * scale));
            (u64::from(code) << 32) | u64::from(shape)
        }));
        self.keys.sort_unstable();
        self.bodies.clear();
        self.bodies.extend(self.keys.iter().map(|key| {
            let shape = u32::try_from(key & u64::from(u32::MAX)).unwrap_or(END);
            let at = shape as usize;
            Body {
                x: x[at],
                y: y[at],
                mass: masses[at],
                shape,
            }
        }));
        self.cells.clear();
        self.grow(0, self.bodies.len(), LEVELS, side);
        if let Some(root) = self.cells.first_mut() {
            root.next = END;
        }
    }

    /// Adds the cell over a range of bodies, and the cells inside it.
    fn grow(&mut self, start: usize, end: usize, levels: u32, side: f32) {
        let at = self.cells.len();
        let is_leaf = end - start <= LEAF_SHAPES || levels == 0;
        let span = side / OPENING;
        let mut cell = Cell {
            far: span * span,
            first: place(start),
            bodies: if is_leaf { place(end - start) } else { 0 },
            ..Cell::default()
        };
        for body in &self.bodies[start..end] {
            cell.x += body.x * body.mass;
            cell.y += body.y * body.mass;
            cell.mass += body.mass;
        }
        cell.x /= cell.mass.max(f32::MIN_POSITIVE);
        cell.y /= cell.mass.max(f32::MIN_POSITIVE);
        self.cells.push(cell);
        if !is_leaf {
            let shift = 32 + 2 * (levels - 1);
            let mut from = start;
            for quarter in 0..4 {
                let inside =
                    self.keys[from..end].partition_point(|key| (key >> shift) & 3 <= quarter);
                if inside > 0 {
                    self.grow(from, from + inside, levels - 1, side / 2.0);
                }
                from += inside;
            }
        }
        self.cells[at].next = place(self.cells.len());
    }

    /// Adds to each shape the push of all others: `strength` × both masses / distance, away from
    /// them. Costs O(|V| log |V|).
    pub(super) fn push(&self, strength: f32, near: f32, push_x: &mut [f32], push_y: &mut [f32]) {
        let end = place(self.cells.len());
        for body in &self.bodies {
            let (mut x, mut y) = (0.0, 0.0);
            let mut at = 0;
            while at < end {
                let cell = &self.cells[at as usize];
                let (dx, dy) = (body.x - cell.x, body.y - cell.y);
                let square = dx * dx + dy * dy;
                if square > cell.far {
                    let share = cell.mass * fading(square, near);
                    x += dx * share;
                    y += dy * share;
                    at = cell.next;
                } else {
                    self.push_from_leaf(cell, body, near, &mut x, &mut y);
                    at += 1;
                }
            }
            let shape = body.shape as usize;
            push_x[shape] += x * strength * body.mass;
            push_y[shape] += y * strength * body.mass;
        }
    }

    /// The push of each body of a leaf; nothing for a cell with cells inside.
    fn push_from_leaf(&self, cell: &Cell, body: &Body, near: f32, x: &mut f32, y: &mut f32) {
        let first = cell.first as usize;
        for other in &self.bodies[first..first + cell.bodies as usize] {
            if other.shape == body.shape {
                continue;
            }
            let (mut dx, mut dy) = (body.x - other.x, body.y - other.y);
            if dx.abs().max(dy.abs()) < SPOT {
                // On one spot they part, by which row is lower.
                let side = if body.shape < other.shape {
                    -SPOT
                } else {
                    SPOT
                };
                (dx, dy) = (side, -side);
            }
            let share = other.mass * fading(dx * dx + dy * dy, near);
            *x += dx * share;
            *y += dy * share;
        }
    }
}

/// How a push fades, over the distance: FAR / d² + near / d³. Near shapes spread out evenly, far ones
/// do not drive each other to the edge.
fn fading(square: f32, near: f32) -> f32 {
    let inverse = 1.0 / square;
    inverse * (FAR + near * inverse.sqrt())
}

/// The smallest square around all places: its left and top, and its side.
fn square_around(x: &[f32], y: &[f32]) -> (f32, f32, f32) {
    let least = |column: &[f32]| column.iter().copied().fold(f32::INFINITY, f32::min);
    let most = |column: &[f32]| column.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let (left, top) = (least(x), least(y));
    let side = (most(x) - left).max(most(y) - top);
    (left, top, if side > 0.0 { side } else { 1.0 })
}

/// A place on the finest grid, kept inside it.
fn grid_row(place: f32) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the cast saturates, and the result is kept inside the grid"
    )]
    let row = place as u32;
    row.min((1 << LEVELS) - 1)
}

/// Both rows with their bits in turn: Morton's order.
fn z_code(x: u32, y: u32) -> u32 {
    spread(x) | (spread(y) << 1)
}

/// Puts a zero between each two of the lower sixteen bits.
fn spread(row: u32) -> u32 {
    let mut bits = row & 0xffff;
    bits = (bits | (bits << 8)) & 0x00ff_00ff;
    bits = (bits | (bits << 4)) & 0x0f0f_0f0f;
    bits = (bits | (bits << 2)) & 0x3333_3333;
    (bits | (bits << 1)) & 0x5555_5555
}

fn place(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(END)
}
