//! Packing islands side by side, each by the squares that it covers.
//!
//! After Freivalds, Dogrusoz and Kikusts, "Disconnected Graph Layout and the Polyomino Packing
//! Approach" (2002). Knows circles and the lines between them only.

use crate::order;
use std::collections::BTreeMap;

/// Squares into which the narrower side of a small island is cut.
const SQUARES_PER_SMALL: f32 = 5.0;
/// Squares at most over all islands: finer packing would not show.
const SQUARES_MAX: f32 = 30_000.0;

/// Parcels at most that are fitted in one by one.
const NEAR_MAX: usize = 400;

/// Circles that keep their places among themselves.
#[derive(Clone, Debug)]
pub(super) struct Parcel {
    /// Centre and radius of each circle, with the room it needs; the parcel's middle is at 0, 0.
    pub(super) circles: Vec<(f32, f32, f32)>,
    /// Lines between circles, by their rows, that other parcels must not cross either.
    pub(super) lines: Vec<(u32, u32)>,
    pub(super) width: f32,
    pub(super) height: f32,
}

/// Where the middle of each parcel goes, so that none touch and the whole is about `aspect` times as
/// wide as high. Parcels come larger first. The first is in the middle; later ones go as near to it as
/// they fit, and the smallest of very many in rows below.
pub(super) fn pack(parcels: &[Parcel], aspect: f32) -> Vec<(f32, f32)> {
    let (near, below) = parcels.split_at(parcels.len().min(NEAR_MAX));
    let mut places = pack_near(near, aspect);
    pack_rows(near, below, aspect, &mut places);
    places
}

fn pack_near(parcels: &[Parcel], aspect: f32) -> Vec<(f32, f32)> {
    let side = square_side(parcels);
    let mut taken = Taken::default();
    let mut ring = 0;
    let mut last_circles = usize::MAX;
    let mut places = Vec::with_capacity(parcels.len());
    for parcel in parcels {
        // A parcel of as many circles as the one before does not fit where that did not.
        if parcel.circles.len() != last_circles {
            last_circles = parcel.circles.len();
            ring = 0;
        }
        let squares = squares_of(parcel, side);
        let (row, column) = loop {
            if let Some(place) = first_fit(&taken, &squares, ring, aspect) {
                break place;
            }
            ring += 1;
        };
        taken.take(&squares, row, column);
        places.push((column as f32 * side, row as f32 * side));
    }
    places
}

/// Adds the places of parcels in rows below those that have theirs.
fn pack_rows(placed: &[Parcel], parcels: &[Parcel], aspect: f32, places: &mut Vec<(f32, f32)>) {
    let area = |parcels: &[Parcel]| -> f32 { parcels.iter().map(|p| p.width * p.height).sum() };
    let width = ((area(placed) + area(parcels)) * aspect).sqrt();
    let bottom = |(parcel, place): (&Parcel, &(f32, f32))| place.1 + parcel.height / 2.0;
    let mut top = placed
        .iter()
        .zip(places.iter())
        .map(bottom)
        .fold(0.0, f32::max);
    let (mut left, mut height) = (0.0, 0.0_f32);
    for parcel in parcels {
        if left > 0.0 && left + parcel.width > width {
            top += height;
            (left, height) = (0.0, 0.0);
        }
        places.push((
            left + parcel.width / 2.0 - width / 2.0,
            top + parcel.height / 2.0,
        ));
        left += parcel.width;
        height = height.max(parcel.height);
    }
}

/// The side of a square: small enough to follow the smallest parcel, large enough to be quick.
fn square_side(parcels: &[Parcel]) -> f32 {
    let narrow = |parcel: &Parcel| parcel.width.min(parcel.height);
    let smallest = parcels.iter().map(narrow).fold(f32::INFINITY, f32::min);
    let area: f32 = parcels.iter().map(|p| p.width * p.height).sum();
    (smallest / SQUARES_PER_SMALL)
        .max((area / SQUARES_MAX).sqrt())
        .clamp(1e-3, 1e6)
}

/// The squares that a parcel covers with its middle at 0, 0, as rows and columns.
fn squares_of(parcel: &Parcel, side: f32) -> Vec<(i32, i32)> {
    let mut squares = Vec::new();
    for &(x, y, radius) in &parcel.circles {
        for row in square((y - radius) / side)..=square((y + radius) / side) {
            for column in square((x - radius) / side)..=square((x + radius) / side) {
                let dx = outside(x, column as f32 * side, side);
                let dy = outside(y, row as f32 * side, side);
                if dx * dx + dy * dy <= radius * radius {
                    squares.push((row, column));
                }
            }
        }
    }
    for &(from, to) in &parcel.lines {
        let (from, to) = (parcel.circles[from as usize], parcel.circles[to as usize]);
        squares.extend(squares_between(from, to, side));
    }
    without_bays(&order::distinct(&squares))
}

