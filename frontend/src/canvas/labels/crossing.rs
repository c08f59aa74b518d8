//! How many lines run through a box.
//!
//! Knows points; not what the lines or the box stand for.

use crate::canvas::geometry::{Point, Rect};

pub(super) fn crossings(rect: &Rect, lines: &[(Point, Point)]) -> usize {
    lines.iter().filter(|line| crosses(rect, line)).count()
}

/// Whether a line runs through a box: clipped against its four sides (Liang and Barsky, 1984).
fn crosses(rect: &Rect, (from, to): &(Point, Point)) -> bool {
    let way = to.minus(*from);
    let sides = [
        (-way.x, from.x - rect.from.x),
        (way.x, rect.to.x - from.x),
        (-way.y, from.y - rect.from.y),
        (way.y, rect.to.y - from.y),
    ];
    let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
    for (speed, room) in sides {
        if speed == 0.0 {
            if room < 0.0 {
                return false;
            }
        } else if speed < 0.0 {
            enters = enters.max(room / speed);
        } else {
            leaves = leaves.min(room / speed);
        }
    }
    enters < leaves
}
