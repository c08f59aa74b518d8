//! The picture in the page: an element in which a stage is drawn, and which is handled.
//!
//! Draws when something changed and never otherwise. Tells what happened through one callback; knows
//! neither the page's components nor its address. Its element carries `data-…` facts (renderer,
//! counts, boxes of texts and shapes), from which browser tests read what is drawn.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{Document, HtmlCanvasElement, HtmlElement, MediaQueryList, ResizeObserver, Window};

use super::camera::Camera;
use super::cast::Role;
use super::emphasis::Highlight;
use super::geometry::Point;
use super::gestures::{Listening, Meant};
use super::hit_test::{self, Hit};
use super::network::Network;
use super::paint::Painter;
use super::palette::{Palette, whole};
use super::scene::Scene;
use super::scribe::Scribe;
use super::stage::Stage;
use super::svg;
use super::walk;
use crate::decimals::Decimals;
use crate::moments;

/// How long a camera's way to another view takes, in milliseconds.
const MOTION_MILLIS: f64 = 220.0;
/// How far beside a shape a mouse or a finger may be, in pixels.
const SLACK_MOUSE: f64 = 4.0;
const SLACK_FINGER: f64 = 14.0;
/// A sheet of paper on its side, in pixels.
const PRINT_SIZE: (f64, f64) = (1040.0, 640.0);

/// What happened. Entities are named by their row in the network.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Happened {
    /// The pointer is over an entity, at this point of the picture, or over none.
    Pointed(Option<(usize, Point)>),
    /// An entity was chosen, or let go.
    Chosen(Option<usize>),
    /// A walk by keyboard came to an entity.
    Walked(usize),
    /// There is nobody in that direction.
    Stuck,
    /// The neighbours folded into an entity are wanted.
    Unfold(usize),
    /// Colours became dark or light.
    Recoloured,
}

/// What a picture shows.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What can be drawn.
    pub network: Rc<Network>,
    /// What is drawn of it.
    pub scene: Rc<Scene>,
    /// What an answer is about; the rest fades.
    pub highlight: Option<Highlight>,
    /// The row of the entity chosen.
    pub chosen: Option<usize>,
}

/// A picture in the page, until dropped.
pub struct Easel(Rc<Inner>);

struct Inner {
    window: Window,
    host: HtmlElement,
    canvas: HtmlCanvasElement,
    /// Holds the SVG where there is no WebGL2.
    drawing: HtmlElement,
    /// Holds the SVG for paper.
    printed: HtmlElement,
    scribe: Scribe,
    painter: RefCell<Option<Painter>>,
    stage: RefCell<Stage>,
    shown: RefCell<Shown>,
    dark: MediaQueryList,
    /// Whether the user looks elsewhere than at everything.
    moved: Cell<bool>,
    motion: RefCell<Option<Motion>>,
    /// What the painter has yet to take in before it draws.
    stale: Cell<Stale>,
    frame: RefCell<Option<Frame>>,
    /// Whether it was drawn before.
    drawn: Cell<bool>,
    tell: Box<dyn Fn(Happened)>,
    kept: RefCell<Kept>,
}

/// What must live as long as the picture.
#[derive(Default)]
struct Kept {
    _gestures: Option<Listening>,
    _listeners: Vec<EventListener>,
    _size: Option<SizeWatch>,
}

/// Watches the size of the element until dropped.
struct SizeWatch {
    observer: ResizeObserver,
    then: Option<Closure<dyn FnMut()>>,
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
        // A change that was seen before is told after: the closure must still be there then.
        let then = self.then.take();
        Timeout::new(0, move || drop(then)).forget();
    }
}

/// A frame asked for.
struct Frame {
    number: i32,
    _then: Closure<dyn FnMut(f64)>,
}

/// A camera on its way.
#[derive(Clone, Copy)]
struct Motion {
    from: Camera,
    to: Camera,
    /// When the first frame of the way was drawn.
    begun_millis: Option<f64>,
}

#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Stale {
    Nothing,
    Emphasis,
    Texts,
}