/// Squares along the line between the centres of two circles, near enough to one another that nothing
/// passes between them.
fn squares_between(
    from: (f32, f32, f32),
    to: (f32, f32, f32),
    side: f32,
) -> impl Iterator<Item = (i32, i32)> {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let pieces = square(dx.abs().max(dy.abs()) / side) + 1;
    (0..=pieces).map(move |piece| {
        let share = piece as f32 / pieces as f32;
        (
            square((from.1 + dy * share) / side),
            square((from.0 + dx * share) / side),
        )
    })
}

/// The squares with all that lie between two of them both sideways and upwards, so that no parcel
/// lands among the ties of another.
fn without_bays(squares: &[(i32, i32)]) -> Vec<(i32, i32)> {
    let mut columns: BTreeMap<i32, (i32, i32)> = BTreeMap::new();
    for &(row, column) in squares {
        let span = columns.entry(column).or_insert((row, row));
        *span = (span.0.min(row), span.1.max(row));
    }
    let mut filled = Vec::new();
    for row in squares.chunk_by(|a, b| a.0 == b.0) {
        let number = row[0].0;
        for column in row[0].1..=row[row.len() - 1].1 {
            let inside = |span: &(i32, i32)| (span.0..=span.1).contains(&number);
            if columns.get(&column).is_some_and(inside) {
                filled.push((number, column));
            }
        }
    }
    filled
}

/// How far a place lies outside the stretch that begins at `start`.
fn outside(place: f32, start: f32, side: f32) -> f32 {
    (start - place).max(place - start - side).max(0.0)
}

/// The place nearest to the middle, on one ring of the wanted shape, where all squares are free.
fn first_fit(taken: &Taken, squares: &[(i32, i32)], ring: i32, aspect: f32) -> Option<(i32, i32)> {
    let fits = |place: &(i32, i32)| {
        let free = |(row, column): &(i32, i32)| !taken.has(place.0 + row, place.1 + column);
        squares.iter().all(free)
    };
    let near_first = |place: &(i32, i32)| {
        let (row, column) = (i64::from(place.0), i64::from(place.1));
        (row * row + column * column, row, column)
    };
    let places = order::sorted(&ring_places(ring, aspect), |a, b| {
        near_first(a).cmp(&near_first(b))
    });
    places.into_iter().find(fits)
}

/// The places on a ring: those in its rectangle and not in the one of the ring before.
fn ring_places(ring: i32, aspect: f32) -> Vec<(i32, i32)> {
    let half = |ring: i32| {
        let ring = ring as f32;
        (square(ring / aspect.sqrt()), square(ring * aspect.sqrt()))
    };
    let (rows, columns) = half(ring);
    let (inner_rows, inner_columns) = if ring > 0 { half(ring - 1) } else { (-1, -1) };
    let mut places = Vec::new();
    for row in -rows..=rows {
        for column in -columns..=columns {
            if row.abs() > inner_rows || column.abs() > inner_columns {
                places.push((row, column));
            }
        }
    }
    places
}

/// Which squares are taken, in a field around the middle that grows when needed.
#[derive(Clone, Debug, Default)]
struct Taken {
    half: i32,
    squares: Vec<bool>,
}

impl Taken {
    fn at(&self, row: i32, column: i32) -> Option<usize> {
        let inside = row.abs() <= self.half && column.abs() <= self.half;
        let place = (row + self.half) * (2 * self.half + 1) + column + self.half;
        usize::try_from(place).ok().filter(|_| inside)
    }

    fn has(&self, row: i32, column: i32) -> bool {
        self.at(row, column)
            .and_then(|place| self.squares.get(place))
            .is_some_and(|taken| *taken)
    }

    fn take(&mut self, squares: &[(i32, i32)], row: i32, column: i32) {
        let places = squares.iter().map(|s| (s.0 + row, s.1 + column));
        let reach = places.clone().map(|p| p.0.abs().max(p.1.abs())).max();
        self.grow(reach.unwrap_or(0));
        for (row, column) in places {
            if let Some(place) = self.at(row, column) {
                self.squares[place] = true;
            }
        }
    }

    fn grow(&mut self, reach: i32) {
        if reach <= self.half && !self.squares.is_empty() {
            return;
        }
        let old = std::mem::take(self);
        self.half = reach.max(old.half * 2);
        let across = usize::try_from(2 * self.half + 1).unwrap_or(0);
        self.squares = vec![false; across * across];
        for row in -old.half..=old.half {
            for column in -old.half..=old.half {
                if let (true, Some(place)) = (old.has(row, column), self.at(row, column)) {
                    self.squares[place] = true;
                }
            }
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "squares are limited in number; the cast saturates"
)]
fn square(place: f32) -> i32 {
    place.floor() as i32
}
