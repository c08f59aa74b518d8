//! From where a scene is seen first, and from where all of it is seen.
//!
//! Knows the size of a window; not what is looked at later.

use crate::canvas::camera::Camera;
use crate::canvas::geometry::Point;
use crate::canvas::scene::Scene;

/// The space left around the whole picture, for names.
const MARGIN: f64 = 46.0;
/// The same around columns, whose names are part of it.
const COLUMNS_MARGIN: f64 = 6.0;

/// The camera that shows all of a scene.
pub(super) fn fitting(scene: &Scene, width: f64, height: f64) -> Camera {
    let margin = if scene.columns.are() {
        COLUMNS_MARGIN
    } else {
        MARGIN
    };
    Camera::fitting(&scene.bounds, width, height, margin)
}

/// The camera from which a scene is seen first: all of it; of columns, as much as can be read, from
/// their names on.
pub(super) fn opening(scene: &Scene, width: f64, height: f64) -> Camera {
    let fitting = fitting(scene, width, height);
    if !scene.columns.are() {
        return fitting;
    }
    let scale = fitting.scale.max(1.0);
    let half = |length: f64| (length / 2.0 - COLUMNS_MARGIN) / scale;
    let (from, centre) = (scene.bounds.from, scene.bounds.centre());
    // What is larger than the window is seen from its beginning.
    let beginning = |from: f64, centre: f64, length| {
        let seen = from + half(length);
        if seen < centre { seen } else { centre }
    };
    Camera {
        scale,
        centre_in_world: Point::new(
            beginning(from.x, centre.x, width),
            beginning(from.y, centre.y, height),
        ),
        ..fitting
    }
}