impl Easel {
    /// A picture in `host`, an empty element with a size; `None` where the browser can draw nothing.
    /// A wheel without Ctrl zooms only with `wheel_zooms`.
    pub fn new(
        host: HtmlElement,
        shown: Shown,
        wheel_zooms: bool,
        tell: Box<dyn Fn(Happened)>,
    ) -> Option<Self> {
        let window = web_sys::window()?;
        let document = window.document()?;
        let scribe = Scribe::new(&document)?;
        let canvas: HtmlCanvasElement = child(&document, &host, "canvas", "picture-canvas")?
            .dyn_into()
            .ok()?;
        let painter = Painter::new(&canvas);
        let stage = staged(&shown, size_of(&host), &scribe);
        let inner = Rc::new(Inner {
            drawing: child(&document, &host, "div", "picture-drawing")?,
            printed: child(&document, &host, "div", "picture-printed")?,
            dark: window.match_media("(prefers-color-scheme: dark)").ok()??,
            painter: RefCell::new(painter),
            stage: RefCell::new(stage),
            shown: RefCell::new(shown),
            moved: Cell::new(false),
            motion: RefCell::new(None),
            stale: Cell::new(Stale::Texts),
            frame: RefCell::new(None),
            drawn: Cell::new(false),
            kept: RefCell::new(Kept::default()),
            tell,
            window,
            host,
            canvas,
            scribe,
        });
        inner.listen(wheel_zooms);
        inner.restage();
        Some(Self(inner))
    }

    /// Shows something else; only what differs is done anew.
    pub fn show(&self, shown: Shown) {
        let inner = &self.0;
        let before = inner.shown.replace(shown.clone());
        if !Rc::ptr_eq(&before.network, &shown.network) || !Rc::ptr_eq(&before.scene, &shown.scene)
        {
            let size = size_of(&inner.host);
            *inner.stage.borrow_mut() = staged(&shown, size, &inner.scribe);
            inner.moved.set(false);
            inner.restage();
        } else if before.highlight != shown.highlight || before.chosen != shown.chosen {
            inner.restage_emphasis();
        }
    }

    /// Shows everything.
    pub fn fit(&self) {
        self.0.fit();
    }

    /// Zooms in the middle.
    pub fn zoom(&self, nearer: bool) {
        let step = super::gestures::ZOOM_STEP;
        self.0.zoom_step(if nearer { step } else { 1.0 / step });
    }
}

impl Drop for Easel {
    fn drop(&mut self) {
        if let Some(frame) = self.0.frame.take() {
            // Fails for a frame that is being drawn: it is the last.
            let _ = self.0.window.cancel_animation_frame(frame.number);
        }
        self.0.kept.take();
        if let Some(painter) = self.0.painter.take() {
            painter.release();
        }
    }
}

fn child(document: &Document, host: &HtmlElement, tag: &str, class: &str) -> Option<HtmlElement> {
    let element: HtmlElement = document.create_element(tag).ok()?.dyn_into().ok()?;
    element.set_class_name(class);
    host.append_child(&element).ok()?;
    Some(element)
}

fn size_of(host: &HtmlElement) -> (f64, f64) {
    let size = |pixels: i32| f64::from(pixels.max(1));
    (size(host.client_width()), size(host.client_height()))
}

fn staged(shown: &Shown, (width, height): (f64, f64), scribe: &Scribe) -> Stage {
    let measure = |text: &str, style| scribe.measure(text, style);
    Stage::new(
        shown.network.clone(),
        shown.scene.clone(),
        width,
        height,
        &measure,
    )
}

/// The colours that the browser asks for now.
#[must_use]
pub fn palette_now() -> Palette {
    let dark = web_sys::window()
        .and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok()?);
    Palette::of(dark.is_some_and(|query| query.matches()))
}

impl Inner {
    fn palette(&self) -> Palette {
        Palette::of(self.dark.matches())
    }

    fn listen(self: &Rc<Self>, wheel_zooms: bool) {
        let me = Rc::downgrade(self);
        let meant = Rc::new(move |meant| with(&me, |me| me.act(meant)));
        *self.kept.borrow_mut() = Kept {
            _gestures: Some(Listening::to(&self.host, wheel_zooms, meant)),
            _listeners: self.listeners(),
            _size: self.size_watch(),
        };
    }

