//! Where a text may stand, seen from what it names, and in which order its places are tried.
//!
//! Knows boxes; not what else is there.

use super::Wish;
use crate::canvas::geometry::{Point, Rect};

/// Where a text may stand, seen from what it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// To the right.
    Right,
    /// To the left.
    Left,
    /// Under it.
    Below,
    /// Over it.
    Above,
    /// Under it, to the right.
    BelowRight,
    /// Under it, to the left.
    BelowLeft,
    /// Over it, to the right.
    AboveRight,
    /// Over it, to the left.
    AboveLeft,
    /// On it.
    Centre,
    /// Over it, a line farther away.
    FarAbove,
    /// Under it, a line farther away.
    FarBelow,
}

/// Where names stand: beside their shape, best first.
pub const BESIDE: &[Side] = &[
    Side::Right,
    Side::Left,
    Side::Below,
    Side::Above,
    Side::BelowRight,
    Side::AboveRight,
    Side::BelowLeft,
    Side::AboveLeft,
    Side::FarBelow,
    Side::FarAbove,
];
/// Where names stand in columns.
pub const RIGHT: &[Side] = &[Side::Right];
/// The same in the first column.
pub const LEFT: &[Side] = &[Side::Left];
/// Where tags stand: on their place, else near it.
pub const ON_OR_NEAR: &[Side] = &[
    Side::Centre,
    Side::Below,
    Side::Above,
    Side::Right,
    Side::Left,
    Side::BelowRight,
    Side::AboveRight,
    Side::BelowLeft,
    Side::AboveLeft,
];
/// Where names of areas stand: outside their edge, else in the middle.
pub const OVER: &[Side] = &[
    Side::Above,
    Side::Below,
    Side::Right,
    Side::Left,
    Side::Centre,
];
/// Where badges stand: at a corner of their shape.
pub const CORNERS: &[Side] = &[
    Side::BelowRight,
    Side::BelowLeft,
    Side::AboveRight,
    Side::AboveLeft,
    Side::Below,
    Side::Above,
];
/// Where figures stand: where they are or nowhere.
pub const ON: &[Side] = &[Side::Centre];

/// How much farther away the last places are.
const FAR: f64 = 16.0;

pub(super) fn rect_at(wish: &Wish, side: Side) -> Rect {
    let (half_width, half_height) = (wish.width / 2.0, wish.height / 2.0);
    let across = wish.clearance.x + half_width;
    let down = wish.clearance.y + half_height;
    // Diagonal places may come closer: a circle's corner is empty.
    let (near_x, near_y) = (
        wish.clearance.x * 0.6 + half_width,
        wish.clearance.y * 0.7 + half_height,
    );
    let way = match side {
        Side::Right => Point::new(across, 0.0),
        Side::Left => Point::new(-across, 0.0),
        Side::Below => Point::new(0.0, down),
        Side::Above => Point::new(0.0, -down),
        Side::BelowRight => Point::new(near_x, near_y),
        Side::BelowLeft => Point::new(-near_x, near_y),
        Side::AboveRight => Point::new(near_x, -near_y),
        Side::AboveLeft => Point::new(-near_x, -near_y),
        Side::Centre => Point::default(),
        Side::FarAbove => Point::new(0.0, -down - FAR),
        Side::FarBelow => Point::new(0.0, down + FAR),
    };
    Rect::around(wish.anchor.plus(way), wish.width, wish.height)
}
