//! Which texts are shown, and where: the most important first, each where it is free.
//!
//! All on the screen, in CSS pixels. Knows boxes and wishes; not whose name a text is.

mod crossing;
mod side;
mod wrapping;

use self::crossing::crossings;
use self::side::rect_at;
pub use self::side::{BESIDE, CORNERS, LEFT, ON, ON_OR_NEAR, OVER, RIGHT, Side};
pub use self::wrapping::{shortened, wrapped};
use super::geometry::{Point, Rect};

/// How much worse a place is for each line that runs through it, in steps down the list of sides.
const CROSSED: usize = 2;
/// Lines beyond which crossings are no longer counted: they are everywhere then.
const LINES_MAX: usize = 800;
/// The gap kept between two texts.
const GAP: f64 = 2.0;

/// A text that wants a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// The point that it belongs to.
    pub anchor: Point,
    /// How far from that point it starts, to the side and up or down.
    pub clearance: Point,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// What it names; it may stand on that.
    pub owner: Option<usize>,
    /// Where it may stand, best first.
    pub sides: &'static [Side],
    /// Whether lines through it would spoil it; a text in a box hides them.
    pub avoids_lines: bool,
    /// Whether the picture is about what it names: such wishes come first, those with the least
    /// choice before the others, so that none is crowded out by another that could stand elsewhere.
    pub vital: bool,
    /// Whether it counts towards the number of texts allowed.
    pub counted: bool,
}

/// What is already there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Obstacle {
    /// Its box.
    pub rect: Rect,
    /// Whose it is.
    pub owner: usize,
}

/// A board on which texts find places; kept between frames, so that none allocates.
#[derive(Clone, Debug, Default)]
pub struct Board {
    columns: usize,
    rows: usize,
    cells: Vec<Vec<usize>>,
    taken: Vec<(Rect, Option<usize>)>,
    placed: Vec<Option<Rect>>,
    /// The wishes in the order in which they are placed, each as its rank above and its place below:
    /// numbers, since the layout sorts such, and another sort weighs in the download.
    turns: Vec<u64>,
}

const CELL: f64 = 48.0;

/// The place in a turn.
fn place_of(turn: u64) -> usize {
    usize::try_from(turn & u64::from(u32::MAX)).unwrap_or(usize::MAX)
}

impl Board {
    /// Places wishes in their order, at most `counted_max` of those that count, inside `window`,
    /// clear of obstacles and of each other, and off `lines` where there is a choice.
    ///
    /// Returns a box or none for each wish.
    pub fn place(
        &mut self,
        wishes: &[Wish],
        obstacles: &[Obstacle],
        lines: &[(Point, Point)],
        window: &Rect,
        counted_max: usize,
    ) -> &[Option<Rect>] {
        self.clear(window);
        for obstacle in obstacles {
            self.take(window, obstacle.rect, Some(obstacle.owner));
        }
        let lines = if lines.len() > LINES_MAX { &[] } else { lines };
        self.placed.resize(wishes.len(), None);
        self.sort(wishes, window);
        let mut counted = 0;
        for turn in 0..wishes.len() {
            let place = place_of(self.turns[turn]);
            let wish = &wishes[place];
            if wish.counted && counted >= counted_max {
                continue;
            }
            self.placed[place] = self.best(wish, lines, window);
            if let Some(rect) = self.placed[place] {
                counted += usize::from(wish.counted);
                self.take(window, rect, None);
            }
        }
        &self.placed
    }

    /// The places found last.
    #[must_use]
    pub fn placed(&self) -> &[Option<Rect>] {
        &self.placed
    }

    /// Moves all places found, as when the picture is dragged.
    pub fn shift(&mut self, way: Point) {
        for rect in self.placed.iter_mut().flatten() {
            *rect = rect.moved(way);
        }
    }

    fn clear(&mut self, window: &Rect) {
        self.columns = cell_number(window.width()) + 1;
        self.rows = cell_number(window.height()) + 1;
        for cell in &mut self.cells {
            cell.clear();
        }
        self.cells.resize_with(self.columns * self.rows, Vec::new);
        self.taken.clear();
        self.placed.clear();
    }

    /// Vital wishes by how many sides are free, then the others, each in their order.
    fn sort(&mut self, wishes: &[Wish], window: &Rect) {
        let mut turns = std::mem::take(&mut self.turns);
        turns.clear();
        turns.extend(wishes.iter().enumerate().map(|(place, wish)| {
            let free = |side: &&Side| self.free(wish, &rect_at(wish, **side), window);
            let choice = if wish.vital {
                wish.sides.iter().filter(free).count() as u64
            } else {
                u64::from(u32::MAX)
            };
            (choice << 32) | place as u64
        }));
        turns.sort_unstable();
        self.turns = turns;
    }

    fn best(&self, wish: &Wish, lines: &[(Point, Point)], window: &Rect) -> Option<Rect> {
        let mut best: Option<(usize, Rect)> = None;
        for (step, side) in wish.sides.iter().enumerate() {
            let rect = rect_at(wish, *side);
            if best.is_some_and(|(cost, _)| cost <= step) || !self.free(wish, &rect, window) {
                continue;
            }
            let crossed = if wish.avoids_lines {
                crossings(&rect, lines)
            } else {
                0
            };
            let cost = step + crossed * CROSSED;
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, rect));
            }
        }
        best.map(|(_, rect)| rect)
    }

    fn free(&self, wish: &Wish, rect: &Rect, window: &Rect) -> bool {
        let roomy = rect.grown(GAP);
        let clear = |place: &usize| {
            let (taken, owner) = &self.taken[*place];
            (owner.is_some() && *owner == wish.owner) || !taken.overlaps(&roomy)
        };
        window.holds_all(rect)
            && self
                .cells_of(window, &roomy)
                .all(|cell| self.cells[cell].iter().all(clear))
    }

    fn take(&mut self, window: &Rect, rect: Rect, owner: Option<usize>) {
        if !rect.overlaps(window) {
            return;
        }
        let place = self.taken.len();
        self.taken.push((rect, owner));
        for row in rows(window, &rect, self.rows) {
            for column in columns(window, &rect, self.columns) {
                self.cells[row * self.columns + column].push(place);
            }
        }
    }

    fn cells_of(&self, window: &Rect, rect: &Rect) -> impl Iterator<Item = usize> + use<'_> {
        let columns = columns(window, rect, self.columns);
        rows(window, rect, self.rows).flat_map(move |row| {
            columns
                .clone()
                .map(move |column| row * self.columns + column)
        })
    }
}

fn columns(window: &Rect, rect: &Rect, count: usize) -> std::ops::RangeInclusive<usize> {
    let number = |x: f64| cell_number(x - window.from.x).min(count - 1);
    number(rect.from.x)..=number(rect.to.x)
}

fn rows(window: &Rect, rect: &Rect, count: usize) -> std::ops::RangeInclusive<usize> {
    let number = |y: f64| cell_number(y - window.from.y).min(count - 1);
    number(rect.from.y)..=number(rect.to.y)
}

/// The cell in which a length from the edge ends; lengths before the edge are in the first.
fn cell_number(length: f64) -> usize {
    super::palette::whole(length / CELL)
}

#[cfg(test)]
mod tests;
