//! The picture in WebGL2: four calls per frame, whatever the number of things.
//!
//! Figures per shape and tie are written when the scene or what stands out changes; a frame writes
//! only where texts are, into memory kept from the frame before. Knows no gesture.

mod batch;
mod sheet;

use std::f64::consts::SQRT_2;

use wasm_bindgen::JsCast;
use web_sys::{
    HtmlCanvasElement, WebGl2RenderingContext as Gl, WebGlContextAttributes, WebglLoseContext,
};

use super::emphasis::Level;
use super::geometry::Point;
use super::palette::{Colour, Dash, Mark, Palette};
use super::scribe::Scribe;
use super::stage::Stage;
use super::svg::{FADED, STRIKE};
use batch::{Batch, Column, Form, Records, Seen};
use sheet::Sheet;

/// The width of a rim, in pixels.
const RIM: f64 = 2.0;
/// As the program numbers the line through a shape.
const STRIKE_NUMBER: f64 = 4.0;
/// The width of the ring around what is chosen, in pixels.
const RING: f64 = 3.0;

/// What draws a stage on a canvas.
#[derive(Debug)]
pub(super) struct Painter {
    gl: Gl,
    areas: Batch,
    lines: Batch,
    shapes: Batch,
    texts: Batch,
    sheet: Sheet,
    records: Records,
}

impl Painter {
    /// A painter; `None` where the browser has no WebGL2.
    pub(super) fn new(canvas: &HtmlCanvasElement) -> Option<Self> {
        let gl = context(canvas)?;
        // Colours are written with their opacity multiplied in.
        gl.enable(Gl::BLEND);
        gl.blend_func(Gl::ONE, Gl::ONE_MINUS_SRC_ALPHA);
        Some(Self {
            areas: Batch::new(
                &gl,
                [include_str!("area.vert"), include_str!("area.frag")],
                Form::Triangles,
                &[Column::Figures("place", 2), Column::Colour("colour")],
            )?,
            lines: Batch::new(
                &gl,
                [include_str!("line.vert"), include_str!("line.frag")],
                Form::Quads,
                &[
                    Column::Figures("from", 2),
                    Column::Figures("to", 2),
                    Column::Figures("width", 1),
                    Column::Figures("dash", 1),
                    Column::Colour("colour"),
                ],
            )?,
            shapes: Batch::new(
                &gl,
                [include_str!("shape.vert"), include_str!("shape.frag")],
                Form::Quads,
                &[
                    Column::Figures("place", 2),
                    Column::Figures("offset", 2),
                    Column::Figures("radius", 1),
                    Column::Figures("mark", 1),
                    Column::Figures("rim_width", 1),
                    Column::Colour("fill"),
                    Column::Colour("rim"),
                ],
            )?,
            texts: Batch::new(
                &gl,
                [include_str!("text.vert"), include_str!("text.frag")],
                Form::Quads,
                &[
                    Column::Figures("place", 2),
                    Column::Figures("size", 2),
                    Column::Figures("sheet", 4),
                    Column::Figures("alpha", 1),
                ],
            )?,
            sheet: Sheet::new(&gl)?,
            records: Records::default(),
            gl,
        })
    }

    /// Takes in a scene, or what stands out in it, or other colours.
    pub(super) fn load(&mut self, stage: &Stage, palette: &Palette) {
        self.load_areas(stage, palette);
        self.load_lines(stage, palette);
        self.load_shapes(stage, palette);
    }

    /// Forgets how texts look: after another scene or other colours.
    pub(super) fn forget_texts(&mut self) {
        self.sheet.clear();
    }

    /// Draws the stage as it is.
    pub(super) fn draw(
        &mut self,
        stage: &Stage,
        palette: &Palette,
        scribe: &Scribe,
        device_pixels: f64,
    ) {
        let gl = &self.gl;
        gl.viewport(0, 0, gl.drawing_buffer_width(), gl.drawing_buffer_height());
        gl.clear_color(0.0, 0.0, 0.0, 0.0);
        gl.clear(Gl::COLOR_BUFFER_BIT);
        let seen = Seen {
            camera: &stage.camera,
            device_pixels,
            size_factor: stage.size_factor(),
        };
        self.sheet.write(gl, stage, palette, scribe, device_pixels);
        self.records.clear();
        for (text, facts, rect) in stage.shown() {
            if let Some(slot) = self.sheet.slot(text) {
                let snapped = |x: f64| (x * device_pixels).round() / device_pixels;
                let alpha = opacity(stage.text_level(facts));
                self.records
                    .figures([snapped(rect.from.x), snapped(rect.from.y)]);
                self.records.figures(slot.size);
                self.records.figures(slot.on_sheet);
                self.records.figures([alpha]);
            }
        }
        self.texts.load(gl, &self.records);
        for batch in [&self.areas, &self.lines, &self.shapes, &self.texts] {
            batch.draw(gl, seen);
        }
    }

    /// Gives the graphics context back: browsers allow a few at a time, and forget old ones late.
    pub(super) fn release(self) {
        let extension = self.gl.get_extension("WEBGL_lose_context");
        if let Some(context) = extension.ok().flatten() {
            context.unchecked_into::<WebglLoseContext>().lose_context();
        }
    }