    fn listeners(self: &Rc<Self>) -> Vec<EventListener> {
        let on = |target: &web_sys::EventTarget, name: &'static str, act: fn(&Rc<Self>)| {
            let me = Rc::downgrade(self);
            EventListener::new(target, name, move |_| with(&me, act))
        };
        let me = Rc::downgrade(self);
        let options = gloo_events::EventListenerOptions::enable_prevent_default();
        let lost = EventListener::new_with_options(
            &self.canvas,
            "webglcontextlost",
            options,
            move |event| {
                // Asks for the context back; until then nothing is drawn.
                event.prevent_default();
                with(&me, |me| *me.painter.borrow_mut() = None);
            },
        );
        vec![
            lost,
            on(&self.canvas, "webglcontextrestored", |me| {
                *me.painter.borrow_mut() = Painter::new(&me.canvas);
                me.stale(Stale::Texts);
            }),
            on(&self.dark, "change", |me| {
                me.stale(Stale::Texts);
                (me.tell)(Happened::Recoloured);
            }),
            on(&self.window, "beforeprint", |me| me.print()),
            on(&self.window, "afterprint", |me| {
                me.printed.set_inner_html("")
            }),
        ]
    }

    fn size_watch(self: &Rc<Self>) -> Option<SizeWatch> {
        let me = Rc::downgrade(self);
        let then = Closure::<dyn FnMut()>::new(move || with(&me, |me| me.resize()));
        let observer = ResizeObserver::new(then.as_ref().unchecked_ref()).ok()?;
        observer.observe(&self.host);
        Some(SizeWatch {
            observer,
            then: Some(then),
        })
    }

    fn resize(self: &Rc<Self>) {
        let (width, height) = size_of(&self.host);
        let before = self.stage.borrow().camera;
        if (before.width, before.height) == (width, height) {
            return;
        }
        self.stage.borrow_mut().resize(width, height);
        if self.moved.get() {
            let fitting = self.stage.borrow().camera;
            let camera = fitting
                .zoomed_at(fitting.middle(), before.zoom())
                .centred(before.centre_in_world);
            self.stage.borrow_mut().look(camera);
        }
        self.ask_frame();
    }

    /// After another scene.
    fn restage(self: &Rc<Self>) {
        self.stale(Stale::Texts);
        self.restage_emphasis();
    }

    /// After another highlight or choice.
    fn restage_emphasis(self: &Rc<Self>) {
        let shown = self.shown.borrow().clone();
        let mut stage = self.stage.borrow_mut();
        let chosen = shown.chosen.and_then(|row| stage.scene.cast.place(row));
        stage.set_highlight(shown.highlight);
        let (walker, pointed) = (stage.walker, stage.pointed);
        stage.set_focus(chosen, walker, pointed);
        drop(stage);
        if let Some(chosen) = chosen {
            self.bring_into_view(chosen);
        }
        self.stale(Stale::Emphasis);
    }

    fn act(self: &Rc<Self>, meant: Meant) {
        match meant {
            Meant::Drag(way) => self.look(|camera| camera.panned(way)),
            Meant::Zoom(at, factor) => self.look(|camera| camera.zoomed_at(at, factor)),
            Meant::ZoomStep(factor) => self.zoom_step(factor),
            Meant::Fit => self.fit(),
            Meant::Rest => self.rest(),
            Meant::Hover(at) => self.hover(at),
            Meant::Tap(at, finger) => self.tap(at, finger),
            Meant::Walk(heading) => self.walk(heading),
            Meant::First => self.walk_first(),
            Meant::Enter => self.enter(),
            Meant::Choose => {
                let walker = self.stage.borrow().walker;
                self.choose(walker);
            }
            Meant::Release => {
                self.focus(None, None);
                self.choose(None);
            }
            Meant::Leave => self.focus(None, None),
        }
    }

    fn look(self: &Rc<Self>, to: impl Fn(&Camera) -> Camera) {
        *self.motion.borrow_mut() = None;
        let camera = to(&self.stage.borrow().camera);
        self.stage.borrow_mut().look(camera);
        self.moved.set(true);
        self.ask_frame();
    }

    /// After a drag: names that came into view find a place.
    fn rest(self: &Rc<Self>) {
        self.stage.borrow_mut().arrange();
        self.ask_frame();
    }

    fn zoom_step(self: &Rc<Self>, factor: f64) {
        let camera = self.stage.borrow().camera;
        self.moved.set(true);
        self.travel(camera.zoomed_at(camera.middle(), factor));
    }

    fn fit(self: &Rc<Self>) {
        let fitting = self.stage.borrow().fitting();
        self.moved.set(false);
        self.travel(fitting);
    }

    /// Goes to another view: at once where motion is not wanted.
    fn travel(self: &Rc<Self>, to: Camera) {
        let from = self.stage.borrow().camera;
        let still = self.window.match_media("(prefers-reduced-motion: reduce)");
        if still.ok().flatten().is_some_and(|query| query.matches()) {
            self.stage.borrow_mut().look(to);
        } else {
            let begun_millis = None;
            *self.motion.borrow_mut() = Some(Motion {
                from,
                to,
                begun_millis,
            });
        }
        self.ask_frame();
    }

    /// Moves the camera when a member is out of sight.
    fn bring_into_view(self: &Rc<Self>, member: usize) {
        let stage = self.stage.borrow();
        let visible = stage
            .camera
            .window()
            .grown(-30.0)
            .holds(stage.place(member));
        let to = stage.camera.centred(stage.scene.places[member]);
        drop(stage);
        if !visible {
            self.moved.set(true);
            self.travel(to);
        }
    }

    fn hover(self: &Rc<Self>, at: Option<Point>) {
        let stage = self.stage.borrow();
        let hit = at.and_then(|at| hit_test::at(&stage, at, SLACK_MOUSE));
        let member = hit.map(|(Hit::Member(member) | Hit::Folded(member))| member);
        let (before, walker) = (stage.pointed, stage.walker);
        let told = member.map(|member| (stage.scene.cast.members[member].row, stage.place(member)));
        drop(stage);
        if member != before {
            self.focus(walker, member);
            (self.tell)(Happened::Pointed(told));
        }
    }

    fn tap(self: &Rc<Self>, at: Point, finger: bool) {
        let slack = if finger { SLACK_FINGER } else { SLACK_MOUSE };
        let hit = hit_test::at(&self.stage.borrow(), at, slack);
        match hit {
            Some(Hit::Folded(member)) => {
                let row = self.stage.borrow().scene.cast.members[member].row;
                (self.tell)(Happened::Unfold(row));
            }
            Some(Hit::Member(member)) => self.choose(Some(member)),
            None => self.choose(None),
        }
    }

    fn choose(self: &Rc<Self>, member: Option<usize>) {
        let row = member.map(|member| self.stage.borrow().scene.cast.members[member].row);
        (self.tell)(Happened::Chosen(row));
    }

    fn enter(self: &Rc<Self>) {
        let stage = self.stage.borrow();
        let start = stage.chosen.or_else(|| self.first(&stage));
        drop(stage);
        self.walk_to(start);
    }

    fn walk_first(self: &Rc<Self>) {
        let first = self.first(&self.stage.borrow());
        self.walk_to(first);
    }

    fn first(&self, stage: &Stage) -> Option<usize> {
        walk::first(&stage.scene, |row| stage.network.entities()[row].importance)
    }

    fn walk(self: &Rc<Self>, heading: walk::Heading) {
        let from = self.stage.borrow().walker;
        let Some(from) = from else {
            return self.enter();
        };
        let step = walk::step(&self.stage.borrow().scene, from, heading);
        match step {
            Some(member) => self.walk_to(Some(member)),
            None => (self.tell)(Happened::Stuck),
        }
    }

    fn walk_to(self: &Rc<Self>, member: Option<usize>) {
        let Some(member) = member else { return };
        self.focus(Some(member), None);
        self.bring_into_view(member);
        let row = self.stage.borrow().scene.cast.members[member].row;
        (self.tell)(Happened::Walked(row));
    }

    fn focus(self: &Rc<Self>, walker: Option<usize>, pointed: Option<usize>) {
        let mut stage = self.stage.borrow_mut();
        let chosen = stage.chosen;
        if (stage.walker, stage.pointed) == (walker, pointed) {
            return;
        }
        stage.set_focus(chosen, walker, pointed);
        let cursor = if pointed.is_some() { "pointer" } else { "" };
        drop(stage);
        // Without it the pointer keeps its usual look.
        let _ = self.host.style().set_property("cursor", cursor);
        self.stale(Stale::Emphasis);
    }

    fn stale(self: &Rc<Self>, stale: Stale) {
        if stale > self.stale.get() {
            self.stale.set(stale);
        }
        self.ask_frame();
    }

    /// Asks for one frame, unless one is asked for already.
    fn ask_frame(self: &Rc<Self>) {
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
        self.state_facts(&stage, painter.is_some());
    }

    /// Writes what is drawn on the element, for tests; a fact that cannot be written is missing there.
    fn state_facts(&self, stage: &Stage, painted: bool) {
        if self.motion.borrow().is_some() {
            return;
        }
        let tags = stage
            .scene
            .cast
            .members
            .iter()
            .filter(|m| m.role == Role::Tag)
            .count();
        for (name, value) in [
            (
                "data-renderer",
                if painted { "webgl2" } else { "svg" }.to_owned(),
            ),
            ("data-shapes", stage.scene.shapes().to_string()),
            ("data-tags", tags.to_string()),
            ("data-ties", stage.scene.cast.ties.len().to_string()),
            ("data-zoom", Decimals(stage.camera.zoom(), 3).to_string()),
            ("data-labels", facts::labels(stage)),
            ("data-boxes", facts::boxes(stage)),
        ] {
            let _ = self.host.set_attribute(name, &value);
        }
    }

    /// The whole picture on light paper, without what the pointer is over.
    fn print(&self) {
        let shown = self.shown.borrow();
        let mut stage = staged(&shown, PRINT_SIZE, &self.scribe);
        stage.set_highlight(shown.highlight.clone());
        self.printed
            .set_inner_html(&svg::picture(&stage, &Palette::of(false)));
    }
}

