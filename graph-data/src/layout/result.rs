//! The outcome of a layout: the places of all shapes, and the size of the whole.
//!
//! Knows nothing of forces.

use super::islands::Island;
use super::packing::{Parcel, pack};
use super::request::LayoutRequest;
use super::separation::separate;

/// The room around an island, as a multiple of the gap between shapes.
const ISLAND_GAP: f32 = 1.5;
/// Ties of one island that others keep clear of, at most.
const LINES_MAX: usize = 4_000;
/// By how much a picture may be stretched sideways.
const STRETCH_MAX: f32 = 1.3;

/// Where shapes are, in layout units, with the middle of the whole at 0, 0 and y downwards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LayoutResult {
    /// From left to right, by row of the request.
    pub x: Vec<f32>,
    /// From top to bottom, by row of the request.
    pub y: Vec<f32>,
    /// The width of the whole, shapes included.
    pub width: f32,
    /// The height of the whole, shapes included.
    pub height: f32,
}

/// The edges of what has been placed.
#[derive(Clone, Copy, Debug)]
struct Bounds {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
}

impl Bounds {
    const EMPTY: Self = Self {
        left: f32::INFINITY,
        right: f32::NEG_INFINITY,
        top: f32::INFINITY,
        bottom: f32::NEG_INFINITY,
    };

    fn take_in(&mut self, x: f32, y: f32, radius: f32) {
        self.left = self.left.min(x - radius);
        self.right = self.right.max(x + radius);
        self.top = self.top.min(y - radius);
        self.bottom = self.bottom.max(y + radius);
    }

    fn width(&self) -> f32 {
        (self.right - self.left).max(0.0)
    }

    fn height(&self) -> f32 {
        (self.bottom - self.top).max(0.0)
    }

    fn middle(&self) -> (f32, f32) {
        (
            self.left + self.width() / 2.0,
            self.top + self.height() / 2.0,
        )
    }
}

/// Puts islands and shapes alone together into one picture.
pub(super) fn arrange(request: &LayoutRequest, islands: &[Island], alone: &[u32]) -> LayoutResult {
    let shapes = request.radii.len();
    let mut result = LayoutResult {
        x: vec![0.0; shapes],
        y: vec![0.0; shapes],
        ..LayoutResult::default()
    };
    let parcels: Vec<Parcel> = islands.iter().map(|i| parcel(request, i)).collect();
    let places = pack(&parcels, request.aspect);
    let mut bounds = Bounds::EMPTY;
    for ((island, parcel), place) in islands.iter().zip(&parcels).zip(places) {
        for (shape, circle) in island.shapes.iter().zip(&parcel.circles) {
            let at = *shape as usize;
            result.x[at] = circle.0 + place.0;
            result.y[at] = circle.1 + place.1;
            bounds.take_in(result.x[at], result.y[at], request.radii[at]);
        }
    }
    place_rows(request, alone, &mut bounds, &mut result);
    centre(request, &mut result);
    result
}

/// An island with its shapes pushed apart, as circles around its middle.
fn parcel(request: &LayoutRequest, island: &Island) -> Parcel {
    let (mut x, mut y) = (island.x.clone(), island.y.clone());
    widen(&mut x, &mut y, request.aspect);
    let mut bounds = Bounds::EMPTY;
    separate(&mut x, &mut y, &island.radii, request.gap);
    for ((x, y), radius) in x.iter().zip(&y).zip(&island.radii) {
        bounds.take_in(*x, *y, radius + ISLAND_GAP * request.gap);
    }
    let (middle_x, middle_y) = bounds.middle();
    let shapes = x.iter().zip(&y).zip(&island.radii);
    Parcel {
        circles: shapes
            .map(|((x, y), radius)| {
                let room = radius + ISLAND_GAP * request.gap;
                (x - middle_x, y - middle_y, room)
            })
            .collect(),
        lines: lines(island),
        width: bounds.width(),
        height: bounds.height(),
    }
}

/// The ties that others must keep clear of. Among very many ties there is no room between them anyway.
fn lines(island: &Island) -> Vec<(u32, u32)> {
    if island.ties.len() > LINES_MAX {
        return Vec::new();
    }
    island.ties.iter().map(|tie| (tie.a, tie.b)).collect()
}

/// Stretches a picture that is narrower than wanted, as far as that does not show.
fn widen(x: &mut [f32], y: &mut [f32], aspect: f32) {
    let mut bounds = Bounds::EMPTY;
    for (x, y) in x.iter().zip(y.iter()) {
        bounds.take_in(*x, *y, 0.0);
    }
    let wanted = aspect * bounds.height() / bounds.width().max(f32::MIN_POSITIVE);
    let stretch = wanted.sqrt().clamp(1.0, STRETCH_MAX);
    x.iter_mut().for_each(|x| *x *= stretch);
    y.iter_mut().for_each(|y| *y /= stretch);
}

/// Puts shapes without a tie below the rest: in rows, in the order of the request.
fn place_rows(
    request: &LayoutRequest,
    alone: &[u32],
    bounds: &mut Bounds,
    result: &mut LayoutResult,
) {
    if alone.is_empty() {
        return;
    }
    let widest = alone
        .iter()
        .map(|shape| request.radii[*shape as usize])
        .fold(0.0, f32::max);
    // Names stand beside or below a shape and are wider than high.
    let pitch_x = 2.0 * widest + 8.0 * request.gap;
    let pitch_y = 2.0 * widest + 2.0 * request.gap;
    let area = bounds.width() * bounds.height() + alone.len() as f32 * pitch_x * pitch_y;
    let width = bounds.width().max((area * request.aspect).sqrt());
    let per_row = whole(width / pitch_x).clamp(1, alone.len());
    let per_row = alone.len().div_ceil(alone.len().div_ceil(per_row));
    let (middle_x, top) = if bounds.width() > 0.0 {
        (
            bounds.middle().0,
            bounds.bottom + 2.0 * request.gap + pitch_y / 2.0,
        )
    } else {
        (0.0, 0.0)
    };
    let left = middle_x - (per_row - 1) as f32 * pitch_x / 2.0;
    for (number, shape) in alone.iter().enumerate() {
        let at = *shape as usize;
        result.x[at] = left + (number % per_row) as f32 * pitch_x;
        result.y[at] = top + (number / per_row) as f32 * pitch_y;
    }
}

fn centre(request: &LayoutRequest, result: &mut LayoutResult) {
    let mut bounds = Bounds::EMPTY;
    for ((x, y), radius) in result.x.iter().zip(&result.y).zip(&request.radii) {
        bounds.take_in(*x, *y, *radius);
    }
    if request.radii.is_empty() {
        return;
    }
    let (middle_x, middle_y) = bounds.middle();
    result.x.iter_mut().for_each(|x| *x -= middle_x);
    result.y.iter_mut().for_each(|y| *y -= middle_y);
    (result.width, result.height) = (bounds.width(), bounds.height());
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates"
)]
fn whole(figure: f32) -> usize {
    figure.floor() as usize
}
