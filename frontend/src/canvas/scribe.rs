//! Measures and writes texts with the browser's own letters.
//!
//! Knows a two-dimensional canvas that is never shown; not where on the screen a text goes.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Document, HtmlCanvasElement};

use super::geometry::Rect;
use super::palette::Palette;
use super::stage::{Stage, Text, TextStyle};
use super::svg::text_look;
use crate::decimals::tenths;

const FAMILY: &str = r#"system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif"#;
/// The width of what keeps lines away from letters.
const HALO: f64 = 3.0;

/// What measures and writes.
#[derive(Debug)]
pub(super) struct Scribe {
    canvas: HtmlCanvasElement,
    pen: CanvasRenderingContext2d,
    /// The style that the pen has, so that it is set only when it changes.
    style: RefCell<Option<TextStyle>>,
}

impl Scribe {
    /// A scribe; `None` where the browser has no two-dimensional canvas.
    pub(super) fn new(document: &Document) -> Option<Self> {
        let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
        let pen = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        Some(Self {
            canvas,
            pen,
            style: RefCell::new(None),
        })
    }

    pub(super) fn canvas(&self) -> &HtmlCanvasElement {
        &self.canvas
    }

    /// The width of a text, in pixels.
    pub(super) fn measure(&self, text: &str, style: TextStyle) -> f64 {
        self.set(style);
        self.pen
            .measure_text(text)
            .map_or(0.0, |measured| measured.width())
    }

    /// An empty sheet of this size in device pixels.
    pub(super) fn blank(&self, width: u32, height: u32, device_pixels: f64) {
        self.canvas.set_width(width);
        self.canvas.set_height(height);
        *self.style.borrow_mut() = None;
        // Fails for a scale of 0 only.
        let _ = self.pen.scale(device_pixels, device_pixels);
        self.pen.set_text_align("center");
        self.pen.set_text_baseline("alphabetic");
        self.pen.set_line_join("round");
    }

    /// Writes a text with its upper left corner here.
    pub(super) fn write(&self, [x, y]: [f64; 2], stage: &Stage, text: &Text, palette: &Palette) {
        let look = text_look(text.kind, stage, text, palette);
        let rect = Rect::of_size(text.width, text.height).moved(super::geometry::Point::new(x, y));
        if let Some(fill) = look.box_fill {
            self.pen.set_fill_style_str(&fill.css());
            self.pen
                .set_stroke_style_str(&look.box_rim.unwrap_or(fill).css());
            self.pill(&rect.grown(-0.5));
        }
        let style = text.kind.style();
        self.set(style);
        let mut baseline = y + style.padding_y + style.size;
        for line in &text.lines {
            // A text that cannot be written stays in the text twin.
            if let Some(halo) = look.halo {
                self.pen.set_line_width(HALO);
                self.pen.set_stroke_style_str(&halo.css());
                let _ = self.pen.stroke_text(line, rect.centre().x, baseline);
            }
            self.pen.set_fill_style_str(&look.ink.css());
            let _ = self.pen.fill_text(line, rect.centre().x, baseline);
            baseline += style.line_height();
        }
    }

    fn pill(&self, rect: &Rect) {
        let round = rect.height().min(22.0) / 2.0;
        let (from, to) = (rect.from, rect.to);
        self.pen.set_line_width(1.0);
        self.pen.begin_path();
        self.pen.move_to(from.x + round, from.y);
        let corners = [
            (to.x, from.y, to.x, to.y),
            (to.x, to.y, from.x, to.y),
            (from.x, to.y, from.x, from.y),
            (from.x, from.y, to.x, from.y),
        ];
        for (x, y, next_x, next_y) in corners {
            // Fails for a negative radius only.
            let _ = self.pen.arc_to(x, y, next_x, next_y, round);
        }
        self.pen.close_path();
        self.pen.fill();
        self.pen.stroke();
    }

    fn set(&self, style: TextStyle) {
        let mut current = self.style.borrow_mut();
        if *current != Some(style) {
            self.pen.set_font(&format!(
                "{} {}px {FAMILY}",
                style.weight,
                tenths(style.size)
            ));
            *current = Some(style);
        }
    }
}