fn with(inner: &Weak<Inner>, act: impl FnOnce(&Rc<Inner>)) {
    if let Some(inner) = inner.upgrade() {
        act(&inner);
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

/// What is drawn, as JSON for browser tests.
mod facts {
    use super::super::geometry::Rect;
    use super::super::stage::Stage;
    use crate::decimals::tenths;

    pub(super) fn labels(stage: &Stage) -> String {
        let shown = stage.shown().map(|(_, text, rect)| {
            let kind = text.kind.word();
            let size = tenths(text.kind.style().size);
            let owner = if matches!(kind, "area" | "count") {
                String::new()
            } else {
                id(stage, text.owner)
            };
            let (text, owner) = (quoted(&text.lines.join(" ")), quoted(&owner));
            format!(
                r#"{{"kind":"{kind}","text":{text},"owner":{owner},"size":{size},{}}}"#,
                sides(rect)
            )
        });
        format!("[{}]", shown.collect::<Vec<_>>().join(","))
    }

    pub(super) fn boxes(stage: &Stage) -> String {
        let members = (0..stage.scene.places.len()).map(|member| {
            let owner = quoted(&id(stage, member));
            format!(r#"{{"owner":{owner},{}}}"#, sides(stage.bounds(member)))
        });
        format!("[{}]", members.collect::<Vec<_>>().join(","))
    }

    fn id(stage: &Stage, member: usize) -> String {
        stage.network.entities()[stage.scene.cast.members[member].row]
            .id
            .clone()
    }

    fn sides(rect: Rect) -> String {
        let [left, top] = [rect.from.x, rect.from.y].map(tenths);
        let [right, bottom] = [rect.to.x, rect.to.y].map(tenths);
        format!(r#""left":{left},"top":{top},"right":{right},"bottom":{bottom}"#)
    }

    fn quoted(text: &str) -> String {
        let escaped = text.replace('\\', r"\\").replace('"', "\\\"");
        format!("\"{escaped}\"")
    }
}
