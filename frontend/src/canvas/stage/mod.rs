//! A scene seen through a camera: how large shapes are, which texts stand where, what stands out.
//!
//! Everything that the painter and the SVG draw is decided here, as values on the screen in CSS
//! pixels. Knows no browser: who measures texts is given.

mod arranging;
mod opening;
mod text;

use std::rc::Rc;

use self::opening::{fitting, opening};
pub use self::text::{Measure, Text, TextKind, TextStyle};
use super::camera::Camera;
use super::emphasis::{Emphasis, Highlight, Level};
use super::geometry::{Point, Rect};
use super::labels::{Board, Obstacle, Wish};
use super::network::Network;
use super::scene::Scene;

/// By how much shapes in columns are drawn larger at most.
const GROWN_MAX: f64 = 1.5;
/// The share of the window that one shape has to itself when it is drawn at its full size, in pixels.
const ROOM_PER_SHAPE: f64 = 115.0;
/// A scene seen through a camera.
#[derive(Debug)]
pub struct Stage {
    /// What can be drawn.
    pub network: Rc<Network>,
    /// What is drawn.
    pub scene: Rc<Scene>,
    /// From where.
    pub camera: Camera,
    /// What stands out.
    pub emphasis: Emphasis,
    /// What may be written.
    pub texts: Vec<Text>,
    /// The member chosen.
    pub chosen: Option<usize>,
    /// The member at which a walk by keyboard is.
    pub walker: Option<usize>,
    /// The member under the pointer.
    pub pointed: Option<usize>,
    highlight: Option<Highlight>,
    /// By how much shapes are smaller than usual, where there are many.
    crowding: f64,
    board: Board,
    wishes: Vec<Wish>,
    obstacles: Vec<Obstacle>,
    lines: Vec<(Point, Point)>,
    order: Vec<usize>,
}

impl Stage {
    /// A stage on which everything fits.
    #[must_use]
    pub fn new(
        network: Rc<Network>,
        scene: Rc<Scene>,
        width: f64,
        height: f64,
        measure: Measure<'_>,
    ) -> Self {
        let mut stage = Self {
            camera: opening(&scene, width, height),
            emphasis: Emphasis::new(&scene, None, None),
            texts: text::texts(&network, &scene, measure),
            crowding: 1.0,
            chosen: None,
            walker: None,
            pointed: None,
            highlight: None,
            board: Board::default(),
            wishes: Vec::new(),
            obstacles: Vec::new(),
            lines: Vec::new(),
            order: Vec::new(),
            network,
            scene,
        };
        stage.resize(width, height);
        stage
    }

    /// The camera that shows everything.
    #[must_use]
    pub fn fitting(&self) -> Camera {
        fitting(&self.scene, self.camera.width, self.camera.height)
    }

    /// Fits everything into a window of this size; of columns, as much as can be read.
    pub fn resize(&mut self, width: f64, height: f64) {
        let room = (width * height / f64::from(count(self.scene.shapes()))).sqrt();
        self.crowding = (room / ROOM_PER_SHAPE).clamp(0.5, 1.0);
        self.camera = opening(&self.scene, width, height);
        self.arrange();
    }

    /// Looks elsewhere. Texts move along with a drag; they are placed anew when the scale changes.
    pub fn look(&mut self, camera: Camera) {
        let place = self.camera.centre_in_world;
        let dragged = camera.scale == self.camera.scale;
        let way = camera
            .screen_from_world(place)
            .minus(self.camera.screen_from_world(place));
        self.camera = camera;
        if dragged {
            self.board.shift(way);
        } else {
            self.arrange();
        }
    }

    /// Sets what an answer is about.
    pub fn set_highlight(&mut self, highlight: Option<Highlight>) {
        self.highlight = highlight;
        self.emphasise();
    }

    /// Sets what is chosen, walked to and pointed at.
    pub fn set_focus(
        &mut self,
        chosen: Option<usize>,
        walker: Option<usize>,
        pointed: Option<usize>,
    ) {
        (self.chosen, self.walker, self.pointed) = (chosen, walker, pointed);
        self.emphasise();
    }

    fn emphasise(&mut self) {
        let focus = self.pointed.or(self.walker).or(self.chosen);
        self.emphasis = Emphasis::new(&self.scene, self.highlight.as_ref(), focus);
        self.arrange();
    }

    /// Where a member is on the screen.
    #[must_use]
    pub fn place(&self, member: usize) -> Point {
        self.camera.screen_from_world(self.scene.places[member])
    }

    /// By how much shapes are drawn larger than their radius.
    #[must_use]
    pub fn size_factor(&self) -> f64 {
        if self.scene.columns.are() {
            // Rows are as far apart as shapes are high.
            return self.camera.scale.min(GROWN_MAX);
        }
        self.crowding * self.camera.growth()
    }

    /// The radius of a member on the screen.
    #[must_use]
    pub fn radius(&self, member: usize) -> f64 {
        self.scene.radii[member] * self.size_factor()
    }

    /// The box of a member on the screen.
    #[must_use]
    pub fn bounds(&self, member: usize) -> Rect {
        let side = 2.0 * self.radius(member) * self.scene.marks[member].factor();
        Rect::around(self.place(member), side, side)
    }

    /// The texts shown, with their boxes.
    pub fn shown(&self) -> impl Iterator<Item = (usize, &Text, Rect)> {
        let placed = self.order.iter().zip(self.board.placed());
        placed.filter_map(|(text, rect)| Some((*text, &self.texts[*text], (*rect)?)))
    }

    /// How much a text stands out: as much as what it names.
    #[must_use]
    pub fn text_level(&self, text: &Text) -> Level {
        match text.kind {
            TextKind::Name | TextKind::Tag | TextKind::Folded => self.emphasis.members[text.owner],
            TextKind::Count => self.emphasis.ties[text.owner],
            TextKind::Area if self.emphasis.fades => Level::Faded,
            TextKind::Area | TextKind::Heading => Level::Plain,
        }
    }
    /// The radius of the ring around what is chosen, on the screen.
    #[must_use]
    pub fn ring(&self, member: usize) -> f64 {
        self.scene.ring(member) * self.size_factor()
    }
}

/// A number of things as a figure to reckon with: at least one.
fn count(things: usize) -> u32 {
    u32::try_from(things).unwrap_or(u32::MAX).max(1)
}

#[cfg(test)]
pub(crate) mod tests;
