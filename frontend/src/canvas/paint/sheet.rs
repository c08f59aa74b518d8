//! Texts as images on one sheet: written when they are first shown, then only copied.
//!
//! Knows where on the sheet a text is; not where on the screen.

use web_sys::{WebGl2RenderingContext as Gl, WebGlTexture};

use crate::canvas::palette::Palette;
use crate::canvas::scribe::Scribe;
use crate::canvas::stage::Stage;

/// Width and height of the sheet, in device pixels: room for some two hundred names. A small sheet is
/// sent to the graphics card sooner.
const SIDE: u32 = 1024;
const SIDE_SHARP: u32 = 2048;

/// Where a text is on the sheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    /// Width and height on the screen.
    pub(super) size: [f64; 2],
    /// Left, top, right and bottom on the sheet, 0 to 1.
    pub(super) on_sheet: [f64; 4],
}

/// The sheet.
#[derive(Debug)]
pub(super) struct Sheet {
    texture: WebGlTexture,
    slots: Vec<Option<Slot>>,
    /// Where the next text goes, and how high the row is.
    next: [f64; 2],
    row_height: f64,
    device_pixels: f64,
}

impl Sheet {
    pub(super) fn new(gl: &Gl) -> Option<Self> {
        let texture = gl.create_texture()?;
        gl.bind_texture(Gl::TEXTURE_2D, Some(&texture));
        for (name, value) in [
            (Gl::TEXTURE_MIN_FILTER, Gl::LINEAR),
            (Gl::TEXTURE_MAG_FILTER, Gl::LINEAR),
            (Gl::TEXTURE_WRAP_S, Gl::CLAMP_TO_EDGE),
            (Gl::TEXTURE_WRAP_T, Gl::CLAMP_TO_EDGE),
        ] {
            gl.tex_parameteri(
                Gl::TEXTURE_2D,
                name,
                i32::try_from(value).unwrap_or_default(),
            );
        }
        gl.pixel_storei(Gl::UNPACK_PREMULTIPLY_ALPHA_WEBGL, 1);
        Some(Self {
            texture,
            slots: Vec::new(),
            next: [0.0; 2],
            row_height: 0.0,
            device_pixels: 1.0,
        })
    }

    pub(super) fn clear(&mut self) {
        self.slots.clear();
        self.next = [0.0; 2];
        self.row_height = 0.0;
    }

    pub(super) fn slot(&self, text: usize) -> Option<Slot> {
        self.slots.get(text).copied().flatten()
    }

    /// Writes the texts shown that are not on the sheet yet; starts a new sheet where it is full.
    pub(super) fn write(
        &mut self,
        gl: &Gl,
        stage: &Stage,
        palette: &Palette,
        scribe: &Scribe,
        device_pixels: f64,
    ) {
        if self.device_pixels != device_pixels {
            self.clear();
            self.device_pixels = device_pixels;
        }
        self.slots.resize(stage.texts.len(), None);
        gl.bind_texture(Gl::TEXTURE_2D, Some(&self.texture));
        if stage.shown().all(|(text, ..)| self.slot(text).is_some()) {
            return;
        }
        if !self.write_missing(stage, palette, scribe) {
            self.clear();
            self.slots.resize(stage.texts.len(), None);
            self.write_missing(stage, palette, scribe);
        }
        self.upload(gl, scribe);
    }

    /// Whether all found room.
    fn write_missing(&mut self, stage: &Stage, palette: &Palette, scribe: &Scribe) -> bool {
        if self.next == [0.0; 2] {
            scribe.blank(self.side(), self.side(), self.device_pixels);
        }
        for (text, facts, _) in stage.shown() {
            if self.slot(text).is_some() {
                continue;
            }
            let Some(place) = self.reserve(facts.width, facts.height) else {
                return false;
            };
            scribe.write(place, stage, facts, palette);
            self.slots[text] = Some(self.slot_at(place, facts.width, facts.height));
        }
        true
    }

    /// The place of a text of this size, in CSS pixels; texts stand in rows.
    fn reserve(&mut self, width: f64, height: f64) -> Option<[f64; 2]> {
        let side = f64::from(self.side()) / self.device_pixels;
        if self.next[0] + width > side {
            self.next = [0.0, self.next[1] + self.row_height + 2.0];
            self.row_height = 0.0;
        }
        // On whole device pixels, so that letters stay sharp.
        let place = self
            .next
            .map(|x| (x * self.device_pixels).ceil() / self.device_pixels);
        self.next[0] = place[0] + width + 2.0;
        self.row_height = self.row_height.max(height);
        (place[1] + height <= side).then_some(place)
    }

    fn slot_at(&self, [x, y]: [f64; 2], width: f64, height: f64) -> Slot {
        let share = |pixels: f64| pixels * self.device_pixels / f64::from(self.side());
        Slot {
            size: [width, height],
            on_sheet: [share(x), share(y), share(x + width), share(y + height)],
        }
    }

    fn side(&self) -> u32 {
        if self.device_pixels > 1.25 {
            SIDE_SHARP
        } else {
            SIDE
        }
    }

    fn upload(&self, gl: &Gl, scribe: &Scribe) {
        let format = Gl::RGBA;
        // A sheet that the browser refuses leaves a picture without names; its text twin has them.
        let _ = gl.tex_image_2d_with_u32_and_u32_and_html_canvas_element(
            Gl::TEXTURE_2D,
            0,
            i32::try_from(format).unwrap_or_default(),
            format,
            Gl::UNSIGNED_BYTE,
            scribe.canvas(),
        );
    }
}