    fn load_areas(&mut self, stage: &Stage, palette: &Palette) {
        self.records.clear();
        for area in &stage.scene.areas {
            let colour = palette.area(area.group);
            // The edge is convex: a fan of triangles from its first corner fills it.
            for two in area.edge.windows(2).skip(1) {
                for corner in [area.edge[0], two[0], two[1]] {
                    self.records.figures([corner.x, corner.y]);
                    self.records.colour(colour, 1.0);
                }
            }
        }
        self.areas.load(&self.gl, &self.records);
    }

    fn load_lines(&mut self, stage: &Stage, palette: &Palette) {
        self.records.clear();
        for area in &stage.scene.areas {
            let colour = palette.area_edge(area.group);
            for (place, to) in area.edge.iter().enumerate() {
                let from = area.edge[(place + area.edge.len() - 1) % area.edge.len()];
                line(
                    &mut self.records,
                    [from, *to],
                    1.5,
                    Dash::Solid,
                    colour,
                    1.0,
                );
            }
        }
        for strong in [false, true] {
            for (place, tie) in stage.scene.cast.ties.iter().enumerate() {
                let level = stage.emphasis.ties[place];
                if (level == Level::Strong) != strong {
                    continue;
                }
                let stroke = stage.scene.strokes[place];
                let colour = if strong {
                    palette.accent
                } else {
                    palette.stroke(stroke)
                };
                let width = stroke.width(tie.strength) + if strong { 0.8 } else { 0.0 };
                for ends in stage.scene.lines(place) {
                    line(
                        &mut self.records,
                        ends,
                        width,
                        stroke.look().dash,
                        colour,
                        opacity(level),
                    );
                }
            }
        }
        self.lines.load(&self.gl, &self.records);
    }

    fn load_shapes(&mut self, stage: &Stage, palette: &Palette) {
        self.records.clear();
        for (member, facts) in stage.scene.cast.members.iter().enumerate() {
            let seen = opacity(stage.emphasis.members[member]);
            let mark = stage.scene.marks[member];
            let radius = stage.scene.radii[member];
            let place = stage.scene.places[member];
            if facts.loops > 0 {
                let (colour, offset) = (palette.line, [-0.8 / 0.7, -0.8 / 0.7]);
                ring(
                    &mut self.records,
                    place,
                    offset,
                    radius * 0.7,
                    RIM,
                    colour,
                    seen,
                );
            }
            if [stage.chosen, stage.walker].contains(&Some(member)) {
                ring(
                    &mut self.records,
                    place,
                    [0.0; 2],
                    stage.scene.ring(member),
                    RING,
                    palette.accent,
                    1.0,
                );
            }
            let fill = if stage.scene.hollow(member) {
                palette.paper
            } else {
                palette.mark(mark)
            };
            self.records.figures([place.x, place.y, 0.0, 0.0]);
            self.records
                .figures([radius * mark.factor(), mark_number(mark), RIM]);
            // Faded shapes hide the lines behind them too.
            let faded = |colour: Colour| colour.mixed(palette.paper, 1.0 - seen);
            self.records.colour(faded(fill), 1.0);
            self.records.colour(faded(palette.rim(mark)), 1.0);
            if stage.scene.leaves(member) {
                strike(&mut self.records, place, radius, palette.rim(mark));
            }
        }
        self.shapes.load(&self.gl, &self.records);
    }
}

fn context(canvas: &HtmlCanvasElement) -> Option<Gl> {
    let wishes = WebGlContextAttributes::new();
    // Edges are smoothed by the programs themselves.
    wishes.set_antialias(false);
    wishes.set_depth(false);
    let context = canvas.get_context_with_context_options("webgl2", &wishes);
    context.ok()??.dyn_into().ok()
}

fn opacity(level: Level) -> f64 {
    if level == Level::Faded { FADED } else { 1.0 }
}

fn line(
    records: &mut Records,
    [from, to]: [Point; 2],
    width: f64,
    dash: Dash,
    colour: Colour,
    seen: f64,
) {
    let dash = match dash {
        Dash::Solid => 0.0,
        Dash::Dotted => 1.0,
        Dash::Dashed => 2.0,
    };
    records.figures([from.x, from.y, to.x, to.y, width, dash]);
    records.colour(colour, seen);
}

fn ring(
    records: &mut Records,
    place: Point,
    offset: [f64; 2],
    radius: f64,
    width: f64,
    colour: Colour,
    seen: f64,
) {
    records.figures([place.x, place.y]);
    records.figures(offset);
    records.figures([radius, 0.0, width]);
    records.colour(colour, 0.0);
    records.colour(colour, seen);
}

/// The line through a shape that leaves.
fn strike(records: &mut Records, place: Point, radius: f64, colour: Colour) {
    records.figures([place.x, place.y, 0.0, 0.0]);
    records.figures([radius * STRIKE * SQRT_2, STRIKE_NUMBER, RIM]);
    records.colour(colour, 1.0);
    records.colour(colour, 1.0);
}

/// As the program numbers marks; [`STRIKE_NUMBER`] is none of these.
fn mark_number(mark: Mark) -> f64 {
    match mark {
        Mark::Circle | Mark::Dot => 0.0,
        Mark::Hexagon => 1.0,
        Mark::Square => 2.0,
        Mark::Diamond => 3.0,
    }
}
