//! Frames: one is asked for when something changed, and painted, on the screen or as SVG; a sheet of paper.
//!
//! Knows the stage and who paints it; not why it changed.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::listening::with;
use super::{Inner, facts, staged};
use crate::canvas::camera::Camera;
use crate::canvas::palette::{Palette, whole};
use crate::canvas::svg;
use crate::moments;

/// How long a camera's way to another view takes, in milliseconds.
const MOTION_MILLIS: f64 = 220.0;
/// A sheet of paper on its side, in pixels; columns go on below.
const PRINT_SIZE: (f64, f64) = (1040.0, 640.0);

/// A frame asked for.
pub(super) struct Frame {
    pub(super) number: i32,
    _then: Closure<dyn FnMut(f64)>,
}

/// A camera on its way.
#[derive(Clone, Copy)]
pub(super) struct Motion {
    pub(super) from: Camera,
    pub(super) to: Camera,
    /// When the first frame of the way was drawn.
    pub(super) begun_millis: Option<f64>,
}

#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub(super) enum Stale {
    Nothing,
    Emphasis,
    Texts,
}

impl Inner {
    pub(super) fn stale(self: &Rc<Self>, stale: Stale) {
        if stale > self.stale.get() {
            self.stale.set(stale);
        }
        self.ask_frame();
    }

    /// Asks for one frame, unless one is asked for already.
    pub(super) fn ask_frame(self: &Rc<Self>) {
        if self.frame.borrow().is_some() {
            return;
        }
        let me = Rc::downgrade(self);
        let then =
            Closure::<dyn FnMut(f64)>::new(move |millis| with(&me, |me| me.on_frame(millis)));
        let asked = self
            .window
            .request_animation_frame(then.as_ref().unchecked_ref());
        if let Ok(number) = asked {
            *self.frame.borrow_mut() = Some(Frame {
                number,
                _then: then,
            });
        }
    }

    fn on_frame(self: &Rc<Self>, millis: f64) {
        // Dropped at the end: the closure that runs now is inside.
        let done = self.frame.take();
        let motion = *self.motion.borrow();
        if let Some(motion) = motion {
            self.advance(motion, millis);
        }
        self.draw();
        if !self.drawn.replace(true) {
            moments::mark("picture");
        }
        if self.motion.borrow().is_some() {
            self.ask_frame();
        }
        drop(done);
    }

    fn advance(&self, motion: Motion, millis: f64) {
        let begun = motion.begun_millis.unwrap_or(millis);
        let share = ((millis - begun) / MOTION_MILLIS).clamp(0.0, 1.0);
        // Fast at first, then slower.
        let eased = 1.0 - (1.0 - share).powi(3);
        let camera = if share < 1.0 {
            motion.from.towards(&motion.to, eased)
        } else {
            motion.to
        };
        self.stage.borrow_mut().look(camera);
        let under_way = Motion {
            begun_millis: Some(begun),
            ..motion
        };
        *self.motion.borrow_mut() = (share < 1.0).then_some(under_way);
        if share >= 1.0 {
            self.stage.borrow_mut().arrange();
        }
    }

    fn draw(&self) {
        let stage = self.stage.borrow();
        let palette = self.palette();
        let device_pixels = self.window.device_pixel_ratio();
        let mut painter = self.painter.borrow_mut();
        if let Some(painter) = painter.as_mut() {
            let stale = self.stale.replace(Stale::Nothing);
            if stale == Stale::Texts {
                painter.forget_texts();
            }
            if stale > Stale::Nothing {
                painter.load(&stage, &palette);
            }
            fit_canvas(&self.canvas, &stage.camera, device_pixels);
            painter.draw(&stage, &palette, &self.scribe, device_pixels);
        } else {
            self.drawing.set_inner_html(&svg::picture(&stage, &palette));
        }
        // The canvas steps aside for the SVG.
        self.canvas.set_hidden(painter.is_none());
        if self.motion.borrow().is_none() {
            facts::state(&self.host, &stage, painter.is_some());
        }
    }
    /// The whole picture on light paper, without what the pointer is over.
    pub(super) fn print(&self) {
        let shown = self.shown.borrow();
        let (width, height) = PRINT_SIZE;
        let lowest = if shown.scene.columns.are() {
            let across = width / shown.scene.bounds.width().max(1.0);
            height.max(shown.scene.bounds.height() * across.max(1.0))
        } else {
            height
        };
        let mut stage = staged(&shown, (width, lowest), &self.scribe);
        stage.set_highlight(shown.highlight.clone());
        self.printed
            .set_inner_html(&svg::picture(&stage, &Palette::of(false)));
    }
}

fn fit_canvas(canvas: &HtmlCanvasElement, camera: &Camera, device_pixels: f64) {
    let pixels = |length: f64| u32::try_from(whole((length * device_pixels).round())).unwrap_or(1);
    let (width, height) = (pixels(camera.width), pixels(camera.height));
    if (canvas.width(), canvas.height()) != (width, height) {
        canvas.set_width(width);
        canvas.set_height(height);
    }
}
