//! Many of one sort of thing in one call: a program, its figures per thing, and where they are kept.
//!
//! Knows WebGL2; not what the figures mean.

use web_sys::{
    WebGl2RenderingContext as Gl, WebGlBuffer, WebGlProgram, WebGlShader, WebGlUniformLocation,
    WebGlVertexArrayObject,
};

use crate::canvas::camera::Camera;
use crate::canvas::palette::Colour;
use crate::canvas::placement::narrow;

/// What the vertices of one thing make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Each record is a thing of four corners.
    Quads,
    /// Each record is a corner; three make a triangle.
    Triangles,
}

/// A column of a record: its name in the program, and of how many figures it consists. Colours are
/// four bytes instead.
#[derive(Clone, Copy, Debug)]
pub(super) enum Column {
    /// Figures.
    Figures(&'static str, u8),
    /// A colour.
    Colour(&'static str),
}

impl Column {
    fn bytes(self) -> i32 {
        match self {
            Self::Figures(_, count) => i32::from(count) * 4,
            Self::Colour(_) => 4,
        }
    }
}

/// Records as the program reads them, kept between frames.
#[derive(Debug, Default)]
pub(super) struct Records(Vec<u8>);

impl Records {
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    pub(super) fn figures<const N: usize>(&mut self, figures: [f64; N]) {
        for figure in figures {
            self.0.extend_from_slice(&narrow(figure).to_le_bytes());
        }
    }

    /// A colour with its opacity, 0 to 1.
    pub(super) fn colour(&mut self, colour: Colour, opacity: f64) {
        let alpha = u8::try_from(crate::canvas::palette::whole(opacity * 255.0)).unwrap_or(u8::MAX);
        self.0
            .extend_from_slice(&[colour.0, colour.1, colour.2, alpha]);
    }
}

/// A program with its records.
#[derive(Debug)]
pub(super) struct Batch {
    program: WebGlProgram,
    columns: WebGlVertexArrayObject,
    buffer: WebGlBuffer,
    form: Form,
    record_bytes: i32,
    records: i32,
    uniforms: Uniforms,
}

#[derive(Debug)]
struct Uniforms {
    centre_in_world: Option<WebGlUniformLocation>,
    window_size: Option<WebGlUniformLocation>,
    scale: Option<WebGlUniformLocation>,
    device_pixels: Option<WebGlUniformLocation>,
    size_factor: Option<WebGlUniformLocation>,
}

/// From where things are seen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen<'a> {
    pub(super) camera: &'a Camera,
    pub(super) device_pixels: f64,
    pub(super) size_factor: f64,
}

impl Batch {
    /// A batch without records; `None` where the program does not compile or there is no room.
    pub(super) fn new(
        gl: &Gl,
        [vertex, fragment]: [&str; 2],
        form: Form,
        columns: &[Column],
    ) -> Option<Self> {
        let vertex = concat_common(vertex);
        let program = program(gl, &vertex, fragment)?;
        let array = gl.create_vertex_array()?;
        let buffer = gl.create_buffer()?;
        let record_bytes = columns.iter().map(|column| column.bytes()).sum();
        gl.bind_vertex_array(Some(&array));
        gl.bind_buffer(Gl::ARRAY_BUFFER, Some(&buffer));
        describe(gl, &program, form, columns, record_bytes);
        let uniform = |name| gl.get_uniform_location(&program, name);
        Some(Self {
            uniforms: Uniforms {
                centre_in_world: uniform("centre_in_world"),
                window_size: uniform("window_size"),
                scale: uniform("scale"),
                device_pixels: uniform("device_pixels"),
                size_factor: uniform("size_factor"),
            },
            columns: array,
            buffer,
            program,
            form,
            record_bytes,
            records: 0,
        })
    }

    /// Replaces all records.
    pub(super) fn load(&mut self, gl: &Gl, records: &Records) {
        gl.bind_buffer(Gl::ARRAY_BUFFER, Some(&self.buffer));
        gl.buffer_data_with_u8_array(Gl::ARRAY_BUFFER, &records.0, Gl::DYNAMIC_DRAW);
        let bytes = i32::try_from(records.0.len()).unwrap_or(0);
        self.records = bytes / self.record_bytes;
    }

    /// Draws all records in one call.
    pub(super) fn draw(&self, gl: &Gl, seen: Seen<'_>) {
        if self.records == 0 {
            return;
        }
        gl.use_program(Some(&self.program));
        gl.bind_vertex_array(Some(&self.columns));
        self.look(gl, seen);
        match self.form {
            Form::Quads => gl.draw_arrays_instanced(Gl::TRIANGLE_STRIP, 0, 4, self.records),
            Form::Triangles => gl.draw_arrays(Gl::TRIANGLES, 0, self.records),
        }
    }

    fn look(&self, gl: &Gl, seen: Seen<'_>) {
        let camera = seen.camera;
        let place = camera.centre_in_world;
        let at = &self.uniforms;
        gl.uniform2f(
            at.centre_in_world.as_ref(),
            narrow(place.x),
            narrow(place.y),
        );
        gl.uniform2f(
            at.window_size.as_ref(),
            narrow(camera.width),
            narrow(camera.height),
        );
        gl.uniform1f(at.scale.as_ref(), narrow(camera.scale));
        gl.uniform1f(at.device_pixels.as_ref(), narrow(seen.device_pixels));
        gl.uniform1f(at.size_factor.as_ref(), narrow(seen.size_factor));
    }
}

fn concat_common(vertex: &str) -> String {
    [include_str!("common.vert"), vertex].concat()
}

fn describe(gl: &Gl, program: &WebGlProgram, form: Form, columns: &[Column], record_bytes: i32) {
    let mut start = 0;
    for column in columns {
        let (name, count, kind) = match column {
            Column::Figures(name, count) => (name, i32::from(*count), Gl::FLOAT),
            Column::Colour(name) => (name, 4, Gl::UNSIGNED_BYTE),
        };
        // A column that the compiler found unused has no location.
        if let Ok(place) = u32::try_from(gl.get_attrib_location(program, name)) {
            gl.enable_vertex_attrib_array(place);
            gl.vertex_attrib_pointer_with_i32(
                place,
                count,
                kind,
                kind == Gl::UNSIGNED_BYTE,
                record_bytes,
                start,
            );
            gl.vertex_attrib_divisor(place, u32::from(form == Form::Quads));
        }
        start += column.bytes();
    }
}

fn program(gl: &Gl, vertex: &str, fragment: &str) -> Option<WebGlProgram> {
    let program = gl.create_program()?;
    for (kind, text) in [(Gl::VERTEX_SHADER, vertex), (Gl::FRAGMENT_SHADER, fragment)] {
        gl.attach_shader(&program, &shader(gl, kind, text)?);
    }
    gl.link_program(&program);
    let linked = gl
        .get_program_parameter(&program, Gl::LINK_STATUS)
        .as_bool()?;
    linked.then_some(program)
}

fn shader(gl: &Gl, kind: u32, text: &str) -> Option<WebGlShader> {
    let shader = gl.create_shader(kind)?;
    gl.shader_source(&shader, text);
    gl.compile_shader(&shader);
    Some(shader)
}
