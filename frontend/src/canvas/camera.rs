//! From world to screen and back: where one looks, how closely, through what window.
//!
//! Both have x to the right and y down; lengths on the screen are CSS pixels. Knows nothing of what
//! is drawn.

use super::geometry::{Point, Rect};

/// How much nearer or farther than the fitting view one may go.
const NEARER_MAX: f64 = 12.0;
const FARTHER_MAX: f64 = 0.4;

/// What part of the world the screen shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The place in the world at the middle of the screen.
    pub centre_in_world: Point,
    /// Pixels per unit of the world.
    pub scale: f64,
    /// The scale at which everything fits: what zoom is measured against.
    pub fitting_scale: f64,
    /// Width of the screen in pixels.
    pub width: f64,
    /// Height of the screen in pixels.
    pub height: f64,
}

impl Camera {
    /// The camera that shows all of `world`, leaving `margin` pixels free on all sides. A world
    /// without width or height is shown as if it measured one unit.
    #[must_use]
    pub fn fitting(world: &Rect, width: f64, height: f64, margin: f64) -> Self {
        let room = |pixels: f64| (pixels - 2.0 * margin).max(pixels / 4.0).max(1.0);
        let scale =
            (room(width) / world.width().max(1.0)).min(room(height) / world.height().max(1.0));
        Self {
            centre_in_world: world.centre(),
            scale,
            fitting_scale: scale,
            width,
            height,
        }
    }

    /// Where a place in the world is on the screen.
    #[must_use]
    pub fn screen_from_world(&self, world: Point) -> Point {
        world
            .minus(self.centre_in_world)
            .times(self.scale)
            .plus(self.middle())
    }

    /// What place in the world is shown at this point of the screen.
    #[must_use]
    pub fn world_from_screen(&self, screen: Point) -> Point {
        screen
            .minus(self.middle())
            .times(1.0 / self.scale)
            .plus(self.centre_in_world)
    }

    /// The camera after the picture was dragged this way over the screen.
    #[must_use]
    pub fn panned(&self, way_on_screen: Point) -> Self {
        Self {
            centre_in_world: self
                .centre_in_world
                .minus(way_on_screen.times(1.0 / self.scale)),
            ..*self
        }
    }

    /// The camera so many times closer, within its limits; what was at `screen` stays there.
    #[must_use]
    pub fn zoomed_at(&self, screen: Point, factor: f64) -> Self {
        let scale = (self.scale * factor)
            .max(self.fitting_scale * FARTHER_MAX)
            .min(self.fitting_scale * NEARER_MAX);
        let anchor = self.world_from_screen(screen);
        let moved = Self { scale, ..*self };
        moved.panned(screen.minus(moved.screen_from_world(anchor)))
    }

    /// How much closer than the fitting view this is: 1 when everything fits.
    #[must_use]
    pub fn zoom(&self) -> f64 {
        self.scale / self.fitting_scale
    }

    /// By how much shapes are drawn larger than at the fitting view: less than the zoom, so that
    /// room for names grows faster than shapes do.
    #[must_use]
    pub fn growth(&self) -> f64 {
        self.zoom().powf(0.35).clamp(0.7, 2.0)
    }

    /// The camera on its way to another, `share` of 0 to 1.
    #[must_use]
    pub fn towards(&self, other: &Self, share: f64) -> Self {
        Self {
            centre_in_world: self.centre_in_world.towards(other.centre_in_world, share),
            scale: self.scale * (other.scale / self.scale).powf(share),
            ..*other
        }
    }

    /// The same camera with its middle on a place in the world.
    #[must_use]
    pub fn centred(&self, world: Point) -> Self {
        Self {
            centre_in_world: world,
            ..*self
        }
    }

    /// The whole screen.
    #[must_use]
    pub fn window(&self) -> Rect {
        Rect::of_size(self.width, self.height)
    }

    /// The middle of the screen, in pixels.
    #[must_use]
    pub fn middle(&self) -> Point {
        Point::new(self.width / 2.0, self.height / 2.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn close(a: Point, b: Point) -> bool {
        a.minus(b).length() < 1e-6
    }

    fn world() -> Rect {
        Rect {
            from: Point::new(-300.0, -100.0),
            to: Point::new(500.0, 300.0),
        }
    }

    #[test]
    fn everything_fits_within_the_margin() {
        for (width, height) in [(1280.0, 720.0), (390.0, 844.0), (60.0, 40.0)] {
            let camera = Camera::fitting(&world(), width, height, 50.0);
            let margin = Rect::of_size(width, height);
            assert!(margin.holds(camera.screen_from_world(world().from)));
            assert!(margin.holds(camera.screen_from_world(world().to)));
            assert!(close(
                camera.screen_from_world(world().centre()),
                camera.middle()
            ));
        }
    }

    #[test]
    fn a_single_place_is_in_the_middle() {
        let point = Rect::holding([Point::new(7.0, 7.0)]).expect("a point");
        let camera = Camera::fitting(&point, 400.0, 300.0, 40.0);
        assert!(close(camera.screen_from_world(point.from), camera.middle()));
        assert!(camera.scale.is_finite());
    }

    #[test]
    fn zoom_has_limits() {
        let camera = Camera::fitting(&world(), 800.0, 600.0, 20.0);
        let near = camera.zoomed_at(camera.middle(), 1e9);
        let far = camera.zoomed_at(camera.middle(), 1e-9);
        assert!((near.zoom() - NEARER_MAX).abs() < 1e-9);
        assert!((far.zoom() - FARTHER_MAX).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn screen_and_world_are_each_others_inverse(x in -1e3..1e3, y in -1e3..1e3, factor in 0.5..4.0) {
            let camera = Camera::fitting(&world(), 1280.0, 720.0, 40.0).zoomed_at(Point::new(9.0, 90.0), factor);
            let screen = Point::new(x, y);
            prop_assert!(close(camera.screen_from_world(camera.world_from_screen(screen)), screen));
        }

        #[test]
        fn zoom_keeps_what_is_under_the_pointer(x in 0.0..1280.0, y in 0.0..720.0, factor in 0.01..100.0) {
            let camera = Camera::fitting(&world(), 1280.0, 720.0, 40.0);
            let pointer = Point::new(x, y);
            let zoomed = camera.zoomed_at(pointer, factor);
            prop_assert!(close(zoomed.world_from_screen(pointer), camera.world_from_screen(pointer)));
        }

        #[test]
        fn a_drag_moves_the_world_along(x in -500.0..500.0, y in -500.0..500.0) {
            let camera = Camera::fitting(&world(), 1280.0, 720.0, 40.0);
            let place = Point::new(12.0, -30.0);
            let way = Point::new(x, y);
            let moved = camera.panned(way).screen_from_world(place);
            prop_assert!(close(moved, camera.screen_from_world(place).plus(way)));
        }
    }
}
